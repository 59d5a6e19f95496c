//! Whether each index is its total ÷ base × 100: with the base that is stated, or the one that can be inferred.

use std::collections::BTreeMap;

use rust_decimal::prelude::ToPrimitive;

use super::Checked;
use super::finding::Report;
use super::matter::Matter;
use super::printed::{Interval, Printed};
use super::table::{Meaning, Measure, PublishedTable, SummaryKind};
use super::values::BaseOrigin;
use super::words::number_behind;
use crate::number::{Decimal, Exact, Rounding, RoundingMode};

/// Bases are looked for among the multiples of a quarter up to 100.
const QUARTERS: usize = 400;
/// The most candidates for a base that are listed.
const LISTED: usize = 8;
/// So many candidates say nothing.
const WIDE: usize = 60;

/// A row with a total and an index.
struct Pair {
    row: usize,
    group: usize,
    total: Printed,
    index: Printed,
    /// Its base, once it is known, and from where.
    base: Option<(Decimal, BaseOrigin)>,
}

/// Checks the index of each row.
pub(super) fn check(checked: &Checked, report: &mut Report) {
    let table = checked.table;
    let Some(index) = table.result(Measure::Index) else { return };
    let Some(total) = table.result(Measure::Total) else { return above_full(checked, index, report) };
    let pairs = pairs(checked, report);
    let known: Vec<(&Pair, Decimal, BaseOrigin)> =
        pairs.iter().filter_map(|pair| pair.base.map(|(base, origin)| (pair, base, origin))).collect();
    if known.is_empty() {
        return;
    }
    let (half_up, cut) = reproduced(&pairs);
    let mode = if cut > half_up { RoundingMode::Down } else { RoundingMode::HalfUp };
    if known.len() > 1 {
        checked.say(report, None, Some(index), Matter::RoundingRule { half_up, cut, of: known.len() });
    }
    for own in known.chunk_by(|(one, ..), (other, ..)| one.group == other.group) {
        let Some((first, base, origin)) = own.first() else { continue };
        let rows = own.iter().filter(|(pair, base, _)| reproduces(pair, *base, mode)).count();
        let common = own.iter().all(|(_, other, _)| other == base).then_some(*base);
        let agrees = Matter::IndexAgrees { base: common, origin: *origin, rows, of: own.len() };
        checked.say_as_read(report, (own.len() == 1).then_some(first.row), Some(index), agrees);
        for (pair, base, origin) in own {
            if !reproduces(pair, *base, mode) {
                differs(checked, pair, *base, *origin, mode, index, report);
            }
        }
    }
    for (pair, base, _) in &known {
        let has_bonus = table.column(Meaning::Bonus).is_some();
        if pair.total.value > *base && !has_bonus {
            let matter = Matter::AboveMaximum { value: pair.total.value, max: *base };
            checked.say_as_read(report, Some(pair.row), Some(total), matter);
        }
    }
}

/// The base of each row, as far as it is known.
pub(super) fn known_bases(checked: &Checked) -> Vec<Option<Decimal>> {
    let mut bases = vec![None; checked.table.rows.len()];
    for pair in pairs(checked, &mut Report::default()) {
        bases[pair.row] = pair.base.map(|(base, _)| base);
    }
    bases
}

/// Whether the indices of a table are rounded half up or cut off, whichever reproduces more of them.
pub(super) fn rounding(checked: &Checked) -> RoundingMode {
    let (half_up, cut) = reproduced(&pairs(checked, &mut Report::default()));
    if cut > half_up { RoundingMode::Down } else { RoundingMode::HalfUp }
}

/// How many indices follow from the printed totals by half-up, and how many cut off.
fn reproduced(pairs: &[Pair]) -> (usize, usize) {
    let known = || pairs.iter().filter_map(|pair| pair.base.map(|(base, _)| (pair, base)));
    let count = |mode| known().filter(|(pair, base)| reproduces(pair, *base, mode)).count();
    (count(RoundingMode::HalfUp), count(RoundingMode::Down))
}

