//! What the kernel does not take when the process starts: a NUL character in a variable or argument, and on Linux a variable of more
//! than 128 KiB.
//!
//! Source: execve(2) of Linux, MAX_ARG_STRLEN; a general rule, not tried on ECS, so nothing is said about the words of the failure.

use super::recorder::Recorder;
use crate::facts::Certainty;
use crate::facts::linux_kernel::LONGEST_ARGUMENT;
use crate::model::{ContainerDefinition, Origin};
use crate::simulate::environment::{ContainerEnvironment, EnvValue};
use crate::simulate::{Cx, overrides};

/// Does the process not start? Then this is written down, and the launch does not go on.
pub(super) fn refuses(
    cx: &Cx<'_>,
    recorder: &mut Recorder,
    container: &ContainerDefinition,
    environment: Option<&ContainerEnvironment>,
) -> bool {
    let name = container.name.text().unwrap_or_default();
    let Some((detail, origin)) = variable(cx, environment).or_else(|| argument(cx, container)) else {
        return false;
    };
    recorder.failure("start", name, detail, origin, Certainty::Assumed);
    recorder.stick();
    true
}

fn variable(cx: &Cx<'_>, environment: Option<&ContainerEnvironment>) -> Option<(String, Option<Origin>)> {
    for variable in environment.into_iter().flat_map(|environment| &environment.variables) {
        let EnvValue::Text(value) = &variable.value else { continue };
        let name = &variable.name;
        if value.contains('\0') || name.contains('\0') {
            let detail = format!("`{}` has a NUL character, which no process can be given", shown(name));
            return Some((detail, variable.origin));
        }
        // With the `=` between and the NUL behind.
        let length = name.len() + value.len() + 2;
        if !cx.profile.windows && length > LONGEST_ARGUMENT {
            let detail = format!(
                "`{name}` with its value has {length} bytes; Linux gives a process no variable of more than {LONGEST_ARGUMENT}"
            );
            return Some((detail, variable.origin));
        }
    }
    None
}

fn shown(name: &str) -> String {
    name.replace('\0', "\u{2400}")
}

/// Commands fit into a task definition, so only a NUL can be wrong with them.
fn argument(cx: &Cx<'_>, container: &ContainerDefinition) -> Option<(String, Option<Origin>)> {
    let detail = |member: &str| format!("`{member}` has a NUL character, which no process can be given");
    let name = container.name.text().unwrap_or_default();
    let overridden = overrides::command(cx.inputs.world, name);
    if let Some(words) = &overridden
        && words.iter().any(|word| word.contains('\0'))
    {
        return Some((detail("command"), None));
    }
    let command = (overridden.is_none()).then_some(("command", &container.command));
    command.into_iter().chain([("entryPoint", &container.entry_point)]).find_map(|(member, words)| {
        let word =
            words.elements().iter().find(|word| word.text().is_some_and(|word| word.contains('\0')))?;
        Some((detail(member), Some(word.origin)))
    })
}
