//! One native test binary: properties, half-typed texts, the corpus.

mod corpus;
mod half_typed;
mod json_oracle;
mod properties;
mod tree_laws;
