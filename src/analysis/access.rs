//! Joins the simulator and the policy engine: puts the calls of a launch to the policies of the execution role.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::iam::resource::{ACCOUNT, Home, REGION, SUFFIX};
use crate::iam::{Decision, Judge, Policies, Request, Response, Roles, key};
use crate::model::arn::Arn;
use crate::model::value_from::{self, ValueFrom};
use crate::model::{TaskDefinition, placeholder};
use crate::simulate::{Access, AccessRequest, Allowed, overrides};
use crate::world::home::is_account;
use crate::world::{Context, ExecutionRole, World};

/// What the execution role of the pretend AWS may do.
pub(super) struct RoleAccess<'a> {
    world: &'a World,
    home: Home,
    principal: String,
    /// The role's policies; without them it may do everything.
    policies: Option<Policies>,
    /// Made of the policies when the first call is put to it.
    judge: OnceCell<Judge>,
    /// Whether the policies are those that we wrote.
    is_generated: bool,
}

impl<'a> RoleAccess<'a> {
    pub(super) fn new(task: &TaskDefinition, context: &Context, world: &'a World, roles: &Roles) -> Self {
        let home = Home::new(&context.completed(task));
        let written = overrides::execution_role(world).or(task.execution_role_arn.text());
        let generated = || vec![roles.execution.document.to_json()];
        let (given, policies) = match &world.execution_role {
            ExecutionRole::Generated => {
                (None, Some(Policies { identity: generated(), ..Policies::default() }))
            }
            ExecutionRole::AllowAll => (None, None),
            ExecutionRole::Policies(role) => {
                let identity = role.policies.clone().unwrap_or_else(generated);
                let boundary = role.boundary.clone();
                (role.arn.as_deref(), Some(Policies { identity, boundary, ..Policies::default() }))
            }
        };
        let principal = given.or(written).filter(|arn| Arn::parse(arn).is_some_and(|arn| arn.is("iam")));
        let principal = principal.map_or_else(
            || format!("arn:{}:iam::{}:role/<execution-role>", home.partition, home.account()),
            str::to_owned,
        );
        Self {
            world,
            home,
            principal,
            policies,
            judge: OnceCell::new(),
            is_generated: world.execution_role == ExecutionRole::Generated,
        }
    }

    /// A text of the simulator with the account and Region that the task definition tells.
    fn at_home(&self, text: &str) -> String {
        text.replace(ACCOUNT, self.home.account()).replace(REGION, self.home.region())
    }

    /// The ARN of a secret with the six characters that the reference leaves out.
    fn complete(&self, arn: &str) -> String {
        let arn = self.at_home(arn);
        match value_from::parse(&arn) {
            ValueFrom::Secret(secret) if !secret.is_complete() && !arn.ends_with(SUFFIX) => {
                format!("{arn}{SUFFIX}")
            }
            _ => arn,
        }
    }

    /// The request as IAM sees it, and the policy of its resource where that is known.
    fn request(&self, asked: &AccessRequest<'_>) -> Option<(Request, Option<Cow<'a, Value>>)> {
        let mut context: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (key, value) in &asked.context {
            context.entry((*key).to_owned()).or_default().push(self.complete(value));
        }
        let mut resource = self.complete(asked.resource);
        let mut policy = None;
        if asked.action == "kms:Decrypt" {
            // secretsmanager.us-east-1.amazonaws.com
            let via = context.get("kms:ViaService").and_then(|values| values.first()?.split('.').nth(1));
            let region = via.unwrap_or(self.home.region()).to_owned();
            // A key without ARN is one of the account that owns what it protects.
            let mut owners = context
                .iter()
                .filter(|(key, _)| key.starts_with("kms:EncryptionContext:"))
                .filter_map(|(_, values)| Some(Arn::parse(values.first()?)?.account));
            let account = owners.next().unwrap_or_else(|| self.home.account().to_owned());
            let key = key::locate(&resource, &self.home.partition, &region, &account)?;
            if let Some(alias) = &key.alias {
                context.insert("kms:ResourceAliases".to_owned(), vec![alias.clone()]);
            }
            let arn = key.arn.clone().unwrap_or_else(|| format!("{}:key/<key>", key.prefix));
            let known = self.world.keys.get(&arn).or_else(|| self.world.keys.get(asked.resource));
            policy = known.and_then(|key| key.policy.as_ref()).map(Cow::Borrowed);
            resource = arn;
        } else if asked.action.starts_with("secretsmanager:") {
            policy = self
                .world
                .secret(asked.resource)
                .and_then(|secret| secret.policy.as_ref())
                .map(Cow::Borrowed);
        }
        let request = Request {
            principal: self.principal.clone(),
            action: asked.action.to_owned(),
            resource,
            resource_account: None,
            context,
        };
        Some((request, policy))
    }

    /// Is the resource known to be in another account than the role?
    fn is_foreign(&self, request: &Request) -> bool {
        let account =
            |arn: &str| Arn::parse(arn).map(|arn| arn.account).filter(|account| is_account(account));
        let (account, own) = (account(&request.resource), account(&self.principal));
        account.is_some() && own.is_some() && account != own
    }

    /// What the given trust policy says to ECS. Conditions are taken to be met: those that AWS recommends name the user's own account.
    fn trusts(&self) -> Allowed {
        let trust = match &self.world.execution_role {
            ExecutionRole::Policies(role) => role.trust.as_ref(),
            ExecutionRole::Generated | ExecutionRole::AllowAll => None,
        };
        match trust.is_none_or(lets_tasks_in) {
            true => Allowed::Yes,
            false => Allowed::No(String::new()),
        }
    }

