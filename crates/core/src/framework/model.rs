//! What a framework is once it has been read: a tree in one row, its rules and its policies.

use std::borrow::Cow;
use std::fmt;

use crate::Json;
use crate::framework::Date;
use crate::number::{Decimal, Exact, Rounding};

/// A framework (bộ tiêu chí) of one decision, read and checked.
#[derive(Clone, Debug)]
pub struct Framework {
    /// Its id: `qd766-2022`.
    pub id: String,
    /// Its full title.
    pub title: Name,
    /// What people call it: "Bộ chỉ số 766".
    pub short_title: Name,
    /// Whether its text is official, partly so, or an example.
    pub status: Status,
    /// Who is scored by it: "UBND cấp xã".
    pub levels: Vec<String>,
    /// The decisions it rests on.
    pub legal_basis: Vec<LegalBasis>,
    /// From when to when it is in force.
    pub in_force: InForce,
    /// Rounding, denominators, ties, classes.
    pub policies: Policies,
    /// What a reader must know of the whole: gaps and conflicts of the sources.
    pub notes: Vec<Note>,
    /// The hash of its canonical text.
    pub hash: FrameworkHash,
    pub(crate) nodes: Vec<Node>,
    /// The nodes in order of their ids, for looking up and for merging with sorted answers.
    pub(crate) by_id: Vec<NodeIndex>,
    /// Its text, to travel with what was scored on it.
    pub(crate) source: Json,
}

/// The place of a node in the framework's row of nodes: parents before children, in printed order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIndex(pub(crate) u32);

impl NodeIndex {
    /// The position in the row.
    pub fn get(self) -> usize {
        self.0 as usize
    }
}

/// The SHA-256 of a framework's canonical text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FrameworkHash(pub [u8; 32]);

impl FrameworkHash {
    /// The first eight bytes, by which links name the framework.
    pub fn short(&self) -> [u8; 8] {
        let mut short = [0; 8];
        short.copy_from_slice(&self.0[..8]);
        short
    }
}

impl fmt::Display for FrameworkHash {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for FrameworkHash {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A name in Vietnamese and, where the source or a translator gives one, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: Option<String>,
}

/// How far a framework's text is an official one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Transcribed from a decision.
    Official,
    /// Transcribed as far as the public sources go; its notes say what is missing.
    Partial,
    /// Made up to show how things work.
    Example,
}

/// A decision that a framework rests on.
#[derive(Clone, Debug)]
pub struct LegalBasis {
    /// Its number: `766/QĐ-TTg`.
    pub number: String,
    /// The day it was signed, where known.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: String,
    /// What it is about.
    pub title: Option<String>,
    /// Where its text can be read (https).
    pub link: Option<String>,
    /// The day somebody last compared this framework with it.
    pub checked_on: Date,
}

/// The time in which a framework applies.
#[derive(Clone, Copy, Debug)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it is in force.
    pub to: Option<Date>,
}

/// A remark to the framework or to one of its nodes.
#[derive(Clone, Debug)]
pub struct Note {
    /// What sort of remark.
    pub kind: NoteKind,
    /// Its text.
    pub text: String,
}

/// The sorts of remarks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteKind {
    /// Two sources contradict each other.
    Conflict,
    /// Where a value comes from.
    Source,
    /// Good to know when filling in.
    Remark,
}

/// The choices that decisions differ in. None has a default.
#[derive(Clone, Debug)]
pub struct Policies {
    /// Where numbers are rounded.
    pub rounding: RoundingLevels,
    /// How the index is made.
    pub index: IndexRule,
    /// What "not applicable" does.
    pub not_applicable: NotApplicable,
    /// How equal results are ranked.
    pub ties: Ties,
    /// Which index is compared in a ranking.
    pub compare_on: CompareOn,
    /// The classes.
    pub classes: Classes,
}

/// At which levels numbers are rounded; `None` keeps every digit.
#[derive(Clone, Copy, Debug)]
pub struct RoundingLevels {
    /// The points of each leaf, before they are added.
    pub leaf: Option<Rounding>,
    /// The points of each inner node, before they are added further.
    pub node: Option<Rounding>,
    /// The total, before the index is made of it.
    pub total: Option<Rounding>,
    /// Points as they are shown; never used for further computing.
    pub printed_points: Rounding,
    /// The index as it is shown.
    pub printed_index: Rounding,
}

