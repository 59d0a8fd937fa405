//! How CloudFormation spells the members of the API: with a capital letter, but for the names below.
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
