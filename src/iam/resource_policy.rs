//! Policies on the other side: of secrets, keys, repositories and buckets. In another account they are needed; in the same one they
//! are a choice, since there either side is enough.
//!
//! Source: AWS Secrets Manager User Guide, resource policies (2023); AWS KMS Developer Guide, default key policy (2023); IAM User Guide,
//! cross-account policy evaluation (2023).

use std::collections::BTreeMap;

use super::deployer::role_arn;
use super::grant::{Grant, Purpose, Role};
use super::policy::{PolicyDocument, Principal, Statement};
use super::resource::Home;
use super::roles::{RoleOptions, Roles};
use crate::model::TaskDefinition;
use crate::model::arn::Arn;

/// A policy of a resource.
#[derive(Clone, Debug)]
pub struct ResourcePolicy {
    /// What it is a policy of, and what it does.
    pub kind: Kind,
    /// The resource.
    pub resource: String,
    /// Whether the launch needs it, as the resource is in another account.
    pub needed: bool,
    /// The policy.
    pub document: PolicyDocument,
    /// What there is to say about it.
    pub note: &'static str,
}

/// The kinds of policies on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Allows the role to read a secret.
    Secret,
    /// Denies a secret to everybody but the role.
    SecretLock,
    /// Allows the role to decrypt with a key.
    Key,
    /// Allows the role to pull from a repository.
    Repository,
    /// Allows the role to read files of a bucket.
    Bucket,
}

impl Kind {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::SecretLock => "secret-lock",
            Self::Key => "key",
            Self::Repository => "repository",
            Self::Bucket => "bucket",
        }
    }

    fn note(self) -> &'static str {
        match self {
            Self::Secret => {
                "in the same account this or the role's own policy is enough; from another account both are needed"
            }
            Self::SecretLock => {
                "keep an administrator and the function that rotates the secret in the list, or nobody can read it any more"
            }
            Self::Key => {
                "this is the whole policy of the key: keep the statements that it has now, and the one that leaves the rest to the account"
            }
            Self::Repository => {
                "a repository's policy needs no `Resource`; it speaks of the repository itself"
            }
            Self::Bucket => "the bucket is in another account, whose policy must allow the role too",
        }
    }
}

/// Conditions as a statement has them.
type Conditions = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// Writes the policies on the other side of what the execution role reads.
pub fn derive(
    task: &TaskDefinition,
    home: &Home,
    roles: &Roles,
    options: &RoleOptions,
) -> Vec<ResourcePolicy> {
    let role = role_arn(&task.execution_role_arn, home, "execution-role");
    let mut found: Vec<ResourcePolicy> = Vec::new();
    for grant in roles.grants.iter().filter(|grant| grant.role == Role::Execution) {
        let account = Arn::parse(&grant.resource).map(|arn| arn.account).unwrap_or_default();
        let is_foreign = home.account.as_ref().is_some_and(|own| !account.is_empty() && *own != account);
        let mut add = |kind: Kind, resource: &str, needed: bool, statements: Vec<Statement>| {
            let known = found.iter_mut().find(|known| known.kind == kind && known.resource == resource);
            match known {
                Some(known) => known.document.statements.extend(
                    statements
                        .into_iter()
                        .filter(|one| !known.document.statements.contains(one))
                        .collect::<Vec<_>>(),
                ),
                None => found.push(ResourcePolicy {
                    kind,
                    resource: resource.to_owned(),
                    needed,
                    document: PolicyDocument { statements },
                    note: kind.note(),
                }),
            }
        };
        match grant.purpose {
            // A folder or a tag is no resource that could have a policy.
            Purpose::ReadSecrets if !grant.resource.ends_with('*') => {
                let allow = allow(&role, "ExecutionRole", grant, "*", Conditions::new());
                add(Kind::Secret, &grant.resource, is_foreign, vec![allow]);
                add(Kind::SecretLock, &grant.resource, false, vec![lock(&role, options)]);
            }
            Purpose::DecryptSecrets | Purpose::DecryptParameters | Purpose::DecryptFiles => {
                let mut statements = vec![delegation(home, &account)];
                statements.push(allow(&role, "DecryptForExecutionRole", grant, "*", conditions(grant)));
                add(Kind::Key, &grant.resource, is_foreign, statements);
            }
            Purpose::EcrPull | Purpose::EcrPullThrough if is_foreign => {
                let mut statement = allow(&role, "PullForExecutionRole", grant, "*", Conditions::new());
                statement.resources.clear();
                add(Kind::Repository, &grant.resource, true, vec![statement]);
            }
            Purpose::ReadConfigFiles | Purpose::LocateConfigBuckets => {
                let owner = grant.conditions.iter().find(|one| one.key == "aws:ResourceAccount");
                let is_foreign = owner
                    .is_some_and(|owner| !owner.values.iter().any(|one| Some(one) == home.account.as_ref()));
                if is_foreign {
                    let bucket =
                        grant.resource.split_once('/').map_or(grant.resource.as_str(), |(bucket, _)| bucket);
                    let sid = grant.purpose.sid();
                    add(
                        Kind::Bucket,
                        bucket,
                        true,
                        vec![allow(&role, sid, grant, &grant.resource, Conditions::new())],
                    );
                }
            }
            _ => {}
        }
    }
    for policy in &mut found {
        number(&mut policy.document.statements);
    }
    found
}

