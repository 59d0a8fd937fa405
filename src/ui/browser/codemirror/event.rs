//! What the editor says and asks, read from its events, and how it is answered.

use js_sys::{JSON, Reflect};
use serde_json::json;
use taskdef_playground::view::assist::{Choice, Choices, Member, Source};
use taskdef_playground::view::pace::Change;
use wasm_bindgen::JsValue;

/// What the editor says.
pub(crate) enum EditorEvent {
    /// It is there, or it has taken the place of the text area: problems have to be set again.
    Ready,
    /// The text changed.
    Changed { text: String, revision: u32, change: Change },
    /// The caret moved.
    CaretMoved(u32),
    /// A fix was chosen.
    FixChosen { rule: String, from: u32, index: usize },
    /// The page of a rule is wanted.
    RuleWanted(String),
    /// It asks what can be typed at an offset.
    ChoicesWanted(u32, Question),
    /// It asks what the member at an offset is.
    MemberWanted(u32, Question),
}

/// Something that the editor asks; it looks at the answer when all listeners have been told.
pub(crate) struct Question(JsValue);

impl Question {
    /// What can be typed.
    pub(crate) fn answer_choices(&self, choices: &Choices) {
        let option = |choice: &Choice| {
            let offer = &choice.offer;
            let (from, to) = choice.selected;
            json!({
                "label": offer.label, "kind": choice.kind(), "detail": offer.detail, "insert": offer.insert, "from": from, "to": to,
            })
        };
        let options: Vec<_> = choices.list.iter().map(option).collect();
        self.answer(&json!({ "from": choices.from, "to": choices.to, "options": options }));
    }

    /// What the member is.
    pub(crate) fn answer_member(&self, member: &Member) {
        self.answer(&json!({
            "from": member.from, "to": member.to, "name": member.name, "summary": member.summary, "words": member.words,
            "source": source(Some(member.source)),
        }));
    }

    fn answer(&self, answer: &serde_json::Value) {
        let _ = Reflect::set(&self.0, &"answer".into(), &to_js(answer));
    }
}

/// Where something can be read.
pub(super) fn source(source: Option<&Source>) -> serde_json::Value {
    source.map_or(serde_json::Value::Null, |source| json!({ "title": source.title, "url": source.url }))
}

/// A value as JavaScript has it.
pub(super) fn to_js(value: &serde_json::Value) -> JsValue {
    JSON::parse(&value.to_string()).unwrap_or_default()
}

/// The event of a name, with its detail.
pub(super) fn read(name: &str, detail: &JsValue) -> Option<EditorEvent> {
    let member = |key: &str| Reflect::get(detail, &key.into()).unwrap_or_default();
    let string = |key: &str| member(key).as_string();
    let number = |key: &str| member(key).as_f64().map(whole);
    Some(match name {
        "ready" => EditorEvent::Ready,
        "change" => EditorEvent::Changed {
            text: string("text")?,
            revision: number("revision")?,
            change: if string("source")? == "type" { Change::Typing } else { Change::Step },
        },
        "selection" => EditorEvent::CaretMoved(number("head")?),
        "fix" => EditorEvent::FixChosen {
            rule: string("rule")?,
            from: number("from")?,
            index: number("index")? as usize,
        },
        "rule" => EditorEvent::RuleWanted(string("rule")?),
        "complete" => EditorEvent::ChoicesWanted(number("offset")?, Question(detail.clone())),
        "about" => EditorEvent::MemberWanted(number("offset")?, Question(detail.clone())),
        _ => return None,
    })
}

/// An offset or a count from JavaScript.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast saturates, and is meant to"
)]
fn whole(number: f64) -> u32 {
    number as u32
}
