//! What the browser itself knows about this page: what it has asked for, and under which policy.

use wasm_bindgen::JsCast;
use web_sys::{Element, PerformanceEntry};

/// The files that were asked for after the app had come, relative to the page.
pub(crate) fn requests_since_load() -> Vec<String> {
    let window = gloo::utils::window();
    let Some(clock) = window.performance() else { return Vec::new() };
    let entries: Vec<PerformanceEntry> =
        clock.get_entries_by_type("resource").iter().filter_map(|entry| entry.dyn_into().ok()).collect();
    let ends = |entry: &PerformanceEntry| entry.start_time() + entry.duration();
    let loaded =
        entries.iter().filter(|entry| entry.name().ends_with("_bg.wasm")).map(ends).fold(0.0, f64::max);
    let address = window.location().href().unwrap_or_default();
    let folder = address
        .split(['?', '#'])
        .next()
        .and_then(|page| page.rsplit_once('/'))
        .map_or("", |(folder, _)| folder);
    let own = head_links();
    let later = entries.iter().filter(|entry| entry.start_time() > loaded);
    later
        .map(|entry| {
            let name = entry.name();
            let inside = name.strip_prefix(folder).and_then(|name| name.strip_prefix('/'));
            inside.unwrap_or(&name).to_owned()
        })
        .filter(|name| !own.contains(name))
        .collect()
}

/// The files that the page's head names, its icon among them: part of the load, though the browser may fetch them later.
fn head_links() -> Vec<String> {
    let Ok(links) = gloo::utils::document().query_selector_all("head > link") else { return Vec::new() };
    let elements = (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok());
    let addresses = elements.filter_map(|link| link.get_attribute("href"));
    addresses.map(|address| address.trim_start_matches("./").to_owned()).collect()
}

/// The content policy that the page was given.
pub(crate) fn policy() -> String {
    let found = gloo::utils::document().query_selector("meta[http-equiv=Content-Security-Policy]");
    found.ok().flatten().and_then(|meta| meta.get_attribute("content")).unwrap_or_default()
}
