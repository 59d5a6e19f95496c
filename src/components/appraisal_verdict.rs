//! The cell of a verdict: its figures or choice, points by hand, the reason, and what is wrong with it.

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Figure, Given, Verdict};
use thuocdo_core::framework::{FigureName, Node, Rule};
use thuocdo_core::number::{Decimal, NumberFault};
use thuocdo_text::{number, problem, ui as t};

use super::appraisal_excuse::{excuse_field, is_excuse, reason_of, with_reason};
use super::appraisal_field::{OnChange, Place, Words, cell_field, first_fields, words_field};
use super::appraisal_row::AppraisalRow;
use super::appraisal_state::{RowState, State};
use super::markup::{Piece, el, flag, invalid, part, text};
use super::sheet::Told;
use crate::adapters::dom;

/// Which of the two verdicts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Which {
    /// The first appraisal.
    First,
    /// The second appraisal, or the council.
    Second,
}

impl Which {
    /// What counts where this verdict is not there.
    fn before(self, answer: &Answer) -> Option<&Given> {
        let first = answer.appraisal.as_ref().and_then(|appraisal| appraisal.first.as_ref());
        let first = first.filter(|_| self == Which::Second).map(|verdict| &verdict.given);
        first.or(answer.given.as_ref())
    }

    pub(super) fn of(self, answer: &Answer) -> Option<&Verdict> {
        let appraisal = answer.appraisal.as_deref()?;
        match self {
            Which::First => appraisal.first.as_ref(),
            Which::Second => appraisal.second.as_ref(),
        }
    }
    /// What is wrong with it.
    fn problems(self, state: &RowState) -> &[Told] {
        match self {
            Which::First => &state.problems[0],
            Which::Second => &state.problems[1],
        }
    }
    pub(super) fn word(self) -> &'static str {
        match self {
            Which::First => "lan1",
            Which::Second => "lan2",
        }
    }
    pub(super) fn label(self) -> &'static str {
        match self {
            Which::First => t::FIRST_APPRAISAL,
            Which::Second => t::SECOND_APPRAISAL,
        }
    }
}

/// The word of the field for points by hand.
const POINTS: &str = "diem";

/// Changes the appraisal of the row's answer as one step of undo.
pub(super) fn change(
    row: &AppraisalRow,
    id: &str,
    which: Which,
    edit: impl FnOnce(Option<Verdict>, &Answer) -> Option<Verdict>,
) {
    row.open.change_sheet(&row.unit, |sheet| {
        let answer = sheet.answer(id);
        let now = edit(which.of(&answer).cloned(), &answer);
        let answer = answer.with_appraisal(|appraisal| match which {
            Which::First => appraisal.first = now,
            Which::Second => appraisal.second = now,
        });
        sheet.set_answer(id, answer);
    });
}

/// What is wrong with what was given, a sentence a line.
pub(super) fn problem_lines(state: State, of: impl Fn(&RowState) -> &[Told]) -> AnyView {
    let line = |told: &Told| {
        let class = if told.is_error { "problem is-error" } else { "problem is-warning" };
        el!("p"["class" = class], told.sentence.clone())
    };
    state.with(|state| state.as_ref().map(|state| of(state).iter().map(line).collect::<Vec<_>>())).piece()
}

/// Whether what was typed into the field of a figure (or, without a name, of the points) is wrong.
fn is_wrong(state: State, which: Which, name: Option<&FigureName>) -> bool {
    state.with(|state| {
        let Some(state) = state else { return false };
        let figure = match (which.of(&state.answer).map(|verdict| &verdict.given), name) {
            (Some(Given::Figures(figures)), Some(name)) => figures.iter().find(|(one, _)| one == name),
            (Some(Given::Points(_)), None) => None,
            _ => return false,
        };
        let name = name.map_or("", FigureName::as_str);
        let figure = figure.map(|(_, figure)| figure);
        which.problems(state).iter().any(|told| told.is_wrong && (name.is_empty() || told.concerns(name, figure)))
    })
}

