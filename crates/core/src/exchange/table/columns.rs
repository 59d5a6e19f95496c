//! What a column holds: found from its heading, which names a node by id, printed number or name, or says a known word.

use std::collections::BTreeMap;

use super::csv::unguarded;
use super::distance::distance;
use super::distinct::Distinct;
use super::loose;
use super::place::Place;
use super::stage;
use super::words::{self, compared, without_brackets};
use crate::framework::{FigureName, Framework, Node, NodeIndex, Rule};
use crate::problem::Fault;
use crate::score::ways;

/// One column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The cell of its heading, the lower one of two.
    pub at: Place,
    /// Its heading; of two rows, both.
    pub heading: String,
    /// What it holds; `None` where its cells are not taken, which is told.
    pub meaning: Option<Meaning>,
}

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// The units' names.
    Unit,
    /// Their codes.
    Code,
    /// Their groups.
    Group,
    /// Their own denominators.
    Attainable,
    /// Running numbers (STT): passed over.
    Ordinals,
    /// Remarks: passed over.
    Remarks,
    /// What units answer to a node.
    Answer(NodeIndex, Part),
    /// What a published table says of the result: kept beside the sheet and compared with it.
    Stated(StatedKind),
}

/// Which part of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Points, given directly: `<id>` or `<id>.points`. Words are taken for yes, no or an option where the rule has them.
    Points,
    /// A figure: `<id>.num`.
    Figure(FigureName),
    /// The id or the label of an option: `<id>.choice`.
    Choice,
    /// Yes or no: `<id>.yes`.
    Yes,
    /// The reason why the node does not apply: `<id>.not_applicable`.
    NotApplicable,
    /// A note: `<id>.note`.
    Note,
}

/// What a published table says of the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatedKind {
    /// The total.
    Total,
    /// The index in percent.
    Index,
    /// The rank.
    Rank,
    /// The class.
    Class,
}

/// What a heading was found to be.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// A column; `true` when a person's words were understood rather than an id read.
    Meant(Meaning, bool),
    /// The node is known, and its rule does not have this part.
    Misfit(Fault),
    /// The words name several nodes.
    Several(Vec<String>),
    /// The most points of a node, which the framework knows.
    Most,
    /// Nothing known.
    Unknown,
}

/// The nodes of a framework by what headings call them.
pub(super) struct Names<'f> {
    pub(super) framework: &'f Framework,
    ids: BTreeMap<String, NodeIndex>,
    words: BTreeMap<String, Vec<NodeIndex>>,
    /// The same as they are spoken ([`words::spoken`]).
    spoken: BTreeMap<String, Vec<NodeIndex>>,
    distinct: Distinct,
}

/// How a node was found.
enum Called {
    ById(NodeIndex),
    ByWords(NodeIndex),
    Several(Vec<NodeIndex>),
}

