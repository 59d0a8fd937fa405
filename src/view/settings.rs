//! What the user sets: where the task would run, how the page looks, what the rules say. Kept between visits as a small JSON
//! object.

use serde_json::{Value as Json, json};

use super::rules;
use crate::analysis::Options;
use crate::facts::Version;
pub use crate::iam::PolicyStyle;
use crate::iam::RoleOptions;
use crate::lint::LintConfig;
use crate::model::enums::Compatibility;
use crate::options::iam::{role_options, role_options_json};
use crate::options::reader::Given;
use crate::world::Context;

/// The launch types, in the order in which they are offered.
const LAUNCH_TYPES: [Compatibility; 4] =
    [Compatibility::Fargate, Compatibility::Ec2, Compatibility::ManagedInstances, Compatibility::External];

/// The ways to name resources, in the order in which they are offered.
pub const POLICY_STYLES: [PolicyStyle; 3] = [PolicyStyle::Exact, PolicyStyle::Prefix, PolicyStyle::Tag];

/// The word for a way to name resources.
pub fn style_name(style: PolicyStyle) -> &'static str {
    match style {
        PolicyStyle::Exact => "exact",
        PolicyStyle::Prefix => "prefix",
        PolicyStyle::Tag => "tag",
    }
}

/// The inverse of [`style_name`].
pub fn style_from_name(name: &str) -> Option<PolicyStyle> {
    POLICY_STYLES.into_iter().find(|style| style_name(*style) == name)
}

/// What the user has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The word of a launch type; "" when it is left to the task definition.
    pub launch_type: String,
    /// The Region; "" when it is not known.
    pub region: String,
    /// The account; "" when it is not known.
    pub account: String,
    /// The Fargate platform version; "" for the newest.
    pub platform_version: String,
    /// The version of the container agent; "" when it is not known.
    pub agent_version: String,
    /// The partition; "" when it is not known.
    pub partition: String,
    /// How policies name resources.
    pub policy_style: PolicyStyle,
    /// What only the user can say about the roles. Its style is not looked at.
    pub roles: RoleOptions,
    /// Light or dark.
    pub theme: Theme,
    /// How large everything is.
    pub size: Size,
    /// How much is said of a problem in the list.
    pub depth: Depth,
    /// Whether a plain text field takes the editor's place.
    pub simple_editor: bool,
    /// Whether the text is kept in this browser between visits.
    pub keeps_text: bool,
    /// How severe the rules are, and which problems are ignored.
    pub lint: LintConfig,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            launch_type: String::new(),
            region: String::new(),
            account: String::new(),
            platform_version: String::new(),
            agent_version: String::new(),
            partition: String::new(),
            policy_style: PolicyStyle::Exact,
            roles: RoleOptions::default(),
            theme: Theme::System,
            size: Size::Normal,
            depth: Depth::Full,
            simple_editor: false,
            keeps_text: true,
            lint: LintConfig::default(),
        }
    }
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All themes in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The word used in storage and in the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The inverse of [`Theme::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// How large everything on the page is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// Smaller, to see more at once.
    Small,
    /// As the browser says.
    #[default]
    Normal,
    /// Larger.
    Large,
    /// Large enough for the last row of a lecture.
    Huge,
}

impl Size {
    /// All sizes in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Small, Self::Normal, Self::Large, Self::Huge];

    /// The word used in storage, links and the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Huge => "huge",
        }
    }

    /// The inverse of [`Size::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.name() == name)
    }
}

/// How much is said of a problem in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Depth {
    /// What is wrong.
    Short,
    /// Also what to do, and what belongs to it.
    #[default]
    Full,
}

impl Depth {
    /// Both in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Full, Self::Short];

    /// The word used in storage, links and the page's attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Full => "full",
        }
    }

    /// The inverse of [`Depth::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|depth| depth.name() == name)
    }
}

/// Can this be read as a version? Nothing can, as well: then the newest is taken.
pub fn is_version(text: &str) -> bool {
    text.is_empty() || Version::parse(text).is_some()
}

