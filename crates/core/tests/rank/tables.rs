//! What is said of a ranking: denominators, distances, merged groups, the league of one node, boundaries, other rules.

use thuocdo_core::framework::{CompareOn, TieBreaker, Ties};
use thuocdo_core::number::{Exact, Rounding, RoundingMode};
use thuocdo_core::rank::{
    Boundary, Contender, OtherRule, RemovedReason, alternatives, changed_by, denominator, denominators, league, merged,
    near, rank, standings, unmeasured,
};

use crate::common::made::{COUNTED, PENALTY, area, block, given_leaf, leaf, made, scored, shown};
use crate::common::published::{contender, gia_lai, lai_chau, text};
use crate::common::{any_sheet, d, e, random, variant};

fn name(contenders: &[Contender], at: usize) -> &str {
    &contenders[at].unit.name
}

#[test]
fn denominators_of_lai_chau_say_what_was_removed() {
    let (framework, contenders, rows) = lai_chau(false);
    let survey = framework.find("DIEU_TRA");
    let unpublished = [
        ("Sở Ngoại vụ", "19.5"),
        ("Thanh tra", "18"),
        ("VP UBND", "27.5"),
        ("Ban Dân tộc", "18"),
        ("BQL Ma Lù Thàng", "21.5"),
    ];
    for ((at, found), row) in denominators(&framework, &contenders).iter().enumerate().zip(&rows) {
        let name = name(&contenders, at);
        assert_eq!((&found.full, &found.common), (&e("100"), &e("98")), "{name}");
        assert_eq!(found.is_common(), text(row, "group") != "so_II", "{name}");
        let survey_part = &found.removed[0];
        assert_eq!((survey_part.node, &survey_part.points), (survey, &e("2")), "{name}");
        assert!(matches!(survey_part.reason, RemovedReason::NotMeasured { .. }), "{name}");
        let own: Vec<_> = found.own().map(|part| (part.node, shown(&part.points), &part.reason)).collect();
        let wanted: Vec<_> = unpublished.iter().filter(|(unit, _)| *unit == name).collect();
        assert_eq!(own.len(), wanted.len(), "{name}");
        for ((node, points, reason), (_, wanted)) in own.into_iter().zip(wanted) {
            assert_eq!((node, points.as_str(), reason), (None, *wanted, &RemovedReason::Unpublished), "{name}");
        }
    }
}