/// The fields of a verdict: the figures or the choice of the rule, or points by hand; and the reason.
pub(super) fn verdict_cell(row: &AppraisalRow, node: &Node, label: &str, state: State, which: Which) -> AnyView {
    let mut fields = Vec::new();
    let heading = t::verdict_of_unit(which.label(), label);
    let problems = format!("{}-loi-{}", which.word(), row.place);
    match node.leaf.as_ref().map(|leaf| &leaf.rule) {
        // Of a whole group there are points by hand only.
        None => {}
        Some(Rule::YesNo { .. }) => {
            let options = vec![("yes".to_owned(), t::YES.to_owned()), ("no".to_owned(), t::NO.to_owned())];
            fields.push(pick_field(row, node, &heading, state, which, options));
        }
        Some(rule @ (Rule::Choice { .. } | Rule::Grade { .. })) => {
            let options = rule.options().iter().map(|option| (option.id.clone(), option.label.clone())).collect();
            fields.push(pick_field(row, node, &heading, state, which, options));
        }
        Some(rule) => {
            for spec in rule.figures() {
                let (name, id) = (spec.name.clone(), node.id.clone());
                let (shown, judged) = (name.clone(), name.clone());
                let value = text(move || {
                    state.with(|state| {
                        match state.as_ref().and_then(|state| which.of(&state.answer)).map(|verdict| &verdict.given) {
                            Some(Given::Figures(figures)) => figures
                                .iter()
                                .find(|(one, _)| *one == shown)
                                .map(|(_, figure)| typed(figure))
                                .unwrap_or_default(),
                            _ => String::new(),
                        }
                    })
                });
                let row_of = row.clone();
                let on_change: OnChange = Box::new(move |typed| {
                    change(&row_of, &id, which, |verdict, answer| {
                        with_figure(verdict, which.before(answer), answer.given.as_ref(), &name, Figure::typed(&typed))
                    });
                });
                let place = Place { cell: which.word(), field: spec.name.as_str().to_owned(), row: row.place };
                let wrong = invalid(move || is_wrong(state, which, Some(&judged)));
                let name = format!("{heading}, {}", spec.label);
                fields.push(cell_field(place, name, spec.label.clone(), value, (wrong, &problems), on_change));
            }
        }
    }
    let id = node.id.clone();
    let value = text(move || {
        state.with(|state| {
            match state.as_ref().and_then(|state| which.of(&state.answer)).map(|verdict| &verdict.given) {
                Some(Given::Points(figure)) => typed(figure),
                _ => String::new(),
            }
        })
    });
    let on_points: OnChange = {
        let (row, id) = (row.clone(), id.clone());
        Box::new(move |typed| {
            change(&row, &id, which, |verdict, _| {
                with_points(verdict, Figure::typed(&typed), || before_this(&row, &id, which, is_points))
            });
        })
    };
    let place = Place { cell: which.word(), field: POINTS.to_owned(), row: row.place };
    let wrong = invalid(move || is_wrong(state, which, None));
    let name = format!("{heading}, {}", t::POINTS_LABEL);
    fields.push(cell_field(place, name, t::POINTS_LABEL.to_owned(), value, (wrong, &problems), on_points));
    fields.push(excuse_field(row, node, &heading, state, which));
    let reason = text(move || {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.map(|verdict| reason_of(verdict).to_owned()).unwrap_or_default()
        })
    });
    let (of_reason, reasoned) = (row.clone(), id.clone());
    let on_reason: OnChange = Box::new(move |reason| {
        change(&of_reason, &reasoned, which, |verdict, _| verdict.map(|verdict| with_reason(verdict, reason)));
    });
    let has_verdict =
        flag(move || state.with(|state| state.as_ref().is_some_and(|state| which.of(&state.answer).is_some())));
    let wants_reason = flag(move || {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.is_some_and(|verdict| matches!(verdict.given, Given::Points(_)) && verdict.reason.trim().is_empty())
        })
    });
    let place = Place { cell: which.word(), field: "ly-do".to_owned(), row: row.place };
    let hint = part(move || {
        if wants_reason.get() { el!("span"["class" = "problem is-warning"], t::REASON_WANTED) } else { el!("span") }
    });
    // While something is typed that is no verdict yet, the field can be gone to, and not yet be written in.
    let begun = RwSignal::new(false);
    let reason_field = words_field(
        place,
        Words {
            name: format!("{heading}, {}", t::REASON_FOR),
            placeholder: t::REASON_FOR,
            value: reason,
            disabled: flag(move || !has_verdict.get() && !begun.get()),
            readonly: flag(move || !has_verdict.get()),
        },
        on_reason,
    );
    let begin = move |_| {
        let _ = begun.try_set(true);
    };
    let told = part(move || problem_lines(state, |state| which.problems(state)));
    let told = el!("div" ["class" = "problems", "id" = problems, "aria-live" = "polite"], told);
    let first = first_fields(which.word(), row.place);
    let fields = el!("div" ["class" = "verdict-fields", "id" = first, @on "input" = begin], fields);
    let row = row.clone();
    let asked = part(move || readings(&row, &id, state, which));
    el!("td" ["class" = "verdict-cell", "data-label" = which.label()], fields, reason_field, hint, told, asked)
}

