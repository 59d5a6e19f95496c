//! Snapshots: what was published comes out again, every changed digit is found, files and links hold one content.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use std::sync::Arc;

use common::published::{gia_lai, lai_chau, number, text};
use common::{d, edited, points};
use thuocdo_core::assessment::{Assessment, Period};
use thuocdo_core::exchange::{LinkFault, decode, decode_publication, encode_publication};
use thuocdo_core::framework::{Framework, by_id};
use thuocdo_core::number::Decimal;
use thuocdo_core::problem::Problem;
use thuocdo_core::rank::{Contender, Earlier};
use thuocdo_core::snapshot::{self, Detail, Heading, Mismatch, Moment, Said, Snapshot, Which, Whose, verify};

fn heading(title: &str) -> Heading {
    Heading {
        title: title.into(),
        publisher: "UBND tỉnh".into(),
        decision: String::new(),
        note: String::new(),
        published_at: Moment::parse("2026-11-25T14:05:00+07:00").unwrap(),
    }
}

/// The contenders again as sheets: their points at the areas.
fn sheets(framework: &Framework, contenders: &[Contender]) -> Vec<Arc<Assessment>> {
    let sheet = |contender: &Contender| {
        let mut sheet = Assessment::new(&framework.id, (*contender.unit).clone(), Period::Year(2020));
        for area in framework.areas() {
            let value = contender.score.node(area).points.as_ref().unwrap().to_decimal().unwrap();
            sheet.set_answer(&framework.node(area).id, points(value));
        }
        if contender.score.attainable != framework.attainable() {
            sheet.attainable = contender.score.attainable.to_decimal();
        }
        Arc::new(sheet)
    };
    contenders.iter().map(sheet).collect()
}

fn published(framework: Arc<Framework>, contenders: &[Contender]) -> Snapshot {
    let sheets = sheets(&framework, contenders);
    Snapshot::publish(heading("Kết quả"), framework, Period::Year(2020), Vec::new(), &sheets)
}

fn lai_chau_snapshot() -> Snapshot {
    let (framework, contenders, _) = lai_chau(true);
    published(framework, &contenders)
}

#[test]
fn what_is_published_agrees_with_itself_in_memory_in_a_file_and_in_a_link() {
    let (framework, contenders, _) = gia_lai();
    for snapshot in [lai_chau_snapshot(), published(framework, &contenders)] {
        assert!(verify(&snapshot).agrees());
        let file = snapshot.to_json().to_pretty();
        let read = snapshot::read(&file).unwrap();
        assert_eq!(read.warnings, []);
        assert_eq!(read.snapshot.to_json(), snapshot.to_json());
        assert!(verify(&read.snapshot).agrees());
        let (link, detail) = encode_publication(&snapshot).unwrap();
        assert_eq!(detail, Detail::Answers);
        assert!(link.starts_with('3'), "{link}");
        let opened = decode_publication(&link).unwrap();
        assert_eq!(opened.to_json(), snapshot.to_json());
        assert_eq!(encode_publication(&opened).unwrap().0, link);
        let totals = snapshot.totals();
        let read = snapshot::read(&totals.to_json().to_line()).unwrap().snapshot;
        assert_eq!(read.to_json(), totals.to_json());
        let verified = verify(&read);
        assert_eq!(verified.mismatches, []);
    }
}

#[test]
fn lai_chau_2020_as_it_was_printed_shows_exactly_what_does_not_come_out() {
    // The published numbers on the printed totals: ORIGIN.md explains the three indices, the article states no tie rule.
    let (framework, contenders, rows) = lai_chau(false);
    let mut snapshot = published(framework, &contenders);
    for unit in &mut snapshot.units {
        let row = rows.iter().find(|row| text(row, "unit") == unit.sheet.unit.name).unwrap();
        unit.published.index = Some(number(row, "index_printed"));
        unit.published.rank = u32::try_from(number(row, "rank_in_table")).ok();
        unit.published.class = Some(text(row, "class_printed").to_owned());
    }
    snapshot.means = Vec::new();
    let name = |whose: &Whose| match whose {
        Whose::Unit(at) => snapshot.units[*at].sheet.unit.name.clone(),
        Whose::Groups(names) => names.join(", "),
    };
    let verified = verify(&snapshot);
    let found: Vec<(String, Which, Said, Said)> = verified
        .mismatches
        .iter()
        .map(|one| (name(&one.whose), one.which, one.published.clone(), one.computed.clone()))
        .collect();
    let index = |unit: &str, published: &str, computed: &str| {
        (unit.to_owned(), Which::Index, Said::Number(d(published)), Said::Number(d(computed)))
    };
    let wanted = [
        ("Sở KH&CN".to_owned(), Which::Rank, Said::Rank(5), Said::Rank(4)),
        index("Sở Ngoại vụ", "86.53", "86.54"),
        index("BQL Ma Lù Thàng", "72.19", "72.20"),
        index("Sìn Hồ", "67.81", "67.82"),
    ];
    assert_eq!(found, wanted);
    // Who sees the totals only cannot know of hidden digits: all of it is possible.
    assert_eq!(verify(&snapshot.totals()).mismatches, []);
}