impl<'f> Names<'f> {
    pub(super) fn of(framework: &'f Framework) -> Names<'f> {
        let (mut ids, mut all) = (BTreeMap::new(), BTreeMap::<String, Vec<NodeIndex>>::new());
        let mut spoken = BTreeMap::<String, Vec<NodeIndex>>::new();
        for index in framework.indices() {
            let node = framework.node(index);
            ids.insert(compared(&node.id), index);
            let number = bare_number(&compared(&node.number)).to_owned();
            let mut called = vec![number.clone()];
            for name in [Some(&node.name.vi), node.name.en.as_ref()].into_iter().flatten() {
                let name = compared(name);
                if !number.is_empty() {
                    called.extend([
                        format!("{number} {name}"),
                        format!("{number}. {name}"),
                        format!("{number}) {name}"),
                    ]);
                }
                called.push(name);
            }
            let add = |to: &mut BTreeMap<String, Vec<NodeIndex>>, words: String| {
                let nodes = to.entry(words).or_default();
                if !nodes.contains(&index) {
                    nodes.push(index);
                }
            };
            for words in called.into_iter().filter(|words| !words.is_empty()) {
                // A number alone is spoken by nobody.
                let said = words::spoken(&words);
                let bare = ["điểm ", "mức độ "].iter().find_map(|word| said.strip_prefix(word));
                if let Some(bare) = bare.filter(|bare| bare.contains(' ')) {
                    add(&mut spoken, bare.to_owned());
                }
                if said.contains(' ') {
                    add(&mut spoken, said);
                }
                add(&mut all, words);
            }
        }
        Names { framework, ids, words: all, spoken, distinct: Distinct::of(framework) }
    }

    fn node(&self, heading: &str) -> Option<Called> {
        if let Some(index) = self.ids.get(heading) {
            return Some(Called::ById(*index));
        }
        let called = [heading, bare_number(heading), without_brackets(heading)];
        let found = called.into_iter().find_map(|words| self.words.get(words)).cloned();
        match found.or_else(|| self.spoken_of(heading))?.as_slice() {
            [one] => Some(Called::ByWords(*one)),
            several => Some(Called::Several(several.to_vec())),
        }
    }

    /// The nodes of a heading that is not their name letter by letter: with brackets or short forms, with "điểm" before it,
    /// or only its beginning where no other name begins so.
    fn spoken_of(&self, heading: &str) -> Option<Vec<NodeIndex>> {
        let said = words::spoken(heading);
        let forms = [said.as_str(), said.strip_prefix("điểm ").unwrap_or(&said)];
        if let Some(nodes) = forms.iter().find_map(|form| self.spoken.get(*form)) {
            return Some(nodes.clone());
        }
        // "Kết quả (%)" and "Mức độ" say results.
        if words::plain_result(&format!("{}%", without_brackets(heading))).is_some() {
            return None;
        }
        // A word begins too much: four syllables do not, nor two that are half of the name.
        let is_enough = |form: &str, name: &str| {
            let count = |text: &str| text.split(' ').count();
            count(form) > 3 || (count(form) > 1 && count(form) >= count(name) / 2)
        };
        let is_beginning = |form: &&&str| form.contains(' ');
        let begun = forms.iter().find(is_beginning).and_then(|form| {
            let begun = format!("{form} ");
            let names = self.spoken.range(begun.clone()..).take_while(|(name, _)| name.starts_with(&begun));
            let (names, nodes): (Vec<&String>, Vec<&Vec<NodeIndex>>) = names.unzip();
            let mut nodes: Vec<NodeIndex> = nodes.into_iter().flatten().copied().collect();
            nodes.dedup();
            (nodes.len() == 1 && names.iter().any(|name| is_enough(form, name))).then_some(nodes)
        });
        begun.or_else(|| self.shortened(&forms)).or_else(|| {
            let nodes = self.distinct.find(heading);
            (!nodes.is_empty()).then_some(nodes)
        })
    }

    /// The only node of whose name a heading has the beginning, the end and at least half: "Tiến độ giải quyết".
    fn shortened(&self, forms: &[&str]) -> Option<Vec<NodeIndex>> {
        let is_of = |name: &str, form: &str| {
            let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
            let (whole, own) = (words(name), words(form));
            let mut rest = whole.iter();
            own.len() > 3
                && own.len() * 2 >= whole.len()
                && own[..2] == whole[..2.min(whole.len())]
                && own.last() == whole.last()
                && own.iter().all(|word| rest.any(|other| other == word))
        };
        let fits = |name: &String| forms.iter().any(|form| is_of(name, form));
        let mut nodes: Vec<NodeIndex> =
            self.spoken.iter().filter(|(name, _)| fits(name)).flat_map(|(_, nodes)| nodes).copied().collect();
        nodes.dedup();
        (nodes.len() == 1).then_some(nodes)
    }

    /// The only node that is scored and has no others below, where there is only one.
    pub(super) fn only_scored(&self) -> Option<NodeIndex> {
        let is_scored =
            |index: &NodeIndex| self.framework.node(*index).leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored());
        let mut scored = self.framework.indices().filter(is_scored);
        scored.next().filter(|_| scored.next().is_none())
    }

    /// What a heading means.
    pub(super) fn find(&self, heading: &str) -> Found {
        let heading = compared(unguarded(heading));
        let word = words::meaning(&heading);
        let node = self.node(&heading);
        match (word, node) {
            (Some(meaning), _) if words::is_fixed(&heading) => Found::Meant(meaning, false),
            (_, Some(Called::ById(index))) => self.part_of(index, Part::Points, false),
            (Some(meaning), _) => {
                let said = matches!(meaning, Meaning::Stated(_) | Meaning::Attainable);
                Found::Meant(meaning, said)
            }
            (None, Some(Called::ByWords(index))) => self.part_of(index, Part::Points, true),
            (None, Some(Called::Several(nodes))) => self.several(&nodes),
            (None, None) => match heading.rsplit_once('.') {
                Some((node, part)) => self.under(node.trim(), part.trim()).unwrap_or(Found::Unknown),
                None => loose::meaning(&heading).map_or(Found::Unknown, |meaning| Found::Meant(meaning, true)),
            },
        }
    }

