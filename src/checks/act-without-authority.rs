//! A duty that takes a restricted act for which nobody has given authority. Source: Charter of the United Nations,
//! Articles 2(4), 42 and 53: force and its like need the Council's authorisation before they are used.

use super::{Checked, Findings, uncovered};
use crate::diagnostic::all_of;
use crate::model::{ActorId, Body, Line, Model, TermId};
use crate::region::covers;
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
    let fitting = reaching(checked, act, actor, leads);
    let (good, bad): (Vec<&Grant>, Vec<&Grant>) = fitting.into_iter().partition(|grant| grant.good);
    // A grant for a part of the places leaves the rest open; whether places of different trees meet is not known, so
    // they are not held against the text.
    let (covering, partial): (Vec<&Grant>, Vec<&Grant>) = good.into_iter().partition(|grant| covers(model, &grant.areas, areas));
    let (name, act_name, duty) = (checked.actor(actor), checked.term(act), checked.statement(leads.duty));
    let mut finding;
    if covering.is_empty() {
        finding = findings
            .at(place, format!("nobody has given {name} the authority for {act_name}, which {duty} requires"))
            .consequence(format!("what {name} does for {duty} is an act that nobody has authorised"));
        for grant in partial.iter().take(1) {
            let authority = &model.statements[grant.authority.index()];
            finding = finding.also(authority.origin.title, format!("this authority holds only in {}", all_of(&names(checked, &grant.areas))));
        }
        for grant in bad.iter().take(1) {
            let authority = &model.statements[grant.authority.index()];
            finding = finding.also(
                authority.origin.title,
                format!("{} gives it here and has no such authority to give", all_of(&grant.by.iter().map(|&by| checked.actor(by)).collect::<Vec<_>>())),
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
            .at(place, format!("nobody has given {name} the authority for {act_name}, which {duty} requires, {}", words(from, until)))
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

/// The grants that are made to an actor, to what it is part of, or to somebody above it in the same mandate.
fn reaching<'a>(checked: &Checked<'a>, act: TermId, actor: ActorId, leads: &DutyLeads) -> Vec<&'a Grant> {
    let model = checked.model;
    let mandate = model.statements[leads.duty.index()].mandate;
    let grants = &checked.tables.grants;
    let mut out: Vec<&Grant> = Vec::new();
    for own in std::iter::once(actor).chain(wholes(model, actor)) {
        out.extend(grants.of(model, act, Some(own)));
    }
    // Given by the text to whoever carries it out, or to somebody above: in the same mandate only.
    let same = |grant: &&Grant| grant.mandate.is_none() || grant.mandate == mandate;
    out.extend(grants.of(model, act, None).filter(same));
    let day = leads.span.certain().map_or(0, |(start, _)| start);
    for upper in above(checked, actor, day) {
        out.extend(grants.of(model, act, Some(upper)).filter(same));
    }
    out.sort_by_key(|grant| (grant.authority, grant.act));
    out.dedup_by_key(|grant| (grant.authority, grant.act));
    out
}

/// Those who command an actor for certain on a day, and the heads of what it is part of.
fn above(checked: &Checked<'_>, actor: ActorId, day: i32) -> Vec<ActorId> {
    let model = checked.model;
    let mut seen: Vec<ActorId> = vec![actor];
    let mut at = 0;
    while let Some(&one) = seen.get(at) {
        at += 1;
        let superiors = checked.tables.command.superiors(model, one, Line::Mission, day);
        let heads = std::iter::once(one).chain(wholes(model, one)).filter_map(|whole| model.actors[whole.index()].head);
        for upper in superiors.into_iter().filter(|superior| superior.certain).map(|superior| superior.actor).chain(heads) {
            if !seen.contains(&upper) {
                seen.push(upper);
            }
        }
    }
    seen.remove(0);
    seen
}

fn wholes(model: &Model, actor: ActorId) -> impl Iterator<Item = ActorId> + '_ {
    std::iter::successors(model.actors[actor.index()].part_of, |at| model.actors[at.index()].part_of).take(model.actors.len())
}
