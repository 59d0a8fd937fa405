//! The execution role that a template declares, as the role of the pretend AWS.

use std::cell::OnceCell;

use serde_json::Value;

use crate::iam::judge::declared::Declared;
use crate::iam::{Decision, Judge, Policies, Request};
use crate::world::{ExecutionRole, World};

/// Whose policies decide on the calls of a launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UsedRole {
    /// Those that we generate.
    Generated,
    /// Those of the role that the template declares.
    Template,
    /// Those that were given.
    Policies,
    /// None: everything is allowed.
    AllowAll,
}

impl UsedRole {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Template => "template",
            Self::Policies => "policies",
            Self::AllowAll => "allow-all",
        }
    }

    /// What is used for a task definition whose execution role the template declares, or does not.
    pub(in crate::analysis) fn of(world: &World, declared: Option<&Declared>) -> Self {
        let is_whole = declared.is_some_and(Declared::is_whole);
        match &world.execution_role {
            ExecutionRole::AllowAll => Self::AllowAll,
            ExecutionRole::Policies(role) if role.policies.is_some() => Self::Policies,
            ExecutionRole::Template if declared.is_some() => Self::Template,
            ExecutionRole::Unsaid | ExecutionRole::Policies(_) if is_whole => Self::Template,
            _ => Self::Generated,
        }
    }
}

/// The role of the template, with the judges that its placeholders need.
pub(super) struct OfTemplate<'a> {
    declared: &'a Declared,
    open: OnceCell<Judge>,
}

impl<'a> OfTemplate<'a> {
    pub(super) fn new(declared: &'a Declared) -> Self {
        Self { declared, open: OnceCell::new() }
    }

    /// Its policies.
    pub(super) fn documents(&self) -> Vec<Value> {
        self.declared.documents()
    }

    /// Brings a call into the form of its policies.
    pub(super) fn adapt(&self, request: &mut Request) {
        self.declared.adapt_request(request);
    }

    /// What it depends on whether its policies allow a call, where they do not as they stand.
    pub(super) fn depends(&self, request: &Request, policy: Option<&Value>) -> Option<String> {
        if !self.declared.is_whole() {
            return Some("depends on policies of the role that cannot be read in the template".to_owned());
        }
        let open = self.open.get_or_init(|| {
            Judge::new(&Policies { identity: self.declared.opened(), ..Policies::default() })
        });
        let response = open.judge_with(request, policy);
        (!matches!(response.decision, Decision::ImplicitDeny | Decision::ExplicitDeny))
            .then(|| "depends on what stands for the placeholders of the role's policies".to_owned())
    }

    /// Its trust policy, as far as it could be read.
    pub(super) fn trust(&self) -> Option<Value> {
        let trust = self.declared.trust.as_ref()?;
        let text = trust.as_str().map_or_else(|| trust.to_string(), str::to_owned);
        // Services are called by this name in every partition. Source: AWS CDK, service principals (2026-11).
        let trust: Value = serde_json::from_str(&text.replace("${AWS::URLSuffix}", "amazonaws.com")).ok()?;
        trust.get("Statement").is_some().then_some(trust)
    }
}
