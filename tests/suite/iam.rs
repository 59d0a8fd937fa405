//! Policies: generated ones against worked examples, evaluated ones against tables and laws.

mod examples;
mod launch;
mod laws;
mod placeholders;
mod probes;
