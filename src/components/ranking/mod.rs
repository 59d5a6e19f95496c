//! Parts of ranking tables: the table, its notes, what can be read out of it, one unit, one criterion over all units.

pub mod annex;
pub mod change;
pub mod criterion;
pub mod distances;
pub mod means;
pub mod merged;
pub mod notes;
pub mod table;
pub mod unit;
pub mod watch;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_text::{ui as t, visible};

use super::fold::fold;
use super::markup::{Piece, el};
use crate::state::publication::Publication;

/// The name of a group in headings.
fn group_name(group: &str) -> String {
    if group.is_empty() { t::NO_GROUP.to_owned() } else { visible(group) }
}

/// What can be read out of a ranking, each part closed until it is wanted; `last` is the part on the last period.
pub fn analysis(publication: &Arc<Publication>, last: AnyView) -> AnyView {
    if publication.verification.contenders.is_empty() {
        return last;
    }
    let one = |heading: &'static str, body: fn(&Publication) -> AnyView| {
        let publication = Arc::clone(publication);
        fold(heading, RwSignal::new(false), move || body(&publication))
    };
    let several = publication.verification.ranking.groups.len() > 1;
    el!(
        "section" ["class" = "analysis", "aria-labelledby" = "analysis"],
        el!("h2"["id" = "analysis"], t::ANALYSIS),
        last,
        one(t::BOUNDARY_WATCH, watch::boundary_watch),
        one(t::DISTANCES, distances::distances),
        one(t::AREA_MEANS, means::area_table),
        several.then(|| one(t::IF_MERGED, merged::merged_table)).piece(),
    )
}
