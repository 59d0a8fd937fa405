//! Fetching the site's own static files, by their relative address.

use gloo::net::http::Request;

/// The text of a file of the site; `None` when it does not come.
pub(crate) async fn text(address: &str) -> Option<String> {
    let response = Request::get(address).send().await.ok()?;
    if !response.ok() {
        return None;
    }
    response.text().await.ok()
}
