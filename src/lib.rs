//! The language and compiler for peace-operation mandates.

// The library never panics on any input; tests may.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::todo, clippy::dbg_macro))]

pub mod checks;
mod compile;
pub mod diagnostic;
pub mod doctrine;
mod load;
pub mod model;
pub mod output;
pub mod region;
mod resolve;
pub mod rule;
mod settle;
pub mod source;
pub mod syntax;
pub mod tables;
pub mod time;

#[doc(hidden)]
pub mod cli;

pub use compile::{Compilation, Options, compile};
pub use load::Parsed;
pub use settle::Allowed;
