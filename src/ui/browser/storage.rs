//! What is kept in this browser between visits. A browser may refuse to keep anything; then nothing is kept, and that is all.

use web_sys::Storage;

/// Before each key: whose it is, and the version of what stands under it.
const PREFIX: &str = "taskdef-playground:1:";

/// What is kept.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Key {
    /// The text in the editor.
    Text,
    /// The settings.
    Settings,
    /// The share of the window that the editor takes.
    Split,
}

impl Key {
    const ALL: [Self; 3] = [Self::Text, Self::Settings, Self::Split];

    fn name(self) -> String {
        let name = match self {
            Self::Text => "text",
            Self::Settings => "settings",
            Self::Split => "split",
        };
        format!("{PREFIX}{name}")
    }
}

/// What is kept under a key.
pub(crate) fn get(key: Key) -> Option<String> {
    storage()?.get_item(&key.name()).ok()?
}

/// Keeps something; false when the browser refuses.
pub(crate) fn set(key: Key, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&key.name(), value).is_ok())
}

/// Forgets what is kept under a key.
pub(crate) fn remove(key: Key) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key.name());
    }
}

/// Forgets everything.
pub(crate) fn clear() {
    for key in Key::ALL {
        remove(key);
    }
}

/// Touching the storage throws where it is forbidden.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
