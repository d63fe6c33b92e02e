//! The days on which reports fall due.
//!
//! A series counts from its anchor, never from the date before, so that a month's end comes back: after 31 January and
//! 28 February follows 31 March.

use crate::model::{Body, Deadline, MandateId, Model, Report, Statement, StatementId};
use crate::source;
use crate::time::civil::Day;
use crate::time::timeline::{BEGINNING, FOREVER, Span, Timeline};

/// The most days of one series that a calendar holds: thirty years of monthly reports.
pub const LONGEST: usize = 400;

/// All reports with their due days.
#[derive(Debug)]
pub struct Calendar {
    /// One for each report that holds, in the order of the texts.
    pub reports: Vec<ReportDays>,
}

/// A report with its due days.
#[derive(Debug)]
pub struct ReportDays {
    /// The report.
    pub report: StatementId,
    /// When it is owed.
    pub span: Span,
    /// Its due days, in order, each once.
    pub days: Vec<Due>,
    /// Whether all its dated days are known: none depends on an event without a date. What comes upon an event or as
    /// requested comes besides.
    pub complete: bool,
    /// Whether the series goes on beyond the longest that is held.
    pub cut: bool,
    /// Whether it says when it is due at all, be it upon an event or in words.
    pub timed: bool,
}

/// A due day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Due {
    /// The last day for the report.
    pub day: Day,
    /// Where it is said.
    pub place: source::Span,
}

impl Calendar {
    /// Expands all reports.
    pub fn new(model: &Model, timeline: &Timeline<'_>) -> Self {
        let mut reports = Vec::new();
        for (at, statement) in model.statements.iter().enumerate() {
            let Body::Report(report) = &statement.body else { continue };
            if statement.holds() {
                reports.push(expand(StatementId(at as u32), statement, report, timeline));
            }
        }
        Self { reports }
    }

    /// The due days of one report.
    pub fn of(&self, report: StatementId) -> Option<&ReportDays> {
        self.reports.binary_search_by_key(&report, |days| days.report).ok().and_then(|at| self.reports.get(at))
    }
}

fn deadline(deadline: &Deadline, timeline: &Timeline<'_>, mandate: Option<MandateId>) -> Option<Day> {
    match deadline.within {
        Some(distance) => timeline.day_within(deadline.point.as_ref(), distance, mandate),
        None => timeline.day(deadline.point.as_ref()?),
    }
}

fn expand(id: StatementId, statement: &Statement, report: &Report, timeline: &Timeline<'_>) -> ReportDays {
    // In an amendment, `within 30 days` without an anchor counts from the amendment's adoption.
    let owner = statement.change.map(|(amendment, _)| amendment).or(statement.mandate);
    let span = timeline.region(&statement.region, statement.mandate);
    let mut out = ReportDays { report: id, span, days: Vec::new(), complete: true, cut: false, timed: false };
    for due in &report.due {
        out.timed = true;
        match deadline(due, timeline, owner) {
            Some(day) => out.days.push(Due { day, place: due.span }),
            None => out.complete = false,
        }
    }
    let mut anchor = None;
    if let Some(first) = &report.first {
        out.timed = true;
        match deadline(first, timeline, owner) {
            Some(day) => {
                out.days.push(Due { day, place: first.span });
                anchor = Some((day, first.span));
            }
            None => out.complete = false,
        }
    }
    if let Some((every, place, _)) = report.every {
        out.timed = true;
        let series = timeline.within(&report.every_region, span, statement.mandate);
        let start = match (anchor, &report.first, out.days.last()) {
            (Some((day, _)), ..) => Some(day),
            (None, Some(_), _) => None,
            (None, None, Some(&last)) => Some(last.day),
            (None, None, None) => series.start.known().filter(|&start| start != BEGINNING).map(Day),
        };
        match (start, series.end.known()) {
            (Some(start), Some(end)) => {
                for count in 1.. {
                    let day = start.times(every, count);
                    // A length of nothing, or one below a day, would never end.
                    if day.0 >= end || day <= start {
                        break;
                    }
                    if out.days.len() >= LONGEST {
                        out.cut = true;
                        break;
                    }
                    out.days.push(Due { day, place });
                }
                if end == FOREVER {
                    out.cut = true;
                }
            }
            _ => out.complete = false,
        }
    }
    out.timed |= !report.upon.is_empty() || report.as_requested || report.once || report.every_text.is_some();
    out.days.sort();
    out.days.dedup_by_key(|due| due.day);
    out
}
