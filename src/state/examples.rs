//! The built-in examples: real published figures, read-only, marked as examples wherever they are shown.

use std::sync::Arc;

use thuocdo_core::assessment::{self, Assessment};
use thuocdo_core::framework::Framework;

/// An example.
pub struct Example {
    /// Its id in addresses.
    pub id: &'static str,
    /// The framework.
    pub framework: Arc<Framework>,
    /// The sheet.
    pub assessment: Assessment,
}

const FILES: [(&str, &str); 2] = [
    ("van-canh", include_str!("../../assets/examples/van-canh-2026.json")),
    ("so-noi-vu-lai-chau", include_str!("../../assets/examples/so-noi-vu-lai-chau-2020.json")),
];

/// All examples.
pub fn all() -> impl Iterator<Item = Example> {
    FILES.into_iter().filter_map(|(id, text)| read(id, text))
}

/// The example with an id.
pub fn by_id(wanted: &str) -> Option<Example> {
    FILES.into_iter().find(|(id, _)| *id == wanted).and_then(|(id, text)| read(id, text))
}

fn read(id: &'static str, text: &str) -> Option<Example> {
    let read = assessment::read(text).ok()?;
    Some(Example { id, framework: read.framework, assessment: read.assessment })
}

#[cfg(test)]
mod tests {
    use super::*;
    use thuocdo_core::score::score;
    use thuocdo_text::{date, ui as t};

    #[test]
    fn the_start_page_lists_them_as_they_are() {
        let found = all().map(|Example { id, framework, assessment }| {
            let about = format!("{} · {}", framework.short_title.vi, date::period(assessment.period));
            [id.to_owned(), assessment.unit.name, about]
        });
        assert_eq!(found.collect::<Vec<_>>(), t::EXAMPLE_ROWS);
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
