//! Everything that is wrong with a framework file at once: what the reader finds, and what the linter finds wherever the
//! reader's errors leave no doubt.

use std::collections::BTreeMap;

use super::lint::{Defect, lint};
use super::model::*;
use super::read::{Tree, read_around, read_or_tree};
use crate::json::Json;
use crate::problem::{Fault, Problem};

/// What a check of a framework file found.
#[derive(Debug)]
pub struct Checked {
    /// The framework, or what keeps it from being used.
    pub read: Result<Framework, Vec<Problem>>,
    /// What the linter finds besides. Where the framework cannot be used, nothing that an error of the reader may cause.
    pub linted: Vec<Problem>,
    /// The tree as far as it could be read, for the words of [`Checked::linted`], where the framework cannot be used.
    pub unfinished: Option<Framework>,
}

/// Reads a framework file and lints it, as far as it can be read.
pub fn check(json: &Json) -> Checked {
    Reading::of(json).lint(json)
}

/// A framework file as it was read: the first half of a check, for those who must not be busy with all of it at once.
pub struct Reading(Result<Framework, (Vec<Problem>, Tree)>);

impl Reading {
    /// Of a framework file.
    pub fn of(json: &Json) -> Reading {
        Reading(read_or_tree(json))
    }

    /// The second half: what the linter finds in the same file.
    pub fn lint(self, json: &Json) -> Checked {
        match self.0 {
            Ok(framework) => Checked { linted: lint(&framework), read: Ok(framework), unfinished: None },
            Err((problems, tree)) => {
                let unfinished = is_ours(&problems).then(|| read_around(&heading_of(json, &problems), tree)).flatten();
                let linted =
                    unfinished.as_ref().map(|framework| certain(framework, json, &problems)).unwrap_or_default();
                Checked { linted, unfinished, read: Err(problems) }
            }
        }
    }
}

/// Whether the reader went beyond the first two fields.
fn is_ours(problems: &[Problem]) -> bool {
    let is_head = |one: &Problem| ["format", "version"].contains(&field_of(one, ""));
    !problems.iter().any(|one| is_head(one) && !matches!(one.fault, Fault::UnknownField { .. }))
}

