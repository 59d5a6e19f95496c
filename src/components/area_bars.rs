//! Points by area as bars, with the same figures as text in each row.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t};

use super::markup::{el, part};
use super::sheet::{Sheet, numbered};

/// The share of its points that an area reached, in percent, to one decimal: the length of its bar.
fn share(score: &Score, area: NodeIndex) -> Decimal {
    let node = score.node(area);
    let points = node.points.as_ref().unwrap_or(&Exact::ZERO);
    let share = points.times(&Exact::from(100)).checked_div(&node.attainable).unwrap_or(Exact::ZERO);
    share.round(Rounding { decimals: 1, mode: RoundingMode::HalfUp })
}

/// A bar as wide as its place, filled to a percentage (`77.8`); a drawing of a figure that stands beside it as text.
pub fn bar(percent: String) -> AnyView {
    el!("progress" ["class" = "share-bar", "max" = "100", "value" = percent, "aria-hidden" = "true"])
}

/// A table of the areas, each with its bar.
pub fn area_bars(sheet: Sheet) -> AnyView {
    let framework = sheet.framework();
    let heading = |words: &'static str| el!("th"["scope" = "col"], words);
    part(move || {
        let rows: Vec<AnyView> =
            sheet.score.with(|score| framework.areas().map(|area| row(&framework, score, area)).collect());
        el!(
            "table"["class" = "area-bars"],
            el!("caption"["class" = "sr-only"], t::POINTS_BY_AREA),
            el!("thead"["class" = "sr-only"], el!("tr", heading(t::AREA), heading(t::SHARE), heading(t::POINTS)),),
            el!("tbody", rows),
        )
    })
}

fn row(framework: &Framework, score: &Score, area: NodeIndex) -> AnyView {
    let (node, scored, share) = (framework.node(area), score.node(area), share(score, area));
    let attainable = scored.attainable.to_decimal().map(number::short).unwrap_or_default();
    el!(
        "tr",
        el!("th"["scope" = "row"], numbered(node)),
        el!(
            "td"["class" = "bar"],
            bar(share.to_string()),
            el!("span"["class" = "bar-share"], number::decimal(share), " %"),
        ),
        el!(
            "td" ["class" = "num", "data-area" = node.id.clone()],
            el!("strong", words::points(framework, scored.points.as_ref())),
            " / ",
            attainable,
        ),
    )
}
