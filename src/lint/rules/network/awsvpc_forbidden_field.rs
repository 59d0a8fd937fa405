//! Rule `awsvpc-forbidden-field`.

use crate::facts::sources::{API_MODEL, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::launch::given::refuse;
use crate::lint::{Applicability, ContainerCx, Group, RuleMeta, Severity, Sink};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "awsvpc-forbidden-field",
    group: Group::Network,
    severity: Severity::Error,
    summary: "Under `awsvpc` a container has no network settings of its own.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-011",
    peers: &["cdk-preflight ecs-awsvpc-hostname, ecs-awsvpc-extra-hosts and more", "aws-cdk (links)"],
    aws_messages: &[
        "Links are not supported when networkMode=awsvpc",
        "Extra hosts are not supported on container when networkMode=awsvpc",
        "hostname is not supported on container when networkMode=awsvpc",
        "DNS servers are not supported on container when networkMode=awsvpc",
        "Disable Networking is not supported on container when networkMode=awsvpc",
    ],
    yields_to: &[],
    sources: &[&API_MODEL, &CDK_PREFLIGHT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    if cx.task.network_mode() != Some(NetworkMode::Awsvpc) {
        return;
    }
    let (container, fix) = (cx.container, Some(Applicability::Safe));
    let verdict = "does not exist under `awsvpc`";
    let links = [("links", container.links.node())];
    let help = "remove it: the containers of the task reach each other on `localhost`";
    refuse(cx.document(), sink, &links, verdict, help, fix);
    let members = [
        ("hostname", container.hostname.node()),
        ("extraHosts", container.extra_hosts.node()),
        ("dnsServers", container.dns_servers.node()),
        ("dnsSearchDomains", container.dns_search_domains.node()),
        ("disableNetworking", container.disable_networking.node()),
    ];
    let help = "remove it: names and DNS are those of the task and its VPC";
    refuse(cx.document(), sink, &members, verdict, help, fix);
}
