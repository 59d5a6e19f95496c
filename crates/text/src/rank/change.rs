//! Changes since the last period in words, and where they come from.

use thuocdo_core::framework::Framework;
use thuocdo_core::number::Decimal;
use thuocdo_core::rank::{Change, ClassChange, NumberChange, RankChange, Steps, Tally};

use super::class_name;
use crate::number::{short, whole};
use crate::visible;

/// A change with its sign: `+1,94`, `−0,5`, `0`.
pub fn signed(value: Decimal) -> String {
    let sign = if value.is_zero() || value.is_sign_negative() { "" } else { "+" };
    format!("{sign}{}", short(value))
}

/// A change of rank: "tăng 3 bậc".
pub fn risen(places: i32) -> String {
    match places {
        0 => "giữ nguyên hạng".into(),
        1.. => format!("tăng {places} bậc"),
        _ => format!("giảm {} bậc", places.unsigned_abs()),
    }
}

/// A change of an index: "tăng 2,55 điểm phần trăm".
pub fn index_change(difference: Decimal) -> String {
    changed_by(difference, "điểm phần trăm")
}

/// A change of points: "giảm 0,5 điểm".
pub fn points_change(difference: Decimal) -> String {
    changed_by(difference, "điểm")
}

fn changed_by(difference: Decimal, unit: &str) -> String {
    let size = short(difference.abs());
    match (difference.is_zero(), difference.is_sign_negative()) {
        (true, _) => "không đổi".into(),
        (false, false) => format!("tăng {size} {unit}"),
        (false, true) => format!("giảm {size} {unit}"),
    }
}

/// A change of class: "từ Khá lên Tốt".
pub fn class_change(framework: &Framework, change: &ClassChange) -> String {
    let (from, to) = (visible(&change.from), class_name(framework, Some(change.to)));
    match change.risen {
        Some(0) => format!("giữ xếp loại {to}"),
        Some(1..) => format!("từ {from} lên {to}"),
        Some(_) => format!("từ {from} xuống {to}"),
        None => format!("kỳ trước {from}, kỳ này {to}"),
    }
}

/// A change of rank and where it comes from: "Tăng 3 bậc, từ hạng 5 lên hạng 2: kết quả của đơn vị +4, kết quả của các đơn vị
/// khác −1."
pub fn rank_change(change: &RankChange) -> String {
    const NAMES: [&str; 5] =
        ["bảng kỳ trước xếp khác quy tắc", "thay bộ tiêu chí", "thay mẫu số", OWN, "kết quả của các đơn vị khác"];
    let (from, to) = (change.from, change.to);
    let whole = match change.risen() {
        0 => format!("Giữ nguyên hạng {to}"),
        risen @ 1.. => format!("Tăng {risen} bậc, từ hạng {from} lên hạng {to}"),
        risen => format!("Giảm {} bậc, từ hạng {from} xuống hạng {to}", risen.unsigned_abs()),
    };
    let parts = parts(&change.steps, NAMES, LACKING, |places| signed(places.into()));
    // Of an excerpt nothing can be split, whatever the earlier table has.
    with_parts(whole, if change.of_excerpt { &[] } else { &parts })
}

/// Changes of points, index and class with where they come from, a sentence for each; for those that the unit's own
/// result alone explains a sentence together; nothing for what stayed as it was.
pub fn value_changes(framework: &Framework, change: &Change) -> Vec<String> {
    let number = |name: &'static str, of: &Option<NumberChange>, told: fn(Decimal) -> String| {
        let of = of.as_ref()?;
        let whole = format!("{name} {}", told(of.printed));
        Some((name, whole, parts(&of.steps, VALUE_STEPS, LACKING, signed), only_own(&of.steps)))
    };
    let class = change.class.as_ref().map(|class| {
        let whole = match class.risen {
            Some(0) => format!("Giữ xếp loại {}", class_name(framework, Some(class.to))),
            _ => format!("Xếp loại {}", class_change(framework, class)),
        };
        let lacking = if class.risen.is_some() { LACKING } else { "thang xếp loại kỳ trước khác" };
        let parts = parts(&class.steps, VALUE_STEPS, lacking, |places| format!("{} bậc", signed(places.into())));
        ("Xếp loại", whole, parts, only_own(&class.steps))
    });
    let all = [number("Điểm", &change.points, points_change), number("Chỉ số", &change.index, index_change), class];
    let moved: Vec<_> = all.into_iter().flatten().filter(|(_, _, parts, _)| !parts.is_empty()).collect();
    let (own, mixed): (Vec<_>, Vec<_>) = moved.into_iter().partition(|(.., is_own)| *is_own);
    let mut lines: Vec<String> = mixed.into_iter().map(|(_, whole, parts, _)| with_parts(whole, &parts)).collect();
    if !own.is_empty() {
        let names: Vec<String> = own
            .iter()
            .enumerate()
            .map(|(at, (name, ..))| if at == 0 { (*name).into() } else { name.to_lowercase() })
            .collect();
        lines.push(format!("{} đổi chỉ do {OWN}.", names.join(", ")));
    }
    lines
}

