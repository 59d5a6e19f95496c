//! What is wrong with the framework in work: a list, each entry leading to its node.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::inputs::FIELD_PREFIX;
use super::notes_form::MORE;
use super::tree::FORM_TITLE;
use crate::adapters::{clock, focus};
use crate::components::items::items;
use crate::components::markup::{Piece, el, part, text};
use crate::state::editor::{Editor, Finding, Selected};

/// The id of the list.
const FINDINGS: &str = "edit-findings";
/// The most findings that are shown; more are of no use at once.
pub const SHOWN: usize = 100;

/// The list of everything that is wrong, or that nothing is. A row stays as long as a check finds the same.
pub fn findings(editor: Editor) -> AnyView {
    let count = Memo::new(move |_| editor.checks.with(|checks| checks.findings.len()));
    let is_usable = Memo::new(move |_| editor.checks.with(|checks| checks.framework.is_some()));
    let summary = part(move || match (is_usable.get(), count.get()) {
        (true, 0) => el!("p"["class" = "is-well"], t::NO_FINDINGS),
        (true, _) => el!("p", t::USABLE),
        (false, _) => el!("p"["class" = "problem is-error"], t::NOT_USABLE),
    });
    let first = Memo::new(move |_| editor.checks.with(|checks| first_told(&checks.findings)));
    let rows = items(first, Told::key, move |told| row(editor, told));
    let heading = el!("h2", text(move || t::findings(count.get())));
    el!(
        "section" ["class" = "edit-findings", "id" = FINDINGS, "tabindex" = "-1", "aria-label" = t::PART_FINDINGS],
        heading,
        summary,
        el!("ul"["class" = "findings"], rows),
        part(move || more(count.get())),
    )
}

/// How many findings there are beside those that are shown.
pub fn more(found: usize) -> AnyView {
    let more = found.saturating_sub(SHOWN);
    (more > 0).then(|| el!("p"["class" = "muted"], t::findings_not_shown(more))).piece()
}

/// How many findings there are, as a way to them where they stand below the forms.
pub fn findings_link(editor: Editor) -> AnyView {
    let count = Memo::new(move |_| editor.checks.with(|checks| checks.findings.len()));
    el!(
        "button" [
            "type" = "button",
            "class" = "link-button to-findings",
            @on "click" = |_| focus::focus_first(&[FINDINGS.to_owned()], FINDINGS),
        ],
        text(move || t::findings(count.get())),
    )
}

/// What a row says of a finding, wherever its node stands by now; and which one it is of those that say the same.
#[derive(Clone, PartialEq)]
struct Told {
    code: &'static str,
    sentence: String,
    is_error: bool,
    too_much: Option<String>,
    nth: usize,
}

impl Told {
    /// What is told of a finding that stands behind others.
    fn of(finding: &Finding, before: &[Finding]) -> Told {
        let Finding { code, is_error, .. } = *finding;
        let (sentence, too_much) = (finding.sentence.clone(), finding.too_much.clone());
        let mut told = Told { code, sentence, is_error, too_much, nth: 0 };
        told.nth = before.iter().filter(|one| told.is_of(one)).count();
        told
    }

    fn is_of(&self, finding: &Finding) -> bool {
        let own = (self.code, &self.sentence, self.is_error, &self.too_much);
        own == (finding.code, &finding.sentence, finding.is_error, &finding.too_much)
    }

    fn key(&self) -> String {
        let Told { code, sentence, is_error, too_much, nth } = self;
        let too_much = too_much.as_deref().unwrap_or_default();
        format!("{nth} {code} {is_error} {too_much} {sentence}")
    }

    /// The finding as it stands now; `None` when it is mended.
    fn finding(&self, editor: Editor) -> Option<Finding> {
        editor.checked_now().findings.iter().filter(|one| self.is_of(one)).nth(self.nth).cloned()
    }
}

/// What the rows of the first findings say.
fn first_told(findings: &[Finding]) -> Vec<Told> {
    let told = |(at, finding)| Told::of(finding, &findings[..at]);
    findings.iter().enumerate().take(SHOWN).map(told).collect()
}

fn row(editor: Editor, told: Told) -> AnyView {
    let class = if told.is_error { "link-button finding is-error" } else { "link-button finding" };
    let (code, sentence) = (told.code, told.sentence.clone());
    let mend = mend(editor, &told);
    let go = move |_| {
        if let Some(finding) = told.finding(editor) {
            go_to(editor, finding);
        }
    };
    el!(
        "li",
        el!("button" ["type" = "button", "class" = class, @on "click" = go], el!("span"["class" = "code"], code), " ", sentence),
        mend,
    )
}

