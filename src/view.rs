//! What the page shows, as plain data: made from an analysis and the page's state, without DOM, tested natively.
//!
//! Nothing here knows ECS or IAM; sentences about them come from the engine. Words of the interface stand in `ui/text.rs`.

pub mod action;
pub mod assist;
pub mod background;
pub mod calls;
pub mod check;
pub mod compare;
pub mod condition;
pub mod convert;
pub mod counts;
pub mod difference;
pub mod editor;
pub mod environment;
pub mod environment_copy;
pub mod example;
pub mod file;
pub mod fix_preview;
pub mod ignored;
pub mod imported;
pub mod launch;
pub mod link;
pub mod markdown;
pub mod outline;
pub mod pace;
pub mod placeholders;
pub mod policy;
pub mod pretend;
pub mod problems;
pub mod prose;
pub mod role_form;
pub mod rotation;
pub mod rule_page;
pub mod rules;
pub mod settings;
pub mod share;
pub mod state;
pub mod summary;
pub mod tasks;
pub mod template;
pub mod timeline;
pub mod troubleshoot;

pub use crate::lint::Severity;
pub use crate::source::{Choices, Dialect};
pub use crate::world::World;
pub use action::{Action, reduce};
pub use condition::Condition;
pub use editor::{Place, Replacement};
pub use settings::{Settings, Theme};
pub use state::{AppState, Dialog, Panel, Shown, WorldTab};
