//! Charts as SVG, drawn from plain geometry; each has a title, and the figures stand beside it as a table.

pub mod svg;
