//! What is wrong with a framework in work: every problem of the reader and the linter, with the node it belongs to.

use std::collections::HashMap;
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::framework::{self, Checked, Counted, Defect, Framework};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_text::defect::Names;
use thuocdo_text::ui as t;

use super::Selected;
use super::document::{Document, NodePath, Place, Step, paths_by_id};
use super::forms::{Input, rule_inputs, rule_label};

/// The place of a formula below its node.
pub const OF_FORMULA: &str = "rule.formula";

/// What a check found.
#[derive(Clone, Debug)]
pub struct Checks {
    /// The framework, when it can be used; the linter may still have found something.
    pub framework: Option<Arc<Framework>>,
    /// What is wrong, errors first.
    pub findings: Vec<Finding>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The node it belongs to; `None` for the heading and the policies.
    pub node: Option<NodePath>,
    /// The place in the file, below the node where there is one, with the field that is missing: `rule.full_at`.
    pub place: String,
    /// Its code.
    pub code: &'static str,
    /// What is wrong, and what to do.
    pub sentence: String,
    /// Whether the framework cannot be used before it is mended.
    pub is_error: bool,
    /// The character of a formula at which it is, from 1.
    pub character: Option<usize>,
    /// The field at the place that no form has, or that does not go with the others; without it, this is mended.
    pub too_much: Option<String>,
}

impl Finding {
    /// Whether it belongs to the node that is selected.
    pub fn is_of(&self, selected: &Selected) -> bool {
        matches!(selected, Selected::Node(path) if self.node.as_ref() == Some(path))
    }
}

/// A place as findings write it: below the selected node where it begins there.
pub(super) fn written(place: &Place) -> String {
    place.iter().fold(String::new(), |written, step| match step {
        Step::Selected => written,
        Step::Field(name) if written.is_empty() => name.to_string(),
        Step::Field(name) => format!("{written}.{name}"),
        Step::Item(at) => format!("{written}[{at}]"),
    })
}

/// Checks a file as it stands.
pub fn check(file: &Document) -> Checks {
    told(file, framework::check(file.json()))
}

/// What was found in a file, in the words of the editor.
pub(super) fn told(file: &Document, checked: Checked) -> Checks {
    let paths = paths_by_id(file.json());
    match checked.read {
        Ok(framework) => {
            let names = Names::of(Some(&framework));
            let findings = checked.linted.iter().map(|one| linted(one, &names, &paths)).collect();
            Checks { framework: Some(Arc::new(framework)), findings }
        }
        Err(problems) => {
            let mut findings: Vec<Finding> = problems.iter().map(|one| refused(one, file)).collect();
            if let Some(framework) = &checked.unfinished {
                let names = Names::of(Some(framework));
                findings.extend(checked.linted.iter().map(|one| linted(one, &names, &paths)));
            }
            findings.sort_by_key(|finding| !finding.is_error);
            Checks { framework: None, findings }
        }
    }
}

/// What the linter finds, in the words that the command line has, too.
fn linted(problem: &Problem, names: &Names, paths: &HashMap<&str, NodePath>) -> Finding {
    let (node, place) = match &problem.node {
        Some(id) => (paths.get(id.as_str()).cloned(), place_of(&problem.fault).to_owned()),
        None => node_of(&problem.path),
    };
    let place = if place == "printed" { place_of(&problem.fault).to_owned() } else { place };
    Finding {
        node,
        place,
        code: problem.code(),
        sentence: names.sentence(problem),
        // A framework that was read can be used.
        is_error: false,
        character: character_of(&problem.fault),
        too_much: None,
    }
}

