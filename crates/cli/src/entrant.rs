//! One unit that is to be ranked or published: its sheet as it counts, and what is known of where it was read.

use std::collections::BTreeSet;
use std::sync::Arc;

use thuocdo_core::assessment::{Assessment, Stage};
use thuocdo_core::exchange::table::Stated;
use thuocdo_core::framework::Framework;
use thuocdo_core::problem::Problem;
use thuocdo_core::score::{Score, score};

/// One unit, and what is known of where it was read.
pub(crate) struct Entrant {
    /// Its sheet as it counts in the end.
    pub(crate) sheet: Assessment,
    /// The same with what the appraisers said, where they said anything.
    pub(crate) appraised: Option<Arc<Assessment>>,
    /// What it scores.
    pub(crate) score: Arc<Score>,
    /// The codes of what must be mended in its answers, or in its row.
    pub(crate) errors: BTreeSet<&'static str>,
    /// The table that it stands in.
    pub(crate) row: Option<TableRow>,
}

/// A unit's row in a table.
pub(crate) struct TableRow {
    /// The table.
    pub(crate) source: Arc<str>,
    /// The results that it states.
    pub(crate) stated: Stated,
    /// Whether something must be mended elsewhere in the table.
    pub(crate) is_doubtful: bool,
}

impl Entrant {
    /// A sheet by itself.
    pub(crate) fn of(framework: &Framework, sheet: Assessment) -> Entrant {
        let score = Arc::new(score(framework, &sheet));
        let errors = score.problems.iter().filter(|one| one.is_error()).map(Problem::code).collect();
        Entrant { sheet, appraised: None, score, errors, row: None }
    }

    /// A sheet as it counts in the end, and as it was appraised.
    pub(crate) fn of_final(framework: &Framework, sheet: Arc<Assessment>) -> Entrant {
        let appraised = sheet.is_appraised().then(|| Arc::clone(&sheet));
        Entrant { appraised, ..Entrant::of(framework, sheet.at(Stage::Final)) }
    }

    /// Whether its result can be relied on.
    pub(crate) fn is_sound(&self) -> bool {
        let is_doubtful = self.row.as_ref().is_some_and(|row| row.is_doubtful);
        self.errors.is_empty() && !is_doubtful && !self.sheet.answers.is_empty()
    }

    /// Whether both stand in one table, which was told of units that are there twice.
    pub(crate) fn is_in_table_of(&self, other: &Entrant) -> bool {
        match (&self.row, &other.row) {
            (Some(one), Some(other)) => Arc::ptr_eq(&one.source, &other.source),
            _ => false,
        }
    }
}