fn typed(figure: &Figure) -> String {
    match figure {
        Figure::Number(value) => number::field(*value),
        Figure::Unread(text, _) => text.clone(),
    }
}

/// The question which of two numbers is meant, where what was typed can be both.
fn readings(row: &AppraisalRow, id: &str, state: State, which: Which) -> AnyView {
    let asked = |figure: &Figure| match figure {
        Figure::Unread(_, NumberFault::Ambiguous { whole, decimal }) => Some([*whole, *decimal]),
        _ => None,
    };
    let all: Vec<(Option<FigureName>, [Decimal; 2])> = state.with(|state| {
        match state.as_ref().and_then(|state| which.of(&state.answer)).map(|verdict| &verdict.given) {
            Some(Given::Points(figure)) => asked(figure).map(|two| (None, two)).into_iter().collect(),
            Some(Given::Figures(figures)) => {
                figures.iter().filter_map(|(name, figure)| Some((Some(name.clone()), asked(figure)?))).collect()
            }
            _ => Vec::new(),
        }
    });
    let button = |name: Option<FigureName>, value: Decimal| {
        let (id, word) = (id.to_owned(), name.as_ref().map_or(POINTS, FigureName::as_str));
        let place = Place { cell: which.word(), field: word.to_owned(), row: row.place };
        let row = row.clone();
        let choose = move |_| {
            let figure = Some(Figure::Number(value));
            change(&row, &id, which, |verdict, answer| match &name {
                Some(name) => with_figure(verdict, which.before(answer), answer.given.as_ref(), name, figure),
                None => with_points(verdict, figure, || None),
            });
            dom::focus(&place.id(place.row));
        };
        el!("button" ["type" = "button", "class" = "small", @on "click" = choose], problem::plain(value))
    };
    let buttons = all.iter().flat_map(|(name, two)| two.map(|value| button(name.clone(), value)));
    buttons.collect::<Vec<_>>().into_any()
}

/// A verdict with one figure changed; the others are those that counted `before` it, or the unit's own where points or
/// nothing did. A figure that is taken out is again what it was.
fn with_figure(
    verdict: Option<Verdict>,
    before: Option<&Given>,
    own: Option<&Given>,
    name: &FigureName,
    figure: Option<Figure>,
) -> Option<Verdict> {
    let reason = verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
    let figures = |given: &&Given| matches!(given, Given::Figures(_));
    let base = before.filter(figures).or(own.filter(figures)).cloned();
    let of_base = match &base {
        Some(Given::Figures(all)) => all.iter().find(|(one, _)| one == name).map(|(_, figure)| figure.clone()),
        _ => None,
    };
    let now = verdict.map(|verdict| verdict.given).filter(|given| figures(&given)).or_else(|| base.clone());
    let given = Answer { given: now, ..Answer::default() }.with_figure(name, figure.or(of_base)).given;
    // What counted before is no verdict of its own.
    given.filter(|given| Some(given) != before).map(|given| Verdict { given, reason })
}

/// A verdict with its points by hand changed; without them it is what it was before, and its reason stays.
fn with_points(
    verdict: Option<Verdict>,
    figure: Option<Figure>,
    before: impl FnOnce() -> Option<Given>,
) -> Option<Verdict> {
    let reason = verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
    match figure {
        Some(figure) => Some(Verdict { given: Given::Points(figure), reason }),
        None => match verdict {
            Some(Verdict { given: Given::Points(_), reason }) => before().map(|given| Verdict { given, reason }),
            other => other,
        },
    }
}

fn is_points(given: &Given) -> bool {
    matches!(given, Given::Points(_))
}

