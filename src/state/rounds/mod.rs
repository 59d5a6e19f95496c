//! Rounds as the browser keeps them: a head and a record for each unit, so that an edit writes one unit.

pub mod deciding;
pub mod held;
pub mod incoming;
pub mod open;
pub mod scores;
pub mod survey;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::round::{self, Round, RoundUnit};

use self::held::{Held, HeldRounds, is_too_large};
use super::frameworks;
use super::storage::{KeyValue, StorageFault, keys};
use super::workspace::Workspace;

const FORMAT: &str = "thuocdo.kept-round";
const VERSION: u32 = 1;
/// The most characters that a head may have.
const HEAD_LIMIT: usize = 64 << 20;

/// A round that is kept, and where its parts are.
#[derive(Clone, Debug)]
pub struct KeptRound {
    /// Its key in addresses.
    pub key: String,
    /// Rises with each save; another one than expected means that another tab has saved.
    pub revision: u64,
    /// When it was saved last, in local time.
    pub saved_at: String,
    /// The number of the next record of a unit.
    next: u64,
    /// The units with the numbers of their records, as they are kept.
    units: Vec<(u64, RoundUnit)>,
}

/// A round that is kept, as the list shows it.
pub struct ListedRound {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// Its period, as files hold it.
    pub period: String,
    /// How many units it has.
    pub units: usize,
    /// When it was saved last, in local time.
    pub saved_at: String,
}

impl KeptRound {
    /// One that is not kept yet.
    pub fn new(key: String) -> KeptRound {
        KeptRound { key, revision: 0, saved_at: String::new(), next: 0, units: Vec::new() }
    }

    fn head_key(key: &str) -> String {
        format!("{}{key}", keys::ROUND)
    }

    fn unit_key(key: &str, number: u64) -> String {
        format!("{}{key}.{number}", keys::ROUND_UNIT)
    }
}

/// What a head says.
struct Head {
    revision: u64,
    saved_at: String,
    next: u64,
    units: Vec<u64>,
    round: Json,
}

impl Head {
    fn read(text: &str) -> Result<Head, Problem> {
        let json = Json::parse(text, HEAD_LIMIT)?;
        let word = |name: &str| match json.get(name) {
            Some(Json::Text(text) | Json::Number(text)) => text.clone(),
            _ => String::new(),
        };
        if word("format") != FORMAT {
            return Err(Problem::at("format", Fault::OtherFormat { found: word("format"), wanted: FORMAT }));
        }
        if word("version") != VERSION.to_string() {
            return Err(Problem::at("version", Fault::NewerVersion { found: word("version"), known: VERSION }));
        }
        let missing = |name: &str| Problem::at("", Fault::MissingField { field: name.to_owned(), choices: &[] });
        let number = |name: &str| word(name).parse().map_err(|_| missing(name));
        let units = match json.get("units") {
            Some(Json::List(items)) => items.iter().map(|item| match item {
                Json::Number(digits) => digits.parse().map_err(|_| missing("units")),
                _ => Err(missing("units")),
            }),
            _ => return Err(missing("units")),
        };
        let units = units.collect::<Result<Vec<u64>, Problem>>()?;
        let round = json.get("round").cloned().ok_or_else(|| missing("round"))?;
        Ok(Head { revision: number("revision")?, saved_at: word("saved_at"), next: number("next")?, units, round })
    }
}

/// All rounds that are kept, the last saved first.
pub fn list(store: &dyn KeyValue) -> Vec<Result<ListedRound, (String, Problem)>> {
    let mut found: Vec<Result<ListedRound, (String, Problem)>> = Vec::new();
    for full in store.keys(keys::ROUND) {
        let Some(text) = store.get(&full) else { continue };
        let key = full.strip_prefix(keys::ROUND).unwrap_or(&full).to_owned();
        let entry = match Head::read(&text) {
            Ok(head) => {
                let word = |name: &str| match head.round.get(name) {
                    Some(Json::Text(text)) => text.clone(),
                    _ => String::new(),
                };
                Ok(ListedRound {
                    key,
                    title: word("title"),
                    period: word("period"),
                    units: head.units.len(),
                    saved_at: head.saved_at,
                })
            }
            Err(problem) => Err((key, problem)),
        };
        let saved_at = |entry: &Result<ListedRound, (String, Problem)>| {
            entry.as_ref().map(|listed| listed.saved_at.clone()).unwrap_or_default()
        };
        let at = found.partition_point(|before| saved_at(before) >= saved_at(&entry));
        found.insert(at, entry);
    }
    found
}

/// A round that is kept; `None` when there is none with this key.
pub fn load(store: &dyn KeyValue, key: &str) -> Option<Result<(KeptRound, Round), Vec<Problem>>> {
    let text = store.get(&KeptRound::head_key(key))?;
    Some(read(store, key, &text))
}

