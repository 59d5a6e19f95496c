//! What is asked in a group that is a survey by its name, and what is a unit's own work or counted there.

use super::none_wrong;
use super::surveys::{BY_HAND, is_told_in};

/// Groups that are surveys by their names; the first is section V of the form of Phú Thọ, the others are made up.
const SURVEYS: &[&str] = &[
    "Điểm đánh giá thông qua điều tra khảo sát",
    "Khảo sát mức độ hài lòng của người dân",
    "Khảo sát mức độ hài lòng của người dân, tổ chức",
    "Chỉ số hài lòng của người dân",
    "Mức độ hài lòng của người dân, tổ chức",
    "Mức độ hài lòng (SIPAS)",
    "Kết quả khảo sát người dân, doanh nghiệp",
    "Đánh giá của người dân",
    "Đánh giá của người dân, doanh nghiệp và cán bộ, công chức",
    "Lấy ý kiến người dân, doanh nghiệp",
    "Chỉ số PAPI",
    "Chỉ số hiệu quả quản trị và hành chính công cấp tỉnh",
    "Điều tra, khảo sát ý kiến người dân",
    "Điểm khảo sát",
    "Khảo sát",
    "Điều tra, khảo sát",
    "Phần điều tra xã hội học",
    "Kết quả khảo sát",
    "Sự hài lòng của tổ chức, cá nhân",
    "Hài lòng của người dân",
    "Đo lường sự hài lòng của người dân",
    "Tác động của cải cách hành chính (điểm điều tra XHH)",
    "Người dân, doanh nghiệp đánh giá",
    "Chỉ số DDCI",
    "Chỉ số năng lực cạnh tranh cấp sở, ngành (DDCI)",
];

/// The factors of SIPAS and PAPI, and what else people are asked about.
const ASKED_ABOUT: &[&str] = &[
    "Tiếp cận dịch vụ",
    "Thủ tục hành chính",
    "Sự phục vụ của công chức",
    "Kết quả dịch vụ",
    "Tiếp nhận, xử lý phản ánh, kiến nghị",
    "Tham gia của người dân ở cấp cơ sở",
    "Công khai, minh bạch",
    "Trách nhiệm giải trình với người dân",
    "Kiểm soát tham nhũng trong khu vực công",
    "Giao tiếp, ứng xử của công chức",
    "Tỷ lệ người dân tiếp cận được thông tin",
    "Công khai kết quả giải quyết thủ tục hành chính",
];

const WORK_IN_A_SURVEY: &[&str] = &[
    "Tổ chức khảo sát",
    "Ban hành kế hoạch",
    "Kế hoạch khảo sát",
    "Phân công công chức đầu mối",
    "Bố trí kinh phí",
    "Số phiếu thu về",
    "Lập danh sách đối tượng",
    "Báo cáo kết quả",
    "Công khai kết quả",
    "Rút kinh nghiệm",
    "Vận động người dân tham gia",
    "Gửi phiếu đúng hạn",
    "Nâng cao mức độ hài lòng",
    "Tập huấn điều tra viên",
    "Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn",
];

#[test]
fn in_each_group_of_a_survey_what_people_are_asked_about_is_told_and_work_is_not() {
    let mut wrong = Vec::new();
    for group in SURVEYS {
        for (names, wanted) in [(ASKED_ABOUT, true), (WORK_IN_A_SURVEY, false)] {
            for name in names {
                if is_told_in(group, name, "Văn bản", BY_HAND) != wanted {
                    wrong.push(format!("{name} in {group}, wanted {wanted}"));
                }
            }
        }
    }
    none_wrong(&wrong, SURVEYS.len() * (ASKED_ABOUT.len() + WORK_IN_A_SURVEY.len()));
}

/// Made up.
#[test]
fn groups_of_work_and_of_results_are_no_surveys() {
    let groups = [
        "Công tác khảo sát, đo lường sự hài lòng",
        "Tổ chức khảo sát sự hài lòng",
        "Nâng cao Chỉ số hài lòng của người dân",
        "Cải thiện Chỉ số PAPI, SIPAS",
        "Tuyên truyền về Chỉ số PAPI",
        "Tác động của cải cách hành chính đến người dân, doanh nghiệp",
        "Tiếp nhận ý kiến của người dân",
        "Đánh giá, xếp loại cán bộ, công chức",
        "Phục vụ người dân, doanh nghiệp",
        "Điều tra, thống kê",
    ];
    let mut wrong = Vec::new();
    for group in groups {
        for name in ["Thủ tục hành chính", "Sự phục vụ của công chức", "Công khai, minh bạch"] {
            if is_told_in(group, name, "Văn bản", BY_HAND) {
                wrong.push(format!("{name} in {group}"));
            }
        }
    }
    none_wrong(&wrong, groups.len());
}

/// Group 5 of Bộ chỉ số 766, by its names alone, as printed and with short words (made up).
#[test]
fn satisfaction_that_is_counted_stays_so_in_its_group() {
    let names = [
        "Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn",
        "Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị",
        "Tỷ lệ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính",
        "Tỷ lệ hài lòng trong xử lý PAKN",
        "Tỷ lệ hài lòng trong tiếp nhận, giải quyết TTHC",
        "Tỷ lệ PAKN về quy định, thủ tục hành chính",
        "Tỷ lệ PAKN về hành vi cán bộ, công chức, viên chức",
        "Số phản ánh, kiến nghị đã xử lý",
    ];
    let mut wrong = Vec::new();
    for group in ["Mức độ hài lòng", "Mức độ hài lòng của người dân, doanh nghiệp"] {
        for name in names {
            if is_told_in(group, name, "Văn bản", BY_HAND) {
                wrong.push(format!("{name} in {group}"));
            }
        }
        // What a program counts is no survey, whatever its name.
        if is_told_in(group, "Thái độ phục vụ", "Số liệu trích từ Cổng DVCQG", BY_HAND) {
            wrong.push(format!("counted in {group}"));
        }
    }
    none_wrong(&wrong, names.len());
}
