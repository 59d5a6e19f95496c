//! Frameworks (bộ tiêu chí): a decision's tree, rules and policies as data, with its citations.

mod check;
mod compare;
mod date;
mod embedded;
mod envelope;
mod lint;
mod matching;
mod model;
mod outline;
mod read;
mod schema;
mod wording;

pub use check::{Checked, Reading, check};
pub use compare::{Comparison, Difference, NodeDifference, compare};
pub use date::Date;
pub use embedded::{by_hash, by_id, embedded, example, followed_on, supply};
pub(crate) use envelope::{UNCLEAR, envelope, envelope_version};
pub use lint::{BasisPart, Counted, Defect, Found, Unreachable, lint};
pub use matching::{Matching, matching};
pub use model::{
    AboveFull, Band, Block, ChangedValue, Class, Classes, Cohort, CompareOn, Edge, FigureName, FigureSpec, Framework,
    FrameworkHash, InForce, IndexRule, Leaf, LegalBasis, Measure, Name, Node, NodeIndex, NotApplicable, NotMeasured,
    Note, NoteKind, Policies, PrintedCounts, RoundingLevels, Rule, RuleOption, ScoredBy, Status, TieBreaker, Ties,
    ValueChange, ZeroDenominator,
};
pub use outline::{
    Outline, OutlineColumn, OutlineFault, OutlineFaultKind, OutlineRow, OutlineUse, PageReader, PastedTable,
    SpannedCell, TakenBy, bare_page, new_id, new_leaf, next_number,
};
pub use read::{FILE_LIMIT, FORMAT, VERSION, read, read_json};
pub use schema::schema;
pub(crate) use wording::{Wording, says_the_same};
