//! An expectation that does not hold: what holds instead.

use super::{Checked, Findings};
use crate::diagnostic::all_of;
use crate::model::{ActorId, Answer, Asked, Expect, Quantity, Question};
use crate::region::meet;
use crate::source::Span;
use crate::tables::command::Broken;
use crate::time::civil::Day;
use crate::time::timeline::Holds;

/// Asks every question.
pub fn check(checked: &Checked<'_>, findings: &mut Findings<'_>) {
    for (at, expect) in checked.model.expects.iter().enumerate() {
        let day = checked.tables.expect_days.get(at).copied().flatten();
        if expect.on.is_some() && day.is_none() {
            let place = expect.on.as_ref().map_or(expect.origin.title, |point| point.span);
            findings.add(
                findings
                    .at(place, "the day of this expectation is not known")
                    .help("name a date, or give the event that it hangs on one"),
            );
            continue;
        }
        for question in &expect.questions {
            ask(checked, findings, expect, question, day);
        }
    }
}

fn ask(checked: &Checked<'_>, findings: &mut Findings<'_>, expect: &Expect, question: &Question, day: Option<Day>) {
    let failure = match question.asked {
        Asked::Chain(actor, line) => match day {
            None => Err(needs_day("a chain of command")),
            Some(day) => chain(checked, question, actor, line, day),
        },
        Asked::Lead(duty) => match day {
            None => Err(needs_day("a lead")),
            Some(day) => lead(checked, question, duty, day),
        },
        Asked::Due(report) => due(checked, question, report, day),
        Asked::Strength(actor) => strength(checked, question, actor, day),
    };
    let Err(failure) = failure else { return };
    let label = expect.label.map_or_else(String::new, |span| format!(" “{}”", checked.words(span)));
    let mut finding = findings.at(question.values_span, format!("the expectation{label} does not hold: {}", failure.instead));
    finding = finding.label("expected here");
    for (place, text) in failure.because {
        finding = finding.also(place, text);
    }
    if let Some(day) = day {
        finding = finding.region(checked.region(day.0, day.0 + 1, &question.areas, &[]));
    }
    findings.add(finding.help(failure.help));
}

/// What holds instead, and which statements make it so.
struct Failure {
    instead: String,
    because: Vec<(Span, String)>,
    help: String,
}

fn fails(instead: String, because: Vec<(Span, String)>) -> Failure {
    Failure { instead, because, help: "mend the text, or the expectation".to_owned() }
}

fn needs_day(what: &str) -> Failure {
    Failure {
        instead: format!("{what} is that of a day"),
        because: Vec::new(),
        help: "write on and a date into the expectation".to_owned(),
    }
}

fn list(checked: &Checked<'_>, actors: &[ActorId]) -> String {
    if actors.is_empty() {
        return "nobody".to_owned();
    }
    actors.iter().map(|&actor| checked.actor(actor)).collect::<Vec<_>>().join(", ")
}

fn expected_actors(question: &Question) -> Vec<ActorId> {
    question
        .values
        .iter()
        .filter_map(|value| match value {
            Answer::Actor(actor) => Some(*actor),
            Answer::Nobody | Answer::Day(_) | Answer::Number(..) => None,
        })
        .collect()
}

fn chain(checked: &Checked<'_>, question: &Question, actor: ActorId, line: crate::model::Line, day: Day) -> Result<(), Failure> {
    let (model, table) = (checked.model, &checked.tables.command);
    let expected = expected_actors(question);
    let name = checked.actor(actor);
    match table.chain(model, actor, line, day.0) {
        Ok(chain) if chain == expected => Ok(()),
        Ok(chain) => {
            let differs = chain.iter().zip(&expected).take_while(|(a, b)| a == b).count();
            let below = if differs == 0 { actor } else { chain[differs - 1] };
            let because = table
                .superiors(model, below, line, day.0)
                .iter()
                .filter_map(|superior| superior.row.map(|row| (superior.actor, row)))
                .map(|(superior, row)| {
                    (model.commands[row.index()].span, format!("{} stands under {} here", checked.actor(below), checked.actor(superior)))
                })
                .collect();
            Err(fails(format!("on {} the chain of {name} is {}", day.long(), list(checked, &chain)), because))
        }
        Err((chain, _)) if question.possibly && expected.starts_with(&chain) => Ok(()),
        Err((chain, broken)) => {
            let so_far = list(checked, &chain);
            let (why, at) = match broken {
                Broken::Ambiguous(at) => (format!("{} has more than one superior", checked.actor(at)), at),
                Broken::Unknown(at) => (format!("who commands {} depends on a date that is not known", checked.actor(at)), at),
                Broken::Circle(at) => (format!("it runs in a circle at {}", checked.actor(at)), at),
            };
            let because = table
                .rows(at)
                .iter()
                .map(|row| (model.commands[row.index()].span, "this row says so".to_owned()))
                .collect();
            Err(fails(format!("on {} the chain of {name} is {so_far} as far as it can be told; {why}", day.long()), because))
        }
    }
}

