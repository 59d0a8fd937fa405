//! The fields that carry a reference to something outside the task definition: an ARN, or what stands for one.
//!
//! Source: the ECS API model (botocore 1.44.5, 2026-11), every member that is documented to take an ARN.

use std::ops::Range;

use super::arn::Arn;
use super::container::ContainerDefinition;
use super::field::Field;
use super::secret::Secret;
use super::task_definition::TaskDefinition;
use super::value_from::{self, ValueFrom};
use crate::syntax::NodeId;
use crate::text::Span;

/// What a field carries, which decides its grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carries {
    /// `valueFrom` of `secrets` or `secretOptions`: a secret or a parameter.
    Value,
    /// `repositoryCredentials`: a secret, by ARN or name.
    RegistryCredentials,
    /// The credentials of an FSx file system: a secret or a parameter.
    FsxCredentials,
    /// A credential spec: an object in S3, or a parameter.
    CredentialSpec,
    /// An environment file: an object in S3.
    EnvironmentFile,
    /// A FireLens configuration in S3.
    FirelensFile,
    /// The execution role or the task role.
    Role,
    /// A file system or access point of S3 Files.
    S3Files,
}

/// A field that carries a reference whose text is known.
#[derive(Clone, Debug)]
pub struct Carrier<'a> {
    /// What it carries.
    pub carries: Carries,
    /// The entry of `secrets` or `secretOptions` that it belongs to.
    pub secret: Option<&'a Secret>,
    /// The string in the text.
    pub node: NodeId,
    /// The whole string.
    pub whole: &'a str,
    /// The reference itself: without blanks, quotes and the like around it, and without `credentialspec:`.
    pub text: &'a str,
    /// Where [`Carrier::text`] begins in [`Carrier::whole`].
    pub start: u32,
    /// The reference read as a `valueFrom`.
    pub value_from: ValueFrom,
}

/// The carriers of a task definition, read once for all who ask.
#[derive(Clone, Debug, Default)]
pub struct Carriers<'a> {
    /// The roles, the containers in order, the volumes.
    all: Vec<Carrier<'a>>,
    /// Where the carriers of each element of `containerDefinitions` stand in `all`.
    containers: Vec<Range<usize>>,
}

/// What a credential spec begins with.
const CREDENTIAL_SPEC: [&str; 2] = ["credentialspec:", "credentialspecdomainless:"];

impl<'a> Carrier<'a> {
    fn read(carries: Carries, secret: Option<&'a Secret>, field: &'a Field<String>) -> Option<Self> {
        let (whole, node) = (field.as_str()?, field.node()?);
        let mut span = core(whole);
        let prefix = CREDENTIAL_SPEC.iter().find(|prefix| span.of(whole).starts_with(**prefix));
        if let (Carries::CredentialSpec, Some(prefix)) = (carries, prefix) {
            span.start += crate::text::span::clamp(prefix.len());
        }
        let text = span.of(whole);
        Some(Self {
            carries,
            secret,
            node,
            whole,
            text,
            start: span.start,
            value_from: value_from::parse(text),
        })
    }

    /// A part of [`Carrier::text`], counted in the whole string.
    pub fn part(&self, span: Span) -> Span {
        Span::new(span.start + self.start, span.end + self.start)
    }

    /// The place of the reference in the whole string.
    pub fn span(&self) -> Span {
        self.part(Span::from_range(0..self.text.len()))
    }

    /// The ARN, when it is one with all its sections.
    pub fn arn(&self) -> Option<&Arn> {
        self.value_from.arn()
    }

    /// The name of the variable or log option, when it is known.
    pub fn variable(&self) -> Option<&'a str> {
        self.secret.and_then(|secret| secret.name.as_str())
    }
}

