//! From a text to its tree, and back.

pub mod ast;
mod build;
pub mod clauses;
pub mod format;
pub mod layout;
pub mod names;
pub mod parse;
pub mod refine;
pub mod token;
pub mod word;
