//! The form of the selected node: number, name, points, and for a leaf who scores it, by which rule, with which evidence.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_text::ui as t;

use super::inputs::{
    choice_input, choice_of_some, field, flag_input, input_id, long_text_input, name_input, number_input, text_input,
};
use super::notes_form::node_notes;
use super::rule_form::rule_form;
use super::tree::name_it;
use super::try_it::try_it;
use crate::components::markup::{Piece, el, flag, maybe, part, part_while, text};
use crate::state::editor::{Document, Editor, NodePath, OF_LEAVES, Place, Selected, Step, Taken};

/// The form of the node that is selected. It stays when another one is, and shows that one: what differs changes, and
/// the focus and what is open stay where they are.
pub fn node_form(editor: Editor) -> AnyView {
    let place = vec![Step::Selected];
    let (looked, leaf_place, area_place) = (place.clone(), place.clone(), place.clone());
    let (both, both_place) = (place.clone(), place.clone());
    let is_both = Memo::new(move |_| {
        editor.at(&both, |node| node.is_some_and(|node| node.get("children").is_some() && node.get("rule").is_some()))
    });
    let is_leaf =
        Memo::new(move |_| editor.at(&looked, |node| node.is_some_and(|node| node.get("children").is_none())));
    // One that was moved inwards keeps its block until it is taken away here.
    let own_block = field(&place, "block");
    let has_block = move || {
        editor.selected.with(|selected| matches!(selected, Selected::Node(path) if path.len() == 1))
            || editor.at(&own_block, |block| block.is_some())
    };
    el!(
        "div"["class" = "node-form"],
        tools(editor),
        el!("div"["class" = "problems", "role" = "status"], part(move || editor.taken().map(|taken| told(editor, taken)).piece())),
        el!(
            "div"["class" = "node-line"],
            text_input(editor, field(&place, "number"), t::NODE_NUMBER, false),
            number_input(editor, field(&place, "max"), t::NODE_MAX),
            text_input(editor, field(&place, "id"), t::NODE_ID, false),
        ),
        name_input(editor, field(&place, "name"), t::NODE_NAME),
        text_input(editor, field(&place, "citation"), t::NODE_CITATION, true),
        part_while(move || is_both.get(), move || keep_one(editor, &both_place)),
        part_while(has_block, move || block_input(editor, area_place.clone())),
        part_while(move || is_leaf.get(), move || leaf_form(editor, leaf_place.clone())),
        node_notes(editor, &place),
    )
}

fn leaf_form(editor: Editor, place: Place) -> AnyView {
    vec![
        choice_input(editor, field(&place, "scored_by"), t::NODE_SCORED_BY, &t::SCORERS),
        rule_form(editor, place.clone()),
        flag_input(editor, field(&place, "not_applicable"), t::NODE_NOT_APPLICABLE),
        long_text_input(editor, field(&place, "evidence"), t::NODE_EVIDENCE),
        try_it(editor, place),
    ]
    .into_any()
}

/// What the last change of the tree took away, and the way to have it back.
fn told(editor: Editor, taken: Taken) -> AnyView {
    let sentence = taken.sentence.clone();
    let back = move |_| editor.give_back(&taken);
    el!(
        "p"["class" = "problem is-warning"],
        sentence,
        " ",
        el!("button" ["type" = "button", "class" = "link-button mend", @on "click" = back], t::UNDO),
    )
}

/// A file may give a node both children and a rule; one of the two is kept: the children, or the rule where there are none.
fn keep_one(editor: Editor, place: &Place) -> AnyView {
    let place = place.clone();
    let looked = field(&place, "children");
    let has_none = move || editor.at(&looked, |list| !matches!(list, Some(Json::List(items)) if !items.is_empty()));
    let words = {
        let has_none = has_none.clone();
        text(move || if has_none() { t::KEEP_RULE.to_owned() } else { t::KEEP_CHILDREN.to_owned() })
    };
    let keep = move |_| {
        let Some(Json::Object(mut fields)) = editor.at_untracked(&place) else { return };
        let is_kept = |name: &str| if untrack(&has_none) { name != "children" } else { !OF_LEAVES.contains(&name) };
        fields.retain(|(name, _)| is_kept(name));
        editor.set(&place, Some(Json::Object(fields)));
    };
    el!("button" ["id" = "e-node-rule-keep", "type" = "button", "class" = "secondary small", @on "click" = keep], words)
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
    choice_of_some(id, t::NODE_BLOCK, &t::BLOCKS, now, on_choose)
}

/// What can be done with the selected node: move, add beside and below, delete. What cannot be done now is said, and keeps
/// the focus of who moved a node there step by step.
fn tools(editor: Editor) -> AnyView {
    let last = move || editor.with_untracked(|document| editor.selected.with(|selected| is_last(document, selected)));
    let place = move |can: fn(&[usize], bool) -> bool| {
        flag(move || {
            editor.shape.track();
            let is_last = last();
            editor.selected.with(|selected| matches!(selected, Selected::Node(path) if can(path, is_last)))
        })
    };
    let button = |label: &'static str, can: Signal<bool>, act: fn(Editor, &NodePath)| {
        let on_click = move |_| {
            if let Selected::Node(path) = editor.selected.get_untracked()
                && can.get_untracked()
            {
                act(editor, &path);
            }
        };
        let disabled = maybe(move || (!can.get()).then(|| "true".to_owned()));
        el!(
            "button" ["type" = "button", "class" = "secondary small", "aria-disabled" = disabled, @on "click" = on_click],
            label,
        )
    };
    let always = || place(|_, _| true);
    let later = || place(|path, _| path.last().is_some_and(|at| *at > 0));
    el!(
        "p"["class" = "node-tools"],
        button(t::ADD_BELOW, always(), |editor, path| {
            editor.change_tree(|document| document.add_below(path));
            name_it();
        }),
        button(t::ADD_BESIDE, always(), |editor, path| {
            editor.change_tree(|document| document.add_below(&path[..path.len() - 1]));
            name_it();
        }),
        button(t::MOVE_UP, later(), |editor, path| editor.change_tree(|document| document.shift(path, false))),
        button(t::MOVE_DOWN, place(|_, is_last| !is_last), |editor, path| {
            editor.change_tree(|document| document.shift(path, true));
        }),
        button(t::OUTDENT, place(|path, _| path.len() > 1), |editor, path| {
            editor.change_tree(|document| document.outdent(path));
        }),
        button(t::INDENT, later(), |editor, path| editor.change_tree(|document| document.indent(path))),
        button(t::DELETE_NODE, always(), |editor, path| editor.change_tree(|document| document.remove(path))),
    )
}

/// Whether a node is the last among its siblings.
fn is_last(document: &Document, selected: &Selected) -> bool {
    match selected {
        Selected::Node(path) => path.split_last().is_none_or(|(at, parent)| at + 1 >= document.children(parent).len()),
        _ => true,
    }
}
