//! Charts as SVG, drawn from plain geometry; each has a title, and the figures stand beside it as a table.

pub mod picture;
pub mod slope;
pub mod svg;

use leptos::prelude::*;
use thuocdo_text::ui as t;

use self::picture::{Caption, chart_picture};
use super::markup::{el, text};
use crate::adapters::picture::{drawing, save_png};

/// A chart with a button that saves it as a picture of so many units, with what is said around it there.
pub fn with_picture(id: String, chart: AnyView, (width, height): (u32, u32), caption: Caption) -> AnyView {
    let failed = RwSignal::new(false);
    let save = move |_| {
        let tell = move || {
            let _ = failed.try_set(true);
        };
        match drawing(&id, "") {
            Some(chart) => {
                let (svg, height) = chart_picture(&chart, (width, height), &caption);
                save_png(&svg, width, height, caption.file.clone(), tell);
            }
            None => tell(),
        }
    };
    let said = text(move || if failed.get() { t::PICTURE_FAILED.to_owned() } else { String::new() });
    el!(
        "figure"["class" = "chart"],
        el!("div" ["class" = "chart-scroll", "tabindex" = "0", "role" = "group", "aria-label" = t::CHART], chart),
        el!("button" ["type" = "button", "class" = "link-button", @on "click" = save], t::SAVE_CHART),
        el!("span"["role" = "status"], said),
    )
}
