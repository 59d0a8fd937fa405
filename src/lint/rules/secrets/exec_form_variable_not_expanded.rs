//! Rule `exec-form-variable-not-expanded`.

use serde_json::json;

use super::expansion::{self, Expansion};
use super::variable_names;
use crate::facts::sources::AGENT;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;
use crate::text::TextEdit;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "exec-form-variable-not-expanded",
    group: Group::Secrets,
    severity: Severity::Warning,
    summary: "A command refers to a variable, and no shell is there to replace it.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "SEC-415",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&AGENT],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let shell = expansion::runs_in_shell(cx);
    if shell == Some(true) {
        return;
    }
    for list in [&cx.container.entry_point, &cx.container.command] {
        // One argument with a whole command line is meant for the shell of an image.
        let line = |text: &str| list.elements().len() == 1 && text.contains(' ');
        for argument in list.elements() {
            let (Some(text), Some(node)) = (argument.text(), argument.node()) else { continue };
            let found = expansion::find(text).into_iter().find(|found| is_meant(cx, found));
            let Some(found) = found.filter(|_| !(line(text) && shell.is_none())) else { continue };
            if expansion::is_template(cx.task) {
                return;
            }
            let unless = if shell.is_none() { ", unless the image's entry point is a shell" } else { "" };
            sink.report(
                Place::Part(node, found.span),
                format!(
                    "without a shell, `{}` is passed as these very characters{unless}",
                    found.span.of(text)
                ),
            )
            .help("start the program through a shell: `[\"sh\", \"-c\", \"exec …\"]`")
            .unsafe_fix("run it in a shell", wrapped(cx, shell));
            return;
        }
    }
}

fn is_meant(cx: &ContainerCx<'_>, found: &Expansion<'_>) -> bool {
    let Some(name) = found.name else { return found.braces };
    let capital = !name.bytes().any(|byte| byte.is_ascii_lowercase());
    variable_names::is_defined(cx, name) || found.braces && capital && !found.default
}

/// The command as one line for a shell; only when it is the whole command and needs no quoting.
fn wrapped(cx: &ContainerCx<'_>, shell: Option<bool>) -> Option<TextEdit> {
    let command = cx.container.command.node().filter(|_| shell.is_none())?;
    let words: Option<Vec<&str>> =
        cx.container.command.elements().iter().map(|argument| argument.text()).collect();
    let plain = |word: &&str| {
        !word.is_empty()
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-./:=@%+,${}".contains(&byte))
    };
    let words = words.filter(|words| words.iter().all(plain))?;
    Some(rewrite::replace(cx.document(), command, &json!(["sh", "-c", format!("exec {}", words.join(" "))])))
}
