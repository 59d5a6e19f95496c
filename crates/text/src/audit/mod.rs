//! Sentences of the auditor: what was found, where, with which numbers, and how certain it is.

mod article;
pub mod columns;
mod table;

use thuocdo_core::audit::{Audit, Certainty, Finding, Interval, Matter, Meaning, Measure, Printed, Severity};
use thuocdo_core::number::{Decimal, Exact};

use crate::number::{decimal, preview, short};
use crate::visible;

/// The most decimals of an exact value that are written out.
const DECIMALS: u32 = 8;

/// What was found, in one or two sentences, with its arithmetic.
pub fn sentence(finding: &Finding, audit: &Audit) -> String {
    let about = About { finding, audit };
    table::sentence(&about).or_else(|| article::sentence(&about)).unwrap_or_default()
}

/// Where it stands: "dòng 459, Huyện Sìn Hồ, cột “Chỉ số (%)”"; empty for the text as a whole.
pub fn place(finding: &Finding, audit: &Audit) -> String {
    let about = About { finding, audit };
    let mut parts = Vec::new();
    if finding.spot.line > 0 {
        parts.push(format!("dòng {}", finding.spot.line));
    }
    if let Some(cell) = finding.spot.cell {
        let table = audit.tables.get(cell.table);
        parts.extend(cell.row.filter(|row| table.is_some_and(|it| *row < it.rows.len())).map(|row| about.unit(row)));
        let column = cell.column.filter(|column| table.is_some_and(|it| *column < it.columns.len()));
        parts.extend(column.map(|column| format!("cột {}", about.column(column))));
    }
    parts.join(", ")
}

/// A line for a terminal: the code, the place, the sentence.
pub fn line(finding: &Finding, audit: &Audit) -> String {
    let place = place(finding, audit);
    let place = if place.is_empty() { String::new() } else { format!("{place}: ") };
    format!("{}: {place}{}", finding.code(), sentence(finding, audit))
}

/// How much was found, by weight.
pub fn counted(audit: &Audit) -> String {
    let found = |severity: Severity| audit.findings.iter().filter(|finding| finding.severity() == severity).count();
    format!(
        "{} chỗ mâu thuẫn, {} chỗ không tính lại được, {} chỗ nên xem lại, {} chỗ chưa kiểm tra được, {} chỗ khớp.",
        found(Severity::Contradiction),
        found(Severity::NotReproduced),
        found(Severity::Look),
        audit.unchecked.len(),
        audit.agreed.len()
    )
}

/// What a severity is called.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Contradiction => "Mâu thuẫn",
        Severity::NotReproduced => "Không tính lại được",
        Severity::Look => "Nên xem lại",
        Severity::Agrees => "Khớp",
        Severity::NotChecked => "Chưa kiểm tra được",
    }
}

/// How certain a finding is.
pub fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "Các số in ra tự cho thấy điều này.",
        Certainty::AsRead => "Đúng khi câu chữ được hiểu như đã viết: các số cùng một đơn vị, cùng một thời điểm.",
    }
}

/// What a column was taken for.
pub fn meaning(meaning: Meaning) -> String {
    match meaning {
        Meaning::Ordinal => "số thứ tự".into(),
        Meaning::Unit => "tên đơn vị".into(),
        Meaning::Remarks => "ghi chú, không kiểm tra".into(),
        Meaning::Group => "nhóm xếp hạng".into(),
        Meaning::Part => "điểm thành phần".into(),
        Meaning::SelfScore => "điểm tự chấm".into(),
        Meaning::Bonus => "điểm thưởng".into(),
        Meaning::Penalty => "điểm trừ".into(),
        Meaning::Base => "mẫu số".into(),
        Meaning::Result(measure) => self::measure(measure).into(),
        Meaning::Before(measure) => format!("{} kỳ trước", self::measure(measure)),
        Meaning::Change(Some(measure)) => format!("tăng, giảm của {}", self::measure(measure)),
        Meaning::Change(None) => "tăng, giảm, chưa rõ của cột nào".into(),
        Meaning::Unknown => "chưa nhận ra".into(),
    }
}

fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Total => "tổng điểm",
        Measure::Index => "chỉ số",
        Measure::Rank => "thứ hạng",
        Measure::Class => "xếp loại",
    }
}

/// A finding, and the audit it is of.
struct About<'a> {
    finding: &'a Finding,
    audit: &'a Audit,
}

impl About<'_> {
    fn matter(&self) -> &Matter {
        &self.finding.matter
    }

    /// The name of the unit in a row of the table that the finding is on.
    fn unit(&self, row: usize) -> String {
        let table = self.finding.spot.cell.and_then(|cell| self.audit.tables.get(cell.table));
        table.and_then(|table| table.rows.get(row)).map(|row| visible(&row.name)).unwrap_or_default()
    }

    /// The heading of a column, in quotation marks.
    fn column(&self, column: usize) -> String {
        let table = self.finding.spot.cell.and_then(|cell| self.audit.tables.get(cell.table));
        let heading = table.and_then(|table| table.columns.get(column)).map(|column| visible(&column.heading));
        format!("“{}”", heading.unwrap_or_default())
    }

    /// What the column that the finding is on was taken for.
    fn own_meaning(&self) -> Option<Meaning> {
        let cell = self.finding.spot.cell?;
        Some(self.audit.tables.get(cell.table)?.columns.get(cell.column?)?.meaning)
    }

    /// The heading of the column that the finding is on.
    fn own_column(&self) -> String {
        self.column(self.finding.spot.cell.and_then(|cell| cell.column).unwrap_or(usize::MAX))
    }
}

/// A printed number, with a percent sign where it has one.
fn printed(number: &Printed) -> String {
    let sign = if number.percent { " %" } else { "" };
    format!("{}{sign}", decimal(number.value))
}

/// An exact value with all its decimals, or its first four when there are too many.
fn exact(value: &Exact) -> String {
    match value.to_decimal().map(|value| value.normalize()) {
        Some(value) if value.scale() <= DECIMALS => short(value),
        _ => preview(value),
    }
}

/// `[67,925; 67,929975)`: a square bracket where the edge belongs to it.
fn interval(interval: &Interval) -> String {
    let open = if interval.from_in { '[' } else { '(' };
    let close = if interval.to_in { ']' } else { ')' };
    format!("{open}{}; {}{close}", exact(&interval.from), exact(&interval.to))
}

fn list<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join("; ")
}

/// Numbers as they are added up: "18,7 + 3,2".
fn added<T>(items: &[T], show: impl Fn(&T) -> String) -> String {
    items.iter().map(show).collect::<Vec<_>>().join(" + ")
}

fn count(value: Decimal) -> String {
    short(value)
}
