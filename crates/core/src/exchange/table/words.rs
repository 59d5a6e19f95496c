//! The words by which tables call their columns, in English and as people write them in Vietnamese.

use crate::assessment::hidden_characters;
use crate::letters::folded;

/// A heading as it is compared: small letters in their one form, single spaces, nothing that cannot be seen.
pub(super) fn compared(heading: &str) -> String {
    let words = heading.split_whitespace().collect::<Vec<_>>().join(" ");
    let hidden = hidden_characters(&words);
    folded(&words).chars().filter(|c| !hidden.contains(c)).collect()
}

/// Columns of units' names.
const UNIT: &[&str] = &[
    "unit",
    "đơn vị",
    "tên đơn vị",
    "tên đơn vị hành chính",
    "đơn vị hành chính",
    "cơ quan",
    "tên cơ quan",
    "cơ quan, đơn vị",
    "tên cơ quan, đơn vị",
    "đơn vị, địa phương",
    "địa phương",
    "xã, phường",
    "tên xã, phường",
    "xã, phường, đặc khu",
    "ubnd xã, phường",
    "ubnd xã, phường, đặc khu",
    "ubnd các xã, phường",
    "sở, ban, ngành",
    "tên sở, ban, ngành",
    "huyện, thành phố",
    "ubnd huyện, thành phố",
    "ubnd các huyện, thành phố",
];

/// A heading with the spellings of lists made one: `Xã/ phường` is `xã, phường`.
fn listed(heading: &str) -> String {
    let apart = heading.replace(['/', '-', '–'], ",");
    apart.split(',').map(str::trim).collect::<Vec<_>>().join(", ")
}

/// Whether a heading is that of the units' names.
pub(super) fn is_unit(compared: &str) -> bool {
    UNIT.contains(&listed(compared).as_str())
}
