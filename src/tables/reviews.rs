//! Which report feeds which review.
//!
//! A review stands on the report before it: one that may come on the same day leaves no time to read it, and one that
//! may come later informs nobody.

use std::collections::BTreeMap;

use super::calendar::{Calendar, Due};
use crate::model::{Body, MandateId, Model, StatementId};
use crate::source::Span;
use crate::tables::command::CommandTable;
use crate::time::civil::{Day, Duration};
use crate::time::timeline::Timeline;

/// A review, or the last day of a mandate, with what is due before and after it.
#[derive(Debug)]
pub struct ReviewFed {
    /// The mandate.
    pub mandate: MandateId,
    /// Where the review is said, or the mandate's period.
    pub place: Span,
    /// Its last day.
    pub day: Day,
    /// Whether it is the mandate's end and not a review.
    pub expiry: bool,
    /// Whether the report that feeds it is named.
    pub names_report: bool,
    /// What feeds it.
    pub fed: Fed,
}

/// What feeds a review.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fed {
    /// A report is due in time, or what is due cannot be told yet.
    Enough,
    /// The report may come on the very day.
    SameDay(StatementId, Due),
    /// The report may come so many days later.
    After(StatementId, Due, i32),
    /// No report is due; the last one, where there is one, is too old.
    Nothing(Option<(StatementId, Due, Duration)>),
}

/// Looks at every review, and at every last day.
pub fn feed(model: &Model, timeline: &Timeline<'_>, calendar: &Calendar) -> Vec<ReviewFed> {
    let window = model.policies.iter().find_map(|policy| policy.review_window);
    let organs = reports_to_organs(model);
    let mut out = Vec::new();
    for (at, mandate) in model.mandates.iter().enumerate() {
        let id = MandateId(at as u32);
        let own = mandate.amends.unwrap_or(id);
        let general = organs.get(&own).cloned().unwrap_or_default();
        for review in &mandate.reviews {
            let Some(day) = timeline.day(&review.by) else { continue };
            let reports: Vec<StatementId> = match review.considering {
                Some(report) => vec![report],
                None if review.names_report => continue,
                None => general.clone(),
            };
            let fed = fed(&reports, day, calendar, window, false);
            out.push(ReviewFed {
                mandate: id,
                place: review.span,
                day,
                expiry: false,
                names_report: review.names_report,
                fed,
            });
        }
        if mandate.amendment || general.is_empty() {
            continue;
        }
        if let Some(day) = timeline.last_day(id) {
            let place = mandate.region.span.unwrap_or(mandate.origin.title);
            let fed = fed(&general, day, calendar, window, true);
            out.push(ReviewFed { mandate: id, place, day, expiry: true, names_report: false, fed });
        }
    }
    out
}

/// The reports of each mandate that reach an organ: some actor that nobody commands.
fn reports_to_organs(model: &Model) -> BTreeMap<MandateId, Vec<StatementId>> {
    let mut out: BTreeMap<MandateId, Vec<StatementId>> = BTreeMap::new();
    for (at, statement) in model.statements.iter().enumerate() {
        let (Some(mandate), Body::Report(report), true) = (statement.mandate, &statement.body, statement.holds())
        else {
            continue;
        };
        if report.to.iter().any(|&actor| CommandTable::is_root(model, actor)) {
            out.entry(mandate).or_default().push(StatementId(at as u32));
        }
    }
    out
}

fn fed(reports: &[StatementId], review: Day, calendar: &Calendar, window: Option<Duration>, expiry: bool) -> Fed {
    let mut days: Vec<(Due, StatementId)> = Vec::new();
    let mut known = true;
    for &report in reports {
        let Some(found) = calendar.of(report) else { continue };
        // Reports upon events or in words may come in time or not: nothing can be said.
        known &= found.complete && (!found.timed || !found.days.is_empty());
        days.extend(found.days.iter().map(|&due| (due, report)));
    }
    days.sort();
    let opens = window.map(|window| review.minus(window));
    let before = days.iter().rev().find(|(due, _)| due.day < review);
    if before.is_some_and(|(due, _)| opens.is_none_or(|opens| due.day >= opens)) {
        return Fed::Enough;
    }
    if let Some(&(due, report)) = days.iter().find(|(due, _)| due.day == review) {
        return Fed::SameDay(report, due);
    }
    if !known {
        return Fed::Enough;
    }
    let after = days.iter().find(|(due, _)| due.day > review);
    match (before, after, window) {
        (Some(&(due, report)), _, Some(window)) => Fed::Nothing(Some((report, due, window))),
        (Some(_), _, None) => Fed::Enough,
        // After the last day nobody reads: that is the finding on reports after expiry.
        (None, Some(_), _) if expiry => Fed::Enough,
        (None, Some(&(due, report)), _) => Fed::After(report, due, due.day.0 - review.0),
        // A mandate whose text asks for no dated report at all may be renewed on other grounds.
        (None, None, _) if expiry => Fed::Enough,
        (None, None, _) => Fed::Nothing(None),
    }
}
