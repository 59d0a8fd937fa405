//! The functions of the JavaScript API, from JSON to plain structs. None fails on a text; wrong options are refused.

use serde_json::Value;

use super::dto::{self, Places};
use crate::analysis;
use crate::convert;
use crate::iam::judge::Whose;
use crate::iam::{self, OutputFormat, surroundings};
use crate::lint::{Applicability, registry};
use crate::options;
use crate::options::reader::{Given, Refused};
use crate::report::{self, Format};
use crate::share::{self, ShareState};
use crate::syntax::Language;

const APPLICABILITIES: &[(&str, Applicability)] =
    &[("safe", Applicability::Safe), ("unsafe", Applicability::Unsafe)];

/// Everything about a text.
pub fn analyze(text: &str, options: &Value) -> Result<dto::Analysis, Refused> {
    let options = options::read(options)?;
    Ok(dto::Analysis::new(&analysis::analyze(text, &options), &options))
}

/// Applies fixes. Without `applicability` in the options, only the safe ones.
pub fn apply_fixes(text: &str, options: &Value) -> Result<dto::Fixed, Refused> {
    let (options, most) = options::read_with(options, |object| {
        object.optional("applicability", |given| given.word(APPLICABILITIES))
    })?;
    let (text, applied) = analysis::apply_fixes(text, &options, most.unwrap_or(Applicability::Safe));
    let analysis = analysis::analyze(&text, &options);
    let remaining = dto::remaining(&analysis);
    Ok(dto::Fixed { text, applied, remaining })
}

/// What a `stoppedReason` means and, when a text is given, the place in it.
pub fn explain_stopped(
    reason: &str,
    text: Option<&str>,
    options: &Value,
) -> Result<dto::StoppedReason, Refused> {
    let options = options::read(options)?;
    let (explained, document) = analysis::explain_stopped(reason, text.unwrap_or_default(), &options);
    Ok(dto::StoppedReason::new(explained, Places { document: &document }))
}

/// What a rotation does to a service of each task definition.
pub fn simulate_rotation(text: &str, rotation: &Value, options: &Value) -> Result<dto::Rotations, Refused> {
    let (rotation, options) = (options::rotation::read(rotation)?, options::read(options)?);
    let analysis = analysis::analyze(text, &options);
    let document = &analysis.document;
    let run =
        |task| dto::Rotation::new(analysis::rotate(document, task, &options, &rotation), Places { document });
    Ok(dto::Rotations { tasks: analysis.tasks.iter().map(run).collect() })
}

/// May a principal make a request?
pub fn evaluate(request: &Value, policies: &Value) -> Result<dto::IamResponse, Refused> {
    let (request, policies) = (options::iam::request(request)?, options::iam::policies(policies)?);
    Ok(dto::IamResponse::from(iam::evaluate(&request, &policies)))
}

/// A report on a text. `fileName` in the options is what it calls the text.
pub fn render(text: &str, format: &Value, options: &Value) -> Result<String, Refused> {
    let format = Given::root("format", format).word(Format::ALL)?;
    let (options, file) = options::read_with(options, |object| object.optional("fileName", Given::string))?;
    let analysis = analysis::analyze(text, &options);
    let usual = match analysis.document.language {
        Language::Json => "input.json",
        Language::Yaml => "input.yaml",
        Language::Hcl => "input.tf",
    };
    Ok(report::render(&analysis, format, file.as_deref().unwrap_or(usual)))
}

/// The task definitions of a text in another form; null where there are none.
pub fn convert(text: &str, format: &Value, options: &Value) -> Result<Option<dto::Converted>, Refused> {
    let format = Given::root("format", format).word(convert::Format::ALL)?;
    let analysis = analysis::analyze(text, &options::read(options)?);
    let converted = convert::convert(&analysis, format);
    let places = Places { document: &analysis.document };
    Ok(converted.map(|converted| dto::Converted::new(converted, format, places)))
}

