//! Writing wide tables: what is read back is what was written, nothing is computed, and what has no place is told.

use std::sync::Arc;

use proptest::prelude::*;
use thuocdo_core::assessment::{Answer, Assessment, Evidence, Figure, Given, Unit};
use thuocdo_core::exchange::table::{
    Decisions, Grid, Headings, Left, LeftKind, Separator, Table, read, standings, write, write_remarked,
};
use thuocdo_core::framework::{Framework, by_id};
use thuocdo_core::round;
use thuocdo_core::snapshot;

use crate::common::any_rules::{any_framework, any_sheet, fitting};
use crate::common::made::{given_leaf, made};
use crate::common::random::{config, seeds};
use crate::common::{Seed, answered, d, decree, points, sheet, van_canh};
use crate::shown::{DECREE, problems, table, units};

const NAMES: &[&str] = &[
    "UBND xã Vân Canh",
    "Phường \"Hoài; Nhơn\"",
    "=HYPERLINK(\"https://a.example\")",
    "+84",
    "@xã",
    "'- xã",
    "Sở Nội vụ, tỉnh",
    "A",
];
const REASONS: &[&str] = &["", "Không có đơn vị", " =1+1", "hai\ndòng; \"ba\"", "KAD", "-"];

fn read_back(framework: &Framework, text: &str, separator: Separator) -> Table {
    let grid = match separator {
        Separator::Semicolon => Grid::read(text).unwrap(),
        separator => Grid::read_as(text, separator).unwrap(),
    };
    read(&grid, framework, sheet(framework).period, &Decisions::default())
}

/// A sheet whose answers a table can express: what the rules ask for, not applicable where it may be, and notes.
fn expressible(framework: &Framework, seeds: &[Seed], name: &str, is_named: bool) -> Assessment {
    let mut made = sheet(framework);
    made.unit = Unit { name: name.into(), ..Unit::default() };
    if is_named {
        (made.unit.code, made.unit.group) = ("-H1".into(), "Nhóm; @I".into());
        made.attainable = Some(d("1.50"));
    }
    for (node, seed) in framework.nodes().iter().zip(seeds) {
        let Some(leaf) = &node.leaf else { continue };
        let given = match seed.0 % 8 {
            0 if leaf.not_applicable => Some(Given::NotApplicable(REASONS[seed.1 as usize % REASONS.len()].into())),
            1 if leaf.rule.is_scored() => Some(Given::Points(Figure::Number(d("-0.250")))),
            2 => None,
            _ => fitting(&leaf.rule, *seed),
        };
        let note = if seed.3 % 3 == 0 { REASONS[seed.2 as usize % REASONS.len()] } else { "" };
        made.set_answer(&node.id, Answer { given, note: note.into(), ..Answer::default() });
    }
    made
}

/// What is wrong with a table that was written of these sheets: everything that is not told must come back.
fn unlike(framework: &Framework, sheets: &[Arc<Assessment>], left: &[Left], table: &Table) -> Vec<String> {
    let mut wrong = Vec::new();
    for (unit, sheet) in sheets.iter().enumerate() {
        let told = |node: Option<&str>, what: LeftKind| {
            left.iter().any(|left| left.unit == unit && left.node.as_deref() == node && left.what == what)
        };
        if told(None, LeftKind::Unit) {
            continue;
        }
        let Some(read) = table.units.iter().find(|read| read.row as usize == unit + 1) else {
            wrong.push(format!("{unit} is missing"));
            continue;
        };
        let read = &read.assessment;
        if read.unit != sheet.unit {
            wrong.push(format!("{:?} is {:?}", sheet.unit, read.unit));
        }
        if read.attainable != sheet.attainable && !told(None, LeftKind::Attainable) {
            wrong.push(format!("{unit}: attainable {:?}", read.attainable));
        }
        for id in sheet.answers.keys().chain(read.answers.keys()) {
            let (was, is) = (sheet.answer(id), read.answer(id));
            let parts = [
                (LeftKind::Given, format!("{:?}", was.given) == format!("{:?}", is.given)),
                (LeftKind::Note, was.note == is.note),
                (LeftKind::Evidence, was.evidence.is_empty()),
                (LeftKind::Appraisal, was.appraisal.is_none()),
            ];
            for (what, is_same) in parts {
                if is_same == told(Some(id), what) {
                    wrong.push(format!("{unit} {id} {what:?}: {was:?} is {is:?}"));
                }
            }
        }
    }
    let _ = framework;
    wrong
}

