//! The only users of the browser's interfaces; the components know none of them.

pub(crate) mod clipboard;
pub(crate) mod codemirror;
pub(crate) mod dom;
pub(crate) mod evidence;
pub(crate) mod fetch;
pub(crate) mod files;
pub(crate) mod location;
pub(crate) mod rest;
pub(crate) mod storage;
pub(crate) mod theme;
