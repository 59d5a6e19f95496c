//! Rounds: those that the browser keeps, those that are held in memory, and what is done in the one that is open.

pub mod checked;
pub mod deciding;
pub mod frozen;
mod head;
pub mod held;
pub mod incoming;
pub mod inputs;
mod kept;
pub mod named_unit;
pub mod open;
pub mod printed_results;
pub mod program;
pub mod rescued;
pub mod scores;
pub mod sheet_files;
pub mod survey;
pub mod typed;
pub mod waiting;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::round::Round;

use self::held::{Held, HeldRounds, is_too_large};
pub use self::kept::{KeptRound, ListedRound, list, load, remove, save};
use super::workspace::Workspace;
#[cfg(test)]
pub(crate) use tests::kept_and_open;

/// Keeps a new round and gives its key. One that the browser cannot keep is held in memory, and why is told; `in_file` says
/// whether a file holds it already.
pub fn create(ws: Workspace, held: HeldRounds, round: Round, in_file: bool) -> String {
    let ports = ws.ports();
    let kept = KeptRound::new((ports.new_id)());
    let key = kept.key.clone();
    let fault = if is_too_large(&round) {
        None
    } else {
        match save(&*ports.store, &kept, &round, &(ports.now)(), &(ports.new_id)()) {
            Ok(kept) => {
                ws.shelf.update(|shelf| *shelf += 1);
                return kept.key;
            }
            Err(fault) => Some(fault),
        }
    };
    if let Some(fault) = fault {
        let lines = vec![fault.sentence().into(), thuocdo_text::ui::ROUND_NOT_SAVED.into()];
        ws.notify(true, thuocdo_text::ui::NOT_SAVED, lines, None);
    }
    held.hold(Held { kept, round: Arc::new(round), unsaved: !in_file, changed_at: (ports.now)(), fault });
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::province_route::{ProvinceRoute, RoundTab};
    use crate::state::storage::{Memory, StorageFault};
    use crate::state::workspace::SaveState;
    use thuocdo_core::assessment::{Answer, Appraisal, Assessment, Figure, Given, Period, Stage, Unit, Verdict};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::RoundUnit;

    pub(super) fn round(names: &[&str]) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for name in names {
            let unit = Unit { name: (*name).into(), ..Unit::default() };
            let sheet = Arc::new(Assessment::new("qd766-2022", unit, Period::Year(2026)));
            round.units.push(RoundUnit { sheet, received: None });
        }
        round
    }

    pub(super) fn names(round: &Round) -> Vec<&str> {
        round.units.iter().map(|unit| unit.sheet.unit.name.as_str()).collect()
    }

    fn program() -> program::RoundProgram {
        program::RoundProgram::new(ProvinceRoute::Rounds, HeldRounds::new())
    }

    /// A round of one unit that gives itself three points, of which the first appraisal leaves two and the second one.
    fn appraised() -> Round {
        let mut round = round(&["A"]);
        let points = |points: i64| Given::Points(Figure::Number(points.into()));
        let verdict = |given| Some(Verdict { given: points(given), reason: "Thiếu tài liệu".into() });
        let appraisal = Appraisal { first: verdict(2), second: verdict(1), ..Appraisal::default() };
        let mut sheet = (*round.units[0].sheet).clone();
        sheet.set_answer(
            "CKMB",
            Answer { given: Some(points(3)), appraisal: Some(Box::new(appraisal)), ..Answer::default() },
        );
        round.units[0].sheet = Arc::new(sheet);
        round
    }

    /// The round with a key, opened from the store.
    fn opened(ws: Workspace, program: program::RoundProgram, key: &str) -> open::OpenRound {
        let (kept, round) = load(&*ws.ports().store, key).unwrap().unwrap();
        open::OpenRound::new(ws, program, kept, round)
    }

    /// A new round of these units, kept and open, and the program that it is open in.
    pub(crate) fn kept_and_open(names: &[&str]) -> (program::RoundProgram, open::OpenRound) {
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, round(names), false);
        (program, opened(ws, program, &key))
    }

    /// The first unit of a round that is open.
    fn first(open: open::OpenRound) -> named_unit::NamedUnit {
        open.round.with_untracked(|round| named_unit::NamedUnit::of(round, 0)).unwrap()
    }

    fn code(round: &Round) -> String {
        round.units[0].sheet.unit.code.clone()
    }

    fn workspace(room: usize) -> Workspace {
        static STORES: std::sync::Mutex<u64> = std::sync::Mutex::new(0);
        let new_id = || {
            let mut made = STORES.lock().unwrap();
            *made += 1;
            format!("k{made}")
        };
        let ports = crate::state::workspace::Ports {
            store: Arc::new(Memory::with_room(room)),
            now: || "2026-11-02T14:05:33".into(),
            new_id,
            later: |_, call| call(),
            rename_page: |_| (),
        };
        Workspace::new(ports)
    }

    #[test]
    fn what_the_browser_cannot_keep_stays_in_memory_with_every_edit() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100), program());
        let held = program.held;
        let key = create(ws, held, round(&["A"]), true);
        assert_eq!(ws.ports().store.keys("thuocdo."), Vec::<String>::new());
        assert!(!held.would_lose(), "the file holds it");
        let open = open::OpenRound::of_held(ws, program, held.find(&key).unwrap());
        open.change_sheet(&first(open), |sheet| sheet.unit.code = "H1".into());
        assert!(held.would_lose() && open.is_unsaved());
        assert_eq!(held.find(&key).unwrap().round.units[0].sheet.unit.code, "H1");
        open.is_in_file();
        assert!(!held.would_lose());
        open.step(true);
        assert!(held.would_lose(), "undoing is an edit as well");
        assert_eq!(held.find(&key).unwrap().round.units[0].sheet.unit.code, "");
        held.release(&key);
        assert!(held.find(&key).is_none() && !held.would_lose());
    }

    #[test]
    fn a_round_that_can_be_kept_again_leaves_memory() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(700), program());
        let held = program.held;
        let store = ws.ports().store;
        store.set("thuocdo.draft.x", &"x".repeat(500)).unwrap();
        let key = create(ws, held, round(&["A"]), false);
        assert_eq!(held.find(&key).unwrap().fault, Some(StorageFault::Full));
        store.remove("thuocdo.draft.x");
        let open = open::OpenRound::of_held(ws, program, held.find(&key).unwrap());
        open.change_sheet(&first(open), |sheet| sheet.unit.code = "H1".into());
        assert!(held.find(&key).is_none() && !held.would_lose());
        assert_eq!(load(&*store, &key).unwrap().unwrap().1.units[0].sheet.unit.code, "H1");
    }

    #[test]
    fn after_a_copy_the_address_and_the_links_of_its_page_lead_to_it() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let addresses: [fn(String) -> ProvinceRoute; 4] = [
            |key| ProvinceRoute::Round { key, tab: RoundTab::Rank },
            |key| ProvinceRoute::RoundUnit { key, unit: 7, name: Some("Xã H".into()) },
            |key| ProvinceRoute::RoundCriterion { key, node: "ON_TIME".into() },
            |_| ProvinceRoute::Rounds,
        ];
        for address in addresses {
            let key = create(ws, program.held, round(&["A"]), false);
            let open = opened(ws, program, &key);
            program.route.set(address(key.clone()));
            // Another tab saves.
            let store = ws.ports().store;
            let (kept, theirs) = load(&*store, &key).unwrap().unwrap();
            save(&*store, &kept, &theirs, "t2", "-").unwrap();
            open.change_sheet(&first(open), |sheet| sheet.unit.code = "H1".into());
            assert!(open.key() != key && open.has_key(&open.key()));
            assert_eq!(program.route.get_untracked(), address(open.key()));
            assert_eq!(code(&load(&*store, &key).unwrap().unwrap().1), "");
            assert_eq!(code(&load(&*store, &open.key()).unwrap().unwrap().1), "H1");
        }
    }

    #[test]
    fn the_steps_of_a_round_last_while_nobody_else_saves_it() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, round(&["A"]), false);
        let page = |open: fn(Workspace, program::RoundProgram, &str) -> open::OpenRound| {
            let page = Owner::new();
            (page.with(|| open(ws, program, &key)), page)
        };
        let (open, owner) = page(opened);
        for code in ["H1", "H2"] {
            open.change_sheet(&first(open), |sheet| sheet.unit.code = code.into());
        }
        open.step(true);
        owner.cleanup();
        let (open, owner) = page(opened);
        assert!(open.can_step(true) && open.can_step(false));
        open.step(true);
        assert_eq!(code(&open.round.get_untracked()), "");
        open.step(false);
        owner.cleanup();
        // Another tab saves: these steps lead to what is no longer there.
        let store = ws.ports().store;
        let (kept, theirs) = load(&*store, &key).unwrap().unwrap();
        save(&*store, &kept, &theirs, "t9", "-").unwrap();
        let (open, _owner) = page(opened);
        assert!(!open.can_step(true) && !open.can_step(false));
        assert_eq!(code(&open.round.get_untracked()), "H1");
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, round(&["A", "B"]), false);
        let open = opened(ws, program, &key);
        type Edit = fn(&Round) -> Round;
        let with_code = |round: &Round, code: &str| {
            let mut sheet = (*round.units[0].sheet).clone();
            sheet.unit.code = code.into();
            round.with_sheet(0, sheet)
        };
        open.change(|round| with_code(round, "H1"));
        open.step(true);
        let cases: [(&str, bool, Edit); 9] = [
            ("nothing", false, |round| round.clone()),
            ("a sheet that holds the same", false, |round| round.with_sheet(0, (*round.units[0].sheet).clone())),
            ("a code", true, |round| {
                let mut sheet = (*round.units[1].sheet).clone();
                sheet.unit.code = "H2".into();
                round.with_sheet(1, sheet)
            }),
            ("the title", true, |round| Round { title: "Khác".into(), ..round.clone() }),
            ("the period", true, |round| Round { period: Period::Year(2025), ..round.clone() }),
            ("the deadline", true, |round| Round {
                deadline: thuocdo_core::framework::Date::parse("2026-12-01"),
                ..round.clone()
            }),
            ("the groups", true, |round| Round { groups: vec!["X".into()], ..round.clone() }),
            ("the day of a unit", true, |round| {
                let mut round = round.clone();
                round.units[0].received = thuocdo_core::framework::Date::parse("2026-11-01");
                round
            }),
            ("the units", true, |round| Round { units: Vec::new(), ..round.clone() }),
        ];
        for (case, is_step, edit) in cases {
            assert!(!open.can_step(true) && open.can_step(false), "{case}");
            open.change(edit);
            assert_eq!((open.can_step(true), open.can_step(false)), (is_step, !is_step), "{case}");
            if is_step {
                open.step(true);
            }
        }
    }

    #[test]
    fn what_a_field_tells_late_goes_to_its_own_unit_or_to_nobody() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, round(&["A", "B", "C"]), false);
        let open = opened(ws, program, &key);
        let day = thuocdo_core::framework::Date::parse("2026-11-20");
        let b = open.round.with_untracked(|round| named_unit::NamedUnit::of(round, 1)).unwrap();
        open.change_unit(&first(open), |round, at| drop(round.units.remove(at)));
        open.change_unit(&b, |round, at| round.units[at].received = day);
        open.change_sheet(&b, |sheet| sheet.unit.code = "H2".into());
        let days = |open: open::OpenRound| {
            open.round.with_untracked(|round| round.units.iter().map(|one| one.received).collect::<Vec<_>>())
        };
        assert_eq!(days(open), [day, None]);
        open.change_unit(&b, |round, at| drop(round.units.remove(at)));
        open.change_unit(&b, |round, at| round.units[at].received = day);
        open.change_sheet(&b, |sheet| sheet.unit.code = "H3".into());
        assert_eq!((days(open), code(&open.round.get_untracked())), (vec![None], String::new()));
    }

    #[test]
    fn what_a_file_holds_is_not_forgotten_by_a_save_that_fails_again() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(2_000), program());
        let key = create(ws, program.held, round(&["A"]), false);
        let store = ws.ports().store;
        let open = opened(ws, program, &key);
        let left: usize =
            2_000 - store.keys("").iter().filter_map(|key| store.get(key)).map(|text| text.len()).sum::<usize>();
        store.set("thuocdo.draft.x", &"x".repeat(left)).unwrap();
        open.change_sheet(&first(open), |sheet| sheet.unit.code = "H1".into());
        assert_eq!(ws.save_state.get_untracked(), SaveState::Failed(StorageFault::Full));
        assert!(open.is_held() && program.held.would_lose());
        open.is_in_file();
        open.save_now();
        assert!(open.is_held() && !program.held.would_lose(), "the file holds it, whatever the browser does");
        open.change_sheet(&first(open), |sheet| sheet.unit.code = "H2".into());
        assert!(program.held.would_lose());
        // Opened again from memory, it is still in the file.
        open.is_in_file();
        let again = open::OpenRound::of_held(ws, program, program.held.find(&key).unwrap());
        again.save_now();
        assert!(!program.held.would_lose());
        store.remove("thuocdo.draft.x");
        again.save_now();
        assert!(!again.is_held() && program.held.find(&key).is_none());
    }

    #[test]
    fn what_is_collected_and_published_counts_in_the_end_whatever_stage_is_ranked() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, appraised(), false);
        let open = opened(ws, program, &key);
        for (stage, ranked) in [(Stage::SelfScored, 3), (Stage::First, 2), (Stage::Final, 1)] {
            open.stage.set(stage);
            let totals = [
                open.live.with_untracked(|live| live.rows[0].total),
                open.final_live.with_untracked(|live| live.rows[0].total),
                open.final_scores.with_untracked(|scores| scores[0].numbers.total),
            ];
            assert_eq!(totals, [ranked, 1, 1].map(|points| Some(points.into())), "{stage:?}");
        }
    }

    #[test]
    fn what_is_too_large_is_known_before_it_is_tried() {
        let mut round = round(&["A"]);
        assert!(!is_too_large(&round));
        round.title = "x".repeat(4_600_000);
        assert!(is_too_large(&round));
    }

    #[test]
    fn a_round_is_kept_again_once_so_much_is_taken_out_that_it_is_not_too_large() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(10_000_000), program());
        let mut large = round(&["A", "B"]);
        let answer = Answer { note: "x".repeat(4_600_000), ..Answer::default() };
        Arc::make_mut(&mut large.units[1].sheet).set_answer("CKMB", answer);
        let key = create(ws, program.held, large, false);
        let open = open::OpenRound::of_held(ws, program, program.held.find(&key).unwrap());
        let told = || (open.too_large.get_untracked(), program.held.find(&key).is_some());
        assert_eq!(told(), (true, true));
        open.change_sheet(&first(open), |sheet| sheet.unit.code = "H1".into());
        assert_eq!(told(), (true, true));
        let b = open.round.with_untracked(|round| named_unit::NamedUnit::of(round, 1)).unwrap();
        open.change_unit(&b, |round, at| drop(round.units.remove(at)));
        assert_eq!(told(), (false, false));
        assert_eq!(code(&load(&*ws.ports().store, &key).unwrap().unwrap().1), "H1");
        assert!(!program.held.would_lose());
    }

    #[test]
    fn what_is_typed_and_what_waits_is_there_after_a_look_at_another_page() {
        let owner = Owner::new();
        owner.set();
        let (ws, program) = (workspace(100_000), program());
        let key = create(ws, program.held, round(&["A"]), false);
        let page = || {
            let page = Owner::new();
            (page.with(|| opened(ws, program, &key)), page)
        };
        let (open, owner) = page();
        open.typed.publisher.set("UBND tỉnh".into());
        let arrived = incoming::read(&open.round.get_untracked(), "bang.csv", "Đơn vị;CKMB\nXã A;5\n", None);
        open.waiting.arrived.update(|all| all.add(arrived));
        owner.cleanup();
        let is_back = |open: open::OpenRound| {
            assert_eq!(open.typed.publisher.get_untracked(), "UBND tỉnh");
            assert_eq!(open.waiting.arrived.with_untracked(|arrived| arrived.sheets.len()), 1);
        };
        let (open, owner) = page();
        is_back(open);
        owner.cleanup();
        // Another tab saves: neither is part of what it saved.
        let store = ws.ports().store;
        let (kept, theirs) = load(&*store, &key).unwrap().unwrap();
        save(&*store, &kept, &theirs, "t9", "-").unwrap();
        let (open, _owner) = page();
        is_back(open);
    }
}
