//! What the caller decided of numbers that can be read in two ways, after being asked.

use std::collections::BTreeMap;

use super::place::Place;

/// How one point and three digits (`1.234`) are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// The point divides thousands: 1234.
    Whole,
    /// The point is the decimal mark: one and a bit.
    Decimal,
}

/// What the caller decided of numbers that can be read in two ways; the nearest decision counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    /// For the whole table.
    pub all: Option<Reading>,
    /// For columns, from 0.
    pub columns: BTreeMap<u32, Reading>,
    /// For single cells.
    pub cells: BTreeMap<Place, Reading>,
}

impl Decisions {
    pub(super) fn at(&self, at: Place) -> Option<Reading> {
        self.cells.get(&at).or_else(|| self.columns.get(&at.column)).copied().or(self.all)
    }
}
