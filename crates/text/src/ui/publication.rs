//! Words of publications: the table, a unit, a criterion, and whether the numbers come out.

use crate::number::whole;

/// The page of publications.
pub const PUBLICATIONS: &str = "Kết quả công bố";
/// What it is for.
pub const PUBLICATIONS_LEAD: &str =
    "Mở kết quả do cơ quan công bố. Trình duyệt của bạn tính lại từng số và cho biết khớp hay không khớp ở đâu.";
/// Opens a file.
pub const OPEN_PUBLICATION: &str = "Mở tệp công bố";
/// Opens a file, in more words.
pub const OPEN_PUBLICATION_HINT: &str = "Chọn hoặc kéo tệp .json vào đây.";
/// A file could not be opened.
pub const PUBLICATION_NOT_OPENED: &str = "Không mở được bản công bố";
/// There is no file opened in this tab.
pub const NOTHING_OPENED: &str = "Chưa mở tệp nào ở cửa sổ này. Hãy chọn lại tệp công bố.";
/// There is no such example.
pub const NO_SUCH_PUBLICATION: &str = "Không có ví dụ này.";
/// An example, not a publication of ours.
pub const PUBLICATION_EXAMPLE: &str =
    "Số liệu đã công bố, chép lại làm ví dụ để xem cách tính lại; chỉ xem, không sửa được.";
/// The built-in publications: id, name, what it is.
pub const PUBLICATION_ROWS: [[&str; 3]; 7] = [
    ["lai-chau-2020", "Chỉ số CCHC tỉnh Lai Châu năm 2020", "20 sở, ban, ngành và 8 huyện, thành phố"],
    ["gia-lai-2026", "Bộ chỉ số 766, 32 xã, phường đứng đầu tỉnh Gia Lai", "số liệu ngày 10/10/2026"],
    [
        "lao-cai-766-2024",
        "Bộ chỉ số 766 cấp huyện tỉnh Lào Cai, tháng 10/2024",
        "trích 5 trong 9 đơn vị, chỉ có tổng điểm",
    ],
    ["lao-cai-par-2024", "PAR INDEX 2024: Hải Phòng và Lào Cai", "trích 2 trong 63 tỉnh, thành phố, chỉ có chỉ số"],
    ["lao-cai-sipas-2024", "SIPAS 2024: tỉnh Lào Cai", "trích 1 trong 63 tỉnh, thành phố"],
    [
        "van-yen-766-2023",
        "Bộ chỉ số 766 của huyện Văn Yên, 8/2023",
        "trích 1 trong 9 đơn vị; tổng điểm không tính lại được",
    ],
    [
        "van-yen-cchc-2022",
        "Chỉ số CCHC 2022 cấp huyện tỉnh Yên Bái: Văn Yên",
        "trích 1 trong 9 đơn vị, chỉ có tổng điểm",
    ],
];
/// Everything comes out.
pub const AGREES: &str = "Khớp";
/// Not everything comes out.
pub const DISAGREES: &str = "Không khớp";
/// There is nothing that could come out.
pub const NOTHING_PUBLISHED: &str = "Bản công bố này không ghi kết quả nào nên không có số nào để đối chiếu.";
/// Everything comes out, when the answers are there.
pub const AGREES_ANSWERS: &str =
    "Trình duyệt này đã tính lại mọi điểm, chỉ số, xếp loại và thứ hạng từ số liệu trong bản công bố.";
