//! Rule `execution-role-needed-otherwise`.

use crate::facts::sources::EXECUTION_ROLE;
use crate::lint::context::Applies;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::rules::secrets::execution_role;
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::enums::Compatibility;
use crate::syntax::NodeId;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "execution-role-needed-otherwise",
    group: Group::Iam,
    severity: Severity::Error,
    summary: "ECS has to fetch something with an execution role, and there is none.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "IAM-005",
    peers: &[],
    aws_messages: &[],
    yields_to: &[
        "fargate-awslogs-needs-execution-role",
        "fargate-ecr-needs-execution-role",
        "secrets-without-execution-role",
        "task-role-in-place-of-execution-role",
    ],
    sources: &[&EXECUTION_ROLE],
};

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    if !execution_role::is_missing(cx) {
        return;
    }
    let external = cx.runs_on(Compatibility::External) == Applies::Yes;
    let need = volume(cx).or_else(|| container(cx)).or_else(|| {
        // Secrets and environment files have rules of their own.
        execution_role::need(cx, external).filter(|_| external && execution_role::need(cx, false).is_none())
    });
    let Some((what, node)) = need else { return };
    sink.report(cx.task.execution_role_arn.origin, format!("{what} takes an `executionRoleArn`"))
        .help("give the task an execution role; the policy it needs is shown beside the text")
        .related(Place::Value(node), "what needs it")
        .unsafe_fix(execution_role::ADD, execution_role::added(cx));
}

/// The credentials of an FSx file system.
fn volume(cx: &TaskCx<'_>) -> Option<(String, NodeId)> {
    cx.task.volumes.items().find_map(|volume| {
        let fsx = volume.fsx_windows_file_server_volume_configuration.known()?;
        let node = fsx.authorization_config.known()?.credentials_parameter.node()?;
        Some(("reading the credentials of an FSx file system".to_owned(), node))
    })
}

/// The configuration of the log router in S3, and credential specs that are not on the instance.
fn container(cx: &TaskCx<'_>) -> Option<(String, NodeId)> {
    cx.containers().find_map(|container| {
        let title = container.title();
        let container = container.container;
        let firelens = container.firelens_configuration.known();
        if let Some(options) = firelens.map(|firelens| &firelens.options) {
            let from_s3 = options.entry("config-file-type").is_some_and(|kind| kind.as_str() == Some("s3"));
            let file = options.entry("config-file-value").filter(|_| from_s3);
            if let Some(node) = file.and_then(crate::model::Field::node) {
                return Some((format!("reading the configuration of {title} from S3"), node));
            }
        }
        container.credential_specs.elements().iter().find_map(|spec| {
            let remote = spec.as_str()?.contains("arn:");
            let node = spec.node().filter(|_| remote)?;
            Some((format!("reading the credential spec of {title}"), node))
        })
    })
}
