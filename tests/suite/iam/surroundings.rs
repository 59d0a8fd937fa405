//! The infrastructure role, the deployer, policies of resources, and what the options add to the roles.

use serde_json::{Value, json};
use taskdef_playground::iam::{
    self, Bucket, Decision, ExecLogging, Managed, Policies, Request, RoleOptions, Roles, Surroundings,
};
use taskdef_playground::world::{Context, Secret, World};

use super::examples::task;

const ROLE: &str = "arn:aws:iam::111122223333:role/app-exec";
const SECRET: &str = "arn:aws:secretsmanager:us-east-1:444455556666:secret:shared/api-AbCdEf";
const KEY: &str = "arn:aws:kms:us-east-1:444455556666:key/1234abcd";

fn text() -> Value {
    json!({
        "family": "web",
        "executionRoleArn": ROLE,
        "taskRoleArn": "app-task",
        "tags": [{ "key": "team", "value": "blue" }],
        "containerDefinitions": [{
            "name": "web",
            "image": "444455556666.dkr.ecr.us-east-1.amazonaws.com/shared/web:1",
            "secrets": [{ "name": "K", "valueFrom": SECRET }],
            "environmentFiles": [{ "type": "s3", "value": "arn:aws:s3:::conf/a.env" }],
            "mountPoints": [{ "sourceVolume": "disk", "containerPath": "/d" }]
        }],
        "volumes": [{ "name": "disk", "configuredAtLaunch": true }]
    })
}

fn derive(text: &Value, options: &RoleOptions) -> (Roles, Surroundings) {
    let context = Context { region: Some("us-east-1".to_owned()), ..Context::default() };
    let mut world = World::default();
    world.secrets.insert(SECRET.to_owned(), Secret { kms_key: Some(KEY.to_owned()), ..Secret::default() });
    let task = task(&text.to_string());
    let roles = iam::derive_with(&task, &context, &world, options);
    let around = iam::surroundings(&task, &context, options, &roles);
    (roles, around)
}

fn decide(identity: &Value, action: &str, resource: &str, context: &[(&str, &str)]) -> Decision {
    let request = Request {
        principal: "arn:aws:iam::111122223333:role/anyone".to_owned(),
        action: action.to_owned(),
        resource: resource.to_owned(),
        resource_account: None,
        context: context.iter().map(|(key, value)| ((*key).to_owned(), vec![(*value).to_owned()])).collect(),
    };
    iam::evaluate(&request, &Policies { identity: vec![identity.clone()], ..Policies::default() }).decision
}

#[test]
fn the_deployer_registers_and_passes_each_role_to_its_service_only() {
    let (_, around) = derive(&text(), &RoleOptions::default());
    let policy = around.deployer.document.to_json();
    let pass = |role: &str, service: &str| {
        decide(&policy, "iam:PassRole", role, &[("iam:PassedToService", service)])
    };
    let (tasks, ecs) = ("ecs-tasks.amazonaws.com", "ecs.amazonaws.com");
    assert_eq!(pass(ROLE, tasks), Decision::Allow);
    assert_eq!(pass("arn:aws:iam::111122223333:role/app-task", tasks), Decision::Allow);
    assert_eq!(pass("arn:aws:iam::111122223333:role/<infrastructure-role>", ecs), Decision::Allow);
    for (role, service) in
        [(ROLE, ecs), (ROLE, "ec2.amazonaws.com"), ("arn:aws:iam::111122223333:role/admin", tasks)]
    {
        assert_eq!(pass(role, service), Decision::ImplicitDeny, "{role} {service}");
    }
    let definition = |family: &str| format!("arn:aws:ecs:us-east-1:111122223333:task-definition/{family}:7");
    let created = [("ecs:CreateAction", "RegisterTaskDefinition")];
    assert_eq!(decide(&policy, "ecs:RegisterTaskDefinition", &definition("web"), &[]), Decision::Allow);
    assert_eq!(
        decide(&policy, "ecs:RegisterTaskDefinition", &definition("web2"), &[]),
        Decision::ImplicitDeny
    );
    assert_eq!(decide(&policy, "ecs:TagResource", &definition("web"), &created), Decision::Allow);
    assert_eq!(
        decide(&policy, "ecs:TagResource", &definition("web"), &[("ecs:CreateAction", "RunTask")]),
        Decision::ImplicitDeny
    );
    assert_eq!(around.deployer.because.len(), around.deployer.document.statements.len());
    assert!(around.deployer.because.iter().all(|reasons| !reasons.is_empty()));
}

