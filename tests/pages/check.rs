//! What a page must hold, block by block.

use std::path::Path;

use taskdef_playground::lint::rule::{Evidence, FixAvailability, Rule};
use taskdef_playground::lint::{Applicability, Diagnostic, LintConfig, fixer, registry};
use taskdef_playground::model::enums::Compatibility;
use taskdef_playground::simulate::explain::shown;
use taskdef_playground::syntax::Language;
use taskdef_playground::world::World;
use taskdef_playground::{Analysis, Options, analyze, report};

use crate::page::{self, Part};

/// The headings of a page, in order.
const HEADINGS: [&str; 6] = ["At launch", "Why", "What to do", "Examples", "When to ignore", "References"];

/// Checks one page; with `UPDATE=1` in the environment, rewrites what is generated.
pub(crate) fn page(file: &Path) -> Result<(), String> {
    let source = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let name = file.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let rule = registry::find(name)
        .ok_or_else(|| format!("no rule is named `{name}`; add it to src/lint/registry.rs"))?;
    headings(rule, &source)?;
    let expected = generate(rule, &page::parse(&source))?;
    if expected == source {
        return Ok(());
    }
    if std::env::var("UPDATE").is_ok_and(|value| value == "1") {
        return std::fs::write(file, expected).map_err(|error| error.to_string());
    }
    let difference = source.lines().zip(expected.lines()).find(|(old, new)| old != new);
    let (old, new) = difference.unwrap_or(("the end of the page", "more lines"));
    Err(format!(
        "{}: generated blocks differ\n  page: {old}\n  now:  {new}\nAccept with: UPDATE=1 cargo test --test pages {name}",
        file.display()
    ))
}

fn headings(rule: &Rule, source: &str) -> Result<(), String> {
    let mut lines = source.lines();
    let title = format!("# {}", rule.meta.name);
    if lines.next() != Some(title.as_str()) {
        return Err(format!("the first line must be `{title}`"));
    }
    let summary = lines.find(|line| !line.is_empty()).unwrap_or_default();
    if summary != rule.meta.summary {
        return Err(format!("the summary must be META's: {}", rule.meta.summary));
    }
    let found: Vec<&str> = source.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    if found != HEADINGS {
        return Err(format!("the headings must be {HEADINGS:?}, found {found:?}"));
    }
    let said = source.split("\n## Examples").next().unwrap_or_default();
    for message in rule.meta.aws_messages {
        if shown(said, [((), *message)].into_iter()).is_empty() {
            return Err(format!("the page must quote what AWS says, for searching: {message}"));
        }
    }
    Ok(())
}

/// The page as it should be.
fn generate(rule: &Rule, parts: &[Part]) -> Result<String, String> {
    let mut written: Vec<Part> = Vec::new();
    let (mut bad, mut good, mut fixed) = (0, 0, 0);
    let mut last_bad: Option<(Options, String)> = None;
    // `json world` is the pretend AWS of the examples that follow.
    let mut world = World::default();
    let mut rest = parts.iter().peekable();
    while let Some(part) = rest.next() {
        let Part::Block { info, text } = part else {
            let Part::Prose(prose) = part else { continue };
            written.push(Part::Prose(references(rule, prose)));
            continue;
        };
        written.push(part.clone());
        let mut words = info.split_whitespace();
        let language = words.next().unwrap_or_default();
        let kind = words.next().unwrap_or_default();
        let is_size = |word: &&str| word.starts_with("padded=") || word.starts_with("filled=");
        let (sizes, settings): (Vec<&str>, Vec<&str>) = words.partition(is_size);
        let options = Options { world: world.clone(), ..options(language, settings.into_iter())? };
        let size = |name: &str| {
            sizes.iter().find_map(|word| word.strip_prefix(name)?.parse::<usize>().ok()).unwrap_or(0)
        };
        // `padded=1048577` stands for a text of that many bytes: blanks follow what is shown.
        // `filled=70000` stands for that many letters in the place of `…`.
        let width = size("padded=");
        let text = &if size("filled=") > 0 {
            text.replacen('…', &"x".repeat(size("filled=")), 1)
        } else {
            text.clone()
        };
        match kind {
            "bad" => {
                bad += 1;
                let analysis =
                    analyze(&format!("{text}{}", " ".repeat(width.saturating_sub(text.len()))), &options);
                if of_rule(rule, &analysis).is_empty() {
                    return Err(format!("a bad example raises nothing:\n{text}"));
                }
                let blank = Part::Prose("\n".to_owned());
                written.push(blank.clone());
                written.push(Part::Block {
                    info: "expect".to_owned(),
                    text: rendered(analysis, rule, language),
                });
                if !skip_expect(&mut rest) {
                    written.push(blank);
                }
                last_bad = Some((options, text.clone()));
            }
            "fixed" => {
                fixed += 1;
                let (options, before) =
                    last_bad.as_ref().ok_or("a fixed example needs a bad one before it")?;
                let after = fix(rule, options, before)?;
                written.pop();
                written.push(Part::Block { info: info.clone(), text: after });
            }
            "good" => {
                good += 1;
                let analysis = analyze(text, &options);
                if let Some(diagnostic) = of_rule(rule, &analysis).first() {
                    return Err(format!("a good example raises `{}`:\n{text}", diagnostic.message));
                }
                if !analysis.document.errors.is_empty() {
                    return Err(format!("a good example has a syntax error:\n{text}"));
                }
            }
            "world" => {
                let given: serde_json::Value =
                    serde_json::from_str(text).map_err(|error| error.to_string())?;
                let read = taskdef_playground::options::read(&serde_json::json!({ "world": given }));
                world = read.map_err(|error| error.to_string())?.world;
            }
            "" => {}
            other => return Err(format!("unknown kind of block `{other}`")),
        }
    }
    if bad == 0 || good == 0 {
        return Err("a page needs a bad and a good example".to_owned());
    }
    let fixable = rule.meta.fix != FixAvailability::None;
    if fixable != (fixed > 0) {
        return Err("a rule with fixes needs a fixed example, one without must not have one".to_owned());
    }
    Ok(page::write(&written))
}

