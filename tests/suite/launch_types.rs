//! Rules that depend on the launch type and the network mode: what they say when both are known, and that they keep silent
//! when they are not.

use taskdef_playground::model::enums::Compatibility;
use taskdef_playground::{Options, analyze};

/// The names of the rules of the groups launch, resources and network that speak, without the advice.
fn found(text: &str, launch_type: Option<Compatibility>) -> Vec<&'static str> {
    let mut options = Options::default();
    options.context.launch_type = launch_type;
    let groups = ["launch", "resources", "network"];
    let analysis = analyze(text, &options);
    let rules = analysis.diagnostics.iter().map(|diagnostic| diagnostic.rule);
    rules
        .filter(|rule| groups.contains(&rule.group.name()) && rule.name != "compatibility-missing")
        .map(|rule| rule.name)
        .collect()
}

fn definition(task: &str, container: &str) -> String {
    format!(
        r#"{{ "family": "web", {task} "containerDefinitions": [{{ "name": "web", "image": "nginx:1.27", "memory": 128 {container} }}] }}"#
    )
}

const NOWHERE_ALIKE: &str = r#", "privileged": true, "logConfiguration": { "logDriver": "syslog" }, "linuxParameters": { "swappiness": 5, "maxSwap": 1 }"#;

#[test]
fn unknown_launch_types_get_the_benefit_of_the_doubt() {
    let text = definition(r#""cpu": "300", "memory": "900", "ipcMode": "host","#, NOWHERE_ALIKE);
    assert_eq!(found(&text, None), [""; 0]);
    assert_eq!(found(&text, Some(Compatibility::Ec2)), [""; 0]);
}

#[test]
fn the_setting_counts_as_the_text_does() {
    let text = definition(
        r#""networkMode": "awsvpc", "cpu": "256", "memory": "512", "ipcMode": "host","#,
        NOWHERE_ALIKE,
    );
    let by_setting = found(&text, Some(Compatibility::Fargate));
    let by_text =
        found(&text.replace(r#""family""#, r#""requiresCompatibilities": ["FARGATE"], "family""#), None);
    assert_eq!(by_setting, by_text);
    for rule in ["fargate-forbidden-task-field", "fargate-forbidden-container-field", "fargate-log-driver"] {
        assert!(by_setting.contains(&rule), "{rule} is silent: {by_setting:?}");
    }
}

#[test]
fn placeholders_are_not_guessed() {
    let text = definition(
        r#""requiresCompatibilities": ["FARGATE"], "networkMode": "${mode}", "cpu": "${cpu}", "memory": "${memory}", "ipcMode": "${ipc}","#,
        r#", "portMappings": [{ "containerPort": "${port}", "hostPort": "${host}" }], "logConfiguration": { "logDriver": "${driver}" }"#,
    );
    assert_eq!(found(&text, None), [""; 0]);
    let open =
        definition(r#""requiresCompatibilities": "${types}", "cpu": "1", "ipcMode": "host","#, NOWHERE_ALIKE);
    assert_eq!(found(&open, None), [""; 0]);
}

#[test]
fn an_absent_mode_is_the_default_of_the_launch_type() {
    let ports = r#", "hostname": "web", "portMappings": [{ "containerPort": 80, "hostPort": 80 }]"#;
    let text = definition("", ports);
    assert_eq!(found(&text, None), [""; 0]);
    assert_eq!(found(&text, Some(Compatibility::Ec2)), ["static-host-port"]);
    assert_eq!(found(&text, Some(Compatibility::ManagedInstances)), ["awsvpc-forbidden-field"]);
    // Two ports that differ are only possible in bridge mode.
    let differing = text.replace(r#""hostPort": 80"#, r#""hostPort": 8080"#);
    assert_eq!(found(&differing, None), ["static-host-port"]);
}

#[test]
fn all_listed_launch_types_restrict_at_once() {
    let text = definition(
        r#""requiresCompatibilities": ["EC2", "FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "4096","#,
        "",
    );
    assert_eq!(found(&text, None), ["compatibility-intersection", "fargate-size-pair"]);
}

#[test]
fn an_empty_template_asks_for_nothing() {
    let text = definition(
        r#""runtimePlatform": { "operatingSystemFamily": "WINDOWS_SERVER_2022_CORE" },"#,
        r#", "links": [""], "dnsServers": [""], "extraHosts": [{ "hostname": "", "ipAddress": "" }], "linuxParameters": { "maxSwap": 0, "initProcessEnabled": false }"#,
    );
    assert_eq!(found(&text, None), [""; 0]);
}
