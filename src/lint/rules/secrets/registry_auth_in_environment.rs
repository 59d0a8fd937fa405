//! Rule `registry-auth-in-environment`.

use crate::facts::sources::{ENVIRONMENT, PRIVATE_REGISTRY};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "registry-auth-in-environment",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable of a container holds registry credentials, which ECS does not read there.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-019",
    peers: &["Security Hub ECS.8", "AWS Config ecs-no-environment-secrets"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&ENVIRONMENT, &PRIVATE_REGISTRY],
};

/// Settings of the container agent and of Docker, not of an application.
const NAMES: [&str; 4] =
    [".dockerconfigjson", "DOCKER_AUTH_CONFIG", "ECS_ENGINE_AUTH_DATA", "ECS_ENGINE_AUTH_TYPE"];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    for variable in cx.container.environment.items() {
        let (Some(name), Some(node)) = (variable.name.as_str(), variable.value.node()) else { continue };
        if !NAMES.contains(&name) || variable.value.text().is_none_or(str::is_empty) {
            continue;
        }
        let report = sink
            .report(
                Place::Value(node),
                format!("`{name}` gives registry credentials to the container, where ECS does not read them"),
            )
            .help("for pulling the image, refer to a secret in `repositoryCredentials`")
            .unsafe_fix("remove the variable", rewrite::remove(cx.document(), &[variable.origin]));
        if name != "ECS_ENGINE_AUTH_TYPE" {
            report.sensitive();
        }
    }
}
