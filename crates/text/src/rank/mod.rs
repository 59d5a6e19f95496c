//! Rankings in words: what decided a place, changes and where they come from, boundaries, and what other rules would change.

mod change;

use thuocdo_core::framework::{CompareOn, Framework, TieBreaker, Ties};
use thuocdo_core::number::{Exact, Rounding, RoundingMode};
use thuocdo_core::rank::{Boundary, Changed, Contender, Decided, Near, OtherRule, RankStanding};
use thuocdo_core::snapshot::Snapshot;

pub use change::{class_change, gone, index_change, points_change, rank_change, risen, signed, tally, value_changes};

use crate::number::{decimal, rounded, short, whole};
use crate::score::{rounding, tie_breaker};
use crate::{ui, visible};

/// That an input holds nobody who could be ranked.
pub const NO_UNITS: &str = "Không tìm thấy đơn vị nào. Hãy kiểm tra đã chọn đúng tệp chưa.";

/// That a publication of some units, or of totals, cannot be ranked together with others.
pub const ONLY_SHOWN_ALONE: &str = "Bản trích hoặc bản chỉ có kết quả chung không xếp hạng lại cùng đơn vị khác được. Hãy dùng bản công bố đầy đủ, hoặc bỏ tệp này.";
/// That a publication of totals cannot be compared with the last period.
pub const TOTALS_NOT_COMPARED: &str = "Bản công bố chỉ có kết quả chung nên không so sánh được với kỳ trước.";

/// That the ranks of a publication are those that were published, and why.
pub fn only_shown(snapshot: &Snapshot) -> String {
    match snapshot.excerpt_of {
        Some(all) => format!(
            "{} Thứ hạng là thứ hạng đã công bố, không xếp lại.",
            ui::excerpt(snapshot.units.len(), all as usize)
        ),
        None => "Bản công bố chỉ có kết quả chung. Các số và thứ hạng là số đã công bố, không tính lại.".into(),
    }
}

/// The units of a ranking that have no result, all by name: nobody is dropped in silence.
pub fn no_result(names: &[&str]) -> String {
    let named: Vec<String> = names.iter().map(|name| visible(name)).collect();
    format!("{} đơn vị chưa có kết quả, không xếp hạng: {}.", whole(names.len()), named.join("; "))
}

/// How a number that can be two is settled on the command line.
pub fn decimal_mark(option: &str) -> String {
    format!(
        "Số như 1.234 đọc được theo hai cách. Hãy thêm {option} \",\" nếu đó là 1234, hoặc {option} \".\" nếu đó là 1,234."
    )
}

/// Why a row stands below the one above; nothing for the first.
pub fn decided(framework: &Framework, decided: Decided) -> Option<String> {
    Some(match decided {
        Decided::First | Decided::Published => return None,
        Decided::Index { hidden: false } => "Chỉ số thấp hơn dòng trên.".into(),
        Decided::Index { hidden: true } => {
            "Chỉ số in ra bằng dòng trên; khi xét đủ chữ số thì thấp hơn ở phần không in.".into()
        }
        Decided::Breaker(at) => match &framework.policies.ties {
            Ties::Ordinal(breakers) => {
                let breaker = breakers.get(at).map(|breaker| breaker_within(framework, breaker)).unwrap_or_default();
                format!("Bằng chỉ số với dòng trên; xếp sau theo tiêu chí phụ: {breaker}.")
            }
            Ties::Competition | Ties::Dense => "Bằng chỉ số với dòng trên.".into(),
        },
        Decided::Equal => "Đồng hạng với dòng trên; thứ tự dòng giữ như khi đưa vào.".into(),
        Decided::NoResult => "Chưa có kết quả nên không xếp hạng.".into(),
        Decided::NoIndex => "Không có chỉ số nên không xếp hạng.".into(),
    })
}

/// How far the next rank is; the points are rounded up, so that they suffice.
pub fn next_rank(framework: &Framework, contenders: &[Contender], next: &RankStanding) -> String {
    let name = name(contenders, next.contender);
    if next.points.is_zero() {
        return format!("Bằng chỉ số với {name} (hạng {}); tiêu chí phụ quyết định", next.rank);
    }
    let up = Rounding { mode: RoundingMode::Up, ..framework.policies.rounding.printed_points };
    format!("Còn {} điểm nữa bằng {name} (hạng {})", rounded(&next.points, up), next.rank)
}

