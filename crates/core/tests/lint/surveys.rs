//! Who scores what people said: names, evidence and figures that are the result of a survey, and those of a unit's own work.

use super::{CLEAN, DUNG_HAN, at, edited, found, none_wrong, read};
use thuocdo_core::framework::embedded;

pub(super) const TOLD: &str = "B10 nodes:DUNG_HAN";

const YES_NO: &str = r#"{"kind":"yes_no","yes":"15","no":"0"}"#;
const CHOICE: &str = r#"{"kind":"choice","options":[{"id":"a","label":"Đạt","points":"15"},{"id":"b","label":"Chưa đạt","points":"0"}]}"#;
pub(super) const BY_HAND: &str = r#"{"kind":"manual_points"}"#;
const VALUE: &str = r#"{"kind":"linear_between","value":{"label":"Kết quả (%)","noun":"phần trăm","whole":false},"zero_at":"50","full_at":"90"}"#;
const RATIO: &str = r#"{"kind":"linear_ratio","full_at":"100","num":{"label":"Số phiếu đạt","noun":"phiếu","whole":true},"den":{"label":"Số phiếu","noun":"phiếu","whole":true}}"#;

/// What is found where the leaf is so called, has this evidence and rule, and the unit scores it itself.
pub(super) fn findings(name: &str, evidence: &str, rule: &str) -> String {
    let texts = [name, evidence].map(|text| format!("\"{text}\""));
    let [name_at, evidence_at, rule_at] = ["name", "evidence", "rule"].map(|field| at(DUNG_HAN, field));
    let zero = (at(DUNG_HAN, "zero_denominator"), if rule.contains("\"den\"") { "\"zero\"" } else { "" });
    let edits = [(&*name_at, &*texts[0]), (&*evidence_at, &*texts[1]), (&*rule_at, rule), (&*zero.0, zero.1)];
    found(&read(&edited(CLEAN, &edits))).join("; ")
}

/// Whether the leaf is told where its group is so called, and the unit scores it itself.
pub(super) fn is_told_in(group: &str, name: &str, evidence: &str, rule: &str) -> bool {
    let texts = [group, name, evidence].map(|text| format!("\"{text}\""));
    let [name_at, evidence_at, rule_at] = ["name", "evidence", "rule"].map(|field| at(DUNG_HAN, field));
    let zero_at = at(DUNG_HAN, "zero_denominator");
    let edits = [
        ("nodes.1.name", &*texts[0]),
        (&*name_at, &*texts[1]),
        (&*evidence_at, &*texts[2]),
        (&*rule_at, rule),
        (&*zero_at, ""),
    ];
    found(&read(&edited(CLEAN, &edits))).iter().any(|one| one == TOLD)
}

/// Names as provinces print them, and as they might.
const RESULTS: &[&str] = &[
    "Chỉ số hài lòng của người dân, tổ chức",
    "Chỉ số  hài lòng về sự phục vụ hành chính",
    "Mức độ hài lòng của người dân",
    "MỨC ĐỘ HÀI LÒNG của người dân, doanh nghiệp về sự phục vụ của cơ quan hành chính",
    "Mức độ hài lòng của người dân đối với UBND xã",
    "Kết quả Chỉ số hài lòng của người dân",
    "Sự hài lòng của người dân đối với dịch vụ y tế công lập",
    "Sự hài lòng của phụ huynh đối với dịch vụ giáo dục",
    "Đo lường sự hài lòng của người dân",
    "Chỉ số DDCI",
    "Chỉ số DDCI (khảo sát doanh nghiệp)",
    "Kết quả khảo sát DDCI",
    "PAPI",
    "Chỉ số PAPI của tỉnh",
    "Điểm khảo sát người dân",
    "Đánh giá của lãnh đạo, quản lý qua điều tra",
    "Đánh giá của người dân về chất lượng dịch vụ",
    "Đánh giá của đại biểu HĐND, Mặt trận Tổ quốc, lãnh đạo cấp tỉnh",
    "Đánh giá của các doanh nghiệp về kế hoạch cải cách",
    "Đánh giá tác động của CCHC qua điều tra XHH",
    "Ý kiến người dân về công tác cải cách hành chính",
    "Ý kiến đánh giá của người dân, tổ chức qua khảo sát",
    "Lấy ý kiến cử tri",
    "Lấy ý kiến người dân về sự phục vụ",
    "Khảo sát lãnh đạo cấp xã",
    "Chất lượng phục vụ (khảo sát người dân)",
    "Công khai thủ tục (điểm điều tra xã hội học)",
    "Giải quyết thủ tục hành chính (điều tra xã hội học)",
    "Chỉ đạo, điều hành cải cách hành chính - Điểm khảo sát",
    "Kết quả điều tra người dân",
    "Kết quả điều tra, khảo sát ý kiến các doanh nghiệp",
    "Kết quả điều tra sự hài lòng của hộ nghèo",
    "Mức độ hoàn thành nhiệm vụ qua điều tra xã hội học",
    "Chỉ số DDCI và giải pháp cải thiện",
    "Kết quả Chỉ số SIPAS",
    "Ý kiến công dân về tiếp nhận và trả lời kết quả",
    "Ý kiến của người dân đối với việc giải quyết thủ tục",
    "Đánh giá của người dân về hồ sơ đã giải quyết",
    "Tỷ lệ hài lòng của người dân, tổ chức về giải quyết thủ tục hành chính",
    "Tỷ lệ hài lòng trong giải quyết thủ tục hành chính",
    "Tỷ lệ hài lòng về việc giải quyết hồ sơ",
    "Tỉ lệ người dân, doanh nghiệp hài lòng về giải quyết TTHC",
    "Tỷ lệ % người dân hài lòng với sự phục vụ",
    "Kết quả tỷ lệ hài lòng của người dân",
];

