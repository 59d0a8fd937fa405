//! One native test binary: properties, half-typed texts, the corpus.
