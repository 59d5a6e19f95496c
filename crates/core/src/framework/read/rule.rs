//! Reads what makes a node a leaf: its rule, of any kind, and the figures that rule needs.

use super::super::model::*;
use super::tree::points;
use super::{NAME_LIMIT, TEXT_LIMIT, id, list_of};
use crate::assessment::FIGURE_LIMIT;
use crate::formula::{Formula, FormulaFaultKind, is_reserved};
use crate::json::{Fields, Json, Path, Sink};
use crate::number::Decimal;
use crate::problem::Fault;

/// The part of a node that only leaves have; its fields stand beside the rule.
pub(super) fn leaf(rule_json: &Json, rule_path: &Path, fields: &mut Fields, sink: &mut Sink) -> Option<Leaf> {
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

/// What 0/0 gives, a field of the node.
pub(super) const ZERO_DENOMINATOR: &str = "zero_denominator";

/// Passes over fields that stand beside a rule which is missing, or one too many: they are not wrong by themselves, and must
/// not be taken away for it.
pub(super) fn of_rule(node: &mut Fields, names: &[&str]) {
    for name in names {
        node.optional(name);
    }
}

const KINDS: &[&str] = &[
    "manual_points",
    "yes_no",
    "choice",
    "grade",
    "bands",
    "linear_ratio",
    "linear_between",
    "count_points",
    "deduction",
    "survey_percent",
    "formula",
    "cohort_threshold",
    "cohort_share",
    "information",
];

fn rule(json: &Json, path: &Path, node: &mut Fields, sink: &mut Sink) -> Option<Rule> {
    let mut fields = sink.object(json, path)?;
    let Some(kind) = fields.choice(sink, "kind", KINDS, KINDS) else {
        of_rule(node, &[ZERO_DENOMINATOR]);
        return None;
    };
    let fields_read = &mut fields;
    let rule = match kind {
        "yes_no" => {
            let (yes, no) = (worth(fields_read, sink, "yes"), worth(fields_read, sink, "no"));
            both(yes, no).map(|(yes, no)| Rule::YesNo { yes, no })
        }
        "choice" => options(fields_read, sink, "options", "points").map(|options| Rule::Choice { options }),
        "grade" => options(fields_read, sink, "grades", "percent").map(|options| Rule::Grade { options }),
        "bands" => {
            let of = measure(fields_read, node, sink);
            let told = sink.len();
            let bands = list_of(fields_read, sink, "bands", band);
            if bands.is_empty() && sink.len() == told {
                sink.report(&path.field("bands"), Fault::NoOptions);
            }
            of.map(|of| Rule::Bands { of, bands })
        }
        "linear_ratio" => linear_ratio(fields_read, path, node, sink),
        "linear_between" => {
            let of = measure(fields_read, node, sink);
            let (zero_at, full_at) = (fields_read.decimal(sink, "zero_at"), fields_read.decimal(sink, "full_at"));
            let ends = both(zero_at, full_at);
            if ends.is_some_and(|(zero_at, full_at)| zero_at == full_at) {
                sink.report(&path.field("full_at"), Fault::EqualEdges);
            }
            both(of, ends).map(|(of, (zero_at, full_at))| Rule::LinearBetween { of, zero_at, full_at })
        }
        "count_points" => {
            let count = own_figure(fields_read, sink, "count", FigureName::COUNT);
            let (per, cap) = (worth(fields_read, sink, "per"), worth(fields_read, sink, "cap"));
            both(count, both(per, cap)).map(|(count, (per, cap))| Rule::CountPoints { count, per, cap })
        }
        "deduction" => {
            let count = own_figure(fields_read, sink, "count", FigureName::COUNT);
            let start = worth(fields_read, sink, "start");
            let (per, floor) = (worth(fields_read, sink, "per"), worth(fields_read, sink, "floor"));
            if let Some((floor, start)) = both(floor, start)
                && floor > start
            {
                let fault = Fault::OutOfRange { value: floor, from: Decimal::ZERO, to: start };
                sink.report(&path.field("floor"), fault);
            }
            both(both(count, start), both(per, floor)).map(|((count, start), (per, floor))| Rule::Deduction {
                count,
                start,
                per,
                floor,
            })
        }
        "survey_percent" => {
            own_figure(fields_read, sink, "percent", FigureName::PERCENT).map(|percent| Rule::SurveyPercent { percent })
        }
        "formula" => formula(fields_read, sink),
        "cohort_threshold" => {
            let value = own_figure(fields_read, sink, "value", FigureName::VALUE);
            let cohort = cohort(fields_read, sink);
            let (reached, below) = (worth(fields_read, sink, "reached"), worth(fields_read, sink, "below"));
            both(both(value, cohort), both(reached, below))
                .map(|((value, cohort), (reached, below))| Rule::CohortThreshold { value, cohort, reached, below })
        }
        "cohort_share" => {
            let value = own_figure(fields_read, sink, "value", FigureName::VALUE);
            both(value, cohort(fields_read, sink)).map(|(value, cohort)| Rule::CohortShare { value, cohort })
        }
        "information" => {
            let value = fields_read
                .optional("value")
                .and_then(|(json, path)| figure(json, &path, Some(FigureName::VALUE), sink));
            Some(Rule::Information { value })
        }
        _ => Some(Rule::ManualPoints),
    };
    fields.finish(sink);
    rule
}

fn both<A, B>(a: Option<A>, b: Option<B>) -> Option<(A, B)> {
    Some((a?, b?))
}

/// A field that holds points.
fn worth(fields: &mut Fields, sink: &mut Sink, name: &str) -> Option<Decimal> {
    let (json, path) = fields.required(sink, name, &[])?;
    points(json, &path, sink)
}

/// A field that holds a percentage.
fn percent(fields: &mut Fields, sink: &mut Sink, name: &str, from: Decimal) -> Option<Decimal> {
    let (json, path) = fields.required(sink, name, &[])?;
    within(sink.decimal(json, &path)?, from, &path, sink)
}

/// The value, when it lies between a lower bound and 100.
fn within(value: Decimal, from: Decimal, path: &Path, sink: &mut Sink) -> Option<Decimal> {
    let to = Decimal::ONE_HUNDRED;
    if value < from || value > to {
        sink.report(path, Fault::OutOfRange { value, from, to });
        return None;
    }
    Some(value)
}

fn linear_ratio(fields: &mut Fields, path: &Path, node: &mut Fields, sink: &mut Sink) -> Option<Rule> {
    let full_at = percent(fields, sink, "full_at", Decimal::new(1, 2));
    let zero_below = fields.optional("zero_below").map(|(json, path)| {
        let value = sink.decimal(json, &path)?;
        within(value, Decimal::ZERO, &path, sink)
    });
    if let (Some(Some(zero_below)), Some(full_at)) = (zero_below, full_at)
        && zero_below > full_at
    {
        let fault = Fault::OutOfRange { value: zero_below, from: Decimal::ZERO, to: full_at };
        sink.report(&path.field("zero_below"), fault);
    }
    let (num, den, zero_denominator) = ratio(fields, node, sink);
    Some(Rule::LinearRatio {
        full_at: full_at?,
        zero_below: zero_below.flatten(),
        num: num?,
        den: den?,
        zero_denominator: zero_denominator?,
    })
}

fn ratio(
    fields: &mut Fields,
    node: &mut Fields,
    sink: &mut Sink,
) -> (Option<FigureSpec>, Option<FigureSpec>, Option<ZeroDenominator>) {
    let num = own_figure(fields, sink, "num", FigureName::NUM);
    let den = own_figure(fields, sink, "den", FigureName::DEN);
    let zero_denominator = node.choice(
        sink,
        ZERO_DENOMINATOR,
        &["zero", "full", "not_applicable", "missing"],
        &[ZeroDenominator::Zero, ZeroDenominator::Full, ZeroDenominator::NotApplicable, ZeroDenominator::Missing],
    );
    (num, den, zero_denominator)
}

/// What is measured: a number where there is a field `value`, else a ratio.
fn measure(fields: &mut Fields, node: &mut Fields, sink: &mut Sink) -> Option<Measure> {
    if fields.has("value") {
        return own_figure(fields, sink, "value", FigureName::VALUE).map(Measure::Value);
    }
    if !fields.has("num") && !fields.has("den") {
        let (field, choices) = ("value".to_owned(), &["value", "num + den"] as &[_]);
        sink.report(fields.path(), Fault::MissingField { field, choices });
        return None;
    }
    let (num, den, zero_denominator) = ratio(fields, node, sink);
    Some(Measure::Ratio { num: num?, den: den?, zero_denominator: zero_denominator? })
}

fn cohort(fields: &mut Fields, sink: &mut Sink) -> Option<Cohort> {
    fields.choice(sink, "cohort", &["mean", "best"], &[Cohort::Mean, Cohort::Best])
}

/// The options of a choice, or the grades, at least one, each id once.
fn options(fields: &mut Fields, sink: &mut Sink, field: &str, worth_field: &str) -> Option<Vec<RuleOption>> {
    let path = fields.path().field(field);
    let told = sink.len();
    let options = list_of(fields, sink, field, |json, path, sink| {
        let mut fields = sink.object(json, path)?;
        let id = fields.required(sink, "id", &[]).and_then(|(json, path)| id(json, &path, sink));
        let label = fields.text(sink, "label", NAME_LIMIT);
        let worth = match worth_field {
            "percent" => percent(&mut fields, sink, worth_field, Decimal::ZERO),
            _ => worth(&mut fields, sink, worth_field),
        };
        fields.finish(sink);
        Some(RuleOption { id: id?, label: label?, worth: worth? })
    });
    for (i, option) in options.iter().enumerate() {
        if options[..i].iter().any(|before| before.id.eq_ignore_ascii_case(&option.id)) {
            sink.report(&path.item(i), Fault::DuplicateOption { id: option.id.clone() });
        }
    }
    // A list that is missing, or holds nothing that can be read, is told as that.
    if options.is_empty() && sink.len() == told {
        sink.report(&path, Fault::NoOptions);
    }
    (!options.is_empty()).then_some(options)
}

fn band(json: &Json, path: &Path, sink: &mut Sink) -> Option<Band> {
    let mut fields = sink.object(json, path)?;
    let from = edge(&mut fields, sink, "from", "over");
    let to = edge(&mut fields, sink, "to", "under");
    let points = worth(&mut fields, sink, "points");
    fields.finish(sink);
    let band = Band { from: from?, to: to?, points: points? };
    if let (Some(from), Some(to)) = (band.from, band.to)
        && (from.at > to.at || (from.at == to.at && !(from.included && to.included)))
    {
        sink.report(path, Fault::EmptyBand { from: from.at, to: to.at });
        return None;
    }
    Some(band)
}

/// An edge: with the value itself (`from`, `to`), without it (`over`, `under`), or none; the outer option is `None`
/// when it could not be read.
fn edge(fields: &mut Fields, sink: &mut Sink, with: &str, without: &str) -> Option<Option<Edge>> {
    match (fields.optional(with), fields.optional(without)) {
        (None, None) => Some(None),
        (Some((json, path)), None) => Some(Some(Edge { at: sink.decimal(json, &path)?, included: true })),
        (None, Some((json, path))) => Some(Some(Edge { at: sink.decimal(json, &path)?, included: false })),
        (Some(_), Some((_, path))) => {
            sink.report(&path, Fault::DuplicateField { field: format!("{with}, {without}") });
            None
        }
    }
}

fn formula(fields: &mut Fields, sink: &mut Sink) -> Option<Rule> {
    let path = fields.path().field("figures");
    let told = sink.len();
    let figures = list_of(fields, sink, "figures", |json, path, sink| figure(json, path, None, sink));
    if figures.len() > FIGURE_LIMIT {
        sink.report(&path, Fault::TooMany { limit: FIGURE_LIMIT });
    }
    for (i, figure) in figures.iter().enumerate() {
        let name = figure.name.as_str();
        let fits = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            && !name.starts_with(|c: char| c.is_ascii_digit())
            && !is_reserved(name);
        if !fits {
            sink.report(&path.item(i).field("name"), Fault::BadFigureName { found: name.to_owned() });
        } else if figures[..i].iter().any(|before| before.name == figure.name) {
            sink.report(&path.item(i).field("name"), Fault::DuplicateOption { id: name.to_owned() });
        }
    }
    let has_all_names = sink.len() == told;
    let (json, path) = fields.required(sink, "formula", &[])?;
    // How long it may be, the formula itself says.
    let text = sink.text(json, &path, usize::MAX)?;
    let names: Vec<&str> = figures.iter().map(|figure| figure.name.as_str()).collect();
    match Formula::parse(&text, &names) {
        Ok(formula) => Some(Rule::Formula { figures, formula }),
        Err(faults) => {
            for fault in faults {
                // A name may be that of a figure with a fault of its own.
                if has_all_names || !matches!(fault.kind, FormulaFaultKind::UnknownName { .. }) {
                    sink.report(&path, Fault::Formula { fault });
                }
            }
            None
        }
    }
}

/// A required figure, under a name that the rule fixes.
fn own_figure(fields: &mut Fields, sink: &mut Sink, field: &str, name: FigureName) -> Option<FigureSpec> {
    let (json, path) = fields.required(sink, field, &[])?;
    figure(json, &path, Some(name), sink)
}

/// A figure; where the rule fixes no name for it, it has a field `name`.
fn figure(json: &Json, path: &Path, name: Option<FigureName>, sink: &mut Sink) -> Option<FigureSpec> {
    let mut fields = sink.object(json, path)?;
    let name = match name {
        Some(name) => Some(name),
        None => fields
            .required(sink, "name", &[])
            .and_then(|(json, path)| id(json, &path, sink))
            .map(|name| FigureName::new(&name)),
    };
    let label = fields.text(sink, "label", NAME_LIMIT);
    let noun = fields.text(sink, "noun", NAME_LIMIT);
    let whole = fields.required(sink, "whole", &["true", "false"]).and_then(|(json, path)| sink.bool(json, &path));
    fields.finish(sink);
    Some(FigureSpec { name: name?, label: label?, noun: noun?, whole: whole? })
}
