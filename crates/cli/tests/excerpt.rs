//! Excerpts and totals on the command line: ranks as they were published, and by themselves; publications on standard input.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, ON_TIME, json, keys, ordered, repository_file, run, run_with, sheet};
use serde_json::{Value, json};

fn publication(id: &str) -> String {
    repository_file(&format!("assets/publications/{id}.json"))
}

/// Five of the 32 units of Gia Lai 10/10/2026.
fn five() -> String {
    let mut publication = json(&publication("gia-lai-2026"));
    publication["version"] = json!(2);
    publication["excerpt_of"] = json!(32);
    let units = publication["units"].as_array_mut().unwrap();
    units.retain(|unit| [1, 2, 5, 9, 20].contains(&unit["published"]["rank"].as_i64().unwrap()));
    publication.to_string()
}

fn ranks(line: &Value) -> Vec<Option<i64>> {
    line.as_array().unwrap().iter().map(|row| row["rank"].as_i64()).collect()
}

/// What a unit has of total, denominator, index and class.
fn numbers(row: &Value) -> [Option<&str>; 4] {
    ["total", "attainable", "index", "class"].map(|key| row[key].as_str())
}

#[test]
fn an_excerpt_has_the_published_ranks_and_nothing_that_nobody_knows() {
    // The publication, its ranks, the numbers of its first unit, and what is told.
    type Case<'c> = (String, &'c [i64], [Option<&'c str>; 4], &'c str);
    let table: [Case; 6] = [
        (
            five(),
            &[1, 2, 5, 9, 20],
            [Some("75.34"), Some("100"), Some("75.34"), Some("Khá")],
            "Trích 5 trong 32 đơn vị",
        ),
        (
            publication("lao-cai-sipas-2024"),
            &[19],
            [Some("8.49"), Some("10"), Some("84.92"), Some("Không xếp loại")],
            "Trích 1 trong 63 đơn vị",
        ),
        // Four of six groups are printed: their sum is no total.
        (publication("van-yen-766-2023"), &[1], [Some("77.85"), None, None, None], "Trích 1 trong 9 đơn vị"),
        (
            publication("lao-cai-766-2024"),
            &[1, 2, 3, 8, 9],
            [Some("90.04"), None, None, None],
            "Trích 5 trong 9 đơn vị",
        ),
        (publication("lao-cai-par-2024"), &[1, 26], [None, None, Some("96.17"), None], "Trích 2 trong 63 đơn vị"),
        (publication("van-yen-cchc-2022"), &[2], [Some("94.10"), None, None, None], "Trích 1 trong 9 đơn vị"),
    ];
    for (text, wanted, first, told) in table {
        let ran = run_with(&["rank", "-"], text);
        let line = ran.line();
        assert_eq!(ranks(&line), wanted.iter().map(|rank| Some(*rank)).collect::<Vec<_>>(), "{told}");
        assert_eq!(numbers(&line[0]), first, "{told}");
        assert!(ran.err.contains(told) && ran.err.contains("thứ hạng đã công bố"), "{}", ran.err);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
    }
    let ran = run_with(&["rank", "-"], five());
    let row = ordered(&ran.out);
    let thuocdo_core::Json::List(rows) = row else { panic!() };
    assert_eq!(keys(&rows[0]), ["rank", "unit", "group", "total", "attainable", "index", "class"]);
}

#[test]
fn a_publication_of_totals_has_its_published_numbers() {
    let mut totals = json(&publication("lai-chau-2020"));
    totals["detail"] = json!("totals");
    for unit in totals["units"].as_array_mut().unwrap() {
        unit.as_object_mut().unwrap().retain(|key, _| key == "unit" || key == "published");
    }
    let ran = run_with(&["rank", "-"], totals.to_string());
    let line = ran.line();
    let rows = line.as_array().unwrap();
    assert_eq!((ran.code, rows.len()), (Some(0), 28), "{}", ran.err);
    for (row, unit) in rows.iter().zip(totals["units"].as_array().unwrap()) {
        assert_eq!((&row["unit"], &row["rank"]), (&unit["unit"]["name"], &unit["published"]["rank"]));
        assert_eq!((&row["total"], &row["index"]), (&unit["published"]["total"], &unit["published"]["index"]));
    }
    assert!(ran.err.contains("chỉ có kết quả chung"), "{}", ran.err);
    let folder = Folder::new();
    let previous = folder.file("truoc.json", publication("lai-chau-2020"));
    let ran = run_with(&["rank", "-", "--previous", &previous], totals.to_string());
    assert_eq!((ran.code, ran.line().as_array().unwrap().len()), (Some(1), 28));
    assert!(ran.err.contains("không so sánh được với kỳ trước"), "{}", ran.err);
}

