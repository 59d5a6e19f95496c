//! Exchange: share links, and the texts that travel in them.

mod base64url;
mod bytes;
mod link;

pub use link::{LINK_WARNING_LENGTH, LinkFault, TEXT_LIMIT, decode, encode};
