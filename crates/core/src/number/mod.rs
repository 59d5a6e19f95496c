//! Exact numbers: decimals as people write them, and the fractions that scoring makes of them.

mod exact;
mod read;
mod sum;
mod wide;

pub use exact::Exact;
pub(crate) use exact::{sum, whole};
pub use read::{FRACTION_DIGITS, INTEGER_DIGITS, NumberFault, read_stored, read_typed};
pub use rust_decimal::Decimal;
pub(crate) use sum::Sum;

/// How a number is rounded to a fixed count of decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// To the nearest, and a half away from zero (0.005 becomes 0.01): what schools and Excel's ROUND do.
    HalfUp,
    /// To the nearest, and a half to the even neighbour.
    HalfEven,
    /// Towards zero: digits beyond are cut off.
    Down,
    /// Away from zero.
    Up,
}

/// A rounding that a framework prescribes: how many decimals, and by which mode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Decimals kept, 0 to 6.
    pub decimals: u32,
    /// What happens to the digits beyond.
    pub mode: RoundingMode,
}
