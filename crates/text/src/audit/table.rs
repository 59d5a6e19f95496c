//! Sentences on the reading of a text and on its tables.

use thuocdo_core::audit::{BaseOrigin, ClassEdge, Matter, Meaning, Measure, SignedColumn, TableDefect, Term};
use thuocdo_core::number::{Decimal, Exact};

use super::{About, count, exact, interval, list, measure, printed};
use crate::number::{bytes, decimal, short, whole};
use crate::visible;

/// The sentence of what is found in reading or in a table; `None` for what sentences say.
pub(super) fn sentence(about: &About) -> Option<String> {
    reading(about).or_else(|| sums(about)).or_else(|| order(about)).or_else(|| classes(about)).or_else(|| means(about))
}

fn reading(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::TooLarge { bytes: size, limit } => format!(
            "Văn bản nặng {}, quá giới hạn {} nên chưa được đọc. Hãy dán riêng phần cần đối chiếu.",
            bytes(*size),
            bytes(*limit)
        ),
        Matter::TooManyLines { limit } => format!(
            "Văn bản có quá {} dòng; các dòng sau chưa được đọc. Hãy dán riêng phần cần đối chiếu.",
            whole(*limit)
        ),
        Matter::MoreFindings { left_out } => format!("Còn {} nhận xét nữa không được liệt kê.", whole(*left_out)),
        Matter::RowNotRead => {
            "Không đọc được dòng này của bảng: thiếu ô, hoặc ô không đúng chỗ. Các số của dòng chưa được kiểm tra."
                .into()
        }
        Matter::TableNotRead(defect) => match defect {
            TableDefect::NoHeading => {
                "Có vẻ là một bảng nhưng không thấy dòng tiêu đề có cột tên đơn vị và cột số. Hãy dán cả dòng tiêu đề."
                    .into()
            }
            TableDefect::NoRows => "Có tiêu đề cột nhưng không đọc được dòng nào bên dưới.".into(),
            TableDefect::TooLarge => "Bảng có quá nhiều dòng hoặc cột nên chưa được đọc.".into(),
            TableDefect::Width { headings, cells } => format!(
                "Có {headings} tiêu đề nhưng mỗi dòng có {cells} ô nên không biết ô nào thuộc cột nào. Hãy chép bảng qua bảng tính rồi dán lại."
            ),
        },
        Matter::NotANumber => {
            format!("“{}” không phải là số nên chưa được kiểm tra.", visible(&about.finding.quote))
        }
        Matter::LongSentence { limit } => format!("Câu dài quá {} từ nên chưa được đọc.", whole(*limit)),
        Matter::Turned { character } => format!(
            "Dòng có chữ số và có ký tự ẩn U+{:04X}, có thể làm số hiện ra khác với số thật. Hãy gõ lại các số ở dòng này.",
            u32::from(*character)
        ),
        Matter::MixedMarks { comma, point } => format!(
            "Văn bản dùng cả dấu phẩy ({}, dòng {}) và dấu chấm ({}, dòng {}) làm dấu thập phân. Nên thống nhất một dấu.",
            visible(&comma.text),
            comma.line,
            visible(&point.text),
            point.line
        ),
        _ => return None,
    })
}

/// "62,30 + 23,37"
fn terms(terms: &[Term]) -> String {
    let mut text = String::new();
    for (at, term) in terms.iter().enumerate() {
        let sign = match (at, term.minus) {
            (0, false) => "",
            (0, true) => "−",
            (_, false) => " + ",
            (_, true) => " − ",
        };
        text.push_str(sign);
        text.push_str(&decimal(term.value.value));
    }
    text
}

fn difference(one: &Exact, other: &Exact) -> String {
    exact(&(one - other).max(other - one))
}