/// The rows with a total and an index, and their bases; how these are known is told.
fn pairs(checked: &Checked, report: &mut Report) -> Vec<Pair> {
    let table = checked.table;
    let columns = table.result(Measure::Total).zip(table.result(Measure::Index));
    let one = |row: usize| {
        let (total, index) = columns?;
        let (total, index) = (*table.number(row, total)?, *table.number(row, index)?);
        Some(Pair { row, group: table.rows[row].group, total, index, base: None })
    };
    let mut pairs: Vec<Pair> = (0..table.rows.len()).filter_map(one).collect();
    let stated = Stated::of(table);
    for members in pairs.chunk_by_mut(|one, other| one.group == other.group) {
        bases(checked, &stated, members, report);
    }
    pairs
}

/// An index above 100 % in a table that shows no totals and no bonus points.
fn above_full(checked: &Checked, index: usize, report: &mut Report) {
    if checked.table.column(Meaning::Bonus).is_some() {
        return;
    }
    for row in 0..checked.table.rows.len() {
        if let Some(value) = checked.table.number(row, index).filter(|number| number.value > Decimal::ONE_HUNDRED) {
            let matter = Matter::AboveMaximum { value: value.value, max: Decimal::ONE_HUNDRED };
            checked.say_as_read(report, Some(row), Some(index), matter);
        }
    }
}

/// What a row does not reproduce: explained by decimals of its total that are not printed, or not.
fn differs(
    checked: &Checked,
    pair: &Pair,
    base: Decimal,
    origin: BaseOrigin,
    mode: RoundingMode,
    column: usize,
    report: &mut Report,
) {
    let Pair { total, index, .. } = *pair;
    let (exact, rounding) = (exact(&total, base), Rounding { decimals: index.decimals(), mode });
    let rounded = exact.round(rounding);
    let scale = Exact::from(base).hundredth();
    // The rule that most rows follow first; totals and indices may also be rounded in two ways.
    let ways = [(mode, RoundingMode::HalfUp), (RoundingMode::HalfUp, RoundingMode::HalfUp)];
    let ways =
        ways.into_iter().chain([(RoundingMode::Down, RoundingMode::HalfUp), (RoundingMode::Down, RoundingMode::Down)]);
    let hidden = ways.map(|(of_index, of_total)| index.hidden(of_index).times(&scale).both(&total.hidden(of_total)));
    let matter = match hidden.flatten().next() {
        Some(hidden) => Matter::IndexHidden { total, base, index, exact, rounded, hidden },
        None => {
            let mut own = if origin == BaseOrigin::Inferred { own_bases(&total, &index) } else { Vec::new() };
            own.retain(|other| *other != base);
            // Its own base explains it as well as a misprint does.
            match own.is_empty() {
                true => Matter::IndexWrong { total, base, index, exact, rounded },
                false => Matter::OwnBase { total, index, bases: own },
            }
        }
    };
    checked.say_as_read(report, Some(pair.row), Some(column), matter);
}

/// The index that follows from a total: exact.
fn exact(total: &Printed, base: Decimal) -> Exact {
    let hundred = Exact::from(100);
    total.exact().times(&hundred).checked_div(&Exact::from(base)).unwrap_or(Exact::ZERO)
}

fn reproduces(pair: &Pair, base: Decimal, mode: RoundingMode) -> bool {
    let rounding = Rounding { decimals: pair.index.decimals(), mode };
    exact(&pair.total, base).round(rounding) == pair.index.value
}

