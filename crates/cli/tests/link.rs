//! `thuocdo link` and `thuocdo verify`: the way there and back, and everything that must not open.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Folder, ON_TIME, keys, ordered, run, run_with, sheet};

/// A sheet that uses every field.
const FULL: &str = r#"{"format":"thuocdo.assessment","version":1,"framework":{"id":"qd766-2022"},
    "unit":{"name":"UBND xã Vân Canh","code":"H21.227","group":"xã"},"period":"2026-Q3","attainable":"98.50",
    "answers":{
      "ON_TIME":{"figures":{"num":"2541","den":"2618"},"note":"Số liệu ngày 10/10",
        "evidence":[{"number":"12/BC-UBND","date":"2026-10-12","issuer":"UBND xã","summary":"Báo cáo","link":"https://a.vn/12"}]},
      "DOSSIER_SYNC":{"figures":{"num":{"unread":"1.234"}}},
      "ONLINE":{"points":"6.31"},
      "A":{"not_applicable":"Không có thủ tục"},
      "B":{"note":"Chưa có số liệu"}}}"#;

#[test]
fn a_link_opens_to_what_it_was_made_of() {
    let folder = Folder::new();
    let file = folder.file("phieu.json", FULL);
    let made = run(&["link", &file]);
    assert_eq!((made.code, made.err.as_str()), (Some(0), ""));
    let fragment = made.out.trim_end();
    assert!(fragment.starts_with("#/xem/1"), "{fragment}");
    assert_eq!(made.out.lines().count(), 1);
    let of_file = run(&["score", &file]).line();
    let around = [
        fragment.to_owned(),
        format!("https://example.org/thuoc-do/{fragment}"),
        format!("https://example.org/?a=1{fragment}\n"),
    ];
    for link in around {
        let opened = run(&["verify", &link]);
        let keys = keys(&ordered(&opened.out)).join(" ");
        assert_eq!(keys, "agrees unit framework total attainable index class framework_hash problems");
        for key in ["unit", "framework", "total", "attainable", "index", "class", "problems"] {
            assert_eq!(opened.line()[key], of_file[key], "{key}");
        }
        // The sheet has a figure that is asked about, so it does not agree, and says so.
        assert_eq!((opened.code, opened.line()["agrees"].as_bool()), (Some(1), Some(false)));
    }
    let good = folder.file("tot.json", sheet("xã A", ON_TIME));
    let link = run(&["link", &good]).out;
    let opened = run(&["verify", link.trim_end()]);
    assert_eq!((opened.code, opened.line()["agrees"].as_bool()), (Some(0), Some(true)));
    assert_eq!(run(&["link", &good]).out, link, "one content, one text");
}

#[test]
fn a_link_cannot_carry_what_its_framework_does_not_have() {
    let ran = run_with(&["link", "-"], sheet("xã A", r#"{"LA":{"points":"1"}}"#));
    assert_eq!((ran.code, ran.codes(), ran.out.as_str()), (Some(1), vec!["L08".to_owned()], ""));
}

/// Xã Vân Canh's 20 × 2541 ÷ 2618 = 19.41 points, of which the appraiser left 10 (made up).
#[test]
fn what_the_unit_gave_itself_is_scored_and_a_link_carries_no_appraisal() {
    let plain = sheet("xã A", ON_TIME);
    let verdict = r#""appraisal":{"first":{"points":"10"},"explanation":{"text":"x"}}"#;
    let appraised =
        plain.replace("\"version\":1", "\"version\":2").replacen("\"figures\"", &format!("{verdict},\"figures\""), 1);
    assert!(appraised.contains("appraisal"), "{appraised}");
    for command in ["score", "verify"] {
        let ran = run_with(&[command, "-"], appraised.as_str());
        assert_eq!((ran.code, ran.out), (Some(0), run_with(&[command, "-"], plain.as_str()).out), "{command}");
    }
    let ran = run_with(&["link", "-"], appraised.as_str());
    assert_eq!((ran.code, ran.codes(), ran.out.as_str()), (Some(1), vec!["L10".to_owned()], ""));
    assert!(ran.err.contains("Hãy lưu tệp"), "{}", ran.err);
}

#[test]
fn a_link_that_is_broken_anywhere_does_not_open() {
    let link = run_with(&["link", "-"], FULL).out.trim_end().to_owned();
    let start = "#/xem/".len();
    let mut broken: Vec<String> = Vec::new();
    for at in start..link.len() {
        broken.push(link[..at].to_owned());
        broken.push(format!("{}{}", &link[..at], &link[at + 1..]));
        let found = link.as_bytes()[at];
        for other in ['A', '0', '-', '%', '\u{1f9ea}'] {
            if u32::from(other) != u32::from(found) {
                broken.push(format!("{}{other}{}", &link[..at], &link[at + 1..]));
            }
        }
        let twice = format!("{}{}{}", &link[..at], char::from(found), &link[at..]);
        broken.push(twice);
    }
    broken.push(format!("{link}A"));
    broken.push(format!("{link}="));
    assert!(broken.len() > 1_000, "{}", broken.len());
    for some in broken.chunks(200) {
        let mut arguments = vec!["verify"];
        arguments.extend(some.iter().map(String::as_str));
        let ran = run(&arguments);
        assert_eq!(ran.out, "", "a broken link opened");
        assert_eq!(ran.code, Some(1));
        assert_eq!(ran.codes().len(), some.len(), "each is told: {}", ran.err);
    }
}

#[test]
fn what_is_no_link_says_what_it_is() {
    // 2 MiB of zeros, deflated: it must not be unfolded.
    let bomb = format!("#/xem/17cExAQAAAMKg9U9tDB-g{}L4G", "A".repeat(2709));
    let table = [
        ("#/xem/", "L01"),
        ("https://example.org/#/xem/", "L01"),
        ("#/xem/4ATEAzv8", "L03"),
        ("#/xem/1AT EA", "L04"),
        ("#/xem/1", "L05"),
        ("#/xem/1AAAA", "L05"),
        (&bomb, "L06"),
    ];
    for (link, code) in table {
        let ran = run(&["verify", link]);
        assert_eq!((ran.code, ran.codes()), (Some(1), vec![code.to_owned()]), "{link}: {}", ran.err);
        assert_eq!(ran.out, "");
    }
    let long = format!("#/xem/1{}", "A".repeat(70_000));
    assert_eq!(run(&["verify", &long]).codes(), ["L02"]);
}
