//! What a framework is once it has been read: where it comes from, and its tree in one row of nodes.

mod policies;
mod rule;

use std::fmt;

use crate::Json;
use crate::framework::Date;
use crate::number::{Decimal, Exact};
pub use policies::{Class, Classes, CompareOn, IndexRule, NotApplicable, Policies, RoundingLevels, TieBreaker, Ties};
pub use rule::{
    Band, Cohort, Edge, FigureName, FigureSpec, Leaf, Measure, Rule, RuleOption, ScoredBy, ZeroDenominator,
};

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
    /// The counts that the decision prints for the whole.
    pub printed: Option<PrintedCounts>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InForce {
    /// The first day.
    pub from: Date,
    /// The last day; `None` while it is in force.
    pub to: Option<Date>,
}

/// A remark to the framework or to one of its nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What an area does to the total when its points are no share of the maximum.
    pub own_block: Option<Block>,
    /// The counts that the decision prints for it.
    pub printed: Option<PrintedCounts>,
    /// Its values that a decision changed while the framework was in force.
    pub changes: Vec<ValueChange>,
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
    /// The sum of what its leaves can give, after what was measured for nobody here or above.
    pub(crate) attainable: Decimal,
    /// The block that it belongs to, itself or through an area above.
    pub(crate) within: Option<Block>,
}

impl Node {
    /// The points that can be had here when every criterion applies; in a block of penalties, that can be taken.
    pub fn attainable(&self) -> Decimal {
        self.attainable
    }

    /// Whether all of its points, or all of a node's above it, were measured for nobody.
    pub fn is_unmeasured(&self) -> bool {
        self.attainable.is_zero() && !self.max.is_zero()
    }

    /// The block of bonus or penalty points that the node belongs to.
    pub fn block(&self) -> Option<Block> {
        self.within
    }
}

/// An area whose points are added to or taken from the total, and are no part of the denominator. Its maximum is the
/// cap: the most that all of it together gives or takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Bonus points (điểm thưởng, điểm cộng).
    Bonus {
        /// Whether the total may rise above full points.
        above_full: AboveFull,
    },
    /// Penalty points (điểm trừ); the total never falls below 0.
    Penalty,
}

/// What happens to bonus points beyond full points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboveFull {
    /// They count: an index may be above 100 %.
    Counted,
    /// They are cut off.
    Cut,
}

/// A value that was another before: what it was, and which decision changed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueChange {
    /// Which value.
    pub value: ChangedValue,
    /// What it was before, in words.
    pub was: String,
    /// The first day of the new value.
    pub since: Date,
    /// The decision and the place in it that changed it.
    pub citation: String,
}

/// The values of a node that a decision may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangedValue {
    /// The maximum points.
    Max,
    /// The rule.
    Rule,
    /// The name.
    Name,
    /// Who scores it.
    ScoredBy,
}

/// Counts as a decision prints them, whether or not its tree has as many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PrintedCounts {
    /// Areas (lĩnh vực).
    pub areas: Option<u32>,
    /// Criteria (tiêu chí): the nodes right below an area.
    pub criteria: Option<u32>,
    /// Sub-criteria (tiêu chí thành phần): the nodes below criteria.
    pub sub_criteria: Option<u32>,
}

/// Points that were measured for no unit in this period, so that everybody's denominator is smaller.
#[derive(Clone, Debug)]
pub struct NotMeasured {
    /// How many points.
    pub points: Decimal,
    /// Why.
    pub reason: String,
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

    /// The points that a unit for which everything applies can reach: without what was measured for nobody, and
    /// without bonus points.
    pub fn attainable(&self) -> Exact {
        self.sum_of_areas(Node::attainable)
    }

    fn sum_of_areas(&self, value: impl Fn(&Node) -> Decimal) -> Exact {
        self.areas()
            .filter(|area| self.node(*area).within.is_none())
            .fold(Exact::ZERO, |sum, area| &sum + &Exact::from(value(self.node(area))))
    }

    /// Its text as JSON.
    pub fn source(&self) -> &Json {
        &self.source
    }
}
