//! What starts a new deployment whenever a secret changes: an EventBridge rule whose target, a state machine, calls UpdateService; ready
//! to copy as CloudFormation, Terraform and AWS CLI.
//!
//! Sources: Secrets Manager User Guide, Secret Label Updated event; Systems Manager User Guide, Parameter Store events; Step Functions
//! Developer Guide, AWS SDK integrations (read 2026-11).

use super::followed::{Follows, Subject};
use crate::facts::stopped_reasons::fill;
use crate::simulate::Cx;

const CLOUDFORMATION: &str = include_str!("trigger/cloudformation.yaml");
const TERRAFORM: &str = include_str!("trigger/terraform.tf");
const CLI: &str = include_str!("trigger/cli.sh");

/// The same rule and target, in three languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The event pattern, as JSON.
    pub pattern: String,
    /// A CloudFormation template.
    pub cloudformation: String,
    /// A Terraform configuration.
    pub terraform: String,
    /// Commands of the AWS CLI.
    pub cli: String,
    /// The Region that the events are in; it is that of the secret.
    pub region: String,
    /// What there is to know before it is used.
    pub note: Option<String>,
}

/// The trigger of a secret or parameter; `None` when its name is not known whole.
pub(super) fn of(cx: &Cx<'_>, subject: &Subject) -> Option<Trigger> {
    let name = subject.bare_name.as_str();
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "/_+=.@!-".contains(character);
    if name.is_empty() || !name.chars().all(is_plain) {
        return None;
    }
    let pattern = if subject.is_parameter {
        format!(
            r#"{{"source":["aws.ssm"],"detail-type":["Parameter Store Change"],"detail":{{"name":["{name}"],"operation":["Update"]}}}}"#
        )
    } else {
        let mut labels = vec!["\"AWSCURRENT\"".to_owned()];
        for variable in &subject.variables {
            if let Follows::Label(label) = &variable.follows
                && label.chars().all(is_plain)
            {
                let label = format!("\"{label}\"");
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        }
        format!(
            r#"{{"source":["aws.secretsmanager"],"detail-type":["Secret Label Updated"],"detail":{{"name":["{name}"],"labelUpdated":[{}]}}}}"#,
            labels.join(",")
        )
    };
    let parts = [
        ("name", name),
        ("pattern", pattern.as_str()),
        ("region", subject.region.as_str()),
        ("partition", cx.caller.partition.as_str()),
    ];
    // The texts have braces of their own.
    let written = |text: &str| {
        let mut text = text.to_owned();
        for (part, value) in parts {
            text = text.replace(&format!("<<{part}>>"), value);
        }
        text
    };
    let is_elsewhere = cx.caller.region() != subject.region;
    let note = is_elsewhere.then(|| {
        fill(
            "the event is in {region}, the service in {own}: forward it to the event bus there, and make rule and target there",
            &[("region", &subject.region), ("own", cx.caller.region())],
        )
    });
    Some(Trigger {
        cloudformation: written(CLOUDFORMATION),
        terraform: written(TERRAFORM),
        cli: written(CLI),
        pattern,
        region: subject.region.clone(),
        note,
    })
}