/// A unit at a boundary: how far, and on which side it is.
pub fn near(framework: &Framework, contenders: &[Contender], near: &Near) -> String {
    let boundary = match near.boundary {
        Boundary::Class(class) => {
            let from = framework.policies.classes.list.get(class).map(|class| short(class.from)).unwrap_or_default();
            format!("ngưỡng {} ({from} %)", class_name(framework, Some(class)))
        }
        Boundary::Above(above) => format!("chỉ số của {}", name(contenders, above)),
        Boundary::GroupMean => "chỉ số trung bình của nhóm".to_owned(),
    };
    let unit = name(contenders, near.contender);
    let lead = if near.distance.is_zero() {
        format!("{unit}: đúng bằng {boundary}")
    } else {
        format!("{unit}: {} {boundary} {} điểm phần trăm", side(near.distance.is_negative()), tiny(&near.distance))
    };
    match (near.reached_exact, near.reached_printed) {
        _ if near.is_above_exactly() => format!("{lead}; xét số in ra thì bằng nhau."),
        (true, true) | (false, false) => format!("{lead}."),
        (false, true) => format!("{lead}; xét số in ra thì đạt, xét đủ chữ số thì chưa."),
        (true, false) => format!("{lead}; xét đủ chữ số thì đạt, xét số in ra thì chưa."),
    }
}

fn side(is_below: bool) -> &'static str {
    if is_below { "thấp hơn" } else { "cao hơn" }
}

/// A small distance without its sign, with as many digits as show something: `0,0003…`.
fn tiny(distance: &Exact) -> String {
    let size = if distance.is_negative() { &Exact::ZERO - distance } else { distance.clone() };
    let digits = |decimals: u32| size.round(Rounding { decimals, mode: RoundingMode::Down });
    let shown = (2..=12).map(digits).find(|value| !value.is_zero()).unwrap_or_default();
    if shown.is_zero() {
        return "chưa đến 0,000000000001".into();
    }
    let decimals = shown.scale() + 1;
    let shown = digits(decimals);
    if Exact::from(shown) == size { short(shown) } else { format!("{}…", decimal(shown)) }
}

/// Another rule, as a condition: "Nếu so sánh theo chỉ số đủ chữ số".
pub fn other_rule(framework: &Framework, rule: &OtherRule) -> String {
    let index = |on: CompareOn| match on {
        CompareOn::Exact => "chỉ số đủ chữ số",
        CompareOn::Printed => "chỉ số đã làm tròn khi in",
    };
    match rule {
        OtherRule::Ties(Ties::Competition) => "Nếu bằng điểm thì đồng hạng, bỏ hạng kế tiếp (1-2-2-4)".into(),
        OtherRule::Ties(Ties::Dense) => "Nếu bằng điểm thì đồng hạng, không bỏ hạng (1-2-2-3)".into(),
        OtherRule::Ties(Ties::Ordinal(breakers)) => {
            let breakers: Vec<String> = breakers.iter().map(|breaker| breaker_within(framework, breaker)).collect();
            format!("Nếu bằng điểm thì xét tiêu chí phụ: {}", breakers.join("; "))
        }
        OtherRule::CompareOn(on) => format!("Nếu xếp hạng theo {}", index(*on)),
        OtherRule::ClassesOn(on) => format!("Nếu xếp loại theo {}", index(*on)),
        OtherRule::PrintedIndex(other) => format!("Nếu chỉ số in ra lấy {}", rounding(Some(*other))),
    }
}

/// How many units another rule concerns.
pub fn concerned(changed: &[Changed]) -> String {
    match changed.len() {
        0 => "không đơn vị nào đổi hạng hay xếp loại".into(),
        count => format!("{} đơn vị đổi hạng hoặc xếp loại", whole(count)),
    }
}

/// A unit that another rule concerns: "Sở KH&CN: hạng 4 → 5".
pub fn changed(framework: &Framework, contenders: &[Contender], changed: &Changed) -> String {
    let rank = |rank: Option<u32>| rank.map_or_else(|| ui::NO_VALUE.to_owned(), |rank| rank.to_string());
    let mut parts = Vec::new();
    if changed.rank != changed.other_rank {
        parts.push(format!("hạng {} → {}", rank(changed.rank), rank(changed.other_rank)));
    }
    if changed.class != changed.other_class {
        let (now, other) = (class_name(framework, changed.class), class_name(framework, changed.other_class));
        parts.push(format!("xếp loại {now} → {other}"));
    }
    format!("{}: {}", name(contenders, changed.contender), parts.join("; "))
}

