//! Words of rounds: the list, collecting, appraising, ranking and publishing.

use thuocdo_core::assessment::Stage;
use thuocdo_core::round::Sending;
use thuocdo_core::round::merge::{AnswerPart, Kind};

use crate::number::whole;

/// The page of rounds.
pub const ROUNDS: &str = "Đợt đánh giá";
/// What it is for.
pub const ROUNDS_LEAD: &str =
    "Tổng hợp phiếu của các đơn vị, thẩm định, xếp hạng và công bố. Dữ liệu chỉ nằm trong trình duyệt này.";
/// The rounds that are kept.
pub const MY_ROUNDS: &str = "Các đợt đang làm";
/// No round is kept.
pub const NO_ROUNDS: &str = "Chưa có đợt nào.";
/// A round that cannot be read.
pub const ROUND_UNREADABLE: &str = "Đợt đánh giá không đọc được";
/// Makes a round.
pub const NEW_ROUND: &str = "Lập đợt đánh giá";
/// The title of a round.
pub const ROUND_TITLE: &str = "Tên đợt đánh giá";
/// An example of a title.
pub const ROUND_TITLE_HINT: &str = "Ví dụ: Chỉ số CCHC của UBND cấp xã năm 2026";
/// The deadline.
pub const DEADLINE: &str = "Hạn nộp phiếu (không bắt buộc)";
/// The deadline, in a heading.
pub const DEADLINE_SHORT: &str = "hạn nộp";
/// The period.
pub const ROUND_PERIOD: &str = "Kỳ đánh giá";
/// What a period looks like.
pub const ROUND_PERIOD_HINT: &str = "Năm 2026, quý 2026-Q3 hoặc tháng 2026-10";
/// The period cannot be read.
pub const ROUND_PERIOD_WRONG: &str = "Kỳ đánh giá phải là năm (2026), quý (2026-Q3) hoặc tháng (2026-10).";
/// The title is missing.
pub const ROUND_TITLE_MISSING: &str = "Hãy đặt tên cho đợt đánh giá.";
/// Opens a round's file.
pub const OPEN_ROUND: &str = "Mở tệp đợt đánh giá";
/// A file is no round.
pub const ROUND_NOT_OPENED: &str = "Không mở được tệp đợt đánh giá";
/// There is no such round.
pub const NO_SUCH_ROUND: &str = "Không có đợt đánh giá này trong trình duyệt.";
/// Forgets a round.
pub const REMOVE_ROUND: &str = "Xóa đợt";
/// Asks before a round is forgotten.
pub const REMOVE_ROUND_SURE: &str = "Bấm lần nữa để xóa hẳn; hãy lưu tệp trước nếu còn cần.";
/// Saves a round's file.
pub const SAVE_ROUND: &str = "Lưu tệp đợt";
/// What the browser keeps of the round is no longer what was opened: another tab has saved it, or it cannot be read.
pub const ROUND_COPIED: &str = "Bản lưu của đợt này đã khác với bản mở ở đây, thường vì được sửa ở một cửa sổ khác. Phần sửa ở đây được giữ thành một bản riêng trong danh sách đợt.";
/// A round could not be kept.
pub const ROUND_NOT_SAVED: &str = "Hãy bấm “Lưu tệp đợt” để giữ toàn bộ đợt đánh giá trong một tệp.";
/// A round that the browser does not keep.
pub const ROUND_TOO_LARGE: &str = "Đợt này quá lớn để trình duyệt lưu; hãy bấm “Lưu tệp đợt” trước khi đóng trang.";
/// It has edits that no file holds.
pub const ROUND_UNSAVED: &str = "Chưa lưu ra tệp";
/// A file holds it.
pub const ROUND_IN_FILE: &str = "Không có thay đổi so với tệp";
/// The mark of such a round in the list.
pub const ROUND_NOT_KEPT: &str = "chỉ trong cửa sổ này";
/// A file is being read.
pub const READING: &str = "Đang đọc tệp…";
/// Collecting.
pub const COLLECT: &str = "Thu thập";
/// Appraising.
pub const APPRAISE: &str = "Thẩm định";
/// Ranking.
pub const RANKING: &str = "Xếp hạng";
/// Publishing.
pub const PUBLISH: &str = "Công bố";
/// The tabs of a round.
pub const ROUND_TABS: &str = "Các bước";
/// Takes files in.
pub const TAKE_FILES: &str = "Nhận phiếu";
/// What can be taken in.
pub const TAKE_FILES_HINT: &str = "Chọn hoặc kéo vào đây mọi tệp phiếu (.json) và bảng (.csv, .xlsx) cùng lúc.";
/// Chooses files.
pub const CHOOSE_FILES: &str = "Chọn tệp";
/// The field for links and tables.
pub const PASTE_LINKS: &str = "Hoặc dán liên kết (mỗi dòng một liên kết), hoặc dán bảng từ Excel";
/// Reads what was pasted.
pub const READ_PASTED: &str = "Đọc nội dung đã dán";
/// Adds units that should send.
pub const EXPECTED_UNITS: &str = "Danh sách đơn vị phải nộp";
/// What the list looks like.
pub const EXPECTED_UNITS_HINT: &str =
    "Mỗi dòng một đơn vị; có thể thêm nhóm sau dấu chấm phẩy hoặc dấu tab: UBND xã A; Xã";
