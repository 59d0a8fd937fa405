//! What a rule may read.

use std::cell::OnceCell;

use super::lookup::{Lookup, ReadImage};
use super::rules::secrets::places::Texts;
use super::rules::secrets::scan::Scanned;
use super::{LintConfig, RuleMeta};
use crate::iam::RoleOptions;
use crate::model::carrier::Carriers;
use crate::model::decode::Problem;
use crate::model::enums::{Compatibility, NetworkMode};
use crate::model::image::{EcrRepository, Image};
use crate::model::secret::Secret;
use crate::model::{ContainerDefinition, TaskDefinition};
use crate::source::{Located, Target};
use crate::syntax::{Document, NodeId};
use crate::world::{Context, World};

/// What a rule about the whole document may read.
pub struct DocumentCx<'a> {
    /// The parsed text.
    pub document: &'a Document,
    /// What it is, and where the task definitions are.
    pub located: &'a Located,
    /// The length of the text in bytes, when it is too long to be read. The document is empty then.
    pub unread: Option<usize>,
}

/// What a rule about a task definition may read.
pub struct TaskCx<'a> {
    /// The parsed text; rules use it for positions and edits, never to read values.
    pub document: &'a Document,
    /// Where the task definition stands.
    pub target: &'a Target,
    /// The task definition.
    pub task: &'a TaskDefinition,
    /// What was wrong when it was decoded.
    pub problems: &'a [Problem],
    /// Where the task would run.
    pub context: &'a Context,
    /// The pretend AWS.
    pub world: &'a World,
    /// What only the user can say about the roles.
    pub roles: &'a RoleOptions,
    /// Which rules are on.
    pub config: &'a LintConfig,
    /// Every reference of the task definition.
    pub(crate) carriers: Carriers<'a>,
    /// What was found in the plain variables: a dozen rules ask, and it is looked for once.
    pub(crate) scanned: Scanned,
    /// Every string with its place, for the rules that look everywhere.
    pub(crate) places: Texts<'a>,
    /// What several rules look up.
    pub(crate) lookup: Lookup,
    /// What is left of an empty template, asked for by ten rules.
    pub(crate) leftovers: OnceCell<Vec<NodeId>>,
}

/// What a rule about a container may read.
pub struct ContainerCx<'a> {
    /// The task around it.
    pub task: &'a TaskCx<'a>,
    /// The container.
    pub container: &'a ContainerDefinition,
    /// Its number, from 0.
    pub index: usize,
}

/// Does something hold for a launch type?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// The definition must run there.
    Yes,
    /// Nobody has said where it runs.
    Perhaps,
    /// It runs elsewhere.
    No,
}

impl<'a> TaskCx<'a> {
    /// The containers that are known.
    pub fn containers(&'a self) -> impl Iterator<Item = ContainerCx<'a>> {
        let elements = self.task.container_definitions.elements().iter().enumerate();
        elements.filter_map(move |(index, element)| {
            element.known().map(|container| ContainerCx { task: self, container, index })
        })
    }

    /// Is a rule to mention what is merely left out? See [`LintConfig::is_thorough`].
    pub fn is_thorough(&self, rule: &RuleMeta) -> bool {
        self.config.is_thorough(rule)
    }

    /// Must the definition run on a launch type? `requiresCompatibilities` decides, then the setting.
    pub fn runs_on(&self, launch_type: Compatibility) -> Applies {
        let required = &self.task.requires_compatibilities;
        if required.items().any(|&required| required == launch_type)
            || self.context.launch_type == Some(launch_type)
        {
            return Applies::Yes;
        }
        let told =
            self.context.launch_type.is_some() || (required.is_closed() && required.items().next().is_some());
        if told { Applies::No } else { Applies::Perhaps }
    }

    /// Must the definition run on Fargate?
    pub fn on_fargate(&self) -> bool {
        self.runs_on(Compatibility::Fargate) == Applies::Yes
    }

    /// Is it certain that the definition may run on instances of one's own: EC2 or external ones?
    pub fn on_instances(&self) -> bool {
        [Compatibility::Ec2, Compatibility::External]
            .into_iter()
            .any(|launch_type| self.runs_on(launch_type) == Applies::Yes)
    }

    /// Does the definition ask for Windows?
    pub fn on_windows(&self) -> bool {
        let platform = self.task.runtime_platform.known();
        let family = platform.and_then(|platform| platform.operating_system_family.get());
        family.is_some_and(|family| family.word().starts_with("WINDOWS"))
    }

    /// The network mode: as written, else what the launch type makes of it when that is certain.
    pub fn network_mode(&self) -> Option<NetworkMode> {
        let mode = &self.task.network_mode;
        if mode.is_present() {
            return mode.get();
        }
        let managed = self.runs_on(Compatibility::ManagedInstances) == Applies::Yes;
        match (self.on_fargate(), managed, self.on_instances()) {
            (false, true, false) => Some(NetworkMode::Awsvpc),
            (false, false, true) => Some(NetworkMode::Bridge),
            _ => None,
        }
    }
}

impl ContainerCx<'_> {
    /// Every reference of the grammar of `valueFrom`: `secrets`, then the `secretOptions` of the log driver.
    pub fn references(&self) -> impl Iterator<Item = &Secret> {
        let log = self.container.log_configuration.known();
        let options = log.into_iter().flat_map(|log| log.secret_options.items());
        self.container.secrets.items().chain(options)
    }

    /// The image, when all of it is known.
    pub(crate) fn image(&self) -> Option<&Image> {
        self.read_image().map(|read| &read.image)
    }

    /// The repository of ECR that the image is from, when all of it is known.
    pub(crate) fn ecr(&self) -> Option<&EcrRepository> {
        self.read_image()?.ecr.as_ref()
    }

    fn read_image(&self) -> Option<&ReadImage> {
        let read = self.task.lookup.image(self.task.task, self.index);
        read.filter(|_| self.container.image.as_str().is_some())
    }

    /// The container's name, when it is known.
    pub fn name(&self) -> Option<&str> {
        self.container.name.as_str()
    }

    /// What to call the container in a sentence: its name, else its number.
    pub fn title(&self) -> String {
        self.name()
            .filter(|name| !name.trim().is_empty())
            .map_or_else(|| format!("container {}", self.index + 1), |name| format!("container `{name}`"))
    }

    /// The parsed text.
    pub fn document(&self) -> &Document {
        self.task.document
    }
}
