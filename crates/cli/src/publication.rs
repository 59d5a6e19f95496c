//! Verifying publications: a snapshot in a file or a link is computed again, and every number that does not come out is named.

use std::io::{self, Write};

use thuocdo_core::Json;
use thuocdo_core::exchange;
use thuocdo_core::snapshot::{self, Mismatch, Said, Snapshot, Which, Whose, verify};
use thuocdo_text as text;
use thuocdo_text::defect::Names;

use crate::{Outcome, complain, complain_link, input, output, payload, say};

/// Whether a text is the file of a publication; anything else is read as sheets are.
pub(crate) fn is_one(text: &str) -> bool {
    // Where the word is not there at all, nothing is parsed for it.
    let json = text.contains(snapshot::FORMAT).then(|| Json::parse(text, snapshot::FILE_LIMIT).ok()).flatten();
    json.is_some_and(|json| json.get("format") == Some(&Json::text(snapshot::FORMAT)))
}

/// The publication of a file or a link, whose warnings are told; `None` where it cannot be read, which is too.
pub(crate) fn open(name: &str) -> Option<Snapshot> {
    if let Some(payload) = payload(name) {
        let opened = exchange::decode_publication(payload).map_err(|fault| complain_link(name, &fault));
        return opened.ok().inspect(|snapshot| complain(name, &snapshot.noticed, Some(&snapshot.framework)));
    }
    match input::whole(name, snapshot::FILE_LIMIT) {
        Ok(text) => read(name, &text),
        Err(problem) => {
            complain(name, &[problem], None);
            None
        }
    }
}

/// The publication in the text of a file, as [`open`] tells of it.
pub(crate) fn read(name: &str, text: &str) -> Option<Snapshot> {
    match snapshot::read(text) {
        Ok(read) => {
            complain(name, &read.warnings, Some(&read.snapshot.framework));
            Some(read.snapshot)
        }
        Err(problems) => {
            complain(name, &problems, None);
            None
        }
    }
}

/// Verifies a publication in a file.
pub(crate) fn verify_file(source: &str, text: &str, out: &mut impl Write) -> io::Result<Outcome> {
    match snapshot::read(text) {
        Ok(read) => told(source, &read.snapshot, out),
        Err(problems) => {
            complain(source, &problems, None);
            Ok(Outcome::Faulty)
        }
    }
}

/// Verifies a publication in a link.
pub(crate) fn verify_link(source: &str, payload: &str, out: &mut impl Write) -> io::Result<Outcome> {
    match exchange::decode_publication(payload) {
        Ok(snapshot) => told(source, &snapshot, out),
        Err(fault) => {
            complain_link(source, &fault);
            Ok(Outcome::Faulty)
        }
    }
}

/// A publication agrees when every number comes out, no answer is in error, and it was computed on this text of its framework.
fn told(source: &str, snapshot: &Snapshot, out: &mut impl Write) -> io::Result<Outcome> {
    let verified = verify(snapshot);
    let framework = &snapshot.framework;
    complain(source, &snapshot.noticed, Some(framework));
    for mismatch in &verified.mismatches {
        say(format_args!("{source}: {}", text::publication::mismatch(snapshot, mismatch)));
    }
    let names = Names::of(Some(framework));
    let problems = verified.problems.iter().map(|(at, problem)| {
        let unit = &snapshot.units[*at].sheet.unit.name;
        complain(&format!("{source}: {unit}"), std::slice::from_ref(problem), Some(framework));
        let mut fields = vec![("unit".to_owned(), Json::text(&**unit))];
        if let Json::Object(rest) = output::problem(problem, &names) {
            fields.extend(rest);
        }
        Json::Object(fields)
    });
    let problems: Vec<Json> = problems.collect();
    if !snapshot.has_published() {
        say(format_args!("{source}: {}", text::ui::NOTHING_PUBLISHED));
    }
    let agrees = verified.agrees();
    let line = Json::object([
        ("agrees", Some(Json::Bool(agrees))),
        ("title", Some(Json::text(&*snapshot.title))),
        ("publisher", Some(Json::text(&*snapshot.publisher))),
        ("framework", Some(Json::text(&*framework.id))),
        ("framework_hash", Some(Json::text(framework.hash.to_string()))),
        ("units", Some(Json::Number(snapshot.units.len().to_string()))),
        ("mismatches", Some(Json::List(verified.mismatches.iter().map(|one| mismatch(snapshot, one)).collect()))),
        ("problems", Some(Json::List(problems))),
    ]);
    writeln!(out, "{}", line.to_line())?;
    Ok(if agrees { Outcome::Well } else { Outcome::Faulty })
}

fn mismatch(snapshot: &Snapshot, mismatch: &Mismatch) -> Json {
    let which = match mismatch.which {
        Which::Total => "total",
        Which::Attainable => "attainable",
        Which::Index => "index",
        Which::Class => "class",
        Which::Rank => "rank",
        Which::Mean => "mean",
    };
    let whose = match &mismatch.whose {
        Whose::Unit(at) => ("unit", Some(Json::text(&*snapshot.units[*at].sheet.unit.name))),
        Whose::Groups(names) => ("groups", Some(Json::List(names.iter().map(Json::text).collect()))),
    };
    Json::object([
        whose,
        ("number", Some(Json::text(which))),
        ("published", Some(said(&mismatch.published))),
        ("computed", Some(said(&mismatch.computed))),
    ])
}

fn said(value: &Said) -> Json {
    match value {
        Said::Number(value) => Json::text(value.to_string()),
        Said::Between(from, to) => Json::List(vec![Json::text(from.to_string()), Json::text(to.to_string())]),
        Said::Word(word) => Json::text(&**word),
        Said::Rank(rank) => Json::Number(rank.to_string()),
        Said::Nothing => Json::Null,
    }
}
