//! Which values of a list stand in order.

/// Which of some values belong to the longest part that never falls: the others stand out of order, as few as can be.
pub fn longest_in_order<K: Ord>(values: impl Iterator<Item = K>) -> Vec<bool> {
    let values: Vec<K> = values.collect();
    // The last value of the best part of each length, and for each value the one before it in its part.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; values.len()];
    for (at, value) in values.iter().enumerate() {
        let length = ends.partition_point(|end| values[*end] <= *value);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept = vec![false; values.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        kept[at] = true;
        next = before[at];
    }
    kept
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::*;

    #[test]
    fn the_fewest_values_stand_out_of_order() {
        let kept = |values: &[i32]| longest_in_order(values.iter().copied());
        assert_eq!(kept(&[1, 2, 9, 3, 4]), [true, true, false, true, true]);
        assert_eq!(kept(&[1, 1, 1]), [true; 3]);
        assert_eq!(kept(&[]), [false; 0]);
        assert_eq!(kept(&[3, 1, 2]), [false, true, true]);
        assert_eq!(longest_in_order([5, 4, 6, 3].map(Reverse).into_iter()), [true, true, false, true]);
    }
}
