//! Pasting a table from a spreadsheet or a document into the tree, with what it was understood as.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::{Outline, OutlineRow};
use thuocdo_text::{number, ui as t};

use crate::adapters::dom;
use crate::components::markup::{el, flag, part, text};
use crate::state::editor::{Editor, Selected};

/// The most rows that are shown before they are taken.
const SHOWN: usize = 200;

/// The fold with the field for a table, its preview, and the button that adds it to the tree.
pub fn paste(editor: Editor) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let outline = Memo::new(move |_| pasted.with(|text| Outline::read(text)));
    let take = move |_| {
        let outline = outline.get_untracked();
        let below = match editor.selected.get_untracked() {
            Selected::Node(path) => path,
            _ => Vec::new(),
        };
        editor.change_tree(|document| {
            let mut taken = document.ids();
            match outline.to_nodes(&mut taken) {
                Json::List(nodes) => document.add_nodes(&below, nodes),
                _ => below.clone(),
            }
        });
        pasted.set(String::new());
    };
    let is_empty = flag(move || outline.with(|outline| outline.rows.is_empty()));
    el!(
        "details"["class" = "fold paste"],
        el!("summary", t::PASTE_TABLE),
        el!(
            "div"["class" = "field"],
            el!("p" ["class" = "muted", "id" = "paste-hint"], t::PASTE_HINT),
            el!("label"["for" = "paste-table"], t::PASTE_LABEL),
            el!("textarea" [
                "id" = "paste-table",
                "aria-describedby" = "paste-hint",
                "rows" = "6",
                "spellcheck" = "false",
                @prop "value" = text(move || pasted.get()),
                @on "input" = move |event| pasted.set(dom::typed(&event)),
            ]),
        ),
        part(move || outline.with(preview)),
        el!("button" ["type" = "button", "disabled" = is_empty, @on "click" = take], t::PASTE_TAKE),
    )
}

fn preview(outline: &Outline) -> AnyView {
    let is_leaf = |at: usize| outline.rows.get(at + 1).is_none_or(|next| next.depth <= outline.rows[at].depth);
    let leaves = (0..outline.rows.len()).filter(|at| is_leaf(*at)).count();
    let faults: Vec<AnyView> = outline
        .faults
        .iter()
        .map(|fault| {
            el!("p"["class" = "problem is-warning"], t::line_fault(fault.line, &t::outline_fault(&fault.kind)))
        })
        .collect();
    let row = |row: &OutlineRow| {
        let depth = format!("--depth: {}", row.depth);
        el!(
            "li"["class" = "tree-line", @prop "style" = text(move || depth.clone())],
            el!("span"["class" = "tree-name"], row.number.clone(), " ", row.name.clone()),
            el!("span"["class" = "tree-max"], row.max.map(number::short).unwrap_or_default()),
        )
    };
    let rows: Vec<AnyView> = outline.rows.iter().take(SHOWN).map(row).collect();
    let counts = (!outline.rows.is_empty()).then(|| el!("p", t::rows_found(outline.rows.len(), leaves)));
    el!("div" ["class" = "paste-preview", "role" = "status"], counts, faults, el!("ul", rows))
}
