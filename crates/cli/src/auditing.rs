//! `thuocdo audit`: says what of a published table or article agrees with itself, and what does not.

use std::io::{self, Write};

use thuocdo_core::Json;
use thuocdo_core::audit::{Audit, Certainty, Finding, Severity, audit, audit_grid};
use thuocdo_core::exchange::table;
use thuocdo_core::framework::Framework;
use thuocdo_text as text;

use crate::arguments::Arguments;
use crate::field::{FRAMEWORK, find_framework};
use crate::{Outcome, complain, input, say};

/// Results as JSON and not as sentences.
const JSON: &str = "--json";

/// What is audited, and how it is printed.
pub(crate) struct Call {
    arguments: Arguments,
    as_json: bool,
}

impl Call {
    /// The call that these arguments are.
    pub(crate) fn of(arguments: &[String]) -> Result<Call, String> {
        let as_json = arguments.iter().any(|argument| argument == JSON);
        let others: Vec<String> = arguments.iter().filter(|argument| *argument != JSON).cloned().collect();
        let arguments = Arguments::of(&others, &[FRAMEWORK])?;
        if arguments.inputs.is_empty() { Err("chưa có tên tệp.".into()) } else { Ok(Call { arguments, as_json }) }
    }
}

/// Prints what was found in each input; it is well when nothing contradicts itself.
pub(crate) fn audit_all(Call { arguments, as_json }: &Call, out: &mut impl Write) -> io::Result<Outcome> {
    let framework = match arguments.option(FRAMEWORK).map(|name| (name, find_framework(name))) {
        Some((name, Err(problems))) => {
            complain(name, &problems, None);
            return Ok(Outcome::Faulty);
        }
        Some((_, Ok(framework))) => Some(framework),
        None => None,
    };
    let mut outcome = Outcome::Well;
    for name in &arguments.inputs {
        let Some(audit) = audited(name, framework.as_deref()) else {
            outcome = Outcome::Faulty;
            continue;
        };
        match as_json {
            true => writeln!(out, "{}", printed(name, &audit).to_line())?,
            false => write_lines(name, &audit, out)?,
        }
        if audit.findings.iter().any(|finding| finding.severity() == Severity::Contradiction) {
            outcome = Outcome::Faulty;
        }
    }
    Ok(outcome)
}

/// What was found in one input; what cannot be read is told.
fn audited(name: &str, framework: Option<&Framework>) -> Option<Audit> {
    let bytes = input::bytes(name, table::FILE_LIMIT).map_err(|problem| complain(name, &[problem], None)).ok()?;
    let read = match thuocdo_xlsx::is_workbook(&bytes) {
        true => input::workbook(name, &bytes).map(|grid| audit_grid(&grid, framework)),
        false => table::decoded(&bytes).map(|text| audit(&text, framework)),
    };
    read.map_err(|problem| say(format_args!("{}: {}", text::visible(name), text::table::line(&problem, None)))).ok()
}

/// The sentences: what does not agree or is worth a look, what could not be checked, and how much agrees.
fn write_lines(name: &str, audit: &Audit, out: &mut impl Write) -> io::Result<()> {
    let name = text::visible(name);
    for finding in audit.findings.iter().chain(&audit.unchecked) {
        let weight = text::audit::severity(finding.severity());
        writeln!(out, "{name}: {weight}: {}", text::audit::line(finding, audit))?;
    }
    writeln!(out, "{name}: {}", text::audit::counted(audit))
}

/// Everything that was found in an input.
fn printed(name: &str, audit: &Audit) -> Json {
    let list = |findings: &[Finding]| Some(Json::List(findings.iter().map(|one| finding(one, audit)).collect()));
    let tables = audit.tables.iter().map(|table| {
        let columns = table.columns.iter().map(|column| {
            let taken_for = Json::text(text::audit::meaning(column.meaning));
            Json::object([("heading", Some(Json::text(&*column.heading))), ("taken_for", Some(taken_for))])
        });
        Json::object([
            ("line", Some(number(table.first_line))),
            ("rows", Some(number(table.rows.len()))),
            ("columns", Some(Json::List(columns.collect()))),
        ])
    });
    Json::object([
        ("file", Some(Json::text(name))),
        ("tables", Some(Json::List(tables.collect()))),
        ("findings", list(&audit.findings)),
        ("agreed", list(&audit.agreed)),
        ("unchecked", list(&audit.unchecked)),
    ])
}

fn finding(finding: &Finding, audit: &Audit) -> Json {
    let severity = match finding.severity() {
        Severity::Contradiction => "contradiction",
        Severity::NotReproduced => "not_reproduced",
        Severity::Look => "look",
        Severity::Agrees => "agrees",
        Severity::NotChecked => "not_checked",
    };
    let certainty = match finding.certainty {
        Certainty::Certain => "certain",
        Certainty::AsRead => "as_read",
    };
    let cell = finding.spot.cell;
    let table = cell.and_then(|cell| audit.tables.get(cell.table));
    let unit = table.zip(cell.and_then(|cell| cell.row)).and_then(|(table, row)| table.rows.get(row));
    let column = table.zip(cell.and_then(|cell| cell.column)).and_then(|(table, column)| table.columns.get(column));
    Json::object([
        ("code", Some(Json::text(finding.code()))),
        ("severity", Some(Json::text(severity))),
        ("certainty", Some(Json::text(certainty))),
        ("line", Some(number(finding.spot.line))),
        ("unit", unit.map(|unit| Json::text(&*unit.name))),
        ("column", column.map(|column| Json::text(&*column.heading))),
        ("quote", Some(Json::text(&*finding.quote))),
        ("sentence", Some(Json::text(text::audit::sentence(finding, audit)))),
    ])
}

fn number(value: impl ToString) -> Json {
    Json::Number(value.to_string())
}
