//! The form of the selected node: number, name, points, and for a leaf who scores it, by which rule, with which evidence.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::inputs::{
    choice, choice_input, field, flag_input, input_id, long_text_input, name_input, number_input, text_input,
};
use super::notes_form::node_notes;
use super::rule_form::rule_form;
use super::try_it::try_it;
use crate::components::markup::{el, part_while, text};
use crate::state::editor::{Editor, NodePath, Place, Selected, Step};

/// The form of the node that is selected. It stays when another one is, and shows that one: what differs changes, and
/// the focus and what is open stay where they are.
pub fn node_form(editor: Editor) -> AnyView {
    let place = vec![Step::Selected];
    let (looked, leaf_place, area_place) = (place.clone(), place.clone(), place.clone());
    let is_leaf =
        Memo::new(move |_| editor.at(&looked, |node| node.is_some_and(|node| node.get("children").is_none())));
    let is_area = move || editor.selected.with(|selected| matches!(selected, Selected::Node(path) if path.len() == 1));
    el!(
        "div"["class" = "node-form"],
        tools(editor),
        el!(
            "div"["class" = "node-line"],
            text_input(editor, field(&place, "number"), t::NODE_NUMBER, false),
            number_input(editor, field(&place, "max"), t::NODE_MAX),
            text_input(editor, field(&place, "id"), t::NODE_ID, false),
        ),
        name_input(editor, field(&place, "name"), t::NODE_NAME),
        text_input(editor, field(&place, "citation"), t::NODE_CITATION, true),
        part_while(is_area, move || block_input(editor, area_place.clone())),
        part_while(move || is_leaf.get(), move || leaf_form(editor, leaf_place.clone())),
        node_notes(editor, &place),
    )
}

fn leaf_form(editor: Editor, place: Place) -> AnyView {
    let scorers = [
        ("self", thuocdo_text::score::scored_by(thuocdo_core::framework::ScoredBy::Itself)),
        ("appraiser", thuocdo_text::score::scored_by(thuocdo_core::framework::ScoredBy::Appraiser)),
        ("survey", thuocdo_text::score::scored_by(thuocdo_core::framework::ScoredBy::Survey)),
    ];
    vec![
        choice_input(editor, field(&place, "scored_by"), t::NODE_SCORED_BY, &scorers),
        rule_form(editor, place.clone()),
        flag_input(editor, field(&place, "not_applicable"), t::NODE_NOT_APPLICABLE),
        long_text_input(editor, field(&place, "evidence"), t::NODE_EVIDENCE),
        try_it(editor, place),
    ]
    .into_any()
}

/// Whether an area counts among the points, or adds bonus points, or takes penalty points.
fn block_input(editor: Editor, place: Place) -> AnyView {
    let block = field(&place, "block");
    let (id, looked) = (input_id(&block), block.clone());
    let now = text(move || {
        let kind = editor.text(&field(&looked, "kind"));
        let above = editor.text(&field(&looked, "above_full"));
        match kind.as_str() {
            "bonus" => above,
            "penalty" => kind,
            _ => "none".into(),
        }
    });
    let on_choose = Callback::new(move |word: String| {
        let object =
            |kind: &str, above: Option<Json>| Json::object([("kind", Some(Json::text(kind))), ("above_full", above)]);
        let value = match word.as_str() {
            "none" => None,
            "penalty" => Some(object("penalty", None)),
            above => Some(object("bonus", Some(Json::text(above)))),
        };
        editor.set(&block, value);
    });
    let kinds = [
        ("none", t::BLOCK_NONE),
        ("counted", t::BLOCK_BONUS_COUNTED),
        ("cut", t::BLOCK_BONUS_CUT),
        ("penalty", t::BLOCK_PENALTY),
    ];
    choice(id, t::NODE_BLOCK, &kinds, now, on_choose)
}

/// What can be done with the selected node: move, add beside and below, delete.
fn tools(editor: Editor) -> AnyView {
    let button = |label: &'static str, act: fn(Editor, &NodePath)| {
        let on_click = move |_| {
            if let Selected::Node(path) = editor.selected.get_untracked() {
                act(editor, &path);
            }
        };
        el!("button" ["type" = "button", "class" = "secondary small", @on "click" = on_click], label)
    };
    el!(
        "p"["class" = "node-tools"],
        button(t::ADD_BELOW, |editor, path| editor.change_tree(|document| document.add_below(path))),
        button(t::ADD_BESIDE, |editor, path| {
            editor.change_tree(|document| document.add_below(&path[..path.len() - 1]));
        }),
        button(t::MOVE_UP, |editor, path| editor.change_tree(|document| document.shift(path, false))),
        button(t::MOVE_DOWN, |editor, path| editor.change_tree(|document| document.shift(path, true))),
        button(t::OUTDENT, |editor, path| editor.change_tree(|document| document.outdent(path))),
        button(t::INDENT, |editor, path| editor.change_tree(|document| document.indent(path))),
        button(t::DELETE_NODE, |editor, path| editor.change_tree(|document| document.remove(path))),
    )
}
