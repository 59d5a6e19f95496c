//! The built-in examples: real published figures, read-only, marked as examples wherever they are shown.

use std::sync::Arc;

use thuocdo_core::assessment::{self, Assessment};
use thuocdo_core::framework::{self, Framework};
use thuocdo_text::ui as t;

/// An example.
pub struct Example {
    /// The framework.
    pub framework: Arc<Framework>,
    /// The sheet.
    pub assessment: Assessment,
}

/// All examples.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = Example> {
    t::EXAMPLE_ROWS.iter().filter_map(|[id, ..]| by_id(id))
}

/// The example with an id; `None` for another id, and before the frameworks are here.
pub fn by_id(wanted: &str) -> Option<Example> {
    let at = t::EXAMPLE_ROWS.iter().position(|[id, ..]| *id == wanted)?;
    let read = assessment::read_json(framework::example(at)?).ok()?;
    Some(Example { framework: read.framework, assessment: read.assessment })
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::score::score;
    use thuocdo_text::date;

    #[test]
    fn the_start_page_lists_them_as_they_are() {
        for [id, name, about] in t::EXAMPLE_ROWS {
            let Example { framework, assessment } = by_id(id).unwrap();
            assert_eq!(assessment.unit.name, name);
            assert_eq!(format!("{} · {}", framework.short_title.vi, date::period(assessment.period)), about);
        }
        assert!(by_id("khong-co").is_none() && framework::example(t::EXAMPLE_ROWS.len()).is_none());
    }

    #[test]
    fn examples_give_their_published_results() {
        let published = [("van-canh", "75.34"), ("so-noi-vu-lai-chau", "87.42")];
        assert_eq!(all().count(), published.len());
        for (id, index) in published {
            let Example { framework, assessment, .. } = by_id(id).unwrap();
            let score = score(&framework, &assessment);
            assert_eq!(score.problems, [], "{id}");
            assert_eq!(score.index.unwrap().printed, index.parse().unwrap(), "{id}");
        }
    }
}
