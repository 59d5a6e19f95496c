//! One unit of a ranking: where it stands, and its areas against the mean of its group.

use leptos::prelude::*;
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::rank::{AreaMean, area_means, standings};
use thuocdo_core::score::Score;
use thuocdo_text::{number, rank as words_of_rank, score as words, ui as t, visible};

use crate::components::charts::svg::{Shape, shape};
use crate::components::markup::{Piece, el};
use crate::components::row_blocks::wide_table;
use crate::components::sheet::numbered;
use crate::components::wide_table::FIGURES;
use crate::state::publication::Publication;

/// Places in a drawing, in hundredths of its units.
const PLACE: Rounding = Rounding { decimals: 2, mode: RoundingMode::HalfUp };

/// Where a unit stands: its rank, and, where nothing else of the page says them, total, index and class.
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
    if publication.verification.contenders.is_empty() {
        let value = |value: Option<Decimal>| value.map_or_else(|| t::NO_VALUE.into(), number::decimal);
        let class = row.class.clone().map(|(id, name)| el!("span"["class" = "class-word", "data-class" = id], name));
        let attainable = row.attainable.map(number::short).unwrap_or_default();
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
        to_next(publication, unit)
            .into_iter()
            .map(|line| el!("p"["class" = "muted"], line, "."))
            .collect::<Vec<_>>()
            .into_any(),
    ]
    .into_any()
}

/// What is missing to the next class and the next rank, as sentences.
fn to_next(publication: &Publication, unit: usize) -> Vec<String> {
    let framework = &publication.snapshot.framework;
    let contenders = &publication.verification.contenders;
    let Some((group, row)) = publication.verification.ranking.row_of(unit) else { return Vec::new() };
    let at = group.rows.iter().position(|one| one.contender == row.contender);
    let all = standings(framework, contenders, group);
    let Some(found) = at.and_then(|at| all.get(at)) else { return Vec::new() };
    // What is missing is never understated.
    let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
    let class = found.next_class.as_ref().and_then(|next| {
        let class = framework.policies.classes.list.get(next.next)?;
        Some(t::to_next_class(&number::rounded(&next.points, up), &class.name.vi))
    });
    let rank = found.next_rank.as_ref().map(|next| words_of_rank::next_rank(framework, contenders, next));
    class.into_iter().chain(rank).collect()
}

/// The areas of a unit as bars, the mean of its group as a mark on each; the figures stand in the table's cells.
pub fn areas_against_mean(publication: &Publication, unit: usize) -> AnyView {
    let (snapshot, verification) = (&publication.snapshot, &publication.verification);
    let framework = &snapshot.framework;
    let Some((group, _)) = verification.ranking.row_of(unit) else {
        return el!("p"["class" = "muted"], t::TOTALS_ONLY);
    };
    let score = &verification.contenders[unit].score;
    let rounding = framework.policies.rounding.printed_points;
    let row = |mean: &AreaMean| {
        let node = score.node(mean.node);
        let mean_points =
            mean.points.as_ref().map_or_else(|| t::NO_VALUE.into(), |mean| number::rounded(mean, rounding));
        el!(
            "tr",
            el!("th"["scope" = "row"], numbered(framework.node(mean.node))),
            el!("td"["class" = "bar"], bar(score, mean)),
            el!("td"["class" = FIGURES], el!("strong", words::points(framework, node.points.as_ref()))),
            el!("td"["class" = FIGURES], mean_points),
            el!("td"["class" = FIGURES], node.attainable.to_decimal().map(number::short).unwrap_or_default()),
        )
    };
    let headings = [("", t::AREA), ("", t::SHARE), (FIGURES, t::POINTS), (FIGURES, t::MEAN), (FIGURES, t::MAX_POINTS)];
    let of: Vec<usize> = group.rows.iter().map(|row| row.contender).collect();
    let means = area_means(framework, &verification.contenders, &of);
    wide_table("against-mean", t::AGAINST_MEAN, &headings, means.iter().map(row).collect(), None)
}

/// The bar of one area: how much of its points the unit has, with a mark where the group's mean is.
fn bar(score: &Score, mean: &AreaMean) -> AnyView {
    let share = |points: Option<&Exact>, of: Option<&Exact>| {
        let share = points?.times(&Exact::from(100)).checked_div(of?)?;
        Some(share.max(Exact::ZERO).min(Exact::from(100)).round(PLACE).to_string())
    };
    let node = score.node(mean.node);
    let own = share(node.points.as_ref(), Some(&node.attainable)).unwrap_or_else(|| "0".into());
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
    let mut parts = vec![rect("bar-ground", "100".into()), rect("bar-own", own)];
    if let Some(at) = share(mean.points.as_ref(), mean.attainable.as_ref()) {
        let attributes = vec![
            ("class", "bar-mean".into()),
            ("x1", at.clone()),
            ("x2", at),
            ("y1", "-1".into()),
            ("y2", "11".into()),
        ];
        parts.push(shape(Shape::Line, attributes, Vec::new()));
    }
    let attributes = vec![
        ("class", "mean-bar".into()),
        ("viewBox", "0 0 100 10".into()),
        ("preserveAspectRatio", "none".into()),
        ("aria-hidden", "true".into()),
    ];
    shape(Shape::Svg, attributes, parts)
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
