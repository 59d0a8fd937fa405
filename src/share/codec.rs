//! From a state to a code and back.

use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::base64url;
use super::payload::{LARGEST, ShareError, ShareState};

/// The version of the codes that are made.
const VERSION: u32 = 1;

/// The slowest and smallest of the usual levels; a text of 64 KiB takes a few milliseconds.
const LEVEL: u8 = 9;

/// Makes a code.
pub fn encode(state: &ShareState) -> Result<String, ShareError> {
    let alone = state.options.is_none() && state.view.is_none();
    let (name, payload) = if alone { ("v1", state.text.clone()) } else { ("v1s", state.to_json()) };
    if payload.len() > LARGEST {
        return Err(ShareError::TooLarge);
    }
    Ok(format!("{name}={}", base64url::encode(&compress_to_vec(payload.as_bytes(), LEVEL))))
}

/// Reads a code, with or without the `#` of a link in front.
pub fn decode(code: &str) -> Result<ShareState, ShareError> {
    let code = code.trim();
    let code = code.strip_prefix('#').unwrap_or(code);
    let (name, payload) = code.split_once('=').ok_or(ShareError::NotACode)?;
    match name {
        "v1" => Ok(ShareState { text: inflate(payload)?, ..ShareState::default() }),
        "v1s" => ShareState::from_json(&inflate(payload)?),
        _ => Err(unknown(name)),
    }
}

/// Why a name is not known.
fn unknown(name: &str) -> ShareError {
    let digits = name.strip_prefix('v').unwrap_or_default();
    let digits = digits.trim_end_matches(|character: char| character.is_ascii_lowercase());
    match digits.parse() {
        Ok(version) if version > VERSION => ShareError::Newer(version),
        _ => ShareError::NotACode,
    }
}

fn inflate(payload: &str) -> Result<String, ShareError> {
    let bytes = base64url::decode(payload).ok_or(ShareError::Damaged)?;
    // The limit holds while inflating, so that a small code cannot fill the memory. One byte more than the largest payload,
    // because a full buffer ends the work before the end of the stream is seen.
    let bytes = decompress_to_vec_with_limit(&bytes, LARGEST + 1).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => ShareError::TooLarge,
        _ => ShareError::Damaged,
    })?;
    if bytes.len() > LARGEST {
        return Err(ShareError::TooLarge);
    }
    String::from_utf8(bytes).map_err(|_| ShareError::Damaged)
}
