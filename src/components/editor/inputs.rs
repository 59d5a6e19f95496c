//! Inputs bound to a place of the framework in work: texts, numbers, choices, yes or no, and rows of them.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::number::{Decimal, NumberFault, read_stored, read_typed};
use thuocdo_text::{number, problem, ui as t};

use super::tree::FORM_TITLE;
use super::typed::Typed;
use crate::adapters::{dom, focus};
use crate::components::markup::{el, flag, invalid, part_while, text};
use crate::state::editor::{Editor, Place, Step, below};

/// What the ids of the inputs of the framework in work begin with.
pub const FIELD_PREFIX: &str = "e-";

/// The id of an input, made of its place.
pub fn input_id(place: &Place) -> String {
    let mut id = FIELD_PREFIX.trim_end_matches('-').to_owned();
    for step in place {
        match step {
            Step::Selected => id.push_str("-node"),
            Step::Field(name) => id.push_str(&format!("-{name}")),
            Step::Item(at) => id.push_str(&format!("-{at}")),
        }
    }
    id
}

pub(super) fn labelled(class: &'static str, id: String, label: &'static str, input: AnyView) -> AnyView {
    el!("div"["class" = class], el!("label"["for" = id], label), input)
}

/// Whether a check found the text at a place wrong; what is still to be written is not marked.
fn is_wrong_text(editor: Editor, place: Place) -> impl Fn() -> bool {
    move || editor.is_told_wrong(&place) && !editor.text(&place).is_empty()
}

/// A line of text; empty takes the field away where `optional`. What is too long is kept and told, so that nothing that is
/// pasted is cut in silence.
pub fn text_input(editor: Editor, place: Place, label: &'static str, optional: bool) -> AnyView {
    let (id, shown, own, judged) = (input_id(&place), place.clone(), place.clone(), place);
    let on_input = move |event| {
        let typed = dom::typed(&event);
        let value = (!(optional && typed.is_empty())).then(|| Json::text(typed));
        editor.type_in(&own, value);
    };
    let input = el!("input" [
        "id" = id.clone(),
        "type" = "text",
        "autocomplete" = "off",
        "aria-invalid" = invalid(is_wrong_text(editor, judged)),
        @prop "value" = text(move || editor.text(&shown)),
        @on "input" = on_input,
        @on "blur" = move |_| editor.leave(),
    ]);
    labelled("field", id, label, input)
}

/// Several lines of text, as [`text_input`]; empty takes the field away.
pub fn long_text_input(editor: Editor, place: Place, label: &'static str) -> AnyView {
    let (id, shown, own, judged) = (input_id(&place), place.clone(), place.clone(), place);
    let on_input = move |event| {
        let typed = dom::typed(&event);
        editor.type_in(&own, (!typed.is_empty()).then(|| Json::text(typed)));
    };
    let input = el!("textarea" [
        "id" = id.clone(),
        "rows" = "2",
        "aria-invalid" = invalid(is_wrong_text(editor, judged)),
        @prop "value" = text(move || editor.text(&shown)),
        @on "input" = on_input,
        @on "blur" = move |_| editor.leave(),
    ]);
    labelled("field", id, label, input)
}

/// A number as it stands in the file, with a comma; what is no number stays as it was typed.
fn shown_number(stored: &str) -> String {
    read_stored(stored).map_or_else(|_| stored.to_owned(), number::field)
}

/// A number; what is typed and is none is kept and reported, what can be two numbers is asked about and not stored
/// before that. Empty takes the field away.
pub fn number_input(editor: Editor, place: Place, label: &'static str) -> AnyView {
    let id = input_id(&place);
    let typed = Typed::new(editor);
    let stored = |typed: &str| match read_typed(typed) {
        Ok(value) => Some(value.to_string()),
        Err(NumberFault::Empty | NumberFault::Ambiguous { .. }) => None,
        Err(_) => Some(typed.to_owned()),
    };
    let (own, in_doc, judged) = (place.clone(), place.clone(), place.clone());
    let shown = text(move || {
        let now = editor.text(&in_doc);
        match typed.get() {
            Some(typed) if stored(&typed).unwrap_or_default() == now => typed,
            _ => shown_number(&now),
        }
    });
    let on_input = move |event| {
        let text = dom::typed(&event);
        let value = stored(&text).map(Json::text);
        typed.set(text);
        editor.type_in(&own, value);
    };
    let readings = move || match typed.get().as_deref().map(read_typed) {
        Some(Err(NumberFault::Ambiguous { whole, decimal })) => Some([whole, decimal]),
        _ => None,
    };
    let wrong = move || {
        let now = editor.text(&judged);
        readings().is_some() || (!now.is_empty() && (read_stored(&now).is_err() || editor.is_told_wrong(&judged)))
    };
    let question = part_while(
        move || readings().is_some(),
        move || {
            let button = |value: Decimal| {
                let place = place.clone();
                let choose = move |_| {
                    typed.clear();
                    editor.set(&place, Some(Json::text(value.to_string())));
                };
                el!("button" ["type" = "button", "class" = "small", @on "click" = choose], problem::plain(value))
            };
            el!(
                "span" ["class" = "ambiguous", "role" = "group"],
                el!("span", t::which_number(&typed.get().unwrap_or_default())),
                readings().map(|both| both.into_iter().map(button).collect::<Vec<_>>()).unwrap_or_default(),
            )
        },
    );
    let input = el!("input" [
        "id" = id.clone(),
        "type" = "text",
        "inputmode" = "decimal",
        "autocomplete" = "off",
        "maxlength" = "40",
        @prop "value" = shown,
        "aria-invalid" = invalid(wrong),
        @on "input" = on_input,
        @on "blur" = move |_| {
            // A question stays until it is answered.
            if untrack(readings).is_none() {
                typed.clear();
            }
            editor.leave();
        },
    ]);
    el!("div"["class" = "field number-field"], el!("label"["for" = id], label), input, question,)
}

