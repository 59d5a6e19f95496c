//! Which page of the province's program an address means: publications, rounds, the table auditor.

use crate::route::{percent_decoded, percent_encoded};

/// A page of the province's program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProvinceRoute {
    /// Publications: open one, and the examples.
    Publications,
    /// One publication.
    Publication {
        /// Where it comes from.
        source: PublicationSource,
        /// What of it.
        view: PublicationView,
    },
    /// The rounds that this browser keeps.
    Rounds,
    /// One round.
    Round {
        /// Its key.
        key: String,
        /// What of it.
        tab: RoundTab,
    },
    /// The appraisal of one unit of a round.
    RoundUnit {
        /// The round's key.
        key: String,
        /// The unit's place in the round.
        unit: usize,
        /// Its name, by which it is found where it stands elsewhere by now.
        name: Option<String>,
    },
    /// The appraisal of one criterion over all units of a round.
    RoundCriterion {
        /// The round's key.
        key: String,
        /// The node's id.
        node: String,
    },
    /// The auditor of tables and articles that others published.
    Audit,
    /// An address that means nothing here.
    Unknown,
}

/// The parts of a round's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundTab {
    /// Who is in it and who has sent; taking in sheets.
    Collect,
    /// Appraising.
    Appraise,
    /// The ranking as it stands.
    Rank,
    /// Publishing.
    Publish,
}

impl RoundTab {
    /// All of them, in the order of the work.
    pub const ALL: [RoundTab; 4] = [RoundTab::Collect, RoundTab::Appraise, RoundTab::Rank, RoundTab::Publish];

    fn word(self) -> &'static str {
        match self {
            RoundTab::Collect => "thu-thap",
            RoundTab::Appraise => "tham-dinh",
            RoundTab::Rank => "xep-hang",
            RoundTab::Publish => "cong-bo",
        }
    }
}

/// Where a publication comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationSource {
    /// A link's payload.
    Link(String),
    /// A file beside the app.
    Beside {
        /// Its path from the app's folder.
        file: String,
        /// The path of the last period's, to compare with.
        previous: Option<String>,
    },
    /// A built-in example.
    Example(String),
    /// The file that was opened last, in this tab.
    Opened,
}

/// The views of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicationView {
    /// The table.
    Table,
    /// One unit: its place in the publication.
    Unit(usize),
    /// One criterion over all units: the node's id.
    Criterion(String),
}

const UNIT: &str = "dv";
const NAME: &str = "ten";
const CRITERION: &str = "tc";
const FILE: &str = "tep";
const PREVIOUS: &str = "truoc";

impl ProvinceRoute {
    /// The page of an address's hash (`#/…`).
    pub fn parse(hash: &str) -> ProvinceRoute {
        let path = hash.trim_start_matches('#');
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let value = |name: &str| {
            let pair = query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='));
            pair.and_then(percent_decoded)
        };
        let place: Option<usize> = value(UNIT).and_then(|place| place.parse().ok());
        let criterion = value(CRITERION);
        let view = match (place, criterion.clone()) {
            (Some(place), _) => PublicationView::Unit(place),
            (None, Some(id)) => PublicationView::Criterion(id),
            (None, None) => PublicationView::Table,
        };
        let publication = |source| ProvinceRoute::Publication { source, view };
        if let Some(payload) = path.strip_prefix("/xem/") {
            return publication(PublicationSource::Link(payload.to_owned()));
        }
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        match (parts.as_slice(), value(FILE)) {
            (["cong-bo"], Some(file)) => publication(PublicationSource::Beside { file, previous: value(PREVIOUS) }),
            (["cong-bo"], None) => ProvinceRoute::Publications,
            (["cong-bo", "tep"], None) => publication(PublicationSource::Opened),
            (["cong-bo", "vi-du", id], None) => publication(PublicationSource::Example((*id).to_owned())),
            (["doi-chieu"], None) => ProvinceRoute::Audit,
            (["dot"], None) => ProvinceRoute::Rounds,
            (["dot", key], None) => ProvinceRoute::Round { key: (*key).to_owned(), tab: RoundTab::Collect },
            (["dot", key, word], None) => {
                let (key, tab) = ((*key).to_owned(), RoundTab::ALL.into_iter().find(|tab| tab.word() == *word));
                match (tab, place, criterion) {
                    (Some(RoundTab::Appraise), Some(unit), _) => {
                        ProvinceRoute::RoundUnit { key, unit, name: value(NAME) }
                    }
                    (Some(RoundTab::Appraise), None, Some(node)) => ProvinceRoute::RoundCriterion { key, node },
                    (Some(tab), ..) => ProvinceRoute::Round { key, tab },
                    (None, ..) => ProvinceRoute::Unknown,
                }
            }
            _ => ProvinceRoute::Unknown,
        }
    }

