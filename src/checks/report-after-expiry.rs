//! A report that falls due after the mandate has ended.

use super::{Checked, Findings};
use crate::model::Body;
use crate::time::civil::Day;
use crate::time::timeline::{FOREVER, words};

/// Looks at every due day; days of a series end with it.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for days in &checked.tables.calendar.reports {
        let statement = &checked.model.statements[days.report.index()];
        let Body::Report(report) = &statement.body else { continue };
        let end = days.span.end.latest;
        // A series that gives no day at all is told as that.
        let silent = report.due.is_empty() && days.days.iter().all(|due| due.day.0 >= end);
        if end == FOREVER || silent || statement.mandate.is_none() {
            continue;
        }
        for due in days.days.iter().filter(|due| due.day.0 >= end) {
            let name = checked.statement(days.report);
            let last = Day(end - 1).long();
            let mut finding = findings
                .at(due.place, format!("the report {name} is due after its mandate has ended"))
                .label(format!("due by {}", due.day.long()));
            if let Some(mandate) = statement.mandate {
                let mandate = &checked.model.mandates[mandate.index()];
                finding = finding.also(
                    mandate.region.span.unwrap_or(mandate.origin.title),
                    format!("the mandate {} ends on {last}", checked.text(mandate.name)),
                );
            }
            findings.add(
                finding
                    .region(checked.region(end, due.day.0 + 1, &[], &[]))
                    .consequence(format!("{}, whoever owes the report may be gone", words(end, due.day.0 + 1)))
                    .help(format!("let it fall due by {last}, or extend the mandate")),
            );
        }
    }
}
