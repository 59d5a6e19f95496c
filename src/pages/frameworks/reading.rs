//! One framework to read: its heading, its policies in words, its tree with every rule in words, what the linter finds.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, LegalBasis, Node, NodeIndex, PrintedCounts, lint};
use thuocdo_text::{compare, date, defect, number, score as words, ui as t, visible, visible_lines};

use super::library::{duplicate, tree_counts};
use super::{by_name, unread};
use crate::adapters::{dom, files};
use crate::components::criterion::{not_measured, note};
use crate::components::editor::findings::{SHOWN, more};
use crate::components::markup::{Piece, el, part, text};
use crate::components::ranking::example_mark;
use crate::components::row_blocks::wide_table;
use crate::components::wide_table::FIGURES;
use crate::state::workspace::Workspace;

/// The page of the framework with a name in addresses.
pub fn reading(name: &str) -> AnyView {
    let ws = Workspace::expect_context();
    let Some(framework) = by_name(ws, name) else { return unread(ws, name) };
    let english = RwSignal::new(false);
    let text = framework.source().clone();
    let saved = framework.source().to_pretty();
    let file = format!("{}.json", framework.id);
    let actions = el!(
        "p"["class" = "node-tools"],
        el!("button" ["type" = "button", @on "click" = move |_| duplicate(ws, &text)], t::DUPLICATE),
        el!(
            "button" ["type" = "button", "class" = "secondary", @on "click" = move |_| files::save(&file, &saved)],
            t::SAVE_FRAMEWORK,
        ),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = move |_| dom::print()], t::PRINT_FRAMEWORK),
        el!(
            "label"["class" = "check"],
            el!("input" [
                "type" = "checkbox",
                @on "change" = move |event| english.set(event_target_checked(&event)),
            ]),
            el!("span", t::RULES_IN_ENGLISH),
        ),
    );
    let tree = {
        let framework = Arc::clone(&framework);
        part(move || tree_table(&framework, english.get()))
    };
    vec![
        el!("h1"["tabindex" = "-1"], visible(&framework.short_title.vi)),
        el!("p"["class" = "sheet-sub"], visible(&framework.title.vi)),
        framework.title.en.clone().map(|en| el!("p" ["class" = "muted", "lang" = "en"], visible(&en))).piece(),
        actions,
        example_mark(&framework),
        heading(&framework),
        findings(&framework),
        el!("h2", t::HOW_COMPUTED),
        policies(&framework),
        el!("section"["class" = "tree-section"], el!("h2", t::TREE_TABLE), tree),
    ]
    .into_any()
}