    /// What a heading below another means: the upper one of an area or a node, the lower one of a node or its part.
    pub(super) fn find_below(&self, upper: &str, lower: &str) -> Found {
        if upper.is_empty() || compared(upper) == compared(lower) {
            return self.find(lower);
        }
        if lower.is_empty() {
            return self.find(upper);
        }
        if words::is_own_name(&compared(lower)) && words::speaks_of_units(&compared(upper)) {
            return Found::Meant(Meaning::Unit, false);
        }
        if words::is_value(&compared(lower))
            && let Found::Meant(Meaning::Stated(kind), said) = self.find(upper)
        {
            let kind = match (kind, words::is_percent(&compared(lower))) {
                // A total in percent is the index.
                (StatedKind::Total, true) => Some(StatedKind::Index),
                (StatedKind::Rank | StatedKind::Class, true) => None,
                (kind, _) => Some(kind),
            };
            if let Some(kind) = kind {
                return Found::Meant(Meaning::Stated(kind), said);
            }
        }
        let (over, said) = (compared(upper), compared(lower));
        if stage::is_most(&said) && matches!(self.find(upper), Found::Meant(Meaning::Answer(..), _) | Found::Several(_))
        {
            return Found::Most;
        }
        // A heading that means something by itself is no stage, whatever it ends with.
        let is_within = || stage::within(&said).is_some() && matches!(self.find(lower), Found::Unknown);
        if (stage::stage(&said).is_some() || is_within())
            && let found @ Found::Meant(Meaning::Answer(_, Part::Points) | Meaning::Stated(_), _) = self.find(upper)
        {
            return found;
        }
        // A rate or a sum under one criterion is not that of the unit.
        let is_result =
            |found| matches!(found, Found::Meant(Meaning::Stated(StatedKind::Total | StatedKind::Index), _));
        if !words::is_points(&said)
            && matches!(self.find(upper), Found::Meant(Meaning::Answer(..), _) | Found::Several(_))
            && is_result(self.find(lower))
        {
            return Found::Unknown;
        }
        let mut unknown = Found::Unknown;
        let pair = self.under(&over, &said);
        let joined =
            || [format!("{upper}.{lower}"), format!("{upper} {lower}")].into_iter().map(|text| self.find(&text));
        for found in pair
            .into_iter()
            .chain(std::iter::once_with(|| self.find(lower)))
            .chain(std::iter::once_with(joined).flatten())
        {
            match found {
                Found::Meant(..) => return found,
                Found::Unknown => {}
                // Another reading may still fit.
                other => unknown = if unknown == Found::Unknown { other } else { unknown },
            }
        }
        unknown
    }

    /// A part of a node; `None` where the first is no node or the second no part.
    fn under(&self, node: &str, part: &str) -> Option<Found> {
        let (index, said) = match self.node(node)? {
            Called::ById(index) => (index, false),
            Called::ByWords(index) => (index, true),
            Called::Several(nodes) => return Some(self.several(&nodes)),
        };
        let own = self.framework.node(index);
        match part_called(part, own) {
            Some((part, by_words)) => Some(self.part_of(index, part, said || by_words)),
            // A figure that the rule does not have; another word may mean something else.
            None if !said && !part.contains(' ') => Some(Found::Misfit(misfit(own, part))),
            None => None,
        }
    }

    fn part_of(&self, index: NodeIndex, part: Part, said: bool) -> Found {
        let node = self.framework.node(index);
        match fits(node, &part) {
            Ok(()) => Found::Meant(Meaning::Answer(index, part), said),
            Err(fault) => Found::Misfit(fault),
        }
    }

    fn several(&self, nodes: &[NodeIndex]) -> Found {
        Found::Several(nodes.iter().map(|index| self.framework.node(*index).id.clone()).collect())
    }

