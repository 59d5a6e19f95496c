//! Tables whose printed results say more than their columns do: a round of their own, ranked by what is printed.

use std::sync::Arc;

use thuocdo_core::exchange::table::{self, Decisions, Grid, Table, TableFault, TableProblem};
use thuocdo_core::round::Round;
use thuocdo_core::round::merge::{Accept, Entry, Incoming, apply, preview};
use thuocdo_text::{table as table_words, ui};

use super::incoming::{LINES, sheet_of_row};

/// A table that prints results alone, or with points of some criteria only.
#[derive(Clone, Debug)]
pub struct PrintedResults {
    /// Where it came from.
    pub source: String,
    /// Whether columns of some criteria were found all the same, so that its rows are sheets.
    pub has_sheets: bool,
    /// The round of what it prints; `None` where it prints no results, or numbers that can be two.
    pub round: Option<Arc<Round>>,
}

impl PartialEq for PrintedResults {
    /// Two are one where they came of one reading.
    fn eq(&self, other: &PrintedResults) -> bool {
        self.source == other.source && self.round.as_ref().map(Arc::as_ptr) == other.round.as_ref().map(Arc::as_ptr)
    }
}

impl PrintedResults {
    /// What a table prints, read as results; what is noteworthy of that is added to `lines`.
    pub(super) fn of(
        round: &Round,
        source: &str,
        grid: &Grid,
        read: &Table,
        decisions: &Decisions,
        lines: &mut Vec<String>,
    ) -> PrintedResults {
        let has_sheets = read.lacks_parts();
        let of_results = table::of_results(read, &round.framework);
        let ranked = of_results.and_then(|results| {
            let more_than_full = results.attainable() > round.framework.max();
            let results = Arc::new(results);
            let mut read = if has_sheets {
                let mut own = read.clone();
                table::take_results(&mut own, &results);
                own
            } else {
                table::read(grid, &results, round.period, decisions)
            };
            if read.problems.iter().any(TableProblem::is_ambiguous) {
                return None;
            }
            let settled = table::settle_denominators(&mut read, &results);
            let ranks = read.differing_ranks(&results);
            // Of a table with sheets, what is wrong with its columns is told with these.
            let of_results = |one: &&TableProblem| !has_sheets || matches!(one.fault, TableFault::StatedDiffers { .. });
            let problems = read.problems.iter().filter(of_results);
            let problems = ranks.iter().chain(problems).map(|one| table_words::line(one, Some(&results)));
            let why = if has_sheets { table_words::RANKED_BY_RESULTS } else { table_words::ONLY_RESULTS };
            let told = std::iter::once(why.to_owned())
                .chain(more_than_full.then(|| table_words::MORE_THAN_FULL.to_owned()))
                .chain(table_words::own_denominators(&read, &settled, &results))
                .chain(problems);
            // What was told of the columns as the framework has them is not told twice.
            let told = told.map(|line| format!("{source}: {line}")).filter(|line| !lines.contains(line));
            let told = ui::lines_told(told, LINES);
            lines.extend(told);
            let mut ranked = Round::new(Arc::clone(&results), &ui::round_of_results(&round.title), round.period);
            ranked.groups.clone_from(&read.groups);
            let sheets: Vec<Incoming> =
                read.units.into_iter().map(|unit| sheet_of_row(source, unit, &results)).collect();
            let seen = preview(&ranked, &sheets);
            let all: Vec<Accept> = seen.entries.iter().map(Entry::usual).collect();
            Some(Arc::new(apply(&ranked, &sheets, &seen, &all)))
        });
        PrintedResults { source: source.to_owned(), has_sheets, round: ranked }
    }
}
