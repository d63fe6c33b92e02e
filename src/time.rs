//! Time: the calendar, points in time, and what can be known of them.

pub mod civil;
pub mod timeline;
