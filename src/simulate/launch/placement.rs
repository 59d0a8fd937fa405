//! Where the task may run: what an old agent or an old Fargate platform lacks. The control plane sees it before anything starts.

use super::register::Refusal;
use crate::facts::agent_features::{self, Feature};
use crate::facts::stopped_reasons::registration;
use crate::model::value_from::{self, ValueFrom};
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::environment::written;
use crate::simulate::{Cx, Platform};

/// What the task needs and does not get.
pub(super) fn refusal(cx: &Cx<'_>) -> Option<Refusal> {
    let containers = cx.inputs.task.container_definitions.items();
    let (feature, origin) =
        containers.flat_map(|container| needs(cx, container)).find(|(feature, _)| is_missing(cx, feature))?;
    let reason = if cx.profile.is_agent() { &registration::ATTRIBUTE } else { &registration::PLATFORM };
    let subject = if feature.capability.is_empty() { feature.title } else { feature.capability };
    Some(Refusal {
        reason: reason.text.to_owned(),
        subject: subject.to_owned(),
        origin,
        certainty: reason.certainty,
    })
}

fn is_missing(cx: &Cx<'_>, feature: &Feature) -> bool {
    match cx.profile.platform {
        Platform::Ec2 | Platform::External => cx.profile.agent < feature.agent,
        Platform::FargateLinux | Platform::FargateLegacy => cx.profile.fargate < feature.fargate,
        Platform::FargateWindows | Platform::ManagedInstances => false,
    }
}

fn needs<'a>(cx: &Cx<'a>, container: &'a ContainerDefinition) -> Vec<(&'static Feature, Option<Origin>)> {
    let mut needs: Vec<(&'static Feature, Option<Origin>)> = Vec::new();
    let is_secret =
        |text: &str| matches!(value_from::parse(text), ValueFrom::Secret(_) | ValueFrom::MalformedSecret(_));
    for secret in container.secrets.items() {
        let Some(text) = secret.value_from.as_str() else { continue };
        let feature =
            if is_secret(text) { &agent_features::ASM_SECRETS } else { &agent_features::SSM_SECRETS };
        needs.push((feature, Some(secret.value_from.origin)));
    }
    let logging = container.log_configuration.known();
    for option in logging.into_iter().flat_map(|logging| logging.secret_options.items()) {
        let Some(text) = option.value_from.as_str() else { continue };
        let feature =
            if is_secret(text) { &agent_features::ASM_LOG_SECRETS } else { &agent_features::SSM_LOG_SECRETS };
        needs.push((feature, Some(option.value_from.origin)));
    }
    if container.repository_credentials.known().is_some() {
        let origin = Some(container.repository_credentials.origin);
        needs.push((&agent_features::REPOSITORY_CREDENTIALS, origin));
    }
    for spec in container.credential_specs.elements() {
        let Some(text) = spec.as_str() else { continue };
        let feature = match text.split_once(':').map(|(prefix, _)| prefix) {
            Some("credentialspecdomainless") => &agent_features::DOMAINLESS_CREDENTIAL_SPECS,
            Some("credentialspec") if cx.profile.windows => &agent_features::WINDOWS_CREDENTIAL_SPECS,
            Some("credentialspec") => &agent_features::LINUX_CREDENTIAL_SPECS,
            _ => continue,
        };
        needs.push((feature, Some(spec.origin)));
    }
    if let Some(file) = written::files(cx, container).first() {
        needs.push((&agent_features::ENVIRONMENT_FILES, file.origin));
    }
    needs
}
