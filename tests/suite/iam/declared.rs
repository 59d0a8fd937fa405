//! Roles that a template declares: judged beside the task definitions that refer to them, and used at launch.

use serde_json::json;
use taskdef_playground::analysis::UsedRole;
use taskdef_playground::lint::{Diagnostic, Severity};
use taskdef_playground::simulate::Outcome;
use taskdef_playground::{Analysis, Options, analyze, options};

const EXECUTION: &str =
    "      ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy]\n";

const READ_DB: &str = "      Policies:
        - PolicyName: read
          PolicyDocument:
            Version: '2012-10-17'
            Statement: [{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Db }]
";

/// A template whose task reads two secrets.
struct Template<'a> {
    /// How the task definition names the role.
    named: &'a str,
    /// Members of the properties of the role.
    role: &'a str,
    /// Members of the role beside its properties.
    beside: &'a str,
    /// More resources.
    more: &'a str,
}

impl Default for Template<'_> {
    fn default() -> Self {
        Self { named: "!GetAtt Role.Arn", role: EXECUTION, beside: "", more: "" }
    }
}

impl Template<'_> {
    fn text(&self) -> String {
        let Self { named, role, beside, more } = self;
        format!(
            "Parameters:
  Other: {{ Type: String }}
Conditions:
  Sometimes: !Equals [!Ref Other, a]
Resources:
  Db: {{ Type: AWS::SecretsManager::Secret }}
  Api: {{ Type: AWS::SecretsManager::Secret }}
  Role:
    Type: AWS::IAM::Role
{beside}    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement: [{{ Effect: Allow, Principal: {{ Service: ecs-tasks.amazonaws.com }}, Action: sts:AssumeRole }}]
{role}{more}  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      Family: web
      ExecutionRoleArn: {named}
      ContainerDefinitions:
        - Name: web
          Image: nginx:1.27
          Memory: 128
          Secrets:
            - {{ Name: DB, ValueFrom: !Ref Db }}
            - {{ Name: API, ValueFrom: !Ref Api }}
"
        )
    }

    fn missing(&self) -> usize {
        let analysis = analyze(&self.text(), &Options::default());
        found(&analysis, "policy-missing-permission").len()
    }
}

fn found<'a>(analysis: &'a Analysis, rule: &str) -> Vec<&'a Diagnostic> {
    analysis.diagnostics.iter().filter(|found| found.rule.name == rule).collect()
}

fn more(resource: &str) -> String {
    format!("  More:\n    {}\n", resource.replace('\n', "\n    "))
}

#[test]
fn what_is_missing_is_said_at_the_statements_with_the_line_that_needs_it() {
    let role = format!("{EXECUTION}{READ_DB}");
    let text = Template { role: &role, ..Template::default() }.text();
    let analysis = analyze(&text, &Options::default());
    let [one] = found(&analysis, "policy-missing-permission")[..] else { panic!("one") };
    assert_eq!((analysis.document.slice(one.span), one.severity), ("Statement", Severity::Error));
    assert!(one.message.contains("secret:${Api}-??????"), "{}", one.message);
    let [label] = &one.related[..] else { panic!("one place") };
    assert_eq!(analysis.document.slice(label.span), "!Ref Api");
    assert_eq!(one.task, Some(0));
    let fixed = one.fixes[0].edit.apply(&text);
    assert!(fixed.contains("Ref"), "{fixed}");
    assert_eq!(found(&analyze(&fixed, &Options::default()), "policy-missing-permission").len(), 0, "{fixed}");
}

#[test]
fn every_way_to_name_the_role_is_followed() {
    for named in ["!GetAtt Role.Arn", "!Ref Role", "{ 'Fn::GetAtt': [Role, Arn] }", "!Sub '${Role.Arn}'"] {
        assert_eq!(Template { named, ..Template::default() }.missing(), 1, "{named}");
    }
    let named = "!Sub 'arn:aws:iam::${AWS::AccountId}:role/path/${Role}'";
    assert_eq!(Template { named, ..Template::default() }.missing(), 1);
    for named in ["!If [Sometimes, !Ref Other, !GetAtt Role.Arn]", "!Ref Other", "!ImportValue role", "role"]
    {
        assert_eq!(Template { named, ..Template::default() }.missing(), 0, "{named}");
    }
}