/// What a verdict said before it was of the sort that it is now, as far as the steps of undo go back.
pub(super) fn before_this(row: &AppraisalRow, id: &str, which: Which, is_of_sort: fn(&Given) -> bool) -> Option<Given> {
    let before = row.open.earlier(|round| {
        let sheet = &round.units.get(row.unit.place(round)?)?.sheet;
        let given = which.of(&sheet.answer(id)).map(|verdict| verdict.given.clone());
        (!given.as_ref().is_some_and(is_of_sort)).then_some(given)
    });
    before.flatten()
}

fn pick_field(
    row: &AppraisalRow,
    node: &Node,
    heading: &str,
    state: State,
    which: Which,
    options: Vec<(String, String)>,
) -> AnyView {
    let now = Memo::new(move |_| {
        state.with(|state| {
            match state.as_ref().and_then(|state| which.of(&state.answer)).map(|verdict| &verdict.given) {
                Some(Given::Choice(id)) => id.clone(),
                Some(Given::Yes(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
                _ => String::new(),
            }
        })
    });
    let is_yes_no = matches!(node.leaf.as_ref().map(|leaf| &leaf.rule), Some(Rule::YesNo { .. }));
    let (of_choice, id) = (row.clone(), node.id.clone());
    let choose = move |event| {
        let word = event_target_value(&event);
        change(&of_choice, &id, which, |verdict, _| {
            let reason = verdict.map(|verdict| verdict.reason).unwrap_or_default();
            let given = match word.as_str() {
                "" => None,
                "yes" if is_yes_no => Some(Given::Yes(true)),
                "no" if is_yes_no => Some(Given::Yes(false)),
                other => Some(Given::Choice(other.to_owned())),
            };
            given.map(|given| Verdict { given, reason })
        });
    };
    let is_excused = move || {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.is_some_and(|verdict| is_excuse(&verdict.given))
        })
    };
    let none = text(move || if is_excused() { t::NOT_APPLICABLE } else { t::AS_SELF_SCORED }.to_owned());
    let none = el!("option" ["value" = "", @prop "selected" = flag(move || now.with(String::is_empty))], none);
    let option = |(word, words): (String, String)| {
        let own = word.clone();
        el!("option" ["value" = word, @prop "selected" = flag(move || now.get() == own)], words)
    };
    let options: Vec<AnyView> = std::iter::once(none).chain(options.into_iter().map(option)).collect();
    let place = Place { cell: which.word(), field: "chon".to_owned(), row: row.place };
    el!(
        "select" [
            "id" = place.id(row.place),
            "class" = "cell-input",
            "aria-label" = heading.to_owned(),
            @on "change" = choose,
            @on "keydown" = place.on_enter(),
        ],
        options,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(num: i64, den: i64) -> Given {
        let answer = Answer::default()
            .with_figure(&FigureName::NUM, Some(Figure::Number(num.into())))
            .with_figure(&FigureName::DEN, Some(Figure::Number(den.into())));
        answer.given.unwrap()
    }

    #[test]
    fn a_figure_is_changed_from_what_counted_before() {
        let (own, first, points) = (given(10, 20), given(4, 40), Given::Points(Figure::Number(1.into())));
        let verdict = |given: &Given| Some(Verdict { given: given.clone(), reason: "r".into() });
        let num = |value: i64| Some(Figure::Number(value.into()));
        // The verdict, what counted before it, what is typed, and what it says then.
        type Case<'g> = (Option<Verdict>, &'g Given, Option<Figure>, Option<Given>);
        let table: [Case; 7] = [
            (None, &own, num(8), Some(given(8, 20))),
            // Taken out again, the unit's own figure counts, and no half a ratio.
            (verdict(&given(8, 20)), &own, None, None),
            (verdict(&given(8, 25)), &own, None, Some(given(10, 25))),
            // The second one begins with the first one's, and can go back to the unit's own.
            (None, &first, num(6), Some(given(6, 40))),
            (verdict(&given(10, 40)), &first, None, None),
            (None, &first, num(10), Some(given(10, 40))),
            // Behind points by hand it begins with the unit's own, which is then a verdict.
            (None, &points, num(10), Some(given(10, 20))),
        ];
        for (now, before, typed, wanted) in table {
            let told = format!("{now:?} {typed:?}");
            let made = with_figure(now, Some(before), Some(&own), &FigureName::NUM, typed);
            assert_eq!(made.map(|verdict| verdict.given), wanted, "{told}");
        }
    }
}
