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
            (source, "num=9 den=10", "1", "band 1 at 90", ""),
            (source, "num=900000000000001 den=1000000000000000", "2", "band 0 at 90.0000000000001", "N03"),
            (source, "num=90000000000001 den=100000000000000", "2", "band 0 at 90.000000000001", ""),
            (source, "num=89999999999999 den=100000000000000", "1", "band 1 at 89.999999999999", ""),
            (source, "num=7 den=9", "1", "band 1 at 700/9", ""),
            (source, "num=7 den=10", "1", "band 1 at 70", ""),
            (source, "num=69999999999999 den=100000000000000", "0", "band 2 at 69.999999999999", ""),
            (source, "num=2 den=3", "0", "band 2 at 200/3", ""),
            (source, "num=1 den=3", "0", "band 2 at 100/3", ""),
            (source, "num=0 den=7", "0", "band 2 at 0", ""),
            (source, "num=0 den=0", "0", "0/0 zero", ""),
            ("made up: more than all", "num=6 den=5", "2", "band 0 at 120", "N08"),
            ("made up: some of none", "num=1 den=0", "open", "-", "N09"),
            ("made up", "num=9", "open", "-", "N07"),
            ("made up: the appraiser's own points", "points 1.5", "1.5", "given 1.5", ""),
        ][..3],
    );
    check(
        "2",
        CA_MAU,
        &[],
        &[
            (source, "num=90000000000001 den=100000000000000", "2", "band 0 at 90.000000000001", ""),
            (source, "num=89999999999999 den=100000000000000", "1", "band 1 at 89.999999999999", ""),
            (source, "num=7 den=9", "1", "band 1 at 700/9", ""),
            (source, "num=7 den=10", "1", "band 1 at 70", ""),
            (source, "num=69999999999999 den=100000000000000", "0", "band 2 at 69.999999999999", ""),
            (source, "num=2 den=3", "0", "band 2 at 200/3", ""),
            (source, "num=1 den=3", "0", "band 2 at 100/3", ""),
            (source, "num=0 den=7", "0", "band 2 at 0", ""),
            (source, "num=0 den=0", "0", "0/0 zero", ""),
            ("made up: more than all", "num=6 den=5", "2", "band 0 at 120", "N08"),
            ("made up: some of none", "num=1 den=0", "open", "-", "N09"),
            ("made up", "num=9", "open", "-", "N07"),
            ("made up: the appraiser's own points", "points 1.5", "1.5", "given 1.5", ""),
        ],
    );
}
