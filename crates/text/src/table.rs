//! Sentences for wide tables: what is wrong in which cell, and what was read how.

use thuocdo_core::exchange::table::{Separator, TableFault, TableProblem};
use thuocdo_core::framework::Framework;

use crate::number::whole;

/// The problem in one or two sentences; with the framework, criteria are called by their numbers.
pub fn sentence(problem: &TableProblem, framework: Option<&Framework>) -> String {
    let said = fault(&problem.fault, framework);
    match problem.at {
        Some(place) => format!("Ô {place}: {said}"),
        None => said,
    }
}

/// A line for a terminal: the code, then the sentence.
pub fn line(problem: &TableProblem, framework: Option<&Framework>) -> String {
    format!("{}: {}", problem.code(), sentence(problem, framework))
}

fn fault(fault: &TableFault, framework: Option<&Framework>) -> String {
    match fault {
        TableFault::Known(problem) => crate::problem::sentence(problem, framework),
        TableFault::TooManyRows { limit } => {
            format!("Bảng có quá {} dòng. Hãy kiểm tra có chọn đúng bảng không.", whole(*limit))
        }
        TableFault::TooManyColumns { limit } => {
            format!("Bảng có quá {} cột. Hãy kiểm tra có chọn đúng bảng không.", whole(*limit))
        }
        TableFault::NotText => {
            "Tệp không phải văn bản UTF-8. Trong bảng tính, hãy lưu thành “CSV UTF-8” hoặc dùng tệp .xlsx.".into()
        }
        TableFault::Quotes => {
            "dấu ngoặc kép mở đầu ô không được đóng ở cuối ô; nội dung được giữ nguyên văn. Hãy kiểm tra lại ô này và các ô sau."
                .into()
        }
    }
}

/// What divides the cells of a table.
pub fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Tab => "dấu tab",
        Separator::Semicolon => "dấu chấm phẩy (;)",
        Separator::Comma => "dấu phẩy (,)",
        Separator::Workbook => "ô của bảng tính",
    }
}
