//! Defects that a tester planted and the linter did not tell, and what looks like them and is none.

use crate::common::made::{given_leaf, made};

use super::{CLEAN, CONG_THUC, DUNG_HAN, KIEM_TRA, THUC_HIEN, at, edited, found, none_wrong, read};

/// What, edits of the clean framework, findings. All made up.
pub(super) type Row<'r> = (&'r str, Vec<(String, String)>, &'r str);

pub(super) fn check(rows: &[Row]) {
    let mut wrong = Vec::new();
    for (what, edits, wanted) in rows {
        let edits: Vec<(&str, &str)> = edits.iter().map(|(place, value)| (place.as_str(), value.as_str())).collect();
        let found = found(&read(&edited(CLEAN, &edits))).join("; ");
        if found != *wanted {
            wrong.push(format!("{what}: {found:?}, wanted {wanted:?}"));
        }
    }
    none_wrong(&wrong, rows.len());
}

pub(super) fn put(place: impl Into<String>, value: &str) -> (String, String) {
    (place.into(), value.to_owned())
}

pub(super) fn text(place: impl Into<String>, value: &str) -> (String, String) {
    put(place, &format!("\"{value}\""))
}

#[test]
fn caps_that_nothing_reaches() {
    check(&[
        ("a bonus above what its leaves give", vec![text("nodes.3.max", "7.5")], "B34 nodes:CONG 7.5 of 7"),
        ("a bonus that is all of it", vec![text("nodes.3.max", "7")], ""),
        ("a penalty above what its leaves take", vec![text("nodes.4.max", "20")], "B34 nodes:TRU 20 of 14"),
        ("a bonus of nothing", vec![text("nodes.3.max", "0")], "B35 nodes:CONG"),
        ("a penalty of nothing", vec![text("nodes.4.max", "0.00")], "B35 nodes:TRU"),
    ]);
}

