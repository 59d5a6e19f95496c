//! Points by area as bars, with the same figures as text in each row.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t};

use super::live::part;
use super::sheet::Sheet;

/// The share of its points that an area reached, in percent, to one decimal: the length of its bar.
fn share(score: &Score, area: NodeIndex) -> Decimal {
    let node = score.node(area);
    let points = node.points.as_ref().unwrap_or(&Exact::ZERO);
    let share = points.times(&Exact::from(100)).checked_div(&node.attainable).unwrap_or(Exact::ZERO);
    share.round(Rounding { decimals: 1, mode: RoundingMode::HalfUp })
}

/// A table of the areas, each with its bar.
#[component]
pub fn AreaBars(
    /// The sheet.
    sheet: Sheet,
) -> impl IntoView {
    let framework = sheet.framework();
    part(move || {
        let rows = sheet.score.with(|score| {
            framework.areas().map(|area| row(&framework, score, area)).collect_view()
        });
        view! {
            <table class="area-bars">
                <caption class="sr-only">{t::POINTS_BY_AREA}</caption>
                <thead class="sr-only">
                    <tr>
                        <th scope="col">{t::AREA}</th>
                        <th scope="col">{t::SHARE}</th>
                        <th scope="col">{t::POINTS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
        .into_any()
    })
}

fn row(framework: &Framework, score: &Score, area: NodeIndex) -> AnyView {
    let (node, scored, share) = (framework.node(area), score.node(area), share(score, area));
    let attainable = scored.attainable.to_decimal().map(number::short).unwrap_or_default();
    view! {
        <tr>
            <th scope="row">
                <span class="number">{node.number.clone()}</span>
                " "
                {node.name.vi.clone()}
            </th>
            <td class="bar">
                <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="scale-ground" x="0" y="0" width="100" height="10"></rect>
                    <rect class="scale-value" x="0" y="0" width=share.to_string() height="10"></rect>
                </svg>
                <span class="bar-share">{number::decimal(share)} " %"</span>
            </td>
            <td class="num" data-area=node.id.clone()>
                <strong>{words::points(framework, scored.points.as_ref())}</strong>
                " / "
                {attainable}
            </td>
        </tr>
    }
    .into_any()
}
