//! The few elements of SVG that charts are made of, as data: one type for all of them.

use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::prelude::*;
use leptos::svg;

/// An element of a chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The whole drawing.
    Svg,
    /// Several shapes together.
    Group,
    /// A straight line.
    Line,
    /// A circle.
    Circle,
    /// A rectangle.
    Rect,
    /// A text.
    Text,
    /// What a shape says when it is pointed at.
    Title,
}

/// A shape with its attributes and what it holds.
#[inline(never)]
pub fn shape(shape: Shape, attributes: Vec<(&'static str, String)>, children: Vec<AnyView>) -> AnyView {
    let attribute = |(name, value): (&'static str, String)| custom_attribute(name, value).into_any_attr();
    let attributes: Vec<AnyAttribute> = attributes.into_iter().map(attribute).collect();
    match shape {
        Shape::Svg => svg::svg().child(children).add_any_attr(attributes).into_any(),
        Shape::Group => svg::g().child(children).add_any_attr(attributes).into_any(),
        Shape::Line => svg::line().child(children).add_any_attr(attributes).into_any(),
        Shape::Circle => svg::circle().child(children).add_any_attr(attributes).into_any(),
        Shape::Rect => svg::rect().child(children).add_any_attr(attributes).into_any(),
        Shape::Text => svg::text().child(children).add_any_attr(attributes).into_any(),
        Shape::Title => svg::title().child(children).add_any_attr(attributes).into_any(),
    }
}
