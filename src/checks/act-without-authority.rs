//! A duty that takes a restricted act for which nobody has given authority. Source: Charter of the United Nations,
//! Articles 2(4), 42 and 53: force and its like need the Council's authorisation before they are used.

use super::{Checked, Findings, and, uncovered};
use crate::model::{ActorId, Body, Line, Model, TermId};
use crate::region::{covers, is_within};
use crate::tables::grants::{Grant, restricted};
use crate::tables::leads::DutyLeads;
use crate::time::timeline::{BEGINNING, FOREVER, words};

/// Looks at every `requires` of every duty.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    let model = checked.model;
    for leads in &checked.tables.leads.duties {
        let statement = &model.statements[leads.duty.index()];
        let Body::Duty(duty) = &statement.body else { continue };
        for (acts, region) in &duty.requires {
            for &(act, place) in acts {
                if !restricted(model, act) {
                    continue;
                }
                let areas = if region.areas.is_empty() { &statement.region.areas } else { &region.areas };
                let mut told: Vec<ActorId> = Vec::new();
                for lead in leads.leads() {
                    if !told.contains(&lead.actor) {
                        told.push(lead.actor);
                        look(checked, findings, leads, act, place, lead.actor, areas);
                    }
                }
            }
        }
    }
}

fn look(
    checked: &Checked<'_>,
    findings: &mut Findings<'_>,
    leads: &DutyLeads,
    act: TermId,
    place: crate::source::Span,
    actor: ActorId,
    areas: &[TermId],
) {
    let model = checked.model;
    let statement = &model.statements[leads.duty.index()];
    let fitting: Vec<&Grant> = checked
        .tables
        .grants
        .grants
        .iter()
        .filter(|grant| is_within(model, act, grant.act) && reaches(checked, grant, actor, leads))
        .collect();
    let (good, bad): (Vec<&Grant>, Vec<&Grant>) = fitting.into_iter().partition(|grant| grant.good);
    // A grant for a part of the places leaves the rest open; whether places of different trees meet is not known, so
    // they are not held against the text.
    let (covering, partial): (Vec<&Grant>, Vec<&Grant>) = good.into_iter().partition(|grant| covers(model, &grant.areas, areas));
    let (name, act_name, duty) = (checked.actor(actor), checked.term(act), checked.statement(leads.duty));
    let mut finding;
    if covering.is_empty() {
        finding = findings
            .at(place, format!("{name} must use {act_name} for {duty} and has no authority for it"))
            .consequence(format!("what {name} does for {duty} is an act that nobody has authorised"));
        for grant in partial.iter().take(1) {
            let authority = &model.statements[grant.authority.index()];
            finding = finding.also(authority.origin.title, format!("this authority holds only in {}", and(&names(checked, &grant.areas))));
        }
        for grant in bad.iter().take(1) {
            let authority = &model.statements[grant.authority.index()];
            finding = finding.also(
                authority.origin.title,
                format!("{} gives it here and has no such authority to give", and(&grant.by.iter().map(|&by| checked.actor(by)).collect::<Vec<_>>())),
            );
        }
    } else {
        let Some((start, end)) = leads.leads().filter(|lead| lead.actor == actor).find_map(|lead| lead.span.certain()) else {
            return;
        };
        let spans = covering.iter().filter_map(|grant| grant.span.possible()).collect();
        let holes = uncovered(start, end, spans);
        let Some(&(from, until)) = holes.first() else { return };
        if from == BEGINNING && until == FOREVER {
            return;
        }
        finding = findings
            .at(place, format!("{name} must use {act_name} for {duty} and has no authority for it {}", words(from, until)))
            .region(checked.region(from, until, areas, &[]))
            .consequence(format!("{}, what {name} does for {duty} is an act that nobody has authorised", words(from, until)));
        if let Some(grant) = covering.first() {
            let authority = &model.statements[grant.authority.index()];
            finding = finding.also(authority.origin.title, "this authority does not hold then");
        }
    }
    let organs: Vec<&str> = crate::region::wholes(model, act)
        .flat_map(|act| model.terms[act.index()].granted_by.iter())
        .map(|&organ| checked.actor(organ))
        .collect();
    let giver = organs.first().copied().unwrap_or("the competent organ");
    findings.add(
        finding
            .label(format!("{act_name} is restricted"))
            .also(statement.origin.title, "for this duty")
            .help(format!("add an authority by {giver} to {name} that permits {act_name} when and where the duty is owed")),
    );
}

fn names<'a>(checked: &Checked<'a>, areas: &[TermId]) -> Vec<&'a str> {
    areas.iter().map(|&area| checked.term(area)).collect()
}

/// Whether a grant is made to an actor, to what it is part of, or to somebody above it in the same mandate.
fn reaches(checked: &Checked<'_>, grant: &Grant, actor: ActorId, leads: &DutyLeads) -> bool {
    let model = checked.model;
    let mandate = model.statements[leads.duty.index()].mandate;
    let same = grant.mandate.is_none() || grant.mandate == mandate;
    if grant.to.contains(&actor) || wholes(model, actor).any(|whole| grant.to.contains(&whole)) {
        return true;
    }
    if grant.to.is_empty() {
        // Given by the text to whoever carries it out.
        return same;
    }
    // Somebody above it: on some day of the grant, where the days are known, else by any row.
    let day = leads.span.certain().map_or(0, |(start, _)| start);
    same && grant.to.iter().any(|&upper| checked.tables.command.is_above(model, upper, actor, Line::Mission, day) || heads(model, upper, actor))
}

fn heads(model: &Model, upper: ActorId, actor: ActorId) -> bool {
    wholes(model, actor).any(|whole| model.actors[whole.index()].head == Some(upper))
}

fn wholes(model: &Model, actor: ActorId) -> impl Iterator<Item = ActorId> + '_ {
    std::iter::successors(model.actors[actor.index()].part_of, |at| model.actors[at.index()].part_of).take(model.actors.len())
}

