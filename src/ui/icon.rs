//! The icons: drawings of 16 by 16, in the colour of the text beside them. They say nothing to a screen reader.

use yew::prelude::*;

/// An icon.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Icon {
    Error,
    Warning,
    Info,
    Success,
    Question,
    Fix,
    Copy,
    Download,
    Eye,
    EyeOff,
    Gear,
    Keyboard,
    Lock,
    Format,
    Undo,
    Redo,
    Search,
    Book,
    Close,
    Back,
    Braces,
    List,
    Variables,
    Shield,
    Rocket,
    Cloud,
    Clear,
    Chevron,
    Convert,
    Folder,
    Share,
    Compare,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Folder => "M1.5 13V3h4.5l1.5 2h7v8zM1.5 7.5h13",
            Self::Share => "M8 10V2M5 4.6L8 1.6l3 3M4.5 7H3v7h10V7h-1.5",
            Self::Convert => "M2 5h10M9 2l3 3-3 3M14 11H4M7 8l-3 3 3 3",
            Self::Compare => "M2 2.5h4.5v11H2zM9.5 2.5H14v11H9.5zM3.5 5.5h1.5M3.5 8h1.5M11 8h1.5M11 10.5h1.5",
            Self::Error => "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
            Self::Warning => "M8 2l6.5 12h-13zM8 6.5v3.4M8 11.8v.4",
            Self::Info => "M2 2h12v12H2zM8 5v.3M8 7.6v3.6",
            Self::Success => "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13zM5 8.2l2.1 2.1L11 6.2",
            Self::Question => {
                "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 1 1 0-13zM6.2 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.9.7-.9 1.3M8 11.4v.3"
            }
            Self::Fix => {
                "M10.2 2.2a3.6 3.6 0 0 0-3.5 5L2.2 11.7a1.5 1.5 0 0 0 2.1 2.1L8.8 9.3a3.6 3.6 0 0 0 4.8-4.4l-2 2-2-.5-.5-2z"
            }
            Self::Copy => "M5.5 5.5h8v8h-8zM3.5 10.5h-1v-8h8v1",
            Self::Download => "M8 2v8M4.8 7L8 10.2 11.2 7M2.5 13.5h11",
            Self::Eye => {
                "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 1 1 0-3.6z"
            }
            Self::EyeOff => {
                "M3 5.6C2 6.7 1.5 8 1.5 8S4 12.5 8 12.5c1 0 2-.3 2.8-.7M6.4 3.7A6 6 0 0 1 8 3.5c4 0 6.5 4.5 6.5 4.5s-.5 1-1.5 2.1M2.5 2.5l11 11"
            }
            Self::Gear => {
                "M2 4.5h7M12.5 4.5h1.5M2 11.5h1.5M7 11.5h7M10.7 2.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 1 1 0-3.6zM5.3 9.7a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 1 1 0-3.6z"
            }
            Self::Keyboard => "M1.5 4h13v8.5h-13zM4 6.5h.3M6.7 6.5h.3M9.4 6.5h.3M12 6.5h.3M4 10h8",
            Self::Lock => "M3.5 7.5h9v6.5h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
            Self::Format => "M2.5 3.5h11M5.5 6.5h8M5.5 9.5h8M2.5 12.5h11",
            Self::Undo => "M5.5 3L2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6.5",
            Self::Redo => "M10.5 3l3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h3.5",
            Self::Search => "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 1 1 0-9zM10.3 10.3L14 14",
            Self::Book => {
                "M8 4C6.5 2.8 4.5 2.5 2 2.5v10c2.5 0 4.5.3 6 1.5 1.5-1.2 3.5-1.5 6-1.5v-10c-2.5 0-4.5.3-6 1.5zM8 4v10"
            }
            Self::Close => "M3.5 3.5l9 9M12.5 3.5l-9 9",
            Self::Back => "M7 3L2.5 8 7 13M2.5 8h11",
            Self::Braces => {
                "M6 2.5c-1.5 0-2 .7-2 2v1.5c0 1.2-.6 2-2 2 1.4 0 2 .8 2 2V11.5c0 1.3.5 2 2 2M10 2.5c1.5 0 2 .7 2 2v1.5c0 1.2.6 2 2 2-1.4 0-2 .8-2 2V11.5c0 1.3-.5 2-2 2"
            }
            Self::List => "M2 4h.3M2 8h.3M2 12h.3M5.5 4H14M5.5 8H14M5.5 12H14",
            Self::Variables => "M2 2.5h12v11H2zM2 6h12M6.5 6v7.5",
            Self::Shield => {
                "M8 1.8l5.5 2v4c0 3.2-2.2 5.4-5.5 6.5-3.3-1.1-5.5-3.3-5.5-6.5v-4zM5.6 7.9l1.7 1.7 3.1-3.2"
            }
            Self::Rocket => {
                "M6 10c0-4 2.5-7.5 8-8-.5 5.5-4 8-8 8zM6 10l-.5-.5M6.5 5.8L3.5 6.3 2.3 8.3l3.3.7M10.2 9.5l-.5 3-2 1.2-.7-3.3M3.8 10.8c-1 .5-1.3 2-1.3 2.7.7 0 2.2-.3 2.7-1.3"
            }
            Self::Cloud => "M4.5 12.5a3 3 0 0 1-.3-6 4 4 0 0 1 7.6-.7 3.4 3.4 0 0 1-.3 6.7z",
            Self::Chevron => "M6 3.5L10.5 8 6 12.5",
            Self::Clear => "M3 4.5h10M6.5 4.5v-2h3v2M4.5 4.5l.5 9h6l.5-9M6.8 7v4M9.2 7v4",
        }
    }
}

/// Draws an icon.
pub(crate) fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d={icon.path()} />
        </svg>
    }
}
