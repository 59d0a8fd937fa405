//! What the values of some members look like, to be filled in: ARNs, ids, image references.
//!
//! Source: Service Authorization Reference, resource types (2026-11); for `valueFrom` the developer guide on sensitive data (2026);
//! for images the Amazon ECR user guide (2026).

/// A pattern. `{partition}`, `{region}`, `{account}` and `{domain}` follow from where the task runs; a word in capitals is to be replaced.
#[derive(Debug, PartialEq, Eq)]
pub struct Template {
    /// The structure of the API.
    pub structure: &'static str,
    /// Its member.
    pub member: &'static str,
    /// The pattern.
    pub pattern: &'static str,
    /// What it stands for.
    pub title: &'static str,
}

const fn template(
    structure: &'static str,
    member: &'static str,
    title: &'static str,
    pattern: &'static str,
) -> Template {
    Template { structure, member, pattern, title }
}

/// All patterns, by structure, the usual one first.
#[rustfmt::skip]
pub static TEMPLATES: &[Template] = &[
    template("ContainerDefinition", "credentialSpecs", "gMSA credential spec in S3", "credentialspec:arn:{partition}:s3:::BUCKET/KEY"),
    template("ContainerDefinition", "credentialSpecs", "gMSA credential spec in Parameter Store", "credentialspec:arn:{partition}:ssm:{region}:{account}:parameter/NAME"),
    template("ContainerDefinition", "image", "image in Amazon ECR", "{account}.dkr.ecr.{region}.{domain}/REPOSITORY:TAG"),
    template("ContainerDefinition", "image", "image in the public gallery of Amazon ECR", "public.ecr.aws/ALIAS/REPOSITORY:TAG"),
    template("EFSAuthorizationConfig", "accessPointId", "EFS access point", "fsap-ID"),
    template("EFSVolumeConfiguration", "fileSystemId", "EFS file system", "fs-ID"),
    template("EnvironmentFile", "value", "file in S3", "arn:{partition}:s3:::BUCKET/NAME.env"),
    template("FSxWindowsFileServerAuthorizationConfig", "credentialsParameter", "secret of Secrets Manager", "arn:{partition}:secretsmanager:{region}:{account}:secret:NAME"),
    template("FSxWindowsFileServerAuthorizationConfig", "credentialsParameter", "parameter of Parameter Store", "arn:{partition}:ssm:{region}:{account}:parameter/NAME"),
    template("FSxWindowsFileServerVolumeConfiguration", "fileSystemId", "FSx file system", "fs-ID"),
    template("RegisterTaskDefinitionRequest", "executionRoleArn", "IAM role", "arn:{partition}:iam::{account}:role/NAME"),
    template("RegisterTaskDefinitionRequest", "taskRoleArn", "IAM role", "arn:{partition}:iam::{account}:role/NAME"),
    template("RepositoryCredentials", "credentialsParameter", "secret of Secrets Manager", "arn:{partition}:secretsmanager:{region}:{account}:secret:NAME"),
    template("Secret", "valueFrom", "secret of Secrets Manager", "arn:{partition}:secretsmanager:{region}:{account}:secret:NAME"),
    template("Secret", "valueFrom", "one key of a JSON secret", "arn:{partition}:secretsmanager:{region}:{account}:secret:NAME:KEY::"),
    template("Secret", "valueFrom", "a version of a secret, by its stage", "arn:{partition}:secretsmanager:{region}:{account}:secret:NAME::AWSPREVIOUS:"),
    template("Secret", "valueFrom", "parameter of Parameter Store", "arn:{partition}:ssm:{region}:{account}:parameter/NAME"),
    template("Secret", "valueFrom", "parameter in the Region of the task", "/NAME"),
];
