//! Tables read for a framework, and what came of them in short lines that tests compare.

use thuocdo_core::assessment::{Figure, Given, Period};
use thuocdo_core::exchange::table::{Decisions, Grid, Meaning, Part, ReadAs, Table, read};
use thuocdo_core::framework::{Framework, by_id};

pub const LAI_CHAU: &str = "lai-chau-2020";
pub const DECREE: &str = "qd766-2022";
pub const SAMPLE: &str = "xa-mau-2026";

/// The table of a text, for an embedded framework.
pub fn table(framework: &str, text: &str) -> Table {
    decided(framework, text, &Decisions::default())
}

pub fn decided(framework: &str, text: &str, decisions: &Decisions) -> Table {
    read(&Grid::read(text).unwrap(), &by_id(framework).unwrap(), Period::Year(2026), decisions)
}

/// The problems as `T08 C1`, errors with `!` behind.
pub fn problems(table: &Table) -> Vec<String> {
    let line = |problem: &thuocdo_core::exchange::table::TableProblem| {
        let mark = if problem.is_error() { "!" } else { "" };
        format!("{} {}{mark}", problem.code(), problem.path())
    };
    table.problems.iter().map(line).collect()
}

/// The units with group and row: `xã | UBND xã Vân Canh | 2`.
pub fn units(table: &Table) -> Vec<String> {
    let unit = |unit: &thuocdo_core::exchange::table::TableUnit| {
        format!("{} | {} | {}", unit.assessment.unit.group, unit.assessment.unit.name, unit.row + 1)
    };
    table.units.iter().map(unit).collect()
}

/// The answers of the unit at a place: `ON_TIME.num=2541`.
pub fn answers(table: &Table, unit: usize) -> Vec<String> {
    let figure = |figure: &Figure| match figure {
        Figure::Number(value) => value.to_string(),
        Figure::Unread(text, _) => format!("?{text}"),
    };
    let sheet = &table.units[unit].assessment;
    let mut lines = Vec::new();
    for (id, answer) in &sheet.answers {
        match &answer.given {
            Some(Given::Points(points)) => lines.push(format!("{id}={}", figure(points))),
            Some(Given::Figures(figures)) => {
                lines.extend(figures.iter().map(|(name, value)| format!("{id}.{}={}", name.as_str(), figure(value))));
            }
            Some(Given::Choice(choice)) => lines.push(format!("{id}.choice={choice}")),
            Some(Given::Yes(yes)) => lines.push(format!("{id}.yes={yes}")),
            Some(Given::NotApplicable(reason)) => lines.push(format!("{id}.not_applicable={reason}")),
            None => {}
        }
        if !answer.note.is_empty() {
            lines.push(format!("{id}.note={}", answer.note));
        }
    }
    lines
}

/// What the columns mean, those that mean nothing as `-`.
pub fn columns(framework: &str, table: &Table) -> Vec<String> {
    let framework = by_id(framework).unwrap();
    table.columns.iter().map(|column| column.meaning.as_ref().map_or("-".into(), |m| meaning(&framework, m))).collect()
}

fn meaning(framework: &Framework, meaning: &Meaning) -> String {
    match meaning {
        Meaning::Answer(node, part) => {
            let id = &framework.node(*node).id;
            match part {
                Part::Points => id.clone(),
                Part::Figure(name) => format!("{id}.{}", name.as_str()),
                other => format!("{id}.{other:?}"),
            }
        }
        Meaning::Stated(kind) => format!("{kind:?}"),
        other => format!("{other:?}"),
    }
}

/// The echoes: `C7 6,31 = 6.31`.
pub fn echoes(framework: &str, table: &Table) -> Vec<String> {
    let framework = by_id(framework).unwrap();
    let echo = |echo: &thuocdo_core::exchange::table::Echo| {
        let read = match &echo.read {
            ReadAs::Number(value) => value.to_string(),
            ReadAs::Column(column) => meaning(&framework, column),
            ReadAs::Group(name) => format!("group {name}"),
            ReadAs::PassedOver(what) => format!("{what:?}"),
            other => format!("{other:?}"),
        };
        format!("{} {} = {read}", echo.at, echo.text)
    };
    table.echoes.iter().map(echo).collect()
}