fn sums(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::SumsAgree { columns, total, exact, hidden } => {
            let one = |(at, column): (usize, &SignedColumn)| {
                let sign = if column.minus { "− " } else { "+ " };
                let heading = about.column(column.column);
                if at == 0 && !column.minus { heading } else { format!("{sign}{heading}") }
            };
            let sum = columns.iter().enumerate().map(one).collect::<Vec<_>>().join(" ");
            let rest = match hidden {
                0 => String::new(),
                hidden => format!("; {} dòng nữa chỉ lệch trong phạm vi làm tròn", whole(*hidden)),
            };
            format!("{sum} = {}: đúng ở {} dòng{rest}.", about.column(*total), whole(*exact))
        }
        Matter::SumHidden { terms: all, sum, total, hidden } => format!(
            "{} = {}, bảng ghi {}. Lệch {} có thể do các số đã được làm tròn trước khi in: tổng chưa làm tròn phải nằm trong {}.",
            terms(all),
            exact(sum),
            printed(total),
            difference(sum, &total.exact()),
            interval(hidden)
        ),
        Matter::SumWrong { terms: all, sum, total } => format!(
            "{} = {} nhưng bảng ghi {}, lệch {}. Ít nhất một trong các số này sai.",
            terms(all),
            exact(sum),
            printed(total),
            difference(sum, &total.exact())
        ),
        Matter::SumUnknown { fits, of } => {
            format!("Không rõ những cột nào cộng thành tổng: cách cộng sát nhất chỉ đúng ở {fits}/{of} dòng.")
        }
        Matter::AboveMaximum { value, max } => {
            format!("{} lớn hơn mức cao nhất có thể đạt là {}.", decimal(*value), short(*max))
        }
        Matter::IndexAgrees { base: Some(base), origin, rows, of } => {
            let origin = match origin {
                BaseOrigin::Column => "theo cột mẫu số",
                BaseOrigin::Stated => "mẫu số ghi trong bảng",
                BaseOrigin::Framework => "mẫu số của bộ tiêu chí",
                BaseOrigin::Inferred => "mẫu số suy ra",
            };
            format!("Tổng điểm ÷ {} × 100 cho đúng chỉ số ở {rows}/{of} dòng ({origin}).", short(*base))
        }
        Matter::IndexAgrees { base: None, rows, of, .. } => {
            format!("Chỉ số tính lại được ở {rows}/{of} dòng, mỗi dòng theo mẫu số của nó.")
        }
        Matter::BaseInferred { base, rows, of } => format!(
            "Không thấy ghi mẫu số. {} là bội duy nhất của 0,25 (đến 100) khớp với chỉ số in ra, ở {rows}/{of} dòng.",
            short(*base)
        ),
        Matter::SeveralBases { bases, rows } => format!(
            "Chưa xác định được mẫu số của {rows} dòng: {} đều khớp với chỉ số in ra.",
            list(bases, |base| short(*base))
        ),
        Matter::OwnBase { total, index, bases } => {
            let known = match bases.as_slice() {
                [base] => format!("{} là bội duy nhất của 0,25 (đến 100) cho ra", short(*base)),
                bases => format!("{} đều cho ra", list(bases, |base| short(*base))),
            };
            format!(
                "Với tổng {}, mẫu số {known} chỉ số {}. Đơn vị có mẫu số riêng không được ghi, hoặc một trong hai số sai.",
                printed(total),
                printed(index)
            )
        }
        Matter::IndexHidden { total, base, index, exact: value, rounded, hidden } => format!(
            "{} ÷ {} × 100 = {} → {}, bảng ghi {}. Chỉ khớp khi tổng điểm còn chữ số thập phân không in ra và nằm trong {}.",
            printed(total),
            short(*base),
            exact(value),
            decimal(*rounded),
            printed(index),
            interval(hidden)
        ),
        Matter::IndexWrong { total, base, index, exact: value, rounded } => format!(
            "{} ÷ {} × 100 = {} → {} nhưng bảng ghi {}; chữ số thập phân không in ra cũng không giải thích được.",
            printed(total),
            short(*base),
            exact(value),
            decimal(*rounded),
            printed(index)
        ),
        Matter::NoBase { total, index } => format!(
            "Không có mẫu số nào là bội của 0,25 (đến 100) để từ tổng {} ra chỉ số {}.",
            printed(total),
            printed(index)
        ),
        Matter::StatedBaseFails { stated, fits, found, of } => {
            let found = match found {
                Some((base, rows)) => format!(" Mẫu số {} khớp ở {rows}/{of} dòng.", short(*base)),
                None => String::new(),
            };
            format!("Mẫu số ghi là {} nhưng chỉ khớp với chỉ số ở {fits}/{of} dòng.{found}", short(*stated))
        }
        Matter::RoundingRule { half_up, cut, of } => format!(
            "Tính lại chỉ số từ tổng điểm in ra: làm tròn nửa lên khớp {half_up}/{of} dòng, cắt bỏ chữ số thừa khớp {cut}/{of} dòng."
        ),
        _ => return None,
    })
}

