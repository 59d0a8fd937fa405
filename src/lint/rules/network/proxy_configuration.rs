//! Rule `proxy-configuration`.

use crate::facts::launch_types::APP_MESH_ENDED;
use crate::facts::sources::{API_MODEL, APP_MESH, CDK_PREFLIGHT};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::NetworkMode;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "proxy-configuration",
    group: Group::Network,
    severity: Severity::Error,
    summary: "An App Mesh proxy that lacks something, and whose service has ended.",
    fix: FixAvailability::None,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "NET-014",
    peers: &["cdk-preflight (three rules)", "aws-cdk"],
    aws_messages: &[
        "APPMESH proxy configuration is only supported in networkMode=awsvpc",
        "Proxy container [{container}] does not exist",
        "Ingress port not found",
    ],
    yields_to: &["external-restrictions", "fargate-network-mode", "managed-instances-restrictions"],
    sources: &[&API_MODEL, &APP_MESH, &CDK_PREFLIGHT],
};

/// The properties that a proxy must have.
const REQUIRED: [&str; 4] = ["ProxyIngressPort", "ProxyEgressPort", "AppPorts", "EgressIgnoredIPs"];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let field = &cx.task.proxy_configuration;
    let (Some(proxy), Some(node)) = (field.known(), field.node()) else { return };
    // An empty template.
    if proxy.container_name.as_str() == Some("") {
        return;
    }
    sink.report(Place::Key(node), format!("AWS App Mesh ended on {APP_MESH_ENDED}, and this proxy with it"))
        .severity(Severity::Warning)
        .help("move to Amazon ECS Service Connect, and remove the proxy");
    let mode = &cx.task.network_mode;
    if mode.is_absent() || mode.get().is_some_and(|mode| mode != NetworkMode::Awsvpc) {
        sink.report(mode.origin, "an App Mesh proxy needs `networkMode: awsvpc`").help("set `awsvpc`");
    }
    let containers = &cx.task.container_definitions;
    let name = proxy.container_name.as_str();
    let container = containers.items().find(|container| container.name.as_str() == name && name.is_some());
    let certain =
        containers.is_closed() && containers.items().all(|container| container.name.as_str().is_some());
    if let (None, Some(name), Some(node), true) = (container, name, proxy.container_name.node(), certain) {
        sink.report(Place::Value(node), format!("the proxy is `{name}`, which the task does not have"))
            .help("name the container of the proxy");
    }
    let properties = &proxy.properties;
    if !properties.is_closed() || properties.items().any(|property| property.name.is_dynamic()) {
        return;
    }
    let place = properties.node().map_or(Place::Missing(proxy.origin), Place::Key);
    let has = |name: &str| {
        let mut named = properties.items().filter(|property| property.name.as_str() == Some(name));
        named.any(|property| property.value.as_str() != Some(""))
    };
    for name in REQUIRED.into_iter().filter(|name| {
        // Blank, it says that nothing is left out.
        !properties.items().any(|property| property.name.as_str() == Some(name))
    }) {
        sink.report(place, format!("the proxy lacks `{name}`")).help("add it to `properties`");
    }
    if !has("IgnoredUID")
        && !has("IgnoredGID")
        && properties.items().all(|property| !property.value.is_dynamic())
    {
        sink.report(place, "the proxy has neither `IgnoredUID` nor `IgnoredGID`")
            .help("name the user or group of the proxy, so that its own traffic passes");
    }
    let uid = properties.items().find(|property| property.name.as_str() == Some("IgnoredUID"));
    let user = container.map(|container| &container.user).and_then(|user| user.as_str().zip(user.node()));
    if let (Some(uid), Some((user, node))) = (uid.and_then(|uid| uid.value.as_str()), user)
        && !uid.is_empty()
        && user.split(':').next() != Some(uid)
    {
        sink.report(
            Place::Value(node),
            format!("the proxy runs as `{user}`, but the traffic of `{uid}` is let through"),
        )
        .severity(Severity::Warning)
        .help("make `user` and `IgnoredUID` the same");
    }
}
