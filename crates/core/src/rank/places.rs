//! Groups found by any spelling of their names, in a time that does not grow with how many there are.

use std::collections::BTreeMap;

use crate::assessment::plain_name;

/// The places of groups in a list, by the names that [`is_same_group`](super::is_same_group) takes for one.
#[derive(Clone, Debug, Default)]
pub struct GroupPlaces<'n> {
    /// Spellings that were met, so that each is worked out once.
    spelled: BTreeMap<&'n str, usize>,
    plain: BTreeMap<String, usize>,
    /// The place of the next group that is new.
    next: usize,
}

impl<'n> GroupPlaces<'n> {
    /// The groups of a list; of two that are one, the first counts.
    pub fn of(names: impl IntoIterator<Item = &'n str>) -> GroupPlaces<'n> {
        let mut places = GroupPlaces::default();
        for (at, name) in names.into_iter().enumerate() {
            places.next = at;
            places.place(name);
        }
        places
    }

    /// The place of a group; one that was not met before gets the next.
    pub fn place(&mut self, name: &'n str) -> usize {
        let GroupPlaces { spelled, plain, next } = self;
        let place = *spelled.entry(name).or_insert_with(|| *plain.entry(plain_name(name)).or_insert(*next));
        *next = (*next).max(place + 1);
        place
    }

    /// The place of a group that was met.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.spelled.get(name).or_else(|| self.plain.get(&plain_name(name))).copied()
    }
}
