//! Reading a pasted policy into a form that can be evaluated.
//!
//! Reading never fails: what cannot be read is a problem of its statement, and a statement with problems is neither taken for
//! applying nor for not applying. Source: IAM User Guide, grammar of the policy language (2023).

mod reader;
pub mod template;

pub use reader::{ELEMENTS, read};
pub use template::{Expansion, Filling, Template};

use super::pattern::Token;

/// A policy that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Its statements.
    pub statements: Vec<Statement>,
    /// What is wrong with the document as a whole; then it has no statements.
    pub problem: Option<String>,
}

/// Where a policy is attached decides what it must and must not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To a principal: an identity policy, a boundary or a service control policy.
    Identity,
    /// To a resource, a key or a role's trust.
    Resource,
}

/// A statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// Its `Sid`.
    pub sid: Option<String>,
    /// Its effect; `None` when it cannot be read.
    pub effect: Option<Effect>,
    /// Who; `None` in identity policies.
    pub principals: Option<Listed<PrincipalPattern>>,
    /// What.
    pub actions: Listed<ActionPattern>,
    /// On what; `None` where the policy's own resource is meant.
    pub resources: Option<Resources>,
    /// When.
    pub conditions: Vec<Condition>,
    /// What is wrong with it.
    pub problems: Vec<String>,
}

/// What a statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It allows.
    Allow,
    /// It denies.
    Deny,
}

/// A list, or everything that is not in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed<T> {
    /// `NotAction`, `NotResource`, `NotPrincipal`.
    pub negated: bool,
    /// The list.
    pub entries: Vec<T>,
}

/// A principal of a resource policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrincipalPattern {
    /// Everybody.
    Star,
    /// An account, which decides for itself.
    Account(String),
    /// An ARN: a role, a session, a user.
    Arn(String),
    /// A service, an identity provider, a deleted role: never one of our callers.
    Other,
}

/// A pattern of actions, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionPattern {
    /// The service.
    pub service: Vec<Token>,
    /// The name.
    pub name: Vec<Token>,
}

/// A list of resources, or everything that is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resources {
    /// `NotResource`
    pub negated: bool,
    /// Complete ARNs without wildcards and variables, sorted: the common case, and the quick one.
    pub exact: Vec<String>,
    /// Everything else.
    pub patterns: Vec<ResourcePattern>,
}

/// A pattern of resources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResourcePattern {
    /// `*`
    Star,
    /// The first five fields of an ARN, and the sixth, which may hold variables.
    Arn([Vec<Token>; 5], Template),
    /// Nothing matches it.
    Nothing,
}

/// One key of a condition block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// How it is compared.
    pub operator: Operator,
    /// Whether a key that is not there satisfies it.
    pub if_exists: bool,
    /// `ForAllValues:` or `ForAnyValue:`.
    pub quantifier: Option<Quantifier>,
    /// The key as written.
    pub key: String,
    /// The values.
    pub values: Vec<Template>,
}

/// How a key with several values is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// Every value must satisfy the condition.
    All,
    /// One value must.
    Any,
}

/// A condition operator without prefix and suffix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operator {
    /// How one value is compared with one of the policy.
    pub comparison: Comparison,
    /// Whether none of the values must match.
    pub negated: bool,
}

/// A way to compare two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// Character by character.
    Equals,
    /// Character by character, in any case.
    EqualsIgnoreCase,
    /// With wildcards.
    Like,
    /// The six fields of ARNs, with wildcards.
    Arn,
    /// Numbers.
    Numeric(Order),
    /// Times.
    Date(Order),
    /// `true` or `false`.
    Bool,
    /// Addresses in a range.
    IpAddress,
    /// Base64.
    Binary,
    /// Whether the key is absent.
    Null,
}

/// An order of numbers or times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The same.
    Equal,
    /// Less.
    Less,
    /// Less or the same.
    LessOrEqual,
    /// Greater.
    Greater,
    /// Greater or the same.
    GreaterOrEqual,
}

/// Every operator, in AWS's words. Source: IAM User Guide, condition operators (2023).
pub static OPERATORS: &[(&str, Operator)] = &[
    ("ArnEquals", Operator { comparison: Comparison::Arn, negated: false }),
    ("ArnLike", Operator { comparison: Comparison::Arn, negated: false }),
    ("ArnNotEquals", Operator { comparison: Comparison::Arn, negated: true }),
    ("ArnNotLike", Operator { comparison: Comparison::Arn, negated: true }),
    ("BinaryEquals", Operator { comparison: Comparison::Binary, negated: false }),
    ("Bool", Operator { comparison: Comparison::Bool, negated: false }),
    ("DateEquals", Operator { comparison: Comparison::Date(Order::Equal), negated: false }),
    ("DateGreaterThan", Operator { comparison: Comparison::Date(Order::Greater), negated: false }),
    (
        "DateGreaterThanEquals",
        Operator { comparison: Comparison::Date(Order::GreaterOrEqual), negated: false },
    ),
    ("DateLessThan", Operator { comparison: Comparison::Date(Order::Less), negated: false }),
    ("DateLessThanEquals", Operator { comparison: Comparison::Date(Order::LessOrEqual), negated: false }),
    ("DateNotEquals", Operator { comparison: Comparison::Date(Order::Equal), negated: true }),
    ("IpAddress", Operator { comparison: Comparison::IpAddress, negated: false }),
    ("NotIpAddress", Operator { comparison: Comparison::IpAddress, negated: true }),
    ("Null", Operator { comparison: Comparison::Null, negated: false }),
    ("NumericEquals", Operator { comparison: Comparison::Numeric(Order::Equal), negated: false }),
    ("NumericGreaterThan", Operator { comparison: Comparison::Numeric(Order::Greater), negated: false }),
    (
        "NumericGreaterThanEquals",
        Operator { comparison: Comparison::Numeric(Order::GreaterOrEqual), negated: false },
    ),
    ("NumericLessThan", Operator { comparison: Comparison::Numeric(Order::Less), negated: false }),
    (
        "NumericLessThanEquals",
        Operator { comparison: Comparison::Numeric(Order::LessOrEqual), negated: false },
    ),
    ("NumericNotEquals", Operator { comparison: Comparison::Numeric(Order::Equal), negated: true }),
    ("StringEquals", Operator { comparison: Comparison::Equals, negated: false }),
    ("StringEqualsIgnoreCase", Operator { comparison: Comparison::EqualsIgnoreCase, negated: false }),
    ("StringLike", Operator { comparison: Comparison::Like, negated: false }),
    ("StringNotEquals", Operator { comparison: Comparison::Equals, negated: true }),
    ("StringNotEqualsIgnoreCase", Operator { comparison: Comparison::EqualsIgnoreCase, negated: true }),
    ("StringNotLike", Operator { comparison: Comparison::Like, negated: true }),
];

impl Comparison {
    /// Are `*` and `?` wildcards?
    pub fn has_wildcards(self) -> bool {
        matches!(self, Self::Like | Self::Arn)
    }

    /// Are variables filled in?
    pub fn has_variables(self) -> bool {
        matches!(self, Self::Equals | Self::EqualsIgnoreCase | Self::Like | Self::Arn | Self::Bool)
    }
}
