//! Share links: pinned to the letter, and every other text refused with a reason and never with a panic.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "links/carried.rs"]
mod carried;

use common::{answered, d, decree, points, ratio, sheet, van_canh};
use miniz_oxide::deflate::compress_to_vec;
use sha2::{Digest, Sha256};
use thuocdo_core::assessment::{Answer, Assessment, Evidence, Figure, Given, is_safe_link};
use thuocdo_core::exchange::{LINK_WARNING_LENGTH, LinkFault, TEXT_LIMIT, decode, encode};
use thuocdo_core::framework::{FigureName, embedded};
use thuocdo_core::number::{Decimal, Exact};
use thuocdo_core::problem::{Fault, Severity};
use thuocdo_core::score::score;

/// Xã Vân Canh with the one figure pair of ON_TIME.
const SMALL: &str = "1ATEAzv8GpBT2_KxKYBJVQk5EIHjDoyBWw6JuIENhbmgAAOoPAAABBgECAQC6FAAA7RMM7CrS";
/// The complete figures of xã Vân Canh on 10/10/2026.
const COMPLETE: &str = "1VcyxDgFBEMbx_66NSAjJ7ZaK7SQU9w6oFDpqOtVVEh5A4j1QKrREI1crvIaQqGgU7tbtiZlM8pvJlyluzPO97Y2CQbvftfN4bYfxKrKdcTSBaw20EFIQgiBDyyN0OFdJxqUOBu5aSPVSKt2bUCKDcdhr2AV5-KTxfJSRSft1Wcn5O16-3xYFqLsfrv6Qxm76OJ01Pg";

fn small() -> Assessment {
    let mut assessment = sheet(&decree());
    assessment.set_answer("ON_TIME", ratio(d("2541"), d("2618")));
    assessment
}

fn base64url(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |i| byte >> i & 1)).collect();
    let value = |bits: &[u8]| bits.iter().fold(0, |value, bit| value << 1 | *bit) << (6 - bits.len());
    bits.chunks(6).map(|bits| char::from(ALPHABET[usize::from(value(bits))])).collect()
}

/// A payload of a body, with the check digits that make it look whole.
fn sealed(body: &[u8]) -> String {
    let check = &Sha256::digest(body)[..4];
    format!("1{}", base64url(&compress_to_vec(&[body, check].concat(), 9)))
}

/// The body of a payload of this test, without its check digits.
fn body(assessment: &Assessment) -> Vec<u8> {
    let payload = encode(&decree(), assessment).unwrap();
    let mut bits = payload[1..].bytes().flat_map(|byte| {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'-' => 62,
            _ => 63,
        };
        (0..6).rev().map(move |i| value >> i & 1)
    });
    let packed: Vec<u8> = std::iter::from_fn(|| {
        let byte: Vec<u8> = bits.by_ref().take(8).collect();
        (byte.len() == 8).then(|| byte.iter().fold(0, |value, bit| value << 1 | *bit))
    })
    .collect();
    let mut body = miniz_oxide::inflate::decompress_to_vec(&packed).unwrap();
    body.truncate(body.len() - 4);
    body
}

/// The head of a body: the framework, the unit "a", the year 2026, no denominator of its own; then the answers.
fn body_with(answers: &[u8]) -> Vec<u8> {
    [&decree().hash.short()[..], &[1, b'a', 0, 0], &[0xea, 0x0f, 0, 0], answers].concat()
}

/// Adding, removing or changing anything of the form turns this red. A link that was once sent must open for ever:
/// a new form takes a new version character, and the old one stays readable (tests/old_links).
#[test]
fn payloads_are_pinned_to_the_letter() {
    for (name, assessment, pinned) in [("small", small(), SMALL), ("complete", van_canh(), COMPLETE)] {
        let payload = encode(&decree(), &assessment).unwrap();
        println!("{name}: {} characters", payload.len());
        assert_eq!(payload, pinned, "{name}");
        assert!(payload.len() < LINK_WARNING_LENGTH);
        assert_eq!(decode(pinned).unwrap().0, assessment, "{name}");
    }
}

#[test]
fn links_of_earlier_versions_open_with_the_same_totals() {
    let all = [include_str!("old_links/v1.txt"), include_str!("old_links/v2.txt")];
    let lines = all.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let mut opened = 0;
    for line in lines {
        let (total, payload) = line.split_once(' ').unwrap();
        let (assessment, framework) = decode(payload).unwrap_or_else(|fault| panic!("{payload}: {fault:?}"));
        assert_eq!(score(&framework, &assessment).total, Exact::from(d(total)), "{payload}");
        opened += 1;
    }
    assert_eq!(opened, 3);
}

