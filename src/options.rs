//! Options as JSON: reading what a caller, a link or a test fixture gives, and refusing what does not fit with its path.
//!
//! The shape is that of `Options` in `src/api/types.d.ts`. There is no drift between the reading and the list of known keys
//! in a message: the list is what the reader asked for.

pub mod iam;
pub mod reader;
pub mod rotation;
mod world;

pub use world::{read_world, write_world};

use std::collections::BTreeMap;

use serde_json::Value;

use crate::analysis::Options;
use crate::iam::{PolicyStyle, RoleOptions};
use crate::lint::suppression::Suppression;
use crate::lint::{Group, Level, LintConfig, Preset, registry};
use crate::model::enums::Compatibility;
use crate::source::{Choices, Dialect};
use crate::syntax::Language;
use crate::world::Context;
use reader::{Given, Object, Refused};

const LANGUAGES: &[(&str, Language)] =
    &[("json", Language::Json), ("yaml", Language::Yaml), ("hcl", Language::Hcl)];

const LAUNCH_TYPES: &[(&str, Compatibility)] = &[
    ("FARGATE", Compatibility::Fargate),
    ("EC2", Compatibility::Ec2),
    ("EXTERNAL", Compatibility::External),
    ("MANAGED_INSTANCES", Compatibility::ManagedInstances),
];

const POLICY_STYLES: &[(&str, PolicyStyle)] =
    &[("exact", PolicyStyle::Exact), ("prefix", PolicyStyle::Prefix), ("tag", PolicyStyle::Tag)];

/// Reads options; null gives the default.
pub fn read(value: &Value) -> Result<Options, Refused> {
    read_with(value, |_| Ok(())).map(|(options, ())| options)
}

/// Reads options that have members of their own beside the usual ones: `more` asks for those.
pub fn read_with<T>(
    value: &Value,
    more: impl FnOnce(&mut Object<'_>) -> Result<T, Refused>,
) -> Result<(Options, T), Refused> {
    let empty = Value::Object(serde_json::Map::new());
    let value = if value.is_null() { &empty } else { value };
    let mut object = Given::root("options", value).object()?;
    let options = members(&mut object)?;
    let own = more(&mut object)?;
    object.finish()?;
    Ok((options, own))
}

/// Reads options that stand in others.
pub fn inside(given: &Given<'_>) -> Result<Options, Refused> {
    let mut object = given.object()?;
    let options = members(&mut object)?;
    object.finish()?;
    Ok(options)
}

fn members(object: &mut Object<'_>) -> Result<Options, Refused> {
    Ok(Options {
        language: object.optional("language", |given| given.word(LANGUAGES))?,
        dialect: object.optional("dialect", |given| {
            given.word(&Dialect::CHOICES.map(|dialect| (dialect.name(), dialect)))
        })?,
        template: object.optional("template", template)?.unwrap_or_default(),
        placeholders: object
            .optional("placeholders", |given| given.map(|_, given| given.string()))?
            .unwrap_or_default(),
        context: object.optional("context", context)?.unwrap_or_default(),
        world: object.optional("world", world::read)?.unwrap_or_default(),
        lint: lint(object)?,
        roles: roles(object)?,
    })
}

fn template(given: &Given<'_>) -> Result<Choices, Refused> {
    let mut object = given.object()?;
    let choices = Choices {
        parameters: object
            .optional("parameters", |given| given.map(|_, given| given.string()))?
            .unwrap_or_default(),
        conditions: object
            .optional("conditions", |given| given.map(|_, given| given.boolean()))?
            .unwrap_or_default(),
        defaults: object.optional("defaults", Given::boolean)?.unwrap_or_default(),
    };
    object.finish()?;
    Ok(choices)
}

fn roles(object: &mut Object<'_>) -> Result<RoleOptions, Refused> {
    let style = object.optional("policyStyle", |given| given.word(POLICY_STYLES))?.unwrap_or_default();
    let roles = object.optional("roleOptions", iam::role_options)?.unwrap_or_default();
    Ok(RoleOptions { style, ..roles })
}

fn context(given: &Given<'_>) -> Result<Context, Refused> {
    let mut object = given.object()?;
    let context = Context {
        partition: object.optional("partition", Given::string)?,
        region: object.optional("region", Given::string)?,
        account: object.optional("account", Given::string)?,
        launch_type: object.optional("launchType", |given| given.word(LAUNCH_TYPES))?,
        platform_version: object.optional("platformVersion", Given::string)?,
        agent_version: object.optional("agentVersion", Given::string)?,
    };
    object.finish()?;
    Ok(context)
}

fn lint(object: &mut Object<'_>) -> Result<LintConfig, Refused> {
    let presets = Preset::ALL.map(|preset| (preset.name(), preset));
    Ok(LintConfig {
        preset: object.optional("preset", |given| given.word(&presets))?.unwrap_or_default(),
        levels: object.optional("rules", levels)?.unwrap_or_default(),
        suppressions: object.optional("suppress", |given| given.list(suppression))?.unwrap_or_default(),
    })
}

fn levels(given: &Given<'_>) -> Result<BTreeMap<String, Level>, Refused> {
    given.map(|name, given| {
        if !LintConfig::knows(name) {
            return Err(given.unknown_key(rules_and_groups()));
        }
        let level = given.string()?;
        Level::from_name(&level).ok_or_else(|| given.not_a_word(["off", "info", "warning", "error"]))
    })
}

fn suppression(given: &Given<'_>) -> Result<Suppression, Refused> {
    let mut object = given.object()?;
    let suppression = Suppression {
        rule: object.required("rule", |given| {
            let name = given.string()?;
            if LintConfig::knows(&name) { Ok(name) } else { Err(given.not_a_word(rules_and_groups())) }
        })?,
        pointer: object.optional("pointer", Given::string)?,
        container: object.optional("container", Given::string)?,
        reason: object.optional("reason", Given::string)?,
    };
    object.finish()?;
    Ok(suppression)
}

fn rules_and_groups() -> impl Iterator<Item = &'static str> {
    let groups = Group::ALL.iter().map(|group| group.name());
    groups.chain(registry::RULES.iter().map(|rule| rule.meta.name))
}
