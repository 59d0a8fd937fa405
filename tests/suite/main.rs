//! The native tests of the engine that go through its public functions. One binary, so that it links once.

#![cfg(test)]
#![expect(clippy::string_slice, reason = "a wrong slice fails the test, as it should")]

mod api_contract;
mod api_model_cases;
mod api_shape;
mod compare;
mod complete;
mod convert;
mod corpus;
mod corpus_decode;
mod dialects;
mod examples;
mod explain;
mod fixes;
mod half_typed;
mod hcl;
mod hosting;
mod iam;
mod json_oracle;
mod launch_types;
mod leaks;
mod model;
mod options;
mod placeholders;
mod properties;
mod references;
mod report;
mod report_formats;
mod reverse_lookup;
mod rewrite;
mod semantics;
mod share;
mod simulate;
mod static_pages;
mod suppression;
mod terraform;
mod tidy;
mod tree_laws;
mod typing;
mod typings;
mod wrapped;
