//! `thuocdo rank`, and `verify` on publications: published tables come out in their order, from every kind of input.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, json, keys, ordered, repository_file, run, run_with};
use serde_json::Value;
use thuocdo_core::Json;
use thuocdo_core::number::Decimal;

/// A published table as a wide one: a header and a row for each unit.
fn table(rows: &[Value], columns: &[(&str, &str)]) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let header: Vec<&str> = columns.iter().map(|(heading, _)| *heading).collect();
    let mut lines = vec![header.join(";")];
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|(_, field)| match row.get(field) {
                Some(value) => text(value).replace('.', ","),
                None => String::new(),
            })
            .collect();
        lines.push(cells.join(";"));
    }
    lines.join("\n")
}

fn golden(path: &str, field: &str) -> Vec<Value> {
    json(&repository_file(&format!("crates/core/tests/golden/{path}")))[field].as_array().unwrap().clone()
}

fn ranked(text: &str, framework: &[&str]) -> (Vec<Value>, bool) {
    let arguments: Vec<&str> = ["rank", "-"].into_iter().chain(framework.iter().copied()).collect();
    let ran = run_with(&arguments, text);
    (ran.line().as_array().unwrap().clone(), ran.code == Some(0))
}

#[test]
fn lai_chau_2020_comes_out_in_its_published_order() {
    let mut rows = golden("lai-chau-2020/results.json", "rows");
    for row in &mut rows {
        if row["group"] != "so_II" {
            row.as_object_mut().unwrap().remove("denominator");
        }
    }
    let columns = [
        ("Đơn vị", "unit"),
        ("Nhóm", "group"),
        ("attainable", "denominator"),
        ("THAM_DINH", "appraisal"),
        ("DIEU_TRA", "survey"),
    ];
    let (found, well) = ranked(&table(&rows, &columns), &["--framework", "lai-chau-2020"]);
    assert!(well);
    assert_eq!(found.len(), 28);
    for (found, row) in found.iter().zip(&rows) {
        assert_eq!(found["unit"], row["unit"]);
        assert_eq!(found["total"], row["total"]);
        assert_eq!(found["class"], row["class_printed"]);
        let unit = row["unit"].as_str().unwrap();
        // Published as 4 and 5, with no rule for it; the three indices have hidden decimals (ORIGIN.md).
        let rank = if unit == "Sở KH&CN" { 4 } else { row["rank_in_table"].as_i64().unwrap() };
        assert_eq!(found["rank"], rank, "{unit}");
        if row["matches"] == true {
            assert_eq!(found["index"], row["index_printed"], "{unit}");
        }
    }
}

/// Lai Châu 2020 as it was published, results alone: order, totals, indices and classes are the published ones; what does
/// not come out in the publication itself is told.
#[test]
fn results_alone_come_out_as_they_were_published() {
    let rows = golden("lai-chau-2020/results.json", "rows");
    let (unit, group) = (("Đơn vị", "unit"), ("Nhóm", "group"));
    let (total, own) = (("Tổng điểm", "total"), ("Mẫu số", "denominator"));
    let (index, rank) = (("Chỉ số (%)", "index_printed"), ("Xếp hạng", "rank_in_table"));
    let class = ("Xếp loại", "class_printed");
    let three = ["Sở Ngoại vụ", "BQL Ma Lù Thàng", "Sìn Hồ"];
    for (columns, computed) in [
        (vec![unit, group, total, index, rank], true),
        (vec![unit, group, total, index, rank, class], true),
        (vec![unit, group, total, own, index, rank], true),
        (vec![unit, group, index, rank], false),
    ] {
        let ran = run_with(&["rank", "-", "--framework=lai-chau-2020"], table(&rows, &columns));
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        let found = ran.line();
        let found = found.as_array().unwrap();
        assert_eq!(found.len(), 28);
        for (found, row) in found.iter().zip(&rows) {
            let name = row["unit"].as_str().unwrap();
            assert_eq!((&found["unit"], &found["class"]), (&row["unit"], &row["class_printed"]));
            let rank = if name == "Sở KH&CN" { 4 } else { row["rank_in_table"].as_i64().unwrap() };
            assert_eq!(found["rank"], rank, "{name}");
            let wanted = if computed && three.contains(&name) { "index_half_up" } else { "index_printed" };
            assert_eq!(found["index"], row[wanted], "{name}");
            if computed {
                assert_eq!(found["total"], row["total"], "{name}");
                let decimal = |value: &Value| value.as_str().unwrap().parse::<Decimal>().unwrap();
                assert_eq!(decimal(&found["attainable"]), decimal(&row["denominator"]), "{name}");
            }
        }
        let told: Vec<String> = ran.codes();
        assert_eq!(told, vec!["T26"; if computed { 4 } else { 1 }], "{}", ran.err);
        assert_eq!(ran.err.contains("mẫu số riêng suy từ"), computed && !columns.contains(&own), "{}", ran.err);
    }
}

