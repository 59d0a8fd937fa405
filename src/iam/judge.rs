//! Judging the policies that a role has: what they cover of what a task definition needs, what is missing, and what is more than
//! needed.
//!
//! Only the policies of the role are looked at. The policy of a key or of a resource in another account may still say no.

mod breadth;
mod cover;
pub mod declared;
pub mod groups;
mod guess;
mod miss;
pub mod needed;
pub mod needs;
mod neutral;
pub mod paste;
mod verdict;
pub mod write;

use serde_json::Value;

use super::policy::PolicyDocument;
use crate::facts::iam_sizes::{INLINE, KEY, SECRET, TRUST};
use crate::syntax::Document;
use breadth::Scales;
pub use breadth::{covers, names_action, resource_type};
use cover::Cover;
pub use guess::{Told, guess, statements, strings, trusted_services};
pub use miss::hint;
use needs::Wanted;
use paste::Pasted;
pub use verdict::{
    Judged, Need, NeedVerdict, Part, PartVerdict, Policy, PolicyKind, Statement, StatementVerdict,
};

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
    /// Whether the text declares the role, so that what is not there is not had.
    pub is_declared: bool,
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
    if documents.is_empty() && !given.pasted.is_empty() && !given.is_declared {
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
