//! All groups in one table, each unit with its rank there beside its own.

use leptos::prelude::*;
use thuocdo_core::rank::{MergedRow, merged};
use thuocdo_text::{number, ui as t, visible};

use super::group_name;
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::wide_table;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The merged table with its mean.
pub fn merged_table(publication: &Publication) -> AnyView {
    let framework = &publication.snapshot.framework;
    let verification = &publication.verification;
    let found = merged(framework, &verification.contenders, &verification.ranking);
    let or_dash = |rank: Option<u32>| rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string());
    let row = |row: &MergedRow| {
        let contender = &verification.contenders[row.row.contender];
        let groups = &verification.ranking.groups;
        let group = groups.get(row.group).map(|group| group_name(&group.name, groups.len()));
        let index = contender.score.index.as_ref();
        let class = index.and_then(|index| framework.policies.classes.list.get(index.class?));
        el!(
            "tr",
            el!("td"["class" = FIGURES], or_dash(row.row.rank)),
            el!("th"["scope" = "row"], el!("bdi", visible(&contender.unit.name))),
            el!("td", group.unwrap_or_default()),
            el!("td"["class" = FIGURES], or_dash(row.own_rank)),
            el!(
                "td"["class" = FIGURES],
                index.map_or_else(|| t::NO_VALUE.into(), |index| number::decimal(index.printed))
            ),
            el!("td", class.map(|class| class.name.vi.clone()).unwrap_or_default()),
        )
    };
    let headings = [
        (FIGURES, t::MERGED_RANK),
        ("", t::UNIT),
        ("", t::GROUP_OF),
        (FIGURES, t::OWN_RANK),
        (FIGURES, t::INDEX_PERCENT),
        ("", t::CLASS),
    ];
    let mean = found.summary.mean.as_ref().map(|mean| {
        let mean = number::rounded(&mean.of_printed, framework.policies.rounding.printed_index);
        el!("p", t::MEAN_OF_ALL, ": ", el!("strong", mean, " %"))
    });
    vec![
        el!("p"["class" = "muted"], t::MERGED_LEAD),
        mean.piece(),
        wide_table("merged-table", t::IF_MERGED, &headings, found.rows.iter().map(row).collect(), None),
    ]
    .into_any()
}
