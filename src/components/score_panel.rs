//! The panel beside the form: total, index, class, the way to the next class, progress.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::Decimal;
use thuocdo_core::score::{Progress, Score, State};
use thuocdo_text::{number, score as words, ui as t};

use super::markup::{Piece, el, part, text};
use super::sheet::Sheet;

/// What the panel shows, all of it as text: it changes only where the text does.
#[derive(Clone, PartialEq)]
struct Standing {
    total: String,
    attainable: String,
    index: String,
    class: Option<(String, String)>,
    next: String,
    progress: Progress,
    with_evidence: usize,
    scored: usize,
    open: Option<NodeIndex>,
    errors: usize,
    is_appraised: bool,
    index_value: Decimal,
}

impl Standing {
    fn of(framework: &Framework, sheet: Sheet, score: &Score) -> Standing {
        let index = score.index.as_ref();
        let classes = &framework.policies.classes.list;
        let class = index.and_then(|index| classes.get(index.class?));
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
            next: words::next_class(framework, score).unwrap_or_default(),
            progress: Progress::of_all(framework, score),
            with_evidence,
            scored: scored.count(),
            open: leaves.into_iter().find(|leaf| score.node(*leaf).state == State::NotAnswered),
            is_appraised: sheet.is_appraised(),
            errors: score.problems.iter().filter(|problem| problem.is_error()).count(),
            index_value: index.map_or(Decimal::ZERO, |index| index.printed),
        }
    }
}

/// Where the panel leads to.
#[derive(Clone, Copy)]
pub struct PanelLinks {
    /// The address of a criterion.
    pub criterion: Callback<NodeIndex, String>,
    /// The address of the page that checks the answers.
    pub check: Signal<String>,
    /// The address of the result.
    pub result: Signal<String>,
}

/// A label with a figure behind it.
fn line(class: &'static str, label: &'static str, figure: AnyView) -> AnyView {
    el!("p"["class" = class], el!("span"["class" = "panel-label"], label), figure)
}

/// The panel; `saved` says whether the sheet is, for screens on which the header has gone.
pub fn score_panel(sheet: Sheet, links: PanelLinks, saved: AnyView) -> AnyView {
    let framework = sheet.framework();
    let standing = {
        let framework = Arc::clone(&framework);
        Memo::new(move |_| sheet.score.with(|score| Standing::of(&framework, sheet, score)))
    };
    let shown = move |get: fn(&Standing) -> String| text(move || standing.with(get));
    let total = shown(|s| s.total.clone());
    let class_name = shown(|s| s.class.as_ref().map_or_else(|| t::NO_VALUE.into(), |class| class.1.clone()));
    let total_label = shown(|s| {
        let complete = s.progress.answered == s.progress.total;
        t::total_label(s.is_appraised, complete).into()
    });
    let class_word = el!(
        "span" [
            "class" = "class-word",
            "data-class" = shown(|s| s.class.as_ref().map(|class| class.0.clone()).unwrap_or_default()),
        ],
        class_name,
    );
    let figure = |text: Signal<String>| el!("span"["class" = "figure"], text);
    let errors = Memo::new(move |_| standing.with(|s| s.errors));
    let error_line = part(move || {
        let line = |count| {
            el!(
                "p"["class" = "problem is-error panel-errors"],
                el!("span" ["class" = "problem-mark", "aria-hidden" = "true"], "!"),
                t::errors(count),
            )
        };
        Some(errors.get()).filter(|count| *count > 0).map(line).piece()
    });
    let open = Memo::new(move |_| standing.with(|s| s.open));
    let next_open = part(move || {
        let link = |leaf| el!("a" ["class" = "button secondary", "href" = links.criterion.run(leaf)], t::NEXT_OPEN);
        open.get().map(link).piece()
    });
    el!(
        "aside" ["class" = "score-panel", "aria-label" = t::SCORE_PANEL],
        el!(
            "p" ["class" = "panel-total"],
            el!("span" ["class" = "panel-label"], total_label),
            el!("output" ["class" = "big", "data-total" = ""], total),
            el!("span" ["class" = "muted"], " / ", shown(|s| s.attainable.clone())),
        ),
        line("panel-index", t::INDEX, el!("span" ["class" = "figure"], shown(|s| s.index.clone()), " %")),
        line("panel-class", t::CLASS, class_word),
        class_scale(&framework, text(move || standing.with(|s| s.index_value.to_string()))),
        el!("p" ["class" = "panel-next"], shown(|s| s.next.clone())),
        line("panel-progress", t::PROGRESS, figure(shown(|s| t::of(s.progress.answered, s.progress.total)))),
        line("panel-evidence", t::WITH_EVIDENCE, figure(shown(|s| t::of(s.with_evidence, s.scored)))),
        error_line,
        el!("p" ["class" = "panel-saved", "aria-hidden" = "true"], saved),
        el!(
            "p" ["class" = "panel-actions"],
            next_open,
            el!("a" ["class" = "button secondary", "href" = links.check], t::CHECK),
            el!("a" ["class" = "button", "href" = links.result], t::SEE_RESULT),
        ),
        el!(
            "p" ["class" = "sr-only", "role" = "status"],
            text(move || t::announced(&total.get(), &class_name.get())),
        ),
    )
}

/// A bar from 0 to 100 % as long as the index, with the edges of the classes under it.
fn class_scale(framework: &Framework, index: Signal<String>) -> AnyView {
    let edges = framework.policies.classes.list.iter().filter(|class| !class.from.is_zero());
    let edge = |from: Decimal| {
        let place = text(move || format!("left: {from}%"));
        el!("span" ["class" = "class-edge", @prop "style" = place], number::short(from))
    };
    el!(
        "div" ["class" = "class-scale", "aria-hidden" = "true"],
        el!("progress" ["class" = "share-bar", "max" = "100", "value" = index]),
        edges.map(|class| edge(class.from)).collect::<Vec<_>>(),
    )
}