/// Everything comes out that can, when the answers of some units of a table are there.
pub const AGREES_ANSWERS_EXCERPT: &str = "Trình duyệt này đã tính lại kết quả của các đơn vị được trích. Thứ hạng trong cả bảng không tính lại được vì nguồn không in đủ các đơn vị.";
/// Everything comes out, when only totals are there.
pub const AGREES_TOTALS: &str = "Bản công bố này chỉ có tổng điểm. Chỉ số, xếp loại và thứ hạng phù hợp với tổng điểm và mẫu số; muốn tính lại từng tiêu chí, hãy mở tệp công bố.";
/// Everything fits, when only some totals of a table were printed.
pub const AGREES_EXCERPT: &str = "Nguồn chỉ in kết quả chung của một số đơn vị. Thứ tự và thứ hạng phù hợp với nhau; không đủ số liệu để tính lại từng tiêu chí.";
/// The answers have errors.
pub const ANSWERS_WITH_ERRORS: &str = "Số liệu trong bản công bố có lỗi:";
/// The rank.
pub const RANK: &str = "Hạng";
/// The unit.
pub const UNIT: &str = "Đơn vị";
/// The points that an index is divided by.
pub const OUT_OF: &str = "Mẫu số";
/// The total.
pub const TOTAL_POINTS: &str = "Tổng điểm";
/// The index.
pub const INDEX_PERCENT: &str = "Chỉ số (%)";
/// The bar of areas.
pub const AREAS_BAR: &str = "Điểm theo lĩnh vực";
/// The search field.
pub const SEARCH_UNIT: &str = "Tìm đơn vị";
/// What the search understands.
pub const SEARCH_HINT: &str = "phím /; gõ có dấu hoặc không dấu";
/// Shares its rank, for those who hear it.
pub const TIED: &str = ", đồng hạng";
/// All groups.
pub const ALL_GROUPS: &str = "Tất cả các nhóm";
/// The tabs of groups.
pub const GROUPS: &str = "Nhóm đơn vị";
/// A group without a name.
pub const NO_GROUP: &str = "Không phân nhóm";
/// Nobody is found.
pub const NOBODY_FOUND: &str = "Không có đơn vị nào khớp với từ đang tìm.";
/// How the table came about.
pub const HOW_RANKED: &str = "Cách xếp hạng và tính điểm";
/// The tie rule.
pub const TIE_RULE: &str = "Khi bằng điểm";
/// Units without any result.
pub const NO_RESULT: &str = "Đơn vị chưa có kết quả";
/// That a unit is one of those.
pub const NO_RESULT_SHORT: &str = "Chưa có kết quả";
/// The same on the unit's own page.
pub const NO_RESULT_HERE: &str = "Chưa có kết quả nên chưa có tổng điểm, chỉ số, xếp loại và không xếp hạng.";
/// Criteria without a result, of units that have others.
pub const WITHOUT_RESULT: &str = "Tiêu chí chưa có kết quả";
/// What such a criterion counts.
pub const WITHOUT_RESULT_COUNTS: &str = "Tiêu chí chưa có kết quả được tính 0 điểm, mẫu số không giảm.";
/// Means of groups.
pub const GROUP_MEANS: &str = "Trung bình nhóm";
/// The mean is taken of the printed indices.
pub const MEAN_OF_PRINTED: &str = "trung bình cộng của các chỉ số đã làm tròn như in trong bảng";
/// The highest of a group.
pub const HIGHEST: &str = "cao nhất";
/// The lowest of a group.
pub const LOWEST: &str = "thấp nhất";
/// Denominators of units that are not the common one.
pub const OWN_DENOMINATORS: &str = "Đơn vị có mẫu số riêng";
/// What was measured for nobody, and is in no unit's denominator.
pub const NOT_MEASURED_FOR_ANYBODY: &str = "Không đo cho đơn vị nào";
/// Nothing occurred, so that the criterion does not apply.
pub const NOTHING_OCCURRED: &str = "không phát sinh";
/// Back to the table.
pub const TO_TABLE: &str = "Về bảng xếp hạng";
/// The previous unit of the table.
pub const UNIT_ABOVE: &str = "Đơn vị xếp trên";
/// The next unit of the table.
pub const UNIT_BELOW: &str = "Đơn vị xếp dưới";
/// The unit's areas against the group's mean.
pub const AGAINST_MEAN: &str = "Từng lĩnh vực so với trung bình nhóm";
/// The mean of the group.
pub const MEAN: &str = "Trung bình nhóm";
/// The mean of the group, in points.
pub const MEAN_POINTS: &str = "Trung bình nhóm (điểm)";
/// The mean of the group, as a share of the points.
pub const MEAN_PERCENT: &str = "Trung bình nhóm (%)";
/// The mean of all units.
pub const MEAN_OF_ALL: &str = "Trung bình chung";
/// What the mark on a bar is.
pub const MEAN_MARK: &str = "Vạch đứng trên thanh là trung bình nhóm.";
/// The columns of figures in a picture.
pub const POINTS_OF: &str = "điểm/mẫu số";
/// The next unit of the table, which shares the rank.
pub const UNIT_TIED: &str = "Đơn vị đồng hạng";
/// One criterion over all units.
pub const ONE_CRITERION: &str = "Xem một tiêu chí";
/// Chooses a criterion.
pub const CHOOSE_CRITERION: &str = "Chọn tiêu chí, lĩnh vực";
/// What the dots are.
pub const DOT_PLOT: &str = "Mỗi chấm là một đơn vị, xếp theo tỷ lệ điểm đạt được; số liệu ở bảng dưới.";
/// The same in a picture, which has no table.
pub const DOT_PLOT_SHOWS: &str = "Mỗi chấm là một đơn vị, xếp theo tỷ lệ điểm đạt được.";
/// Share of the points.
pub const SHARE_OF_MAX: &str = "Tỷ lệ điểm (%)";
/// Saves the publication.
pub const SAVE_PUBLICATION: &str = "Lưu tệp công bố";
/// A file or a table is being made, which takes a while where there are thousands of units.
pub const WORKING: &str = "Đang lập…";
/// The decision.
pub const BY_DECISION: &str = "Theo";
/// There is no such unit.
pub const NO_SUCH_UNIT: &str = "Bản công bố này không có đơn vị ở địa chỉ đang mở.";
/// There is no such criterion.
pub const NO_SUCH_CRITERION: &str = "Bộ tiêu chí này không có tiêu chí ở địa chỉ đang mở.";
/// Only totals were published.
pub const TOTALS_ONLY: &str = "Bản công bố này chỉ có tổng điểm, không có điểm từng tiêu chí.";
/// The framework's hash.
pub const FRAMEWORK_OF: &str = "Bộ tiêu chí";
/// Another text of the framework is here than the publication states.
pub const FRAMEWORK_HERE: &str = "Các số ở đây tính lại theo một bản khác, mã băm:";