/// A `Sid` is unique in its policy: the second of a kind gets a 2.
fn number(statements: &mut [Statement]) {
    let names: Vec<String> = statements.iter().map(|statement| statement.sid.clone()).collect();
    for (index, statement) in statements.iter_mut().enumerate() {
        let before = names.iter().take(index).filter(|name| **name == statement.sid).count();
        if before > 0 {
            statement.sid = format!("{}{}", statement.sid, before + 1);
        }
    }
}

fn allow(role: &str, sid: &str, grant: &Grant, resource: &str, conditions: Conditions) -> Statement {
    Statement {
        sid: sid.to_owned(),
        principal: Some(Principal::Aws(role.to_owned())),
        actions: grant.actions.iter().map(|action| action.name.to_owned()).collect(),
        resources: vec![resource.to_owned()],
        conditions,
        ..Statement::default()
    }
}

/// Denies a secret to everybody but a few. `NotPrincipal` would also have to name the session.
fn lock(role: &str, options: &RoleOptions) -> Statement {
    let mut open = vec![role.to_owned()];
    if options.administrators.is_empty() {
        open.push("<administrator-role-arn>".to_owned());
    }
    open.extend(options.administrators.iter().cloned());
    let except = BTreeMap::from([("aws:PrincipalArn".to_owned(), open)]);
    Statement {
        sid: "OnlyTheseRoles".to_owned(),
        denies: true,
        principal: Some(Principal::Everybody),
        actions: vec!["secretsmanager:GetSecretValue".to_owned()],
        resources: vec!["*".to_owned()],
        conditions: BTreeMap::from([("ArnNotEquals".to_owned(), except)]),
    }
}

/// The statement of the default key policy, without which nobody could change the key.
fn delegation(home: &Home, account: &str) -> Statement {
    Statement {
        sid: "AccountDelegation".to_owned(),
        principal: Some(Principal::Aws(format!("arn:{}:iam::{account}:root", home.partition))),
        actions: vec!["kms:*".to_owned()],
        resources: vec!["*".to_owned()],
        ..Statement::default()
    }
}

/// The conditions of a grant of a key, with what it must be used for.
fn conditions(grant: &Grant) -> Conditions {
    let mut conditions = Conditions::new();
    let mut require = |operator: &str, key: &str, values: Vec<String>| {
        conditions.entry(operator.to_owned()).or_default().insert(key.to_owned(), values);
    };
    for condition in grant.conditions.iter().filter(|one| one.key != "kms:ResourceAliases") {
        require(condition.operator, &condition.key, condition.values.clone());
    }
    if let Some(context) = &grant.encryption_context {
        let operator =
            if super::compose::has_wildcard(&context.value) { "StringLike" } else { "StringEquals" };
        require(operator, context.key, vec![context.value.clone()]);
    }
    conditions
}
