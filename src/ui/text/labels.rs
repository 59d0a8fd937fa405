//! The words for what is chosen from a list.

use taskdef_playground::view::environment::{EnvSource, VariableOrder};
use taskdef_playground::view::environment_copy::CopyFormat;
use taskdef_playground::view::launch::Outcome;
use taskdef_playground::view::outline::PartKind;
use taskdef_playground::view::problems::Grouping;
use taskdef_playground::view::rule_page::BlockKind;
use taskdef_playground::view::settings::{Depth, Size};
use taskdef_playground::view::{Panel, Severity, Theme};

pub(crate) const fn panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Problems => "Problems",
        Panel::Environment => "Environment",
        Panel::Policy => "IAM policy",
        Panel::Launch => "Launch",
        Panel::World => "Pretend AWS",
    }
}

pub(crate) fn part(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Task => "Task definition",
        PartKind::Container => "Container",
        PartKind::Volume => "Volume",
    }
}

/// Short enough for a fifth of a phone's width.
pub(crate) fn short_panel(panel: Panel) -> &'static str {
    match panel {
        Panel::Environment => "Environ.",
        Panel::Policy => "Policy",
        Panel::World => "AWS",
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

/// The word behind a count.
pub(crate) fn severity_of(severity: Severity, count: usize) -> &'static str {
    if count == 1 { self::severity(severity) } else { severities(severity) }
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

pub(crate) fn page_size(size: Size) -> &'static str {
    match size {
        Size::Small => "small",
        Size::Normal => "as the browser says",
        Size::Large => "large",
        Size::Huge => "very large",
    }
}

pub(crate) fn depth(depth: Depth) -> &'static str {
    match depth {
        Depth::Short => "what is wrong",
        Depth::Full => "what is wrong, and what to do",
    }
}

pub(crate) fn copy_format(format: CopyFormat) -> &'static str {
    match format {
        CopyFormat::EnvFile => ".env",
        CopyFormat::DockerRun => "docker -e",
        CopyFormat::Json => "JSON",
        CopyFormat::Export => "export",
    }
}

/// How a form is read.
pub(crate) fn copy_words(format: CopyFormat) -> &'static str {
    match format {
        CopyFormat::EnvFile => {
            "An environment file has no quoting: quotes, `$` and blanks are part of a value."
        }
        CopyFormat::DockerRun => {
            "For `docker run`. A name alone takes its value from the shell that runs it."
        }
        CopyFormat::Json => "One object; what is open is `null`.",
        CopyFormat::Export => "For bash, zsh and other POSIX shells: `$` and backslashes stay as they are.",
    }
}

/// A source as a tag.
pub(crate) fn source(source: EnvSource) -> &'static str {
    match source {
        EnvSource::EnvironmentFile => "env file",
        EnvSource::Injected => "platform",
        other => other.name(),
    }
}

/// A source in a sentence.
pub(crate) fn from_source(source: EnvSource) -> &'static str {
    match source {
        EnvSource::Environment => "from environment",
        EnvSource::EnvironmentFile => "from environmentFiles",
        EnvSource::Secret => "from secrets",
        EnvSource::Override => "from an override",
        EnvSource::Image => "from the image",
        EnvSource::Injected => "from the platform",
    }
}

pub(crate) fn variable_order(order: VariableOrder) -> &'static str {
    match order {
        VariableOrder::Launch => "as launched",
        VariableOrder::Name => "by name",
        VariableOrder::Source => "by source",
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