    fn judge(&self, judge: &Judge, request: &Request, policy: Option<&Value>) -> Allowed {
        let account =
            Arn::parse(&request.resource).map(|arn| arn.account).filter(|account| is_account(account));
        let own = Arn::parse(&self.principal).map(|arn| arn.account).filter(|account| is_account(account));
        let is_foreign = account.is_some() && own.is_some() && account != own;
        let delegating;
        let (policy, assumed) = match policy {
            Some(policy) => (Some(policy), false),
            // A key has a policy; unless told otherwise we take the one that AWS gives it, and for the resources of
            // another account the one that they need.
            None if is_foreign || request.action.starts_with("kms:") => {
                let account = if is_foreign { own } else { account };
                delegating = delegating_policy(&self.home.partition, &account.unwrap_or_default());
                (Some(&delegating), is_foreign)
            }
            None => (None, false),
        };
        let response = judge.judge_with(request, policy);
        match response.decision {
            Decision::Allow if assumed => Allowed::Unknown(format!(
                "depends on the policy of `{}`, which is in another account",
                request.resource
            )),
            _ => translated(response),
        }
    }
}

/// Does a trust policy let ECS tasks take the role on? Conditions are taken to be met.
fn lets_tasks_in(trust: &Value) -> bool {
    let list = |value: Option<&Value>| match value {
        Some(Value::Array(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    };
    let has = |value: Option<&Value>, words: &[&str]| {
        list(value).iter().any(|item| item.as_str().is_some_and(|text| words.contains(&text)))
    };
    let is_meant = |statement: &Value| {
        let who = statement.get("Principal");
        let service = who.and_then(|who| who.get("Service"));
        (has(who, &["*"]) || has(service, &["ecs-tasks.amazonaws.com", "*"]))
            && has(statement.get("Action"), &["sts:AssumeRole", "sts:*", "*"])
    };
    let statements = list(trust.get("Statement"));
    let mut effects = statements.iter().filter(|statement| is_meant(statement)).map(|statement| {
        let denies = statement.get("Effect").and_then(Value::as_str) == Some("Deny");
        (denies, statement.get("Condition").is_some())
    });
    let mut allows = false;
    let denied = effects.any(|(denies, on_conditions)| {
        allows |= !denies;
        denies && !on_conditions
    });
    allows && !denied
}

fn translated(response: Response) -> Allowed {
    match response.decision {
        Decision::Allow => Allowed::Yes,
        Decision::ImplicitDeny | Decision::ExplicitDeny => Allowed::No(response.because),
        Decision::Depends => Allowed::Unknown(response.message),
    }
}

/// Leaves the decision to the identity policies of an account, as the default key policy does.
fn delegating_policy(partition: &str, account: &str) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": {
            "Effect": "Allow",
            "Principal": { "AWS": format!("arn:{partition}:iam::{account}:root") },
            "Action": "*",
            "Resource": "*"
        }
    })
}

impl Access for RoleAccess<'_> {
    fn check(&self, asked: &AccessRequest<'_>) -> Allowed {
        if asked.action == "sts:AssumeRole" {
            return self.trusts();
        }
        let Some(policies) = &self.policies else { return Allowed::Yes };
        // A key that AWS manages lets everybody in who may read the secret.
        let Some((request, policy)) = self.request(asked) else { return Allowed::Yes };
        let policy = policy.as_deref();
        if self.is_generated && request.resource.contains("${") && placeholder::is_in(&request.resource) {
            // Our policy repeats the placeholder, and IAM would take it for one of its own variables.
            return Allowed::Yes;
        }
        if self.is_generated && policy.is_none() && !self.is_foreign(&request) {
            // What we wrote allows every call of the launch in the account; the tests hold it to that with the policy
            // given as one of the user's. To judge it again at every keystroke would cost more than all the rest.
            return Allowed::Yes;
        }
        let judge = self.judge.get_or_init(|| Judge::new(policies));
        let allowed = self.judge(judge, &request, policy);
        if request.action != "logs:CreateLogGroup" {
            return allowed;
        }
        // Denials show the group's ARN with and without what follows the name; nobody knows when which is asked for.
        let resource = format!("{}:log-stream:", request.resource);
        match (allowed, self.judge(judge, &Request { resource, ..request }, policy)) {
            (Allowed::Yes, Allowed::Yes) => Allowed::Yes,
            (Allowed::No(because), Allowed::No(_)) => Allowed::No(because),
            (Allowed::Unknown(why), _) | (_, Allowed::Unknown(why)) => Allowed::Unknown(why),
            _ => Allowed::Unknown(
                "depends on the form of the log group's ARN: the policy should name it with and without `:*`"
                    .to_owned(),
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trust_policy_lets_ecs_tasks_in_or_not() {
        let statement = |effect: &str, service: Value, action: &str| json!({ "Effect": effect, "Principal": { "Service": service }, "Action": action });
        let allow =
            statement("Allow", json!(["ec2.amazonaws.com", "ecs-tasks.amazonaws.com"]), "sts:AssumeRole");
        let lambda = statement("Allow", json!("lambda.amazonaws.com"), "sts:AssumeRole");
        let tag = statement("Allow", json!("ecs-tasks.amazonaws.com"), "sts:TagSession");
        let deny = statement("Deny", json!("ecs-tasks.amazonaws.com"), "sts:*");
        let policy = |statements: &[&Value]| json!({ "Version": "2012-10-17", "Statement": statements });
        assert!(lets_tasks_in(&policy(&[&lambda, &allow])));
        assert!(lets_tasks_in(&json!({ "Statement": allow })));
        for statements in [&[&lambda][..], &[&tag], &[], &[&allow, &deny]] {
            assert!(!lets_tasks_in(&policy(statements)));
        }
    }
}
