//! What can be wrong with a value, told by where it stands.

use super::Type;
use crate::source::{Dialect, names};
use crate::syntax::NodeId;

/// Something that the API would not take as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What is wrong.
    pub kind: ProblemKind,
    /// The value it is about; for a missing member, the object that lacks it.
    pub node: NodeId,
    /// The member of a structure that holds the value, as it is or in a list or map; `None` at the root.
    pub owner: Option<Owner>,
}

impl Problem {
    /// Is it a key that a dialect leaves out without a word? Terraform reads container definitions in terms of its own.
    pub fn is_dropped_by(&self, dialect: Dialect) -> bool {
        let block = |owner: Owner| {
            names::is_terraform_block(owner.structure) && owner.member != "containerDefinitions"
        };
        let is_unknown = matches!(self.kind, ProblemKind::Unknown { .. });
        is_unknown && dialect == Dialect::Terraform && !self.owner.is_none_or(block)
    }
}

/// A member of a structure of the API model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owner {
    /// The structure.
    pub structure: &'static str,
    /// The member.
    pub member: &'static str,
}

/// What can be wrong with a value.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// The value has another type. `kept` tells that its meaning was plain and it was read all the same.
    WrongType {
        /// What the API takes.
        expected: Type,
        /// Whether the value was read all the same.
        kept: bool,
    },
    /// A required member is not there.
    Missing {
        /// The structure.
        structure: &'static str,
        /// The member.
        member: &'static str,
    },
    /// A required member that is there, but blank or null.
    Blank {
        /// The structure.
        structure: &'static str,
        /// The member.
        member: &'static str,
    },
    /// A member that the structure does not have.
    Unknown {
        /// The structure.
        structure: &'static str,
        /// The members it has.
        members: Vec<&'static str>,
        /// The one of them that was plainly meant. Unless it is there too, the value was read as its value.
        meant: Option<&'static str>,
    },
    /// A word that the enum does not have.
    NotInEnum {
        /// The enum's name in the API model.
        name: &'static str,
        /// The words it has.
        values: &'static [&'static str],
    },
    /// A member that only DescribeTaskDefinition gives.
    OutputOnly,
    /// `null`, which counts as absent.
    Null,
}