#[test]
fn no_role_of_the_task_may_pass_roles() {
    let (roles, _) = derive(&text(), &RoleOptions { exec: true, ..RoleOptions::default() });
    for role in [&roles.execution, &roles.task] {
        assert!(!role.document.to_json().to_string().contains("PassRole"));
    }
}

#[test]
fn the_infrastructure_role_makes_volumes_for_tasks_of_its_account_only() {
    let (_, around) = derive(&text(), &RoleOptions::default());
    let role = &around.infrastructure;
    assert!(role.needed && role.managed.is_empty());
    let trust = role.trust.as_ref().unwrap().to_json();
    assert_eq!(trust["Statement"][0]["Principal"], json!({ "Service": "ecs.amazonaws.com" }));
    let policy = role.document.to_json();
    let tags = |task: &'static str| {
        vec![("aws:RequestTag/AmazonECSManaged", "true"), ("aws:RequestTag/AmazonECSCreated", task)]
    };
    let own = "arn:aws:ecs:us-east-1:111122223333:task/c/1";
    let create = |volume: &str, tags: &[(&str, &str)]| decide(&policy, "ec2:CreateVolume", volume, tags);
    let volume = "arn:aws:ec2:us-east-1:111122223333:volume/*";
    assert_eq!(create(volume, &tags(own)), Decision::Allow);
    assert_eq!(create(volume, &tags("arn:aws:ecs:us-east-1:444455556666:task/c/1")), Decision::ImplicitDeny);
    assert_eq!(create("arn:aws:ec2:eu-west-1:111122223333:volume/*", &tags(own)), Decision::ImplicitDeny);
    assert_eq!(
        decide(&policy, "ec2:DeleteVolume", volume, &[("aws:ResourceTag/AmazonECSManaged", "false")]),
        Decision::ImplicitDeny
    );
    assert_eq!(decide(&policy, "ec2:DescribeVolumes", "*", &[]), Decision::Allow);
}

#[test]
fn what_ecs_manages_for_a_service_brings_the_policies_of_aws() {
    let mut text = text();
    text["volumes"] = json!([]);
    let (_, without) = derive(&text, &RoleOptions::default());
    assert!(!without.infrastructure.needed);
    let infrastructure = vec![Managed::VpcLattice, Managed::ServiceConnectTls];
    let (_, around) = derive(&text, &RoleOptions { infrastructure, ..RoleOptions::default() });
    assert!(around.infrastructure.needed);
    assert_eq!(
        around.infrastructure.managed,
        [
            "arn:aws:iam::aws:policy/service-role/AmazonECSInfrastructureRolePolicyForServiceConnectTransportLayerSecurity",
            "arn:aws:iam::aws:policy/AmazonECSInfrastructureRolePolicyForVpcLattice",
        ]
    );
    text["requiresCompatibilities"] = json!(["MANAGED_INSTANCES"]);
    let (_, instances) = derive(&text, &RoleOptions::default());
    assert!(instances.infrastructure.managed[0].ends_with("ForManagedInstances"));
}