impl<'a> Carriers<'a> {
    /// Everything of a task definition that carries a reference.
    pub fn read(task: &'a TaskDefinition) -> Self {
        let mut carriers = Self::default();
        let all = &mut carriers.all;
        // Nearly all are secrets; carriers are large, and growing would copy them again and again.
        let containers = task.container_definitions.items();
        let secrets: usize = containers.map(|container| container.secrets.elements().len()).sum();
        all.reserve(secrets + 4);
        for role in [&task.execution_role_arn, &task.task_role_arn] {
            all.extend(Carrier::read(Carries::Role, None, role));
        }
        for element in task.container_definitions.elements() {
            let start = all.len();
            if let Some(container) = element.known() {
                add_container(container, all);
            }
            carriers.containers.push(start..all.len());
        }
        for volume in task.volumes.items() {
            let fsx = volume.fsx_windows_file_server_volume_configuration.known();
            if let Some(config) = fsx.and_then(|fsx| fsx.authorization_config.known()) {
                all.extend(Carrier::read(Carries::FsxCredentials, None, &config.credentials_parameter));
            }
            if let Some(s3) = volume.s3_files_volume_configuration.known() {
                all.extend(Carrier::read(Carries::S3Files, None, &s3.file_system_arn));
                all.extend(Carrier::read(Carries::S3Files, None, &s3.access_point_arn));
            }
        }
        carriers
    }

    /// The roles, the containers in order, the volumes.
    pub fn all(&self) -> &[Carrier<'a>] {
        &self.all
    }

    /// Those of the container with this number, counted from 0: what it injects first.
    pub fn of_container(&self, index: usize) -> &[Carrier<'a>] {
        self.containers.get(index).and_then(|range| self.all.get(range.clone())).unwrap_or_default()
    }
}

fn add_container<'a>(container: &'a ContainerDefinition, all: &mut Vec<Carrier<'a>>) {
    let log = container.log_configuration.known();
    let options = log.into_iter().flat_map(|log| log.secret_options.items());
    for secret in container.secrets.items().chain(options) {
        all.extend(Carrier::read(Carries::Value, Some(secret), &secret.value_from));
    }
    if let Some(credentials) = container.repository_credentials.known() {
        all.extend(Carrier::read(Carries::RegistryCredentials, None, &credentials.credentials_parameter));
    }
    for file in container.environment_files.items() {
        all.extend(Carrier::read(Carries::EnvironmentFile, None, &file.value));
    }
    for spec in container.credential_specs.elements() {
        all.extend(Carrier::read(Carries::CredentialSpec, None, spec));
    }
    let firelens = container.firelens_configuration.known();
    let s3 = firelens
        .filter(|firelens| firelens.options.entry("config-file-type").and_then(Field::as_str) == Some("s3"));
    if let Some(file) = s3.and_then(|firelens| firelens.options.entry("config-file-value")) {
        all.extend(Carrier::read(Carries::FirelensFile, None, file));
    }
}

/// A string without what was left around a reference: blanks, quotes, brackets, a comma, a slash at the end. All of it when
/// there is no reference inside.
fn core(text: &str) -> Span {
    let whole = Span::from_range(0..text.len());
    let is_junk = |character: char| character.is_whitespace() || "\"'`,;[](){}".contains(character);
    let front = text.trim_start_matches(is_junk);
    let trimmed = front.trim_end_matches(is_junk);
    let path = trimmed.trim_end_matches('/');
    let inside = if path.contains('/') { path } else { trimmed };
    let is_arn = inside.get(..4).is_some_and(|beginning| beginning.eq_ignore_ascii_case("arn:"));
    let is_spec = CREDENTIAL_SPEC.iter().any(|prefix| inside.starts_with(prefix));
    if !is_arn && !is_spec && !value_from::is_parameter_name(inside) {
        return whole;
    }
    let start = text.len() - front.len();
    Span::from_range(start..start + inside.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_reference_in_what_surrounds_it() {
        let cases = [
            ("/prod/db", "/prod/db"),
            (" /prod/db\n", "/prod/db"),
            ("/prod/db/", "/prod/db"),
            (
                "\"arn:aws:ssm:us-east-1:111122223333:parameter/x\",",
                "arn:aws:ssm:us-east-1:111122223333:parameter/x",
            ),
            ("[db]", "db"),
            ("/", "/"),
            ("", ""),
            // No reference inside: nothing is taken away.
            ("hunter2! ", "hunter2! "),
            ("(a b)", "(a b)"),
        ];
        for (text, expected) in cases {
            assert_eq!(core(text).of(text), expected, "{text}");
        }
    }
}
