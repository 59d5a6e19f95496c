//! One criterion over all units: how many reach all of its points, a dot for each unit, and the table of them.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::rank::{League, LeagueMean, LeagueRow, league};
use thuocdo_text::{number, ui as t, visible};

use super::means::maxima_differ;
use super::{group_name, table_name};
use crate::components::charts::picture::Caption;
use crate::components::charts::svg::{Shape, shape};
use crate::components::charts::with_picture;
use crate::components::fields::choice_field;
use crate::components::long_table::{LongRows, MakeRows, rowindex};
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::long_table;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// How shares are printed, in percent.
pub(super) const PERCENT: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };

/// The id of the choice of a criterion.
pub const CRITERION_CHOICE: &str = "choose-criterion";

/// The choice of a criterion: areas and all below, indented. What is chosen follows `chosen`, so that the field stays, with
/// the focus in it, while the arrow keys lead through its criteria.
pub fn criterion_choice(framework: &Framework, chosen: Signal<String>, on_choose: Callback<String>) -> AnyView {
    let depth = |mut index: NodeIndex| {
        let mut depth = 0;
        while let Some(above) = framework.node(index).parent {
            (index, depth) = (above, depth + 1);
        }
        depth
    };
    let option = |index: NodeIndex| {
        let node = framework.node(index);
        let indent = "\u{2003}".repeat(depth(index));
        (node.id.clone(), format!("{indent}{} {}", node.number, node.name.vi))
    };
    let none = (String::new(), t::CHOOSE_CRITERION.to_owned());
    let options = std::iter::once(none).chain(framework.indices().map(option)).collect();
    choice_field(CRITERION_CHOICE, t::ONE_CRITERION, options, chosen, on_choose)
}

/// The league of a criterion: all units in a line where there are several groups, then group by group; `href` is the
/// address of a unit's page.
pub fn criterion_league(publication: &Arc<Publication>, node: NodeIndex, href: Callback<usize, String>) -> AnyView {
    let (snapshot, verification) = (&publication.snapshot, &publication.verification);
    let sections = verification.ranking.groups.iter().enumerate().map(|(at, group)| {
        let league = Arc::new(group.league(&snapshot.framework, node, &verification.contenders));
        el!(
            "section",
            el!("h2", group_name(&group.name, verification.ranking.groups.len())),
            // Of an excerpt nobody knows how many units reach all points.
            group.is_whole.then(|| el!("p", summary(&snapshot.framework, &league))).piece(),
            dots(publication, at, &league),
            rows(publication, league, at, href),
        )
    });
    let sections: Vec<AnyView> = sections.collect();
    let all = (sections.len() > 1 && verification.ranking.is_whole()).then(|| {
        let of: Vec<usize> = (0..verification.contenders.len()).collect();
        let league = league(&snapshot.framework, node, &verification.contenders, &of);
        el!("p"["class" = "league-all"], el!("strong", t::ALL_GROUPS), ": ", summary(&snapshot.framework, &league))
    });
    el!("div"["class" = "league"], all, sections)
}

/// How many reach all points, and the mean; in points as well where all could have had the same.
pub(super) fn summary(framework: &Framework, league: &League) -> String {
    let full = t::reach_full(league.full, league.counted);
    let rounding = framework.policies.rounding.printed_points;
    let share = |mean: &LeagueMean| number::rounded(&mean.share, PERCENT);
    match &league.mean {
        None => full,
        Some(mean) if maxima_differ(league) => t::league_line_of_shares(&full, &share(mean)),
        Some(mean) => t::league_line(&full, &number::rounded(&mean.points, rounding), &share(mean)),
    }
}

