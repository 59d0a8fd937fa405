//! What a link holds beside its text: the settings that results depend on, and a pretend AWS.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::{Map, Value as Json, json};

use super::AppState;
use super::pretend::Change;
use super::rules;
use super::settings::{Settings, style_name};
use crate::analysis::Options;
use crate::iam::PolicyStyle;
use crate::iam::RoleOptions;
use crate::lint::{Level, LintConfig, Preset};
use crate::options;
use crate::options::iam::role_options_json;
use crate::source::Dialect;
use crate::source::cloudformation::Choices;
use crate::world::World;

/// What comes with a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Brought {
    /// The settings with those of the link.
    pub settings: Settings,
    /// The pretend AWS.
    pub world: World,
    /// Values of placeholders.
    pub placeholders: BTreeMap<String, String>,
    /// What the text is to be read as.
    pub dialect: Option<Dialect>,
    /// What is chosen of a template.
    pub template: Choices,
}

/// The settings with those of a link, and the pretend AWS of the link; what the page does not set is left as it is.
pub fn with_options(settings: &Settings, given: &Json) -> Option<Brought> {
    let read = options::read(given).ok()?;
    let word = |key: &str| {
        let word = given.get("context").and_then(|context| context.get(key)).and_then(Json::as_str);
        word.unwrap_or_default().to_owned()
    };
    let settings = Settings {
        launch_type: word("launchType"),
        region: word("region"),
        account: word("account"),
        platform_version: word("platformVersion"),
        agent_version: word("agentVersion"),
        partition: word("partition"),
        policy_style: read.roles.style,
        roles: RoleOptions { style: settings.roles.style, ..read.roles },
        lint: read.lint,
        ..settings.clone()
    };
    let Options { world, placeholders, dialect, template, .. } = read;
    Some(Brought { settings, world, placeholders, dialect, template })
}

/// The state once the text of a link stands in the editor at this revision.
pub fn opened(state: &mut AppState, revision: u32, given: Option<&Json>) {
    state.linked = Some(revision);
    state.file = None;
    state.dialect = None;
    state.template = Rc::default();
    let Some(brought) = given.and_then(|given| with_options(&state.settings, given)) else { return };
    state.linked_settings = Some(brought.settings.clone());
    state.settings = brought.settings;
    Rc::make_mut(&mut state.pretend).change(&mut state.world, Change::All(Box::new(brought.world)));
    state.placeholders = Rc::new(brought.placeholders);
    state.dialect = brought.dialect;
    state.template = Rc::new(brought.template);
}

/// The settings that results depend on, as options: what is as it is by itself is left out.
pub fn settings_as_options(settings: &Settings) -> Map<String, Json> {
    let mut options = Map::new();
    let context: Map<String, Json> = [
        ("launchType", &settings.launch_type),
        ("region", &settings.region),
        ("account", &settings.account),
        ("partition", &settings.partition),
        ("platformVersion", &settings.platform_version),
        ("agentVersion", &settings.agent_version),
    ]
    .into_iter()
    .filter(|(_, word)| !word.trim().is_empty())
    .map(|(key, word)| (key.to_owned(), json!(word.trim())))
    .collect();
    if !context.is_empty() {
        options.insert("context".to_owned(), Json::Object(context));
    }
    if settings.policy_style != PolicyStyle::default() {
        options.insert("policyStyle".to_owned(), json!(style_name(settings.policy_style)));
    }
    let (roles, none) = (role_options_json(&settings.roles), role_options_json(&RoleOptions::default()));
    if roles != none {
        options.insert("roleOptions".to_owned(), roles);
    }
    let default = rules::to_json(&Default::default());
    if let Json::Object(lint) = rules::to_json(&settings.lint) {
        options.extend(lint.into_iter().filter(|(key, value)| default.get(key) != Some(value)));
    }
    options
}

/// The settings that a link sets one by one, each by the key that it is stored under: `launchType=EC2&theme=dark`. `preset` and
/// `rules=no-tags:off,secrets:error` set the rules. What is not known is left out.
pub fn with_words(settings: &Settings, word: impl Fn(&str) -> Option<String>) -> Option<Settings> {
    let Ok(Json::Object(mut stored)) = serde_json::from_str(&settings.to_json()) else { return None };
    let words: Vec<(&str, String)> = WORDS.into_iter().filter_map(|key| Some((key, word(key)?))).collect();
    let (preset, levels) = (word("preset"), word("rules"));
    if words.is_empty() && preset.is_none() && levels.is_none() {
        return None;
    }
    stored.extend(words.into_iter().map(|(key, word)| (key.to_owned(), json!(word))));
    let mut next = Settings::from_json(&Json::Object(stored).to_string());
    if let Some(preset) = preset.as_deref().and_then(Preset::from_name) {
        next.lint.preset = preset;
    }
    for (rule, level) in
        levels.iter().flat_map(|levels| levels.split(',')).filter_map(|one| one.split_once(':'))
    {
        if let Some(level) = Level::from_name(level).filter(|_| LintConfig::knows(rule)) {
            next.lint.levels.insert(rule.to_owned(), level);
        }
    }
    Some(next)
}

