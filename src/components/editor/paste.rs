//! Pasting a table from a spreadsheet or a document into the tree, with what it was understood as.

use leptos::prelude::*;
use thuocdo_core::Json;
use thuocdo_core::framework::{Outline, OutlineColumn, OutlineRow, OutlineUse, PastedTable, TakenBy};
use thuocdo_text::{number, ui as t, visible};

use crate::adapters::{dom, pasted as clipboard};
use crate::components::markup::{el, flag, part, text};
use crate::state::editor::{Editor, Selected};

/// The most rows that are shown before they are taken.
const SHOWN: usize = 200;

/// What was pasted: its cells, and the text that stands for them in the field.
#[derive(Clone, Default)]
struct Pasted {
    table: PastedTable,
    text: String,
}

impl Pasted {
    fn of_text(text: String) -> Pasted {
        Pasted { table: PastedTable::of_text(&text), text }
    }

    /// Whether it is another one than before: a column that was there is gone, or neither its beginning nor its end is left.
    fn is_other(&self, before: &Pasted) -> bool {
        let columns = |pasted: &Pasted| {
            let columns = Outline::of(&pasted.table, &[]).columns.into_iter();
            columns.map(|column| (column.at, column.heading)).collect::<Vec<_>>()
        };
        let (new, old) = (self.text.trim(), before.text.trim());
        let is_begun_alike = new.lines().next() == old.lines().next();
        let is_gone = !(is_begun_alike || new.lines().next_back() == old.lines().next_back());
        let new = columns(self);
        is_gone || columns(before).iter().any(|column| !new.contains(column))
    }

    /// A table below what is there.
    fn with_below(self, table: PastedTable) -> Pasted {
        let text = table.to_text();
        if self.table.is_empty() {
            return Pasted { table, text };
        }
        let text = format!("{}\n{text}", self.text.trim_end_matches('\n'));
        Pasted { table: self.table.with_below(table), text }
    }
}

/// What a person chose for columns.
type Chosen = RwSignal<Vec<(usize, OutlineUse)>>;

/// The fold with the field for a table, its preview, and the button that adds it to the tree.
pub fn paste(editor: Editor) -> AnyView {
    let pasted = RwSignal::new(Pasted::default());
    let chosen: Chosen = RwSignal::new(Vec::new());
    let outline = Memo::new(move |_| pasted.with(|pasted| chosen.with(|chosen| Outline::of(&pasted.table, chosen))));
    let put = move |new: Pasted| {
        // What was chosen for one table is not meant for another.
        if chosen.with_untracked(|chosen| !chosen.is_empty())
            && (new.table.is_empty() || pasted.with_untracked(|before| new.is_other(before)))
        {
            chosen.set(Vec::new());
        }
        pasted.set(new);
    };
    // The cells of a page say more than the text beside it: which were merged, and where a cell ends that has paragraphs.
    let on_paste = move |event: leptos::ev::Event| {
        let is_all_marked = clipboard::is_all_marked(&event);
        let is_anew = is_all_marked || pasted.with_untracked(|pasted| pasted.table.is_empty());
        if is_anew {
            chosen.set(Vec::new());
        }
        if let Some(table) = clipboard::pasted_table(&event) {
            event.prevent_default();
            let before = if is_anew { Pasted::default() } else { pasted.get_untracked() };
            put(before.with_below(table));
        } else if let Some(text) = clipboard::long_text(&event).filter(|_| is_anew) {
            event.prevent_default();
            put(Pasted::of_text(text));
        }
    };
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
        put(Pasted::default());
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
                @prop "value" = text(move || pasted.with(|pasted| pasted.text.clone())),
                @on "paste" = on_paste,
                @on "input" = move |event| put(Pasted::of_text(dom::typed(&event))),
            ]),
        ),
        columns(outline, chosen),
        part(move || outline.with(preview)),
        el!("button" ["type" = "button", "disabled" = is_empty, @on "click" = take], t::PASTE_TAKE),
    )
}