/// Lai Châu 2020 measured DDCI for nobody (S4); the others are made up: part of an area, a whole group with a part below it,
/// and part of the bonus points, which are in no denominator.
#[test]
fn what_was_measured_for_nobody_is_told_once_and_adds_up() {
    let group = format!(
        r#"{{"id":"G","number":"","name":"G","max":"10","children":[{},{}]}}"#,
        given_leaf("G1", "6"),
        given_leaf("G2", "4")
    );
    let bonus = block("T", "5", COUNTED, &[given_leaf("T1", "5")]);
    let areas = [area("A", "30", &[given_leaf("A1", "20"), group]), area("B", "20", &[given_leaf("B1", "20")]), bonus];
    let part = |points: &str| format!(r#"{{"points":"{points}","reason":"Chưa đo"}}"#);
    let all = made(&areas, &[]).attainable();
    let table: [(&[(&str, &str)], &str); 6] = [
        (&[], ""),
        (&[("nodes.1.not_measured", "3")], "B 3"),
        (&[("nodes.1.children.0.not_measured", "20")], "B1 20"),
        (&[("nodes.0.children.1.not_measured", "10"), ("nodes.0.children.1.children.0.not_measured", "1")], "G 10"),
        (&[("nodes.0.not_measured", "2"), ("nodes.0.children.1.children.0.not_measured", "6")], "A 2; G1 6"),
        (&[("nodes.2.not_measured", "1")], ""),
    ];
    for (parts, wanted) in table {
        let parts: Vec<(&str, String)> = parts.iter().map(|(place, points)| (*place, part(points))).collect();
        let edits: Vec<(&str, &str)> = parts.iter().map(|(place, part)| (*place, part.as_str())).collect();
        let framework = made(&areas, &edits);
        let found = unmeasured(&framework);
        let told = found.iter().map(|part| {
            assert_eq!(part.reason, RemovedReason::NotMeasured { reason: "Chưa đo".into() });
            format!("{} {}", framework.node(part.node.unwrap()).id, shown(&part.points))
        });
        assert_eq!(told.collect::<Vec<_>>().join("; "), wanted);
        let sum = found.iter().fold(e("0"), |sum, part| &sum + &part.points);
        assert_eq!(sum, &all - &framework.attainable(), "{wanted}");
        // A unit to which everything applies lacks just that.
        assert_eq!(denominator(&framework, &scored(&framework, &[])).removed, found, "{wanted}");
    }
    let (framework, ..) = lai_chau(false);
    let found = unmeasured(&framework);
    assert_eq!(found.iter().map(|part| shown(&part.points)).collect::<Vec<_>>(), ["2"]);
    assert_eq!(found[0].node, framework.find("DIEU_TRA"));
}

#[test]
fn what_does_not_apply_is_told_with_its_reason() {
    let nothing = leaf("N", "4", r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#)
        .replace(r#""zero_denominator":"zero""#, r#""zero_denominator":"not_applicable""#);
    let bonus = block("T", "5", COUNTED, &[given_leaf("T1", "5")]);
    let areas = [area("A", "10", &[given_leaf("A1", "6"), nothing]), area("B", "20", &[given_leaf("B1", "20")]), bonus];
    let missing = r#"{"points":"3","reason":"Không khảo sát"}"#;
    let shrink = made(&areas, &[("policies.not_applicable", "\"shrink\""), ("nodes.1.not_measured", missing)]);
    let told = |answers: &[(&str, &str)]| {
        let found = denominator(&shrink, &scored(&shrink, answers));
        let parts: Vec<String> = found
            .removed
            .iter()
            .map(|part| {
                let id = part.node.map_or("–", |node| shrink.node(node).id.as_str());
                let reason = match &part.reason {
                    RemovedReason::NotApplicable { reason } => reason.as_str(),
                    RemovedReason::NotMeasured { reason } => reason.as_str(),
                    RemovedReason::NothingOccurred => "0/0",
                    RemovedReason::Unpublished => "unpublished",
                };
                format!("{id} {} {reason}", shown(&part.points))
            })
            .collect();
        (shown(&found.attainable), parts.join("; "), found.is_common())
    };
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c str, &'c str, bool);
    let table: [Case; 5] = [
        (&[], "27", "B 3 Không khảo sát", true),
        (
            &[("A1", "n/a Không có đơn vị"), ("N", "num=0 den=0")],
            "17",
            "A1 6 Không có đơn vị; N 4 0/0; B 3 Không khảo sát",
            false,
        ),
        (&[("A", "points 9"), ("A1", "n/a x")], "27", "B 3 Không khảo sát", true),
        (&[("B1", "n/a Không có")], "10", "B1 20 Không có", false),
        (&[("T1", "n/a Không có")], "27", "B 3 Không khảo sát", true),
    ];
    for (answers, attainable, removed, is_common) in table {
        assert_eq!(told(answers), (attainable.into(), removed.into(), is_common), "{answers:?}");
    }
}

#[test]
fn merged_groups_of_lai_chau_show_the_paradox() {
    let (framework, contenders, _) = lai_chau(true);
    // The article takes highest and lowest over both groups of departments.
    let departments = &contenders[..20];
    let ranking = rank(&framework, &[], departments);
    let all = merged(&framework, departments, &ranking);
    let told: Vec<_> =
        all.rows.iter().map(|row| (name(departments, row.row.contender), row.row.rank, row.own_rank)).collect();
    assert_eq!(
        told[..3],
        [
            ("Sở Nội vụ", Some(1), Some(1)),
            // 86.53 on 78.5 points stands before 86.52 on 98.
            ("Sở Ngoại vụ", Some(2), Some(1)),
            ("Sở Tư pháp", Some(3), Some(2)),
        ]
    );
    assert_eq!(told[19], ("BQL Ma Lù Thàng", Some(20), Some(5)));
    assert_eq!(all.rows[1].group, 1);
    assert_eq!(all.summary.ranked, 20);
}

#[test]
fn distances_to_the_next_class_and_rank() {
    let (framework, contenders, _) = gia_lai();
    let ranking = rank(&framework, &[], &contenders);
    let standings = standings(&framework, &contenders, &ranking.groups[0]);
    let told = |at: usize| {
        let standing = &standings[at];
        let rank = standing.next_rank.as_ref().map(|next| (next.contender, next.rank, shown(&next.points)));
        (shown(&standing.next_class.as_ref().unwrap().points), rank)
    };
    assert_eq!(told(0), ("4.66".into(), None), "the first has nobody above");
    // 73.95 against 75.34: printed with two decimals, 75.335 would do; points come in hundredths at the leaf only.
    assert_eq!(told(1), ("6.05".into(), Some((0, 1, "1.385".into()))));
    // Both units of rank 12 look to rank 11; the one after them to the last of them.
    assert_eq!(told(11), ("6.71".into(), Some((10, 11, "0.015".into()))));
    assert_eq!(told(12), ("6.71".into(), Some((10, 11, "0.015".into()))));
    assert_eq!(told(13), ("6.72".into(), Some((12, 12, "0.005".into()))));
}

#[test]
fn a_league_counts_who_has_everything() {
    let (framework, contenders, _) = gia_lai();
    let of: Vec<usize> = (0..contenders.len()).collect();
    let satisfied = league(&framework, framework.find("MDHL").unwrap(), &contenders, &of);
    assert_eq!((satisfied.full, satisfied.counted), (32, 32), "32/32 đơn vị đạt 100 %");
    assert!(satisfied.rows.iter().all(|row| row.rank == Some(1)));
    let digitised = league(&framework, framework.find("MDSH").unwrap(), &contenders, &of);
    assert_eq!(digitised.full, 0);
    let rows = &digitised.rows;
    assert_eq!((name(&contenders, rows[0].contender), rows[0].rank), ("xã Vân Canh", Some(1)));
    assert_eq!(digitised.best(), Some(&e("12.49").times(&e("100")).checked_div(&e("22")).unwrap()));
    assert_eq!(name(&contenders, rows[31].contender), "phường Hoài Nhơn");
    let mean = digitised.mean.as_ref().unwrap();
    assert_eq!(mean.points.round(framework.policies.rounding.printed_points), d("10.56"));
}

#[test]
fn a_league_compares_shares_and_no_result_is_last() {
    let areas = [
        area("A", "10", &[given_leaf("A1", "6"), given_leaf("A2", "4")]),
        block("P", "5", PENALTY, &[given_leaf("P1", "5")]),
    ];
    let framework = made(&areas, &[("policies.not_applicable", "\"shrink\"")]);
    let unit = |answers: &[(&str, &str)]| {
        let mut unit = contender(&framework, "xã", "", &[], None);
        unit.score = scored(&framework, answers).into();
        unit
    };
    let all = [
        unit(&[("A1", "points 3"), ("A2", "points 4")]),
        unit(&[]),
        unit(&[("A1", "points 6"), ("A2", "n/a x"), ("P1", "points 2")]),
        unit(&[("A1", "n/a x"), ("A2", "n/a x"), ("P1", "points 0")]),
        unit(&[("A1", "points 0"), ("A2", "points 0")]),
    ];
    type Told = (usize, Option<u32>, Option<String>);
    let told = |node: &str, of: &[usize]| -> (Vec<Told>, usize, usize) {
        let league = league(&framework, framework.find(node).unwrap(), &all, of);
        let row = |row: &thuocdo_core::rank::LeagueRow| (row.contender, row.rank, row.share.as_ref().map(shown));
        (league.rows.iter().map(row).collect(), league.full, league.counted)
    };
    let share = |at: usize, rank: u32, share: &str| (at, Some(rank), Some(share.to_owned()));
    let rows = vec![share(2, 1, "100"), share(0, 2, "70"), share(4, 3, "0"), (1, None, None), (3, None, None)];
    assert_eq!(told("A", &[0, 1, 2, 3, 4]), (rows, 1, 3));
    assert_eq!(told("P", &[2, 3]), (vec![share(3, 1, "0"), share(2, 2, "-40")], 0, 2), "penalties are below 0");
    assert_eq!(told("A", &[]), (vec![], 0, 0));
}

#[test]
fn boundaries_of_lai_chau() {
    let (framework, contenders, _) = lai_chau(false);
    let ranking = rank(&framework, &[], &contenders);
    let told: Vec<_> = near(&framework, &contenders, &ranking)
        .iter()
        .map(|near| (name(&contenders, near.contender), near.boundary, shown(&near.distance), near.is_disputable()))
        .collect();
    let at = |unit: &str| contenders.iter().position(|contender| contender.unit.name == unit).unwrap();
    assert_eq!(told, [("Sở KH&CN", Boundary::Above(at("Sở GD&ĐT")), "0".into(), false)]);
}

#[test]
fn a_unit_at_an_edge_may_hang_on_the_last_digit() {
    let areas = [area("A", "100", &[given_leaf("A1", "100")])];
    let framework =
        made(&areas, &[("policies.compare_on", "\"printed\""), ("policies.classes.decided_on", "\"exact\"")]);
    let unit = |total: &str| contender(&framework, total, "", &[("A1", d(total))], None);
    let all = [unit("80.004"), unit("79.996"), unit("79.9899"), unit("60")];
    let ranking = rank(&framework, &[], &all);
    let told: Vec<_> = near(&framework, &all, &ranking)
        .iter()
        .map(|near| (near.contender, near.boundary, near.reached_exact, near.reached_printed))
        .collect();
    assert_eq!(
        told,
        [
            (0, Boundary::Class(0), true, true),
            (1, Boundary::Class(0), false, true),
            (1, Boundary::Above(0), false, true),
            // 0.0101 below, and 79.99 beside 80 for whoever reads the table.
            (2, Boundary::Class(0), false, false),
            (2, Boundary::Above(1), false, false),
        ]
    );
    let changed = |rule: &OtherRule| -> Vec<(usize, Option<u32>, Option<u32>, bool)> {
        let found = changed_by(&framework, &all, &ranking, rule);
        found.iter().map(|one| (one.contender, one.rank, one.other_rank, one.class != one.other_class)).collect()
    };
    let hundredths = |mode| OtherRule::PrintedIndex(Rounding { decimals: 2, mode });
    assert_eq!(changed(&OtherRule::ClassesOn(CompareOn::Printed)), [(1, Some(1), Some(1), true)]);
    assert_eq!(changed(&OtherRule::CompareOn(CompareOn::Exact)), [(1, Some(1), Some(2), false)]);
    assert_eq!(changed(&hundredths(RoundingMode::Down)), [(1, Some(1), Some(2), false)]);
    assert_eq!(changed(&hundredths(RoundingMode::HalfEven)), []);
    assert_eq!(
        changed(&OtherRule::PrintedIndex(Rounding { decimals: 1, mode: RoundingMode::HalfUp })),
        [(2, Some(3), Some(1), false)]
    );
    assert_eq!(changed(&OtherRule::Ties(Ties::Dense)), [(2, Some(3), Some(2), false), (3, Some(4), Some(3), false)]);
}

#[test]
fn units_equal_in_print_hang_on_the_comparison_whichever_of_them_stands_above() {
    let areas = [area("A", "100", &[given_leaf("A1", "100")])];
    // The totals in the order of the sheets, what is compared, and whether the lower row hangs on it. Made up.
    let table = [
        (["70.001", "70.004"], "\"printed\"", true),
        (["70.004", "70.001"], "\"printed\"", true),
        (["70.004", "70.004"], "\"printed\"", false),
        (["70.01", "70"], "\"printed\"", false),
        (["70.001", "70.004"], "\"exact\"", true),
    ];
    for (totals, compared_on, wanted) in table {
        let framework = made(&areas, &[("policies.compare_on", compared_on)]);
        let all = totals.map(|total| contender(&framework, total, "", &[("A1", d(total))], None));
        let ranking = rank(&framework, &[], &all);
        let found = near(&framework, &all, &ranking);
        let above: Vec<_> = found.iter().filter(|one| matches!(one.boundary, Boundary::Above(_))).collect();
        assert_eq!(
            above.iter().map(|one| one.is_disputable()).collect::<Vec<_>>(),
            [wanted],
            "{totals:?} {compared_on}"
        );
    }
}

#[test]
fn a_group_mean_is_a_boundary_too() {
    let areas = [area("A", "100", &[given_leaf("A1", "100")])];
    let framework = made(&areas, &[("policies.compare_on", "\"printed\"")]);
    let unit = |total: &str| contender(&framework, total, "", &[("A1", d(total))], None);
    // The mean of the exact indices is 30.0026…, of the printed ones 30.0033…; 30.00 is printed for both.
    let all = [unit("40.005"), unit("30.002"), unit("20.001")];
    let ranking = rank(&framework, &[], &all);
    let found = near(&framework, &all, &ranking);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].contender, found[0].boundary), (1, Boundary::GroupMean));
    assert_eq!((found[0].reached_exact, found[0].reached_printed), (false, true), "a chair's rating may hang on this");
    assert!(found[0].is_disputable());
    assert_eq!(near(&framework, &all[..1], &rank(&framework, &[], &all[..1])), [], "one unit is its own mean");
}