/// The keys of the settings that are words.
const WORDS: [&str; 10] = [
    "launchType",
    "region",
    "account",
    "partition",
    "platformVersion",
    "agentVersion",
    "policyStyle",
    "theme",
    "size",
    "explanations",
];

/// The same settings as [`with_words`] reads them: only those that are not as they are by themselves. What is ignored is not in it.
pub fn as_words(settings: &Settings) -> Vec<(&'static str, String)> {
    let own: Json = serde_json::from_str(&settings.to_json()).unwrap_or_default();
    let default: Json = serde_json::from_str(&Settings::default().to_json()).unwrap_or_default();
    let word = |from: &Json, key: &str| from.get(key).and_then(Json::as_str).unwrap_or_default().to_owned();
    let mut words: Vec<(&str, String)> = WORDS
        .into_iter()
        .map(|key| (key, word(&own, key)))
        .filter(|(key, own)| *own != word(&default, key))
        .collect();
    let lint = &settings.lint;
    if lint.preset != Default::default() {
        words.push(("preset", lint.preset.name().to_owned()));
    }
    let levels: Vec<String> =
        lint.levels.iter().map(|(rule, level)| format!("{rule}:{}", level.name())).collect();
    if !levels.is_empty() {
        words.push(("rules", levels.join(",")));
    }
    words
}

/// The settings as a text of options, as the functions of the API take them.
pub fn options_text(settings: &Settings) -> String {
    format!("{:#}", Json::Object(settings_as_options(settings)))
}

/// The settings with those of such a text, or why it is none.
pub fn from_options_text(settings: &Settings, text: &str) -> Result<Settings, String> {
    let given: Json = serde_json::from_str(text).map_err(|error| error.to_string())?;
    options::read(&given).map_err(|refused| refused.to_string())?;
    with_options(settings, &given).map(|brought| brought.settings).ok_or_else(String::new)
}

/// The pretend AWS and the values of placeholders and parameters, as options.
pub fn world_as_options(options: &Options) -> Map<String, Json> {
    let mut written = Map::new();
    let world = options::write_world(&options.world);
    if world != json!({}) {
        written.insert("world".to_owned(), world);
    }
    if !options.placeholders.is_empty() {
        written.insert("placeholders".to_owned(), json!(options.placeholders));
    }
    let parameters = &options.template.parameters;
    if !parameters.is_empty() {
        written.insert("template".to_owned(), json!({ "parameters": parameters }));
    }
    written
}

/// How the text is to be read, as options: the dialect, and what is chosen of a template, without the values of its parameters.
pub fn reading_as_options(options: &Options) -> Map<String, Json> {
    let mut written = Map::new();
    if let Some(dialect) = options.dialect {
        written.insert("dialect".to_owned(), json!(dialect.name()));
    }
    let Choices { conditions, defaults, .. } = &options.template;
    let mut template = Map::new();
    if !conditions.is_empty() {
        template.insert("conditions".to_owned(), json!(conditions));
    }
    if *defaults {
        template.insert("defaults".to_owned(), json!(true));
    }
    if !template.is_empty() {
        written.insert("template".to_owned(), Json::Object(template));
    }
    written
}

