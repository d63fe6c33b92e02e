//! The tables that people otherwise work out by hand.

use rustc_hash::FxHashSet;

use super::build::Builder;
use super::*;
use crate::model::{ActorId, Body as Said, Line, Model, ParagraphId, StatementId};
use crate::syntax::word::Word;
use crate::tables::command::{CommandTable, Source};
use crate::time::civil::Day;
use crate::time::timeline::{BEGINNING, FOREVER};

/// All tables.
pub(super) fn tables(builder: &mut Builder<'_>) -> Tables {
    Tables {
        chains: chains(builder),
        leads: leads(builder),
        calendar: calendar(builder),
        paragraphs: paragraphs(builder),
    }
}

fn day(edge: i32) -> Option<String> {
    (edge != BEGINNING && edge != FOREVER).then(|| Day(edge).to_string())
}

fn last_day(edge: i32) -> Option<String> {
    (edge != BEGINNING && edge != FOREVER).then(|| Day(edge - 1).to_string())
}

/// The edges at which the chain of an actor can change: where rows over it or over those above it begin or end.
fn edges(model: &Model, table: &CommandTable, actor: ActorId, line: Line) -> Vec<i32> {
    let mut seen = vec![actor];
    let mut known: FxHashSet<ActorId> = FxHashSet::from_iter([actor]);
    let mut edges = Vec::new();
    let mut at = 0;
    while let Some(&one) = seen.get(at) {
        at += 1;
        let mut add = |other: ActorId, seen: &mut Vec<ActorId>| {
            if known.insert(other) {
                seen.push(other);
            }
        };
        for source in CommandTable::line_of_inheritance(model, one) {
            let from = match source {
                Source::Head(head) => {
                    add(head, &mut seen);
                    continue;
                }
                Source::Rows(from) => from,
            };
            for row in table.own(model, from, line) {
                let span = table.span(row);
                edges.extend([span.start.earliest, span.start.latest, span.end.earliest, span.end.latest]);
                for &superior in &model.commands[row.index()].superiors {
                    add(superior, &mut seen);
                }
            }
        }
    }
    edges.push(BEGINNING);
    edges.sort_unstable();
    edges.dedup();
    edges.retain(|&edge| edge != FOREVER);
    edges
}

fn chains(builder: &Builder<'_>) -> Vec<Chain> {
    let (model, table) = (builder.model, &builder.compilation.tables.command);
    let mut out = Vec::new();
    for at in 0..model.actors.len() {
        let actor = ActorId(at as u32);
        if model.actors[at].revision {
            continue;
        }
        for line in [Line::Mission, Line::National] {
            let edges = edges(model, table, actor, line);
            let mut open: Option<(i32, Vec<ActorId>, bool)> = None;
            let mut close = |open: &mut Option<(i32, Vec<ActorId>, bool)>, until: i32| {
                if let Some((from, chain, complete)) = open.take()
                    && !(chain.is_empty() && complete)
                {
                    out.push(Chain {
                        actor: builder.actor_id(actor),
                        line: line.word(),
                        from: day(from),
                        until: last_day(until),
                        chain: builder.actors(&chain),
                        complete,
                    });
                }
            };
            for &edge in &edges {
                let (chain, complete) = match table.chain(model, actor, line, edge) {
                    // A chain that ends below a root is a broken one.
                    Ok(chain) => {
                        let whole = chain.last().is_none_or(|&last| CommandTable::is_root(model, last));
                        (chain, whole)
                    }
                    Err((chain, _)) => (chain, false),
                };
                if open.as_ref().is_some_and(|(_, before, known)| *before == chain && *known == complete) {
                    continue;
                }
                close(&mut open, edge);
                open = Some((edge, chain, complete));
            }
            close(&mut open, FOREVER);
        }
    }
    out
}

