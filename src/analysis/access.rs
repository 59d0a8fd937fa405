//! Joins the simulator and the policy engine: puts the calls of a launch to the policies of the execution role.

mod template;
mod trust;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::iam::judge::declared::Declared;
use crate::iam::resource::{ACCOUNT, Home, REGION, SUFFIX};
use crate::iam::{ByLayer, Decision, Judge, Policies, Request, Response, Roles, Verdict, key};
use crate::model::arn::Arn;
use crate::model::value_from::{self, ValueFrom};
use crate::model::{TaskDefinition, placeholder};
use crate::simulate::{Access, AccessRequest, Allowed, overrides};
use crate::source::cloudformation::RANDOM_SUFFIX;
use crate::world::home::is_account;
use crate::world::{Context, ExecutionRole, RolePolicies, World};
use template::OfTemplate;
pub use template::UsedRole;

/// What the execution role of the pretend AWS may do.
pub(super) struct RoleAccess<'a> {
    world: &'a World,
    home: Home,
    principal: String,
    /// The role's policies; without them it may do everything.
    policies: Option<Policies>,
    /// Made of the policies when the first call is put to it.
    judge: OnceCell<Judge>,
    /// The actions that no identity policy allows.
    without: &'a [String],
    /// Whether the policies are those that we wrote.
    is_generated: bool,
    /// The role of the template, where the policies are its own.
    template: Option<OfTemplate<'a>>,
}

impl<'a> RoleAccess<'a> {
    pub(super) fn new(
        task: &TaskDefinition,
        context: &Context,
        world: &'a World,
        roles: &Roles,
        declared: Option<&'a Declared>,
    ) -> Self {
        let home = Home::new(&context.completed(task));
        let written = overrides::execution_role(world).or(task.execution_role_arn.text());
        let used = UsedRole::of(world, declared);
        let template = declared.filter(|_| used == UsedRole::Template).map(OfTemplate::new);
        let usual = || match &template {
            Some(template) => template.documents(),
            None => vec![roles.execution.document.to_json()],
        };
        let mut without: &[String] = &[];
        let (given, policies) = match &world.execution_role {
            ExecutionRole::AllowAll => (None, None),
            ExecutionRole::Policies(role) => {
                without = &role.without;
                let identity = role.policies.clone().unwrap_or_else(usual);
                let (boundary, scps) = (role.boundary.clone(), role.scps.clone());
                (role.arn.as_deref(), Some(Policies { identity, boundary, scps, resource: None }))
            }
            _ => (None, Some(Policies { identity: usual(), ..Policies::default() })),
        };
        let is_generated = template.is_none()
            && match &world.execution_role {
                ExecutionRole::AllowAll => false,
                // What is taken away is looked at call by call.
                ExecutionRole::Policies(role) => {
                    let without = Vec::new();
                    RolePolicies { without, ..role.clone() } == RolePolicies::default()
                }
                _ => true,
            };
        let principal = principal(&home, given.or(written), "<execution-role>");
        Self { world, home, principal, policies, judge: OnceCell::new(), without, is_generated, template }
    }

    /// What the task role may do: what we generate, as the pretend AWS has no other.
    pub(super) fn of_task_role(
        task: &TaskDefinition,
        context: &Context,
        world: &'a World,
        roles: &Roles,
    ) -> Self {
        let home = Home::new(&context.completed(task));
        let written = overrides::task_role(world).or(task.task_role_arn.text());
        let principal = principal(&home, written, "<task-role>");
        let policies = Policies { identity: vec![roles.task.document.to_json()], ..Policies::default() };
        let (policies, without) = (Some(policies), [].as_slice());
        Self {
            world,
            home,
            principal,
            policies,
            judge: OnceCell::new(),
            without,
            is_generated: true,
            template: None,
        }
    }

    /// The ARN of the role, as far as it is known.
    pub(super) fn principal(&self) -> &str {
        &self.principal
    }

    /// Are the policies for an action those that we wrote, with the same placeholders as the calls?
    pub(super) fn is_generated(&self, action: &str) -> bool {
        self.is_generated && !self.lacks(action)
    }

    /// Is an action taken away from the role?
    fn lacks(&self, action: &str) -> bool {
        self.without.iter().any(|lacking| lacking == action)
    }

