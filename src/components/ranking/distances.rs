//! How many points every unit lacks to the next class and to the next rank; of an excerpt, of which nobody knows who stands
//! above, to the next class alone.

use leptos::prelude::*;
use thuocdo_core::rank::{RankedGroup, Row, Standing, standings};
use thuocdo_text::{number, rank as words, score as score_words, ui as t, visible};

use super::{group_name, table_name};
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::wide_table;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The table of distances, group by group.
pub fn distances(publication: &Publication) -> AnyView {
    let verification = &publication.verification;
    let of = verification.ranking.groups.len();
    let group = |group: &RankedGroup| {
        let found = standings(&publication.snapshot.framework, &verification.contenders, group);
        let rows = group.rows.iter().zip(&found).map(|(row, standing)| {
            let to_rank = group.is_whole.then(|| to_rank(publication, row, standing));
            distance_row(publication, row, to_rank)
        });
        let mut headings = vec![(FIGURES, t::RANK), ("", t::UNIT), (FIGURES, t::INDEX_PERCENT), ("", t::TO_CLASS)];
        headings.extend(group.is_whole.then_some(("", t::TO_RANK)));
        let name = if group.is_whole { t::DISTANCES } else { t::CLASS_DISTANCES };
        vec![
            (of > 1).then(|| el!("h3", group_name(&group.name, of))).into_any(),
            wide_table("distance-table", &table_name(name, &group.name, of), &headings, rows.collect(), None),
        ]
        .into_any()
    };
    verification.ranking.groups.iter().map(group).collect::<Vec<_>>().into_any()
}

/// What is missing to the next class; a dash where that is not known, or where there is one class alone.
fn to_class(publication: &Publication, unit: usize) -> String {
    let score = &publication.verification.contenders[unit].score;
    score_words::next_class(&publication.snapshot.framework, score).unwrap_or_else(|| t::NO_VALUE.to_owned())
}

fn to_rank(publication: &Publication, row: &Row, standing: &Standing) -> String {
    match (&standing.next_rank, row.rank) {
        (Some(next), _) => {
            words::next_rank(&publication.snapshot.framework, &publication.verification.contenders, next)
        }
        (None, Some(_)) => t::FIRST_ALREADY.to_owned(),
        (None, None) => t::NO_VALUE.to_owned(),
    }
}

fn distance_row(publication: &Publication, row: &Row, to_rank: Option<String>) -> AnyView {
    let index = publication.row(row.contender).and_then(|row| row.index);
    el!(
        "tr",
        el!("td"["class" = FIGURES], row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string())),
        el!("th"["scope" = "row"], el!("bdi", visible(&publication.verification.contenders[row.contender].unit.name))),
        el!("td"["class" = FIGURES], index.map_or_else(|| t::NO_VALUE.into(), number::decimal)),
        el!("td", to_class(publication, row.contender)),
        to_rank.map(|words| el!("td", words)).piece(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::snapshot::read;

    #[test]
    fn an_excerpt_says_the_way_to_a_class_where_the_result_is_known() {
        // A publication, the rank of its first unit, and the way to the next class.
        let table = [
            ("gia-lai-2026", Some(1), "Còn 4,66 điểm nữa đạt Tốt"),
            // One class alone; the rank is that of the table of 63.
            ("lao-cai-sipas-2024", Some(19), t::NO_VALUE),
            // Four of six groups are printed: 40.3 points are no result.
            ("van-yen-766-2023", Some(1), t::NO_VALUE),
        ];
        for (id, rank, wanted) in table {
            let text = crate::state::publication::example(id).unwrap();
            let publication = Publication::open(read(text).unwrap().snapshot);
            let group = &publication.verification.ranking.groups[0];
            let row = &group.rows[0];
            assert_eq!((row.rank, &*to_class(&publication, row.contender)), (rank, wanted), "{id}");
            assert_eq!(group.is_whole, publication.is_whole(), "{id}");
        }
    }
}
