//! The words of the pretend AWS.

use taskdef_playground::view::WorldTab;
use taskdef_playground::view::pretend::form::Member;
use taskdef_playground::view::pretend::trial::What;
use taskdef_playground::view::pretend::{Kind, Trial};

pub(crate) const PRETEND_AWS: &str = "Pretend AWS";
pub(crate) const PRETEND_WORDS: &str =
    "What the launch would find. Nothing here is real, and it is kept in memory only.";
pub(crate) const CHANGED: &str = "changed";
pub(crate) const EDIT_ALL: &str = "Edit all of it";
pub(crate) const TRIALS_ON: &str = "Experiments that are on";
pub(crate) const TRIALS_WORDS: &str =
    "Each is one change, seen at once in the launch, the environment and the policy. Press again to undo it.";
pub(crate) const NO_TRIALS: &str = "The text refers to nothing that could be changed.";
pub(crate) const UNDO_ALL: &str = "Undo all";
pub(crate) const RESET: &str = "Reset everything";
pub(crate) const WORLD_JSON_WORDS: &str = "The same as the option `world` of the library.";
pub(crate) const WHERE_IT_WOULD_RUN: &str = "Launch type, Region, account and versions";
pub(crate) const HOW_IT_GOES: &str = "Show the launch";
pub(crate) const MORE: &str = "More";
pub(crate) const ADD: &str = "Add";
pub(crate) const REMOVE: &str = "Remove";
pub(crate) const NAME: &str = "Name";
pub(crate) const DISCARD: &str = "Discard what I typed";
pub(crate) const NOT_APPLIED: &str = "Not applied:";
pub(crate) const AWS_ITSELF: &str = "AWS's own, or none";
pub(crate) const VALUE_OPEN: &str = "placeholder";

pub(crate) fn world_tab(tab: WorldTab) -> &'static str {
    match tab {
        WorldTab::Trials => "Experiments",
        WorldTab::Form => "Form",
        WorldTab::Json => "JSON",
    }
}

pub(crate) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Secret => "secret",
        Kind::Parameter => "parameter",
        Kind::File => "file",
        Kind::Key => "KMS key",
        Kind::Bucket => "bucket",
        Kind::Image => "image of container",
        Kind::Network => "Network",
        Kind::Role => "Execution role",
        Kind::Overrides => "RunTask overrides",
    }
}

/// `secret prod/db`
pub(crate) fn thing(kind: Kind, name: &str) -> String {
    let kind = self::kind(kind);
    if name.is_empty() { kind.to_owned() } else { format!("{kind} {name}") }
}

pub(crate) fn member(member: Member) -> &'static str {
    match member {
        Member::Whole => "Pretend AWS as JSON",
        Member::Network => "Route to AWS",
        Member::May => "It may",
        Member::RoleArn => "ARN",
        Member::Policies => "Its policies, as a JSON list",
        Member::Boundary => "Permissions boundary",
        Member::Scps => "Service control policies, as a JSON list",
        Member::Without => "Actions taken away, one in each line",
        Member::Trust => "Trust policy",
        Member::State => "State",
        Member::Value => "Value",
        Member::Content => "Content",
        Member::Form => "Kind",
        Member::Stages => "Value by staging label",
        Member::Versions => "Value by version id",
        Member::KmsKey => "Customer managed KMS key",
        Member::Type => "Type",
        Member::Policy => "Its policy",
        Member::Env => "ENV",
        Member::Overrides => "As `--overrides` takes them",
    }
}

/// The words of the options as a person would say them.
pub(crate) fn world_word(word: &'static str) -> &'static str {
    match word {
        "present" => "is there",
        "missing" => "is missing",
        "no-value" => "has no value",
        "pending-deletion" => "is pending deletion",
        "ok" => "reaches AWS",
        "no-route" => "has no route to AWS",
        "generated" => "what the policy made here allows",
        "template" => "what the role of the template allows",
        "allow-all" => "everything",
        "nothing" => "nothing",
        "policies" => "what these policies say",
        other => other,
    }
}

/// What an experiment does, where its subject is known.
pub(crate) fn trial(trial: &Trial) -> String {
    let part = &trial.part;
    match trial.what {
        What::Delete => "Delete".to_owned(),
        What::ScheduleDeletion => "Schedule for deletion".to_owned(),
        What::TakeValue => "Take its value away".to_owned(),
        What::WrongKey => format!("Remove the key {part}"),
        What::NotJson => "Plain text, not JSON".to_owned(),
        What::Binary => "Make it binary".to_owned(),
        What::Rotate => "Rotate now".to_owned(),
        What::Encrypt => "Encrypt with a customer key".to_owned(),
        What::LockOut => "Customer key that locks the role out".to_owned(),
        What::Deny => format!("Deny {part}"),
        What::Distrust => "Trust another service only".to_owned(),
        What::Cut => "Cut the network".to_owned(),
        What::Override => format!("Override {part} of {}", trial.name),
    }
}

/// The same with its subject.
pub(crate) fn whole_trial(trial: &Trial) -> String {
    let words = self::trial(trial);
    match trial.kind {
        Kind::Network | Kind::Role | Kind::Overrides => words,
        _ => format!("{words}: {}", thing(trial.kind, &trial.name)),
    }
}

pub(crate) fn undo_trial(trial: &Trial) -> String {
    format!("Undo: {}", whole_trial(trial))
}

pub(crate) fn trials_with(kind: Kind, name: &str) -> String {
    format!("Experiments: {}", thing(kind, name))
}

/// `2 experiments`
pub(crate) fn trials_on(count: usize) -> String {
    super::count(count, "experiment", "experiments")
}
