//! What is found before a text is given away, and that a mask covers all of it.

use taskdef_playground::Options;
use taskdef_playground::lint::{LintConfig, Preset};
use taskdef_playground::share::masked::{MASK, check, mask};
use taskdef_playground::syntax::parse;

use crate::corpus::{self, Sample};

/// Secrets by kind: the name that goes with them, and the value. In pieces, so that no scanner takes this file for a leak.
fn seeds() -> Vec<(&'static str, &'static str, String)> {
    let seed = |kind, name, parts: &[&str]| (kind, name, parts.concat());
    let pem = "MIIEpAIBAAKCAQEA7c2Vt0yqLx1bH4sKJ8dPz9w5fXnR3mQe6uTgYhAoSiDlBvCj";
    vec![
        seed("AWS access key id", "KEY_ID", &["AKIA", "Z7QW2RTY5UIO8PLK"]),
        seed("AWS secret key", "AWS_SECRET_ACCESS_KEY", &["wJalr7UtnF3MI9K7MDENGb", "PxRfiCYzzQpLhKeW2d"]),
        seed("temporary AWS key id", "KEY_ID", &["ASIA", "Z7QW2RTY5UIO8PLK"]),
        seed("GitHub token", "X1", &["ghp", "_a8F3kQ2mZ7xW9pL4vB6nT1rY5cD0eG4DJxcy"]),
        seed("GitLab token", "X1", &["glpat", "-a8F3kQ2mZ7xW9pL4vB6n"]),
        seed("Slack token", "X1", &["xoxb", "-284710293847-2847102938471-a8F3kQ2mZ7xW9pL4vB6nT1rY"]),
        seed(
            "Slack webhook",
            "X1",
            &["https://hooks.slack.com", "/services/T02A8F3KQ/B03ZM7XW9/a8F3kQ2mZ7xW9pL4vB6nT1rY"],
        ),
        seed("Stripe key", "X1", &["sk", "_live_a8F3kQ2mZ7xW9pL4vB6nT1rY"]),
        seed(
            "SendGrid key",
            "X1",
            &["SG", ".a8F3kQ2mZ7xW9pL4vB6nT1.a8F3kQ2mZ7xW9pL4vB6nT1rY5cD0eG3hJ2sKa8F3kQ2"],
        ),
        seed("npm token", "X1", &["npm", "_a8F3kQ2mZ7xW9pL4vB6nT1rY5cD0eG4DJxcy"]),
        seed("Google API key", "X1", &["AIza", "SyA8F3kQ2mZ7xW9pL4vB6nT1rY5cD0eG3hJ"]),
        seed(
            "PyPI token",
            "X1",
            &[
                "pypi",
                "-AgEIcHlwaS5vcmcCJDhmM2tRMm1aN3hXOXBMNHZCNm5UMXJZNWNEMGVHM2hKMnNLYThGM2tRMm1aN3hXOXBM",
            ],
        ),
        seed(
            "private key",
            "X1",
            &["-----BEGIN RSA PRIVATE ", "KEY-----\\n", pem, pem, "\\n-----END RSA PRIVATE ", "KEY-----"],
        ),
        seed(
            "OpenSSH key",
            "X1",
            &[
                "-----BEGIN OPENSSH PRIVATE ",
                "KEY-----\\n",
                pem,
                pem,
                "\\n-----END OPENSSH PRIVATE ",
                "KEY-----",
            ],
        ),
        seed("password in a URL", "X1", &["postgres://app:", "Tr0ub4dorX9", "@db.internal:5432/app"]),
        seed("password in the query of a URL", "X1", &["https://db.internal/x?password=", "Tr0ub4dorX9"]),
        seed("connection string", "X1", &["Server=db.internal;Database=app;Uid=app;Pwd=", "Tr0ub4dorX9;"]),
        seed(
            "JWT",
            "X1",
            &[
                "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9",
                ".eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkEifQ",
                ".dQw4w9WgXcQa8F3kQ2mZ7xW9pL4vB6nT1rY5cD0eG3h",
            ],
        ),
        seed("password by name", "DB_PASSWORD", &["Tr0ub4", "dorX9"]),
        seed("token by name", "API_TOKEN", &["q8ZrT2vLp0", "Xw7YkB3nMd"]),
        seed("secret by name", "SESSION_SECRET", &["q8ZrT2vLp0", "Xw7YkB3nMd"]),
        seed("JSON with a password", "SETTINGS", &[r#"{\"db\":{\"password\":\""#, "Tr0ub4dorX9", r#"\"}}"#]),
        seed(
            "base64 of a URL with a password",
            "X1",
            &["cG9zdGdyZXM6Ly9hcHA6VHIwdWI0ZG9yWDlA", "ZGIuaW50ZXJuYWw6NTQzMi9hcHA="],
        ),
        seed("basic authorization", "AUTH", &["Basic YXBwOlRy", "MHViNGRvclg5"]),
        seed("JVM settings", "JAVA_OPTS", &["-Xmx1g -Ddb.password=", "Tr0ub4dorX9"]),
    ]
}

/// Those of the kinds that are told by their own form, wherever they stand.
fn is_plain_form(name: &str) -> bool {
    name == "X1" || name == "KEY_ID"
}

fn assert_caught(kind: &str, place: &str, text: &str, secret: &str) {
    let (document, leaks) = check(text, &Options::default());
    assert!(!leaks.is_empty(), "{kind} in {place} is not found:\n{text}");
    for leak in &leaks {
        let value = document.slice(leak.span);
        assert!(
            value.len() < 6 || !leak.message.contains(value),
            "{kind}: the message tells it: {}",
            leak.message
        );
    }
    let masked = mask(text, &Options::default());
    let tail = secret.get(secret.len().saturating_sub(9)..).unwrap_or_default();
    assert!(masked.contains(MASK), "{kind} in {place}");
    assert!(
        !(masked.contains("Tr0ub4dorX9") || is_token(secret) && masked.contains(tail)),
        "{kind} in {place}:\n{masked}"
    );
    let (_, rest) = check(&masked, &Options::default());
    assert!(rest.is_empty(), "{kind} in {place}: {rest:?}\n{masked}");
    let (before, after) = (parse(text, None), parse(&masked, None));
    assert_eq!(before.errors.len(), after.errors.len(), "{kind} in {place} masked is broken:\n{masked}");
}

fn is_token(secret: &str) -> bool {
    secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

#[test]
fn every_kind_of_secret_is_caught_and_masked() {
    let seeds = seeds();
    assert!(seeds.len() >= 20);
    for (kind, name, secret) in &seeds {
        let json = format!(
            "{{\n  \"family\": \"a\",\n  \"containerDefinitions\": [{{ \"name\": \"a\", \"image\": \"nginx:1\",\n    \"environment\": [{{ \"name\": \"{name}\", \"value\": \"{secret}\" }}] }}]\n}}\n"
        );
        assert_caught(kind, "JSON", &json, secret);
        let yaml = format!(
            "family: a\ncontainerDefinitions:\n  - name: a\n    image: nginx:1\n    environment:\n      - name: {name}\n        value: \"{secret}\"\n"
        );
        assert_caught(kind, "YAML", &yaml, secret);
        let template = format!(
            "Resources:\n  Other:\n    Type: AWS::Other::Thing\n    Properties:\n      {name}: \"{secret}\"\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      Family: a\n"
        );
        if *name != "JAVA_OPTS" {
            assert_caught(kind, "another resource", &template, secret);
        }
        if is_plain_form(name) && !kind.contains("base64") {
            let comment = format!("# old: {secret}\nfamily: a\ncontainerDefinitions: []\n");
            assert_caught(kind, "a comment", &comment, secret);
            let broken = format!("{{ \"family\": \"a\", \"containerDefinitions\": [{{ \"x\": \"{secret}\"");
            assert_caught(kind, "broken text", &broken, secret);
        }
    }
    println!("{} kinds of secrets", seeds.len());
}

#[test]
fn what_the_settings_put_aside_is_still_a_secret() {
    let text = "# taskdef-ignore: plaintext-secret-by-name\n{ \"containerDefinitions\": [{ \"name\": \"a\", \"image\": \"a\", \"environment\": [{ \"name\": \"DB_PASSWORD\", \"value\": \"Tr0ub4dorX9\" }] }] }";
    let mut lint = LintConfig { preset: Preset::Strict, ..LintConfig::default() };
    lint.levels.insert("secrets".to_owned(), taskdef_playground::lint::Level::Off);
    let options = Options { lint, ..Options::default() };
    assert_eq!(check(text, &options).1.len(), 1);
    assert!(!mask(text, &options).contains("Tr0ub4dorX9"));
}

#[test]
fn a_text_that_is_too_long_for_the_rules_is_looked_at_all_the_same() {
    let text = format!("family: {}\n# {}{}\n", "a ".repeat(600_000), "AKIA", "Z7QW2RTY5UIO8PLK");
    assert_eq!(check(&text, &Options::default()).1.len(), 1);
    assert!(mask(&text, &Options::default()).ends_with("\n# <masked>\n"));
}

/// Files of the corpus that do hold a password or a key; read by a person.
const REAL: [&str; 8] = [
    "aws-samples__amazon-ecs-firelens-examples__fluent-bit-grafana-loki-task-definition@124808a.json",
    "chnacib__maria-quiteria-ecs__container_definitions@ddeb2f9.json",
    "feedzai__terraform-aws-sorry-cypress__container_definitions.json",
    "feedzai__terraform-aws-sorry-cypress__container_definitions@fffc20e.json",
    "gaiin-platform__amplify-genai-frontend__task-definition-current@a0c9051.json",
    "gaiin-platform__amplify-genai-frontend__task-definition-v10@a0c9051.json",
    "remind101__empire__docs-cloudformation.json",
    "remind101__empire__docs-guide-empire.ecs@0b7fd92.json",
];

#[test]
fn real_files_seldom_give_a_false_alarm() {
    let Some(samples) = corpus::samples() else { return };
    let (mut files, mut right, mut wrong) = (0, 0, Vec::new());
    for Sample { kind, name, text } in samples {
        files += 1;
        let (_, leaks) = check(&text, &Options::default());
        match (leaks.is_empty(), REAL.contains(&name.as_str())) {
            (true, false) => continue,
            (false, true) => right += 1,
            (true, true) => panic!("{kind}/{name}: its secret is not found"),
            (false, false) => wrong.push(format!("{kind}/{name}: {}", leaks[0].message)),
        }
        let masked = mask(&text, &Options::default());
        assert_eq!(check(&masked, &Options::default()).1, [], "{kind}/{name}");
    }
    let share = 100.0 * wrong.len() as f64 / f64::from(files);
    println!("{right} files with secrets, {} of {files} false alarms: {share:.1} %\n{wrong:#?}", wrong.len());
    assert!(share <= 2.0, "{wrong:#?}");
}
