//! The auditor: published articles and tables with what is known to be wrong in them, made ones with nothing wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

#[path = "audit/articles.rs"]
mod articles;
#[path = "audit/checks.rs"]
mod checks;
#[path = "audit/hostile.rs"]
mod hostile;
#[path = "audit/made.rs"]
mod made;
#[path = "audit/planted.rs"]
mod planted;
#[path = "audit/plausible.rs"]
mod plausible;
#[path = "audit/sentences.rs"]
mod sentences;
#[path = "audit/shapes.rs"]
mod shapes;
#[path = "audit/wording.rs"]
mod wording;

use thuocdo_core::audit::{Audit, Finding, Severity, audit};

/// What does not agree or is worth a look, as codes with their lines.
fn found(text: &str) -> Vec<(&'static str, u32)> {
    places(&audit(text, None).findings)
}

fn places(findings: &[Finding]) -> Vec<(&'static str, u32)> {
    findings.iter().map(|finding| (finding.code(), finding.spot.line)).collect()
}

/// The codes of what agrees, and of what was not checked.
fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(Finding::code).collect()
}

/// The one finding of a code on a line.
fn the<'a>(audit: &'a Audit, code: &str, line: u32) -> &'a Finding {
    let all = audit.findings.iter().chain(&audit.agreed).chain(&audit.unchecked);
    let found: Vec<&Finding> = all.filter(|finding| finding.code() == code && finding.spot.line == line).collect();
    assert_eq!(found.len(), 1, "{code} on line {line}: {found:?}");
    found[0]
}

/// What contradicts itself or cannot be reproduced.
fn wrong(audit: &Audit) -> Vec<&Finding> {
    let is_wrong = |finding: &&Finding| matches!(finding.severity(), Severity::Contradiction | Severity::NotReproduced);
    audit.findings.iter().filter(is_wrong).collect()
}
