//! The checks: one file each, with its page beside it. They see the model and the tables, never the trees.

use crate::diagnostic::{Diagnostic, Region, Sink};
use crate::model::{ActorId, Model, Origin, StatementId, TermId};
use crate::rule::{self, Rule};
use crate::source::{SourceMap, Span};
use crate::syntax::names::{Names, Symbol};
use crate::syntax::token::unquote;
use crate::tables::Tables;
use crate::time::civil::Day;
use crate::time::timeline::{BEGINNING, FOREVER};

/// What every check looks at.
#[derive(Debug)]
pub struct Checked<'a> {
    /// What the texts mean.
    pub model: &'a Model,
    /// What follows from it.
    pub tables: &'a Tables,
    /// Names.
    pub names: &'a Names,
    /// The texts, for labels.
    pub sources: &'a SourceMap,
}

impl<'a> Checked<'a> {
    /// How a name is written.
    pub fn text(&self, symbol: Symbol) -> &'a str {
        self.names.text(symbol)
    }

    /// The name of an actor.
    pub fn actor(&self, id: ActorId) -> &'a str {
        self.text(self.model.actors[id.index()].name)
    }

    /// The name of a statement.
    pub fn statement(&self, id: StatementId) -> &'a str {
        self.text(self.model.statements[id.index()].name)
    }

    /// The name of a term.
    pub fn term(&self, id: TermId) -> &'a str {
        self.text(self.model.terms[id.index()].name)
    }

    /// The names of terms, joined.
    pub fn terms(&self, ids: &[TermId]) -> Vec<String> {
        ids.iter().map(|&id| self.term(id).to_owned()).collect()
    }

    /// Where an actor is declared.
    pub fn actor_origin(&self, id: ActorId) -> Origin {
        self.model.actors[id.index()].origin
    }

    /// The words of a label.
    pub fn words(&self, span: Span) -> String {
        unquote(self.sources.text(span))
    }

    /// A region for machines.
    pub fn region(&self, start: i32, end: i32, areas: &[TermId], matters: &[TermId]) -> Region {
        Region {
            from: (start != BEGINNING && start != FOREVER).then(|| Day(start).to_string()),
            until: (end != FOREVER && end != BEGINNING).then(|| Day(end - 1).to_string()),
            areas: self.terms(areas),
            matters: self.terms(matters),
        }
    }
}

/// Where one check puts what it finds: under its own rule, whatever it does.
#[derive(Debug)]
pub struct Findings<'s> {
    rule: &'static Rule,
    sink: &'s mut Sink,
}

impl Findings<'_> {
    /// Begins a finding at a place.
    pub fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.rule, span, message)
    }

    /// Takes a finding.
    pub fn add(&mut self, finding: Diagnostic) {
        debug_assert_eq!(finding.rule, self.rule);
        self.sink.report(finding);
    }
}

macro_rules! checks {
    ($($module:ident $path:literal $rule:ident;)*) => {
        $(
            #[path = $path]
            pub mod $module;
        )*

        /// Runs every check.
        pub fn check(checked: &Checked<'_>, sink: &mut Sink) {
            $($module::check(checked, &mut Findings { rule: &rule::$rule, sink });)*
        }

        /// The rules that have a check.
        pub static CHECKED: &[&Rule] = &[$(&rule::$rule),*];
    };
}

// Paths are those of this folder, as the page beside each check is.
checks! {
    review_without_report "checks/review-without-report.rs" REVIEW_WITHOUT_REPORT;
    report_after_review "checks/report-after-review.rs" REPORT_AFTER_REVIEW;
    zero_slack "checks/zero-slack.rs" ZERO_SLACK;
    ambiguous_command "checks/ambiguous-command.rs" AMBIGUOUS_COMMAND;
    headless "checks/headless.rs" HEADLESS;
    command_cycle "checks/command-cycle.rs" COMMAND_CYCLE;
    act_without_authority "checks/act-without-authority.rs" ACT_WITHOUT_AUTHORITY;
    unassigned_duty "checks/unassigned-duty.rs" UNASSIGNED_DUTY;
    no_lead "checks/no-lead.rs" NO_LEAD;
    two_leads "checks/two-leads.rs" TWO_LEADS;
    report_never_due "checks/report-never-due.rs" REPORT_NEVER_DUE;
    report_after_expiry "checks/report-after-expiry.rs" REPORT_AFTER_EXPIRY;
    failed_expectation "checks/failed-expectation.rs" FAILED_EXPECTATION;
}

/// The parts of `[start, end)` that no other interval covers, in order.
pub fn uncovered(start: i32, end: i32, mut covers: Vec<(i32, i32)>) -> Vec<(i32, i32)> {
    covers.sort_unstable();
    let mut out = Vec::new();
    let mut at = start;
    for (from, until) in covers {
        if from >= end {
            break;
        }
        if from > at {
            out.push((at, from));
        }
        at = at.max(until);
    }
    if at < end {
        out.push((at, end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_over_is_exact() {
        assert_eq!(uncovered(0, 10, vec![]), [(0, 10)]);
        assert_eq!(uncovered(0, 10, vec![(0, 4), (4, 10)]), []);
        assert_eq!(uncovered(0, 10, vec![(6, 20), (-5, 2), (1, 3)]), [(3, 6)]);
        assert_eq!(uncovered(0, 10, vec![(12, 14)]), [(0, 10)]);
    }
}
