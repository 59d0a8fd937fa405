//! The words for what is chosen from a list.

use taskdef_playground::view::environment::CopyFormat;
use taskdef_playground::view::launch::Outcome;
use taskdef_playground::view::policy::PolicyTab;
use taskdef_playground::view::pretend::{Kind, Permissions, Presence};
use taskdef_playground::view::problems::Grouping;
use taskdef_playground::view::rule_page::BlockKind;
use taskdef_playground::view::settings::PolicyStyle;
use taskdef_playground::view::{Panel, Severity, Theme};

pub(crate) fn panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Problems => "Problems",
        Panel::Environment => "Environment",
        Panel::Policy => "IAM policy",
        Panel::Launch => "Launch",
    }
}

/// Short enough for a fifth of a phone's width.
pub(crate) fn short_panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Environment => "Environ.",
        Panel::Policy => "Policy",
        other => self::panel(other),
    }
}

pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
        Severity::Info => "Info",
    }
}

pub(crate) fn severities(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Info => "Info",
    }
}

pub(crate) fn grouping(grouping: Grouping) -> &'static str {
    match grouping {
        Grouping::Container => "by container",
        Grouping::Severity => "by severity",
        Grouping::Rule => "by rule",
    }
}

pub(crate) fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "as the system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

pub(crate) fn copy_format(format: CopyFormat) -> &'static str {
    match format {
        CopyFormat::EnvFile => ".env",
        CopyFormat::DockerRun => "docker -e",
        CopyFormat::Json => "JSON",
    }
}

pub(crate) fn policy_tab(tab: PolicyTab) -> &'static str {
    match tab {
        PolicyTab::Execution => "Execution role",
        PolicyTab::Task => "Task role",
        PolicyTab::Trust => "Trust policy",
    }
}

pub(crate) fn policy_style(style: PolicyStyle) -> &'static str {
    match style {
        PolicyStyle::Exact => "resources one by one",
        PolicyStyle::Prefix => "resources by folder",
        PolicyStyle::Tag => "resources by tag",
    }
}

/// The engine's word for a source, as a person would say it.
pub(crate) fn source(word: &'static str) -> &'static str {
    match word {
        "environmentFile" => "env file",
        "injected" => "platform",
        other => other,
    }
}

/// What the engine's word for how sure something is means.
pub(crate) fn doubt(word: &'static str) -> &'static str {
    match word {
        "reported" => "stated by AWS or seen in logs, not proven from source",
        "assumed" => "our reading, not stated by AWS",
        other => other,
    }
}

pub(crate) fn outcome(outcome: Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Running => {
            ("The task runs", "Every container starts, as far as the task definition decides it.")
        }
        Outcome::Stopped => ("The task stops", "It is registered, but stops before its containers run."),
        Outcome::Refused => ("It is refused", "AWS does not take this task definition."),
        Outcome::Unknown => ("It depends", "The outcome depends on something that is not known here."),
    }
}

pub(crate) fn presence(presence: Presence) -> &'static str {
    match presence {
        Presence::Present => "is there",
        Presence::Missing => "is missing",
        Presence::NoValue => "has no value",
        Presence::PendingDeletion => "is pending deletion",
    }
}

pub(crate) fn permissions(permissions: Permissions) -> &'static str {
    match permissions {
        Permissions::Generated => "may do what the policy here allows",
        Permissions::Everything => "may do everything",
        Permissions::Nothing => "may do nothing",
    }
}

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "secret",
        Kind::Parameter => "parameter",
        Kind::File => "file",
    }
}

pub(crate) fn block_title(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Bad => Some("Has the problem"),
        BlockKind::Good => Some("Has no problem"),
        BlockKind::Fixed => Some("After the fix"),
        BlockKind::Report => Some("What is reported"),
        BlockKind::Other => None,
    }
}

/// What a form of the text is called.
pub(crate) fn convert_format(name: &str) -> &'static str {
    match name {
        "cloudformation-json" => "CloudFormation, JSON",
        "cloudformation-yaml" => "CloudFormation, YAML",
        "terraform" => "Terraform",
        _ => "JSON for register-task-definition",
    }
}
