//! Words of collecting: what is wrong with sheets that wait, the list of units, what a round is called, and all sheets at once.

use crate::number::whole;
use crate::visible;

/// The day that the sheets which wait have come.
pub const RECEIVED_FOR_ALL: &str = "Ngày nhận các phiếu này";
/// What a round is called, its time and its deadline.
pub const ABOUT_ROUND: &str = "Thông tin đợt";
/// Saves the sheets of all units.
pub const SAVE_ALL_SHEETS: &str = "Lưu phiếu của mọi đơn vị (.zip)";
/// The sheets could not be saved.
pub const SHEETS_NOT_SAVED: &str = "Không lưu được phiếu của các đơn vị";

/// A line of the list of units that is too long for a name or a group.
pub fn line_too_long(line: usize, limit: usize) -> String {
    format!("Dòng {}: tên đơn vị hoặc nhóm dài quá {} ký tự nên không được ghi.", whole(line), whole(limit))
}

/// The group that a new unit would be in.
pub fn group_of_new(group: &str) -> String {
    if group.is_empty() { "Chưa có nhóm".to_owned() } else { format!("Nhóm “{group}”") }
}

/// The denominator that a sheet brings, and where it comes from.
pub fn own_denominator(points: &str, is_inferred: bool) -> String {
    let from = if is_inferred { ", suy từ tổng điểm và chỉ số in trong bảng" } else { "" };
    format!("Mẫu số riêng: {points}{from}.")
}

/// The unit that a sheet was said to be of is no longer in the round.
pub fn unit_is_gone(name: &str) -> String {
    format!("“{name}” không còn trong đợt. Hãy chọn lại đơn vị.")
}

/// How many sheets wait on, because the unit that they were said to be of is no longer in the round.
pub fn sheets_wait_on(count: usize) -> String {
    format!("{} phiếu còn chờ vì đơn vị đã chọn không còn trong đợt.", whole(count))
}

/// How many of the sheets that wait have something wrong with them, with the names of the first.
pub fn sheets_wrong(count: usize, names: &[String]) -> String {
    let left = count.saturating_sub(names.len());
    let others = if left == 0 { String::new() } else { format!("; và {} phiếu khác", whole(left)) };
    format!("{} phiếu có chỗ sai hoặc cần xem: {}{others}.", whole(count), names.join("; "))
}

/// A unit of the list that is in the round already, in another group.
pub fn other_group(line: usize, name: &str, now: &str, listed: &str) -> String {
    let now = if now.is_empty() { "chưa có nhóm".to_owned() } else { format!("ở nhóm “{}”", visible(now)) };
    format!(
        "Dòng {}: “{}” đã có trong đợt, {now}; nhóm “{}” ở dòng này không được ghi.",
        whole(line),
        visible(name),
        visible(listed)
    )
}

/// What a line of the list has behind the group.
pub fn not_listed(line: usize, text: &str) -> String {
    format!("Dòng {}: phần “{}” không được ghi; mỗi dòng chỉ có tên đơn vị và nhóm.", whole(line), visible(text))
}

/// How many lines are not told.
pub fn lines_left(count: usize) -> String {
    format!("Và {} dòng khác.", whole(count))
}

/// The first lines of a list, so many at most, and then how many more there are.
pub fn lines_told(lines: impl IntoIterator<Item = String>, most: usize) -> Vec<String> {
    let mut lines = lines.into_iter();
    let mut told: Vec<String> = lines.by_ref().take(most).collect();
    let left = lines.count();
    told.extend((left > 0).then(|| lines_left(left)));
    told
}

/// A table has points of some criteria only, and totals of all.
pub const TABLE_LACKS_PARTS: &str = "Bảng thiếu cột của một số tiêu chí hoặc có cột không rõ là gì. Nếu nhận các phiếu, tổng điểm và thứ hạng chỉ tính trên phần điểm đọc được, không như bảng đã in.";

/// What can be done with a table of results alone, of so many units.
pub fn results_can_be_ranked(units: usize) -> String {
    format!(
        "Bảng có kết quả chung của {} đơn vị: có thể lập một đợt riêng, xếp hạng theo tổng điểm hoặc chỉ số ghi trong bảng.",
        whole(units)
    )
}

/// Does it.
pub const MAKE_ROUND_OF_RESULTS: &str = "Lập đợt từ kết quả này";

/// The title of such a round, of that of the round that the table came to.
pub fn round_of_results(title: &str) -> String {
    format!("{title} (kết quả đã in)")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_is_counted() {
        let names = ["UBND xã A".to_owned(), "UBND xã B".to_owned()];
        assert_eq!(sheets_wrong(2, &names), "2 phiếu có chỗ sai hoặc cần xem: UBND xã A; UBND xã B.");
        assert_eq!(sheets_wrong(5, &names), "5 phiếu có chỗ sai hoặc cần xem: UBND xã A; UBND xã B; và 3 phiếu khác.");
    }

    #[test]
    fn a_line_of_the_list_is_told_with_its_group() {
        assert_eq!(
            other_group(2, "UBND xã Đôi", "Xã", "Phường"),
            "Dòng 2: “UBND xã Đôi” đã có trong đợt, ở nhóm “Xã”; nhóm “Phường” ở dòng này không được ghi."
        );
        assert!(other_group(1, "A", "", "Xã").contains("đã có trong đợt, chưa có nhóm;"));
    }

    #[test]
    fn a_list_that_is_cut_says_how_many_lines_are_left() {
        let lines = |count: usize| (0..count).map(|at| at.to_string());
        for (count, told, last) in
            [(0, 0, None), (3, 3, Some("2")), (4, 4, Some("Và 1 dòng khác.")), (70, 4, Some("Và 67 dòng khác."))]
        {
            let made = lines_told(lines(count), 3);
            assert_eq!((made.len(), made.last().map(String::as_str)), (told, last), "{count}");
        }
    }
}
