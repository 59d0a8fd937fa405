//! The layers that somebody wrote: `environment`, `secrets`, environment files, overrides and the ENV of the image.

use super::file_parser::{self, Parser};
use super::layers::{Candidate, Rank};
use super::{EnvSource, EnvValue};
use crate::facts::{Certainty, agent_features};
use crate::model::field::Field;
use crate::model::{ContainerDefinition, Origin, placeholder};
use crate::simulate::{Cx, Platform, overrides};
use crate::source::Dialect;
use crate::world::File;

/// One environment file of a container: its reference, and where that stands; `None` for one of an override.
pub(crate) struct FileReference<'a> {
    pub(crate) arn: &'a str,
    pub(crate) origin: Option<Origin>,
    pub(crate) is_dynamic: bool,
}

/// The environment files of a container. A list in an override replaces the written one.
pub(crate) fn files<'a>(cx: &Cx<'a>, container: &'a ContainerDefinition) -> Vec<FileReference<'a>> {
    let name = container.name.text().unwrap_or_default();
    if let Some(files) = overrides::environment_files(cx.inputs.world, name) {
        return files.into_iter().map(|arn| FileReference { arn, origin: None, is_dynamic: false }).collect();
    }
    let reference = |value: &'a Field<String>| {
        Some(FileReference { arn: value.text()?, origin: Some(value.origin), is_dynamic: value.is_dynamic() })
    };
    container.environment_files.items().filter_map(|file| reference(&file.value)).collect()
}

/// How environment files are read on this platform.
pub(crate) fn parser(cx: &Cx<'_>) -> Parser {
    match cx.profile.platform {
        Platform::Ec2 | Platform::External => Parser::Agent(cx.profile.agent),
        // Its own agent is not public; it is taken to read files as the open-source agent does.
        Platform::ManagedInstances => Parser::Agent(agent_features::NEWEST_AGENT),
        Platform::FargateLinux | Platform::FargateLegacy | Platform::FargateWindows => Parser::Docker,
    }
}

pub(super) fn add_environment(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    for pair in container.environment.items() {
        let Some(name) = pair.name.text() else { continue };
        let (value, note, certainty) = literal(cx, &pair.value);
        let origin = pair.value.node().map_or(Origin::Node(pair.origin), Origin::Node);
        push(
            candidates,
            name,
            value,
            Layer { rank: Rank::Environment, origin: Some(origin), note, certainty },
        );
    }
}

/// A plain value. ECS expands nothing, so in a document of ECS itself the text arrives as it stands.
fn literal(cx: &Cx<'_>, field: &Field<String>) -> (EnvValue, Option<String>, Certainty) {
    let Some(text) = field.text() else {
        return if field.is_absent() {
            let note = "no value is given; it is taken to arrive empty".to_owned();
            (EnvValue::Text(String::new()), Some(note), Certainty::Assumed)
        } else {
            (EnvValue::Unknown, Some("the value is not a string".to_owned()), Certainty::Assumed)
        };
    };
    if !field.is_dynamic() {
        let is_reference = ["arn:aws:secretsmanager:", "arn:aws:ssm:", "{{resolve:"]
            .iter()
            .any(|start| text.starts_with(start));
        let note =
            is_reference.then(|| "the text itself arrives; ECS looks nothing up in `environment`".to_owned());
        // That Fargate keeps empty values too is likely, but not shown.
        let certainty = match cx.profile.is_agent() || !text.is_empty() {
            true => Certainty::Verified,
            false => Certainty::Assumed,
        };
        return (EnvValue::Text(text.to_owned()), note, certainty);
    }
    if !matches!(cx.inputs.dialect, Dialect::EcsRegister | Dialect::EcsDescribe) {
        let note = match resolved_by_cloudformation(cx, text) {
            Some(note) => note.to_owned(),
            None => format!("`{text}` is decided when the task definition is made"),
        };
        return (EnvValue::Unknown, Some(note), Certainty::Verified);
    }
    let found = placeholder::find(text).map_or(text, |span| span.of(text));
    let note =
        format!("ECS expands nothing: `{found}` arrives as it stands unless another tool replaces it first");
    (EnvValue::Text(text.to_owned()), Some(note), Certainty::Verified)
}

