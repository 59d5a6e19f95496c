//! The sheets of words: the framework with its rules, and by what method the table was made.

use thuocdo_core::framework::{CompareOn, Framework, Node, NotApplicable, Ties};
use thuocdo_core::snapshot::{Snapshot, Verification, Whose};
use thuocdo_text::number::short;
use thuocdo_text::ui as p;
use thuocdo_text::{date, problem, publication, score, workbook as t};

use super::book::{At, Book, Page, Sheet, Style};

/// A node as a heading calls it: its number and its name.
pub(super) fn called(node: &Node) -> String {
    format!("{} {}", node.number, node.name.vi).trim().to_owned()
}

/// Writes the sheet of criteria.
pub(super) fn write_framework(book: &mut Book, framework: &Framework) {
    let at = |row: u32, column: u16| At { sheet: Sheet::Framework, row, column };
    book.text(at(0, 0), &framework.title.vi, Style::TITLE);
    for (column, text) in t::FRAMEWORK_HEADINGS.into_iter().enumerate() {
        book.text(at(1, column as u16), text, Style::HEADING);
    }
    for (row, node) in (2..).zip(framework.nodes()) {
        let style = if node.leaf.is_some() { Style::WRAPPED } else { Style { bold: true, ..Style::WRAPPED } };
        book.text(at(row, 0), &node.number, style);
        book.text(at(row, 1), &node.id, style);
        book.text(at(row, 2), &node.name.vi, style);
        book.number(at(row, 3), node.attainable(), style);
        book.text(at(row, 4), node.leaf.as_ref().map_or("", |leaf| score::scored_by(leaf.scored_by)), style);
        book.text(at(row, 5), &score::rule(framework, node), style);
        book.text(at(row, 6), node.citation.as_deref().unwrap_or_default(), style);
    }
    let widths = vec![9.0, 22.0, 48.0, 10.0, 20.0, 60.0, 30.0];
    book.page(Sheet::Framework, Page { heading: (1, 1), fixed_columns: 0, widths });
}

/// Writes the sheet of the method: what the table rests on, how it is rounded and ranked, and what does not come out.
pub(super) fn write_method(book: &mut Book, snapshot: &Snapshot, verified: &Verification) {
    let framework = &snapshot.framework;
    let rounding = &framework.policies.rounding;
    let mut rows: Vec<(&str, String)> = vec![
        (p::FRAMEWORK_OF, format!("{} ({})", framework.title.vi, framework.id)),
        (p::HASH, snapshot.stated_hash.clone().unwrap_or_else(|| framework.hash.to_string())),
        (p::FRAMEWORK_STATUS, p::status(framework.status).to_owned()),
        (t::PERIOD, date::period(snapshot.period)),
    ];
    for basis in &framework.legal_basis {
        let signed = basis.date.map(date::date);
        let title = basis.title.as_deref().unwrap_or_default();
        rows.push((t::LEGAL_BASIS, t::legal_basis(&basis.number, signed.as_deref(), &basis.issuer, title)));
    }
    rows.push((t::ROUNDING_LEAF, score::rounding(rounding.leaf)));
    rows.push((t::ROUNDING_NODE, score::rounding(rounding.node)));
    rows.push((t::ROUNDING_TOTAL, score::rounding(rounding.total)));
    rows.push((t::PRINTED_POINTS, score::rounding(Some(rounding.printed_points))));
    rows.push((t::PRINTED_INDEX, score::rounding(Some(rounding.printed_index))));
    rows.push((t::INDEX, t::INDEX_RULE.to_owned()));
    rows.push((
        t::NOT_APPLICABLE,
        t::not_applicable(
            framework.policies.not_applicable == NotApplicable::Shrink,
            framework.policies.not_applicable == NotApplicable::Full,
        )
        .to_owned(),
    ));
    rows.push((t::COMPARED_ON, t::compared_on(framework.policies.compare_on == CompareOn::Printed).to_owned()));
    rows.push((p::TIE_RULE, ties(framework)));
    for class in &framework.policies.classes.list {
        rows.push((t::CLASS, t::class(&class.name.vi, &short(class.from))));
    }
    let whole = framework.attainable().to_decimal().map(short).unwrap_or_default();
    rows.push((p::OUT_OF, whole));
    rows.push((p::GROUP_MEANS, p::MEAN_OF_PRINTED.to_owned()));
    rows.push((t::FORMULAS, t::ABOUT_FORMULAS.to_owned()));
    for note in &framework.notes {
        rows.push((p::REMARKS, note.text.clone()));
    }
    for problem in &verified.noticed {
        rows.push((t::TO_LOOK_AT, publication::noticed(snapshot, problem)));
    }
    for mismatch in verified.mismatches.iter().filter(|one| !matches!(one.whose, Whose::Unit(_))) {
        rows.push((p::DISAGREES, publication::mismatch(snapshot, mismatch)));
    }
    for (unit, problem) in &verified.problems {
        let name = snapshot.units.get(*unit).map_or("", |unit| unit.sheet.unit.name.as_str());
        rows.push((t::TO_LOOK_AT, format!("{name}: {}", problem::line(problem, Some(framework)))));
    }
    let at = |row: u32, column: u16| At { sheet: Sheet::Method, row, column };
    book.text(at(0, 0), t::METHOD, Style::TITLE);
    for (row, (label, text)) in (1..).zip(rows) {
        book.text(at(row, 0), label, Style { bold: true, ..Style::WRAPPED });
        book.text(at(row, 1), &text, Style::WRAPPED);
    }
    book.page(Sheet::Method, Page { heading: (0, 0), fixed_columns: 0, widths: vec![34.0, 100.0] });
}

fn ties(framework: &Framework) -> String {
    match &framework.policies.ties {
        Ties::Competition => t::TIES_COMPETITION.to_owned(),
        Ties::Dense => t::TIES_DENSE.to_owned(),
        Ties::Ordinal(breakers) => {
            let breakers: Vec<String> = breakers.iter().map(|breaker| score::tie_breaker(framework, breaker)).collect();
            t::ties_ordinal(&breakers)
        }
    }
}