/// Adds them.
pub const ADD_UNITS: &str = "Thêm vào đợt";
/// What was read and waits for a decision.
pub const PREVIEW: &str = "Xem trước khi nhận";
/// What the preview is for.
pub const PREVIEW_HINT: &str = "Chưa có gì thay đổi trong đợt. Chọn phiếu muốn nhận rồi bấm “Nhận”.";
/// Takes over what is chosen.
pub const TAKE_CHOSEN: &str = "Nhận các phiếu đã chọn";
/// Drops what was read.
pub const DROP_ALL: &str = "Bỏ, không nhận";
/// Drops one sheet of what was read.
pub const DROP_ONE: &str = "Bỏ phiếu này";
/// Which unit of the round a sheet is of.
pub const UNIT_IN_ROUND: &str = "Tên đơn vị trong đợt";
/// Whether to take over what conflicts as well.
pub const TAKE_CONFLICTS: &str = "Nhận cả chỗ trái với kết quả đang có";
/// The source of a sheet.
pub const COMES_FROM: &str = "Nguồn";
/// What a sheet is to the round.
pub const STATE: &str = "Tình trạng";
/// What changes.
pub const WHAT_CHANGES: &str = "Thay đổi";
/// Takes one over.
pub const TAKE: &str = "Nhận";
/// Conflicts.
pub const CONFLICT: &str = "trái với kết quả đang có";
/// A change that is a verdict which a sheet brings, where the round has none; it is taken only when it is chosen.
pub const VERDICT_BROUGHT: &str = "thẩm định do phiếu mang theo";
/// Takes all changes of a sheet that are not taken by themselves, where some are verdicts that it brings.
pub const TAKE_UNASKED: &str = "Nhận cả những chỗ chỉ nhận khi được chọn";
/// The units of the round.
pub const UNITS_OF_ROUND: &str = "Các đơn vị";
/// No unit is in the round.
pub const NO_UNITS: &str = "Chưa có đơn vị nào. Nhận phiếu, hoặc dán danh sách đơn vị phải nộp.";
/// The day it came.
pub const RECEIVED_ON: &str = "Ngày nhận";
/// The group.
pub const GROUP: &str = "Nhóm";
/// Takes a unit out of the round.
pub const TAKE_OUT: &str = "Bỏ khỏi đợt";
/// Saves a unit's sheet with its appraisal.
pub const SAVE_SHEET: &str = "Lưu phiếu";
/// How it was read, and what could not be.
pub const HOW_READ: &str = "Nội dung được hiểu như sau";
/// Numbers that can be two.
pub const AMBIGUOUS_NUMBERS: &str = "Số dạng 1.234 có thể hiểu hai cách. Trong bảng này:";
/// A table has no column of the framework.
pub const TABLE_WITHOUT_COLUMNS: &str = "Bảng không có cột nào của bộ tiêu chí nên không có phiếu nào để nhận.";
/// Where a table of totals belongs; the page's name follows.
pub const TOTALS_ARE_AUDITED: &str =
    "Nếu bảng chỉ có kết quả chung (tổng điểm, chỉ số, thứ hạng), hãy kiểm tra ở trang";
