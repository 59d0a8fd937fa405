//! The grammar of image references: `[host[:port]/]path[:tag][@sha256:hex]`.

use crate::facts::definition_limits::{IMAGE, IMAGE_TAG};
use crate::text::Span;

/// What is wrong with a reference.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ImageDefect {
    /// The guilty part.
    pub(crate) part: Span,
    /// What is wrong.
    pub(crate) message: String,
    /// What to do.
    pub(crate) help: &'static str,
    /// The reference as it was plainly meant.
    pub(crate) repaired: Option<String>,
}

/// A word in host or path that is to be replaced: `IMAGE_URI`, `YOUR_ACCOUNT.dkr.…`, `{your-repository}`.
pub(crate) fn word(text: &str) -> Option<&str> {
    if let Some((_, rest)) = text.split_once('{')
        && let Some((inside, _)) = rest.split_once('}')
    {
        return Some(inside);
    }
    if !text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let reference = text.split('@').next().unwrap_or_default();
    // What stands behind the last colon is a tag, and may be in capitals.
    let untagged = reference.rsplit_once(':').map_or(reference, |(before, _)| before);
    let shouted = |part: &&str| {
        part.len() > 2
            && part.starts_with(|first: char| first.is_ascii_uppercase())
            && part
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
    };
    untagged.split(['/', '.', ':']).find(shouted)
}

/// The first thing that is wrong with a reference.
pub(crate) fn defect(text: &str) -> Option<ImageDefect> {
    let found = |part: &str, message: String, help| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let part = Span::from_range(start..start + part.len());
        Some(ImageDefect { part, message, help, repaired: None })
    };
    for scheme in ["https://", "http://", "docker://"] {
        if let Some(rest) = text.strip_prefix(scheme) {
            return Some(ImageDefect {
                part: Span::from_range(0..scheme.len()),
                message: "an image reference has no scheme".to_owned(),
                help: "begin with the host of the registry",
                repaired: Some(rest.trim_end_matches('/').to_owned()),
            });
        }
    }
    if text.contains(char::is_whitespace) {
        let trimmed = text.trim();
        let repaired = (!trimmed.contains(char::is_whitespace)).then(|| trimmed.to_owned());
        return Some(ImageDefect {
            part: Span::from_range(0..text.len()),
            message: "an image reference has no blanks".to_owned(),
            help: "remove the blanks",
            repaired,
        });
    }
    let (reference, digest) =
        text.split_once('@').map_or((text, None), |(reference, digest)| (reference, Some(digest)));
    if let Some(digest) = digest.filter(|digest| !is_digest(digest)) {
        return found(
            digest,
            "a digest is `sha256:` and 64 hexadecimal digits".to_owned(),
            "copy the whole digest",
        );
    }
    if reference.len() > IMAGE {
        let message = format!("the reference is {} characters long; {IMAGE} are allowed", reference.len());
        return found(reference, message, "choose a shorter name");
    }
    let (host, rest) = match reference.split_once('/') {
        Some((host, rest)) if host.contains(['.', ':']) || host == "localhost" => (host, rest),
        _ => ("", reference),
    };
    let (path, tag) = rest.split_once(':').map_or((rest, None), |(path, tag)| (path, Some(tag)));
    if path.is_empty() || path.starts_with('/') || path.ends_with('/') || path.contains("//") {
        let part = if path.is_empty() { reference } else { path };
        return found(part, "a part of the image's path is empty".to_owned(), "write `host/path:tag`");
    }
    if path.contains(|character: char| character.is_ascii_uppercase()) {
        return found(
            path,
            "the path of an image is in small letters".to_owned(),
            "write it in small letters",
        );
    }
    let fits = |character: char| character.is_ascii_alphanumeric() || "._-/".contains(character);
    if let Some((offset, character)) = path.char_indices().find(|&(_, character)| !fits(character)) {
        let part = path.get(offset..offset + character.len_utf8()).unwrap_or(path);
        let message = format!("the path of an image may not hold {}", super::names::character(character));
        return found(part, message, "use letters, digits, `.`, `_`, `-` and `/`");
    }
    match tag {
        Some("") => found(
            rest,
            "the reference ends in a colon without a tag".to_owned(),
            "add the tag, or remove the colon",
        ),
        Some(tag) if !is_tag(tag) => found(
            tag,
            format!("a tag has at most {IMAGE_TAG} letters, digits, `.`, `_` and `-`"),
            "choose another tag",
        ),
        _ if host.ends_with(':') => {
            found(host, "the port of the registry is missing".to_owned(), "add the port, or remove the colon")
        }
        _ => None,
    }
}

fn is_digest(digest: &str) -> bool {
    digest
        .strip_prefix("sha256:")
        .is_some_and(|hex| hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_tag(tag: &str) -> bool {
    tag.len() <= IMAGE_TAG
        && !tag.starts_with(['.', '-'])
        && tag.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}
