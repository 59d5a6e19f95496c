//! One area of a sheet: its heading, points for the whole of it, and the cards of its criteria.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Given};
use thuocdo_core::framework::NodeIndex;
use thuocdo_text::ui as t;

use super::appraised::{appraised, kept};
use super::criterion::{criterion, not_measured, note, points_field, problem_list};
use super::markup::{el, flag, once, part, part_while};
use super::sheet::{Editing, anchor, numbered};

/// One area, to fill in. Inner nodes below it stand as headings of their own.
pub fn area(editing: Editing, index: NodeIndex) -> AnyView {
    let framework = editing.sheet.framework();
    let node = framework.node(index);
    if node.leaf.is_some() {
        // Small frameworks have leaves at the top.
        return criterion(editing, index);
    }
    let notes: Vec<AnyView> = node.notes.iter().map(note).collect();
    let state = editing.sheet.node(index);
    let is_judged = Memo::new(move |_| state.with(|node| node.is_judged));
    let points = part(move || match is_judged.get() {
        true => {
            let own = part_while(
                move || state.with(|node| node.answer.given.is_some()),
                move || kept(editing, index, t::GROUP_SCORE_KEPT),
            );
            vec![own, problem_list(editing.sheet, index)].into_any()
        }
        false => vec![el!("p"["class" = "muted"], t::GROUP_POINTS_HINT), group_points(editing, index)].into_any(),
    });
    let told = once(move || state.with(|node| node.answer.given.is_some() || !node.problems.is_empty()));
    let children: Vec<AnyView> = framework.children(index).map(|child| area(editing, child)).collect();
    let (place, name) = (anchor(&framework, index), format!("{}-name", anchor(&framework, index)));
    el!(
        "section" ["class" = "area", "aria-labelledby" = name.clone(), "id" = place, "tabindex" = "-1"],
        el!(
            "header" ["class" = "area-head"],
            el!("h2" ["id" = name], numbered(node)),
            el!(
                "p" ["class" = "points-chip", "data-points" = node.id.clone()],
                el!("strong", editing.sheet.points(index)),
                " / ",
                editing.sheet.out_of(index),
            ),
        ),
        el!(
            "details" ["class" = "fold group-points", "open" = told],
            el!("summary", t::GROUP_POINTS),
            points,
            notes,
        ),
        appraised(editing, index),
        not_measured(node),
        children,
    )
}

/// The field for points that stand for a whole area, and what is wrong with them.
fn group_points(editing: Editing, index: NodeIndex) -> AnyView {
    let framework = editing.sheet.framework();
    let node = framework.node(index);
    let state = editing.sheet.node(index);
    let wrong = flag(move || state.with(|node| node.problems.iter().any(|told| told.is_error)));
    let clear = move |_| {
        editing.answer(index, None, Answer { given: None, ..editing.answer_now(index) });
        editing.leave();
    };
    let clear_button = part_while(
        move || state.with(|node| matches!(node.answer.given, Some(Given::Points(_)))),
        move || el!("button" ["type" = "button", "class" = "link-button", @on "click" = clear], t::CLEAR_GROUP_POINTS),
    );
    let field = points_field(editing, index, t::GROUP_POINTS_LABEL, wrong, node);
    vec![field, clear_button, problem_list(editing.sheet, index)].into_any()
}
