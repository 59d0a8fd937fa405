//! Images: the login to Amazon ECR and the pull. Source: amazon-ecs-agent 1.105.1 (2026-06), public logs for Fargate (2026).

use super::recorder::Recorder;
use super::words::{self, Words};
use crate::facts::Certainty;
use crate::facts::stopped_reasons::{agent, fargate};
use crate::model::ContainerDefinition;
use crate::model::image::{EcrRepository, Image};
use crate::simulate::reference::Denial;
use crate::simulate::{Cx, Platform};
use crate::world::Network;

/// Where images come from that name no registry.
const DOCKER_HUB: &str = "registry-1.docker.io";

/// The image of a container, when it is known.
fn image_of(container: &ContainerDefinition) -> Option<(&str, Image)> {
    let text = container.image.as_str()?;
    Some((text, Image::parse(text)?))
}

/// Who logs in and pulls: the execution role, and on an instance without one the instance itself.
fn role(cx: &Cx<'_>) -> &'static str {
    if cx.profile.is_agent() && cx.caller.execution_role.is_none() { "instance" } else { "execution" }
}

/// Asks for the execution role only: what an instance may do is not known here.
fn check(cx: &Cx<'_>, action: &'static str, resource: &str) -> Result<Option<String>, Denial> {
    if role(cx) == "instance" { Ok(None) } else { cx.check(action, resource, Vec::new()) }
}

/// Logs in to every private ECR registry that is needed.
pub(super) fn logins(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    let mut known: Vec<(String, String)> = Vec::new();
    for container in cx.inputs.task.container_definitions.items() {
        let Some(ecr) = image_of(container).and_then(|(_, image)| image.ecr()) else { continue };
        let registry = (ecr.account.clone(), ecr.region.clone());
        if known.contains(&registry) {
            continue;
        }
        known.push(registry);
        recorder.call("ecr", "GetAuthorizationToken", "*", role(cx));
        let subject = format!("{}.dkr.ecr.{}", ecr.account, ecr.region);
        let origin = Some(container.image.origin);
        if cx.inputs.world.network == Network::NoRoute {
            recorder.failure(
                "fetch",
                &subject,
                "Amazon ECR is not reached".to_owned(),
                origin,
                Certainty::Reported,
            );
            return Some(login_without_route(cx, &ecr));
        }
        match check(cx, "ecr:GetAuthorizationToken", "*") {
            Err(denial) => {
                let detail = "the role may not call `ecr:GetAuthorizationToken`".to_owned();
                recorder.failure("fetch", &subject, detail, origin, Certainty::Reported);
                return Some(login_denied(cx, &denial));
            }
            Ok(depends) => {
                let mut detail = "GetAuthorizationToken for the registry".to_owned();
                if let Some(depends) = depends {
                    detail = format!("{detail}: whether it is allowed is not known here: {depends}");
                    recorder.unsure();
                }
                recorder.step("fetch", &subject, detail, origin, Certainty::Reported);
            }
        }
    }
    None
}

fn login_without_route(cx: &Cx<'_>, ecr: &EcrRepository) -> Words {
    if cx.profile.speaks_as_agent() {
        let cause = words::no_route(cx, "ECR", "GetAuthorizationToken", "api.ecr", &ecr.region);
        return Words {
            text: agent::ECR_LOGIN.fill(&[("cause", &cause.text)]),
            certainty: Certainty::Assumed,
        };
    }
    let reason = &fargate::ECR_NO_ROUTE;
    let parts = [("region", ecr.region.as_str()), ("address", "<address>")];
    Words { text: reason.fill(&parts), certainty: reason.certainty }
}

fn login_denied(cx: &Cx<'_>, denial: &Denial) -> Words {
    let cause = words::denied_call(cx, "ECR", "GetAuthorizationToken", denial);
    let reason = if cx.profile.speaks_as_agent() { &agent::ECR_LOGIN } else { &fargate::ECR_AUTH };
    Words { text: reason.fill(&[("retries", "1"), ("cause", &cause.text)]), certainty: reason.certainty }
}

/// Pulls every image.
pub(super) fn images(cx: &Cx<'_>, recorder: &mut Recorder) -> Option<Words> {
    cx.inputs.task.container_definitions.items().find_map(|container| pull(cx, recorder, container))
}

fn pull(cx: &Cx<'_>, recorder: &mut Recorder, container: &ContainerDefinition) -> Option<Words> {
    let name = container.name.text().unwrap_or_default();
    let origin = Some(container.image.origin);
    let Some((text, image)) = image_of(container) else {
        let written = container.image.text().unwrap_or_default();
        if !written.is_empty() {
            let detail = format!("the image of `{name}` is not known here");
            recorder.step("pull", written, detail, origin, Certainty::Verified);
        }
        return None;
    };
    if cx.inputs.world.network == Network::NoRoute {
        recorder.failure("pull", text, "the registry is not reached".to_owned(), origin, Certainty::Reported);
        return Some(pull_without_route(cx, text, &image));
    }
    let mut depends = None;
    if let Some(ecr) = image.ecr() {
        let EcrRepository { account, region, partition, repository } = &ecr;
        let arn = format!("arn:{partition}:ecr:{region}:{account}:repository/{repository}");
        for (call, action) in
            [("BatchGetImage", "ecr:BatchGetImage"), ("GetDownloadUrlForLayer", "ecr:GetDownloadUrlForLayer")]
        {
            recorder.call("ecr", call, &arn, role(cx));
            match check(cx, action, &arn) {
                Ok(unknown) => depends = depends.or(unknown),
                Err(denial) => {
                    let detail = format!("the role may not call `{action}` on `{arn}`");
                    recorder.failure("pull", text, detail, origin, Certainty::Reported);
                    return Some(pull_denied(cx, text, &image, &denial));
                }
            }
        }
    }
    let mut detail = format!("the image of `{name}` is pulled");
    if cx.profile.is_agent() {
        detail.push_str(" while secrets and files are fetched");
    }
    if let Some(depends) = depends {
        detail = format!("{detail}: whether it is allowed is not known here: {depends}");
        recorder.unsure();
    }
    recorder.step("pull", text, detail, origin, cx.profile.certainty_if_documented());
    None
}

fn pull_denied(cx: &Cx<'_>, text: &str, image: &Image, denial: &Denial) -> Words {
    let registry = image.registry.as_deref().unwrap_or_default();
    if cx.profile.speaks_as_agent() {
        let denied = words::denied(cx, denial).text;
        let repository = text.rsplit_once(':').map_or(text, |(repository, _)| repository);
        let cause = format!(
            "Error response from daemon: pull access denied for {repository}, repository does not exist or may require 'docker login': denied: {denied}"
        );
        return Words { text: agent::PULL_DENIED.fill(&[("cause", &cause)]), certainty: Certainty::Reported };
    }
    let tag = image.digest.as_deref().or(image.tag.as_deref()).unwrap_or("latest");
    let parts = [("retries", "1"), ("image", text), ("registry", registry), ("tag", tag)];
    let reason = &fargate::PULL_DENIED;
    Words { text: reason.fill(&parts), certainty: reason.certainty }
}

fn pull_without_route(cx: &Cx<'_>, text: &str, image: &Image) -> Words {
    let host = match image.registry.as_deref() {
        None | Some("docker.io") => DOCKER_HUB,
        Some(registry) => registry,
    };
    if cx.profile.speaks_as_agent() {
        let cause = format!(
            "Error response from daemon: Get \"https://{host}/v2/\": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)"
        );
        return Words {
            text: fargate::PULL_FAILED.fill(&[("cause", &cause)]),
            certainty: Certainty::Reported,
        };
    }
    let tag = image.digest.as_deref().or(image.tag.as_deref()).unwrap_or("latest");
    // containerd names images in full.
    let repository = match (host, image.repository.contains('/')) {
        (DOCKER_HUB, false) => format!("library/{}", image.repository),
        _ => image.repository.clone(),
    };
    let full = match (host, image.digest.is_some()) {
        (DOCKER_HUB, false) => format!("docker.io/{repository}:{tag}"),
        _ => text.to_owned(),
    };
    let parts = [
        ("retries", "5"),
        ("image", full.as_str()),
        ("host", host),
        ("repository", repository.as_str()),
        ("tag", tag),
        ("address", "<address>"),
    ];
    let reason = &fargate::PULL_NO_ROUTE;
    let certainty = match cx.profile.platform {
        Platform::FargateLinux => reason.certainty,
        _ => Certainty::Assumed,
    };
    Words { text: reason.fill(&parts), certainty }
}