/// The fields of the heading, each with what stands there while it cannot be read: something that the linter says nothing
/// of.
const STAND_INS: [(&str, &str); 9] = [
    ("id", r#""x""#),
    ("title", r#""x""#),
    ("short_title", r#""x""#),
    ("status", r#""example""#),
    ("levels", "[]"),
    ("legal_basis", "[]"),
    ("in_force", r#"{"from":"1900-01-01"}"#),
    (
        "policies",
        r#"{"rounding":{"leaf":"none","node":"none","total":"none","printed_points":{"decimals":2,"mode":"half_up"},
        "printed_index":{"decimals":2,"mode":"half_up"}},"index":"points_over_attainable","not_applicable":"zero",
        "ties":"competition","compare_on":"exact","classes":{"decided_on":"exact","list":[{"id":"x","name":"x","from":"0"}]}}"#,
    ),
    ("printed", "{}"),
];

/// A heading that can be read, above a node that says nothing.
fn heading_of(json: &Json, problems: &[Problem]) -> Json {
    let is_doubtful = |field: &str| problems.iter().any(|one| one.is_error() && field_of(one, "") == field);
    // Whether decisions must be named depends on what the framework is.
    let no_decisions = is_doubtful("status") || is_doubtful("legal_basis");
    let field = |(name, stand_in): (&'static str, &str)| {
        let own = json.get(name).filter(|_| !(is_doubtful(name) || no_decisions && name == "status"));
        let value = own.cloned().or_else(|| Json::parse(stand_in, stand_in.len()).ok());
        (name.to_owned(), value.unwrap_or(Json::Null))
    };
    let mut fields = vec![
        ("format".to_owned(), Json::text(super::FORMAT)),
        ("version".to_owned(), Json::Number(super::VERSION.to_string())),
    ];
    fields.extend(STAND_INS.into_iter().map(field));
    fields.push(("nodes".to_owned(), Json::List(vec![Json::Object(Vec::new())])));
    Json::Object(fields)
}

/// What the linter finds in a tree that was read with errors, without what the errors may cause.
fn certain(framework: &Framework, json: &Json, problems: &[Problem]) -> Vec<Problem> {
    let mut places = Vec::new();
    if let Some(Json::List(nodes)) = json.get("nodes") {
        places_of(nodes, "nodes", &mut places);
    }
    // Where not every node was read, nothing is known of where the others stand.
    if places.len() != framework.nodes().len() {
        return Vec::new();
    }
    let errors = Errors::of(problems);
    let (is_whole, are_fields_only) = (errors.all().all(|one| !is_of_shape(one)), errors.all().all(is_unknown_field));
    let of_whole = |one: &Problem| match defect_of(&one.fault) {
        // Where these cannot be read, something stands in for them that is without defects.
        Some(
            Defect::NoLegalBasis
            | Defect::BasisWithout { .. }
            | Defect::CheckedBeforeSigned { .. }
            | Defect::TieTwice { .. }
            | Defect::DuplicateLabel { .. },
        ) => true,
        Some(Defect::PrintedCount { .. }) => is_whole,
        _ => are_fields_only,
    };
    let is_certain = |one: &Problem| match one.node.as_deref().map(|id| (id, framework.find(id))) {
        None => of_whole(one),
        Some((_, Some(index))) => {
            let place = &places[index.get()];
            // A leaf that could not be read looks like a group without criteria.
            let is_bare = framework.node(index).leaf.is_none() && framework.children(index).next().is_none();
            !(is_bare && errors.is_any_from(place)) && is_sure_of_node(&one.fault, place, &errors)
        }
        Some((_, None)) => false,
    };
    lint(framework).into_iter().filter(is_certain).collect()
}

/// The errors of a file by the place of the node they lie in; empty for those that lie in none.
struct Errors<'p>(BTreeMap<&'p str, Vec<&'p Problem>>);

impl<'p> Errors<'p> {
    fn of(problems: &'p [Problem]) -> Errors<'p> {
        let mut at: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
        for error in problems.iter().filter(|one| one.is_error()) {
            at.entry(node_place(&error.path)).or_default().push(error);
        }
        Errors(at)
    }

    fn all(&self) -> impl Iterator<Item = &'p Problem> + '_ {
        self.0.values().flatten().copied()
    }

    /// Those of the node at a place itself.
    fn at(&self, place: &str) -> impl Iterator<Item = &'p Problem> + '_ {
        self.0.get(place).into_iter().flatten().copied()
    }

    /// Those of the node at a place and of all below it.
    fn from<'s>(&'s self, place: &'s str) -> impl Iterator<Item = &'p Problem> + 's {
        let places = self.0.range(place..).take_while(move |(at, _)| at.starts_with(place));
        places.flat_map(|(_, errors)| errors.iter().copied())
    }

    fn is_any_from(&self, place: &str) -> bool {
        self.from(place).next().is_some()
    }
}

/// The place of the node that a path lies in: `nodes[0].children[2]` of `nodes[0].children[2].rule.cap`.
fn node_place(path: &str) -> &str {
    let mut end = 0;
    for word in ["nodes["].into_iter().chain(std::iter::repeat(".children[")) {
        let rest = path.get(end..).unwrap_or_default();
        let Some(close) = rest.strip_prefix(word).and_then(|rest| rest.find(']')) else { break };
        end += word.len() + close + 1;
    }
    path.get(..end).unwrap_or_default()
}

/// The places of the nodes that are objects, in the order in which they are read.
fn places_of(nodes: &[Json], place: &str, places: &mut Vec<String>) {
    for (at, node) in nodes.iter().enumerate().filter(|(_, node)| matches!(node, Json::Object(_))) {
        let own = format!("{place}[{at}]");
        let below = format!("{own}.children");
        places.push(own);
        if let Some(Json::List(children)) = node.get("children") {
            places_of(children, &below, places);
        }
    }
}

/// The field at a place in which a problem lies, or which it is about; empty where it lies elsewhere or in the place as a
/// whole.
fn field_of<'p>(problem: &'p Problem, place: &str) -> &'p str {
    let Some(rest) = problem.path.strip_prefix(place) else { return "" };
    if rest.is_empty() {
        return match &problem.fault {
            Fault::MissingField { field, .. } | Fault::DuplicateField { field } | Fault::UnknownField { field } => {
                field
            }
            Fault::NeitherLeafNorInner => "rule",
            _ => "",
        };
    }
    let rest = if place.is_empty() { rest } else { rest.strip_prefix('.').unwrap_or_default() };
    rest.split(['.', '[']).next().unwrap_or_default()
}

/// Whether an error may hide nodes.
fn is_of_shape(error: &Problem) -> bool {
    match &error.fault {
        Fault::NeitherLeafNorInner
        | Fault::TooDeep { .. }
        | Fault::TooMany { .. }
        | Fault::TooManyNodes { .. }
        | Fault::WrongType { .. } => true,
        Fault::MissingField { field, .. } | Fault::DuplicateField { field } | Fault::UnknownField { field } => {
            // Without its kind a block looks like an area of points.
            ["children", "nodes"].contains(&field.as_str()) || error.path.ends_with(".block")
        }
        _ => false,
    }
}

fn defect_of(fault: &Fault) -> Option<&Defect> {
    if let Fault::Defect(found) = fault { Some(found.defect()) } else { None }
}

fn is_of_block(error: &Problem) -> bool {
    error.path.contains(".block") || field_of(error, node_place(&error.path)) == "block"
}

fn is_unknown_field(error: &Problem) -> bool {
    matches!(error.fault, Fault::UnknownField { .. })
}

/// Whether a defect of the node at a place stands whatever the errors are.
fn is_sure_of_node(fault: &Fault, place: &str, errors: &Errors) -> bool {
    let defect = defect_of(fault);
    let fields: &[&str] = match defect {
        Some(Defect::ChildrenSum { .. }) => &["id", "max", "block", "children", "rule"],
        // What is missing in between, a partial framework may leave out.
        Some(Defect::NumberOutOfOrder { .. }) if errors.all().any(|one| field_of(one, "") == "status") => return false,
        Some(Defect::DuplicateNumber { .. } | Defect::NumberOutsideParent { .. } | Defect::NumberOutOfOrder { .. }) => {
            &["id", "number"]
        }
        Some(Defect::DuplicateName { .. }) => &["id", "name"],
        Some(Defect::NoReason) => &["id", "not_measured"],
        // What is taken is turned around by right.
        Some(
            Defect::MoreGivesMore { .. }
            | Defect::MoreGivesLess { .. }
            | Defect::OptionsTurned { .. }
            | Defect::BandsTurn
            | Defect::ReachedGivesLess { .. },
        ) if errors.all().any(is_of_block) => return false,
        Some(Defect::MoreGivesMore { .. } | Defect::MoreGivesLess { .. } | Defect::OptionsTurned { .. }) => {
            &["id", "name", "max", "rule"]
        }
        Some(Defect::BlockUnmarked) => &["id", "name", "block", "children", "rule"],
        Some(Defect::MissingCitation) => &["id", "citation", "rule"],
        Some(
            Defect::ChangeOutOfForce { .. } | Defect::ChangeWithoutCitation { .. } | Defect::ChangeOutOfOrder { .. },
        ) => &["id", "changes"],
        Some(Defect::ChangeOfNothing { .. }) => &["id", "changes", "max", "name", "scored_by", "rule"],
        Some(Defect::PrintedCount { .. }) => &["id", "printed", "children", "rule"],
        Some(Defect::SurveyLeafSelfScored) => &["id", "name", "evidence", "scored_by", "rule"],
        // What caps hold rests on everything below.
        Some(Defect::CapBeyondLeaves { .. } | Defect::NoCap) => return !errors.is_any_from(place),
        _ => &["id", "max", "not_measured", "rule"],
    };
    let below = format!("{place}.children[");
    // The sum rests on the maxima of the children, the count on which nodes there are.
    let is_sure_below = match defect {
        Some(Defect::ChildrenSum { .. }) => errors
            .from(&below)
            .all(|error| error.path.strip_prefix(&below).is_none_or(|rest| !is_of_maximum(error, rest))),
        Some(Defect::PrintedCount { .. }) => errors.from(&below).all(|error| !is_of_shape(error)),
        _ => true,
    };
    is_sure_below
        && errors.at(place).all(|error| {
            let field = field_of(error, place);
            match &error.fault {
                // A field that is not known may be one that is missing, misspelt.
                Fault::UnknownField { field } if error.path == place => {
                    fields.iter().all(|known| known.chars().next() != field.chars().next())
                }
                _ => !field.is_empty() && !fields.contains(&field),
            }
        })
}

/// Whether an error below a node may change the maximum of one of its children; `rest` is what follows `children[`.
fn is_of_maximum(error: &Problem, rest: &str) -> bool {
    let Some((_, rest)) = rest.split_once(']') else { return true };
    match &error.fault {
        Fault::MissingField { field, .. } | Fault::DuplicateField { field } if rest.is_empty() => field == "max",
        Fault::UnknownField { .. } | Fault::NeitherLeafNorInner if rest.is_empty() => false,
        _ => rest.is_empty() || rest == ".max",
    }
}
