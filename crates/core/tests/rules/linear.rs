//! Shares of the maximum: straight from the ratio, up to a target, and between two values.

use super::check;

#[test]
fn a_ratio_is_a_share_of_the_maximum() {
    let plain = r#"{"kind":"linear_ratio","full_at":"100",RATIO}"#;
    check(
        "6",
        plain,
        &[],
        &[
            ("766/QĐ-TTg 1.1, xã Vân Canh 10/10/2026", "num=1 den=47", "6/47", "1/47: 6/47", ""),
            ("766/QĐ-TTg 1.4, xã Vân Canh 10/10/2026", "num=1869 den=1869", "6", "1869/1869: 6, full", ""),
            ("766/QĐ-TTg 4.1, xã Vân Canh 10/10/2026", "num=2497 den=2618", "681/119", "2497/2618: 681/119", ""),
            ("made up", "num=0 den=5", "0", "0/5: 0", ""),
            ("made up: more than all", "num=6 den=5", "6", "6/5: 6, full", "N08"),
            ("made up: some of none", "num=3 den=0", "open", "-", "N09"),
            ("made up: nothing occurred", "num=0 den=0", "0", "0/0 zero", ""),
            ("made up: half an answer", "den=5", "open", "-", "N07"),
            ("made up", "points 5.5", "5.5", "given 5.5", ""),
        ],
    );
    let rows = [("766/QĐ-TTg 2.1, xã Vân Canh 10/10/2026", "num=2541 den=2618", "330/17", "2541/2618: 330/17", "")];
    check("20", plain, &[], &rows);
}

#[test]
fn a_ratio_with_a_target_is_full_from_the_target_on() {
    check(
        "2",
        r#"{"kind":"linear_ratio","full_at":"80",RATIO}"#,
        &[],
        &[
            ("766/QĐ-TTg 3.5, xã Vân Canh 10/10/2026", "num=8 den=42", "10/21", "8/42: 10/21", ""),
            ("766/QĐ-TTg 3.5b, xã Vân Canh 10/10/2026", "num=20 den=42", "25/21", "20/42: 25/21", ""),
            ("made up: exactly the target", "num=8 den=10", "2", "8/10: 2, full", ""),
            ("made up: a hair below it", "num=7999999 den=10000000", "1.99999975", "7999999/10000000: 1.99999975", ""),
            ("made up: above it", "num=9 den=10", "2", "9/10: 2, full", ""),
        ],
    );
    check(
        "6",
        r#"{"kind":"linear_ratio","full_at":"90",RATIO}"#,
        &[],
        &[
            ("766/QĐ-TTg 5.3, xã Vân Canh 10/10/2026", "num=2540 den=2618", "6", "2540/2618: 6, full", ""),
            ("766/QĐ-TTg 5.3", "num=1 den=2", "10/3", "1/2: 10/3", ""),
        ],
    );
    let below = r#"{"kind":"linear_ratio","full_at":"90","zero_below":"50",RATIO}"#;
    check(
        "9",
        below,
        &[],
        &[
            ("made up: below the least share", "num=499999 den=1000000", "0", "499999/1000000: 0", ""),
            ("made up: exactly the least share", "num=5 den=10", "5", "5/10: 5", ""),
            ("made up: a third is below a half", "num=1 den=3", "0", "1/3: 0", ""),
            ("made up: two thirds are above", "num=2 den=3", "20/3", "2/3: 20/3", ""),
            ("made up: the target", "num=9 den=10", "9", "9/10: 9, full", ""),
            ("made up", "num=0 den=10", "0", "0/10: 0", ""),
            ("made up: some of none is no share", "num=1 den=0", "open", "-", "N09"),
        ],
    );
    let all_or_nothing = r#"{"kind":"linear_ratio","full_at":"50","zero_below":"50",RATIO}"#;
    check(
        "9",
        all_or_nothing,
        &[],
        &[
            ("made up: all or nothing", "num=5 den=10", "9", "5/10: 9, full", ""),
            ("made up: all or nothing", "num=4 den=10", "0", "4/10: 0", ""),
        ],
    );
}

