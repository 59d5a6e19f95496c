//! The list of those who should send: one unit a line, with its group; what of a line is not written down is told.

use std::collections::BTreeMap;

use leptos::prelude::*;
use thuocdo_core::assessment::{NAME_LIMIT, Unit, matching_name};
use thuocdo_core::rank::is_same_group;
use thuocdo_core::round::Round;
use thuocdo_text::ui as t;

use crate::components::fields::lines_field;
use crate::components::markup::el;
use crate::state::rounds::open::OpenRound;
use crate::state::workspace::Workspace;

/// The most lines that are told of one list.
const TOLD: usize = 20;

/// The way in for the list.
pub(super) fn expected_units(open: OpenRound, list: RwSignal<String>) -> AnyView {
    let ws = Workspace::expect_context();
    let add = move |_| {
        let (lines, too_long) =
            list.with_untracked(|text| listed(text)).into_iter().partition::<Vec<_>, _>(Listed::fits);
        if lines.is_empty() && too_long.is_empty() {
            return;
        }
        let before = open.round.with_untracked(|round| round.units.len());
        let all = lines.len();
        open.change(|round| {
            let mut round = round.clone();
            round.add_units(lines.iter().map(|line| line.unit.clone()));
            round
        });
        let (added, not_kept) =
            open.round.with_untracked(|round| (round.units.len() - before, not_kept(round, &lines)));
        list.set(String::new());
        let left = not_kept.len().saturating_sub(TOLD);
        let mut told = vec![t::units_added(added, all - added)];
        told.extend(too_long.iter().take(TOLD).map(|one| t::line_too_long(one.line, NAME_LIMIT)));
        told.extend(not_kept.into_iter().take(TOLD));
        told.extend((left > 0).then(|| t::lines_left(left)));
        ws.notify(false, t::EXPECTED_UNITS, told, None);
    };
    el!(
        "section"["class" = "door"],
        el!("h2", t::EXPECTED_UNITS),
        lines_field("expected-units", t::EXPECTED_UNITS, Some(t::EXPECTED_UNITS_HINT), None, list),
        el!("button" ["type" = "button", "class" = "secondary", @on "click" = add], t::ADD_UNITS),
    )
}

/// One line of the list.
struct Listed {
    /// Its place in the text, from 1.
    line: usize,
    unit: Unit,
    /// What stands behind the group.
    rest: String,
}

impl Listed {
    /// Whether a file with it can be read again.
    fn fits(&self) -> bool {
        [&self.unit.name, &self.unit.group].into_iter().all(|text| text.chars().count() <= NAME_LIMIT)
    }
}

/// One unit a line: its name and, behind a tab or semicolon, its group.
fn listed(text: &str) -> Vec<Listed> {
    let listed = |(at, line): (usize, &str)| {
        let mut parts = line.split(['\t', ';']).map(str::trim);
        let name = parts.next().unwrap_or_default().to_owned();
        let group = parts.next().unwrap_or_default().to_owned();
        let rest = parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ");
        (!name.is_empty()).then_some(Listed { line: at + 1, unit: Unit { name, code: String::new(), group }, rest })
    };
    text.lines().enumerate().filter_map(listed).collect()
}

/// What of the lines is not in the round to which they were added, each as a sentence.
fn not_kept(round: &Round, lines: &[Listed]) -> Vec<String> {
    let mut known: BTreeMap<String, Vec<&Unit>> = BTreeMap::new();
    for unit in round.units.iter().map(|unit| &unit.sheet.unit) {
        known.entry(matching_name(&unit.name)).or_default().push(unit);
    }
    let told = |line: &Listed| {
        let same = known.get(&matching_name(&line.unit.name)).map(Vec::as_slice).unwrap_or_default();
        let mut same = same.iter().filter(|unit| unit.is_same(&line.unit));
        let group = &line.unit.group;
        let is_elsewhere = !group.is_empty() && !same.clone().any(|unit| is_same_group(&unit.group, group));
        let elsewhere = same.next().filter(|_| is_elsewhere);
        let elsewhere = elsewhere.map(|unit| t::other_group(line.line, &line.unit.name, &unit.group, group));
        let rest = (!line.rest.is_empty()).then(|| t::not_listed(line.line, &line.rest));
        elsewhere.into_iter().chain(rest)
    };
    lines.iter().flat_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::assessment::Period;
    use thuocdo_core::framework::by_id;

    #[test]
    fn a_line_that_no_file_could_hold_is_left_out() {
        let name = |letters: usize| "ă".repeat(letters);
        for (line, wanted) in [
            (name(300), true),
            (name(301), false),
            (format!("Xã A;{}", name(300)), true),
            (format!("Xã A;{}", name(301)), false),
        ] {
            assert_eq!(
                listed(&line).iter().map(Listed::fits).collect::<Vec<_>>(),
                [wanted],
                "{}",
                line.chars().count()
            );
        }
    }

    #[test]
    fn what_is_not_written_down_is_told_with_its_line() {
        for (text, units, wanted) in [
            ("UBND xã A; Xã\nUBND xã B", 2, vec![]),
            ("UBND xã A; Xã\nUBND xã A; xã\nUBND xã A", 1, vec![]),
            ("UBND xã Đôi; Xã\n\nUBND xã Đôi; Phường", 1, vec!["Dòng 3: “UBND xã Đôi”"]),
            ("UBND xã Ba;Xã;thừa", 1, vec!["Dòng 1: phần “thừa”"]),
            ("UBND xã Ba;Xã; \nUBND xã Ba;Huyện;a;b", 1, vec!["Dòng 2: “UBND xã Ba”", "Dòng 2: phần “a; b”"]),
        ] {
            let mut round = Round::new(by_id("qd766-2022").unwrap(), "Đợt thử", Period::Year(2026));
            let lines = listed(text);
            round.add_units(lines.iter().map(|line| line.unit.clone()));
            let told = not_kept(&round, &lines);
            assert_eq!((round.units.len(), told.len()), (units, wanted.len()), "{text}: {told:?}");
            let pairs = told.iter().zip(&wanted);
            assert!(pairs.into_iter().all(|(told, wanted)| told.starts_with(wanted)), "{text}: {told:?}");
        }
    }
}