#[test]
fn an_excerpt_is_compared_by_published_ranks() {
    let folder = Folder::new();
    let whole = folder.file("gia-lai.json", publication("gia-lai-2026"));
    let some = folder.file("trich.json", five());
    let ran = run(&["rank", &some, "--previous", &whole]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    for row in ran.line().as_array().unwrap() {
        let change = &row["change"];
        assert_eq!((&change["earlier"], &change["rank"]["from"]), (&json!("found"), &row["rank"]));
        assert_eq!((&change["rank"]["risen"], &change["index"]), (&json!(0), &json!("0.00")));
    }
    assert!(!ran.err.contains("không còn"), "nobody is gone: {}", ran.err);
    let line = run(&["rank", &whole, "--previous", &some]).line();
    let earlier = |word: &str| line.as_array().unwrap().iter().filter(|row| row["change"]["earlier"] == word).count();
    assert_eq!((earlier("found"), earlier("not_printed"), earlier("new")), (5, 27, 0));
}

#[test]
fn an_excerpt_is_ranked_with_nobody_else() {
    let folder = Folder::new();
    let some = folder.file("trich.json", five());
    let other = folder.file("khac.json", publication("lao-cai-766-2024"));
    let one = folder.file("xa-a.json", sheet("xã A", ON_TIME));
    for (inputs, units) in [([&*some, &*one], 1), ([&*one, &*some], 1), ([&*some, &*other], 5)] {
        let ran = run(&["rank", inputs[0], inputs[1]]);
        assert_eq!((ran.code, ran.line().as_array().unwrap().len()), (Some(1), units), "{}", ran.err);
        assert_eq!(ran.err.matches("không xếp hạng lại cùng đơn vị khác được").count(), 1, "{}", ran.err);
    }
    let target = folder.path().join("ra").to_str().unwrap().to_owned();
    let ran =
        run(&["publish", &target, &some, &other, "--title=A", "--publisher=B", "--published-at=2026-11-25T14:05:00Z"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""), "{}", ran.err);
    assert!(!std::path::Path::new(&target).exists());
}

#[test]
fn a_publication_on_standard_input_is_verified() {
    let gia_lai = publication("gia-lai-2026");
    let folder = Folder::new();
    let path = folder.file("gia-lai.json", &gia_lai);
    let wanted = run(&["verify", &path]);
    let ran = run_with(&["verify", "-"], gia_lai);
    assert_eq!((ran.code, &ran.out), (wanted.code, &wanted.out), "{}", ran.err);
    assert_eq!(ran.line()["units"], json!(32));
    // One a line, with sheets between them.
    let lines = [five(), sheet("xã A", ON_TIME), five()].join("\n");
    let ran = run_with(&["verify", "-"], lines);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let found: Vec<Value> = ran.lines().iter().map(|line| line["agrees"].clone()).collect();
    assert_eq!(found, [json!(true), json!(true), json!(true)]);
    // A sheet whose note speaks of the format is still a sheet.
    let noted = ON_TIME.replace("}}}", r#"},"note":"thuocdo.snapshot"}}"#);
    let ran = run_with(&["verify", "-"], sheet("xã A", &noted));
    assert_eq!((ran.code, &ran.line()["unit"]), (Some(0), &json!("xã A")), "{}", ran.err);
}

/// A publication of one unit twice, and one that publishes no number.
#[test]
fn what_cannot_be_said_to_agree_is_told() {
    let publication = json(&repository_file("assets/publications/gia-lai-2026.json"));
    let mut twice = publication.clone();
    let first = twice["units"][0].clone();
    twice["units"].as_array_mut().unwrap().push(first);
    let ran = run_with(&["verify", "-"], twice.to_string());
    assert_eq!((ran.line()["agrees"].as_bool(), ran.code), (Some(false), Some(1)));
    assert!(ran.err.contains("A04"), "{}", ran.err);
    let mut silent = publication;
    silent["units"].as_array_mut().unwrap().iter_mut().for_each(|unit| unit["published"] = json!({}));
    silent.as_object_mut().unwrap().remove("means");
    let ran = run_with(&["verify", "-"], silent.to_string());
    assert!(ran.err.contains("không có số nào để đối chiếu"), "{}", ran.err);
}
