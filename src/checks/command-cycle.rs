//! Actors that command each other in a circle.

use petgraph::algo::kosaraju_scc;
use petgraph::graphmap::DiGraphMap;

use super::{Checked, Findings};
use crate::diagnostic::all_of;
use crate::model::{CommandId, Line};
use crate::time::timeline::words;

/// Looks at each line of command: first for circles at any time, then for the days on which they close.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    let (model, table) = (checked.model, &checked.tables.command);
    for line in [Line::Mission, Line::National] {
        let rows: Vec<(CommandId, (i32, i32))> = model
            .commands
            .iter()
            .enumerate()
            .map(|(at, command)| (CommandId(at as u32), command))
            .filter(|(_, command)| command.line == line && command.exclusive && !command.removed && !command.region.broken)
            .filter_map(|(id, _)| table.span(id).certain().map(|span| (id, span)))
            .collect();
        for members in circles(checked, &rows) {
            let inside: Vec<(CommandId, (i32, i32))> = rows
                .iter()
                .copied()
                .filter(|(row, _)| {
                    let command = &model.commands[row.index()];
                    command.superiors.iter().any(|actor| members.contains(&actor.0))
                        && command.subordinates.iter().any(|actor| members.contains(&actor.0))
                })
                .collect();
            let mut edges: Vec<i32> = inside.iter().map(|&(_, (start, _))| start).collect();
            edges.sort_unstable();
            edges.dedup();
            // Rows that begin close a circle; those that end open it. So the beginnings are the days to look at.
            for day in edges {
                let then: Vec<_> = inside.iter().copied().filter(|&(_, (start, end))| start <= day && day < end).collect();
                let Some(circle) = circles(checked, &then).into_iter().next() else { continue };
                let closing: Vec<_> = then
                    .into_iter()
                    .filter(|(row, _)| {
                        let command = &model.commands[row.index()];
                        command.superiors.iter().any(|actor| circle.contains(&actor.0))
                            && command.subordinates.iter().any(|actor| circle.contains(&actor.0))
                    })
                    .collect();
                report(checked, findings, &circle, &closing, day);
                break;
            }
        }
    }
}

fn circles(checked: &Checked<'_>, rows: &[(CommandId, (i32, i32))]) -> Vec<Vec<u32>> {
    let mut graph: DiGraphMap<u32, ()> = DiGraphMap::new();
    for (row, _) in rows {
        let command = &checked.model.commands[row.index()];
        for superior in &command.superiors {
            for subordinate in &command.subordinates {
                graph.add_edge(superior.0, subordinate.0, ());
            }
        }
    }
    let mut out: Vec<Vec<u32>> = kosaraju_scc(&graph)
        .into_iter()
        .filter(|circle| circle.len() > 1 || circle.first().is_some_and(|&one| graph.contains_edge(one, one)))
        .map(|mut circle| {
            circle.sort_unstable();
            circle
        })
        .collect();
    out.sort();
    out
}

fn report(checked: &Checked<'_>, findings: &mut Findings<'_>, circle: &[u32], rows: &[(CommandId, (i32, i32))], day: i32) {
    let mut places: Vec<_> = rows.iter().map(|(row, _)| checked.model.commands[row.index()].span).collect();
    places.sort();
    let Some((&last, rest)) = places.split_last() else { return };
    let until = rows.iter().map(|&(_, (_, end))| end).min().unwrap_or(day + 1);
    let names: Vec<&str> = circle.iter().map(|&actor| checked.actor(crate::model::ActorId(actor))).collect();
    let message = match names.as_slice() {
        [one] => format!("{one} commands itself"),
        names => format!("{} command each other in a circle", all_of(names)),
    };
    let mut finding = findings.at(last, message).label("this row closes the circle");
    for &place in rest {
        finding = finding.also(place, "with this row");
    }
    findings.add(
        finding
            .region(checked.region(day, until, &[], &[]))
            .consequence(format!("{}, every order can be met by a counter-order from below", words(day, until)))
            .help("leave out one of the rows, or say from when until when each of them holds"),
    );
}
