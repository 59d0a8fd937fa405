//! How CloudFormation spells the members of the API: with a capital letter; and Terraform: with underscores. The tables hold the
//! exceptions.
//!
//! Source: AWS CloudFormation template reference, AWS::ECS::TaskDefinition (2026-11).

/// Structure of the API, its member, and CloudFormation's name.
const CLOUDFORMATION: &[(&str, &str, &str)] = &[
    ("EFSAuthorizationConfig", "iam", "IAM"),
    ("EFSVolumeConfiguration", "fileSystemId", "FilesystemId"),
    ("ProxyConfiguration", "properties", "ProxyConfigurationProperties"),
    ("Volume", "efsVolumeConfiguration", "EFSVolumeConfiguration"),
    ("Volume", "fsxWindowsFileServerVolumeConfiguration", "FSxWindowsFileServerVolumeConfiguration"),
];

/// CloudFormation's name for a member of a structure.
pub fn cloudformation(structure: &str, member: &str) -> String {
    let exception = CLOUDFORMATION.iter().find(|(of, api, _)| *of == structure && *api == member);
    if let Some((_, _, name)) = exception {
        return (*name).to_owned();
    }
    let mut rest = member.chars();
    rest.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + rest.as_str())
}

/// Is a key CloudFormation's name for a member of a structure, or the API's?
pub fn is_cloudformation(structure: &str, member: &str, key: &str) -> bool {
    if key == member {
        // The old handler of the resource took the API's own names, and AWS's examples still have them.
        return true;
    }
    match CLOUDFORMATION.iter().find(|(of, api, _)| *of == structure && *api == member) {
        Some((_, _, name)) => *name == key,
        None => {
            let first = |text: &str| text.bytes().next().map(|byte| byte.to_ascii_uppercase());
            key.len() == member.len()
                && key.starts_with(|first: char| first.is_ascii_uppercase())
                && first(key) == first(member)
                && key.get(1..) == member.get(1..)
        }
    }
}

/// Structures that Terraform writes as blocks. The others stand in `container_definitions`, in the API's own names.
const TERRAFORM_BLOCKS: &[&str] = &[
    "DockerVolumeConfiguration",
    "EFSAuthorizationConfig",
    "EFSVolumeConfiguration",
    "EphemeralStorage",
    "FSxWindowsFileServerAuthorizationConfig",
    "FSxWindowsFileServerVolumeConfiguration",
    "InferenceAccelerator",
    "ProxyConfiguration",
    "RegisterTaskDefinitionRequest",
    "RuntimePlatform",
    "S3FilesVolumeConfiguration",
    "TaskDefinitionPlacementConstraint",
    "TrustedExecutionConfiguration",
    "Volume",
];

/// Structure of the API, its member, and Terraform's name, where it is not the same words with underscores.
/// Source: Terraform AWS provider 6, resource aws_ecs_task_definition (2026-11).
const TERRAFORM: &[(&str, &str, &str)] = &[
    ("EphemeralStorage", "sizeInGiB", "size_in_gib"),
    ("RegisterTaskDefinitionRequest", "inferenceAccelerators", "inference_accelerator"),
    ("RegisterTaskDefinitionRequest", "volumes", "volume"),
    ("Volume", "configuredAtLaunch", "configure_at_launch"),
];

/// Terraform's name for a member of a structure.
pub fn terraform(structure: &str, member: &str) -> String {
    if !TERRAFORM_BLOCKS.contains(&structure) {
        return member.to_owned();
    }
    match TERRAFORM.iter().find(|(of, api, _)| *of == structure && *api == member) {
        Some((_, _, name)) => (*name).to_owned(),
        None => with_underscores(member),
    }
}

/// The words of a name with underscores between them.
pub fn with_underscores(member: &str) -> String {
    let mut name = String::new();
    for character in member.chars() {
        if character.is_ascii_uppercase() {
            name.push('_');
        }
        name.push(character.to_ascii_lowercase());
    }
    name
}

/// Does Terraform write a structure as a block?
pub fn is_terraform_block(structure: &str) -> bool {
    TERRAFORM_BLOCKS.contains(&structure)
}

/// Is a key Terraform's name for a member of a structure? In JSON the provider does not look at the case of letters: it decodes
/// with Go's `encoding/json` into the types of the SDK, which also passes over keys that it does not know (terraform-provider-aws,
/// `internal/json/decode.go`, 2026-11).
pub fn is_terraform(structure: &str, member: &str, key: &str) -> bool {
    if TERRAFORM_BLOCKS.contains(&structure) {
        return key == terraform(structure, member) || key == with_underscores(member);
    }
    key.eq_ignore_ascii_case(member)
}
