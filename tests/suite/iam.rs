//! Policies: generated ones against worked examples, evaluated ones against tables and laws.

mod calls;
mod comparison;
mod condition_laws;
mod declared;
mod examples;
mod judge;
mod launch;
mod laws;
mod oracle;
mod output;
mod placeholders;
mod probes;
mod styles;
mod surroundings;
mod universe;
