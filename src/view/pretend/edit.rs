//! Changes of the pretend AWS as JSON, member by member. What says nothing is left out, so a change that is taken back leaves no
//! trace.

use serde_json::{Map, Value as Json};

/// The keys that lead to a member; none leads to the whole.
pub type Path = Vec<String>;

/// A path of these keys.
pub(super) fn path<const N: usize>(keys: [&str; N]) -> Path {
    keys.map(str::to_owned).to_vec()
}

/// The member at a path.
pub(super) fn at<'a>(json: &'a Json, path: &[String]) -> Option<&'a Json> {
    path.iter().try_fold(json, |json, key| json.get(key))
}

/// Puts a member in its place, or takes it away, together with the objects around it that have nothing else.
pub(super) fn set(json: &mut Json, path: &[String], value: Option<Json>) {
    let Some((key, rest)) = path.split_first() else {
        *json = value.unwrap_or_else(|| Json::Object(Map::new()));
        return;
    };
    if !json.is_object() {
        if value.is_none() {
            return;
        }
        *json = Json::Object(Map::new());
    }
    let Some(members) = json.as_object_mut() else { return };
    match (rest.is_empty(), value) {
        (true, Some(value)) => {
            members.insert(key.clone(), value);
        }
        (true, None) => {
            members.shift_remove(key);
        }
        (false, value) => {
            if value.is_none() && !members.contains_key(key) {
                return;
            }
            let inner = members.entry(key.clone()).or_insert_with(|| Json::Object(Map::new()));
            set(inner, rest, value);
            if inner.as_object().is_some_and(Map::is_empty) {
                members.shift_remove(key);
            }
        }
    }
}

/// A change that can be taken back.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A member gets a value, or goes.
    Set(Path, Option<Json>),
    /// A list gets one more element.
    Add(Path, Json),
}

impl Edit {
    /// Makes it.
    pub fn make(&self, json: &mut Json) {
        match self {
            Self::Set(path, value) => set(json, path, value.clone()),
            Self::Add(path, item) => {
                let mut list = at(json, path).and_then(Json::as_array).cloned().unwrap_or_default();
                list.push(item.clone());
                set(json, path, Some(Json::Array(list)));
            }
        }
    }

    /// Is it made?
    pub fn holds(&self, json: &Json) -> bool {
        match self {
            Self::Set(path, value) => at(json, path) == value.as_ref(),
            Self::Add(path, item) => {
                at(json, path).and_then(Json::as_array).is_some_and(|list| list.contains(item))
            }
        }
    }

    /// Takes it back, to what was there before.
    pub fn take_back(&self, json: &mut Json, before: &Json) {
        match self {
            Self::Set(path, _) => set(json, path, at(before, path).cloned()),
            Self::Add(path, item) => {
                let mut list = at(json, path).and_then(Json::as_array).cloned().unwrap_or_default();
                if let Some(index) = list.iter().rposition(|one| one == item) {
                    list.remove(index);
                }
                set(json, path, (!list.is_empty()).then_some(Json::Array(list)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_member_comes_and_goes_without_a_trace() {
        let mut world = json!({ "network": "no-route" });
        let state = path(["secrets", "a", "state"]);
        set(&mut world, &state, Some(json!("missing")));
        assert_eq!(world, json!({ "network": "no-route", "secrets": { "a": { "state": "missing" } } }));
        set(&mut world, &state, None);
        assert_eq!(world, json!({ "network": "no-route" }));
        set(&mut world, &path(["secrets", "b", "state"]), None);
        assert_eq!(world, json!({ "network": "no-route" }));
    }

    #[test]
    fn a_word_gives_way_to_an_object() {
        let mut world = json!({ "executionRole": "allow-all" });
        set(&mut world, &path(["executionRole", "policies"]), None);
        assert_eq!(world, json!({ "executionRole": "allow-all" }));
        set(&mut world, &path(["executionRole", "policies"]), Some(json!([])));
        assert_eq!(world, json!({ "executionRole": { "policies": [] } }));
    }

    #[test]
    fn an_element_is_taken_out_of_a_list_and_the_others_stay() {
        let list = path(["executionRole", "without"]);
        let (a, b) = (Edit::Add(list.clone(), json!("a")), Edit::Add(list, json!("b")));
        let mut world = json!({});
        a.make(&mut world);
        b.make(&mut world);
        assert!(a.holds(&world) && b.holds(&world));
        a.take_back(&mut world, &json!({}));
        assert_eq!(world, json!({ "executionRole": { "without": ["b"] } }));
        assert!(!a.holds(&world));
        b.take_back(&mut world, &json!({}));
        assert_eq!(world, json!({}));
    }
}
