//! Points by area as bars, with the same figures as text in each row.

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, NodeIndex};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::score::Score;
use thuocdo_text::{number, score as words, ui as t};

use super::markup::{el, part};
use super::sheet::{Sheet, numbered};

/// The share of its points that an area reached, in percent, to one decimal: the length of its bar; of penalties, which have
/// none, below 0.
fn share(points: Option<&Exact>, out_of: &Exact) -> Decimal {
    let percent = points.unwrap_or(&Exact::ZERO).times(&Exact::from(100));
    let share = percent.checked_div(out_of).unwrap_or(Exact::ZERO);
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
    let (node, scored, out_of) = (framework.node(area), score.node(area), score.out_of(framework, area));
    let share = share(scored.points.as_ref(), &out_of);
    let out_of = out_of.to_decimal().map(number::short).unwrap_or_default();
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
            out_of,
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
    use thuocdo_core::framework::{FigureName, by_id};
    use thuocdo_core::rank::{Contender, league};
    use thuocdo_core::score::score;

    /// Bonus and penalty areas are out of their own maximum, on a unit's result as in the league of an area.
    #[test]
    fn bonus_and_penalties_are_out_of_their_own_maximum() {
        let framework = by_id("xa-mau-2026").unwrap();
        let mut sheet = Assessment::new("xa-mau-2026", Unit::default(), Period::Year(2026));
        let count = |value: i64| Given::Figures(vec![(FigureName::COUNT, Figure::Number(value.into()))]);
        let answers = [
            ("KE_HOACH", Given::Points(Figure::Number(3.into()))),
            ("THUONG_KHEN", Given::Yes(true)),
            ("TRU_QUA_HAN", count(0)),
            ("TRU_SAI_SU_THAT", count(1)),
        ];
        for (id, given) in answers {
            sheet.set_answer(id, Answer { given: Some(given), ..Answer::default() });
        }
        let score = score(&framework, &sheet);
        let contenders = [Contender::new(Unit::default(), score.clone())];
        for area in framework.areas() {
            let (node, out_of) = (framework.node(area), score.out_of(&framework, area));
            let row = league(&framework, area, &contenders, &[0]).rows.remove(0);
            assert_eq!(row.attainable, out_of, "{}", node.id);
            let points = score.node(area).points.as_ref();
            let shown = format!("{} % {} / {}", share(points, &out_of), words::points(&framework, points), node.max);
            let wanted = match node.id.as_str() {
                "DIEM_THUONG" => "50.0 % 1,00 / 2",
                "DIEM_TRU" => "-33.3 % −1,00 / 3",
                _ => continue,
            };
            assert_eq!(shown, wanted);
        }
    }
}
