//! A field that names a unit of the round, with one list of names for all such fields of the page.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::round::Round;
use thuocdo_text::{ui as t, visible};

use crate::adapters::{clock, dom};
use crate::components::markup::{Piece, el, part};
use crate::state::rounds::deciding::Named;
use crate::state::rounds::named_unit::NamedUnit;
use crate::state::rounds::open::OpenRound;

/// The id of the list of names.
const NAMES: &str = "round-unit-names";

/// The name by which a unit is chosen; with its code and group where another one has the same name.
fn label(round: &Round, at: usize) -> String {
    let Some(unit) = round.units.get(at).map(|unit| &unit.sheet.unit) else { return String::new() };
    let is_one = round.units.iter().filter(|other| other.sheet.unit.name == unit.name).count() == 1;
    let name = visible(&unit.name);
    if is_one { name } else { t::namesake(&name, &visible(&unit.code), &visible(&unit.group)) }
}

/// The list of names, once for the page.
pub(super) fn unit_names(open: OpenRound) -> AnyView {
    let names = part(move || {
        let round = open.round.get();
        let option = |at: usize| el!("option"["value" = label(&round, at)]);
        (0..round.units.len()).map(option).collect::<Vec<_>>().into_any()
    });
    el!("datalist"["id" = NAMES], names)
}

/// The field; `now` is what was named, and `gone` the unit's name where it is no longer there. Another text than a name of the
/// list names none.
pub(super) fn unit_name_field(
    open: OpenRound,
    id: String,
    about: &str,
    (now, gone): (Named, Option<String>),
    on_name: impl Fn(Option<NamedUnit>) + 'static,
) -> AnyView {
    let value = now.place().map(|at| open.round.with_untracked(|round| label(round, at))).unwrap_or_default();
    let field = id.clone();
    let name = std::rc::Rc::new(move |event: &leptos::ev::Event| {
        let text = event_target_value(event);
        let text = text.trim().to_owned();
        let find = |round: &Arc<Round>| {
            let at = (0..round.units.len()).find(|at| label(round, *at) == text);
            at.and_then(|at| NamedUnit::of(round, at))
        };
        // The page may have been left with the field.
        if let Some(unit) = open.round.try_with_untracked(find) {
            on_name(unit);
            let field = field.clone();
            // The table is made again when a unit is named.
            clock::later(0, Box::new(move || dom::focus_if_lost(&field)));
        }
    });
    let named = std::rc::Rc::clone(&name);
    let field = el!(
        "input" [
            "id" = id,
            "type" = "text",
            "class" = "cell-input is-name",
            "list" = NAMES,
            "autocomplete" = "off",
            "aria-label" = t::verdict_of_unit(t::UNIT_IN_ROUND, about),
            "placeholder" = t::UNIT_IN_ROUND,
            "value" = value,
            @on "change" = move |event| named(&event),
            // With the list of names open, the browser takes this key for the list and tells no change.
            @on "keydown" = move |event| {
                if dom::is_enter(&event) {
                    name(&event);
                }
            },
        ],
    );
    let gone =
        gone.map(|name| el!("p"["class" = "problem is-warning", "role" = "alert"], t::unit_is_gone(&visible(&name))));
    vec![field, gone.piece()].into_any()
}
