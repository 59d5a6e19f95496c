//! Units that sentences name: localities with the sort of unit before their names, and bodies by their first word.

use std::collections::BTreeMap;

use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::words::{Kind, Sentence};
use crate::letters::folded;

/// The sorts of localities, each with its level.
const SORTS: &[(&str, Level)] = &[
    ("tỉnh", Level::Province),
    ("huyện", Level::District),
    ("thị xã", Level::District),
    ("thành phố", Level::District),
    ("quận", Level::District),
    ("xã", Level::Commune),
    ("phường", Level::Commune),
    ("thị trấn", Level::Commune),
    ("đặc khu", Level::Commune),
];
/// The words with which the names of other bodies begin.
const BODIES: &[&str] =
    &["sở", "ban", "văn phòng", "thanh tra", "cục", "chi cục", "công an", "ubnd", "trung tâm", "bql", "phòng", "bộ"];
/// What counts units of any sort.
pub(super) const UNIT_NOUNS: &[&str] = &[
    "đơn vị",
    "cơ quan",
    "địa phương",
    "sở",
    "ban",
    "huyện",
    "thị xã",
    "thành phố",
    "quận",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "tỉnh",
    "chi cục",
    "cục",
    "phòng",
];
/// The most syllables of a locality's name.
const NAME_LENGTH: usize = 4;

/// The levels of localities: those of one level are ranked together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Province,
    District,
    Commune,
}

/// A locality that a sentence names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The first token: "UBND", or the sort.
    pub(super) at: usize,
    /// One past the last token.
    pub(super) end: usize,
    pub(super) level: Level,
    /// The sort and the name as they stand: "huyện Bắc Hà".
    pub(super) name: String,
    /// The name alone, for comparing: "bắc hà".
    pub(super) own: String,
}

/// The localities that a sentence names, in order.
pub(super) fn units(sentence: &Sentence) -> Vec<Named> {
    let (mut found, mut at) = (Vec::new(), 0);
    while at < sentence.tokens.len() {
        match unit(sentence, at) {
            Some(named) => {
                at = named.end;
                found.push(named);
            }
            None => at += 1,
        }
    }
    found
}

fn unit(sentence: &Sentence, begun: usize) -> Option<Named> {
    let body = sentence.phrase(begun, &["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân"]).unwrap_or(0);
    let (sort, level) = SORTS.iter().find(|(sort, _)| sentence.phrase(begun + body, &[sort]).is_some())?;
    let first = begun + body + sort.split(' ').count();
    let capital =
        |at: &usize| sentence.tokens.get(*at).is_some_and(|token| token.is_capital() && !is_caps(&token.text));
    let length = (first..first + NAME_LENGTH).take_while(capital).count();
    if length == 0 {
        return None;
    }
    let words =
        |from: usize| -> Vec<&str> { sentence.tokens[from..first + length].iter().map(|t| t.text.as_str()).collect() };
    let own = folded(&words(first).join(" "));
    Some(Named { at: begun, end: first + length, level: *level, name: words(begun + body).join(" "), own })
}

/// Whether a word is an abbreviation: "VNEID". One letter may be a name: "A Mú Sung".
fn is_caps(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(char::is_uppercase)
}

/// Whether the name of a unit of any sort begins at a place.
pub(super) fn begins_unit(sentence: &Sentence, at: usize) -> bool {
    unit(sentence, at).is_some() || sentence.phrase(at, BODIES).is_some()
}

/// Names that seem to be cut: one syllable of a longer name of the same sort, and found once. "UBND huyện Văn" beside
/// "UBND huyện Văn Yên".
pub(super) fn cut_names(sentences: &[Sentence], report: &mut Report) {
    let all: Vec<(&Sentence, Named)> =
        sentences.iter().flat_map(|sentence| units(sentence).into_iter().map(move |named| (sentence, named))).collect();
    // Names in order: behind each stand those that begin with it.
    let mut known: BTreeMap<(Level, &str), Vec<usize>> = BTreeMap::new();
    for (at, (_, named)) in all.iter().enumerate() {
        known.entry((named.level, named.own.as_str())).or_default().push(at);
    }
    for ((level, own), places) in known.iter().filter(|((_, own), _)| !own.contains(' ')) {
        let [only] = places.as_slice() else { continue };
        let (sentence, named) = &all[*only];
        let ends = sentence.tokens.get(named.end).is_none_or(|token| token.kind != Kind::Word || !token.is_capital());
        let begun = format!("{own} ");
        let longer = known
            .range((*level, begun.as_str())..)
            .take_while(|((other, name), _)| other == level && name.starts_with(&begun));
        // Several longer names would be several units; one syllable is then not known to be cut.
        let longer: Vec<usize> = longer.take(2).map(|(_, places)| places[0]).collect();
        if let (true, [whole]) = (ends, longer.as_slice()) {
            let matter = Matter::NameCut { name: named.name.clone(), whole: all[*whole].1.name.clone() };
            report.say_as_read(Spot::line(sentence.line), &sentence.text, matter);
        }
    }
}
