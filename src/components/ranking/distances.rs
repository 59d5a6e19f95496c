//! How many points every unit lacks to the next class and to the next rank.

use leptos::prelude::*;
use thuocdo_core::number::{Rounding, RoundingMode};
use thuocdo_core::rank::{Standing, standings};
use thuocdo_text::{number, rank as words, ui as t, visible};

use super::{group_name, table_name};
use crate::components::markup::el;
use crate::components::row_blocks::wide_table;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The table of distances, group by group.
pub fn distances(publication: &Publication) -> AnyView {
    let verification = &publication.verification;
    let of = verification.ranking.groups.len();
    let group = |group: &thuocdo_core::rank::RankedGroup| {
        let found = standings(&publication.snapshot.framework, &verification.contenders, group);
        let rows = group.rows.iter().zip(&found).map(|(row, standing)| distance_row(publication, row, standing));
        let headings =
            [(FIGURES, t::RANK), ("", t::UNIT), (FIGURES, t::INDEX_PERCENT), ("", t::TO_CLASS), ("", t::TO_RANK)];
        vec![
            (of > 1).then(|| el!("h3", group_name(&group.name, of))).into_any(),
            wide_table("distance-table", &table_name(t::DISTANCES, &group.name, of), &headings, rows.collect(), None),
        ]
        .into_any()
    };
    verification.ranking.groups.iter().map(group).collect::<Vec<_>>().into_any()
}

fn distance_row(publication: &Publication, row: &thuocdo_core::rank::Row, standing: &Standing) -> AnyView {
    let framework = &publication.snapshot.framework;
    let contenders = &publication.verification.contenders;
    let contender = &contenders[row.contender];
    let index = contender.score.index.as_ref();
    // What is missing is never understated.
    let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
    let to_class = match (&standing.next_class, index) {
        (Some(next), _) => {
            let class = framework.policies.classes.list.get(next.next).map(|class| class.name.vi.as_str());
            t::to_next_class(&number::rounded(&next.points, up), class.unwrap_or_default())
        }
        (None, Some(_)) => t::BEST_CLASS.to_owned(),
        (None, None) => t::NO_VALUE.to_owned(),
    };
    let to_rank = match (&standing.next_rank, row.rank) {
        (Some(next), _) => words::next_rank(framework, contenders, next),
        (None, Some(_)) => t::FIRST_ALREADY.to_owned(),
        (None, None) => t::NO_VALUE.to_owned(),
    };
    el!(
        "tr",
        el!("td"["class" = FIGURES], row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string())),
        el!("th"["scope" = "row"], el!("bdi", visible(&contender.unit.name))),
        el!("td"["class" = FIGURES], index.map_or_else(|| t::NO_VALUE.into(), |index| number::decimal(index.printed))),
        el!("td", to_class),
        el!("td", to_rank),
    )
}
