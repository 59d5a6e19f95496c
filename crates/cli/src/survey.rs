//! `thuocdo survey`: reads tables of answers, and prints the satisfaction index of each unit with its sample error.

use std::io::{self, Write};

use thuocdo_core::Json;
use thuocdo_core::exchange::table::survey::{SurveyUnit, read};
use thuocdo_core::exchange::table::{self, Grid};
use thuocdo_core::number::{Rounding, RoundingMode};
use thuocdo_core::survey::{Satisfaction, Share};
use thuocdo_text as text;

use crate::{Outcome, complain, input, say};

/// Prints one object for each unit of each table.
pub(crate) fn survey_all(inputs: &[String], out: &mut impl Write) -> io::Result<Outcome> {
    let mut outcome = Outcome::Well;
    for name in inputs {
        outcome = outcome.and(survey(name, out)?);
    }
    Ok(outcome)
}

fn survey(name: &str, out: &mut impl Write) -> io::Result<Outcome> {
    let bytes = match input::bytes(name, table::FILE_LIMIT) {
        Ok(bytes) => bytes,
        Err(problem) => {
            complain(name, &[problem], None);
            return Ok(Outcome::Faulty);
        }
    };
    let grid = if thuocdo_xlsx::is_workbook(&bytes) {
        input::workbook(name, &bytes)
    } else {
        table::decoded(&bytes).and_then(|text| Grid::read(&text))
    };
    let table = match grid {
        Ok(grid) => read(&grid),
        Err(problem) => {
            say(format_args!("{name}: {}", text::table::line(&problem, None)));
            return Ok(Outcome::Faulty);
        }
    };
    for problem in &table.problems {
        say(format_args!("{name}: {}", text::survey::line(problem)));
    }
    let dropped: Vec<String> =
        table.units.iter().filter(|unit| !unit.is_whole).map(|unit| unit.unit.name.clone()).collect();
    if !dropped.is_empty() {
        say(format_args!("{name}: {}", text::survey::dropped(&dropped)));
    }
    let units: Vec<(&SurveyUnit, Satisfaction)> =
        table.units.iter().filter(|unit| unit.is_whole).map(|unit| (unit, unit.survey.satisfaction())).collect();
    let indices: Vec<&Share> = units.iter().filter_map(|(_, found)| found.index.as_ref()).collect();
    for (unit, found) in &units {
        writeln!(out, "{}", printed(unit, found, &indices).to_line())?;
    }
    Ok(if table.has_errors() { Outcome::Faulty } else { Outcome::Well })
}

/// One unit, with how many of all `indices` its own cannot be told apart from.
fn printed(unit: &SurveyUnit, found: &Satisfaction, indices: &[&Share]) -> Json {
    let factors =
        unit.survey.factors.iter().zip(found.factors.iter().zip(&found.items)).map(|(factor, (share, items))| {
            let items =
                factor.items.iter().zip(items).map(|(item, share)| Json::object(named(&item.name, share.as_ref())));
            let mut fields = named(&factor.name, share.as_ref());
            fields.push(("items", Some(Json::List(items.collect()))));
            Json::object(fields)
        });
    let alike = found.index.as_ref().map(|own| {
        let others = indices.iter().filter(|other| !std::ptr::eq(**other, own) && !own.is_told_apart(other));
        Json::Number(others.count().to_string())
    });
    let mut fields = vec![("unit", Some(Json::text(&*unit.unit.name)))];
    fields.extend(share(found.index.as_ref()));
    fields.push(("not_told_apart", Some(alike.unwrap_or(Json::Null))));
    fields.push(("factors", Some(Json::List(factors.collect()))));
    Json::object(fields)
}

fn named(name: &str, of: Option<&Share>) -> Vec<(&'static str, Option<Json>)> {
    std::iter::once(("name", Some(Json::text(name)))).chain(share(of)).collect()
}

fn share(share: Option<&Share>) -> [(&'static str, Option<Json>); 3] {
    let two = Rounding { decimals: 2, mode: RoundingMode::HalfUp };
    let text = |value: Option<String>| Some(value.map_or(Json::Null, Json::text));
    [
        ("index", text(share.map(|share| share.percent.round(two).to_string()))),
        ("margin", text(share.map(|share| share.margin.to_string()))),
        ("answers", Some(Json::Number(share.map_or(0, |share| share.answers).to_string()))),
    ]
}
