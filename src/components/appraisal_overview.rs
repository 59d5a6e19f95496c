//! What the appraisal of a sheet came to: totals side by side, counts, and the criteria with links to their cards.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::assessment::{Appraised, Reviewed, Stage, Standing, difference};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t};

use super::markup::{el, flag, nothing, part, text};
use super::sheet::{Sheet, numbered};
use super::wide_table::{FIGURES, wide_table};

/// Which of the appraised criteria are listed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Wanting,
    Changed,
    Explained,
    All,
}

const FILTERS: [Filter; 4] = [Filter::Wanting, Filter::Changed, Filter::Explained, Filter::All];

impl Filter {
    fn shows(self, one: &Reviewed) -> bool {
        match self {
            Filter::Wanting => one.wants_explanation(),
            Filter::Changed => one.is_changed(),
            Filter::Explained => one.is_explained,
            Filter::All => true,
        }
    }

    fn label(self) -> &'static str {
        match self {
            Filter::Wanting => t::WANTS_EXPLANATION,
            Filter::Changed => t::CHANGED_ONES,
            Filter::Explained => t::IS_EXPLAINED,
            Filter::All => t::ALL_APPRAISED,
        }
    }

    fn count(self, all: &[Reviewed]) -> usize {
        all.iter().filter(|one| self.shows(one)).count()
    }
}

/// The criteria of a sheet that have a verdict.
fn reviewed(sheet: Sheet) -> Memo<Vec<Reviewed>> {
    let framework = sheet.framework();
    Memo::new(move |_| {
        sheet.appraised.with(|appraised| {
            let review = |one: &Appraised| {
                sheet.assessment.with(|assessment| sheet.score.with(|own| one.review(&framework, assessment, own)))
            };
            appraised.as_ref().map(review).unwrap_or_default()
        })
    })
}

/// Totals, counts and the list; nothing while there is no verdict. `href` is the address of a criterion's card.
pub fn appraisal_overview(sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let framework = sheet.framework();
    let all = reviewed(sheet);
    let first = if all.with_untracked(|all| Filter::Wanting.count(all) > 0) { Filter::Wanting } else { Filter::All };
    let filter = RwSignal::new(first);
    let there = Memo::new(move |_| all.with(|all| !all.is_empty()));
    part(move || {
        if !there.get() {
            return nothing();
        }
        let framework = Arc::clone(&framework);
        let counts = text(move || {
            all.with(|all| {
                let of = |filter: Filter| filter.count(all);
                t::appraisal_counts(all.len(), of(Filter::Changed), of(Filter::Explained), of(Filter::Wanting))
            })
        });
        let list = part(move || {
            let rows = all.with(|all| {
                all.iter().filter(|one| filter.get().shows(one)).map(|one| row(&framework, sheet, one, href)).collect()
            });
            list(rows)
        });
        el!(
            "section" ["class" = "appraisal-overview", "aria-labelledby" = "appraisal-result"],
            el!("h2" ["id" = "appraisal-result"], t::APPRAISAL_RESULT),
            appraisal_totals(sheet),
            el!("p" ["data-appraisal-counts" = ""], counts),
            filters(all, filter),
            list,
        )
    })
}

fn filters(all: Memo<Vec<Reviewed>>, filter: RwSignal<Filter>) -> AnyView {
    let option = |one: Filter| {
        el!(
            "label"["class" = "segment"],
            el!("input" [
                "type" = "radio",
                "name" = "appraisal-filter",
                @prop "checked" = flag(move || filter.get() == one),
                @on "change" = move |_| filter.set(one),
            ]),
            el!("span", text(move || all.with(|all| t::with_count(one.label(), one.count(all))))),
        )
    };
    el!(
        "fieldset"["class" = "segments"],
        el!("legend"["class" = "sr-only"], t::SHOW_APPRAISED),
        FILTERS.into_iter().map(option).collect::<Vec<_>>(),
    )
}

fn list(rows: Vec<AnyView>) -> AnyView {
    if rows.is_empty() {
        return el!("p"["class" = "muted"], t::NONE_OF_THESE);
    }
    let headings = [
        ("", t::CRITERION),
        (FIGURES, t::SELF_SCORE),
        (FIGURES, t::AFTER_APPRAISAL),
        (FIGURES, t::DIFFERENCE),
        ("", t::EXPLAINING_STATE),
    ];
    wide_table("leaves appraisal-list", t::APPRAISAL_RESULT, &headings, rows, None)
}

