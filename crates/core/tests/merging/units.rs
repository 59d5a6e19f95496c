//! Whose sheet it is: by name as people mean it, by code, or as somebody said; and sheets that are not for this round.

use super::*;
use crate::common::edited;

fn named(name: &str, code: &str, group: &str) -> Assessment {
    let mut sheet = sheet(name);
    (sheet.unit.code, sheet.unit.group) = (code.into(), group.into());
    sheet
}

/// Names as they come from portals and spreadsheets (domain §5.4); which unit of the round each is.
#[test]
fn a_unit_is_found_under_any_spelling() {
    let round = round(vec![
        named("UBND xã Kông Bơ La", "H21.1", ""),
        named("UBND xã Long Phú", "H21.2", ""),
        named("UBND phường Long Phú", "H21.3", ""),
        named("Hoài Nhơn", "H21.4", ""),
        named("Hoài Nhơn", "H21.5", ""),
    ]);
    let several = |units: &[usize]| Err(Kind::Refused(Refusal::SeveralUnits(units.to_vec())));
    let table = [
        ("UBND Xã Kông Bơ La", "", Ok(0)),
        ("xã  kông bơ la", "", Ok(0)),
        ("KÔNG BƠ LA", " H21.1 ", Ok(0)),
        ("Uỷ ban nhân dân xa\u{303} Ko\u{302}ng Bo\u{31b} La", "", Ok(0)),
        ("Kông Bơ La", "H21.9", Err(Kind::New)),
        ("UBND xã Kông Bơ La - Gia Lai", "", Err(Kind::New)),
        ("xã Long Phú", "", Ok(1)),
        ("phường Long Phú", "", Ok(2)),
        ("Long Phú", "", several(&[1, 2])),
        ("Long Phú", "H21.3", Ok(2)),
        ("thị trấn Long Phú", "", Err(Kind::New)),
        ("Hoài Nhơn", "", several(&[3, 4])),
        ("xã Hoài Nhơn", "H21.5", Ok(4)),
    ];
    for (name, code, wanted) in table {
        let (entry, _) = only(&round, named(name, code, ""));
        assert_eq!(entry.unit.ok_or(entry.kind), wanted, "{name} {code}");
    }
}

/// What is not the same unit and may be meant: a code with another name, a name with another code, the province behind it.
#[test]
fn what_is_nearly_a_unit_of_the_round_is_told() {
    let round = round(vec![
        named("UBND xã Vân Canh", "K1", ""),
        named("UBND phường Hoà Bình", "", ""),
        named("xã Long Phú, tỉnh Sóc Trăng", "", ""),
    ]);
    let table: [(&str, &str, Option<usize>, &[Alike]); 12] = [
        ("UBND xã Vân Canh", "K1", Some(0), &[]),
        ("xã Khác", "K1", None, &[Alike::Code(0)]),
        ("xã Vân Canh", "K2", None, &[Alike::Name(0)]),
        // The round has units of another province.
        ("xã Vân Canh, tỉnh Gia Lai", "", None, &[Alike::Province(0)]),
        ("Vân Canh – Gia Lai", "", None, &[Alike::Province(0)]),
        ("xã Vân Canh (Gia Lai)", "K2", None, &[]),
        ("phường Vân Canh, tỉnh Gia Lai", "", None, &[]),
        ("phường Hòa Bình", "", Some(1), &[]),
        ("phường Hòa Bình", "K1", Some(1), &[Alike::Code(0)]),
        ("xã Long Phú", "", None, &[Alike::Province(2)]),
        ("xã Long Phú, tỉnh Cà Mau", "", None, &[]),
        ("xã Mới", "", None, &[]),
    ];
    for (name, code, unit, alike) in table {
        let (entry, _) = only(&round, named(name, code, ""));
        assert_eq!((entry.unit, entry.alike.as_slice()), (unit, alike), "{name} {code}");
    }
    let all = [incoming(named("Vân Canh – Gia Lai", "", ""))];
    assert!(preview_for(&round, &all, &[Some(0)]).entries[0].alike.is_empty(), "somebody has said it");
}

