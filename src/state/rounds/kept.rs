//! Rounds as the browser keeps them: a head, a record for each unit, so that an edit writes one unit, and one for the
//! publication of the period before.

use std::collections::BTreeSet;
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::round::{self, Round, RoundUnit};
use thuocdo_core::snapshot::Snapshot;

use super::head::Head;
use crate::state::frameworks;
use crate::state::storage::{KeyValue, StorageFault, keys};

/// A round that is kept, and where its parts are.
#[derive(Clone, Debug)]
pub struct KeptRound {
    /// Its key in addresses.
    pub key: String,
    /// Rises with each save; another one than expected means that another tab has saved.
    pub revision: u64,
    /// When it was saved last, in local time.
    pub saved_at: String,
    /// The number of the next record.
    next: u64,
    /// The units with the numbers of their records, as they are kept.
    units: Vec<(u64, RoundUnit)>,
    /// The publication of the period before with the number of its record, as it is kept.
    previous: Option<(u64, Arc<Snapshot>)>,
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
    /// Whether its framework is an example.
    pub is_example: bool,
}

impl KeptRound {
    /// One that is not kept yet.
    pub fn new(key: String) -> KeptRound {
        KeptRound { key, revision: 0, saved_at: String::new(), next: 0, units: Vec::new(), previous: None }
    }

    /// Whether nobody has saved between two times that the round was read.
    pub fn is_same_save(&self, other: &KeptRound) -> bool {
        (self.revision, &self.saved_at) == (other.revision, &other.saved_at)
    }

    fn head_key(key: &str) -> String {
        format!("{}{key}", keys::ROUND)
    }

    fn record_key(key: &str, number: u64) -> String {
        format!("{}{key}.{number}", keys::ROUND_UNIT)
    }

    /// The numbers of its records.
    fn records(&self) -> impl Iterator<Item = u64> {
        let previous = self.previous.as_ref().map(|(number, _)| *number);
        self.units.iter().map(|(number, _)| *number).chain(previous)
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
                    is_example: head.is_of_example(),
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
    let mut problems = Vec::new();
    let mut record = |path: String, number: u64| {
        let missing = || Problem::at(&path, Fault::MissingField { field: format!("{number}"), choices: &[] });
        let text = store.get(&KeptRound::record_key(key, number)).ok_or_else(missing);
        match text.and_then(|text| Json::parse(&text, round::FILE_LIMIT)) {
            Ok(json) => Some(json),
            Err(problem) => {
                problems.push(Problem { path, ..problem });
                None
            }
        }
    };
    let units = head.units.iter().enumerate();
    let units = units.filter_map(|(at, number)| record(format!("units[{at}]"), *number)).collect();
    let previous = head.previous.and_then(|number| record("previous".to_owned(), number));
    if !problems.is_empty() {
        return Err(problems);
    }
    let mut json = head.round;
    if let Json::Object(fields) = &mut json {
        fields.push(("units".to_owned(), Json::List(units)));
        fields.extend(previous.map(|previous| ("previous".to_owned(), previous)));
    }
    let known: Vec<Arc<Framework>> = frameworks::nameable(store);
    let round = round::read_json(json, &known)?.round;
    let kept = KeptRound {
        key: key.to_owned(),
        revision: head.revision,
        saved_at: head.saved_at,
        next: head.next,
        units: head.units.into_iter().zip(round.units.iter().cloned()).collect(),
        previous: head.previous.zip(round.previous.clone()),
    };
    Ok((kept, round))
}

/// Keeps a round. A unit that changed gets a new record, and the head names it only when all records are there, so that a
/// save that stops half-way leaves the round as it was. When another tab has saved meanwhile, or what stands there cannot be
/// read, it is kept under `copy_key`; one that another tab has deleted is written whole.
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
    let before = &match store.get(&KeptRound::head_key(&kept.key)).map(|text| Head::read(&text)) {
        // Its records went with its head, so none may be named.
        None => KeptRound { units: Vec::new(), previous: None, ..kept.clone() },
        Some(Ok(head)) if (head.revision, &head.saved_at) == (kept.revision, &kept.saved_at) => kept.clone(),
        Some(_) => KeptRound::new(copy_key.to_owned()),
    };
    let mut writing = Writing { store, key: &before.key, next: before.next, written: Vec::new() };
    let saved = writing.records(before, round).and_then(|(units, previous)| {
        let after = KeptRound {
            key: before.key.clone(),
            revision: before.revision + 1,
            saved_at: now.to_owned(),
            next: writing.next,
            units,
            previous,
        };
        let head = Head {
            revision: after.revision,
            saved_at: after.saved_at.clone(),
            next: after.next,
            units: after.units.iter().map(|(record, _)| *record).collect(),
            previous: after.previous.as_ref().map(|(record, _)| *record),
            round: round.head_json(),
        };
        store.set(&KeptRound::head_key(&after.key), &head.into_json().to_line())?;
        Ok(after)
    });
    match &saved {
        Ok(after) => {
            let kept: BTreeSet<u64> = after.records().collect();
            let dropped = before.records().filter(|number| !kept.contains(number));
            dropped.for_each(|number| store.remove(&KeptRound::record_key(&after.key, number)));
        }
        Err(_) => {
            writing.written.iter().for_each(|number| store.remove(&KeptRound::record_key(&before.key, *number)));
        }
    }
    saved
}