fn order(about: &About) -> Option<String> {
    Some(match about.matter() {
        Matter::OrderAgrees { by, rows, ranked: true } => {
            format!("Thứ hạng của {} đơn vị đúng theo {}.", whole(*rows), about.column(*by))
        }
        Matter::OrderAgrees { by, rows, ranked: false } => {
            format!("{} đơn vị xếp giảm dần theo {}.", whole(*rows), about.column(*by))
        }
        Matter::RankAgainstValue { rank, value, other, other_rank, other_value } => format!(
            "Xếp hạng {} với {}, trong khi {} xếp hạng {} với {}: thứ hạng ngược với {}.",
            count(*rank),
            printed(value),
            about.unit(*other),
            count(*other_rank),
            printed(other_value),
            about.own_column()
        ),
        Matter::ListedOutOfOrder { value, other, other_value } => format!(
            "Có {} nhưng đứng không đúng chỗ so với {} ({}); các dòng khác xếp giảm dần theo {}.",
            printed(value),
            about.unit(*other),
            printed(other_value),
            about.own_column()
        ),
        Matter::TieRanked { rows, numbers, value, falling, by_name } => {
            let mut reasons: Vec<String> =
                falling.iter().map(|column| format!("{} cao hơn đứng trước", about.column(*column))).collect();
            if *by_name {
                reasons.push("tên theo vần chữ cái".into());
            }
            let reasons = match reasons.is_empty() {
                true => "Trong bảng không thấy căn cứ của thứ tự này.".into(),
                false => format!("Thứ tự này hợp với: {}.", reasons.join("; ")),
            };
            format!(
                "{} cùng có {} nhưng được xếp thứ {}. {reasons} Nên ghi rõ cách xếp khi bằng nhau.",
                rows.iter().map(|row| about.unit(*row)).collect::<Vec<_>>().join(" và "),
                printed(value),
                numbers.iter().map(|number| count(*number)).collect::<Vec<_>>().join(" và ")
            )
        }
        Matter::SharedRank { rank, value, other, other_value } => format!(
            "Cùng hạng {} với {} nhưng {} khác {}.",
            count(*rank),
            about.unit(*other),
            printed(value),
            printed(other_value)
        ),
        Matter::UnitTwice { line } => {
            format!("Đơn vị này đã có ở dòng {line}. Hãy kiểm tra, mỗi đơn vị chỉ có một dòng.")
        }
        Matter::SharedAlone { printed, wanted: None, .. } => {
            format!(
                "Ghi “{}” là đồng hạng, nhưng trong bảng không có đơn vị nào khác cùng hạng.",
                crate::visible(printed)
            )
        }
        Matter::SharedAlone { printed, wanted: Some(wanted), found } => format!(
            "Ghi “{}” là {} đơn vị đồng hạng, nhưng trong bảng có {found} đơn vị ghi như vậy.",
            crate::visible(printed),
            count(*wanted)
        ),
        Matter::NumberGap { before, number } if about.own_meaning() == Some(Meaning::Result(Measure::Rank)) => format!(
            "Thứ hạng đi từ {} đến {} mà không phải do có đơn vị đồng hạng: bảng có thể là bản trích, thiếu đơn vị hoặc ghi sai một thứ hạng.",
            count(*before),
            count(*number)
        ),
        Matter::NumberGap { before, number } => {
            format!("Số thứ tự đi từ {} đến {}: có thể thiếu, thừa hoặc sai một dòng.", count(*before), count(*number))
        }
        Matter::NotSorted { by, out_of_order, of } => format!(
            "Các dòng không xếp theo {} ({out_of_order}/{of} dòng lệch) nên thứ tự chưa được kiểm tra.",
            about.column(*by)
        ),
        _ => return None,
    })
}

fn edge(edge: &ClassEdge) -> String {
    format!(
        "mức {} phải bắt đầu trên {} và không quá {}",
        visible(&edge.better),
        printed(&edge.above),
        printed(&edge.at_most)
    )
}

