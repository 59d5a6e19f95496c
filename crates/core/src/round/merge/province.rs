//! Incoming sheets whose unit has its province behind its name, as the round's unit does not: "xã Vân Canh, tỉnh Gia Lai".

use std::collections::{BTreeMap, BTreeSet};

use super::Incoming;
use crate::assessment::{Unit, plain_name};
use crate::letters::composed;
use crate::round::Round;
use crate::round::units::UnitIndex;

/// Whose an incoming sheet is when the province behind its name is taken away.
pub(super) struct WithoutProvince {
    /// The place of the unit in the round.
    pub(super) unit: usize,
    /// What was taken away, as it is written.
    pub(super) tail: String,
}

/// A name taken apart.
struct Parts {
    bare: String,
    tail: String,
    /// The tail as it is compared, without the word for a province.
    province: String,
    /// Whether that word was there.
    has_word: bool,
}

/// For each incoming sheet whose unit it is without the province; `own[i]` are the units of the round that the sheet at `i`
/// is of by its full name, or was said to be of.
///
/// A unit is found only where nothing else in what arrives is of it: not by its full name, and not without another tail.
/// What stands behind a name is taken for its province where it says so ("tỉnh", "thành phố", "TP"), and where several
/// rows that the round does not know, or several of its units, have it and none has another. Of two provinces one is not the round's: then none is found.
pub(super) fn without_province(
    round: &Round,
    known: &UnitIndex,
    incoming: &[Incoming],
    own: &[Vec<usize>],
) -> Vec<Option<WithoutProvince>> {
    let tailed = |(one, own): (&Incoming, &Vec<usize>)| if own.is_empty() { parts(&one.sheet.unit.name) } else { None };
    let all: Vec<Option<Parts>> = incoming.iter().zip(own).map(tailed).collect();
    if all.iter().all(Option::is_none) {
        return all.iter().map(|_| None).collect();
    }
    let of_round: Vec<Parts> = round.units.iter().filter_map(|unit| parts(&unit.sheet.unit.name)).collect();
    let (arrived, there) = (Tails::of(all.iter().flatten()), Tails::of(of_round.iter()));
    let is_province = |one: &Parts| {
        let is_common = || arrived.is_common(&one.province) || there.is_common(&one.province);
        arrived.names_no_other(&one.province)
            && there.names_no_other(&one.province)
            && (one.has_word || (is_name(&one.tail) && is_common()))
    };
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    own.iter().flatten().for_each(|at| *taken.entry(*at).or_default() += 1);
    let mut found: Vec<Option<WithoutProvince>> = Vec::with_capacity(incoming.len());
    for (one, parts) in incoming.iter().zip(&all) {
        found.push(parts.as_ref().filter(|parts| is_province(parts)).and_then(|parts| {
            let unit = Unit { name: parts.bare.clone(), ..one.sheet.unit.clone() };
            let [unit] = known.like(&unit)[..] else { return None };
            *taken.entry(unit).or_default() += 1;
            Some(WithoutProvince { unit, tail: parts.tail.clone() })
        }));
    }
    for one in &mut found {
        *one = one.take().filter(|one| taken.get(&one.unit) == Some(&1));
    }
    found
}

/// What stands behind several names.
struct Tails<'p> {
    provinces: BTreeSet<&'p str>,
    /// Those with the word.
    named: BTreeSet<&'p str>,
    count: usize,
}

impl<'p> Tails<'p> {
    fn of(all: impl Iterator<Item = &'p Parts>) -> Tails<'p> {
        let mut tails = Tails { provinces: BTreeSet::new(), named: BTreeSet::new(), count: 0 };
        for one in all {
            tails.provinces.insert(&one.province);
            tails.named.extend(one.has_word.then_some(one.province.as_str()));
            tails.count += 1;
        }
        tails
    }

    /// Whether it is behind several names, and nothing else is behind any.
    fn is_common(&self, province: &str) -> bool {
        self.count > 1 && self.provinces.iter().all(|one| *one == province)
    }

    /// Whether no other is said to be a province.
    fn names_no_other(&self, province: &str) -> bool {
        self.named.iter().all(|one| *one == province)
    }
}

/// A name, and what stands behind its last comma or dash, or in brackets at its end.
fn parts(name: &str) -> Option<Parts> {
    let name = composed(name).split_whitespace().collect::<Vec<_>>().join(" ");
    let (bare, tail) = match name.strip_suffix(')') {
        Some(inner) => inner.rsplit_once('(')?,
        None => {
            let marks = [",", " - ", " – ", " — "];
            let last = marks.into_iter().filter_map(|mark| Some((name.rfind(mark)?, mark.len()))).max()?;
            (name.get(..last.0)?, name.get(last.0 + last.1..)?)
        }
    };
    let (bare, tail) = (bare.trim().to_owned(), tail.trim().to_owned());
    let compared = plain_name(&tail);
    let words = ["tỉnh ", "thành phố ", "tp. ", "tp.", "tp "];
    let rest = words.into_iter().find_map(|word| compared.strip_prefix(word));
    let (has_word, province) = (rest.is_some(), rest.unwrap_or(&compared).trim().to_owned());
    (!bare.is_empty() && !province.is_empty()).then_some(Parts { bare, tail, province, has_word })
}

/// Whether a text is written as the names of provinces are: two words or more, each with a capital. "Bắc", "cũ" and "Văn
/// phòng" are not.
fn is_name(text: &str) -> bool {
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    text.contains(' ') && text.split(' ').all(is_capital)
}