#[test]
fn a_unit_that_stands_twice_in_its_group_is_told() {
    let (framework, contenders, _) = lai_chau(true);
    let mut all = sheets(&framework, &contenders);
    all.push(Arc::clone(&all[0]));
    let made = |sheets: &[Arc<Assessment>]| {
        Snapshot::publish(heading("Kết quả"), Arc::clone(&framework), Period::Year(2020), Vec::new(), sheets)
    };
    let twice = made(&all);
    for snapshot in [twice.clone(), Snapshot { detail: Detail::Totals, ..twice }] {
        let verified = verify(&snapshot);
        let told: Vec<(usize, &str)> = verified.problems.iter().map(|(at, problem)| (*at, problem.code())).collect();
        assert_eq!(told, [(1, "A04")]);
        assert!(!verified.agrees());
    }
    // Of another group, or with another code, it is another unit.
    let other = |edit: fn(&mut Assessment)| {
        let [mut first, mut second] = [(*all[0]).clone(), (*all[0]).clone()];
        first.unit.code = "H1".into();
        edit(&mut second);
        let rest = all[1..all.len() - 1].iter().cloned();
        let sheets: Vec<Arc<Assessment>> = [Arc::new(first), Arc::new(second)].into_iter().chain(rest).collect();
        verify(&made(&sheets)).agrees()
    };
    assert!(other(|sheet| sheet.unit.group = "Khác".into()));
    assert!(other(|sheet| sheet.unit.code = "H2".into()));
    assert!(!other(|_| ()));
}

#[test]
fn what_publishes_no_number_is_known() {
    let mut snapshot = lai_chau_snapshot();
    assert!(snapshot.has_published());
    snapshot.means.clear();
    // A frozen round in which nothing has come has denominators, which are no results; a blank class is none either.
    type Kept = fn(&snapshot::Published) -> snapshot::Published;
    let table: [(Kept, bool); 4] = [
        (|one| snapshot::Published { total: one.total, ..Default::default() }, true),
        (|one| snapshot::Published { class: one.class.clone(), ..Default::default() }, true),
        (|one| snapshot::Published { attainable: one.attainable, ..Default::default() }, false),
        (|_| snapshot::Published::default(), false),
    ];
    let published: Vec<_> = snapshot.units.iter().map(|unit| unit.published.clone()).collect();
    for (kept, wanted) in table {
        snapshot.units.iter_mut().zip(&published).for_each(|(unit, all)| unit.published = kept(all));
        assert!(verify(&snapshot).agrees());
        assert_eq!(snapshot.has_published(), wanted);
    }
    snapshot.units.iter_mut().for_each(|unit| unit.published.class = Some(" ".into()));
    assert!(!snapshot.has_published());
}

/// A number with its last digit changed.
fn off_by_one(value: Decimal) -> Decimal {
    value + Decimal::new(1, value.scale())
}

#[test]
fn every_changed_number_is_found_and_nothing_else() {
    let snapshot = lai_chau_snapshot();
    for at in 0..snapshot.units.len() {
        type Change = fn(&mut snapshot::Published);
        let changes: [(Which, Change); 5] = [
            (Which::Total, |p| p.total = p.total.map(off_by_one)),
            (Which::Attainable, |p| p.attainable = p.attainable.map(off_by_one)),
            (Which::Index, |p| p.index = p.index.map(off_by_one)),
            (Which::Class, |p| p.class = Some("Yếu".into())),
            (Which::Rank, |p| p.rank = p.rank.map(|rank| rank + 1)),
        ];
        for (which, change) in changes {
            let mut changed = snapshot.clone();
            change(&mut changed.units[at].published);
            let found: Vec<(Whose, Which)> =
                verify(&changed).mismatches.into_iter().map(|one| (one.whose, one.which)).collect();
            assert_eq!(found, [(Whose::Unit(at), which)]);
        }
    }
    for at in 0..snapshot.means.len() {
        let mut changed = snapshot.clone();
        changed.means[at].index = off_by_one(changed.means[at].index);
        let group = Whose::Groups(changed.means[at].groups.clone());
        assert!(
            matches!(&verify(&changed).mismatches[..], [Mismatch { whose, which: Which::Mean, .. }] if *whose == group)
        );
    }
    let mut changed = snapshot;
    changed.means[0].groups = vec!["nhóm không có".into()];
    assert!(matches!(&verify(&changed).mismatches[..], [Mismatch { computed: Said::Nothing, .. }]));
}

