//! The frameworks that ship with the product, and the sheets on them that are its examples: inside the command line, and in a
//! file beside the app that is handed over here.

use std::sync::{Arc, OnceLock};

use super::{Date, FILE_LIMIT, Framework, read_json};
use crate::json::Json;
use crate::problem::{Fault, Problem, WantedType};

/// One file per decision; a decision once published here is never edited (docs/adr/0004-law-as-data.md).
///
/// The list and its order are also what scripts/frameworks.mjs writes for the app.
#[cfg(feature = "embedded-frameworks")]
const SOURCES: &[&str] = &[
    include_str!("../../frameworks/qd766-2022.json"),
    include_str!("../../frameworks/lai-chau-2020.json"),
    include_str!("../../frameworks/par-tinh-2948-2017.json"),
    include_str!("../../frameworks/par-tinh-1149-2020.json"),
    include_str!("../../frameworks/sipas-2024.json"),
    include_str!("../../frameworks/xa-mau-2026.json"),
];

/// Versions that no source ends, although a later one follows, each with the day before that one begins.
const FOLLOWED: [(&str, Date); 1] = [("par-tinh-2948-2017", Date { year: 2020, month: 12, day: 29 })];

/// The last day of an embedded version that no source ends, although a later one follows.
pub fn followed_on(id: &str) -> Option<Date> {
    FOLLOWED.into_iter().find(|(version, _)| *version == id).map(|(_, last)| last)
}

/// The example sheets, in the order of the start page (`thuocdo_text::ui::EXAMPLE_ROWS`).
#[cfg(feature = "embedded-frameworks")]
const EXAMPLES: &[&str] = &[
    include_str!("../../../../assets/examples/van-canh-2026.json"),
    include_str!("../../../../assets/examples/so-noi-vu-lai-chau-2020.json"),
];

/// The frameworks, and a list of the examples.
static ALL: OnceLock<(Vec<Arc<Framework>>, Json)> = OnceLock::new();

/// All embedded frameworks, read once; none before they are supplied, where they are not inside the program.
pub fn embedded() -> &'static [Arc<Framework>] {
    // A file that does not load would be missing here; `every_embedded_framework_loads` keeps that from landing.
    #[cfg(feature = "embedded-frameworks")]
    ALL.get_or_init(|| {
        let examples = EXAMPLES.iter().filter_map(|text| Json::parse(text, FILE_LIMIT).ok()).collect();
        (SOURCES.iter().filter_map(|text| super::read(text).ok()).map(Arc::new).collect(), Json::List(examples))
    });
    ALL.get().map_or(&[], |(frameworks, _)| frameworks.as_slice())
}

/// The file of the example sheet at a place; `None` before it is supplied.
pub fn example(at: usize) -> Option<&'static Json> {
    let _ = embedded();
    match ALL.get() {
        Some((_, Json::List(examples))) => examples.get(at),
        _ => None,
    }
}

/// Takes over what the file beside the app holds: `frameworks`, and behind them `examples`, both lists of files. Once they are there, they
/// stay.
///
/// # Errors
/// Every problem of the first thing that is wrong; then none is taken over.
pub fn supply(file: &str) -> Result<(), Vec<Problem>> {
    let all = read_all(file)?;
    // Supplied twice is supplied: both come from the same files.
    let _ = ALL.set(all);
    Ok(())
}

fn read_all(file: &str) -> Result<(Vec<Arc<Framework>>, Json), Vec<Problem>> {
    let fail = |fault| Err(vec![Problem::at("", fault)]);
    let Json::Object(lists) = Json::parse(file, FILE_LIMIT).map_err(|problem| vec![problem])? else {
        return fail(Fault::WrongType { wanted: WantedType::Object });
    };
    let mut lists = lists.into_iter().map(|(_, list)| list);
    match (lists.next(), lists.next()) {
        (Some(Json::List(items)), _) if items.is_empty() => fail(Fault::EmptyFile),
        (Some(Json::List(items)), examples) => {
            let frameworks: Result<_, _> = items.into_iter().map(|item| read_json(item).map(Arc::new)).collect();
            Ok((frameworks?, examples.unwrap_or(Json::Null)))
        }
        _ => fail(Fault::WrongType { wanted: WantedType::List }),
    }
}

/// The embedded framework with an id.
pub fn by_id(id: &str) -> Option<Arc<Framework>> {
    embedded().iter().find(|framework| framework.id == id).cloned()
}

/// The embedded framework whose hash begins with eight bytes, as links name it.
pub fn by_hash(short: [u8; 8]) -> Option<Arc<Framework>> {
    embedded().iter().find(|framework| framework.hash.short() == short).cloned()
}

impl Framework {
    /// Whether this very text is among the embedded ones, so that its hash alone names it.
    pub fn is_embedded(&self) -> bool {
        by_hash(self.hash.short()).is_some_and(|known| known.hash == self.hash)
    }

    /// What is to be told where another framework has this one's id and not its text (`A11`); `own` says whether the
    /// other is one that the person made.
    pub fn differs_from(&self, known: &Framework, own: bool) -> Option<Fault> {
        let is_other = known.id == self.id && known.hash != self.hash;
        is_other.then(|| Fault::FrameworkTextDiffers {
            id: self.id.clone(),
            carried: self.hash.short(),
            known: known.hash.short(),
            own,
        })
    }

    /// How a file names it: by its id and hash, and with its whole text where the program does not know it.
    pub fn reference_json(&self) -> Json {
        Json::object([
            ("id", Some(Json::text(&*self.id))),
            ("hash", Some(Json::text(self.hash.to_string()))),
            ("text", (!self.is_embedded()).then(|| self.source().clone())),
        ])
    }
}

#[cfg(all(test, feature = "embedded-frameworks"))]
mod tests {
    use super::*;

    #[test]
    fn frameworks_in_one_file_are_the_same_frameworks() {
        let texts: Vec<String> = SOURCES.iter().map(|text| Json::parse(text, FILE_LIMIT).unwrap().to_line()).collect();
        let file = |texts: &[String]| format!(r#"{{"frameworks":[{}],"examples":[{{"a":1}}]}}"#, texts.join(","));
        let (all, examples) = read_all(&file(&texts)).unwrap();
        assert_eq!(examples.to_line(), r#"[{"a":1}]"#);
        assert_eq!(all.len(), SOURCES.len());
        for (read, known) in all.iter().zip(embedded()) {
            assert_eq!((&read.id, &read.hash), (&known.id, &known.hash));
        }
        assert_eq!(supply(&file(&texts[..1])), Ok(()));
        assert_eq!(embedded().len(), SOURCES.len(), "what is there stays");
    }

    #[test]
    fn a_file_of_frameworks_that_is_wrong_says_so() {
        for (file, code) in [
            ("", "F01"),
            (r#"{"frameworks":[]}"#, "F01"),
            ("<!DOCTYPE html>", "F04"),
            ("{}", "F11"),
            ("[]", "F11"),
            (r#"{"frameworks":[{}]}"#, "F08"),
        ] {
            let problems = supply(file).unwrap_err();
            assert_eq!(problems.first().map(Problem::code), Some(code), "{file:?}");
        }
    }
}
