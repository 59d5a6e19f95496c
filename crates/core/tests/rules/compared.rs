//! Formulas over figures, published figures of the cohort, and what is told only.

use super::check;

#[test]
fn formulas_are_held_within_nothing_and_the_maximum() {
    let figures = r#""figures":[{"name":"x","label":"X","noun":"văn bản","whole":true},
        {"name":"y","label":"Y","noun":"văn bản","whole":false}]"#;
    let rule = |formula: &str| format!(r#"{{"kind":"formula",{figures},"formula":"{formula}"}}"#);
    // Named variables and branches as in tinhvan170203 (Công an tỉnh), `bien_su_dung` and `cong_thuc`.
    let branches = rule("if(y > 0; max_points * x / y; 0)");
    check(
        "3",
        &branches,
        &[],
        &[
            ("formula with branches (tinhvan170203)", "x=2 y=3", "2", "2 3: 2", ""),
            ("formula with branches (tinhvan170203)", "x=1 y=7", "3/7", "1 7: 3/7", ""),
            ("formula with branches (tinhvan170203)", "x=0 y=0", "0", "0 0: 0", ""),
            ("made up: above the maximum", "x=4 y=3", "3", "4 3: 4", ""),
            ("made up: a figure that need not be whole", "x=1 y=0.5", "3", "1 0.5: 6", ""),
            ("made up: a figure missing", "x=1", "open", "-", "N07"),
            ("made up: both missing but another there", "z=1", "open", "-", "A07 N07 N07"),
            ("made up", "x=-1 y=2", "open", "-", "N05"),
            ("made up", "x=1.5 y=2", "open", "-", "N06"),
            ("made up: no number", "x=1 y=hai", "open", "-", "N02"),
            ("made up", "points 1.25", "1.25", "given 1.25", ""),
        ],
    );
    check(
        "2",
        &rule("x - y"),
        &[],
        &[
            ("made up: below nothing", "x=1 y=3", "0", "1 3: -2", ""),
            ("made up: nothing", "x=3 y=3", "0", "3 3: 0", ""),
            ("made up: the maximum", "x=3 y=1", "2", "3 1: 2", ""),
            ("made up: above it", "x=3 y=0.999999", "2", "3 0.999999: 2.000001", ""),
        ],
    );
    check(
        "5",
        &rule("min(x; y; 4) + max(x; y) / 10"),
        &[],
        &[
            ("made up: min and max", "x=1 y=2.5", "1.25", "1 2.5: 1.25", ""),
            ("made up: min and max", "x=9 y=8", "4.9", "9 8: 4.9", ""),
        ],
    );
    check(
        "5",
        &rule("x / y"),
        &[],
        &[
            ("made up: a division by zero", "x=1 y=0", "open", "-", "N20"),
            ("made up: nothing by nothing", "x=0 y=0", "open", "-", "N20"),
            ("made up", "x=1 y=3", "1/3", "1 3: 1/3", ""),
        ],
    );
    let part = r#"{"points":"1","reason":"Chưa đo"}"#;
    let rows = [("made up: max_points is what can be had", "x=1 y=2", "2", "1 2: 2", "")];
    check("5", &rule("max_points * x / y"), &[("nodes.0.children.0.not_measured", part)], &rows);
}

#[test]
fn a_published_mean_is_reached_or_not() {
    let source = "Hải Phòng 212/2025/QĐ-UBND, 5.1a: từ mức bình quân chung trở lên 2, dưới 0";
    check(
        "2",
        r#"{"kind":"cohort_threshold","value":NUMBER,"cohort":"mean","reached":"2","below":"0"}"#,
        &[],
        &[
            (source, "value=96.17 published=88.37", "2", "96.17 of 88.37, reached", ""),
            (source, "value=88.37 published=88.37", "2", "88.37 of 88.37, reached", ""),
            (source, "value=88.370000 published=88.37", "2", "88.37 of 88.37, reached", ""),
            (source, "value=88.36 published=88.37", "0", "88.36 of 88.37, below", ""),
            (source, "value=88.369999 published=88.37", "0", "88.369999 of 88.37, below", ""),
            ("made up: the mean is not published yet", "value=96.17", "open", "-", "N16"),
            ("made up: the own index is missing", "published=88.37", "open", "-", "N07"),
            ("made up", "value=-1 published=88.37", "open", "-", "N05"),
            ("made up: the mean is no number", "value=96.17 published=88.37x", "open", "-", "N02"),
            ("made up: a cohort of zeros", "value=0 published=0", "2", "0 of 0, reached", "N22"),
            ("made up", "points 2", "2", "given 2", ""),
        ],
    );
    check(
        "2",
        r#"{"kind":"cohort_threshold","value":NUMBER,"cohort":"best","reached":"1","below":"0.5"}"#,
        &[],
        &[
            ("made up: the best", "value=5 published=5", "1", "5 of 5, reached", ""),
            ("a tester: above the best of all", "value=5.1 published=5", "1", "5.1 of 5, reached", "N22"),
            ("made up: points for staying below, too", "value=4 published=5", "0.5", "4 of 5, below", ""),
            ("made up: the best is not published yet", "value=4", "open", "-", "N16"),
        ],
    );
}