/// The columns of the table, each with what it is taken for, to be chosen otherwise.
fn columns(outline: Memo<Outline>, chosen: Chosen) -> AnyView {
    // Only other columns build the choices anew: choosing in one leaves the focus where it is.
    let names = Memo::new(move |_| {
        let name = |column: &OutlineColumn| (column.at, t::outline_column(column));
        outline.with(|outline| outline.columns.iter().map(name).collect::<Vec<_>>())
    });
    let choice = move |(at, name): (usize, String)| {
        let id = format!("paste-column-{at}");
        let is_now = move |wanted: OutlineUse| {
            outline.with(|outline| outline.columns.iter().any(|column| column.at == at && column.taken_as == wanted))
        };
        let option = |(place, (taken_as, words)): (usize, &(OutlineUse, &'static str))| {
            let taken_as = *taken_as;
            el!("option" ["value" = place.to_string(), @prop "selected" = flag(move || is_now(taken_as))], *words)
        };
        let choose = move |event| {
            let place: Option<usize> = event_target_value(&event).parse().ok();
            if let Some((taken_as, _)) = place.and_then(|place| t::OUTLINE_USES.get(place)) {
                chosen.update(|chosen| {
                    chosen.retain(|(other, _)| *other != at);
                    chosen.push((at, *taken_as));
                });
            }
        };
        let options: Vec<AnyView> = t::OUTLINE_USES.iter().enumerate().map(option).collect();
        el!(
            "div"["class" = "field"],
            el!("label"["for" = id.clone()], name),
            el!("select" ["id" = id, @on "change" = choose], options),
        )
    };
    part(move || {
        let names = names.get();
        if names.is_empty() {
            return crate::components::markup::nothing();
        }
        el!(
            "fieldset"["class" = "paste-columns"],
            el!("legend", t::PASTE_COLUMNS),
            names.into_iter().map(choice).collect::<Vec<_>>(),
        )
    })
}

fn preview(outline: &Outline) -> AnyView {
    let is_leaf = |at: usize| outline.rows.get(at + 1).is_none_or(|next| next.depth <= outline.rows[at].depth);
    let leaves = (0..outline.rows.len()).filter(|at| is_leaf(*at)).count();
    let row = |row: &OutlineRow| {
        let depth = format!("--depth: {}", row.depth);
        let choices = row.choices.iter().map(|(label, points)| format!("{label}: {}", number::short(*points)));
        let choices = choices.collect::<Vec<_>>().join("\n");
        let beside = |words: &String| {
            let words = (!words.is_empty()).then(|| visible(&words.replace('\n', "; ")));
            words.map(|words| el!("span"["class" = "tree-evidence muted"], words))
        };
        el!(
            "li"["class" = "tree-line", @prop "style" = text(move || depth.clone())],
            el!("span"["class" = "tree-name"], visible(&row.number), " ", visible(&row.name)),
            el!("span"["class" = "tree-max"], row.max.map(number::short).unwrap_or_default()),
            beside(&choices),
            beside(&row.options),
            beside(&row.evidence),
            beside(&row.citation),
        )
    };
    let rows: Vec<AnyView> = outline.rows.iter().take(SHOWN).map(row).collect();
    let counts = (!outline.rows.is_empty()).then(|| el!("p", t::rows_found(outline.rows.len(), leaves)));
    let more = outline.rows.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| el!("p"["class" = "muted"], t::rows_not_shown(more)));
    el!(
        "div" ["class" = "paste-preview", "role" = "status"],
        counts,
        of_columns(outline),
        faults(outline),
        el!("ul", rows),
        more,
    )
}

/// What is to be said of the columns.
fn of_columns(outline: &Outline) -> Vec<AnyView> {
    let all =
        |is: &dyn Fn(&OutlineColumn) -> bool| outline.columns.iter().filter(|column| is(column)).collect::<Vec<_>>();
    let has = |wanted: OutlineUse| outline.columns.iter().any(|column| column.taken_as == wanted);
    let passed_over = all(&|column| column.taken_as == OutlineUse::PassedOver);
    let guessed = all(&|column| column.taken_as != OutlineUse::PassedOver && column.taken_by == TakenBy::Content);
    let mut said = Vec::new();
    let mut say = |class: &'static str, words: String| said.push(el!("p"["class" = class], words));
    const WARNING: &str = "problem is-warning";
    if outline.columns.is_empty() {
        return said;
    }
    match (outline.has_heading, guessed.is_empty()) {
        (false, false) => say(WARNING, t::PASTE_NO_HEADING.to_owned()),
        (true, false) => say(WARNING, t::columns_by_content(&guessed)),
        _ => {}
    }
    if !has(OutlineUse::Name) {
        say(WARNING, t::PASTE_NO_NAMES.to_owned());
    }
    if !has(OutlineUse::Max) {
        say(WARNING, t::PASTE_NO_POINTS.to_owned());
    }
    if !passed_over.is_empty() {
        say("muted", t::columns_passed_over(&passed_over));
    }
    said
}

/// What is to be said of rows, each thing once with the lines that it is said of.
fn faults(outline: &Outline) -> Vec<AnyView> {
    let mut said: Vec<(bool, String, Vec<usize>)> = Vec::new();
    let mut more = 0;
    for fault in &outline.faults {
        let words = t::outline_fault(&fault.kind);
        let is_full = said.len() == SHOWN;
        match said.iter_mut().find(|(_, other, _)| *other == words) {
            Some((.., lines)) => lines.push(fault.line),
            None if is_full => more += 1,
            None => said.push((t::is_outline_note(&fault.kind), words, vec![fault.line])),
        }
    }
    // What is to be looked after comes first.
    said.sort_by_key(|(is_note, ..)| *is_note);
    let one = |(is_note, words, lines): (bool, String, Vec<usize>)| {
        let class = if is_note { "muted" } else { "problem is-warning" };
        el!("p"["class" = class], t::lines_fault(&lines, &words))
    };
    let more = (more > 0).then(|| el!("p"["class" = "problem is-warning"], t::faults_not_shown(more)));
    said.into_iter().map(one).chain(more).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_table_is_told_from_the_same_one_that_was_edited() {
        let pasted = |text: &str| Pasted::of_text(text.replace('|', "\t"));
        let before = pasted("STT|Tiêu chí|Điểm|Ghi chú\n1|A|2|x\n2|B|1|y");
        for (text, is_other) in [
            ("STT|Tiêu chí|Điểm|Ghi chú\n1|A|2|x\n2|B|3|y", false),
            ("STT|Tiêu chí|Điểm|Ghi chú\n1|A|2|x\n2|B|1|y\n3|C|1|z|mới", false),
            ("STT|Tiêu chí|Điểm|Ghi chú", false),
            ("STT|Tiêu chí|Điểm tối đa|Ghi chú\n1|A|2|x\n2|B|1|y", true),
            ("STT|Tiêu chí|Điểm\n1|LV A|10", true),
            ("1|A|2|x\n2|C|1|z", true),
        ] {
            assert_eq!(pasted(text).is_other(&before), is_other, "{text}");
        }
    }
}
