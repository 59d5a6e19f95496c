//! Rounds that a rescue file holds: they are kept again as they were, under new keys.

use thuocdo_core::Json;

use super::head::FORMAT;
use crate::state::import::RESCUE_LIMIT;
use crate::state::storage::{KeyValue, keys};

/// What became of the rounds of a rescue file.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// How many are kept again.
    pub kept: usize,
    /// How many there was no room for.
    pub unsaved: usize,
    /// How many texts are no head of a round and no part of one.
    pub unreadable: usize,
}

/// Keeps the rounds that texts with their keys make up, next to what is there.
pub fn restore(store: &dyn KeyValue, new_id: fn() -> String, entries: &[(String, String)]) -> Restored {
    let mut restored = Restored { unreadable: entries.len(), ..Restored::default() };
    for (full, head) in entries {
        let Some(key) = full.strip_prefix(keys::ROUND) else { continue };
        let format = Json::parse(head, RESCUE_LIMIT).ok().and_then(|json| json.get("format").cloned());
        if format != Some(Json::text(FORMAT)) {
            continue;
        }
        let id = new_id();
        let (before, now) = (format!("{}{key}.", keys::ROUND_UNIT), format!("{}{id}.", keys::ROUND_UNIT));
        let mut written = Vec::new();
        let mut write = |key: String, text: &str| {
            written.push(key.clone());
            store.set(&key, text)
        };
        let parts = entries.iter().filter_map(|(full, text)| Some((full.strip_prefix(&before)?, text)));
        let parts: Vec<(&str, &String)> = parts.collect();
        restored.unreadable -= parts.len() + 1;
        // The head last, so that a round is there whole or not at all.
        let saved = parts.into_iter().try_for_each(|(number, text)| write(format!("{now}{number}"), text));
        let saved = saved.and_then(|()| write(format!("{}{id}", keys::ROUND), head));
        if saved.is_ok() {
            restored.kept += 1;
        } else {
            restored.unsaved += 1;
            written.iter().for_each(|key| store.remove(key));
        }
    }
    restored
}

#[cfg(test)]
mod tests {
    use super::super::tests::{names, round};
    use super::super::{KeptRound, load, save};
    use super::*;
    use crate::state::storage::Memory;

    type Entries = Vec<(String, String)>;

    #[test]
    fn rounds_come_back_whole_or_not_at_all() {
        let before = Memory::with_room(100_000);
        for (key, units) in [("a", ["A", "B"]), ("ab", ["C", "D"])] {
            save(&before, &KeptRound::new(key.into()), &round(&units), "t1", "-").unwrap();
        }
        let all = |store: &Memory| -> Entries {
            store.keys("").into_iter().map(|key| (key.clone(), store.get(&key).unwrap())).collect()
        };
        let whole = all(&before);
        let of = |key: &str| -> Entries {
            let of_key = |full: &str| {
                full == format!("thuocdo.round.{key}") || full.starts_with(&format!("thuocdo.round-unit.{key}."))
            };
            whole.iter().filter(|(full, _)| of_key(full)).cloned().collect()
        };
        let with = |more: &[(&str, &str)]| -> Entries {
            let more = more.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
            of("a").into_iter().chain(more).collect()
        };
        let room = of("a").iter().map(|(_, text)| text.len()).sum::<usize>() - 1;
        let result = |kept, unsaved, unreadable| Restored { kept, unsaved, unreadable };
        let cases: [(&str, Entries, usize, Restored); 6] = [
            ("none", Vec::new(), 100_000, result(0, 0, 0)),
            ("one", of("a"), 100_000, result(1, 0, 0)),
            ("a part without a head", with(&[("thuocdo.round-unit.z.0", "{}")]), 100_000, result(1, 0, 1)),
            ("no head at all", with(&[("thuocdo.round.z", "{}"), ("thuocdo.round.y", "{")]), 100_000, result(1, 0, 2)),
            ("room for all but the head", of("a"), room, result(0, 1, 0)),
            ("nothing to keep it in", of("a"), 0, result(0, 1, 0)),
        ];
        for (case, entries, room, wanted) in cases {
            let store = Memory::with_room(room);
            let restored = restore(&store, || "n".into(), &entries);
            assert_eq!(restored, wanted, "{case}");
            match wanted.kept {
                0 => assert_eq!(store.keys(""), Vec::<String>::new(), "{case}"),
                _ => assert_eq!(names(&load(&store, "n").unwrap().unwrap().1), ["A", "B"], "{case}"),
            }
        }
        // Two keys of which one begins with the other stay apart.
        static MADE: std::sync::Mutex<u64> = std::sync::Mutex::new(0);
        let new_id = || {
            let mut made = MADE.lock().unwrap();
            *made += 1;
            format!("n{made}")
        };
        assert_eq!(restore(&before, new_id, &whole), result(2, 0, 0));
        let found = |key: &str| load(&before, key).unwrap().unwrap().1;
        assert_eq!((names(&found("n1")), names(&found("n2"))), (vec!["A", "B"], vec!["C", "D"]));
        assert_eq!((names(&found("a")), names(&found("ab"))), (vec!["A", "B"], vec!["C", "D"]));
    }
}
