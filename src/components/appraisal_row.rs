//! One row of the appraisal: what the unit gave, both verdicts with their reasons, the explanation, and what counts.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Explanation, Figure, Given, Stage, Verdict};
use thuocdo_core::framework::{Framework, Node, NodeIndex, Rule};
use thuocdo_core::number::Exact;
use thuocdo_core::score::score;
use thuocdo_text::{number, round as words, score as score_words, ui as t, visible};

use super::long_table::rowindex;
use super::markup::{el, flag, part, text};
use super::wide_table::FIGURES;
use crate::adapters::dom;
use crate::state::rounds::open::OpenRound;

/// Where a row stands, and what it is about.
#[derive(Clone, Copy)]
pub struct AppraisalRow {
    /// The round.
    pub open: OpenRound,
    /// The unit's place in the round.
    pub unit: usize,
    /// The criterion.
    pub node: NodeIndex,
    /// The row's place in the table.
    pub place: usize,
    /// Whether the rows are the criteria of one unit.
    pub by_unit: bool,
}

/// What a row shows; it is computed anew only when the unit's sheet is another one.
#[derive(Clone)]
struct RowState {
    sheet: Arc<Assessment>,
    answer: Answer,
    own: Option<Exact>,
    counts: Option<Exact>,
}

impl PartialEq for RowState {
    fn eq(&self, other: &RowState) -> bool {
        Arc::ptr_eq(&self.sheet, &other.sheet)
    }
}

/// Which of the two verdicts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Second,
}

impl Which {
    fn of(self, answer: &Answer) -> Option<&Verdict> {
        let appraisal = answer.appraisal.as_deref()?;
        match self {
            Which::First => appraisal.first.as_ref(),
            Which::Second => appraisal.second.as_ref(),
        }
    }
    fn word(self) -> &'static str {
        match self {
            Which::First => "lan1",
            Which::Second => "lan2",
        }
    }
    fn label(self) -> &'static str {
        match self {
            Which::First => t::FIRST_APPRAISAL,
            Which::Second => t::SECOND_APPRAISAL,
        }
    }
}

/// The row.
pub fn appraisal_row(row: AppraisalRow) -> AnyView {
    let AppraisalRow { open, unit, node: index, by_unit, .. } = row;
    let framework = open.round.with_untracked(|round| Arc::clone(&round.framework));
    let state = {
        let framework = Arc::clone(&framework);
        Memo::new(move |before: Option<&Option<RowState>>| {
            open.round.with(|round| {
                let sheet = &round.units.get(unit)?.sheet;
                match before {
                    Some(Some(before)) if Arc::ptr_eq(&before.sheet, sheet) => Some(before.clone()),
                    _ => Some(state_of(&framework, index, sheet)),
                }
            })
        })
    };
    let node = framework.node(index).clone();
    let label = if by_unit {
        format!("{} {}", node.number, node.name.vi)
    } else {
        open.round
            .with_untracked(|round| round.units.get(unit).map(|unit| visible(&unit.sheet.unit.name)))
            .unwrap_or_default()
    };
    let points = |framework: Arc<Framework>, of: fn(&RowState) -> Option<&Exact>| {
        text(move || state.with(|state| score_words::points(&framework, state.as_ref().and_then(of))))
    };
    let own = text(move || {
        state.with(|state| {
            state.as_ref().and_then(|state| state.answer.given.as_ref()).map(words::given).unwrap_or_default()
        })
    });
    let evidence = part(move || {
        let documents =
            state.with(|state| state.as_ref().map(|state| state.answer.evidence.clone()).unwrap_or_default());
        let said = documents
            .iter()
            .map(|one| if one.number.is_empty() { visible(&one.summary) } else { visible(&one.number) });
        el!("span", said.collect::<Vec<_>>().join("; "))
    });
    let max = number::short(node.max);
    el!(
        "tr"["aria-rowindex" = rowindex(row.place)],
        el!("th"["scope" = "row"], label.clone()),
        el!(
            "td"["class" = FIGURES, "data-label" = t::SELF_SCORE],
            el!("strong", points(Arc::clone(&framework), |state| state.own.as_ref())),
            " / ",
            max,
            el!("span"["class" = "row-sub"], own),
        ),
        el!("td"["data-label" = t::EVIDENCE_COLUMN], evidence),
        verdict_cell(row, &node, &label, state, Which::First),
        el!("td"["data-label" = t::EXPLANATION], explanation(row, &node, &label, state)),
        verdict_cell(row, &node, &label, state, Which::Second),
        el!("td" ["class" = FIGURES, "data-label" = t::COUNTS_AS, "data-counts" = ""], points(framework, |state| state.counts.as_ref())),
    )
}

