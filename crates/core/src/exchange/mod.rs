//! Exchange: share links, the texts that travel in them, and wide tables.

mod base64url;
mod bytes;
mod link;
mod payload;
mod publication;
pub mod table;

pub use link::{LINK_WARNING_LENGTH, LinkFault, decode, encode};
pub use payload::TEXT_LIMIT;
pub use publication::{PUBLICATION, decode_publication, encode_publication};
