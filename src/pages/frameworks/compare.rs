//! Two frameworks side by side, and last period's sheets carried over to the later one.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Assessment, LeftOut, ascii_name, back_cast};
use thuocdo_core::framework::{
    Comparison, Difference, Framework, Node, NodeDifference, NodeIndex, compare as compared,
};
use thuocdo_text::{compare as words, date, number, ui as t, visible};

use super::by_name;
use super::reading::paragraphs;
use crate::adapters::{address, clock, dom, files};
use crate::components::editor::inputs::choice_of;
use crate::components::markup::{Piece, el, part, text};
use crate::components::row_blocks::wide_table;
use crate::route::{FrameworksView, Route, SheetView};
use crate::state::drafts::{self, Listed};
use crate::state::storage::keys;
use crate::state::workspace::Workspace;
use crate::state::{commands, draft::Draft, known};

/// The page; the names are empty while nothing is chosen.
pub fn compare(before: &str, after: &str) -> AnyView {
    let ws = Workspace::expect_context();
    let all = known::all(&*ws.ports().store);
    let names = all.iter().map(|one| (one.name.clone(), known::label(&all, &one.framework)));
    let names: Vec<(String, String)> = names.collect();
    let pick = |id: &'static str, label: &'static str, chosen: &str, other: String, is_before: bool| {
        let on_choose = Callback::new(move |name: String| {
            let (before, after) = if is_before { (name, other.clone()) } else { (other.clone(), name) };
            let now = Route::Frameworks(FrameworksView::Compare { before, after });
            // Arrow keys go over many: the way back leads to where one came from, and the focus stays.
            address::replace(&now.href());
            ws.route.set(now);
            clock::later(0, Box::new(move || dom::focus_if_lost(id)));
        });
        let chosen = chosen.to_owned();
        choice_of(id.to_owned(), label, &names, text(move || chosen.clone()), on_choose)
    };
    let pair = by_name(ws, before).zip(by_name(ws, after));
    vec![
        el!("h1"["tabindex" = "-1"], t::COMPARE),
        el!(
            "div"["class" = "node-line"],
            pick("compare-before", t::COMPARE_BEFORE, before, after.to_owned(), true),
            pick("compare-after", t::COMPARE_AFTER, after, before.to_owned(), false),
        ),
        pair.map(|(before, after)| result(ws, before, after)).piece(),
    ]
    .into_any()
}

fn result(ws: Workspace, before: Arc<Framework>, after: Arc<Framework>) -> AnyView {
    let found = compared(&before, &after);
    // Which policies differ is told by their words.
    let same = found == Comparison { same: found.same, ..Comparison::default() };
    let plain = |title: &'static str, framework: &Framework, nodes: &[thuocdo_core::framework::NodeIndex]| {
        (!nodes.is_empty()).then(|| {
            let row = |index: &thuocdo_core::framework::NodeIndex| {
                let node = framework.node(*index);
                el!("li", visible(&node.number), " ", visible(&node.name.vi), " (", number::short(node.max), ")")
            };
            el!("section", el!("h2", title), el!("ul", nodes.iter().map(row).collect::<Vec<_>>()))
        })
    };
    let heading = words::differing(words::heading(&before), words::heading(&after));
    let policies = words::differing(words::policies(&before), words::policies(&after));
    let is_shown_same = same && heading.is_empty() && policies.is_empty();
    let no_difference = if before.hash == after.hash { t::NO_DIFFERENCES } else { t::NO_SHOWN_DIFFERENCES };
    vec![
        is_shown_same.then(|| el!("p"["class" = "is-well"], no_difference)).piece(),
        parts(t::CHANGED_HEADING, heading).piece(),
        parts(t::CHANGED_POLICIES, policies).piece(),
        plain(t::ADDED, &after, &found.added).piece(),
        plain(t::REMOVED_NODES, &before, &found.removed).piece(),
        doubtful(&before, &after, &found.doubtful).piece(),
        (!found.changed.is_empty()).then(|| changed(&before, &after, &found.changed)).piece(),
        carry_over(ws, before, after),
    ]
    .into_any()
}

/// The nodes of which nobody can say that they are one criterion, and which are taken for two.
fn doubtful(before: &Framework, after: &Framework, pairs: &[(NodeIndex, NodeIndex)]) -> Option<AnyView> {
    let row = |(old, new): &(NodeIndex, NodeIndex)| {
        let (old, new) = (before.node(*old), after.node(*new));
        let called = |node: &Node| visible(&format!("{} {}", node.number, node.name.vi));
        el!("li", called(old), " → ", called(new))
    };
    let list: Vec<AnyView> = pairs.iter().map(row).collect();
    (!list.is_empty()).then(|| {
        el!(
            "section"["data-doubtful" = list.len().to_string()],
            el!("h2", t::DOUBTFUL),
            el!("p"["class" = "muted"], t::DOUBTFUL_HINT),
            el!("ul", list),
        )
    })
}

/// The parts of the whole that differ, from what to what.
fn parts(title: &'static str, parts: Vec<(&'static str, Vec<String>, Vec<String>)>) -> Option<AnyView> {
    let row = |(part, before, after): (&'static str, Vec<String>, Vec<String>)| {
        el!("tr", el!("th"["scope" = "row"], part), el!("td", shown(before)), el!("td", shown(after)))
    };
    let rows: Vec<AnyView> = parts.into_iter().map(row).collect();
    let headings = [("", t::WHAT_DIFFERS), ("", t::BEFORE_WORD), ("", t::AFTER_WORD)];
    (!rows.is_empty())
        .then(|| el!("section", el!("h2", title), wide_table("compare-table", title, &headings, rows, None)))
}