/// Records while they are written, so that they can be taken back.
struct Writing<'s> {
    store: &'s dyn KeyValue,
    key: &'s str,
    next: u64,
    written: Vec<u64>,
}

/// The units and the publication before, with the numbers of their records.
type Records = (Vec<(u64, RoundUnit)>, Option<(u64, Arc<Snapshot>)>);

impl Writing<'_> {
    /// Writes what is not kept as it stands.
    fn records(&mut self, before: &KeptRound, round: &Round) -> Result<Records, StorageFault> {
        let mut units = Vec::with_capacity(round.units.len());
        for (at, unit) in round.units.iter().enumerate() {
            let is_kept = |(_, known): &&(u64, RoundUnit)| {
                Arc::ptr_eq(&known.sheet, &unit.sheet) && known.received == unit.received
            };
            // Mostly a unit stands where it stood.
            let known = before.units.get(at).filter(is_kept).or_else(|| before.units.iter().find(is_kept));
            let number = match known {
                Some((number, _)) => *number,
                None => self.write(&round.unit_json(unit))?,
            };
            units.push((number, unit.clone()));
        }
        let previous = match (&round.previous, &before.previous) {
            (Some(now), Some((number, known))) if Arc::ptr_eq(now, known) => Some((*number, Arc::clone(now))),
            (Some(now), _) => Some((self.write(&now.to_json())?, Arc::clone(now))),
            (None, _) => None,
        };
        Ok((units, previous))
    }

    fn write(&mut self, json: &Json) -> Result<u64, StorageFault> {
        let number = self.next;
        self.next += 1;
        self.written.push(number);
        self.store.set(&KeptRound::record_key(self.key, number), &json.to_line())?;
        Ok(number)
    }
}

/// Forgets a round.
pub fn remove(store: &dyn KeyValue, key: &str) {
    store.remove(&KeptRound::head_key(key));
    for unit in store.keys(&format!("{}{key}.", keys::ROUND_UNIT)) {
        store.remove(&unit);
    }
}

