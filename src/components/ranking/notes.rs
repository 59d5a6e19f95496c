//! What stands under a ranking table: how it was computed, means, denominators, who published it, and whether it comes out.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{CompareOn, Framework, Policies, Status, Ties};
use thuocdo_core::problem::Problem;
use thuocdo_core::snapshot::{Detail, Snapshot};
use thuocdo_text::{number, problem, publication as words, score as score_words, ui as t, visible, visible_lines};

use super::denominators::{OwnDenominator, is_same, lines, measured_for_nobody, own_denominators};
use super::incomplete::incomplete_lines;
use super::{group_name, no_result};
use crate::components::markup::{Piece, el, part};
use crate::state::publication::Publication;

/// The most mismatches and problems that are listed at once.
const SHOWN: usize = 50;
/// The most units of one mean that are named.
const NAMED: usize = 5;
/// The most own denominators that are listed: more than any province has units. The others are on the units' pages.
const DENOMINATORS: usize = 300;
/// The most units with criteria without a result that are listed; each is marked in its row as well.
const LACKING: usize = 30;

/// Whether every published number comes out, and if not, which do not.
pub fn verdict(publication: &Publication) -> AnyView {
    let Publication { snapshot, verification, .. } = publication;
    let (mismatches, problems) = (&verification.mismatches, &verification.problems);
    let errors: Vec<_> = problems.iter().filter(|(_, problem)| problem.is_error()).collect();
    if verification.agrees() && !snapshot.has_published() {
        return el!("div"["class" = "verdict", "data-verdict" = "nothing"], el!("p", t::NOTHING_PUBLISHED));
    }
    if verification.agrees() {
        return el!(
            "div" ["class" = "verdict is-well", "data-verdict" = "agrees"],
            el!("p", el!("strong", "✓ ", t::AGREES), ". ", what_agrees(snapshot)),
        );
    }
    let line = |one| el!("li", words::mismatch(snapshot, one));
    let lines: Vec<AnyView> = mismatches.iter().take(SHOWN).map(line).collect();
    let wrong = |(at, one): &&(usize, Problem)| {
        let name = snapshot.units.get(*at).map(|unit| visible(&unit.sheet.unit.name)).unwrap_or_default();
        el!("li", name, ": ", problem::sentence(one, Some(&snapshot.framework)))
    };
    let wrong: Vec<AnyView> = errors.iter().take(SHOWN).map(wrong).collect();
    el!(
        "div" ["class" = "verdict is-error", "data-verdict" = "disagrees"],
        el!("p", el!("strong", "✗ ", t::DISAGREES), ". ", (!lines.is_empty()).then(|| t::disagreements(mismatches.len()))),
        (!lines.is_empty()).then(|| el!("ul", lines)),
        noticed(publication),
        (!wrong.is_empty()).then(|| vec![el!("p", t::ANSWERS_WITH_ERRORS), el!("ul", wrong)].into_any()),
    )
}

/// What was computed again of a publication in which everything comes out. Of an excerpt the ranks were not: those are of all.
fn what_agrees(snapshot: &Snapshot) -> &'static str {
    match (snapshot.detail, snapshot.excerpt_of) {
        (Detail::Answers, None) => t::AGREES_ANSWERS,
        (Detail::Answers, Some(_)) => t::AGREES_ANSWERS_EXCERPT,
        (Detail::Totals, None) => t::AGREES_TOTALS,
        (Detail::Totals, Some(_)) => t::AGREES_EXCERPT,
    }
}

/// What was noteworthy when the publication was read; the reader is told before any number.
pub fn noticed(publication: &Publication) -> AnyView {
    let line = |one: &Problem| el!("p"["class" = "problem is-warning", "data-noticed" = one.code()], words::noticed(&publication.snapshot, one));
    publication.verification.noticed.iter().take(SHOWN).map(line).collect::<Vec<_>>().into_any()
}

