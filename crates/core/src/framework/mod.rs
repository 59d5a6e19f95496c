//! Frameworks (bộ tiêu chí): a decision's tree, rules and policies as data, with its citations.

mod date;
mod embedded;
mod lint;
mod model;
mod read;

pub use date::Date;
pub use embedded::{by_hash, by_id, embedded};
pub use lint::lint;
pub use model::{
    Class, Classes, CompareOn, FigureName, FigureSpec, Framework, FrameworkHash, InForce, IndexRule, Leaf, LegalBasis,
    Name, Node, NodeIndex, NotApplicable, NotMeasured, Note, NoteKind, Policies, RoundingLevels, Rule, ScoredBy,
    Status, Ties, ZeroDenominator,
};
pub(crate) use read::envelope;
pub use read::{FILE_LIMIT, FORMAT, VERSION, read};
