//! What can happen on the page, and what it does to the state.

use std::rc::Rc;

use serde_json::Value as Json;

use super::check::Whose;
use super::environment::VariableFilter;
use super::file::Opened;
use super::ignored;
use super::imported::Imported;
use super::link;
use super::placeholders;
use super::policy::{OutputFormat, PolicyTab};
use super::pretend::Change;
use super::problems::Grouping;
use super::rules;
use super::settings::Settings;
use super::state::{AppState, Dialog, Notice, Panel, Shown, WorldTab};
use super::tasks;
use super::template;
use crate::lint::{Group, Level, LintConfig, Preset, Severity};
use crate::source::Dialect;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(
    not(target_arch = "wasm32"),
    expect(clippy::large_enum_variant, reason = "an action lives for one reduction")
)]
pub enum Action {
    /// The text in the editor changed.
    TextChanged {
        /// The new text.
        text: Rc<str>,
        /// The editor's number for it.
        revision: u32,
    },
    /// A result came.
    Analysed(Shown),
    /// The caret moved to an offset in UTF-16 units.
    CaretMoved(u32),
    /// A panel was chosen.
    PanelChosen(Panel),
    /// On a narrow screen the editor was chosen.
    EditorChosen,
    /// On a narrow screen the results were chosen.
    ResultsChosen,
    /// One of several task definitions was chosen.
    TaskChosen(usize),
    /// A severity was shown or hidden in the list of problems.
    SeverityToggled(Severity),
    /// The search text over the problems changed.
    SearchChanged(String),
    /// All problems are to be listed again.
    FilterCleared,
    /// All of a very long list of problems is wanted.
    WholeListWanted,
    /// Another grouping was chosen.
    GroupingChosen(Grouping),
    /// The problem with this number is to be ignored.
    ProblemIgnored(usize),
    /// The ignored problem with this number is to be reported again.
    ProblemRestored(usize),
    /// All ignored problems are to be reported again.
    AllRestored,
    /// What is ignored in vain is to be forgotten.
    UnusedDropped,
    /// The list of ignored problems was opened or closed.
    IgnoredToggled,
    /// A policy was chosen.
    PolicyChosen(PolicyTab),
    /// Other variables are to be listed, or in another order.
    VariablesFiltered(VariableFilter),
    /// A language for policies was chosen.
    PolicyFormatChosen(OutputFormat),
    /// It was said whose policies are checked; `None` leaves it to the text.
    WhoseChosen(Option<Whose>),
    /// The value of a secret was shown or hidden.
    ValueToggled {
        /// The number of the container.
        container: usize,
        /// The name of the variable.
        name: String,
    },
    /// All values of secrets are hidden again.
    ValuesHidden,
    /// The page of a rule was opened.
    RuleOpened(Rc<str>),
    /// It was closed.
    RuleClosed,
    /// A dialog was opened.
    DialogOpened(Dialog),
    /// It was closed.
    DialogClosed,
    /// A link named settings, as pairs of key and word.
    SettingsLinked(Vec<(String, String)>),
    /// Something was set.
    SettingsChanged(Settings),
    /// The pretend AWS was folded or unfolded.
    PretendToggled,
    /// Something of the pretend AWS changed.
    Pretended(Change),
    /// Another way to see the pretend AWS was chosen.
    WorldTabChosen(WorldTab),
    /// A placeholder was given a value; an empty one takes it away.
    PlaceholderFilled {
        /// The placeholder as written.
        text: String,
        /// The value.
        value: String,
    },
    /// The text is to be read as this; `None` detects it.
    DialectChosen(Option<Dialect>),
    /// Something of a template was chosen.
    TemplateChosen(template::Choice),
    /// There is another text to compare with.
    BeforeChanged(Rc<str>),
    /// A preset of the rules was chosen.
    PresetChosen(Preset),
    /// A rule or a group was set to a level; `None` leaves it to the preset.
    LevelChosen {
        /// The name of the rule or the group.
        name: &'static str,
        /// The level.
        level: Option<Level>,
    },
    /// All rules are to be as they are by themselves.
    LevelsReset,
    /// The search text over the rules changed.
    RulesSearched(String),
    /// The rules of a group were unfolded or folded.
    GroupToggled(Group),
    /// A link brought a text, whose revision this is, and settings and a pretend AWS with it.
    LinkOpened {
        /// The editor's number for the text.
        revision: u32,
        /// What came with it, as options.
        options: Option<Json>,
    },
    /// The text is that of a file now, or of none.
    FileOpened(Option<Rc<Opened>>),
    /// A report was opened for viewing.
    ReportOpened(Rc<Imported>),
    /// Everything that is kept is to be forgotten.
    Forgotten,
    /// There is something to say about what was done.
    Noticed(Rc<str>),
    /// The notice with this number has been seen long enough.
    NoticeGone(u32),
}

