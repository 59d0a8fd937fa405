//! Rule `firelens-options`.

use super::{firelens, options};
use crate::facts::log_drivers::{BUFFER_LIMIT, PLUGINS};
use crate::facts::sources::{AGENT, FIRELENS};
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::enums::{FirelensConfigurationType, LogDriver};

pub(crate) static META: RuleMeta = RuleMeta {
    name: "firelens-options",
    group: Group::Logging,
    severity: Severity::Warning,
    summary: "The options for the log router name no output, or lack what the output needs.",
    fix: FixAvailability::None,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LOG-015",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT, &FIRELENS],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let Some(log) = options::of(cx, LogDriver::Awsfirelens).filter(|log| options::are_known(log)) else {
        return;
    };
    let place = log.options.node().map_or(Place::Missing(log.origin), Place::Key);
    let limit = options::given(log, "log-driver-buffer-limit");
    if let Some((text, node)) = limit.and_then(|limit| limit.as_str().zip(limit.node()))
        && text.parse::<u32>().ok().is_none_or(|bytes| bytes > BUFFER_LIMIT)
    {
        sink.report(Place::Value(node), format!("`{text}` is not a limit for the buffer"))
            .help(format!("write a number of bytes up to {BUFFER_LIMIT}"));
    }
    let mut routers = firelens::routers(cx.task);
    let Some(container) = routers.next() else { return };
    let Some(router) = container.firelens_configuration.known() else { return };
    let Some(kind) = router.kind.get() else { return };
    let key = if kind == FirelensConfigurationType::Fluentd { "@type" } else { "Name" };
    let plugin = options::given(log, key);
    // AWS's image of Fluent Bit loads files that such variables name.
    let mut variables = container.environment.items().filter_map(|pair| pair.name.text());
    let configured = router.options.entry("config-file-value").is_some()
        || router.options.is_dynamic()
        || variables.any(|name| name.starts_with("aws_fluent_bit_init_"));
    // Without any option the agent writes no output at all; a file of the router may.
    let empty = log.options.entries().is_empty();
    if plugin.is_none() && !(empty && configured) {
        let other = log.options.entries().iter().find(|entry| entry.key.eq_ignore_ascii_case(key));
        let report = sink.report(place, format!("`{key}` is missing, so {} has no output", cx.title()));
        match other.and_then(|other| other.value.node()) {
            Some(node) => report
                .help(format!("write `{key}` exactly so; the agent looks at the case"))
                .related(Place::Key(node), "another case"),
            None => report.help(format!("name the output plugin under `{key}`")),
        };
        return;
    }
    let Some(name) = plugin.and_then(Field::as_str).filter(|_| key == "Name") else { return };
    let Some(plugin) = PLUGINS.iter().find(|plugin| plugin.name.eq_ignore_ascii_case(name)) else { return };
    let plain = log.options.entries().iter().map(|entry| entry.key.as_str());
    let secrets = log.secret_options.items().filter_map(|secret| secret.name.as_str());
    let keys: Vec<&str> = plain.chain(secrets).collect();
    for required in plugin.required {
        if !keys.iter().any(|key| key.eq_ignore_ascii_case(required)) {
            sink.report(place, format!("the plugin `{name}` needs `{required}`"))
                .help("add the option, or give it as one of `secretOptions`");
        }
    }
}