/// Options with more options: what both have members of has the members of both.
pub fn with_more(options: &mut Map<String, Json>, more: Map<String, Json>) {
    for (key, value) in more {
        match (options.get_mut(&key), value) {
            (Some(Json::Object(members)), Json::Object(others)) => members.extend(others),
            (_, value) => {
                options.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::settings::{Depth, Size, Theme};

    #[test]
    fn a_link_sets_what_results_depend_on_and_nothing_else() {
        let mine = Settings { keeps_text: false, region: "us-east-1".to_owned(), ..Settings::default() };
        let given = json!({ "preset": "strict", "context": { "launchType": "FARGATE", "platformVersion": "1.3.0" }, "world": { "network": "no-route" } });
        let Brought { settings, world, .. } = with_options(&mine, &given).unwrap();
        assert_eq!((settings.launch_type.as_str(), settings.region.as_str()), ("FARGATE", ""));
        assert_eq!(settings.platform_version, "1.3.0");
        assert_eq!(settings.lint.preset, Preset::Strict);
        assert!(!settings.keeps_text);
        assert_ne!(world, World::default());
        assert!(with_options(&mine, &json!({ "colour": 1 })).is_none());
    }

    #[test]
    fn what_is_written_into_a_link_is_read_out_of_it() {
        let mut lint = LintConfig::preset("strict").unwrap();
        lint.levels.insert("no-tags".to_owned(), Level::Off);
        let settings = Settings {
            launch_type: "EC2".to_owned(),
            region: "eu-west-1".to_owned(),
            account: "111122223333".to_owned(),
            policy_style: PolicyStyle::Tag,
            lint,
            ..Settings::default()
        };
        let placeholders: BTreeMap<_, _> = [("${tag}".to_owned(), "1".to_owned())].into();
        let given = json!({ "world": { "secrets": { "s": { "value": "v" } } } });
        let world = options::read(&given).unwrap().world;
        let template = Choices {
            parameters: [("Stage".to_owned(), "prod".to_owned())].into(),
            conditions: [("IsLarge".to_owned(), false)].into(),
            defaults: true,
        };
        let dialect = Some(Dialect::CloudFormation);
        let options = Options { world, placeholders, dialect, template, ..Options::default() };
        let mut written = settings_as_options(&settings);
        with_more(&mut written, reading_as_options(&options));
        assert!(!written["template"].to_string().contains("prod"));
        with_more(&mut written, world_as_options(&options));
        let read = with_options(&Settings::default(), &Json::Object(written)).unwrap();
        let Options { world, placeholders, dialect, template, .. } = options;
        assert_eq!(read, Brought { settings, world, placeholders, dialect, template });
    }

    #[test]
    fn a_link_says_how_its_text_is_read() {
        let mut state = AppState::new(Settings::default());
        let given = json!({ "dialect": "cloudformation", "template": { "conditions": { "IsLarge": true } } });
        opened(&mut state, 4, Some(&given));
        let options = state.options();
        assert_eq!(options.dialect, Some(Dialect::CloudFormation));
        assert_eq!(options.template.conditions, [("IsLarge".to_owned(), true)].into());
        // The next link has its own, or none.
        opened(&mut state, 5, None);
        assert_eq!(state.options().dialect, None);
        assert_eq!(state.options().template, Choices::default());
    }

    #[test]
    fn settings_can_be_named_one_by_one_in_a_link() {
        let mut lint = LintConfig::preset("strict").unwrap();
        lint.levels.insert("no-tags".to_owned(), Level::Off);
        lint.levels.insert("secrets".to_owned(), Level::At(crate::lint::Severity::Error));
        let settings = Settings {
            launch_type: "EC2".to_owned(),
            region: "eu-west-1".to_owned(),
            account: "111122223333".to_owned(),
            policy_style: PolicyStyle::Prefix,
            theme: Theme::Dark,
            size: Size::Huge,
            depth: Depth::Short,
            lint,
            ..Settings::default()
        };
        let words = as_words(&settings);
        assert_eq!(words.len(), 9);
        let word = |key: &str| words.iter().find(|(name, _)| *name == key).map(|(_, word)| word.clone());
        assert_eq!(with_words(&Settings::default(), word), Some(settings));
        assert_eq!(with_words(&Settings::default(), |_| None), None);
        let unknown =
            |key: &str| (key == "rules" || key == "theme").then(|| "gone:off,no-tags:loud".to_owned());
        assert_eq!(with_words(&Settings::default(), unknown), Some(Settings::default()));
        assert_eq!(as_words(&Settings::default()), []);
    }

    #[test]
    fn settings_go_out_as_options_and_come_back() {
        let settings = Settings {
            region: "eu-west-1".to_owned(),
            lint: LintConfig::preset("strict").unwrap(),
            ..Settings::default()
        };
        let text = options_text(&settings);
        assert!(text.contains("\"region\": \"eu-west-1\""), "{text}");
        assert_eq!(from_options_text(&Settings::default(), &text), Ok(settings));
        let refused =
            from_options_text(&Settings::default(), r#"{ "context": { "regoin": "x" } }"#).unwrap_err();
        assert!(refused.starts_with("options.context.regoin: unknown key"), "{refused}");
        assert!(from_options_text(&Settings::default(), "{").is_err());
    }

    #[test]
    fn what_nobody_has_set_is_not_written() {
        assert!(settings_as_options(&Settings::default()).is_empty());
        assert!(world_as_options(&Options::default()).is_empty());
        assert!(reading_as_options(&Options::default()).is_empty());
    }
}