/// Links and files name a framework by its hash.
#[test]
fn published_frameworks_do_not_change() {
    let pinned = [
        ("qd766-2022", "06a414f6fcac4a6058457c360e83c73d1f3e795b38ebdefe69f18d697aa111a4"),
        ("lai-chau-2020", "3fa6605cbe2e4cf113bac90f553960af0c5f5c0523bbb0fdccfbae8114b66e5d"),
        ("par-tinh-2948-2017", "41c081e8843a7863272328748108ec2b856325e5e37536a83aaade02c46ab030"),
        ("par-tinh-1149-2020", "ef6157cfa1d4f58af23645c732c616a19acf49c5e521e7bd64dc22ff41c59d02"),
        ("sipas-2024", "bf34d7e6a1dfb00d95ac0a6e6d56ced09456ca5038040868ebf73f0ba7a77277"),
        ("xa-mau-2026", "3e1ac63e36623dd492311e369518b32c225b04339f94057eb5571439c14a7fa5"),
    ];
    let found: Vec<(&str, String)> = embedded().iter().map(|f| (f.id.as_str(), f.hash.to_string())).collect();
    for ((id, hash), (pinned_id, pinned_hash)) in found.iter().zip(pinned) {
        assert_eq!(
            (*id, hash.as_str()),
            (pinned_id, pinned_hash),
            "a published framework must not change: every link and file that names it would stop opening. \
             A correction is a new file with a new id"
        );
    }
    assert_eq!(found.len(), pinned.len(), "pin the hash of a new framework here");
}

/// Whatever one character is replaced by, the link does not open: no other content can come out of a typing error.
#[test]
fn every_single_substitution_is_refused() {
    for payload in [SMALL, COMPLETE] {
        let mut tried = 0;
        for at in 0..payload.len() {
            for byte in (0x20..0x7f).filter(|byte| *byte != payload.as_bytes()[at]) {
                let mut changed = payload.as_bytes().to_vec();
                changed[at] = byte;
                let changed = String::from_utf8(changed).unwrap();
                assert!(decode(&changed).is_err(), "{changed} opens");
                tried += 1;
            }
        }
        assert_eq!(tried, payload.len() * 94);
    }
}

#[test]
fn every_truncation_and_every_missing_or_doubled_character_is_refused() {
    for payload in [SMALL, COMPLETE] {
        for at in 0..payload.len() {
            assert!(decode(&payload[..at]).is_err(), "cut at {at}");
            assert!(decode(&payload[at..]).is_err() || at == 0, "cut before {at}");
            let without = format!("{}{}", &payload[..at], &payload[at + 1..]);
            assert!(decode(&without).is_err() || without == payload, "without {at}");
            let doubled = format!("{}{}", &payload[..=at], &payload[at..]);
            assert!(decode(&doubled).is_err(), "doubled {at}");
        }
    }
}