/// What the reader finds, in the words of the form: a place in the file says nothing to an official.
fn refused(problem: &Problem, file: &Document) -> Finding {
    let (node, mut place) = node_of(&problem.path);
    match &problem.fault {
        // A band with two lower edges: the first of them leads to the input.
        Fault::DuplicateField { field } if field.contains(',') => {}
        Fault::MissingField { field, .. } | Fault::DuplicateField { field } => {
            // Ratio or number is one question of the form.
            let asked = if field == "value" && has_measure(file, node.as_deref()) { "measure" } else { field };
            place = if place.is_empty() { asked.to_owned() } else { format!("{place}.{asked}") };
        }
        Fault::ClassEdges => place.push_str(".list"),
        _ => {}
    }
    let own = node.as_deref().and_then(|path| file.node(path));
    let kind = own.and_then(|node| Some(node.get("rule")?.get("kind")?.clone()));
    let kind = match &kind {
        Some(Json::Text(kind)) => kind.as_str(),
        _ => "",
    };
    let words = |name: &str| match own.and_then(|node| node.get(name)) {
        Some(Json::Text(text) | Json::Number(text)) => text.clone(),
        Some(both @ Json::Object(_)) => match both.get("vi") {
            Some(Json::Text(text)) => text.clone(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let has_children = own.is_some_and(|node| node.get("children").is_some());
    let sentence = t::form_sentence(
        problem,
        &t::FormPlace {
            place: &place,
            node: node.as_ref().map(|_| t::node_words(&words("number"), &words("name"), &words("id"), !has_children)),
            has_children,
            of_rule: &|field| rule_label(kind, field),
        },
    );
    let too_much = match &problem.fault {
        Fault::UnknownField { field } => Some(field.clone()),
        Fault::NeitherLeafNorInner if has_children => Some("rule".to_owned()),
        _ => None,
    };
    let character = character_of(&problem.fault);
    Finding { node, place, code: problem.code(), sentence, is_error: problem.is_error(), character, too_much }
}

fn character_of(fault: &Fault) -> Option<usize> {
    match fault {
        Fault::Formula { fault } => Some(fault.at),
        Fault::Defect(found) => match found.defect() {
            Defect::DividesByZero { at } | Defect::MayDivideByZero { at } => Some(*at),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the rule of a node measures a ratio or a number, whichever is chosen.
fn has_measure(file: &Document, node: Option<&[usize]>) -> bool {
    let kind = node.and_then(|path| Some(file.node(path)?.get("rule")?.get("kind")?.clone()));
    matches!(kind, Some(Json::Text(kind)) if rule_inputs(&kind).contains(&Input::Measure))
}

/// The field of a node that a finding of the linter is about.
fn place_of(fault: &Fault) -> &'static str {
    let found = match fault {
        Fault::Defect(found) => found,
        Fault::HiddenCharacter { .. } => return "name",
        _ => return "",
    };
    match found.defect() {
        Defect::ChildrenSum { .. }
        | Defect::MaxRoundedDown { .. }
        | Defect::InformationWithPoints { .. }
        | Defect::CapBeyondLeaves { .. }
        | Defect::NoCap => "max",
        Defect::NotMeasuredTwice | Defect::NoReason => "not_measured",
        Defect::MissingCitation => "citation",
        Defect::BlockUnmarked => "block",
        Defect::SurveyLeafSelfScored => "scored_by",
        Defect::DuplicateNumber { .. } | Defect::NumberOutsideParent { .. } | Defect::NumberOutOfOrder { .. } => {
            "number"
        }
        Defect::DuplicateName { .. } => "name",
        Defect::ChangeOutOfForce { .. }
        | Defect::ChangeWithoutCitation { .. }
        | Defect::ChangeOutOfOrder { .. }
        | Defect::ChangeOfNothing { .. } => "changes",
        Defect::BandGap { .. } | Defect::BandOverlap { .. } | Defect::BandsTurn => "rule.bands",
        Defect::NothingTaken => "rule.per",
        Defect::FloorAtStart => "rule.floor",
        Defect::UnusedFigure { .. } => "rule.figures",
        Defect::DividesByZero { .. } | Defect::MayDivideByZero { .. } | Defect::PointOrThousands { .. } => OF_FORMULA,
        Defect::ReachedGivesLess { .. } => "rule.reached",
        Defect::BestBelowMax { .. }
        | Defect::BestAboveMax { .. }
        | Defect::BestAboveLeft { .. }
        | Defect::MoreGivesLess { .. }
        | Defect::MoreGivesMore { .. }
        | Defect::OptionsTurned { .. }
        | Defect::SameForAll
        | Defect::PercentAsShare { .. }
        | Defect::DuplicateLabel { .. }
        | Defect::DuplicateFigure { .. }
        | Defect::SingleOption
        | Defect::BlankWords => "rule",
        Defect::PrintedCount { counted: Counted::Areas, .. } => "printed.areas",
        Defect::PrintedCount { counted: Counted::Criteria, .. } => "printed.criteria",
        Defect::PrintedCount { counted: Counted::SubCriteria, .. } => "printed.sub_criteria",
        _ => "",
    }
}

/// The node that a path in the file lies in, and the rest: `nodes[0].children[2].rule.cap` is `[0, 2]` and `rule.cap`.
fn node_of(path: &str) -> (Option<NodePath>, String) {
    let (mut node, mut rest) = (NodePath::new(), path);
    while let Some(after) = rest.strip_prefix("nodes[").or_else(|| rest.strip_prefix("children[")) {
        let Some((at, tail)) = after.split_once(']') else { break };
        let Ok(at) = at.parse() else { break };
        node.push(at);
        rest = tail.strip_prefix('.').unwrap_or(tail);
    }
    if node.is_empty() { (None, path.to_owned()) } else { (Some(node), rest.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::editor::Step;

    #[test]
    fn a_path_names_its_node() {
        for (path, node, rest) in [
            ("nodes[0].children[2].rule.cap", Some(vec![0, 2]), "rule.cap"),
            ("nodes[3]", Some(vec![3]), ""),
            ("policies.ties", None, "policies.ties"),
            ("nodes", None, "nodes"),
        ] {
            assert_eq!(node_of(path), (node, rest.to_owned()), "{path}");
        }
    }

    #[test]
    fn what_the_reader_and_the_linter_find_is_told_with_its_node() {
        let mut document = Document::new(framework::by_id("qd766-2022").unwrap().source().clone());
        assert!(check(&document).framework.is_some());
        let place = vec![Step::Field("nodes"), Step::Item(0), Step::Field("max")];
        document.set(place.clone(), Some(Json::text("17")), false);
        let linted = check(&document);
        assert!(linted.framework.is_some());
        assert!(linted.findings.iter().any(|one| one.code == "B04" && one.node == Some(vec![0]) && !one.is_error));
        document.set(place, Some(Json::text("x")), false);
        let refused = check(&document);
        assert!(refused.framework.is_none());
        assert!(refused.findings.iter().any(|one| one.code == "N02" && one.place == "max" && one.is_error));
    }

    /// A tester: a name was cut where it was pasted; an area of bonus points counted as any other.
    #[test]
    fn what_is_said_of_a_name_leads_to_the_name_or_to_what_it_says() {
        let of_area = |name: &str| {
            let mut document = Document::new(framework::by_id("qd766-2022").unwrap().source().clone());
            let place = vec![Step::Field("nodes"), Step::Item(0), Step::Field("name")];
            document.set(place, Some(Json::text(name)), false);
            let findings = check(&document).findings.into_iter().filter(|one| one.node == Some(vec![0]));
            findings.map(|one| format!("{} {} {}", one.code, one.place, one.is_error)).collect::<Vec<_>>()
        };
        let long = "ă".repeat(1_200);
        for (name, wanted) in
            [("Công khai", None), ("ĐIỂM THƯỞNG", Some("B48 block false")), (&long, Some("F13 name true"))]
        {
            assert_eq!(of_area(name), Vec::from_iter(wanted), "{name}");
        }
    }

    #[test]
    fn what_the_reader_finds_leads_to_its_node_and_its_input() {
        // Leaf 1.1 of the framework of Decision 766 as it is here: a linear ratio.
        let text = framework::by_id("qd766-2022").unwrap().source().to_line();
        let leaf = Document::new(Json::parse(&text, 1 << 20).unwrap()).node(&[0, 0]).unwrap().to_line();
        let edited = |from: &str, to: &str| {
            let changed = leaf.replacen(from, to, 1);
            assert_ne!(changed, leaf, "{from}");
            check(&Document::new(Json::parse(&text.replacen(&leaf, &changed, 1), 1 << 20).unwrap()))
        };
        for (from, to, code, place) in [
            ("\"zero_denominator\":", "\"x\":", "F08", "zero_denominator"),
            ("\"id\":", "\"x\":", "F08", "id"),
            ("\"max\":", "\"max\":\"1\",\"max\":", "F10", "max"),
            ("\"kind\":\"linear_ratio\"", "\"x\":\"linear_ratio\"", "F08", "rule.kind"),
            ("\"linear_ratio\"", "\"no_such_kind\"", "F12", "rule.kind"),
            ("\"rule\":", "\"children\":[],\"rule\":", "B03", ""),
            ("\"full_at\":\"", "\"full_at\":\"9", "B06", "rule.full_at"),
            ("\"noun\":", "\"x\":", "F08", "rule.num.noun"),
        ] {
            let found = edited(from, to).findings;
            let one = found.iter().find(|one| one.code == code).unwrap_or_else(|| panic!("{from}: {found:?}"));
            assert_eq!((one.node.as_deref(), one.place.as_str()), (Some(&[0, 0][..]), place), "{from}");
            let node = if code == "B03" { "hóm 1.1 “" } else { " của tiêu chí 1.1 “" };
            assert!(one.sentence.contains(node), "{}", one.sentence);
            // What cannot be understood without the rule is no finding of its own.
            let own = |one: &&Finding| !one.sentence.contains("“x”");
            assert_eq!(found.iter().filter(own).count(), 1, "{from}: {found:?}");
        }
    }

    #[test]
    fn of_a_part_of_the_policies_that_is_left_out_each_field_is_told_as_by_the_command_line() {
        let whole = framework::by_id("qd766-2022").unwrap().source().clone();
        let of_rounding =
            ["leaf", "node", "total", "printed_points", "printed_index"].map(|one| format!("rounding.{one}"));
        let of_classes = ["decided_on", "list"].map(|one| format!("classes.{one}"));
        let others = ["index", "not_applicable", "ties", "compare_on"].map(str::to_owned);
        for (part, wanted) in [
            (&[][..], [&of_rounding[..], &others, &of_classes].concat()),
            (&[Step::Field("rounding")], of_rounding.to_vec()),
            (&[Step::Field("classes")], of_classes.to_vec()),
            (&[Step::Field("classes"), Step::Field("list")], of_classes[1..].to_vec()),
        ] {
            let mut document = Document::new(whole.clone());
            document.set([&[Step::Field("policies")], part].concat(), None, false);
            let lines = framework::check(document.json()).read.unwrap_err().len();
            let found = check(&document).findings;
            let of_policies: Vec<_> = found.iter().filter(|one| one.place.starts_with("policies")).collect();
            let places: Vec<&str> = of_policies.iter().filter_map(|one| one.place.strip_prefix("policies.")).collect();
            assert_eq!((places, of_policies.len()), (wanted.iter().map(String::as_str).collect(), lines));
            for one in of_policies {
                // A single choice stands alone.
                let wanted = match one.place.as_str() {
                    place if place.ends_with(".list") => &["Hãy thêm từng mức: "][..],
                    _ => &["Hãy chọn một trong: ", "Hãy chọn “"],
                };
                let is_said = wanted.iter().any(|words| one.sentence.contains(words));
                assert!(one.code == "F08" && is_said, "{}", one.sentence);
            }
        }
    }
}