fn read(store: &dyn KeyValue, key: &str, text: &str) -> Result<(KeptRound, Round), Vec<Problem>> {
    let head = Head::read(text).map_err(|problem| vec![problem])?;
    let mut records = Vec::with_capacity(head.units.len());
    let mut problems = Vec::new();
    for (at, number) in head.units.iter().enumerate() {
        let path = format!("units[{at}]");
        let missing = || Problem::at(&path, Fault::MissingField { field: format!("{number}"), choices: &[] });
        let record = store.get(&KeptRound::unit_key(key, *number)).ok_or_else(missing);
        match record.and_then(|text| Json::parse(&text, round::FILE_LIMIT)) {
            Ok(json) => records.push(json),
            Err(problem) => problems.push(Problem { path: path.clone(), ..problem }),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut json = head.round;
    if let Json::Object(fields) = &mut json {
        fields.push(("units".to_owned(), Json::List(records)));
    }
    let known: Vec<Arc<Framework>> = frameworks::ready(store);
    let round = round::read_json(json, &known)?.round;
    let units = head.units.into_iter().zip(round.units.iter().cloned()).collect();
    let kept =
        KeptRound { key: key.to_owned(), revision: head.revision, saved_at: head.saved_at, next: head.next, units };
    Ok((kept, round))
}

/// Keeps a round. A unit that changed gets a new record, and the head names it only when all records are there, so that a
/// save that stops half-way leaves the round as it was. When another tab has saved meanwhile, it is kept under `copy_key`.
///
/// # Errors
/// When it could not be kept; what was there before is still there.
pub fn save(
    store: &dyn KeyValue,
    kept: &KeptRound,
    round: &Round,
    now: &str,
    copy_key: &str,
) -> Result<KeptRound, StorageFault> {
    let stored = store.get(&KeptRound::head_key(&kept.key)).and_then(|text| Head::read(&text).ok());
    let theirs = stored.is_some_and(|head| head.revision != kept.revision);
    let before = if theirs { &KeptRound::new(copy_key.to_owned()) } else { kept };
    let mut after = KeptRound {
        key: before.key.clone(),
        revision: before.revision + 1,
        saved_at: now.to_owned(),
        next: before.next,
        units: Vec::with_capacity(round.units.len()),
    };
    let mut written = Vec::new();
    for (at, unit) in round.units.iter().enumerate() {
        let is_kept =
            |(_, known): &&(u64, RoundUnit)| Arc::ptr_eq(&known.sheet, &unit.sheet) && known.received == unit.received;
        // Mostly a unit stands where it stood.
        let known = before.units.get(at).filter(is_kept).or_else(|| before.units.iter().find(is_kept));
        let number = match known {
            Some((number, _)) => *number,
            None => {
                let number = after.next;
                after.next += 1;
                written.push(number);
                let text = round.unit_json(unit).to_line();
                if let Err(fault) = store.set(&KeptRound::unit_key(&after.key, number), &text) {
                    written.iter().for_each(|number| store.remove(&KeptRound::unit_key(&after.key, *number)));
                    return Err(fault);
                }
                number
            }
        };
        after.units.push((number, unit.clone()));
    }
    let numbers = after.units.iter().map(|(number, _)| Json::Number(number.to_string())).collect();
    let head = Json::object([
        ("format", Some(Json::text(FORMAT))),
        ("version", Some(Json::Number(VERSION.to_string()))),
        ("revision", Some(Json::Number(after.revision.to_string()))),
        ("saved_at", Some(Json::text(now))),
        ("next", Some(Json::Number(after.next.to_string()))),
        ("units", Some(Json::List(numbers))),
        ("round", Some(round.to_json_without_units())),
    ]);
    if let Err(fault) = store.set(&KeptRound::head_key(&after.key), &head.to_line()) {
        written.iter().for_each(|number| store.remove(&KeptRound::unit_key(&after.key, *number)));
        return Err(fault);
    }
    for (number, _) in before.units.iter().filter(|(number, _)| !after.units.iter().any(|(kept, _)| kept == number)) {
        store.remove(&KeptRound::unit_key(&after.key, *number));
    }
    Ok(after)
}

/// Forgets a round.
pub fn remove(store: &dyn KeyValue, key: &str) {
    store.remove(&KeptRound::head_key(key));
    for unit in store.keys(&format!("{}{key}.", keys::ROUND_UNIT)) {
        store.remove(&unit);
    }
}

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
    use crate::state::storage::Memory;
    use thuocdo_core::assessment::{Assessment, Period, Unit};
    use thuocdo_core::framework::by_id;

    fn round(names: &[&str]) -> Round {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        for name in names {
            let unit = Unit { name: (*name).into(), ..Unit::default() };
            let sheet = Arc::new(Assessment::new("qd766-2022", unit, Period::Year(2026)));
            round.units.push(RoundUnit { sheet, received: None });
        }
        round
    }

    fn names(round: &Round) -> Vec<&str> {
        round.units.iter().map(|unit| unit.sheet.unit.name.as_str()).collect()
    }

    #[test]
    fn an_edit_writes_one_unit_and_nothing_else_is_left() {
        let store = Memory::with_room(100_000);
        let kept = save(&store, &KeptRound::new("r".into()), &round(&["A", "B", "C"]), "t1", "-").unwrap();
        let (kept_again, loaded) = load(&store, "r").unwrap().unwrap();
        assert_eq!((names(&loaded), kept_again.revision), (vec!["A", "B", "C"], 1));
        let before = store.keys(keys::ROUND_UNIT);
        let mut sheet = (*loaded.units[1].sheet).clone();
        sheet.unit.code = "H1".into();
        let mut edited = loaded.with_sheet(1, sheet);
        edited.units.remove(0);
        let kept_again = save(&store, &kept_again, &edited, "t2", "-").unwrap();
        assert_eq!(kept_again.revision, 2);
        let after = store.keys(keys::ROUND_UNIT);
        assert_eq!((before.len(), after.len()), (3, 2));
        assert!(before.contains(&after[0]), "the unit that did not change was not written again");
        // Another tab still has the first version: its work becomes a copy.
        let mine = save(&store, &kept, &round(&["A", "D"]), "t3", "copy").unwrap();
        assert_eq!(mine.key, "copy");
        assert_eq!(names(&load(&store, "r").unwrap().unwrap().1), ["B", "C"]);
        assert_eq!(names(&load(&store, "copy").unwrap().unwrap().1), ["A", "D"]);
        assert_eq!(list(&store).len(), 2);
        remove(&store, "r");
        remove(&store, "copy");
        assert_eq!(store.keys("thuocdo."), Vec::<String>::new());
    }

    #[test]
    fn a_save_that_does_not_fit_leaves_what_was_there() {
        let store = Memory::with_room(1_500);
        let kept = save(&store, &KeptRound::new("r".into()), &round(&["A"]), "t1", "-").unwrap();
        let many: Vec<String> = (0..40).map(|at| format!("Xã số {at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert!(matches!(save(&store, &kept, &round(&many), "t2", "-"), Err(StorageFault::Full)));
        assert_eq!(names(&load(&store, "r").unwrap().unwrap().1), ["A"]);
        assert_eq!(store.keys(keys::ROUND_UNIT).len(), 1);
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
        let (ws, held) = (workspace(100), HeldRounds::new());
        let key = create(ws, held, round(&["A"]), true);
        assert_eq!(ws.ports().store.keys("thuocdo."), Vec::<String>::new());
        assert!(!held.would_lose(), "the file holds it");
        let open = open::OpenRound::of_held(ws, held, held.find(&key).unwrap());
        open.change_sheet(0, |sheet| sheet.unit.code = "H1".into());
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
        let (ws, held) = (workspace(700), HeldRounds::new());
        let store = ws.ports().store;
        store.set("thuocdo.draft.x", &"x".repeat(500)).unwrap();
        let key = create(ws, held, round(&["A"]), false);
        assert_eq!(held.find(&key).unwrap().fault, Some(StorageFault::Full));
        store.remove("thuocdo.draft.x");
        let open = open::OpenRound::of_held(ws, held, held.find(&key).unwrap());
        open.change_sheet(0, |sheet| sheet.unit.code = "H1".into());
        assert!(held.find(&key).is_none() && !held.would_lose());
        assert_eq!(load(&*store, &key).unwrap().unwrap().1.units[0].sheet.unit.code, "H1");
    }

    #[test]
    fn what_is_too_large_is_known_before_it_is_tried() {
        let mut round = round(&["A"]);
        assert!(!is_too_large(&round));
        round.title = "x".repeat(4_600_000);
        assert!(is_too_large(&round));
    }

    #[test]
    fn what_cannot_be_read_is_told_and_kept() {
        let store = Memory::with_room(100_000);
        save(&store, &KeptRound::new("r".into()), &round(&["A", "B"]), "t1", "-").unwrap();
        let unit = store.keys(keys::ROUND_UNIT).remove(1);
        store.set(&unit, "{").unwrap();
        let problems = load(&store, "r").unwrap().unwrap_err();
        assert_eq!(problems[0].path, "units[1]");
        store.set("thuocdo.round.x", "{}").unwrap();
        assert_eq!(list(&store).iter().filter(|entry| entry.is_err()).count(), 1);
    }
}
