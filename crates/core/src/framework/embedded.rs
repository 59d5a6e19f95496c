//! The frameworks that travel inside the app and the command line.

use std::sync::{Arc, OnceLock};

use super::Framework;

/// One file per decision; a decision once published here is never edited (docs/adr/0004-law-as-data.md).
pub(super) const SOURCES: &[&str] = &[
    include_str!("../../frameworks/qd766-2022.json"),
    include_str!("../../frameworks/lai-chau-2020.json"),
    include_str!("../../frameworks/par-tinh-2948-2017.json"),
    include_str!("../../frameworks/par-tinh-1149-2020.json"),
    include_str!("../../frameworks/sipas-2024.json"),
    include_str!("../../frameworks/xa-mau-2026.json"),
];

/// All embedded frameworks, read once.
pub fn embedded() -> &'static [Arc<Framework>] {
    static ALL: OnceLock<Vec<Arc<Framework>>> = OnceLock::new();
    // A file that does not load would be missing here; `every_embedded_framework_loads` keeps that from landing.
    ALL.get_or_init(|| SOURCES.iter().filter_map(|text| super::read(text).ok()).map(Arc::new).collect())
}

/// The embedded framework with an id.
pub fn by_id(id: &str) -> Option<Arc<Framework>> {
    embedded().iter().find(|framework| framework.id == id).cloned()
}

/// The embedded framework whose hash begins with eight bytes, as links name it.
pub fn by_hash(short: [u8; 8]) -> Option<Arc<Framework>> {
    embedded().iter().find(|framework| framework.hash.short() == short).cloned()
}

impl Framework {
    /// Whether this very text is among the embedded ones, so that its hash alone names it.
    pub fn is_embedded(&self) -> bool {
        by_hash(self.hash.short()).is_some_and(|known| known.hash == self.hash)
    }
}
