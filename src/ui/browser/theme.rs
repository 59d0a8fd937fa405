//! The colours of the page: an attribute of the root element, which the style sheets and the editor follow.
//! `static/js/theme.js` sets it before the first paint.

use taskdef_playground::view::Theme;

/// Shows the page in a theme.
pub(crate) fn show(theme: Theme) {
    let Some(root) = gloo::utils::document().document_element() else { return };
    let _ = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light | Theme::Dark => root.set_attribute("data-theme", theme.name()),
    };
}