#[test]
fn results_that_contradict_each_other_are_told_and_ranked() {
    // The table, what is found of each unit in order, what is told, and the outcome.
    type Case = (&'static str, &'static [&'static str], &'static [&'static str], i32);
    let table: &[Case] = &[
        // Lai Châu's own departments; 98 points could be had.
        (
            "TT;Đơn vị;Tổng điểm;Chỉ số;Xếp hạng\n1;Văn phòng UBND tỉnh;58,43;82,88;3\n2;Ban Dân tộc;61,63;77,04;4",
            &["1 Văn phòng UBND tỉnh 58.43 82.88 Tốt", "2 Ban Dân tộc 61.63 77.04 Khá"],
            &["T26", "T26"],
            1,
        ),
        ("Đơn vị;Tổng điểm\nA;79\nB;70", &["1 A 79.00 80.61 Tốt", "2 B 70.00 71.43 Khá"], &[], 0),
        // A slip in one of three indices.
        (
            "Đơn vị;Tổng điểm;Chỉ số\nA;79;80,61\nB;70;71,43\nC;69;99,41",
            &["1 A 79.00 80.61 Tốt", "2 B 70.00 71.43 Khá", "3 C 69.00 70.41 Khá"],
            &["T26"],
            1,
        ),
        (
            "Đơn vị;Chỉ số;Xếp hạng\nA;80,61;2\nB;71,43;1",
            &["1 A 80.61 80.61 Tốt", "2 B 71.43 71.43 Khá"],
            &["T26", "T26"],
            1,
        ),
        // The appraised total, the present index; where nothing tells two apart, the table must be mended.
        (
            "Đơn vị;Tổng điểm (tự chấm);Tổng điểm (thẩm định)\nA;90;70\nB;80;75",
            &["1 B 75.00 76.53 Khá", "2 A 70.00 71.43 Khá"],
            &[],
            0,
        ),
        (
            "Đơn vị;Chỉ số năm 2023;Chỉ số\nA;90,00;71,00\nB;80,00;75,00",
            &["1 B 75.00 75.00 Khá", "2 A 71.00 71.00 Khá"],
            &[],
            0,
        ),
        ("Đơn vị;Tổng điểm;Tổng\nA;70;90\nB;75;80", &["1 B 75.00 76.53 Khá", "2 A 70.00 71.43 Khá"], &["T10"], 1),
        // The total in points and in percent.
        (
            "TT;Đơn vị;Tổng điểm;;Xếp hạng\n;;Điểm đạt;Tỷ lệ (%);\n1;Sở A;60;85,71;1\n2;Sở B;62;77,50;2",
            &["1 Sở A 60.00 85.71 Tốt", "2 Sở B 62.00 77.50 Khá"],
            &[],
            0,
        ),
        // More points than the framework has, of each unit's own.
        (
            "Đơn vị;Tổng điểm;Thang điểm\nA;500;500\nB;600;1000\nC;300;1000",
            &["1 A 500.00 100.00 Tốt", "2 B 600.00 60.00 Trung bình", "3 C 300.00 30.00 Trung bình"],
            &[],
            1,
        ),
        // Own denominators in two groups, one index and one class that do not come out.
        (
            "Nhóm;Đơn vị;Tổng điểm;Mẫu số;Chỉ số;Xếp loại;Hạng\nI;A;60;70;85,71;Tốt;1\nI;B;62;80;77,50;Tốt;2\nII;C;40;50;80,10;Tốt;1\nII;D;60;90;66,67;Trung bình;2",
            &["1 A 60.00 85.71 Tốt", "2 B 62.00 77.50 Khá", "1 C 40.00 80.00 Tốt", "2 D 60.00 66.67 Trung bình"],
            &["T26", "T26"],
            1,
        ),
        // Indices of which no denominator is known count by themselves.
        (
            "Đơn vị;Tổng điểm;Chỉ số;Xếp hạng\nA;580;70,12;2\nB;300;80,34;1",
            &["1 B 80.34 80.34 Tốt", "2 A 70.12 70.12 Khá"],
            &[],
            0,
        ),
    ];
    for (text, wanted, codes, code) in table {
        let ran = run_with(&["rank", "-", "--framework=lai-chau-2020"], *text);
        let line = ran.line();
        let row = |row: &Value| {
            let [total, index, class] = ["total", "index", "class"].map(|field| row[field].as_str().unwrap_or("-"));
            format!("{} {} {total} {index} {class}", row["rank"], row["unit"].as_str().unwrap())
        };
        let found: Vec<String> = line.as_array().unwrap().iter().map(row).collect();
        assert_eq!(found, *wanted, "{}", ran.err);
        assert_eq!(
            (ran.codes(), ran.code),
            (codes.iter().map(|code| (*code).to_owned()).collect(), Some(*code)),
            "{}",
            ran.err
        );
    }
}

#[test]
fn gia_lai_comes_out_in_its_published_order_with_its_ties() {
    let rows = golden("dvcqg-gia-lai-2026-10-10/vectors.json", "ranking_sample_top32_communes");
    let areas = ["CKMB", "TDGQ", "ONLINE", "TTTT", "MDSH", "MDHL"].map(|area| (area, area));
    let columns: Vec<(&str, &str)> = [("unit", "unit")].into_iter().chain(areas).collect();
    let (found, well) = ranked(&table(&rows, &columns), &["--framework=qd766-2022"]);
    assert!(well);
    let ranks: Vec<i64> = found.iter().map(|row| row["rank"].as_i64().unwrap()).collect();
    let wanted: Vec<i64> =
        (1..=32).map(|place| if [13, 21, 27].contains(&place) { place - 1 } else { place }).collect();
    assert_eq!(ranks, wanted);
    for (found, row) in found.iter().zip(&rows) {
        let total = |row: &Value| row["total"].as_str().unwrap().parse::<Decimal>().unwrap();
        assert_eq!((&found["unit"], total(found)), (&row["unit"], total(row)));
    }
}

#[test]
fn sheets_and_publications_are_ranked_as_well() {
    let sheet = |name: &str, points: &str| {
        format!(
            r#"{{"format":"thuocdo.assessment","version":1,"framework":{{"id":"qd766-2022"}},"unit":{{"name":"{name}"}},"period":"2026","answers":{{"MDHL":{{"points":"{points}"}}}}}}"#
        )
    };
    let lines = [sheet("xã A", "10"), sheet("xã B", "12"), sheet("xã C", "12")].join("\n");
    let (found, well) = ranked(&lines, &[]);
    assert!(well);
    let said: Vec<String> = found.iter().map(|row| format!("{} {}", row["rank"], row["unit"])).collect();
    assert_eq!(said, [r#"1 "xã B""#, r#"1 "xã C""#, r#"3 "xã A""#]);
    let publication = repository_file("assets/publications/lai-chau-2020.json");
    assert_eq!(ranked(&publication, &[]).0.len(), 28);
}

#[test]
fn what_is_wrong_is_told_and_the_rest_is_ranked() {
    let sheet = r#"{"format":"thuocdo.assessment","version":1,"framework":{"id":"lai-chau-2020"},"unit":{"name":"A"},"period":"2020","answers":{}}"#;
    let other = sheet.replace("lai-chau-2020", "qd766-2022").replace("\"A\"", "\"B\"");
    type Case<'t> = (&'t str, &'t [&'t str], &'t str, i32);
    let twice = format!("{sheet}\n{sheet}");
    let mixed = format!("{sheet}\n{other}");
    let table: &[Case] = &[
        ("unit;THAM_DINH\nA;1\n", &[], "--framework", 1),
        ("unit;THAM_DINH\nA;1.234\n", &["--framework", "lai-chau-2020"], "N04", 1),
        ("unit;THAM_DINH\nA;71\n", &["--framework", "lai-chau-2020"], "N11", 1),
        ("unit;THAM_DINH\nA;1.234\n", &["--framework", "lai-chau-2020"], "--decimal-mark", 1),
        ("unit;THAM_DINH\nA;1.234\n", &["--framework=lai-chau-2020", "--decimal-mark", ","], "N11", 1),
        ("unit;THAM_DINH\nA;1.234\n", &["--framework=lai-chau-2020", "--decimal-mark=x"], "--decimal-mark", 2),
        ("Hạng;unit;THAM_DINH\n2;A;1\n2;B;2\n", &["--framework=lai-chau-2020"], "-: T26: Ô A3: ", 0),
        ("unit;THAM_DINH\n", &["--framework=lai-chau-2020"], "Không tìm thấy đơn vị nào", 1),
        (" \n", &[], "Tệp trống. Hãy kiểm tra đã chọn đúng tệp chưa.", 1),
        ("unit;KHAC;KHAC 2\nA;7;8\n", &["--framework", "lai-chau-2020"], "T07", 1),
        (&twice, &[], "A04", 1),
        (&mixed, &[], "cùng một bộ tiêu chí", 1),
        ("", &[], "F01", 1),
        ("unit;THAM_DINH\nA;1\n", &["--framework", "khong-co"], "F21", 1),
        ("unit;THAM_DINH\nA;1\n", &["--khac"], "--khac", 2),
        ("unit;THAM_DINH\nA;1\n", &["--framework"], "--framework", 2),
    ];
    for (text, arguments, said, code) in table {
        let arguments: Vec<&str> = ["rank", "-"].into_iter().chain(arguments.iter().copied()).collect();
        let output = run_with(&arguments, *text);
        assert_eq!(output.code, Some(*code), "{text:?}: {}", output.err);
        assert!(output.err.contains(said), "{text:?}: {}", output.err);
    }
}

#[test]
fn a_number_that_can_be_two_is_what_the_option_says() {
    let table = "unit;ON_TIME.num;ON_TIME.den\nA;1.234;2.468\n";
    let whole = ranked(table, &["--framework=qd766-2022", "--decimal-mark", ","]);
    let plain = ranked("unit;ON_TIME.num;ON_TIME.den\nA;1234;2468\n", &["--framework=qd766-2022"]);
    assert_eq!(whole, plain);
    assert!(whole.1);
    let (decimal, well) = ranked("unit;THAM_DINH\nA;1.234\n", &["--framework=lai-chau-2020", "--decimal-mark=."]);
    assert_eq!((&decimal[0]["total"], well), (&"1.23".into(), true));
}

#[test]
fn a_row_that_must_be_mended_says_so() {
    let table = "unit;THAM_DINH\nA;1.234\nB;x\nC;=1\nD;71\nE;5\nE;5\n";
    let (found, well) = ranked(table, &["--framework=lai-chau-2020"]);
    assert!(!well);
    let mut said: Vec<String> = found.iter().map(|row| format!("{} {}", row["unit"], row["problems"])).collect();
    said.sort();
    let wanted =
        [r#""A" ["N04"]"#, r#""B" ["N02"]"#, r#""C" ["T19"]"#, r#""D" ["N11"]"#, r#""E" ["T14"]"#, r#""E" null"#];
    assert_eq!(said, wanted);
    // Sheets and the units of rounds as well.
    let sheet = common::sheet("xã A", r#"{"MDHL":{"points":{"unread":"x"}}}"#);
    let (found, well) = ranked(&format!("{sheet}\n{sheet}"), &[]);
    assert!(!well);
    let said: Vec<String> = found.iter().map(|row| row["problems"].to_string()).collect();
    assert_eq!(said, [r#"["N02"]"#, r#"["A04","N02"]"#]);
    let round = r#"{"format":"thuocdo.round","version":1,"framework":{"id":"qd766-2022"},"period":"2026","title":"Đợt","groups":[],"units":[{"unit":{"name":"xã A"},"answers":{"MDHL":{"points":{"unread":"x"}}}}]}"#;
    let ran = run_with(&["rank", "-"], round);
    assert_eq!((ran.code, ran.line()[0]["problems"].to_string()), (Some(1), r#"["N02"]"#.to_owned()), "{}", ran.err);
    assert_eq!(ran.codes(), ["N02"]);
}

#[test]
fn a_unit_that_is_there_twice_is_told_once_and_shown_without_what_cannot_be_seen() {
    let folder = Folder::new();
    let name = "Sở\u{1b}[31mA\u{200b}";
    let twice = folder.file("hai.csv", format!("unit;code;THAM_DINH\n{name};;1\n{name};;2\n{name};H1;3\n"));
    let once = folder.file("mot.csv", format!("unit;THAM_DINH\n{name};1\n"));
    let namesakes: String = (0..60).map(|at| format!("A;H{at};1\n")).collect();
    let namesakes = folder.file("cung-ten.csv", format!("unit;code;THAM_DINH\n{namesakes}"));
    for (inputs, wanted) in [
        (vec![&twice], vec!["T14", "T14"]),
        (vec![&once, &once], vec!["A04"]),
        (vec![&once, &twice], vec!["T14", "T14", "A04", "A04", "A04"]),
        (vec![&namesakes], vec![]),
    ] {
        let arguments: Vec<&str> = ["rank"].into_iter().chain(inputs.iter().map(|name| name.as_str())).collect();
        let ran = run(&[&arguments[..], &["--framework=lai-chau-2020"]].concat());
        let told: Vec<String> = ran.codes().into_iter().filter(|code| code != "F20").collect();
        assert_eq!(told, wanted, "{}", ran.err);
        assert_eq!(ran.code, Some(i32::from(!wanted.is_empty())));
        assert!(!ran.err.contains(['\u{1b}', '\u{200b}']), "{}", ran.err);
        assert!(wanted.is_empty() || ran.err.contains("Sở[U+001B][31mA[U+200B]"), "{}", ran.err);
    }
}

#[test]
fn what_changed_since_a_publication_is_told_beside_each_unit() {
    let folder = Folder::new();
    let lai_chau = repository_file("assets/publications/lai-chau-2020.json");
    let previous = folder.file("nam-truoc.json", &lai_chau);
    // The same year again, with one department less and one point less for the first of its group.
    let mut now = json(&lai_chau);
    let units = now["units"].as_array_mut().unwrap();
    let gone = units.pop().unwrap()["unit"]["name"].as_str().unwrap().to_owned();
    let first = units[0]["unit"]["name"].as_str().unwrap().to_owned();
    let points = units[0]["answers"]["THAM_DINH"]["points"].as_str().unwrap().parse::<Decimal>().unwrap();
    units[0]["answers"]["THAM_DINH"]["points"] = (points - Decimal::ONE).to_string().into();
    units[1]["unit"]["name"] = "Sở Hoàn toàn mới".into();
    let ran = run_with(&["rank", "-", "--previous", &previous], now.to_string());
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains(&gone) && ran.err.contains("không có 2 đơn vị"), "{}", ran.err);
    let found = ran.line();
    let of = |name: &str| found.as_array().unwrap().iter().find(|row| row["unit"] == name).unwrap()["change"].clone();
    let change = of(&first);
    assert_eq!((&change["earlier"], &change["unit"]), (&"found".into(), &first.clone().into()));
    assert_eq!(change["total"], "-1.00");
    let parts = ["published", "framework", "denominators", "own", "others", "unsplit"];
    let whole: i64 = parts.iter().map(|part| change["rank"][part].as_i64().unwrap()).sum();
    assert_eq!(change["rank"]["risen"], whole);
    assert_eq!(change["rank"]["from"], 1);
    for (whole, of) in [("total", "total_parts"), ("index", "index_parts")] {
        let part = |part: &&str| change[of][*part].as_str().unwrap().parse::<Decimal>().unwrap();
        let sum: Decimal = parts.iter().map(part).sum();
        assert_eq!(sum, change[whole].as_str().unwrap().parse::<Decimal>().unwrap(), "{of}");
    }
    assert_eq!((&change["total_parts"]["own"], &change["total_parts"]["others"]), (&"-1.00".into(), &"0.00".into()));
    assert_eq!((&change["class"]["risen"], &change["class"]["own"]), (&0.into(), &0.into()));
    let new = of("Sở Hoàn toàn mới");
    assert_eq!(new["earlier"], "new");
    assert!(new["index"].is_null() && new["rank"].is_null() && new["unit"].is_null());
    let keys_of = |line: &str| match ordered(line) {
        Json::List(rows) => keys(&rows[0]).into_iter().map(str::to_owned).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    let without = run_with(&["rank", "-"], now.to_string());
    let mut wanted = keys_of(&without.out);
    wanted.push("change".into());
    assert_eq!(keys_of(&ran.out), wanted, "a key is added, nothing else is changed");
}

#[test]
fn a_previous_that_is_no_publication_is_told() {
    let folder = Folder::new();
    let sheet = folder.file("phieu.json", common::sheet("xã A", common::ON_TIME));
    for (previous, said) in [(sheet.as_str(), "F06"), ("khong-co.json", "F21"), ("#/xem/1abc", "L0")] {
        let ran = run(&["rank", &sheet, "--previous", previous]);
        assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{previous}");
        assert!(ran.err.contains(said), "{previous}: {}", ran.err);
    }
    let ran = run(&["rank", &sheet, "--previous=", "x"]);
    assert_eq!(ran.code, Some(2));
    let ran = run(&["rank", &sheet, "--previous", "x", "--previous", "y"]);
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_publication_is_verified_number_by_number() {
    let lai_chau = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/publications/lai-chau-2020.json");
    let output = run(&["verify", lai_chau]);
    assert_eq!(output.code, Some(1));
    let told = output.line();
    assert_eq!(told["agrees"], false);
    assert_eq!(told["units"], 28);
    let numbers: Vec<String> = told["mismatches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} {} {}", one["unit"], one["number"], one["published"], one["computed"]))
        .collect();
    assert_eq!(
        numbers,
        [
            r#""Sở Khoa học và Công nghệ" "rank" 5 4"#,
            r#""Sở Ngoại vụ" "index" "86.53" "86.54""#,
            r#""BQL Khu KTCK Ma Lù Thàng" "index" "72.19" "72.20""#,
            r#""Huyện Sìn Hồ" "index" "67.81" "67.82""#,
        ]
    );
}

/// The article as it was published, each cell on a line of its own: the first table, whose five last units have denominators
/// of their own, which the table does not print.
#[test]
fn a_table_with_each_cell_on_a_line_is_ranked_on_the_denominators_that_follow() {
    let article = repository_file("crates/core/tests/golden/seeds-articles/lai-chau-2020.txt");
    let ran = run_with(&["rank", "-", "--framework", "lai-chau-2020"], article.as_str());
    let rows = ran.line().as_array().unwrap().clone();
    let own: Vec<String> = rows[15..].iter().map(|row| format!("{} {}", row["attainable"], row["index"])).collect();
    let wanted = ["78.5 86.54", "80 82.90", "70.5 82.88", "80 77.04", "76.5 72.20"];
    assert_eq!(own.iter().map(|one| one.replace('"', "")).collect::<Vec<_>>(), wanted);
    assert!(rows[..15].iter().all(|row| row["attainable"] == "98"));
    for said in
        ["mẫu số riêng suy từ tổng điểm và chỉ số: Sở Ngoại vụ 78,5", "mỗi ô của bảng nằm trên một dòng riêng", "T32"]
    {
        assert!(ran.err.contains(said), "{said}: {}", ran.err);
    }
}

/// Two units of one group that give another published mean.
#[test]
fn published_figures_of_all_units_that_differ_are_told() {
    let sheet = |name: &str, published: &str| {
        format!(
            r#"{{"format":"thuocdo.assessment","version":1,"framework":{{"id":"xa-mau-2026"}},"unit":{{"name":"{name}"}},"period":"2026","answers":{{"DIEM_766_BINH_QUAN":{{"figures":{{"value":"70","published":"{published}"}}}}}}}}"#
        )
    };
    let told = |published: &str| {
        let text = [sheet("UBND xã A", "80"), sheet("UBND xã B", published)].join("\n");
        run_with(&["rank", "-"], text.as_str())
            .err
            .contains("khác nhau giữa các đơn vị: 80 (UBND xã A); 60 (UBND xã B)")
    };
    assert!(told("60") && !told("80"));
}