/// The point divides thousands.
pub const POINT_IS_THOUSANDS: &str = "1.234 là một nghìn hai trăm ba mươi tư";
/// The point is the decimal mark.
pub const POINT_IS_DECIMAL: &str = "1.234 là một phẩy hai ba tư";
/// Which sheet the province looks at.
pub const AT_STAGE: &str = "Tính theo";
/// Chooses what to appraise.
pub const APPRAISE_WHAT: &str = "Thẩm định theo";
/// One criterion over all units.
pub const BY_CRITERION: &str = "một tiêu chí, mọi đơn vị";
/// One unit, all criteria.
pub const BY_UNIT: &str = "một đơn vị, mọi tiêu chí";
/// Which rows are shown.
pub const SHOW_ROWS: &str = "Chỉ hiện";
/// All rows.
pub const ALL_ROWS: &str = "tất cả";
/// Rows without evidence.
pub const WITHOUT_EVIDENCE: &str = "chưa có tài liệu kiểm chứng";
/// Rows with a difference.
pub const WITH_DIFFERENCE: &str = "điểm thẩm định khác tự chấm";
/// Rows that nobody has appraised.
pub const NOT_YET_APPRAISED: &str = "chưa thẩm định";
/// The self-score.
pub const SELF_SCORE: &str = "Tự chấm";
/// The evidence.
pub const EVIDENCE_COLUMN: &str = "Tài liệu kiểm chứng";
/// The first appraisal.
pub const FIRST_APPRAISAL: &str = "Thẩm định lần 1";
/// The explanation.
pub const EXPLANATION: &str = "Giải trình";
/// The second appraisal.
pub const SECOND_APPRAISAL: &str = "Thẩm định lần 2, Hội đồng";
/// The reason of a verdict.
pub const REASON_FOR: &str = "Lý do";
/// The points that count.
pub const COUNTS_AS: &str = "Điểm tính";
/// A verdict of points needs a reason.
pub const REASON_WANTED: &str = "cần ghi lý do";
/// Agrees with the self-score: no verdict.
pub const AS_SELF_SCORED: &str = "như tự chấm";
/// There is nothing to show.
pub const NO_ROWS: &str = "Không có dòng nào.";
/// Publishing, in words.
pub const PUBLISH_LEAD: &str = "Bản công bố được chốt tại thời điểm bấm nút, mang theo mọi số liệu để ai cũng tính lại được; sửa số liệu sau đó không làm bản đã công bố thay đổi.";
/// The publisher.
pub const PUBLISHER: &str = "Cơ quan công bố";
/// The decision.
pub const DECISION_OPTIONAL: &str = "Quyết định phê duyệt (không bắt buộc)";
/// The note.
pub const NOTE_OPTIONAL: &str = "Ghi chú cho người đọc (không bắt buộc)";
/// Freezes it.
pub const FREEZE: &str = "Chốt và lưu tệp công bố";
/// The title of the publication is missing.
pub const PUBLICATION_TITLE_MISSING: &str = "Hãy ghi tên đợt đánh giá: bản công bố mang tên này.";
/// The publisher is missing.
pub const PUBLISHER_MISSING: &str = "Hãy ghi cơ quan công bố.";
/// It was frozen.
pub const FROZEN: &str = "Đã chốt bản công bố.";
/// Opens it.
pub const SEE_PUBLICATION: &str = "Xem bản công bố";
/// The link could not be copied.
pub const LINK_NOT_COPIED: &str = "Trình duyệt không cho chép; hãy bôi đen liên kết và chép tay.";
/// The link holds totals only.
pub const LINK_TOTALS: &str = "Liên kết chỉ mang tổng điểm vì số liệu từng tiêu chí quá dài; tệp công bố mang đủ.";
/// How to put it on a site.
pub const BESIDE_THE_APP: &str =
    "Để đăng trên cổng thông tin: chép tệp công bố vào thư mục của Thước Đo trên máy chủ, rồi dùng địa chỉ dưới đây.";
/// Units that still have something open.
pub const OPEN_BEFORE_PUBLISHING: &str = "Còn cần xem trước khi công bố";

/// A tab by its place.
pub fn round_tab(at: usize) -> &'static str {
    [COLLECT, APPRAISE, RANKING, PUBLISH].get(at).copied().unwrap_or(COLLECT)
}

