//! Areas by whose names bonus or penalty points are meant.

use super::DUNG_HAN;
use super::planted::{check, text};

#[test]
fn areas_that_are_called_bonus_or_penalty_points_and_are_none() {
    let name = |place: &str, words: &str| vec![text(format!("{place}.name"), words)];
    let area = |words: &str| name("nodes.1", words);
    let told = "B48 nodes:TTHC";
    check(&[
        ("in capitals", area("ĐIỂM THƯỞNG"), told),
        ("points to be added", area("Điểm cộng thêm"), told),
        ("points to be taken", area(" điểm  trừ (tối đa 5 điểm)"), told),
        ("with more words", area("Điểm thưởng, điểm trừ"), told),
        ("bonus points for what", area("Điểm cộng khuyến khích"), told),
        ("as encouragement", area("Điểm khuyến khích"), told),
        ("with a number", area("II. Điểm thưởng"), told),
        ("as a part", area("PHẦN ĐIỂM THƯỞNG"), told),
        ("as a part with a number", area("Phần III: điểm phạt"), told),
        ("as a chapter", area("CHƯƠNG II - ĐIỂM THƯỞNG"), told),
        ("all points together", area("Tổng cộng điểm các lĩnh vực"), ""),
        ("within quotation marks", area("“Điểm thưởng”"), told),
        ("as what is done", area("Cộng điểm"), told),
        ("as what is given", area("Thưởng điểm"), told),
        ("as contents", area("Nội dung trừ điểm"), told),
        ("as a group", area("Nhóm tiêu chí điểm cộng, điểm trừ"), told),
        ("one that only speaks of them", area("Chấm điểm thưởng thi đua"), ""),
        ("what a community gives", area("Điểm cộng đồng"), ""),
        ("points added up", area("Điểm cộng dồn"), ""),
        ("another word", area("Điểm thưởngx"), ""),
        ("points alone", area("Điểm thẩm định"), ""),
        ("a leaf", name(DUNG_HAN, "Điểm thưởng"), ""),
        ("a group within an area", name("nodes.0.children.0", "Điểm thưởng"), ""),
        ("a block", name("nodes.3", "ĐIỂM THƯỞNG"), ""),
        ("a block of the other kind", name("nodes.4", "ĐIỂM CỘNG CÁC MẶT"), ""),
    ]);
}