#[test]
fn policies_are_found_wherever_they_stand() {
    let document = "PolicyDocument:\n  Version: '2012-10-17'\n  Statement: [{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: [!Ref Db, !Ref Api] }]";
    let inner = document.replace('\n', "\n  ");
    for (kind, roles) in [
        ("AWS::IAM::Policy", "Roles: [!Ref Role]"),
        ("AWS::IAM::ManagedPolicy", "Roles: [!Ref Role]"),
        ("AWS::IAM::RolePolicy", "RoleName: !Ref Role"),
    ] {
        let resource = format!("Type: {kind}\nProperties:\n  {roles}\n  {inner}");
        assert_eq!(Template { more: &more(&resource), ..Template::default() }.missing(), 0, "{kind}");
        // The same for one secret of the two.
        let half = resource.replace("[!Ref Db, !Ref Api]", "!Ref Db");
        assert_eq!(Template { more: &more(&half), ..Template::default() }.missing(), 1, "{kind}");
    }
    let managed = more(&format!("Type: AWS::IAM::ManagedPolicy\nProperties:\n  {inner}"));
    let role = "      ManagedPolicyArns: [!Ref More]\n";
    assert_eq!(Template { role, more: &managed, ..Template::default() }.missing(), 0);
    let half = managed.replace("[!Ref Db, !Ref Api]", "!Ref Db");
    assert_eq!(Template { role, more: &half, ..Template::default() }.missing(), 1);
}

#[test]
fn what_is_not_known_is_not_missing() {
    for role in [
        "      ManagedPolicyArns: [arn:aws:iam::aws:policy/SecretsManagerReadWrite]\n",
        "      ManagedPolicyArns: [!Ref Other]\n",
        "      ManagedPolicyArns: !If [Sometimes, [!Ref Other], !Ref AWS::NoValue]\n",
        "      ManagedPolicyArns: !Ref Other\n",
        "      PermissionsBoundary: !Ref Other\n",
        "      Policies: !If [Sometimes, [], []]\n",
        "      Policies: [!If [Sometimes, { PolicyName: a, PolicyDocument: {} }, !Ref AWS::NoValue]]\n",
        "      Policies: [{ PolicyName: a, PolicyDocument: !Ref Other }]\n",
        "      Policies: [{ PolicyName: a, PolicyDocument: '{\"Statement\":[]}' }]\n",
        "      Fn::Transform: { Name: AWS::Include }\n",
    ] {
        assert_eq!(Template { role, ..Template::default() }.missing(), 0, "{role}");
    }
    let open = |statement: &str| {
        format!(
            "{EXECUTION}      Policies:\n        - PolicyName: a\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: {statement}\n"
        )
    };
    for statement in [
        "[{ Effect: Allow, Action: !Ref Other, Resource: '*' }]",
        "[{ Effect: !Ref Other, Action: secretsmanager:GetSecretValue, Resource: '*' }]",
        "[{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Ref Other }]",
        "[{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !ImportValue secrets }]",
        "[{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: !Sub 'arn:aws:secretsmanager:*:*:secret:${Other}*' }]",
        "[{ Effect: Allow, Action: secretsmanager:GetSecretValue, Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/team': web } } }]",
        "[!If [Sometimes, { Effect: Allow, Action: '*', Resource: '*' }, !Ref AWS::NoValue]]",
    ] {
        assert_eq!(Template { role: &open(statement), ..Template::default() }.missing(), 0, "{statement}");
    }
    let inner = "PolicyDocument: { Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }";
    for resource in [
        format!("Type: AWS::IAM::Policy\nCondition: Sometimes\nProperties:\n  Roles: [!Ref Role]\n  {inner}"),
        format!("Type: AWS::IAM::Policy\nProperties:\n  Roles: [!Ref Other]\n  {inner}"),
        format!(
            "Type: AWS::IAM::Policy\nProperties:\n  Roles: !If [Sometimes, [!Ref Role], [!Ref Other]]\n  {inner}"
        ),
        "Type: AWS::CloudFormation::Stack\nProperties:\n  Parameters: { Role: !Ref Role }".to_owned(),
        "Type: Custom::Grants\nProperties:\n  Role: !Ref Role".to_owned(),
        "Type: AWS::KMS::Key\nProperties:\n  KeyPolicy: { Statement: [{ Principal: { AWS: !GetAtt Role.Arn } }] }"
            .to_owned(),
    ] {
        assert_eq!(Template { more: &more(&resource), ..Template::default() }.missing(), 0, "{resource}");
    }
}

