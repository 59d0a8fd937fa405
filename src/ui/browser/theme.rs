//! The colours and sizes of the page: attributes of the root element, which the style sheets and the editor follow.
//! `static/js/theme.js` sets it before the first paint.

use taskdef_playground::view::{Settings, Theme};

/// Shows the page as it is set.
pub(crate) fn show(settings: &Settings) {
    let Some(root) = gloo::utils::document().document_element() else { return };
    let _ = match settings.theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", settings.theme.name()),
    };
    let _ = root.set_attribute("data-size", settings.size.name());
    let _ = root.set_attribute("data-explanations", settings.depth.name());
}
