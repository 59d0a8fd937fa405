//! Rule `image-architecture`.

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::model::Field;
use crate::model::enums::CpuArchitecture;
use crate::model::image::Image;
use crate::syntax::rewrite;
use serde_json::json;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "image-architecture",
    group: Group::Launch,
    severity: Severity::Warning,
    summary: "The image is named after another processor than the task asks for.",
    fix: FixAvailability::Unsafe,
    evidence: Evidence::B,
    since: "0.1.0",
    catalogue: "LCH-018",
    peers: &["ecspresso verify (looks into the registry)"],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

/// Words in the names of images.
const WORDS: [(&str, CpuArchitecture); 6] = [
    ("arm64", CpuArchitecture::Arm64),
    ("arm64v8", CpuArchitecture::Arm64),
    ("aarch64", CpuArchitecture::Arm64),
    ("amd64", CpuArchitecture::X8664),
    ("x86_64", CpuArchitecture::X8664),
    ("x86-64", CpuArchitecture::X8664),
];

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(image), Some(node)) = (cx.image(), cx.container.image.node()) else { return };
    let Some(named) = named(image) else { return };
    let document = cx.document();
    let platform = &cx.task.task.runtime_platform;
    let architecture = platform.known().map(|platform| &platform.cpu_architecture);
    let absent = architecture.map_or(platform.is_absent(), Field::is_absent);
    let asked = match architecture.and_then(Field::get) {
        Some(asked) => asked,
        // On instances the task then runs wherever there is room.
        None if absent && cx.task.on_fargate() => CpuArchitecture::X8664,
        None => return,
    };
    if asked == named {
        return;
    }
    let word = json!(named.word());
    let edit = match (architecture.and_then(Field::node), platform.node()) {
        (Some(node), _) => Some(rewrite::replace(document, node, &word)),
        (None, Some(platform)) => rewrite::insert_member(document, platform, "cpuArchitecture", &word),
        (None, None) => {
            let value = json!({ "cpuArchitecture": word });
            rewrite::insert_member(document, cx.task.task.origin, "runtimePlatform", &value)
        }
    };
    sink.report(
        Place::Value(node),
        format!("the image is named after {}, but the task asks for {}", named.word(), asked.word()),
    )
    .help("it would stop with `exec format error`: use the image for the other processor, or change `cpuArchitecture`")
    .unsafe_fix(format!("ask for `{}`", named.word()), edit);
}

/// The one processor that the name or tag of an image says.
fn named(image: &Image) -> Option<CpuArchitecture> {
    let mut found = None;
    for text in [image.repository.as_str(), image.tag.as_deref().unwrap_or_default()] {
        // Each of the words has one, and most images have none.
        if !text.contains('6') {
            continue;
        }
        let text = text.to_ascii_lowercase();
        for (word, architecture) in WORDS {
            let bounded = |end: Option<char>| end.is_none_or(|character| !character.is_ascii_alphanumeric());
            let stands = text.split_once(word).is_some_and(|(before, after)| {
                bounded(before.chars().next_back()) && bounded(after.chars().next())
            });
            if !stands {
                continue;
            }
            if found.is_some_and(|other| other != architecture) {
                return None;
            }
            found = Some(architecture);
        }
    }
    found
}