/// What changes when the second text takes the place of the first. `before` in the options holds those of the first text, when
/// they are others.
pub fn compare(before: &str, after: &str, options: &Value) -> Result<dto::Comparison, Refused> {
    let (options, first) = options::read_with(options, |object| object.optional("before", options::inside))?;
    let before = analysis::analyze(before, first.as_ref().unwrap_or(&options));
    Ok(dto::Comparison::new(&before, &analysis::analyze(after, &options)))
}

const ROLES: &[(&str, Option<&str>)] = &[
    ("all", None),
    ("execution", Some(surroundings::EXECUTION)),
    ("task", Some(surroundings::TASK)),
    ("infrastructure", Some(surroundings::INFRASTRUCTURE)),
    ("deployer", Some(surroundings::DEPLOYER)),
];

/// The roles of a task definition in the language of another tool. `role` and `family` in the options say which.
pub fn render_policy(text: &str, format: &Value, options: &Value) -> Result<String, Refused> {
    let formats: Vec<(&str, OutputFormat)> =
        OutputFormat::ALL.iter().map(|&(word, format, _)| (word, format)).collect();
    let format = Given::root("format", format).word(&formats)?;
    let (options, (role, family)) = options::read_with(options, |object| {
        let role = object.optional("role", |given| given.word(ROLES))?;
        Ok((role.flatten(), object.optional("family", Given::string)?))
    })?;
    let analysis = analysis::analyze(text, &options);
    let task = position(&analysis, family.as_deref());
    let Some(task) = task.and_then(|task| analysis.tasks.get(task)) else {
        return Err(Refused::new("text", "holds no such task definition"));
    };
    let around = iam::surroundings(&task.task, &options.context, &options.roles, &task.roles);
    Ok(iam::output::write(format, &surroundings::written(&task.roles, &around, role)))
}

/// What the policies in a text are worth for a task definition. `role` and `family` in the options say which.
pub fn judge_policy(text: &str, policies: &str, options: &Value) -> Result<dto::Judgement, Refused> {
    let (options, (role, family)) = options::read_with(options, |object| {
        let role = object.optional("role", |given| given.word(&Whose::ALL))?;
        Ok((role, object.optional("family", Given::string)?))
    })?;
    let analysis = analysis::analyze(text, &options);
    let task = position(&analysis, family.as_deref());
    let judgement =
        analysis::judge_policy(&analysis, task.unwrap_or(analysis.tasks.len()), policies, role, &options);
    Ok(dto::Judgement::new(&judgement, Places { document: &analysis.document }))
}

/// The first task definition, or the one of a family.
fn position(analysis: &analysis::Analysis, family: Option<&str>) -> Option<usize> {
    analysis.tasks.iter().position(|task| family.is_none() || task.task.family.text() == family)
}

/// Every rule, by group and name.
pub fn rules() -> Vec<dto::RuleInfo> {
    registry::RULES.iter().map(|rule| dto::RuleInfo::from(rule.meta)).collect()
}

/// The code of a link.
pub fn encode_share(state: &Value) -> Result<String, Refused> {
    let mut object = Given::root("state", state).object()?;
    let state = ShareState {
        text: object.required("text", Given::string)?,
        options: object.optional("options", Given::json_object)?,
        view: object.optional("view", Given::json_object)?,
    };
    object.finish()?;
    if let Some(options) = &state.options {
        options::read(options)?;
    }
    share::encode(&state).map_err(|error| Refused::new("state", error.to_string()))
}

/// What the code of a link holds.
pub fn decode_share(code: &str) -> Result<dto::ShareState, Refused> {
    let state = share::decode(code).map_err(|error| Refused::new("code", error.to_string()))?;
    if let Some(options) = &state.options {
        options::read(options)?;
    }
    Ok(dto::ShareState::from(state))
}

/// The version of this package, such as `0.1.0`.
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}
