//! The parts of a text that one jumps to: task definitions, their containers and volumes.

use super::editor::{Place, origin_place};
use super::tasks;
use crate::analysis::{Analysis, TaskAnalysis};
use crate::model::Origin;

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// What it is called; `None` where it has no name.
    pub name: Option<String>,
    /// Where it begins.
    pub place: Place,
}

/// The kinds of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A task definition.
    Task,
    /// A container of it.
    Container,
    /// A volume of it.
    Volume,
}

/// All parts in the order of the task definitions, what belongs to one behind it.
pub fn outline(analysis: &Analysis) -> Vec<Part> {
    let names = tasks::names(analysis);
    analysis.tasks.iter().zip(names).flat_map(|(task, name)| parts(analysis, task, name.as_deref())).collect()
}

fn parts(analysis: &Analysis, task: &TaskAnalysis, name: Option<&str>) -> Vec<Part> {
    let document = &analysis.document;
    let part = |kind, name: Option<&str>, node| {
        let tree = &document.tree;
        let named = tree.get(node, "name").filter(|_| kind != PartKind::Task).unwrap_or(node);
        // A part that only follows from others, as the one around Terraform's containers, is nowhere.
        let place =
            (!tree.is_computed(named)).then(|| origin_place(document, Some(Origin::Node(named))))??;
        let start = Place { to: place.from, ..place };
        Some(Part { kind, name: name.map(str::to_owned), place: if named == node { start } else { place } })
    };
    let containers = task.task.container_definitions.known().into_iter().flatten();
    let containers = containers
        .filter_map(|container| container.known())
        .filter_map(|container| part(PartKind::Container, container.name.text(), container.origin));
    let volumes = task.task.volumes.known().into_iter().flatten();
    let volumes = volumes
        .filter_map(|volume| volume.known())
        .filter_map(|volume| part(PartKind::Volume, volume.name.text(), volume.origin));
    part(PartKind::Task, name, task.target.node).into_iter().chain(containers).chain(volumes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    #[test]
    fn the_parts_of_every_task_are_listed_where_they_stand() {
        let text = "{\n  \"family\": \"shop\",\n  \"volumes\": [{ \"name\": \"data\" }],\n  \"containerDefinitions\": [\n    { \"name\": \"web\" },\n    { \"image\": \"x\" }\n  ]\n}\n";
        let list = outline(&analyze(text, &Options::default()));
        let list: Vec<_> =
            list.iter().map(|part| (part.kind, part.name.as_deref(), part.place.line)).collect();
        assert_eq!(
            list,
            [
                (PartKind::Task, Some("shop"), 1),
                (PartKind::Container, Some("web"), 5),
                (PartKind::Container, None, 6),
                (PartKind::Volume, Some("data"), 3),
            ]
        );
    }

    #[test]
    fn a_template_has_several_tasks_and_other_texts_have_no_parts() {
        let task = |name: &str| {
            format!(
                "  {name}:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: app\n"
            )
        };
        let list =
            outline(&analyze(&format!("Resources:\n{}{}", task("Web"), task("Worker")), &Options::default()));
        let list: Vec<_> = list.iter().filter_map(|part| part.name.as_deref()).collect();
        assert_eq!(list, ["Web", "app", "Worker", "app"]);
        assert_eq!(outline(&analyze("{", &Options::default())), []);
    }
}