/// Leaves out the `expect` block that follows, and the blank line before it. False when there is none.
fn skip_expect<'a>(rest: &mut std::iter::Peekable<impl Iterator<Item = &'a Part> + Clone>) -> bool {
    let mut ahead = rest.clone();
    let blank = matches!(ahead.next(), Some(Part::Prose(text)) if text.trim().is_empty());
    let block = matches!(ahead.next(), Some(Part::Block { info, .. }) if info == "expect");
    if blank {
        rest.next();
        if block {
            rest.next();
        }
    }
    blank && block
}

/// The report of one rule's diagnostics, without its summary.
fn rendered(mut analysis: Analysis, rule: &Rule, language: &str) -> String {
    analysis.diagnostics.retain(|diagnostic| diagnostic.rule.name == rule.meta.name);
    let report = report::text::render(&analysis, &format!("task.{language}"));
    let body = report.trim_end().rsplit_once('\n').map_or("", |(body, _)| body);
    format!("{}\n", body.trim_end())
}

fn of_rule<'a>(rule: &Rule, analysis: &'a Analysis) -> Vec<&'a Diagnostic> {
    analysis.diagnostics.iter().filter(|diagnostic| diagnostic.rule.name == rule.meta.name).collect()
}

/// Applies the rule's own fixes until none is left: the safe ones, or the first of each where there are only unsafe ones.
fn fix(rule: &Rule, options: &Options, before: &str) -> Result<String, String> {
    let mut text = before.to_owned();
    for _ in 0..10 {
        let analysis = analyze(&text, options);
        let found: Vec<Diagnostic> = of_rule(rule, &analysis).into_iter().cloned().collect();
        if found.is_empty() {
            return if text == before { Err("nothing to fix".to_owned()) } else { Ok(text) };
        }
        let (mut edit, mut count) = fixer::combine(&found, Applicability::Safe);
        if count == 0 {
            (edit, count) = fixer::combine(&found, Applicability::Unsafe);
        }
        if count == 0 {
            return Err(format!(
                "a fix is missing for: {}",
                found.iter().map(|d| d.message.as_str()).collect::<Vec<_>>().join("; ")
            ));
        }
        text = edit.apply(&text);
    }
    Err(format!("the fixes do not converge:\n{text}"))
}

/// `json bad launchType=FARGATE region=us-east-1`
fn options<'a>(language: &str, settings: impl Iterator<Item = &'a str>) -> Result<Options, String> {
    let language = match language {
        "json" => Some(Language::Json),
        "yaml" => Some(Language::Yaml),
        _ => None,
    };
    let mut options = Options { language, ..Options::default() };
    for setting in settings {
        let (key, value) = setting.split_once('=').ok_or_else(|| format!("`{setting}` is not key=value"))?;
        let value_text = Some(value.to_owned());
        match key {
            "preset" => {
                options.lint = LintConfig::preset(value).ok_or(format!("unknown preset `{value}`"))?;
            }
            "region" => options.context.region = value_text,
            "account" => options.context.account = value_text,
            "platformVersion" => options.context.platform_version = value_text,
            "agentVersion" => options.context.agent_version = value_text,
            "launchType" => {
                options.context.launch_type = match value {
                    "FARGATE" => Some(Compatibility::Fargate),
                    "EC2" => Some(Compatibility::Ec2),
                    "EXTERNAL" => Some(Compatibility::External),
                    "MANAGED_INSTANCES" => Some(Compatibility::ManagedInstances),
                    other => return Err(format!("unknown launch type `{other}`")),
                }
            }
            other => return Err(format!("unknown setting `{other}`")),
        }
    }
    Ok(options)
}

/// The part of the page below "References" is made from META.
fn references(rule: &Rule, prose: &str) -> String {
    let Some((before, _)) = prose.split_once("## References\n") else { return prose.to_owned() };
    let meta = rule.meta;
    let evidence = match meta.evidence {
        Evidence::A => "read in the API model or in source code, or reproduced",
        Evidence::B => "documented by AWS",
        Evidence::C => "our inference",
    };
    let mut lines = vec![
        format!("- Group `{}`, severity {}, since {}.", meta.group.name(), meta.severity.name(), meta.since),
        format!("- Evidence: {evidence}."),
    ];
    for source in meta.sources {
        let title = if source.url.is_empty() {
            source.title.to_owned()
        } else {
            format!("[{}]({})", source.title, source.url)
        };
        lines.push(format!("- {title}, read {}.", source.read));
    }
    let peers =
        if meta.peers.is_empty() { "no other tool that we know".to_owned() } else { meta.peers.join(", ") };
    let catalogue = if meta.catalogue.is_empty() { "Not in the catalogue" } else { "Catalogue id" };
    let catalogue = format!("{catalogue} {}", meta.catalogue);
    lines.push(format!("- {}. Checked elsewhere by: {peers}.", catalogue.trim_end()));
    format!("{before}## References\n\n{}\n", lines.join("\n"))
}