/// What something is in one version; a dash where there is nothing.
fn shown(lines: Vec<String>) -> AnyView {
    let lines = lines.into_iter().map(|line| visible(&line)).filter(|line| !line.trim().is_empty());
    let lines: Vec<String> = lines.collect();
    paragraphs(if lines.is_empty() { vec!["–".to_owned()] } else { lines })
}

/// The nodes that differ, a row for each respect in which they do.
fn changed(before: &Framework, after: &Framework, changed: &[NodeDifference]) -> AnyView {
    let row = |(one, what): (&NodeDifference, Difference)| {
        let node = after.node(one.after);
        let (old, new) = words::node((before, one.before), (after, one.after), what);
        el!(
            "tr",
            el!("th"["scope" = "row"], visible(&node.number), " ", visible(&node.name.vi)),
            el!("td", t::difference(what)),
            el!("td", shown(old)),
            el!("td", shown(new)),
        )
    };
    let headings = [("", t::CRITERION), ("", t::WHAT_DIFFERS), ("", t::BEFORE_WORD), ("", t::AFTER_WORD)];
    let each = changed.iter().flat_map(|one| one.what.iter().map(move |what| (one, *what)));
    let rows = each.map(row).collect();
    el!("section", el!("h2", t::CHANGED), wide_table("compare-table", t::CHANGED, &headings, rows, None))
}

/// What came of carrying a sheet over.
#[derive(Clone)]
struct CarriedOver {
    /// The new sheet's address.
    href: String,
    /// What is said of it, a line each.
    said: Vec<String>,
    /// What was left out, each with its reason.
    left: Vec<String>,
    /// The name and the text of the file that lists it.
    file: (String, String),
}

/// My sheets on the earlier framework, each with a way to the later one.
fn carry_over(ws: Workspace, before: Arc<Framework>, after: Arc<Framework>) -> AnyView {
    let of_before = |listed: Listed| match listed {
        Listed::Readable(draft) if draft.framework.hash == before.hash => Some(draft),
        _ => None,
    };
    let sheets: Vec<Draft> = drafts::list(&*ws.ports().store, keys::DRAFT).into_iter().filter_map(of_before).collect();
    let came: RwSignal<Option<CarriedOver>> = RwSignal::new(None);
    let rows: Vec<AnyView> = sheets
        .into_iter()
        .map(|draft| {
            let name = visible(&draft.assessment.unit.name);
            let period = date::period(draft.assessment.period);
            let after = Arc::clone(&after);
            let carry = move |_| {
                let (cast, said, left) = carried(&draft, &after);
                let unit = &draft.assessment.unit.name;
                let titles = [&draft.framework, &after].map(|one| visible(&one.short_title.vi));
                let text = t::left_out_file(&visible(unit), titles.each_ref().map(String::as_str), &said, &left);
                let file = (format!("khong-chuyen-{}-{}.txt", ascii_name(unit), after.id), text);
                if let Some(id) = commands::create(ws, Arc::clone(&after), cast, false) {
                    came.set(Some(CarriedOver { href: Route::sheet(&id, SheetView::All).href(), said, left, file }));
                }
            };
            el!(
                "li"["class" = "row"],
                el!("span"["class" = "row-main"], el!("bdi", name), " · ", period),
                el!("button" ["type" = "button", "class" = "secondary small", @on "click" = carry], t::CARRY_OVER),
            )
        })
        .collect();
    let list = if rows.is_empty() {
        el!("p"["class" = "empty"], t::NO_SHEETS_ON_BEFORE)
    } else {
        el!("ul"["class" = "rows"], rows)
    };
    let outcome = part(move || came.get().map(outcome).piece());
    el!(
        "section",
        el!("h2", t::BACK_CAST),
        el!("p"["class" = "muted"], t::BACK_CAST_HINT),
        list,
        el!("div"["role" = "status"], outcome),
    )
}

/// A sheet on the later framework, what is said of it, and what was left out.
fn carried(draft: &Draft, after: &Framework) -> (Assessment, Vec<String>, Vec<String>) {
    let cast = back_cast(&draft.assessment, &draft.framework, after);
    let line = |left: &LeftOut| {
        let why = t::left_out(&left.reason, after);
        let node = draft.framework.find(&left.node).map(|index| draft.framework.node(index));
        let called = node.map_or_else(|| left.node.clone(), |node| format!("{} {}", node.number, node.name.vi));
        // The unit's own denominator belongs to no node.
        if called.is_empty() { why } else { format!("{}: {why}", visible(&called)) }
    };
    let (then, now) = (draft.assessment.period, cast.assessment.period);
    let said = [t::carried_over(cast.carried.len(), cast.lost())];
    let said = said.into_iter().chain((then != now).then(|| t::period_moved(then, now))).collect();
    let left = cast.left.iter().map(line).collect();
    (cast.assessment, said, left)
}

/// The way to the new sheet, and what did not come along: a list that nothing keeps, but the file that it can be saved as.
fn outcome(came: CarriedOver) -> AnyView {
    let CarriedOver { href, said, left, file: (name, text) } = came;
    let save = move |_| files::save_as(&name, files::TEXT, &text);
    let list = (!left.is_empty()).then(|| {
        el!(
            "div",
            el!("h3", t::LEFT_OUT),
            el!("ul", left.into_iter().map(|line| el!("li", line)).collect::<Vec<_>>()),
            el!("p"["class" = "muted"], t::LEFT_OUT_NOT_KEPT),
            el!("button" ["type" = "button", "class" = "secondary small", @on "click" = save], t::SAVE_LEFT_OUT),
        )
    });
    el!(
        "div"["class" = "banner carried-over"],
        paragraphs(said),
        el!("p", el!("a" ["class" = "button", "href" = href], t::OPEN_NEW_SHEET)),
        list,
    )
}