    /// The id that a heading without a meaning is most like: few letters differ from an id or a name.
    pub(super) fn nearest(&self, heading: &str) -> Option<String> {
        let heading: String = compared(heading).chars().take(NEAREST_LENGTH).collect();
        // A number of one or two digits is near to every other.
        if heading.chars().count() < 3 {
            return None;
        }
        let bare = heading.rsplit_once('.').map_or(heading.as_str(), |(node, _)| node);
        let near = |text: &str| {
            let wanted: String = text.chars().take(NEAREST_LENGTH).collect();
            // Texts of unlike lengths are unlike; most are passed over by that alone.
            let alike = |other: &&&str| other.len().abs_diff(wanted.len()) * 2 <= wanted.len().max(8);
            let far = [heading.as_str(), bare].iter().filter(alike).map(|text| distance(text, &wanted)).min();
            far.unwrap_or(usize::MAX / 4)
        };
        let ids = self.ids.iter().map(|(id, index)| (near(id), id.chars().count(), *index));
        let words = self.words.iter().map(|(words, nodes)| (near(words), words.chars().count(), nodes[0]));
        let (far, length, index) = ids.chain(words).min()?;
        (far * 3 <= length.max(3)).then(|| self.framework.node(index).id.clone())
    }
}

/// The characters by which a heading is compared with what it may have meant.
const NEAREST_LENGTH: usize = 48;

/// `1.1.` and `1.1)` are `1.1`.
fn bare_number(number: &str) -> &str {
    number.trim_end_matches(['.', ')', ':']).trim_end()
}

/// A node's part by its word; `true` when a person's word was understood.
fn part_called(word: &str, node: &Node) -> Option<(Part, bool)> {
    let figures = node.leaf.as_ref().map(|leaf| leaf.rule.figures()).unwrap_or_default();
    if let Some(spec) = figures.iter().find(|spec| spec.name.as_str() == word) {
        return Some((Part::Figure(spec.name.clone()), false));
    }
    if let Some(spec) = figures.iter().find(|spec| compared(&spec.label) == word) {
        return Some((Part::Figure(spec.name.clone()), true));
    }
    Some(match word {
        "points" => (Part::Points, false),
        "choice" => (Part::Choice, false),
        "yes" => (Part::Yes, false),
        "not_applicable" => (Part::NotApplicable, false),
        "note" => (Part::Note, false),
        "num" => (Part::Figure(FigureName::NUM), false),
        "den" => (Part::Figure(FigureName::DEN), false),
        "tử số" | "tử" => (Part::Figure(FigureName::NUM), true),
        "mẫu số" | "mẫu" => (Part::Figure(FigureName::DEN), true),
        "lựa chọn" => (Part::Choice, true),
        "có/không" => (Part::Yes, true),
        "ghi chú" => (Part::Note, true),
        word if words::is_points(word) => (Part::Points, true),
        _ => return None,
    })
}

/// What is wrong with a word that is no part of any answer.
fn misfit(node: &Node, word: &str) -> Fault {
    let figures = node.leaf.as_ref().map(|leaf| leaf.rule.figures()).unwrap_or_default();
    match (&node.leaf, figures.as_slice()) {
        (None, _) => Fault::WrongAnswer { wanted: &["points"] },
        (Some(leaf), []) => Fault::WrongAnswer { wanted: ways(&leaf.rule) },
        (Some(_), specs) => {
            let wanted = specs.iter().map(|spec| spec.name.as_str().to_owned()).collect();
            Fault::UnknownFigure { figure: word.chars().take(64).collect(), wanted }
        }
    }
}

/// Whether a node can be answered in this way.
pub(super) fn fits(node: &Node, part: &Part) -> Result<(), Fault> {
    let Some(leaf) = &node.leaf else {
        let fits = matches!(part, Part::Points | Part::Note);
        return if fits { Ok(()) } else { Err(Fault::WrongAnswer { wanted: &["points"] }) };
    };
    let fits = match part {
        Part::Points => leaf.rule.is_scored(),
        Part::Figure(name) => {
            let specs = leaf.rule.figures();
            if !specs.is_empty() && !specs.iter().any(|spec| spec.name == *name) {
                return Err(misfit(node, name.as_str()));
            }
            !specs.is_empty()
        }
        Part::Choice => !leaf.rule.options().is_empty(),
        Part::Yes => matches!(leaf.rule, Rule::YesNo { .. }),
        Part::NotApplicable => leaf.rule.is_scored(),
        Part::Note => true,
    };
    if fits { Ok(()) } else { Err(Fault::WrongAnswer { wanted: ways(&leaf.rule) }) }
}
