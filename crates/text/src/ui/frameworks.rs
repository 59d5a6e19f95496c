//! Words of the framework library, of the reading view and of the comparison.

use thuocdo_core::assessment::{LeftOutReason, Period};
use thuocdo_core::framework::{ChangedValue, Difference, Framework, Status};

use super::{NOT_OFFICIAL, STATUS_OFFICIAL};
use crate::{date, visible};

/// The library's title.
pub const LIBRARY: &str = "Thư viện bộ tiêu chí";
/// What it is for.
pub const LIBRARY_LEAD: &str = "Mỗi quyết định là một bộ tiêu chí: cây tiêu chí, cách tính từng điểm, căn cứ. Xem, đối chiếu, nhân bản cho năm sau hoặc lập bộ mới của tỉnh.";
/// Mine.
pub const MY_FRAMEWORKS: &str = "Bộ tiêu chí của tôi";
/// Built in.
pub const BUILT_IN: &str = "Có sẵn trong ứng dụng";
/// Those that travel in sheets and rounds.
pub const IN_SHEETS: &str = "Trong các phiếu, đợt đánh giá";
/// What they are.
pub const IN_SHEETS_HINT: &str =
    "Bộ tiêu chí kèm theo phiếu và đợt đánh giá đang lưu trong trình duyệt này, chưa có ở hai mục trên.";
/// A framework was opened whose id another text has.
pub const OTHER_TEXT: &str = "Cùng mã, khác nội dung";
/// A framework was opened that is here already.
pub const SAME_TEXT: &str = "Đã có bộ tiêu chí này";
/// One of mine is what a file holds; it was opened instead of a second one.
pub fn same_as_own(file: &str, name: &str) -> String {
    format!("Tệp “{file}” giống hệt “{name}” trong “{MY_FRAMEWORKS}” nên không lập bản thứ hai; đây là bản đã có.")
}
/// A built-in one is what a file holds; a copy of mine was made of it.
pub fn same_as_built_in(file: &str, name: &str) -> String {
    format!(
        "Tệp “{file}” giống hệt “{name}” có sẵn trong ứng dụng. Bản này chỉ cần khi muốn sửa; để chấm điểm, hãy dùng bản có sẵn."
    )
}
/// None of mine yet.
pub const NO_FRAMEWORKS: &str = "Chưa có bộ nào. Lập bộ mới, mở tệp, hoặc nhân bản một bộ có sẵn.";
/// A new one.
pub const NEW_FRAMEWORK: &str = "Lập bộ tiêu chí mới";
/// Open a file.
pub const OPEN_FRAMEWORK_FILE: &str = "Mở tệp bộ tiêu chí";
/// Read it.
pub const READ: &str = "Xem";
/// Edit it.
pub const EDIT: &str = "Sửa";
/// Duplicate it.
pub const DUPLICATE: &str = "Nhân bản để sửa";
/// Save it as a file.
pub const SAVE_FRAMEWORK: &str = "Lưu tệp";
/// Compare two.
pub const COMPARE: &str = "So sánh hai bản";
/// The earlier one.
pub const COMPARE_BEFORE: &str = "Bản trước";
/// The later one.
pub const COMPARE_AFTER: &str = "Bản sau";
/// One that has no name yet.
pub const UNNAMED: &str = "Bộ tiêu chí chưa đặt tên";
/// Usable.
pub const READY: &str = "Dùng được";
/// Not yet usable.
pub const NOT_READY: &str = "Chưa hoàn chỉnh";
/// One that is not yet usable cannot be read.
pub const NOT_READY_TO_READ: &str = "Bộ tiêu chí này chưa hoàn chỉnh nên chưa xem được. Hãy sửa các lỗi còn lại.";
/// One of mine was changed in another tab.
pub const FRAMEWORK_COPIED: &str = "Bộ tiêu chí này cũng được lưu ở thẻ khác. Bản của thẻ này được giữ thành một bản riêng trong thư viện; không bản nào bị ghi đè.";
/// One could not be kept.
pub const FRAMEWORK_NOT_KEPT: &str = "Chưa lưu được bộ tiêu chí";
/// One could not be deleted.
pub const FRAMEWORK_NOT_DELETED: &str = "Chưa xóa bộ tiêu chí";
/// Why.
pub const FRAMEWORK_NOT_AS_SHOWN: &str =
    "Bộ tiêu chí này vừa được sửa hoặc xóa ở thẻ khác. Danh sách đã cập nhật; hãy xem lại rồi xóa nếu vẫn cần.";
