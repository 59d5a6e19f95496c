//! Five published articles: every inconsistency that is known in them, and nothing else.

use crate::common::{d, e};
use crate::{codes, found, places, the};
use thuocdo_core::audit::{BaseOrigin, Certainty, Interval, Matter, Severity, audit};
use thuocdo_core::framework::by_id;

pub const LAI_CHAU: &str = include_str!("../golden/seeds-articles/lai-chau-2020.txt");
const LAO_CAI_766: &str = include_str!("../golden/seeds-articles/lao-cai-766-2024-10.txt");
const LAO_CAI_PAR: &str = include_str!("../golden/seeds-articles/lao-cai-par-2024.txt");
const LAO_CAI_2016: &str = include_str!("../golden/seeds-articles/lao-cai-2016.txt");
const VAN_YEN: &str = include_str!("../golden/seeds-articles/van-yen-2023-08.txt");

/// How an inconsistency stands to the auditor.
enum Known {
    /// Told on these lines.
    Found(&'static str, &'static [u32]),
    /// It is none: told as agreeing.
    Agrees(&'static str, &'static [u32]),
    /// A text alone cannot show it; the reason is in ORIGIN.md.
    Beyond,
}

/// Every inconsistency that is known, in the order of ORIGIN.md.
const EVERY: &[(&str, &str, Known)] = &[
    (LAO_CAI_766, "12/63 was read on 14/11, the table is of October", Known::Found("U97", &[5])),
    (LAO_CAI_766, "the province is below the last of its districts", Known::Found("U96", &[5])),
    (LAO_CAI_766, "too many certified copies for a month", Known::Beyond),
    (LAO_CAI_766, "results of communes announced and not given", Known::Beyond),
    (LAO_CAI_766, "the ranks fit each other", Known::Agrees("U80", &[13])),
    (LAO_CAI_766, "the ranks of September that follow", Known::Agrees("U82", &[13, 13])),
    (LAO_CAI_766, "29 = 20 + 9", Known::Beyond),
    (LAO_CAI_PAR, "percentage points called percent", Known::Found("U77", &[7, 7])),
    (LAO_CAI_PAR, "comma and point", Known::Found("U09", &[7])),
    (LAO_CAI_PAR, "6 areas against 8", Known::Found("U86", &[5])),
    (LAO_CAI_PAR, "six are listed", Known::Agrees("U78", &[5])),
    (LAO_CAI_PAR, "a mean of one province", Known::Found("U57", &[3])),
    (LAO_CAI_PAR, "the ranks of 2023 that follow: 6, 7 and 2", Known::Agrees("U82", &[5, 5, 7])),
    (VAN_YEN, "40.3 and at most 36 more are not 77.85", Known::Found("U71", &[3])),
    (VAN_YEN, "90.72 % printed as 96.7 %", Known::Found("U74", &[7])),
    (VAN_YEN, "huyện Văn", Known::Found("U98", &[5])),
    (VAN_YEN, "2022 beside 2023", Known::Found("U87", &[1])),
    (VAN_YEN, "points of SIPAS", Known::Found("U88", &[5])),
    (LAO_CAI_2016, "nine groups are listed", Known::Agrees("U78", &[4])),
    (LAO_CAI_2016, "points were high, and then 39/63", Known::Beyond),
    (LAO_CAI_2016, "classes are not defined", Known::Found("U46", &[3])),
    (LAI_CHAU, "three indices need hidden decimals", Known::Found("U24", &[255, 311, 449])),
    (LAI_CHAU, "a tie ranked 4 and 5", Known::Found("U33", &[83])),
    (LAI_CHAU, "DCCI", Known::Found("U89", &[7])),
    (LAI_CHAU, "the districts' base is not stated", Known::Found("U21", &[341])),
    (LAI_CHAU, "nor are those of group II", Known::Found("U23", &[255, 269, 283, 297, 311])),
    (LAI_CHAU, "percentage points called percent", Known::Found("U77", &[11, 323, 325])),
    (LAI_CHAU, "lowest across groups", Known::Found("U92", &[11])),
    (LAI_CHAU, "self-scored points that were appraised", Known::Found("U95", &[7])),
    (LAI_CHAU, "no legend of classes", Known::Found("U46", &[11])),
    (LAI_CHAU, "the survey maximum was 28", Known::Found("U16", &[27])),
];

