//! What ECS says when a task does not start, and when it does not take a task definition or a run.
//!
//! One table serves both directions: the simulator fills the texts in, and `explain` recognises them. `{name}` stands for a part that
//! differs. Texts of the open-source agent are read in its source; those of Fargate and of registration were seen in public logs.

pub mod agent;
pub mod containers;
pub mod directory;
pub mod fargate;
pub mod registration;
pub mod service;

use super::Certainty;

/// A text and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Reason {
    /// The text, with `{name}` for what differs.
    pub text: &'static str,
    /// The step that failed: `register`, `run`, `provision`, `pull`, `fetch`, `create`, `start`, or `stop` for what comes after it ran.
    pub step: &'static str,
    /// What it means; may name the parts of the text.
    pub cause: &'static str,
    /// What to do.
    pub fix: &'static str,
    /// How sure we are of the text.
    pub certainty: Certainty,
}

impl Reason {
    /// The text with its parts filled in; a part that is not given stays as it stands.
    pub fn fill(&self, parts: &[(&str, &str)]) -> String {
        fill(self.text, parts)
    }
}

/// Fills the parts of a text in. What is filled in is not read again.
pub fn fill(text: &str, parts: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}') {
            Some((name, behind)) => {
                match parts.iter().find(|(part, _)| *part == name) {
                    Some((_, value)) => filled.push_str(value),
                    None => {
                        filled.push('{');
                        filled.push_str(name);
                        filled.push('}');
                    }
                }
                rest = behind;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// What a connection that does not come about leaves in a text. Source: Amazon ECS Developer Guide, ResourceInitializationError (2026).
pub static NETWORK_FINGERPRINTS: [&str; 9] = [
    "dial tcp",
    "dial udp",
    "i/o timeout",
    "TLS handshake timeout",
    "read: connection timed out",
    "Client.Timeout exceeded while awaiting headers",
    "request canceled while waiting for connection",
    "signal: killed",
    "context deadline exceeded",
];

/// Every text, the outermost first: what wraps a cause stands before the causes.
pub fn all() -> impl Iterator<Item = &'static Reason> {
    let tables = [fargate::ALL, agent::ALL, directory::ALL, service::ALL, registration::ALL, containers::ALL];
    tables.into_iter().flatten().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_parts_once() {
        assert_eq!(fill("a {x} b {y}", &[("x", "{y}"), ("y", "2")]), "a {y} b 2");
        assert_eq!(fill("{x", &[("x", "1")]), "{x");
    }

    #[test]
    fn texts_are_unique_and_whole() {
        let mut texts: Vec<&str> = all().map(|reason| reason.text).collect();
        texts.sort_unstable();
        let count = texts.len();
        texts.dedup();
        assert_eq!(texts.len(), count);
        for reason in all() {
            assert!(!reason.cause.is_empty() && !reason.fix.is_empty(), "{}", reason.text);
            assert!(
                ["register", "provision", "pull", "fetch", "create", "start", "run", "stop"]
                    .contains(&reason.step),
                "{}",
                reason.step
            );
            assert!(!reason.fix.ends_with('.') && !reason.cause.ends_with('.'), "{}", reason.text);
        }
    }
}