/// What a unit does itself, and what only sounds like what people said.
const OWN_WORK: &[&str] = &[
    "Báo cáo kết quả khảo sát mức độ hài lòng đúng hạn",
    "Số phiếu khảo sát đã phát",
    "Số phiếu khảo sát thu về",
    "Tuyên truyền về SIPAS, PAPI, DDCI",
    "Số hình thức tuyên truyền về Chỉ số DDCI",
    "Ban hành kế hoạch khảo sát mức độ hài lòng",
    "Kế hoạch nâng cao Chỉ số DDCI",
    "Mức độ thực hiện kế hoạch khảo sát sự hài lòng",
    "Tổ chức khảo sát, đo lường sự hài lòng của người dân",
    "Phối hợp thực hiện điều tra xã hội học",
    "Cung cấp danh sách phục vụ điều tra xã hội học",
    "Cải thiện Chỉ số DDCI",
    "Công khai kết quả khảo sát sự hài lòng",
    "Xây dựng giải pháp khắc phục hạn chế qua kết quả điều tra xã hội học",
    "Thực hiện lấy ý kiến hài lòng tại Bộ phận Một cửa",
    "Niêm yết phiếu đánh giá",
    "Số cuộc khảo sát sự hài lòng đã tổ chức",
    "Lấy ý kiến nhân dân về dự thảo văn bản",
    "Lấy ý kiến nhân dân về quy hoạch",
    "Khảo sát nhu cầu đào tạo cán bộ, công chức",
    "Kế hoạch điều tra, khảo sát nhu cầu đào tạo",
    "Điều tra, thống kê thủ tục hành chính nội bộ",
    "Ý kiến, kiến nghị của cử tri được giải quyết",
    "Ý kiến chỉ đạo của Chủ tịch UBND tỉnh được thực hiện",
    "Đánh giá của Sở Nội vụ về tổ chức bộ máy",
    "Kết quả đánh giá, xếp loại tập thể lãnh đạo",
    "Tỷ lệ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính",
    "Tỷ lệ hài lòng trong xử lý phản ánh, kiến nghị",
    "Tỷ lệ hồ sơ được đánh giá hài lòng",
    "Tỷ lệ phản ánh, kiến nghị được xử lý hài lòng",
    "Công khai thủ tục hành chính (bản giấy)",
    "Báo cáo kết quả (điểm khảo sát kèm theo)",
    "Công bố kết quả khảo sát (điều tra xã hội học)",
    "Nâng cao điểm điều tra xã hội học",
    "Kết quả điều tra, rà soát hộ nghèo, hộ cận nghèo",
    "Kết quả điều tra dân số",
    "Phiếu điều tra nông nghiệp, nông thôn",
    "Kết quả điều tra cơ bản về đất đai",
    "Kết quả khảo sát, rà soát hộ nghèo",
    "Tỷ lệ nhiệm vụ cải thiện PAPI hoàn thành đúng hạn",
    "Số giải pháp nâng cao Chỉ số SIPAS đã thực hiện",
    "Tỷ lệ hạn chế đã khắc phục theo Chỉ số DDCI",
    "Ý kiến công dân đã trả lời",
    "Ý kiến của công dân tiếp nhận trong kỳ",
    "Ý kiến cử tri về đất đai đã giải quyết",
];