/// The state after an action.
pub fn reduce(state: &AppState, action: Action) -> AppState {
    let mut next = state.clone();
    match action {
        Action::TextChanged { text, revision } => (next.text, next.revision) = (text, revision),
        Action::Analysed(shown) => accept(&mut next, shown),
        Action::CaretMoved(offset) => {
            next.caret = offset;
            let task = state.current().and_then(|shown| tasks::at(&shown.analysis, offset));
            if let Some(task) = task.filter(|&task| task != state.task) {
                next.task = task;
                next.revealed.clear();
            }
        }
        Action::PanelChosen(panel) => {
            next.panel = panel;
            next.editor_in_front = false;
            next.rule = None;
        }
        Action::EditorChosen => next.editor_in_front = true,
        Action::ResultsChosen => next.editor_in_front = false,
        Action::TaskChosen(index) => {
            next.task = index;
            next.revealed.clear();
        }
        Action::SeverityToggled(severity) => next.filter.toggle(severity),
        Action::SearchChanged(search) => next.filter.search = search,
        Action::FilterCleared => next.filter = Default::default(),
        Action::WholeListWanted => next.filter.whole = true,
        Action::GroupingChosen(grouping) => next.grouping = grouping,
        Action::ProblemIgnored(index) => {
            if let Some(shown) = &state.shown {
                ignored::ignore(&mut next.settings.lint, &shown.analysis, index);
            }
        }
        Action::ProblemRestored(index) => {
            if let Some(shown) = &state.shown {
                ignored::restore(&mut next.settings.lint, &shown.analysis, index);
            }
        }
        Action::UnusedDropped => {
            if let Some(shown) = &state.shown {
                let unused = &shown.analysis.unused_suppressions;
                next.settings.lint.suppressions.retain(|one| !unused.contains(one));
            }
        }
        Action::AllRestored => next.settings.lint.suppressions.clear(),
        Action::IgnoredToggled => next.shows_ignored = !next.shows_ignored,
        Action::PolicyChosen(tab) => next.policy = tab,
        Action::PolicyFormatChosen(format) => next.policy_format = format,
        Action::WhoseChosen(whose) => next.whose = whose,
        Action::ValueToggled { container, name } => {
            let key = (container, name);
            if !next.revealed.remove(&key) {
                next.revealed.insert(key);
            }
        }
        Action::VariablesFiltered(filter) => next.variables = filter,
        Action::ValuesHidden => next.revealed.clear(),
        Action::RuleOpened(rule) => {
            next.rule = Some(rule);
            next.editor_in_front = false;
        }
        Action::RuleClosed => next.rule = None,
        Action::DialogOpened(dialog) => next.dialog = Some(dialog),
        Action::DialogClosed => next.dialog = None,
        Action::SettingsLinked(words) => {
            let word = |key: &str| words.iter().find(|(name, _)| name == key).map(|(_, word)| word.clone());
            if let Some(settings) = link::with_words(&state.settings, word) {
                next.linked_settings = Some(settings.clone());
                next.settings = settings;
            }
        }
        Action::SettingsChanged(settings) => next.settings = settings,
        Action::PretendToggled => next.pretend_is_open = !next.pretend_is_open,
        Action::Pretended(change) => Rc::make_mut(&mut next.pretend).change(&mut next.world, change),
        Action::WorldTabChosen(tab) => next.world_tab = tab,
        Action::PlaceholderFilled { text, value } => {
            placeholders::fill(Rc::make_mut(&mut next.placeholders), text, value);
        }
        Action::DialectChosen(dialect) => next.dialect = dialect,
        Action::TemplateChosen(choice) => template::choose(Rc::make_mut(&mut next.template), choice),
        Action::BeforeChanged(text) => next.before = text,
        Action::PresetChosen(preset) => next.settings.lint.preset = preset,
        Action::LevelChosen { name, level } => rules::set_level(&mut next.settings.lint, name, level),
        Action::LevelsReset => {
            let suppressions = std::mem::take(&mut next.settings.lint.suppressions);
            next.settings.lint = LintConfig { suppressions, ..LintConfig::default() };
        }
        Action::RulesSearched(search) => next.rules.search = search,
        Action::GroupToggled(group) => next.rules.toggle(group),
        Action::LinkOpened { revision, options } => link::opened(&mut next, revision, options.as_ref()),
        Action::FileOpened(file) => next.file = file,
        Action::ReportOpened(report) => {
            next.report = Some(report);
            next.dialog = Some(Dialog::Report);
        }
        Action::Forgotten => next.forgotten = true,
        Action::Noticed(text) => {
            let number = state.notice.as_ref().map_or(0, |notice| notice.number) + 1;
            next.notice = Some(Notice { number, text });
        }
        Action::NoticeGone(number) => next.notice = next.notice.filter(|notice| notice.number != number),
    }
    next
}

