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