/// The unit's own result as the cause of a change.
const OWN: &str = "kết quả của đơn vị";

/// The steps of a change of points, index and class.
const VALUE_STEPS: [&str; 5] =
    ["kỳ trước công bố khác quy tắc", "thay bộ tiêu chí", "thay mẫu số", OWN, "mức chung của các đơn vị đã công bố"];

/// Whether the unit's own result is all that changed something.
fn only_own<T: Copy + Default + PartialEq>(steps: &Steps<T>) -> bool {
    let none = Some(T::default());
    [steps.published, steps.framework, steps.denominators, steps.others] == [none; 4]
        && steps.own.is_some_and(|own| own != T::default())
}

fn with_parts(whole: String, parts: &[String]) -> String {
    if parts.is_empty() { format!("{whole}.") } else { format!("{whole}: {}.", parts.join(", ")) }
}

/// Why a part of a change is not known.
const LACKING: &str = "bảng kỳ trước không đủ số liệu";

/// The parts of a change that are not 0, in their order: "kết quả của đơn vị +4"; `names` are of the five steps. Of one
/// that is nothing as far as it is known nothing is told.
fn parts<T: Copy + Default + PartialEq>(
    steps: &Steps<T>,
    names: [&str; 5],
    lacking: &str,
    told: impl Fn(T) -> String,
) -> Vec<String> {
    let all = [steps.published, steps.framework, steps.denominators, steps.own, steps.others];
    let known = all.into_iter().zip(names);
    let known =
        known.filter_map(|(part, name)| Some(format!("{name} {}", told(part.filter(|part| *part != T::default())?))));
    let mut lines: Vec<String> = known.collect();
    let (is_whole, is_nothing) = (all.iter().all(Option::is_some), steps.unsplit == T::default());
    if !is_whole && (!is_nothing || !lines.is_empty()) {
        let rest = if is_nothing { String::new() } else { format!(" {}", told(steps.unsplit)) };
        lines.push(format!("phần chưa tách được{rest} ({lacking})"));
    }
    lines
}

/// How many rose: "15/20 đơn vị có chỉ số tăng, 5 đơn vị giảm".
pub fn tally(tally: &Tally) -> String {
    let all = tally.up + tally.down + tally.same;
    let mut text =
        format!("{}/{} đơn vị có chỉ số tăng, {} đơn vị giảm", whole(tally.up), whole(all), whole(tally.down));
    if tally.same > 0 {
        text.push_str(&format!(", {} đơn vị không đổi", whole(tally.same)));
    }
    if tally.unknown > 0 {
        text.push_str(&format!("; {} đơn vị không so sánh được", whole(tally.unknown)));
    }
    text
}