#[test]
fn results_are_told_from_a_units_own_work_by_their_names() {
    let mut wrong = Vec::new();
    for rule in [YES_NO, CHOICE, BY_HAND, VALUE, RATIO] {
        for (names, wanted) in [(RESULTS, TOLD), (OWN_WORK, "")] {
            for name in names {
                let found = findings(name, "Văn bản", rule);
                if found != wanted {
                    wrong.push(format!("{name}, {rule}: {found:?}, wanted {wanted:?}"));
                }
            }
        }
    }
    none_wrong(&wrong, 5 * (RESULTS.len() + OWN_WORK.len()));
}

/// Made up.
#[test]
fn evidence_and_figures_tell_of_a_survey_too() {
    let ratio =
        |num: &str, den: &str| RATIO.replace("Số phiếu đạt", num).replace("\"Số phiếu\"", &format!("\"{den}\""));
    let neutral = "Chất lượng phục vụ";
    let table = [
        (neutral, "Văn bản", ratio("Số phiếu khảo sát hài lòng", "Số phiếu khảo sát thu về"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu hài lòng", "Số phiếu khảo sát đã phát"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu khảo sát đã thu", "Số phiếu khảo sát đã phát"), ""),
        (neutral, "Văn bản", ratio("Số hồ sơ được đánh giá hài lòng", "Tổng số hồ sơ"), ""),
        (neutral, "Văn bản", VALUE.replace("Kết quả (%)", "Mức độ hài lòng (%)"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu đánh giá hài lòng", "Tổng số phiếu"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu hài lòng, rất hài lòng", "Tổng số phiếu khảo sát hợp lệ"), TOLD),
        (neutral, "Văn bản", ratio("Số người trả lời hài lòng", "Số người được hỏi"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu đánh giá tốt", "Tổng số phiếu thu về"), TOLD),
        (neutral, "Văn bản", ratio("Số phiếu khảo sát hợp lệ", "Số phiếu khảo sát"), ""),
        (neutral, "Văn bản", ratio("Số lượt đánh giá hài lòng", "Tổng số lượt đánh giá"), ""),
        (neutral, "Văn bản", ratio("Số công chức được tập huấn SIPAS", "Số công chức"), ""),
        (neutral, "Văn bản", VALUE.replace("Kết quả (%)", "Số tin, bài về PAPI"), ""),
        (neutral, "Văn bản", VALUE.replace("Kết quả (%)", "Điểm khảo sát"), TOLD),
        (neutral, "Quyết định công bố kết quả khảo sát sự hài lòng", YES_NO.to_owned(), TOLD),
        (neutral, "Thông báo kết quả khảo sát mức độ hài lòng", YES_NO.to_owned(), TOLD),
        (neutral, "Kết quả điều tra XHH do Bưu điện tỉnh thực hiện", YES_NO.to_owned(), TOLD),
        ("Tỷ lệ thủ tục công khai đúng hạn", "Điều tra xã hội học", YES_NO.to_owned(), TOLD),
        ("Sai sót được phát hiện", "Kết quả khảo sát người dân", YES_NO.to_owned(), TOLD),
        (neutral, "Tin, bài tuyên truyền về PAPI", YES_NO.to_owned(), ""),
        (neutral, "Ảnh chụp thiết bị khảo sát mức độ hài lòng", YES_NO.to_owned(), ""),
        (neutral, "Phiếu đánh giá công chức", YES_NO.to_owned(), ""),
        (neutral, "Kết quả công bố Chỉ số DDCI", VALUE.to_owned(), TOLD),
        (neutral, "Kế hoạch cải thiện Chỉ số DDCI", YES_NO.to_owned(), ""),
        (neutral, "Biên bản lấy ý kiến nhân dân", YES_NO.to_owned(), ""),
        (neutral, "Phiếu điều tra hộ nghèo", YES_NO.to_owned(), ""),
        (neutral, "Phiếu điều tra người dân", YES_NO.to_owned(), TOLD),
        (neutral, "Kết quả điều tra", YES_NO.to_owned(), TOLD),
        (neutral, "Phiếu điều tra, khảo sát năm 2025", YES_NO.to_owned(), TOLD),
        (neutral, "Kết quả điều tra năm 2025 về giá đất", YES_NO.to_owned(), ""),
        (neutral, "Báo cáo kết quả cải thiện chỉ số DDCI", YES_NO.to_owned(), ""),
        (neutral, "Báo cáo kết quả nâng cao chỉ số SIPAS", YES_NO.to_owned(), ""),
        (neutral, "Báo cáo kết quả Chỉ số DDCI", YES_NO.to_owned(), TOLD),
        (neutral, "Văn bản", ratio("Số nhiệm vụ cải thiện DDCI đã hoàn thành", "Số nhiệm vụ cải thiện DDCI"), ""),
        (neutral, "Văn bản", ratio("Ý kiến công dân đã trả lời", "Ý kiến công dân tiếp nhận"), ""),
        (neutral, "Văn bản", ratio("Ý kiến công dân tốt", "Ý kiến công dân"), TOLD),
        ("Tỷ lệ hài lòng của người dân", "Văn bản", ratio("Số hồ sơ được đánh giá hài lòng", "Tổng số hồ sơ"), ""),
        ("Tỷ lệ hài lòng của người dân", "Số liệu trích từ Cổng DVCQG", VALUE.to_owned(), ""),
        ("Tỷ lệ hài lòng của người dân", "Văn bản", ratio("Số phiếu hài lòng", "Số phiếu"), TOLD),
        (neutral, "Văn bản", VALUE.replace("Kết quả (%)", "Tỷ lệ hài lòng (%)"), TOLD),
        // Decision 766 itself, where its figures are not written out (its group 5; counted by the portal).
        ("Tỷ lệ hài lòng trong tiếp nhận, giải quyết thủ tục hành chính", "Văn bản", BY_HAND.to_owned(), ""),
        // What a program counts is no survey, unless it is one by its name.
        ("Mức độ hài lòng của người dân", "Số liệu trích từ Cổng DVCQG", RATIO.to_owned(), ""),
        ("Chỉ số hài lòng (SIPAS)", "Số liệu trích từ Cổng DVCQG", RATIO.to_owned(), TOLD),
    ];
    let mut wrong = Vec::new();
    for (name, evidence, rule, wanted) in &table {
        let found = findings(name, evidence, rule);
        if found != *wanted {
            wrong.push(format!("{name}, {evidence}, {rule}: {found:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// Made up.
#[test]
fn in_a_group_of_a_survey_work_is_what_people_were_asked_about() {
    let table = [
        ("Điều tra xã hội học", "Giải quyết thủ tục hành chính", TOLD),
        ("Điều tra xã hội học", "Chỉ đạo, điều hành CCHC", TOLD),
        ("Điều tra xã hội học", "Xử lý phản ánh, kiến nghị", TOLD),
        ("Điều tra xã hội học", "Công khai thủ tục hành chính", TOLD),
        ("Điều tra xã hội học", "Chất lượng phục vụ", TOLD),
        ("Điều tra xã hội học", "Tổ chức khảo sát", ""),
        ("Điều tra xã hội học", "Cung cấp danh sách đối tượng", ""),
        ("Điều tra xã hội học", "Số phiếu thu về", ""),
        ("Điều tra xã hội học", "Ban hành kế hoạch", ""),
        ("Điều tra xã hội học", "Báo cáo kết quả", ""),
        ("Điều tra xã hội học", "Tuyên truyền về SIPAS", ""),
        ("Tổ chức điều tra xã hội học", "Giải quyết khó khăn", ""),
        ("Nhiệm vụ nâng cao Chỉ số SIPAS", "Chất lượng phục vụ", ""),
        ("Cải cách thủ tục hành chính", "Giải quyết thủ tục hành chính", ""),
    ];
    let mut wrong = Vec::new();
    for (group, name, wanted) in table {
        let is_told = is_told_in(group, name, "Văn bản", BY_HAND);
        if is_told == wanted.is_empty() {
            wrong.push(format!("{name} in {group}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, table.len());
}

/// The contents of SIPAS have no names, and what they ask for is satisfaction.
#[test]
fn whatever_of_sipas_a_unit_scores_is_told() {
    let sipas = embedded().iter().find(|framework| framework.id == "sipas-2024").unwrap();
    let text = include_str!("../../frameworks/sipas-2024.json");
    let leaves = sipas.nodes().iter().filter(|node| node.leaf.is_some()).count();
    let all_self = text.replace("\"scored_by\": \"survey\"", "\"scored_by\": \"self\"");
    let told = found(&read(&all_self));
    assert_eq!(told.iter().filter(|one| one.starts_with("B10")).count(), leaves, "{told:?}");
}