#[test]
fn one_defect_has_one_remark() {
    let role = |action: &str, resource: &str| {
        format!(
            "{EXECUTION}{}",
            READ_DB.replace("secretsmanager:GetSecretValue", action).replace("!Ref Db", resource)
        )
    };
    let parameter = "!Sub 'arn:aws:ssm:${AWS::Region}:${AWS::AccountId}:parameter/prod/api'";
    let secret = "arn:aws:secretsmanager:us-east-1:111122223333:secret:prod/db";
    for (role, value_from, rule) in [
        (role("ssm:GetParameter", parameter), "/prod/api", "policy-wrong-ssm-action"),
        (role("secretsmanager:GetSecretValue", &format!("'{secret}'")), secret, "policy-partial-secret-arn"),
        (
            role("secretsmanager:GetSecretValue", &format!("'{secret}-AbCdEf:key::'")),
            &format!("'{secret}-AbCdEf:key::'"),
            "policy-resource-has-json-suffix",
        ),
    ] {
        let text = Template { role: &role, ..Template::default() }.text();
        let text = text.replace(
            "- { Name: DB, ValueFrom: !Ref Db }",
            &format!("- {{ Name: DB, ValueFrom: {value_from} }}"),
        );
        let text = text.replace("            - { Name: API, ValueFrom: !Ref Api }\n", "");
        let analysis = analyze(&text, &Options::default());
        let said = analysis.diagnostics.iter().map(|one| one.rule.name);
        let said: Vec<&str> = said.filter(|name| name.starts_with("policy-")).collect();
        assert_eq!(said, [rule], "{text}");
        assert_eq!(found(&analysis, rule)[0].severity, Severity::Error, "{rule}");
        let (fixed, count) = taskdef_playground::analysis::apply_fixes_of(
            &text,
            &Options::default(),
            taskdef_playground::lint::Applicability::Safe,
            Some(rule),
        );
        assert_eq!(count, 1, "{rule}");
        let analysis = analyze(&fixed, &Options::default());
        let said = analysis.diagnostics.iter().map(|one| one.rule.name);
        assert_eq!(said.filter(|name| name.starts_with("policy-")).count(), 0, "{fixed}");
    }
}

#[test]
fn a_policy_of_two_task_definitions_is_spoken_of_once() {
    let text = Template { role: &READ_DB.replace("!Ref Db", "'*'"), ..Template::default() }.text();
    let (head, task) = text.split_once("  Task:\n").unwrap();
    let text = format!("{head}  Task:\n{task}  Second:\n{task}");
    let analysis = analyze(&text, &Options::default());
    assert_eq!(analysis.tasks.len(), 2);
    assert_eq!(found(&analysis, "policy-too-broad").len(), 1);
}

#[test]
fn comments_and_settings_silence_them_like_other_rules() {
    let role = format!("{EXECUTION}{READ_DB}");
    let text = Template { role: &role, ..Template::default() }.text();
    let silenced = text.replace(
        "            Statement: [{ Effect: Allow, Action: s",
        "            # taskdef-ignore: policy-missing-permission\n            Statement: [{ Effect: Allow, Action: s",
    );
    let analysis = analyze(&silenced, &Options::default());
    assert_eq!(found(&analysis, "policy-missing-permission").len(), 0);
    assert_eq!(analysis.suppressed.len(), 1);
}

fn used(text: &str, role: Option<&str>) -> (UsedRole, Outcome) {
    let world = role.map_or(json!({}), |role| json!({ "executionRole": role }));
    let options = options::read(&json!({ "world": world })).unwrap();
    let analysis = analyze(text, &options);
    let task = &analysis.tasks[0];
    (task.used_role, task.simulation.launch.outcome)
}

#[test]
fn the_launch_uses_the_role_where_it_is_whole() {
    let whole = Template::default().text();
    assert_eq!(used(&whole, None), (UsedRole::Template, Outcome::Stopped));
    assert_eq!(used(&whole, Some("template")), (UsedRole::Template, Outcome::Stopped));
    assert_eq!(used(&whole, Some("generated")).0, UsedRole::Generated);
    assert_ne!(used(&whole, Some("generated")).1, Outcome::Stopped);
    assert_eq!(used(&whole, Some("allow-all")).0, UsedRole::AllowAll);
    let good = Template { role: &READ_DB.replace("!Ref Db", "[!Ref Db, !Ref Api]"), ..Template::default() };
    assert_eq!(used(&good.text(), None).0, UsedRole::Template);
    assert_eq!(used(&good.text(), None).1, used(&good.text(), Some("generated")).1);
    // What cannot be read whole is used only when that is wanted, and then leaves open what it does not allow.
    let part = Template {
        role: "      ManagedPolicyArns: [arn:aws:iam::aws:policy/SecretsManagerReadWrite]\n",
        ..Template::default()
    };
    assert_eq!(used(&part.text(), None).0, UsedRole::Generated);
    assert_eq!(used(&part.text(), Some("template")), (UsedRole::Template, Outcome::Unknown));
    let none = Template { named: "arn:aws:iam::111122223333:role/web", ..Template::default() };
    assert_eq!(used(&none.text(), Some("template")).0, UsedRole::Generated);
}

#[test]
fn the_launch_asks_the_trust_policy_of_the_template() {
    let role = READ_DB.replace("!Ref Db", "[!Ref Db, !Ref Api]");
    let text = Template { role: &role, ..Template::default() }.text();
    let outcome = |service: &str| used(&text.replace("ecs-tasks.amazonaws.com", service), None).1;
    assert_eq!(outcome("ec2.amazonaws.com"), Outcome::Refused);
    assert_eq!(outcome("!Sub 'ecs-tasks.${AWS::URLSuffix}'"), used(&text, None).1);
    assert_ne!(outcome("!Ref Other"), Outcome::Refused);
}
