//! A duty that a division names and nobody leads, or that is led only where or when it is not owed.

use super::{Checked, Findings};
use crate::region::meet;
use crate::time::timeline::{Holds, words};

/// Looks at every duty that somebody has a part in.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    let model = checked.model;
    for duty in &checked.tables.leads.duties {
        let statement = &model.statements[duty.duty.index()];
        if statement.origin.broken || duty.broken {
            continue;
        }
        let name = checked.statement(duty.duty);
        let Some(first) = duty.leads().next() else {
            if !duty.divided {
                continue;
            }
            let mut finding = findings
                .at(statement.origin.title, format!("no row of the division leads {name}"))
                .consequence(format!("several take part in {name}, and nobody answers for it"));
            if let Some(part) = duty.parts.first() {
                finding = finding.also(part.place, format!("{} has a part in it here", checked.actor(part.actor)));
            }
            findings.add(finding.help("add lead and the name of an actor to the row"));
            continue;
        };
        let Some((start, end)) = duty.span.certain() else { continue };
        let met = duty.leads().any(|lead| {
            let in_time = lead.span.possible().is_some_and(|(from, until)| from < end && start < until);
            in_time && meet(model, &lead.areas, &statement.region.areas) != Holds::No
        });
        if !met {
            findings.add(
                findings
                    .at(first.place, format!("nobody leads {name} when and where it is owed"))
                    .label(match first.span.possible() {
                        Some((from, until)) => format!("{} leads it {}", checked.actor(first.actor), words(from, until)),
                        None => format!("{} never leads it: the interval is empty", checked.actor(first.actor)),
                    })
                    .also(statement.origin.title, format!("the duty is owed {}", words(start, end)))
                    .region(checked.region(start, end, &statement.region.areas, &statement.region.matters))
                    .consequence(format!("{}, nobody answers for {name}", words(start, end)))
                    .help("let the lead begin and end with the duty, in the same areas"),
            );
        }
    }
}
