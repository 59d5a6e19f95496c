//! Every framework that this browser can show: those built in, mine, and those that travel in the sheets and rounds kept here.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::framework::{self, Framework, embedded};
use thuocdo_core::round;
use thuocdo_text::{ui as t, visible};

use super::frameworks::{self, OwnFramework};
use super::storage::{KeyValue, keys};

/// What begins the name of one of mine in addresses.
pub const OWN: char = '~';
/// What begins the name of one that travels in a sheet or a round; its short hash follows.
const TRAVELLING: char = '@';

/// Where a framework comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It is built in.
    BuiltIn,
    /// It is one of mine.
    Own,
    /// It travels in a sheet or a round.
    Travelling,
}

/// A framework that can be shown.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its name in addresses.
    pub name: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The framework.
    pub framework: Arc<Framework>,
}

/// All of them, each text of a sheet or round once and only where it is neither built in nor mine.
pub fn all(store: &dyn KeyValue) -> Vec<Known> {
    let built_in = |one: &Arc<Framework>| known(one.id.clone(), Origin::BuiltIn, Arc::clone(one));
    let mut found: Vec<Known> = embedded().iter().map(built_in).collect();
    for own in frameworks::list(store).into_iter().flatten() {
        found.extend(own.framework().ok().map(|ready| known(format!("{OWN}{}", own.key), Origin::Own, ready)));
    }
    for one in travelling(store) {
        if !found.iter().any(|other| other.framework.hash == one.hash) {
            found.push(known(format!("{TRAVELLING}{}", short_hash(&one)), Origin::Travelling, one));
        }
    }
    found
}

fn known(name: String, origin: Origin, framework: Arc<Framework>) -> Known {
    Known { name, origin, framework }
}

/// The framework of a name in an address; `None` when there is none, or it is not complete.
pub fn by_name(store: &dyn KeyValue, name: &str) -> Option<Arc<Framework>> {
    if let Some(key) = name.strip_prefix(OWN) {
        return frameworks::load(store, key)?.framework().ok();
    }
    match name.strip_prefix(TRAVELLING) {
        Some(hash) => travelling(store).into_iter().find(|one| short_hash(one) == hash),
        None => framework::by_id(name),
    }
}

/// The frameworks whose text stands in a sheet or a round of this browser.
fn travelling(store: &dyn KeyValue) -> Vec<Arc<Framework>> {
    let mut found: Vec<Arc<Framework>> = Vec::new();
    for (prefix, part) in [(keys::DRAFT, "assessment"), (keys::ROUND, "round")] {
        for text in store.keys(prefix).iter().filter_map(|key| store.get(key)) {
            // Most sheets name a framework by its hash; they need not be read.
            if !text.contains(framework::FORMAT) {
                continue;
            }
            let json = Json::parse(&text, round::FILE_LIMIT).ok();
            let file = json.as_ref().and_then(|json| json.get(part)?.get("framework")?.get("text"));
            // Many sheets have one text, which is read once.
            if let Some(file) = file
                && !found.iter().any(|one| one.source() == file)
            {
                found.extend(framework::read_json(file.clone()).ok().map(Arc::new));
            }
        }
    }
    found
}

/// What a framework is called beside others: where one of them has its id or its name, with its hash, which tells them apart.
pub fn label(all: &[Known], framework: &Framework) -> String {
    let all: Vec<Arc<Framework>> = all.iter().map(|one| Arc::clone(&one.framework)).collect();
    label_among(&all, framework)
}

/// The same beside some frameworks only.
pub fn label_among(all: &[Arc<Framework>], framework: &Framework) -> String {
    let (id, name) = (&framework.id, &framework.short_title.vi);
    let has_other = all.iter().filter(|one| one.id == *id || one.short_title.vi == *name).count() > 1;
    if has_other { t::with_hash(&visible(name), &short_hash(framework)) } else { visible(name) }
}

/// What is to be told of a framework that was opened: each of those known that has its id and another text, with its name
/// in addresses.
pub fn other_texts(all: &[Known], framework: &Framework) -> Vec<(String, String)> {
    let is_other = |one: &&Known| one.framework.id == framework.id && one.framework.hash != framework.hash;
    let said = |one: &Known| {
        let place = match one.origin {
            Origin::BuiltIn => t::BUILT_IN,
            Origin::Own => t::MY_FRAMEWORKS,
            Origin::Travelling => t::IN_SHEETS,
        };
        let line = t::other_text(&framework.id, place, &short_hash(&one.framework), &short_hash(framework));
        (one.name.clone(), line)
    };
    all.iter().filter(is_other).map(said).collect()
}

/// Which of mine holds what a file that was opened holds, complete or not: the same text, or one of the same hash.
pub fn mine_alike(store: &dyn KeyValue, file: &Json, ready: Option<&Framework>) -> Option<OwnFramework> {
    let has_hash = |own: &OwnFramework| {
        ready.is_some_and(|ready| own.id() == ready.id && own.framework().is_ok_and(|own| own.hash == ready.hash))
    };
    frameworks::list(store).into_iter().flatten().find(|own| own.text == *file || has_hash(own))
}

