//! The words that a value may be.

use super::place::Place;
use super::{Offer, OfferKind};
use crate::facts::arn_templates::{TEMPLATES, Template};
use crate::facts::launch_types::{FARGATE_CAPABILITY, FARGATE_LOG_DRIVERS};
use crate::facts::log_drivers::{self, COMMON};
use crate::facts::{fargate_sizes, linux_kernel, regions, storage};
use crate::model::adapt::TASK;
use crate::model::decode::Type;
use crate::model::enums::{Compatibility, ResourceType};
use crate::syntax::{Language, NodeId};
use crate::text::Span;
use crate::text::order;

/// What can be a value.
pub(super) fn offers(place: &Place<'_>) -> Vec<Offer> {
    let words = |list: &[&str]| list.iter().map(|word| ((*word).to_owned(), String::new())).collect();
    let choices: Vec<(String, String)> = match (place.kind, place.owner) {
        (Type::Enum(..), ("LogConfiguration", "logDriver")) if is_fargate(place) => {
            words(&FARGATE_LOG_DRIVERS)
        }
        (Type::Enum(..), (TASK, "networkMode")) if is_fargate(place) => words(&["awsvpc"]),
        (Type::Enum(_, list), _) => words(list),
        (Type::Boolean, _) => words(&["true", "false"]),
        (Type::String, (structure, member)) => strings(place, structure, member),
        _ => Vec::new(),
    };
    let taken = taken(place);
    let choices = choices.into_iter().filter(|(word, _)| !taken.contains(&word.as_str()));
    let mut offers: Vec<Offer> = choices.filter_map(|(word, detail)| offer(place, word, detail)).collect();
    if place.kind == Type::String {
        offers.extend(templates(place));
    }
    offers
}

/// The strings that are in the list already.
fn taken<'a>(place: &'a Place<'_>) -> Vec<&'a str> {
    let tree = &place.document.tree;
    let list = tree.node(place.node).parent.map(|parent| tree.elements(parent)).unwrap_or_default();
    list.iter().filter(|&&entry| entry != place.node).filter_map(|&entry| tree.string(entry)).collect()
}

fn strings(place: &Place<'_>, structure: &str, member: &str) -> Vec<(String, String)> {
    let plain = |list: &[&str]| list.iter().map(|word| ((*word).to_owned(), String::new())).collect();
    match (structure, member) {
        (TASK, "cpu") => cpu(place),
        (TASK, "memory") => memory(place),
        ("KernelCapabilities", "add") if is_fargate(place) => plain(&[FARGATE_CAPABILITY]),
        ("KernelCapabilities", _) => plain(linux_kernel::CAPABILITIES),
        ("SystemControl", "namespace") => plain(linux_kernel::IPC_PARAMETERS),
        ("ContainerDefinition", "dockerSecurityOptions") => plain(linux_kernel::SECURITY_OPTIONS),
        ("Tmpfs", "mountOptions") => plain(storage::TMPFS_OPTIONS),
        ("HealthCheck", "command") if is_first(place) => plain(&["CMD-SHELL", "CMD", "NONE"]),
        ("ContainerDependency", "containerName")
        | ("VolumeFrom", "sourceContainer")
        | ("ProxyConfiguration", "containerName") => names(place, "containerDefinitions"),
        ("MountPoint", "sourceVolume") => names(place, "volumes"),
        ("Secret", "name") if is_in(place, "secretOptions") => {
            log_options(place).into_iter().map(|(name, _)| (name.to_owned(), String::new())).collect()
        }
        ("LogConfiguration", "options") => plain(&log_values(place)),
        ("ResourceRequirement", "value") if sibling(place, "type") == Some(ResourceType::Gpu.word()) => {
            plain(&["1"])
        }
        _ => Vec::new(),
    }
}