proptest! {
    #![proptest_config(config(128))]

    #[test]
    fn what_a_table_can_express_comes_back(
        framework in any_framework(),
        all in prop::collection::vec((seeds(24), 0..NAMES.len(), any::<bool>()), 1..4),
        tabs in any::<bool>(),
    ) {
        let separator = if tabs { Separator::Tab } else { Separator::Semicolon };
        let made = |(seeds, name, named): &(Vec<Seed>, usize, bool)| {
            Arc::new(expressible(&framework, seeds, NAMES[*name], *named))
        };
        let sheets: Vec<Arc<Assessment>> = all.iter().map(made).collect();
        let written = write(&framework, &sheets, separator);
        prop_assert_eq!(&written.left, &[], "{}", written.text);
        let back = read_back(&framework, &written.text, separator);
        let read: Vec<Assessment> = back.units.into_iter().map(|unit| unit.assessment).collect();
        prop_assert_eq!(read.len(), sheets.len());
        for (read, sheet) in read.iter().zip(&sheets) {
            prop_assert_eq!(read.to_json(&framework).to_pretty(), sheet.to_json(&framework).to_pretty(), "{}", written.text);
        }
    }

    #[test]
    fn what_does_not_come_back_is_told_and_nothing_else(
        framework in any_framework(),
        all in prop::collection::vec((seeds(24), 0..NAMES.len()), 1..4),
    ) {
        let made = |(seeds, name): &(Vec<Seed>, usize)| {
            let mut sheet = any_sheet(&framework, seeds);
            sheet.unit.name = NAMES[*name].into();
            Arc::new(sheet)
        };
        let sheets: Vec<Arc<Assessment>> = all.iter().map(made).collect();
        let written = write(&framework, &sheets, Separator::Semicolon);
        let back = read_back(&framework, &written.text, Separator::Semicolon);
        prop_assert_eq!(unlike(&framework, &sheets, &written.left, &back), Vec::<String>::new(), "{}", written.text);
    }

    #[test]
    fn no_cell_begins_like_a_formula(
        framework in any_framework(),
        seeds in seeds(24),
        name in "[=+@\t '-]{1,3}[a-z]{1,3}",
    ) {
        let mut sheet = any_sheet(&framework, &seeds);
        sheet.unit = Unit { name: name.clone(), code: name.clone(), group: name };
        let written = write(&framework, &[Arc::new(sheet)], Separator::Tab);
        let grid = Grid::read_as(&written.text, Separator::Tab).unwrap();
        for (at, cell) in grid.rows().flat_map(|row| row.cells()) {
            let is_number = cell.strip_prefix('-').is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit() || b == b','));
            prop_assert!(is_number || !cell.trim_start().starts_with(['=', '+', '-', '@']), "{at}: {cell:?}");
        }
    }
}

fn left(unit: usize, node: Option<&str>, what: LeftKind) -> Left {
    Left { unit, node: node.map(str::to_owned), what }
}

#[test]
fn a_remark_stands_last_and_is_passed_over_when_it_is_read() {
    let sheets = [Arc::new(van_canh())];
    let mark = ["Ghi chú", "Ví dụ, không phải văn bản chính thức"];
    let [plain, marked] =
        [None, Some(mark)].map(|remark| write_remarked(&decree(), &sheets, Separator::Semicolon, remark));
    assert_eq!(plain, write(&decree(), &sheets, Separator::Semicolon));
    assert_eq!(marked.left, plain.left);
    for ((marked, plain), mark) in marked.text.lines().zip(plain.text.lines()).zip(mark) {
        assert_eq!(marked, format!("{plain};{mark}"));
    }
}

#[test]
fn a_table_as_it_is_written() {
    let mut first = van_canh();
    first.answers.retain(|id, _| ["ON_TIME", "ONLINE"].contains(&id.as_str()));
    first.unit = Unit { name: "UBND xã Vân Canh".into(), code: "H21.227".into(), group: "xã".into() };
    let mut second = sheet(&decree());
    second.unit = Unit { name: "=xã; \"B\"".into(), group: "xã".into(), ..Unit::default() };
    second.attainable = Some(d("98"));
    second.set_answer("ON_TIME", answered(Given::NotApplicable("không có hồ sơ".into())));
    second.set_answer("ONLINE", Answer { note: "Đã kiểm tra".into(), ..points(d("0.50")) });
    let written = write(&decree(), &[Arc::new(first), Arc::new(second)], Separator::Semicolon);
    let wanted = "\u{feff}unit;code;group;attainable;ON_TIME.num;ON_TIME.den;ONLINE;ONLINE.note\r\n\
                  UBND xã Vân Canh;H21.227;xã;;2541;2618;6,31;\r\n\
                  \"'=xã; \"\"B\"\"\";;xã;98;KAD: không có hồ sơ;;0,50;Đã kiểm tra\r\n";
    assert_eq!(written.text, wanted);
    assert_eq!(written.left, []);
}

