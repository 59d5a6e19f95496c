//! The ranking as the annex of a decision on A4, seen only in print: form, type and margins of Nghị định 30/2020/NĐ-CP,
//! Phụ lục I.

use leptos::prelude::*;
use thuocdo_core::framework::{NodeIndex, Status, Ties};
use thuocdo_core::number::Decimal;
use thuocdo_core::snapshot::Detail;
use thuocdo_text::{number, publication as words_of, score as words, ui as t, visible, visible_lines};

use super::denominators::{lines, measured_for_nobody, own_denominators};
use super::incomplete::{incomplete_lines, is_incomplete};
use super::notes::{called_together, rules};
use super::{group_name, no_result};
use crate::components::markup::{Piece, el};
use crate::state::publication::{Publication, TableRow};

/// The most areas that get a column beside the totals; more stand in tables of their own.
const BESIDE: usize = 12;
/// The most area columns of such a table.
const APART: usize = 15;
/// The most area columns between which there is as much room as in other annexes.
const ROOMY: usize = 9;
/// The most area columns for which the type is as large as the decree asks: with more a name would have no room.
const LARGE_TYPE: usize = 10;

/// The columns beside those of the areas: number, unit, total, most points, index, class, rank.
const FIXED_COLUMNS: usize = 7;

/// The most area columns on upright paper.
const UPRIGHT: usize = 2;

/// Marks the total of a unit of which criteria have no result.
const LACKS: &str = "†";

/// The annex: word, title, decision, a table for each group with its mean, and the notes.
pub fn annex(publication: &Publication) -> AnyView {
    let snapshot = &publication.snapshot;
    let areas: Vec<NodeIndex> = snapshot.framework.areas().collect();
    let has_points = snapshot.detail == Detail::Answers && !publication.verification.contenders.is_empty();
    let areas = if has_points { areas } else { Vec::new() };
    let class = class_of(areas.len());
    let (beside, apart) = columns(&areas);
    let several = publication.groups.len() > 1;
    let group = |(at, name): (usize, &String)| {
        let heading = several.then(|| format!("{}. {}", roman(at + 1), group_name(name, publication.groups.len())));
        let areas = apart.iter().map(|areas| areas_table(publication, at, areas, heading.clone()));
        let areas: Vec<AnyView> = areas.collect();
        vec![group_table(publication, at, beside, heading), areas.into_any()].into_any()
    };
    el!(
        "div" ["class" = class, "aria-hidden" = "true"],
        el!("p"["class" = "annex-word"], t::ANNEX),
        el!("p"["class" = "annex-title"], visible(&snapshot.title)),
        (snapshot.framework.status == Status::Example).then(|| el!("p"["class" = "annex-of"], "(", t::NOT_OFFICIAL, ")")).piece(),
        // A copied table belongs to no decision of anybody here.
        (!snapshot.is_example || !snapshot.decision.is_empty())
            .then(|| el!("p"["class" = "annex-of"], t::annex_of(&visible(&snapshot.decision), &visible(&snapshot.publisher))))
            .piece(),
        publication.groups.iter().enumerate().map(group).collect::<Vec<_>>(),
        notes(publication, &areas),
    )
}

/// The class of the annex of so many area columns: more lie across, still more close together, and the most in smaller type.
fn class_of(areas: usize) -> &'static str {
    if areas <= UPRIGHT {
        "annex"
    } else if areas <= ROOMY {
        "annex is-across"
    } else if areas <= LARGE_TYPE {
        "annex is-across is-dense"
    } else {
        "annex is-across is-dense is-small"
    }
}

/// The areas that stand beside the totals, and those of each table behind.
fn columns(areas: &[NodeIndex]) -> (&[NodeIndex], Vec<&[NodeIndex]>) {
    if areas.len() <= BESIDE { (areas, Vec::new()) } else { (&[], areas.chunks(APART).collect()) }
}

/// The heading of an area's column: its number, as the notes explain it, or its name where it has none.
fn area_heading(publication: &Publication, area: NodeIndex) -> AnyView {
    let node = publication.snapshot.framework.node(area);
    let words = if node.number.is_empty() { node.name.vi.clone() } else { node.number.clone() };
    el!("th", words)
}

/// The rows of a group in their order: units without a rank come last; equal ones stand as they were published.
fn rows_of(publication: &Publication, group: usize) -> Vec<&TableRow> {
    let mut rows: Vec<&TableRow> = publication.rows.iter().filter(|row| row.group == group).collect();
    rows.sort_by_key(|row| row.rank.unwrap_or(u32::MAX));
    rows
}

