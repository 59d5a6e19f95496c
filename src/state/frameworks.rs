//! My frameworks: those of this browser, in work or ready, kept as the text they are.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::{self, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_text::ui as t;

use super::storage::{KeyValue, StorageFault, keys};
use super::workspace::Workspace;

/// The status of an example, as files name it.
pub const EXAMPLE: &str = "example";

const FORMAT: &str = "thuocdo.framework_draft";
const VERSION: u32 = 1;
/// What stands between the head of a kept framework and its text.
const TEXT: &str = ",\"text\":";

/// One of my frameworks.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnFramework {
    /// By which it is kept.
    pub key: String,
    /// How often it was saved: a save of another number means that another tab wrote.
    pub revision: u64,
    /// When it was last saved, local time.
    pub saved_at: String,
    /// The framework file, complete or not.
    pub text: Json,
}

impl OwnFramework {
    /// What people call it; empty while it has no name.
    pub fn name(&self) -> String {
        name_of(&self.text)
    }

    /// Its id; empty while it has none.
    pub fn id(&self) -> String {
        id_of(&self.text)
    }

    /// The framework, when the file is complete.
    ///
    /// # Errors
    /// Every problem that keeps it from being used.
    pub fn framework(&self) -> Result<Arc<Framework>, Vec<Problem>> {
        framework::read_json(self.text.clone()).map(Arc::new)
    }

    fn to_text(&self) -> String {
        let head = Json::object([
            ("format", Some(Json::text(FORMAT))),
            ("version", Some(Json::Number(VERSION.to_string()))),
            ("revision", Some(Json::Number(self.revision.to_string()))),
            ("saved_at", Some(Json::text(&*self.saved_at))),
        ]);
        let head = head.to_line();
        format!("{}{TEXT}{}}}", head.strip_suffix('}').unwrap_or(&head), self.text.to_line())
    }

    fn read(key: &str, stored: &str) -> Result<OwnFramework, Problem> {
        let json = Json::parse(stored, framework::FILE_LIMIT + 10_000)?;
        let field = |name: &str| match json.get(name) {
            Some(Json::Text(text) | Json::Number(text)) => text.clone(),
            _ => String::new(),
        };
        if field("format") != FORMAT {
            return Err(Problem::at("format", Fault::OtherFormat { found: field("format"), wanted: FORMAT }));
        }
        if field("version") != VERSION.to_string() {
            return Err(Problem::at("version", Fault::NewerVersion { found: field("version"), known: VERSION }));
        }
        let missing = |name: &str| Problem::at("", Fault::MissingField { field: name.to_owned(), choices: &[] });
        Ok(OwnFramework {
            key: key.to_owned(),
            revision: field("revision").parse().map_err(|_| missing("revision"))?,
            saved_at: field("saved_at"),
            text: json.get("text").cloned().ok_or_else(|| missing("text"))?,
        })
    }
}

/// What people call the framework of a file; empty while it has no name.
pub fn name_of(file: &Json) -> String {
    let name = |field: &str| match file.get(field) {
        Some(Json::Text(name)) => name.clone(),
        Some(both) => match both.get("vi") {
            Some(Json::Text(name)) => name.clone(),
            _ => String::new(),
        },
        None => String::new(),
    };
    [name("short_title"), name("title")].into_iter().find(|name| !name.trim().is_empty()).unwrap_or_default()
}

/// The id of the framework of a file; empty while it has none.
pub fn id_of(file: &Json) -> String {
    match file.get("id") {
        Some(Json::Text(id)) => id.clone(),
        _ => String::new(),
    }
}

/// All of mine, the last saved first; one that cannot be read stays where it is and is told with its problem.
pub fn list(store: &dyn KeyValue) -> Vec<Result<OwnFramework, (String, Problem)>> {
    type Entry = Result<OwnFramework, (String, Problem)>;
    let saved_at = |entry: &Entry| entry.as_ref().map_or_else(|_| String::new(), |own| own.saved_at.clone());
    let mut found: Vec<Entry> = Vec::new();
    for entry in store.keys(keys::FRAMEWORK).iter().filter_map(|key| load_stored(store, key)) {
        let at = found.partition_point(|before| saved_at(before) >= saved_at(&entry));
        found.insert(at, entry);
    }
    found
}

fn load_stored(store: &dyn KeyValue, key: &str) -> Option<Result<OwnFramework, (String, Problem)>> {
    let stored = store.get(key)?;
    let short = key.strip_prefix(keys::FRAMEWORK).unwrap_or(key);
    Some(OwnFramework::read(short, &stored).map_err(|problem| (stored, problem)))
}

