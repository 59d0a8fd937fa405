//! Policies: generated ones against worked examples, evaluated ones against tables and laws.

mod examples;
mod launch;
mod laws;
mod oracle;
mod output;
mod placeholders;
mod probes;
mod styles;
mod surroundings;