#[test]
fn every_known_inconsistency_is_found_or_beyond() {
    for (text, what, known) in EVERY {
        let audit = audit(text, None);
        let (list, code, lines) = match known {
            Known::Found(code, lines) => (&audit.findings, code, lines),
            Known::Agrees(code, lines) => (&audit.agreed, code, lines),
            Known::Beyond => continue,
        };
        let lines_of: Vec<u32> = list.iter().filter(|it| it.code() == *code).map(|it| it.spot.line).collect();
        assert_eq!(lines_of, *lines, "{what}: {code}");
    }
}

#[test]
fn nothing_else_is_told_of_them() {
    for text in [LAO_CAI_766, LAO_CAI_PAR, LAO_CAI_2016, VAN_YEN, LAI_CHAU] {
        let mut expected: Vec<(&str, u32)> = Vec::new();
        for (_, _, known) in EVERY.iter().filter(|(of, ..)| *of == text) {
            if let Known::Found(code, lines) = known {
                expected.extend(lines.iter().map(|line| (*code, *line)));
            }
        }
        let mut told = found(text);
        told.sort();
        expected.sort();
        assert_eq!(told, expected);
    }
    assert_eq!(places(&audit(LAI_CHAU, None).unchecked), [("U99", 11), ("U99", 323)], "no column says who rose");
    assert_eq!(places(&audit(LAO_CAI_766, None).unchecked), [("U99", 15)]);
}

#[test]
fn the_hidden_decimals_of_lai_chau() {
    let audit = audit(LAI_CHAU, None);
    // Line, total, base, index, what half-up gives, and the totals that explain it: [from, to).
    let table = [
        (255, "67.93", "78.5", "86.53", "86.54", "67.925", "67.929975"),
        (311, "55.23", "76.5", "72.19", "72.20", "55.225", "55.229175"),
        (449, "66.46", "98", "67.81", "67.82", "66.455", "66.4587"),
    ];
    for (line, total, base, index, rounded, from, to) in table {
        let finding = the(&audit, "U24", line);
        let Matter::IndexHidden { total: t, base: b, index: i, rounded: r, hidden, .. } = &finding.matter else {
            panic!("{finding:?}")
        };
        assert_eq!((t.value, *b, i.value, *r), (d(total), d(base), d(index), d(rounded)));
        assert_eq!(*hidden, Interval { from: e(from), from_in: true, to: e(to), to_in: false });
        assert_eq!((finding.severity(), finding.certainty), (Severity::NotReproduced, Certainty::AsRead));
    }
}

#[test]
fn the_bases_and_sums_of_lai_chau() {
    let audit = audit(LAI_CHAU, None);
    let own: Vec<_> = audit
        .findings
        .iter()
        .filter_map(
            |finding| if let Matter::OwnBase { bases, .. } = &finding.matter { Some(bases.clone()) } else { None },
        )
        .collect();
    assert_eq!(own, ["78.5", "80", "70.5", "80", "76.5"].map(|base| vec![d(base)]), "each is the only one");
    let inferred = &the(&audit, "U21", 341).matter;
    assert_eq!(*inferred, Matter::BaseInferred { base: d("98"), rows: 8, of: 8 });
    let agrees = |origin: BaseOrigin| {
        audit.agreed.iter().find_map(|finding| match finding.matter {
            Matter::IndexAgrees { base: Some(base), origin: own, rows, of } if own == origin => Some((base, rows, of)),
            _ => None,
        })
    };
    assert_eq!(agrees(BaseOrigin::Stated), Some((d("98"), 15, 15)), "the heading of group I");
    assert_eq!(agrees(BaseOrigin::Inferred), Some((d("98"), 7, 8)), "the districts");
    let rules: Vec<_> = audit.agreed.iter().filter(|finding| finding.code() == "U28").map(|it| &it.matter).collect();
    // 25 of 28 by half-up; cutting off fails on 14.
    assert_eq!(
        rules,
        [&Matter::RoundingRule { half_up: 18, cut: 10, of: 20 }, &Matter::RoundingRule { half_up: 7, cut: 4, of: 8 }]
    );
    let sums = audit.agreed.iter().filter_map(|it| match it.matter {
        Matter::SumsAgree { exact, hidden, .. } => Some((exact, hidden)),
        _ => None,
    });
    assert_eq!(sums.collect::<Vec<_>>(), [(20, 0), (8, 0)], "appraisal and survey add up in all 28 rows");
}

