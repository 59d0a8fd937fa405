//! What AWS says: constants of the platform. Each stands once, with its source and the date it was read.

/// One fact, with where it comes from.
#[derive(Debug, PartialEq, Eq)]
pub struct Fact {
    /// A stable name.
    pub id: &'static str,
    /// The fact in one sentence.
    pub statement: &'static str,
    /// Where it was read.
    pub source: &'static str,
    /// When it was read, as YYYY-MM-DD or YYYY-MM.
    pub checked: &'static str,
}
