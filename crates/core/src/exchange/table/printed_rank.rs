//! What a cell of ranks says.

use super::words::compared;
use crate::number::Decimal;

/// A rank as tables print it: `3`, `3.`, `Hạng 3`, `3/63`, `III`, and where several share it `=3`, `3=` or `3-4`, of which the
/// first counts.
pub(super) fn rank(cell: &str) -> Option<u32> {
    let said = compared(cell);
    let bare = ["hạng", "thứ"].iter().find_map(|word| said.strip_prefix(word)).unwrap_or(&said);
    let text = bare.trim().trim_matches(['=', '.', '*', ' ']);
    // A small x marks something.
    if let Some(rank) = roman(text).filter(|_| !cell.contains(['i', 'v', 'x'])) {
        return Some(rank);
    }
    // Of how many
    if let Some((rank, of)) = text.split_once('/') {
        let (rank, of): (u32, u32) = (rank.trim().parse().ok()?, of.trim().parse().ok()?);
        return (1..=of).contains(&rank).then_some(rank);
    }
    let (first, last) = text.split_once(['-', '–']).map_or((text, None), |(first, last)| (first, Some(last)));
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|rank| *rank > 0);
    let first = number(first)?;
    match last {
        None => Some(first),
        Some(last) => number(last).filter(|last| *last > first).map(|_| first),
    }
}

/// A number of small Roman digits, as far as tables count with them.
fn roman(text: &str) -> Option<u32> {
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let tens = text.bytes().take_while(|byte| *byte == b'x').count().min(3);
    let ones = ONES.iter().position(|ones| *ones == &text[tens..])?;
    Some(tens as u32 * 10 + ones as u32).filter(|rank| *rank > 0)
}

/// Whether ranks follow from numbers of which the highest is first; not where they do not tell any two from each other.
pub(super) fn follow(mut pairs: Vec<(u32, Decimal)>) -> bool {
    pairs.sort_unstable();
    let is_ordered = |pair: &[(u32, Decimal)]| match pair[0].0 == pair[1].0 {
        true => pair[0].1 == pair[1].1,
        // Digits that are not printed may tell them apart.
        false => pair[0].1 >= pair[1].1,
    };
    pairs.windows(2).all(is_ordered) && pairs.first().map(|one| one.1) != pairs.last().map(|one| one.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_as_tables_print_them() {
        for (cell, wanted) in [
            ("3", Some(3)),
            (" 12. ", Some(12)),
            ("=3", Some(3)),
            ("3=", Some(3)),
            ("1-2", Some(1)),
            ("2 – 3", Some(2)),
            ("2-1", None),
            ("0", None),
            ("-1", None),
            ("hạng 3", Some(3)),
            ("Hạng 12", Some(12)),
            ("Thứ 2", Some(2)),
            ("01", Some(1)),
            ("2/38", Some(2)),
            ("39/38", None),
            ("III", Some(3)),
            ("XXIX", Some(29)),
            ("IIX", None),
            ("x", None),
            ("Hạng", None),
            ("", None),
        ] {
            assert_eq!(rank(cell), wanted, "{cell}");
        }
    }
}