/// The units of the earlier table that are not there any more, the first of them by name.
pub fn gone(names: &[&str]) -> String {
    const NAMED: usize = 20;
    let named: Vec<String> = names.iter().take(NAMED).map(|name| crate::visible(name)).collect();
    let rest = names.len().saturating_sub(NAMED);
    let rest = if rest == 0 { String::new() } else { format!(" và {} đơn vị khác", whole(rest)) };
    format!("Kỳ trước có, kỳ này không có {} đơn vị: {}{rest}.", whole(names.len()), named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::by_id;
    use thuocdo_core::rank::EarlierRow;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_change_in_an_excerpt_is_told_without_causes() {
        let steps = Steps { unsplit: 3, ..Steps::default() };
        let change = RankChange { from: 23, to: 20, steps, of_excerpt: true };
        assert_eq!(rank_change(&change), "Tăng 3 bậc, từ hạng 23 lên hạng 20.");
    }

    #[test]
    fn changes_of_rank_and_where_they_come_from() {
        let change = |from, to, [published, framework, denominators, own, others]: [Option<i32>; 5], unsplit| {
            let steps = Steps { published, framework, denominators, own, others, unsplit };
            rank_change(&RankChange { from, to, steps, of_excerpt: false })
        };
        let known = |own, others| [Some(0), Some(0), Some(0), Some(own), Some(others)];
        for (told, wanted) in [
            (
                change(5, 2, known(4, -1), 0),
                "Tăng 3 bậc, từ hạng 5 lên hạng 2: kết quả của đơn vị +4, kết quả của các đơn vị khác −1.",
            ),
            (change(2, 2, known(0, 0), 0), "Giữ nguyên hạng 2."),
            (
                change(2, 2, known(1, -1), 0),
                "Giữ nguyên hạng 2: kết quả của đơn vị +1, kết quả của các đơn vị khác −1.",
            ),
            (
                change(7, 26, [None; 5], -19),
                "Giảm 19 bậc, từ hạng 7 xuống hạng 26: phần chưa tách được −19 (bảng kỳ trước không đủ số liệu).",
            ),
            (
                change(5, 4, [Some(1), Some(0), Some(0), Some(0), Some(0)], 0),
                "Tăng 1 bậc, từ hạng 5 lên hạng 4: bảng kỳ trước xếp khác quy tắc +1.",
            ),
        ] {
            assert_eq!(told, wanted);
        }
        assert_eq!([risen(3), risen(-6), risen(0)], ["tăng 3 bậc", "giảm 6 bậc", "giữ nguyên hạng"]);
        assert_eq!(index_change(d("3.32")), "tăng 3,32 điểm phần trăm");
        assert_eq!(index_change(d("-8.81")), "giảm 8,81 điểm phần trăm");
        assert_eq!([points_change(d("0.00")), points_change(d("1.94"))], ["không đổi", "tăng 1,94 điểm"]);
        assert_eq!([signed(d("1.940")), signed(d("-0.5")), signed(d("0.00"))], ["+1,94", "−0,5", "0"]);
        let counted = tally(&Tally { up: 15, down: 5, same: 0, unknown: 0 });
        assert_eq!(counted, "15/20 đơn vị có chỉ số tăng, 5 đơn vị giảm");
        let framework = by_id("lai-chau-2020").unwrap();
        let class = |to, risen| {
            class_change(&framework, &ClassChange { from: "Khá".into(), to, risen, steps: Steps::default() })
        };
        assert_eq!([class(0, Some(1)), class(2, Some(-1))], ["từ Khá lên Tốt", "từ Khá xuống Trung bình"]);
        assert_eq!([class(1, Some(0)), class(1, None)], ["giữ xếp loại Khá", "kỳ trước Khá, kỳ này Khá"]);
    }

    #[test]
    fn changes_of_points_index_and_class_and_where_they_come_from() {
        let framework = by_id("lai-chau-2020").unwrap();
        let number = |parts: [Option<&str>; 5], unsplit: &str| {
            let [published, framework, denominators, own, others] = parts.map(|part| part.map(d));
            let steps = Steps { published, framework, denominators, own, others, unsplit: d(unsplit) };
            Some(NumberChange { printed: steps.whole(), exact: None, steps })
        };
        let class = |to, risen, [denominators, own]: [i32; 2]| {
            let none = Some(0);
            let (denominators, own) = (Some(denominators), Some(own));
            let steps = Steps { published: none, framework: none, denominators, own, others: none, unsplit: 0 };
            Some(ClassChange { from: "Khá".into(), to, risen: Some(risen), steps })
        };
        let none = Some("0.00");
        let own = |part| number([none, none, none, Some(part), none], "0");
        // points, index, class, and what is told of them
        for (points, index, class, wanted) in [
            (own("0.00"), own("0.00"), class(1, 0, [0, 0]), vec![]),
            // Nothing as far as it is known.
            (number([None; 5], "0"), number([none, None, None, None, none], "0.00"), None, vec![]),
            (
                None,
                None,
                class(1, 0, [1, -1]),
                vec!["Giữ xếp loại Khá: thay mẫu số +1 bậc, kết quả của đơn vị −1 bậc."],
            ),
            (
                None,
                None,
                Some(ClassChange {
                    from: "Xuất sắc".into(),
                    to: 0,
                    risen: None,
                    steps: Steps { denominators: Some(0), own: Some(-1), others: Some(0), ..Steps::default() },
                }),
                vec![
                    "Xếp loại kỳ trước Xuất sắc, kỳ này Tốt: kết quả của đơn vị −1 bậc, phần chưa tách được (thang xếp loại kỳ trước khác).",
                ],
            ),
            (
                own("1.5"),
                own("1.53"),
                class(0, 1, [0, 1]),
                vec!["Điểm, chỉ số, xếp loại đổi chỉ do kết quả của đơn vị."],
            ),
            (None, own("-2"), None, vec!["Chỉ số đổi chỉ do kết quả của đơn vị."]),
            (
                number([none, none, Some("-20"), Some("0.5"), none], "0"),
                number([none, none, Some("16"), Some("0.75"), none], "0"),
                class(0, 1, [1, 0]),
                vec![
                    "Điểm giảm 19,5 điểm: thay mẫu số −20, kết quả của đơn vị +0,5.",
                    "Chỉ số tăng 16,75 điểm phần trăm: thay mẫu số +16, kết quả của đơn vị +0,75.",
                    "Xếp loại từ Khá lên Tốt: thay mẫu số +1 bậc.",
                ],
            ),
            (
                number([Some("0.1"), Some("-1"), none, none, Some("0.4")], "0"),
                number([None; 5], "3.32"),
                None,
                vec![
                    "Điểm giảm 0,5 điểm: kỳ trước công bố khác quy tắc +0,1, thay bộ tiêu chí −1, mức chung của các đơn vị \
                     đã công bố +0,4.",
                    "Chỉ số tăng 3,32 điểm phần trăm: phần chưa tách được +3,32 (bảng kỳ trước không đủ số liệu).",
                ],
            ),
        ] {
            let change = Change { earlier: EarlierRow::At(0), points, index, class, moved: false, rank: None };
            assert_eq!(value_changes(&framework, &change), wanted);
        }
    }
}
