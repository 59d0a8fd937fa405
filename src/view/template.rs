//! The parameters and conditions of a template, with what is chosen for them.

use crate::analysis::Analysis;
use crate::source::Choices;

/// What can be chosen for a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Its parameters.
    pub parameters: Vec<ParameterRow>,
    /// Its conditions.
    pub conditions: Vec<ConditionRow>,
    /// For how many of them something is chosen.
    pub count: usize,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterRow {
    /// Its name.
    pub name: String,
    /// Its default, unless it is to be hidden.
    pub default: Option<String>,
    /// What it is for.
    pub description: Option<String>,
    /// The values it may have; none when it is free.
    pub allowed: Vec<String>,
    /// Its value; empty when it has none.
    pub value: String,
}

/// A condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConditionRow {
    /// Its name.
    pub name: String,
    /// Whether it holds, when that follows from the parameters or is chosen.
    pub holds: Option<bool>,
    /// The branch that is read for want of a choice.
    pub assumed: Option<bool>,
    /// Whether it holds, when that is chosen.
    pub chosen: Option<bool>,
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The value of a parameter; an empty one leaves it open.
    Parameter(String, String),
    /// Whether a condition holds; `None` leaves it to the parameters.
    Condition(String, Option<bool>),
    /// Whether parameters without a value take their defaults.
    Defaults(bool),
}

/// What can be chosen for a text, and what is.
pub fn form(analysis: &Analysis, choices: &Choices) -> Form {
    let Some(template) = &analysis.located.template else { return Form::default() };
    let parameters: Vec<ParameterRow> = template
        .parameters
        .iter()
        .map(|found| ParameterRow {
            name: found.name.clone(),
            default: found.default.clone().filter(|_| !found.is_hidden),
            description: found.description.clone(),
            allowed: found.allowed.clone(),
            value: choices.parameters.get(&found.name).cloned().unwrap_or_default(),
        })
        .collect();
    let conditions: Vec<ConditionRow> = template
        .conditions
        .iter()
        .map(|found| ConditionRow {
            name: found.name.clone(),
            holds: found.holds,
            assumed: found.assumed,
            chosen: choices.conditions.get(&found.name).copied(),
        })
        .collect();
    let count = parameters.iter().filter(|row| !row.value.is_empty()).count()
        + conditions.iter().filter(|row| row.chosen.is_some()).count();
    Form { parameters, conditions, count }
}

/// Makes a choice.
pub fn choose(choices: &mut Choices, choice: Choice) {
    match choice {
        Choice::Parameter(name, value) if value.is_empty() => drop(choices.parameters.remove(&name)),
        Choice::Parameter(name, value) => drop(choices.parameters.insert(name, value)),
        Choice::Condition(name, Some(holds)) => drop(choices.conditions.insert(name, holds)),
        Choice::Condition(name, None) => drop(choices.conditions.remove(&name)),
        Choice::Defaults(defaults) => choices.defaults = defaults,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    const TEMPLATE: &str = "Parameters:\n  Image: { Type: String, Default: 'nginx:1', Description: What runs }\n  Stage: { Type: String, AllowedValues: [dev, prod] }\n  Key: { Type: String, NoEcho: true, Default: hunter2 }\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: !If [IsProd, prod, dev]\n          Image: !Ref Image\n";

    fn read(choices: &Choices) -> (Form, String) {
        let analysis = analyze(TEMPLATE, &Options { template: choices.clone(), ..Options::default() });
        let name = analysis.tasks[0].simulation.environments[0].name.clone();
        (form(&analysis, choices), name)
    }

    #[test]
    fn a_choice_decides_what_follows_from_it() {
        let mut choices = Choices::default();
        let (open, _) = read(&choices);
        assert_eq!((open.parameters.len(), open.conditions.len(), open.count), (3, 1, 0));
        assert_eq!(open.parameters[0].default.as_deref(), Some("nginx:1"));
        assert_eq!(open.parameters[1].allowed, ["dev", "prod"]);
        assert_eq!(open.parameters[2].default, None, "it is to be hidden");
        assert_eq!(open.conditions[0].holds, None);
        choose(&mut choices, Choice::Parameter("Stage".to_owned(), "prod".to_owned()));
        let (chosen, name) = read(&choices);
        assert_eq!((chosen.count, chosen.conditions[0].holds, name.as_str()), (1, Some(true), "prod"));
        choose(&mut choices, Choice::Parameter("Stage".to_owned(), String::new()));
        choose(&mut choices, Choice::Condition("IsProd".to_owned(), Some(false)));
        let (chosen, name) = read(&choices);
        assert_eq!((chosen.count, chosen.conditions[0].chosen, name.as_str()), (1, Some(false), "dev"));
        choose(&mut choices, Choice::Condition("IsProd".to_owned(), None));
        choose(&mut choices, Choice::Defaults(true));
        assert_eq!(choices, Choices { defaults: true, ..Choices::default() });
    }
}
