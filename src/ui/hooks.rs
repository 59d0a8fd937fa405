//! Hooks that act on the page as a whole.

pub(crate) mod use_draft;
pub(crate) mod use_files;
pub(crate) mod use_roving;
pub(crate) mod use_shortcuts;
pub(crate) mod use_text_file;