#[test]
fn between_two_values_points_rise_or_fall_straight() {
    check(
        "2",
        r#"{"kind":"linear_between","zero_at":"50","full_at":"90",RATIO}"#,
        &[],
        &[
            ("made up: rising on a ratio", "num=5 den=10", "0", "at 50: 0", ""),
            ("made up: rising on a ratio", "num=7 den=10", "1", "at 70: 1", ""),
            ("made up: rising on a ratio", "num=2 den=3", "5/6", "at 200/3: 5/6", ""),
            ("made up: rising on a ratio", "num=9 den=10", "2", "at 90: 2", ""),
            ("made up: above its end", "num=10 den=10", "2", "at 100: 2", ""),
            ("made up: below its beginning", "num=1 den=10", "0", "at 10: 0", ""),
            ("made up: more than all", "num=11 den=10", "2", "at 110: 2", "N08"),
            ("made up: nothing occurred", "num=0 den=0", "0", "0/0 zero", ""),
        ],
    );
    check(
        "3",
        r#"{"kind":"linear_between","zero_at":"20","full_at":"0",RATIO}"#,
        &[],
        &[
            ("made up: the share of late dossiers", "num=0 den=7", "3", "at 0: 3", ""),
            ("made up: the share of late dossiers", "num=1 den=7", "6/7", "at 100/7: 6/7", ""),
            ("made up: the share of late dossiers", "num=1 den=5", "0", "at 20: 0", ""),
            ("made up: the share of late dossiers", "num=1 den=2", "0", "at 50: 0", ""),
        ],
    );
    check(
        "4",
        r#"{"kind":"linear_between","zero_at":"10","full_at":"2.5","value":NUMBER}"#,
        &[],
        &[
            ("made up: days to an answer", "value=2.5", "4", "at 2.5: 4", ""),
            ("made up: days to an answer", "value=0", "4", "at 0: 4", ""),
            ("made up: days to an answer", "value=4", "3.2", "at 4: 3.2", ""),
            ("made up: days to an answer", "value=10", "0", "at 10: 0", ""),
            ("made up: days to an answer", "value=365", "0", "at 365: 0", ""),
            ("made up", "value=-4", "open", "-", "N05"),
        ],
    );
    check(
        "1",
        r#"{"kind":"linear_between","zero_at":"0","full_at":"3","value":WHOLE}"#,
        &[],
        &[
            ("made up: rising on a number", "value=0", "0", "at 0: 0", ""),
            ("made up: rising on a number", "value=1", "1/3", "at 1: 1/3", ""),
            ("made up: rising on a number", "value=2", "2/3", "at 2: 2/3", ""),
            ("made up: rising on a number", "value=3", "1", "at 3: 1", ""),
            ("made up: rising on a number", "value=4", "1", "at 4: 1", ""),
            ("made up", "value=1.5", "open", "-", "N06"),
        ],
    );
}

#[test]
fn nothing_occurred_means_what_the_framework_says() {
    let rules = [
        r#"{"kind":"linear_ratio","full_at":"80","zero_below":"10",RATIO}"#,
        r#"{"kind":"bands",RATIO,"bands":[{"from":"50","points":"2"},{"under":"50","points":"0.5"}]}"#,
        r#"{"kind":"linear_between","zero_at":"20","full_at":"0",RATIO}"#,
    ];
    for rule in rules {
        for (policy, points, basis, told) in [
            ("\"zero\"", "0", "0/0 zero", ""),
            ("\"full\"", "2", "0/0 full", ""),
            ("\"not_applicable\"", "n/a", "0/0 not_applicable", ""),
            ("\"missing\"", "none", "0/0 missing", "N10"),
        ] {
            let edits = [("nodes.0.children.0.zero_denominator", policy)];
            let rows = [
                (
                    "766/QĐ-TTg has zero, full and missing (domain §1.2); Hà Nam 2023 not_applicable",
                    "num=0 den=0",
                    points,
                    basis,
                    told,
                ),
                ("made up: zeros with decimals are zeros", "num=0.00 den=0.0", points, basis, told),
                ("made up: some of none is a mistake under every policy", "num=2 den=0", "open", "-", "N09"),
            ];
            check("2", rule, &edits, &rows);
        }
    }
}