#[test]
fn what_a_table_has_no_place_for_is_told() {
    let mut full = sheet(&decree());
    full.unit.name = "UBND xã A".into();
    let evidence = vec![Evidence { number: "1/BC".into(), ..Evidence::default() }];
    full.set_answer("ONLINE", Answer { evidence, note: "một\r\nhai".into(), ..points(d("1")) });
    full.set_answer("KHONG_CO", points(d("2")));
    // A choice where the rule has none.
    full.set_answer("TTTT", answered(Given::Choice("o1".into())));
    let mut sum = sheet(&decree());
    sum.unit.name = "Tổng cộng".into();
    let written = write(&decree(), &[Arc::new(full), Arc::new(sum)], Separator::Semicolon);
    let wanted = [
        left(0, Some("ONLINE"), LeftKind::Note),
        left(0, Some("ONLINE"), LeftKind::Evidence),
        left(0, Some("TTTT"), LeftKind::Given),
        left(0, Some("KHONG_CO"), LeftKind::Given),
        // A row of this name is read as a sum.
        left(1, None, LeftKind::Unit),
    ];
    assert_eq!(written.left, wanted);
}

#[test]
fn ids_that_are_words_of_every_table_and_signs_come_back() {
    let leaves = ["unit", "code", "total", "-A", "x.num", "Ghi-chu"].map(|id| given_leaf(id, "10"));
    let framework = made(&leaves, &[]);
    let mut one = sheet(&framework);
    one.unit.name = "xã A".into();
    framework.nodes().iter().for_each(|node| one.set_answer(&node.id, points(d("2.5"))));
    let written = write(&framework, &[Arc::new(one.clone())], Separator::Semicolon);
    assert_eq!(written.left, [], "{}", written.text);
    let back = read_back(&framework, &written.text, Separator::Semicolon);
    assert_eq!(back.units[0].assessment, one);
    assert_eq!(problems(&back), Vec::<String>::new());
}

#[test]
fn without_answers_the_leaves_are_there_to_be_filled_in() {
    let framework = by_id(crate::shown::SAMPLE).unwrap();
    let mut one = sheet(&framework);
    one.unit.name = "UBND xã A".into();
    let written = write(&framework, &[Arc::new(one)], Separator::Semicolon);
    let back = table(crate::shown::SAMPLE, &written.text);
    assert_eq!((problems(&back), written.left), (Vec::new(), Vec::new()));
    let asked: usize = framework
        .nodes()
        .iter()
        .filter_map(|node| node.leaf.as_ref())
        .map(|leaf| leaf.rule.figures().len().max(usize::from(leaf.rule.is_scored())))
        .sum();
    assert_eq!(back.columns.len(), 3 + asked);
}

#[test]
fn published_tables_come_back_whole() {
    for path in ["lai-chau-2020", "gia-lai-2026"] {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets/publications/");
        let snapshot =
            snapshot::read(&std::fs::read_to_string(format!("{root}{path}.json")).unwrap()).unwrap().snapshot;
        let sheets: Vec<Arc<Assessment>> = snapshot.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
        let written = write(&snapshot.framework, &sheets, Separator::Semicolon);
        assert_eq!(written.left, [], "{path}");
        let back = read_back(&snapshot.framework, &written.text, Separator::Semicolon);
        let read: Vec<&Assessment> = back.units.iter().map(|unit| &unit.assessment).collect();
        for (read, sheet) in read.iter().zip(&sheets) {
            assert_eq!(read.answers, sheet.answers, "{}", sheet.unit.name);
        }
    }
    // A round is written from its sheets.
    let text = r#"{"format":"thuocdo.round","version":1,"title":"T","framework":{"id":"qd766-2022"},"period":"2026","groups":[],
        "units":[{"unit":{"name":"UBND xã A"},"answers":{"ONLINE":{"points":"1"}}}]}"#;
    let round = round::read(text).unwrap().round;
    let sheets: Vec<Arc<Assessment>> = round.units.iter().map(|unit| Arc::clone(&unit.sheet)).collect();
    assert_eq!(
        units(&table(DECREE, &write(&round.framework, &sheets, Separator::Semicolon).text)),
        [" | UBND xã A | 2"]
    );
}

