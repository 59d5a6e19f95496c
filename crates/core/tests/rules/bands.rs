//! Bands on a ratio and on a number: edges, gaps, overlaps.

use super::check;

/// Cà Mau 1880/QĐ-UBND 2013, 1.1.4: trên 90 %: 2; 70–90 %: 1; dưới 70 %: 0.
pub(crate) const CA_MAU: &str = r#"{"kind":"bands",RATIO,"bands":[{"over":"90","points":"2"},
    {"from":"70","to":"90","points":"1"},{"under":"70","points":"0"}]}"#;

#[test]
fn bands_on_a_ratio_compare_the_ratio_itself() {
    let source = "Cà Mau 1880/QĐ-UBND 2013, 1.1.4";
    check(
        "2",
        CA_MAU,
        &[],
        &[
            (source, "num=5 den=5", "2", "band 0 at 100", ""),
            (source, "num=91 den=100", "2", "band 0 at 91", ""),
            (source, "num=90000000000001 den=100000000000000", "2", "band 0 at 90.000000000001", ""),
            (source, "num=9 den=10", "1", "band 1 at 90", ""),
            (source, "num=2700 den=3000", "1", "band 1 at 90", ""),
            (source, "num=89999999999999 den=100000000000000", "1", "band 1 at 89.999999999999", ""),
            (source, "num=7 den=9", "1", "band 1 at 700/9", ""),
            (source, "num=7 den=10", "1", "band 1 at 70", ""),
            (source, "num=69999999999999 den=100000000000000", "0", "band 2 at 69.999999999999", ""),
            (source, "num=2 den=3", "0", "band 2 at 200/3", ""),
            (source, "num=1 den=3", "0", "band 2 at 100/3", ""),
            (source, "num=0 den=7", "0", "band 2 at 0", ""),
            ("made up: nothing occurred", "num=0 den=0", "0", "0/0 zero", ""),
            ("made up: more than all", "num=6 den=5", "2", "band 0 at 120", "N08"),
            ("made up: some of none", "num=1 den=0", "open", "-", "N09"),
            ("made up", "num=9", "open", "-", "N07"),
            ("made up: the appraiser's own points", "points 1.5", "1.5", "given 1.5", ""),
        ],
    );
    // A third of a third: edges that no ratio of whole numbers meets by rounding.
    let thirds =
        r#"{"kind":"bands",PARTS,"bands":[{"from":"33.333333","points":"1"},{"under":"33.333333","points":"0"}]}"#;
    check(
        "1",
        thirds,
        &[],
        &[
            ("made up: 33.3… is above 33.333333", "num=1 den=3", "1", "band 0 at 100/3", ""),
            ("made up", "num=33.333333 den=100", "1", "band 0 at 33.333333", ""),
            ("made up", "num=33.333332 den=100", "0", "band 1 at 33.333332", ""),
            ("made up: figures need not be whole", "num=0.5 den=1.5", "1", "band 0 at 100/3", ""),
        ],
    );
}

#[test]
fn bands_on_a_number() {
    // Trên 5 lần: 0; trên 2 đến 5 lần: 1; đến 2 lần: 2, as printed: the worst first.
    let late = r#"{"kind":"bands","value":NUMBER,"bands":[{"over":"5","points":"0"},
        {"over":"2","to":"5","points":"1"},{"to":"2","points":"2"}]}"#;
    check(
        "2",
        late,
        &[],
        &[
            ("made up", "value=0", "2", "band 2 at 0", ""),
            ("made up", "value=2", "2", "band 2 at 2", ""),
            ("made up", "value=2.000001", "1", "band 1 at 2.000001", ""),
            ("made up", "value=5.0", "1", "band 1 at 5", ""),
            ("made up", "value=5.000001", "0", "band 0 at 5.000001", ""),
            ("made up", "value=999999999999999", "0", "band 0 at 999999999999999", ""),
            ("made up", "value=-1", "open", "-", "N05"),
            ("made up", "value=2,5,1", "open", "-", "N02"),
            ("made up: another rule's figures", "num=1 den=2", "open", "-", "A07 A07 N07"),
        ],
    );
    let one = r#"{"kind":"bands","value":WHOLE,"bands":[{"from":"3","to":"3","points":"1"},{"under":"3","points":"0"},
        {"over":"3","points":"0.5"}]}"#;
    check(
        "1",
        one,
        &[],
        &[
            ("made up: a band of one value", "value=3", "1", "band 0 at 3", ""),
            ("made up", "value=2", "0", "band 1 at 2", ""),
            ("made up", "value=4", "0.5", "band 2 at 4", ""),
            ("made up: a count", "value=2.5", "open", "-", "N06"),
        ],
    );
    let whole_line = r#"{"kind":"bands","value":NUMBER,"bands":[{"points":"1"}]}"#;
    check("1", whole_line, &[], &[("made up: a band without edges", "value=7", "1", "band 0 at 7", "")]);
    let above = r#"{"kind":"bands","value":NUMBER,"bands":[{"points":"3"}]}"#;
    check("2", above, &[], &[("made up: a band above the maximum", "value=7", "2", "band 0 at 7", "N11")]);
}

#[test]
fn a_value_in_no_band_or_in_several_has_no_points() {
    let gap = r#"{"kind":"bands",RATIO,"bands":[{"over":"90","to":"100","points":"2"},{"from":"70","under":"90","points":"1"},
        {"under":"70","points":"0"}]}"#;
    check(
        "2",
        gap,
        &[],
        &[
            ("made up: Cà Mau 1.1.4 with a gap at exactly 90", "num=9 den=10", "open", "-", "N18"),
            ("made up", "num=901 den=1000", "2", "band 0 at 90.1", ""),
            ("made up", "num=899 den=1000", "1", "band 1 at 89.9", ""),
            ("made up: above every band, the figures are wrong", "num=11 den=10", "open", "-", "N08"),
        ],
    );
    let wide_gap =
        r#"{"kind":"bands","value":NUMBER,"bands":[{"to":"2","points":"0"},{"from":"3","to":"5","points":"1"}]}"#;
    check(
        "1",
        wide_gap,
        &[],
        &[
            ("made up", "value=2.5", "open", "-", "N18"),
            ("made up", "value=5.1", "open", "-", "N18"),
            ("made up", "value=3", "1", "band 1 at 3", ""),
        ],
    );
    let overlap = r#"{"kind":"bands",RATIO,"bands":[{"from":"90","points":"2"},{"from":"70","to":"90","points":"1"},
        {"from":"50","to":"75","points":"1"},{"under":"50","points":"0"}]}"#;
    check(
        "2",
        overlap,
        &[],
        &[
            ("made up: Cà Mau 1.1.4 with 90 in two bands", "num=9 den=10", "open", "-", "N19"),
            ("made up: two bands that give the same", "num=72 den=100", "1", "band 1 at 72", ""),
            ("made up", "num=91 den=100", "2", "band 0 at 91", ""),
            ("made up", "num=5 den=10", "1", "band 2 at 50", ""),
        ],
    );
}