fn state_of(framework: &Framework, index: NodeIndex, sheet: &Arc<Assessment>) -> RowState {
    let points = |stage| score(framework, &sheet.at(stage)).node(index).points.clone();
    RowState {
        sheet: Arc::clone(sheet),
        answer: sheet.answer(&framework.node(index).id),
        own: points(Stage::SelfScored),
        counts: points(Stage::Final),
    }
}

type State = Memo<Option<RowState>>;

/// What is done with what was typed. It is no signal of the row: a field may tell its value after the row was taken away.
type OnChange = Box<dyn Fn(String)>;

/// Changes the appraisal of the row's answer as one step of undo.
fn change(row: AppraisalRow, id: &str, which: Which, edit: impl FnOnce(Option<Verdict>, &Answer) -> Option<Verdict>) {
    row.open.change_sheet(row.unit, |sheet| {
        let answer = sheet.answer(id);
        let now = edit(which.of(&answer).cloned(), &answer);
        let answer = answer.with_appraisal(|appraisal| match which {
            Which::First => appraisal.first = now,
            Which::Second => appraisal.second = now,
        });
        sheet.set_answer(id, answer);
    });
}

/// The fields of a verdict: the figures or the choice of the rule, or points by hand; and the reason.
fn verdict_cell(row: AppraisalRow, node: &Node, label: &str, state: State, which: Which) -> AnyView {
    let Some(leaf) = &node.leaf else { return el!("td") };
    let mut fields = Vec::new();
    let heading = t::verdict_of_unit(which.label(), label);
    match &leaf.rule {
        Rule::YesNo { .. } => {
            let options = vec![("yes".to_owned(), t::YES.to_owned()), ("no".to_owned(), t::NO.to_owned())];
            fields.push(pick_field(row, node, &heading, state, which, options));
        }
        Rule::Choice { .. } | Rule::Grade { .. } => {
            let options = leaf.rule.options().iter().map(|option| (option.id.clone(), option.label.clone())).collect();
            fields.push(pick_field(row, node, &heading, state, which, options));
        }
        rule => {
            for spec in rule.figures() {
                let (name, id) = (spec.name.clone(), node.id.clone());
                let shown = name.clone();
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
                let on_change: OnChange = Box::new(move |typed| {
                    change(row, &id, which, |verdict, answer| with_figure(verdict, answer, &name, &typed));
                });
                let field_id = format!("{}-{}-{}", which.word(), spec.name.as_str(), row.place);
                let next = format!("{}-{}-{}", which.word(), spec.name.as_str(), row.place + 1);
                fields.push(cell_field(
                    field_id,
                    next,
                    format!("{heading}, {}", spec.label),
                    spec.label.clone(),
                    value,
                    on_change,
                ));
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
        let id = id.clone();
        Box::new(move |typed| change(row, &id, which, |verdict, _| with_points(verdict, &typed)))
    };
    let point_id = format!("{}-diem-{}", which.word(), row.place);
    let next = format!("{}-diem-{}", which.word(), row.place + 1);
    fields.push(cell_field(
        point_id,
        next,
        format!("{heading}, {}", t::POINTS_LABEL),
        t::POINTS_LABEL.to_owned(),
        value,
        on_points,
    ));
    let reason = text(move || {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.map(|verdict| verdict.reason.clone()).unwrap_or_default()
        })
    });
    let on_reason = move |event| {
        let reason = event_target_value(&event);
        change(row, &id, which, |verdict, _| verdict.map(|verdict| Verdict { reason, ..verdict }));
    };
    let has_verdict =
        flag(move || state.with(|state| state.as_ref().is_some_and(|state| which.of(&state.answer).is_some())));
    let wants_reason = flag(move || {
        state.with(|state| {
            let verdict = state.as_ref().and_then(|state| which.of(&state.answer));
            verdict.is_some_and(|verdict| matches!(verdict.given, Given::Points(_)) && verdict.reason.trim().is_empty())
        })
    });
    let reason_id = format!("{}-ly-do-{}", which.word(), row.place);
    let hint = part(move || {
        if wants_reason.get() { el!("span"["class" = "problem is-warning"], t::REASON_WANTED) } else { el!("span") }
    });
    let reason_field = el!("input" [
        "id" = reason_id,
        "type" = "text",
        "class" = "cell-input is-reason",
        "aria-label" = format!("{heading}, {}", t::REASON_FOR),
        "placeholder" = t::REASON_FOR,
        "disabled" = flag(move || !has_verdict.get()),
        @prop "value" = reason,
        @on "change" = on_reason,
    ]);
    el!("td" ["class" = "verdict-cell", "data-label" = which.label()], el!("div"["class" = "verdict-fields"], fields), reason_field, hint)
}