/// Whose rows are whose names have the province behind them, in what arrives together (names of Gia Lai, the rest made up).
#[test]
fn the_province_behind_a_name_is_taken_away_where_it_is_one() {
    let units =
        ["UBND xã Chư Krêy", "UBND xã Vân Canh", "phường Hoài Nhơn", "phường Hoài Nhơn Bắc", "UBND xã Long Phú"];
    let also = |more: &[&str]| -> Vec<Assessment> { units.iter().chain(more).map(|name| sheet(name)).collect() };
    type Case<'c> = (&'c [&'c str], &'c [&'c str], &'c [Option<usize>]);
    let table: &[Case] = &[
        // What else the round has, the rows, the unit of each.
        (&[], &["xã Chư Krêy, tỉnh Gia Lai"], &[Some(0)]),
        (&[], &["xã Chư Krêy (tỉnh Gia Lai)"], &[Some(0)]),
        (&[], &["XÃ CHƯ KRÊY - TỈNH GIA LAI"], &[Some(0)]),
        (&[], &["Chư Krêy, thành phố Đà Nẵng"], &[Some(0)]),
        (&[], &["xã Chư Krêy – TP. Đà Nẵng"], &[Some(0)]),
        (&[], &["xã Chư Krêy - Gia Lai", "Xã Vân Canh - Gia Lai"], &[Some(0), Some(1)]),
        (&[], &["xã Chư Krêy (Gia Lai)", "xã Vân Canh, tỉnh Gia Lai"], &[Some(0), Some(1)]),
        (&[], &["xã Chư Krêy - Gia Lai", "xã Mới - Gia Lai"], &[Some(0), None]),
        // The units of the round say the same of themselves.
        (&["xã A - Gia Lai", "xã B - Gia Lai"], &["xã Chư Krêy - Gia Lai"], &[Some(0)]),
        (&["xã A - Gia Lai", "xã B - Kon Tum"], &["xã Chư Krêy - Gia Lai"], &[None]),
        // Alone, or beside another one, nothing shows that it is a province.
        (&[], &["xã Chư Krêy - Gia Lai"], &[None]),
        (&[], &["xã Chư Krêy - Gia Lai", "xã Vân Canh - Kon Tum"], &[None, None]),
        (&[], &["phường Hoài Nhơn - Bắc", "xã Vân Canh - Bắc"], &[None, None]),
        (&[], &["xã Chư Krêy (cũ)", "xã Vân Canh (cũ)"], &[None, None]),
        (&[], &["xã Chư Krêy - Văn phòng", "xã Vân Canh - Văn phòng"], &[None, None]),
        (&[], &["xã Chư Krêy, huyện Kông Chro"], &[None]),
        // The name is in the round as it stands.
        (&["Sở Văn hóa, Thể thao"], &["Sở Văn hóa, Thể thao", "xã Chư Krêy, tỉnh Gia Lai"], &[Some(5), Some(0)]),
        // The unit is there by its full name, two rows are of it, or two units are meant.
        (&[], &["xã Chư Krêy, tỉnh Gia Lai", "xã Chư Krêy"], &[None, Some(0)]),
        (&[], &["xã Chư Krêy, tỉnh Gia Lai", "xã Chư Krêy (tỉnh Gia Lai)"], &[None, None]),
        (&[], &["Long Phú, tỉnh Gia Lai"], &[Some(4)]),
        (&["phường Long Phú"], &["Long Phú, tỉnh Gia Lai"], &[None]),
        (&["phường Long Phú"], &["phường Long Phú, tỉnh Gia Lai"], &[Some(5)]),
        (&[], &["phường Long Phú, tỉnh Gia Lai"], &[None]),
        (&[], &["xã Chư Krêy, xã Vân Canh, tỉnh Gia Lai"], &[None]),
        // A table of several provinces, and a round of another one.
        (&[], &["xã Chư Krêy, tỉnh Gia Lai", "xã Vân Canh, tỉnh Kon Tum"], &[None, None]),
        (&["xã A, tỉnh Kon Tum"], &["xã Chư Krêy, tỉnh Gia Lai"], &[None]),
        // Only the row's province is taken away.
        (&["xã A, tỉnh Gia Lai"], &["xã A"], &[None]),
    ];
    for (more, names, wanted) in table {
        let round = round(also(more));
        let all: Vec<Incoming> = names.iter().map(|name| incoming(sheet(name))).collect();
        let preview = round.preview(&all);
        let found: Vec<Option<usize>> = preview.entries.iter().map(|entry| entry.unit).collect();
        assert_eq!(found, *wanted, "{more:?} {names:?}");
        for (entry, name) in preview.entries.iter().zip(*names) {
            // What was taken away is known; what was not is hinted at, or new.
            let is_bare = entry.unit.is_some_and(|at| !round.units[at].sheet.unit.is_same(&sheet(name).unit));
            assert_eq!(entry.province.is_some(), is_bare, "{name}");
            assert!(entry.province.as_ref().is_none_or(|tail| name.contains(tail.as_str())), "{name}");
        }
    }
    let round = round(also(&[]));
    let merged = taken(&round, sheet("xã Chư Krêy, tỉnh Gia Lai"), Accept::All);
    let names = |round: &Round| round.units.iter().map(|one| one.sheet.unit.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&merged), names(&round), "the names of the round stay");
    // Somebody has said it: nothing is taken away, and the unit is no other row's.
    let all = ["xã Chư Krêy, tỉnh Gia Lai", "xã Mới"].map(|name| incoming(sheet(name)));
    let said = preview_for(&round, &all, &[None, Some(0)]);
    assert_eq!((said.entries[0].unit, said.entries[1].province.is_none()), (None, true));
}