/// One cannot be read.
pub const FRAMEWORK_UNREADABLE: &str = "Bộ tiêu chí không đọc được";
/// A file is no framework.
pub const FRAMEWORK_NOT_OPENED: &str = "Không mở được tệp bộ tiêu chí";
/// What a file is that was opened as a framework, and where it is to be opened; `None` where nothing is known of its format.
pub fn is_another_file(format: &str) -> Option<&'static str> {
    Some(match format {
        "thuocdo.assessment" => "Đây là tệp phiếu chấm. Hãy mở ở trang đầu, mục “Mở tệp phiếu chấm”.",
        "thuocdo.rescue" => "Đây là tệp dự phòng. Hãy mở ở trang đầu, mục “Mở tệp phiếu chấm”.",
        "thuocdo.snapshot" => "Đây là tệp kết quả công bố. Hãy mở ở trang đầu, mục “Xem kết quả công bố”.",
        "thuocdo.round" => "Đây là tệp đợt đánh giá. Hãy mở ở trang đầu, mục “Đợt đánh giá”.",
        _ => return None,
    })
}

/// A file was taken in though it is not complete.
pub const FRAMEWORK_OPENED_UNFINISHED: &str = "Đã mở để sửa tiếp; tệp còn lỗi, xem mục Kiểm tra.";
/// There is no such framework.
pub const NO_SUCH_FRAMEWORK: &str = "Không có bộ tiêu chí này trong trình duyệt.";
/// What begins the remark that a name is a copy's.
const COPY_MARK: &str = " (bản sao";
/// A framework was duplicated.
pub const DUPLICATED: &str = "Đã nhân bản để sửa";
/// What is to be done with the copy.
pub const DUPLICATED_TO_DO: &str = "Cần sửa theo quyết định mới: thời gian áp dụng (đang là của bản cũ), căn cứ pháp lý (đã bỏ trống), tên đầy đủ, căn cứ của từng tiêu chí.";
/// Use it to score.
pub const SCORE_WITH: &str = "Chấm điểm theo bộ này";
/// The language switch of the reading view.
pub const RULES_IN_ENGLISH: &str = "Cách tính bằng tiếng Anh";
/// The table of the tree.
pub const TREE_TABLE: &str = "Cây tiêu chí và cách tính điểm";
/// What is counted.
pub const TREE_COUNT: &str = "Số mục";
/// The time in force.
pub const IN_FORCE: &str = "Áp dụng";
/// The hash.
pub const HASH: &str = "Mã băm của bộ tiêu chí";
/// Remarks to the whole.
pub const REMARKS: &str = "Ghi chú của bộ tiêu chí";
/// The linter's list.
pub const LINT_TITLE: &str = "Kiểm tra tự động";
/// Where the decision says it, as a column.
pub const CITATION_COLUMN: &str = "Căn cứ";
/// Who scores, as a column.
pub const WHO_SCORES: &str = "Ai chấm";
/// The policies in the reading view.
pub const HOW_COMPUTED: &str = "Cách tính chung";
/// Added nodes.
pub const ADDED: &str = "Mục mới";
/// Removed nodes.
pub const REMOVED_NODES: &str = "Mục đã bỏ";
/// Nodes of which nobody can say that they are one criterion.
pub const DOUBTFUL: &str = "Không chắc là cùng một tiêu chí";
/// What is made of them.
pub const DOUBTFUL_HINT: &str = "Cùng số thứ tự mà tên khác hẳn hoặc trái nghĩa, hoặc vừa đổi số vừa đổi tên. Được coi là hai tiêu chí khác nhau: câu trả lời cũ không chuyển sang. Nếu vẫn là một tiêu chí, hãy đặt tên giống nhau.";
/// Changed nodes.
pub const CHANGED: &str = "Mục thay đổi";
/// Policies that differ.
pub const CHANGED_POLICIES: &str = "Cách tính chung khác nhau";
/// Nothing differs.
pub const NO_DIFFERENCES: &str = "Hai bản giống nhau hoàn toàn.";
/// Nothing differs that can be shown.
pub const NO_SHOWN_DIFFERENCES: &str =
    "Hai bản giống nhau ở mọi nội dung được hiển thị; tệp chỉ khác ở mã, thứ tự hoặc chữ tiếng Anh.";
