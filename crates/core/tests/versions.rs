//! Two versions of a framework: what differs, and what of a sheet can be carried over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{EXAMPLE, answered, d, decree, edited, made, not_applicable, points, ratio, sheet, van_canh, variant};
use thuocdo_core::assessment::{Answer, Evidence, Given, LeftOutReason, Period, back_cast};
use thuocdo_core::framework::{self, Comparison, Difference, Framework, NodeIndex, by_id, compare, embedded};
use thuocdo_core::score::score;

/// What differs, in words: `+id`, `-id`, `id: what`.
fn told(before: &Framework, after: &Framework) -> Vec<String> {
    let found = compare(before, after);
    let id = |framework: &Framework, index| framework.node(index).id.clone();
    let mut told: Vec<String> = found.added.iter().map(|index| format!("+{}", id(after, *index))).collect();
    told.extend(found.removed.iter().map(|index| format!("-{}", id(before, *index))));
    told.extend(found.changed.iter().map(|one| format!("{}: {:?}", id(after, one.after), one.what)));
    told
}

#[test]
fn a_framework_is_the_same_as_itself() {
    for framework in embedded() {
        let found = compare(framework, framework);
        assert_eq!(found, Comparison { same: framework.nodes().len(), ..Comparison::default() }, "{}", framework.id);
    }
}