fn leads(builder: &Builder<'_>) -> Vec<Lead> {
    let mut out = Vec::new();
    for duty in &builder.compilation.tables.leads.duties {
        let mut edges: Vec<i32> =
            duty.parts.iter().filter_map(|part| part.span.possible()).flat_map(|(start, end)| [start, end]).collect();
        edges.sort_unstable();
        edges.dedup();
        // Places that somebody leads differently are told apart.
        let mut places: Vec<Vec<crate::model::TermId>> = duty.leads().map(|lead| lead.areas.to_vec()).collect();
        places.sort();
        places.dedup();
        for areas in &places {
            for pair in edges.windows(2) {
                let (from, until) = (pair[0], pair[1]);
                let there = |word: Word| -> Vec<(ActorId, bool)> {
                    let mut found: Vec<(ActorId, bool)> = duty
                        .parts
                        .iter()
                        .filter(|part| part.word == word && (part.areas[..] == areas[..] || word != Word::Lead))
                        .filter(|part| part.span.possible().is_some_and(|(start, end)| start <= from && until <= end))
                        .map(|part| (part.actor, part.span.known().is_some()))
                        .collect();
                    found.sort();
                    found.dedup();
                    found
                };
                let lead = there(Word::Lead);
                if lead.is_empty() {
                    continue;
                }
                let names = |list: &[(ActorId, bool)]| list.iter().map(|&(actor, _)| builder.actor_id(actor)).collect();
                out.push(Lead {
                    duty: builder.statement_id(duty.duty),
                    from: day(from),
                    until: last_day(until),
                    areas: builder.terms(areas),
                    lead: names(&lead),
                    with: names(&there(Word::With)),
                    consult: names(&there(Word::Consult)),
                    inform: names(&there(Word::Inform)),
                    certain: lead.iter().all(|&(_, certain)| certain),
                });
            }
        }
    }
    out
}

fn calendar(builder: &Builder<'_>) -> Vec<DueDay> {
    let mut days: Vec<(Day, StatementId)> = builder
        .compilation
        .tables
        .calendar
        .reports
        .iter()
        .flat_map(|days| days.days.iter().map(|due| (due.day, days.report)))
        .collect();
    days.sort();
    days.into_iter()
        .filter_map(|(day, id)| {
            let statement = &builder.model.statements[id.index()];
            let Said::Report(report) = &statement.body else { return None };
            Some(DueDay {
                date: day.to_string(),
                report: builder.statement_id(id),
                label: builder.label(statement.label),
                by: builder.actors(&report.by),
                through: builder.actors(&report.through),
                to: builder.actors(&report.to),
                mandate: statement.mandate.map(|id| builder.mandate_id(id)),
            })
        })
        .collect()
}

fn paragraphs(builder: &Builder<'_>) -> Vec<ParagraphModelled> {
    let model = builder.model;
    let mut inside: Vec<Vec<String>> = vec![Vec::new(); model.paragraphs.len()];
    let mut put = |paragraph: Option<ParagraphId>, id: String| {
        if let Some(list) = paragraph.and_then(|paragraph| inside.get_mut(paragraph.index())) {
            list.push(id);
        }
    };
    for (at, statement) in model.statements.iter().enumerate() {
        put(statement.paragraph, builder.statement_id(StatementId(at as u32)));
    }
    for (at, command) in model.commands.iter().enumerate() {
        put(command.paragraph, builder.command_id(crate::model::CommandId(at as u32)));
    }
    for (at, event) in model.events.iter().enumerate() {
        put(event.paragraph, builder.event_id(crate::model::EventId(at as u32)));
    }
    for (at, phase) in model.phases.iter().enumerate() {
        put(phase.paragraph, builder.phase_id(crate::model::PhaseId(at as u32)));
    }
    // By mandate and number; what is between two numbers and modelled nowhere is said at the later one.
    let mut order: Vec<usize> = (0..model.paragraphs.len()).collect();
    order.sort_by_key(|&at| {
        (model.paragraphs[at].mandate, model.paragraphs[at].number, model.paragraphs[at].letters.clone())
    });
    let mut out = Vec::new();
    let mut before: Option<(Option<crate::model::MandateId>, u32)> = None;
    for at in order {
        let paragraph = &model.paragraphs[at];
        let first = match before {
            Some((mandate, number)) if mandate == paragraph.mandate => number + 1,
            _ => 1,
        };
        before = Some((paragraph.mandate, paragraph.number));
        out.push(ParagraphModelled {
            mandate: paragraph.mandate.map(|id| builder.mandate_id(id)),
            paragraph: builder.paragraph_id(ParagraphId(at as u32)),
            number: paragraph.number,
            verb: paragraph.notes.verb.map(|id| builder.term_id(id)),
            has_text: paragraph.notes.text.is_some(),
            statements: std::mem::take(&mut inside[at]),
            // A number that a slip made enormous leaves no endless list.
            missing_before: (first..paragraph.number).take(200).collect(),
        });
    }
    out
}