#[cfg(test)]
mod tests {
    use super::super::head::FORMAT;
    use super::super::tests::{names, round};
    use super::*;
    use crate::state::frameworks::OwnFramework;
    use crate::state::storage::Memory;
    use thuocdo_core::assessment::Period;
    use thuocdo_core::snapshot::{Heading, Moment};

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
    fn what_became_of_the_head_says_where_an_edit_is_kept() {
        type Meanwhile = fn(&Memory);
        let newer = |store: &Memory| {
            let head = store.get("thuocdo.round.r").unwrap();
            store.set("thuocdo.round.r", &head.replace(r#""version":1"#, r#""version":9"#)).unwrap();
        };
        let cases: [(&str, Meanwhile, &str, u64); 6] = [
            ("nothing happened", |_| (), "r", 2),
            ("another tab deleted it", |store| remove(store, "r"), "r", 2),
            ("only its head is gone", |store| store.remove("thuocdo.round.r"), "r", 2),
            ("its head cannot be read", |store| store.set("thuocdo.round.r", "{").unwrap(), "copy", 1),
            ("its head is of a later version", newer, "copy", 1),
            (
                "another tab deleted it and went on",
                |store| {
                    remove(store, "r");
                    save(store, &KeptRound::new("r".into()), &round(&["X", "Y"]), "t9", "-").unwrap();
                },
                "copy",
                1,
            ),
        ];
        for (case, meanwhile, key, revision) in cases {
            let store = Memory::with_room(100_000);
            save(&store, &KeptRound::new("r".into()), &round(&["A", "B"]), "t1", "-").unwrap();
            let (kept, loaded) = load(&store, "r").unwrap().unwrap();
            meanwhile(&store);
            let head = store.get("thuocdo.round.r");
            let mut sheet = (*loaded.units[1].sheet).clone();
            sheet.unit.code = "H1".into();
            let after = save(&store, &kept, &loaded.with_sheet(1, sheet), "t2", "copy").unwrap();
            assert_eq!((after.key.as_str(), after.revision), (key, revision), "{case}");
            let read = load(&store, key).unwrap().unwrap().1;
            assert_eq!((names(&read), read.units[1].sheet.unit.code.as_str()), (vec!["A", "B"], "H1"), "{case}");
            if key == "copy" {
                assert_eq!(store.get("thuocdo.round.r"), head, "{case}: what stands there is left alone");
            }
            // The next edit goes to the same place.
            assert_eq!(save(&store, &after, &loaded, "t3", "-").unwrap().key, key, "{case}");
            assert_eq!(names(&load(&store, key).unwrap().unwrap().1), ["A", "B"], "{case}");
        }
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

    fn with_previous(names: &[&str]) -> Round {
        let round = round(names);
        let heading = Heading {
            title: "Kết quả kỳ trước".into(),
            publisher: "Sở Nội vụ".into(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::parse("2026-01-20T08:30:00+07:00").unwrap(),
        };
        let sheets: Vec<_> = round.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
        let framework = Arc::clone(&round.framework);
        let published = Snapshot::publish(heading, framework, Period::Year(2025), round.groups.clone(), &sheets);
        Round { previous: Some(Arc::new(published)), ..round }
    }

    #[test]
    fn the_publication_before_is_written_once() {
        let round = with_previous(&["A"]);
        let store = Memory::with_room(100_000);
        save(&store, &KeptRound::new("r".into()), &round, "t1", "-").unwrap();
        let (kept, loaded) = load(&store, "r").unwrap().unwrap();
        assert_eq!(loaded.to_json(), round.to_json());
        let before = store.keys(keys::ROUND_UNIT);
        assert_eq!(before.len(), 2);
        let head = store.get(&KeptRound::head_key("r")).unwrap();
        assert!(!head.contains("Kết quả kỳ trước"), "{head}");
        // An edit of a unit leaves its record.
        let mut sheet = (*loaded.units[0].sheet).clone();
        sheet.unit.code = "H1".into();
        let kept = save(&store, &kept, &loaded.with_sheet(0, sheet), "t2", "-").unwrap();
        let after = store.keys(keys::ROUND_UNIT);
        assert_eq!((after.len(), before.iter().filter(|key| after.contains(key)).count()), (2, 1));
        // Taken away, its record goes as well; a record that is lost is told.
        let (_, loaded) = load(&store, "r").unwrap().unwrap();
        let without = Round { previous: None, ..loaded.clone() };
        save(&store, &kept, &without, "t3", "-").unwrap();
        assert_eq!(store.keys(keys::ROUND_UNIT).len(), 1);
        let kept = save(&store, &KeptRound::new("s".into()), &loaded, "t1", "-").unwrap();
        store.remove(&KeptRound::record_key("s", kept.previous.unwrap().0));
        assert_eq!(load(&store, "s").unwrap().unwrap_err()[0].path, "previous");
    }

    #[test]
    fn a_head_of_the_first_version_holds_the_publication_before() {
        let old = with_previous(&[]);
        let text = format!(
            r#"{{"format":"{FORMAT}","version":1,"revision":3,"saved_at":"t","next":0,"units":[],"round":{}}}"#,
            old.to_json().to_line().replace(r#""units":[],"#, "")
        );
        let store = Memory::with_room(100_000);
        store.set(&KeptRound::head_key("r"), &text).unwrap();
        let (kept, loaded) = load(&store, "r").unwrap().unwrap();
        assert_eq!(loaded.to_json(), old.to_json());
        save(&store, &kept, &loaded, "t2", "-").unwrap();
        assert_eq!(load(&store, "r").unwrap().unwrap().1.to_json(), old.to_json());
    }

    #[test]
    fn a_round_stays_on_its_text_of_a_framework_whatever_mine_is_called() {
        let store = Memory::with_room(1 << 20);
        let decree = round(&["A"]).framework;
        let text = decree.source().to_line().replace(" 766", " 766,");
        let text = Json::parse(&text, round::FILE_LIMIT).unwrap();
        let own = OwnFramework { key: "f".into(), revision: 0, saved_at: String::new(), text };
        let own = frameworks::save(&store, own, "-").unwrap().framework().unwrap();
        assert!(own.id == decree.id && own.hash != decree.hash);
        for (key, framework) in [("built-in", decree), ("mine", own)] {
            let on = Round { framework: Arc::clone(&framework), ..round(&["A"]) };
            save(&store, &KeptRound::new(key.into()), &on, "t1", "-").unwrap();
            assert_eq!(load(&store, key).unwrap().unwrap().1.framework.hash, framework.hash, "{key}");
        }
    }
}
