//! What is wrong with the framework in work: a list, each entry leading to its node.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use crate::components::markup::{el, part};
use crate::state::editor::{Editor, Finding, Selected};

/// The most findings that are shown; more are of no use at once.
const SHOWN: usize = 100;

/// The list of everything that is wrong, or that nothing is.
pub fn findings(editor: Editor) -> AnyView {
    let list = part(move || {
        let checks = editor.checks.get();
        let summary = match (checks.framework.is_some(), checks.findings.is_empty()) {
            (true, true) => el!("p"["class" = "is-well"], t::NO_FINDINGS),
            (true, false) => el!("p", t::USABLE),
            (false, _) => el!("p"["class" = "problem is-error"], t::NOT_USABLE),
        };
        let rows: Vec<AnyView> = checks.findings.iter().take(SHOWN).map(|finding| row(editor, finding)).collect();
        vec![el!("h2", t::findings(checks.findings.len())), summary, el!("ul"["class" = "findings"], rows)].into_any()
    });
    el!("section" ["class" = "edit-findings", "aria-label" = t::PART_FINDINGS], list)
}

fn row(editor: Editor, finding: &Finding) -> AnyView {
    let (node, place) = (finding.node.clone(), finding.place.clone());
    let go = move |_| match &node {
        Some(path) => editor.select_node(path.clone()),
        None if place.starts_with("policies") => editor.selected.set(Selected::Policies),
        None => editor.selected.set(Selected::Heading),
    };
    let class = if finding.is_error { "link-button finding is-error" } else { "link-button finding" };
    el!(
        "li",
        el!(
            "button" ["type" = "button", "class" = class, @on "click" = go],
            el!("span"["class" = "code"], finding.code),
            " ",
            finding.sentence.clone(),
        ),
    )
}

/// What is wrong with the part that is shown, above its form.
pub fn own_findings(editor: Editor, is_own: impl Fn(&Finding) -> bool + Send + Sync + 'static) -> AnyView {
    el!(
        "div" ["class" = "problems", "role" = "status"],
        part(move || {
            let line = |finding: &Finding| {
                let class = if finding.is_error { "problem is-error" } else { "problem is-warning" };
                el!("p"["class" = class], finding.sentence.clone())
            };
            editor.checks.with(|checks| {
                checks.findings.iter().filter(|finding| is_own(finding)).map(line).collect::<Vec<_>>().into_any()
            })
        }),
    )
}
