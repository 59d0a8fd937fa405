//! Rule `credential-endpoint-redirect`.

use serde_json::json;

use super::variable_names::{self, Name};
use crate::facts::sources::TASK_ROLE;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::container::KeyValuePair;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "credential-endpoint-redirect",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A variable leads the AWS SDKs away from the credentials of the task role.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::C,
    since: "0.1.0",
    catalogue: "SEC-405",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&TASK_ROLE],
};

/// The addresses of the task's credentials and metadata.
const OWN_ADDRESSES: &str = "169.254.170.2,169.254.169.254";

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let value = |name: &str| {
        cx.container
            .environment
            .items()
            .find(|variable| variable.name.as_str() == Some(name))
            .map(|found| &found.value)
    };
    for name in variable_names::of(cx) {
        let place = Place::Value(name.node);
        match name.text {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI" | "AWS_CONTAINER_AUTHORIZATION_TOKEN" => {
                sink.report(
                    place,
                    format!(
                        "`{}` sends the AWS SDKs elsewhere for credentials than to the task role",
                        name.text
                    ),
                )
                .help("remove it: ECS tells the SDKs where the credentials are")
                .unsafe_fix("remove it", rewrite::remove(cx.document(), &[name.entry]));
            }
            text if text.starts_with("AWS_ENDPOINT_URL") => {
                let local = value(text).and_then(|value| value.as_str()).is_some_and(|value| {
                    ["localhost", "127.0.0.1", "localstack"].iter().any(|host| value.contains(host))
                });
                let severity = if local { Severity::Info } else { Severity::Warning };
                // For one service it is how a VPC endpoint is named; for all, STS is led away too.
                if text == "AWS_ENDPOINT_URL" || text == "AWS_ENDPOINT_URL_STS" {
                    sink.report(
                        place,
                        format!("`{text}` sends every call of the AWS SDKs to another address"),
                    )
                    .severity(severity)
                    .help("name the endpoint of one service only, as in `AWS_ENDPOINT_URL_S3`");
                }
            }
            _ => {}
        }
    }
    proxy(cx, sink);
}

fn proxy(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let is_no_proxy = |name: &str| name.eq_ignore_ascii_case("NO_PROXY");
    let all: Vec<Name<'_>> = variable_names::of(cx).collect();
    let unknown = cx.container.environment_files.is_present()
        || all.iter().any(|other| other.secret && is_no_proxy(other.text));
    // One finding for all proxies of a container: the first that leads plain HTTP away, else the first.
    let is_proxy = |name: &str| {
        ["HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY"].iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    let plain_http = |name: &str| !name.eq_ignore_ascii_case("HTTPS_PROXY");
    let chosen = all.iter().find(|other| is_proxy(other.text) && plain_http(other.text));
    let chosen = chosen.or_else(|| all.iter().find(|other| is_proxy(other.text)));
    let Some(name) = chosen.filter(|_| !unknown) else { return };
    let exceptions: Vec<&KeyValuePair> = cx
        .container
        .environment
        .items()
        .filter(|variable| variable.name.as_str().is_some_and(is_no_proxy))
        .collect();
    let spared = exceptions.iter().any(|variable| {
        variable.value.as_str().is_none_or(|value| {
            value.split([',', ' ']).map(str::trim).any(|entry| {
                matches!(
                    entry,
                    "*" | "169.254.170.2"
                        | "169.254."
                        | "169.254.0.0/16"
                        | "169.254.170.0/24"
                        | "169.254.*"
                        | ".169.254"
                )
            })
        })
    });
    if spared {
        return;
    }
    let edit = match exceptions
        .first()
        .and_then(|variable| Some((variable.value.as_str()?, variable.value.node()?)))
    {
        Some((value, node)) => {
            let joined = if value.trim().is_empty() {
                OWN_ADDRESSES.to_owned()
            } else {
                format!("{value},{OWN_ADDRESSES}")
            };
            Some(rewrite::replace(cx.document(), node, &json!(joined)))
        }
        None => cx.container.environment.node().and_then(|list| {
            rewrite::insert_element(
                cx.document(),
                list,
                &json!({ "name": "NO_PROXY", "value": OWN_ADDRESSES }),
            )
        }),
    };
    let severity = if plain_http(name.text) { Severity::Warning } else { Severity::Info };
    sink.report(
        Place::Value(name.node),
        format!(
            "`{}` without an exception for 169.254.170.2 can cut the task off from its role and metadata",
            name.text
        ),
    )
    .severity(severity)
    .help("add 169.254.170.2 and 169.254.169.254 to `NO_PROXY`")
    .unsafe_fix("add the addresses to `NO_PROXY`", edit);
}
