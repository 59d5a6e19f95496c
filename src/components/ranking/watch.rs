//! Who is so near a boundary that the last printed digit decides, and what other rules would change.

use leptos::prelude::*;
use thuocdo_core::rank::{Alternative, alternatives, near};
use thuocdo_text::{rank as words, ui as t};

use crate::components::markup::el;
use crate::state::publication::Publication;

/// The units at a boundary, then every other rule with the units that it concerns.
pub fn boundary_watch(publication: &Publication) -> AnyView {
    let framework = &publication.snapshot.framework;
    let verification = &publication.verification;
    let (contenders, ranking) = (&verification.contenders, &verification.ranking);
    let found = near(framework, contenders, ranking);
    let line = |one: &thuocdo_core::rank::Near| {
        let tag = one.is_disputable().then(|| el!("span"["class" = "tag is-example"], t::DISPUTABLE));
        el!("li", words::near(framework, contenders, one), " ", tag)
    };
    let lines: Vec<AnyView> = found.iter().map(line).collect();
    let lines = if lines.is_empty() { el!("p", t::NOBODY_NEAR) } else { el!("ul"["class" = "near-list"], lines) };
    let rule = |one: &Alternative| {
        let unit = |changed| el!("li", words::changed(framework, contenders, changed));
        let units: Vec<AnyView> = one.changed.iter().map(unit).collect();
        let head = format!("{}: {}.", words::other_rule(framework, &one.rule), words::concerned(&one.changed));
        el!("li", head, (!units.is_empty()).then(|| el!("ul", units)))
    };
    let rules: Vec<AnyView> = alternatives(framework, contenders, ranking).iter().map(rule).collect();
    el!(
        "div"["class" = "boundary-watch"],
        el!("p"["class" = "muted"], t::BOUNDARY_LEAD),
        lines,
        el!("h3", t::OTHER_RULES),
        el!("ul"["class" = "other-rules"], rules),
    )
}
