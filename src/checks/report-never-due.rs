//! A report that never falls due while it is owed.

use super::{Checked, Findings};
use crate::model::Body;
use crate::time::timeline::words;

/// Looks at every report that counts its days.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for days in &checked.tables.calendar.reports {
        let statement = &checked.model.statements[days.report.index()];
        let Body::Report(report) = &statement.body else { continue };
        let series = report.every.is_some() || report.first.is_some();
        if !series || !report.upon.is_empty() || report.as_requested || !days.complete || days.cut || statement.origin.broken || !report.due.is_empty() {
            continue;
        }
        let Some((start, end)) = days.span.certain() else { continue };
        if days.days.iter().any(|due| due.day.0 >= start && due.day.0 < end) {
            continue;
        }
        let name = checked.statement(days.report);
        let place = report.every.map(|(_, place, _)| place).or(report.first.as_ref().map(|first| first.span)).unwrap_or(statement.origin.title);
        let mut finding = findings
            .at(place, format!("the report {name} never falls due"))
            .also(statement.origin.title, format!("it is owed {}", words(start, end)));
        if let Some(due) = days.days.first() {
            finding = finding.label(format!("first due on {}", due.day.long()));
        } else if let Some((every, ..)) = report.every {
            finding = finding.label(format!("the first {every} are not over when it ends"));
        }
        findings.add(
            finding
                .region(checked.region(start, end, &[], &[]))
                .consequence("the recipient never hears anything")
                .help("shorten the distance, or say when the first report is due"),
        );
    }
}
