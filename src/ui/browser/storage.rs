//! What is kept in this browser between visits. A browser may refuse to keep anything; then nothing is kept, and that is all.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, ServiceWorkerRegistration, Storage};

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

/// Forgets everything that is kept under keys.
pub(crate) fn clear() {
    for key in Key::ALL {
        remove(key);
    }
}

/// What is kept under keys, with its size in bytes.
pub(crate) fn sizes() -> Vec<(Key, usize)> {
    Key::ALL.into_iter().filter_map(|key| get(key).map(|value| (key, value.len()))).collect()
}

/// Before the name of each copy of the site's files; `static/js/service-worker.js` makes them. Other pages of the same host may keep
/// copies of their own.
const COPIES: &str = "taskdef-playground:";

/// How many files of the site are kept for use without a network.
pub(crate) async fn copies() -> usize {
    let Some((caches, names)) = own_copies().await else { return 0 };
    let mut files = 0;
    for name in names {
        let Some(cache) = settled::<Cache>(caches.open(&name)).await else { continue };
        files += settled::<Array>(cache.keys()).await.map_or(0, |keys| keys.length() as usize);
    }
    files
}

/// Takes away the copies of the site's files, and what answers with them.
pub(crate) async fn clear_copies() {
    let workers = gloo::utils::window().navigator().service_worker();
    // Neither is there in a page without secure connection, whatever the type says.
    if !workers.is_undefined()
        && let Some(worker) = settled::<ServiceWorkerRegistration>(workers.get_registration()).await
        && let Ok(gone) = worker.unregister()
    {
        let _ = JsFuture::from(gone).await;
    }
    let Some((caches, names)) = own_copies().await else { return };
    for name in names {
        let _ = JsFuture::from(caches.delete(&name)).await;
    }
}

async fn own_copies() -> Option<(CacheStorage, Vec<String>)> {
    let caches = gloo::utils::window().caches().ok().filter(|caches| !caches.is_undefined())?;
    let names = settled::<Array>(caches.keys()).await?;
    let own = names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(COPIES));
    let own = own.collect();
    Some((caches, own))
}

/// What a promise gives, when it gives that.
async fn settled<T: JsCast>(promise: js_sys::Promise) -> Option<T> {
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Touching the storage throws where it is forbidden.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