/// Made up: single edits of the example framework.
#[test]
fn each_difference_is_told_with_its_node() {
    let before = framework::read(EXAMPLE).unwrap();
    let first = &before.nodes()[before.areas().next().unwrap().get() + 1];
    let place = "nodes.0.children.0";
    for (edits, wanted) in [
        (vec![(format!("{place}.max"), "\"0.5\"")], format!("{}: [Max]", first.id)),
        (vec![(format!("{place}.name"), "\"Tên khác\"")], format!("{}: [Name]", first.id)),
        (vec![(format!("{place}.number"), "\"9.9\"")], format!("{}: [Number]", first.id)),
        (vec![(format!("{place}.citation"), "\"mục khác\"")], format!("{}: [Citation]", first.id)),
        (vec![(format!("{place}.notes"), r#"[{"kind":"remark","text":"khác"}]"#)], format!("{}: [Notes]", first.id)),
        (vec![(format!("{place}.printed"), r#"{"criteria":2}"#)], format!("{}: [Printed]", first.id)),
        (vec![(format!("{place}.scored_by"), "\"appraiser\"")], format!("{}: [ScoredBy]", first.id)),
        (
            vec![(format!("{place}.not_measured"), r#"{"points":"0.25","reason":"Không khảo sát"}"#)],
            format!("{}: [NotMeasured]", first.id),
        ),
        (
            vec![("nodes.0.block".to_owned(), r#"{"kind":"bonus","above_full":"cut"}"#)],
            format!("{}: [Block]", before.nodes()[0].id),
        ),
        (vec![(format!("{place}.id"), "\"KHAC\"")], "KHAC: [Id]".to_owned()),
    ] {
        let edits: Vec<(&str, &str)> = edits.iter().map(|(place, value)| (place.as_str(), *value)).collect();
        let after = framework::read(&edited(EXAMPLE, &edits)).unwrap_or_else(|problems| panic!("{problems:?}"));
        assert_eq!(told(&before, &after), [wanted], "{edits:?}");
        assert_eq!(told(&after, &before).len(), 1, "and the other way round");
    }
}

/// QĐ 2948/QĐ-BNV (2017) and 1149/QĐ-BNV (2020): eight areas each, under ids of their own.
#[test]
fn the_provinces_frameworks_are_compared() {
    let (before, after) = (by_id("par-tinh-2948-2017").unwrap(), by_id("par-tinh-1149-2020").unwrap());
    // Five areas have kept their ids, three of them their names, too; three have ids and names of their own now.
    let found = compare(&before, &after);
    let ids = |framework: &Framework, of: &[NodeIndex]| -> Vec<String> {
        of.iter().map(|index| framework.node(*index).id.clone()).collect()
    };
    let matched: Vec<NodeIndex> = found.changed.iter().map(|one| one.after).collect();
    assert_eq!(ids(&after, &matched), ["CHI_DAO_DIEU_HANH", "TTHC", "BO_MAY", "TAI_CHINH_CONG", "TAC_DONG"]);
    assert!(found.changed.iter().all(|one| before.node(one.before).id == after.node(one.after).id));
    let renamed: Vec<NodeIndex> =
        found.changed.iter().filter(|one| one.what.contains(&Difference::Name)).map(|one| one.after).collect();
    assert_eq!(ids(&after, &renamed), ["BO_MAY", "TAC_DONG"]);
    assert_eq!(ids(&before, &found.removed), ["VBQPPL", "DOI_NGU", "HIEN_DAI_HOA"]);
    assert_eq!(ids(&after, &found.added), ["THE_CHE", "CONG_VU", "CHINH_QUYEN_SO", "TONG_DIEM"]);
    assert_eq!((found.same, found.doubtful.len()), (0, 0));
}

/// The sheet of xã Vân Canh (Cổng DVCQG, 10/10/2026) keeps every point on the same framework.
#[test]
fn on_the_same_framework_everything_is_carried_over() {
    let (sheet, framework) = (van_canh(), decree());
    let cast = back_cast(&sheet, &framework, &framework);
    assert_eq!(cast.left, []);
    assert_eq!(cast.assessment, sheet);
    assert_eq!(score(&framework, &cast.assessment), score(&framework, &sheet));
}

/// Made up: what each change of the example framework does to an answer there.
#[test]
fn what_cannot_be_carried_over_is_told_with_its_reason() {
    let before = framework::read(EXAMPLE).unwrap();
    let id = before.nodes()[1].id.clone();
    let place = "nodes.0.children.0";
    let given = |answer: Answer| Answer { note: "giữ lại".into(), ..answer };
    // The same words in capitals, with more space between them.
    let noun = before.nodes()[1].leaf.as_ref().unwrap().rule.figures()[0].noun.clone();
    let respelt = format!("\"{}\"", noun.to_uppercase().replace(' ', "  "));
    assert_ne!(respelt, format!("\"{noun}\""));
    let table: Vec<(&str, String, &str, Option<LeftOutReason>)> = vec![
        ("points", format!("{place}.max"), "\"0.5\"", Some(LeftOutReason::OtherMaximum)),
        ("ratio", format!("{place}.max"), "\"0.5\"", None),
        ("ratio", format!("{place}.rule.full_at"), "\"50\"", None),
        ("ratio", format!("{place}.rule.num.noun"), "\"việc khác\"", Some(LeftOutReason::OtherRule)),
        ("ratio", format!("{place}.rule.num.noun"), &respelt, None),
        ("ratio", format!("{place}.name"), "\"Tên khác\"", None),
        ("ratio", format!("{place}.id"), "\"KHAC\"", None),
        ("excused", format!("{place}.not_applicable"), "false", Some(LeftOutReason::NotApplicable)),
    ];
    for (kind, place, value, reason) in table {
        let after = variant(&[(place.as_str(), value)]);
        let answer = match kind {
            "points" => points(d("0.5")),
            "ratio" => ratio(d("1"), d("2")),
            _ => not_applicable(),
        };
        let mut filled = sheet(&before);
        filled.set_answer(&id, given(answer.clone()));
        let cast = back_cast(&filled, &before, &after);
        let left: Vec<LeftOutReason> = cast.left.iter().map(|left| left.reason.clone()).collect();
        assert_eq!(left, reason.clone().into_iter().collect::<Vec<_>>(), "{kind}, {place}");
        let now = &after.nodes()[1].id;
        assert_eq!(cast.assessment.answer(now).note, "giữ lại", "notes and evidence go where their node goes");
        assert_eq!(cast.assessment.answer(now).given, if reason.is_none() { answer.given } else { None });
    }
    // A node that is gone, an id that nobody knew, and the unit's own denominator.
    let mut filled = sheet(&before);
    filled.set_answer(&id, answered(Given::Choice("x".into())));
    filled.set_answer("LA", Answer { evidence: vec![Evidence::default()], ..points(d("1")) });
    filled.attainable = Some(d("9"));
    let other = by_id("lai-chau-2020").unwrap();
    let cast = back_cast(&filled, &before, &other);
    let reasons: Vec<(&str, LeftOutReason)> =
        cast.left.iter().map(|left| (left.node.as_str(), left.reason.clone())).collect();
    assert_eq!(
        reasons,
        [(id.as_str(), LeftOutReason::NoSuchNode), ("LA", LeftOutReason::NoSuchNode), ("", LeftOutReason::Attainable)]
    );
    assert_eq!((cast.carried.len(), cast.lost()), (0, 2), "a denominator is no answer");
    assert!(cast.assessment.answers.is_empty() && cast.assessment.attainable.is_none());
}

/// Made up: the form asks for a figure by its label. One of the opposite label is another figure, though its name and what
/// is counted are the same; one that is only written otherwise is the same.
#[test]
fn a_figure_goes_where_the_label_says_the_same() {
    let place = "nodes.0.children.0";
    let (num, den) = (format!("{place}.rule.num.label"), format!("{place}.rule.den.label"));
    for (was, now, is_carried) in [
        ("Số hồ sơ đúng hạn", "Số hồ sơ đúng hạn", true),
        ("Số hồ sơ đúng hạn", "SỐ  HỒ SƠ đu\u{301}ng hạn", true),
        ("Số hồ sơ TTHC đã số hoá", "Số hồ sơ thủ tục hành chính đã số hóa", true),
        ("Số phản ánh, kiến nghị trong năm", "Số PAKN năm", true),
        ("Số hồ sơ nộp qua DVCTT", "Số hồ sơ nộp qua dịch vụ công trực tuyến", true),
        ("Số hồ sơ đúng hạn", "Số hồ sơ quá hạn", false),
        ("Số hồ sơ đúng hạn", "Số hồ sơ trước hạn", false),
        ("Số hồ sơ đúng hạn", "Số hồ sơ", false),
        ("Số hồ sơ trực tiếp", "Số hồ sơ trực tuyến", false),
        ("Số việc hoàn thành", "Số việc chưa hoàn thành", false),
        ("Số việc công tác", "Số việc", false),
        ("Số việc > 5 ngày", "Số việc < 5 ngày", false),
    ] {
        for label in [&num, &den] {
            let text = |label: &str, words: &str| variant(&[(label, &format!("\"{words}\""))]);
            let (before, after) = (text(label, was), text(label, now));
            let mut filled = sheet(&before);
            filled.set_answer(&before.nodes()[1].id, ratio(d("1"), d("2")));
            let cast = back_cast(&filled, &before, &after);
            let left: Vec<LeftOutReason> = cast.left.into_iter().map(|left| left.reason).collect();
            let reason = LeftOutReason::OtherLabel { before: was.to_owned(), after: now.to_owned() };
            assert_eq!(left, if is_carried { vec![] } else { vec![reason] }, "{was} → {now}");
            assert_eq!(cast.carried.len(), usize::from(is_carried), "{was} → {now}");
            let given = cast.assessment.answer(&after.nodes()[1].id).given;
            assert_eq!(given.is_some(), is_carried, "{was} → {now}");
        }
    }
}

/// Made up: a sheet of 2026 on what is in force from another year on, or was until then: the nearest period of its length.
#[test]
fn the_new_sheet_has_a_period_in_which_its_framework_is_in_force() {
    let before = variant(&[]);
    for (from, to, was, now) in [
        ("2026-01-01", "null", "2026", "2026"),
        ("2026-12-31", "null", "2026", "2026"),
        ("2027-01-01", "null", "2026", "2027"),
        ("2027-07-01", "\"2028-12-31\"", "2026", "2027"),
        ("2027-07-01", "null", "2026-Q4", "2027-Q3"),
        ("2027-09-30", "null", "2027-Q2", "2027-Q3"),
        ("2027-10-01", "null", "2027-Q3", "2027-Q4"),
        ("2027-07-15", "null", "2026-10", "2027-07"),
        ("2021-01-01", "\"2025-06-30\"", "2026", "2025"),
        ("2021-01-01", "\"2025-06-30\"", "2026-Q1", "2025-Q2"),
        ("2021-01-01", "\"2025-06-30\"", "2025-07", "2025-06"),
        // No period is of such a year.
        ("2300-01-01", "null", "2026", "2026"),
    ] {
        let after = variant(&[("in_force.from", &format!("\"{from}\"")), ("in_force.to", to)]);
        let mut filled = sheet(&before);
        filled.period = Period::parse(was).unwrap();
        let period = back_cast(&filled, &before, &after).assessment.period;
        assert_eq!(period.to_string(), now, "{was} on what is in force from {from} to {to}");
        assert_eq!(after.out_of_force(period).is_some(), from.starts_with("23"), "{was}, {from}");
    }
}

/// Made up: the ids of options say their places in the editor's list (muc1, muc2 …), their words say what was chosen.
/// Each answer "Chậm" is carried to the option of these words, or not at all.
#[test]
fn a_choice_goes_to_the_option_of_the_same_words() {
    let framework = |kind: &str, labels: &[&str]| {
        let word = if kind == "choice" { "points" } else { "percent" };
        let option =
            |(at, label): (usize, &&str)| format!(r#"{{"id":"muc{}","label":"{label}","{word}":"{at}"}}"#, at + 1);
        let options: Vec<String> = labels.iter().enumerate().map(option).collect();
        let list = if kind == "choice" { "options" } else { "grades" };
        made::single("5", &format!(r#"{{"kind":"{kind}","{list}":[{}]}}"#, options.join(",")), &[])
    };
    let before = ["Kịp thời", "Chậm", "Không ban hành"];
    // What the later version's options are called, and the id that is carried.
    let table: [(&[&str], Option<&str>); 9] = [
        (&before, Some("muc2")),
        (&["Kịp thời", "Không ban hành"], None),
        (&["Chậm", "Kịp thời", "Không ban hành"], Some("muc1")),
        (&["Kịp thời", "Gần kịp", "CHẬM", "Không ban hành"], Some("muc3")),
        (&["Kịp thời", "  Cha\u{302}\u{323}m "], Some("muc2")),
        (&["Kịp thời", "Chậm trên 5 ngày"], None),
        (&["Kịp thời", "Cham"], None),
        (&["Kịp thời", "Chậm", "chậm"], None),
        (&["Không ban hành", "Chậm"], Some("muc2")),
    ];
    for kind in ["choice", "grade"] {
        let before = framework(kind, &before);
        let mut filled = sheet(&before);
        filled.set_answer("L", answered(Given::Choice("muc2".into())));
        for (labels, wanted) in table {
            let cast = back_cast(&filled, &before, &framework(kind, labels));
            let carried = cast.assessment.answer("L").given.clone();
            assert_eq!(carried, wanted.map(|id| Given::Choice(id.into())), "{kind} {labels:?}");
            let left: Vec<LeftOutReason> = cast.left.iter().map(|left| left.reason.clone()).collect();
            let reason = wanted.is_none().then_some(LeftOutReason::OtherOptions);
            assert_eq!(left, reason.into_iter().collect::<Vec<_>>(), "{kind} {labels:?}");
            assert_eq!(cast.carried.len(), usize::from(wanted.is_some()));
        }
    }
    // Words that already stood twice say nothing; an answer that never was an option goes nowhere.
    let twice = framework("choice", &["Có", "Chậm", "Chậm"]);
    let mut filled = sheet(&twice);
    for (chosen, to) in [("muc2", &["Có", "Chậm"][..]), ("muc9", &["Có", "Chậm"])] {
        filled.set_answer("L", answered(Given::Choice(chosen.into())));
        let cast = back_cast(&filled, &twice, &framework("choice", to));
        assert_eq!(cast.left[0].reason, LeftOutReason::OtherOptions, "{chosen}");
        assert!(cast.assessment.answer("L").given.is_none(), "{chosen}");
    }
    let cast = back_cast(&filled, &twice, &framework("grade", &["Có", "Chậm"]));
    assert_eq!(cast.left[0].reason, LeftOutReason::OtherRule, "a grade is no option");
}

/// Made up: as many nodes as a file may have, of which no id is the same and every name is; compared in a moment.
#[test]
fn the_largest_frameworks_are_compared_by_name() {
    let with = |prefix: &str| {
        let leaf = |n: usize| common::made::given_leaf(&format!("{prefix}{n}"), "1");
        let named =
            |n: usize| leaf(n).replacen(&format!("\"name\":\"{prefix}{n}\""), &format!("\"name\":\"Tiêu chí {n}\""), 1);
        let leaves: Vec<String> = (0..9_900).map(named).collect();
        common::made::made(&[common::made::area("A", "9900", &leaves)], &[])
    };
    let (before, after) = (with("X"), with("Y"));
    let found = compare(&before, &after);
    assert_eq!((found.added.len(), found.removed.len(), found.changed.len()), (0, 0, 9_900));
}