#[test]
fn hostile_texts_are_refused_with_their_reason() {
    let bomb = format!("1{}", base64url(&compress_to_vec(&vec![0; 64 << 20], 9)));
    assert!(bomb.len() > TEXT_LIMIT, "64 MiB of zeros are refused by their length alone");
    let small_bomb = format!("1{}", base64url(&compress_to_vec(&vec![0; 32 << 20], 9)));
    assert!(small_bomb.len() < TEXT_LIMIT, "32 MiB of zeros fit the length");
    let too_large = LinkFault::TooLarge { limit: 1 << 20 };
    let unknown = [&[0xab; 8][..], &body_with(&[0])[8..]].concat();
    let after = |extra: &str| format!("{SMALL}{extra}");
    let table: Vec<(&str, String, LinkFault)> = vec![
        ("empty", String::new(), LinkFault::Empty),
        ("only a version", "1".into(), LinkFault::Damaged),
        ("70,000 characters", format!("1{}", "A".repeat(70_000)), LinkFault::TooLong { limit: TEXT_LIMIT }),
        ("a newer version", format!("3{}", &SMALL[1..]), LinkFault::NewerVersion { found: '3' }),
        ("the version that carries its framework", format!("2{}", &SMALL[1..]), LinkFault::Damaged),
        ("a much newer version", format!("z{}", &SMALL[1..]), LinkFault::NewerVersion { found: 'z' }),
        ("no version", format!("-{}", &SMALL[1..]), LinkFault::BadCharacter { at: 1 }),
        ("a letter of Vietnamese in front", format!("đ{SMALL}"), LinkFault::BadCharacter { at: 1 }),
        ("white space in front", format!(" {SMALL}"), LinkFault::BadCharacter { at: 1 }),
        ("white space behind", after(" "), LinkFault::BadCharacter { at: SMALL.len() + 1 }),
        ("a line break within", format!("{}\n{}", &SMALL[..9], &SMALL[9..]), LinkFault::BadCharacter { at: 10 }),
        ("padding", after("="), LinkFault::BadCharacter { at: SMALL.len() + 1 }),
        ("the other alphabet +", format!("{}+{}", &SMALL[..9], &SMALL[10..]), LinkFault::BadCharacter { at: 10 }),
        ("the other alphabet /", format!("{}/{}", &SMALL[..9], &SMALL[10..]), LinkFault::BadCharacter { at: 10 }),
        ("percent signs", format!("{}%20{}", &SMALL[..9], &SMALL[9..]), LinkFault::BadCharacter { at: 10 }),
        ("a full stop behind", after("."), LinkFault::BadCharacter { at: SMALL.len() + 1 }),
        ("four characters behind", after("AAAA"), LinkFault::Damaged),
        ("the link twice", after(SMALL), LinkFault::BadCharacter { at: 2 * SMALL.len() }),
        ("zeros of 64 MiB", bomb, LinkFault::TooLong { limit: TEXT_LIMIT }),
        ("zeros of 32 MiB", small_bomb, too_large),
        ("an unknown framework", sealed(&unknown), LinkFault::UnknownFramework { hash: "ab".repeat(8) }),
        ("no body", sealed(&[]), LinkFault::Damaged),
        ("only the framework", sealed(&decree().hash.short()), LinkFault::Damaged),
        ("not deflated", format!("1{}", base64url(b"thuoc do thuoc do")), LinkFault::Damaged),
        (
            "deflated less well",
            {
                let body = body(&van_canh());
                let check = &Sha256::digest(&body)[..4];
                format!("1{}", base64url(&compress_to_vec(&[&body[..], check].concat(), 0)))
            },
            LinkFault::Damaged,
        ),
    ];
    for (name, text, wanted) in table {
        assert_eq!(decode(&text).err(), Some(wanted), "{name}");
    }
}

