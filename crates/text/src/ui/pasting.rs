//! Words of a pasted table: what its columns were taken for, what was passed over, what does not agree.

use thuocdo_core::framework::{OutlineColumn, OutlineFaultKind, OutlineUse};
use thuocdo_core::number::NumberFault;

use crate::number::{short, whole};
use crate::problem::plain;
use crate::visible;

/// Paste a table.
pub const PASTE_TABLE: &str = "Dán bảng từ Excel, Word";
/// How to paste.
pub const PASTE_HINT: &str = "Chép cả bảng trong Excel hoặc Word, kể cả dòng tiêu đề (số thứ tự, tiêu chí, điểm tối đa, tài liệu kiểm chứng, căn cứ …), rồi dán vào đây. Cấp của mỗi dòng hiểu theo số thứ tự (1, 1.1, 1.1.1; I, II; a, b).";
/// The field for the table.
pub const PASTE_LABEL: &str = "Bảng đã chép";
/// Take the table over.
pub const PASTE_TAKE: &str = "Thêm vào cây tiêu chí";
/// What the columns were taken for.
pub const PASTE_COLUMNS: &str = "Các cột được hiểu là";
/// There is no heading.
pub const PASTE_NO_HEADING: &str =
    "Bảng không có dòng tiêu đề nên các cột được hiểu theo nội dung của cả cột. Hãy kiểm tra từng cột.";
/// No column holds names.
pub const PASTE_NO_NAMES: &str = "Chưa có cột nào là tên tiêu chí. Hãy chọn ở trên.";
/// No column holds points.
pub const PASTE_NO_POINTS: &str = "Chưa có cột nào là điểm tối đa. Hãy chọn ở trên.";

/// What a column can be taken for, in the order in which it is offered.
pub const OUTLINE_USES: [(OutlineUse, &str); 7] = [
    (OutlineUse::Number, "Số thứ tự"),
    (OutlineUse::Above, "Tên của cấp trên"),
    (OutlineUse::Name, "Tên tiêu chí"),
    (OutlineUse::Max, "Điểm tối đa"),
    (OutlineUse::Evidence, "Tài liệu kiểm chứng"),
    (OutlineUse::Citation, "Căn cứ"),
    (OutlineUse::PassedOver, "Bỏ qua"),
];

/// The most letters of a cell that stand for its column.
const SAMPLE_LETTERS: usize = 40;
/// The most lines that are named.
const NAMED_LINES: usize = 12;

/// A column by its heading, else by the first thing it holds.
pub fn outline_column(column: &OutlineColumn) -> String {
    let words = if column.heading.is_empty() { &column.sample } else { &column.heading };
    let cut: String = words.chars().take(SAMPLE_LETTERS).collect();
    let rest = if cut.len() < words.len() { "…" } else { "" };
    format!("Cột {} (“{}{rest}”)", column.at + 1, visible(&cut))
}

/// The columns that were passed over, each by its heading or number.
pub fn columns_passed_over(columns: &[&OutlineColumn]) -> String {
    let name = |column: &&OutlineColumn| match column.heading.as_str() {
        "" => format!("cột {}", column.at + 1),
        heading => format!("“{}”", visible(heading)),
    };
    format!("Cột đã bỏ qua: {}.", columns.iter().map(name).collect::<Vec<_>>().join(", "))
}

/// The columns whose headings do not say what they were taken for.
pub fn columns_by_content(columns: &[&OutlineColumn]) -> String {
    let names: Vec<String> = columns.iter().map(|column| format!("cột {}", column.at + 1)).collect();
    format!("Tiêu đề không nói rõ nên hiểu theo nội dung: {}. Hãy kiểm tra lại.", names.join(", "))
}

/// How many rows of a pasted table are taken.
pub fn rows_found(rows: usize, leaves: usize) -> String {
    format!("Đọc được {} dòng, trong đó {} tiêu chí chấm điểm.", whole(rows), whole(leaves))
}

/// How many more rows there are than are shown.
pub fn rows_not_shown(count: usize) -> String {
    format!("… và {} dòng nữa.", whole(count))
}

/// How many more things there are to say of rows than are said.
pub fn faults_not_shown(count: usize) -> String {
    format!("… và {} nội dung khác cần xem; hãy sửa các dòng trên rồi dán lại.", whole(count))
}

/// A fault of a pasted table, by the lines that have it.
pub fn lines_fault(lines: &[usize], what: &str) -> String {
    let named: Vec<String> = lines.iter().take(NAMED_LINES).map(usize::to_string).collect();
    let more = lines.len().saturating_sub(NAMED_LINES);
    let more = if more == 0 { String::new() } else { format!(" và {} dòng khác", whole(more)) };
    let word = if lines.len() == 1 { "Dòng" } else { "Các dòng" };
    format!("{word} {}{more}: {what}", named.join(", "))
}

/// Whether what is said of a row only tells how it was understood, and nothing is to be done.
pub fn is_outline_note(kind: &OutlineFaultKind) -> bool {
    use OutlineFaultKind::{Choices, Heading, Ordinals, Scale, SumAgrees, Title};
    matches!(kind, Heading | Ordinals | Scale | SumAgrees | Title | Choices { add_up: false, .. })
}

