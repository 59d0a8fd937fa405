//! Rule `user-format`.

use serde_json::json;

use crate::facts::sources::API_MODEL;
use crate::lint::rule::{Evidence, FixAvailability};
use crate::lint::{ContainerCx, Group, Place, RuleMeta, Severity, Sink};
use crate::syntax::rewrite;

pub(crate) static META: RuleMeta = RuleMeta {
    name: "user-format",
    group: Group::Hardening,
    severity: Severity::Error,
    summary: "`user` is not a user.",
    fix: FixAvailability::Mixed,
    evidence: Evidence::A,
    since: "0.1.0",
    catalogue: "HRD-013",
    peers: &[],
    aws_messages: &[],
    yields_to: &[],
    sources: &[&API_MODEL],
};

pub(crate) fn check(cx: &ContainerCx<'_>, sink: &mut Sink<'_>) {
    let (Some(text), Some(node)) = (cx.container.user.as_str(), cx.container.user.node()) else { return };
    // Names of Windows have backslashes and blanks.
    if text.is_empty() || cx.task.on_windows() || text.contains('\\') {
        return;
    }
    let bare = text.trim();
    let mut parts = bare.split(':');
    let (user, group, more) = (parts.next().unwrap_or_default(), parts.next(), parts.next());
    let what = if more.is_some() {
        "has more than a user and a group"
    } else if user.is_empty() || group == Some("") {
        "has an empty part"
    } else if [Some(user), group].into_iter().flatten().any(is_negative) {
        "has a negative id"
    } else if text.contains(char::is_whitespace) {
        "has white space in it"
    } else {
        return;
    };
    let report = sink
        .report(Place::Value(node), format!("the `user` of {} {what}", cx.title()))
        .help("write `uid:gid`, or names: `user`, `user:group`");
    let words: Vec<&str> = bare.split_whitespace().collect();
    match words.as_slice() {
        [one] if text != bare => {
            let edit = rewrite::replace(cx.document(), node, &json!(one));
            report.safe_fix("take the white space away", Some(edit));
        }
        [user, group] if !bare.contains(':') => {
            let edit = rewrite::replace(cx.document(), node, &json!(format!("{user}:{group}")));
            report.unsafe_fix("put a colon between user and group", Some(edit));
        }
        _ => {}
    }
}

fn is_negative(part: &str) -> bool {
    part.strip_prefix('-').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}