#[test]
fn somebody_can_say_whose_a_sheet_is() {
    let round = round(vec![sheet("xã Kông Bơ La"), sheet("Long Phú"), named("Long Phú", "H2", "")]);
    let all = [
        incoming(with(sheet("UBND xã Kông Bơ La - Gia Lai"), "ON_TIME", points(d("1")))),
        incoming(with(sheet("Long Phú"), "ON_TIME", points(d("2")))),
        incoming(with(sheet("xã Mới"), "ON_TIME", points(d("3")))),
    ];
    let preview = preview_for(&round, &all, &[Some(0), Some(2), Some(99)]);
    let units: Vec<Option<usize>> = preview.entries.iter().map(|entry| entry.unit).collect();
    assert_eq!(units, [Some(0), Some(2), None]);
    let merged = apply(&round, &all, &preview, &[Accept::WithoutConflicts; 3]);
    let names: Vec<&str> = merged.units.iter().map(|unit| unit.sheet.unit.name.as_str()).collect();
    assert_eq!(names, ["xã Kông Bơ La", "Long Phú", "Long Phú", "xã Mới"], "the province's names stay");
    assert_eq!(merged.units[2].sheet.answer("ON_TIME"), points(d("2")));
    assert!(merged.units[1].sheet.answers.is_empty());
}

/// The province's spelling of a group is kept, and another spelling of it is no other group.
#[test]
fn a_unit_stays_in_its_group() {
    let mut round = round(vec![named("xã A", "", "Các xã"), named("xã B", "", "")]);
    round.groups = vec!["Các xã".into()];
    let fields = |sheet: Assessment| {
        let (entry, _) = only(&round, sheet);
        entry.changes.into_iter().map(|change| (change.field, change.is_conflict)).collect::<Vec<_>>()
    };
    assert_eq!(fields(named("xã A", "", "CÁC  XÃ")), []);
    assert_eq!(fields(named("xã A", "", "Các phường")), [(Field::Group, true)]);
    assert_eq!(fields(named("xã B", "H1", "Các phường")), [(Field::Code, false), (Field::Group, false)]);
    let merged = taken(&round, named("xã B", "", "Các phường"), Accept::WithoutConflicts);
    assert_eq!((merged.units[1].sheet.unit.group.as_str(), merged.groups.len()), ("Các phường", 2));
    assert_eq!(taken(&round, named("xã C", "", "các xã"), Accept::All).groups, ["Các xã"]);
}

