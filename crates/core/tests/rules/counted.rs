//! Counts, deductions and surveys.

use super::check;

#[test]
fn points_for_each_up_to_a_cap() {
    let source = "Phú Thọ demo: mỗi nội quy, quy chế 0.5 điểm, tối đa 2";
    check(
        "2",
        r#"{"kind":"count_points","count":WHOLE,"per":"0.5","cap":"2"}"#,
        &[],
        &[
            (source, "count=0", "0", "0: 0", ""),
            (source, "count=1", "0.5", "1: 0.5", ""),
            (source, "count=3", "1.5", "3: 1.5", ""),
            (source, "count=4", "2", "4: 2", ""),
            (source, "count=5", "2", "5: 2.5", ""),
            (source, "count=999999999999999", "2", "999999999999999: 499999999999999.5", ""),
            ("made up", "count=-1", "open", "-", "N05"),
            ("made up", "count=2.5", "open", "-", "N06"),
            ("made up: a count however written", "count=3.00", "1.5", "3: 1.5", ""),
            ("made up: a point and three digits", "count=?1.234", "open", "-", "N04"),
            ("made up: another rule's figure", "value=3", "open", "-", "A07 N07"),
            ("made up: one figure too many", "count=3 den=4", "1.5", "3: 1.5", "A07"),
            ("made up", "points 2", "2", "given 2", ""),
        ],
    );
    check(
        "2",
        r#"{"kind":"count_points","count":NUMBER,"per":"0.3","cap":"1"}"#,
        &[],
        &[
            ("made up: a cap below the maximum", "count=4", "1", "4: 1.2", ""),
            ("made up: what is counted need not be whole", "count=2.5", "0.75", "2.5: 0.75", ""),
        ],
    );
    let above = [("made up: a cap above the maximum", "count=7", "2", "7: 2.1", "N11")];
    check("2", r#"{"kind":"count_points","count":WHOLE,"per":"0.3","cap":"3"}"#, &[], &above);
}

#[test]
fn points_less_so_many_for_each_down_to_a_floor() {
    let source = "Phú Thọ: chưa đầy đủ, trừ điểm tương ứng (linhnv87); floor 0";
    check(
        "2",
        r#"{"kind":"deduction","count":WHOLE,"start":"2","per":"0.25","floor":"0"}"#,
        &[],
        &[
            (source, "count=0", "2", "0: 2", ""),
            (source, "count=1", "1.75", "1: 1.75", ""),
            (source, "count=7", "0.25", "7: 0.25", ""),
            (source, "count=8", "0", "8: 0", ""),
            (source, "count=9", "0", "9: -0.25", ""),
            (source, "count=1000000", "0", "1000000: -249998", ""),
            ("made up", "count=-2", "open", "-", "N05"),
            ("made up", "count=1.5", "open", "-", "N06"),
            ("made up", "", "open", "-", ""),
        ],
    );
    check(
        "3",
        r#"{"kind":"deduction","count":NUMBER,"start":"2.5","per":"0.3","floor":"0.5"}"#,
        &[],
        &[
            ("made up: a floor above 0", "count=6", "0.7", "6: 0.7", ""),
            ("made up: a floor above 0", "count=7", "0.5", "7: 0.4", ""),
            ("made up: half an event", "count=0.5", "2.35", "0.5: 2.35", ""),
            ("made up: begins below the maximum", "count=0", "2.5", "0: 2.5", ""),
        ],
    );
}

#[test]
fn a_survey_gives_its_percent_of_the_maximum() {
    let percent = r#"{"kind":"survey_percent","percent":NUMBER}"#;
    check(
        "10",
        percent,
        &[("nodes.0.children.0.scored_by", "\"survey\"")],
        &[
            ("SIPAS trong PAR INDEX, Lào Cai 2019: 8.30/10", "percent=83", "8.3", "83%: 8.3", ""),
            ("SIPAS, Văn Yên: 9.16/10", "percent=91.6", "9.16", "91.6%: 9.16", ""),
            ("SIPAS, Yên Bái 885/QĐ-UBND 8/6/2022: 8.135", "percent=81.35", "8.135", "81.35%: 8.135", ""),
            ("SIPAS, cả nước 2024: 83.94 %", "percent=83.94", "8.394", "83.94%: 8.394", ""),
            ("made up", "percent=0", "0", "0%: 0", ""),
            ("made up", "percent=100", "10", "100%: 10", ""),
            ("made up: above 100 %", "percent=100.01", "waiting", "-", "N21"),
            ("made up", "percent=-1", "waiting", "-", "N05"),
            ("made up: not surveyed yet", "", "waiting", "-", ""),
            ("made up: the points as published", "points 8.135", "8.135", "given 8.135", ""),
            ("made up: typed with a comma", "percent=81,35", "8.135", "81.35%: 8.135", ""),
        ],
    );
    // Yên Bái 885/QĐ-UBND prints 95.435 as 95.44: half up.
    let cents = r#"{"decimals":2,"mode":"half_up"}"#;
    check(
        "10",
        percent,
        &[("policies.rounding.leaf", cents)],
        &[("SIPAS, Yên Bái 885/QĐ-UBND 8/6/2022, to two decimals", "percent=81.35", "8.14", "81.35%: 8.135", "")],
    );
    let whole = r#"{"kind":"survey_percent","percent":WHOLE}"#;
    check("10", whole, &[], &[("made up: a framework that wants whole percents", "percent=81.35", "open", "-", "N06")]);
}
