//! What a source may leave blank, and numbers that no decimal holds.

use super::*;

#[test]
fn a_blank_citation_is_none() {
    for blank in ["\"\"", "\" \""] {
        assert_eq!(
            found(&read(&edited(CLEAN, &[(&at(DUNG_HAN, "citation"), blank)]))),
            ["B09 nodes:DUNG_HAN"],
            "{blank}"
        );
    }
}

/// 10/7 is no decimal; what is told of it must still be near it.
#[test]
fn a_best_that_is_no_decimal_is_told_rounded() {
    let rule = r#"{"kind":"linear_between","zero_at":"50","full_at":"120",RATIO}"#;
    let problems = lint(&made(&[area("A", "2", &[leaf("L", "2", rule)])], &[]));
    let best = problems.iter().find_map(|problem| match &problem.fault {
        Fault::Defect(found) => match found.defect() {
            Defect::BestBelowMax { best, .. } => Some(*best),
            _ => None,
        },
        _ => None,
    });
    assert_eq!(best.map(|best| best.round_dp(2)), Some(common::d("1.43")), "{problems:?}");
}
