//! A unit that has something to do and nobody above it.

use super::{Checked, Findings, uncovered};
use crate::model::{ActorId, Line};
use crate::source::Span;
use crate::syntax::word::Word;
use crate::tables::command::{CommandTable, Source};
use crate::time::timeline::{self, words};

/// Looks at every actor of a kind that needs a commander and that has a part in a duty, or a strength.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    let model = checked.model;
    // A row that could not be understood may be the one that is missing.
    if model.rows_lost {
        return;
    }
    let mut asked: Vec<Option<(timeline::Span, Span)>> = vec![None; model.actors.len()];
    for duty in &checked.tables.leads.duties {
        for part in duty.parts.iter().filter(|part| matches!(part.word, Word::Lead | Word::With) && !part.broken) {
            let hull = match asked[part.actor.index()] {
                Some((span, place)) => (hull(span, part.span), place),
                None => (part.span, part.place),
            };
            asked[part.actor.index()] = Some(hull);
        }
    }
    for (at, actor) in model.actors.iter().enumerate() {
        if actor.revision || actor.origin.broken {
            continue;
        }
        let id = ActorId(at as u32);
        let (span, place) = match asked[at] {
            Some((span, place)) => (Some(span), Some(place)),
            None if !actor.strengths.is_empty() => (None, actor.strengths.first().map(|strength| strength.span)),
            None => continue,
        };
        if CommandTable::is_root(model, id) || !CommandTable::is_commanded(model, id) {
            continue;
        }
        look(checked, findings, id, span, place);
    }
}

fn hull(one: timeline::Span, other: timeline::Span) -> timeline::Span {
    let start = timeline::Bounds {
        earliest: one.start.earliest.min(other.start.earliest),
        latest: one.start.latest.min(other.start.latest),
    };
    let end = timeline::Bounds {
        earliest: one.end.earliest.max(other.end.earliest),
        latest: one.end.latest.max(other.end.latest),
    };
    timeline::Span { start, end }
}

fn look(checked: &Checked<'_>, findings: &mut Findings<'_>, actor: ActorId, span: Option<timeline::Span>, place: Option<Span>) {
    let (model, table) = (checked.model, &checked.tables.command);
    // Whatever may command the unit counts, so that a hole is a hole in every schedule.
    let mut covers = Vec::new();
    let mut rows = 0;
    for source in CommandTable::line_of_inheritance(model, actor) {
        let (Source::Rows(on_the_way) | Source::Head(on_the_way)) = source;
        if model.actors[on_the_way.index()].origin.broken {
            return;
        }
        match source {
            Source::Head(_) => return,
            Source::Rows(from) => {
                for row in table.own(model, from, Line::Mission) {
                    rows += 1;
                    covers.extend(table.span(row).possible());
                }
            }
        }
    }
    let origin = checked.actor_origin(actor);
    let name = checked.actor(actor);
    let mut finding = if rows == 0 {
        findings
            .at(origin.title, format!("nobody commands {name}"))
            .consequence(format!("{name} has a task and takes orders from no one"))
    } else {
        let Some((start, end)) = span.and_then(timeline::Span::certain) else { return };
        let holes = uncovered(start, end, covers);
        let Some(&(from, until)) = holes.first() else { return };
        let all: Vec<String> = holes.iter().map(|&(from, until)| words(from, until)).collect();
        findings
            .at(origin.title, format!("nobody commands {name} {}", all.join(", and ")))
            .region(checked.region(from, until, &[], &[]))
            .consequence(format!("{}, {name} has a task and takes orders from no one", words(from, until)))
    };
    if let Some(place) = place {
        finding = finding.also(place, "its task is here");
    }
    findings.add(finding.help(format!("add a row to a command table: who commands {name}, by which relation")));
}