const HEADINGS: Headings = Headings {
    rank: "Xếp hạng",
    unit: "Đơn vị",
    group: "Nhóm",
    total: "Tổng điểm",
    attainable: "Mẫu số",
    index: "Chỉ số (%)",
    class: "Xếp loại",
    remarks: "Ghi chú",
    example: "Ví dụ, không phải văn bản chính thức",
};

#[test]
fn the_readers_table_has_the_published_numbers_in_the_published_order() {
    let text = include_str!("../../../../assets/publications/lai-chau-2020.json");
    let mut snapshot = snapshot::read(text).unwrap().snapshot;
    let csv = standings(&snapshot, &HEADINGS, Separator::Semicolon);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 29);
    assert!(lines[0].starts_with("\u{feff}Xếp hạng;Đơn vị;Nhóm;"), "{}", lines[0]);
    assert!(lines[0].ends_with(";Tổng điểm;Mẫu số;Chỉ số (%);Xếp loại"), "{}", lines[0]);
    // The table is one that the reader understands, and it states what was published.
    let back = read_back(&snapshot.framework, &csv, Separator::Semicolon);
    for (read, unit) in back.units.iter().zip(&snapshot.units) {
        let (stated, published) = (&read.stated, &unit.published);
        assert_eq!(read.assessment.unit.name, unit.sheet.unit.name);
        assert_eq!(stated.index.as_ref().map(|said| said.value), published.index);
        assert_eq!(stated.total.as_ref().map(|said| said.value), published.total);
        assert_eq!(stated.rank.as_ref().map(|said| said.value), published.rank);
        assert_eq!(stated.class.as_ref().map(|said| said.value.clone()), published.class);
        assert_eq!(read.assessment.attainable, published.attainable);
    }
    // Group by group, whatever the order of the units; of totals there are no areas; what was not published is empty.
    let mut other = snapshot.totals();
    other.units.rotate_left(20);
    other.units[0].published = snapshot::Published::default();
    let csv = standings(&other, &HEADINGS, Separator::Semicolon);
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0].split(';').count(), 7);
    let names: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(';').nth(1)).collect();
    assert_eq!(names, snapshot.units.iter().map(|unit| unit.sheet.unit.name.as_str()).collect::<Vec<_>>());
    let empty = lines.iter().find(|line| line.contains(&snapshot.units[20].sheet.unit.name)).unwrap();
    assert!(empty.starts_with(';') && empty.ends_with(";;;;"), "{empty}");
    snapshot.units[0].published.class = Some("=1+1".into());
    assert!(standings(&snapshot, &HEADINGS, Separator::Comma).contains(",'=1+1\r\n"));
}

#[test]
fn an_example_says_so_behind_each_unit_and_is_read_back_all_the_same() {
    let framework = by_id("xa-mau-2026").unwrap();
    let unit = |name: &str| Unit { name: name.into(), ..Unit::default() };
    let period = sheet(&framework).period;
    let sheets = ["UBND xã A", "UBND xã B"].map(|name| Arc::new(Assessment::new(&framework.id, unit(name), period)));
    let heading = snapshot::Heading {
        title: "Made up".into(),
        publisher: "Made up".into(),
        decision: String::new(),
        note: String::new(),
        published_at: snapshot::Moment::UNPUBLISHED,
    };
    let published = snapshot::Snapshot::publish(heading, framework, period, Vec::new(), &sheets);
    let csv = standings(&published, &HEADINGS, Separator::Comma);
    let lines: Vec<&str> = csv.lines().collect();
    assert!(lines[0].ends_with(",Xếp loại,Ghi chú"), "{}", lines[0]);
    for line in &lines[1..] {
        assert!(line.ends_with(",\"Ví dụ, không phải văn bản chính thức\""), "{line}");
    }
    let back = read_back(&published.framework, &csv, Separator::Comma);
    assert_eq!(back.units.iter().map(|one| &*one.assessment.unit.name).collect::<Vec<_>>(), ["UBND xã A", "UBND xã B"]);
}
