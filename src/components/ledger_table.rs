//! The points-lost ledger as a table: where each missing point went and what would win it back.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::score::{Loss, Score, ledger};
use thuocdo_text::{score as words, ui as t};

use super::markup::{el, part};
use super::sheet::{Sheet, numbered};
use super::wide_table::{FIGURES, wide_table};

/// The ledger of a sheet; the foot is the sum, equal to what is missing.
///
/// `href` is the address of a criterion, where there is one to go to.
pub fn ledger_table(sheet: Sheet, href: Option<Callback<NodeIndex, String>>) -> AnyView {
    let framework = sheet.framework();
    part(move || {
        sheet.score.with(|score| {
            let ledger = ledger(&framework, score);
            if ledger.losses.is_empty() {
                return el!("p", t::NOTHING_LOST);
            }
            let rows: Vec<AnyView> = ledger.losses.iter().map(|loss| row(&framework, score, loss, href)).collect();
            let missing = words::points(&framework, Some(&ledger.missing));
            let headings = [("", t::CRITERION), (FIGURES, t::LOST), ("", t::WHY), ("", t::WIN_BACK)];
            let foot = el!(
                "tr",
                el!("th"["scope" = "row"], t::LEDGER_SUM),
                el!("td" ["class" = FIGURES, "data-missing" = ""], missing),
                el!("td"["colspan" = "2"], t::LEDGER_SUM_HINT),
            );
            wide_table("ledger", t::LEDGER, &headings, rows, Some(foot))
        })
    })
}

fn row(framework: &Framework, score: &Score, loss: &Loss, href: Option<Callback<NodeIndex, String>>) -> AnyView {
    let name = match loss.node {
        None => t::WHOLE_SHEET.into_any(),
        Some(index) => {
            let label = numbered(framework.node(index));
            match href {
                Some(href) => el!("a"["href" = href.run(index)], label),
                None => label.into_any(),
            }
        }
    };
    let why = words::loss_reason(framework, loss, loss.node.map(|index| score.node(index)));
    let wins = loss.node.zip(loss.remedy.as_ref()).map(|(index, remedy)| words::remedy(framework, index, remedy));
    let wins: Vec<AnyView> = wins.unwrap_or_default().into_iter().map(|line| el!("p", line)).collect();
    el!(
        "tr",
        el!("th"["scope" = "row"], name),
        el!("td"["class" = "num"], words::points(framework, Some(&loss.points))),
        el!("td"["data-label" = t::WHY], why),
        el!("td"["data-label" = t::WIN_BACK], wins),
    )
}
