//! Links that carry their framework: a framework that is not embedded travels as a whole, and nothing else opens.

use std::sync::Arc;

use miniz_oxide::deflate::compress_to_vec;
use sha2::{Digest, Sha256};
use thuocdo_core::Json;
use thuocdo_core::assessment::{self, Assessment, Given};
use thuocdo_core::exchange::{LinkFault, TEXT_LIMIT, decode, encode};
use thuocdo_core::framework::{self, Framework};
use thuocdo_core::score::score;

use super::{SMALL, base64url, decree};
use crate::common::made::{area, block, given, given_leaf, leaf, made, sheet_of, text_of};
use crate::common::{EXAMPLE, answered, edited};

const CLEAN: &str = include_str!("../frameworks/clean.json");
const OLD: &str = include_str!("../old_links/v2.txt");

fn clean() -> Framework {
    framework::read(CLEAN).unwrap()
}

/// One answer of each way to answer, some of them wrong.
fn full(framework: &Framework) -> Assessment {
    let mut sheet = sheet_of(
        framework,
        &[
            ("BAN_HANH", "#khong_kip_thoi"),
            ("KINH_PHI", "yes"),
            ("THUC_HIEN", "num=9 den=10"),
            ("QUY_CHE", "count=3"),
            ("BAO_CAO", "count=1"),
            ("DOT_XUAT", "#tot"),
            ("KIEM_TRA", "value=?1.234"),
            ("DUNG_HAN", "num=0 den=0"),
            ("TRUC_TUYEN", "num=1 den=2"),
            ("NGAY", "value=2.5"),
            ("CONG_THUC", "x=1 y=3"),
            ("GHI_CHU", "value=12"),
            ("HAI_LONG", "percent=81.35"),
            ("BINH_QUAN", "value=88.36 published=88.37"),
            ("CAO_NHAT", "value=1 published=3"),
            ("THAM_DINH", "points 8.5"),
            ("SANG_KIEN", "n/a Không có sáng kiến"),
            ("KHEN", "no"),
            ("TRU", "points 1"),
        ],
    );
    sheet.attainable = Some(crate::common::d("98.5"));
    sheet
}

/// A sheet of every kind of rule opens from a link of old with the same points; see `payloads_are_pinned_to_the_letter`.
#[test]
fn a_payload_with_its_framework_is_pinned_to_the_letter() {
    let (total, pinned) = OLD.lines().find(|line| !line.starts_with('#')).unwrap().split_once(' ').unwrap();
    let framework = clean();
    let sheet = full(&framework);
    assert_eq!(encode(&framework, &sheet).as_deref(), Ok(pinned));
    let (opened, carried) = decode(pinned).unwrap();
    assert_eq!(opened, sheet);
    assert_eq!(carried.hash, framework.hash);
    assert_eq!(score(&carried, &opened).total, crate::common::e(total));
}

#[test]
fn what_opens_can_be_saved_and_opened_again_without_knowing_the_framework() {
    let framework = clean();
    let sheet = full(&framework);
    let (opened, carried) = decode(&encode(&framework, &sheet).unwrap()).unwrap();
    let read = assessment::read(&opened.to_json(&carried).to_pretty()).unwrap();
    assert_eq!((&read.assessment, read.framework.hash), (&sheet, framework.hash));
    assert_eq!(read.warnings, []);
    assert_eq!(score(&read.framework, &read.assessment), score(&framework, &sheet));
}

/// The same with the fields of each object the other way round.
fn turned(json: &Json) -> Json {
    match json {
        Json::List(items) => Json::List(items.iter().map(turned).collect()),
        Json::Object(fields) => {
            Json::Object(fields.iter().rev().map(|(name, value)| (name.clone(), turned(value))).collect())
        }
        other => other.clone(),
    }
}

/// One content, one text: the layout and the order of fields of the framework's file are no content.
#[test]
fn the_layout_of_the_framework_does_not_change_the_link() {
    let framework = clean();
    let other = framework::read(&turned(framework.source()).to_line()).unwrap();
    assert_eq!(other.hash, framework.hash);
    assert_eq!(encode(&other, &full(&other)), encode(&framework, &full(&framework)));
}