/// In another account both sides must allow: with the documents of both it works, and with either alone it does not.
#[test]
fn the_policies_of_resources_are_the_other_half() {
    let buckets = [("conf".to_owned(), Bucket { owner: Some("444455556666".to_owned()), kms_key: None })];
    let options = RoleOptions { buckets: buckets.into(), ..RoleOptions::default() };
    let (roles, around) = derive(&text(), &options);
    let identity = roles.execution.document.to_json();
    let context = |action: &str| -> Vec<(String, Vec<String>)> {
        let service = if action == "kms:Decrypt" { "secretsmanager.us-east-1.amazonaws.com" } else { "" };
        [
            ("kms:ViaService", service),
            ("kms:EncryptionContext:SecretARN", SECRET),
            ("aws:ResourceAccount", "444455556666"),
        ]
        .map(|(key, value)| (key.to_owned(), vec![value.to_owned()]))
        .into()
    };
    let mut kinds = Vec::new();
    for (action, resource) in [
        ("secretsmanager:GetSecretValue", SECRET),
        ("kms:Decrypt", KEY),
        ("ecr:BatchGetImage", "arn:aws:ecr:us-east-1:444455556666:repository/shared/web"),
        ("s3:GetObject", "arn:aws:s3:::conf/a.env"),
        ("s3:GetBucketLocation", "arn:aws:s3:::conf"),
    ] {
        let request = Request {
            principal: ROLE.to_owned(),
            action: action.to_owned(),
            resource: resource.to_owned(),
            resource_account: Some("444455556666".to_owned()),
            context: context(action).into_iter().collect(),
        };
        let bucket = resource.split('/').next().unwrap();
        let other = around.resources.iter().find(|other| {
            other.kind.name() != "secret-lock"
                && (other.resource == resource
                    || (resource.starts_with("arn:aws:s3") && other.resource == bucket))
        });
        let other = other.unwrap_or_else(|| panic!("no policy for {resource}"));
        assert!(other.needed, "{resource}");
        kinds.push(other.kind.name());
        let with = |identity: Option<&Value>, resource: Option<&Value>| {
            let policies = Policies {
                identity: identity.into_iter().cloned().collect(),
                resource: resource.cloned(),
                ..Policies::default()
            };
            iam::evaluate(&request, &policies).decision
        };
        let document = other.document.to_json();
        assert_eq!(with(Some(&identity), Some(&document)), Decision::Allow, "{action} {document:#}");
        assert_eq!(with(None, Some(&document)), Decision::ImplicitDeny, "{action}");
        assert_ne!(with(Some(&identity), None), Decision::Allow, "{action}");
    }
    assert_eq!(kinds, ["secret", "key", "repository", "bucket", "bucket"]);
}

#[test]
fn a_locked_secret_stays_open_for_the_role_and_its_administrators() {
    let administrator = "arn:aws:iam::111122223333:role/admin";
    let options = RoleOptions { administrators: vec![administrator.to_owned()], ..RoleOptions::default() };
    let mut text = text();
    let own = "arn:aws:secretsmanager:us-east-1:111122223333:secret:own-AbCdEf";
    text["containerDefinitions"][0]["secrets"][0]["valueFrom"] = json!(own);
    let (_, around) = derive(&text, &options);
    let lock = around.resources.iter().find(|policy| policy.kind.name() == "secret-lock").unwrap();
    let everything = json!({ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] });
    for (role, expected) in [
        (ROLE, Decision::Allow),
        (administrator, Decision::Allow),
        ("arn:aws:iam::111122223333:role/other", Decision::ExplicitDeny),
    ] {
        let request = Request {
            principal: role.to_owned(),
            action: "secretsmanager:GetSecretValue".to_owned(),
            resource: own.to_owned(),
            resource_account: None,
            context: [("aws:PrincipalArn".to_owned(), vec![role.to_owned()])].into(),
        };
        let policies = Policies {
            identity: vec![everything.clone()],
            resource: Some(lock.document.to_json()),
            ..Policies::default()
        };
        assert_eq!(iam::evaluate(&request, &policies).decision, expected, "{role}");
    }
}

#[test]
fn the_key_policy_leaves_the_key_to_its_account() {
    let (_, around) = derive(&text(), &RoleOptions::default());
    let key = around.resources.iter().find(|policy| policy.kind.name() == "key").unwrap();
    let document = key.document.to_json();
    assert_eq!(document["Statement"][0]["Principal"]["AWS"], "arn:aws:iam::444455556666:root");
    assert_eq!(document["Statement"][1]["Principal"]["AWS"], ROLE);
}

