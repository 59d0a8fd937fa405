//! The references whose values ECS injects. Shared by the rules on their grammar.

use crate::lint::{ContainerCx, TaskCx};
use crate::model::carrier::{Carrier, Carries};
use crate::model::value_from::{ParameterReference, SecretReference, ValueFrom};

/// Every `valueFrom` of a container that is known: `secrets`, then the `secretOptions` of the log driver.
pub(crate) fn values<'a>(cx: &'a ContainerCx<'_>) -> impl Iterator<Item = &'a Carrier<'a>> {
    let carriers = cx.task.carriers.of_container(cx.index).iter();
    carriers.filter(|carrier| carrier.carries == Carries::Value)
}

/// Every `valueFrom` of the containers of a task that is known.
pub(crate) fn task_values<'a>(cx: &'a TaskCx<'_>) -> impl Iterator<Item = &'a Carrier<'a>> {
    cx.carriers.all().iter().filter(|carrier| carrier.carries == Carries::Value)
}

/// The secret that a reference means, when it is one of Secrets Manager with the right number of parts.
pub(crate) fn secret<'a>(carrier: &'a Carrier<'_>) -> Option<&'a SecretReference> {
    match &carrier.value_from {
        ValueFrom::Secret(secret) if secret.resource_type.text == "secret" => Some(secret),
        _ => None,
    }
}

/// The parameter that a reference means, when it is one of Parameter Store.
pub(crate) fn parameter<'a>(carrier: &'a Carrier<'_>) -> Option<&'a ParameterReference> {
    match &carrier.value_from {
        ValueFrom::Parameter(parameter) => Some(parameter),
        _ => None,
    }
}

/// What to call a reference in a sentence: the name of its variable.
pub(crate) fn title(carrier: &Carrier<'_>) -> String {
    carrier.variable().map_or_else(|| "this secret".to_owned(), |name| format!("`{name}`"))
}