/// Bodies whose check digits are right, so that only the reader of the body can refuse them.
#[test]
fn bodies_in_another_form_are_refused() {
    // An answer: distance to its node, what it holds, then the content. 0x02 is "points"; 0x00 0x02 is the decimal 2.
    let table: &[(&str, &[u8])] = &[
        ("a count in a longer form", &[0x80, 0x00]),
        ("a distance in a longer form", &[1, 0x80, 0x00, 2, 0, 2]),
        ("a number without an end", &[0xff; 30]),
        ("more answers than nodes", &[100]),
        ("fewer answers than promised", &[2, 0, 2, 0, 2]),
        ("a node beyond the last", &[1, 30, 2, 0, 2]),
        ("a second node beyond the last", &[2, 29, 2, 0, 2, 0, 2, 0, 2]),
        (
            "a node before the last, by a distance that wraps around",
            &[2, 5, 2, 0, 2, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, 2, 0, 2],
        ),
        ("an unknown flag", &[1, 0, 0x12, 0, 2]),
        ("evidence promised and none there", &[1, 0, 2 | 4, 0, 2, 0]),
        ("an empty note", &[1, 0, 2 | 8, 0, 2, 0]),
        ("no figures", &[1, 1, 1, 0]),
        ("the same figure twice", &[1, 1, 1, 2, 0, 0, 1, 0, 0, 2]),
        ("figures in another order", &[1, 1, 1, 2, 0, 0, 1, 1, 0, 2]),
        ("a shared figure name spelled out", &[1, 1, 1, 1, 0xff, 3, b'n', b'u', b'm', 0, 1]),
        ("an unknown figure number", &[1, 1, 1, 1, 9, 0, 1]),
        ("seven decimals", &[1, 0, 2, 14, 2]),
        ("minus zero", &[1, 0, 2, 1, 0]),
        ("sixteen digits before the mark", &[1, 0, 2, 0, 0x80, 0x80, 0x9a, 0xa6, 0xea, 0xaf, 0xe3, 0x01]),
        ("a number as a text not yet read", &[1, 0, 2, 0xff, 1, b'7']),
        ("an empty text not yet read", &[1, 0, 2, 0xff, 0]),
        ("a text longer than what is there", &[1, 0, 3, 50, b'x']),
        ("a text that is no UTF-8", &[1, 0, 3, 2, 0xc3, 0x28]),
        (
            "evidence with no day of the calendar",
            &[1, 0, 4, 1, 0, 0, 0, 0, 10, b'2', b'0', b'2', b'3', b'-', b'0', b'2', b'-', b'3', b'0'],
        ),
        ("something behind the last answer", &[0, 0]),
    ];
    for (name, answers) in table {
        assert_eq!(decode(&sealed(&body_with(answers))).err(), Some(LinkFault::Damaged), "{name}");
    }
    let head = &decree().hash.short()[..];
    let heads: &[(&str, &[u8])] = &[
        ("a name longer than what is there", &[90, b'a', 0, 0, 0xea, 0x0f, 0, 0, 0]),
        ("the year 1024", &[1, b'a', 0, 0, 0x80, 0x08, 0, 0, 0]),
        ("a year beyond all years", &[1, b'a', 0, 0, 0xff, 0xff, 0x7f, 0, 0, 0]),
        ("the thirteenth month", &[1, b'a', 0, 0, 0xea, 0x0f, 17, 0, 0]),
        ("a part of the year beyond all parts", &[1, b'a', 0, 0, 0xea, 0x0f, 255, 0, 0]),
        ("a denominator that is neither there nor absent", &[1, b'a', 0, 0, 0xea, 0x0f, 0, 2, 0, 0]),
    ];
    for (name, rest) in heads {
        assert_eq!(decode(&sealed(&[head, rest].concat())).err(), Some(LinkFault::Damaged), "{name}");
    }
    // The same alphabet, rightly used, does open: what refuses the others is not this test's own hand.
    let most = [1, 0, 2, 0, 0xff, 0xff, 0x99, 0xa6, 0xea, 0xaf, 0xe3, 0x01];
    for answers in [&[0][..], &most, &[1, 0, 2, 0, 2], &[1, 1, 1, 2, 1, 0, 1, 0, 0, 2], &[2, 0, 2, 0, 2, 28, 2, 0, 2]] {
        decode(&sealed(&body_with(answers))).unwrap_or_else(|fault| panic!("{answers:?}: {fault:?}"));
    }
}

/// Every byte of a body changed by hand, with right check digits: refused, or it says something else and says it well.
#[test]
fn a_body_with_a_changed_byte_is_refused_or_canonical() {
    let body = body(&van_canh());
    let (mut refused, mut opened) = (0, 0);
    for at in 0..body.len() {
        for value in [0, 1, 2, 3, 0x7f, 0x80, 0xfe, 0xff, body[at] ^ 1, body[at].wrapping_add(1)] {
            let mut changed = body.clone();
            changed[at] = value;
            let payload = sealed(&changed);
            match decode(&payload) {
                Err(_) => refused += 1,
                Ok((assessment, framework)) => {
                    assert_eq!(encode(&framework, &assessment).as_deref(), Ok(payload.as_str()));
                    // Whatever it says can be scored, and read again from a file, without a panic.
                    let _ = thuocdo_core::score::ledger(&framework, &score(&framework, &assessment));
                    opened += 1;
                }
            }
        }
    }
    assert!(refused > 0 && opened > 0, "{refused} refused, {opened} opened");
}

#[test]
fn texts_travel_unchanged_whatever_they_hold() {
    let names = [
        "xã \u{202e}hnaC nâV",
        "<script>alert('xã')</script>",
        "\u{0}\u{1b}[2J",
        "😀\u{200d}👩 \u{feff}",
        &"Ộ".repeat(300),
    ];
    for name in names {
        let mut assessment = small();
        assessment.unit.name = name.to_owned();
        assessment.unit.group = name.to_owned();
        let mut answer = answered(Given::NotApplicable(name.to_owned()));
        answer.note = name.to_owned();
        assessment.set_answer("ONLINE", answer);
        let payload = encode(&decree(), &assessment).unwrap();
        assert_eq!(decode(&payload).unwrap().0, assessment, "{name:?}");
    }
}

