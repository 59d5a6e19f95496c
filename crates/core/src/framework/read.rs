//! Reads a framework file strictly: every problem at once, each with its path; no policy has a default.

use std::collections::BTreeMap;

use super::model::*;
use super::{Date, lint};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};
use crate::problem::{Fault, Problem};

/// The format's name in the envelope.
pub const FORMAT: &str = "thuocdo.framework";
/// The version this reader knows.
pub const VERSION: u32 = 1;

/// The most a framework file may weigh, in bytes.
pub const FILE_LIMIT: usize = 8 << 20;
const NODE_LIMIT: usize = 10_000;
const DEPTH_LIMIT: usize = 16;
const NAME_LIMIT: usize = 1_000;
const TEXT_LIMIT: usize = 10_000;
/// The most points a node may give: beyond any real decision, and small enough that no sum overflows.
const MAX_POINTS: i64 = 100_000;

/// Reads a framework from JSON text.
///
/// # Errors
/// Every problem that was found; a framework with an error is not handed out.
pub fn read(text: &str) -> Result<Framework, Vec<Problem>> {
    let json = Json::parse(text, FILE_LIMIT).map_err(|problem| vec![problem])?;
    read_json(json)
}

fn read_json(json: Json) -> Result<Framework, Vec<Problem>> {
    let mut sink = Sink::default();
    let framework = read_root(&json, &mut sink);
    match framework {
        Some(framework) if !sink.has_errors() => Ok(Framework { source: json, ..framework }),
        _ => Err(sink.into_problems()),
    }
}

fn read_root(json: &Json, sink: &mut Sink) -> Option<Framework> {
    let mut fields = sink.object(json, &Path::root())?;
    if !envelope(&mut fields, sink, FORMAT, VERSION) {
        return None;
    }
    let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
    let title = name(&mut fields, sink, "title");
    let short_title = name(&mut fields, sink, "short_title");
    let status = fields.choice(
        sink,
        "status",
        &["official", "partial", "example"],
        &[Status::Official, Status::Partial, Status::Example],
    );
    let levels = texts(&mut fields, sink, "levels");
    let legal_basis = list_of(&mut fields, sink, "legal_basis", legal_basis);
    let in_force = fields.required(sink, "in_force", &[]).and_then(|(json, path)| in_force(json, &path, sink));
    let policies = fields.required(sink, "policies", &[]).and_then(|(json, path)| policies(json, &path, sink));
    let notes = notes(&mut fields, sink);
    let mut tree = Tree::default();
    if let Some((json, path)) = fields.required(sink, "nodes", &[]) {
        if *json == Json::List(Vec::new()) {
            sink.report(&path, Fault::NoPoints);
        }
        tree.read_children(json, &path, sink, None, 0);
    }
    fields.finish(sink);
    if tree.nodes.is_empty() {
        sink.report(&Path::root().field("nodes"), Fault::NoPoints);
        return None;
    }
    let by_id = tree.by_id(sink);
    let framework = Framework {
        id: id?,
        title: title?,
        short_title: short_title?,
        status: status?,
        levels,
        legal_basis,
        in_force: in_force?,
        policies: policies?,
        notes,
        hash: FrameworkHash(json.canonical_hash()),
        nodes: tree.nodes,
        by_id,
        source: Json::Null,
    };
    if framework.attainable() <= Exact::ZERO {
        sink.report(&Path::root().field("nodes"), Fault::NoPoints);
    }
    if let Some(fault) = lint::class_edges(&framework) {
        sink.report(&Path::root().field("policies").field("classes"), fault);
    }
    Some(framework)
}

/// Reads the two fields every file of ours begins with; `false` when the rest cannot be understood.
pub(crate) fn envelope(fields: &mut Fields, sink: &mut Sink, format: &'static str, known: u32) -> bool {
    let found = fields.required(sink, "format", &[]);
    let version = fields.optional("version");
    let Some((found, path)) = found else {
        return false;
    };
    if *found != Json::text(format) {
        let found = match found {
            Json::Text(text) => text.chars().take(60).collect(),
            other => other.to_line().chars().take(60).collect(),
        };
        sink.report(&path, Fault::OtherFormat { found, wanted: format });
        return false;
    }
    let Some((version, path)) = version else {
        sink.report(fields.path(), Fault::MissingField { field: "version".into(), choices: &[] });
        return false;
    };
    match version {
        Json::Number(digits) if *digits == known.to_string() => true,
        Json::Number(digits) if digits.parse::<u32>().is_ok_and(|v| v > known) => {
            sink.report(&path, Fault::NewerVersion { found: digits.clone(), known });
            false
        }
        other => {
            sink.report(&path, Fault::UnknownWord { found: other.to_line(), choices: &["1"] });
            false
        }
    }
}

