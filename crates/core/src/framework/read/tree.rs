//! Reads a framework's tree: its nodes, its leaves with their rules, and the figures these need.

use std::collections::BTreeMap;

use super::super::model::*;
use super::{NAME_LIMIT, TEXT_LIMIT, id, name, notes};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::Decimal;
use crate::problem::Fault;

const NODE_LIMIT: usize = 10_000;
const DEPTH_LIMIT: usize = 16;
/// The most points a node may give: beyond any real decision, and small enough that no sum overflows.
const MAX_POINTS: i64 = 100_000;

/// The tree while it is read: one row, parents before children.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    paths: Vec<Path>,
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
                return sink.report(path, Fault::TooMany { limit: NODE_LIMIT });
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
        let citation = fields.optional_text(sink, "citation", NAME_LIMIT);
        let notes = notes(&mut fields, sink);
        let children = fields.optional("children");
        let leaf = match (&children, fields.optional("rule")) {
            (None, Some((json, path))) => leaf(json, &path, &mut fields, sink),
            (Some(_), None) => None,
            _ => {
                sink.report(path, Fault::NeitherLeafNorInner);
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
            citation,
            notes,
            parent,
            depth: depth as u32,
            leaf,
            end: 0,
            attainable: Decimal::ZERO,
        });
        if let Some((json, path)) = children {
            self.read_children(json, &path, sink, Some(NodeIndex(index as u32)), depth + 1);
        }
        let end = self.nodes.len();
        let below: Decimal = (index + 1..end)
            .filter(|i| self.nodes[*i].parent == Some(NodeIndex(index as u32)))
            .map(|i| self.nodes[i].attainable)
            .sum();
        let node = &mut self.nodes[index];
        let own = if node.leaf.is_some() { node.max } else { below };
        let gone = node.not_measured.as_ref().map_or(Decimal::ZERO, |part| part.points);
        node.attainable = (own - gone).max(Decimal::ZERO);
        node.end = end as u32;
        Some(())
    }

    /// The nodes in order of their ids; ids that are equal, or differ only in case, are reported.
    pub(super) fn by_id(&self, sink: &mut Sink) -> Vec<NodeIndex> {
        let (mut seen, mut exact) = (BTreeMap::<String, usize>::new(), BTreeMap::<String, usize>::new());
        for (i, node) in self.nodes.iter().enumerate().filter(|(_, node)| !node.id.is_empty()) {
            let folded = crate::letters::folded(&node.id);
            match seen.get(&folded) {
                Some(first) => {
                    let like = self.nodes[*first].id.clone();
                    sink.report(&self.paths[i].field("id"), Fault::DuplicateId { id: node.id.clone(), like });
                }
                None => {
                    seen.insert(folded, i);
                    exact.insert(node.id.clone(), i);
                }
            }
        }
        exact.into_values().map(|i| NodeIndex(i as u32)).collect()
    }
}

/// Points of a framework: 0 to [`MAX_POINTS`].
fn points(json: &Json, path: &Path, sink: &mut Sink) -> Option<Decimal> {
    let value = sink.decimal(json, path)?;
    let (from, to) = (Decimal::ZERO, Decimal::from(MAX_POINTS));
    if value < from || value > to {
        sink.report(path, Fault::OutOfRange { value, from, to });
        return None;
    }
    Some(value)
}

/// The part of a node that only leaves have; its fields stand beside the rule.
fn leaf(rule_json: &Json, rule_path: &Path, fields: &mut Fields, sink: &mut Sink) -> Option<Leaf> {
    let scored_by = fields.choice(
        sink,
        "scored_by",
        &["self", "appraiser", "survey"],
        &[ScoredBy::Itself, ScoredBy::Appraiser, ScoredBy::Survey],
    );
    let evidence = fields.optional_text(sink, "evidence", TEXT_LIMIT);
    let not_applicable =
        fields.required(sink, "not_applicable", &["true", "false"]).and_then(|(json, path)| sink.bool(json, &path));
    let rule = rule(rule_json, rule_path, fields, sink);
    Some(Leaf { rule: rule?, scored_by: scored_by?, evidence, not_applicable: not_applicable? })
}

const KINDS: &[&str] = &["manual_points", "linear_ratio", "information"];

fn rule(json: &Json, path: &Path, node: &mut Fields, sink: &mut Sink) -> Option<Rule> {
    let mut fields = sink.object(json, path)?;
    let kind = fields.choice(sink, "kind", KINDS, KINDS)?;
    let rule = match kind {
        "linear_ratio" => {
            let full_at = fields.decimal(sink, "full_at");
            let num =
                fields.required(sink, "num", &[]).and_then(|(json, path)| figure(json, &path, FigureName::NUM, sink));
            let den =
                fields.required(sink, "den", &[]).and_then(|(json, path)| figure(json, &path, FigureName::DEN, sink));
            let zero_denominator = node.choice(
                sink,
                "zero_denominator",
                &["zero", "full", "not_applicable", "missing"],
                &[
                    ZeroDenominator::Zero,
                    ZeroDenominator::Full,
                    ZeroDenominator::NotApplicable,
                    ZeroDenominator::Missing,
                ],
            );
            let (from, to) = (Decimal::new(1, 2), Decimal::ONE_HUNDRED);
            if let Some(value) = full_at
                && (value < from || value > to)
            {
                sink.report(&path.field("full_at"), Fault::OutOfRange { value, from, to });
            }
            Rule::LinearRatio { full_at: full_at?, num: num?, den: den?, zero_denominator: zero_denominator? }
        }
        "information" => {
            let value = fields.optional("value").and_then(|(json, path)| figure(json, &path, FigureName::VALUE, sink));
            Rule::Information { value }
        }
        _ => Rule::ManualPoints,
    };
    fields.finish(sink);
    Some(rule)
}

fn figure(json: &Json, path: &Path, name: FigureName, sink: &mut Sink) -> Option<FigureSpec> {
    let mut fields = sink.object(json, path)?;
    let label = fields.text(sink, "label", NAME_LIMIT);
    let noun = fields.text(sink, "noun", NAME_LIMIT);
    let whole = fields.required(sink, "whole", &["true", "false"]).and_then(|(json, path)| sink.bool(json, &path));
    fields.finish(sink);
    Some(FigureSpec { name, label: label?, noun: noun?, whole: whole? })
}
