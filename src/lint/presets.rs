//! Sets of levels under one name.
//!
//! - `recommended`, the default: every rule as it speaks by itself. Rules that would have something to say about nearly every
//!   definition stay silent about what is merely left out.
//! - `strict`: for checks before a deployment. What leaks a credential or hands out power is an error, and what is left out is
//!   mentioned.
//! - `security-hub`: the controls of AWS Security Hub for task definitions, and what ECS refuses, since a definition that cannot
//!   be registered is never checked. Everything else is off.

use super::{Level, RuleMeta, Severity};

/// The presets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Preset {
    /// The default.
    #[default]
    Recommended,
    /// For checks before a deployment.
    Strict,
    /// The controls of AWS Security Hub.
    SecurityHub,
}

/// Rules whose warnings are errors under `strict`: plain text secrets, roles that read secrets for the application, root on the
/// host.
pub static STRICT: &[&str] = &[
    "base64-encoded-secret",
    "connection-string-password",
    "high-entropy-value",
    "jwt-in-environment",
    "plaintext-known-credential-format",
    "plaintext-secret-by-name",
    "private-key-material",
    "privileged",
    "same-role-for-both",
    "secret-elsewhere",
    "secret-in-command",
    "secret-in-docker-labels",
    "secret-in-healthcheck",
    "secret-in-log-options",
    "secret-in-volume-options",
    "secret-inside-json-value",
    "secret-placeholder-value",
    "static-aws-credentials",
    "url-embedded-credentials",
];

/// A control of Security Hub and the rule that checks the same.
#[derive(Debug)]
pub struct Control {
    /// The rule.
    pub rule: &'static str,
    /// The number of the control.
    pub id: &'static str,
    /// Whether all that the rule finds fails the control; of the others only the warnings do.
    pub entirely: bool,
}

const fn control(rule: &'static str, id: &'static str, entirely: bool) -> Control {
    Control { rule, id, entirely }
}

/// The controls that can be decided from a task definition, as of 2026-08. ECS.8 looks at three names only; the rules look at
/// more.
pub static SECURITY_HUB: &[Control] = &[
    control("efs-transit-encryption-off", "ECS.18", true),
    control("host-namespaces", "ECS.3", false),
    control("host-network", "ECS.17", false),
    control("host-network-root", "ECS.1", true),
    control("no-log-configuration", "ECS.9", true),
    control("no-tags", "ECS.15", true),
    control("plaintext-known-credential-format", "ECS.8", false),
    control("plaintext-secret-by-name", "ECS.8", false),
    control("privileged", "ECS.4", true),
    control("registry-auth-in-environment", "ECS.8", true),
    control("root-filesystem-writable", "ECS.5", true),
    control("runs-as-root", "ECS.20, ECS.21", true),
    control("static-aws-credentials", "ECS.8", false),
];

impl Preset {
    /// All presets.
    pub const ALL: [Self; 3] = [Self::Recommended, Self::Strict, Self::SecurityHub];

    /// The word used in options.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recommended => "recommended",
            Self::Strict => "strict",
            Self::SecurityHub => "security-hub",
        }
    }

    /// The inverse of [`Preset::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// Does it want to hear of what is merely left out?
    pub fn is_thorough(self) -> bool {
        self != Self::Recommended
    }

    /// What it sets a rule to that said `said`; `None` leaves it as it is.
    pub(super) fn level(self, rule: &RuleMeta, said: Severity) -> Option<Level> {
        match self {
            Self::Recommended => None,
            Self::Strict => (said == Severity::Warning && STRICT.contains(&rule.name))
                .then_some(Level::At(Severity::Error)),
            Self::SecurityHub => match SECURITY_HUB.iter().find(|control| control.rule == rule.name) {
                Some(control) if control.entirely => Some(Level::At(said.max(Severity::Warning))),
                Some(_) => None,
                None if rule.severity == Severity::Error => None,
                None => Some(Level::Off),
            },
        }
    }
}
