//! RunTask overrides, read from the JSON that `--overrides` takes. What has another shape than the API's is not there.

use serde_json::Value as Json;

use crate::world::World;

/// RunTask refuses longer overrides. Source: ECS API model 2014-11-13, RunTaskRequest.overrides (2026-11).
pub const LONGEST: usize = 8192;

/// Members of a container override. Source: ECS API model 2014-11-13, ContainerOverride (2026-11).
pub const CONTAINER_MEMBERS: [&str; 8] = [
    "name",
    "command",
    "environment",
    "environmentFiles",
    "cpu",
    "memory",
    "memoryReservation",
    "resourceRequirements",
];

/// The length of the overrides as JSON without blanks.
pub fn length(world: &World) -> usize {
    world.overrides.as_ref().map_or(0, |overrides| overrides.to_string().chars().count())
}

/// All container overrides.
pub fn containers(world: &World) -> impl Iterator<Item = &Json> {
    list(world.overrides.as_ref(), "containerOverrides").iter()
}

/// The variables that an override sets in a container, in order.
pub fn environment<'a>(world: &'a World, container: &str) -> Vec<(&'a str, &'a str)> {
    of_container(world, container)
        .flat_map(|entry| list(Some(entry), "environment"))
        .filter_map(|pair| Some((text(pair, "name")?, text(pair, "value").unwrap_or_default())))
        .collect()
}

/// The environment files that replace those of a container; `None` when they are not overridden.
pub fn environment_files<'a>(world: &'a World, container: &str) -> Option<Vec<&'a str>> {
    of_container(world, container)
        .find_map(|entry| entry.get("environmentFiles").and_then(Json::as_array))
        .map(|files| files.iter().filter_map(|file| text(file, "value")).collect())
}

/// The command that replaces that of a container; `None` when it is not overridden.
pub fn command<'a>(world: &'a World, container: &str) -> Option<Vec<&'a str>> {
    of_container(world, container)
        .find_map(|entry| entry.get("command").and_then(Json::as_array))
        .map(|words| words.iter().filter_map(Json::as_str).collect())
}

/// The execution role that the task gets instead of its own.
pub fn execution_role(world: &World) -> Option<&str> {
    text(world.overrides.as_ref()?, "executionRoleArn")
}

/// The task role that the task gets instead of its own.
pub fn task_role(world: &World) -> Option<&str> {
    text(world.overrides.as_ref()?, "taskRoleArn")
}

fn of_container<'a>(world: &'a World, container: &str) -> impl Iterator<Item = &'a Json> {
    let name = container.to_owned();
    containers(world).filter(move |entry| text(entry, "name") == Some(name.as_str()))
}

fn list<'a>(json: Option<&'a Json>, key: &str) -> &'a [Json] {
    json.and_then(|json| json.get(key)).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

/// A string member of an object.
pub fn text<'a>(json: &'a Json, key: &str) -> Option<&'a str> {
    json.get(key).and_then(Json::as_str)
}