/// A file was opened in this tab, and the browser did not keep it when the page was loaded again.
pub fn opened_not_kept(name: &str) -> String {
    format!("Trình duyệt không giữ được tệp “{name}” khi tải lại trang. Hãy mở lại tệp này.")
}

/// The round has changed since its publication was frozen: "14:05 ngày 25/11/2026".
pub fn frozen_overtaken(moment: &str) -> String {
    format!(
        "Đợt đã thay đổi sau khi chốt lúc {moment}. Dưới đây vẫn là bản đã chốt khi đó; muốn công bố số liệu mới, hãy chốt lại."
    )
}

/// Who publishes and when: "UBND tỉnh A công bố lúc 14:05 ngày 25/11/2026".
pub fn published_by(publisher: &str, moment: &str) -> String {
    format!("{publisher} công bố lúc {moment}")
}

/// That only some units of a table are here: "Trích 5 trong 9 đơn vị, chưa đầy đủ."
pub fn excerpt(shown: usize, all: usize) -> String {
    format!("Trích {} trong {} đơn vị, chưa đầy đủ.", whole(shown), whole(all))
}

/// How many numbers do not come out.
pub fn disagreements(count: usize) -> String {
    format!("{} số công bố không khớp với số tính lại:", whole(count))
}

/// The choice to publish without the units that have no result.
pub fn leave_out(count: usize) -> String {
    format!("Không đưa {} đơn vị chưa có kết quả (chưa nộp phiếu) vào bản công bố", whole(count))
}

/// Which units are not in a publication, for its note; names in so many letters at most, then how many more.
pub fn units_left_out(names: &[String], letters: usize) -> String {
    let mut used = 0;
    let fits = |name: &&String| {
        used += name.chars().count() + 2;
        used <= letters
    };
    let shown: Vec<&str> = names.iter().take_while(fits).map(String::as_str).collect();
    let more = names.len() - shown.len();
    let all = match (shown.is_empty(), more) {
        (true, _) => format!("{} đơn vị", whole(more)),
        (false, 0) => shown.join("; "),
        (false, _) => format!("{} và {} đơn vị khác", shown.join("; "), whole(more)),
    };
    format!("Không có trong bảng vì chưa có kết quả: {all}.")
}

/// How many units are shown.
pub fn units_shown(shown: usize, all: usize) -> String {
    if shown == all {
        format!("{} đơn vị", whole(all))
    } else {
        format!("{}/{} đơn vị", whole(shown), whole(all))
    }
}

/// Units that are found in another group than the one that is open, for the button that opens it.
pub fn found_in_group(count: usize, group: &str) -> String {
    match group {
        "" => format!("{} đơn vị ở phần không phân nhóm", whole(count)),
        group => format!("{} đơn vị ở nhóm {}", whole(count), crate::visible(group)),
    }
}

/// How many units with a denominator of their own are not listed.
pub fn more_denominators(more: usize) -> String {
    format!("Còn {} đơn vị khác có mẫu số riêng; xem ở trang của từng đơn vị.", whole(more))
}

/// How many criteria of a unit have no result: "2 tiêu chí chưa có kết quả".
pub fn without_result(count: usize) -> String {
    format!("{} tiêu chí chưa có kết quả", whole(count))
}

