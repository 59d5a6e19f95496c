//! Surveys in words: the levels of an answer, and a share with the error of its sample.

use thuocdo_core::number::{Decimal, Rounding, RoundingMode};
use thuocdo_core::survey::{LEVELS, Share};

use crate::number;

/// The levels of an answer, from the lowest. Worded as such forms usually are; no form was at hand to copy.
pub const LEVEL_NAMES: [&str; LEVELS] =
    ["Rất không hài lòng", "Không hài lòng", "Bình thường", "Hài lòng", "Rất hài lòng"];

/// A share with its error: "85,00 % ± 9,90 điểm phần trăm (50 phiếu, độ tin cậy 95 %)".
pub fn share(share: &Share) -> String {
    let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
    format!(
        "{} % ± {} điểm phần trăm ({} phiếu, độ tin cậy 95 %)",
        number::rounded(&share.percent, two),
        number::decimal(share.margin),
        number::decimal(share.answers.into())
    )
}

/// How many must be asked: "Cần ít nhất 286 phiếu để sai số không quá 5 điểm phần trăm."
pub fn sample(size: u32, error: Decimal) -> String {
    format!(
        "Cần ít nhất {} phiếu để sai số không quá {} điểm phần trăm.",
        number::decimal(size.into()),
        number::short(error)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::survey::{Factor, Item, Survey};

    #[test]
    fn a_share_is_told_with_its_error() {
        let item = Item { name: String::new(), counts: [100, 50, 36, 1_000, 54] };
        let factors = vec![Factor { name: String::new(), items: vec![item] }];
        let index = Survey { factors, population: None }.satisfaction().index;
        assert_eq!(
            index.as_ref().map(share).as_deref(),
            Some("85,00 % ± 1,99 điểm phần trăm (1.240 phiếu, độ tin cậy 95 %)")
        );
        assert_eq!(sample(1_067, Decimal::from(3)), "Cần ít nhất 1.067 phiếu để sai số không quá 3 điểm phần trăm.");
    }
}
