//! The points of every unit in every area: the table of what the bars of the ranking show.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::Exact;
use thuocdo_core::rank::{Contender, RankedGroup};
use thuocdo_text::{number, score as words, ui as t, visible};

use super::{group_name, table_name};
use crate::components::long_table::{LongRows, MakeRows, long_body, rowindex};
use crate::components::markup::el;
use crate::components::sheet::numbered;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The table, group by group, each in the order of its ranking.
pub fn area_points(publication: &Publication) -> AnyView {
    let groups = &publication.verification.ranking.groups;
    let group = |(at, group): (usize, &RankedGroup)| {
        let heading = (groups.len() > 1).then(|| el!("h3", group_name(&group.name, groups.len())));
        vec![heading.into_any(), group_table(publication, at, group)].into_any()
    };
    groups.iter().enumerate().map(group).collect::<Vec<_>>().into_any()
}

fn group_table(publication: &Publication, at: usize, group: &RankedGroup) -> AnyView {
    let framework = Arc::clone(&publication.snapshot.framework);
    let areas: Arc<[NodeIndex]> = framework.areas().collect();
    // Both are shared with the publication's own: a row is made when it is looked at.
    let units: Arc<[Contender]> =
        group.rows.iter().filter_map(|row| publication.verification.contenders.get(row.contender).cloned()).collect();
    let (count, columns) = (Signal::stored(units.len()), areas.len() + 1);
    let id = format!("area-points-{at}");
    let name = table_name(t::AREA_POINTS, &group.name, publication.verification.ranking.groups.len());
    // Names of areas are long, and wrap.
    let heading = |area: &NodeIndex| {
        let node = framework.node(*area);
        let out_of = format!(" ({})", number::short(node.attainable()));
        el!("th"["scope" = "col"], numbered(node), out_of)
    };
    let headings: Vec<AnyView> = areas.iter().map(heading).collect();
    let block = {
        let framework = Arc::clone(&framework);
        move |range: Range<usize>| -> MakeRows {
            let (framework, areas, units) = (Arc::clone(&framework), Arc::clone(&areas), Arc::clone(&units));
            Box::new(move || {
                let own = units.iter().enumerate().skip(range.start).take(range.len());
                own.map(|(place, unit)| row(&framework, &areas, place, unit)).collect()
            })
        }
    };
    let rows = LongRows { count, columns, block: Arc::new(block) };
    el!(
        "div" ["class" = "table-scroll", "tabindex" = "0", "role" = "region", "aria-label" = t::table_of(&name)],
        el!(
            "table" ["class" = "area-points", "id" = id.clone(), "aria-rowcount" = rows.rowcount()],
            el!("thead", el!("tr", el!("th"["scope" = "col"], t::UNIT), headings)),
            long_body(&id, rows),
        ),
    )
}

fn row(framework: &Framework, areas: &[NodeIndex], place: usize, unit: &Contender) -> AnyView {
    let cell = |area: &NodeIndex| el!("td"["class" = FIGURES], points_of(framework, unit, *area));
    el!(
        "tr"["aria-rowindex" = rowindex(place)],
        el!("th"["scope" = "row"], el!("bdi", visible(&unit.unit.name))),
        areas.iter().map(cell).collect::<Vec<_>>(),
    )
}

/// The points of a unit in an area; with what they are out of, where that is not the area's own maximum.
fn points_of(framework: &Framework, unit: &Contender, area: NodeIndex) -> String {
    let (node, scored) = (framework.node(area), unit.score.node(area));
    let points = words::points(framework, scored.points.as_ref());
    let is_usual = node.block().is_some() || scored.attainable == Exact::from(node.attainable());
    match scored.attainable.to_decimal().filter(|_| !is_usual) {
        Some(out_of) => format!("{points}/{}", number::short(out_of)),
        None => points,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::snapshot::read;

    #[test]
    fn every_area_of_a_unit_has_its_points_with_another_maximum_beside_them() {
        let publication = |id: &str| {
            let text = crate::state::publication::example(id).unwrap();
            Publication::open(read(text).unwrap().snapshot)
        };
        let gia_lai = publication("gia-lai-2026");
        let framework = &gia_lai.snapshot.framework;
        let first = &gia_lai.verification.contenders[0];
        let points = |area| points_of(framework, first, area);
        let shown: Vec<String> = framework.areas().map(points).collect();
        let scored = |area| words::points(framework, first.score.node(area).points.as_ref());
        assert_eq!(shown, framework.areas().map(scored).collect::<Vec<_>>());
        let mut first = first.clone();
        let mut score = (*first.score).clone();
        let area = framework.areas().next().unwrap();
        score.nodes[area.get()].attainable = Exact::from(7);
        first.score = Arc::new(score);
        assert_eq!(points_of(framework, &first, area), format!("{}/7", shown[0]));
    }
}
