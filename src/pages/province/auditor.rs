//! The auditor: a pasted table or article, and what of it agrees, what does not, and what could not be checked.

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::audit::{Audit, Finding, PublishedTable, Severity, audit};
use thuocdo_core::framework::{Framework, embedded};
use thuocdo_text::audit::columns as read;
use thuocdo_text::{audit as words, ui as t};

use crate::components::fields::{choice_field, lines_field};
use crate::components::markup::{Piece, el, part, text};

/// The most findings of one sort that are listed at once.
const SHOWN: usize = 200;

/// The page.
pub fn auditor() -> AnyView {
    let pasted = RwSignal::new(String::new());
    let chosen = RwSignal::new(String::new());
    let audited: RwSignal<Option<Arc<Audit>>> = RwSignal::new(None);
    let none = (String::new(), t::AUDIT_NO_FRAMEWORK.to_owned());
    let known = embedded().iter().map(|one| (one.id.clone(), one.short_title.vi.clone()));
    let options: Vec<(String, String)> = std::iter::once(none).chain(known).collect();
    let run = move |event: leptos::ev::Event| {
        event.prevent_default();
        let id = chosen.get_untracked();
        let framework: Option<Arc<Framework>> = embedded().iter().find(|one| one.id == id).cloned();
        let found = pasted.with_untracked(|text| audit(text, framework.as_deref()));
        audited.set(Some(Arc::new(found)));
    };
    vec![
        el!("h1"["tabindex" = "-1"], t::AUDITOR),
        el!("p"["class" = "lead"], t::AUDITOR_LEAD),
        el!(
            "form" ["class" = "door", "novalidate" = "", @on "submit" = run],
            lines_field("audit-text", t::AUDIT_TEXT, Some(t::AUDIT_TEXT_HINT), None, pasted),
            choice_field(
                "audit-framework",
                t::AUDIT_FRAMEWORK,
                options,
                text(move || chosen.get()),
                Callback::new(move |id| chosen.set(id)),
            ),
            el!("button"["type" = "submit"], t::AUDIT_RUN),
        ),
        part(move || audited.get().map(|audit| result(&audit)).piece()),
    ]
    .into_any()
}

fn result(audit: &Audit) -> AnyView {
    let wrong = audit.findings.iter().filter(|one| one.severity() == Severity::Contradiction).count();
    let nothing = audit.findings.is_empty() && audit.agreed.is_empty() && audit.unchecked.is_empty();
    if nothing && audit.tables.is_empty() {
        return el!("p" ["class" = "empty", "role" = "status"], t::AUDIT_NOTHING);
    }
    el!(
        "div"["class" = "outcome"],
        el!(
            "p" ["role" = "status", "data-audit" = ""],
            t::audit_counts(audit.findings.len(), wrong, audit.agreed.len(), audit.unchecked.len()),
        ),
        columns(audit),
        list(audit, &audit.findings, t::AUDIT_FINDINGS, true),
        list(audit, &audit.agreed, t::AUDIT_AGREED, false),
        list(audit, &audit.unchecked, t::AUDIT_UNCHECKED, false),
    )
}

/// What each column was taken for; open when some was not recognised, for then something is not checked.
fn columns(audit: &Audit) -> AnyView {
    if audit.tables.is_empty() {
        return el!("span");
    }
    let has_unknown = read::has_unknown(audit);
    let one = |table: &PublishedTable| {
        let lines: Vec<AnyView> = read::columns(table).map(|column| el!("li", read::column(column))).collect();
        el!("div", el!("p", read::table(table)), el!("ul", lines))
    };
    let tables: Vec<AnyView> = audit.tables.iter().take(SHOWN).map(one).collect();
    let remark = if has_unknown { el!("p"["class" = "muted"], read::UNKNOWN_COLUMNS) } else { el!("span") };
    el!(
        "details" ["class" = "fold", "data-columns" = "", "open" = Signal::stored(has_unknown)],
        el!("summary", read::COLUMNS),
        tables,
        remark,
    )
}

/// The findings of one sort; those that agree or could not be checked are folded away.
fn list(audit: &Audit, findings: &[Finding], title: &'static str, is_open: bool) -> AnyView {
    if findings.is_empty() {
        return el!("span");
    }
    let line = |one: &Finding| {
        let class = match one.severity() {
            Severity::Contradiction => "problem is-error",
            Severity::NotReproduced | Severity::Look => "problem is-warning",
            Severity::Agrees | Severity::NotChecked => "",
        };
        el!(
            "li",
            el!("span"["class" = "code"], one.code()),
            " ",
            el!("span"["class" = class], words::severity(one.severity())),
            ". ",
            words::sentence(one, audit),
            " ",
            el!("span"["class" = "muted"], words::place(one, audit)),
        )
    };
    let lines: Vec<AnyView> = findings.iter().take(SHOWN).map(line).collect();
    el!(
        "details" ["class" = "fold", "open" = Signal::stored(is_open)],
        el!("summary", title, " (", findings.len().to_string(), ")"),
        el!("ul"["class" = "audit-list"], lines),
    )
}
