//! The slope chart of ranks: a line for each unit from its rank in the last period to its rank now.

use leptos::prelude::*;
use thuocdo_text::ui as t;

use super::picture::Caption;
use super::svg::{Shape, shape};
use super::with_picture;
use crate::components::markup::nothing;

/// How far ranks stand from each other.
const STEP: u32 = 18;
/// Where the lines begin and end.
const LEFT: u32 = 56;
const RIGHT: u32 = 176;
/// The width of a letter, at most, on the average of a line.
const LETTER: u32 = 7;
/// The least width of the drawing.
const LEAST: u32 = 320;
/// The most letters beside a line; names of units that share a rank are cut, and stand whole in the table.
const LETTERS: usize = 56;
/// The height of the words above the lines.
const HEAD: u32 = 24;

/// One unit's ranks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slope {
    /// The unit's name.
    pub name: String,
    /// Its rank in the last period.
    pub from: u32,
    /// Its rank now.
    pub to: u32,
}

/// The chart; nothing where nobody can be compared. The table beside it holds the same ranks.
pub fn slope_chart(id: String, slopes: &[Slope], caption: Caption) -> AnyView {
    let Some(lowest) = slopes.iter().map(|slope| slope.from.max(slope.to)).max() else { return nothing() };
    let at = |rank: u32| HEAD + rank * STEP;
    let label = |x: u32, y: u32, anchor: &str, text: String| {
        let place = vec![
            ("x", x.to_string()),
            ("y", y.to_string()),
            ("text-anchor", anchor.to_owned()),
            ("class", "slope-text".into()),
        ];
        shape(Shape::Text, place, vec![text.into_any()])
    };
    let mut parts = vec![
        label(LEFT, HEAD / 2 + 4, "end", t::LAST_PERIOD.into()),
        label(RIGHT, HEAD / 2 + 4, "start", t::THIS_PERIOD.into()),
    ];
    for slope in slopes {
        let class = match slope.to.cmp(&slope.from) {
            std::cmp::Ordering::Less => "slope is-up",
            std::cmp::Ordering::Equal => "slope is-same",
            std::cmp::Ordering::Greater => "slope is-down",
        };
        let said = shape(Shape::Title, Vec::new(), vec![t::slope(&slope.name, slope.from, slope.to).into_any()]);
        let ends = vec![
            ("x1", LEFT.to_string()),
            ("y1", at(slope.from).to_string()),
            ("x2", RIGHT.to_string()),
            ("y2", at(slope.to).to_string()),
        ];
        parts.push(shape(
            Shape::Group,
            vec![("class", class.into())],
            vec![shape(Shape::Line, ends, Vec::new()), said],
        ));
    }
    // Units that share a rank share a line of words.
    let mut ranks: Vec<u32> = slopes.iter().map(|slope| slope.from).collect();
    ranks.sort_unstable();
    ranks.dedup();
    parts.extend(ranks.iter().map(|rank| label(LEFT - 6, at(*rank) + 4, "end", rank.to_string())));
    let mut ends: Vec<(u32, String)> = Vec::new();
    for slope in slopes {
        match ends.iter_mut().find(|(rank, _)| *rank == slope.to) {
            Some((_, names)) => names.push_str(&format!(", {}", slope.name)),
            None => ends.push((slope.to, format!("{} {}", slope.to, slope.name))),
        }
    }
    let cut = |names: String| {
        let is_long = names.chars().count() > LETTERS;
        if is_long { names.chars().take(LETTERS - 1).chain(['…']).collect() } else { names }
    };
    let ends: Vec<(u32, String)> = ends.into_iter().map(|(rank, names)| (rank, cut(names))).collect();
    let longest = ends.iter().map(|(_, names)| names.chars().count() as u32).max().unwrap_or_default();
    let width = LEAST.max(RIGHT + 6 + longest * LETTER);
    parts.extend(ends.into_iter().map(|(rank, names)| label(RIGHT + 6, at(rank) + 4, "start", names)));
    let height = at(lowest) + STEP;
    let attributes = vec![
        ("id", id.clone()),
        ("class", "slope-chart".into()),
        ("viewBox", format!("0 0 {width} {height}")),
        // As large as it is drawn: its words are to be read.
        ("width", width.to_string()),
        ("height", height.to_string()),
        ("role", "img".into()),
        ("aria-label", t::SLOPE_CHART.into()),
    ];
    with_picture(id, shape(Shape::Svg, attributes, parts), (width, height), caption)
}
