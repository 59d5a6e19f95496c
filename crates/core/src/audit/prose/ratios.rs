//! Ratios of counts with the percentage that a sentence prints for them.

use super::ranks::is_rank;
use crate::audit::finding::{Report, Spot};
use crate::audit::matter::Matter;
use crate::audit::printed::Printed;
use crate::audit::values::Reason;
use crate::audit::words::{Kind, Sentence, Unit};
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// What is counted, when the percentage behind "đạt" may be a level that so many units reach: "15/29 sở đạt 100 %".
const UNITS: &[&str] = &[
    "đơn",
    "cơ",
    "sở",
    "ban",
    "ngành",
    "huyện",
    "xã",
    "phường",
    "tỉnh",
    "thành",
    "địa",
    "quận",
    "thị",
    "ubnd",
    "chỉ",
    "tiêu",
];
/// The most tokens between what is counted and its percentage.
const REACH: usize = 9;

/// Checks the ratios of sentences.
pub(super) fn check(sentences: &[Sentence], report: &mut Report) {
    for sentence in sentences {
        for at in 0..sentence.tokens.len() {
            let token = &sentence.tokens[at];
            if let Some((num, den)) = token.counts().filter(|(_, den)| *den > Decimal::ZERO && !is_rank(sentence, at)) {
                fraction(sentence, at, num, den, report);
            } else if let Some(num) = token.count() {
                counts(sentence, at, num, report);
            }
        }
    }
}

/// A percentage behind a count: where it stands, and by which word it is tied to the count.
struct Percentage<'s> {
    printed: Printed,
    tie: &'s str,
    /// Whether a comma or bracket stands before the tie.
    apart: bool,
}

/// The percentage that belongs to the count before a place: no other number stands between.
fn percentage(sentence: &Sentence, from: usize) -> Option<Percentage<'_>> {
    for at in from..(from + REACH).min(sentence.tokens.len()) {
        if matches!(sentence.word(at), ";" | "." | ":" | ")") {
            return None;
        }
        if matches!(sentence.tokens[at].kind, Kind::Fraction | Kind::Date) {
            return None;
        }
        if sentence.tokens[at].kind == Kind::Number {
            let (printed, Unit::Percent { points: false }, _) = sentence.measured(at)? else { return None };
            let mut tied = at.checked_sub(1)?;
            while matches!(sentence.word(tied), "là" | "lệ" | "tỷ" | "tỉ") && tied > from {
                tied -= 1;
            }
            let before = tied.checked_sub(1).map_or("", |before| sentence.word(before));
            return Some(Percentage { printed, tie: sentence.word(tied), apart: matches!(before, "," | "(") });
        }
    }
    None
}

/// "120/125 nhiệm vụ, đạt 96 %": the count and the whole are written as a fraction.
fn fraction(sentence: &Sentence, at: usize, num: Decimal, den: Decimal, report: &mut Report) {
    let Some(Percentage { printed, tie, apart }) = percentage(sentence, at + 1) else { return };
    let direct = matches!(tie, "bằng" | "chiếm" | "(");
    let reached = tie == "đạt";
    if !direct && !reached {
        return;
    }
    let exact = percent(num, den);
    if agrees(&exact, &printed) {
        return report.say_as_read(
            spot(sentence),
            &sentence.text,
            Matter::RatioAgrees { num, den, percent: printed, exact },
        );
    }
    // Behind "đạt" the percentage may be a level: of units, or of everything.
    let counts_units = UNITS.contains(&sentence.word(at + 1)) || sentence.tokens.get(at + 1).is_none();
    if reached && (counts_units || !apart || printed.value == Decimal::ONE_HUNDRED) {
        return;
    }
    let matter = match is_next(&exact, &printed) {
        true => Matter::RatioDiffers { num, den, percent: printed, exact },
        false => Matter::RatioWrong { num, den, percent: printed, exact },
    };
    report.say_as_read(spot(sentence), &sentence.text, matter);
}

/// "65.900 tài khoản …, kích hoạt 59.782 tài khoản bằng 96,7 %": the whole is another count of the same.
fn counts(sentence: &Sentence, at: usize, num: Decimal, report: &mut Report) {
    let noun = sentence.word(at + 1);
    if sentence.tokens.get(at + 1).is_none_or(|token| token.kind != Kind::Word) || noun == "điểm" {
        return;
    }
    let Some(Percentage { printed, tie, apart }) = percentage(sentence, at + 1) else { return };
    let tied = matches!(tie, "bằng" | "chiếm" | "(") || (apart && tie == "đạt");
    if !tied {
        return;
    }
    // The whole may follow: "19.255 hồ sơ (đạt 96,55%), hồ sơ đến hạn giải quyết 19.944 hồ sơ".
    let same = |other: &usize| {
        *other != at && sentence.word(other + 1) == noun && sentence.word(other + 2) == sentence.word(at + 2)
    };
    let others = (0..sentence.tokens.len()).filter(same).filter_map(|other| sentence.tokens[other].count());
    let mut wholes: Vec<Decimal> = others.filter(|whole| *whole >= num).collect();
    wholes.sort();
    wholes.dedup();
    let exact: Vec<(Decimal, Exact)> = wholes.into_iter().map(|whole| (whole, percent(num, whole))).collect();
    let matter = match exact.iter().find(|(_, exact)| agrees(exact, &printed)) {
        Some((den, exact)) => Matter::RatioAgrees { num, den: *den, percent: printed, exact: exact.clone() },
        None => match exact.as_slice() {
            [] => return,
            [(den, exact)] => Matter::RatioDiffers { num, den: *den, percent: printed, exact: exact.clone() },
            _ => Matter::ClaimNotChecked(Reason::SeveralReadings),
        },
    };
    report.say_as_read(spot(sentence), &sentence.text, matter);
}

fn spot(sentence: &Sentence) -> Spot {
    Spot::line(sentence.line)
}

fn percent(num: Decimal, den: Decimal) -> Exact {
    let hundredfold = Exact::from(num).times(&Exact::from(100));
    hundredfold.checked_div(&Exact::from(den)).unwrap_or(Exact::ZERO)
}

fn agrees(exact: &Exact, printed: &Printed) -> bool {
    let rounded = |mode| exact.round(Rounding { decimals: printed.decimals(), mode });
    [RoundingMode::HalfUp, RoundingMode::Down].into_iter().any(|mode| rounded(mode) == printed.value)
}

/// Whether it is the next value that could be printed: rounded up, or one further.
fn is_next(exact: &Exact, printed: &Printed) -> bool {
    let step = Exact::from(Decimal::new(1, printed.decimals()));
    let (less, more) = (&printed.exact() - &step, &printed.exact() + &step);
    (less..=more).contains(exact)
}