    /// Who decides on an action: all policies of the role, or, where it is taken away, all but those that could allow it. These are
    /// put into `without_it`.
    fn judge_of<'b>(
        &'b self,
        policies: &Policies,
        action: &str,
        without_it: &'b mut Option<Judge>,
    ) -> &'b Judge {
        if self.lacks(action) {
            let rest = Policies { identity: Vec::new(), ..policies.clone() };
            without_it.insert(Judge::new(&rest))
        } else {
            self.judge.get_or_init(|| Judge::new(policies))
        }
    }

    /// What each layer says to a call; nothing for a key that AWS manages, which lets in whoever may read the secret.
    pub(super) fn by_layer(&self, asked: &AccessRequest<'_>) -> Option<ByLayer> {
        let (request, policy) = self.request(asked)?;
        let (policy, assumed) = self.on_the_other_side(&request, policy);
        let everything = || Policies { identity: vec![everything_allowed()], ..Policies::default() };
        let policies = self.policies.as_ref().map_or_else(|| Cow::Owned(everything()), Cow::Borrowed);
        let mut without_it = None;
        let judge = self.judge_of(&policies, asked.action, &mut without_it);
        let mut layers = judge.by_layer(&request, policy.as_deref());
        let template = self.template.as_ref().filter(|_| !self.lacks(asked.action));
        if layers.whole.decision == Decision::ImplicitDeny
            && let Some(why) = template.and_then(|template| template.depends(&request, policy.as_deref()))
        {
            layers.identity.verdict = Verdict::Depends;
            layers.identity.because.clone_from(&why);
            layers.whole.decision = Decision::Depends;
            layers.whole.message = why;
        }
        match assumed {
            Some(Assumed::DefaultKeyPolicy) => {
                layers.resource.because =
                    "AWS's default key policy leaves it to the role's own policy".to_owned();
            }
            Some(Assumed::OtherAccount) => {
                layers.resource.verdict = Verdict::Depends;
                layers.resource.because = depends_on_other_account(&request);
                if layers.whole.decision == Decision::Allow {
                    layers.whole.decision = Decision::Depends;
                    layers.whole.message.clone_from(&layers.resource.because);
                }
            }
            None => {}
        }
        Some(layers)
    }

    /// A text of the simulator with the account and Region that the task definition tells.
    fn at_home(&self, text: &str) -> String {
        text.replace(ACCOUNT, self.home.account()).replace(REGION, self.home.region())
    }

    /// The ARN of a secret with the six characters that the reference leaves out.
    fn complete(&self, arn: &str) -> String {
        let arn = self.at_home(arn);
        match value_from::parse(&arn) {
            ValueFrom::Secret(secret)
                if !secret.is_complete() && !arn.ends_with(SUFFIX) && !arn.ends_with(RANDOM_SUFFIX) =>
            {
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
        } else if asked.action.starts_with("s3:") {
            let bucket = asked.resource.split('/').next().and_then(|arn| self.world.buckets.get(arn));
            policy = bucket.and_then(|bucket| bucket.policy.as_ref()).map(Cow::Borrowed);
        }
        let mut request = Request {
            principal: self.principal.clone(),
            action: asked.action.to_owned(),
            resource,
            resource_account: None,
            context,
        };
        if let Some(template) = &self.template {
            template.adapt(&mut request);
        }
        Some((request, policy))
    }

    /// Is the resource known to be in another account than the role?
    fn is_foreign(&self, request: &Request) -> bool {
        let account =
            |arn: &str| Arn::parse(arn).map(|arn| arn.account).filter(|account| is_account(account));
        let (account, own) = (account(&request.resource), account(&self.principal));
        account.is_some() && own.is_some() && account != own
    }

    /// What the given trust policy says to ECS. Conditions are taken to be met, since those that AWS recommends name the user's own
    /// account; the answer says that it depends on them.
    pub(super) fn trusts(&self) -> Allowed {
        let given = match &self.world.execution_role {
            ExecutionRole::Policies(role) => role.trust.as_ref().map(Cow::Borrowed),
            _ => None,
        };
        let of_template = || self.template.as_ref().and_then(OfTemplate::trust).map(Cow::Owned);
        let Some(trust) = given.or_else(of_template) else { return Allowed::Yes };
        let trust = trust.as_ref();
        match trust::lets_tasks_in(trust) {
            None if placeholder::is_in(&trust.to_string()) => {
                Allowed::Unknown("on what stands for a placeholder of its trust policy".to_owned())
            }
            None => Allowed::No(String::new()),
            Some(keys) if keys.is_empty() => Allowed::Yes,
            Some(keys) => Allowed::Unknown(format!("on conditions ({})", keys.join(", "))),
        }
    }

    /// The policy of the resource, or what is taken for it where none is given: a key has a policy, unless told otherwise the one
    /// that AWS gives it, and for the resources of another account we take the one that they need.
    fn on_the_other_side<'p>(
        &self,
        request: &Request,
        policy: Option<Cow<'p, Value>>,
    ) -> (Option<Cow<'p, Value>>, Option<Assumed>) {
        let is_foreign = self.is_foreign(request);
        if policy.is_some() || !(is_foreign || request.action.starts_with("kms:")) {
            return (policy, None);
        }
        let of = if is_foreign { &self.principal } else { &request.resource };
        let account = Arn::parse(of).map(|arn| arn.account).filter(|account| is_account(account));
        let delegating = delegating_policy(&self.home.partition, &account.unwrap_or_default());
        let assumed = if is_foreign { Assumed::OtherAccount } else { Assumed::DefaultKeyPolicy };
        (Some(Cow::Owned(delegating)), Some(assumed))
    }

    fn judge(&self, judge: &Judge, request: &Request, policy: Option<&Value>) -> Allowed {
        let (policy, assumed) = self.on_the_other_side(request, policy.map(Cow::Borrowed));
        let response = judge.judge_with(request, policy.as_deref());
        match response.decision {
            Decision::Allow if assumed == Some(Assumed::OtherAccount) => {
                Allowed::Unknown(depends_on_other_account(request))
            }
            Decision::ImplicitDeny if self.template.is_some() && !self.lacks(&request.action) => {
                let open =
                    self.template.as_ref().and_then(|template| template.depends(request, policy.as_deref()));
                open.map_or_else(|| translated(response), Allowed::Unknown)
            }
            _ => translated(response),
        }
    }
}

