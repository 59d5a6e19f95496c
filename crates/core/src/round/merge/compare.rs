//! Comparing incoming sheets with a round: whose they are, and what of them is new.

use std::collections::BTreeMap;

use super::alike::Nearby;
use super::changes::{changes, verdicts};
use super::province::without_province;
use super::{Change, Entry, Incoming, Kind, Preview, Refusal};
use crate::assessment::Assessment;
use crate::round::Round;
use crate::round::units::UnitIndex;

/// What incoming sheets would do to a round. What a sheet does not mention is no change: a file without appraisals takes
/// none away.
pub fn preview(round: &Round, incoming: &[Incoming]) -> Preview {
    preview_for(round, incoming, &[])
}

/// The same, where somebody has said which unit of the round a sheet is of: `units[i]` is the place of the unit of
/// `incoming[i]`. Without a place there, or where it is none of the round, the unit is found by its name.
pub fn preview_for(round: &Round, incoming: &[Incoming], units: &[Option<usize>]) -> Preview {
    let (known, nearby, mut arrived) = (round.unit_index(), Nearby::of(round), UnitIndex::default());
    let mut of_unit: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut entries: Vec<Entry> = Vec::with_capacity(incoming.len());
    let named = |at: usize| units.get(at).copied().flatten().filter(|unit| *unit < round.units.len());
    let own = |(at, one): (usize, &Incoming)| named(at).map_or_else(|| known.like(&one.sheet.unit), |unit| vec![unit]);
    let own: Vec<Vec<usize>> = incoming.iter().enumerate().map(own).collect();
    let mut without_province = without_province(round, &known, incoming, &own).into_iter();
    for (at, (one, own)) in incoming.iter().zip(own).enumerate() {
        let bare = without_province.next().flatten();
        let mut entry = entry(round, one, bare.as_ref().map_or(own, |bare| vec![bare.unit]));
        // What somebody has said needs no hint.
        if is_open(&entry) && named(at).is_none() {
            entry.alike = nearby.alike(&one.sheet.unit, entry.unit);
            entry.province = bare.map(|bare| bare.tail);
        }
        // Of the same unit: by its place in the round, or, where it has none yet, by name.
        let earlier = match entry.unit {
            Some(unit) => of_unit.get(&unit).cloned().unwrap_or_default(),
            None => arrived.like(&one.sheet.unit),
        };
        arrived.push(&one.sheet.unit);
        entries.push(entry);
        if !is_open(&entries[at]) {
            continue;
        }
        let earlier = earlier.into_iter().filter(|before| is_open(&entries[*before]));
        let clashes = |before: usize| Some((before, clash(&incoming[before].sheet, &one.sheet)?));
        match earlier.into_iter().find_map(clashes) {
            Some((before, clash)) => {
                let (kind, changes) = (Kind::Refused(Refusal::Twice(before)), Vec::new());
                entries[at] = Entry { kind, changes, ..entries[at].clone() };
                if clash == Clash::Contradicts {
                    entries[before].contradicted.push(at);
                }
            }
            None => {
                if let Some(unit) = entries[at].unit {
                    of_unit.entry(unit).or_default().push(at);
                }
            }
        }
    }
    Preview { entries }
}

fn is_open(entry: &Entry) -> bool {
    !matches!(entry.kind, Kind::Refused(_))
}

/// How two sheets of one unit stand in each other's way.
#[derive(PartialEq)]
enum Clash {
    /// The second says nothing that the first does not.
    AddsNothing,
    /// They say different things of one field.
    Contradicts,
}

/// Whether two sheets of one unit stand in each other's way; `None` where the second completes the first.
fn clash(first: &Assessment, second: &Assessment) -> Option<Clash> {
    let new = changes(first, second);
    if new.is_empty() {
        return Some(Clash::AddsNothing);
    }
    new.iter().any(|change| change.replaces).then_some(Clash::Contradicts)
}

/// What two sheets of one unit say differently: of each field what the first says, then the second.
pub fn contradictions(first: &Assessment, second: &Assessment) -> Vec<Change> {
    let mut found = changes(first, second);
    found.retain(|change| change.replaces);
    found
}

/// What one sheet would do, which is of one of these units of the round.
fn entry(round: &Round, incoming: &Incoming, units: Vec<usize>) -> Entry {
    let sheet = &incoming.sheet;
    let entry = |kind, unit, changes| Entry {
        kind,
        unit,
        province: None,
        changes,
        contradicted: Vec::new(),
        alike: Vec::new(),
    };
    let refused = |reason| entry(Kind::Refused(reason), None, Vec::new());
    if incoming.framework.id != round.framework.id {
        return refused(Refusal::OtherFramework(incoming.framework.id.clone()));
    }
    if incoming.is_other_text || incoming.framework.hash != round.framework.hash {
        return refused(Refusal::OtherText);
    }
    if sheet.period != round.period {
        return refused(Refusal::OtherPeriod(sheet.period));
    }
    let at = match units[..] {
        [] => return entry(Kind::New, None, verdicts(sheet)),
        [at] => at,
        _ => return refused(Refusal::SeveralUnits(units)),
    };
    let unit = &round.units[at];
    let changes = changes(&unit.sheet, sheet);
    let kind = match (unit.received, incoming.received, changes.is_empty()) {
        (None, Some(_), _) => Kind::First,
        (_, _, true) => Kind::Same,
        (_, _, false) => Kind::Changed,
    };
    entry(kind, Some(at), changes)
}
