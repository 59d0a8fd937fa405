//! Rule `init-process`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

/// Programs that start another one and do not hand it every signal.
const STARTERS: [&str; 4] = ["npm", "npx", "pnpm", "yarn"];

/// Shells.
const SHELLS: [&str; 3] = ["ash", "bash", "sh"];

pub(crate) static META: RuleMeta = RuleMeta {
    name: "init-process",
    group: Group::Operability,
    severity: Severity::Info,
    summary: "The first process of a container does not hand on the stop signal.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "OPS-002",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let container = cx.container;
    let linux = &container.linux_parameters;
    let init = linux.known().is_some_and(|linux| linux.init_process_enabled.is_present());
    // In a shared process namespace the first process is another one.
    if init || linux.is_dynamic() || cx.task.task.pid_mode.is_present() || cx.task.on_windows() {
        return;
    }
    let entry = &container.entry_point;
    let words = if entry.elements().is_empty() { &container.command } else { entry };
    let mut all = entry.elements().iter().chain(container.command.elements());
    let Some((program, node)) =
        words.elements().first().and_then(|first| Some((first.as_str()?, first.node()?)))
    else {
        return;
    };
    let name = program.rsplit('/').next().unwrap_or(program);
    if STARTERS.contains(&name) {
        let value = json!(true);
        let edit = match linux.known() {
            Some(linux) => rewrite::insert_member(cx.document(), linux.origin, "initProcessEnabled", &value),
            None if linux.is_absent() => rewrite::insert_member(
                cx.document(),
                container.origin,
                "linuxParameters",
                &json!({ "initProcessEnabled": value }),
            ),
            None => None,
        };
        sink.report(
            Place::Value(node),
            format!(
                "`{name}` is the first process of {}, and may keep the stop signal to itself",
                cx.title()
            ),
        )
        .help("start the program itself, or set `linuxParameters.initProcessEnabled`")
        .unsafe_fix("run an init process", edit);
    } else if SHELLS.contains(&name) {
        // A shell replaces itself by its only command, and by what `exec` names. A trap is somebody's answer to the signal.
        all.next();
        let (Some("-c"), Some(script)) = (all.next().and_then(|flag| flag.as_str()), all.next()) else {
            return;
        };
        let Some(text) = script.as_str() else { return };
        let several = text.contains("&&") || text.contains(';');
        // A loop or a pipe has no last command that could take the place of the shell.
        let other = ["exec ", "trap ", "while ", "for ", "|"].iter().any(|mark| text.contains(mark));
        if several && !other {
            sink.report(
                Place::Value(node),
                format!(
                    "a shell is the first process of {}, and keeps the stop signal to itself",
                    cx.title()
                ),
            )
            .help("put `exec` before the last command, so that the program takes the place of the shell");
        }
    }
}
