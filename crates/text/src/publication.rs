//! Publications in words: what does not come out when a snapshot is computed again, and when it was frozen.

use thuocdo_core::snapshot::{Mismatch, Moment, Said, Snapshot, Which, Whose};

use crate::{date, number};

/// What does not come out: "UBND xã A: chỉ số công bố là 86,53; tính lại được 86,54."
pub fn mismatch(snapshot: &Snapshot, mismatch: &Mismatch) -> String {
    let whose = match &mismatch.whose {
        Whose::Unit(at) => snapshot.units.get(*at).map(|unit| unit.sheet.unit.name.clone()).unwrap_or_default(),
        Whose::Groups(names) if names.iter().all(String::is_empty) => "Cả bảng".to_owned(),
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

    #[test]
    fn a_moment_as_officials_write_it() {
        let frozen = Moment::parse("2026-11-02T09:05:00+07:00").unwrap();
        assert_eq!(moment(&frozen), "09:05 ngày 02/11/2026");
    }
}
