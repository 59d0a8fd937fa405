//! The address of the page. The part after `?` says how to show something, the part after `#` what; only the latter may hold
//! something private, as it is never sent.

use web_sys::UrlSearchParams;

/// A value from the part after `?`.
pub(crate) fn query(name: &str) -> Option<String> {
    let search = gloo::utils::window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// A value from the part after `#`.
pub(crate) fn fragment(name: &str) -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    UrlSearchParams::new_with_str(hash.strip_prefix('#')?).ok()?.get(name)
}

/// The share code in the part after `#`: it begins with `v` and a number.
pub(crate) fn share_code() -> Option<String> {
    let hash = gloo::utils::window().location().hash().ok()?;
    let code = hash.strip_prefix('#')?;
    let is_code = code.starts_with('v') && code.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
    is_code.then(|| code.to_owned())
}