/// Finds the base of each row of a group.
fn bases(checked: &Checked, stated: &Stated, pairs: &mut [Pair], report: &mut Report) {
    let table = checked.table;
    let Some(group) = pairs.first().map(|pair| pair.group) else { return };
    if let Some(base) = table.column(Meaning::Base) {
        for pair in pairs.iter_mut() {
            let Some(printed) = table.number(pair.row, base) else { continue };
            if printed.value > Decimal::ZERO {
                pair.base = Some((printed.value, BaseOrigin::Column));
            } else if pair.total.value > printed.value {
                let matter = Matter::AboveMaximum { value: pair.total.value, max: printed.value };
                checked.say(report, Some(pair.row), Some(base), matter);
            }
        }
        return;
    }
    let of = pairs.len();
    let fits = Fits::of(pairs);
    let common = fits.common(of);
    let own = stated.base(table, group);
    if let Some(stated) = own {
        if fits.enough(stated, pairs) {
            return set(pairs, stated, BaseOrigin::Stated);
        }
        let found = match common.as_slice() {
            [found] => Some((quarters(*found), fits.explained[*found])),
            _ => None,
        };
        let matter = Matter::StatedBaseFails { stated, fits: fits.count(stated, pairs), found, of };
        checked.say_of_group(report, group, matter);
    }
    if let Some(own) = checked.framework.and_then(|framework| framework.attainable().to_decimal())
        && fits.enough(own, pairs)
    {
        return set(pairs, own, BaseOrigin::Framework);
    }
    match common.as_slice() {
        [base] => {
            let (base, rows) = (quarters(*base), fits.explained[*base]);
            // A stated one that does not fit has been told of, with this one.
            if base != Decimal::ONE_HUNDRED && own.is_none() {
                checked.say_of_group(report, group, Matter::BaseInferred { base, rows, of });
            }
            set(pairs, base, BaseOrigin::Inferred);
        }
        [] => pairs.iter_mut().for_each(|pair| own_base(checked, pair, report)),
        several => {
            let bases = several.iter().take(LISTED).map(|base| quarters(*base)).collect();
            checked.say_of_group(report, group, Matter::SeveralBases { bases, rows: of });
        }
    }
}

/// Finds the base of a row that has none in common with the rows around it.
fn own_base(checked: &Checked, pair: &mut Pair, report: &mut Report) {
    let (total, index) = (pair.total, pair.index);
    if total.value.is_zero() && index.value.is_zero() {
        return;
    }
    let bases = own_bases(&total, &index);
    if let [base] = bases.as_slice() {
        pair.base = Some((*base, BaseOrigin::Inferred));
        if *base == Decimal::ONE_HUNDRED {
            return;
        }
    }
    let matter = match bases.is_empty() {
        true => Matter::NoBase { total, index },
        false => Matter::OwnBase { total, index, bases },
    };
    checked.say_as_read(report, Some(pair.row), checked.table.result(Measure::Index), matter);
}

fn set(pairs: &mut [Pair], base: Decimal, origin: BaseOrigin) {
    pairs.iter_mut().for_each(|pair| pair.base = Some((base, origin)));
}

fn quarters(count: usize) -> Decimal {
    (Decimal::from(count as u64) * Decimal::new(25, 2)).normalize()
}

/// The bases that headings and rows of full points state.
struct Stated {
    /// That of the whole table.
    whole: Option<Decimal>,
    /// Those of groups, from the rows of full points.
    groups: BTreeMap<usize, Decimal>,
}

impl Stated {
    fn of(table: &PublishedTable) -> Stated {
        let total = table.result(Measure::Total);
        let (mut first, mut groups) = (None, BTreeMap::new());
        for summary in table.summaries.iter().filter(|summary| summary.kind == SummaryKind::Full) {
            let value = summary.values.iter().find(|(_, column, _)| total.is_some() && *column == total);
            let Some(base) = value.map(|(.., number)| number.value).filter(|base| *base > Decimal::ZERO) else {
                continue;
            };
            match summary.behind {
                0 => first = Some(base),
                _ => drop(groups.insert(summary.group, base)),
            }
        }
        let heading = |measure| table.result(measure).and_then(|column| in_words(&table.columns[column].heading));
        Stated { whole: first.or_else(|| heading(Measure::Total)).or_else(|| heading(Measure::Index)), groups }
    }

    fn base(&self, table: &PublishedTable, group: usize) -> Option<Decimal> {
        in_words(&table.groups[group].name).or_else(|| self.groups.get(&group).copied()).or(self.whole)
    }
}

/// The base that a heading states: "Nhóm đơn vị xếp loại trên thang điểm 98", but not "thang điểm thấp hơn 98 điểm".
fn in_words(text: &str) -> Option<Decimal> {
    const PHRASES: &[&str] = &["thang điểm", "thang điểm đánh giá", "thang", "mẫu số", "điểm tối đa", "tối đa"];
    number_behind(text, PHRASES).filter(|base| *base > Decimal::ZERO)
}