#[test]
fn the_classes_ties_and_means_of_lai_chau() {
    let audit = audit(LAI_CHAU, None);
    let edges: Vec<_> = audit
        .agreed
        .iter()
        .filter_map(|it| match &it.matter {
            Matter::ClassesAgree { edges, stated: false, .. } => Some(edges.clone()),
            _ => None,
        })
        .flatten()
        .map(|edge| (edge.better, edge.worse, edge.above.value, edge.at_most.value))
        .collect();
    assert_eq!(
        edges,
        [
            ("Tốt".into(), "Khá".into(), d("77.04"), d("80.81")),
            ("Khá".into(), "Trung bình".into(), d("69.96"), d("71.15"))
        ]
    );
    let Matter::TieRanked { rows, numbers, falling, .. } = &the(&audit, "U33", 83).matter else { panic!() };
    assert_eq!((rows.as_slice(), numbers.as_slice()), ([3, 4].as_slice(), [d("4"), d("5")].as_slice()));
    assert_eq!(falling, &[2], "the one with more appraised points stands first");
    let means: Vec<_> = audit
        .agreed
        .iter()
        .filter_map(|it| {
            if let Matter::MeanAgrees { mean, .. } = &it.matter { Some((it.spot.line, mean.clone())) } else { None }
        })
        .collect();
    let (departments, districts) = (e("82.081"), e("72.6475"));
    assert_eq!(means, [(11, departments.clone()), (319, departments), (323, districts.clone()), (457, districts)]);
    let counts: Vec<_> = audit.agreed.iter().filter(|it| it.code() == "U93").map(|it| it.spot.line).collect();
    assert_eq!(counts, [11, 11, 323, 325], "20 units, none of them average; 8 units, three of them");
}

#[test]
fn the_framework_of_lai_chau_knows_the_base() {
    let framework = by_id("lai-chau-2020").unwrap();
    let audit = audit(LAI_CHAU, Some(&framework));
    assert!(!codes(&audit.findings).contains(&"U21"), "98 is what the framework can give");
    assert!(!codes(&audit.findings).contains(&"U43"), "its classes fit");
    assert_eq!(places(&audit.findings).iter().filter(|(code, _)| *code == "U24").count(), 3);
}

#[test]
fn the_sum_of_van_yen_cannot_be_reached() {
    let framework = by_id("qd766-2022").unwrap();
    for framework in [None, Some(&*framework)] {
        let audit = audit(VAN_YEN, framework);
        let finding = the(&audit, "U71", 3);
        let Matter::PartsImpossible { parts, sum, rest, full, total } = &finding.matter else { panic!() };
        assert_eq!(
            parts.iter().map(|part| part.points.value).collect::<Vec<_>>(),
            ["18.7", "3.2", "4.9", "13.5"].map(d)
        );
        assert_eq!((sum, rest, full, total.value), (&e("40.3"), &e("36"), &e("100"), d("77.85")));
        assert_eq!(finding.certainty, Certainty::AsRead);
        assert!(finding.quote.contains("18,7/20") && finding.quote.contains("77,85"), "{}", finding.quote);
        let Matter::RatioDiffers { num, den, percent, .. } = the(&audit, "U74", 7).matter else { panic!() };
        assert_eq!((num, den, percent.value), (d("59782"), d("65900"), d("96.7")));
    }
    // Another framework has no areas of these maxima: it is not certain that they are parts of one whole.
    let other = by_id("lai-chau-2020").unwrap();
    assert!(!codes(&audit(VAN_YEN, Some(&other)).findings).contains(&"U71"));
}