#[test]
fn a_share_of_a_published_figure() {
    check(
        "5",
        r#"{"kind":"cohort_share","value":WHOLE,"cohort":"best"}"#,
        &[],
        &[
            (
                "thi đua: share of the leader (ThuatNguyen/NationalSecurityContest2)",
                "value=40 published=50",
                "4",
                "40 of 50: 4",
                "",
            ),
            ("thi đua: the leader", "value=50 published=50", "5", "50 of 50: 5", ""),
            ("made up: above what was published", "value=60 published=50", "5", "60 of 50: 5", "N22"),
            ("made up", "value=1 published=3", "5/3", "1 of 3: 5/3", ""),
            ("made up: the published figure need not be whole", "value=1 published=2.5", "2", "1 of 2.5: 2", ""),
            ("made up", "value=0 published=50", "0", "0 of 50: 0", ""),
            ("made up: not published yet", "value=4", "open", "-", "N16"),
            ("made up: nothing published, nothing reached", "", "open", "-", ""),
            ("made up", "value=1.5 published=3", "open", "-", "N06"),
            ("made up: the leader has nothing", "value=1 published=0", "5", "1 of 0: 5", "N22"),
            ("made up: nobody has anything", "value=0 published=0", "5", "0 of 0: 5", "N22"),
        ],
    );
    let mean = r#"{"kind":"cohort_share","value":NUMBER,"cohort":"mean"}"#;
    check(
        "5",
        mean,
        &[],
        &[
            ("made up: of the mean", "value=1.5 published=2", "3.75", "1.5 of 2: 3.75", ""),
            ("made up: above the mean are many", "value=3 published=2", "5", "3 of 2: 5", ""),
            ("made up: a mean of nothing", "value=1.5 published=0", "5", "1.5 of 0: 5", "N22"),
        ],
    );
}

#[test]
fn information_is_told_and_gives_no_points() {
    let days = [
        ("766/QĐ-TTg 2.2: thời gian giải quyết trung bình", "value=3.5", "told", "-", ""),
        ("766/QĐ-TTg 2.2", "", "told", "-", ""),
        ("made up", "value=-3", "told", "-", "N05"),
        ("made up", "value=ba", "told", "-", "N02"),
        ("made up: another figure", "num=3", "told", "-", "A07 N07"),
        ("made up", "points 3", "told", "-", "A06"),
        ("made up", "yes", "told", "-", "A06"),
        ("made up", "#a", "told", "-", "A06"),
        ("made up", "n/a Không có", "told", "-", "A06"),
    ];
    let with_value = [("nodes.0.children.1", told(r#"{"kind":"information","value":NUMBER}"#))];
    let without = [("nodes.0.children.1", told(r#"{"kind":"information"}"#))];
    let nothing = [
        ("766/QĐ-TTg, phân loại PAKN", "", "told", "-", ""),
        ("made up: there is no figure to tell", "value=3", "told", "-", "A07"),
    ];
    check_beside(&with_value, &days);
    check_beside(&without, &nothing);
}

/// A leaf that is only told, as JSON.
fn told(rule: &str) -> String {
    crate::common::made::leaf("I", "0", rule)
}

/// Checks answers to a leaf without points beside one with some, without which there would be no framework.
fn check_beside(edits: &[(&str, String)], rows: &[super::Row]) {
    use crate::common::made::{area, basis_told, codes, given_leaf, made, node, none_wrong, points_told, scored};
    let place: Vec<(&str, &str)> = edits.iter().map(|(place, leaf)| (*place, leaf.as_str())).collect();
    let framework = made(&[area("A", "2", &[given_leaf("L", "2"), given_leaf("I", "0")])], &place);
    let mut wrong = Vec::new();
    for (source, answer, points, basis, told) in rows {
        let score = scored(&framework, &[("L", "points 1"), ("I", answer)]);
        let leaf = node(&framework, &score, "I");
        let found = [points_told(leaf), basis_told(&leaf.basis), codes(&score.problems)];
        if found != [*points, *basis, *told] {
            wrong.push(format!("{source}: {answer:?} gives {found:?}, wanted {:?}", (points, basis, told)));
        }
        assert!(leaf.attainable.is_zero() && score.total == 1.into() && score.attainable == 2.into(), "{source}");
    }
    none_wrong(&wrong, rows.len());
}