/// What is wrong with a row of a pasted table.
pub fn outline_fault(kind: &OutlineFaultKind) -> String {
    match kind {
        OutlineFaultKind::NoName => "không có tên, đã bỏ qua.".into(),
        OutlineFaultKind::Heading => "là dòng tiêu đề, đã bỏ qua.".into(),
        OutlineFaultKind::OtherHeading => {
            "là dòng tiêu đề của bảng có các cột khác; phần bên dưới vẫn đọc theo tiêu đề đầu tiên. Hãy dán riêng bảng này."
                .into()
        }
        OutlineFaultKind::Title => "nằm trên dòng tiêu đề, đã bỏ qua.".into(),
        OutlineFaultKind::Beside => "nằm ngoài bảng, đã bỏ qua.".into(),
        OutlineFaultKind::Ordinals => "là dòng đánh số cột, đã bỏ qua.".into(),
        OutlineFaultKind::Joined => "không có số thứ tự, viết tiếp dòng trên; đã nối vào dòng trên.".into(),
        OutlineFaultKind::Scale => "là mức điểm của dòng trên; đã ghi vào ghi chú của dòng đó.".into(),
        OutlineFaultKind::Choices { count, add_up } => format!(
            "{} dòng bên dưới là các mức điểm của tiêu chí này (chọn một mức){}.",
            whole(*count),
            if *add_up { "; nếu là tiêu chí riêng, hãy đánh số cho các dòng đó rồi dán lại" } else { "" }
        ),
        OutlineFaultKind::Points { found, fault, sum } => {
            let why = match fault {
                NumberFault::Ambiguous { whole, decimal } => {
                    format!("có thể là {} hoặc {}", plain(*whole), plain(*decimal))
                }
                _ => "không đọc được thành điểm".to_owned(),
            };
            let instead = match sum {
                Some(sum) => format!("tạm lấy tổng các mục bên dưới là {}. Hãy kiểm tra", short(*sum)),
                None => "chưa lấy điểm, tạm để 0. Hãy tự nhập".to_owned(),
            };
            format!("“{}” {why}, nên {instead}.", visible(found))
        }
        OutlineFaultKind::NoPoints => "chưa có điểm tối đa; tạm để 0.".into(),
        OutlineFaultKind::Below { printed, found } => {
            format!("ghi {} điểm nhưng các mục bên dưới cộng lại là {}.", short(*printed), short(*found))
        }
        OutlineFaultKind::SumAgrees => "là dòng tổng, đã bỏ qua.".into(),
        OutlineFaultKind::Sum { printed, found } => {
            format!("ghi tổng {} nhưng các lĩnh vực cộng lại là {}.", short(*printed), short(*found))
        }
        OutlineFaultKind::Date { found, likely } => format!(
            "số thứ tự “{}” là ngày do Excel tự đổi, có lẽ vốn là {}. Hãy sửa lại.",
            visible(found),
            visible(likely)
        ),
        OutlineFaultKind::Orphan { number } => {
            format!("không có mục cấp trên của số {} trong bảng; hãy kiểm tra cấp của dòng này.", visible(number))
        }
        OutlineFaultKind::Again { number, line } => format!(
            "số {} đã có ở dòng {line}; Excel có thể đã bỏ số 0 ở cuối (1.10 thành 1.1). Hãy kiểm tra.",
            visible(number)
        ),
        OutlineFaultKind::EvidenceAbove => {
            "có tài liệu kiểm chứng nhưng còn mục con nên không có chỗ ghi, đã bỏ qua.".into()
        }
        OutlineFaultKind::TooMany { limit } => format!("quá {} dòng, phần sau đã bỏ qua.", whole(*limit)),
        OutlineFaultKind::TooManyColumns { limit } => format!("quá {limit} cột, phần sau đã bỏ qua."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::framework::{Outline, TakenBy};

    /// Made up: what could be two numbers, and what is none, at a leaf and above others.
    #[test]
    fn points_that_are_not_taken_are_told_with_what_stands_for_them() {
        for (points, below, wanted) in [
            ("1.000", "", "“1.000” có thể là 1000 hoặc 1,000, nên chưa lấy điểm, tạm để 0. Hãy tự nhập."),
            (
                "1.000",
                "1.1\tB\t2\n1.2\tC\t3",
                "“1.000” có thể là 1000 hoặc 1,000, nên tạm lấy tổng các mục bên dưới là 5. Hãy kiểm tra.",
            ),
            ("ba điểm", "", "“ba điểm” không đọc được thành điểm, nên chưa lấy điểm, tạm để 0. Hãy tự nhập."),
            (
                "ba điểm",
                "1.1\tB\t2,5",
                "“ba điểm” không đọc được thành điểm, nên tạm lấy tổng các mục bên dưới là 2,5. Hãy kiểm tra.",
            ),
        ] {
            let outline = Outline::read(&format!("STT\tTiêu chí\tĐiểm tối đa\n1\tA\t{points}\n{below}"));
            let told: Vec<String> = outline.faults.iter().map(|fault| outline_fault(&fault.kind)).collect();
            assert!(told.iter().any(|one| one == wanted), "{points} {below}: {told:?}");
        }
    }

    #[test]
    fn columns_and_lines_are_named() {
        let column = |at, heading: &str, sample: &str| OutlineColumn {
            at,
            heading: heading.into(),
            sample: sample.into(),
            taken_as: OutlineUse::PassedOver,
            taken_by: TakenBy::Heading,
        };
        let (one, two) = (column(1, "Điểm tự chấm", "2"), column(4, "", &"ă".repeat(50)));
        assert_eq!(outline_column(&one), "Cột 2 (“Điểm tự chấm”)");
        assert_eq!(outline_column(&two), format!("Cột 5 (“{}…”)", "ă".repeat(40)));
        assert_eq!(columns_passed_over(&[&one, &two]), "Cột đã bỏ qua: “Điểm tự chấm”, cột 5.");
        assert_eq!(lines_fault(&[3], "không có tên."), "Dòng 3: không có tên.");
        let lines: Vec<usize> = (1..=14).collect();
        assert_eq!(
            lines_fault(&lines, "không có tên."),
            "Các dòng 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 và 2 dòng khác: không có tên."
        );
    }
}
