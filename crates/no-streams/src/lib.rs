//! Stands in for `wasm-streams`: a stream that is over at once.
//!
//! Leptos asks for that crate to call functions of a server, which this app does not have. Its classes are exported to
//! JavaScript, so no linker may leave them out (docs/adr/0013-what-the-program-does-not-carry.md). Nothing calls what stands here.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser, carried and never read.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Carries one of the browser's.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// One without content.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> ReadableStream {
        ReadableStream(web_sys::ReadableStream::new().unwrap_or_else(|_| JsValue::NULL.into()))
    }

    /// The browser's own.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// As a stream of Rust, which is over at once.
    pub fn into_stream(self) -> Over {
        Over
    }
}

/// The stream that is over.
pub struct Over;

impl Stream for Over {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