/// How the index is made of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IndexRule {
    /// Points ÷ attainable points × 100, in percent.
    PointsOverAttainable,
}

/// What "not applicable" does to a unit's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// The criterion's points leave the denominator.
    Shrink,
    /// The criterion counts with full points.
    Full,
    /// The criterion counts with no points.
    Zero,
}

/// How equal results are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// 1-2-2-4.
    Competition,
    /// 1-2-2-3.
    Dense,
}

/// Which index is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOn {
    /// The exact one.
    Exact,
    /// The one that is printed.
    Printed,
}

/// The classes of a framework, best first.
#[derive(Clone, Debug)]
pub struct Classes {
    /// Which index decides.
    pub decided_on: CompareOn,
    /// The classes, from the highest edge to the lowest.
    pub list: Vec<Class>,
}

/// One class (Xuất sắc, Tốt, Khá …).
#[derive(Clone, Debug)]
pub struct Class {
    /// Its id: `kha`.
    pub id: String,
    /// Its name.
    pub name: Name,
    /// The least index that belongs to it, in percent.
    pub from: Decimal,
}

/// A node of the tree: an area, a criterion or a sub-criterion.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its id: `ON_TIME`.
    pub id: String,
    /// Its number as printed: `2.1`; empty where none is printed.
    pub number: String,
    /// Its name.
    pub name: Name,
    /// Its maximum points.
    pub max: Decimal,
    /// Points of it that were measured for nobody in this period.
    pub not_measured: Option<NotMeasured>,
    /// The place in the decision.
    pub citation: Option<String>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The node above.
    pub parent: Option<NodeIndex>,
    /// 0 for an area.
    pub depth: u32,
    /// What makes it a leaf; `None` for an inner node.
    pub leaf: Option<Leaf>,
    /// One past the last node below it.
    pub(crate) end: u32,
    /// The sum of what its leaves can give, after what was measured for nobody.
    pub(crate) attainable: Decimal,
}

impl Node {
    /// The points that can be had here when every criterion applies.
    pub fn attainable(&self) -> Decimal {
        self.attainable
    }
}

/// Points that were measured for no unit in this period, so that everybody's denominator is smaller.
#[derive(Clone, Debug)]
pub struct NotMeasured {
    /// How many points.
    pub points: Decimal,
    /// Why.
    pub reason: String,
}

/// A scored leaf (tiêu chí thành phần).
#[derive(Clone, Debug)]
pub struct Leaf {
    /// How its points come about.
    pub rule: Rule,
    /// Who gives its figures or points.
    pub scored_by: ScoredBy,
    /// What evidence it needs, in words.
    pub evidence: Option<String>,
    /// Whether a unit may say "not applicable".
    pub not_applicable: bool,
}

/// Who scores a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScoredBy {
    /// The unit itself.
    Itself,
    /// The appraiser.
    Appraiser,
    /// A survey.
    Survey,
}

/// How the points of a leaf come about.
#[derive(Clone, Debug)]
pub enum Rule {
    /// Points given by hand, 0 to the maximum.
    ManualPoints,
    /// `max × num / den`, full at a share of `full_at` percent.
    LinearRatio {
        /// The share in percent at which full points are reached.
        full_at: Decimal,
        /// The numerator.
        num: FigureSpec,
        /// The denominator.
        den: FigureSpec,
        /// What 0/0 means.
        zero_denominator: ZeroDenominator,
    },
    /// No points: told, not scored.
    Information {
        /// The figure that is told, where there is one.
        value: Option<FigureSpec>,
    },
}

/// What a ratio without a denominator (0/0: nothing occurred) means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZeroDenominator {
    /// No points.
    Zero,
    /// Full points.
    Full,
    /// The criterion does not apply.
    NotApplicable,
    /// There is no result: nothing is shown, nothing is added, and the denominator stays.
    Missing,
}

/// The name of a figure: `num`, `den`, `value`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureName(pub(crate) Cow<'static, str>);

