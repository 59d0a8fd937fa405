//! What a template asks of who deploys it.

use serde::Serialize;

use crate::source;

/// What a template asks of who deploys it.
#[derive(Clone, Debug, Serialize)]
pub struct Template {
    parameters: Vec<Parameter>,
    conditions: Vec<Condition>,
}

#[derive(Clone, Debug, Serialize)]
struct Parameter {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    default: Option<String>,
    description: Option<String>,
    allowed: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
struct Condition {
    name: String,
    holds: Option<bool>,
    assumed: Option<bool>,
}

impl From<&source::Template> for Template {
    fn from(template: &source::Template) -> Self {
        let parameter = |parameter: &source::cloudformation::Parameter| Parameter {
            name: parameter.name.clone(),
            kind: parameter.kind.clone(),
            // The default of a parameter whose value is to be hidden may be a secret.
            default: parameter.default.clone().filter(|_| !parameter.is_hidden),
            description: parameter.description.clone(),
            allowed: parameter.allowed.clone(),
        };
        let condition = |condition: &source::cloudformation::Condition| Condition {
            name: condition.name.clone(),
            holds: condition.holds,
            assumed: condition.assumed,
        };
        Self {
            parameters: template.parameters.iter().map(parameter).collect(),
            conditions: template.conditions.iter().map(condition).collect(),
        }
    }
}
