//! What is not known stays visible in a policy: placeholders of other tools, accounts and Regions that nobody told.

use taskdef_playground::iam::{self, PolicyStyle, Roles};
use taskdef_playground::world::{Context, World};

use super::examples::task;

fn roles(container: &str) -> Roles {
    let text = format!(r#"{{"family":"web","containerDefinitions":[{{"name":"web",{container}}}]}}"#);
    iam::derive(&task(&text), &Context::default(), &World::default(), PolicyStyle::Exact)
}

fn resources(roles: &Roles, sid: &str) -> Vec<String> {
    let statements = &roles.execution.document.statements;
    let found = statements.iter().find(|statement| statement.sid == sid);
    found.map(|statement| statement.resources.clone()).unwrap_or_default()
}

fn secret(value_from: &str) -> Roles {
    roles(&format!(r#""image":"nginx","secrets":[{{"name":"S","valueFrom":"{value_from}"}}]"#))
}

#[test]
fn unknown_account_and_region_show() {
    let roles = secret("/app/db");
    assert_eq!(resources(&roles, "ReadParameters"), ["arn:aws:ssm:<region>:<account>:parameter/app/db"]);
    for placeholder in ["<account>", "<region>"] {
        assert!(roles.execution.notes.iter().any(|note| note.contains(placeholder)), "{placeholder}");
    }
    assert!(roles.execution.trust.statements[0].conditions.is_empty());
}

#[test]
fn placeholders_go_through_as_they_stand() {
    let base = "arn:aws:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:";
    assert_eq!(
        resources(&secret(&format!("{base}db-AbCdEf:password::")), "ReadSecrets"),
        [format!("{base}db-AbCdEf")]
    );
    assert_eq!(
        resources(&secret(&format!("{base}{{{{ stage }}}}/db")), "ReadSecrets"),
        [format!("{base}{{{{ stage }}}}/db-??????")]
    );
    // Whether the suffix is in the placeholder cannot be told.
    assert_eq!(
        resources(&secret(&format!("{base}${{NAME}}")), "ReadSecrets"),
        [format!("{base}${{NAME}}"), format!("{base}${{NAME}}-??????")]
    );
    assert_eq!(
        resources(&secret("/app/${STAGE}/db"), "ReadParameters"),
        ["arn:aws:ssm:<region>:<account>:parameter/app/${STAGE}/db"]
    );
}

#[test]
fn a_placeholder_for_a_whole_reference_is_not_passed_over() {
    let roles = secret("${DB_SECRET_ARN}");
    assert_eq!(resources(&roles, "ReadSecrets"), ["${DB_SECRET_ARN}"]);
    assert_eq!(resources(&roles, "ReadParameters"), ["${DB_SECRET_ARN}"]);
    let roles = secret("${DB_SECRET_ARN}:password::");
    assert_eq!(resources(&roles, "ReadSecrets"), ["${DB_SECRET_ARN}"]);
    assert!(resources(&roles, "ReadParameters").is_empty());
}

#[test]
fn images_with_placeholders_are_recognised() {
    let roles = roles(r#""image":"${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/team/web:${TAG}""#);
    assert_eq!(
        resources(&roles, "EcrPull"),
        ["arn:aws:ecr:${AWS::Region}:${AWS::AccountId}:repository/team/web"]
    );
}

#[test]
fn wildcards_of_the_text_mean_themselves() {
    let roles = roles(
        r#""image":"nginx","logConfiguration":{"logDriver":"awslogs","options":{
        "awslogs-group":"a*b?c","awslogs-region":"us-east-1"}}"#,
    );
    assert_eq!(resources(&roles, "WriteLogs"), ["arn:aws:logs:us-east-1:<account>:log-group:a${*}b${?}c:*"]);
}

#[test]
fn what_cannot_be_granted_is_said() {
    for reference in ["arn:aws:s3:::bucket/key", "arn:aws:ssm:us-east-1:111122223333:parameter:/x", "a:b::c"]
    {
        let roles = secret(reference);
        assert!(roles.execution.document.statements.is_empty(), "{reference}");
        assert!(roles.execution.notes.iter().any(|note| note.contains(reference)), "{reference}");
    }
}

#[test]
fn on_ec2_the_instance_role_pulls_and_logs() {
    let text = |compatibility: &str| {
        format!(
            r#"{{"family":"web","requiresCompatibilities":["{compatibility}"],"containerDefinitions":[
            {{"name":"web","image":"111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1"}}]}}"#
        )
    };
    let needed = |compatibility: &str| {
        let task = task(&text(compatibility));
        iam::derive(&task, &Context::default(), &World::default(), PolicyStyle::Exact).execution.needed
    };
    assert!(needed("FARGATE"));
    assert!(needed("EXTERNAL"));
    assert!(!needed("EC2"));
}