/// The points of some areas, where there are too many areas to stand beside the totals.
fn areas_table(publication: &Publication, group: usize, areas: &[NodeIndex], heading: Option<String>) -> AnyView {
    let words = heading.map_or_else(|| t::ANNEX_AREA_POINTS.to_owned(), |group| t::annex_area_points(&group));
    let columns = (areas.len() + 2).to_string();
    let row = |(at, row): (usize, &&TableRow)| {
        el!(
            "tr",
            el!("td"["class" = "num"], (at + 1).to_string()),
            el!("td", el!("bdi", visible(&row.name))),
            area_cells(publication, row, areas),
        )
    };
    let head = el!(
        "tr",
        el!("th", t::ROW_NUMBER),
        el!("th"["class" = "is-unit"], t::UNIT),
        areas.iter().map(|area| area_heading(publication, *area)).collect::<Vec<_>>(),
    );
    el!(
        "table",
        el!("thead", el!("tr"["class" = "annex-group"], el!("th"["colspan" = columns], words)), head),
        el!("tbody", rows_of(publication, group).iter().enumerate().map(row).collect::<Vec<_>>()),
    )
}

/// The points of a unit in some areas.
fn area_cells(publication: &Publication, row: &TableRow, areas: &[NodeIndex]) -> Vec<AnyView> {
    let score = publication.verification.contenders.get(row.unit).map(|contender| &contender.score);
    let area = |area: &NodeIndex| {
        let points =
            score.map(|score| words::points(&publication.snapshot.framework, score.node(*area).points.as_ref()));
        el!("td"["class" = "num"], points.unwrap_or_default())
    };
    areas.iter().map(area).collect()
}

/// The table of a group; its heading is a row of it, so that every sheet that it goes on says whose it is.
fn group_table(publication: &Publication, group: usize, areas: &[NodeIndex], heading: Option<String>) -> AnyView {
    let rows = rows_of(publication, group);
    let columns = (areas.len() + FIXED_COLUMNS).to_string();
    let heading = heading.map(|words| el!("tr"["class" = "annex-group"], el!("th"["colspan" = columns], words)));
    let head = el!(
        "tr",
        el!("th", t::ROW_NUMBER),
        el!("th"["class" = "is-unit"], t::UNIT),
        areas.iter().map(|area| area_heading(publication, *area)).collect::<Vec<_>>(),
        el!("th", t::TOTAL_POINTS),
        el!("th", t::ANNEX_OUT_OF),
        el!("th", t::INDEX_PERCENT),
        el!("th", t::CLASS),
        el!("th", t::ANNEX_RANK),
    );
    let body: Vec<AnyView> = rows.iter().enumerate().map(|(at, row)| unit_row(publication, at, row, areas)).collect();
    let mean = group_mean(publication, group).map(|mean| {
        let span = (areas.len() + 4).to_string();
        el!(
            "tr"["class" = "inner"],
            el!("td"["colspan" = span], t::ANNEX_MEAN),
            el!("td"["class" = "num"], number::decimal(mean)),
            el!("td"),
            el!("td"),
        )
    });
    el!("table", el!("thead", heading, head), el!("tbody", body, mean.piece()))
}

fn unit_row(publication: &Publication, at: usize, row: &TableRow, areas: &[NodeIndex]) -> AnyView {
    let value = |value: Option<Decimal>| value.map_or_else(|| t::NO_VALUE.to_owned(), number::decimal);
    el!(
        "tr",
        el!("td"["class" = "num"], (at + 1).to_string()),
        el!("td", el!("bdi", visible(&row.name))),
        area_cells(publication, row, areas),
        el!("td"["class" = "num"], value(row.total), is_incomplete(row).then_some(LACKS)),
        el!(
            "td"["class" = "num"],
            row.attainable.map_or_else(|| t::NO_VALUE.into(), number::short),
            row.own_denominator.then_some("*")
        ),
        el!("td"["class" = "num"], value(row.index)),
        el!("td", row.class.as_ref().map(|(_, name)| name.to_string()).unwrap_or_default()),
        el!("td"["class" = "num"], row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string())),
    )
}

/// The mean of a group: the published one where there is one, else that of the printed indices; an excerpt has none.
pub fn group_mean(publication: &Publication, group: usize) -> Option<Decimal> {
    let name = publication.groups.get(group)?;
    let is_own = |groups: &[String]| matches!(groups, [one] if thuocdo_core::rank::is_same_group(one, name));
    if let Some(published) = publication.snapshot.means.iter().find(|mean| is_own(&mean.groups)) {
        return Some(published.index);
    }
    let mut groups = publication.verification.ranking.groups.iter();
    let ranked = groups.find(|ranked| thuocdo_core::rank::is_same_group(&ranked.name, name))?;
    let rounding = publication.snapshot.framework.policies.rounding.printed_index;
    ranked.summary.mean.as_ref().map(|mean| mean.of_printed.round(rounding))
}

