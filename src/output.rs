//! What people and programs read: the only room that serialises, and the only one that draws.

pub mod ast;
pub mod compiled;
pub mod concise;
pub mod diagnostics;
pub mod human;
pub mod place;
pub mod words;