/// How far a unit is with sending.
pub fn sending(sending: Sending) -> &'static str {
    match sending {
        Sending::Sent => "Đã nộp",
        Sending::Late => "Nộp muộn",
        Sending::Missing => "Chưa nộp",
    }
}

/// How many have sent: "Đã nộp 30/38; nộp muộn 2; chưa nộp 8".
pub fn sending_counts(sent: usize, late: usize, missing: usize) -> String {
    let all = sent + late + missing;
    format!(
        "Đã nộp {}/{} đơn vị; nộp muộn {}; chưa nộp {}",
        whole(sent + late),
        whole(all),
        whole(late),
        whole(missing)
    )
}

/// What a sheet is to the round.
pub fn incoming_kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::New => "Đơn vị mới",
        Kind::First => "Nộp lần đầu",
        Kind::Same => "Không có gì mới",
        Kind::Changed => "Có thay đổi",
        Kind::Refused(_) => "Không nhận được",
    }
}

/// A part of an answer.
pub fn answer_part(part: AnswerPart) -> &'static str {
    match part {
        AnswerPart::Given => "số liệu, điểm",
        AnswerPart::Evidence => "tài liệu kiểm chứng",
        AnswerPart::Note => "ghi chú",
        AnswerPart::First => "thẩm định lần 1",
        AnswerPart::Explanation => "giải trình",
        AnswerPart::Second => "thẩm định lần 2",
    }
}

/// A stage.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SelfScored => "điểm tự chấm",
        Stage::First => "điểm thẩm định lần 1 (nếu không có thì tự chấm)",
        Stage::Final => "điểm cuối cùng (thẩm định lần 2, nếu không có thì lần 1, nếu không có thì tự chấm)",
    }
}

/// Which points are published, and that others are looked at in the ranking where that is so.
pub fn published_points(looked_at: Stage) -> String {
    let published = format!("Bản công bố lấy {}.", stage(Stage::Final));
    match looked_at {
        Stage::Final => published,
        other => format!("{published} Bước 3 đang xem theo {} nên số và thứ hạng có thể khác.", stage(other)),
    }
}

/// When one of several rounds of one name was changed last, to the second: "sửa lúc 14:05:33 02/11/2026".
pub fn last_change_of_twin(local: &str) -> String {
    let minute = super::moment(local);
    let (clock, day) = minute.split_once(' ').unwrap_or((&minute, ""));
    super::last_change(&format!("{clock}{} {day}", local.get(16..19).unwrap_or("")))
}

/// How many units a round has.
pub fn units_count(count: usize) -> String {
    format!("{} đơn vị", whole(count))
}

/// How many sheets were read.
pub fn sheets_read(count: usize) -> String {
    format!("Đọc được {} phiếu.", whole(count))
}

/// How many units were added.
pub fn units_added(added: usize, known: usize) -> String {
    match known {
        0 => format!("Đã thêm {} đơn vị.", whole(added)),
        _ => format!("Đã thêm {} đơn vị; {} đơn vị đã có trong đợt.", whole(added), whole(known)),
    }
}

/// How many criteria have no result, for the publication: "12 tiêu chí chưa có kết quả, ở 3 đơn vị; …".
pub fn open_leaves(leaves: usize, units: usize) -> String {
    format!(
        "{} tiêu chí chưa có kết quả, ở {} đơn vị; nếu công bố, được tính 0 điểm, mẫu số không giảm:",
        whole(leaves),
        whole(units)
    )
}

/// How many answers have errors, for the publication.
pub fn errors_before_publishing(errors: usize, units: usize) -> String {
    format!(
        "{} lỗi số liệu, ở {} đơn vị. Nếu công bố, người đọc sẽ thấy “{}”:",
        whole(errors),
        whole(units),
        super::DISAGREES
    )
}

/// How many units have not sent.
pub fn not_sent(count: usize) -> String {
    format!("{} đơn vị chưa nộp phiếu.", whole(count))
}

/// The heading of the first field's column for a unit's verdict, for those who hear it.
pub fn verdict_of_unit(column: &str, unit: &str) -> String {
    format!("{column}: {unit}")
}

/// A line of what was pasted.
pub fn pasted_line(line: usize) -> String {
    format!("Dòng {} đã dán", whole(line))
}

