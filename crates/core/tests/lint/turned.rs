//! Rules that are turned around by their words or tell nothing apart, and divisions that nothing guards.

use super::planted::{check, put, text};
use super::{CONG_THUC, DUNG_HAN, KIEM_TRA, THUC_HIEN, at};

const BAN_HANH: &str = "nodes.0.children.0.children.0";
const KINH_PHI: &str = "nodes.0.children.0.children.1";
const QUY_CHE: &str = "nodes.0.children.0.children.3";
const BAO_CAO: &str = "nodes.0.children.1";
const DOT_XUAT: &str = "nodes.0.children.2";

fn options(list: &[(&str, &str)]) -> String {
    let option = |(at, (label, points)): (usize, &(&str, &str))| {
        format!(r#"{{"id":"o{at}","label":"{label}","points":"{points}"}}"#)
    };
    format!("[{}]", list.iter().enumerate().map(option).collect::<Vec<_>>().join(","))
}

#[test]
fn options_that_are_turned_around() {
    let choice = |list: &[(&str, &str)]| vec![put(at(BAN_HANH, "rule.options"), &options(list))];
    let grades = |good: &str, fair: &str| {
        let grade = |id: &str, label: &str, percent: &str| {
            format!(r#"{{"id":"{id}","label":"{label}","percent":"{percent}"}}"#)
        };
        let all = [grade("a", "Xuất sắc", "100"), grade("b", "Hoàn thành tốt", good), grade("c", "Hoàn thành", fair)];
        vec![put(at(DOT_XUAT, "rule.grades"), &format!("[{}]", all.join(",")))]
    };
    let yes_no = |name: &str| {
        vec![text(at(KINH_PHI, "rule.yes"), "0"), text(at(KINH_PHI, "rule.no"), "1"), text(at(KINH_PHI, "name"), name)]
    };
    check(&[
        ("nothing is the best", choice(&[("Không ban hành", "1"), ("Đúng thời hạn", "0")]), "B51 nodes:BAN_HANH"),
        ("late is better", choice(&[("Đúng hạn", "0.5"), ("Chậm dưới 10 ngày", "1")]), "B51 nodes:BAN_HANH"),
        ("not done is better", choice(&[("Thực hiện đầy đủ", "0"), ("Chưa thực hiện", "1")]), "B51 nodes:BAN_HANH"),
        ("in order", choice(&[("Đúng thời hạn", "1"), ("Chậm", "0.5"), ("Không ban hành", "0")]), ""),
        (
            "not having what is bad is best",
            choice(&[("Không có vi phạm", "1"), ("Có vi phạm, khắc phục kịp thời", "0.5"), ("Còn lại", "0")]),
            "",
        ),
        ("not late is best", choice(&[("Không quá hạn", "1"), ("Xử lý kịp thời hồ sơ quá hạn", "0.5")]), ""),
        ("words that say nothing of it", choice(&[("Cấp tỉnh", "0"), ("Cấp xã", "1")]), ""),
        ("not published is better", choice(&[("Công khai 100%", "0"), ("Không công khai", "1")]), "B51 nodes:BAN_HANH"),
        ("not reached is better", choice(&[("Đạt", "0"), ("Không đạt", "1")]), "B51 nodes:BAN_HANH"),
        ("good is less than fair", choice(&[("Tốt", "0.5"), ("Khá", "1")]), "B51 nodes:BAN_HANH"),
        (
            "well done is less than done, with more words",
            choice(&[("Hoàn thành tốt nhiệm vụ", "0.5"), ("Hoàn thành nhiệm vụ", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        // A reviewer: nothing bad occurred is the best that can be said.
        ("nothing occurred", choice(&[("Không xảy ra sự cố", "1"), ("Xảy ra sự cố, xử lý kịp thời", "0.5")]), ""),
        ("nobody asked", choice(&[("Không có PAKN", "1"), ("Có PAKN, xử lý đúng hạn từ 95%", "0.5")]), ""),
        ("a deadline", choice(&[("Chậm nhất ngày 15/12", "1"), ("Đúng hạn 31/12", "0.5")]), ""),
        ("not too many", choice(&[("Không bố trí quá 02 cấp phó", "1"), ("Bố trí đầy đủ, quá số cấp phó", "0")]), ""),
        ("not beyond", choice(&[("Không vượt quá biên chế", "1"), ("Sử dụng đầy đủ", "0.5")]), ""),
        ("well done is less than done", grades("40", "50"), "B51 nodes:DOT_XUAT"),
        ("well done is as much", grades("50", "50"), ""),
        (
            "something is missing",
            choice(&[("Đầy đủ, đúng quy định", "0"), ("Thiếu hoặc không đúng quy định", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        (
            "not sent, with another object",
            choice(&[("Gửi đúng quy định về thời gian", "0"), ("Không gửi báo cáo", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        ("no more of it", choice(&[("Ban hành thêm thủ tục", "0"), ("Không ban hành thêm thủ tục", "1")]), ""),
        ("not sent", choice(&[("Gửi đúng quy định về thời gian", "0"), ("Không gửi", "1")]), "B51 nodes:BAN_HANH"),
        (
            "later is better",
            choice(&[("Ban hành trong tháng 01", "0"), ("Ban hành sau tháng 02", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        ("later alone", choice(&[("Trước ngày 15/12", "0.5"), ("Sau ngày 15/12", "1")]), "B51 nodes:BAN_HANH"),
        ("a day that tells units apart", choice(&[("Thành lập trước 2020", "0"), ("Thành lập sau 2020", "1")]), ""),
        ("earlier is better", choice(&[("Gửi trong quý I", "1"), ("Gửi sau quý I", "0.5")]), ""),
        ("fewer is better", choice(&[("Hoàn thành 100%", "0"), ("Hoàn thành dưới 70 %", "1")]), "B51 nodes:BAN_HANH"),
        (
            "fewer is better, in three steps",
            choice(&[("Đạt từ 90% trở lên", "1"), ("Đạt từ 70% đến dưới 90%", "0"), ("Đạt dưới 70%", "0.5")]),
            "B51 nodes:BAN_HANH",
        ),
        (
            "more is better",
            choice(&[("Đạt từ 90%", "1"), ("Đạt từ 70% đến dưới 90%", "0.5"), ("Đạt dưới 70%", "0")]),
            "",
        ),
        ("fewer of what nobody names", choice(&[("Từ 5%", "0"), ("Dưới 5%", "1")]), ""),
        (
            "fewer of what the name says is good",
            [choice(&[("Từ 90%", "0"), ("Dưới 90%", "1")]), vec![text(at(BAN_HANH, "name"), "Tỷ lệ hồ sơ đúng hạn")]]
                .concat(),
            "B51 nodes:BAN_HANH",
        ),
        (
            "fewer of what the name says is bad, as what is done",
            [
                choice(&[("Đạt từ 2%", "0"), ("Đạt dưới 2%", "1")]),
                vec![text(at(BAN_HANH, "name"), "Tỷ lệ bổ sung hồ sơ")],
            ]
            .concat(),
            "",
        ),
        (
            "fewer of what the name says is bad",
            [choice(&[("Từ 5%", "0"), ("Dưới 5%", "1")]), vec![text(at(BAN_HANH, "name"), "Tỷ lệ hồ sơ trễ hạn")]]
                .concat(),
            "",
        ),
        ("in time", choice(&[("Đúng hẹn", "0"), ("Trễ hẹn", "1")]), "B51 nodes:BAN_HANH"),
        ("people told", choice(&[("Có tuyên truyền", "0"), ("Không tuyên truyền", "1")]), "B51 nodes:BAN_HANH"),
        (
            "fewer of what is in time",
            choice(&[("100% hồ sơ đúng hạn", "0"), ("Dưới 100% hồ sơ đúng hạn", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        ("fewer of what is late", choice(&[("Từ 5% hồ sơ trễ hạn", "0"), ("Dưới 5% hồ sơ trễ hạn", "1")]), ""),
        ("doing wrong is better", choice(&[("Không vi phạm", "0"), ("Có vi phạm", "1")]), "B51 nodes:BAN_HANH"),
        (
            "late is better than not",
            choice(&[("Không có hồ sơ quá hạn", "0"), ("Có hồ sơ quá hạn", "1")]),
            "B51 nodes:BAN_HANH",
        ),
        ("beyond is better", choice(&[("Không vượt biên chế", "0"), ("Vượt biên chế", "1")]), "B51 nodes:BAN_HANH"),
        ("not doing wrong is better", choice(&[("Không vi phạm", "1"), ("Có vi phạm", "0")]), ""),
        ("less strict", choice(&[("Chấp hành nghiêm", "0"), ("Chấp hành chưa nghiêm", "1")]), "B51 nodes:BAN_HANH"),
        ("not enough", choice(&[("Đủ", "0"), ("Không đủ", "1")]), "B51 nodes:BAN_HANH"),
        ("not satisfied", choice(&[("Rất hài lòng", "0"), ("Không hài lòng", "1")]), "B51 nodes:BAN_HANH"),
        (
            "what should not be published",
            choice(&[("Không công khai thông tin cá nhân", "1"), ("Công khai thông tin cá nhân", "0")]),
            "",
        ),
        ("equipment", yes_no("Bố trí trang thiết bị Bộ phận Một cửa"), "B51 nodes:KINH_PHI"),
        ("a plan", yes_no("Có kế hoạch được phê duyệt"), "B51 nodes:KINH_PHI"),
        ("it was issued", yes_no("Đã ban hành quy chế"), "B51 nodes:KINH_PHI"),
        ("that it is issued", yes_no("Việc ban hành kế hoạch"), "B51 nodes:KINH_PHI"),
        ("a look at it", yes_no("Rà soát, đánh giá thủ tục"), "B51 nodes:KINH_PHI"),
        ("a fault", yes_no("Công khai thông tin mật trên cổng"), ""),
        ("a fault", yes_no("Công khai bí mật nhà nước"), ""),
        ("a fault", yes_no("Thực hiện tuyển dụng ngoài chỉ tiêu"), ""),
        ("a fault", yes_no("Xây dựng trụ sở vượt tiêu chuẩn, định mức"), ""),
        ("a fault", yes_no("Xây dựng kế hoạch hình thức, sao chép năm trước"), ""),
        ("a fault", yes_no("Ban hành kế hoạch sau thời hạn quy định"), ""),
        ("a fault", yes_no("Ban hành văn bản chồng chéo, mâu thuẫn"), ""),
        ("a fault", yes_no("Triển khai phần mềm trùng lặp"), ""),
        ("a fault", yes_no("Niêm yết thủ tục đã bãi bỏ"), ""),
        ("a fault", yes_no("Tổ chức lễ khánh thành lãng phí"), ""),
        ("a fault", yes_no("Bố trí trụ sở phân tán"), ""),
        ("a fault", yes_no("Bố trí người thân cùng vị trí kế toán"), ""),
        ("a fault", yes_no("Thực hiện thu hồi văn bản đã ký"), ""),
        ("a fault", yes_no("Tổ chức liên hoan bằng ngân sách"), ""),
        ("a fault", yes_no("Kiện toàn bộ máy kéo theo tăng biên chế"), ""),
        ("a fault", yes_no("Phân công nhiệm vụ chồng lấn"), ""),
        ("a fault", yes_no("Tổ chức kỳ thi có gian lận"), ""),
        ("a fault", yes_no("Niêm yết giá cao hơn khung"), ""),
        ("a fault", yes_no("Gửi báo cáo số liệu ảo"), ""),
        ("a fault", yes_no("Bố trí kinh phí dàn trải"), ""),
        ("nothing is late", yes_no("Không để hồ sơ trễ hạn"), "B51 nodes:KINH_PHI"),
        ("nobody does wrong", yes_no("Đơn vị không có người vi phạm"), "B51 nodes:KINH_PHI"),
        ("it takes less time", yes_no("Rút ngắn thời gian giải quyết"), "B51 nodes:KINH_PHI"),
        ("what is late is made good", yes_no("Gửi thư xin lỗi khi trễ hẹn"), "B51 nodes:KINH_PHI"),
        ("there is what should be done", yes_no("Có ban hành quy chế"), "B51 nodes:KINH_PHI"),
        ("not beyond", yes_no("Sử dụng biên chế không vượt số được giao"), "B51 nodes:KINH_PHI"),
        ("there is nothing good", yes_no("Không có sáng kiến"), ""),
        ("it is bad and not late", yes_no("Có vi phạm, không để chậm"), ""),
        ("yes is less than no", yes_no("Bố trí kinh phí"), "B51 nodes:KINH_PHI"),
        ("yes is bad", yes_no("Để xảy ra vi phạm"), ""),
        ("yes is bad in other words", yes_no("Phát sinh khiếu kiện đông người"), ""),
        ("something bad is issued", yes_no("Ban hành văn bản trái pháp luật"), ""),
    ]);
}

#[test]
fn more_of_what_is_bad_gives_more() {
    let figure = |label: &str| format!(r#"{{"label":"{label}","noun":"hồ sơ","whole":true}}"#);
    let ratio = |label: &str| vec![put(at(DUNG_HAN, "rule.num"), &figure(label)), text(at(DUNG_HAN, "name"), "Hồ sơ")];
    let bands =
        |label: &str| vec![put(at(THUC_HIEN, "rule.num"), &figure(label)), text(at(THUC_HIEN, "name"), "Hồ sơ")];
    let count = |label: &str| vec![put(at(QUY_CHE, "rule.count"), &figure(label)), text(at(QUY_CHE, "name"), "Hồ sơ")];
    let taken = |label: &str| vec![put(at(BAO_CAO, "rule.count"), &figure(label))];
    check(&[
        ("late, on a line", ratio("Số hồ sơ giải quyết quá hạn"), "B37 nodes:DUNG_HAN Số hồ sơ giải quyết quá hạn"),
        ("late, in bands", bands("Số hồ sơ trễ hạn"), "B37 nodes:THUC_HIEN Số hồ sơ trễ hạn"),
        ("late, for each", count("Số báo cáo gửi chậm"), "B37 nodes:QUY_CHE Số báo cáo gửi chậm"),
        ("not in time", ratio("Số hồ sơ không đúng hạn"), "B37 nodes:DUNG_HAN Số hồ sơ không đúng hạn"),
        ("sent back", bands("Số hồ sơ bị trả lại"), "B37 nodes:THUC_HIEN Số hồ sơ bị trả lại"),
        ("beyond its time", bands("Số việc quá thời hạn"), "B37 nodes:THUC_HIEN Số việc quá thời hạn"),
        ("people punished", count("Số cán bộ bị kỷ luật"), "B37 nodes:QUY_CHE Số cán bộ bị kỷ luật"),
        ("without an end", count("Số đơn khiếu nại kéo dài"), "B37 nodes:QUY_CHE Số đơn khiếu nại kéo dài"),
        ("brought to an end", count("Số đơn khiếu nại kéo dài được giải quyết"), ""),
        ("days", count("Số ngày giải quyết trung bình"), "B37 nodes:QUY_CHE Số ngày giải quyết trung bình"),
        ("days saved", count("Số ngày giải quyết được cắt giảm"), ""),
        ("quarrels", count("Số vụ khiếu kiện"), "B37 nodes:QUY_CHE Số vụ khiếu kiện"),
        ("texts with mistakes", count("Số văn bản sai thể thức"), "B37 nodes:QUY_CHE Số văn bản sai thể thức"),
        (
            "of what is late, what was paid",
            [ratio("Số nợ đọng thanh toán"), vec![text(at(DUNG_HAN, "rule.den.label"), "Số nợ đọng đầu năm")]].concat(),
            "",
        ),
        ("late, and answered in the end", count("Số đơn quá hạn giải quyết xong"), ""),
        ("handed on", count("Số vụ vi phạm chuyển cơ quan điều tra"), ""),
        ("not late", ratio("Số hồ sơ không quá hạn"), ""),
        ("late, and made good", bands("Số hồ sơ quá hạn đã gửi thư xin lỗi"), ""),
        ("offences that were dealt with", count("Số vi phạm được xử lý"), ""),
        ("a penalty for each", vec![text("nodes.4.children.0.rule.count.label", "Số hồ sơ quá hạn")], ""),
        ("what is late is taken off", taken("Số báo cáo gửi chậm"), ""),
        ("what is good is taken off", taken("Số sáng kiến"), "B37 nodes:BAO_CAO Số sáng kiến"),
        ("what is good and not done is taken off", taken("Số sáng kiến chưa áp dụng"), ""),
        ("a latest day", count("Số văn bản trình trước thời hạn muộn nhất"), ""),
        ("late, and done", count("Số dự án tồn đọng hoàn thành quyết toán"), ""),
        ("late, and collected", count("Số tiền chậm nộp thu được"), ""),
        ("late, and answered", count("Số hồ sơ tồn đọng được giải quyết"), ""),
        (
            "late, but nothing for each",
            [count("Số hồ sơ quá hạn"), vec![text(at(QUY_CHE, "rule.per"), "0")]].concat(),
            "B20 nodes:QUY_CHE 0 of 2",
        ),
    ]);
}

#[test]
fn rules_that_tell_nothing_apart() {
    let all_options = options(&[("Đúng hạn", "1"), ("Chậm", "1")]);
    let all_bands = r#"[{"from":"70","points":"2"},{"under":"70","points":"2"}]"#;
    check(&[
        ("all options", vec![put(at(BAN_HANH, "rule.options"), &all_options)], "B50 nodes:BAN_HANH"),
        ("yes and no", vec![text(at(KINH_PHI, "rule.no"), "1")], "B50 nodes:KINH_PHI"),
        ("all bands", vec![put(at(THUC_HIEN, "rule.bands"), all_bands)], "B50 nodes:THUC_HIEN"),
        (
            "a single band leaves a gap",
            vec![put(at(THUC_HIEN, "rule.bands"), r#"[{"from":"80","points":"2"}]"#)],
            "B22 nodes:THUC_HIEN [0, 80)",
        ),
    ]);
}

#[test]
fn percent_that_is_written_as_a_share() {
    let bands = |high: &str, low: &str| {
        let bands = [("from", high, "2"), ("under", low, "0")];
        let all = bands.map(|(edge, at, points)| format!(r#"{{"{edge}":"{at}","points":"{points}"}}"#));
        let middle = format!(r#"{{"from":"{low}","under":"{high}","points":"1"}}"#);
        vec![put(at(THUC_HIEN, "rule.bands"), &format!("[{},{middle},{}]", all[0], all[1]))]
    };
    let full =
        |at_full: &str| vec![text(at(DUNG_HAN, "rule.full_at"), at_full), put(at(DUNG_HAN, "rule.zero_below"), "")];
    let begin = |zero_below: &str| vec![text(at(DUNG_HAN, "rule.zero_below"), zero_below)];
    let value = |label: &str| {
        let bands =
            r#"[{"from":"0.9","points":"6"},{"from":"0.5","under":"0.9","points":"3"},{"under":"0.5","points":"0"}]"#;
        let figure = format!(r#"{{"label":"{label}","noun":"phần","whole":false}}"#);
        vec![put(at(KIEM_TRA, "rule.bands"), bands), put(at(KIEM_TRA, "rule.value"), &figure)]
    };
    let low = r#"[{"to":"0.5","points":"2"},{"over":"0.5","to":"1","points":"1"},{"over":"1","points":"0"}]"#;
    let count = r#"[{"from":"1","points":"6"},{"under":"1","points":"0"}]"#;
    check(&[
        ("bands", bands("0.9", "0.7"), "B52 nodes:THUC_HIEN"),
        ("bands of percent", bands("90", "70"), ""),
        ("bands with a low edge", bands("50", "1"), ""),
        ("a line", full("0.8"), "B52 nodes:DUNG_HAN"),
        ("a line to 1, of what is in time", full("1"), "B52 nodes:DUNG_HAN"),
        (
            "a line to 1, of anything",
            [
                full("1"),
                vec![
                    text(at(DUNG_HAN, "name"), "Hộ"),
                    put(at(DUNG_HAN, "rule.num"), r#"{"label":"Số hộ","noun":"hộ","whole":true}"#),
                ],
            ]
            .concat(),
            "",
        ),
        ("bands to 1", bands("1", "0.9"), "B52 nodes:THUC_HIEN"),
        ("bands to 1 that may be meant", bands("1", "0.5"), ""),
        ("a share of the people", [full("0.8"), vec![text(at(DUNG_HAN, "rule.den.label"), "Dân số")]].concat(), ""),
        (
            "a share of a budget",
            [full("0.5"), vec![text(at(DUNG_HAN, "rule.num.label"), "Số chi cho chuyển đổi số")]].concat(),
            "",
        ),
        ("a line of percent", full("80"), ""),
        ("points begin at a share", begin("0.5"), "B52 nodes:DUNG_HAN"),
        ("points begin at percent", begin("50"), ""),
        ("a value of percent", value("Tỷ lệ hồ sơ trực tuyến (%)"), "B52 nodes:KIEM_TRA"),
        ("a value of something else", value("Số điểm trung bình"), ""),
        ("a number of things", vec![put(at(KIEM_TRA, "rule.bands"), count)], ""),
        (
            "at most half a percent of what is late",
            vec![
                put(at(THUC_HIEN, "rule.bands"), low),
                text(at(THUC_HIEN, "rule.num.label"), "Số hồ sơ quá hạn"),
                text(at(THUC_HIEN, "name"), "Hồ sơ quá hạn"),
            ],
            "",
        ),
    ]);
}

#[test]
fn divisions_that_nothing_guards() {
    let formula = |words: &str| vec![text(at(CONG_THUC, "rule.formula"), words)];
    check(&[
        ("by a figure", formula("min(max_points; x / y)"), "B53 nodes:CONG_THUC"),
        ("by twice a figure", formula("min(max_points; x / (2 * y))"), "B53 nodes:CONG_THUC"),
        (
            "by a sum of figures",
            formula("min(max_points; x / (x + y))"),
            "B20 nodes:CONG_THUC 1 of 10; B53 nodes:CONG_THUC",
        ),
        ("by what is never 0", formula("min(max_points; x / (y + 1))"), ""),
        ("by the greater", formula("min(max_points; x / max(1; y))"), ""),
        ("behind a condition", formula("if(y = 0; 0; min(max_points; x / y))"), ""),
        ("behind a condition on the other", formula("if(x = 0; 0; min(max_points; x / y))"), "B53 nodes:CONG_THUC"),
        (
            "behind a condition that does not keep it from 0",
            formula("if(y >= 0; min(max_points; x / y); 0)"),
            "B53 nodes:CONG_THUC",
        ),
        ("behind one on a sum", formula("if(x + y > 0; min(max_points; x / y); 0)"), "B53 nodes:CONG_THUC"),
        ("behind one on the same sum", formula("if(x + y > 0; min(max_points; 9 * x / (x + y) + x); 0)"), ""),
        ("behind one on half of it", formula("if(y > 0; min(max_points; 1 / (x * y)); 0)"), "B53 nodes:CONG_THUC"),
        ("behind one on a difference", formula("if(x > y; min(max_points; x / (x - y)); 0)"), ""),
        ("by a choice that may be 0", formula("min(max_points; x / if(y > 9; 9; y))"), "B53 nodes:CONG_THUC"),
        ("by a choice that never is", formula("min(max_points; x / if(y = 0; 1; y))"), ""),
        ("the smaller", formula("if(min(x; y) > 0; min(max_points; x / y); 0)"), ""),
        ("by a figure less one", formula("min(max_points; x / (y - 1))"), "B53 nodes:CONG_THUC"),
        ("two of them", formula("min(max_points; 5 / x + 1 / y)"), "B53 nodes:CONG_THUC; B53 nodes:CONG_THUC"),
        ("in the condition itself", formula("if(x / y > 0.5; max_points; 0)"), "B53 nodes:CONG_THUC"),
    ]);
}