/// Two sheets of one unit: the same, completing each other, or contradicting each other.
#[test]
fn two_sheets_of_one_unit_are_told() {
    let online = |value: &str| with(sheet("xã A"), "ONLINE", points(d(value)));
    let figure = |name| with(sheet("UBND xã A"), "ON_TIME", one_figure(name, "5"));
    let twice = || Kind::Refused(Refusal::Twice(0));
    type Case = (&'static str, [Assessment; 2], bool, bool);
    let table: [Case; 7] = [
        // name, the two sheets, whether the second is refused, whether somebody must choose
        ("one file twice", [online("1"), online("1")], true, false),
        ("a file and a part of it", [with(online("1"), "ON_TIME", note("a")), online("1")], true, false),
        ("a file and an empty one", [online("1"), sheet("A")], true, false),
        ("figures and a survey's table", [online("1"), with(sheet("A"), "ON_TIME", points(d("2")))], false, false),
        ("two halves of one ratio", [figure(FigureName::NUM), figure(FigureName::DEN)], false, false),
        ("two values", [online("1"), online("2")], true, true),
        ("two groups", [named("xã A", "", "Xã"), named("xã A", "", "Phường")], true, true),
    ];
    for (name, sheets, refused, must_choose) in table {
        for round in [round(Vec::new()), round(vec![sheet("xã A")])] {
            let all = sheets.clone().map(incoming);
            let preview = round.preview(&all);
            let [one, two] = &preview.entries[..] else { panic!("{preview:?}") };
            assert_eq!(two.kind == twice(), refused, "{name}: {two:?}");
            assert_eq!(one.contradicted, if must_choose { vec![1] } else { Vec::new() }, "{name}");
            assert_eq!(one.usual() == Accept::Nothing, must_choose || one.kind == Kind::Same, "{name}");
            let usual: Vec<Accept> = preview.entries.iter().map(Entry::usual).collect();
            let merged = apply(&round, &all, &preview, &usual);
            let known = round.units.len();
            assert_eq!(merged.units.len(), known.max(usize::from(!must_choose)), "{name}: one unit");
            if !refused {
                let answers = &merged.units[0].sheet.answers;
                let mentioned = |sheet: &Assessment| sheet.answers.keys().all(|id| answers.contains_key(id));
                assert!(sheets.iter().all(mentioned), "{name}: {answers:?}");
            }
            if name.starts_with("two halves") {
                assert_eq!(merged.units[0].sheet.answer("ON_TIME"), ratio(d("5"), d("5")));
            }
        }
    }
}

#[test]
fn a_sheet_that_is_not_for_this_round_is_refused() {
    let round = round(vec![sheet("xã A")]);
    let text = with(sheet("xã A"), "ON_TIME", points(d("1"))).to_json(&decree()).to_pretty();
    let file = |text: &str| Incoming::of_file("a.json".into(), read(text).unwrap(), day("2026-11-20"));
    assert_eq!(round.preview(&[file(&text)]).entries[0].kind, Kind::Changed);
    // A file that names another text of the framework than the one that is here.
    let other = edited(&text, &[("framework.hash", "\"00\"")]);
    assert_eq!(round.preview(&[file(&other)]).entries[0].kind, Kind::Refused(Refusal::OtherText));
    // One that carries another text.
    let carried = common::edited(common::EXAMPLE, &[("id", "\"qd766-2022\"")]);
    let mut carrying = incoming(sheet("xã A"));
    carrying.framework = Arc::new(thuocdo_core::framework::read(&carried).unwrap());
    let mut month = incoming(sheet("xã A"));
    Arc::make_mut(&mut month.sheet).period = Period::Month(2026, 10);
    let all = [carrying, month];
    let preview = round.preview(&all);
    let kinds: Vec<&Kind> = preview.entries.iter().map(|entry| &entry.kind).collect();
    let refused = [Refusal::OtherText, Refusal::OtherPeriod(Period::Month(2026, 10))].map(Kind::Refused);
    assert_eq!(kinds, refused.iter().collect::<Vec<_>>());
    assert_eq!(apply(&round, &all, &preview, &[Accept::All; 2]).units, round.units, "also when somebody asks for it");
}

/// Several people appraise one part each, and one of them puts the parts together.
#[test]
fn another_round_is_merged_unit_by_unit() {
    let listed = round(vec![with(sheet("xã A"), "ONLINE", points(d("9"))), sheet("xã B")]);
    let appraised = |node: &str| {
        let answer = listed.units[0].sheet.answer(node).with_appraisal(|a| a.first = Some(verdict("7", "vì")));
        listed.with_sheet(0, with((*listed.units[0].sheet).clone(), node, answer))
    };
    let (mine, theirs) = (appraised("ONLINE"), appraised("ON_TIME"));
    let all: Vec<Incoming> = theirs.units.iter().map(|unit| incoming((*unit.sheet).clone())).collect();
    let preview = mine.preview(&all);
    let kinds: Vec<&Kind> = preview.entries.iter().map(|entry| &entry.kind).collect();
    assert_eq!(kinds, [&Kind::Changed, &Kind::Same]);
    let merged = apply(&mine, &all, &preview, &[Accept::All; 2]);
    let has_verdict = |id: &str| merged.units[0].sheet.answer(id).is_appraised();
    assert!(has_verdict("ONLINE") && has_verdict("ON_TIME"));
}

#[test]
fn a_unit_that_sends_is_counted_and_the_first_day_stays() {
    let mut round = round(vec![sheet("xã A"), sheet("xã B"), sheet("xã C")]);
    round.deadline = day("2026-11-15");
    round.units[0].received = None;
    round.units[1].received = day("2026-11-16");
    let sending: Vec<Sending> = round.units.iter().map(|unit| round.sending(unit)).collect();
    assert_eq!(sending, [Sending::Missing, Sending::Late, Sending::Sent]);
    let merged = taken(&round, sheet("xã A"), Accept::WithoutConflicts);
    assert_eq!(merged.units[0].received, day("2026-11-20"), "an empty sheet is a sheet");
    let merged = taken(&round, with(sheet("xã B"), "ONLINE", points(d("1"))), Accept::All);
    assert_eq!(merged.units[1].received, day("2026-11-16"));
    // A survey's table brings points and is no sheet of the unit.
    let mut survey = incoming(with(sheet("xã A"), "ONLINE", points(d("1"))));
    survey.received = None;
    let preview = round.preview(std::slice::from_ref(&survey));
    assert_eq!(preview.entries[0].kind, Kind::Changed);
    let merged = apply(&round, &[survey], &preview, &[Accept::All]);
    assert_eq!((merged.units[0].received, merged.sending(&merged.units[0])), (None, Sending::Missing));
}

/// Made up: what is wrong with the lists of a round is told, also in a file that opens.
#[test]
fn a_unit_or_a_group_that_stands_there_twice_is_told() {
    let mut round = round(vec![
        named("UBND xã A", "", "Xã"),
        named("xã B", "H1", "Xã"),
        named("xã a", "", "Phường"),
        named("xã B", "H2", "Xã"),
    ]);
    round.groups = vec!["Xã".into(), "Phường".into(), " xã ".into()];
    let list = |round: &Round| crate::common::bad::list(&round.problems());
    assert_eq!(list(&round), ["F10 groups[2]", "A04 units[2].unit"]);
    let again = thuocdo_core::round::read(&round.to_json().to_pretty()).unwrap().round;
    assert_eq!(list(&again), list(&round));
}