/// One of a few words; what is not chosen yet is said, and what is chosen can be taken back.
pub fn choice_input(
    editor: Editor,
    place: Place,
    label: &'static str,
    options: &[(&'static str, &'static str)],
) -> AnyView {
    let own = place.clone();
    choice(
        input_id(&place),
        label,
        options,
        text(move || editor.text(&place)),
        Callback::new(move |word: String| editor.set(&own, (!word.is_empty()).then(|| Json::text(word)))),
    )
}

/// A choice that is kept in its own way: `now` is the word that is chosen, empty while none is. No word is a choice, too.
pub fn choice(
    id: String,
    label: &'static str,
    options: &[(&'static str, &'static str)],
    now: Signal<String>,
    on_choose: Callback<String>,
) -> AnyView {
    select(id, label, no_word(now, false), options, now, on_choose)
}

/// A choice that is always made: no word stands for none only while a file has something else.
pub fn choice_of_some(
    id: String,
    label: &'static str,
    options: &[(&'static str, &'static str)],
    now: Signal<String>,
    on_choose: Callback<String>,
) -> AnyView {
    select(id, label, no_word(now, true), options, now, on_choose)
}

/// What stands for no word, and whether it can only be left.
fn no_word(now: Signal<String>, is_disabled: bool) -> AnyView {
    el!(
        "option" [
            "value" = "",
            "disabled" = flag(move || is_disabled),
            @prop "selected" = flag(move || now.with(String::is_empty)),
        ],
        t::NOT_CHOSEN,
    )
}

fn select(
    id: String,
    label: &'static str,
    first: AnyView,
    options: &[(&'static str, &'static str)],
    now: Signal<String>,
    on_choose: Callback<String>,
) -> AnyView {
    let option = |(word, label): &(&'static str, &'static str)| {
        let word = *word;
        el!("option" ["value" = word, @prop "selected" = flag(move || now.with(|now| now == word))], *label)
    };
    let rest: Vec<AnyView> = options.iter().map(option).collect();
    let on_change = move |event| on_choose.run(event_target_value(&event));
    let input = el!("select" ["id" = id.clone(), @on "change" = on_change], first, rest);
    labelled("field", id, label, input)
}

/// Yes or no.
pub fn flag_input(editor: Editor, place: Place, label: &'static str) -> AnyView {
    let (id, shown, own) = (input_id(&place), place.clone(), place);
    let is_on = move || editor.at(&shown, |value| value == Some(&Json::Bool(true)));
    el!(
        "label"["class" = "check"],
        el!("input" [
            "id" = id,
            "type" = "checkbox",
            @prop "checked" = flag(is_on),
            @on "change" = move |event| editor.set(&own, Some(Json::Bool(event_target_checked(&event)))),
        ]),
        el!("span", label),
    )
}

/// What becomes of a list that loses its last row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Emptied {
    /// It stays, as an empty one: a file must have it.
    Stays,
    /// It goes away.
    Goes,
}

