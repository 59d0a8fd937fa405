//! Which member a key that the API does not have was meant to be.

use super::structures;
use crate::text::similar;

/// Words of other tools and of haste, by structure: wrong key, right key.
const ALIASES: &[(&str, &str, &str)] = &[
    ("RegisterTaskDefinitionRequest", "containers", "containerDefinitions"),
    ("RegisterTaskDefinitionRequest", "executionRole", "executionRoleArn"),
    ("RegisterTaskDefinitionRequest", "taskExecutionRoleArn", "executionRoleArn"),
    ("RegisterTaskDefinitionRequest", "taskRole", "taskRoleArn"),
    ("RegisterTaskDefinitionRequest", "name", "family"),
    ("ContainerDefinition", "env", "environment"),
    ("ContainerDefinition", "envs", "environment"),
    ("ContainerDefinition", "envVars", "environment"),
    ("ContainerDefinition", "environmentVariables", "environment"),
    ("ContainerDefinition", "envFile", "environmentFiles"),
    ("ContainerDefinition", "envFiles", "environmentFiles"),
    ("ContainerDefinition", "port", "portMappings"),
    ("ContainerDefinition", "ports", "portMappings"),
    ("ContainerDefinition", "portBindings", "portMappings"),
    ("ContainerDefinition", "volumeMounts", "mountPoints"),
    ("ContainerDefinition", "mounts", "mountPoints"),
    ("ContainerDefinition", "labels", "dockerLabels"),
    ("ContainerDefinition", "cmd", "command"),
    ("ContainerDefinition", "logging", "logConfiguration"),
    ("ContainerDefinition", "workDir", "workingDirectory"),
    ("ContainerDefinition", "workingDir", "workingDirectory"),
    ("ContainerDefinition", "memLimit", "memory"),
    ("ContainerDefinition", "memReservation", "memoryReservation"),
    ("ContainerDefinition", "dns", "dnsServers"),
    ("ContainerDefinition", "dnsSearch", "dnsSearchDomains"),
    ("ContainerDefinition", "tty", "pseudoTerminal"),
    ("ContainerDefinition", "stdinOpen", "interactive"),
    ("ContainerDefinition", "securityOpt", "dockerSecurityOptions"),
    ("ContainerDependency", "container", "containerName"),
    ("ContainerDependency", "name", "containerName"),
    ("HealthCheck", "test", "command"),
    ("LogConfiguration", "driver", "logDriver"),
    ("LogConfiguration", "type", "logDriver"),
    ("LogConfiguration", "secrets", "secretOptions"),
    ("MountPoint", "mountPath", "containerPath"),
    ("MountPoint", "volumeName", "sourceVolume"),
    ("PortMapping", "port", "containerPort"),
    ("ProxyConfiguration", "proxyConfigurationProperties", "properties"),
    ("Secret", "secretArn", "valueFrom"),
    ("Tag", "name", "key"),
    ("Ulimit", "soft", "softLimit"),
    ("Ulimit", "hard", "hardLimit"),
];

/// The member of a structure that a key plainly means: the same letters, another tool's word for it, or the only member
/// within two edits. A key that another structure has is misplaced rather than misspelt.
pub fn meant(structure: &str, key: &str, members: &[&'static str]) -> Option<&'static str> {
    let folded = fold(key);
    if let Some(member) = members.iter().find(|member| fold(member) == folded) {
        return Some(member);
    }
    let alias = |(of, wrong, _): &&(&str, &str, &str)| *of == structure && fold(wrong) == folded;
    if let Some(&(_, _, right)) = ALIASES.iter().find(alias) {
        return Some(right);
    }
    let elsewhere = structures::SHAPES.iter().any(|shape| shape.member(key).is_some());
    if elsewhere { None } else { similar::nearest(key, members.iter().copied()) }
}

/// Letters and digits in lower case: what is left of a key when case, `_` and `-` do not count.
pub fn fold(key: &str) -> String {
    key.chars()
        .filter(|character| !matches!(character, '_' | '-'))
        .map(|character| character.to_ascii_lowercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_container(key: &str) -> Option<&'static str> {
        let shape = structures::find("ContainerDefinition").unwrap();
        let members: Vec<&'static str> = shape.members.iter().map(|(name, ..)| *name).collect();
        meant("ContainerDefinition", key, &members)
    }

    #[test]
    fn finds_what_was_meant() {
        for (key, member) in [
            ("enviroment", "environment"),
            ("HealthCheck", "healthCheck"),
            ("depends_on", "dependsOn"),
            ("readonlyRootFileSystem", "readonlyRootFilesystem"),
            ("env", "environment"),
            ("env_file", "environmentFiles"),
        ] {
            assert_eq!(in_container(key), Some(member), "{key}");
        }
    }

    #[test]
    fn leaves_other_words_alone() {
        for key in ["pidMode", "networkMode", "sourcePath", "sidecar", "_comment", "host"] {
            assert_eq!(in_container(key), None, "{key}");
        }
    }

    #[test]
    fn aliases_name_members_and_no_member_is_an_alias() {
        for (structure, wrong, right) in ALIASES {
            let shape = structures::find(structure).unwrap();
            assert!(shape.member(right).is_some(), "{structure} {right}");
            assert!(shape.member(wrong).is_none(), "{structure} {wrong}");
        }
    }
}
