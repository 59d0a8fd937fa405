//! The names of a container's variables, plain and secret. Shared by the rules on names.

use crate::facts::agent_environment::INJECTED;
use crate::lint::ContainerCx;
use crate::model::arn::Arn;
use crate::syntax::NodeId;
use crate::world::{File, World};

/// The name of a variable.
pub(crate) struct Name<'a> {
    /// The name.
    pub(crate) text: &'a str,
    /// Where it stands.
    pub(crate) node: NodeId,
    /// Its entry in the list.
    pub(crate) entry: NodeId,
    /// Whether it is in `secrets`.
    pub(crate) secret: bool,
}

/// Variables that shells set, and that the platform sets on some condition.
const FROM_ELSEWHERE: [&str; 11] = [
    "ECS_CONTAINER_METADATA_FILE",
    "FLUENT_HOST",
    "FLUENT_PORT",
    "IFS",
    "LANG",
    "OLDPWD",
    "PWD",
    "RANDOM",
    "SHELL",
    "UID",
    "USER",
];

/// The names that are known, those of `environment` first.
pub(crate) fn of<'a>(cx: &'a ContainerCx<'_>) -> impl Iterator<Item = Name<'a>> {
    let plain = cx.container.environment.items().filter_map(|variable| {
        let (text, node) = (variable.name.as_str()?, variable.name.node()?);
        Some(Name { text, node, entry: variable.origin, secret: false })
    });
    let secrets = cx.container.secrets.items().filter_map(|secret| {
        let (text, node) = (secret.name.as_str()?, secret.name.node()?);
        Some(Name { text, node, entry: secret.origin, secret: true })
    });
    plain.chain(secrets)
}

/// Does a container certainly or probably have a variable of this name?
pub(crate) fn is_defined(cx: &ContainerCx<'_>, name: &str) -> bool {
    let own = cx.task.lookup.variables(cx.task.task, cx.index);
    own.is_some_and(|own| own.plain.contains_key(name) || own.secret.contains(name))
        || INJECTED.iter().any(|injected| injected.name == name)
        || FROM_ELSEWHERE.contains(&name)
        || image_env(cx, name)
        || files(cx).iter().any(|text| {
            text.is_none_or(|text| {
                text.lines().any(|line| line.split_once('=').is_some_and(|(key, _)| key == name))
            })
        })
}

fn image_env(cx: &ContainerCx<'_>, name: &str) -> bool {
    cx.name()
        .and_then(|container| cx.task.world.images.get(container))
        .is_some_and(|env| env.contains_key(name))
}

/// The text of each environment file; `None` when it was not given.
fn files<'a>(cx: &ContainerCx<'a>) -> Vec<Option<&'a str>> {
    let world: &'a World = cx.task.world;
    let files = cx.container.environment_files.elements().iter();
    files
        .map(|file| {
            let arn =
                file.known().and_then(|file| file.value.as_str()).filter(|arn| Arn::parse(arn).is_some())?;
            match world.files.get(arn)? {
                File::Text(text) => Some(text.as_str()),
                File::Missing => None,
            }
        })
        .collect()
}
