//! What each area is in a group: its mean share, and which units have the most and the least of its points.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::Exact;
use thuocdo_core::rank::{League, LeagueRow, RankedGroup};
use thuocdo_text::{number, score as words, ui as t, visible};

use super::criterion::PERCENT;
use super::{group_name, table_name};
use crate::components::markup::el;
use crate::components::row_blocks::wide_table;
use crate::components::sheet::numbered;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// The most units that are named without being asked for.
const NAMED: usize = 3;

/// The table of means, group by group.
pub fn area_table(publication: &Publication) -> AnyView {
    let groups = &publication.verification.ranking.groups;
    let group = |(at, group): (usize, &RankedGroup)| {
        let of = groups.len();
        let heading = (of > 1).then(|| el!("h3", group_name(&group.name, of)));
        vec![heading.into_any(), group_table(publication, at, group)].into_any()
    };
    groups.iter().enumerate().map(group).collect::<Vec<_>>().into_any()
}

/// The rows with a result, of which there is a share.
fn counted(league: &League) -> impl DoubleEndedIterator<Item = &LeagueRow> {
    league.rows.iter().filter(|row| row.share.is_some())
}

/// The least and the most that the units could have had.
fn maxima(league: &League) -> Option<(&Exact, &Exact)> {
    let attainable = || counted(league).map(|row| &row.attainable);
    attainable().min().zip(attainable().max())
}

/// Whether the units could have had different points: their points say nothing then without what they are out of.
pub fn maxima_differ(league: &League) -> bool {
    maxima(league).is_some_and(|(least, most)| least != most)
}

/// The mean points, where they are out of the same for all.
pub fn mean_points(framework: &Framework, league: &League) -> String {
    let mean = league.mean.as_ref().filter(|_| !maxima_differ(league));
    mean.map_or_else(|| t::NO_VALUE.to_owned(), |mean| words::points(framework, Some(&mean.points)))
}

/// The mean share, in percent.
pub fn mean_share(league: &League) -> String {
    league.mean.as_ref().map_or_else(|| t::NO_VALUE.to_owned(), |mean| number::rounded(&mean.share, PERCENT))
}

/// What the numbers of such a table are, for under it.
pub fn about_means(leagues: &[League]) -> AnyView {
    let differ = leagues.iter().any(maxima_differ).then(|| el!("p"["class" = "muted"], t::MAXIMA_DIFFER));
    vec![el!("p"["class" = "muted"], t::MEAN_SHARE_IS), differ.into_any()].into_any()
}

fn group_table(publication: &Publication, at: usize, group: &RankedGroup) -> AnyView {
    let framework = &publication.snapshot.framework;
    let short = |value: &Exact| value.to_decimal().map(number::short).unwrap_or_default();
    let row = |league: &League| {
        let attainable = maxima(league).map(|(least, most)| match least == most {
            true => short(most),
            false => t::maxima_between(&short(least), &short(most)),
        });
        el!(
            "tr",
            el!("th"["scope" = "row"], numbered(framework.node(league.node))),
            el!("td"["class" = FIGURES], mean_points(framework, league)),
            el!("td"["class" = FIGURES], attainable.unwrap_or_default()),
            el!("td"["class" = FIGURES], mean_share(league)),
            el!("td", edge(publication, league, counted(league).next())),
            el!("td", edge(publication, league, counted(league).next_back())),
        )
    };
    let headings = [
        ("", t::AREA),
        (FIGURES, t::MEAN_POINTS),
        (FIGURES, t::MAX_POINTS),
        (FIGURES, t::MEAN_SHARE),
        ("", t::HIGHEST_UNIT),
        ("", t::LOWEST_UNIT),
    ];
    let name = table_name(t::AREA_MEANS, &group.name, publication.verification.ranking.groups.len());
    let leagues = publication.area_leagues(at);
    let rows = leagues.iter().map(row).collect();
    vec![wide_table("area-means", &name, &headings, rows, None), about_means(leagues)].into_any()
}

/// The units that have as large a share as a row, by name; many are folded.
fn edge(publication: &Publication, league: &League, row: Option<&LeagueRow>) -> AnyView {
    let Some(row) = row else { return t::NO_VALUE.into_any() };
    let (names, has) = at_edge(publication, league, row);
    if names.len() <= NAMED {
        return t::at_edge(&names.join("; "), &has).into_any();
    }
    let how_many = t::at_edge(&t::so_many_units(names.len()), &has);
    el!("details"["class" = "fold"], el!("summary", how_many), el!("p", names.join("; ")))
}

/// Their names, each with its points where those are not out of the same, and what they have in common.
fn at_edge(publication: &Publication, league: &League, edge: &LeagueRow) -> (Vec<String>, String) {
    let framework = &publication.snapshot.framework;
    let points = |row: &LeagueRow| words::points(framework, row.points.as_ref());
    let differ = maxima_differ(league);
    let name = |row: &LeagueRow| {
        let name = visible(&publication.verification.contenders[row.contender].unit.name);
        let out_of = row.attainable.to_decimal().map(number::short).unwrap_or_default();
        if differ { format!("{name} {}/{out_of}", points(row)) } else { name }
    };
    let names = counted(league).filter(|row| row.share == edge.share).map(name).collect();
    let share = edge.share.as_ref().map(|share| format!("{} %", number::rounded(share, PERCENT)));
    (names, if differ { share.unwrap_or_default() } else { points(edge) })
}

