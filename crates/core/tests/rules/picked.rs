//! Yes or no, one of several options, and grades.

use super::check;

const NA: (&str, &str) = ("policies.not_applicable", "\"shrink\"");

#[test]
fn yes_or_no() {
    check(
        "0.5",
        r#"{"kind":"yes_no","yes":"0.5","no":"0"}"#,
        &[NA],
        &[
            ("Phú Thọ demo: ban hành văn bản triển khai, có: điểm tối đa", "yes", "0.5", "yes", ""),
            ("Phú Thọ demo: ban hành văn bản triển khai, không: 0", "no", "0", "no", ""),
            ("Phú Thọ demo: không áp dụng", "n/a Không được giao", "n/a", "n/a Không được giao", ""),
            ("made up", "n/a", "n/a", "n/a ", "N14"),
            ("made up", "", "open", "-", ""),
            ("made up", "points 0.25", "0.25", "given 0.25", ""),
            ("made up", "points 0.6", "0.5", "given 0.6", "N11"),
            ("made up", "points -0.1", "open", "-", "N12"),
            ("made up", "points -0", "0", "given 0", ""),
        ],
    );
    check(
        "1",
        r#"{"kind":"yes_no","yes":"1","no":"0"}"#,
        &[],
        &[
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1c: chỉ tiêu KT-XH đạt", "yes", "1", "yes", ""),
            ("Hải Phòng 212/2025/QĐ-UBND, 5.1c: không đạt", "no", "0", "no", ""),
            (
                "Hải Phòng 212/2025/QĐ-UBND, 5.1c: không được giao chỉ tiêu thì không đánh giá",
                "n/a Không được giao chỉ tiêu",
                "n/a",
                "n/a Không được giao chỉ tiêu",
                "",
            ),
        ],
    );
    let turned = r#"{"kind":"yes_no","yes":"0.25","no":"1"}"#;
    let rows = [("made up: có văn bản trái pháp luật", "yes", "0.25", "yes", ""), ("made up", "no", "1", "no", "")];
    check("1", turned, &[], &rows);
    let above = [("made up: the table gives more than the maximum", "yes", "1", "yes", "N11")];
    check("1", r#"{"kind":"yes_no","yes":"1.5","no":"0"}"#, &[], &above);
}

#[test]
fn one_of_several_options() {
    let plan = r#"{"kind":"choice","options":[
        {"id":"kip_thoi","label":"Kịp thời","points":"1"},
        {"id":"khong_kip_thoi","label":"Không kịp thời","points":"0.5"},
        {"id":"khong_ban_hanh","label":"Không ban hành","points":"0"}]}"#;
    check(
        "1",
        plan,
        &[],
        &[
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#kip_thoi", "1", "option 0", ""),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#khong_kip_thoi", "0.5", "option 1", ""),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.1", "#khong_ban_hanh", "0", "option 2", ""),
            ("made up", "#cham", "open", "-", "N17"),
            ("made up: the case of letters", "#KIP_THOI", "open", "-", "N17"),
            ("made up: the place instead of the id", "#0", "open", "-", "N17"),
            ("made up: an empty id", "#", "open", "-", "N17"),
            ("made up: the appraiser's own points", "points 0.75", "0.75", "given 0.75", ""),
            ("made up", "n/a Không có kế hoạch", "n/a", "n/a Không có kế hoạch", ""),
            ("made up", "", "open", "-", ""),
        ],
    );
    let done = r#"{"kind":"choice","options":[{"id":"dat","label":"Đạt","points":"1"},
        {"id":"khong_dat","label":"Không đạt","points":"0"}]}"#;
    check(
        "1",
        done,
        &[],
        &[
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.2", "#dat", "1", "option 0", ""),
            ("Cà Mau 1880/QĐ-UBND 2013, 1.1.3", "#khong_dat", "0", "option 1", ""),
        ],
    );
    let ddci = r#"{"kind":"choice","options":[{"id":"tren","label":"Trên hoặc bằng mức trung bình","points":"1"},
        {"id":"duoi","label":"Dưới mức trung bình","points":"0"}]}"#;
    check(
        "2",
        ddci,
        &[],
        &[("Hải Phòng 212/2025/QĐ-UBND, 5.1b: 1 of 2 is the most there is", "#tren", "1", "option 0", "")],
    );
    check("0.9", plan, &[], &[("made up: an option above the maximum", "#kip_thoi", "0.9", "option 0", "N11")]);
}

