//! Parts of ranking tables: the table, its notes, what can be read out of it, one unit, one criterion over all units.

pub mod annex;
pub mod area_points;
pub mod change;
pub mod criterion;
pub mod denominators;
pub mod distances;
pub mod incomplete;
pub mod means;
pub mod merged;
pub mod notes;
pub mod table;
pub mod unit;
pub mod watch;

use std::sync::Arc;

use leptos::prelude::*;
use thuocdo_core::framework::{Framework, Status};
use thuocdo_text::{ui as t, visible};

use super::fold::fold;
use super::markup::{Piece, el, part, part_while};
use super::status_tag::example_line;
use crate::adapters::clock;
use crate::state::publication::Publication;

/// The rows up to which everything is made without a word: more take long enough that it is said first.
pub const AT_ONCE: usize = 1_000;

/// What a group is called, one of so many: a group without a name is all units only where there is no other.
fn group_name(group: &str, of: usize) -> String {
    match (group, of) {
        ("", 0 | 1) => t::ALL_GROUPS.to_owned(),
        ("", _) => t::NO_GROUP.to_owned(),
        (name, _) => visible(name),
    }
}

/// What a table of a group, one of so many, is called: those of a page are told apart.
fn table_name(what: &str, group: &str, of: usize) -> String {
    if of > 1 { format!("{what}, {}", group_name(group, of)) } else { what.to_owned() }
}

/// That a framework is no decision's, said at the head of every page of what was computed by it, and at the foot of every sheet
/// of its print.
pub fn example_mark(framework: &Framework) -> AnyView {
    (framework.status == Status::Example).then(example_line).piece()
}

/// The names of the units without any result, in the order of the table.
fn no_result(publication: &Publication) -> Vec<String> {
    publication.rows.iter().filter(|row| row.has_no_result).map(|row| visible(&row.name)).collect()
}

/// What is made of so many rows: of many, that it is computed is said before.
pub fn computed(rows: usize, body: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let is_ready = RwSignal::new(rows <= AT_ONCE);
    if !is_ready.get_untracked() {
        let ready = move || {
            let _ = is_ready.try_set(true);
        };
        clock::later(clock::FRAME, Box::new(ready));
    }
    part(move || match is_ready.get() {
        true => body(),
        false => el!("p"["role" = "status"], t::WORKING),
    })
}

/// What can be read out of a ranking, each part closed until it is wanted, and following the ranking while it is open; `last` is
/// the part on the last period. Of an excerpt there is nothing that is made of all units: no boundaries, means, merged table.
pub fn analysis(publication: Signal<Arc<Publication>>, last: AnyView) -> AnyView {
    if publication.with_untracked(|publication| publication.verification.contenders.is_empty()) {
        return last;
    }
    let one = move |heading: &'static str, body: fn(&Publication) -> AnyView| {
        fold(heading, RwSignal::new(false), move || {
            let rows = publication.with_untracked(|publication| publication.rows.len());
            computed(rows, move || publication.with(|publication| body(publication)))
        })
    };
    let several = move || {
        publication.with(|publication| publication.is_whole() && publication.verification.ranking.groups.len() > 1)
    };
    let is_whole = publication.with_untracked(|publication| publication.is_whole());
    el!(
        "section" ["class" = "analysis", "aria-labelledby" = "analysis"],
        el!("h2"["id" = "analysis"], t::ANALYSIS),
        last,
        is_whole.then(|| one(t::BOUNDARY_WATCH, watch::boundary_watch)).piece(),
        match is_whole {
            true => one(t::DISTANCES, distances::distances),
            false => one(t::CLASS_DISTANCES, distances::distances),
        },
        is_whole.then(|| one(t::AREA_MEANS, means::area_table)).piece(),
        one(t::AREA_POINTS, area_points::area_points),
        part_while(several, move || one(t::IF_MERGED, merged::merged_table)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_without_a_name_is_all_units_only_where_it_is_alone() {
        for (group, of, wanted) in [("", 1, t::ALL_GROUPS), ("", 2, t::NO_GROUP), ("Xã", 1, "Xã"), ("Xã", 2, "Xã")]
        {
            assert_eq!(group_name(group, of), wanted);
        }
        assert_eq!(table_name("Bảng", "Xã", 2), "Bảng, Xã");
        assert_eq!(table_name("Bảng", "Xã", 1), "Bảng");
    }
}