/// A tie-breaker within a sentence.
fn breaker_within(framework: &Framework, breaker: &TieBreaker) -> String {
    let words = tie_breaker(framework, breaker);
    let mut letters = words.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

fn class_name(framework: &Framework, class: Option<usize>) -> String {
    let class = class.and_then(|class| framework.policies.classes.list.get(class));
    class.map_or_else(|| ui::NO_VALUE.to_owned(), |class| visible(&class.name.vi))
}

fn name(contenders: &[Contender], at: usize) -> String {
    contenders.get(at).map(|contender| visible(&contender.unit.name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Answer, Assessment, Figure, Given, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::number::Decimal;
    use thuocdo_core::rank::{alternatives, near as near_of, rank, standings};
    use thuocdo_core::score::score;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// The tie of Lai Châu 2020, the one above it, and a made-up unit at the edge of Tốt.
    fn departments() -> (Arc<Framework>, Vec<Contender>) {
        let framework = by_id("lai-chau-2020").unwrap();
        let rows = [
            ("Sở KH&ĐT", "62.64", "21.70"),
            ("Sở GD&ĐT", "61.25", "22.70"),
            ("Sở KH&CN", "60.89", "23.06"),
            ("Sở ví dụ", "57.396", "21.00"),
        ];
        let made = |(name, appraisal, survey): &(&str, &str, &str)| {
            let unit = Unit { name: (*name).into(), ..Unit::default() };
            let mut sheet = Assessment::new(&framework.id, unit.clone(), Period::Year(2020));
            for (id, points) in [("THAM_DINH", appraisal), ("DIEU_TRA", survey)] {
                let given = Some(Given::Points(Figure::Number(d(points))));
                sheet.set_answer(id, Answer { given, ..Answer::default() });
            }
            Contender::new(unit, score(&framework, &sheet))
        };
        let contenders = rows.iter().map(made).collect();
        (framework, contenders)
    }

    #[test]
    fn a_place_and_what_is_missing_to_the_next() {
        let (framework, contenders) = departments();
        let ranking = rank(&framework, &[], &contenders);
        let rows = &ranking.groups[0].rows;
        let told: Vec<_> = rows.iter().map(|row| decided(&framework, row.decided)).collect();
        assert_eq!(told[0], None);
        assert_eq!(told[1].as_deref(), Some("Chỉ số thấp hơn dòng trên."));
        assert_eq!(told[2].as_deref(), Some("Đồng hạng với dòng trên; thứ tự dòng giữ như khi đưa vào."));
        let standings = standings(&framework, &contenders, &ranking.groups[0]);
        let next = standings[2].next_rank.as_ref().unwrap();
        // 86.06 % on 98 points begins at 86.055 %: 84.3339 points, 0.3839 more than 83.95.
        assert_eq!(next_rank(&framework, &contenders, next), "Còn 0,39 điểm nữa bằng Sở KH&ĐT (hạng 1)");
        let sample = by_id("xa-mau-2026").unwrap();
        assert_eq!(
            decided(&sample, Decided::Breaker(1)).as_deref(),
            Some("Bằng chỉ số với dòng trên; xếp sau theo tiêu chí phụ: mẫu số lớn hơn xếp trước.")
        );
    }

    #[test]
    fn boundaries_and_other_rules() {
        let (framework, contenders) = departments();
        let ranking = rank(&framework, &[], &contenders);
        let told: Vec<String> = near_of(&framework, &contenders, &ranking)
            .iter()
            .map(|found| near(&framework, &contenders, found))
            .collect();
        assert_eq!(
            told,
            [
                "Sở KH&CN: đúng bằng chỉ số của Sở GD&ĐT.",
                "Sở ví dụ: thấp hơn ngưỡng Tốt (80 %) 0,0040… điểm phần trăm; xét số in ra thì đạt, xét đủ chữ số thì chưa.",
            ]
        );
        let all = alternatives(&framework, &contenders, &ranking);
        let told: Vec<String> = all
            .iter()
            .filter(|one| !one.changed.is_empty())
            .map(|one| {
                let units: Vec<String> = one.changed.iter().map(|one| changed(&framework, &contenders, one)).collect();
                let rule = other_rule(&framework, &one.rule);
                format!("{rule}: {} ({})", concerned(&one.changed), units.join(", "))
            })
            .collect();
        assert!(told.contains(&"Nếu xếp loại theo chỉ số đã làm tròn khi in: 1 đơn vị đổi hạng hoặc xếp loại (Sở ví dụ: xếp loại Khá → Tốt)".to_owned()), "{told:?}");
        assert!(told[0].starts_with("Nếu bằng điểm thì đồng hạng, không bỏ hạng (1-2-2-3): 1 đơn vị"), "{told:?}");
        assert!(told.iter().any(|line| line.contains("Sở KH&CN: hạng 2 → 3")), "{told:?}");
        assert_eq!(concerned(&[]), "không đơn vị nào đổi hạng hay xếp loại");
    }
}
