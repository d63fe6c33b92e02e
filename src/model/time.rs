//! Points in time and intervals as the texts give them; what can be known of them is `crate::time`'s affair.

use super::{EventId, List, MandateId, PhaseId};
use crate::source::Span;
use crate::time::civil::{Day, Duration};

/// A point in time: a base and the distances from it, the outermost first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// From where the distances count.
    pub base: Base,
    /// Distances; `true` means towards the past.
    pub offsets: List<(Duration, bool)>,
    /// Where it is said.
    pub span: Span,
}

/// Where a point in time is anchored.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Base {
    /// A day, or the first and last day of a month.
    Days(Day, Day),
    /// An event.
    Event(EventId),
    /// The adoption of a mandate or amendment.
    Adoption(MandateId),
    /// The last day of a mandate.
    Expiry(MandateId),
    /// The beginning of a phase.
    StartOf(PhaseId),
    /// The end of a phase.
    EndOf(PhaseId),
}

/// An interval as it is said; parts that are not said are inherited.
#[derive(Clone, Debug, Default)]
pub struct Interval {
    /// `from POINT`.
    pub from: Option<Point>,
    /// `until POINT`.
    pub until: Option<Point>,
    /// `until revoked`.
    pub until_revoked: bool,
    /// `for DURATION`, and whether it runs on.
    pub lasting: Option<(Duration, bool)>,
    /// `during PHASES`.
    pub during: List<PhaseId>,
}

impl Interval {
    /// Whether nothing is said.
    pub fn is_inherited(&self) -> bool {
        self.from.is_none()
            && self.until.is_none()
            && !self.until_revoked
            && self.lasting.is_none()
            && self.during.is_empty()
    }
}
