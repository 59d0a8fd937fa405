//! The page: components over `taskdef_playground::view`. They map data to elements and events to actions, no more.
//!
//! Only `browser` touches the browser's interfaces. Words of the interface stand in `text`.

mod analyser;
mod app;
mod bottom_bar;
pub(crate) mod browser;
mod calls;
mod containers;
mod convert;
mod dialog;
mod editor;
mod environment;
mod examples;
mod forget;
mod hooks;
mod icon;
mod ignored;
mod invitation;
mod keys;
mod launch;
mod live_region;
mod markdown;
mod notice;
mod page;
mod place_link;
mod placeholders;
mod policy;
mod pretend;
mod pretend_row;
mod privacy;
mod problem_filter;
mod problem_row;
mod problems;
mod prose;
mod results;
mod rotation;
mod rule_example;
mod rule_panel;
mod rule_settings;
mod settings;
mod splitter;
mod start;
mod statements;
mod status_bar;
mod store;
mod tabs;
mod task_choice;
mod text;
mod toolbar;
mod troubleshoot;
mod variable_row;
mod workspace;

pub(crate) use app::{App, AppProps};