/// The same id as an embedded framework, but another text: the text that travels counts, in links and in files.
#[test]
fn a_changed_text_of_an_embedded_framework_travels_as_what_it_is() {
    let text = edited(&decree().source().to_line(), &[("nodes.0.children.0.rule.full_at", "\"50\"")]);
    let changed = Arc::new(framework::read(&text).unwrap());
    assert_eq!((changed.id.as_str(), changed.is_embedded()), ("qd766-2022", false));
    let sheet = sheet_of(&changed, &[("PUBLISH_ON_TIME", "num=1 den=4")]);
    let link = encode(&changed, &sheet).unwrap();
    assert!(link.starts_with('2'));
    let (opened, carried) = decode(&link).unwrap();
    assert_eq!((carried.hash, score(&carried, &opened).total), (changed.hash, 3.into()));
    assert_eq!(score(&decree(), &opened).total, crate::common::e("1.5"), "the embedded text gives half of it");
    let read = assessment::read(&sheet.to_json(&changed).to_line()).unwrap();
    assert_eq!(read.framework.hash, changed.hash);
    let codes: Vec<&str> = read.warnings.iter().map(|warning| warning.code()).collect();
    assert_eq!(codes, ["A11"]);
}

/// Bytes 7 bits each, the lowest first.
fn number(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}

/// A link of a framework's text, with right check digits: unit "a", 2026, and these answers.
fn link_of(short: &[u8], text: &str, answers: &[u8]) -> String {
    let head = [1, b'a', 0, 0, 0xea, 0x0f, 0, 0];
    let body = [short, &number(text.len()), text.as_bytes(), &head, answers].concat();
    let check = &Sha256::digest(&body)[..4];
    format!("2{}", base64url(&compress_to_vec(&[&body[..], check].concat(), 9)))
}

