//! One set of cases, written in every dialect: the same model, the same findings, the same policies; and fixes that lead to the
//! same, in the words of each dialect.
//!
//! A case is a folder of `tests/suite/dialects`. `ecs.json` is what the others are compared with.

use std::fs;
use std::path::{Path, PathBuf};

use taskdef_playground::lint::{Applicability, Diagnostic, Severity};
use taskdef_playground::{Analysis, Options, analysis, analyze};

/// The files of a case, besides `ecs.json`. Where a name of CloudFormation is the point of a case, there is none in Terraform.
const FILES: &[&str] = &["cloudformation.json", "cloudformation.yaml", "terraform.tf"];

/// Rules whose subject is the dialect itself: gaps in a text that another tool fills in.
const OF_THE_DIALECT: [&str; 3] = ["image-placeholder", "template-not-rendered", "reference-placeholder"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/dialects")
}

fn cases() -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().flatten().map(|entry| entry.path()).collect();
    found.sort();
    assert!(found.len() >= 3, "the cases are gone");
    found
}

/// The model without the places in the text that its fields remember.
fn model(analysis: &Analysis) -> String {
    let text = format!("{:#?}", analysis.tasks[0].task);
    let place = |line: &&str| {
        let line = line.trim();
        // Places, and what of them fills a line of its own.
        !(line.starts_with("origin")
            || line.starts_with("NodeId(")
            || line.trim_end_matches(',').bytes().all(|byte| byte.is_ascii_digit())
            || line.starts_with(')'))
    };
    text.lines().filter(place).collect::<Vec<_>>().join("\n")
}

fn findings(analysis: &Analysis) -> Vec<(&'static str, Severity, Option<String>)> {
    let found = analysis.diagnostics.iter().filter(|found| !OF_THE_DIALECT.contains(&found.rule.name));
    let mut found: Vec<_> =
        found.map(|found| (found.rule.name, severity(found), found.container.clone())).collect();
    found.sort();
    found
}

/// Terraform leaves out what it does not know, where the others refuse it.
fn severity(found: &Diagnostic) -> Severity {
    if found.rule.name == "unknown-field" { Severity::Warning } else { found.severity }
}

fn policies(analysis: &Analysis) -> String {
    let roles = &analysis.tasks[0].roles;
    format!("{:#}\n{:#}", roles.execution.document.to_json(), roles.task.document.to_json())
}

fn assert_same(title: &str, found: &Analysis, expected: &Analysis) {
    assert_eq!(found.tasks.len(), 1, "{title}");
    similar(title, "model", &model(found), &model(expected));
    assert_eq!(findings(found), findings(expected), "{title}");
    similar(title, "policies", &policies(found), &policies(expected));
}

/// Equal, or the first line that is not.
fn similar(title: &str, what: &str, found: &str, expected: &str) {
    let pair =
        found.lines().zip(expected.lines()).enumerate().find(|(_, (found, expected))| found != expected);
    assert!(found == expected, "{title}: {what} differs at {pair:#?}");
}

#[test]
fn a_case_means_the_same_in_every_dialect() {
    for case in cases() {
        let read = |file: &str| fs::read_to_string(case.join(file)).unwrap();
        let expected = analyze(&read("ecs.json"), &Options::default());
        for file in FILES.iter().filter(|file| case.join(file).exists()) {
            let title = format!("{}", case.join(file).display());
            assert_same(&title, &analyze(&read(file), &Options::default()), &expected);
        }
    }
}

#[test]
fn fixes_lead_to_the_same_in_every_dialect() {
    for case in cases() {
        let fixed = |file: &str, most: Applicability| {
            let text = fs::read_to_string(case.join(file)).unwrap();
            analysis::apply_fixes(&text, &Options::default(), most)
        };
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let (expected, count) = fixed("ecs.json", most);
            for file in FILES.iter().filter(|file| case.join(file).exists()) {
                let title = format!("{} after fixes", case.join(file).display());
                let (text, own) = fixed(file, most);
                // How many edits it takes depends on which of them touch each other.
                assert_eq!(own > 0, count > 0, "{title}:\n{text}");
                let (found, expected) =
                    (analyze(&text, &Options::default()), analyze(&expected, &Options::default()));
                if file.ends_with(".tf") {
                    // A list that loses its last block is gone in HCL; elsewhere it is empty.
                    assert_eq!(findings(&found), findings(&expected), "{title}");
                    similar(&title, "policies", &policies(&found), &policies(&expected));
                } else {
                    assert_same(&title, &found, &expected);
                }
            }
        }
    }
}

#[test]
fn fixes_keep_the_comments_and_the_spelling_of_a_module() {
    let text = fs::read_to_string(folder().join("mistakes/terraform.tf")).unwrap();
    let (fixed, count) = analysis::apply_fixes(&text, &Options::default(), Applicability::Unsafe);
    assert!(count > 5, "{count}");
    assert!(fixed.contains("# was enough for EC2") && fixed.contains("# Twice the same name."), "{fixed}");
    assert!(fixed.contains("  network_mode             = \"awsvpc\" #"), "{fixed}");
    hcl_edit::parser::parse_body(&fixed).unwrap_or_else(|error| panic!("{error}\n{fixed}"));
}

