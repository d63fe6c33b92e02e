//! What people and programs read.

pub mod ast;
pub mod compiled;
