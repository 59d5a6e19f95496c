//! Publications in words: what does not come out when a snapshot is computed again, and when it was frozen.

use thuocdo_core::assessment::{Given, Verdict};
use thuocdo_core::framework::{Framework, Node};
use thuocdo_core::problem::{Fault, Problem};
use thuocdo_core::score::Score;
use thuocdo_core::snapshot::{Mismatch, Moment, Said, Snapshot, Which, Whose};

use crate::round::given_at;
use crate::{date, number, ui};

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

/// Points that an appraiser gave by hand, in a publication: why, and what the unit had given itself.
pub fn given_by_hand(node: &Node, verdict: &Verdict, is_second: bool, own: Option<&Given>) -> String {
    let reason = match verdict.reason.trim() {
        "" => "điểm nhập tay, không ghi lý do",
        reason => reason,
    };
    let why = ui::reason_in_print(is_second, reason);
    match own {
        None => why,
        Some(own) => format!("{why}\n{}", ui::self_scored(&given_at(node, own))),
    }
}

/// That a unit has no result at all, beside its row.
pub const NO_RESULT: &str = "Chưa có kết quả, không xếp hạng";

/// How many criteria of a unit have no result, with the first of them; `None` where all have:
/// "2 tiêu chí chưa có kết quả (1.2 Công khai; 2.1 Đúng hạn)".
pub fn without_result(framework: &Framework, score: &Score) -> Option<String> {
    /// The most criteria that are named.
    const NAMED: usize = 3;
    let count = score.without_result(framework).count();
    let name = |index| {
        let node = framework.node(index);
        format!("{} {}", node.number, node.name.vi).trim().to_owned()
    };
    let first: Vec<String> = score.without_result(framework).take(NAMED).map(name).collect();
    (count > 0).then(|| ui::without_result_named(count, &first))
}

/// What was noteworthy when a publication was read; of another framework, both hashes and what that means.
pub fn noticed(snapshot: &Snapshot, problem: &Problem) -> String {
    match (&problem.fault, &snapshot.stated_hash) {
        // A text that the application does not have came in the file.
        (Fault::FrameworkChanged { .. }, Some(stated)) if !snapshot.framework.is_embedded() => format!(
            "Bản công bố nêu bộ tiêu chí có mã băm {}, nhưng bản kèm theo có mã băm {}. Các số tính lại ở đây theo bản kèm theo, nên không xác nhận được số đã công bố.",
            crate::visible(stated),
            snapshot.framework.hash
        ),
        (Fault::FrameworkChanged { .. }, Some(stated)) => format!(
            "Bản công bố được tính theo một bản khác của bộ tiêu chí: tệp nêu mã băm {}, ứng dụng này có bản mã băm {}. Các số tính lại ở đây theo bản của ứng dụng, nên không xác nhận được số đã công bố.",
            crate::visible(stated),
            snapshot.framework.hash
        ),
        _ => crate::problem::sentence(problem, Some(&snapshot.framework)),
    }
}

/// That an earlier publication was computed on a text of its framework that is not here; `None` where it is.
pub fn earlier_on_other(snapshot: &Snapshot) -> Option<String> {
    let stated = snapshot.stated_hash.as_ref()?;
    Some(format!(
        "Bản công bố kỳ trước được tính theo một bản khác của bộ tiêu chí (mã băm {}), ứng dụng này không có. Chỉ so sánh các số đã công bố, không tách được vì sao tăng, giảm.",
        crate::visible(stated)
    ))
}

/// The framework of a publication by the hash that it states, and by that of the application where it is another.
pub fn made_on(snapshot: &Snapshot, framework: &str) -> String {
    match &snapshot.stated_hash {
        None => ui::annex_made(framework, &snapshot.framework.hash.to_string()),
        Some(stated) => {
            ui::annex_made_on_other(framework, &crate::visible(stated), &snapshot.framework.hash.to_string())
        }
    }
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

    fn heading() -> Heading {
        Heading {
            title: "Thử".into(),
            publisher: "Thử".into(),
            decision: String::new(),
            note: String::new(),
            published_at: Moment::UNPUBLISHED,
        }
    }

    #[test]
    fn units_without_a_group_are_the_whole_table_only_where_no_unit_has_one() {
        for (group, wanted) in [("", "Cả bảng: "), ("Xã", "Các đơn vị không phân nhóm: ")] {
            let sheet = |group: &str| {
                let unit = Unit { name: "UBND xã A".into(), code: String::new(), group: group.into() };
                Arc::new(Assessment::new("qd766-2022", unit, Period::Year(2026)))
            };
            let (framework, sheets) = (by_id("qd766-2022").unwrap(), [sheet(""), sheet(group)]);
            let snapshot = Snapshot::publish(heading(), framework, Period::Year(2026), Vec::new(), &sheets);
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
    fn another_text_of_the_framework_is_told_with_both_hashes() {
        let framework = by_id("qd766-2022").unwrap();
        let here = framework.hash.to_string();
        let same = Snapshot::publish(heading(), Arc::clone(&framework), Period::Year(2026), Vec::new(), &[]);
        let other = Snapshot { stated_hash: Some("0a1b".into()), ..same.clone() };
        let fault = Fault::FrameworkChanged { id: "qd766-2022".into() };
        let problem = Problem { path: "framework.hash".into(), node: None, fault };
        let lines = [noticed(&other, &problem), made_on(&other, "Bộ 766")];
        assert!(lines.iter().all(|line| line.contains("mã băm 0a1b") && line.contains(&here)), "{lines:?}");
        assert!(lines[0].contains("theo bản của ứng dụng"), "{}", lines[0]);
        // The text came with the publication.
        let text = framework.source().to_line().replace("Bộ chỉ số", "Bộ chỉ số,");
        let carried = Arc::new(thuocdo_core::framework::read(&text).unwrap());
        let own = Snapshot { framework: Arc::clone(&carried), ..other.clone() };
        let line = noticed(&own, &problem);
        assert!(line.contains("theo bản kèm theo") && line.contains(&carried.hash.to_string()), "{line}");
        assert!(earlier_on_other(&other).unwrap().contains("mã băm 0a1b"));
        assert_eq!((earlier_on_other(&same), made_on(&same, "Bộ 766")), (None, ui::annex_made("Bộ 766", &here)));
    }

    #[test]
    fn a_moment_as_officials_write_it() {
        let frozen = Moment::parse("2026-11-02T09:05:00+07:00").unwrap();
        assert_eq!(moment(&frozen), "09:05 ngày 02/11/2026");
    }
}
