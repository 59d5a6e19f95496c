//! The panel beside the form: total, index, class, the way to the next class, progress.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::{Decimal, Rounding, RoundingMode};
use thuocdo_core::score::{Progress, Score, State, points_to_next_class};
use thuocdo_text::{number, score as words, ui as t};

use super::live::{part, text};
use super::sheet::Sheet;

/// What the panel shows, all of it as text: it changes only where the text does.
#[derive(Clone, PartialEq)]
struct Standing {
    total: String,
    attainable: String,
    index: String,
    class: Option<(String, String)>,
    next: Option<String>,
    progress: Progress,
    with_evidence: usize,
    scored: usize,
    open: Option<NodeIndex>,
    errors: usize,
    index_value: Decimal,
}

impl Standing {
    fn of(framework: &Framework, sheet: Sheet, score: &Score) -> Standing {
        let index = score.index.as_ref();
        let classes = &framework.policies.classes.list;
        let class = index.and_then(|index| classes.get(index.class?));
        let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
        let next = points_to_next_class(framework, score)
            .and_then(|next| Some(t::to_next_class(&number::rounded(&next.points, up), &classes.get(next.next)?.name.vi)));
        let leaves: Vec<NodeIndex> = framework.areas().flat_map(|area| framework.leaves(area)).collect();
        let scored = leaves.iter().filter(|leaf| score.node(**leaf).state == State::Answered);
        let with_evidence = sheet.assessment.with(|assessment| {
            let proven = |leaf: &&NodeIndex| {
                assessment.answers.get(&framework.node(**leaf).id).is_some_and(|answer| answer.has_evidence())
            };
            scored.clone().filter(proven).count()
        });
        Standing {
            total: words::points(framework, Some(&score.total)),
            attainable: score.attainable.to_decimal().map(number::short).unwrap_or_default(),
            index: index.map_or_else(|| t::NO_VALUE.into(), |index| number::decimal(index.printed)),
            class: class.map(|class| (class.id.clone(), class.name.vi.clone())),
            next,
            progress: Progress::of_all(framework, score),
            with_evidence,
            scored: scored.count(),
            open: leaves.into_iter().find(|leaf| score.node(*leaf).state == State::NotAnswered),
            errors: score.problems.iter().filter(|problem| problem.is_error()).count(),
            index_value: index.map_or(Decimal::ZERO, |index| index.printed),
        }
    }
}

/// The panel.
#[component]
pub fn ScorePanel(
    /// The sheet.
    sheet: Sheet,
    /// The address of a criterion.
    href: Callback<NodeIndex, String>,
    /// The address of the page that checks the answers.
    check_href: Signal<String>,
    /// The address of the result.
    result_href: Signal<String>,
) -> impl IntoView {
    let framework = sheet.framework();
    let standing = {
        let framework = Arc::clone(&framework);
        Memo::new(move |_| sheet.score.with(|score| Standing::of(&framework, sheet, score)))
    };
    let shown = move |get: fn(&Standing) -> String| text(move || standing.with(get));
    let (total, index) = (shown(|s| s.total.clone()), shown(|s| s.index.clone()));
    let class_id = shown(|s| s.class.as_ref().map(|class| class.0.clone()).unwrap_or_default());
    let class_name = shown(|s| s.class.as_ref().map_or_else(|| t::NO_VALUE.into(), |class| class.1.clone()));
    let next = shown(|s| s.next.clone().unwrap_or_else(|| t::BEST_CLASS.into()));
    let attainable = shown(|s| s.attainable.clone());
    let progress = shown(|s| t::of(s.progress.answered, s.progress.total));
    let evidence = shown(|s| t::of(s.with_evidence, s.scored));
    let open = Memo::new(move |_| standing.with(|s| s.open));
    let errors = Memo::new(move |_| standing.with(|s| s.errors));
    let complete = Memo::new(move |_| standing.with(|s| s.progress.answered == s.progress.total));
    view! {
        <aside class="score-panel" aria-label=t::SCORE_PANEL>
            <p class="panel-total">
                <span class="panel-label">{text(move || if complete.get() { t::TOTAL.to_owned() } else { t::TOTAL_SO_FAR.to_owned() })}</span>
                <output class="big" data-total="">{total}</output>
                <span class="muted">" / " {attainable}</span>
            </p>
            <p class="panel-index">
                <span class="panel-label">{t::INDEX}</span>
                <span class="figure">{index} " %"</span>
            </p>
            <p class="panel-class">
                <span class="panel-label">{t::CLASS}</span>
                <span class="class-word" data-class=class_id>{class_name}</span>
            </p>
            {class_scale(&framework, Memo::new(move |_| standing.with(|s| s.index_value)))}
            <p class="panel-next">{next}</p>
            <p class="panel-progress">
                <span class="panel-label">{t::PROGRESS}</span>
                <span class="figure" data-progress="">{progress}</span>
            </p>
            <p class="panel-evidence">
                <span class="panel-label">{t::WITH_EVIDENCE}</span>
                <span class="figure">{evidence}</span>
            </p>
            {part(move || {
                let line = |count| {
                    view! {
                        <p class="problem is-error panel-errors">
                            <span class="problem-mark" aria-hidden="true">"!"</span>
                            {t::errors(count)}
                        </p>
                    }
                };
                Some(errors.get()).filter(|count| *count > 0).map(line).into_any()
            })}
            <p class="panel-actions">
                {part(move || {
                    let link = |leaf| view! { <a class="button secondary" href=href.run(leaf)>{t::NEXT_OPEN}</a> };
                    open.get().map(link).into_any()
                })}
                <a class="button secondary" href=check_href>{t::CHECK}</a>
                <a class="button" href=result_href>{t::SEE_RESULT}</a>
            </p>
            <p class="sr-only" role="status">{text(move || t::announced(&total.get(), &class_name.get()))}</p>
        </aside>
    }
}

/// A bar from 0 to 100 % with the edges of the classes as ticks and the index as its length.
fn class_scale(framework: &Framework, index: Memo<Decimal>) -> AnyView {
    let ticks = framework
        .policies
        .classes
        .list
        .iter()
        .filter(|class| !class.from.is_zero())
        .map(|class| {
            let at = class.from.to_string();
            view! {
                <line x1=at.clone() x2=at y1="0" y2="10"></line>
            }
        })
        .collect_view();
    let labels = framework
        .policies
        .classes
        .list
        .iter()
        .filter(|class| !class.from.is_zero())
        .map(|class| view! { <text x=class.from.to_string() y="10">{number::short(class.from)}</text> })
        .collect_view();
    view! {
        <svg class="class-scale" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
            <rect class="scale-ground" x="0" y="3" width="100" height="4"></rect>
            <rect class="scale-value" x="0" y="3" width=text(move || index.get().to_string()) height="4"></rect>
            {ticks}
        </svg>
        <svg class="class-edges" viewBox="0 0 100 10" aria-hidden="true">{labels}</svg>
    }
    .into_any()
}
