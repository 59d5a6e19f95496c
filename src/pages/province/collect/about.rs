//! What a round is called, its time and its deadline, which can be mended while it goes on; each is one step of undo.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::Period;
use thuocdo_core::framework::Date;
use thuocdo_core::round::{Round, TITLE_LIMIT};
use thuocdo_text::ui as t;

use super::day::day_input;
use crate::components::markup::{el, invalid, part, text};
use crate::state::rounds::open::OpenRound;

/// The fold.
pub(super) fn about_round(open: OpenRound) -> AnyView {
    let title = text(move || open.round.with(|round| round.title.clone()));
    let rename = move |typed: String| {
        if typed.is_empty() {
            return Some(t::ROUND_TITLE_MISSING);
        }
        change_if(open, |round| round.title != typed, |round| round.title.clone_from(&typed));
        None
    };
    let period = text(move || open.round.with(|round| round.period.to_string()));
    let set_period = move |typed: String| {
        let Some(period) = Period::parse(&typed) else { return Some(t::ROUND_PERIOD_WRONG) };
        change_if(open, |round| round.period != period, |round| set_period_of(round, period));
        None
    };
    let set_deadline = move |day: Option<Date>| {
        change_if(open, |round| round.deadline != day, |round| round.deadline = day);
    };
    let deadline = move || open.round.with(|round| round.deadline);
    el!(
        "details" ["class" = "fold", "id" = "about-round"],
        el!("summary", t::ABOUT_ROUND),
        line("about-title", t::ROUND_TITLE, None, title, rename),
        line("about-period", t::ROUND_PERIOD, Some(t::ROUND_PERIOD_HINT), period, set_period),
        el!(
            "div"["class" = "field"],
            el!("label"["for" = "about-deadline"], t::DEADLINE),
            day_input("about-deadline".to_owned(), t::DEADLINE.to_owned(), deadline, set_deadline),
        ),
    )
}

/// The round is of another time, and all its sheets with it.
fn set_period_of(round: &mut Round, period: Period) {
    round.period = period;
    for unit in &mut round.units {
        Arc::make_mut(&mut unit.sheet).period = period;
    }
}

/// Changes the round where that makes a difference. The page may have been left with the field: then nothing.
fn change_if(open: OpenRound, is_other: impl Fn(&Round) -> bool, edit: impl FnOnce(&mut Round)) {
    if open.round.try_with_untracked(|round: &Arc<Round>| is_other(round)) == Some(true) {
        open.change(|round| {
            let mut round = round.clone();
            edit(&mut round);
            round
        });
    }
}

/// A line of text that is taken over when the field is left; `on_text` says what is wrong with it.
fn line(
    id: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    value: Signal<String>,
    on_text: impl Fn(String) -> Option<&'static str> + 'static,
) -> AnyView {
    let wrong: RwSignal<Option<&'static str>> = RwSignal::new(None);
    let take = move |event| {
        let said = on_text(event_target_value(&event).trim().to_owned());
        let _ = wrong.try_set(said);
    };
    let problem =
        part(move || wrong.get().map_or_else(|| el!("span"), |words| el!("p"["class" = "problem is-error"], words)));
    el!(
        "div"["class" = "field"],
        el!("label"["for" = id], label),
        hint.map(|hint| el!("p" ["class" = "hint", "id" = format!("{id}-hint")], hint)),
        el!("input" [
            "id" = id,
            "type" = "text",
            "autocomplete" = "off",
            "maxlength" = TITLE_LIMIT.to_string(),
            "aria-describedby" = Signal::stored(hint.map(|_| format!("{id}-hint"))),
            "aria-invalid" = invalid(move || wrong.get().is_some()),
            @prop "value" = value,
            @on "change" = take,
        ]),
        el!("div"["role" = "alert"], problem),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::Unit;
    use thuocdo_core::framework::by_id;
    use thuocdo_core::round::read_with;

    #[test]
    fn a_round_of_another_time_has_sheets_of_that_time() {
        let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
        round.add_units(["A", "B"].map(|name| Unit { name: name.into(), ..Unit::default() }));
        let before = round.clone();
        set_period_of(&mut round, Period::Year(2027));
        assert!(round.units.iter().all(|unit| unit.sheet.period == round.period));
        assert!(before.units.iter().all(|unit| unit.sheet.period == Period::Year(2026)), "undo has its own");
        let read = read_with(&round.to_json().to_line(), std::slice::from_ref(&round.framework)).unwrap();
        assert_eq!((read.round.period, read.warnings.len()), (Period::Year(2027), 0));
    }
}