fn classes(about: &About) -> Option<String> {
    let against = |class: &str, index, other: usize, other_class: &str, other_index| {
        format!(
            "{} xếp loại {} trong khi {} có {} lại xếp loại {}",
            printed(index),
            visible(class),
            about.unit(other),
            printed(other_index),
            visible(other_class)
        )
    };
    Some(match about.matter() {
        Matter::ClassesAgree { edges, rows, stated } => {
            let edges = match edges.is_empty() {
                true => String::new(),
                false => format!(" Suy ra: {}.", list(edges, edge)),
            };
            let silent = if *stated { "" } else { " Văn bản không ghi điểm của từng mức." };
            format!("Xếp loại của {} đơn vị đi đúng theo chỉ số.{edges}{silent}", whole(*rows))
        }
        Matter::ClassAgainstIndex { class, index, other, other_class, other_index } => {
            format!("{}.", against(class, index, *other, other_class, other_index))
        }
        Matter::ClassAcrossGroups { class, index, other, other_class, other_index } => {
            format!("{}: hai nhóm có thể dùng mức khác nhau.", against(class, index, *other, other_class, other_index))
        }
        Matter::SameIndexOtherClass { class, index, other, other_class } => format!(
            "Cùng chỉ số {} với {} nhưng xếp loại {}, không phải {}. Có thể ranh giới nằm giữa các chữ số không in ra.",
            printed(index),
            about.unit(*other),
            visible(class),
            visible(other_class)
        ),
        Matter::ClassAgainstFramework { class, index, wanted, from } => format!(
            "Chỉ số {} được xếp loại {}; theo bộ tiêu chí phải là {} (từ {}).",
            printed(index),
            visible(class),
            visible(wanted),
            short(*from)
        ),
        Matter::ClassesUnclear { out_of_order, of } => {
            format!("Xếp loại không đi theo chỉ số ({out_of_order}/{of} dòng lệch) nên chưa được kiểm tra.")
        }
        _ => return None,
    })
}

fn means(about: &About) -> Option<String> {
    let extreme = |highest: bool| if highest { "cao nhất" } else { "thấp nhất" };
    let rounded = |hidden: usize| match hidden {
        0 => String::new(),
        hidden => format!("; {} dòng nữa chỉ lệch trong phạm vi làm tròn", whole(hidden)),
    };
    Some(match about.matter() {
        Matter::MeanAgrees { printed: said, mean, rows } => {
            format!("Trung bình của {} giá trị in ra là {}, đúng với {}.", whole(*rows), exact(mean), printed(said))
        }
        Matter::MeanHidden { printed: said, mean, rows } => format!(
            "Trung bình của {} giá trị in ra là {}, văn bản ghi {}. Lệch trong phạm vi làm tròn của từng giá trị.",
            whole(*rows),
            exact(mean),
            printed(said)
        ),
        Matter::MeanDiffers { printed: said, mean, rows } => format!(
            "Trung bình của {} giá trị in ra là {} nhưng văn bản ghi {}. Có thể trung bình được tính cách khác, hoặc trên những đơn vị khác.",
            whole(*rows),
            exact(mean),
            printed(said)
        ),
        Matter::MeanOutside { printed: said, rows, lowest, highest, .. } => format!(
            "Trung bình ghi là {} nhưng {} giá trị in ra chỉ từ {} đến {}.",
            printed(said),
            whole(*rows),
            printed(lowest),
            printed(highest)
        ),
        Matter::SummaryUnclear { printed: said, .. } => {
            format!("Chưa rõ số {} là của cột nào và của những dòng nào.", printed(said))
        }
        Matter::ExtremeAgrees { highest, row, printed: said } => {
            format!("Giá trị {} đúng là của {} với {}.", extreme(*highest), about.unit(*row), printed(said))
        }
        Matter::ExtremeWrong { highest, printed: said, row, value } => {
            format!("Ghi {} là {} nhưng {} có {}.", extreme(*highest), printed(said), about.unit(*row), printed(value))
        }
        Matter::ChangesAgree { measure: of, rows, hidden } => {
            format!("Mức tăng, giảm của {} khớp với hai kỳ ở {} dòng{}.", measure(*of), whole(*rows), rounded(*hidden))
        }
        Matter::ChangeHidden { before, now, change, wanted } => format!(
            "Từ {} đến {} là {}, bảng ghi {}: lệch trong phạm vi làm tròn.",
            printed(before),
            printed(now),
            exact(wanted),
            printed(change)
        ),
        Matter::ChangeWrong { before, now, change, wanted } => format!(
            "Từ {} đến {} là {} nhưng bảng ghi {}.",
            printed(before),
            printed(now),
            exact(wanted),
            printed(change)
        ),
        Matter::ChangesUnclear { fits, of } => {
            format!("Không rõ cột này ghi thay đổi thế nào: chỉ khớp ở {fits}/{of} dòng.")
        }
        Matter::BeforeOutOfRange { rank, change, before, of } => format!(
            "Hạng {} với thay đổi {} thì kỳ trước phải ở hạng {}, không có trong {of} đơn vị.",
            count(*rank),
            signed(*change),
            count(*before)
        ),
        _ => return None,
    })
}

fn signed(value: Decimal) -> String {
    if value.is_sign_negative() { short(value) } else { format!("+{}", short(value)) }
}
