//! Judging the policies that a role has: what they cover of what a task definition needs, what is missing, and what is more than
//! needed.
//!
//! Only the policies of the role are looked at. The policy of a key or of a resource in another account may still say no.

mod breadth;
mod cover;
mod guess;
mod miss;
pub mod needs;
mod neutral;
pub mod paste;
pub mod write;

use serde_json::Value;

use super::document::Effect;
use super::policy::{PolicyDocument, Statement as Written};
use super::roles::Reason;
use crate::facts::iam_sizes::{INLINE, KEY, SECRET, TRUST};
use crate::syntax::{Document, NodeId};
use breadth::Scales;
pub use breadth::{covers, names_action, resource_type};
use cover::Cover;
pub use guess::{Told, guess, statements, strings, trusted_services};
pub use miss::hint;
use needs::Wanted;
use paste::Pasted;

/// Whose policies they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The task execution role.
    Execution,
    /// The task role.
    Task,
    /// The role with which ECS manages volumes and other resources.
    Infrastructure,
    /// Whoever registers the task definition.
    Deployer,
}

impl Whose {
    /// Each with the word used in options and results.
    pub const ALL: [(&'static str, Self); 4] = [
        ("execution", Self::Execution),
        ("task", Self::Task),
        ("infrastructure", Self::Infrastructure),
        ("deployer", Self::Deployer),
    ];

    /// The word used in options and results.
    pub fn name(self) -> &'static str {
        match self {
            Self::Execution => "execution",
            Self::Task => "task",
            Self::Infrastructure => "infrastructure",
            Self::Deployer => "deployer",
        }
    }

    /// What to call it in a sentence.
    pub fn title(self) -> &'static str {
        match self {
            Self::Execution => "the execution role",
            Self::Task => "the task role",
            Self::Infrastructure => "the infrastructure role",
            Self::Deployer => "the deployer",
        }
    }

    /// Does the task definition tell everything that it needs? What the code of containers calls, and what else a pipeline does, it
    /// does not.
    pub fn is_told(self) -> bool {
        matches!(self, Self::Execution | Self::Infrastructure)
    }
}

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

/// What a role needs: the policy that we generate for it, and its calls.
#[derive(Clone, Debug)]
pub struct Needed {
    /// Whose needs they are.
    pub whose: Whose,
    /// The generated policy.
    pub document: PolicyDocument,
    /// Its calls.
    pub wanted: Vec<Wanted>,
}

/// The policies of one role, as they were given.
#[derive(Clone, Debug, Default)]
pub struct Given {
    /// What the role is called.
    pub name: Option<String>,
    /// The policies of the text.
    pub pasted: Vec<Pasted>,
    /// The policies of AWS that it has: name and document.
    pub known: Vec<(&'static str, Value)>,
    /// The managed policies that it has and that are not known here.
    pub unknown: Vec<String>,
    /// Whether not every policy of it could be read.
    pub is_incomplete: bool,
}

impl Given {
    /// The policies of the text that say what the role may do.
    pub fn identity(&self) -> impl Iterator<Item = &Pasted> {
        self.pasted.iter().filter(|pasted| pasted.kind == PolicyKind::Identity)
    }
}

/// Judges the policies of a role. `all` are the needs of all roles, for what is allowed in the wrong place.
pub fn judge(
    given: &Given,
    text: &Document,
    needed: &Needed,
    all: &[Needed],
    guess: Option<String>,
) -> Judged {
    let mut policies: Vec<Policy> = given
        .pasted
        .iter()
        .map(|pasted| Policy {
            name: pasted.name.clone(),
            kind: pasted.kind,
            node: Some(pasted.node),
            size: pasted.json.to_string().chars().count(),
            limit: limit(pasted),
        })
        .collect();
    let identity = given.pasted.iter().enumerate().filter(|(_, pasted)| pasted.kind == PolicyKind::Identity);
    let mut documents: Vec<(usize, &Value)> = identity.map(|(index, pasted)| (index, &pasted.json)).collect();
    for (name, document) in &given.known {
        documents.push((policies.len(), document));
        policies.push(Policy {
            name: Some((*name).to_owned()),
            kind: PolicyKind::Identity,
            node: None,
            size: document.to_string().chars().count(),
            limit: INLINE,
        });
    }
    let mut judged = Judged {
        whose: needed.whose,
        guess,
        name: given.name.clone(),
        policies,
        needs: Vec::new(),
        statements: Vec::new(),
        notes: Vec::new(),
    };
    // Who may take a role on says nothing of what it may do. A text without any policy allows nothing.
    if documents.is_empty() && !given.pasted.is_empty() {
        return judged;
    }
    let mut cover = Cover::read(documents.into_iter());
    cover.put(&needed.wanted);
    judged.needs =
        needed.wanted.iter().enumerate().map(|(number, wanted)| cover.verdict(number, wanted)).collect();
    let scales = Scales {
        whose: needed.whose,
        cover: &cover,
        wanted: &needed.wanted,
        generated: &needed.document.statements,
    };
    for (number, read) in cover.statements.iter().enumerate() {
        let node =
            given.pasted.get(read.policy).and_then(|pasted| pasted.statements.get(read.index)).copied();
        let weighed = scales.weigh(number, read, node.map(|node| (text, node)));
        let tight: Vec<&Wanted> = weighed.needs.iter().filter_map(|&need| needed.wanted.get(need)).collect();
        let is_broad = weighed.verdict == StatementVerdict::TooBroad;
        judged.statements.push(Statement {
            policy: read.policy,
            index: read.index,
            sid: read.statement.sid.clone(),
            effect: read.statement.effect,
            node,
            verdict: weighed.verdict,
            needs: weighed.needs,
            actions: weighed.actions,
            resources: weighed.resources,
            note: weighed.note,
            tight: if is_broad { needs::held_to(&needed.document, &tight) } else { Vec::new() },
        });
    }
    miss::explain(&mut judged, &cover, &needed.wanted);
    miss::misplaced(&mut judged, all);
    say(&mut judged, given);
    judged
}

/// How many characters a policy may have.
fn limit(pasted: &Pasted) -> usize {
    match pasted.kind {
        PolicyKind::Identity => INLINE,
        PolicyKind::Trust => TRUST,
        PolicyKind::Resource if pasted.json.to_string().contains("\"kms:") => KEY,
        PolicyKind::Resource => SECRET,
    }
}

/// What the text does not tell.
fn say(judged: &mut Judged, given: &Given) {
    for policy in &given.unknown {
        judged
            .notes
            .push(format!("the managed policy `{policy}` is not in the text; what it allows is not counted"));
    }
    if given.is_incomplete {
        judged.notes.push("not every policy of the role could be read from the text".to_owned());
    }
    if judged.needs.iter().any(|need| need.action == "kms:Decrypt" && need.verdict == NeedVerdict::Covered) {
        judged
            .notes
            .push("the policy of the key is taken for the one that AWS gives it, which leaves the decision to the account".to_owned());
    }
    if given.unknown.is_empty() && !given.is_incomplete {
        return;
    }
    // What is missing here may be in what is not seen.
    for need in judged.needs.iter_mut().filter(|need| need.verdict == NeedVerdict::Missing) {
        need.verdict = NeedVerdict::Depends;
        need.detail = Some("depends on the policies of the role that are not in the text".to_owned());
    }
}
