//! What a link brings beside its text: the settings that results depend on, and a pretend AWS.

use serde_json::Value as Json;

use super::settings::Settings;
use crate::options;
use crate::world::World;

/// The settings with those of a link, and the pretend AWS of the link; what the page does not set is left as it is.
pub fn with_options(settings: &Settings, given: &Json) -> Option<(Settings, World)> {
    let read = options::read(given).ok()?;
    let word = |key: &str| {
        let word = given.get("context").and_then(|context| context.get(key)).and_then(Json::as_str);
        word.unwrap_or_default().to_owned()
    };
    let settings = Settings {
        launch_type: word("launchType"),
        region: word("region"),
        account: word("account"),
        policy_style: read.roles.style,
        lint: read.lint,
        ..settings.clone()
    };
    Some((settings, read.world))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::lint::Preset;

    #[test]
    fn a_link_sets_what_results_depend_on_and_nothing_else() {
        let mine = Settings { keeps_text: false, region: "us-east-1".to_owned(), ..Settings::default() };
        let given = json!({ "preset": "strict", "context": { "launchType": "FARGATE" }, "world": { "network": "no-route" } });
        let (settings, world) = with_options(&mine, &given).unwrap();
        assert_eq!((settings.launch_type.as_str(), settings.region.as_str()), ("FARGATE", ""));
        assert_eq!(settings.lint.preset, Preset::Strict);
        assert!(!settings.keeps_text);
        assert_ne!(world, World::default());
        assert!(with_options(&mine, &json!({ "colour": 1 })).is_none());
    }
}
