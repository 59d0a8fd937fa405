//! May a principal make a request? Evaluates all layers of policies with what is known, and says what it depends on.
//!
//! Source: IAM User Guide, policy evaluation logic, within an account and across accounts (2023 and 2026); AWS KMS Developer Guide, key
//! policies (2023). Session policies, resource control policies and endpoint policies are not looked at.

mod by_layer;
mod caller;
mod condition;
mod context;
mod layer;
mod message;
mod statement;

use std::collections::BTreeMap;

use serde_json::Value;

pub use self::by_layer::{Answer, ByLayer, Verdict};
use self::caller::Caller;
use self::context::Known;
use self::layer::{Found, Hit};
pub(in crate::iam) use self::statement::truths;
use super::document::{self, Effect, Kind, Policy};
use super::pattern::Subject;
use super::truth::{Truth, Unknown};
use crate::facts::iam_actions;
use crate::model::arn::Arn;

/// A request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The ARN of a role, of a session of it, or of a user.
    pub principal: String,
    /// `service:Name`
    pub action: String,
    /// The ARN, or `*` where the action takes no resource. Placeholders in it stand for what is not known, as do six question marks
    /// at the end of a secret's ARN.
    pub resource: String,
    /// The account that owns the resource; told by the ARN, else the principal's.
    pub resource_account: Option<String>,
    /// Condition keys and their values. A key without values is known to be absent.
    pub context: BTreeMap<String, Vec<String>>,
}

/// The policies that bear on a request, as JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policies {
    /// The identity policies of the role.
    pub identity: Vec<Value>,
    /// The policy of the resource; for an action of KMS the key policy.
    pub resource: Option<Value>,
    /// The permissions boundary.
    pub boundary: Option<Value>,
    /// The service control policies: one list for each level from the root to the account. Without levels nothing is limited.
    pub scps: Vec<Vec<Value>>,
}

/// The answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// What it is.
    pub decision: Decision,
    /// The layers and statements that made it so.
    pub decided_by: Vec<DecidedBy>,
    /// The denial in AWS's words, why it is allowed, or on what it depends.
    pub message: String,
    /// For a denial, the end of AWS's message: what follows the resource.
    pub because: String,
    /// The condition keys whose values would decide.
    pub unknown_keys: Vec<String>,
    /// What is wrong with the policies.
    pub problems: Vec<String>,
}

/// What came of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is allowed.
    Allow,
    /// Nothing allows it.
    ImplicitDeny,
    /// A statement denies it.
    ExplicitDeny,
    /// It depends on something that is not known.
    Depends,
}

impl Decision {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::ImplicitDeny => "implicit-deny",
            Self::ExplicitDeny => "explicit-deny",
            Self::Depends => "depends",
        }
    }
}

/// A layer of policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The policies of the role.
    Identity,
    /// The policy of the resource or key.
    Resource,
    /// The permissions boundary.
    Boundary,
    /// Service control policies.
    Scp,
}

impl Layer {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Resource => "resource",
            Self::Boundary => "boundary",
            Self::Scp => "scp",
        }
    }
}

/// A layer, and the statement in it; a layer without a statement decided by what it lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedBy {
    /// The layer.
    pub layer: Layer,
    /// The number of the policy in the layer, from 0; service control policies are counted through all levels.
    pub policy: Option<usize>,
    /// The number of the statement in the policy, from 0.
    pub statement: Option<usize>,
    /// The statement's `Sid`.
    pub sid: Option<String>,
}

/// Policies that were read, so that many requests can be put to them.
#[derive(Clone, Debug, Default)]
pub struct Judge {
    identity: Vec<Policy>,
    resource: Option<Policy>,
    boundary: Option<Policy>,
    scps: Vec<Vec<Policy>>,
}

/// Evaluates one request.
pub fn evaluate(request: &Request, policies: &Policies) -> Response {
    Judge::new(policies).judge(request)
}

impl Judge {
    /// Reads the policies.
    pub fn new(policies: &Policies) -> Self {
        let identity = |json: &Value| document::read(json, Kind::Identity);
        Self {
            identity: policies.identity.iter().map(identity).collect(),
            resource: policies.resource.as_ref().map(|json| document::read(json, Kind::Resource)),
            boundary: policies.boundary.as_ref().map(identity),
            scps: policies.scps.iter().map(|level| level.iter().map(identity).collect()).collect(),
        }
    }

    /// Evaluates a request.
    pub fn judge(&self, request: &Request) -> Response {
        self.judge_on(request, self.resource.as_ref())
    }

