//! `thuocdo rank`: prints the units of its inputs in order, group by group, and what changed since an earlier publication.

use std::io::{self, Write};

use thuocdo_core::Json;
use thuocdo_core::rank::{Earlier, changes, rank};
use thuocdo_text as text;

use crate::arguments::Arguments;
use crate::field::{DECIMAL_MARK, FRAMEWORK, Field, Tables};
use crate::{Outcome, output, publication, say};

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
            Some(snapshot) => Some(snapshot),
            None => return Ok(Outcome::Faulty),
        },
        None => None,
    };
    let Some(mut field) = Field::read(&call.inputs, tables) else { return Ok(Outcome::Faulty) };
    let Some(framework) = field.framework.clone() else { return Ok(field.outcome) };
    let contenders = field.contenders();
    let ranking = rank(&framework, &field.groups, &contenders);
    field.tell_differing_ranks(&ranking);
    Field::tell_no_result(&ranking, &contenders);
    let mut rows: Vec<Vec<(&'static str, Option<Json>)>> = Vec::with_capacity(contenders.len());
    for row in ranking.groups.iter().flat_map(|group| &group.rows) {
        let contender = &contenders[row.contender];
        let errors = &field.entrants[row.contender].errors;
        rows.push(output::ranked(&framework, &contender.unit, &contender.score, row.rank, errors));
    }
    if let Some(previous) = previous {
        let earlier = Earlier::of_snapshot(&previous, &framework);
        let changes = changes(&framework, &contenders, &ranking, &earlier);
        for (row, fields) in ranking.groups.iter().flat_map(|group| &group.rows).zip(&mut rows) {
            fields.push(("change", Some(output::change(&earlier, &changes.units[row.contender]))));
        }
        let gone: Vec<&str> = changes.gone.iter().map(|row| earlier.rows[*row].unit.name.as_str()).collect();
        if !gone.is_empty() {
            say(format_args!("{}: {}", call.option(PREVIOUS).unwrap_or_default(), text::rank::gone(&gone)));
        }
    }
    let rows = rows.into_iter().map(Json::object).collect();
    writeln!(out, "{}", Json::List(rows).to_line())?;
    Ok(field.outcome)
}