fn cpu(place: &Place<'_>) -> Vec<(String, String)> {
    let memory = sibling(place, "memory").and_then(|memory| memory.parse().ok());
    let fits = |size: &&fargate_sizes::Size| memory.is_none_or(|memory| size.memory.contains(&memory));
    let (good, other): (Vec<_>, Vec<_>) = fargate_sizes::SIZES.iter().partition(fits);
    let units = |size: &fargate_sizes::Size| {
        let vcpu = match size.cpu {
            256 => ".25".to_owned(),
            512 => ".5".to_owned(),
            cpu => (cpu / 1024).to_string(),
        };
        let doubt = if fits(&size) { "" } else { ", with another memory" };
        (size.cpu.to_string(), [&vcpu, " vCPU", doubt].concat())
    };
    good.into_iter().chain(other).map(units).collect()
}

fn memory(place: &Place<'_>) -> Vec<(String, String)> {
    let cpu = sibling(place, "cpu").and_then(|cpu| cpu.parse::<u32>().ok());
    let pairs = fargate_sizes::SIZES.iter().filter(|size| cpu.is_none_or(|cpu| size.cpu == cpu));
    let sizes = order::set(pairs.flat_map(|size| size.memory.iter().copied()));
    let title = |mib: u32| {
        if mib.is_multiple_of(1024) {
            [&(mib / 1024).to_string(), " GB"].concat()
        } else {
            "0.5 GB".to_owned()
        }
    };
    sizes.into_iter().map(|mib| (mib.to_string(), title(mib))).collect()
}

/// Is the task to run on Fargate?
fn is_fargate(place: &Place<'_>) -> bool {
    let tree = &place.document.tree;
    let fargate = Compatibility::Fargate;
    place.options.context.launch_type == Some(fargate)
        || tree.get(place.task, "requiresCompatibilities").is_some_and(|list| {
            tree.elements(list).iter().any(|&entry| tree.string(entry) == Some(fargate.word()))
        })
}

/// Is it the first of its list?
fn is_first(place: &Place<'_>) -> bool {
    let tree = &place.document.tree;
    let list = tree.node(place.node).parent.map(|list| tree.elements(list)).unwrap_or_default();
    list.first() == Some(&place.node)
}

fn is_in(place: &Place<'_>, member: &str) -> bool {
    let tree = &place.document.tree;
    tree.ancestors(place.node).any(|node| tree.key(node) == member)
}

/// The string beside the value.
fn sibling<'a>(place: &'a Place<'_>, member: &str) -> Option<&'a str> {
    let tree = &place.document.tree;
    tree.string(tree.get(tree.node(place.node).parent?, member)?)
}

/// The names of what is in a list of the task definition, without that of the container which holds the place.
fn names(place: &Place<'_>, list: &str) -> Vec<(String, String)> {
    let tree = &place.document.tree;
    let entries = tree.get(place.task, list).map(|list| tree.elements(list)).unwrap_or_default();
    let around: Vec<NodeId> = tree.ancestors(place.node).collect();
    let others = entries.iter().filter(|entry| !around.contains(entry));
    others
        .filter_map(|&entry| Some((tree.string(tree.get(entry, "name")?)?.to_owned(), String::new())))
        .collect()
}

