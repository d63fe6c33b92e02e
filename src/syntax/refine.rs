//! The second step.
