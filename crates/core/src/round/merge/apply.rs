//! Taking accepted sheets over into a round, field by field.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::changes::{changes, merged, put, value_at};
use super::{Accept, Change, Chosen, Incoming, Kind, Preview};
use crate::assessment::plain_name;
use crate::round::units::UnitIndex;
use crate::round::{Round, RoundUnit};

/// The round with what was accepted of each incoming sheet; `accepted` has one entry for each, in their order.
///
/// What was not accepted stays as it is, and so does what no sheet mentions. A group that a new unit brings is added behind
/// the others. Where the round by now has something else than the preview showed, nothing of that takes its place.
pub fn apply(round: &Round, incoming: &[Incoming], preview: &Preview, accepted: &[Accept]) -> Round {
    let chosen: Vec<Chosen> =
        preview.entries.iter().zip(accepted).map(|(entry, accept)| entry.chosen(*accept)).collect();
    apply_chosen(round, incoming, preview, &chosen)
}

/// The same, with a choice for each change.
pub fn apply_chosen(round: &Round, incoming: &[Incoming], preview: &Preview, chosen: &[Chosen]) -> Round {
    let mut merged = round.clone();
    let mut index = merged.unit_index();
    let mut groups: BTreeSet<String> = merged.groups.iter().map(|group| plain_name(group)).collect();
    for ((one, entry), chosen) in incoming.iter().zip(&preview.entries).zip(chosen) {
        if !chosen.unit || !entry.can_be_taken() {
            continue;
        }
        let taken = entry.changes.iter().zip(&chosen.changes).filter(|(_, is_taken)| **is_taken);
        let taken: Vec<&Change> = taken.map(|(change, _)| change).collect();
        let at = match (&entry.kind, entry.unit) {
            (Kind::New, _) => add(&mut merged, &mut index, one, &taken),
            (_, Some(at)) => merged.units.get_mut(at).map(|unit| {
                take(unit, taken.into_iter());
                at
            }),
            (_, None) => None,
        };
        if let Some(unit) = at.and_then(|at| merged.units.get_mut(at)) {
            // A sheet that comes again does not make a unit late that was not.
            unit.received = unit.received.or(one.received);
            let group = unit.sheet.unit.group.clone();
            add_group(&mut merged, &mut groups, &group);
        }
    }
    merged
}

/// Adds a unit with all that its sheet says, but of the verdicts only those taken. Where it has come meanwhile, only what
/// it does not have yet is added. Gives its place; `None` where several units have its name by now.
fn add(merged: &mut Round, index: &mut UnitIndex, one: &Incoming, taken: &[&Change]) -> Option<usize> {
    let mut sheet = Arc::clone(&one.sheet);
    if sheet.is_appraised() {
        let bare = Arc::make_mut(&mut sheet);
        for answer in bare.answers.values_mut() {
            *answer =
                std::mem::take(answer).with_appraisal(|appraisal| (appraisal.first, appraisal.second) = (None, None));
        }
        bare.answers.retain(|_, answer| !answer.is_empty());
        taken.iter().for_each(|change| put(bare, &change.field, &change.after));
    }
    match index.like(&sheet.unit)[..] {
        [] => {
            index.push(&sheet.unit);
            merged.units.push(RoundUnit { sheet, received: None });
            Some(merged.units.len() - 1)
        }
        [at] => {
            let unit = merged.units.get_mut(at)?;
            let new = changes(&unit.sheet, &sheet);
            take(unit, new.iter().filter(|change| !change.replaces));
            Some(at)
        }
        _ => None,
    }
}

/// Puts changes into a unit's sheet, which is copied only when something changes.
fn take<'c>(unit: &mut RoundUnit, taken: impl Iterator<Item = &'c Change>) {
    for Change { field, before, after, .. } in taken {
        let now = value_at(&unit.sheet, field);
        if now == *before {
            put(Arc::make_mut(&mut unit.sheet), field, after);
        } else if let Some((after, false)) = merged(&now, after.clone()) {
            // Another accepted sheet has been here: what this one adds to it is added.
            put(Arc::make_mut(&mut unit.sheet), field, &after);
        }
    }
}

fn add_group(round: &mut Round, known: &mut BTreeSet<String>, group: &str) {
    if !group.is_empty() && known.insert(plain_name(group)) {
        round.groups.push(group.to_owned());
    }
}