impl Settings {
    /// The words of the launch types, in the order in which they are offered.
    pub fn launch_types() -> impl Iterator<Item = &'static str> {
        LAUNCH_TYPES.into_iter().map(Compatibility::word)
    }

    /// The options of an analysis under these settings.
    pub fn options(&self) -> Options {
        let given = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let context = Context {
            region: given(&self.region),
            account: given(&self.account),
            platform_version: given(&self.platform_version),
            agent_version: given(&self.agent_version),
            partition: given(&self.partition),
            launch_type: LAUNCH_TYPES.into_iter().find(|launch_type| launch_type.word() == self.launch_type),
        };
        let roles = RoleOptions { style: self.policy_style, ..self.roles.clone() };
        Options { context, lint: self.lint.clone(), roles, ..Options::default() }
    }

    /// As it is stored.
    pub fn to_json(&self) -> String {
        json!({
            "launchType": self.launch_type,
            "region": self.region,
            "account": self.account,
            "platformVersion": self.platform_version,
            "agentVersion": self.agent_version,
            "partition": self.partition,
            "roleOptions": role_options_json(&self.roles),
            "policyStyle": style_name(self.policy_style),
            "theme": self.theme.name(),
            "size": self.size.name(),
            "explanations": self.depth.name(),
            "simpleEditor": self.simple_editor,
            "keepsText": self.keeps_text,
            "lint": rules::to_json(&self.lint),
        })
        .to_string()
    }

    /// From storage; what cannot be read is left at its default.
    pub fn from_json(text: &str) -> Self {
        let stored: Json = serde_json::from_str(text).unwrap_or_default();
        let string = |key: &str| stored.get(key).and_then(Json::as_str);
        let flag = |key: &str| stored.get(key).and_then(Json::as_bool);
        let default = Self::default();
        let known = |word: &&str| Self::launch_types().any(|launch_type| launch_type == *word);
        Self {
            launch_type: string("launchType").filter(known).unwrap_or_default().to_owned(),
            region: string("region").unwrap_or_default().to_owned(),
            account: string("account").unwrap_or_default().to_owned(),
            platform_version: string("platformVersion").unwrap_or_default().to_owned(),
            agent_version: string("agentVersion").unwrap_or_default().to_owned(),
            partition: string("partition").unwrap_or_default().to_owned(),
            roles: stored
                .get("roleOptions")
                .and_then(|roles| role_options(&Given::root("roleOptions", roles)).ok())
                .unwrap_or_default(),
            policy_style: string("policyStyle").and_then(style_from_name).unwrap_or_default(),
            theme: string("theme").and_then(Theme::from_name).unwrap_or_default(),
            size: string("size").and_then(Size::from_name).unwrap_or_default(),
            depth: string("explanations").and_then(Depth::from_name).unwrap_or_default(),
            simple_editor: flag("simpleEditor").unwrap_or(default.simple_editor),
            keeps_text: flag("keepsText").unwrap_or(default.keeps_text),
            lint: stored.get("lint").map(rules::from_json).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comes_back_from_storage() {
        let settings = Settings {
            launch_type: "EC2".to_owned(),
            region: "eu-west-1".to_owned(),
            account: "111122223333".to_owned(),
            platform_version: "1.3.0".to_owned(),
            agent_version: "1.84.0".to_owned(),
            partition: "aws-cn".to_owned(),
            policy_style: PolicyStyle::Prefix,
            roles: RoleOptions { exec: true, ..RoleOptions::default() },
            theme: Theme::Dark,
            size: Size::Large,
            depth: Depth::Short,
            simple_editor: true,
            keeps_text: false,
            lint: LintConfig::preset("strict").unwrap(),
        };
        assert_eq!(Settings::from_json(&settings.to_json()), settings);
    }

    #[test]
    fn damaged_storage_gives_the_defaults() {
        for text in ["", "[]", "{\"theme\": 3, \"launchType\": \"MOON\", \"lint\": 1}", "null"] {
            assert_eq!(Settings::from_json(text), Settings::default(), "{text}");
        }
    }

    #[test]
    fn blank_fields_are_unknown() {
        let settings =
            Settings { region: " ".to_owned(), launch_type: "FARGATE".to_owned(), ..Settings::default() };
        let context = settings.options().context;
        assert_eq!((context.region, context.agent_version), (None, None));
        assert_eq!(context.launch_type, Some(Compatibility::Fargate));
    }
}
