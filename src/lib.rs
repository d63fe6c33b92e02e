//! The language and compiler for peace-operation mandates.

mod compile;
pub mod diagnostic;
pub mod output;
pub mod rule;
pub mod source;
pub mod syntax;
pub mod time;

#[doc(hidden)]
pub mod cli;

pub use compile::{Compilation, Options, Parsed, compile};
