//! Publications in words: what does not come out when a snapshot is computed again, and when it was frozen.

use thuocdo_core::snapshot::{Mismatch, Moment, Said, Snapshot, Which, Whose};

use crate::{date, number};

/// What does not come out: "UBND xã A: chỉ số công bố là 86,53; tính lại được 86,54."
pub fn mismatch(snapshot: &Snapshot, mismatch: &Mismatch) -> String {
    let whose = match &mismatch.whose {
        Whose::Unit(at) => snapshot.units.get(*at).map(|unit| unit.sheet.unit.name.clone()).unwrap_or_default(),
        // A group without a name is the whole table only where no unit has a group.
        Whose::Groups(names) if names.iter().all(String::is_empty) => {
            if has_groups(snapshot) {
                "Các đơn vị không phân nhóm".to_owned()
            } else {
                "Cả bảng".to_owned()
            }
        }
        Whose::Groups(names) => format!("Nhóm {}", names.join(" và ")),
    };
    let which = match mismatch.which {
        Which::Total => "tổng điểm",
        Which::Attainable => "mẫu số",
        Which::Index => "chỉ số",
        Which::Class => "xếp loại",
        Which::Rank => "hạng",
        Which::Mean => "chỉ số trung bình",
    };
    let computed = match &mismatch.computed {
        Said::Nothing => "không tính lại được".to_owned(),
        computed => format!("tính lại được {}", said(computed)),
    };
    format!("{}: {which} công bố là {}; {computed}.", crate::visible(&whose), said(&mismatch.published))
}

fn has_groups(snapshot: &Snapshot) -> bool {
    snapshot.units.iter().any(|unit| !unit.sheet.unit.group.is_empty())
}

/// A value as it is shown.
fn said(value: &Said) -> String {
    match value {
        Said::Number(value) => number::decimal(*value),
        Said::Between(from, to) => format!("từ {} đến {}", number::decimal(*from), number::decimal(*to)),
        Said::Word(word) => format!("“{}”", crate::visible(word)),
        Said::Rank(rank) => number::whole(*rank as usize),
        Said::Nothing => "không có".to_owned(),
    }
}

/// When it was frozen: `14:05 ngày 25/11/2026`.
pub fn moment(moment: &Moment) -> String {
    format!("{} ngày {}", moment.clock(), date::date(moment.date()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use thuocdo_core::assessment::{Assessment, Period, Unit};
    use thuocdo_core::framework::by_id;
    use thuocdo_core::snapshot::Heading;

    #[test]
    fn units_without_a_group_are_the_whole_table_only_where_no_unit_has_one() {
        for (group, wanted) in [("", "Cả bảng: "), ("Xã", "Các đơn vị không phân nhóm: ")] {
            let sheet = |group: &str| {
                let unit = Unit { name: "UBND xã A".into(), code: String::new(), group: group.into() };
                Arc::new(Assessment::new("qd766-2022", unit, Period::Year(2026)))
            };
            let heading = Heading {
                title: "Thử".into(),
                publisher: "Thử".into(),
                decision: String::new(),
                note: String::new(),
                published_at: Moment::UNPUBLISHED,
            };
            let (framework, sheets) = (by_id("qd766-2022").unwrap(), [sheet(""), sheet(group)]);
            let snapshot = Snapshot::publish(heading, framework, Period::Year(2026), Vec::new(), &sheets);
            let mean = Mismatch {
                whose: Whose::Groups(vec![String::new()]),
                which: Which::Mean,
                published: Said::Nothing,
                computed: Said::Nothing,
            };
            assert!(mismatch(&snapshot, &mean).starts_with(wanted), "{}", mismatch(&snapshot, &mean));
        }
    }

    #[test]
    fn a_moment_as_officials_write_it() {
        let frozen = Moment::parse("2026-11-02T09:05:00+07:00").unwrap();
        assert_eq!(moment(&frozen), "09:05 ngày 02/11/2026");
    }
}
