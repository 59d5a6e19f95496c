//! The publication that was frozen of a round last, which stays as it was when the round goes on.

use std::sync::Arc;

use thuocdo_core::exchange::{LinkFault, encode_publication};
use thuocdo_core::round::Round;
use thuocdo_core::snapshot::{Detail, Snapshot};

use crate::state::publication::Publication;

/// A publication that was frozen of a round.
#[derive(Clone)]
pub struct Frozen {
    /// The publication.
    pub publication: Arc<Publication>,
    /// What its link carries, and how much of it that is.
    pub link: Result<(String, Detail), LinkFault>,
    /// The round of which it was made.
    of: Arc<Round>,
}

impl Frozen {
    /// Freezes what is published of a round.
    pub fn new(of: Arc<Round>, snapshot: Snapshot) -> Frozen {
        Frozen { link: encode_publication(&snapshot), publication: Publication::open(snapshot), of }
    }

    /// Whether the round has changed since; not where every change was taken back.
    pub fn is_overtaken(&self, round: &Arc<Round>) -> bool {
        !Arc::ptr_eq(&self.of, round)
    }

    /// The publication of the last period that its round is compared with.
    pub fn last(&self) -> Option<Arc<Snapshot>> {
        self.of.previous.clone()
    }

    /// The name of its file: `cong-bo-xa-mau-2026-2026.json`.
    pub fn file_name(&self) -> String {
        self.publication.file_name("json")
    }

    /// The text of its file.
    pub fn file(&self) -> String {
        self.publication.snapshot.to_json().to_pretty()
    }
}
