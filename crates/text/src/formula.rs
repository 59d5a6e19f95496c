//! What is wrong with a formula, in words.

use thuocdo_core::formula::{FormulaFault, FormulaFaultKind};

use crate::number::decimal;

/// What is wrong with a formula, and where in it.
pub(crate) fn fault(fault: &FormulaFault) -> String {
    use FormulaFaultKind as Kind;
    let what = match &fault.kind {
        Kind::Empty => return "chưa có công thức".into(),
        Kind::TooLong { limit } => return format!("dài quá {} ký tự", decimal((*limit as u64).into())),
        Kind::TooDeep { limit } => format!("lồng ngoặc quá {limit} tầng"),
        Kind::UnexpectedCharacter { found } => format!("không dùng được ký tự “{found}”"),
        Kind::UnexpectedEnd => "còn thiếu phần cuối".into(),
        Kind::UnknownName { name } => format!("không có số liệu tên “{}”", crate::visible(name)),
        Kind::ExpectedOperator => "cần một phép tính (+ − × ÷)".into(),
        Kind::ExpectedValue => "cần một số hoặc tên số liệu".into(),
        Kind::TooManyFactors { limit } => {
            format!("nhân, chia quá {limit} số liệu với nhau (cộng, trừ các phân số cũng nhân mẫu số)")
        }
        Kind::NameTooLong { limit } => format!("tên dài quá {limit} ký tự"),
        Kind::ExpectedBracket => "cần dấu ngoặc mở sau min, max hoặc if".into(),
        Kind::StrayComparison => "phép so sánh chỉ dùng được trong phần đầu của if".into(),
        Kind::ExpectedComparison => "cần một phép so sánh (< ≤ = ≥ >)".into(),
        Kind::TooFewArguments => "thiếu thành phần trong ngoặc".into(),
        Kind::TooManyArguments => "thừa thành phần trong ngoặc".into(),
        Kind::NumberTooLong => "số quá dài".into(),
        Kind::DecimalComma => "phần thập phân dùng dấu chấm, giữa các giá trị dùng dấu “;”".into(),
        Kind::UnclosedBracket => "ngoặc mở mà không đóng".into(),
        Kind::UnopenedBracket => "ngoặc đóng mà không mở".into(),
        Kind::More => "từ đây còn lỗi khác".into(),
        Kind::DivisionByZero => "chia cho 0".into(),
    };
    format!("{what} (ký tự thứ {})", fault.at)
}