#[test]
fn hostile_frameworks_in_links_are_refused() {
    let tiny = made(&[area("A", "1", &[given_leaf("L", "1")])], &[]);
    let (short, text) = (tiny.hash.short(), tiny.source().to_canonical_line());
    // The test's own hand makes a link that opens: it is what is changed below that is refused.
    let (opened, _) = decode(&link_of(&short, &text, &[1, 1, 2, 0, 1])).unwrap();
    assert_eq!(opened.answer("L").given, given("points 1"));

    let pretty = Json::parse(&text, 1 << 20).unwrap().to_pretty();
    let embedded = decree();
    let of = |text: &str| framework::read(text).map(|f| f.hash.short()).unwrap_or(short);
    let decomposed = text.replace("Bộ thử", "Bo\u{323}\u{302} thử");
    assert_ne!(decomposed, text);
    let damaged = [
        ("another framework's hash", link_of(&embedded.hash.short(), &text, &[0])),
        (
            "an embedded framework, which its hash alone names",
            link_of(&embedded.hash.short(), &embedded.source().to_canonical_line(), &[0]),
        ),
        ("another layout", link_of(&short, &pretty, &[0])),
        ("a byte order mark", link_of(&short, &format!("\u{feff}{text}"), &[0])),
        ("white space behind", link_of(&short, &format!("{text}\n"), &[0])),
        ("a decomposed letter", link_of(&of(&decomposed), &decomposed, &[0])),
        ("no framework", link_of(&short, "", &[0])),
        ("no JSON", link_of(&short, "thước đo", &[0])),
        ("half a framework", link_of(&short, &text[..text.len() / 2], &[0])),
        ("a text longer than the body", {
            let body = [&short[..], &number(1 << 30), text.as_bytes()].concat();
            let check = &Sha256::digest(&body)[..4];
            format!("2{}", base64url(&compress_to_vec(&[&body[..], check].concat(), 9)))
        }),
        ("an answer beyond the last node", link_of(&short, &text, &[1, 2, 2, 0, 1])),
        ("the version of links without a framework", format!("1{}", &link_of(&short, &text, &[0])[1..])),
        ("the version of links with one", format!("2{}", &SMALL[1..])),
    ];
    for (what, link) in damaged {
        let fault = decode(&link).err();
        let refused = matches!(fault, Some(LinkFault::Damaged | LinkFault::UnknownFramework { .. }));
        assert!(refused, "{what}: {fault:?}");
    }

    let wrong = edited(&text, &[("nodes.0.children.0.max", "\"-1\""), ("policies.ties", "")]);
    let wrong = Json::parse(&wrong, 1 << 20).unwrap().to_canonical_line();
    let Err(LinkFault::NoFile { problems }) = decode(&link_of(&short, &wrong, &[0])) else {
        panic!("a framework with faults opens");
    };
    let told: Vec<String> = problems.iter().map(|problem| format!("{} {}", problem.code(), problem.path)).collect();
    assert_eq!(told, ["F08 policies", "B06 nodes[0].children[0].max"], "all its problems are told");

    let bomb = format!(r#"{{"format":"{}"}}"#, "a".repeat(2 << 20));
    assert_eq!(decode(&link_of(&short, &bomb, &[0])).err(), Some(LinkFault::TooLarge { limit: 1 << 20 }));
}

#[test]
fn every_truncation_and_some_changes_of_each_character_are_refused() {
    let tiny = made(&[area("A", "1", &[given_leaf("L", "1")])], &[]);
    let link = encode(&tiny, &sheet_of(&tiny, &[("L", "points 1")])).unwrap();
    for at in 0..link.len() {
        assert!(decode(&link[..at]).is_err(), "cut at {at}");
        for byte in *b"AZaz09-_1.= " {
            if byte != link.as_bytes()[at] {
                let changed = format!("{}{}{}", &link[..at], char::from(byte), &link[at + 1..]);
                assert!(decode(&changed).is_err(), "{} at {at}", char::from(byte));
            }
        }
    }
}

/// A framework that no link can hold is said when the link is made; the file still holds it.
#[test]
fn a_framework_too_large_for_a_link_travels_in_a_file() {
    let noise = |i: usize| -> String {
        let digest = Sha256::digest(i.to_le_bytes());
        digest.iter().map(|byte| char::from(b'0' + byte % 75)).filter(char::is_ascii_alphanumeric).collect()
    };
    let leaves: Vec<String> = (0..3_000)
        .map(|i| given_leaf(&format!("L{i}"), "1").replacen("made up", &format!("{}{}", noise(i), noise(i + 9_999)), 1))
        .collect();
    let large = Arc::new(framework::read(&text_of(&[area("A", "3000", &leaves)], &[])).unwrap());
    let sheet = sheet_of(&large, &[("L7", "points 1")]);
    assert_eq!(encode(&large, &sheet), Err(LinkFault::TooLong { limit: TEXT_LIMIT }));
    let read = assessment::read(&sheet.to_json(&large).to_line()).unwrap();
    assert_eq!((read.assessment, read.framework.hash), (sheet, large.hash));
}

#[test]
fn answers_of_every_kind_travel_on_a_framework_that_is_not_embedded() {
    let ideas = r#"{"kind":"count_points","count":WHOLE,"per":"1","cap":"1"}"#;
    let bonus = block("C", "1", crate::common::made::CUT, &[leaf("C1", "1", ideas)]);
    let framework = made(&[area("A", "1", &[given_leaf("L", "1")]), bonus], &[]);
    for words in [
        "yes",
        "no",
        "#",
        "#a",
        "#Kịp thời",
        "points 1",
        "points ?1.234",
        "points -3.50",
        "n/a",
        "n/a Không có",
        "num=1",
        "num=?x",
        "count=?12x den=0.10 khác=7 published=3 percent=?1.234",
    ] {
        let mut sheet = sheet_of(&framework, &[]);
        for id in ["A", "L", "C", "C1"] {
            sheet.set_answer(id, answered(given(words).unwrap_or(Given::Yes(true))));
        }
        let (opened, carried) = decode(&encode(&framework, &sheet).unwrap()).unwrap();
        assert_eq!(opened, sheet, "{words}");
        assert_eq!(score(&carried, &opened), score(&framework, &sheet), "{words}");
    }
    assert!(framework::read(EXAMPLE).is_ok_and(|example| !example.is_embedded()));
}