/// A list of terms with what they mean.
fn facts(rows: Vec<(&'static str, AnyView)>) -> AnyView {
    let row = |(term, meaning): (&'static str, AnyView)| vec![el!("dt", term), el!("dd", meaning)].into_any();
    el!("dl"["class" = "facts"], rows.into_iter().map(row).collect::<Vec<_>>())
}

fn heading(framework: &Framework) -> AnyView {
    let bases: Vec<AnyView> = framework.legal_basis.iter().map(basis).collect();
    let mut rows = vec![
        (t::FRAMEWORK_STATUS, t::status(framework.status).into_any()),
        (t::FRAMEWORK_LEVELS, visible(&framework.levels.join(", ")).into_any()),
        (t::IN_FORCE, date::in_force(framework.in_force).into_any()),
        (t::TREE_COUNT, tree_counts(framework).into_any()),
        (t::HASH, el!("code"["class" = "hash"], framework.hash.to_string())),
    ];
    if let Some(printed) = &framework.printed {
        let said = t::printed_counts(printed.areas, printed.criteria, printed.sub_criteria);
        rows.insert(4, (t::PRINTED_COUNTS_SAID, said.into_any()));
    }
    if !bases.is_empty() {
        rows.insert(2, (t::LEGAL_BASIS, bases.into_any()));
    }
    let notes: Vec<AnyView> = framework.notes.iter().map(note).collect();
    vec![facts(rows), notes.into_any()].into_any()
}

fn basis(basis: &LegalBasis) -> AnyView {
    let signed = basis.date.map(|date| format!(", {}", date::date(date))).unwrap_or_default();
    let line = visible(&format!("{}{signed}, {}", basis.number, basis.issuer));
    let line = match &basis.link {
        Some(link) => el!("a" ["href" = link.clone(), "rel" = "noopener noreferrer"], line),
        None => line.into_any(),
    };
    let title = basis.title.as_ref().map(|title| format!(": {}", visible(title))).unwrap_or_default();
    el!("p", line, title, el!("span"["class" = "muted"], " (", t::compared_on(&date::date(basis.checked_on)), ")"))
}

/// What the linter finds, or that it finds nothing.
fn findings(framework: &Framework) -> AnyView {
    let found = lint(framework);
    let names = defect::Names::of(Some(framework));
    let line = |one: &thuocdo_core::problem::Problem| {
        el!("li", el!("span"["class" = "code"], one.code()), " ", names.sentence(one))
    };
    let body = if found.is_empty() {
        el!("p"["class" = "is-well"], t::NO_FINDINGS)
    } else {
        el!("ul"["class" = "findings"], found.iter().take(SHOWN).map(line).collect::<Vec<_>>())
    };
    el!("section"["class" = "edit-findings"], el!("h2", t::LINT_TITLE), body, more(found.len()))
}

fn policies(framework: &Framework) -> AnyView {
    let rows = compare::policies(framework).into_iter().map(|(part, lines)| (part, paragraphs(lines)));
    facts(rows.collect())
}

/// Lines, each a paragraph.
pub(super) fn paragraphs(lines: Vec<String>) -> AnyView {
    lines.into_iter().map(|line| el!("p", line)).collect::<Vec<_>>().into_any()
}

fn tree_table(framework: &Framework, english: bool) -> AnyView {
    let headings = [
        ("", t::NUMBER),
        ("", t::CRITERION),
        (FIGURES, t::MAX_POINTS),
        ("", t::NODE_RULE),
        ("", t::WHO_SCORES),
        ("", t::CITATION_COLUMN),
    ];
    let rows = framework.indices().map(|index| row(framework, index, english)).collect();
    wide_table("tree-table", t::TREE_TABLE, &headings, rows, None)
}

fn row(framework: &Framework, index: NodeIndex, english: bool) -> AnyView {
    let node = framework.node(index);
    let leaf = node.leaf.as_ref();
    let name =
        if english { node.name.en.clone().unwrap_or_else(|| node.name.vi.clone()) } else { node.name.vi.clone() };
    let rule = leaf.map(|_| {
        if english {
            el!("p"["lang" = "en"], visible(&words::rule_en(framework, node)))
        } else {
            el!("p", visible(&words::rule(framework, node)))
        }
    });
    let needed = |needed: &String| {
        let needed = visible_lines(needed);
        if english { words::needed_en(&needed) } else { t::needed(&needed) }
    };
    let evidence = leaf.and_then(|leaf| leaf.evidence.as_ref()).map(|text| el!("p"["class" = "muted"], needed(text)));
    let scored_by = if english { words::scored_by_en } else { words::scored_by };
    let may_not_apply =
        leaf.filter(|leaf| leaf.not_applicable).map(|_| el!("p"["class" = "muted"], t::MAY_BE_NOT_APPLICABLE));
    let notes: Vec<AnyView> = node.notes.iter().map(note).collect();
    let printed = node.printed.map(|printed| el!("p", counts(framework, index, printed)));
    let depth = format!("--depth: {}", node.depth);
    el!(
        "tr" [
            "class" = if leaf.is_some() { "leaf" } else { "inner" },
            @prop "style" = text(move || depth.clone()),
        ],
        el!("td", visible(&node.number)),
        el!("th"["scope" = "row"], visible(&name)),
        el!("td"["class" = "num"], number::short(node.max)),
        el!("td", printed, rule, may_not_apply, evidence, not_measured(node), changes(node), notes),
        el!("td", leaf.map(|leaf| scored_by(leaf.scored_by))),
        el!("td", node.citation.as_deref().map(visible)),
    )
}

/// How many criteria the text prints for a node, beside those that stand below it here.
fn counts(framework: &Framework, index: NodeIndex, printed: PrintedCounts) -> String {
    let depth = framework.node(index).depth;
    let below = |levels: u32| {
        let found = framework.below(index).filter(|node| framework.node(*node).depth == depth + levels).count();
        u32::try_from(found).ok()
    };
    let is_leaf = framework.node(index).leaf.is_some();
    let own = (!is_leaf).then(|| {
        let own = |printed: Option<u32>, levels| printed.and_then(|_| below(levels));
        t::printed_counts(None, own(printed.criteria, 1), own(printed.sub_criteria, 2))
    });
    t::counts_beside(&t::printed_counts(printed.areas, printed.criteria, printed.sub_criteria), own.as_deref())
}

fn changes(node: &Node) -> Vec<AnyView> {
    let line = |change: &thuocdo_core::framework::ValueChange| {
        let since = date::date(change.since);
        el!("p"["class" = "note"], t::value_changed(change.value, &change.was, &since, &change.citation))
    };
    node.changes.iter().map(line).collect()
}