#[test]
fn totals_alone_show_what_cannot_be() {
    let snapshot = lai_chau_snapshot().totals();
    type Change = fn(&mut snapshot::Published);
    let changes: [(Which, Change); 4] = [
        // 85.67 of 98 is 87.42 to 87.43 with any hidden digits.
        (Which::Index, |p| p.index = Some(d("87.44"))),
        (Which::Class, |p| p.class = Some("Khá".into())),
        (Which::Rank, |p| p.rank = Some(2)),
        (Which::Index, |p| p.attainable = Some(d("97"))),
    ];
    for (which, change) in changes {
        let mut changed = snapshot.clone();
        change(&mut changed.units[0].published);
        // The mean of a group follows from its indices.
        let found: Vec<Which> = verify(&changed).mismatches.iter().map(|one| one.which).collect();
        let wanted =
            if changed.units[0].published.index == Some(d("87.44")) { vec![which, Which::Mean] } else { vec![which] };
        assert_eq!(found.first(), wanted.first(), "{found:?}");
        assert!(found.iter().all(|found| wanted.contains(found)), "{found:?}");
    }
}

#[test]
fn a_file_that_is_none_says_every_reason_at_once() {
    let file = lai_chau_snapshot().to_json().to_pretty();
    let codes =
        |problems: &[Problem]| problems.iter().map(|one| format!("{} {}", one.code(), one.path)).collect::<Vec<_>>();
    type Case = (&'static [(&'static str, &'static str)], &'static [&'static str]);
    let table: &[Case] = &[
        (&[("format", "\"thuocdo.assessment\"")], &["F06 format"]),
        (&[("version", "2")], &["F08 "]),
        (&[("version", "3")], &["F07 version"]),
        (&[("excerpt_of", "40")], &["F09 "]),
        (&[("title", "\" \"")], &["F15 title"]),
        (&[("title", ""), ("publisher", "")], &["F08 ", "F08 "]),
        (&[("published_at", "\"2026-11-25\"")], &["F17 published_at"]),
        (&[("period", "\"hôm nay\"")], &["F18 period"]),
        (&[("detail", "\"all\"")], &["F12 detail"]),
        (&[("framework.id", "\"khong-co\"")], &["A01 framework.id"]),
        (&[("surplus", "1")], &["F09 "]),
        (&[("units.3.published", "")], &["F08 units[3]"]),
        (&[("units.3.published.rank", "0")], &["B06 units[3].published.rank"]),
        (&[("units.3.published.rank", "1.5")], &["B06 units[3].published.rank"]),
        (&[("units.3.published.total", "\"abc\"")], &["N02 units[3].published.total"]),
        (&[("units.3.unit.name", "\"\"")], &["F15 units[3].unit.name"]),
        (&[("units.3.period", "\"2026\"")], &["F09 units[3]"]),
        (&[("units.3.answers.THAM_DINH.extra", "1")], &["F09 units[3].answers.THAM_DINH"]),
        (&[("units.0", "7"), ("units.1", "null")], &["F11 units[0]", "F11 units[1]"]),
        (&[("means.0.index", "")], &["F08 means[0]"]),
        (&[("means.0.groups", "[]")], &["F15 means[0].groups"]),
        (&[("groups", "{}")], &["F11 groups"]),
    ];
    for (edits, wanted) in table {
        let problems = snapshot::read(&edited(&file, edits)).unwrap_err();
        assert_eq!(codes(&problems), *wanted, "{edits:?}");
    }
    // Totals hold no answers.
    let totals = lai_chau_snapshot().totals().to_json().to_pretty();
    let problems = snapshot::read(&edited(&totals, &[("units.0.answers", "{}")])).unwrap_err();
    assert_eq!(codes(&problems), ["F09 units[0]"]);
    // Another text of the framework is a warning: the numbers are computed on the one at hand.
    let other = edited(&file, &[("framework.hash", "\"00\"")]);
    assert_eq!(codes(&snapshot::read(&other).unwrap().warnings), ["A02 framework.hash"]);
}

/// The file of a publication with another framework hash.
fn with_other_hash(snapshot: &Snapshot) -> String {
    let hash = snapshot.framework.hash.to_string();
    let other = format!("{}{}", if hash.starts_with('0') { "1" } else { "0" }, &hash[1..]);
    snapshot.to_json().to_line().replace(&hash, &other)
}

#[test]
fn what_was_computed_on_another_text_of_its_framework_never_agrees_and_keeps_the_hash_it_states() {
    let whole = lai_chau_snapshot();
    for snapshot in [whole.totals(), whole] {
        let file = with_other_hash(&snapshot);
        let read = snapshot::read(&file).unwrap().snapshot;
        let stated = read.stated_hash.clone().unwrap();
        assert_ne!(stated, snapshot.framework.hash.to_string());
        let verified = verify(&read);
        assert_eq!((verified.mismatches.len(), verified.agrees()), (0, false));
        let noticed: Vec<_> = verified.noticed.iter().map(|one| (one.code(), &*one.path)).collect();
        assert_eq!(noticed, [("A02", "framework.hash")]);
        // Saved again it is what it was; a link of it does not open as if it were another.
        assert_eq!(read.to_json().to_line(), file);
        let link = encode_publication(&read).unwrap().0;
        let refused = decode_publication(&link).unwrap_err();
        assert_eq!(refused, LinkFault::UnknownFramework { hash: stated[..16].to_owned() });
        // As the table of the last period it has its numbers, and no framework to score anything on.
        let earlier = Earlier::of_snapshot(&read, &snapshot.framework);
        assert!(earlier.framework.is_none());
        assert!(earlier.rows.iter().all(|row| row.score.is_none() && row.recast.is_none() && row.rank.is_some()));
    }
}

#[test]
fn a_link_that_was_changed_does_not_open() {
    let (framework, contenders, _) = lai_chau(true);
    let (link, _) = encode_publication(&published(framework, &contenders[..2])).unwrap();
    assert!(matches!(decode(&link), Err(LinkFault::NewerVersion { found: '3' })));
    for at in 0..link.len() {
        for byte in [b'A', b'3', b'_', b'z', b' '] {
            let mut changed = link.clone().into_bytes();
            if changed[at] == byte {
                continue;
            }
            changed[at] = byte;
            assert!(decode_publication(&String::from_utf8(changed).unwrap()).is_err(), "at {at}");
        }
        assert!(decode_publication(&link[..at]).is_err(), "cut at {at}");
    }
    for bad in ["", "1", "3", "3A", "3////", "4AAAA", "điểm", "3 "] {
        assert!(decode_publication(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_province_that_does_not_fit_travels_with_its_totals() {
    let framework = by_id("xa-mau-2026").unwrap();
    let leaves: Vec<String> = framework
        .nodes()
        .iter()
        .filter(|node| node.leaf.as_ref().is_some_and(|leaf| leaf.rule.is_scored()))
        .map(|node| node.id.clone())
        .collect();
    // Numbers without a pattern, so that deflate finds none.
    let mut state = 7_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 40) as i64
    };
    let mut sheets = |count: usize| -> Vec<Arc<Assessment>> {
        (0..count)
            .map(|at| {
                let unit = thuocdo_core::assessment::Unit {
                    name: format!("UBND xã số {at}"),
                    code: format!("H21.{at}"),
                    group: "xã".into(),
                };
                let mut sheet = Assessment::new(&framework.id, unit, Period::Year(2026));
                for id in &leaves {
                    sheet.set_answer(id, points(Decimal::new(next() % 100, 2)));
                }
                Arc::new(sheet)
            })
            .collect()
    };
    let mut publish = |count: usize| {
        let sheets = sheets(count);
        Snapshot::publish(heading("Kết quả"), Arc::clone(&framework), Period::Year(2026), vec!["xã".into()], &sheets)
    };
    let (link, detail) = encode_publication(&publish(20)).unwrap();
    assert_eq!(detail, Detail::Answers, "{}", link.len());
    let (link, detail) = encode_publication(&publish(600)).unwrap();
    assert_eq!(detail, Detail::Totals, "{}", link.len());
    let opened = decode_publication(&link).unwrap();
    assert_eq!(opened.detail, Detail::Totals);
    assert_eq!(verify(&opened).mismatches, []);
    assert!(matches!(encode_publication(&publish(6_000)), Err(LinkFault::TooLong { .. } | LinkFault::TooLarge { .. })));
}
