//! A unit's own work, by the words of a name: to have people asked, to make it known, to work for a better result.

use super::mark::without_mark;
use super::said::{counted, is_judged, is_judged_by_public};
use super::tasks::*;
use super::words::*;

/// A name that is that of a unit's own work.
pub(super) struct Work {
    /// Whether people may be asked how well it is done.
    pub(super) is_asked_about: bool,
    /// Whether the name says behind it that they were.
    pub(super) is_marked: bool,
}

impl Work {
    pub(super) fn of(name: &str) -> Option<Work> {
        let (work, is_marked) = without_mark(name);
        let is_work = is_of_work(work) || is_report(work) || is_count(work) || begins(work, &["báo cáo"]);
        let is_asked_about = || !has(work, ASKING) && !begins(work, ARRANGING) && !work.ends_with("kết quả");
        is_work.then(|| Work { is_asked_about: is_asked_about(), is_marked })
    }
}

pub(super) fn is_prepared(before: &str) -> bool {
    has(before, PREPARED)
}

pub(super) fn is_improved(before: &str) -> bool {
    has(before, IMPROVED)
}

/// Whether a text is of work, be it a name, evidence or a figure.
pub(super) fn is_of_work(text: &str) -> bool {
    let work = behind(text, &["kết quả", "mức độ"]).map_or(text, str::trim_start);
    // "Kết quả thực hiện Chỉ số SIPAS" is the index itself.
    let is_of_index = work.len() < text.len()
        && (begins(work, &["công bố", "công khai"])
            || behind(work, &["thực hiện", "triển khai"]).is_some_and(|what| {
                begins(without(what.trim_start(), &["các", "bộ"]), &["chỉ số"]) || begins(what.trim_start(), INDICES)
            }));
    (!is_of_index && is_done(work)) || is_of_forms(text) || is_prepared_or_improved(text) || is_of_others(text)
}

fn is_done(work: &str) -> bool {
    let is_existing = || {
        let is_share = |what: &str| {
            what.starts_with(|letter: char| letter.is_ascii_digit())
                || begins(what, &["trên", "từ", "ít nhất", "tối thiểu", "chỉ số", "tỷ lệ", "mức", "điểm", "kết quả"])
                || begins(what, PUBLIC)
        };
        behind(work, &["có", "đã"]).is_some_and(|what| !is_share(what.trim_start()))
    };
    let is_organization = || {
        behind(work, &["tổ chức"]).is_some_and(|next| next.starts_with([',', '/']))
            || begins(work, &["tổ chức và", "tổ chức hài lòng"])
    };
    // A rank that is kept is the rank.
    let is_kept = || {
        behind(work, &["duy trì"]).is_some_and(|what| {
            begins(what.trim_start(), &["thứ hạng", "vị trí", "điểm", "điểm số", "chỉ số", "mức", "mức độ", "tỷ lệ"])
        })
    };
    (begins(work, SERVING) && !is_organization() && !is_kept()) || begins(work, ARRANGING) || is_existing()
}

/// Forms that were sent out or came back.
fn is_of_forms(text: &str) -> bool {
    has(text, &["phiếu", "khảo sát", "mẫu"])
        && has(
            text,
            &["phát ra", "thu về", "đã phát", "đã thu", "được phát", "được thu", "phiếu hợp lệ", "khảo sát hợp lệ"],
        )
}

/// What is prepared or done about it, by what stands before the matter, or that it is published.
fn is_prepared_or_improved(text: &str) -> bool {
    let Some(before) = before_matter(text) else { return false };
    is_prepared(before) || is_improved(before) || is_made(text)
}

/// "… được công khai", "… thực hiện đúng hạn": what becomes of a survey in the hands of the unit.
fn is_made(text: &str) -> bool {
    let itself = itself(text);
    const MADE: &[&str] = &[
        "được công khai",
        "được công bố",
        "được niêm yết",
        "được cập nhật",
        "được tuyên truyền",
        "được phổ biến",
        "được tổ chức",
        "được thực hiện",
        "được triển khai",
        "được gửi",
        "được báo cáo",
        "được quán triệt",
        "được lắp đặt",
        "được bố trí",
        "được phân tích",
        "được sử dụng",
        "được giao",
        "được đăng",
        "được đặt",
        "được tập huấn",
        "đúng hạn",
        "đúng thời hạn",
        "đúng thời gian",
        "đúng kế hoạch",
        "đúng quy định",
        "theo quy định",
        "đúng tiến độ",
    ];
    has(itself, MADE) && !begins(itself, &["tỷ lệ hài lòng", "mức độ hài lòng"])
}

/// What is asked about matters to come: needs, drafts, plans of a place.
fn is_of_others(text: &str) -> bool {
    const DRAFTS: &[&str] = &[
        "văn bản",
        "quy hoạch",
        "nghị quyết",
        "phương án",
        "quy ước",
        "hương ước",
        "đề án",
        "sắp xếp",
        "sáp nhập",
        "bầu cử",
        "ứng cử",
        "đặt tên",
        "quy chế",
        "nơi cư trú",
        "bồi thường",
        "chủ trương",
    ];
    has(text, &["nhu cầu", "dự thảo"])
        || (begins(text, &["lấy ý kiến", "xin ý kiến"]) && !has(text, &["hài lòng"]) && has(text, DRAFTS))
}

/// What is written about a result, as a name: as evidence it holds the result.
fn is_report(name: &str) -> bool {
    const WRITTEN: &[&str] = &[
        "báo cáo",
        "văn bản",
        "quyết định",
        "nghị quyết",
        "công văn",
        "biên bản",
        "danh sách",
        "chương trình",
        "mô hình",
    ];
    before_matter(name).is_some_and(|before| {
        has(before, WRITTEN) || (begins(before, &["công chức", "cán bộ", "lãnh đạo"]) && has(before, &["phụ trách"]))
    }) || begins(name, &["thiết bị", "máy", "phần mềm", "hệ thống", "tổ khảo sát"])
        || is_taken_part_in(name)
}

/// Whether asking is arranged or taken part in: "tham gia khảo sát", "thực hiện khảo sát".
fn is_taken_part_in(name: &str) -> bool {
    const PARTS: &[&str] = &[
        "tham gia",
        "thực hiện",
        "triển khai",
        "tiến hành",
        "việc",
        "công tác",
        "trả lời",
        "phục vụ",
        "sau",
        "hoàn thành",
    ];
    let mut asking = starts(name).filter(|(_, rest)| {
        begins(rest, ASK)
            || begins(rest, &["phiếu khảo sát", "phiếu đánh giá", "đánh giá sự hài lòng", "đánh giá mức độ"])
    });
    asking.any(|(at, _)| {
        let before = name.get(..at).unwrap_or_default().trim_end();
        let is_arranged =
            before.ends_with("tổ chức") && !before.ends_with(", tổ chức") && !before.ends_with("và tổ chức");
        is_arranged || PARTS.iter().any(|part| before.ends_with(part))
    })
}

/// A number or share of things, and not of those who judge; without a word of a survey it says nothing of one.
fn is_count(name: &str) -> bool {
    const OCCASIONS: &[&str] =
        &["cuộc", "lần", "đợt", "buổi", "hội nghị", "tin", "bài", "mô hình", "sáng kiến", "văn bản"];
    let is_measured = || is_judged(name) || is_judged_by_public(name) || names(name, &["điểm", "điểm số"]);
    has_matter(name) && counted(name).is_some_and(|of| begins(of, OCCASIONS) || !is_measured())
}
