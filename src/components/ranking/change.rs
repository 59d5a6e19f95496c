//! A ranking against the last period: how many rose, the slope chart of ranks, and every unit with what its change is made of.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::number::Rounding;
use thuocdo_core::rank::{Change, Changes, Earlier, EarlierRow, NumberChange, RankedGroup, changes};
use thuocdo_core::snapshot::Snapshot;
use thuocdo_text::{date, number, publication as publication_words, rank as words, ui as t, visible};

use super::{group_name, table_name};
use crate::components::charts::picture::Caption;
use crate::components::charts::slope::{Slope, slope_chart};
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::long_table;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// What changed since an earlier publication, group by group; `earlier` is what it is as the table of an earlier period.
pub fn change_since(publication: &Arc<Publication>, previous: &Snapshot, earlier: &Arc<Earlier>) -> AnyView {
    let framework = &publication.snapshot.framework;
    let verification = &publication.verification;
    if verification.contenders.is_empty() {
        return el!("p"["class" = "muted"], t::TOTALS_ONLY);
    }
    let changes = Arc::new(changes(framework, &verification.contenders, &verification.ranking, earlier));
    let of = verification.ranking.groups.len();
    let group = |(at, group): (usize, &RankedGroup)| {
        let members: Vec<usize> = group.rows.iter().map(|row| row.contender).collect();
        vec![
            (of > 1).then(|| el!("h3", group_name(&group.name, of))).into_any(),
            // How many rose among those that happen to be printed is nothing of the table.
            group.is_whole.then(|| el!("p", words::tally(&changes.tally(&members)), ".")).piece(),
            slopes(publication, at, group, &changes),
            change_table(publication, at, &changes, earlier),
        ]
        .into_any()
    };
    let gone: Vec<&str> = changes.gone.iter().map(|row| earlier.rows[*row].unit.name.as_str()).collect();
    vec![
        el!("p"["class" = "muted"], t::compared_with(&visible(&previous.title), &date::period(previous.period))),
        publication_words::earlier_on_other(previous)
            .map(|line| el!("p"["class" = "problem is-warning"], line))
            .piece(),
        verification.ranking.groups.iter().enumerate().map(group).collect::<Vec<_>>().into_any(),
        (!gone.is_empty()).then(|| el!("p", words::gone(&gone))).piece(),
    ]
    .into_any()
}

fn slopes(publication: &Publication, at: usize, group: &RankedGroup, changes: &Changes) -> AnyView {
    let slope = |row: &thuocdo_core::rank::Row| {
        let rank = changes.units[row.contender].rank.as_ref()?;
        let name = visible(&publication.verification.contenders[row.contender].unit.name);
        Some(Slope { name, from: rank.from, to: rank.to })
    };
    let title = table_name(t::AGAINST_LAST, &group.name, publication.verification.ranking.groups.len());
    let id = format!("thay-doi-hang-{}", at + 1);
    let caption = Caption::new(publication, title, t::SLOPE_CHART, &id);
    slope_chart(id, &group.rows.iter().filter_map(slope).collect::<Vec<_>>(), caption)
}

/// The table of the group at a place.
fn change_table(publication: &Arc<Publication>, at: usize, changes: &Arc<Changes>, earlier: &Arc<Earlier>) -> AnyView {
    let groups = &publication.verification.ranking.groups;
    let name = table_name(t::AGAINST_LAST, &groups[at].name, groups.len());
    let count = Signal::stored(groups[at].rows.len());
    let all = (Arc::clone(publication), Arc::clone(changes), Arc::clone(earlier));
    // A row is made when it is looked at.
    let block = move |range: Range<usize>| -> MakeRows {
        let (publication, changes, earlier) = all.clone();
        Box::new(move || {
            let rows = publication.verification.ranking.groups[at].rows.iter().enumerate();
            let rows = rows.skip(range.start).take(range.len());
            rows.map(|(place, row)| change_row(&publication, (place, row), &changes.units[row.contender], &earlier))
                .collect()
        })
    };
    let headings = [
        (FIGURES, t::RANK_NOW),
        ("", t::UNIT),
        (FIGURES, t::RANK_THEN),
        ("", t::RANK_MOVED),
        (FIGURES, t::INDEX_MOVED),
        (FIGURES, t::TOTAL_MOVED),
        ("", t::CLASS_MOVED),
        ("", t::WHY_MOVED),
    ];
    let rows = LongRows { count, columns: headings.len(), block: Arc::new(block) };
    long_table("change-table", Some(at), &name, &headings, rows)
}

fn change_row(
    publication: &Publication,
    (place, row): (usize, &thuocdo_core::rank::Row),
    change: &Change,
    earlier: &Earlier,
) -> AnyView {
    let framework = &publication.snapshot.framework;
    let dash = || t::NO_VALUE.to_owned();
    let then = match change.earlier {
        EarlierRow::At(at) => earlier.rows[at].rank.map_or_else(dash, |rank| rank.to_string()),
        EarlierRow::New | EarlierRow::NotPrinted | EarlierRow::Unclear => dash(),
    };
    let printed = framework.policies.rounding;
    let signed = |value: &Option<NumberChange>, as_printed: Rounding| {
        value.as_ref().map_or_else(dash, |value| number::signed(value.printed, as_printed.decimals))
    };
    let of_rank = match (change.earlier, change.moved, &change.rank) {
        (EarlierRow::New, ..) => Some(t::NEW_UNIT.to_owned()),
        (EarlierRow::NotPrinted, ..) => Some(t::NOT_PRINTED_UNIT.to_owned()),
        (EarlierRow::Unclear, ..) => Some(t::UNCLEAR_UNIT.to_owned()),
        (_, true, _) => Some(t::OTHER_GROUP.to_owned()),
        (_, _, rank) => rank.as_ref().map(words::rank_change),
    };
    let why = of_rank.into_iter().chain(words::value_changes(framework, change));
    let why: Vec<_> = why.map(|line| el!("p", line)).collect();
    let risen = change.rank.as_ref().map(|rank| {
        let class = match rank.risen() {
            0 => "is-same",
            1.. => "is-up",
            _ => "is-down",
        };
        el!("span"["class" = class], words::risen(rank.risen()))
    });
    let name = visible(&publication.verification.contenders[row.contender].unit.name);
    el!(
        "tr"["aria-rowindex" = rowindex(place)],
        el!("td"["class" = FIGURES], row.rank.map_or_else(dash, |rank| number::whole(rank as usize))),
        el!("th"["scope" = "row"], el!("bdi", name)),
        el!("td"["class" = FIGURES], then),
        el!("td", risen),
        el!("td"["class" = FIGURES], signed(&change.index, printed.printed_index)),
        el!("td"["class" = FIGURES], signed(&change.points, printed.printed_points)),
        el!("td", change.class.as_ref().map(|class| words::class_change(framework, class)).unwrap_or_default()),
        el!("td"["class" = "why"], why),
    )
}
