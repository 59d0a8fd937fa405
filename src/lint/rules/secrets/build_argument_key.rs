//! Rule `build-argument-key`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{Group, Place, RuleMeta, Severity, Sink, TaskCx};
use crate::model::ProblemKind;
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "build-argument-key",
    group: Group::Secrets,
    severity: Severity::Error,
    summary: "A setting for building images stands in a task definition, where nothing builds.",
    fix: FixAvailability::Safe,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "SEC-018",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Keys that Compose files and build tools have for it.
const KEYS: [&str; 6] = ["args", "build", "buildArgs", "build_args", "buildArguments", "dockerfile"];

pub(crate) fn check(cx: &TaskCx<'_>, sink: &mut Sink<'_>) {
    let tree = &cx.document.tree;
    for problem in cx.problems {
        let ProblemKind::Unknown { structure, .. } = problem.kind else { continue };
        let key = tree.key(problem.node);
        let inside = structure == "ContainerDefinition" && KEYS.contains(&key)
            || structure == "RegisterTaskDefinitionRequest" && matches!(key, "build" | "secrets");
        if !inside {
            continue;
        }
        let message = if key == "secrets" {
            "`secrets` at the top is from a Compose file; ECS has it in each container".to_owned()
        } else {
            format!("`{key}` is for building an image; ECS runs images and builds none")
        };
        sink.report(Place::Key(problem.node), message)
            .help("remove it; a secret that is passed as a build argument stays readable in the image")
            .safe_fix(format!("remove `{key}`"), rewrite::remove(cx.document, &[problem.node]));
    }
}
