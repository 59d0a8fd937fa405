//! What the page shows, as plain data: made from an analysis and the page's state, without DOM, tested natively.
//!
//! Nothing here knows ECS or IAM; sentences about them come from the engine. Words of the interface stand in `ui/text.rs`.

pub mod action;
pub mod condition;
pub mod convert;
pub mod difference;
pub mod editor;
pub mod environment;
pub mod example;
pub mod ignored;
pub mod launch;
pub mod link;
pub mod markdown;
pub mod pace;
pub mod placeholders;
pub mod policy;
pub mod pretend;
pub mod problems;
pub mod prose;
pub mod rotation;
pub mod rule_page;
pub mod rules;
pub mod settings;
pub mod state;
pub mod summary;
pub mod tasks;
pub mod troubleshoot;

pub use crate::lint::Severity;
pub use crate::world::World;
pub use action::{Action, reduce};
pub use condition::Condition;
pub use editor::{Place, Replacement};
pub use settings::{Settings, Theme};
pub use state::{AppState, Dialog, Panel, Shown};