impl FigureName {
    /// The numerator of a ratio.
    pub const NUM: FigureName = FigureName(Cow::Borrowed("num"));
    /// The denominator of a ratio.
    pub const DEN: FigureName = FigureName(Cow::Borrowed("den"));
    /// A figure that stands alone.
    pub const VALUE: FigureName = FigureName(Cow::Borrowed("value"));

    /// The name of a figure as it stands in a file; the well-known ones take no memory.
    pub fn new(name: &str) -> FigureName {
        match name {
            "num" => FigureName::NUM,
            "den" => FigureName::DEN,
            "value" => FigureName::VALUE,
            other => FigureName(Cow::Owned(other.to_owned())),
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A figure that a rule needs, with the words for it.
#[derive(Clone, Debug)]
pub struct FigureSpec {
    /// Its name in files.
    pub name: FigureName,
    /// Its label on the form: "Số hồ sơ đúng hạn".
    pub label: String,
    /// What is counted, for "cần thêm 12 …": "hồ sơ đúng hạn".
    pub noun: String,
    /// Whether it must be a whole number.
    pub whole: bool,
}

impl Rule {
    /// The figures it needs, in the order of the form.
    pub fn figures(&self) -> Vec<&FigureSpec> {
        match self {
            Rule::ManualPoints => Vec::new(),
            Rule::LinearRatio { num, den, .. } => vec![num, den],
            Rule::Information { value } => value.iter().collect(),
        }
    }

    /// Whether it gives points.
    pub fn is_scored(&self) -> bool {
        !matches!(self, Rule::Information { .. })
    }
}

impl Framework {
    /// All nodes: parents before children, in printed order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node at an index of this framework.
    pub fn node(&self, index: NodeIndex) -> &Node {
        &self.nodes[index.get()]
    }

    /// All indices, in printed order.
    pub fn indices(&self) -> impl DoubleEndedIterator<Item = NodeIndex> + use<> {
        (0..self.nodes.len() as u32).map(NodeIndex)
    }

    /// The node with an id.
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        let at = self.by_id.binary_search_by(|index| self.node(*index).id.as_str().cmp(id)).ok()?;
        self.by_id.get(at).copied()
    }

    /// The areas: the nodes at the top.
    pub fn areas(&self) -> impl Iterator<Item = NodeIndex> + '_ {
        self.side_by_side(0, self.nodes.len() as u32)
    }

    /// All nodes below one, itself not among them.
    pub fn below(&self, index: NodeIndex) -> impl Iterator<Item = NodeIndex> + use<> {
        (index.0 + 1..self.node(index).end).map(NodeIndex)
    }

    /// The nodes directly below one.
    pub fn children(&self, index: NodeIndex) -> impl Iterator<Item = NodeIndex> + '_ {
        self.side_by_side(index.0 + 1, self.node(index).end)
    }

    /// The nodes of one level from a position on, each a subtree further than the one before.
    fn side_by_side(&self, from: u32, end: u32) -> impl Iterator<Item = NodeIndex> + '_ {
        let mut next = from;
        std::iter::from_fn(move || {
            let index = NodeIndex(next);
            (next < end).then(|| {
                next = self.node(index).end;
                index
            })
        })
    }

    /// The leaves at or below a node.
    pub fn leaves(&self, index: NodeIndex) -> impl Iterator<Item = NodeIndex> + '_ {
        (index.0..self.node(index).end).map(NodeIndex).filter(|i| self.node(*i).leaf.is_some())
    }

    /// The area a node belongs to.
    pub fn area_of(&self, index: NodeIndex) -> NodeIndex {
        let mut index = index;
        while let Some(parent) = self.node(index).parent {
            index = parent;
        }
        index
    }

    /// The maximum points of the whole tree.
    pub fn max(&self) -> Exact {
        self.sum_of_areas(|node| node.max)
    }

    /// The points that a unit for which everything applies can reach: without what was measured for nobody.
    pub fn attainable(&self) -> Exact {
        self.sum_of_areas(Node::attainable)
    }

    fn sum_of_areas(&self, value: impl Fn(&Node) -> Decimal) -> Exact {
        self.areas().fold(Exact::ZERO, |sum, area| &sum + &Exact::from(value(self.node(area))))
    }

    /// Its text as JSON.
    pub fn source(&self) -> &Json {
        &self.source
    }
}
