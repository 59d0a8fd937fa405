//! Every string of a task definition with the name of its place. Shared by the rules that look everywhere.

use crate::model::{ContainerDefinition, Entry, Field, TaskDefinition};

/// The kinds of place that a string stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The value of a variable.
    Variable,
    /// An argument of a command, an entry point or a health check.
    Command,
    /// An option of a log driver or the log router.
    LogOption,
    /// A label, a driver option: what has a rule of its own.
    Option,
    /// A name, an image, a role, a reference: what AWS reads.
    Structure,
    /// A `valueFrom`.
    Reference,
    /// A tag.
    Tag,
}

/// A string and its place.
pub(crate) struct Text<'a> {
    /// What kind of place it is.
    pub(crate) kind: Kind,
    /// The place for a sentence: `the image`, `the label \`team\``.
    pub(crate) title: Title<'a>,
    /// The string.
    pub(crate) field: &'a Field<String>,
}

/// What to call a place: what it is, and its name where it has one. Not written out before it is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Title<'a> {
    /// What it is.
    pub(crate) what: &'static str,
    /// The name of the variable, the option, the label.
    pub(crate) name: Option<&'a str>,
}

impl std::fmt::Display for Title<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.name {
            Some(name) => write!(f, "{} `{name}`", self.what),
            None => f.write_str(self.what),
        }
    }
}

/// All strings of a task definition, in the order of the API model.
pub(crate) struct Texts<'a>(Vec<Text<'a>>);

impl<'a> Texts<'a> {
    /// Reads them.
    pub(crate) fn of(task: &'a TaskDefinition) -> Self {
        let mut places = Self(Vec::new());
        places.task(task);
        places
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Text<'a>] {
        &self.0
    }

    fn task(&mut self, task: &'a TaskDefinition) {
        self.structure("the family", &task.family);
        self.structure("the task role", &task.task_role_arn);
        self.structure("the execution role", &task.execution_role_arn);
        for container in task.container_definitions.items() {
            self.container(container);
        }
        for volume in task.volumes.items() {
            self.structure("the name of a volume", &volume.name);
            if let Some(host) = volume.host.known() {
                self.structure("the path of a volume", &host.source_path);
            }
            if let Some(docker) = volume.docker_volume_configuration.known() {
                self.structure("the driver of a volume", &docker.driver);
                self.entries(Kind::Option, "the driver option", docker.driver_opts.entries());
                self.entries(Kind::Option, "the label", docker.labels.entries());
            }
            if let Some(efs) = volume.efs_volume_configuration.known() {
                self.structure("the file system of a volume", &efs.file_system_id);
                self.structure("the folder of a volume", &efs.root_directory);
            }
            if let Some(fsx) = volume.fsx_windows_file_server_volume_configuration.known() {
                self.structure("the file system of a volume", &fsx.file_system_id);
                self.structure("the folder of a volume", &fsx.root_directory);
                if let Some(authorization) = fsx.authorization_config.known() {
                    self.structure("the credentials of a volume", &authorization.credentials_parameter);
                    self.structure("the domain of a volume", &authorization.domain);
                }
            }
        }
        for constraint in task.placement_constraints.items() {
            self.structure("a placement expression", &constraint.expression);
        }
        for tag in task.tags.items() {
            self.add(Kind::Tag, "the key of a tag", None, &tag.key);
            let name = tag.key.as_str();
            self.add(Kind::Tag, if name.is_some() { "the tag" } else { "a tag" }, name, &tag.value);
        }
        if let Some(proxy) = task.proxy_configuration.known() {
            for property in proxy.properties.items() {
                self.structure("a proxy property", &property.value);
            }
        }
        if let Some(trusted) = task.trusted_execution_configuration.known() {
            self.structure("the attestation policy", &trusted.attestation_policy);
        }
    }

    fn container(&mut self, container: &'a ContainerDefinition) {
        self.structure("the name of a container", &container.name);
        self.structure("the image", &container.image);
        if let Some(credentials) = container.repository_credentials.known() {
            self.structure("the registry credentials", &credentials.credentials_parameter);
        }
        for (title, list) in
            [("the entry point", &container.entry_point), ("the command", &container.command)]
        {
            self.list(Kind::Command, title, list);
        }
        if let Some(check) = container.health_check.known() {
            self.list(Kind::Command, "the health check", &check.command);
        }
        for variable in container.environment.items() {
            self.structure("the name of a variable", &variable.name);
            let name = variable.name.text().unwrap_or_default();
            self.add(Kind::Variable, "the variable", Some(name), &variable.value);
        }
        for file in container.environment_files.items() {
            self.structure("an environment file", &file.value);
        }
        let log = container.log_configuration.known();
        let secrets = container.secrets.items();
        for secret in secrets.chain(log.into_iter().flat_map(|log| log.secret_options.items())) {
            self.structure("the name of a secret", &secret.name);
            let name = secret.name.text().unwrap_or_default();
            self.add(Kind::Reference, "the reference of", Some(name), &secret.value_from);
        }
        if let Some(log) = log {
            self.entries(Kind::LogOption, "the log option", log.options.entries());
        }
        if let Some(router) = container.firelens_configuration.known() {
            self.entries(Kind::LogOption, "the router option", router.options.entries());
        }
        self.entries(Kind::Option, "the label", container.docker_labels.entries());
        self.structure("the host name", &container.hostname);
        self.structure("the user", &container.user);
        self.structure("the working directory", &container.working_directory);
        for (title, list) in [
            ("a link", &container.links),
            ("a DNS server", &container.dns_servers),
            ("a DNS search domain", &container.dns_search_domains),
            ("a security option", &container.docker_security_options),
            ("a credential spec", &container.credential_specs),
        ] {
            self.list(Kind::Structure, title, list);
        }
        for host in container.extra_hosts.items() {
            self.structure("an extra host", &host.hostname);
            self.structure("the address of an extra host", &host.ip_address);
        }
        for control in container.system_controls.items() {
            self.structure("a kernel parameter", &control.value);
        }
    }

    fn structure(&mut self, what: &'static str, field: &'a Field<String>) {
        self.add(Kind::Structure, what, None, field);
    }

    fn list(&mut self, kind: Kind, what: &'static str, list: &'a Field<Vec<Field<String>>>) {
        for element in list.elements() {
            self.add(kind, what, None, element);
        }
    }

    fn entries(&mut self, kind: Kind, what: &'static str, entries: &'a [Entry]) {
        for entry in entries {
            self.add(kind, what, Some(&entry.key), &entry.value);
        }
    }

    fn add(&mut self, kind: Kind, what: &'static str, name: Option<&'a str>, field: &'a Field<String>) {
        if field.text().is_some() && field.node().is_some() {
            self.0.push(Text { kind, title: Title { what, name }, field });
        }
    }
}
