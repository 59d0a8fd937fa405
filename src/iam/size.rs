//! How large a policy may be, and what to do when it is larger.

use super::PolicyDocument;
use crate::facts::iam_sizes::{INLINE, MANAGED, MANAGED_PER_ROLE};

/// What there is to say about the size of a role's policy.
pub fn note(document: &PolicyDocument) -> Option<String> {
    let size = document.size();
    (size > INLINE).then(|| {
        let parts = document.split(MANAGED).len();
        let more =
            if parts > MANAGED_PER_ROLE { ", more than a role may have unless AWS raises the limit" } else { "" };
        format!(
            "the policy has {size} characters, and the inline policies of a role may have {INLINE} together; it fits into {parts} managed \
             policies{more}"
        )
    })
}

impl PolicyDocument {
    /// The same permissions in several documents of at most so many characters each, without the names of the statements.
    ///
    /// A statement that is too large is divided by its resources; conditions stay whole, so that a single statement may stay too large.
    pub fn split(&self, most: usize) -> Vec<Self> {
        let mut documents: Vec<Self> = Vec::new();
        for statement in &self.statements {
            let mut rest = statement.clone();
            rest.sid = String::new();
            let resources = std::mem::take(&mut rest.resources);
            for resource in resources {
                let fits = documents.last_mut().is_some_and(|document| {
                    let mut candidate = document.clone();
                    match candidate.statements.last_mut() {
                        Some(last) if last.actions == rest.actions && last.conditions == rest.conditions => {
                            last.resources.push(resource.clone());
                        }
                        _ => {
                            let mut next = rest.clone();
                            next.resources.push(resource.clone());
                            candidate.statements.push(next);
                        }
                    }
                    let fits = candidate.size() <= most;
                    if fits {
                        *document = candidate;
                    }
                    fits
                });
                if !fits {
                    let mut next = rest.clone();
                    next.resources.push(resource);
                    documents.push(Self { statements: vec![next] });
                }
            }
        }
        documents
    }
}