/// An id: 1 to 64 letters, digits, `_`, `-` or `.` of ASCII.
pub(crate) fn id(json: &Json, path: &Path, sink: &mut Sink) -> Option<String> {
    let found = sink.text(json, path, 64)?;
    let fits = !found.is_empty() && found.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    if !fits {
        sink.report(path, Fault::BadId { found });
        return None;
    }
    Some(found)
}

fn name(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Name> {
    let (json, path) = fields.required(sink, field, &[])?;
    let name = match json {
        Json::Text(_) => Name { vi: sink.text(json, &path, NAME_LIMIT)?, en: None },
        _ => {
            let mut both = sink.object(json, &path)?;
            let vi = both.text(sink, "vi", NAME_LIMIT);
            let en = both.optional_text(sink, "en", NAME_LIMIT);
            both.finish(sink);
            Name { vi: vi?, en }
        }
    };
    if name.vi.trim().is_empty() {
        sink.report(&path, Fault::EmptyText);
        return None;
    }
    Some(name)
}

fn texts(fields: &mut Fields, sink: &mut Sink, field: &str) -> Vec<String> {
    list_of(fields, sink, field, |json, path, sink| sink.text(json, path, NAME_LIMIT))
}

/// A required array, each item read by `read`.
fn list_of<T>(
    fields: &mut Fields,
    sink: &mut Sink,
    field: &str,
    read: impl Fn(&Json, &Path, &mut Sink) -> Option<T>,
) -> Vec<T> {
    let Some((json, path)) = fields.required(sink, field, &[]) else {
        return Vec::new();
    };
    let items = sink.list(json, &path, 1_000).unwrap_or_default();
    items.iter().enumerate().filter_map(|(i, item)| read(item, &path.item(i), sink)).collect()
}

fn date(json: &Json, path: &Path, sink: &mut Sink) -> Option<Date> {
    let text = sink.text(json, path, 20)?;
    let date = Date::parse(&text);
    if date.is_none() {
        sink.report(path, Fault::BadDate { found: text });
    }
    date
}

fn optional_date(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Date> {
    match fields.optional(field)? {
        (Json::Null, _) => None,
        (json, path) => date(json, &path, sink),
    }
}

/// An address that a person may be sent to: https, or nothing.
fn link(json: &Json, path: &Path, sink: &mut Sink) -> Option<String> {
    let found = sink.text(json, path, 2_000)?;
    if found.is_empty() || crate::assessment::is_safe_link(&found) {
        return Some(found).filter(|text| !text.is_empty());
    }
    sink.report(path, Fault::BadLink { found });
    None
}

fn legal_basis(json: &Json, path: &Path, sink: &mut Sink) -> Option<LegalBasis> {
    let mut fields = sink.object(json, path)?;
    let number = fields.text(sink, "number", 100);
    let date_signed = optional_date(&mut fields, sink, "date");
    let issuer = fields.text(sink, "issuer", NAME_LIMIT);
    let title = fields.optional_text(sink, "title", NAME_LIMIT);
    let link = fields.optional("link").and_then(|(json, path)| link(json, &path, sink));
    let checked_on = fields.required(sink, "checked_on", &[]).and_then(|(json, path)| date(json, &path, sink));
    fields.finish(sink);
    Some(LegalBasis { number: number?, date: date_signed, issuer: issuer?, title, link, checked_on: checked_on? })
}

fn in_force(json: &Json, path: &Path, sink: &mut Sink) -> Option<InForce> {
    let mut fields = sink.object(json, path)?;
    let from = fields.required(sink, "from", &[]).and_then(|(json, path)| date(json, &path, sink));
    let to = optional_date(&mut fields, sink, "to");
    fields.finish(sink);
    let in_force = InForce { from: from?, to };
    if to.is_some_and(|to| to < in_force.from) {
        sink.report(path, Fault::DatesOutOfOrder);
    }
    Some(in_force)
}

fn notes(fields: &mut Fields, sink: &mut Sink) -> Vec<Note> {
    let Some((json, path)) = fields.optional("notes") else {
        return Vec::new();
    };
    let items = sink.list(json, &path, 1_000).unwrap_or_default();
    let read = |(i, item): (usize, &Json)| {
        let mut fields = sink.object(item, &path.item(i))?;
        let kind = fields.choice(
            sink,
            "kind",
            &["conflict", "source", "remark"],
            &[NoteKind::Conflict, NoteKind::Source, NoteKind::Remark],
        );
        let text = fields.text(sink, "text", TEXT_LIMIT);
        fields.finish(sink);
        Some(Note { kind: kind?, text: text? })
    };
    items.iter().enumerate().filter_map(read).collect()
}

const MODES: &[&str] = &["half_up", "half_even", "down", "up"];
const ROUNDING_CHOICES: &[&str] = &["\"none\"", "{\"decimals\": 2, \"mode\": \"half_up\"}"];

fn rounding(json: &Json, path: &Path, sink: &mut Sink) -> Option<Rounding> {
    let mut fields = sink.object(json, path)?;
    let decimals = fields.decimal(sink, "decimals");
    let mode = fields.choice(
        sink,
        "mode",
        MODES,
        &[RoundingMode::HalfUp, RoundingMode::HalfEven, RoundingMode::Down, RoundingMode::Up],
    );
    fields.finish(sink);
    let decimals = decimals?;
    let (from, to) = (Decimal::ZERO, Decimal::from(6));
    if decimals < from || decimals > to || !decimals.fract().is_zero() {
        sink.report(&path.field("decimals"), Fault::OutOfRange { value: decimals, from, to });
        return None;
    }
    Some(Rounding { decimals: decimals.trunc().normalize().mantissa() as u32, mode: mode? })
}

/// A rounding or the word "none"; the outer option is `None` when it could not be read.
fn rounding_or_none(fields: &mut Fields, sink: &mut Sink, field: &str) -> Option<Option<Rounding>> {
    let (json, path) = fields.required(sink, field, ROUNDING_CHOICES)?;
    match json {
        Json::Text(word) if word == "none" => Some(None),
        Json::Text(word) => {
            sink.report(&path, Fault::UnknownWord { found: word.clone(), choices: ROUNDING_CHOICES });
            None
        }
        _ => rounding(json, &path, sink).map(Some),
    }
}

fn policies(json: &Json, path: &Path, sink: &mut Sink) -> Option<Policies> {
    let mut fields = sink.object(json, path)?;
    let rounding = fields.required(sink, "rounding", &[]).and_then(|(json, path)| {
        let mut levels = sink.object(json, &path)?;
        let leaf = rounding_or_none(&mut levels, sink, "leaf");
        let node = rounding_or_none(&mut levels, sink, "node");
        let total = rounding_or_none(&mut levels, sink, "total");
        let mut printed = |field| {
            let (json, path) = levels.required(sink, field, &ROUNDING_CHOICES[1..])?;
            rounding(json, &path, sink)
        };
        let (printed_points, printed_index) = (printed("printed_points"), printed("printed_index"));
        levels.finish(sink);
        Some(RoundingLevels {
            leaf: leaf?,
            node: node?,
            total: total?,
            printed_points: printed_points?,
            printed_index: printed_index?,
        })
    });
    let index = fields.choice(sink, "index", &["points_over_attainable"], &[IndexRule::PointsOverAttainable]);
    let not_applicable = fields.choice(
        sink,
        "not_applicable",
        &["shrink", "full", "zero"],
        &[NotApplicable::Shrink, NotApplicable::Full, NotApplicable::Zero],
    );
    let ties = fields.choice(sink, "ties", &["competition", "dense"], &[Ties::Competition, Ties::Dense]);
    let compare_on = fields.choice(sink, "compare_on", COMPARE, &[CompareOn::Exact, CompareOn::Printed]);
    let classes = fields.required(sink, "classes", &[]).and_then(|(json, path)| classes(json, &path, sink));
    fields.finish(sink);
    Some(Policies {
        rounding: rounding?,
        index: index?,
        not_applicable: not_applicable?,
        ties: ties?,
        compare_on: compare_on?,
        classes: classes?,
    })
}

const COMPARE: &[&str] = &["exact", "printed"];

fn classes(json: &Json, path: &Path, sink: &mut Sink) -> Option<Classes> {
    let mut fields = sink.object(json, path)?;
    let decided_on = fields.choice(sink, "decided_on", COMPARE, &[CompareOn::Exact, CompareOn::Printed]);
    let list = list_of(&mut fields, sink, "list", |json, path, sink| {
        let mut fields = sink.object(json, path)?;
        let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
        let name = name(&mut fields, sink, "name");
        let from = fields.decimal(sink, "from");
        fields.finish(sink);
        Some(Class { id: id?, name: name?, from: from? })
    });
    fields.finish(sink);
    Some(Classes { decided_on: decided_on?, list })
}

/// The tree while it is read: one row, parents before children.
#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    paths: Vec<Path>,
}

impl Tree {
    fn read_children(&mut self, json: &Json, path: &Path, sink: &mut Sink, parent: Option<NodeIndex>, depth: usize) {
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
    fn by_id(&self, sink: &mut Sink) -> Vec<NodeIndex> {
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