fn bands(of: &[(&str, &str)]) -> String {
    let band = |(edges, points): &(&str, &str)| format!(r#"{{{edges},"points":"{points}"}}"#);
    format!("[{}]", of.iter().map(band).collect::<Vec<_>>().join(","))
}

#[test]
fn points_that_fall_while_the_value_rises() {
    let [high, middle, low] = [r#""over":"90""#, r#""from":"70","to":"90""#, r#""under":"70""#];
    let falling = bands(&[(high, "0"), (middle, "1"), (low, "2")]);
    let turning = bands(&[(high, "2"), (middle, "0"), (low, "1")]);
    let peak = bands(&[(high, "1"), (middle, "2"), (low, "0")]);
    let level = bands(&[(high, "2"), (middle, "2"), (low, "0")]);
    let [rule, name] = [at(THUC_HIEN, "rule.bands"), at(THUC_HIEN, "name")];
    let num = |label: &str, noun: &str| {
        put(at(THUC_HIEN, "rule.num"), &format!(r#"{{"label":"{label}","noun":"{noun}","whole":true}}"#))
    };
    let between = |label: &str| {
        [
            text("nodes.1.children.1.rule.zero_at", "80"),
            text("nodes.1.children.1.rule.full_at", "20"),
            text("nodes.1.children.1.rule.num.label", label),
        ]
        .to_vec()
    };
    check(&[
        (
            "the more is done the less it gives",
            vec![put(&rule, &falling)],
            "B37 nodes:THUC_HIEN Số nhiệm vụ hoàn thành",
        ),
        ("up and down", vec![put(&rule, &turning)], "B36 nodes:THUC_HIEN"),
        ("best in the middle of what should be done", vec![put(&rule, &peak)], "B36 nodes:THUC_HIEN"),
        ("level, then up", vec![put(&rule, &level)], ""),
        (
            "the fewer are late the better",
            vec![put(&rule, &falling), num("Số nhiệm vụ chậm hạn", "nhiệm vụ chậm"), text(&name, "Nhiệm vụ chậm")],
            "",
        ),
        (
            "not done in time is no good word",
            vec![put(&rule, &falling), num("Số nhiệm vụ chưa hoàn thành", "nhiệm vụ chưa hoàn thành")],
            "",
        ),
        (
            "words that say nothing of it",
            vec![put(&rule, &falling), num("Số đơn vị cấp dưới", "đơn vị"), text(&name, "Số đơn vị")],
            "",
        ),
        (
            "the fewer visits the better may well be meant",
            vec![put(
                at(KIEM_TRA, "rule.bands"),
                &bands(&[(r#""from":"3""#, "0"), (r#""from":"1","under":"3""#, "3"), (r#""under":"1""#, "6")]),
            )],
            "",
        ),
        (
            "neither too few nor too many visits",
            vec![put(
                at(KIEM_TRA, "rule.bands"),
                &bands(&[(r#""from":"3""#, "3"), (r#""from":"1","under":"3""#, "6"), (r#""under":"1""#, "0")]),
            )],
            "",
        ),
        ("a line that falls", between("Số hồ sơ trực tuyến"), "B37 nodes:TRUC_TUYEN Số hồ sơ trực tuyến"),
        ("a line that falls, rightly", between("Số hồ sơ không trực tuyến"), ""),
        ("handed in at the counter", between("Số hồ sơ nộp trực tiếp của dịch vụ công trực tuyến"), ""),
    ]);
}

#[test]
fn reaching_the_mean_that_gives_less() {
    let [reached, below] = ["nodes.2.children.1.rule.reached", "nodes.2.children.1.rule.below"];
    let name = |words: &str| text("nodes.2.children.1.name", words);
    let label = |words: &str| text("nodes.2.children.1.rule.value.label", words);
    check(&[
        ("exchanged", vec![text(reached, "0"), text(below, "5")], "B38 nodes:BINH_QUAN 0 < 5"),
        ("as much", vec![text(below, "5")], "B50 nodes:BINH_QUAN"),
        (
            "days are better few",
            vec![text(reached, "0"), text(below, "5"), name("Thời gian giải quyết trung bình")],
            "",
        ),
        (
            "less than the mean is wanted",
            vec![text(reached, "0"), text(below, "5"), name("Chi thấp hơn bình quân")],
            "",
        ),
        ("of what is counted", vec![text(reached, "0"), text(below, "5"), label("Số hồ sơ chậm")], ""),
    ]);
}

#[test]
fn satisfaction_that_a_unit_asks_itself() {
    let evidence = |words: &str| vec![text(at(DUNG_HAN, "evidence"), words)];
    let name = |words: &str| vec![text(at(DUNG_HAN, "name"), words)];
    let told = "B10 nodes:DUNG_HAN";
    let all_of_area = ["DUNG_HAN", "TRUC_TUYEN", "NGAY", "CONG_THUC", "GHI_CHU"].map(|id| format!("B10 nodes:{id}"));
    let all_of_area = all_of_area.join("; ");
    check(&[
        ("the result", evidence("Kết quả khảo sát mức độ hài lòng của người dân"), told),
        ("an inquiry", evidence("Phiếu ĐIỀU TRA sự hài lòng"), told),
        ("asked by word", evidence("Biên bản lấy ý kiến về sự hài lòng"), told),
        ("measured", evidence("Báo cáo đo lường sự hài lòng (SH)"), told),
        ("a plan is the unit's own work", evidence("Kế hoạch khảo sát mức độ hài lòng"), ""),
        ("satisfaction alone is counted by a portal", evidence("Số liệu hài lòng trên Cổng DVCQG"), ""),
        ("another survey", evidence("Báo cáo khảo sát nhu cầu đào tạo"), ""),
        ("forms of a survey", evidence("Phiếu khảo sát người dân"), told),
        ("by its name", name("Kết quả khảo sát mức độ hài lòng"), told),
        ("asked, by its name", name("Khảo sát sự hài lòng của tổ chức"), told),
        ("what leaders said", name("Kết quả khảo sát lãnh đạo"), told),
        ("points in short", name("Điểm XHH"), told),
        ("to have people asked is the unit's own work", name("Tổ chức khảo sát mức độ hài lòng của người dân"), ""),
        ("so is to tell of it", name("Công khai kết quả khảo sát"), ""),
        ("and to work for it", name("Ban hành kế hoạch nâng cao Chỉ số SIPAS"), ""),
        ("and to help with it", name("Phối hợp thực hiện điều tra xã hội học"), ""),
        ("below what is a survey", vec![text("nodes.1.name", "Điểm điều tra xã hội học")], &all_of_area),
        (
            "scored by a survey, as it should be",
            vec![
                text(at(DUNG_HAN, "evidence"), "Kết quả khảo sát mức độ hài lòng"),
                text(at(DUNG_HAN, "scored_by"), "survey"),
            ],
            "",
        ),
    ]);
}

#[test]
fn formulas_that_fall_short_or_divide_by_nothing() {
    let formula = |words: &str| vec![text(at(CONG_THUC, "rule.formula"), words)];
    check(&[
        ("a constant", formula("3 + 0 * x * y"), "B20 nodes:CONG_THUC 3 of 10"),
        ("held too low", formula("min(x; 4) + min(y; 5)"), "B20 nodes:CONG_THUC 9 of 10"),
        ("just enough", formula("min(x; 5) + min(y; 5)"), ""),
        ("half of it", formula("max_points / 2 * min(1; x / y)"), "B20 nodes:CONG_THUC 5 of 10; B53 nodes:CONG_THUC"),
        ("below nothing", formula("-x - y"), "B20 nodes:CONG_THUC 0 of 10"),
        ("a part that grows", formula("5 - x + y"), ""),
        ("more than the maximum is cut", formula("20 + x + y"), ""),
        ("by what a condition leaves", formula("if(x >= 80; 2 + 0 * y; x / 10)"), "B20 nodes:CONG_THUC 8 of 10"),
        (
            "a share below a target",
            formula("if(x / y >= 0.8; 9; 10 * x / y)"),
            "B20 nodes:CONG_THUC 9 of 10; B53 nodes:CONG_THUC",
        ),
        ("a share at least", formula("9 * min(x; y) / y"), "B20 nodes:CONG_THUC 9 of 10; B53 nodes:CONG_THUC"),
        ("a share at most", formula("9 * x / max(x; y)"), "B20 nodes:CONG_THUC 9 of 10; B53 nodes:CONG_THUC"),
        ("a full share", formula("max_points * min(x; y) / y"), "B53 nodes:CONG_THUC"),
        ("a branch above the maximum", formula("if(x = 1; 12; min(10; y))"), "B21 nodes:CONG_THUC 12 of 10"),
        ("a branch within one above it", formula("if(x = 1; if(y > 2; 11; 10); 0)"), "B21 nodes:CONG_THUC 11 of 10"),
        ("branches that are cut by words", formula("min(max_points; if(x = 1; 12; y))"), ""),
        ("two parts that are cut together", formula("if(x = 1; 8; 0) + if(y = 1; 8; 0)"), ""),
        ("a branch that nothing reaches", formula("if(x < 0; 12; y)"), ""),
        (
            "a branch as printed, of which a part was measured for nobody",
            [
                formula("if(x >= y; 10; 5)"),
                vec![put(at(CONG_THUC, "not_measured"), r#"{"points":"1","reason":"Chưa đo"}"#)],
            ]
            .concat(),
            "B44 nodes:CONG_THUC 10 of 9",
        ),
        ("by a written 0", formula("x + y / 0"), "B41 nodes:CONG_THUC at 7"),
        ("by what is always 0", formula("x + 1 / (y - y)"), "B41 nodes:CONG_THUC at 7"),
        ("by what may be 0", formula("max_points * x / y"), "B53 nodes:CONG_THUC"),
        ("by what may be 0, too", formula("x / (x - y)"), "B53 nodes:CONG_THUC"),
        ("in a branch that is never taken", formula("if(1 > 2; 1 / 0; x + y)"), ""),
    ]);
}

#[test]
fn a_maximum_that_rounding_lowers() {
    let rules = [
        r#"{"kind":"manual_points"}"#,
        r#"{"kind":"yes_no","yes":"MAX","no":"0"}"#,
        r#"{"kind":"grade","grades":[{"id":"a","label":"Tốt","percent":"100"},{"id":"b","label":"Kém","percent":"0"}]}"#,
        r#"{"kind":"linear_ratio","full_at":"90",RATIO}"#,
        r#"{"kind":"deduction","count":WHOLE,"start":"MAX","per":"0.25","floor":"0"}"#,
    ];
    // Maximum, rounding of criteria, what is told.
    let table = [
        ("2.5", r#"{"decimals":0,"mode":"down"}"#, "B20 nodes:L 2 of 2.5, rounded"),
        ("0.25", r#"{"decimals":1,"mode":"half_even"}"#, "B20 nodes:L 0.2 of 0.25, rounded"),
        ("0.24", r#"{"decimals":1,"mode":"half_up"}"#, "B20 nodes:L 0.2 of 0.24, rounded"),
        ("0.25", r#"{"decimals":1,"mode":"half_up"}"#, ""),
        ("2.5", r#"{"decimals":0,"mode":"up"}"#, ""),
        ("2.5", r#"{"decimals":1,"mode":"down"}"#, ""),
        ("2.5", "\"none\"", ""),
    ];
    for (max, rounding, wanted) in table {
        for rule in rules {
            let edits = [("policies.rounding.leaf", rounding), ("policies.classes.list", ONE_CLASS)];
            let found = found(&crate::common::made::single(max, &rule.replace("MAX", max), &edits));
            assert_eq!(found.join("; "), wanted, "{max} {rounding} {rule}");
        }
    }
    let down = [("policies.rounding.leaf", r#"{"decimals":0,"mode":"down"}"#), ("policies.classes.list", ONE_CLASS)];
    let worth = |yes: &str| format!(r#"{{"kind":"yes_no","yes":"{yes}","no":"0"}}"#);
    for (yes, wanted) in [("2.4", "B20 nodes:L 2.4 of 2.5"), ("3", "B21 nodes:L 3 of 2.5")] {
        assert_eq!(found(&crate::common::made::single("2.5", &worth(yes), &down)), [wanted], "{yes}");
    }
}

const ONE_CLASS: &str = r#"[{"id":"a","name":"A","from":"0"}]"#;

#[test]
fn numbers_that_do_not_follow_their_parents() {
    let number = |words: &str| vec![text("nodes.1.children.1.number", words)];
    let outside = |number: &str| format!("B39 nodes:TRUC_TUYEN {number} below 2");
    let (of_three, of_twenty) = (outside("3.9"), outside("22.1"));
    check(&[
        ("of another area", number("3.9"), &of_three),
        ("of an area that only begins alike", number("22.1"), &of_twenty),
        ("with a letter", number("2.9b"), ""),
        ("deeper than needed", number("2.9.9"), ""),
        ("numbered anew in each area", number("9"), ""),
        ("a letter", number("b"), ""),
        ("a Roman area", vec![text("nodes.1.number", "II"), text("nodes.1.children.1.number", "1.9")], ""),
        ("766/QĐ-TTg: 3.5 below 3b", vec![text("nodes.1.number", "2b")], ""),
        ("an area without a number", vec![text("nodes.1.number", "")], ""),
        ("an area with a point behind", vec![text("nodes.1.number", "2.")], ""),
    ]);
}

#[test]
fn labels_that_read_alike() {
    let option = |at: usize| format!("nodes.0.children.0.children.0.rule.options.{at}.label");
    let grade = |at: usize| format!("nodes.0.children.2.rule.grades.{at}.label");
    let class = |at: usize| format!("policies.classes.list.{at}.name");
    check(&[
        ("options", vec![text(option(1), " KỊP thời")], "B40 nodes:BAN_HANH  KỊP thời"),
        ("with more space", vec![text(option(1), "Kịp   thời")], "B40 nodes:BAN_HANH Kịp   thời"),
        ("grades", vec![text(grade(2), "Tốt")], "B40 nodes:DOT_XUAT Tốt"),
        ("classes", vec![text(class(3), "Khá")], "B40 policies.classes.list[3] Khá"),
        ("blank options are told as such", vec![text(option(0), ""), text(option(1), " ")], "B31 nodes:BAN_HANH"),
    ]);
}

#[test]
fn numbers_that_differ_by_their_signs_only() {
    let number = |at: usize, words: &str| text(format!("nodes.1.children.{at}.number"), words);
    let told = "B26 nodes:TRUC_TUYEN like DUNG_HAN";
    let ways = |second: &str| {
        let below = |at: usize, words: &str| text(format!("nodes.0.children.{at}.number"), words);
        vec![text("nodes.0.number", "I"), text("nodes.1.number", "II"), below(0, "II.1"), number(1, second)]
    };
    let roman = |second: &str| {
        vec![text("nodes.0.number", "I"), text("nodes.1.number", "II"), number(0, "1.1"), number(1, second)]
    };
    check(&[
        ("a comma", vec![number(1, "2,1")], told),
        ("a bracket behind", vec![number(1, "2.1)")], told),
        ("a zero before it", vec![number(1, "2.01")], told),
        ("a space within", vec![number(1, "2. 1")], told),
        ("digits of another width", vec![number(1, "２.１")], told),
        ("a zero behind", vec![number(1, "2.10")], "B56 nodes:NGAY"),
        ("letters", vec![number(0, "a)"), number(1, "a.")], told),
        ("letters in brackets", vec![number(0, "(A)"), number(1, "a)")], told),
        ("two letters", vec![number(0, "a)"), number(1, "b)")], ""),
        ("dashes are no numbers", vec![number(0, "-"), number(1, "-"), number(2, "•"), number(3, "+")], ""),
        ("areas I and II both begin with 1.1", roman("1.2"), ""),
        (
            "a character that nobody sees",
            vec![number(1, "2.1\u{200b}")],
            "F20 nodes:TRUC_TUYEN; B26 nodes:TRUC_TUYEN like DUNG_HAN",
        ),
        ("the whole way, twice in the tree", ways("II.1"), "B26 nodes:TRUC_TUYEN like KE_HOACH"),
        ("twice in one of them", roman("1.1"), told),
    ]);
}

#[test]
fn points_that_no_figure_reaches() {
    let figure = r#"{"label":"Số lỗi","noun":"lỗi","whole":true}"#;
    let whole =
        |bands: &str| put(at(KIEM_TRA, "rule"), &format!(r#"{{"kind":"bands","value":{figure},"bands":{bands}}}"#));
    let between = |zero: &str, full: &str| {
        let rule = format!(r#"{{"kind":"linear_between","value":{figure},"zero_at":"{zero}","full_at":"{full}"}}"#);
        vec![put("nodes.1.children.2.rule", &rule)]
    };
    let [none, some, many] = [r#""to":"0""#, r#""over":"0","under":"1""#, r#""from":"1""#];
    check(&[
        (
            "between two whole numbers",
            vec![whole(&bands(&[(none, "3"), (some, "6"), (many, "0")]))],
            "B20 nodes:KIEM_TRA 3 of 6",
        ),
        ("at a whole number", vec![whole(&bands(&[(none, "6"), (some, "3"), (many, "0")]))], ""),
        ("full below 0", between("5", "-1"), "B20 nodes:NGAY 4.1667 of 5"),
        ("full at 0", between("5", "0"), ""),
        ("full far up", between("5", "900"), ""),
    ]);
}

#[test]
fn sources_that_are_still_to_be_written() {
    let source = |field: &str, words: &str| vec![text(format!("legal_basis.0.{field}"), words)];
    let told = |field: &str| format!("B27 legal_basis[0].{field}");
    let (number, issuer) = (told("number"), told("issuer"));
    let citation = |words: &str| vec![text(at(DUNG_HAN, "citation"), words)];
    check(&[
        ("a draft's number", source("number", "…/QĐ-UBND"), &number),
        ("a number without digits", source("number", "/QĐ-UBND"), &number),
        ("nobody issued it", source("issuer", "…"), &issuer),
        ("none yet", citation("Chưa có"), "B09 nodes:DUNG_HAN"),
        ("not written", citation("(không ghi)"), "B09 nodes:DUNG_HAN"),
        ("not there", citation("N/A"), "B09 nodes:DUNG_HAN"),
        ("a place", citation("Mục 0"), ""),
        ("a place that speaks of it", citation("Mục 2, trường hợp không có hồ sơ"), ""),
    ]);
}

#[test]
fn parts_that_are_taken_off_twice() {
    let part = |place: &str, points: &str| {
        put(format!("{place}.not_measured"), &format!(r#"{{"points":"{points}","reason":"Chưa đo"}}"#))
    };
    check(&[
        ("at the group and below it", vec![part("nodes.1", "4"), part("nodes.1.children.0", "1")], "B49 nodes:TTHC"),
        ("below it alone", vec![part("nodes.1.children.0", "1")], ""),
        ("at the group alone", vec![part("nodes.1", "4")], ""),
    ]);
}

#[test]
fn groups_in_a_block_have_caps() {
    let group = |max: &str| {
        let leaf = |id: &str| {
            format!(
                r#"{{"id":"{id}","number":"","name":"{id}","max":"1","citation":"x","scored_by":"self","not_applicable":true,"rule":{{"kind":"manual_points"}}}}"#
            )
        };
        let children = [leaf("G1"), leaf("G2")].join(",");
        vec![put(
            "nodes.3.children.0",
            &format!(r#"{{"id":"G","number":"","name":"Mô hình","max":"{max}","children":[{children}]}}"#),
        )]
    };
    let cap = ("nodes.3.max".to_owned(), "\"1\"".to_owned());
    let with_cap = |max: &str| [group(max), vec![cap.clone()]].concat();
    check(&[
        ("less than its criteria", with_cap("1.5"), ""),
        ("as much", with_cap("2"), ""),
        ("more than its criteria", with_cap("2.5"), "B04 nodes:G 2 of 2.5"),
    ]);
}

#[test]
fn changes_name_their_decision() {
    let change = |citation: &str| {
        let change = format!(r#"[{{"value":"max","was":"1","since":"2026-03-01","citation":"{citation}"}}]"#);
        vec![put(at(DUNG_HAN, "changes"), &change)]
    };
    check(&[("blank", change(" "), "B42 nodes:DUNG_HAN"), ("named", change("Điều 1"), "")]);
}

#[test]
fn numbers_of_a_formula_that_read_like_thousands() {
    let formula = |words: &str| vec![text(at(CONG_THUC, "rule.formula"), words)];
    let told = |number: &str| format!("B43 nodes:CONG_THUC {number}");
    let (one, two) = (told("1.000"), [told("100.000"), told("1.005")].join("; "));
    check(&[
        ("a thousand", formula("min(max_points; 1.000 * x * y)"), &one),
        ("each of them", formula("min(max_points; 100.000 * x * y * 1.005)"), &two),
        ("a decimal, made plain", formula("min(max_points; 1.0000 * x * y)"), ""),
        ("below one", formula("min(max_points; 0.125 * x * y)"), ""),
        ("two decimals", formula("min(max_points; 1.25 * x * y)"), ""),
    ]);
}

/// Made up: areas that are not transcribed, without counts of their own. Of a partial framework that says nothing.
#[test]
fn counts_of_what_is_not_transcribed() {
    let found_in = |status: &str| {
        let areas: Vec<String> = (1..=8).map(|i| given_leaf(&format!("LV{i}"), "12.5")).collect();
        let basis = r#"[{"number":"876/QĐ-BNV","issuer":"Bộ Nội vụ","checked_on":"2026-11-21"}]"#;
        let printed = ("printed", r#"{"areas":8,"criteria":38}"#);
        found(&made(&areas, &[printed, ("status", status), ("legal_basis", basis)]))
    };
    assert_eq!(found_in("\"partial\""), Vec::<String>::new());
    assert_eq!(found_in("\"official\""), ["B24 printed Criteria: 38, not 0"]);
}
