//! How large a policy may be, and what to do when it is larger.

use super::{PolicyDocument, Statement};
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
        let frame = Self::default().size();
        let mut documents: Vec<Self> = Vec::new();
        let mut size = 0;
        for statement in &self.statements {
            // Whether the last document has a part of this statement already.
            let mut is_begun = false;
            let mut bare = statement.clone();
            bare.resources.clear();
            bare.sid.clear();
            for resource in &statement.resources {
                let last = documents.last_mut().map(|document| &mut document.statements);
                if is_begun
                    && let Some(begun) = last.and_then(|statements| statements.last_mut())
                    && size + growth(begun, resource) <= most
                {
                    size += growth(begun, resource);
                    begun.resources.push(resource.clone());
                    continue;
                }
                let part = Statement { resources: vec![resource.clone()], ..bare.clone() };
                let alone = Self { statements: vec![part.clone()] };
                let length = alone.size() - frame;
                match documents.last_mut() {
                    Some(document) if !is_begun && size + length < most => {
                        document.statements.push(part);
                        size += length + 1;
                    }
                    _ => {
                        documents.push(alone);
                        size = frame + length;
                    }
                }
                is_begun = true;
            }
        }
        documents
    }
}

/// By how much one resource more makes a statement longer: the string, a comma, and brackets when it becomes a list.
fn growth(statement: &Statement, resource: &str) -> usize {
    let brackets = if statement.resources.len() == 1 { 2 } else { 0 };
    serde_json::json!(resource).to_string().chars().count() + 1 + brackets
}