/// The log driver around the place.
fn driver(place: &Place<'_>) -> Option<&'static log_drivers::Driver> {
    let tree = &place.document.tree;
    let name = tree.ancestors(place.node).find_map(|node| tree.string(tree.get(node, "logDriver")?))?;
    log_drivers::driver(name)
}

/// The options of the log driver around the place, and whether they are required.
pub(super) fn log_options(place: &Place<'_>) -> Vec<(&'static str, bool)> {
    if place.owner.0 != "LogConfiguration" && !is_in(place, "secretOptions") {
        return Vec::new();
    }
    let Some(driver) = driver(place) else { return Vec::new() };
    let others = driver.options.iter().filter(|name| !driver.required.contains(name)).chain(COMMON);
    driver.required.iter().map(|&name| (name, true)).chain(others.map(|&name| (name, false))).collect()
}

/// The values of a log option.
fn log_values(place: &Place<'_>) -> Vec<&'static str> {
    match place.document.tree.key(place.node) {
        "mode" => vec!["non-blocking", "blocking"],
        "awslogs-create-group" => vec!["true"],
        "awslogs-region" => regions::all().collect(),
        _ => Vec::new(),
    }
}

/// A word as the language writes it there; nothing for what cannot stand in quotes.
fn offer(place: &Place<'_>, word: String, detail: String) -> Option<Offer> {
    if place.kind == Type::Boolean && place.caret.is_quoted {
        return None;
    }
    let insert = quoted(place, &word);
    let end = insert.len();
    Some(Offer { label: word, kind: OfferKind::Value, detail, insert, selected: Span::from_range(end..end) })
}

fn quoted(place: &Place<'_>, word: &str) -> String {
    let caret = &place.caret;
    let is_number = word.parse::<f64>().is_ok();
    let wants = match place.document.language {
        Language::Yaml => place.kind != Type::Boolean && is_number,
        _ => place.kind != Type::Boolean,
    };
    let open = if wants && !caret.is_quoted { "\"" } else { "" };
    let close = match caret.closing {
        Some('\'') => "'",
        Some(_) => "\"",
        None if wants || caret.is_quoted => "\"",
        None => "",
    };
    [open, word, close, if caret.wants_comma { "," } else { "" }].concat()
}

fn templates<'a>(place: &'a Place<'_>) -> impl Iterator<Item = Offer> + 'a {
    let (structure, member) = place.owner;
    let known = Known::of(place);
    TEMPLATES
        .iter()
        .filter(move |template| template.structure == structure && template.member == member)
        .map(move |template| known.fill(place, template))
}

/// Where the task runs, as far as settings or the text say.
struct Known {
    partition: String,
    region: String,
    account: String,
}

impl Known {
    fn of(place: &Place<'_>) -> Self {
        let context = &place.options.context;
        let arn = || {
            place.document.text.match_indices("arn:aws").filter_map(|(at, _)| place.document.text.get(at..))
        };
        let part = |number: usize, fits: fn(&str) -> bool| {
            arn().find_map(|arn| arn.split(':').nth(number).filter(|part| fits(part)).map(str::to_owned))
        };
        let is_account = |part: &str| part.len() == 12 && part.bytes().all(|byte| byte.is_ascii_digit());
        let region = context.region.clone().or_else(|| part(3, |part| regions::partition_of(part).is_some()));
        let partition = context
            .partition
            .clone()
            .or_else(|| region.as_deref().map(|region| regions::of_region(region).to_owned()));
        Self {
            partition: partition.unwrap_or_else(|| "aws".to_owned()),
            region: region.unwrap_or_else(|| "REGION".to_owned()),
            account: context
                .account
                .clone()
                .or_else(|| part(4, is_account))
                .unwrap_or_else(|| "ACCOUNT".to_owned()),
        }
    }

    /// The pattern with what is known, and the first part that is not selected.
    fn fill(&self, place: &Place<'_>, template: &Template) -> Offer {
        let domain =
            regions::partition(&self.partition).map_or("amazonaws.com", |partition| partition.dns_suffix);
        let known = [
            ("{partition}", self.partition.as_str()),
            ("{region}", &self.region),
            ("{account}", &self.account),
            ("{domain}", domain),
        ];
        let text =
            known.iter().fold(template.pattern.to_owned(), |text, (name, value)| text.replace(name, value));
        let insert = quoted(place, &text);
        let selected = open_part(&insert);
        Offer { label: text, kind: OfferKind::Template, detail: template.title.to_owned(), insert, selected }
    }
}

/// The first word in capitals.
fn open_part(text: &str) -> Span {
    let is_capital = |character: char| character.is_ascii_uppercase();
    let mut start = 0;
    for part in text.split_inclusive(|character| !is_capital(character)) {
        let word = part.trim_end_matches(|character| !is_capital(character));
        if word.len() > 1 {
            return Span::from_range(start..start + word.len());
        }
        start += part.len();
    }
    Span::from_range(text.len()..text.len())
}