#[test]
fn grades_are_shares_of_the_maximum() {
    let grades = r#"{"kind":"grade","grades":[
        {"id":"xuat_sac","label":"Xuất sắc","percent":"100"},
        {"id":"tot","label":"Tốt","percent":"75"},
        {"id":"hoan_thanh","label":"Hoàn thành","percent":"50"},
        {"id":"khong","label":"Không hoàn thành","percent":"0"},
        {"id":"mot_phan_ba","label":"Một phần ba","percent":"33.333333"}]}"#;
    check(
        "2",
        grades,
        &[],
        &[
            ("Phú Thọ demo: nhiệm vụ đột xuất, xuất sắc: tối đa", "#xuat_sac", "2", "option 0", ""),
            ("Phú Thọ demo: nhiệm vụ đột xuất, tốt: 75 %", "#tot", "1.5", "option 1", ""),
            ("Phú Thọ demo: nhiệm vụ đột xuất, hoàn thành: 50 %", "#hoan_thanh", "1", "option 2", ""),
            ("made up", "#khong", "0", "option 3", ""),
            ("made up: every digit of the percentage", "#mot_phan_ba", "0.66666666", "option 4", ""),
            ("made up", "#trung_binh", "open", "-", "N17"),
            ("made up", "points 1.2", "1.2", "given 1.2", ""),
            ("made up", "points 2.01", "2", "given 2.01", "N11"),
        ],
    );
    let odd = [("made up: 75 % of an odd maximum", "#tot", "0.75075", "option 1", "")];
    check("1.001", grades, &[], &odd);
    let part = r#"{"points":"0.5","reason":"Chưa đo"}"#;
    check(
        "2",
        grades,
        &[("nodes.0.children.0.not_measured", part)],
        &[
            ("made up: of what is left when half a point was measured for nobody", "#xuat_sac", "1.5", "option 0", ""),
            ("made up: of what is left when half a point was measured for nobody", "#tot", "1.125", "option 1", ""),
        ],
    );
    let cents = r#"{"decimals":2,"mode":"half_up"}"#;
    let rounded = [("made up: 0.75075 to two decimals", "#tot", "0.75", "option 1", "")];
    check("1.001", grades, &[("policies.rounding.leaf", cents)], &rounded);
}

/// Made up: of 4 points 1 was measured for nobody. The table of the rule still says 4: it is cut off, and no answer of
/// the unit's is wrong. Points that somebody typed are.
#[test]
fn a_table_above_what_is_left_is_cut_off_in_silence() {
    let part = [("nodes.0.children.0.not_measured", r#"{"points":"1","reason":"Chưa đo"}"#)];
    let yes_no = r#"{"kind":"yes_no","yes":"4","no":"0"}"#;
    check(
        "4",
        yes_no,
        &part,
        &[
            ("made up", "yes", "3", "yes", ""),
            ("made up", "no", "0", "no", ""),
            ("made up", "points 4", "3", "given 4", "N11"),
        ],
    );
    let above = yes_no.replace("\"4\"", "\"4.5\"");
    check("4", &above, &part, &[("made up: above the maximum itself", "yes", "3", "yes", "N11")]);
    let choice =
        r#"{"kind":"choice","options":[{"id":"a","label":"A","points":"4"},{"id":"b","label":"B","points":"2"}]}"#;
    check("4", choice, &part, &[("made up", "#a", "3", "option 0", ""), ("made up", "#b", "2", "option 1", "")]);
}
