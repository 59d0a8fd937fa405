//! What a judgement says, as plain data.

use super::Whose;
use crate::iam::document::Effect;
use crate::iam::policy::Statement as Written;
use crate::iam::roles::Reason;
use crate::syntax::NodeId;

/// The policies of one role, judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Whose they are.
    pub whose: Whose,
    /// Why they are taken for that role's, in one sentence; nothing when it was told.
    pub guess: Option<String>,
    /// What the role is called in the pasted text.
    pub name: Option<String>,
    /// Its policies, in the order of the text; policies of AWS that it names come last.
    pub policies: Vec<Policy>,
    /// What the role needs, in the order of the generated policy.
    pub needs: Vec<Need>,
    /// The statements of all its identity policies.
    pub statements: Vec<Statement>,
    /// What there is to say beside that.
    pub notes: Vec<String>,
}

/// A policy of a role.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name, where the text has one.
    pub name: Option<String>,
    /// What it is for.
    pub kind: PolicyKind,
    /// Where it stands; nothing for a policy of AWS that is not in the text.
    pub node: Option<NodeId>,
    /// How many characters it has as IAM counts them.
    pub size: usize,
    /// How many it may have: together with the others for inline policies of a role, which is the larger limit.
    pub limit: usize,
}

/// What a policy is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PolicyKind {
    /// What a role may do.
    Identity,
    /// Who may take a role on.
    Trust,
    /// Who may use a secret, a key or something else.
    Resource,
}

impl PolicyKind {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Trust => "trust",
            Self::Resource => "resource",
        }
    }
}

/// One call that a role must be allowed to make.
#[derive(Clone, Debug)]
pub struct Need {
    /// `service:Name`
    pub action: String,
    /// The resource as the tightest policy names it.
    pub resource: String,
    /// Whether it is covered.
    pub verdict: NeedVerdict,
    /// The statements that make it so, by number in [`Judged::statements`].
    pub statements: Vec<usize>,
    /// Why it is needed.
    pub because: Vec<Reason>,
    /// What is in the way: the nearest miss, or what it depends on.
    pub detail: Option<String>,
}

/// Is a call allowed?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NeedVerdict {
    /// A statement allows it.
    Covered,
    /// No statement does.
    Missing,
    /// A statement denies it.
    Denied,
    /// It depends on something that is not known.
    Depends,
}

impl NeedVerdict {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Missing => "missing",
            Self::Denied => "denied",
            Self::Depends => "depends",
        }
    }
}

/// A statement of the pasted text, judged.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its policy, by number in [`Judged::policies`].
    pub policy: usize,
    /// Its number in the policy, from 0.
    pub index: usize,
    /// Its `Sid`.
    pub sid: Option<String>,
    /// What it does; nothing when that cannot be read.
    pub effect: Option<Effect>,
    /// Where it stands; nothing for one of a policy of AWS.
    pub node: Option<NodeId>,
    /// What it is worth.
    pub verdict: StatementVerdict,
    /// The needs that it covers, may cover, or denies, by number in [`Judged::needs`].
    pub needs: Vec<usize>,
    /// Its actions.
    pub actions: Vec<Part>,
    /// Its resources.
    pub resources: Vec<Part>,
    /// Why it has its verdict, where its parts do not tell.
    pub note: Option<String>,
    /// What would do in its place, when it is too broad.
    pub tight: Vec<Written>,
}

/// What a statement is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementVerdict {
    /// All of it is needed.
    Needed,
    /// It allows more than is needed.
    TooBroad,
    /// Nothing needs it.
    Unused,
    /// The task definition does not need it; whether something else does, it does not tell.
    Untold,
    /// It denies.
    Denies,
    /// IAM does not take it as it is.
    Unread,
}

impl StatementVerdict {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::TooBroad => "too-broad",
            Self::Unused => "unused",
            Self::Untold => "untold",
            Self::Denies => "denies",
            Self::Unread => "unread",
        }
    }
}

/// An action or a resource of a statement.
#[derive(Clone, Debug)]
pub struct Part {
    /// As written.
    pub text: String,
    /// As it is compared: placeholders of other tools as `<…>`.
    pub meant: String,
    /// Where it stands.
    pub node: Option<NodeId>,
    /// What it is worth.
    pub verdict: PartVerdict,
    /// What is too broad about it, or why nothing needs it.
    pub note: Option<String>,
}

/// What an action or a resource of a statement is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartVerdict {
    /// It is needed as it is.
    Needed,
    /// It matches more than is needed.
    TooBroad,
    /// Nothing needs it.
    Unused,
}

impl PartVerdict {
    /// The word used in results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Needed => "needed",
            Self::TooBroad => "too-broad",
            Self::Unused => "unused",
        }
    }
}
