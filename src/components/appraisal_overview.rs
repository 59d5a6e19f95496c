//! What the appraisal of a sheet came to: totals side by side, counts, and the criteria with links to their cards.

use leptos::prelude::*;
use thuocdo_core::assessment::{Appraised, Reviewed, Stage, Standing, difference};
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t};

use super::markup::{class, el, flag, nothing, part, part_while, text};
use super::sheet::{Sheet, numbered};
use super::wide_table::{FIGURES, wide_table};

/// A filter of the criteria that have a verdict: its word, its words, and what it shows.
type Filter = (&'static str, &'static str, fn(&Reviewed) -> bool);

const WANTING: Filter = ("can", t::WANTS_EXPLANATION, Reviewed::wants_explanation);
const CHANGED: Filter = ("doi", t::CHANGED_ONES, Reviewed::is_changed);
const EXPLAINED: Filter = ("da", t::IS_EXPLAINED, |one| one.is_explained);
const ALL: Filter = ("het", t::ALL_APPRAISED, |_| true);

/// The criteria of a sheet that have a verdict; there are none in a sheet that nobody appraised.
#[inline(never)]
pub fn reviewed(sheet: Sheet) -> Vec<Reviewed> {
    sheet.appraised().map(|one| one.reviewed).unwrap_or_default()
}

fn count(sheet: Sheet, (_, _, shows): Filter) -> usize {
    reviewed(sheet).iter().filter(|one| shows(one)).count()
}

/// Totals, counts and the list; nothing while there is no verdict. `href` is the address of a criterion's card.
pub fn appraisal_overview(sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    part_while(move || sheet.is_appraised(), move || overview(sheet, href))
}

fn overview(sheet: Sheet, href: Callback<NodeIndex, String>) -> AnyView {
    let framework = sheet.framework();
    let filter = RwSignal::new(if untrack(|| count(sheet, WANTING)) > 0 { WANTING } else { ALL }.0.to_owned());
    let counts = text(move || {
        let [all, changed, explained, wanting] = [ALL, CHANGED, EXPLAINED, WANTING].map(|one| count(sheet, one));
        t::appraisal_counts(all, changed, explained, wanting)
    });
    let rows = part(move || {
        let word = filter.get();
        let shows = [WANTING, CHANGED, EXPLAINED].into_iter().find(|(one, ..)| *one == word).unwrap_or(ALL).2;
        list(reviewed(sheet).iter().filter(|one| shows(one)).map(|one| row(&framework, sheet, one, href)).collect())
    });
    el!(
        "section" ["class" = "appraisal-overview", "aria-labelledby" = "appraisal-result"],
        el!("h2" ["id" = "appraisal-result"], t::APPRAISAL_RESULT),
        appraisal_totals(sheet),
        el!("p" ["data-appraisal-counts" = ""], counts),
        filters(sheet, filter),
        rows,
    )
}

fn filters(sheet: Sheet, filter: RwSignal<String>) -> AnyView {
    let option = |one: Filter| {
        let (word, words, _) = one;
        el!(
            "label"["class" = "segment"],
            el!("input" [
                "type" = "radio",
                "name" = "appraisal-filter",
                @prop "checked" = flag(move || filter.get() == word),
                @on "change" = move |_| filter.set(word.to_owned()),
            ]),
            el!("span", text(move || t::with_count(words, count(sheet, one)))),
        )
    };
    el!(
        "fieldset"["class" = "segments"],
        el!("legend"["class" = "sr-only"], t::SHOW_APPRAISED),
        [WANTING, CHANGED, EXPLAINED, ALL].into_iter().map(option).collect::<Vec<_>>(),
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
        let last = sheet.appraised().map(|all| all.last.node(one.node).clone());
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
        let Some(appraised) = sheet.appraised() else { return nothing() };
        let own = sheet.score.with(|own| total_row(&framework, Stage::SelfScored, own));
        let later = appraised.stages().map(|(stage, score)| total_row(&framework, stage, score));
        let rows = std::iter::once(own).chain(later).collect();
        let headings = [("", t::STAGE), (FIGURES, t::TOTAL), (FIGURES, t::INDEX), ("", t::CLASS)];
        wide_table("appraisal-totals", t::TOTALS_BY_STAGE, &headings, rows, None)
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
    part_while(move || sheet.is_appraised(), move || task(sheet, check))
}

fn task(sheet: Sheet, check: Signal<String>) -> AnyView {
    let framework = sheet.framework();
    let result = text(move || {
        let of = |appraised: &Appraised| {
            let (total, _, class) = result_of(&framework, &appraised.last);
            t::appraised_total(&total, &class.map(|(_, name)| name).unwrap_or_default())
        };
        sheet.appraised().as_ref().map(of).unwrap_or_default()
    });
    el!(
        "section" ["class" = "appraisal-task", "aria-label" = t::APPRAISAL_RESULT],
        el!("p", el!("strong", t::APPRAISAL_RESULT)),
        el!("p", result),
        el!(
            "p" ["class" = class("wanting", "is-open", move || count(sheet, WANTING) > 0)],
            text(move || t::wanting_short(count(sheet, WANTING))),
        ),
        el!("a" ["href" = check], t::SEE_APPRAISAL),
    )
}