/// The same with the first of them: "2 tiêu chí chưa có kết quả (1.2 Công khai; 2.1 Đúng hạn)".
pub fn without_result_named(count: usize, first: &[String]) -> String {
    let more = count.saturating_sub(first.len());
    let more = if more > 0 { format!("; và {} tiêu chí khác", whole(more)) } else { String::new() };
    format!("{} ({}{more})", without_result(count), first.join("; "))
}

/// How many units with criteria without a result are not listed.
pub fn more_without_result(more: usize) -> String {
    format!("Còn {} đơn vị khác có tiêu chí chưa có kết quả.", whole(more))
}

/// A shared rank, for those who hear it.
pub fn shared_rank(rank: &str) -> String {
    format!("{rank}, đồng hạng")
}

/// How many reach all points of a criterion: "19/29 đơn vị đạt 100 %".
pub fn reach_full(full: usize, counted: usize) -> String {
    format!("{}/{} đơn vị đạt 100 %", whole(full), whole(counted))
}

/// What a denominator lost: "78,5 thay vì 98: không áp dụng mục 2.3 (4 điểm) …".
pub fn denominator_of(unit: &str, own: &str, common: &str, parts: &str) -> String {
    format!("{unit}: {own} thay vì {common}. {parts}")
}

/// One criterion that was taken out: "Bớt 4 điểm mục 2.3 (Không có đơn vị sự nghiệp)".
pub fn taken_out(points: &str, node: &str, reason: &str) -> String {
    match (node.is_empty(), reason.is_empty()) {
        (true, _) => format!("Bớt {points} điểm; bản công bố không nêu tiêu chí nào được bớt"),
        (false, true) => format!("Bớt {points} điểm mục {node}"),
        (false, false) => format!("Bớt {points} điểm mục {node} ({reason})"),
    }
}

/// A unit's index is divided by another number than the maxima of its areas add up to.
pub fn other_denominator(own: &str, areas: &str) -> String {
    format!("Chỉ số của đơn vị này tính trên mẫu số {own}, khác tổng điểm tối đa của các lĩnh vực ({areas}).")
}

/// The mean of a group, with the highest and the lowest.
pub fn mean_line(mean: &str, highest: &str, lowest: &str) -> String {
    format!("{mean} %; {HIGHEST}: {highest}; {LOWEST}: {lowest}")
}

/// The title of a unit's page.
pub fn unit_page(unit: &str, title: &str) -> String {
    format!("{unit} – {title}")
}

/// One criterion as a whole: "19/29 đơn vị đạt 100 %; trung bình 3,45 điểm (86,25 %)".
pub fn league_line(full: &str, points: &str, share: &str) -> String {
    format!("{full}; trung bình {points} điểm ({share} %)")
}

/// The same where the units could have had different points, so that a mean of points says nothing:
/// "19/29 đơn vị đạt 100 %; trung bình 86,25 % điểm tối đa của từng đơn vị".
pub fn league_line_of_shares(full: &str, share: &str) -> String {
    format!("{full}; trung bình {share} % điểm tối đa của từng đơn vị")
}

/// What a dot says: "UBND xã A: 86,25 %".
pub fn dot(unit: &str, share: &str) -> String {
    format!("{unit}: {share} %")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_of_another_group_is_said_to_be_there() {
        assert_eq!(found_in_group(2, "Xã"), "2 đơn vị ở nhóm Xã");
        assert_eq!(found_in_group(1, ""), "1 đơn vị ở phần không phân nhóm");
    }

    #[test]
    fn criteria_without_a_result_are_named_and_counted() {
        let names = ["1.1 A".to_owned(), "1.2 B".to_owned()];
        assert_eq!(without_result_named(2, &names), "2 tiêu chí chưa có kết quả (1.1 A; 1.2 B)");
        assert_eq!(without_result_named(5, &names), "5 tiêu chí chưa có kết quả (1.1 A; 1.2 B; và 3 tiêu chí khác)");
    }

    #[test]
    fn units_that_are_left_out_are_named_as_far_as_there_is_room() {
        let names: Vec<String> = ["UBND xã A", "UBND xã B", "UBND xã C"].map(str::to_owned).to_vec();
        for (letters, wanted) in
            [(100, "UBND xã A; UBND xã B; UBND xã C"), (24, "UBND xã A; UBND xã B và 1 đơn vị khác"), (3, "3 đơn vị")]
        {
            assert_eq!(units_left_out(&names, letters), format!("Không có trong bảng vì chưa có kết quả: {wanted}."));
        }
    }
}