#[test]
fn exec_logging_needs_its_own_statements() {
    let exec_logging = ExecLogging {
        log_group: Some("/exec".to_owned()),
        bucket: Some("exec-logs".to_owned()),
        kms_key: Some("1234abcd".to_owned()),
    };
    let (off, _) =
        derive(&text(), &RoleOptions { exec_logging: exec_logging.clone(), ..RoleOptions::default() });
    assert!(!off.task.document.to_json().to_string().contains("exec-logs"), "Exec is off");
    let (on, _) = derive(&text(), &RoleOptions { exec: true, exec_logging, ..RoleOptions::default() });
    let found: Vec<(&str, &[String], &[String])> = on
        .task
        .document
        .statements
        .iter()
        .map(|one| (one.sid.as_str(), one.actions.as_slice(), one.resources.as_slice()))
        .collect();
    let group = "arn:aws:logs:us-east-1:111122223333:log-group:/exec:*".to_owned();
    let rows: &[(&str, &[&str], &str)] = &[
        ("FindLogGroups", &["logs:DescribeLogGroups"], "*"),
        ("WriteExecLogs", &["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], &group),
        ("FindExecBucket", &["s3:GetBucketLocation"], "*"),
        ("CheckExecBucket", &["s3:GetEncryptionConfiguration"], "arn:aws:s3:::exec-logs"),
        ("PutExecLogs", &["s3:PutObject"], "arn:aws:s3:::exec-logs/*"),
        ("DecryptExec", &["kms:Decrypt"], "arn:aws:kms:us-east-1:111122223333:key/1234abcd"),
    ];
    for (sid, actions, resource) in rows {
        let statement = found.iter().find(|(name, ..)| name == sid).unwrap_or_else(|| panic!("{sid}"));
        assert_eq!(statement.1, *actions);
        assert_eq!(statement.2, [(*resource).to_owned()]);
    }
}

#[test]
fn options_fill_in_what_the_text_does_not_say() {
    let options = RoleOptions {
        runtime_monitoring: true,
        source_vpc: Some("vpc-1".to_owned()),
        unconditioned_trust: true,
        ..RoleOptions::default()
    };
    let (roles, _) = derive(&text(), &options);
    let policy = roles.execution.document.to_json();
    let statements = policy["Statement"].as_array().unwrap();
    let of = |sid: &str| statements.iter().find(|one| one["Sid"] == sid).unwrap();
    let agent = "arn:aws:ecr:us-east-1:<guardduty-account>:repository/aws-guardduty-agent-fargate";
    assert!(of("EcrPull")["Resource"].as_array().unwrap().contains(&json!(agent)));
    assert_eq!(of("EcrPull")["Condition"]["StringEquals"]["aws:SourceVpc"], "vpc-1");
    assert_eq!(of("ReadSecrets")["Condition"]["StringEquals"]["aws:SourceVpc"], "vpc-1");
    assert!(of("EcrLogin").get("Condition").is_none(), "AWS leaves logging in outside the endpoint");
    assert!(roles.execution.trust.to_json()["Statement"][0].get("Condition").is_none());
}

#[test]
fn the_router_writes_to_the_log_group_that_it_names() {
    let mut text = text();
    text["containerDefinitions"][0]["logConfiguration"] = json!({
        "logDriver": "awsfirelens",
        "options": {
            "Name": "cloudwatch_logs", "region": "eu-west-1", "log_group_name": "/app", "auto_create_group": "true"
        }
    });
    let (roles, _) = derive(&text, &RoleOptions::default());
    let policy = roles.task.document.to_json();
    assert_eq!(policy["Statement"][0]["Action"], "logs:CreateLogGroup");
    assert_eq!(policy["Statement"][1]["Resource"], "arn:aws:logs:eu-west-1:111122223333:log-group:/app:*");
    text["containerDefinitions"][0]["logConfiguration"]["options"]["log_group_name"] =
        json!("/app/$(ecs_cluster)");
    let (roles, _) = derive(&text, &RoleOptions::default());
    assert!(!roles.task.needed, "the name is put together at run time");
    assert!(roles.task.notes.iter().any(|note| note.contains("cloudwatch_logs")));
}

#[test]
fn what_breaks_elsewhere_is_said() {
    let mut text = text();
    text["containerDefinitions"][0]["logConfiguration"] = json!({ "logDriver": "awslogs", "options": { "awslogs-group": "/web", "awslogs-region": "us-east-1" } });
    let (roles, _) = derive(&text, &RoleOptions::default());
    for words in ["Runtime Monitoring", "bucket `conf` for the task's own", "log group must be there"] {
        assert!(roles.execution.notes.iter().any(|note| note.contains(words)), "{words}");
    }
}
