//! Words for tables that are written: what their columns are called, and what they do not hold.

use std::sync::Arc;

use thuocdo_core::assessment::Assessment;
use thuocdo_core::exchange::table::{Headings, Left, LeftKind};
use thuocdo_core::framework::Framework;

use crate::number::whole;
use crate::{ui, visible, workbook};

/// What the columns of a published table are called.
pub const HEADINGS: Headings = Headings {
    rank: "Xếp hạng",
    unit: "Đơn vị",
    group: "Nhóm",
    total: "Tổng điểm",
    attainable: "Mẫu số",
    index: "Chỉ số (%)",
    class: "Xếp loại",
    remarks: workbook::NOTES,
    example: ui::NOT_OFFICIAL,
};

/// What a wide table does not hold of the sheets it was made of, one sentence for each sort.
pub fn left(left: &[Left], sheets: &[Arc<Assessment>], framework: &Framework) -> Vec<String> {
    const NAMED: usize = 5;
    let kinds = [
        (LeftKind::Unit, "Bảng đọc lại không ra đúng đơn vị"),
        (LeftKind::Attainable, "Bảng không giữ được mẫu số riêng"),
        (LeftKind::Given, "Bảng không giữ được câu trả lời"),
        (LeftKind::Note, "Bảng không giữ nguyên được ghi chú"),
        (LeftKind::Evidence, "Bảng không có chỗ cho tài liệu kiểm chứng"),
        (LeftKind::Appraisal, "Bảng không có chỗ cho kết quả thẩm định và giải trình"),
    ];
    let sentence = |(kind, what): (LeftKind, &str)| {
        let of_kind: Vec<&Left> = left.iter().filter(|one| one.what == kind).collect();
        let place = |one: &&Left| {
            let unit = sheets.get(one.unit).map(|sheet| visible(&sheet.unit.name)).unwrap_or_default();
            match &one.node {
                Some(id) => format!("{unit}, {}", called(framework, id)),
                None => unit,
            }
        };
        let named: Vec<String> = of_kind.iter().take(NAMED).map(place).collect();
        let rest = of_kind.len().saturating_sub(NAMED);
        let rest = if rest == 0 { String::new() } else { format!("; và {} chỗ khác", whole(rest)) };
        (!of_kind.is_empty()).then(|| format!("{what}: {}{rest}.", named.join("; ")))
    };
    kinds.into_iter().filter_map(sentence).collect()
}

/// A criterion by its number, else by its id.
fn called(framework: &Framework, id: &str) -> String {
    let number = framework.find(id).map(|index| framework.node(index).number.trim()).unwrap_or_default();
    if number.is_empty() { visible(id) } else { format!("tiêu chí {number}") }
}

#[cfg(test)]
mod tests {
    use thuocdo_core::assessment::{Period, Unit};
    use thuocdo_core::framework::by_id;

    use super::*;

    #[test]
    fn what_a_table_does_not_hold_is_named_and_counted() {
        let Some(framework) = by_id("qd766-2022") else { return assert!(by_id("qd766-2022").is_some()) };
        let unit = Unit { name: "UBND xã A".into(), ..Unit::default() };
        let sheets = [Arc::new(Assessment::new(&framework.id, unit, Period::Year(2026)))];
        let one = |node: Option<&str>, what| Left { unit: 0, node: node.map(str::to_owned), what };
        let mut all = vec![one(None, LeftKind::Attainable)];
        all.extend(vec![one(Some("ON_TIME"), LeftKind::Evidence); 7]);
        assert_eq!(
            left(&all, &sheets, &framework),
            [
                "Bảng không giữ được mẫu số riêng: UBND xã A.".to_owned(),
                format!(
                    "Bảng không có chỗ cho tài liệu kiểm chứng: {}; và 2 chỗ khác.",
                    ["UBND xã A, tiêu chí 2.1"; 5].join("; ")
                ),
            ]
        );
    }
}