/// The row of a unit.
pub fn row_of(league: &League, contender: usize) -> Option<&LeagueRow> {
    league.rows.iter().find(|row| row.contender == contender)
}

/// The maxima of a unit's areas together, which its index is divided by unless it has a denominator of its own.
pub fn sum_of_maxima(framework: &Framework, attainable: impl Fn(NodeIndex) -> Exact) -> Exact {
    let areas = framework.areas().filter(|area| framework.node(*area).block().is_none());
    areas.fold(Exact::ZERO, |sum, area| &sum + &attainable(area))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::number::Decimal;
    use thuocdo_core::snapshot::{Heading, Moment, Snapshot};

    /// Three communes; of the first a criterion of 2 points does not apply, so that its first area is out of 8.
    fn publication() -> Arc<Publication> {
        let points = |value: i64| Given::Points(Figure::Number(Decimal::from(value)));
        let unit = |name: &str, answers: &[(&str, Given)]| {
            let unit = Unit { name: name.into(), ..Unit::default() };
            let mut sheet = Assessment::new("xa-mau-2026", unit, Period::Year(2026));
            for (id, given) in answers {
                sheet.set_answer(id, Answer { given: Some(given.clone()), ..Answer::default() });
            }
            Arc::new(sheet)
        };
        let of = |name, plan, report, rules, more: &[(&str, Given)]| {
            let own = [("KE_HOACH", points(plan)), ("BAO_CAO", points(report)), ("VAN_BAN", points(rules))];
            unit(name, &[&own, more].concat())
        };
        let sheets = [
            of("xã A", 3, 1, 4, &[("NV_DUNG_HAN", Given::NotApplicable("Không được giao".into()))]),
            of("xã B", 3, 2, 4, &[]),
            of("xã C", 1, 0, 2, &[]),
        ];
        let heading = Heading {
            title: "Thử".into(),
            publisher: "UBND tỉnh".into(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::UNPUBLISHED,
        };
        let framework = by_id("xa-mau-2026").unwrap();
        Publication::open(Snapshot::publish(heading, framework, Period::Year(2026), Vec::new(), &sheets))
    }

    #[test]
    fn where_denominators_differ_shares_are_compared_and_every_unit_at_an_edge_has_its_own_points() {
        let publication = publication();
        let framework = &publication.snapshot.framework;
        let leagues = publication.area_leagues(0);
        // The area, its mean in points and as a share, and who has the most of it: 4 of 8 and 5 of 10 are equal.
        type Case<'c> = (usize, bool, &'c str, &'c str, &'c [&'c str], &'c str);
        let cases: [Case; 2] = [
            (0, true, "–", "36,67", &["xã B 5,00/10", "xã A 4,00/8"], "50,00 %"),
            (1, false, "3,33", "55,56", &["xã B", "xã A"], "4,00"),
        ];
        for (area, differ, points, share, names, has) in cases {
            let league = &leagues[area];
            assert_eq!(maxima_differ(league), differ, "{area}");
            assert_eq!((mean_points(framework, league), mean_share(league)), (points.into(), share.into()), "{area}");
            let most = counted(league).next().unwrap();
            assert_eq!(
                at_edge(&publication, league, most),
                (names.iter().map(|&name| name.into()).collect(), has.into())
            );
        }
        // The page of one criterion says the same of the same leagues.
        use super::super::criterion::summary;
        assert_eq!(
            summary(framework, &leagues[0]),
            "0/3 đơn vị đạt 100 %; trung bình 36,67 % điểm tối đa của từng đơn vị"
        );
        assert_eq!(summary(framework, &leagues[1]), "0/3 đơn vị đạt 100 %; trung bình 3,33 điểm (55,56 %)");
        let nobody = &leagues[2];
        assert_eq!((mean_points(framework, nobody), mean_share(nobody)), ("–".into(), "–".into()));
    }

    #[test]
    fn a_denominator_that_is_not_the_sum_of_the_areas_is_noticed() {
        let text = crate::state::publication::example("lai-chau-2020").unwrap();
        let publication = Publication::open(thuocdo_core::snapshot::read(text).unwrap().snapshot);
        let framework = &publication.snapshot.framework;
        let contenders = publication.verification.contenders.iter();
        let own = contenders.filter(|one| {
            sum_of_maxima(framework, |area| one.score.node(area).attainable.clone()) != one.score.attainable
        });
        let names: Vec<&str> = own.map(|one| one.unit.name.as_str()).collect();
        assert_eq!(names.len(), 5, "{names:?}");
        assert!(names.contains(&"Sở Ngoại vụ"), "{names:?}");
    }
}