fn row(framework: &Framework, sheet: Sheet, one: &Reviewed, href: Callback<NodeIndex, String>) -> AnyView {
    let scores = sheet.score.with(|own| {
        let own = own.node(one.node);
        let last = sheet.appraised.with(|appraised| appraised.as_ref().map(|all| all.last.node(one.node).clone()));
        let more = last.as_ref().and_then(|last| difference(own, last)).filter(|_| one.standing != Standing::Covered);
        let difference = match &more {
            Some(more) if more.is_zero() => number::short(0.into()),
            Some(more) => t::signed(&words::points(framework, Some(more))),
            None => t::standing(one.standing).to_owned(),
        };
        let after = last.as_ref().and_then(|last| last.points.as_ref());
        [words::points(framework, own.points.as_ref()), words::points(framework, after), difference]
    });
    let [own, last, more] = scores;
    let state = if one.wants_explanation() {
        el!("span"["class" = "tag is-wanted"], t::WANTS_EXPLANATION)
    } else if one.is_explained {
        el!("span"["class" = "tag"], t::IS_EXPLAINED)
    } else {
        nothing()
    };
    let node = framework.node(one.node);
    el!(
        "tr"["data-reviewed" = node.id.clone()],
        el!("th"["scope" = "row"], el!("a"["href" = href.run(one.node)], numbered(node))),
        el!("td" ["class" = "num", "data-label" = t::SELF_SCORE], own),
        el!("td" ["class" = "num", "data-label" = t::AFTER_APPRAISAL], last),
        el!("td" ["class" = "num", "data-label" = t::DIFFERENCE], more),
        el!("td"["data-label" = t::EXPLAINING_STATE], state),
    )
}

/// Total, index and class of the self-score and after each appraisal; nothing while there is no verdict.
pub fn appraisal_totals(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        sheet.appraised.with(|appraised| {
            let Some(appraised) = appraised else { return nothing() };
            let own = sheet.score.with(|own| total_row(&framework, Stage::SelfScored, own));
            let later = appraised.stages().map(|(stage, score)| total_row(&framework, stage, score));
            let rows = std::iter::once(own).chain(later).collect();
            let headings = [("", t::STAGE), (FIGURES, t::TOTAL), (FIGURES, t::INDEX), ("", t::CLASS)];
            wide_table("appraisal-totals", t::APPRAISAL_RESULT, &headings, rows, None)
        })
    })
}

fn total_row(framework: &Framework, stage: Stage, score: &Score) -> AnyView {
    let (total, index, class) = result_of(framework, score);
    let class = class.map(|(id, name)| el!("span" ["class" = "class-word", "data-class" = id], name));
    let word = match stage {
        Stage::SelfScored => "self",
        Stage::First => "first",
        Stage::Final => "last",
    };
    el!(
        "tr"["data-stage" = word],
        el!("th"["scope" = "row"], t::stage_of_total(stage)),
        el!("td"["class" = "num"], total),
        el!("td"["class" = "num"], index),
        el!("td", class),
    )
}

/// Total, index and class (its id and name) of a score.
pub fn result_of(framework: &Framework, score: &Score) -> (String, String, Option<(String, String)>) {
    let index = score.index.as_ref();
    let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
    (
        words::points(framework, Some(&score.total)),
        index.map_or_else(|| t::NO_VALUE.to_owned(), |index| format!("{} %", number::decimal(index.printed))),
        class.map(|class| (class.id.clone(), class.name.vi.clone())),
    )
}

/// The same in short, beside the areas: what counts in the end, and the way to the list.
pub fn appraisal_task(sheet: Sheet, check: Signal<String>) -> AnyView {
    let framework = sheet.framework();
    let all = reviewed(sheet);
    let wanting = Memo::new(move |_| all.with(|all| (!all.is_empty()).then(|| Filter::Wanting.count(all))));
    part(move || {
        let Some(wanting) = wanting.get() else { return nothing() };
        let framework = Arc::clone(&framework);
        let result = text(move || {
            let last = sheet.appraised.with(|all| all.as_ref().map(|all| Arc::clone(&all.last)));
            last.map(|last| {
                let (total, _, class) = result_of(&framework, &last);
                t::appraised_total(&total, &class.map(|(_, name)| name).unwrap_or_default())
            })
            .unwrap_or_default()
        });
        el!(
            "section" ["class" = "appraisal-task", "aria-label" = t::APPRAISAL_RESULT],
            el!("p", el!("strong", t::APPRAISAL_RESULT)),
            el!("p", result),
            el!("p" ["class" = if wanting > 0 { "is-open" } else { "muted" }], t::wanting_short(wanting)),
            el!("a" ["href" = check], t::SEE_APPRAISAL),
        )
    })
}