/// What is taken for the policy of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Assumed {
    /// The policy that AWS gives a key.
    DefaultKeyPolicy,
    /// What a resource of another account needs.
    OtherAccount,
}

fn depends_on_other_account(request: &Request) -> String {
    format!("depends on the policy of `{}`, which is in another account", request.resource)
}

/// Our policy repeats a placeholder, and IAM would take it for one of its own variables.
fn repeats_placeholder(request: &Request) -> bool {
    request.resource.contains("${") && placeholder::is_in(&request.resource)
}

/// The role that is told, or a placeholder for it.
fn principal(home: &Home, told: Option<&str>, name: &str) -> String {
    let told = told.filter(|arn| Arn::parse(arn).is_some_and(|arn| arn.is("iam")));
    let unknown = || format!("arn:{}:iam::{}:role/{name}", home.partition, home.account());
    told.map_or_else(unknown, str::to_owned)
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

fn everything_allowed() -> Value {
    json!({ "Statement": { "Sid": "Everything", "Effect": "Allow", "Action": "*", "Resource": "*" } })
}

impl Access for RoleAccess<'_> {
    fn knows_placeholders(&self) -> bool {
        self.template.is_some()
    }

    fn check(&self, asked: &AccessRequest<'_>) -> Allowed {
        if asked.action == "sts:AssumeRole" {
            return self.trusts();
        }
        let Some(policies) = &self.policies else { return Allowed::Yes };
        // A key that AWS manages lets everybody in who may read the secret.
        let Some((request, policy)) = self.request(asked) else { return Allowed::Yes };
        let policy = policy.as_deref();
        let is_generated = self.is_generated(asked.action);
        if is_generated && repeats_placeholder(&request) {
            return Allowed::Yes;
        }
        if is_generated && policy.is_none() && !self.is_foreign(&request) {
            // What we wrote allows every call of the launch in the account; the tests hold it to that with the policy
            // given as one of the user's. To judge it again at every keystroke would cost more than all the rest.
            return Allowed::Yes;
        }
        let mut without_it = None;
        let judge = self.judge_of(policies, asked.action, &mut without_it);
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