/// Takes a result, unless a newer one is there.
fn accept(state: &mut AppState, shown: Shown) {
    let newest = state.shown.as_ref().map_or(0, |before| before.revision);
    if shown.revision < newest || shown.revision > state.revision {
        return;
    }
    if state.task >= shown.analysis.tasks.len() {
        state.task = 0;
    }
    state.shown = Some(shown);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Options, analyze};

    fn typed(state: &AppState, text: &str, revision: u32) -> AppState {
        reduce(state, Action::TextChanged { text: text.into(), revision })
    }

    fn result_of(text: &str, revision: u32) -> Action {
        let options = Rc::new(Options::default());
        Action::Analysed(Shown { revision, analysis: Rc::new(analyze(text, &options)), options })
    }

    #[test]
    fn a_late_result_never_replaces_a_newer_one() {
        let state = typed(&typed(&AppState::new(Settings::default()), "{", 1), "{}", 2);
        let newest = reduce(&state, result_of("{}", 2));
        let after = reduce(&newest, result_of("{", 1));
        assert_eq!(after.shown, newest.shown);
        assert_eq!(after.current().map(|shown| shown.revision), Some(2));
    }

    #[test]
    fn a_result_of_another_text_is_marked_stale() {
        let state = typed(&AppState::new(Settings::default()), "{}", 1);
        let shown = reduce(&state, result_of("{}", 1));
        assert!(!shown.is_stale());
        let changed = typed(&shown, "{ }", 2);
        assert!(changed.is_stale());
        assert_eq!(changed.current(), None);
    }

    #[test]
    fn a_result_for_a_text_that_never_was_is_refused() {
        let state = typed(&AppState::new(Settings::default()), "{}", 1);
        assert_eq!(reduce(&state, result_of("{}", 7)).shown, None);
    }

    #[test]
    fn secrets_are_hidden_again_when_another_task_is_chosen() {
        let state = AppState::new(Settings::default());
        let toggle = || Action::ValueToggled { container: 0, name: "KEY".to_owned() };
        let seen = reduce(&state, toggle());
        assert_eq!(seen.revealed.len(), 1);
        assert_eq!(reduce(&seen, toggle()).revealed.len(), 0);
        assert_eq!(reduce(&seen, Action::TaskChosen(1)).revealed.len(), 0);
    }

    #[test]
    fn choosing_a_panel_closes_the_rule_and_brings_the_panel_to_the_front() {
        let state = reduce(&AppState::new(Settings::default()), Action::RuleOpened("json-syntax".into()));
        let after = reduce(&state, Action::PanelChosen(Panel::Launch));
        assert_eq!((after.panel, after.editor_in_front, after.rule), (Panel::Launch, false, None));
    }

    #[test]
    fn an_old_timer_does_not_take_away_a_new_notice() {
        let first = reduce(&AppState::new(Settings::default()), Action::Noticed("copied".into()));
        let second = reduce(&first, Action::Noticed("copied".into()));
        assert!(reduce(&second, Action::NoticeGone(1)).notice.is_some());
        assert!(reduce(&second, Action::NoticeGone(2)).notice.is_none());
    }

    #[test]
    fn only_levels_that_were_chosen_are_kept() {
        let start = AppState::new(Settings::default());
        let choose = |state: &AppState, level| reduce(state, Action::LevelChosen { name: "no-tags", level });
        let off = choose(&start, Some(Level::Off));
        assert_eq!(off.settings.lint.levels.get("no-tags"), Some(&Level::Off));
        assert_eq!(choose(&off, None), start);
        let strict = reduce(&off, Action::PresetChosen(Preset::Strict));
        assert_eq!(strict.settings.options().lint.preset, Preset::Strict);
        assert_eq!(reduce(&strict, Action::LevelsReset), start);
    }

    #[test]
    fn a_link_counts_as_such_until_its_text_is_changed() {
        let state = typed(&AppState::new(Settings::default()), "{}", 3);
        let options = Some(serde_json::json!({ "context": { "region": "eu-west-1" } }));
        let linked = reduce(&state, Action::LinkOpened { revision: 3, options });
        assert!(linked.is_linked() && !state.is_linked());
        assert_eq!(linked.settings.region, "eu-west-1");
        let typed = typed(&linked, "{ }", 4);
        assert!(!typed.is_linked() && !typed.keeps_settings());
        assert!(reduce(&typed, Action::PresetChosen(Preset::Strict)).keeps_settings());
    }

    #[test]
    fn a_problem_is_ignored_and_comes_back() {
        let text = r#"{ "family": "web", "containerDefinitions": [], "colour": 1, "color": 2 }"#;
        let analyse = |state: &AppState| {
            let options = Rc::new(state.settings.options());
            let analysis = Rc::new(analyze(text, &options));
            reduce(state, Action::Analysed(Shown { revision: 1, analysis, options }))
        };
        let messages = |state: &AppState| -> Vec<String> {
            let diagnostics = &state.shown.as_ref().unwrap().analysis.diagnostics;
            diagnostics.iter().map(|one| one.message.clone()).collect()
        };
        let start = analyse(&typed(&AppState::new(Settings::default()), text, 1));
        let all = messages(&start);
        let index = all.iter().position(|message| message.contains("`color`")).unwrap();
        let ignored = analyse(&reduce(&start, Action::ProblemIgnored(index)));
        let left = all.iter().filter(|message| !message.contains("`color`")).cloned();
        assert_eq!(messages(&ignored), left.collect::<Vec<_>>());
        assert_eq!(messages(&analyse(&reduce(&ignored, Action::ProblemRestored(0)))), all);
        assert_eq!(messages(&analyse(&reduce(&ignored, Action::AllRestored))), all);
        // In another text there is nothing to ignore.
        let analysis = Rc::new(analyze("{}", &ignored.settings.options()));
        let options = Rc::new(ignored.settings.options());
        let elsewhere = reduce(&ignored, Action::Analysed(Shown { revision: 1, analysis, options }));
        assert_eq!(reduce(&elsewhere, Action::UnusedDropped).settings, start.settings);
        assert_eq!(reduce(&ignored, Action::UnusedDropped).settings, ignored.settings);
        // Resetting the rules leaves it ignored.
        assert_eq!(reduce(&ignored, Action::LevelsReset).settings, ignored.settings);
    }
}