/// What CloudFormation does with a dynamic reference in a value. Source: AWS CloudFormation User Guide, dynamic references (2026).
fn resolved_by_cloudformation(cx: &Cx<'_>, text: &str) -> Option<&'static str> {
    if cx.inputs.dialect != Dialect::CloudFormation {
        return None;
    }
    let (_, inside) = text.split_once("{{resolve:")?;
    Some(match inside.split(':').next()? {
        "ssm-secure" => {
            "CloudFormation does not resolve `ssm-secure` in a task definition: the deployment fails"
        }
        "ssm" => {
            "CloudFormation puts the parameter in when the stack is deployed; the value then stands in the task definition"
        }
        "secretsmanager" => {
            "CloudFormation puts the secret in when the stack is deployed; it then stands in the task definition in plain text"
        }
        _ => return None,
    })
}

pub(super) fn add_secrets(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    for secret in container.secrets.items() {
        let (Some(name), Some(reference)) = (secret.name.text(), secret.value_from.text()) else { continue };
        let answer = cx.answer(reference, secret.value_from.is_dynamic());
        let (value, mut note) = match answer.value {
            Ok(value) => (value, answer.note),
            Err(failure) => (EnvValue::Unknown, Some(format!("no value: {failure}"))),
        };
        if let Some(depends) = answer.depends {
            note.get_or_insert(format!("whether it can be read is not known here: {depends}"));
        }
        let certainty = answer.certainty.min(cx.profile.certainty_if_documented());
        let origin = Some(Origin::Node(secret.value_from.node().unwrap_or(secret.origin)));
        push(candidates, name, value, Layer { rank: Rank::Secret, origin, note, certainty });
    }
}

pub(super) fn add_overrides(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    let container_name = container.name.text().unwrap_or_default();
    for (name, value) in overrides::environment(cx.inputs.world, container_name) {
        let layer = Layer { rank: Rank::Override, origin: None, note: None, certainty: Certainty::Verified };
        push(candidates, name, EnvValue::Text(value.to_owned()), layer);
    }
}

pub(super) fn add_files(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    for (index, file) in files(cx, container).into_iter().enumerate() {
        let Some(File::Text(text)) = cx.inputs.world.files.get(file.arn) else { continue };
        let parsed = file_parser::parse(text, parser(cx));
        let certainty = match parsed.error {
            Some(_) => Certainty::Assumed,
            None => cx.profile.certainty_if_documented(),
        };
        let rank = Rank::EnvironmentFile(u32::MAX - crate::text::span::clamp(index));
        for (name, value) in parsed.variables {
            let layer = Layer { rank, origin: file.origin, note: None, certainty };
            push(candidates, &name, EnvValue::Text(value), layer);
        }
    }
}

pub(super) fn add_image(cx: &Cx<'_>, container: &ContainerDefinition, candidates: &mut Vec<Candidate>) {
    let name = container.name.text().unwrap_or_default();
    for (name, value) in cx.inputs.world.images.get(name).into_iter().flatten() {
        let layer = Layer { rank: Rank::Image, origin: None, note: None, certainty: Certainty::Verified };
        push(candidates, name, EnvValue::Text(value.clone()), layer);
    }
}

/// What goes with a value besides its name.
struct Layer {
    rank: Rank,
    origin: Option<Origin>,
    note: Option<String>,
    certainty: Certainty,
}

/// Adds a variable. The agent joins name and value with `=` and Docker splits at the first one, so a name with `=` ends there. A
/// variable without a name never arrives: the container is not created.
fn push(candidates: &mut Vec<Candidate>, name: &str, value: EnvValue, layer: Layer) {
    let Layer { rank, origin, mut note, certainty } = layer;
    let (name, value) = match name.split_once('=') {
        Some((name, rest)) => {
            note.get_or_insert(format!("the name ends at its first `=`: `{name}`"));
            let joined = |value: String| format!("{rest}={value}");
            let value = match value {
                EnvValue::Text(value) => EnvValue::Text(joined(value)),
                EnvValue::Pretend(value) => EnvValue::Pretend(joined(value)),
                EnvValue::Unknown => EnvValue::Unknown,
            };
            (name, value)
        }
        None => (name, value),
    };
    if name.is_empty() {
        return;
    }
    let source = match rank {
        Rank::Secret => EnvSource::Secret,
        Rank::Override => EnvSource::Override,
        Rank::Environment => EnvSource::Environment,
        Rank::EnvironmentFile(_) => EnvSource::EnvironmentFile,
        Rank::Image => EnvSource::Image,
        Rank::Injected | Rank::RegionDefault | Rank::Runtime => EnvSource::Injected,
    };
    candidates.push(Candidate {
        name: name.to_owned(),
        value,
        sensitive: rank == Rank::Secret,
        source,
        origin,
        note,
        certainty,
        rank,
    });
}
