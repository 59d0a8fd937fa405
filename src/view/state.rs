//! The state of the page: one value, changed by [`super::reduce`] only.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::check::Whose;
use super::environment::VariableFilter;
use super::file::Opened;
use super::fix_preview::Scope;
use super::imported::Imported;
use super::policy::{OutputFormat, PolicyTab};
use super::pretend::Pretend;
use super::problems::{Filter, Grouping};
use super::rules::RuleFilter;
use super::settings::Settings;
use crate::analysis::{Analysis, Options};
use crate::source::{Choices, Dialect};
use crate::world::World;

/// Everything that the page remembers while it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct AppState {
    /// The text in the editor.
    pub text: Rc<str>,
    /// The editor's number for it.
    pub revision: u32,
    /// The newest result; it may be of an older revision.
    pub shown: Option<Shown>,
    /// The result panel that is open.
    pub panel: Panel,
    /// On a narrow screen: whether the editor is seen instead of the panel.
    pub editor_in_front: bool,
    /// Which of several task definitions the panels are about.
    pub task: usize,
    /// Which problems are listed.
    pub filter: Filter,
    /// How they are grouped.
    pub grouping: Grouping,
    /// Whether the problems that are ignored are listed, too.
    pub shows_ignored: bool,
    /// Which policy is open.
    pub policy: PolicyTab,
    /// Which variables are listed, and in which order.
    pub variables: VariableFilter,
    /// The language in which it is written.
    pub policy_format: OutputFormat,
    /// Whose policies are checked, where the text is not to say.
    pub whose: Option<Whose>,
    /// The secret values that may be seen: number of the container, name of the variable.
    pub revealed: BTreeSet<(usize, String)>,
    /// The rule whose page is open.
    pub rule: Option<Rc<str>>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// The pretend AWS. In memory only.
    pub world: Rc<World>,
    /// What is remembered of how it came about. In memory only.
    pub pretend: Rc<Pretend>,
    /// How it is shown.
    pub world_tab: WorldTab,
    /// Whether it is unfolded.
    pub pretend_is_open: bool,
    /// What the text is read as; detected when not chosen. In memory only.
    pub dialect: Option<Dialect>,
    /// What is chosen for a template. In memory only.
    pub template: Rc<Choices>,
    /// The text that the one in the editor is compared with. In memory only.
    pub before: Rc<str>,
    /// Values of placeholders by their text. In memory only.
    pub placeholders: Rc<BTreeMap<String, String>>,
    /// Which rules the settings list.
    pub rules: RuleFilter,
    /// What the user has set.
    pub settings: Settings,
    /// Whether the user has asked to forget everything: from then on nothing is kept.
    pub forgotten: bool,
    /// The revision that came from a link: not kept in the browser until it is changed.
    pub linked: Option<u32>,
    /// The settings that came from a link: not kept until one of them is changed.
    pub linked_settings: Option<Settings>,
    /// The report that was opened last.
    pub report: Option<Rc<Imported>>,
    /// The file that the text was opened from.
    pub file: Option<Rc<Opened>>,
    /// Where the caret is, in UTF-16 units.
    pub caret: u32,
    /// A short notice of something that was done.
    pub notice: Option<Notice>,
}

/// A notice that goes away by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Grows, so that two equal notices in a row are two.
    pub number: u32,
    /// The sentence.
    pub text: Rc<str>,
}

/// A result, with what it was made from.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The revision of the text.
    pub revision: u32,
    /// The result.
    pub analysis: Rc<Analysis>,
    /// The options it depends on.
    pub options: Rc<Options>,
}

impl PartialEq for Shown {
    /// Results are compared by identity: each run makes a new one.
    fn eq(&self, other: &Self) -> bool {
        self.revision == other.revision && Rc::ptr_eq(&self.analysis, &other.analysis)
    }
}

/// The result panels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// What is wrong.
    #[default]
    Problems,
    /// What the containers get.
    Environment,
    /// What the roles need.
    Policy,
    /// How a launch goes.
    Launch,
    /// What the launch would find.
    World,
}

impl Panel {
    /// All panels in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Problems, Self::Environment, Self::Policy, Self::Launch, Self::World];

    /// The word used in addresses and element ids.
    pub fn name(self) -> &'static str {
        match self {
            Self::Problems => "problems",
            Self::Environment => "environment",
            Self::Policy => "policy",
            Self::Launch => "launch",
            Self::World => "world",
        }
    }

    /// The inverse of [`Panel::name`].
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|panel| panel.name() == name)
    }
}

/// The ways to see the pretend AWS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorldTab {
    /// What can be tried.
    #[default]
    Trials,
    /// Member by member.
    Form,
    /// As JSON.
    Json,
}

impl WorldTab {
    /// All of them in the order of their tabs.
    pub const ALL: [Self; 3] = [Self::Trials, Self::Form, Self::Json];
}

/// The dialogs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// Choosing an example.
    Examples,
    /// The text in another form.
    Convert,
    /// Links, copies and reports.
    Share,
    /// A report that was opened.
    Report,
    /// What is different from another text.
    Compare,
    /// Launch type, Region, account, theme, rules.
    Settings,
    /// What words of AWS mean.
    Troubleshoot,
    /// The keys.
    Keys,
    /// Where the text goes and what is stored.
    Privacy,
    /// What fixes would change.
    Fix(Scope),
}

impl AppState {
    /// The state at the start, with the text that is there by then.
    pub fn new(settings: Settings) -> Self {
        Self {
            text: Rc::from(""),
            revision: 0,
            shown: None,
            panel: Panel::default(),
            editor_in_front: true,
            task: 0,
            filter: Filter::default(),
            grouping: Grouping::default(),
            shows_ignored: false,
            policy: PolicyTab::default(),
            variables: VariableFilter::default(),
            policy_format: OutputFormat::default(),
            whose: None,
            revealed: BTreeSet::new(),
            rule: None,
            dialog: None,
            world: Rc::default(),
            pretend: Rc::default(),
            world_tab: WorldTab::default(),
            pretend_is_open: false,
            dialect: None,
            template: Rc::default(),
            before: Rc::from(""),
            placeholders: Rc::default(),
            rules: RuleFilter::default(),
            settings,
            forgotten: false,
            linked: None,
            linked_settings: None,
            report: None,
            file: None,
            caret: 0,
            notice: None,
        }
    }

    /// Whether the newest result is of an older text than the one in the editor.
    pub fn is_stale(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| shown.revision != self.revision)
    }

    /// The options of an analysis as things stand.
    pub fn options(&self) -> Options {
        Options {
            world: (*self.world).clone(),
            placeholders: (*self.placeholders).clone(),
            dialect: self.dialect,
            template: (*self.template).clone(),
            ..self.settings.options()
        }
    }

    /// Whether the text is to be kept in the browser.
    pub fn keeps(&self) -> bool {
        self.settings.keeps_text && !self.forgotten
    }

    /// Whether the settings are to be kept in the browser.
    pub fn keeps_settings(&self) -> bool {
        self.linked_settings.as_ref() != Some(&self.settings)
    }

    /// Whether the text is still the one that a link brought.
    pub fn is_linked(&self) -> bool {
        self.linked.is_some_and(|revision| self.revision <= revision)
    }

    /// The newest result when it is of the text in the editor.
    pub fn current(&self) -> Option<&Shown> {
        self.shown.as_ref().filter(|shown| shown.revision == self.revision)
    }
}