/// A dot for each unit along the share of the points it has; the table below holds the figures.
fn dots(publication: &Publication, at: usize, league: &League) -> AnyView {
    let place = |share: &Exact| share.round(PERCENT);
    // Units at one place stand above each other.
    let mut stacked: Vec<(Decimal, usize)> = Vec::new();
    let mut parts = Vec::new();
    let mut highest = 1;
    for row in &league.rows {
        let Some(share) = &row.share else { continue };
        let at = share.round(Rounding { decimals: 0, mode: RoundingMode::HalfUp });
        let level = match stacked.iter_mut().find(|(known, _)| *known == at) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                stacked.push((at, 1));
                1
            }
        };
        highest = highest.max(level);
        let name = visible(&publication.snapshot.units[row.contender].sheet.unit.name);
        let said = shape(Shape::Title, Vec::new(), vec![t::dot(&name, &number::decimal(place(share))).into_any()]);
        let attributes = vec![
            ("class", if row.is_full() { "dot is-full" } else { "dot" }.to_owned()),
            ("cx", (at * Decimal::from(4) + Decimal::from(20)).to_string()),
            ("cy", format!("-{}", 10 + (level - 1) * 9)),
            ("r", "4".into()),
        ];
        parts.push(shape(Shape::Circle, attributes, vec![said]));
    }
    for mark in [0, 25, 50, 75, 100] {
        let x = (mark * 4 + 20).to_string();
        let line = vec![
            ("class", "axis".into()),
            ("x1", x.clone()),
            ("x2", x.clone()),
            ("y1", "-4".into()),
            ("y2", "2".into()),
        ];
        parts.push(shape(Shape::Line, line, Vec::new()));
        let text = vec![("class", "axis-text".into()), ("x", x), ("y", "16".into()), ("text-anchor", "middle".into())];
        parts.push(shape(Shape::Text, text, vec![format!("{mark} %").into_any()]));
    }
    let axis = [("class", "axis"), ("x1", "20"), ("x2", "420"), ("y1", "0"), ("y2", "0")];
    parts.push(shape(Shape::Line, axis.map(|(name, value)| (name, value.to_owned())).to_vec(), Vec::new()));
    let height = highest * 9 + 12;
    let id = format!("tieu-chi-{}", at + 1);
    let attributes = vec![
        ("id", id.clone()),
        ("class", "dot-plot".into()),
        ("viewBox", format!("0 -{height} 440 {}", height + 22)),
        ("width", "440".into()),
        ("height", (height + 22).to_string()),
        ("role", "img".into()),
        ("aria-label", t::DOT_PLOT.into()),
    ];
    let groups = &publication.verification.ranking.groups;
    let node = publication.snapshot.framework.node(league.node);
    let title =
        table_name(&visible(format!("{} {}", node.number, node.name.vi).trim()), &groups[at].name, groups.len());
    let caption = Caption::new(publication, title, t::DOT_PLOT_SHOWS, &format!("tieu-chi-{}-{}", node.id, at + 1));
    with_picture(id, shape(Shape::Svg, attributes, parts), (440, (height + 22) as u32), caption)
}

fn rows(publication: &Arc<Publication>, league: Arc<League>, at: usize, href: Callback<usize, String>) -> AnyView {
    let rounding = publication.snapshot.framework.policies.rounding.printed_points;
    let groups = &publication.verification.ranking.groups;
    let (name, is_ranked) = (table_name(t::ONE_CRITERION, &groups[at].name, groups.len()), groups[at].is_whole);
    let publication = Arc::clone(publication);
    let count = league.rows.len();
    let row = move |place: usize, row: &LeagueRow| {
        let name = visible(&publication.snapshot.units[row.contender].sheet.unit.name);
        let or_dash = |value: Option<String>| value.unwrap_or_else(|| t::NO_VALUE.into());
        el!(
            "tr"["aria-rowindex" = rowindex(place)],
            is_ranked.then(|| el!("td"["class" = FIGURES], or_dash(row.rank.map(|rank| rank.to_string())))).piece(),
            el!("th"["scope" = "row"], el!("a"["href" = href.run(row.contender)], el!("bdi", name))),
            el!("td"["class" = FIGURES], or_dash(row.points.as_ref().map(|points| number::rounded(points, rounding)))),
            el!("td"["class" = FIGURES], row.attainable.to_decimal().map(number::short).unwrap_or_default()),
            el!("td"["class" = FIGURES], or_dash(row.share.as_ref().map(|share| number::rounded(share, PERCENT)))),
        )
    };
    let mut headings = vec![(FIGURES, t::RANK)];
    headings.retain(|_| is_ranked);
    headings.extend([("", t::UNIT), (FIGURES, t::POINTS), (FIGURES, t::MAX_POINTS), (FIGURES, t::SHARE_OF_MAX)]);
    let row = Arc::new(row);
    let block = move |range: std::ops::Range<usize>| -> MakeRows {
        let (league, row) = (Arc::clone(&league), Arc::clone(&row));
        Box::new(move || {
            let rows = league.rows.iter().enumerate().skip(range.start).take(range.len());
            rows.map(|(place, one)| row(place, one)).collect()
        })
    };
    let rows = LongRows { count: Signal::stored(count), columns: headings.len(), block: Arc::new(block) };
    long_table("league-table", Some(at), &name, &headings, rows)
}