/// A rule whose words are the same.
pub const ONLY_IN_FILE: &str = "(chỉ khác ở mã, thứ tự hoặc chữ tiếng Anh trong tệp)";
/// Not below another node.
pub const TOP_OF_TREE: &str = "Cấp cao nhất";
/// A criterion that applies to everybody.
pub const MUST_APPLY: &str = "Không được ghi “Không áp dụng”.";
/// What differs of the heading.
pub const CHANGED_HEADING: &str = "Thông tin chung khác nhau";
/// Back-casting.
pub const BACK_CAST: &str = "Chuyển phiếu của kỳ trước sang bản sau";
/// What it does.
pub const BACK_CAST_HINT: &str = "Chọn một phiếu đã chấm theo bản trước. Số liệu còn dùng được chuyển sang phiếu mới theo bản sau; phần không chuyển được liệt kê bên dưới. Phiếu cũ giữ nguyên.";
/// No sheet to carry over.
pub const NO_SHEETS_ON_BEFORE: &str = "Chưa có phiếu nào chấm theo bản trước.";
/// Carry over.
pub const CARRY_OVER: &str = "Chuyển";
/// Open the new sheet.
pub const OPEN_NEW_SHEET: &str = "Mở phiếu mới";
/// What was left out.
pub const LEFT_OUT: &str = "Không chuyển được";
/// The list of it is not kept.
pub const LEFT_OUT_NOT_KEPT: &str = "Danh sách này không được lưu lại: rời trang là mất.";
/// Saves the list as a file.
pub const SAVE_LEFT_OUT: &str = "Lưu danh sách";
/// Before.
pub const BEFORE_WORD: &str = "Trước";
/// After.
pub const AFTER_WORD: &str = "Sau";
/// What differs, as a column.
pub const WHAT_DIFFERS: &str = "Khác ở";
/// The reason, as a column.
pub const WHY_LEFT: &str = "Lý do";
/// Not found page of this part.
pub const TO_LIBRARY: &str = "Về thư viện";
/// Delete one of mine: asked twice.
pub const DELETE_FRAMEWORK: &str = "Xóa";
/// The question.
pub const DELETE_SURE: &str = "Bấm lần nữa để xóa";
/// Deleted, with the way back.
pub fn framework_deleted(name: &str) -> String {
    format!("Đã xóa bộ tiêu chí “{name}”.")
}

/// What an opened framework has in common with another one, where that is known, and the beginnings of both hashes.
pub fn other_text(id: &str, place: &str, known: &str, opened: &str) -> String {
    format!(
        "Mã “{id}” đã có ở “{place}” với nội dung khác (mã băm {known}…; tệp vừa mở {opened}…). Bấm “{}” để so sánh hai bản trước khi dùng.",
        super::OPEN
    )
}

/// A framework's name with the beginning of its hash.
pub fn with_hash(name: &str, hash: &str) -> String {
    format!("{name} ({hash}…)")
}

/// The name of a copy; of several copies, of the one with a number.
pub fn copied_name(name: &str, nth: u32) -> String {
    let name = name.split_once(COPY_MARK).map_or(name, |(name, _)| name);
    if nth == 1 { format!("{name}{COPY_MARK})") } else { format!("{name}{COPY_MARK} {nth})") }
}

/// What a copy is called now.
pub fn duplicated_as(name: &str, id: &str) -> String {
    format!("Bản mới tên “{name}”, mã “{id}”; bản cũ giữ nguyên.")
}

/// How official a framework's text is.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Official => STATUS_OFFICIAL,
        Status::Partial => "Chưa đầy đủ",
        Status::Example => NOT_OFFICIAL,
    }
}

/// How many nodes and leaves.
pub fn tree_counts(nodes: usize, leaves: usize, max: &str) -> String {
    format!("{nodes} mục, {leaves} tiêu chí chấm điểm, tổng {max} điểm")
}

