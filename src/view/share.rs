//! Giving the text away: what a link would hold, which secrets are in it, and the other forms in which it can be copied.

use serde_json::{Map, Value as Json};

use super::editor::{Place, place};
use super::link::{reading_as_options, settings_as_options, with_more, world_as_options};
use super::settings::Settings;
use crate::analysis::{Analysis, Options, analyze};
use crate::convert::{self, Format};
use crate::report;
use crate::share::{self, ShareError, ShareState, masked};

/// The longest link that is given out. Longer ones are cut by chats, tickets and mail programs.
pub const LONGEST_LINK: usize = 8000;

/// A secret in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Secret {
    /// What it is; the value is not in it.
    pub message: String,
    /// Where it stands.
    pub place: Place,
}

/// The secrets of a text, in its order, whatever the settings put aside.
pub fn secrets(text: &str, options: &Options) -> Vec<Secret> {
    let (document, leaks) = masked::check(text, options);
    let secret =
        |leak: crate::lint::leaks::Leak| Secret { place: place(&document, leak.span), message: leak.message };
    leaks.into_iter().map(secret).collect()
}

/// What the user has chosen to give away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Secrets as they are, rather than masked.
    pub secrets: bool,
    /// The settings that results depend on.
    pub settings: bool,
    /// The pretend AWS and the values of placeholders.
    pub world: bool,
    /// Only this task definition.
    pub task: Option<usize>,
}

/// What is given away.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The text.
    pub text: String,
    /// What was not carried when one task definition was taken out of the text.
    pub notes: Vec<String>,
    /// The part of a link behind the `#`.
    pub code: Result<String, ShareError>,
}

/// What is given away, by what was chosen.
pub fn given(whole: &str, options: &Options, settings: &Settings, choice: Choice) -> Given {
    let mut text = if choice.secrets { whole.to_owned() } else { masked::mask(whole, options) };
    let mut notes = Vec::new();
    if let Some(task) = choice.task
        && let Some(converted) = only(&analyze(&text, options), task)
    {
        text = converted.text;
        notes = converted.notes.into_iter().map(|note| note.message).collect();
    }
    let mut brought = Map::new();
    if choice.settings {
        with_more(&mut brought, settings_as_options(settings));
    }
    if choice.task.is_none() {
        with_more(&mut brought, reading_as_options(options));
    }
    if choice.world {
        with_more(&mut brought, world_as_options(options));
    }
    let options = Some(brought).filter(|brought| !brought.is_empty()).map(Json::Object);
    let code = share::encode(&ShareState { text: text.clone(), options, view: None });
    Given { text, notes, code }
}

/// One task definition of several, as `aws ecs register-task-definition` takes it.
fn only(analysis: &Analysis, task: usize) -> Option<convert::Converted> {
    convert::convert_one(analysis, task, Format::Register)
}

/// What the pretend AWS and what is filled in would give away: how many values, files and other changes.
pub fn world_holds(options: &Options) -> Option<WorldHolds> {
    let Options { world, placeholders, template, .. } = options;
    let all = world_as_options(options);
    let secrets = world
        .secrets
        .values()
        .filter(|one| one.value.is_some() || one.stages.is_some() || one.versions.is_some());
    let parameters = world.parameters.values().filter(|one| one.value.is_some());
    let values = secrets.count() + parameters.count();
    (!all.is_empty()).then_some(WorldHolds {
        values,
        files: world.files.len(),
        placeholders: placeholders.len() + template.parameters.len(),
    })
}

/// See [`world_holds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorldHolds {
    /// Values of secrets and parameters.
    pub values: usize,
    /// Files.
    pub files: usize,
    /// Values of placeholders and of a template's parameters.
    pub placeholders: usize,
}

/// The settings that would be in the link, in a few words; empty when there are none.
pub fn settings_words(settings: &Settings) -> String {
    let mut words = Vec::new();
    for (key, value) in settings_as_options(settings) {
        match value {
            Json::Object(members) if key == "context" => {
                words.extend(members.values().filter_map(Json::as_str).map(str::to_owned));
            }
            Json::String(word) => words.push(word),
            Json::Object(members) => words.push(format!("{key}: {}", members.len())),
            Json::Array(items) => words.push(format!("{key}: {}", items.len())),
            _ => {}
        }
    }
    words.join(" · ")
}

/// The name that a text is spoken of by: its family, when it has one.
pub fn title(analysis: &Analysis) -> Option<&str> {
    match analysis.tasks.as_slice() {
        [task] => task.task.family.as_str(),
        _ => None,
    }
}

/// A link in Markdown.
pub fn markdown_link(title: &str, address: &str) -> String {
    let mut words = String::new();
    for character in title.chars() {
        if matches!(character, '\\' | '[' | ']' | '`' | '*' | '_' | '<') {
            words.push('\\');
        }
        words.push(if character.is_control() { ' ' } else { character });
    }
    format!("[{words}]({address})")
}

/// The findings and the text in Markdown, for a ticket or a review.
pub fn markdown(analysis: &Analysis, file: &str, text: &str, address: Option<&str>) -> String {
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let language = analysis.document.language.name();
    let end = if text.ends_with('\n') { "" } else { "\n" };
    let mut out = report::render(analysis, report::Format::Markdown, file);
    out.push_str(&format!("\n{fence}{language}\n{text}{end}{fence}\n"));
    if let Some(address) = address {
        out.push_str(&format!("\n{}\n", markdown_link(file, address)));
    }
    out
}

/// What a report in a format is called.
pub fn report_file(format: &str) -> &'static str {
    match format {
        "json" => "report.json",
        "sarif" => "report.sarif",
        "markdown" => "report.md",
        _ => "report.txt",
    }
}

