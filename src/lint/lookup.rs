//! What several rules look up in a task definition, each built when somebody asks for it: without, the work of a rule would grow
//! with the square of the text.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::rules::secrets::region::Regions;
use super::rules::syntax::defect::Defect;
use crate::model::carrier::Carriers;
use crate::model::enums::NetworkMode;
use crate::model::image::{EcrRepository, Image};
use crate::model::value_from::{SecretReference, ValueFrom};
use crate::model::{ContainerDefinition, Field, TaskDefinition};
use crate::syntax::NodeId;
use crate::text::order;

/// The lookups of one task definition.
#[derive(Default)]
pub(crate) struct Lookup {
    containers: OnceCell<Option<BTreeMap<String, usize>>>,
    variables: OnceCell<Vec<Names>>,
    secrets: OnceCell<BTreeMap<String, usize>>,
    volumes: OnceCell<Option<BTreeMap<String, usize>>>,
    images: OnceCell<Vec<Option<ReadImage>>>,
    /// The Regions that the task names.
    pub(crate) regions: OnceCell<Regions>,
    /// The network mode as far as ports tell it.
    pub(crate) port_mode: OnceCell<Option<NetworkMode>>,
    /// The defect that each problem is.
    pub(crate) defects: OnceCell<Vec<Defect>>,
    /// For each object with misspelt keys, and each member that is meant: the first key that means it.
    pub(crate) first_meant: OnceCell<BTreeMap<(NodeId, &'static str), NodeId>>,
    /// Is the text the source of a template?
    pub(crate) is_template: OnceCell<bool>,
}

/// The names of the variables of a container.
#[derive(Default)]
pub(crate) struct Names {
    /// Those of `environment`, of equal names the first, with its number among all elements.
    pub(crate) plain: BTreeMap<String, usize>,
    /// Those of `secrets`.
    pub(crate) secret: BTreeSet<String>,
}

/// The image of a container, read once for all rules that ask.
pub(crate) struct ReadImage {
    /// Its parts.
    pub(crate) image: Image,
    /// What it is in ECR, if it is there.
    pub(crate) ecr: Option<EcrRepository>,
}

fn known(name: &Field<String>) -> Option<String> {
    name.as_str().map(str::to_owned)
}

impl Lookup {
    /// The containers by name, of equal names the first, with their numbers among those that are known. `None` when there may be
    /// one whose name is not known.
    pub(crate) fn containers(&self, task: &TaskDefinition) -> Option<&BTreeMap<String, usize>> {
        let all = &task.container_definitions;
        let named = || {
            let mut named = BTreeMap::new();
            for (index, container) in all.items().enumerate() {
                named.entry(container.name.as_str()?.to_owned()).or_insert(index);
            }
            all.is_closed().then_some(named)
        };
        self.containers.get_or_init(named).as_ref()
    }

    /// The volumes by name, of equal names the first, with their numbers among all elements. `None` when there may be one whose name
    /// is not known.
    pub(crate) fn volumes(&self, task: &TaskDefinition) -> Option<&BTreeMap<String, usize>> {
        let named = || {
            let mut named = BTreeMap::new();
            for (index, element) in task.volumes.elements().iter().enumerate() {
                if let Some(volume) = element.known() {
                    named.entry(volume.name.as_str()?.to_owned()).or_insert(index);
                }
            }
            task.volumes.is_closed().then_some(named)
        };
        self.volumes.get_or_init(named).as_ref()
    }

    /// The image of a container as written, by the container's number among all elements.
    pub(crate) fn image(&self, task: &TaskDefinition, index: usize) -> Option<&ReadImage> {
        let read = |element: &Field<ContainerDefinition>| {
            let image = Image::parse(element.known()?.image.text()?)?;
            Some(ReadImage { ecr: image.ecr(), image })
        };
        let all = || task.container_definitions.elements().iter().map(read).collect();
        self.images.get_or_init(all).get(index)?.as_ref()
    }

    /// The names of the variables of a container, by its number among all elements.
    pub(crate) fn variables(&self, task: &TaskDefinition, index: usize) -> Option<&Names> {
        let of = |container: &ContainerDefinition| {
            let mut names = Names::default();
            for (index, element) in container.environment.elements().iter().enumerate() {
                if let Some(name) = element.known().and_then(|variable| known(&variable.name)) {
                    names.plain.entry(name).or_insert(index);
                }
            }
            names.secret = order::set(container.secrets.items().filter_map(|secret| known(&secret.name)));
            names
        };
        let all = || {
            let elements = task.container_definitions.elements().iter();
            elements.map(|element| element.known().map(of).unwrap_or_default()).collect()
        };
        self.variables.get_or_init(all).get(index)
    }

    /// The first secret that the task refers to by an ARN with this name, with its suffix or without.
    pub(crate) fn secret<'a>(&self, carriers: &'a Carriers<'_>, name: &str) -> Option<&'a SecretReference> {
        let secret = |index: usize| match &carriers.all().get(index)?.value_from {
            ValueFrom::Secret(secret) if secret.resource_type.text == "secret" => Some(secret),
            _ => None,
        };
        let named = || {
            let mut named = BTreeMap::new();
            for (index, carrier) in carriers.all().iter().enumerate() {
                let Some(secret) = secret(index).filter(|_| carrier.secret.is_some()) else { continue };
                for name in secret.name_without_suffix().into_iter().chain([secret.name.text.as_str()]) {
                    named.entry(name.to_owned()).or_insert(index);
                }
            }
            named
        };
        self.secrets.get_or_init(named).get(name).copied().and_then(secret)
    }
}
