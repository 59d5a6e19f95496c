//! The outside of links: a version character, base64url, deflate, check bytes, and hard limits before anything is done.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use sha2::{Digest, Sha256};

use super::base64url;
use super::link::LinkFault;

/// The most characters a link's payload may have (64 KiB).
pub const TEXT_LIMIT: usize = 64 << 10;
/// The most bytes a payload may unfold to (1 MiB).
pub(super) const BODY_LIMIT: usize = 1 << 20;
const CHECK_BYTES: usize = 4;
const DEFLATE_LEVEL: u8 = 9;

/// The payload of a body.
pub(super) fn pack(version: char, mut body: Vec<u8>) -> Result<String, LinkFault> {
    body.extend(check(&body));
    if body.len() > BODY_LIMIT {
        return Err(LinkFault::TooLarge { limit: BODY_LIMIT });
    }
    let text = format!("{version}{}", base64url::encode(&compress_to_vec(&body, DEFLATE_LEVEL)));
    if text.len() > TEXT_LIMIT {
        return Err(LinkFault::TooLong { limit: TEXT_LIMIT });
    }
    Ok(text)
}

/// The version and the body of a payload of one of these versions. That the payload is the one that [`pack`] makes of this body,
/// the caller checks with what it has read.
pub(super) fn unpack(text: &str, versions: &[char]) -> Result<(char, Vec<u8>), LinkFault> {
    if text.len() > TEXT_LIMIT {
        return Err(LinkFault::TooLong { limit: TEXT_LIMIT });
    }
    let mut chars = text.chars();
    let version = chars.next().ok_or(LinkFault::Empty)?;
    if !versions.contains(&version) {
        let is_ours = version.is_ascii_alphanumeric();
        return Err(if is_ours {
            LinkFault::NewerVersion { found: version }
        } else {
            LinkFault::BadCharacter { at: 1 }
        });
    }
    let packed = base64url::decode(chars.as_str()).map_err(|at| LinkFault::BadCharacter { at: at + 2 })?;
    let mut body = decompress_to_vec_with_limit(&packed, BODY_LIMIT).map_err(|error| {
        if error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput {
            LinkFault::TooLarge { limit: BODY_LIMIT }
        } else {
            LinkFault::Damaged
        }
    })?;
    let content = body.len().checked_sub(CHECK_BYTES).ok_or(LinkFault::Damaged)?;
    if body[content..] != check(&body[..content]) {
        return Err(LinkFault::Damaged);
    }
    body.truncate(content);
    Ok((version, body))
}

fn check(content: &[u8]) -> [u8; CHECK_BYTES] {
    let digest: [u8; 32] = Sha256::digest(content).into();
    [digest[0], digest[1], digest[2], digest[3]]
}