/// The notes under the table of a publication, or of a round as it stands.
pub fn notes(publication: Signal<Arc<Publication>>) -> AnyView {
    let first = publication.get_untracked();
    let snapshot = &first.snapshot;
    let framework = &snapshot.framework;
    let row = |(term, meaning): (&'static str, AnyView)| vec![el!("dt", term), el!("dd", meaning)].into_any();
    let rules = rules(framework).into_iter().map(|(term, meaning)| (term, meaning.into_any()));
    let rows: Vec<_> = std::iter::once((t::TIE_RULE, ties(framework))).chain(rules).collect();
    // What follows the edits of a round is made anew only where its words are other ones.
    let means = Memo::new(move |_| publication.with(|publication| group_means(publication)));
    // Denominators are those of before while their units were not edited; then nothing is written anew.
    let own = Memo::new_with_compare(
        move |_| publication.with(|publication| own_denominators(publication)),
        |before: Option<&Vec<OwnDenominator>>, now| !before.zip(now).is_some_and(|(before, now)| is_same(before, now)),
    );
    let lacking = Memo::new(move |_| {
        publication.with(|publication| {
            let lines = incomplete_lines(publication, LACKING);
            lines.into_iter().map(|line| (None, line)).collect::<Vec<NoteLine>>()
        })
    });
    let lacking = part(move || {
        lacking.with(|lines| (!lines.is_empty()).then(|| row((t::WITHOUT_RESULT, paragraphs(lines)))).piece())
    });
    let empty = Memo::new(move |_| publication.with(|publication| no_result(publication).join("; ")));
    let empty = part(move || {
        empty.with(|names| (!names.is_empty()).then(|| row((t::NO_RESULT, names.clone().into_any()))).piece())
    });
    let means =
        part(move || means.with(|lines| (!lines.is_empty()).then(|| row((t::GROUP_MEANS, paragraphs(lines)))).piece()));
    let of_own = Arc::clone(framework);
    let own = part(move || {
        own.with(|own| {
            let lines: Vec<NoteLine> = lines(&of_own, own, DENOMINATORS).into_iter().map(|line| (None, line)).collect();
            (!lines.is_empty()).then(|| row((t::OWN_DENOMINATORS, paragraphs(&lines)))).piece()
        })
    });
    let unmeasured: Vec<NoteLine> = measured_for_nobody(framework).into_iter().map(|line| (None, line)).collect();
    let facts = el!(
        "dl"["class" = "facts"],
        empty,
        lacking,
        means,
        rows.into_iter().map(row).collect::<Vec<_>>(),
        (!unmeasured.is_empty()).then(|| row((t::NOT_MEASURED_FOR_ANYBODY, paragraphs(&unmeasured)))).piece(),
        own,
        row((t::FRAMEWORK_OF, framework_line(snapshot))),
    );
    el!(
        "section" ["class" = "ranking-notes", "aria-labelledby" = "how-ranked"],
        el!("h2"["id" = "how-ranked"], t::HOW_RANKED),
        facts,
        (!snapshot.note.is_empty()).then(|| el!("p"["class" = "note-text"], visible_lines(&snapshot.note))),
    )
}

/// What is compared, how numbers are rounded, and where classes begin: what a reader with a calculator must know.
pub fn rules(framework: &Framework) -> [(&'static str, String); 5] {
    let Policies { rounding, compare_on, classes, .. } = &framework.policies;
    let value = |on: &CompareOn| match on {
        CompareOn::Exact => t::ON_EXACT.to_owned(),
        CompareOn::Printed => t::ON_PRINTED.to_owned(),
    };
    let class = |class: &thuocdo_core::framework::Class| t::class_from(&class.name.vi, &number::short(class.from));
    [
        (t::POLICY_COMPARE_ON, value(compare_on)),
        (t::ROUND_LEAF, score_words::rounding(rounding.leaf)),
        (t::ROUND_PRINTED_INDEX, score_words::rounding(Some(rounding.printed_index))),
        (t::POLICY_DECIDED_ON, value(&classes.decided_on)),
        (t::CLASSES, classes.list.iter().map(class).collect::<Vec<_>>().join("; ")),
    ]
}

/// A line of a note: its subject, if it has one, and what is said of it.
type NoteLine = (Option<String>, String);

fn paragraphs(lines: &[NoteLine]) -> AnyView {
    let line = |(subject, words): &NoteLine| match subject {
        Some(subject) => el!("p", el!("strong", subject.clone()), ": ", words.clone()),
        None => el!("p", words.clone()),
    };
    lines.iter().map(line).collect::<Vec<_>>().into_any()
}

/// The tie rule with its tie-breakers in order.
fn ties(framework: &Framework) -> AnyView {
    match &framework.policies.ties {
        Ties::Competition => t::TIES_COMPETITION.into_any(),
        Ties::Dense => t::TIES_DENSE.into_any(),
        Ties::Ordinal(breakers) => {
            let lines = breakers.iter().map(|one| el!("p", score_words::tie_breaker(framework, one)));
            vec![t::TIES_ORDINAL.into_any(), lines.collect::<Vec<_>>().into_any()].into_any()
        }
    }
}

/// The framework by the hash that the publication states, and by that of the application where it has another text.
fn framework_line(snapshot: &Snapshot) -> AnyView {
    let partial = (snapshot.framework.status == Status::Partial)
        .then(|| el!("span"["class" = "tag"], t::status(Status::Partial)))
        .piece();
    let (title, here) = (visible(&snapshot.framework.title.vi), snapshot.framework.hash.to_string());
    let hash = |hash: String| el!("code"["class" = "hash"], hash);
    match &snapshot.stated_hash {
        None => vec![el!("span", title, " "), hash(here), partial].into_any(),
        Some(stated) => vec![
            el!("p", title, " ", hash(visible(stated))),
            el!("p"["class" = "problem is-warning"], t::FRAMEWORK_HERE, " ", hash(here)),
            partial,
        ]
        .into_any(),
    }
}

/// Groups that have a mean together: "Sở + Huyện".
pub fn called_together(publication: &Publication, groups: &[String]) -> String {
    let of = publication.groups.len();
    groups.iter().map(|group| group_name(group, of)).collect::<Vec<_>>().join(" + ")
}

/// The means that were published, then those of the groups that were computed.
fn group_means(publication: &Publication) -> Vec<NoteLine> {
    let Publication { snapshot, verification, .. } = publication;
    let rounding = snapshot.framework.policies.rounding.printed_index;
    let name = |of: &[usize]| {
        let names = of.iter().map(|at| visible(&verification.contenders[*at].unit.name));
        t::several_units(&names.collect::<Vec<_>>(), NAMED)
    };
    let computed = verification.ranking.groups.iter().filter_map(|group| {
        let summary = &group.summary;
        let mean = number::rounded(&summary.mean.as_ref()?.of_printed, rounding);
        let line = t::mean_line(&mean, &name(&summary.highest), &name(&summary.lowest));
        Some((Some(group_name(&group.name, verification.ranking.groups.len())), line))
    });
    let mut lines: Vec<NoteLine> = computed.collect();
    let published =
        snapshot.means.iter().filter(|mean| mean.groups.len() > 1 || lines.is_empty()).map(|mean| {
            (Some(called_together(publication, &mean.groups)), format!("{} %", number::decimal(mean.index)))
        });
    let published: Vec<NoteLine> = published.collect();
    lines.extend(published);
    if !lines.is_empty() {
        lines.push((None, format!("({})", t::MEAN_OF_PRINTED)));
    }
    lines
}

/// Who published it, when and by which decision.
pub fn published_by(publication: &Publication) -> AnyView {
    let snapshot = &publication.snapshot;
    let line = t::published_by(&visible(&snapshot.publisher), &words::moment(&snapshot.published_at));
    let decision =
        (!snapshot.decision.is_empty()).then(|| format!(" {} {}.", t::BY_DECISION, visible(&snapshot.decision)));
    let excerpt = snapshot.excerpt_of.map(|all| format!(" {}", t::excerpt(snapshot.units.len(), all as usize)));
    el!("p"["class" = "sheet-sub"], line, ".", decision.piece(), excerpt.piece())
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::snapshot::read;

    #[test]
    fn an_excerpt_says_that_its_ranks_were_not_computed_again() {
        let table = [
            ("lao-cai-sipas-2024", t::AGREES_ANSWERS_EXCERPT),
            ("lao-cai-par-2024", t::AGREES_EXCERPT),
            ("lai-chau-2020", t::AGREES_ANSWERS),
        ];
        for (id, wanted) in table {
            let text = crate::state::publication::example(id).unwrap();
            assert_eq!(what_agrees(&read(text).unwrap().snapshot), wanted, "{id}");
        }
    }
}
