//! A duty that is given to nobody.

use super::{Checked, Findings};
use crate::syntax::word::Word;

/// Looks at every duty.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for duty in &checked.tables.leads.duties {
        let statement = &checked.model.statements[duty.duty.index()];
        // A duty that a division names without a lead is told as that.
        if duty.leads().next().is_some() || duty.divided || duty.broken || statement.origin.broken {
            continue;
        }
        let name = checked.statement(duty.duty);
        let mut finding = findings
            .at(statement.origin.title, format!("the duty {name} has no lead"))
            .consequence(format!("nobody has to see to {name}, and nobody answers for it"));
        if let Some(part) = duty.parts.iter().find(|part| part.word == Word::With) {
            finding = finding.also(part.place, format!("{} only takes part", checked.actor(part.actor)));
        }
        findings.add(finding.help("add lead and the name of an actor, or a row of a division"));
    }
}
