//! The form for what only the user can say about the roles of a task: which fields there are, what stands in them, and what a
//! change of one does to the settings.

use serde_json::{Map, Value as Json, json};

use super::settings::Settings;
use super::state::Shown;
use crate::iam::Bucket;
use crate::iam::questions::{Kind as Asked, questions};
use crate::options::iam::{role_options, role_options_json};
use crate::options::reader::Given;

/// A field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The keys that lead to it in the options: `execLogging`, `logGroup`.
    pub path: Vec<String>,
    /// What is typed into it.
    pub kind: Kind,
    /// What stands in it; of a field to be ticked "" or not.
    pub value: String,
    /// What the text tells as long as nothing is typed.
    pub told: String,
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text.
    Text,
    /// Several, with commas between them.
    List,
    /// It is ticked.
    Flag,
    /// It is ticked to be in a list.
    Member,
}

/// The fields that matter to a task definition.
pub fn fields(shown: &Shown, task: usize, settings: &Settings) -> Vec<Field> {
    let Some(task) = shown.analysis.tasks.get(task) else { return Vec::new() };
    let context = &shown.options.context;
    let completed = context.completed(&task.task);
    let places = [
        ("account", &settings.account, completed.account),
        ("region", &settings.region, completed.region),
        ("partition", &settings.partition, completed.partition),
    ];
    let place = |(key, value, told): (&str, &String, Option<String>)| Field {
        path: vec![key.to_owned()],
        kind: Kind::Text,
        value: value.clone(),
        told: told.filter(|_| value.is_empty()).unwrap_or_default(),
    };
    let mut fields: Vec<Field> = places.into_iter().map(place).collect();
    let options = role_options_json(&settings.roles);
    for question in questions(&task.task, context, &settings.roles, &task.roles) {
        let kind = match question.kind {
            Asked::Text => Kind::Text,
            Asked::List => Kind::List,
            Asked::Flag => Kind::Flag,
            Asked::Member => Kind::Member,
        };
        let value = value(&options, &question.path, kind);
        fields.push(Field { path: question.path, kind, value, told: String::new() });
    }
    fields
}

/// The value at a path, as the field shows it.
fn value(options: &Json, path: &[String], kind: Kind) -> String {
    let mut found = Some(options);
    let keys = if kind == Kind::Member { path.len().saturating_sub(1) } else { path.len() };
    for key in path.iter().take(keys) {
        found = found.and_then(|object| object.get(key));
    }
    let ticked = |is_ticked: bool| if is_ticked { "true".to_owned() } else { String::new() };
    let strings = || found.and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    match kind {
        Kind::Text => found.and_then(Json::as_str).unwrap_or_default().to_owned(),
        Kind::List => strings().collect::<Vec<_>>().join(", "),
        Kind::Flag => ticked(found.and_then(Json::as_bool) == Some(true)),
        Kind::Member => ticked(strings().any(|word| path.last().is_some_and(|last| last == word))),
    }
}

/// The settings after a field was given a value.
pub fn set(settings: &Settings, path: &[String], kind: Kind, value: &str) -> Settings {
    let mut next = settings.clone();
    let value = value.trim();
    match path.first().map(String::as_str) {
        Some("account") => value.clone_into(&mut next.account),
        Some("region") => value.clone_into(&mut next.region),
        Some("partition") => value.clone_into(&mut next.partition),
        _ => {
            let mut options = role_options_json(&settings.roles);
            put(&mut options, path, kind, value);
            if let Ok(roles) = role_options(&Given::root("roleOptions", &options)) {
                next.roles = roles;
                next.roles.buckets.retain(|_, bucket| *bucket != Bucket::default());
            }
        }
    }
    next
}

fn put(options: &mut Json, path: &[String], kind: Kind, value: &str) {
    let (Some((last, before)), true) = (path.split_last(), options.is_object()) else { return };
    let mut object = options;
    for key in before.iter().take(if kind == Kind::Member { before.len() - 1 } else { before.len() }) {
        let Some(members) = object.as_object_mut() else { return };
        object = members.entry(key.clone()).or_insert_with(|| Json::Object(Map::new()));
    }
    let Some(members) = object.as_object_mut() else { return };
    if kind == Kind::Member {
        let list = before.last().map_or(last, |list| list);
        let words = members.get(list).and_then(Json::as_array).into_iter().flatten();
        let mut words: Vec<Json> = words.filter(|word| word.as_str() != Some(last)).cloned().collect();
        if !value.is_empty() {
            words.push(json!(last));
        }
        members.insert(list.clone(), Json::Array(words));
        return;
    }
    let given = match kind {
        Kind::Flag => json!(!value.is_empty()),
        Kind::List => {
            let parts = value.split([',', ' ', '\n', '\t']).filter(|part| !part.is_empty());
            json!(parts.collect::<Vec<_>>())
        }
        _ if value.is_empty() => Json::Null,
        _ => json!(value),
    };
    members.insert(last.clone(), given);
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::analysis::analyze;

    const TEXT: &str = r#"{
      "family": "web",
      "executionRoleArn": "arn:aws:iam::111122223333:role/exec",
      "containerDefinitions": [{
        "name": "web",
        "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1",
        "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::conf/web.env" }]
      }]
    }"#;

    fn all(settings: &Settings) -> Vec<Field> {
        let options = Rc::new(settings.options());
        fields(&Shown { revision: 1, analysis: Rc::new(analyze(TEXT, &options)), options }, 0, settings)
    }

    fn field(settings: &Settings, path: &[&str]) -> Option<Field> {
        all(settings).into_iter().find(|field| field.path == path)
    }

    #[test]
    fn the_text_tells_what_it_can() {
        let account = field(&Settings::default(), &["account"]).unwrap();
        assert_eq!((account.value.as_str(), account.told.as_str()), ("", "111122223333"));
        let typed = Settings { account: "999988887777".to_owned(), ..Settings::default() };
        let account = field(&typed, &["account"]).unwrap();
        assert_eq!((account.value.as_str(), account.told.as_str()), ("999988887777", ""));
    }

    #[test]
    fn every_field_takes_what_is_typed_and_gives_it_back() {
        let mut settings = Settings::default();
        let mut count = 0;
        // Some fields come with others.
        for _ in 0..3 {
            for Field { path, kind, .. } in all(&settings) {
                let typed = match kind {
                    Kind::Text => "one",
                    Kind::List => "one, two",
                    Kind::Flag | Kind::Member => "true",
                };
                settings = set(&settings, &path, kind, typed);
                let path: Vec<&str> = path.iter().map(String::as_str).collect();
                assert_eq!(field(&settings, &path).unwrap().value, typed, "{path:?}");
                count += 1;
            }
        }
        assert!(count > 40, "{count}");
        assert_eq!(Settings::from_json(&settings.to_json()), settings);
        for Field { path, kind, .. } in all(&settings) {
            settings = set(&settings, &path, kind, " ");
        }
        assert_eq!(settings, Settings::default());
    }

    #[test]
    fn fields_are_there_where_they_matter() {
        let mut settings = Settings::default();
        assert!(field(&settings, &["buckets", "conf", "owner"]).is_some());
        assert!(field(&settings, &["efsRootAccess"]).is_none());
        assert!(field(&settings, &["execLogging", "bucket"]).is_none());
        settings = set(&settings, &["exec".to_owned()], Kind::Flag, "true");
        assert!(settings.options().roles.exec);
        assert!(field(&settings, &["execLogging", "bucket"]).is_some());
    }
}