/// One of mine.
pub fn load(store: &dyn KeyValue, key: &str) -> Option<OwnFramework> {
    load_stored(store, &full_key(key))?.ok()
}

/// Those of mine that are complete, to score on.
pub fn ready(store: &dyn KeyValue) -> Vec<Arc<Framework>> {
    list(store).into_iter().flatten().filter_map(|own| own.framework().ok()).collect()
}

/// Those of mine that a file may name without their text. An id of a built-in one names that one, whatever I call mine.
pub fn nameable(store: &dyn KeyValue) -> Vec<Arc<Framework>> {
    let mut known = ready(store);
    known.retain(|own| framework::by_id(&own.id).is_none());
    known
}

/// What is to be told of a framework where one of mine, or a built-in one, has its id and another text.
#[inline(never)]
pub fn namesakes(store: &dyn KeyValue, framework: &Framework) -> Vec<Problem> {
    let mut told: Vec<Problem> = Vec::new();
    let mut tell = |fault: Option<Fault>| told.extend(fault.map(|fault| Problem::at("framework", fault)));
    for own in ready(store) {
        tell(framework.differs_from(&own, true));
    }
    if let Some(known) = framework::by_id(&framework.id) {
        tell(framework.differs_from(&known, false));
    }
    told
}

/// Leaves that out of what was noteworthy in a file: [`namesakes`] tells it, and of what came in no file too.
pub fn but_namesakes(warnings: &mut Vec<Problem>) {
    warnings.retain(|one| !matches!(one.fault, Fault::FrameworkTextDiffers { .. }));
}

/// The framework file in a text that was kept, as a rescue file holds it.
pub fn file_in(stored: &str) -> Option<Json> {
    OwnFramework::read("", stored).ok().map(|own| own.text)
}

fn full_key(key: &str) -> String {
    format!("{}{key}", keys::FRAMEWORK)
}

/// The revision in a text that is kept; in what cannot be read there is none.
fn revision_of(stored: &str) -> Option<u64> {
    // The head comes first, so that a save need not read the whole text that it replaces.
    let head = stored.split_once(TEXT).map(|(head, _)| format!("{head}{TEXT}null}}"));
    let own = head.and_then(|head| OwnFramework::read("", &head).ok());
    own.or_else(|| OwnFramework::read("", stored).ok()).map(|own| own.revision)
}

/// Keeps one of mine whose stored revision should be `own.revision`; when another tab has written since, or what stands
/// there cannot be read, keeps it under `copy_key`. Gives what is kept now.
///
/// # Errors
/// When it could not be kept; what was there before is still there.
pub fn save(store: &dyn KeyValue, own: OwnFramework, copy_key: &str) -> Result<OwnFramework, StorageFault> {
    let stored = store.get(&full_key(&own.key));
    let theirs = stored.is_some_and(|stored| revision_of(&stored) != Some(own.revision));
    let key = if theirs { copy_key.to_owned() } else { own.key };
    let kept = OwnFramework { key, revision: own.revision + 1, ..own };
    let text = kept.to_text();
    // What could not be read again is not kept at all.
    if OwnFramework::read(&kept.key, &text).is_err() {
        return Err(StorageFault::Unreadable);
    }
    let full_key = full_key(&kept.key);
    store.set(&full_key, &text)?;
    if store.get(&full_key).as_deref() != Some(&text) {
        return Err(StorageFault::NotKept);
    }
    Ok(kept)
}

/// Keeps a framework file as a new one of mine and gives its key; `None` when it could not be kept, which is told.
pub fn create(ws: Workspace, text: Json) -> Option<String> {
    let ports = ws.ports();
    let own = OwnFramework { key: (ports.new_id)(), revision: 0, saved_at: (ports.now)(), text };
    match save(&*ports.store, own, &(ports.new_id)()) {
        Ok(kept) => {
            ws.shelf.update(|shelf| *shelf += 1);
            Some(kept.key)
        }
        Err(fault) => {
            ws.notify(true, t::FRAMEWORK_NOT_KEPT, vec![fault.sentence().into()], None);
            None
        }
    }
}

/// What shows that a file is no framework, or one of a later version, so that it is not to be kept as one of mine: the
/// reader's problems say so. One that is merely incomplete is a framework in work.
pub fn refusal(problems: &[Problem]) -> Option<&Problem> {
    problems.iter().find(|one| match &one.fault {
        Fault::OtherFormat { .. } | Fault::NewerVersion { .. } => true,
        Fault::WrongType { .. } => one.path.is_empty(),
        Fault::MissingField { field, .. } => one.path.is_empty() && field == "format",
        _ => false,
    })
}

