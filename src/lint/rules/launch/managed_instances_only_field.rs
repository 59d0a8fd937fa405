//! Rule `managed-instances-only-field`.

use super::given::refuse;
use crate::facts::sources::API_MODEL;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::{Compatibility, IsolationMode, ResourceType};
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "managed-instances-only-field",
    group: Group::Launch,
    severity: Severity::Error,
    summary: "This exists only on Managed Instances, and has a form of its own.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "LCH-011",
    peers: &[],
    aws_messages: &[],
    yields_to: &["fargate-forbidden-container-field"],
    sources: &[&API_MODEL],
};

const VERDICT: &str = "exists only on Managed Instances";

const HELP: &str = "require `MANAGED_INSTANCES`, or remove it";

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let elsewhere = cx.runs_on(Compatibility::ManagedInstances) == Applies::No;
    let trusted = &cx.task.trusted_execution_configuration;
    if elsewhere {
        let members = [("trustedExecutionConfiguration", trusted.node())];
        refuse(cx.document, sink, &members, VERDICT, HELP, None);
    }
    if let Some(trusted) = trusted.known()
        && trusted.isolation_mode.get() == Some(IsolationMode::ConfidentialSandbox)
    {
        let policy = &trusted.attestation_policy;
        let message = match policy.as_str() {
            Some(text) if !is_base64(text) => "`attestationPolicy` must be base64",
            None if policy.is_absent() => "`CONFIDENTIAL_SANDBOX` needs an `attestationPolicy`",
            _ => "",
        };
        if !message.is_empty() {
            sink.report(policy.origin, message).help("give the policy that the host must meet, in base64");
        }
    }
    let mut first: Option<NodeId> = None;
    for container in cx.containers() {
        for requirement in container.container.resource_requirements.items() {
            let neuron = requirement.kind.get() == Some(ResourceType::NeuronDevice);
            let Some(kind) = requirement.kind.node().filter(|_| neuron) else { continue };
            if elsewhere {
                sink.report(Place::Value(kind), format!("`NeuronDevice` {VERDICT}")).help(HELP);
            } else if requirement.value.as_str().is_some_and(|value| value != "ALL") {
                sink.report(requirement.value.origin, "a `NeuronDevice` has the value `ALL` and no other")
                    .help("write `ALL`");
            } else if let Some(first) = first {
                sink.report(Place::Value(kind), "a second container asks for all Neuron devices")
                    .help("leave them to one container")
                    .related(Place::Value(first), "the first one");
            }
            first.get_or_insert(kind);
        }
    }
}

fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let plain = digits.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/'));
    !text.is_empty() && plain && text.len().is_multiple_of(4) && text.len() - digits.len() <= 2
}