/// When somebody last compared it with the decision.
pub fn compared_on(date: &str) -> String {
    format!("đối chiếu ngày {date}")
}

/// A value that changed while in force.
pub fn value_changed(value: ChangedValue, was: &str, since: &str, citation: &str) -> String {
    let what = match value {
        ChangedValue::Max => "Điểm tối đa",
        ChangedValue::Rule => "Cách tính",
        ChangedValue::Name => "Tên",
        ChangedValue::ScoredBy => "Cơ quan chấm",
    };
    format!("{what} thay đổi từ {since} ({citation}); trước đó: {was}")
}

/// Points that were measured for nobody, and why.
pub fn not_measured(points: &str, reason: &str) -> String {
    format!("{points} điểm không đo cho đơn vị nào, bớt khỏi mẫu số: {reason}")
}

/// How many areas and criteria the decision itself says it has.
pub fn printed_counts(areas: Option<u32>, criteria: Option<u32>, sub_criteria: Option<u32>) -> String {
    let count = |count: Option<u32>, what: &str| count.map(|count| format!("{} {what}", super::count(count as usize)));
    [count(areas, "lĩnh vực"), count(criteria, "tiêu chí"), count(sub_criteria, "tiêu chí thành phần")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ")
}

/// The counts that the decision prints for a part, beside those of the part as it stands here; `None` where its criteria
/// are not transcribed.
pub fn counts_beside(printed: &str, own: Option<&str>) -> String {
    match own {
        Some(own) => format!("Văn bản ghi {printed}; ở đây có {own}."),
        None => format!("Văn bản ghi {printed}; ở đây chưa chép từng tiêu chí."),
    }
}

/// What differs between two versions of a node.
pub fn difference(difference: Difference) -> &'static str {
    match difference {
        Difference::Id => "mã",
        Difference::Number => "số thứ tự",
        Difference::Name => "tên",
        Difference::Max => "điểm tối đa",
        Difference::NotMeasured => "điểm không đo được",
        Difference::Block => "phần điểm thưởng, điểm trừ",
        Difference::Parent => "vị trí trong cây",
        Difference::Kind => "có hoặc không có mục con",
        Difference::Rule => "cách tính",
        Difference::ScoredBy => "ai chấm",
        Difference::NotApplicable => "được “Không áp dụng” hay không",
        Difference::Evidence => "tài liệu kiểm chứng",
        Difference::English => "tên tiếng Anh",
        Difference::Citation => "căn cứ",
        Difference::Printed => "số tiêu chí văn bản ghi",
        Difference::Notes => "ghi chú",
        Difference::Changes => "thay đổi trong thời gian áp dụng",
    }
}

/// What a rule asks for: a figure's label and what is counted.
pub fn figure_asked(label: &str, noun: &str, whole: bool) -> String {
    let whole = if whole { ", số nguyên" } else { "" };
    format!("Số liệu “{label}” ({noun}{whole}).")
}

/// What a node is that is not scored itself.
pub fn with_children(children: usize) -> String {
    format!("Nhóm có {} mục con.", super::count(children))
}

/// Why an answer was not carried over to a framework.
pub fn left_out(reason: &LeftOutReason, later: &Framework) -> String {
    let said = match reason {
        LeftOutReason::NoSuchNode => "bản sau không có tiêu chí này",
        LeftOutReason::OtherCriterion => "ở số thứ tự này nay là tiêu chí khác",
        LeftOutReason::Doubtful { now } => {
            let node = later.find(now).map(|index| later.node(index));
            let called = node.map_or_else(|| now.clone(), |node| format!("{} {}", node.number, node.name.vi));
            return format!("không chắc vẫn là tiêu chí này, bản sau ghi “{}”", visible(called.trim()));
        }
        LeftOutReason::OtherKind => "bản sau tách hoặc gộp tiêu chí này",
        LeftOutReason::OtherRule => "bản sau hỏi số liệu khác hoặc tính theo cách khác",
        LeftOutReason::OtherLabel { before, after } => {
            return format!("bản trước hỏi “{}”, bản sau hỏi “{}”", visible(before), visible(after));
        }
        LeftOutReason::OtherOptions => "bản sau không có đúng một mức tên như mức đã chọn",
        LeftOutReason::OtherMaximum => "điểm nhập tay, mà điểm tối đa đã đổi",
        LeftOutReason::NotApplicable => "bản sau không cho “Không áp dụng”",
        LeftOutReason::Attainable => "mẫu số riêng của đơn vị thuộc về bộ cũ",
        LeftOutReason::Appraisal => "phần thẩm định thuộc về bộ cũ",
    };
    said.to_owned()
}