/// Shows what a finding is about.
fn go_to(editor: Editor, finding: Finding) {
    let Finding { node, place, character, .. } = finding;
    let ids = input_ids(node.is_some(), &place);
    match node {
        Some(path) => editor.select_node(path),
        None if place.starts_with("policies") => editor.selected.set(Selected::Policies),
        None => editor.selected.set(Selected::Heading),
    }
    show_input(&place, ids, character);
}

/// The button that mends a finding where taking a field away does.
fn mend(editor: Editor, told: &Told) -> AnyView {
    let button = |field: &String| {
        let (label, told) = (t::drop_field(field), told.clone());
        let drop = move |event| {
            if let Some(finding) = told.finding(editor) {
                editor.drop_field(&finding);
            }
            // With the finding the button goes, and would take the focus along.
            if focus::is_by_key(&event) {
                clock::later(0, Box::new(|| focus::focus_first(&[], FINDINGS)));
            }
        };
        el!("button" ["type" = "button", "class" = "link-button mend", @on "click" = drop], label)
    };
    told.too_much.as_ref().map(button).piece()
}

/// The ids of the inputs that a place leads to, the nearest first: of the field, of its row, of its list, of its rule.
fn input_ids(is_of_node: bool, place: &str) -> Vec<String> {
    let mut id = FIELD_PREFIX.trim_end_matches('-').to_owned();
    if is_of_node {
        id.push_str("-node");
    }
    let mut ids = Vec::new();
    for step in place.split(['.', '[']).map(|step| step.trim_end_matches(']')).filter(|step| !step.is_empty()) {
        // A name in two languages has its input under the name's own place.
        if step != "vi" {
            id = format!("{id}-{step}");
            ids.insert(0, id.clone());
        }
    }
    if is_of_node && ids.is_empty() {
        // A node that is neither or both is asked for the rule, a node with children for its name.
        ids.extend(["rule", "name"].map(|name| format!("{id}-{name}")));
    }
    ids
}

/// Moves the focus to the first of the inputs that is there once the form is, and to the character of a formula; what lies
/// in a fold is unfolded for it.
fn show_input(place: &str, ids: Vec<String>, character: Option<usize>) {
    let is_folded = ["not_measured", "changes", "notes", "printed"].iter().any(|part| place.starts_with(part));
    let show: Box<dyn FnOnce()> = Box::new(move || {
        focus::focus_first(&ids, FORM_TITLE);
        if let Some(character) = character {
            focus::select_character(character);
        }
    });
    clock::later(0, if is_folded { Box::new(|| focus::unfold(MORE, show)) } else { show });
}

/// What is wrong with the part that is shown, above its form, or with one of its fields, below it.
pub fn own_findings(editor: Editor, is_own: impl Fn(&Finding, &Selected) -> bool + Send + Sync + 'static) -> AnyView {
    el!(
        "div" ["class" = "problems", "role" = "status"],
        part(move || {
            let selected = editor.selected.get();
            editor.checks.with(|checks| {
                let line = |(at, finding): (usize, &Finding)| {
                    let class = if finding.is_error { "problem is-error" } else { "problem is-warning" };
                    let told = Told::of(finding, &checks.findings[..at]);
                    el!("p"["class" = class], finding.sentence.clone(), " ", mend(editor, &told))
                };
                let own = checks.findings.iter().enumerate().filter(|(_, finding)| is_own(finding, &selected));
                own.map(line).collect::<Vec<_>>().into_any()
            })
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_to_its_input_or_to_what_is_nearest() {
        for (is_of_node, place, ids) in [
            (true, "max", "e-node-max"),
            (
                true,
                "rule.bands[1].points",
                "e-node-rule-bands-1-points e-node-rule-bands-1 e-node-rule-bands e-node-rule",
            ),
            (true, "", "e-node-rule e-node-name"),
            (true, "name.vi", "e-node-name"),
            (true, "name.en", "e-node-name-en e-node-name"),
            (false, "policies.ties", "e-policies-ties e-policies"),
            (false, "nodes", "e-nodes"),
            (false, "", ""),
        ] {
            assert_eq!(input_ids(is_of_node, place).join(" "), ids, "{place}");
        }
    }
}
