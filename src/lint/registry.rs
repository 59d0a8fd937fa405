//! The one list of rules, sorted by group and name. A test compares it with the files and pages.

use super::rules::syntax;
use super::{Check, Rule};

/// Every rule.
pub static RULES: &[Rule] = &[
    Rule { meta: &syntax::json_syntax::META, check: Check::Document(syntax::json_syntax::check) },
    Rule { meta: &syntax::text_too_large::META, check: Check::Document(syntax::text_too_large::check) },
];

/// A rule by name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.meta.name == name)
}
