//! `thuocdo rank`: prints the units of its inputs in order, group by group, and what changed since an earlier publication.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

use thuocdo_core::Json;
use thuocdo_core::rank::{Earlier, GroupPlaces, changes, rank};
use thuocdo_core::round;
use thuocdo_core::snapshot::{Snapshot, verify};
use thuocdo_text as text;

use crate::arguments::Arguments;
use crate::field::{DECIMAL_MARK, FRAMEWORK, Field, Tables};
use crate::{Outcome, complain, output, publication, say};

const PREVIOUS: &str = "--previous";

/// What is to be ranked, and what it is compared with.
pub(crate) struct Call {
    arguments: Arguments,
    tables: Tables,
}

impl Call {
    /// The call that these arguments are.
    pub(crate) fn of(arguments: &[String]) -> Result<Call, String> {
        let arguments = Arguments::of(arguments, &[FRAMEWORK, PREVIOUS, DECIMAL_MARK])?;
        let tables = Tables::of(&arguments)?;
        if arguments.inputs.is_empty() { Err("chưa có tên tệp.".into()) } else { Ok(Call { arguments, tables }) }
    }
}

/// Ranks everything that the call names and prints one array.
pub(crate) fn rank_all(Call { arguments: call, tables }: &Call, out: &mut impl Write) -> io::Result<Outcome> {
    let previous = match call.option(PREVIOUS) {
        Some(name) => match publication::open(name) {
            Some(snapshot) => Some((name.to_owned(), Arc::new(snapshot))),
            None => return Ok(Outcome::Faulty),
        },
        None => None,
    };
    let Some(mut field) = Field::read(&call.inputs, tables) else { return Ok(Outcome::Faulty) };
    if let Some((source, snapshot)) = field.shown.take() {
        return show(&source, &snapshot, previous.as_ref().map(|(_, previous)| &**previous), field.outcome, out);
    }
    // What is said goes before what a round has.
    let previous = previous.or_else(|| field.previous.take());
    let Some(framework) = field.framework.clone() else { return Ok(field.outcome) };
    let contenders = field.contenders();
    let ranking = rank(&framework, &field.groups, &contenders);
    field.tell_differing_ranks(&ranking);
    let sheets = field.entrants.iter().map(|entrant| &entrant.sheet);
    for apart in round::cohorts_apart(&framework, sheets) {
        let name = |at: usize| field.entrants[at].sheet.unit.name.clone();
        say(format_args!("{}", text::round::cohort_apart(&framework, &apart, name)));
    }
    Field::tell_no_result(&ranking, &contenders);
    let mut rows: Vec<Vec<(&'static str, Option<Json>)>> = Vec::with_capacity(contenders.len());
    for row in ranking.groups.iter().flat_map(|group| &group.rows) {
        let contender = &contenders[row.contender];
        let errors = &field.entrants[row.contender].errors;
        rows.push(output::ranked(&framework, &contender.unit, &contender.score, row.rank, errors));
    }
    if let Some((of, previous)) = previous {
        let earlier = Earlier::of_snapshot(&previous, &framework);
        let changes = changes(&framework, &contenders, &ranking, &earlier);
        for (row, fields) in ranking.groups.iter().flat_map(|group| &group.rows).zip(&mut rows) {
            fields.push(("change", Some(output::change(&earlier, &changes.units[row.contender]))));
        }
        let gone: Vec<&str> = changes.gone.iter().map(|row| earlier.rows[*row].unit.name.as_str()).collect();
        if !gone.is_empty() {
            say(format_args!("{of}: {}", text::rank::gone(&gone)));
        }
    }
    let rows = rows.into_iter().map(Json::object).collect();
    writeln!(out, "{}", Json::List(rows).to_line())?;
    Ok(field.outcome)
}

/// Prints the units of a publication whose ranks can only be shown, as they were published, group by group.
fn show(
    source: &str,
    snapshot: &Snapshot,
    previous: Option<&Snapshot>,
    mut outcome: Outcome,
    out: &mut impl Write,
) -> io::Result<Outcome> {
    let (source, framework) = (text::visible(source), &snapshot.framework);
    let verified = verify(snapshot);
    say(format_args!("{source}: {}", text::rank::only_shown(snapshot)));
    let mut errors: Vec<BTreeSet<&'static str>> = vec![BTreeSet::new(); snapshot.units.len()];
    for (at, problem) in verified.problems.iter().filter(|(_, problem)| problem.is_error()) {
        let unit = &snapshot.units[*at].sheet.unit.name;
        complain(&format!("{source}: {unit}"), std::slice::from_ref(problem), Some(framework));
        errors[*at].insert(problem.code());
        outcome = Outcome::Faulty;
    }
    let earlier = previous.map(|previous| Earlier::of_snapshot(previous, framework));
    let compared = earlier.as_ref().filter(|_| !verified.contenders.is_empty());
    let compared =
        compared.map(|earlier| (earlier, changes(framework, &verified.contenders, &verified.ranking, earlier)));
    if earlier.is_some() && compared.is_none() {
        say(format_args!("{source}: {}", text::rank::TOTALS_NOT_COMPARED));
        outcome = Outcome::Faulty;
    }
    let mut places = GroupPlaces::of(snapshot.groups.iter().map(String::as_str));
    let mut order: Vec<(usize, u32, usize)> = Vec::with_capacity(snapshot.units.len());
    for (at, unit) in snapshot.units.iter().enumerate() {
        order.push((places.place(&unit.sheet.unit.group), unit.published.rank.unwrap_or(u32::MAX), at));
    }
    order.sort_unstable();
    let row = |(_, _, at): (usize, u32, usize)| {
        let (unit, numbers) = (&snapshot.units[at].sheet.unit, snapshot.numbers(&verified, at));
        let mut fields = output::shown(unit, &numbers, &errors[at]);
        if let Some((earlier, changes)) = &compared {
            fields.push(("change", Some(output::change(earlier, &changes.units[at]))));
        }
        Json::object(fields)
    };
    writeln!(out, "{}", Json::List(order.into_iter().map(row).collect()).to_line())?;
    Ok(outcome)
}