fn typed(figure: &Figure) -> String {
    match figure {
        Figure::Number(value) => number::field(*value),
        Figure::Unread(text, _) => text.clone(),
    }
}

/// A verdict with one figure changed; the others are those that counted before.
fn with_figure(
    verdict: Option<Verdict>,
    answer: &Answer,
    name: &thuocdo_core::framework::FigureName,
    typed: &str,
) -> Option<Verdict> {
    let reason = verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
    let base = match verdict.map(|verdict| verdict.given) {
        Some(given @ Given::Figures(_)) => Some(given),
        _ => answer.given.clone().filter(|given| matches!(given, Given::Figures(_))),
    };
    let own = Answer { given: base, ..Answer::default() };
    let given = own.with_figure(name, Figure::typed(typed)).given;
    // The same figures as the unit's are no verdict of their own.
    let given = given.filter(|given| Some(given) != answer.given.as_ref());
    given.map(|given| Verdict { given, reason })
}

fn with_points(verdict: Option<Verdict>, typed: &str) -> Option<Verdict> {
    let reason = verdict.as_ref().map(|verdict| verdict.reason.clone()).unwrap_or_default();
    match Figure::typed(typed) {
        Some(figure) => Some(Verdict { given: Given::Points(figure), reason }),
        None => verdict.filter(|verdict| !matches!(verdict.given, Given::Points(_))),
    }
}

/// A small field of a cell; Enter goes to the same field of the next row.
fn cell_field(
    id: String,
    next: String,
    name: String,
    hint: String,
    value: Signal<String>,
    on_change: OnChange,
) -> AnyView {
    el!("input" [
        "id" = id,
        "type" = "text",
        "inputmode" = "decimal",
        "autocomplete" = "off",
        "class" = "cell-input num",
        "aria-label" = name.clone(),
        "title" = name,
        "placeholder" = hint,
        @prop "value" = value,
        @on "change" = move |event| on_change(event_target_value(&event)),
        @on "keydown" = move |event| {
            if dom::is_enter(&event) {
                event.prevent_default();
                dom::focus(&next);
            }
        },
    ])
}

fn pick_field(
    row: AppraisalRow,
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
    let id = node.id.clone();
    let choose = move |event| {
        let word = event_target_value(&event);
        change(row, &id, which, |verdict, _| {
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
    let none = ("".to_owned(), t::AS_SELF_SCORED.to_owned());
    let option = |(word, words): (String, String)| {
        let own = word.clone();
        el!("option" ["value" = word, @prop "selected" = flag(move || now.get() == own)], words)
    };
    let options: Vec<AnyView> = std::iter::once(none).chain(options).map(option).collect();
    el!(
        "select" [
            "id" = format!("{}-chon-{}", which.word(), row.place),
            "class" = "cell-input",
            "aria-label" = heading.to_owned(),
            @on "change" = choose,
        ],
        options,
    )
}

/// What the unit explained; it can be typed here as well, from a letter.
fn explanation(row: AppraisalRow, node: &Node, label: &str, state: State) -> AnyView {
    let id = node.id.clone();
    let value = text(move || {
        state.with(|state| {
            let appraisal = state.as_ref().and_then(|state| state.answer.appraisal.as_deref());
            appraisal
                .and_then(|appraisal| appraisal.explanation.as_ref())
                .map(|one| one.text.clone())
                .unwrap_or_default()
        })
    });
    let on_change = move |event| {
        let text = event_target_value(&event);
        row.open.change_sheet(row.unit, |sheet| {
            let answer = sheet.answer(&id).with_appraisal(|appraisal| {
                let before = appraisal.explanation.take().unwrap_or_default();
                appraisal.explanation = Some(Explanation { text, ..before });
            });
            sheet.set_answer(&id, answer);
        });
    };
    el!("input" [
        "id" = format!("giai-trinh-{}", row.place),
        "type" = "text",
        "class" = "cell-input is-reason",
        "aria-label" = t::verdict_of_unit(t::EXPLANATION, label),
        @prop "value" = value,
        @on "change" = on_change,
    ])
}