fn lead(checked: &Checked<'_>, question: &Question, duty: crate::model::StatementId, day: Day) -> Result<(), Failure> {
    let mut certain: Vec<(ActorId, Span)> = Vec::new();
    let mut possible: Vec<(ActorId, Span)> = Vec::new();
    if let Some(leads) = checked.tables.leads.of(duty) {
        for lead in leads.leads() {
            let place = meet(checked.model, &lead.areas, &question.areas);
            match (lead.span.on(day.0), place) {
                (Holds::No, _) | (_, Holds::No) => {}
                (Holds::Yes, Holds::Yes) => certain.push((lead.actor, lead.place)),
                (Holds::Perhaps, _) | (_, Holds::Perhaps) => possible.push((lead.actor, lead.place)),
            }
        }
    }
    let mut expected = expected_actors(question);
    expected.sort();
    let mut found: Vec<ActorId> = certain.iter().map(|&(actor, _)| actor).collect();
    found.sort();
    found.dedup();
    if found == expected && (possible.is_empty() || question.possibly) {
        return Ok(());
    }
    if question.possibly && expected.iter().all(|actor| found.contains(actor) || possible.iter().any(|(other, _)| other == actor)) {
        return Ok(());
    }
    let name = checked.statement(duty);
    let mut because: Vec<(Span, String)> =
        certain.iter().map(|&(actor, place)| (place, format!("{} leads it here", checked.actor(actor)))).collect();
    because.extend(possible.iter().map(|&(actor, place)| (place, format!("whether {} leads it depends on a date that is not known", checked.actor(actor)))));
    let instead = if found.is_empty() && !possible.is_empty() {
        format!("on {} it cannot be told who leads {name}", day.long())
    } else {
        format!("on {} the lead of {name} is {}", day.long(), list(checked, &found))
    };
    Err(fails(instead, because))
}

fn due(checked: &Checked<'_>, question: &Question, report: crate::model::StatementId, on: Option<Day>) -> Result<(), Failure> {
    let expected: Vec<Day> = question
        .values
        .iter()
        .filter_map(|value| match value {
            Answer::Day(day) => Some(*day),
            Answer::Nobody | Answer::Actor(_) | Answer::Number(..) => None,
        })
        .collect();
    let Some(days) = checked.tables.calendar.of(report) else { return Ok(()) };
    // On a day: the next one; without: all of them.
    let found: Vec<Day> = match on {
        Some(on) => days.days.iter().map(|due| due.day).find(|&day| day >= on).into_iter().collect(),
        None => days.days.iter().map(|due| due.day).collect(),
    };
    if found == expected {
        return Ok(());
    }
    let name = checked.statement(report);
    let said: Vec<String> = found.iter().map(|day| day.long()).collect();
    let instead = match (said.is_empty(), on) {
        (true, Some(on)) => format!("{name} is not due on or after {}", on.long()),
        (true, None) if !days.complete => format!("the due days of {name} depend on what is not known"),
        (true, None) => format!("{name} is never due"),
        (false, Some(on)) => format!("on {} the next day for {name} is {}", on.long(), said.join(", ")),
        (false, None) => format!("{name} is due on {}", all_of(&said.iter().map(String::as_str).collect::<Vec<_>>())),
    };
    let because = days.days.iter().take(3).map(|due| (due.place, format!("due by {}", due.day.long()))).collect();
    Err(fails(instead, because))
}

fn strength(checked: &Checked<'_>, question: &Question, actor: ActorId, day: Option<Day>) -> Result<(), Failure> {
    let name = checked.actor(actor);
    let mut found: Option<(u64, Span, bool)> = None;
    let mut unknown = None;
    for (strength, span) in checked.model.actors[actor.index()].strengths.iter().zip(&checked.tables.strength_spans[actor.index()]) {
        let holds = day.map_or(Holds::Yes, |day| span.on(day.0));
        if holds == Holds::No || meet(checked.model, &strength.region.areas, &question.areas) == Holds::No {
            continue;
        }
        match &strength.quantity {
            Quantity::Parts(parts) => {
                let wanted = question.values.iter().find_map(|value| match value {
                    Answer::Number(_, unit) => *unit,
                    Answer::Actor(_) | Answer::Nobody | Answer::Day(_) => None,
                });
                let total = parts.iter().map(|part| amount_of(checked, part, wanted)).sum();
                found = Some((total, strength.span, holds == Holds::Yes));
            }
            Quantity::Open => unknown = Some((strength.span, "it is left open here")),
            Quantity::As(_) => unknown = Some((strength.span, "another instrument says how many")),
        }
    }
    let expected = question.values.iter().find_map(|value| match value {
        Answer::Number(number, _) => Some(u64::from(*number)),
        Answer::Nobody => Some(0),
        Answer::Actor(_) | Answer::Day(_) => None,
    });
    match (found, expected) {
        (Some((total, _, certain)), Some(expected)) if total == expected && (certain || question.possibly) => Ok(()),
        (None, Some(0)) if unknown.is_none() => Ok(()),
        (Some((total, place, true)), _) => {
            Err(fails(format!("the strength of {name} is {total}"), vec![(place, "as said here".to_owned())]))
        }
        (Some((total, place, false)), _) => Err(fails(
            format!("the strength of {name} may be {total}; it depends on a date that is not known"),
            vec![(place, "as said here".to_owned())],
        )),
        (None, _) => Err(fails(
            format!("the strength of {name} is not said"),
            unknown.map(|(place, text)| (place, text.to_owned())).into_iter().collect(),
        )),
    }
}

/// How many of a part are of the unit that is asked for; without a unit, all of them.
fn amount_of(checked: &Checked<'_>, part: &crate::model::Part, unit: Option<crate::syntax::names::Symbol>) -> u64 {
    let is = |amount: &crate::model::Amount, unit| {
        amount.unit == unit
            || amount.each.is_some_and(|(_, what)| what == unit)
            || amount.capability.is_some_and(|capability| {
                crate::region::wholes(checked.model, capability).any(|term| checked.model.terms[term.index()].name == unit)
            })
    };
    match unit {
        None => part.amount.total(),
        Some(unit) if is(&part.amount, unit) => part.amount.total(),
        Some(unit) => part.including.iter().filter(|amount| is(amount, unit)).map(crate::model::Amount::total).sum(),
    }
}