    /// The hash of a page.
    pub fn href(&self) -> String {
        match self {
            ProvinceRoute::Publications => "#/cong-bo".into(),
            ProvinceRoute::Unknown => "#/".into(),
            ProvinceRoute::Audit => "#/doi-chieu".into(),
            ProvinceRoute::Rounds => "#/dot".into(),
            ProvinceRoute::Round { key, tab: RoundTab::Collect } => format!("#/dot/{key}"),
            ProvinceRoute::Round { key, tab } => format!("#/dot/{key}/{}", tab.word()),
            ProvinceRoute::RoundUnit { key, unit, name } => {
                let name = name.as_ref().map(|name| format!("&{NAME}={}", percent_encoded(name)));
                format!("#/dot/{key}/{}?{UNIT}={unit}{}", RoundTab::Appraise.word(), name.unwrap_or_default())
            }
            ProvinceRoute::RoundCriterion { key, node } => {
                format!("#/dot/{key}/{}?{CRITERION}={}", RoundTab::Appraise.word(), percent_encoded(node))
            }
            ProvinceRoute::Publication { source, view } => {
                let (path, file) = match source {
                    PublicationSource::Link(payload) => (format!("#/xem/{payload}"), None),
                    PublicationSource::Beside { file, previous } => ("#/cong-bo".to_owned(), Some((file, previous))),
                    PublicationSource::Example(id) => (format!("#/cong-bo/vi-du/{id}"), None),
                    PublicationSource::Opened => ("#/cong-bo/tep".to_owned(), None),
                };
                let file = file.map(|(file, previous)| {
                    let previous = previous.as_ref().map(|path| format!("&{PREVIOUS}={}", percent_encoded(path)));
                    format!("{FILE}={}{}", percent_encoded(file), previous.unwrap_or_default())
                });
                let view = match view {
                    PublicationView::Table => None,
                    PublicationView::Unit(place) => Some(format!("{UNIT}={place}")),
                    PublicationView::Criterion(id) => Some(format!("{CRITERION}={}", percent_encoded(id))),
                };
                let query: Vec<String> = file.into_iter().chain(view).collect();
                if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
            }
        }
    }
}

impl PublicationSource {
    /// The address of a view of it.
    pub fn href(&self, view: PublicationView) -> String {
        ProvinceRoute::Publication { source: self.clone(), view }.href()
    }
}

/// Whether boot.js loads the province's program for an address, whether it means something or not.
pub fn is_of_program(hash: &str) -> bool {
    ["#/cong-bo", "#/dot", "#/doi-chieu", "#/xem/3"].iter().any(|start| hash.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_and_its_page_are_one() {
        for hash in [
            "#/cong-bo",
            "#/cong-bo?tep=ket-qua-2026.json",
            "#/cong-bo?tep=nam%202026/ket-qua.json&dv=3",
            "#/cong-bo?tep=2026.json&truoc=nam%202025/2025.json&tc=TTHC",
            "#/cong-bo/tep",
            "#/cong-bo/tep?tc=TTHC",
            "#/cong-bo/vi-du/lai-chau-2020",
            "#/cong-bo/vi-du/lai-chau-2020?dv=0",
            "#/doi-chieu",
            "#/dot",
            "#/dot/k1",
            "#/dot/k1/tham-dinh",
            "#/dot/k1/tham-dinh?dv=3",
            "#/dot/k1/tham-dinh?dv=3&ten=X%C3%A3%20A%20%26%20B",
            "#/dot/k1/tham-dinh?tc=ON_TIME",
            "#/dot/k1/xep-hang",
            "#/dot/k1/cong-bo",
            "#/xem/3AbC_-",
            "#/xem/3AbC_-?dv=12",
        ] {
            let route = ProvinceRoute::parse(hash);
            assert_ne!(route, ProvinceRoute::Unknown, "{hash}");
            assert_eq!(route.href(), hash);
        }
        for hash in ["#/cong-bo/khac", "#/khong-co", "#/cong-bo/vi-du", "#/dot/k1/khac"] {
            assert_eq!(ProvinceRoute::parse(hash), ProvinceRoute::Unknown, "{hash}");
            assert_eq!(is_of_program(hash), hash != "#/khong-co", "{hash}");
        }
    }
}