/// What opens from a link can be saved as a file and opened again: so a link holds nothing that a file may not.
#[test]
fn a_link_holds_what_a_file_may_hold() {
    let mut decomposed = small();
    decomposed.unit.name = "UBND xa\u{303} Va\u{302}n Canh".into();
    let payload = encode(&decree(), &decomposed).unwrap();
    assert_eq!(decode(&payload).unwrap().0.unit.name, "UBND xã Vân Canh", "in NFC");

    type Change = fn(&mut Assessment);
    let refused: [(&str, Change); 4] = [
        ("unit.name", |sheet| sheet.unit.name = " ".into()),
        ("unit.name", |sheet| sheet.unit.name = "Ộ".repeat(301)),
        ("unit.code", |sheet| sheet.unit.code = "1".repeat(65)),
        ("answers.ONLINE.note", |sheet| {
            sheet.set_answer("ONLINE", Answer { note: "a".repeat(4_001), ..points(Decimal::ONE) });
        }),
    ];
    for (path, change) in refused {
        let mut sheet = small();
        change(&mut sheet);
        match encode(&decree(), &sheet) {
            Err(LinkFault::NoFile { problems }) => assert_eq!(problems[0].path, path),
            other => panic!("{path}: {other:?}"),
        }
    }
}

/// An address that is no https address travels as the text it is; it is reported, and never a link.
#[test]
fn an_address_that_is_no_https_address_is_never_a_link() {
    for address in ["javascript:alert(1)", "http://a.vn", "data:text/html,x", "https://a@b.vn", "HTTPS://a.vn"] {
        let mut assessment = small();
        let evidence = vec![Evidence { link: address.into(), ..Evidence::default() }];
        assessment.set_answer("TDGQ", Answer { evidence, ..points(d("1")) });
        let payload = encode(&decree(), &assessment).unwrap();
        let (opened, framework) = decode(&payload).unwrap();
        assert!(!is_safe_link(address), "{address}");
        let problems = score(&framework, &opened).problems;
        let reported = problems.iter().find(|problem| problem.fault == Fault::EvidenceLink { found: address.into() });
        assert_eq!(reported.unwrap().severity(), Severity::Warning, "{address}");
    }
}

#[test]
fn what_cannot_travel_is_said_when_the_link_is_made() {
    let mut unknown = small();
    unknown.set_answer("NO_SUCH_NODE", points(Decimal::ONE));
    assert_eq!(encode(&decree(), &unknown), Err(LinkFault::UnknownNodes { ids: vec!["NO_SUCH_NODE".into()] }));

    // Text that does not compress: more than a link holds, and more than any link unfolds to.
    let mut state = 1u64;
    let mut noise = |length: usize| -> String {
        let next = |state: &mut u64| {
            *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            char::from(b'!' + ((*state >> 40) % 90) as u8)
        };
        (0..length).map(|_| next(&mut state)).collect()
    };
    let mut long = small();
    let evidence = (0..30).map(|_| Evidence { summary: noise(4_000), ..Evidence::default() }).collect();
    long.set_answer("ONLINE", Answer { evidence, ..points(Decimal::ONE) });
    assert_eq!(encode(&decree(), &long), Err(LinkFault::TooLong { limit: TEXT_LIMIT }));
    long.set_answer("ONLINE", Answer { note: " ".repeat(2 << 20), ..points(Decimal::ONE) });
    assert_eq!(encode(&decree(), &long), Err(LinkFault::TooLarge { limit: 1 << 20 }));
}

/// One content, one text: the order of figures in memory is not content.
#[test]
fn figures_in_any_order_make_the_same_link() {
    let mut other = sheet(&decree());
    let figures = vec![(FigureName::NUM, Figure::Number(d("2541"))), (FigureName::DEN, Figure::Number(d("2618")))];
    other.set_answer("ON_TIME", answered(Given::Figures(figures)));
    assert_eq!(encode(&decree(), &other).as_deref(), Ok(SMALL));
}

#[test]
fn every_fault_has_its_own_code() {
    let faults = [
        LinkFault::Empty,
        LinkFault::TooLong { limit: 1 },
        LinkFault::NewerVersion { found: '2' },
        LinkFault::BadCharacter { at: 1 },
        LinkFault::Damaged,
        LinkFault::TooLarge { limit: 1 },
        LinkFault::UnknownFramework { hash: String::new() },
        LinkFault::UnknownNodes { ids: Vec::new() },
        LinkFault::NoFile { problems: Vec::new() },
        LinkFault::Appraised,
    ];
    let codes: Vec<&str> = faults.iter().map(LinkFault::code).collect();
    assert_eq!(codes, ["L01", "L02", "L03", "L04", "L05", "L06", "L07", "L08", "L09", "L10"]);
}