/// How many rows of a group each multiple of a quarter fits.
struct Fits {
    /// Rows that follow from it, if need be with decimals that are not printed.
    explained: Vec<usize>,
    /// Rows that follow from the printed total, by half-up or cut off.
    exact: Vec<usize>,
}

impl Fits {
    fn of(pairs: &[Pair]) -> Fits {
        let mut fits = Fits { explained: vec![0; QUARTERS + 1], exact: vec![0; QUARTERS + 1] };
        for pair in pairs {
            let (total, index) = (&pair.total, &pair.index);
            for base in candidates(&printed_so(total), index) {
                fits.explained[base] += 1;
            }
            for base in candidates(&Interval::point(total.exact()), index) {
                fits.exact[base] += 1;
            }
        }
        fits
    }

    /// The bases that most rows have in common, at least two and six of ten; the best of them.
    fn common(&self, of: usize) -> Vec<usize> {
        let most = self.explained.iter().copied().max().unwrap_or(0);
        if most < 2 || most * 10 < of * 6 {
            return Vec::new();
        }
        let best: Vec<usize> = (1..=QUARTERS).filter(|base| self.explained[*base] == most).collect();
        let exact = best.iter().map(|base| self.exact[*base]).max().unwrap_or(0);
        best.into_iter().filter(|base| self.exact[*base] == exact).collect()
    }

    /// How many rows a base of any value fits.
    fn count(&self, base: Decimal, pairs: &[Pair]) -> usize {
        pairs.iter().filter(|pair| fits_base(&printed_so(&pair.total), &pair.index, base)).count()
    }

    fn enough(&self, base: Decimal, pairs: &[Pair]) -> bool {
        self.count(base, pairs) * 10 >= pairs.len() * 6
    }
}

/// The totals that are printed so, rounded half up or cut off.
fn printed_so(total: &Printed) -> Interval {
    let (rounded, cut) = (total.hidden(RoundingMode::HalfUp), total.hidden(RoundingMode::Down));
    Interval { from: rounded.from, from_in: rounded.from_in, to: cut.to, to_in: cut.to_in }
}

/// Whether some of the totals give the index with this base, by half-up or cut off.
fn fits_base(totals: &Interval, index: &Printed, base: Decimal) -> bool {
    let scale = Exact::from(base).hundredth();
    let wanted = |mode| index.hidden(mode).times(&scale);
    base > Decimal::ZERO
        && [RoundingMode::HalfUp, RoundingMode::Down].into_iter().any(|mode| wanted(mode).both(totals).is_some())
}

/// The multiples of a quarter up to 100 with which some of the totals give the index.
fn candidates(totals: &Interval, index: &Printed) -> Vec<usize> {
    let step = Exact::from(Decimal::new(1, index.decimals()));
    let (least, most) = (&index.exact() - &step, &index.exact() + &step);
    // base = 100 × total ÷ index; four quarters to one.
    let scaled = |total: &Exact, index: &Exact| total.times(&Exact::from(400)).checked_div(index);
    if totals.to.is_negative() || most <= Exact::ZERO {
        return Vec::new();
    }
    let bounded = |value: Decimal| match value.is_sign_negative() {
        true => 0,
        false => value.to_usize().unwrap_or(QUARTERS).min(QUARTERS),
    };
    let first = scaled(&totals.from, &most).map_or(0, |from| bounded(from.floor())).max(1);
    let last = match least <= Exact::ZERO {
        true => QUARTERS,
        false => scaled(&totals.to, &least).map_or(QUARTERS, |to| bounded(to.ceil())),
    };
    // A tiny index fits hundreds and tells nothing; a few more do not matter.
    let all = first..=last;
    if last.saturating_sub(first) > WIDE {
        return all.collect();
    }
    all.filter(|base| fits_base(totals, index, quarters(*base))).collect()
}

/// The bases with which the printed total gives the printed index.
fn own_bases(total: &Printed, index: &Printed) -> Vec<Decimal> {
    let found = candidates(&Interval::point(total.exact()), index);
    found.into_iter().take(LISTED).map(quarters).collect()
}