/// Rows of a list: each made by `row` from its place, with buttons that move it up and take it away, and one that adds below
/// what `new` makes of the rows that are there.
pub fn rows(
    editor: Editor,
    list: Place,
    emptied: Emptied,
    add_label: &'static str,
    new: impl Fn(&[Json]) -> Json + Send + Sync + Clone + 'static,
    row: impl Fn(Place) -> AnyView + Send + 'static,
) -> AnyView {
    let (counted, added, add_id) = (list.clone(), list.clone(), format!("{}-add", input_id(&list)));
    // Only another number of rows builds them anew: typing in one leaves the others, and the caret, alone.
    let count = Memo::new(move |_| {
        editor.at(&counted, |list| match list {
            Some(Json::List(items)) => items.len(),
            _ => 0,
        })
    });
    let shown = crate::components::markup::part(move || {
        let one = |at| {
            let (removed, moved) = (list.clone(), list.clone());
            let remove = move |_| {
                let mut items = editor.items_untracked(&removed);
                if at < items.len() {
                    items.remove(at);
                }
                let left = (emptied == Emptied::Stays || !items.is_empty()).then_some(Json::List(items));
                editor.set(&removed, left);
            };
            // The rows stay where they are, and show what was exchanged; the focus goes on with what was moved.
            let up_id = move |list: &Place, at: usize| format!("{}-{at}-up", input_id(list));
            let move_up = move |_| {
                let mut items = editor.items_untracked(&moved);
                if at > 0 && at < items.len() {
                    items.swap(at - 1, at);
                    editor.set(&moved, Some(Json::List(items)));
                    let row = input_id(&below(&moved, [Step::Item(at - 1)]));
                    focus::focus_first(&[up_id(&moved, at - 1), row], FORM_TITLE);
                }
            };
            let up = (at > 0).then(|| {
                el!(
                    "button" [
                        "id" = up_id(&list, at),
                        "type" = "button",
                        "class" = "link-button",
                        "aria-label" = t::move_row_up(at + 1),
                        @on "click" = move_up,
                    ],
                    t::MOVE_UP,
                )
            });
            el!(
                "li"["class" = "edit-row"],
                row(below(&list, [Step::Item(at)])),
                el!(
                    "span"["class" = "node-tools"],
                    up,
                    el!("button" ["type" = "button", "class" = "link-button", @on "click" = remove], t::DROP_ROW),
                ),
            )
        };
        el!("ul"["class" = "edit-rows"], (0..count.get()).map(one).collect::<Vec<_>>())
    });
    let add = move |_| {
        let mut items = editor.items_untracked(&added);
        let added_row = new(&items);
        items.push(added_row);
        editor.set(&added, Some(Json::List(items)));
    };
    el!(
        "div"["class" = "edit-list"],
        shown,
        el!("button" ["id" = add_id, "type" = "button", "class" = "secondary small", @on "click" = add], add_label),
    )
}

/// A field below a place.
pub fn field(place: &Place, name: &'static str) -> Place {
    below(place, [Step::Field(name)])
}

/// A name in Vietnamese, and in English where there is one; what is too long is kept and told, as in [`text_input`].
pub fn name_input(editor: Editor, place: Place, label: &'static str) -> AnyView {
    let is_both =
        |editor: Editor, place: &Place| untrack(|| editor.at(place, |name| matches!(name, Some(Json::Object(_)))));
    let vi_of = move |place: &Place| if is_both(editor, place) { field(place, "vi") } else { place.clone() };
    let (id, shown, own, judged) = (input_id(&place), place.clone(), place.clone(), place.clone());
    let vietnamese = el!("input" [
        "id" = id.clone(),
        "type" = "text",
        "autocomplete" = "off",
        "aria-invalid" = invalid(move || is_wrong_text(editor, vi_of(&judged))()),
        @prop "value" = text(move || editor.text(&vi_of(&shown))),
        @on "input" = move |event| editor.type_in(&vi_of(&own), Some(Json::text(dom::typed(&event)))),
        @on "blur" = move |_| editor.leave(),
    ]);
    let (id_en, shown, own) = (format!("{id}-en"), field(&place, "en"), place);
    let english = el!("input" [
        "id" = id_en.clone(),
        "type" = "text",
        "autocomplete" = "off",
        "lang" = "en",
        @prop "value" = text(move || editor.text(&shown)),
        @on "input" = move |event| {
            let en = dom::typed(&event);
            if is_both(editor, &own) {
                editor.type_in(&field(&own, "en"), (!en.is_empty()).then(|| Json::text(en)));
            } else {
                let vi = untrack(|| editor.text(&own));
                editor.set(&own, Some(Json::object([("vi", Some(Json::text(vi))), ("en", Some(Json::text(en)))])));
            }
        },
        @on "blur" = move |_| editor.leave(),
    ]);
    vec![labelled("field", id, label, vietnamese), labelled("field", id_en, t::NODE_NAME_EN, english)].into_any()
}

/// A choice among names that are made as the app runs: each a value and its words. The first, which stands for none, does
/// nothing.
pub fn choice_of(
    id: String,
    label: &'static str,
    names: &[(String, String)],
    chosen: Signal<String>,
    on_choose: Callback<String>,
) -> AnyView {
    let option = |value: String, words: String| {
        let own = value.clone();
        el!("option" ["value" = value, @prop "selected" = flag(move || chosen.with(|chosen| *chosen == own))], words)
    };
    let first = option(String::new(), t::NOT_CHOSEN.to_owned());
    let rest: Vec<AnyView> = names.iter().map(|(value, words)| option(value.clone(), words.clone())).collect();
    let on_change = move |event| match event_target_value(&event) {
        word if word.is_empty() => {}
        word => on_choose.run(word),
    };
    labelled("field", id.clone(), label, el!("select" ["id" = id, @on "change" = on_change], first, rest))
}
