//! What each area is in a group: its mean, and which units have the most and the least of its points.

use leptos::prelude::*;
use thuocdo_core::rank::{AreaMean, LeagueRow, RankedGroup, area_means, league};
use thuocdo_text::{number, ui as t, visible};

use super::group_name;
use crate::components::markup::el;
use crate::components::row_blocks::wide_table;
use crate::components::sheet::numbered;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The table of means, group by group.
pub fn area_table(publication: &Publication) -> AnyView {
    let groups = &publication.verification.ranking.groups;
    let group = |group: &RankedGroup| {
        let of = groups.len();
        let heading = (of > 1).then(|| el!("h3", group_name(&group.name, of)));
        vec![heading.into_any(), group_table(publication, group)].into_any()
    };
    groups.iter().map(group).collect::<Vec<_>>().into_any()
}

fn group_table(publication: &Publication, group: &RankedGroup) -> AnyView {
    let (framework, contenders) = (&publication.snapshot.framework, &publication.verification.contenders);
    let rounding = framework.policies.rounding.printed_points;
    let of: Vec<usize> = group.rows.iter().map(|row| row.contender).collect();
    let row = |mean: &AreaMean| {
        let league = league(framework, mean.node, contenders, &of);
        let counted: Vec<&LeagueRow> = league.rows.iter().filter(|row| row.share.is_some()).collect();
        let of_share = |wanted: Option<&&LeagueRow>| {
            let Some(wanted) = wanted else { return t::NO_VALUE.to_owned() };
            let same: Vec<String> = counted
                .iter()
                .filter(|row| row.share == wanted.share)
                .map(|row| visible(&contenders[row.contender].unit.name))
                .collect();
            t::extreme(
                &same,
                &wanted.points.as_ref().map(|points| number::rounded(points, rounding)).unwrap_or_default(),
            )
        };
        let points =
            mean.points.as_ref().map_or_else(|| t::NO_VALUE.into(), |points| number::rounded(points, rounding));
        let attainable = mean.attainable.as_ref().map(|points| number::rounded(points, rounding)).unwrap_or_default();
        el!(
            "tr",
            el!("th"["scope" = "row"], numbered(framework.node(mean.node))),
            el!("td"["class" = FIGURES], points),
            el!("td"["class" = FIGURES], attainable),
            el!("td", of_share(counted.first())),
            el!("td", of_share(counted.last())),
        )
    };
    let headings =
        [("", t::AREA), (FIGURES, t::MEAN), (FIGURES, t::MAX_POINTS), ("", t::HIGHEST_UNIT), ("", t::LOWEST_UNIT)];
    let rows = area_means(framework, contenders, &of).iter().map(row).collect();
    wide_table("area-means", t::AREA_MEANS, &headings, rows, None)
}
