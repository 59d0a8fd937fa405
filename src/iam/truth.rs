//! Three values: true, false, and depending on something that is not known. Kleene's logic.

/// Something that is not known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// The value of a condition key.
    Key(String),
    /// Something else, in words that follow "depends on".
    Fact(String),
}

/// True, false or neither.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It is so.
    True,
    /// It is not so.
    False,
    /// It depends on these, in order, each once.
    Unknown(Vec<Unknown>),
}

impl Truth {
    /// It depends on one thing.
    pub fn depends(unknown: Unknown) -> Self {
        Self::Unknown(vec![unknown])
    }

    /// Is it certainly so?
    pub fn is_true(&self) -> bool {
        *self == Self::True
    }

    /// Is it certainly not so?
    pub fn is_false(&self) -> bool {
        *self == Self::False
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, other) | (other, Self::True) => other,
            (Self::Unknown(one), Self::Unknown(other)) => Self::Unknown(united(one, other)),
        }
    }

    /// At least one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::True, _) | (_, Self::True) => Self::True,
            (Self::False, other) | (other, Self::False) => other,
            (Self::Unknown(one), Self::Unknown(other)) => Self::Unknown(united(one, other)),
        }
    }

    /// All; of none it is true.
    pub fn all(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::True, Self::and)
    }

    /// Any; of none it is false.
    pub fn any(truths: impl IntoIterator<Item = Self>) -> Self {
        truths.into_iter().fold(Self::False, Self::or)
    }
}

fn united(mut one: Vec<Unknown>, other: Vec<Unknown>) -> Vec<Unknown> {
    for unknown in other {
        if let Err(place) = one.binary_search(&unknown) {
            one.insert(place, unknown);
        }
    }
    one
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}
