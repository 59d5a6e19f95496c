//! The points-lost ledger as a table: where each missing point went and what would win it back.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::{Loss, Score, ledger};
use thuocdo_text::{score as words, ui as t};

use super::live::part;
use super::sheet::Sheet;

/// The ledger of a sheet; the foot is the sum, equal to what is missing.
#[component]
pub fn LedgerTable(
    /// The sheet.
    sheet: Sheet,
    /// The address of a criterion, where there is one to go to.
    #[prop(optional)]
    href: Option<Callback<NodeIndex, String>>,
) -> impl IntoView {
    let framework = sheet.framework();
    part(move || {
        sheet.score.with(|score| {
            let ledger = ledger(&framework, score);
            let rows = ledger.losses.iter().map(|loss| row(&framework, score, loss, href)).collect_view();
            let missing = words::points(&framework, Some(&ledger.missing));
            if ledger.losses.is_empty() {
                return view! { <p>{t::NOTHING_LOST}</p> }.into_any();
            }
            view! {
                <div class="table-scroll" tabindex="0" role="region" aria-label=t::LEDGER>
                    <table class="ledger">
                        <thead>
                            <tr>
                                <th scope="col">{t::CRITERION}</th>
                                <th scope="col" class="num">{t::LOST}</th>
                                <th scope="col">{t::WHY}</th>
                                <th scope="col">{t::WIN_BACK}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                        <tfoot>
                            <tr>
                                <th scope="row">{t::LEDGER_SUM}</th>
                                <td class="num" data-missing="">{missing}</td>
                                <td colspan="2">{t::LEDGER_SUM_HINT}</td>
                            </tr>
                        </tfoot>
                    </table>
                </div>
            }
            .into_any()
        })
    })
}

fn row(framework: &Framework, score: &Score, loss: &Loss, href: Option<Callback<NodeIndex, String>>) -> AnyView {
    let name = match loss.node {
        None => t::WHOLE_SHEET.into_any(),
        Some(index) => {
            let node = framework.node(index);
            let label = view! { <span class="number">{node.number.clone()}</span> " " {node.name.vi.clone()} };
            match href {
                Some(href) => view! { <a href=href.run(index)>{label}</a> }.into_any(),
                None => label.into_any(),
            }
        }
    };
    let why = words::loss_reason(framework, loss, loss.node.map(|index| score.node(index)));
    let wins = loss.node.zip(loss.remedy.as_ref()).map(|(index, remedy)| words::remedy(framework, index, remedy));
    let wins = wins.unwrap_or_default().into_iter().map(|line| view! { <p>{line}</p> }).collect_view();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td class="num">{words::points(framework, Some(&loss.points))}</td>
            <td data-label=t::WHY>{why}</td>
            <td data-label=t::WIN_BACK>{wins}</td>
        </tr>
    }
    .into_any()
}