/// How far the reading of files has come.
pub fn files_read(read: usize, all: usize) -> String {
    format!("Đang đọc tệp… {}/{}", whole(read), whole(all))
}

/// A row of a table.
pub fn row_of(source: &str, row: usize) -> String {
    format!("{source}, dòng {}", whole(row))
}

/// What was pasted.
pub const PASTED: &str = "Nội dung đã dán";

/// What was pasted, where something else was pasted before.
pub fn pasted(time: usize) -> String {
    if time < 2 { PASTED.to_owned() } else { format!("{PASTED} lần {}", whole(time)) }
}

/// How many changes a sheet makes: in all, in the place of something else, and of verdicts that it brings.
pub fn changes_count(count: usize, conflicts: usize, brought: usize) -> String {
    let conflicts = (conflicts > 0).then(|| format!(", {} chỗ {CONFLICT}", whole(conflicts)));
    let brought = (brought > 0).then(|| format!(", {} chỗ là {VERDICT_BROUGHT}", whole(brought)));
    format!("{} chỗ{}{}", whole(count), conflicts.unwrap_or_default(), brought.unwrap_or_default())
}

/// What can be done with a unit.
pub const ACTIONS: &str = "Việc";

/// How many sheets were taken over; of none, that none was chosen.
pub fn sheets_taken(count: usize) -> String {
    match count {
        0 => "Chưa chọn phiếu nào nên không có gì thay đổi.".to_owned(),
        _ => format!("Đã nhận {} phiếu. Có thể hoàn tác.", whole(count)),
    }
}

/// How many answers a sheet has.
pub fn answers_count(count: usize) -> String {
    format!("{} câu trả lời", whole(count))
}

/// How many verdicts the sheet of a new unit brings.
pub fn verdicts_count(count: usize) -> String {
    format!("{} kết quả thẩm định", whole(count))
}

/// How many changes are not listed.
pub fn changes_left(count: usize) -> String {
    format!("Và {} chỗ khác.", whole(count))
}

/// Units whose own figures count at a stage, since nobody has appraised them.
pub fn own_figures_count(units: usize, stage: Stage) -> String {
    let what = if stage == Stage::First { "thẩm định lần 1" } else { "thẩm định" };
    format!("{} đơn vị chưa được {what}, đang tính theo điểm tự chấm", whole(units))
}

/// Points that appraisers gave by hand without saying why, before they are published.
pub fn reasons_before_publishing(points: usize, units: usize) -> String {
    format!(
        "{} điểm thẩm định nhập tay chưa ghi lý do, ở {} đơn vị. Bản công bố sẽ ghi là không có lý do:",
        whole(points),
        whole(units)
    )
}

/// A unit whose name another one has too: "UBND xã A (H21.227, Xã)".
pub fn namesake(name: &str, code: &str, group: &str) -> String {
    let parts: Vec<&str> = [code, group].into_iter().filter(|part| !part.is_empty()).collect();
    format!("{name} ({})", parts.join(", "))
}

/// What is wrong with the units of a round beyond those lines that are shown.
pub fn more_round_problems(more: usize) -> String {
    format!("Còn {} trường hợp khác.", whole(more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_nothing_was_chosen_nothing_is_said_to_be_taken() {
        assert_eq!(sheets_taken(0), "Chưa chọn phiếu nào nên không có gì thay đổi.");
        assert_eq!(sheets_taken(2), "Đã nhận 2 phiếu. Có thể hoàn tác.");
    }

    #[test]
    fn rounds_of_one_name_are_told_apart_by_the_second() {
        assert_eq!(last_change_of_twin("2026-11-02T14:05:33"), "sửa lúc 14:05:33 02/11/2026");
    }

    #[test]
    fn other_points_than_the_published_ones_are_told_where_they_are_looked_at() {
        let published = published_points(Stage::Final);
        assert!(published.starts_with("Bản công bố lấy điểm cuối cùng (") && !published.contains("Bước 3"));
        for (stage, wanted) in
            [(Stage::SelfScored, "theo điểm tự chấm nên"), (Stage::First, "theo điểm thẩm định lần 1")]
        {
            let said = published_points(stage);
            assert!(said.starts_with(&published) && said.contains(wanted), "{said}");
        }
    }
}
