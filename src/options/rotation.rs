//! A rotation as JSON. The shape is that of `RotationPlan` in `src/api/types.d.ts`.

use serde_json::Value;

use super::reader::{Given, Refused};
use crate::simulate::rotation::{MOST_STEPS, MOST_TASKS, Rotation, Step, Strategy};

/// Reads a rotation; null gives the default.
pub fn read(value: &Value) -> Result<Rotation, Refused> {
    let default = Rotation::default();
    if value.is_null() {
        return Ok(default);
    }
    let mut object = Given::root("rotation", value).object()?;
    let rotation = Rotation {
        secret: object.optional("secret", Given::string)?,
        strategy: object.optional("strategy", |given| given.word(&Strategy::ALL))?.unwrap_or_default(),
        steps: object
            .optional("steps", |given| {
                let steps = given.list(|step| step.word(&Step::ALL))?;
                if steps.len() > MOST_STEPS {
                    Err(Refused::new("rotation.steps", "must be a list of at most 12 steps"))
                } else {
                    Ok(steps)
                }
            })?
            .unwrap_or(default.steps),
        desired_count: object
            .optional("desiredCount", |given| given.whole_number(1, MOST_TASKS))?
            .unwrap_or(default.desired_count),
        minimum_healthy_percent: object
            .optional("minimumHealthyPercent", |given| given.whole_number(0, 100))?
            .unwrap_or(default.minimum_healthy_percent),
        maximum_percent: object
            .optional("maximumPercent", |given| given.whole_number(100, 200))?
            .unwrap_or(default.maximum_percent),
        new_value: object.optional("newValue", Given::string)?,
    };
    object.finish()?;
    Ok(rotation)
}