fn notes(publication: &Publication, areas: &[NodeIndex]) -> AnyView {
    let snapshot = &publication.snapshot;
    let framework = &snapshot.framework;
    let legend = (!areas.is_empty()).then(|| {
        let name = |area: &NodeIndex| {
            let node = framework.node(*area);
            format!("{} {}", node.number, node.name.vi)
        };
        let names = areas.iter().map(name).collect::<Vec<_>>().join("; ");
        el!("p", t::ANNEX_AREAS, " ", names, ".")
    });
    let ties = match &framework.policies.ties {
        Ties::Competition => t::TIES_COMPETITION.to_owned(),
        Ties::Dense => t::TIES_DENSE.to_owned(),
        Ties::Ordinal(breakers) => {
            let breakers: Vec<String> = breakers.iter().map(|one| words::tie_breaker(framework, one)).collect();
            format!("{}: {}", t::TIES_ORDINAL, breakers.join("; "))
        }
    };
    let together = snapshot.means.iter().filter(|mean| mean.groups.len() > 1).map(|mean| {
        el!(
            "p",
            t::ANNEX_MEAN,
            " ",
            called_together(publication, &mean.groups),
            ": ",
            number::decimal(mean.index),
            " %."
        )
    });
    let together: Vec<AnyView> = together.collect();
    let rules = rules(framework).into_iter().map(|(term, meaning)| el!("p", term, ": ", meaning, "."));
    let own = lines(framework, &own_denominators(publication), usize::MAX);
    let empty = no_result(publication);
    let own: Vec<AnyView> = own.into_iter().map(|line| el!("p", "* ", line)).collect();
    let unmeasured = measured_for_nobody(framework);
    let lacking = incomplete_lines(publication, usize::MAX);
    let lacking: Vec<AnyView> = lacking.into_iter().map(|line| el!("p", LACKS, " ", line)).collect();
    el!(
        "div"["class" = "annex-notes"],
        el!("p", t::ANNEX_NOTES),
        legend.piece(),
        (!empty.is_empty()).then(|| el!("p", t::NO_RESULT, ": ", empty.join("; "), ".")).piece(),
        lacking,
        together,
        el!("p", t::TIE_RULE, ": ", ties, "."),
        rules.collect::<Vec<_>>(),
        (!unmeasured.is_empty()).then(|| el!("p", t::NOT_MEASURED_FOR_ANYBODY, ": ", unmeasured.join(" "))).piece(),
        own,
        (!snapshot.note.is_empty()).then(|| el!("p"["class" = "annex-note"], visible_lines(&snapshot.note))).piece(),
        el!("p", words_of::made_on(snapshot, &visible(&framework.title.vi))),
    )
}

/// A number as annexes count their parts.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let (mut left, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        while left >= value {
            text.push_str(sign);
            left -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::by_id;

    #[test]
    fn no_area_is_left_out_however_many_there_are() {
        let framework = by_id("xa-mau-2026").unwrap();
        let all: Vec<NodeIndex> = framework.indices().take(40).collect();
        // So many areas: beside the totals, in tables behind, and the class of the annex.
        let table: [(usize, usize, &[usize], &str); 8] = [
            (0, 0, &[], "annex"),
            (2, 2, &[], "annex"),
            (9, 9, &[], "annex is-across"),
            (10, 10, &[], "annex is-across is-dense"),
            (11, 11, &[], "annex is-across is-dense is-small"),
            (12, 12, &[], "annex is-across is-dense is-small"),
            (13, 0, &[13], "annex is-across is-dense is-small"),
            (40, 0, &[15, 15, 10], "annex is-across is-dense is-small"),
        ];
        for (areas, beside, apart, class) in table {
            let found = columns(&all[..areas]);
            let behind: Vec<usize> = found.1.iter().map(|areas| areas.len()).collect();
            assert_eq!((found.0.len(), &*behind, class_of(areas)), (beside, apart, class), "{areas}");
        }
    }

    #[test]
    fn parts_are_counted_in_roman_numbers() {
        for (number, wanted) in [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (48, "XLVIII"), (168, "CLXVIII")] {
            assert_eq!(roman(number), wanted);
        }
    }
}