/// The beginning of a framework's hash, as sentences name it.
fn short_hash(framework: &Framework) -> String {
    format!("{:016x}", u64::from_be_bytes(framework.hash.short()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::draft::Draft;
    use crate::state::storage::Memory;
    use thuocdo_core::assessment::{Assessment, Period, Unit};

    /// The decree with a comma more for each `commas`.
    fn changed(commas: usize) -> Arc<Framework> {
        let text = framework::by_id("qd766-2022").unwrap().source().to_line();
        let text = text.replace("Bộ chỉ số", &format!("Bộ chỉ số{}", ",".repeat(commas)));
        Arc::new(framework::read_json(Json::parse(&text, framework::FILE_LIMIT).unwrap()).unwrap())
    }

    fn keep(store: &Memory, id: &str, framework: &Arc<Framework>) {
        let assessment = Arc::new(Assessment::new(&framework.id, Unit::default(), Period::Year(2026)));
        let (id, saved_at) = (id.to_owned(), String::new());
        let draft = Draft { id, revision: 1, saved_at, example: false, framework: Arc::clone(framework), assessment };
        store.set(&format!("{}{}", keys::DRAFT, draft.id), &draft.to_text()).unwrap();
    }

    #[test]
    fn what_travels_in_sheets_and_rounds_is_known_once_unless_it_is_built_in_or_mine() {
        let store = Memory::with_room(20 << 20);
        let decree = framework::by_id("qd766-2022").unwrap();
        let names = || -> Vec<String> {
            let found = all(&store).into_iter().filter(|one| one.origin != Origin::BuiltIn);
            found.map(|one| one.name).collect()
        };
        let [one, two, three] = [1, 2, 3].map(changed);
        for (id, framework) in [("a", &decree), ("b", &one), ("c", &one), ("d", &two)] {
            keep(&store, id, framework);
        }
        let at = |framework: &Framework| format!("@{}", short_hash(framework));
        assert_eq!(names(), [at(&one), at(&two)]);
        // A round's head as it is kept.
        let round = Json::object([("round", Some(Json::object([("framework", Some(three.reference_json()))])))]);
        store.set(&format!("{}r", keys::ROUND), &round.to_line()).unwrap();
        store.set(&format!("{}x", keys::ROUND), "{").unwrap();
        assert_eq!(names(), [at(&one), at(&two), at(&three)]);
        let own = OwnFramework { key: "k".into(), revision: 0, saved_at: String::new(), text: one.source().clone() };
        frameworks::save(&store, own, "-").unwrap();
        assert_eq!(names(), ["~k".to_owned(), at(&two), at(&three)]);
        let hash = |name: &str| by_name(&store, name).map(|framework| framework.hash);
        for (name, wanted) in [
            ("qd766-2022", Some(decree.hash)),
            ("~k", Some(one.hash)),
            (&*at(&one), Some(one.hash)),
            (&*at(&three), Some(three.hash)),
            ("@", None),
            ("~x", None),
        ] {
            assert_eq!(hash(name), wanted, "{name}");
        }
    }

    /// A tester: one file opened twice made two of mine, without a word.
    #[test]
    fn what_a_file_holds_is_found_among_mine() {
        let store = Memory::with_room(20 << 20);
        let (decree, one) = (framework::by_id("qd766-2022").unwrap(), changed(1));
        let keep = |key: &str, text: &Json| {
            let own = OwnFramework { key: key.into(), revision: 0, saved_at: String::new(), text: text.clone() };
            frameworks::save(&store, own, "-").unwrap();
        };
        let unfinished = Json::object([("id", Some(Json::text("x")))]);
        // The same framework, its fields in another order.
        let Json::Object(mut fields) = one.source().clone() else { panic!() };
        fields.reverse();
        let turned = Json::Object(fields);
        let found = |file: &Json| {
            let ready = framework::read_json(file.clone()).ok();
            mine_alike(&store, file, ready.as_ref()).map(|own| own.key)
        };
        assert_eq!(found(one.source()), None);
        keep("a", one.source());
        keep("b", &unfinished);
        for (file, wanted) in [
            (one.source(), Some("a")),
            (&turned, Some("a")),
            (&unfinished, Some("b")),
            (decree.source(), None),
            (changed(2).source(), None),
        ] {
            assert_eq!(found(file).as_deref(), wanted);
        }
    }

    #[test]
    fn what_reads_alike_is_told_apart_by_its_hash() {
        let store = Memory::with_room(20 << 20);
        let (decree, one) = (framework::by_id("qd766-2022").unwrap(), changed(1));
        assert_eq!(label(&all(&store), &decree), "Bộ chỉ số 766");
        assert!(other_texts(&all(&store), &decree).is_empty());
        let [(name, line)] = &other_texts(&all(&store), &one)[..] else { panic!() };
        assert_eq!(name, "qd766-2022");
        assert!(line.contains(&short_hash(&one)) && line.contains(&short_hash(&decree)), "{line}");
        keep(&store, "a", &one);
        let all = all(&store);
        for framework in [&decree, &one] {
            assert!(label(&all, framework).ends_with(&format!("({}…)", short_hash(framework))), "{framework:?}");
        }
        assert_eq!(label(&all, &framework::by_id("lai-chau-2020").unwrap()), "CCHC Lai Châu 2020");
        assert_eq!(label_among(&[Arc::clone(&decree)], &decree), "Bộ chỉ số 766");
    }
}
