//! One unit of a ranking: where it stands, and its areas against the mean of its group.

use leptos::prelude::*;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::rank::{League, next_rank};
use thuocdo_text::{number, rank as words_of_rank, score as words, ui as t, visible};

use super::criterion::PERCENT;
use super::means::{about_means, mean_points, mean_share, row_of, sum_of_maxima};
use crate::components::charts::svg::{Shape, shape};
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::wide_table;
use crate::components::sheet::numbered;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// Places in a drawing, in hundredths of its units.
const PLACE: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };

/// Where a unit stands: its rank, and, where nothing else of the page says them, total, index and class as published.
pub fn standing(publication: &Publication, unit: usize) -> AnyView {
    let Some(row) = publication.row(unit) else { return el!("p", t::NO_SUCH_UNIT) };
    let label = |words: &'static str| el!("span"["class" = "panel-label"], words);
    let rank = row.rank.map_or_else(|| t::NO_VALUE.to_owned(), |rank| rank.to_string());
    let size = number::whole(publication.ranked_in(row.group));
    let mut parts = vec![el!(
        "p",
        label(t::RANK),
        el!("span" ["class" = "big", "data-rank" = ""], rank),
        el!("span"["class" = "muted"], " / ", size, row.tied.then_some(t::TIED)),
    )];
    if publication.verification.contenders.is_empty() || !row.is_known {
        let value = |value: Option<Decimal>| value.map_or_else(|| t::NO_VALUE.into(), number::decimal);
        let class = row
            .class
            .as_ref()
            .map(|(id, name)| el!("span"["class" = "class-word", "data-class" = id.to_string()], name.to_string()));
        let attainable = row.attainable.map_or_else(|| t::NO_VALUE.into(), number::short);
        parts.push(el!(
            "p",
            label(t::TOTAL_POINTS),
            el!("span"["class" = "figure"], value(row.total)),
            el!("span"["class" = "muted"], " / ", attainable),
        ));
        parts.push(el!("p", label(t::INDEX), el!("span"["class" = "figure"], value(row.index), " %")));
        parts.push(el!("p", label(t::CLASS), class.piece()));
    }
    vec![
        el!("section" ["class" = "standing", "aria-label" = t::RANK], parts),
        to_next(publication, unit).map(|line| el!("p"["class" = "muted"], line, ".")).piece(),
    ]
    .into_any()
}

/// What is missing to the next rank; that to the next class stands beside the index.
fn to_next(publication: &Publication, unit: usize) -> Option<String> {
    let framework = &publication.snapshot.framework;
    let contenders = &publication.verification.contenders;
    let (group, row) = publication.verification.ranking.row_of(unit)?;
    let at = group.rows.iter().position(|one| one.contender == row.contender)?;
    let next = next_rank(framework, contenders, group, at)?;
    Some(words_of_rank::next_rank(framework, contenders, &next))
}

