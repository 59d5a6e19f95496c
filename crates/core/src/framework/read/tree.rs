//! Reads a framework's tree: its nodes, its leaves with their rules, and the figures these need.

use super::super::model::*;
use super::rule::{ZERO_DENOMINATOR, leaf, of_rule};
use super::{NAME_LIMIT, count, date, id, list_of, name, notes};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::{Decimal, Exact};
use crate::problem::Fault;

const NODE_LIMIT: usize = 10_000;
const DEPTH_LIMIT: usize = 16;
/// The most points a node may give: beyond any real decision, and small enough that no sum overflows.
const MAX_POINTS: i64 = 100_000;

/// The tree while it is read: one row, parents before children.
#[derive(Default)]
pub(in super::super) struct Tree {
    pub(super) nodes: Vec<Node>,
    paths: Vec<Path>,
    is_full: bool,
}

impl Tree {
    pub(super) fn read_children(
        &mut self,
        json: &Json,
        path: &Path,
        sink: &mut Sink,
        parent: Option<NodeIndex>,
        depth: usize,
    ) {
        if depth >= DEPTH_LIMIT {
            return sink.report(path, Fault::TooDeep { limit: DEPTH_LIMIT });
        }
        for (i, child) in sink.list(json, path, NODE_LIMIT).unwrap_or_default().iter().enumerate() {
            if self.nodes.len() >= NODE_LIMIT {
                if !self.is_full {
                    sink.report(path, Fault::TooManyNodes { limit: NODE_LIMIT });
                }
                self.is_full = true;
                return;
            }
            self.read_node(child, &path.item(i), sink, parent, depth);
        }
    }

    fn read_node(
        &mut self,
        json: &Json,
        path: &Path,
        sink: &mut Sink,
        parent: Option<NodeIndex>,
        depth: usize,
    ) -> Option<()> {
        let mut fields = sink.object(json, path)?;
        let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
        let number = fields.text(sink, "number", 40);
        let name = name(&mut fields, sink, "name");
        let max = fields.required(sink, "max", &[]).and_then(|(json, path)| points(json, &path, sink));
        let not_measured = fields.optional("not_measured").and_then(|(json, path)| {
            let mut fields = sink.object(json, &path)?;
            let points = fields.required(sink, "points", &[]).and_then(|(json, path)| points(json, &path, sink));
            let reason = fields.text(sink, "reason", NAME_LIMIT);
            fields.finish(sink);
            Some(NotMeasured { points: points?, reason: reason? })
        });
        let block = fields.optional("block").and_then(|(json, path)| {
            if parent.is_some() {
                sink.report(&path, Fault::BlockNotArea);
            }
            block(json, &path, sink)
        });
        let printed = printed_counts(&mut fields, sink);
        let changes = changes(&mut fields, sink);
        let citation = fields.optional_text(sink, "citation", NAME_LIMIT);
        let notes = notes(&mut fields, sink);
        let children = fields.optional("children");
        let leaf = match (&children, fields.optional("rule")) {
            (None, Some((json, path))) => leaf(json, &path, &mut fields, sink),
            (Some(_), None) => None,
            _ => {
                sink.report(path, Fault::NeitherLeafNorInner);
                of_rule(&mut fields, &["scored_by", "evidence", "not_applicable", ZERO_DENOMINATOR]);
                None
            }
        };
        fields.finish(sink);
        if let (Some(part), Some(max)) = (&not_measured, max)
            && part.points > max
        {
            let fault = Fault::OutOfRange { value: part.points, from: Decimal::ZERO, to: max };
            sink.report(&path.field("not_measured").field("points"), fault);
        }
        let index = self.nodes.len();
        self.paths.push(path.clone());
        self.nodes.push(Node {
            id: id.unwrap_or_default(),
            number: number.unwrap_or_default(),
            name: name.unwrap_or(Name { vi: String::new(), en: None }),
            max: max.unwrap_or_default(),
            not_measured,
            own_block: block,
            printed,
            changes,
            citation,
            notes,
            parent,
            depth: depth as u32,
            leaf,
            end: 0,
            attainable: Decimal::ZERO,
            within: block.or_else(|| parent.and_then(|parent: NodeIndex| self.nodes[parent.get()].within)),
        });
        if let Some((json, path)) = children {
            self.read_children(json, &path, sink, Some(NodeIndex(index as u32)), depth + 1);
        }
        let end = self.nodes.len();
        let below = (index + 1..end)
            .filter(|i| self.nodes[*i].parent == Some(NodeIndex(index as u32)))
            .fold(Exact::ZERO, |sum, i| &sum + &Exact::from(self.nodes[i].attainable));
        let node = &mut self.nodes[index];
        // The maximum of a block is its cap, whatever its criteria add up to; that of a group in it is one, too.
        let is_own = node.leaf.is_some() || node.own_block.is_some();
        let below = if node.within.is_some() { below.min(node.max.into()) } else { below };
        node.attainable = match &node.not_measured {
            None if is_own => node.max,
            part => {
                let own = if is_own { Exact::from(node.max) } else { below };
                let gone = part.as_ref().map_or(Exact::ZERO, |part| Exact::from(part.points));
                (&own - &gone).max(Exact::ZERO).to_decimal().unwrap_or_default()
            }
        };
        node.end = end as u32;
        // Where nothing is left of a node, nothing is left of what lies below it.
        if node.is_unmeasured() {
            self.nodes[index + 1..].iter_mut().for_each(|below| below.attainable = Decimal::ZERO);
        }
        Some(())
    }

