//! Who can still log in: a password of the current version always, one that is one rotation old only where two users take turns.
//!
//! Source: Secrets Manager User Guide, Lambda function rotation strategies (2026).

use super::Strategy;
use super::followed::{Follows, RotatedVariable, Subject};

/// Whether a task can log in with what it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Login {
    /// It can.
    Works,
    /// Connections that are open live on; new ones fail.
    NewConnectionsFail,
    /// It could not from its start on.
    Fails,
}

impl Login {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Works => "works",
            Self::NewConnectionsFail => "new-connections-fail",
            Self::Fails => "fails",
        }
    }
}

/// How a task fares; `never` when it has no connection from a time when its values were good.
pub(super) fn of(
    subject: &Subject,
    versions: &[u32],
    current: u32,
    strategy: Strategy,
    never: bool,
) -> Login {
    let still_good = match strategy {
        Strategy::AlternatingUsers if !subject.is_parameter => 1,
        _ => 0,
    };
    // Who has the current version beside the one before it has that for another use.
    let is_spare = |variable: &RotatedVariable| {
        let has_current = |other: &RotatedVariable| {
            other.follows == Follows::Current
                && other.container == variable.container
                && (other.json_key.is_empty() || other.json_key == variable.json_key)
        };
        variable.follows == Follows::Previous && subject.variables.iter().any(has_current)
    };
    let held: Vec<(&str, u32)> = subject
        .variables
        .iter()
        .zip(versions.iter().copied())
        .filter(|(variable, _)| !is_spare(variable))
        .map(|(variable, version)| (variable.json_key.as_str(), version))
        .collect();
    // Where keys tell the password from the rest, it decides.
    let has_password = held.iter().any(|(key, _)| is_password(key));
    let mut credentials = held.iter().filter(|(key, _)| !has_password || is_password(key) || key.is_empty());
    let too_old = credentials.any(|(_, version)| current.saturating_sub(*version) > still_good);
    if too_old {
        return if never { Login::Fails } else { Login::NewConnectionsFail };
    }
    // With two users, the name of one and the password of the other are no login.
    let password = held.iter().find(|(key, _)| is_password(key));
    let user = held.iter().find(|(key, _)| key.to_ascii_lowercase().contains("user"));
    match (user, password) {
        (Some((_, user)), Some((_, password))) if still_good > 0 && user % 2 != password % 2 => Login::Fails,
        _ => Login::Works,
    }
}

fn is_password(key: &str) -> bool {
    key.to_ascii_lowercase().contains("pass")
}
