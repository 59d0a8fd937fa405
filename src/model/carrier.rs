//! The fields that carry a reference to something outside the task definition: an ARN, or what stands for one.
//!
//! Source: the ECS API model (botocore 1.44.5, 2026-11), every member that is documented to take an ARN.

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
        Some(Self { carries, secret, node, whole, text: span.of(whole), start: span.start })
    }

    /// A part of [`Carrier::text`], counted in the whole string.
    pub fn part(&self, span: Span) -> Span {
        Span::new(span.start + self.start, span.end + self.start)
    }

    /// The place of the reference in the whole string.
    pub fn span(&self) -> Span {
        self.part(Span::from_range(0..self.text.len()))
    }

    /// The reference read as a `valueFrom`.
    pub fn value_from(&self) -> ValueFrom {
        value_from::parse(self.text)
    }

    /// The ARN, when it is one with all its sections.
    pub fn arn(&self) -> Option<Arn> {
        Arn::parse(self.text)
    }

    /// The name of the variable or log option, when it is known.
    pub fn variable(&self) -> Option<&'a str> {
        self.secret.and_then(|secret| secret.name.as_str())
    }
}

/// Everything of a container that carries a reference: what it injects first.
pub fn of_container(container: &ContainerDefinition) -> Vec<Carrier<'_>> {
    let log = container.log_configuration.known();
    let options = log.into_iter().flat_map(|log| log.secret_options.items());
    let secrets = container.secrets.items().chain(options);
    let values = secrets.filter_map(|secret| Carrier::read(Carries::Value, Some(secret), &secret.value_from));
    let registry = container.repository_credentials.known().into_iter().filter_map(|credentials| {
        Carrier::read(Carries::RegistryCredentials, None, &credentials.credentials_parameter)
    });
    let files = container
        .environment_files
        .items()
        .filter_map(|file| Carrier::read(Carries::EnvironmentFile, None, &file.value));
    let specs = container
        .credential_specs
        .elements()
        .iter()
        .filter_map(|spec| Carrier::read(Carries::CredentialSpec, None, spec));
    let firelens = container.firelens_configuration.known().and_then(|firelens| {
        let kind = firelens.options.entry("config-file-type")?.as_str()?;
        let value = firelens.options.entry("config-file-value").filter(|_| kind == "s3")?;
        Carrier::read(Carries::FirelensFile, None, value)
    });
    values.chain(registry).chain(files).chain(specs).chain(firelens).collect()
}

/// Everything of a task definition that carries a reference: the roles, the containers in order, the volumes.
pub fn of_task(task: &TaskDefinition) -> Vec<Carrier<'_>> {
    let roles = [&task.execution_role_arn, &task.task_role_arn];
    let roles = roles.into_iter().filter_map(|role| Carrier::read(Carries::Role, None, role));
    let containers = task.container_definitions.items().flat_map(of_container);
    let volumes = task.volumes.items().flat_map(|volume| {
        let fsx = volume.fsx_windows_file_server_volume_configuration.known();
        let fsx = fsx
            .and_then(|fsx| fsx.authorization_config.known())
            .and_then(|config| Carrier::read(Carries::FsxCredentials, None, &config.credentials_parameter));
        let s3 = volume.s3_files_volume_configuration.known();
        let s3 = s3.into_iter().flat_map(|s3| [&s3.file_system_arn, &s3.access_point_arn]);
        fsx.into_iter().chain(s3.filter_map(|field| Carrier::read(Carries::S3Files, None, field)))
    });
    roles.chain(containers).chain(volumes).collect()
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
