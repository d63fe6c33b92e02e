//! A report that may come after the review that it should inform.

use super::{Checked, Findings};
use crate::tables::reviews::Fed;

/// Looks at every review.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for review in &checked.tables.reviews {
        let Fed::After(report, due, lag) = review.fed else { continue };
        let (day, name) = (review.day.long(), checked.statement(report));
        let days = if lag == 1 { "1 day".to_owned() } else { format!("{lag} days") };
        findings.add(
            findings
                .at(due.place, format!("the report {name} may come {days} after the review that it should inform"))
                .label(format!("due by {}", due.day.long()))
                .also(review.place, format!("the review is held by {day}"))
                .region(checked.region(review.day.0, due.day.0 + 1, &[], &[]))
                .consequence(format!("on {day} the review has no report before it"))
                .help(format!("let the report fall due before {day}, or move the review behind {}", due.day.long())),
        );
    }
}
