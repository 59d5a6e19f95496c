//! Pictures: a drawing of the page, or one that was written as SVG, saved as PNG.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::files;

/// How many pixels a unit of a drawing gets each way.
const SCALE: u32 = 2;

/// The text of the drawing with an id, which can stand by itself: without the page's styles, so `style` gives its own.
pub fn drawing(id: &str, style: &str) -> Option<String> {
    let element = web_sys::window()?.document()?.get_element_by_id(id)?;
    let text = element.outer_html();
    // What is written for a page is made good for a file of its own.
    let text = text.replace("&nbsp;", "\u{a0}");
    let (head, rest) = text.split_once('>')?;
    Some(format!("{} xmlns=\"http://www.w3.org/2000/svg\"><style>{style}</style>{rest}", head))
}

/// Saves a drawing of so many units as a picture; `failed` is told when the browser cannot.
pub fn save_png(svg: &str, width: u32, height: u32, name: String, failed: impl Fn() + Clone + 'static) {
    if draw(svg, width, height, name, failed.clone()).is_err() {
        failed();
    }
}

fn draw(svg: &str, width: u32, height: u32, name: String, failed: impl Fn() + Clone + 'static) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let blob = web_sys::Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(&svg.into()), &options)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob)?;
    let image: web_sys::HtmlImageElement = document.create_element("img")?.unchecked_into();
    let (loaded_url, own_image, told) = (url.clone(), image.clone(), failed.clone());
    let loaded = move || {
        let _ = web_sys::Url::revoke_object_url(&loaded_url);
        if paint(&document, &own_image, width, height, &name, told.clone()).is_err() {
            told();
        }
    };
    let refused_url = url.clone();
    let refused = move || {
        let _ = web_sys::Url::revoke_object_url(&refused_url);
        failed();
    };
    image.set_onload(Some(Closure::once_into_js(loaded).unchecked_ref()));
    image.set_onerror(Some(Closure::once_into_js(refused).unchecked_ref()));
    image.set_src(&url);
    Ok(())
}

fn paint(
    document: &web_sys::Document,
    image: &web_sys::HtmlImageElement,
    width: u32,
    height: u32,
    name: &str,
    failed: impl Fn() + 'static,
) -> Result<(), JsValue> {
    let canvas: web_sys::HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width * SCALE);
    canvas.set_height(height * SCALE);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: web_sys::CanvasRenderingContext2d = context.unchecked_into();
    context.set_fill_style_str("#fff");
    let (across, down) = (f64::from(width * SCALE), f64::from(height * SCALE));
    context.fill_rect(0.0, 0.0, across, down);
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, across, down)?;
    let name = name.to_owned();
    // A canvas that is larger than the browser can keep gives no picture.
    let save = Closure::once_into_js(move |blob: JsValue| match blob.dyn_into::<web_sys::Blob>() {
        Ok(blob) => files::save_blob(&name, &blob),
        Err(_) => failed(),
    });
    canvas.to_blob(save.unchecked_ref())
}