/// What came of carrying over.
pub fn carried_over(carried: usize, left: usize) -> String {
    format!("Đã chuyển {carried} câu trả lời sang phiếu mới; {left} câu không chuyển được.")
}

/// The new sheet's period is another one than the old sheet's.
pub fn period_moved(before: Period, after: Period) -> String {
    format!("Kỳ của phiếu mới là {}, vì bản sau không áp dụng cho {}.", date::period(after), date::period(before))
}

/// The file of what was not carried over: whose sheet, from where to where, what came of it, and a line for each answer. It
/// is written as old editors of Windows read it.
pub fn left_out_file(unit: &str, frameworks: [&str; 2], said: &[String], left: &[String]) -> String {
    let [before, after] = frameworks;
    let head = [unit.to_owned(), format!("{before} → {after}")];
    let list = left.iter().map(|line| format!("- {line}"));
    let blank = || std::iter::once(String::new());
    let lines = head.into_iter().chain(said.iter().cloned()).chain(blank()).chain([format!("{LEFT_OUT}:")]);
    let lines: Vec<String> = lines.chain(list).chain(blank()).collect();
    format!("\u{feff}{}", lines.join("\r\n"))
}

/// Print a framework.
pub const PRINT_FRAMEWORK: &str = "In";

/// A framework could not be kept.
pub const FRAMEWORK_NOT_SAVED: &str =
    "Trình duyệt không lưu được bộ tiêu chí này (hết chỗ hoặc bị chặn). Bấm “Lưu tệp” để giữ lại trước khi rời trang.";
/// More of the tree.
pub const SHOW_MORE_NODES: &str = "Hiện thêm mục";

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use thuocdo_core::framework::by_id;

    /// Made up; the criterion is 1.1 of QĐ 766/QĐ-TTg.
    #[test]
    fn what_was_left_out_is_told_with_both_words() {
        let later = by_id("qd766-2022").unwrap();
        let node = &later.nodes()[1];
        for (reason, wanted) in [
            (
                LeftOutReason::OtherLabel {
                    before: "Số hồ sơ đúng hạn".into(), after: "Số hồ sơ quá hạn".into()
                },
                "bản trước hỏi “Số hồ sơ đúng hạn”, bản sau hỏi “Số hồ sơ quá hạn”".to_owned(),
            ),
            (
                LeftOutReason::Doubtful { now: node.id.clone() },
                format!("không chắc vẫn là tiêu chí này, bản sau ghi “{} {}”", node.number, node.name.vi),
            ),
            (
                LeftOutReason::Doubtful { now: "KHAC".into() },
                "không chắc vẫn là tiêu chí này, bản sau ghi “KHAC”".to_owned(),
            ),
        ] {
            assert_eq!(left_out(&reason, &later), wanted);
        }
        assert_eq!(
            period_moved(Period::Year(2026), Period::Quarter(2027, 1)),
            "Kỳ của phiếu mới là quý I/2027, vì bản sau không áp dụng cho năm 2026."
        );
    }

    #[test]
    fn the_file_of_what_was_left_out_has_a_line_for_each() {
        let said = [carried_over(2, 1), period_moved(Period::Year(2026), Period::Year(2027))];
        let file = left_out_file("UBND xã Y", ["Y 2026", "Y 2027"], &said, &["1.1 Một: a".into(), "1.2 Hai: b".into()]);
        let lines: Vec<&str> = file.strip_prefix('\u{feff}').unwrap().split("\r\n").collect();
        let [said, period] = said.each_ref().map(String::as_str);
        let wanted = [
            "UBND xã Y",
            "Y 2026 → Y 2027",
            said,
            period,
            "",
            "Không chuyển được:",
            "- 1.1 Một: a",
            "- 1.2 Hai: b",
            "",
        ];
        assert_eq!(lines, wanted);
    }
}