#[test]
fn fixes_keep_the_comments_and_the_spelling_of_a_template() {
    let text = fs::read_to_string(folder().join("mistakes/cloudformation.yaml")).unwrap();
    let (fixed, count) = analysis::apply_fixes(&text, &Options::default(), Applicability::Unsafe);
    assert!(count > 5, "{count}");
    assert!(fixed.contains("# was enough for EC2") && fixed.contains("# Twice the same name."), "{fixed}");
    let wrong = fixed.lines().find(|line| {
        let key = line.trim_start().trim_start_matches("- ");
        let is_key =
            key.split_once(':').is_some_and(|(key, _)| key.bytes().all(|byte| byte.is_ascii_alphabetic()));
        // An option of the log driver, which is no name of CloudFormation.
        is_key && !key.starts_with("mode:") && key.starts_with(|first: char| first.is_ascii_lowercase())
    });
    assert_eq!(wrong, None, "{fixed}");
}

/// A task definition in YAML, as ECS and as CloudFormation spell it, with anchors, aliases and a merge, and with mistakes in and
/// around them.
const ANCHORED: [&str; 2] = [
    "# the shop
family: shop
executionRoleArn: arn:aws:iam::111122223333:role/execution
networkMode: awsvpc
containerDefinitions:
  - &base # what both have
    name: web
    image: nginx:1.27
    memory: \"64\" # a number
    environment: &shared
      # where it runs
      - name: STAGE
        value: prod
      - {name: RETRIES, value: 3}
    logConfiguration: &log
      logDriver: awslogs
      options: {awslogs-group: /shop, awslogs-region: eu-west-1, awslogs-stream-prefix: web}
    Essential: true
  - <<: *base
    name: worker
    environment: *shared
    logConfiguration: *log
    essential: 'false' # it may stop
",
    "# the shop
Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: shop
      ExecutionRoleArn: arn:aws:iam::111122223333:role/execution
      NetworkMode: awsvpc
      ContainerDefinitions:
        - &base # what both have
          Name: web
          Image: nginx:1.27
          memory: 64 # a number
          Environment: &shared
            # where it runs
            - Name: STAGE
              Value: prod
            - {name: RETRIES, Value: 3}
          LogConfiguration: &log
            LogDriver: awslogs
            options: {awslogs-group: /shop, awslogs-region: eu-west-1, awslogs-stream-prefix: web}
          essential: true
        - <<: *base
          Name: worker
          Environment: *shared
          LogConfiguration: *log
          essential: false # it may stop
",
];

#[test]
fn fixes_keep_anchors_aliases_comments_and_indentation() {
    for text in ANCHORED {
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let (fixed, count) = analysis::apply_fixes(text, &Options::default(), most);
            // CloudFormation's names are put right by choice only.
            assert!(count > 0 || most == Applicability::Safe, "{count}\n{fixed}");
            for kept in ["&base # what both have", "&shared", "&log", "<<: *base", "*shared", "*log"] {
                assert_eq!(fixed.matches(kept).count(), 1, "{kept}\n{fixed}");
            }
            for comment in ["# the shop", "# a number", "# where it runs", "# it may stop"] {
                assert!(fixed.contains(comment), "{comment}\n{fixed}");
            }
            // A line keeps its column, whatever is put right in it.
            let columns = |text: &str| -> Vec<(String, usize)> {
                let key = |line: &str| {
                    line.trim_start_matches([' ', '-']).split(':').next().map(str::to_ascii_lowercase)
                };
                text.lines()
                    .map(|line| (key(line).unwrap_or_default(), line.len() - line.trim_start().len()))
                    .collect()
            };
            let (before, after) = (columns(text), columns(&fixed));
            assert!(before.iter().all(|line| after.contains(line)), "{fixed}");
            let (before, after) = (analyze(text, &Options::default()), analyze(&fixed, &Options::default()));
            assert!(after.document.errors.is_empty(), "{fixed}");
            assert_eq!(after.tasks[0].task.container_definitions.items().count(), 2, "{fixed}");
            let names = |analysis: &Analysis| -> Vec<Vec<String>> {
                let containers = analysis.tasks[0].simulation.environments.iter();
                containers.map(|one| one.variables.iter().map(|one| one.name.clone()).collect()).collect()
            };
            assert_eq!(names(&before), names(&after), "{fixed}");
        }
    }
}

/// Section 6.7: of a template it is CloudFormation that says what is missing and what it does not know.
#[test]
fn a_template_is_refused_in_the_words_of_cloudformation() {
    let template = "\
Resources:
  Web:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      Colour: blue
      ContainerDefinitions:
        - Image: public.ecr.aws/nginx/nginx:1.27
          Memory: 256
";
    let analysis = analyze(template, &Options::default());
    let launch = &analysis.tasks[0].simulation.launch;
    assert_eq!(
        launch.stopped_reason.as_deref(),
        Some(
            "Properties validation failed for resource Web with message:\n\
             #/ContainerDefinitions/0: required key [Name] not found\n\
             #: extraneous key [Colour] is not permitted"
        )
    );
    let reason = launch.stopped_reason.as_deref().unwrap_or_default();
    assert!(analysis::explain(reason, &analysis).reason.recognised);
}
