//! Two leads for one duty at one place and time.

use std::collections::BTreeSet;

use super::{Checked, Findings};
use crate::diagnostic::Level;
use crate::model::{ActorId, Model};
use crate::region::meet;
use crate::tables::leads::Part;
use crate::time::timeline::{Holds, words};

/// The most pairs of leads of one duty that are told: their number grows with the square of the leads.
const RIVALS: usize = 100;

/// Looks at every duty with two leads or more.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for duty in &checked.tables.leads.duties {
        let mut leads: Vec<(i32, i32, &Part)> = duty
            .leads()
            .filter(|lead| !lead.broken)
            .filter_map(|lead| lead.span.certain().map(|(start, end)| (start, end, lead)))
            .collect();
        if leads.len() < 2 {
            continue;
        }
        leads.sort_by_key(|&(start, end, lead)| (start, end, lead.place, lead.actor));
        let mut open: Vec<(i32, i32, &Part)> = Vec::new();
        let mut told: BTreeSet<(ActorId, ActorId)> = BTreeSet::new();
        for &(start, end, lead) in &leads {
            if told.len() >= RIVALS {
                break;
            }
            open.retain(|&(_, until, _)| until > start);
            for &(_, until, before) in &open {
                let pair = (before.actor.min(lead.actor), before.actor.max(lead.actor));
                if before.actor == lead.actor || told.contains(&pair) || !clash(checked.model, before, lead) {
                    continue;
                }
                told.insert(pair);
                report(checked, findings, duty.duty, before, lead, start, end.min(until));
            }
            open.push((start, end, lead));
        }
    }
}

fn clash(model: &Model, one: &Part, other: &Part) -> bool {
    let shared = one.row == other.row && one.jointly && one.deciding.is_some();
    !shared
        && meet(model, &one.areas, &other.areas) == Holds::Yes
        && meet(model, &one.matters, &other.matters) == Holds::Yes
}

fn report(
    checked: &Checked<'_>,
    findings: &mut Findings<'_>,
    duty: crate::model::StatementId,
    before: &Part,
    lead: &Part,
    start: i32,
    end: i32,
) {
    let model = checked.model;
    let (early, late) = if before.place <= lead.place { (before, lead) } else { (lead, before) };
    let (name, first, second) = (checked.statement(duty), checked.actor(early.actor), checked.actor(late.actor));
    let areas = if early.areas.is_empty() { &late.areas } else { &early.areas };
    let matters = if early.matters.is_empty() { &late.matters } else { &early.matters };
    let mut finding = findings.at(late.place, format!("{name} has two leads: {first} and {second}"));
    if early.place != late.place {
        finding = finding.label(format!("{second} leads it here")).also(early.place, format!("{first} leads it here"));
    }
    finding = finding
        .also(model.statements[duty.index()].origin.title, format!("the duty {name} is declared here"))
        .region(checked.region(start, end, areas, matters))
        .consequence(format!("{}, each of them can leave {name} to the other", words(start, end)))
        .help("let one of them lead and the other take part with, divide it by areas or dates, or write a row with both, jointly and deciding");
    // A unit and what it is part of do not rival each other; the text should still name one.
    if part_of(model, early.actor, late.actor) || part_of(model, late.actor, early.actor) {
        finding = finding.level(Level::Note);
    }
    findings.add(finding);
}

fn part_of(model: &Model, part: ActorId, whole: ActorId) -> bool {
    std::iter::successors(model.actors[part.index()].part_of, |at| model.actors[at.index()].part_of)
        .take(model.actors.len())
        .any(|at| at == whole)
}
