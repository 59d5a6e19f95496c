//! Exchange: share links, the texts that travel in them, and wide tables.

mod base64url;
mod bytes;
mod link;
pub mod table;

pub use link::{LINK_WARNING_LENGTH, LinkFault, TEXT_LIMIT, decode, encode};
