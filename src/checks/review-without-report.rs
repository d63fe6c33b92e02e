//! A review that no report feeds.

use super::{Checked, Findings};
use crate::tables::reviews::Fed;

/// Looks at every review and every last day.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for review in &checked.tables.reviews {
        let Fed::Nothing(last) = &review.fed else { continue };
        let what = if review.expiry { "the renewal" } else { "the review" };
        let day = review.day.long();
        let finding = match last {
            None => findings
                .at(review.place, format!("no report is due before {what} on {day}"))
                .consequence(format!("on {day} nobody has told the organ how things stand"))
                .help(format!("let a report fall due some weeks before {day}")),
            Some((report, due, window)) => findings
                .at(review.place, format!("the last report before {what} on {day} is due on {}", due.day.long()))
                .also(due.place, format!("the report {} is due {} days earlier", checked.statement(*report), review.day.0 - due.day.0))
                .consequence(format!("on {day} the organ decides on a report that is older than {window}"))
                .help(format!("let a report fall due between {} and {}", review.day.minus(*window).long(), review.day.previous().long())),
        };
        findings.add(finding.region(checked.region(review.day.0, review.day.0 + 1, &[], &[])));
    }
}
