//! Two commanders of one unit, neither of whom commands the other.
//!
//! Rows of one unit and one line are swept in order of time. Among rows that hold everywhere and for every matter it is
//! enough to remember the two that last longest and differ in their superior, so the sweep is not quadratic in them.

use super::{Checked, Findings};
use crate::diagnostic::all_of;
use crate::model::{ActorId, CommandId, Line, TermId};
use crate::region::meet;
use crate::time::timeline::{Holds, words};

/// A row over a unit with the days that it covers whatever happens.
#[derive(Clone, Copy)]
struct Held {
    start: i32,
    end: i32,
    row: CommandId,
}

/// Looks at every actor and every line of command.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    let model = checked.model;
    for at in 0..model.actors.len() {
        let actor = ActorId(at as u32);
        if checked.tables.command.rows(actor).len() < 2 {
            continue;
        }
        for line in [Line::Mission, Line::National] {
            let mut rows: Vec<Held> = checked
                .tables
                .command
                .own(model, actor, line)
                .filter(|row| model.commands[row.index()].exclusive)
                .filter_map(|row| {
                    checked.tables.command.span(row).certain().map(|(start, end)| Held { start, end, row })
                })
                .collect();
            rows.sort_by_key(|held| (held.start, held.end, held.row));
            sweep(checked, findings, actor, line, &rows);
        }
    }
}

fn sweep(checked: &Checked<'_>, findings: &mut Findings<'_>, actor: ActorId, line: Line, rows: &[Held]) {
    let model = checked.model;
    let everywhere = |held: &Held| {
        let region = &model.commands[held.row.index()].region;
        region.areas.is_empty() && region.matters.is_empty()
    };
    let superiors = |held: &Held| &model.commands[held.row.index()].superiors;
    // Of the rows that hold everywhere: the longest, and the longest with other superiors.
    let mut longest: Option<Held> = None;
    let mut other: Option<Held> = None;
    let mut partial: Vec<Held> = Vec::new();
    for held in rows {
        partial.retain(|before| before.end > held.start);
        let rivals = [longest, other].into_iter().flatten().chain(partial.iter().copied());
        for before in rivals {
            if before.end > held.start && superiors(&before) != superiors(held) {
                clash(checked, findings, actor, line, before, *held);
            }
        }
        if !everywhere(held) {
            partial.push(*held);
            continue;
        }
        match longest {
            Some(first) if superiors(&first) == superiors(held) => {
                if held.end > first.end {
                    longest = Some(*held);
                }
            }
            Some(first) if held.end > first.end => {
                other = Some(first);
                longest = Some(*held);
            }
            Some(_) => {
                if other.is_none_or(|second| held.end > second.end) {
                    other = Some(*held);
                }
            }
            None => longest = Some(*held),
        }
    }
}

fn clash(checked: &Checked<'_>, findings: &mut Findings<'_>, actor: ActorId, line: Line, first: Held, second: Held) {
    let model = checked.model;
    let (one, other) = (&model.commands[first.row.index()], &model.commands[second.row.index()]);
    if meet(model, &one.region.areas, &other.region.areas) != Holds::Yes
        || meet(model, &one.region.matters, &other.region.matters) != Holds::Yes
    {
        return;
    }
    let (start, end) = (first.start.max(second.start), first.end.min(second.end));
    for &a in &one.superiors {
        for &b in &other.superiors {
            if a == b || a == actor || b == actor || one.superiors.contains(&b) || other.superiors.contains(&a) {
                continue;
            }
            for (from, until) in rival(checked, a, b, line, start, end) {
                // The later row is the one to mend.
                let (late, early) = if one.span > other.span { (one, other) } else { (other, one) };
                let (late_name, early_name) = if one.span > other.span { (a, b) } else { (b, a) };
                let areas = narrower(&one.region.areas, &other.region.areas);
                let matters = narrower(&one.region.matters, &other.region.matters);
                let unit = checked.actor(actor);
                let (late_name, early_name) = (checked.actor(late_name), checked.actor(early_name));
                findings.add(
                    findings
                        .at(late.span, format!("two commanders for {unit}: {early_name} and {late_name}"))
                        .label(format!("{late_name} commands {unit} here"))
                        .also(early.span, format!("{early_name} commands it here, at the same time"))
                        .also(checked.actor_origin(actor).title, format!("{unit} is declared here"))
                        .region(checked.region(from, until, areas, matters))
                        .consequence(format!(
                            "{}, {unit} can get two orders, and nobody says which of them counts",
                            words(from, until)
                        ))
                        .help(format!(
                            "end one row where the other begins, put one of {} under the other, or write one row with both, jointly and deciding",
                            all_of(&[early_name, late_name])
                        )),
                );
            }
        }
    }
}

fn narrower<'a>(one: &'a [TermId], other: &'a [TermId]) -> &'a [TermId] {
    if one.is_empty() { other } else { one }
}

/// The stretches of an overlap in which neither of two commanders stands above the other.
fn rival(checked: &Checked<'_>, a: ActorId, b: ActorId, line: Line, start: i32, end: i32) -> Vec<(i32, i32)> {
    let (model, table) = (checked.model, &checked.tables.command);
    let mut edges = vec![start];
    // Who stands above whom changes only where a row of either's line begins or ends.
    let mut seen = vec![a, b];
    let mut at = 0;
    while let Some(&actor) = seen.get(at) {
        at += 1;
        let mut sources = vec![actor];
        sources.extend(crate::tables::command::CommandTable::line_of_inheritance(model, actor).into_iter().map(|source| match source {
            crate::tables::command::Source::Rows(actor) | crate::tables::command::Source::Head(actor) => actor,
        }));
        for source in sources {
            for row in table.own(model, source, line) {
                let span = table.span(row);
                edges.extend([span.start.latest, span.end.earliest].into_iter().filter(|&edge| edge > start && edge < end));
                for &superior in &model.commands[row.index()].superiors {
                    if !seen.contains(&superior) {
                        seen.push(superior);
                    }
                }
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let mut out: Vec<(i32, i32)> = Vec::new();
    for (number, &from) in edges.iter().enumerate() {
        let until = edges.get(number + 1).copied().unwrap_or(end);
        let ordered = table.is_above(model, a, b, line, from) || table.is_above(model, b, a, line, from);
        if ordered {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.1 == from => last.1 = until,
            _ => out.push((from, until)),
        }
    }
    out
}
