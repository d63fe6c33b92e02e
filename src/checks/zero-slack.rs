//! A report that may come on the very day of the review that it should inform.

use super::{Checked, Findings};
use crate::tables::reviews::Fed;

/// Looks at every review and every last day.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for review in &checked.tables.reviews {
        let Fed::SameDay(report, due) = review.fed else { continue };
        let (day, name) = (review.day.long(), checked.statement(report));
        let what = if review.expiry { "the mandate ends" } else { "the review is held by" };
        findings.add(
            findings
                .at(due.place, format!("the report {name} may come on the very day of the {}", if review.expiry { "mandate's end" } else { "review that it should inform" }))
                .label(format!("due by {}", due.day.long()))
                .also(review.place, if review.expiry { format!("{what} on {day}") } else { format!("{what} {day}") })
                .region(checked.region(review.day.0, review.day.0 + 1, &[], &[]))
                .consequence(format!("a report that comes on {day} leaves no day to read it"))
                .help(format!("let the report fall due some weeks before {day}")),
        );
    }
}
