//! The native tests of the engine that go through its public functions. One binary, so that it links once.

mod api_shape;
mod options;
mod report;
mod share;
mod typings;