#[test]
fn the_published_ranks_4_and_5_of_lai_chau_follow_from_the_appraisal_first() {
    let (framework, contenders, _) = lai_chau(true);
    let ranking = rank(&framework, &[], &contenders);
    let all = alternatives(&framework, &contenders, &ranking);
    let changes = |rule: &OtherRule| -> Vec<(&str, Option<u32>, Option<u32>)> {
        let found = all.iter().find(|one| one.rule == *rule).unwrap_or_else(|| panic!("{rule:?}"));
        found.changed.iter().map(|one| (name(&contenders, one.contender), one.rank, one.other_rank)).collect()
    };
    let by = |id: &str| OtherRule::Ties(Ties::Ordinal(vec![TieBreaker::Points(id.into())]));
    assert_eq!(changes(&by("THAM_DINH")), [("Sở KH&CN", Some(4), Some(5))]);
    assert_eq!(changes(&by("DIEU_TRA")), [("Sở GD&ĐT", Some(4), Some(5))]);
    assert_eq!(changes(&OtherRule::Ties(Ties::Ordinal(vec![TieBreaker::Attainable]))), []);
    assert_eq!(changes(&OtherRule::CompareOn(CompareOn::Exact)), []);
    assert_eq!(changes(&OtherRule::ClassesOn(CompareOn::Printed)), []);
    // Under the dense rule all ten below the tie move up one.
    let dense = changes(&OtherRule::Ties(Ties::Dense));
    assert_eq!((dense.len(), dense[0], dense[9]), (10, ("Sở GTVT", Some(6), Some(5)), ("Sở Y tế", Some(15), Some(14))));
    // Whole percents would make many equal; each is named.
    assert_eq!(all.iter().filter(|one| matches!(one.rule, OtherRule::PrintedIndex(_))).count(), 5);
    assert_eq!(all.iter().filter(|one| matches!(one.rule, OtherRule::Ties(_))).count(), 4);
}

proptest::proptest! {
    #![proptest_config(random::config(160))]

    #[test]
    fn what_was_removed_adds_up_to_the_whole(seeds in random::seeds(10), given in proptest::option::of(1i64..40_000)) {
        for policy in ["\"shrink\"", "\"full\"", "\"zero\""] {
            let framework = variant(&[("policies.not_applicable", policy)]);
            let mut sheet = any_sheet(&framework, &seeds);
            sheet.attainable = given.map(|n| thuocdo_core::number::Decimal::new(n, 3));
            let found = denominator(&framework, &thuocdo_core::score::score(&framework, &sheet));
            let removed = found.removed.iter().fold(Exact::ZERO, |sum, part| &sum + &part.points);
            proptest::prop_assert_eq!(&found.full - &removed, found.attainable);
            proptest::prop_assert_eq!(&found.full, &framework.max());
        }
    }
}
