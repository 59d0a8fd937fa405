//! Files of the user: chosen, dropped or pasted. They are read here and go nowhere.

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Event, File, HtmlInputElement};

/// Lets the user choose a file.
pub(crate) fn choose(on_file: impl Fn(File) + 'static) {
    let Ok(element) = gloo::utils::document().create_element("input") else { return };
    let input: HtmlInputElement = element.unchecked_into();
    input.set_type("file");
    let chosen = input.clone();
    EventListener::once(&input, "change", move |_| {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            on_file(file);
        }
    })
    .forget();
    input.click();
}

/// The bytes of a file.
pub(crate) async fn bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Listens for files that are dragged over the page, dropped on it or pasted, as long as the listeners are kept. What is dragged or
/// pasted and holds no file is left to the browser and the editor.
pub(crate) fn listen(
    on_drag: impl Fn() + 'static,
    on_file: impl Fn(File) + Clone + 'static,
) -> [EventListener; 3] {
    // Before the editor, which would type the text of a file in.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
    let document = gloo::utils::document();
    let listen = |name: &'static str, handle: Box<dyn Fn(&Event)>| {
        EventListener::new_with_options(&document, name, options, move |event| handle(event))
    };
    let take = move |event: &Event, data: Option<DataTransfer>| {
        if let Some(file) = data.and_then(|data| data.files()).and_then(|files| files.get(0)) {
            event.prevent_default();
            event.stop_propagation();
            on_file(file);
        }
    };
    let pasted = take.clone();
    [
        listen(
            "dragover",
            Box::new(move |event| {
                let data = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
                if data.is_some_and(|data| data.types().includes(&"Files".into(), 0)) {
                    event.prevent_default();
                    on_drag();
                }
            }),
        ),
        listen(
            "drop",
            Box::new(move |event| {
                take(event, event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer));
            }),
        ),
        listen(
            "paste",
            Box::new(move |event| {
                pasted(event, event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data));
            }),
        ),
    ]
}
