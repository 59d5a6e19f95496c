//! What is wrong with a framework in work: every problem of the reader and the linter, with the node it belongs to.

use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::framework::{self, Framework, lint};
use thuocdo_core::problem::Problem;
use thuocdo_text::{defect, ui as t};

use super::document::{Document, NodePath, Step, path_of};

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
    /// The place in the file, below the node where there is one: `rule.full_at`.
    pub place: String,
    /// Its code.
    pub code: &'static str,
    /// What is wrong, and what to do.
    pub sentence: String,
    /// Whether the framework cannot be used before it is mended.
    pub is_error: bool,
}

/// Checks a file as it stands.
pub fn check(json: &Json) -> Checks {
    match framework::read_json(json.clone()) {
        Ok(framework) => {
            let findings = lint(&framework).iter().map(|one| finding(one, Some(&framework), json, true)).collect();
            Checks { framework: Some(Arc::new(framework)), findings }
        }
        Err(problems) => {
            let mut findings: Vec<Finding> = problems.iter().map(|one| finding(one, None, json, false)).collect();
            findings.sort_by_key(|finding| !finding.is_error);
            Checks { framework: None, findings }
        }
    }
}

fn finding(problem: &Problem, framework: Option<&Framework>, file: &Json, usable: bool) -> Finding {
    let (mut node, mut place) = node_of(&problem.path);
    if let Some(id) = &problem.node {
        node = path_of(file, id);
        place = String::new();
    }
    // A place in the file says nothing to an official, who sees the form's own words.
    let path = if place.is_empty() { String::new() } else { t::place_words(&place) };
    let shown = Problem { path, ..problem.clone() };
    Finding {
        node,
        place,
        code: problem.code(),
        sentence: defect::sentence(&shown, framework),
        is_error: problem.is_error() && !usable,
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

/// A framework of the one leaf at a place, under the policies of the file, to try figures on; `None` while the leaf
/// cannot be read. Where the policies cannot be read yet, `fallback` gives others.
pub fn try_framework(document: &Document, leaf: &[Step], fallback: &Json) -> Option<Arc<Framework>> {
    let node = document.get(leaf)?.clone();
    let with = |policies: Option<&Json>| {
        let mut trial = Document::new(fallback.clone());
        let mut put = |field: &'static str, value: Json| trial.set(vec![Step::Field(field)], Some(value), false);
        if let Some(policies) = policies {
            put("policies", policies.clone());
        }
        put("nodes", Json::List(vec![node.clone()]));
        // What breaks ties is named by ids that are not here.
        if matches!(trial.get(&[Step::Field("policies"), Step::Field("ties")]), Some(Json::Object(_))) {
            let ties = vec![Step::Field("policies"), Step::Field("ties")];
            trial.set(ties, Some(Json::text("competition")), false);
        }
        framework::read_json(trial.json().clone()).ok().map(Arc::new)
    };
    with(document.get(&[Step::Field("policies")])).or_else(|| with(None))
}

#[cfg(test)]
mod tests {
    use super::*;

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
        let good = framework::by_id("qd766-2022").unwrap().source().clone();
        assert!(check(&good).framework.is_some());
        let mut document = Document::new(good);
        let place = vec![Step::Field("nodes"), Step::Item(0), Step::Field("max")];
        document.set(place.clone(), Some(Json::text("17")), false);
        let linted = check(document.json());
        assert!(linted.framework.is_some());
        assert!(linted.findings.iter().any(|one| one.code == "B04" && one.node == Some(vec![0]) && !one.is_error));
        document.set(place, Some(Json::text("x")), false);
        let refused = check(document.json());
        assert!(refused.framework.is_none());
        assert!(refused.findings.iter().any(|one| one.code == "N02" && one.place == "max" && one.is_error));
    }

    #[test]
    fn a_leaf_can_be_tried_before_the_rest_is_complete() {
        let whole = framework::by_id("qd766-2022").unwrap().source().clone();
        let mut document = Document::new(whole.clone());
        document.set(vec![Step::Field("policies")], None, false);
        let leaf = [Step::Field("nodes"), Step::Item(0), Step::Field("children"), Step::Item(0)];
        let tried = try_framework(&document, &leaf, &whole).unwrap();
        assert_eq!(tried.nodes().len(), 1);
    }
}