    /// Evaluates a request on a resource with another policy.
    pub fn judge_with(&self, request: &Request, resource: Option<&Value>) -> Response {
        let resource = resource.map(|json| document::read(json, Kind::Resource));
        self.judge_on(request, resource.as_ref())
    }

    fn judge_on(&self, request: &Request, resource: Option<&Policy>) -> Response {
        let cx = Cx::new(request, self.boundary.is_some());
        self.respond(&cx, &self.layers(&cx, resource), resource)
    }

    fn respond(&self, cx: &Cx<'_>, layers: &Layers, resource: Option<&Policy>) -> Response {
        let verdict = layers.verdict(cx, resource.is_some());
        let mut response = layers.response(cx, &verdict);
        response.problems = self.problems(resource);
        response
    }

    fn layers(&self, cx: &Cx<'_>, resource: Option<&Policy>) -> Layers {
        let one = |layer: Layer, policy: Option<&Policy>| {
            layer::find(cx, layer, 0, policy.map(std::slice::from_ref).unwrap_or_default())
        };
        Layers {
            identity: layer::find(cx, Layer::Identity, 0, &self.identity),
            resource: one(Layer::Resource, resource),
            boundary: self.boundary.as_ref().map(|policy| one(Layer::Boundary, Some(policy))),
            scps: self.levels().map(|(from, level)| layer::find(cx, Layer::Scp, from, level)).collect(),
        }
    }

    fn problems(&self, resource: Option<&Policy>) -> Vec<String> {
        let all = [
            (Layer::Identity, 0, self.identity.as_slice()),
            (Layer::Resource, 0, resource.map(std::slice::from_ref).unwrap_or_default()),
            (Layer::Boundary, 0, self.boundary.as_slice()),
        ];
        let scps = self.levels().map(|(from, level)| (Layer::Scp, from, level));
        let all = all.into_iter().chain(scps);
        all.flat_map(|(layer, from, policies)| layer::problems(layer, from, policies)).collect()
    }

    /// The levels of service control policies, each with the number of its first policy: they are counted through.
    fn levels(&self) -> impl Iterator<Item = (usize, &[Policy])> {
        self.scps.iter().scan(0, |next, level| {
            let from = *next;
            *next += level.len();
            Some((from, level.as_slice()))
        })
    }
}

/// A request with everything that is derived from it.
struct Cx<'a> {
    request: &'a Request,
    /// The action in lower case.
    action: String,
    /// The resource, `*` for actions that take none.
    resource: &'a str,
    /// The resource as something to match.
    subject: Subject,
    /// Whether all of it is known.
    is_known: bool,
    /// The six fields of the resource; fewer when it is no ARN.
    fields: Vec<Subject>,
    caller: Caller,
    /// The account that owns the resource.
    resource_account: String,
    known: Known,
    has_boundary: bool,
}

impl<'a> Cx<'a> {
    fn new(request: &'a Request, has_boundary: bool) -> Self {
        let caller = Caller::new(&request.principal);
        let action = request.action.to_ascii_lowercase();
        let takes_none = iam_actions::takes_only_star(&action);
        let resource = if takes_none { "*" } else { request.resource.as_str() };
        let arn = Arn::parse(resource);
        let of_arn = arn.as_ref().map(|arn| arn.account.clone()).filter(|account| !account.is_empty());
        let resource_account = if takes_none { None } else { request.resource_account.clone().or(of_arn) }
            .unwrap_or_else(|| caller.account.clone());
        let known = Known::new(request, &action, arn.as_ref(), &caller, &resource_account);
        let subject = Subject::new(resource);
        let (is_known, fields) = (subject.is_known(), subject.fields(6));
        Self {
            request,
            action,
            resource,
            subject,
            is_known,
            fields,
            caller,
            resource_account,
            known,
            has_boundary,
        }
    }

    fn is_kms(&self) -> bool {
        self.action.starts_with("kms:")
    }

    /// Does the resource belong to the principal's account? A placeholder is taken for the same account.
    fn is_same_account(&self) -> bool {
        self.resource_account == self.caller.account
            || !crate::world::home::is_account(&self.resource_account)
            || !crate::world::home::is_account(&self.caller.account)
    }
}

/// What every layer found.
struct Layers {
    identity: Found,
    resource: Found,
    boundary: Option<Found>,
    scps: Vec<Found>,
}

/// The verdict of all layers together, and its parts.
struct Whole {
    denied: Truth,
    granted: Truth,
    allowed: Truth,
    /// The layer to name when nothing allows it.
    missing: Layer,
}