/// The areas of a unit as bars, the mean of its group as a mark on each; the figures stand in the table's cells. Of an excerpt
/// nobody knows a mean.
pub fn areas_against_mean(publication: &Publication, unit: usize) -> AnyView {
    let (snapshot, verification) = (&publication.snapshot, &publication.verification);
    let framework = &snapshot.framework;
    let Some(at) = publication.ranked_group(unit) else {
        return el!("p"["class" = "muted"], t::TOTALS_ONLY);
    };
    let (score, is_whole) = (&verification.contenders[unit].score, verification.ranking.groups[at].is_whole);
    let row = |league: &League| {
        let own = row_of(league, unit);
        let share = own.and_then(|row| row.share.as_ref());
        let printed = share.map(|share| format!("{} %", number::rounded(share, PERCENT)));
        el!(
            "tr",
            el!("th"["scope" = "row"], numbered(framework.node(league.node))),
            el!(
                "td"["class" = "bar"],
                bar(share, league.mean.as_ref().map(|mean| &mean.share)),
                el!("span"["class" = "bar-share"], printed.unwrap_or_else(|| t::NO_VALUE.into())),
            ),
            el!(
                "td" ["class" = FIGURES, "data-area" = framework.node(league.node).id.clone()],
                el!("strong", words::points(framework, own.and_then(|row| row.points.as_ref()))),
            ),
            el!("td"["class" = FIGURES], own.and_then(|row| row.attainable.to_decimal()).map(number::short)),
            is_whole.then(|| el!("td"["class" = FIGURES], mean_share(league))).piece(),
            is_whole.then(|| el!("td"["class" = FIGURES], mean_points(framework, league))).piece(),
        )
    };
    let mut headings = vec![("", t::AREA), ("", t::SHARE), (FIGURES, t::POINTS), (FIGURES, t::MAX_POINTS)];
    if is_whole {
        headings.extend([(FIGURES, t::MEAN_PERCENT), (FIGURES, t::MEAN_POINTS)]);
    }
    let name = if is_whole { t::AGAINST_MEAN } else { t::POINTS_BY_AREA };
    let leagues = publication.area_leagues(at);
    let short = |value: &Exact| value.to_decimal().map(number::short).unwrap_or_default();
    let areas = sum_of_maxima(framework, |area| score.node(area).attainable.clone());
    let is_other = areas != score.attainable && publication.row(unit).is_some_and(|row| row.is_known);
    let other = is_other.then(|| {
        let words = t::other_denominator(&short(&score.attainable), &short(&areas));
        el!("p"["class" = "problem is-warning", "data-other-denominator" = ""], words)
    });
    el!(
        "section"["aria-labelledby" = "by-area"],
        el!("h2"["id" = "by-area"], name),
        wide_table("against-mean", name, &headings, leagues.iter().map(row).collect(), None),
        other.piece(),
        is_whole.then(|| el!("p"["class" = "muted bar-legend"], mean_mark(), t::MEAN_MARK)).piece(),
        is_whole.then(|| about_means(leagues)).piece(),
    )
}

/// The bar of one area: how much of its points the unit has, with a mark where the mean share of the group is.
fn bar(own: Option<&Exact>, mean: Option<&Exact>) -> AnyView {
    let place = |share: &Exact| share.clone().max(Exact::ZERO).min(Exact::from(100)).round(PLACE).to_string();
    let rect = |class: &str, width: String| {
        let attributes = vec![
            ("class", class.to_owned()),
            ("x", "0".into()),
            ("y", "0".into()),
            ("width", width),
            ("height", "10".into()),
        ];
        shape(Shape::Rect, attributes, Vec::new())
    };
    let mut parts = vec![rect("bar-ground", "100".into()), rect("bar-own", own.map_or_else(|| "0".into(), place))];
    parts.extend(mean.map(|mean| mark(place(mean))));
    let attributes = vec![
        ("class", "mean-bar".into()),
        ("viewBox", "0 0 100 10".into()),
        ("preserveAspectRatio", "none".into()),
        ("aria-hidden", "true".into()),
    ];
    shape(Shape::Svg, attributes, parts)
}

/// The mark of a mean, at its place on a bar.
fn mark(at: String) -> AnyView {
    let attributes =
        vec![("class", "bar-mean".into()), ("x1", at.clone()), ("x2", at), ("y1", "-1".into()), ("y2", "11".into())];
    shape(Shape::Line, attributes, Vec::new())
}

/// The mark by itself, for the line that says what it is.
fn mean_mark() -> AnyView {
    let attributes =
        vec![("class", "legend-square".into()), ("viewBox", "0 -1 12 12".into()), ("aria-hidden", "true".into())];
    shape(Shape::Svg, attributes, vec![mark("6".into())])
}

/// The heading of a unit's page.
pub fn unit_heading(publication: &Publication, unit: usize) -> AnyView {
    let row = publication.row(unit);
    let name = row.map(|row| visible(&row.name)).unwrap_or_default();
    let group = row.map(|row| publication.groups[row.group].clone()).filter(|group| !group.is_empty());
    vec![
        el!("h1"["tabindex" = "-1"], el!("bdi", name)),
        el!(
            "p"["class" = "sheet-sub"],
            visible(&publication.snapshot.title),
            group.map(|group| format!(" · {}", visible(&group))),
        ),
    ]
    .into_any()
}
