//! Classes, scales, ranks before and words of articles: what is wrong in some, and nothing in those that only look so.
//!
//! Made up after the ways in which newspapers write; the published ones are in `articles`, right ones in `plausible`.

use crate::codes;
use thuocdo_core::audit::audit;

/// What is found in texts, and what agrees.
#[track_caller]
fn check(texts: &[(&str, &[&str], &[&str])]) {
    for (text, wrong, agreed) in texts {
        let audit = audit(text, None);
        assert_eq!(codes(&audit.findings), *wrong, "{text}: {:?}", audit.findings);
        assert_eq!(codes(&audit.agreed), *agreed, "{text}: {:?}", audit.agreed);
    }
}

#[test]
fn ranks_beside_those_of_the_year_before() {
    check(&[
        ("Bình An xếp thứ 20/34, tăng 8 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Bình An xếp thứ 20/34, tăng 6 bậc so với năm 2023 (26/34).", &[], &["U82"]),
        ("Bình An xếp thứ 20/34, giảm 6 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Tỉnh Bình An xếp thứ 20/34 tỉnh, thành phố; tăng 8 bậc so với năm 2023 (26/34).", &["U83"], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023: 26/34), tăng 8 bậc.", &["U83"], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023 xếp thứ 26/34), tăng 6 bậc.", &[], &["U82"]),
        ("Bình An đứng thứ 20/34, tăng 8 hạng so với năm 2023 (thứ 26/34).", &["U83"], &[]),
        ("Năm 2023 tỉnh xếp thứ 26/34, năm 2024 xếp thứ 20/34, tăng 8 bậc.", &["U83"], &[]),
        // Of another unit, another index, an aim; counts and not ranks.
        ("Bình An xếp thứ 20/34; Thái Hòa tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("SIPAS xếp thứ 20/34, tăng 8 bậc; PCI xếp thứ 5/34, tăng 2 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Phấn đấu xếp thứ 20/34, tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("SIPAS xếp thứ 20/34, PAR INDEX tăng 8 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Bình An xếp thứ 20/34, tăng 8 bậc so với năm 2022 và 6 bậc so với năm 2023 (26/34).", &[], &[]),
        ("Bình An đứng thứ 20/34 (năm 2023: 26/34), tăng 8 bậc so với năm 2022.", &[], &[]),
        ("Bình An xếp thứ 20/34, tăng 8 bậc; có 26/34 sở (năm 2023 là 20/34 sở) đạt 100%.", &[], &[]),
    ]);
}
