//! Surveys in words: the levels of an answer, a share with the error of its sample, and what is wrong with a survey's table.

use thuocdo_core::exchange::table::TableProblem;
use thuocdo_core::exchange::table::survey::{SurveyFault, SurveyProblem};
use thuocdo_core::number::{Decimal, Exact, Rounding, RoundingMode};
use thuocdo_core::survey::{LEVELS, Share};

use crate::{number, table, visible};

/// The levels of an answer, from the lowest. Worded as such forms usually are; no form was at hand to copy.
pub const LEVEL_NAMES: [&str; LEVELS] =
    ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];

/// A share with its error: "85,00 % ± 9,90 điểm phần trăm (50 phiếu, độ tin cậy 95 %)".
pub fn share(share: &Share) -> String {
    format!("{} {} ({} phiếu, độ tin cậy 95 %)", percent(share), error(share), number::decimal(share.answers.into()))
}

/// A share: "85,00 %".
pub fn percent(share: &Share) -> String {
    let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
    format!("{} %", number::rounded(&share.percent, two))
}

/// Its error: "± 9,90 điểm phần trăm".
pub fn error(share: &Share) -> String {
    format!("± {} điểm phần trăm", number::decimal(share.margin))
}

/// How many must be asked by the sample size of Quyết định 1383/QĐ-BNV, which allows for answers of any kind: the error
/// that a share then has is smaller.
pub fn sample(size: u32, error: Decimal) -> String {
    format!(
        "Cỡ mẫu theo N ÷ (1 + N × e²) của Quyết định 1383/QĐ-BNV, e = {} %: ít nhất {} phiếu.",
        number::short(error),
        number::decimal(size.into())
    )
}

/// The beginning of every note that a survey's result leaves at its criterion.
const NOTE: &str = "Khảo sát: ";

/// The note that a survey's result leaves at its criterion, so that the number can be followed.
pub fn note(share: &Share) -> String {
    format!("{NOTE}{}", self::share(share))
}

/// Whether a note is one that a survey's result left, and not one that a person wrote.
pub fn is_note(text: &str) -> bool {
    text.starts_with(NOTE)
}

/// That samples are too small to tell a unit from others, the nearest of which is named with its distance.
pub fn not_told_apart(count: usize, nearest: &str, distance: &Exact) -> String {
    let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
    let nearest = format!("{} (cách {} điểm phần trăm)", visible(nearest), number::rounded(distance, two));
    match count {
        1 => format!("Số phiếu chưa đủ để phân biệt với {nearest}."),
        _ => format!("Số phiếu chưa đủ để phân biệt với {} đơn vị, gần nhất là {nearest}.", number::whole(count)),
    }
}

/// The problem in one or two sentences, with its cell.
pub fn sentence(problem: &SurveyProblem) -> String {
    if let SurveyFault::Table(fault) = &problem.fault {
        return table::sentence(&TableProblem { at: problem.at, fault: fault.clone() }, None);
    }
    let said = fault(&problem.fault);
    match problem.at {
        Some(place) => format!("Ô {place}: {said}"),
        None => said,
    }
}

/// A line for a terminal: the code, then the sentence.
pub fn line(problem: &SurveyProblem) -> String {
    format!("{}: {}", problem.code(), sentence(problem))
}

/// The units of a table that have no index, since a row of them cannot be read or nobody answered, all by name.
pub fn dropped(names: &[String]) -> String {
    let named: Vec<String> = names.iter().map(|name| visible(name)).collect();
    format!("{} đơn vị không tính được chỉ số: {}.", number::whole(names.len()), named.join("; "))
}

fn level(level: usize) -> &'static str {
    LEVEL_NAMES.get(level).copied().unwrap_or_default()
}

fn item(name: &str) -> String {
    if name.is_empty() { "nội dung không tên".to_owned() } else { format!("nội dung “{}”", visible(name)) }
}

fn fault(fault: &SurveyFault) -> String {
    match fault {
        // Told in the words of tables.
        SurveyFault::Table(_) => String::new(),
        SurveyFault::NoLevel { level: at } => {
            format!("bảng chưa có cột “{}”. Cần đủ năm cột mức độ (level1 đến level5, từ thấp đến cao).", level(*at))
        }
        SurveyFault::NoCount { level: at } => {
            format!("chưa có số phiếu của mức “{}”. Nếu không có phiếu nào, hãy ghi 0.", level(*at))
        }
        SurveyFault::NotACount { text } => {
            format!("“{}” không phải số người. Hãy ghi số nguyên, không có dấu ngăn cách.", visible(text))
        }
        SurveyFault::SameItem { unit, item: name, first } => {
            format!("{} của “{}” đã có ở ô {first}. Hãy chỉ giữ lại một dòng.", item(name), visible(unit))
        }
        SurveyFault::SumDiffers { stated, counted } => {
            format!("bảng ghi {} phiếu, năm mức cộng lại được {}.", visible(stated), number::decimal((*counted).into()))
        }
        SurveyFault::OtherPopulation { unit, first, other } => format!(
            "số người của “{}” ở đây là {}, ở dòng trên là {}. Hãy thống nhất.",
            visible(unit),
            number::decimal((*other).into()),
            number::decimal((*first).into())
        ),
        SurveyFault::PopulationTooSmall { unit, population, answers } => format!(
            "“{}” có {} phiếu nhưng chỉ có {} người. Hãy kiểm tra số người.",
            visible(unit),
            number::decimal((*answers).into()),
            number::decimal((*population).into())
        ),
        SurveyFault::ItemsMissing { unit, count, first } => format!(
            "“{}” thiếu {} nội dung mà đơn vị khác có, trước hết là {}. Chỉ số vì vậy khó so sánh.",
            visible(unit),
            number::whole(*count),
            item(first)
        ),
        SurveyFault::NothingAnswered { unit } => {
            format!("“{}” không có phiếu trả lời nào nên không có chỉ số.", visible(unit))
        }
        SurveyFault::SummaryRow { text } => {
            format!("dòng “{}” không phải đơn vị nên được bỏ qua.", visible(text))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::survey::{Factor, Item, Survey};

    #[test]
    fn a_share_is_told_with_its_error() {
        let item = Item { name: String::new(), counts: [100, 50, 36, 1_000, 54] };
        let factors = vec![Factor { name: String::new(), items: vec![item] }];
        let index = Survey { factors, population: None }.satisfaction().index;
        assert_eq!(
            index.as_ref().map(share).as_deref(),
            Some("85,00 % ± 1,99 điểm phần trăm (1.240 phiếu, độ tin cậy 95 %)")
        );
        assert_eq!(
            sample(1_067, Decimal::from(3)),
            "Cỡ mẫu theo N ÷ (1 + N × e²) của Quyết định 1383/QĐ-BNV, e = 3 %: ít nhất 1.067 phiếu."
        );
    }
}