/// Keeps one of mine again that was deleted: in its place, or under `copy_key` where another tab has put something there.
///
/// # Errors
/// As [`save`].
pub fn put_back(store: &dyn KeyValue, own: OwnFramework, copy_key: &str) -> Result<OwnFramework, StorageFault> {
    let is_free = store.get(&full_key(&own.key)).is_none();
    let key = if is_free { own.key } else { copy_key.to_owned() };
    save(store, OwnFramework { key, ..own }, copy_key)
}

/// Forgets one of mine, where it still is what the person saw; `false` where another tab has changed or deleted it since.
pub fn remove(store: &dyn KeyValue, own: &OwnFramework) -> bool {
    let is_same = load(store, &own.key).as_ref() == Some(own);
    if is_same {
        store.remove(&full_key(&own.key));
    }
    is_same
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::storage::Memory;

    fn own(key: &str) -> OwnFramework {
        let text = Json::parse(r#"{"short_title": {"vi": "Bộ thử"}}"#, 1_000).unwrap();
        OwnFramework { key: key.into(), revision: 0, saved_at: "2026-11-02T14:05:33".into(), text }
    }

    #[test]
    fn what_is_kept_comes_back_and_is_never_overwritten_by_another_tab() {
        let store = Memory::with_room(10_000);
        let first = save(&store, own("a"), "-").unwrap();
        assert_eq!(load(&store, "a"), Some(first.clone()));
        assert_eq!(first.name(), "Bộ thử");
        let theirs = save(&store, first.clone(), "-").unwrap();
        let mine = save(&store, first, "b").unwrap();
        assert_eq!((theirs.key.as_str(), mine.key.as_str()), ("a", "b"));
        assert_eq!(list(&store).len(), 2);
    }

    /// What stands under a key of a framework.
    fn stored(store: &Memory, key: &str) -> Option<String> {
        store.get(&full_key(key))
    }

    #[test]
    fn what_cannot_be_read_is_left_alone_by_a_save() {
        let newer = own("a").to_text().replace(r#""version":1"#, r#""version":9"#);
        for there in ["{", "", newer.as_str(), r#"{"format":"x","text":1}"#] {
            let store = Memory::with_room(10_000);
            store.set("thuocdo.framework.a", there).unwrap();
            let kept = save(&store, OwnFramework { revision: 1, ..own("a") }, "b").unwrap();
            assert_eq!((kept.key.as_str(), kept.revision), ("b", 2), "{there}");
            assert_eq!(stored(&store, "a").as_deref(), Some(there), "what stands there is left alone");
            assert_eq!(load(&store, "b"), Some(kept), "{there}");
        }
    }

    #[test]
    fn what_another_tab_put_there_is_neither_removed_nor_overwritten() {
        let of_name = |name: &str| Json::object([("title", Some(Json::text(name)))]);
        let store = Memory::with_room(10_000);
        let mine = save(&store, own("a"), "-").unwrap();
        let theirs = save(&store, OwnFramework { text: of_name("Theirs"), ..mine.clone() }, "-").unwrap();
        assert!(!remove(&store, &mine), "the person has seen another text");
        assert_eq!(load(&store, "a"), Some(theirs.clone()));
        assert!(remove(&store, &theirs) && !remove(&store, &theirs));
        assert_eq!(stored(&store, "a"), None);

        // Nobody wrote there meanwhile.
        let back = put_back(&store, theirs.clone(), "-").unwrap();
        assert_eq!((back.key.as_str(), back.name().as_str()), ("a", "Theirs"));
        // Another tab did, whatever the revision is, or what it wrote cannot be read.
        let again = OwnFramework { text: of_name("Again"), ..theirs.clone() }.to_text();
        for (at, there) in [again.as_str(), "{"].into_iter().enumerate() {
            store.set("thuocdo.framework.a", there).unwrap();
            let copy = format!("b{at}");
            assert_eq!(put_back(&store, theirs.clone(), &copy).unwrap().key, copy, "{there}");
            assert_eq!(load(&store, &copy).unwrap().name(), "Theirs", "{there}");
            assert_eq!(stored(&store, "a").as_deref(), Some(there));
        }
    }

    #[test]
    fn the_revision_is_read_from_the_head_whatever_the_text_says() {
        let store = Memory::with_room(10_000);
        let text = Json::parse(r#"{"title": ",\"text\":null}", "text": {"revision": 9}}"#, 1_000).unwrap();
        let kept = save(&store, OwnFramework { text, revision: 6, ..own("a") }, "-").unwrap();
        assert_eq!((stored(&store, "a").as_deref().and_then(revision_of), load(&store, "a")), (Some(7), Some(kept)));
        // A text that another version put in another order is read as a whole.
        let turned =
            r#"{"text":{"title":"T"},"format":"thuocdo.framework_draft","version":1,"revision":3,"saved_at":"x"}"#;
        assert_eq!(revision_of(turned), Some(3));
        for text in ["{", r#"{"format":"x","text":1}"#] {
            assert_eq!(revision_of(text), None, "{text}");
        }
    }

    #[test]
    fn another_text_under_the_same_id_is_told_with_both_hashes() {
        let decree = framework::by_id("qd766-2022").unwrap();
        let of = |source: Json| OwnFramework { text: source, ..own("a") };
        let text = decree.source().to_line();
        let changed = Json::parse(&text.replace("Bộ chỉ số", "Bộ chỉ số,"), framework::FILE_LIMIT).unwrap();
        let changed = OwnFramework { key: "b".into(), ..of(changed) };
        let mine = changed.framework().unwrap();
        assert!(mine.hash != decree.hash && mine.id == decree.id);
        let store = Memory::with_room(1 << 20);
        let told = |framework: &Framework| -> Vec<String> {
            let told = namesakes(&store, framework);
            told.iter().map(|one| thuocdo_text::problem::line(one, None)).collect()
        };
        assert!(told(&decree).is_empty());
        // A sheet that came with the other text: the built-in one is told of. One that is not complete has no text to differ.
        let short = |framework: &Framework| format!("mã băm {}", &framework.hash.to_string()[..16]);
        save(&store, of(Json::object([("id", Some(Json::text("qd766-2022")))])), "-").unwrap();
        let [line] = &told(&mine)[..] else { panic!("{:?}", told(&mine)) };
        assert!(line.starts_with("A11") && line.contains("đang có trong ứng dụng"), "{line}");
        assert!(line.contains(&short(&mine)) && line.contains(&short(&decree)), "{line}");
        // With the other text among mine, a sheet on the built-in one is told of, and one on mine still is.
        save(&store, changed, "-").unwrap();
        let [line] = &told(&decree)[..] else { panic!("{:?}", told(&decree)) };
        assert!(
            line.contains("“Bộ tiêu chí của tôi”") && line.find(&short(&decree)) < line.find(&short(&mine)),
            "{line}"
        );
        assert_eq!(told(&mine).len(), 1);
        assert!(
            nameable(&store).is_empty() && ready(&store).len() == 1,
            "a file that names the id means the built-in one"
        );
        assert!(told(&framework::by_id("lai-chau-2020").unwrap()).is_empty());
    }

    #[test]
    fn one_that_is_not_complete_is_kept_and_not_offered_for_scoring() {
        let store = Memory::with_room(10_000);
        save(&store, own("a"), "-").unwrap();
        assert!(ready(&store).is_empty());
        store.set("thuocdo.framework.x", "{").unwrap();
        assert_eq!(list(&store).iter().filter(|entry| entry.is_err()).count(), 1);
    }

    #[test]
    fn what_is_no_framework_is_refused_and_one_in_work_is_not() {
        const HEAD: &str = r#""format":"thuocdo.framework","version""#;
        for (file, code) in [
            ("null".to_owned(), Some("F11")),
            ("[1]".to_owned(), Some("F11")),
            ("{}".to_owned(), Some("F08")),
            (r#"{"format":"thuocdo.assessment","version":1}"#.to_owned(), Some("F06")),
            (format!("{{{HEAD}:2}}"), Some("F07")),
            (format!("{{{HEAD}:1}}"), None),
            (format!("{{{HEAD}:1,\"nodes\":null}}"), None),
            (r#"{"format":"thuocdo.framework"}"#.to_owned(), None),
        ] {
            let problems = framework::read_json(Json::parse(&file, 1_000).unwrap()).unwrap_err();
            assert_eq!(refusal(&problems).map(Problem::code), code, "{file}");
        }
    }

    #[test]
    fn a_full_store_keeps_what_it_had() {
        let store = Memory::with_room(own("a").to_text().len() + 2);
        save(&store, own("a"), "-").unwrap();
        assert_eq!(save(&store, own("b"), "-"), Err(StorageFault::Full));
        assert!(load(&store, "a").is_some());
    }
}