    /// The nodes in order of their ids; ids that are equal, or differ only in case, are reported.
    pub(super) fn by_id(&self, sink: &mut Sink) -> Vec<NodeIndex> {
        let folded: Vec<String> = self.nodes.iter().map(|node| crate::letters::folded(&node.id)).collect();
        // Both put in order one by one: less code than two maps.
        let (mut seen, mut exact) = (Vec::<NodeIndex>::new(), Vec::<NodeIndex>::new());
        for (i, node) in self.nodes.iter().enumerate().filter(|(_, node)| !node.id.is_empty()) {
            match seen.binary_search_by(|at| folded[at.get()].cmp(&folded[i])) {
                Ok(first) => {
                    let like = self.nodes[seen[first].get()].id.clone();
                    sink.report(&self.paths[i].field("id"), Fault::DuplicateId { id: node.id.clone(), like });
                }
                Err(at) => {
                    seen.insert(at, NodeIndex(i as u32));
                    let at = exact.partition_point(|at| self.nodes[at.get()].id < node.id);
                    exact.insert(at, NodeIndex(i as u32));
                }
            }
        }
        exact
    }
}

/// Points of a framework: 0 to [`MAX_POINTS`].
pub(super) fn points(json: &Json, path: &Path, sink: &mut Sink) -> Option<Decimal> {
    let value = sink.decimal(json, path)?;
    let (from, to) = (Decimal::ZERO, Decimal::from(MAX_POINTS));
    if value < from || value > to {
        sink.report(path, Fault::OutOfRange { value, from, to });
        return None;
    }
    Some(value)
}

const COUNT_LIMIT: u32 = 10_000;

fn block(json: &Json, path: &Path, sink: &mut Sink) -> Option<Block> {
    let mut fields = sink.object(json, path)?;
    let kind = fields.choice(sink, "kind", &["bonus", "penalty"], &[true, false]);
    let block = match kind {
        Some(true) => fields
            .choice(sink, "above_full", &["counted", "cut"], &[AboveFull::Counted, AboveFull::Cut])
            .map(|above_full| Block::Bonus { above_full }),
        Some(false) => Some(Block::Penalty),
        // Without its kind nothing is known of what else it has.
        None => {
            let _ = fields.optional("above_full");
            None
        }
    };
    fields.finish(sink);
    block
}

/// The counts that a decision prints.
pub(super) fn printed_counts(fields: &mut Fields, sink: &mut Sink) -> Option<PrintedCounts> {
    let (json, path) = fields.optional("printed")?;
    let mut counts = sink.object(json, &path)?;
    let mut read = |name: &str| {
        let (json, path) = counts.optional(name)?;
        count(sink.decimal(json, &path)?, COUNT_LIMIT, &path, sink)
    };
    let printed =
        PrintedCounts { areas: read("areas"), criteria: read("criteria"), sub_criteria: read("sub_criteria") };
    counts.finish(sink);
    Some(printed)
}

fn changes(fields: &mut Fields, sink: &mut Sink) -> Vec<ValueChange> {
    if !fields.has("changes") {
        return Vec::new();
    }
    list_of(fields, sink, "changes", |json, path, sink| {
        let mut fields = sink.object(json, path)?;
        let value = fields.choice(
            sink,
            "value",
            &["max", "rule", "name", "scored_by"],
            &[ChangedValue::Max, ChangedValue::Rule, ChangedValue::Name, ChangedValue::ScoredBy],
        );
        let was = fields.text(sink, "was", NAME_LIMIT);
        let since = fields.required(sink, "since", &[]).and_then(|(json, path)| date(json, &path, sink));
        let citation = fields.text(sink, "citation", NAME_LIMIT);
        fields.finish(sink);
        Some(ValueChange { value: value?, was: was?, since: since?, citation: citation? })
    })
}