/// The commands that register the task definitions of a text, for a POSIX shell. Nothing where there are none.
pub fn register_command(text: &str, options: &Options) -> Option<String> {
    let analysis = analyze(text, options);
    let region = options.context.region.as_deref().filter(|region| is_word(region));
    let region = region.map(|region| format!(" --region {region}")).unwrap_or_default();
    let mut commands = String::new();
    for task in 0..analysis.tasks.len() {
        let converted = only(&analysis, task)?;
        for note in &converted.notes {
            commands.push_str(&format!("# {}\n", note.message.replace(['\n', '\r'], " ")));
        }
        let input = converted.text.trim_end().replace('\'', r"'\''");
        commands.push_str(&format!("aws ecs register-task-definition{region} --cli-input-json '{input}'\n"));
    }
    Some(commands).filter(|commands| !commands.is_empty())
}

fn is_word(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    const TEXT: &str = r#"{ "family": "shop", "containerDefinitions": [{ "name": "web", "image": "nginx:1",
  "environment": [{ "name": "DB_PASSWORD", "value": "Tr0ub4dorX9" }, { "name": "NOTE", "value": "it's" }] }] }
"#;

    fn give(text: &str, choice: Choice) -> Given {
        let settings = Settings { region: "eu-west-1".to_owned(), ..Settings::default() };
        let world = World { network: crate::world::Network::NoRoute, ..World::default() };
        given(text, &Options { world, ..Options::default() }, &settings, choice)
    }

    fn open(given: &Given) -> ShareState {
        share::decode(given.code.as_deref().unwrap()).unwrap()
    }

    #[test]
    fn secrets_are_named_and_masked_unless_they_are_wanted() {
        let found = secrets(TEXT, &Options::default());
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("DB_PASSWORD") && !found[0].message.contains("Tr0ub4"));
        assert_eq!(found[0].place.line, 2);
        let masked = give(TEXT, Choice::default());
        assert!(
            !open(&masked).text.contains("Tr0ub4") && masked.text == TEXT.replace("Tr0ub4dorX9", "<masked>")
        );
        let open_one = give(TEXT, Choice { secrets: true, ..Choice::default() });
        assert_eq!(open(&open_one).text, TEXT);
    }

    #[test]
    fn a_link_holds_what_was_chosen_and_nothing_else() {
        assert_eq!(open(&give(TEXT, Choice::default())).options, None);
        let both = open(&give(TEXT, Choice { settings: true, world: true, ..Choice::default() })).options;
        let expected =
            serde_json::json!({ "context": { "region": "eu-west-1" }, "world": { "network": "no-route" } });
        assert_eq!(both, Some(expected));
    }

    #[test]
    fn one_task_definition_is_taken_out_of_several() {
        let two = r#"[{ "family": "a", "containerDefinitions": [] }, { "family": "b", "containerDefinitions": [] }]"#;
        let one = give(two, Choice { task: Some(1), ..Choice::default() });
        assert!(one.text.contains("\"b\"") && !one.text.contains("\"a\""), "{}", one.text);
        // A number that is not there leaves the text as it is.
        assert_eq!(give(two, Choice { task: Some(7), ..Choice::default() }).text, two);
    }

    #[test]
    fn markdown_keeps_its_fence_and_its_brackets() {
        let text = "# ```` four\nfamily: a\n";
        let out = markdown(&analyze(text, &Options::default()), "a.yaml", text, Some("http://x/#v1=a"));
        assert!(out.contains("\n`````yaml\n# ```` four\n"), "{out}");
        assert!(out.ends_with("`````\n\n[a.yaml](http://x/#v1=a)\n"), "{out}");
        assert_eq!(markdown_link("a]b\n", "x"), "[a\\]b ](x)");
    }

    #[test]
    fn a_command_quotes_for_the_shell_and_stands_once_per_task_definition() {
        let command = register_command(TEXT, &Options::default()).unwrap();
        assert!(command.starts_with("aws ecs register-task-definition --cli-input-json '{"), "{command}");
        assert!(command.contains(r"it'\''s"), "{command}");
        let two = r#"[{ "family": "a", "containerDefinitions": [] }, { "family": "b", "containerDefinitions": [] }]"#;
        let context = crate::world::Context { region: Some("eu-west-1".to_owned()), ..Default::default() };
        let command = register_command(two, &Options { context, ..Options::default() }).unwrap();
        assert_eq!(command.matches("register-task-definition --region eu-west-1 ").count(), 2);
        assert_eq!(register_command("services: {}", &Options::default()), None);
    }

    #[test]
    fn what_the_world_holds_is_counted() {
        assert_eq!(world_holds(&Options::default()), None);
        let given = serde_json::json!({ "world": { "secrets": { "s": { "value": "v" }, "t": {} }, "files": { "f": "X=1" } } });
        let world = crate::options::read(&given).unwrap().world;
        let placeholders = [("${a}".to_owned(), "1".to_owned())].into();
        let holds = WorldHolds { values: 1, files: 1, placeholders: 1 };
        let options = Options { world, placeholders, ..Options::default() };
        assert_eq!(world_holds(&options), Some(holds));
    }

    #[test]
    fn settings_are_named() {
        let mut settings = Settings { launch_type: "FARGATE".to_owned(), ..Settings::default() };
        settings.lint.levels.insert("no-tags".to_owned(), crate::lint::Level::Off);
        assert_eq!(settings_words(&settings), "FARGATE · rules: 1");
        assert_eq!(settings_words(&Settings::default()), "");
    }
}