impl Layers {
    fn all(&self) -> impl Iterator<Item = &Found> {
        [&self.identity, &self.resource].into_iter().chain(&self.boundary).chain(&self.scps)
    }

    fn verdict(&self, cx: &Cx<'_>, has_resource_policy: bool) -> Whole {
        let denied = Truth::any(self.all().map(|found| found.deny.clone()));
        let limited = Truth::all(self.scps.iter().map(|found| found.allow.clone()));
        let boundary = self.boundary.as_ref().map_or(Truth::True, |found| found.allow.clone());
        let identity = self.identity.allow.clone();
        let Found { direct, role, account, .. } = &self.resource;
        let by_resource = direct.clone().or(role.clone()).or(account.clone());
        // A key without a policy here has one that we do not see.
        let unseen = || Truth::depends(Unknown::Fact("the key policy".to_owned()));
        let granted = if cx.is_same_account() {
            let by_identity = match (cx.is_kms(), has_resource_policy) {
                // An identity policy counts only where the key policy leaves it to the account.
                (true, true) => identity.clone().and(account.clone()),
                (true, false) => identity.clone().and(unseen()),
                (false, _) => identity.clone(),
            };
            direct.clone().or(role.clone().or(by_identity).and(boundary.clone()))
        } else {
            let by_resource = if cx.is_kms() && !has_resource_policy {
                unseen()
            } else if cx.action.starts_with("ssm:") && !has_resource_policy {
                Truth::depends(Unknown::Fact("the sharing of the parameter with this account".to_owned()))
            } else {
                by_resource.clone()
            };
            identity.clone().and(boundary.clone()).and(by_resource)
        };
        let missing = if limited.is_false() {
            Layer::Scp
        } else if identity.is_false() && !(cx.is_same_account() && role.is_true()) {
            Layer::Identity
        } else if boundary.is_false() {
            Layer::Boundary
        } else if cx.is_same_account() && !cx.is_kms() {
            Layer::Identity
        } else {
            Layer::Resource
        };
        let allowed = (!denied.clone()).and(limited).and(granted.clone());
        Whole { denied, granted, allowed, missing }
    }

    fn response(&self, cx: &Cx<'_>, verdict: &Whole) -> Response {
        let mut unknown = Vec::new();
        let (decision, decided_by, because) = match (&verdict.denied, &verdict.allowed) {
            (Truth::True, _) => {
                let hits = self.hits(Effect::Deny, Truth::is_true);
                let because = hits.first().map_or_else(String::new, |hit| message::explicit(hit.layer));
                (Decision::ExplicitDeny, hits, because)
            }
            (_, Truth::True) => (Decision::Allow, self.hits(Effect::Allow, Truth::is_true), String::new()),
            (_, Truth::False) => {
                let layer = verdict.missing;
                let because = message::implicit(layer, cx.is_kms(), &cx.request.action);
                let decided = DecidedBy { layer, policy: None, statement: None, sid: None };
                (Decision::ImplicitDeny, vec![decided], because)
            }
            (_, Truth::Unknown(reasons)) => {
                unknown.clone_from(reasons);
                let is_open = |truth: &Truth| matches!(truth, Truth::Unknown(_));
                let mut hits = self.hits(Effect::Deny, is_open);
                hits.extend(self.hits(Effect::Allow, is_open));
                if hits.is_empty() || matches!(&verdict.granted, Truth::Unknown(_)) {
                    // The identity policy allows it, and the key policy is not seen.
                    hits.extend(self.hits(Effect::Allow, Truth::is_true));
                }
                (Decision::Depends, hits, String::new())
            }
        };
        let unknown_keys = unknown.iter().filter_map(|unknown| match unknown {
            Unknown::Key(key) => Some(key.clone()),
            Unknown::Fact(_) => None,
        });
        Response {
            decision,
            message: message::write(cx, decision, &decided_by, &because, &unknown),
            decided_by,
            because,
            unknown_keys: unknown_keys.collect(),
            problems: Vec::new(),
        }
    }

    /// The first statement of each layer with an effect and a truth.
    fn hits(&self, effect: Effect, wanted: impl Fn(&Truth) -> bool) -> Vec<DecidedBy> {
        let first = |found: &Found| {
            let hit = found
                .hits
                .iter()
                .find(|hit| hit.effect.is_none_or(|own| own == effect) && wanted(&hit.truth));
            hit.map(Hit::decided_by)
        };
        self.all().filter_map(first).collect()
    }
}
