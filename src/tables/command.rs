//! Chains of command.
//!
//! Superiors are those of an actor's own rows; an actor without a row of its own at that time has those of what it is
//! part of. A mission's superiors are its head's, and its parts without a row stand under the head. `part of` by itself
//! commands nothing.

use rustc_hash::FxHashSet;

use crate::model::{ActorId, CommandId, Line, Model};
use crate::time::timeline::{Holds, Span, Timeline};

/// Rows of command by whom they command.
#[derive(Debug)]
pub struct CommandTable {
    rows: Vec<Vec<CommandId>>,
    spans: Vec<Span>,
}

/// A superior, by which row and whether for certain.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Superior {
    /// Who.
    pub actor: ActorId,
    /// By which row; none for the head of a mission over its parts.
    pub row: Option<CommandId>,
    /// Whether for certain.
    pub certain: bool,
}

/// Why a chain cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Broken {
    /// Two superiors, and nobody decides.
    Ambiguous(ActorId),
    /// Whether there is one depends on a date that is not known.
    Unknown(ActorId),
    /// The chain runs in a circle.
    Circle(ActorId),
}

impl CommandTable {
    /// Sorts the rows by whom they command.
    pub fn new(model: &Model, timeline: &Timeline<'_>) -> Self {
        let mut rows = vec![Vec::new(); model.actors.len()];
        let mut spans = Vec::with_capacity(model.commands.len());
        for (at, command) in model.commands.iter().enumerate() {
            spans.push(timeline.region(&command.region, command.mandate));
            if command.removed || command.region.broken {
                continue;
            }
            for subordinate in &command.subordinates {
                rows[subordinate.index()].push(CommandId(at as u32));
            }
        }
        Self { rows, spans }
    }

    /// When a row holds.
    pub fn span(&self, row: CommandId) -> Span {
        self.spans[row.index()]
    }

    /// The rows that command an actor, along a line, in the order of the texts.
    pub fn own<'a>(&'a self, model: &'a Model, actor: ActorId, line: Line) -> impl Iterator<Item = CommandId> + 'a {
        self.rows[actor.index()].iter().copied().filter(move |row| model.commands[row.index()].line == line)
    }

    /// All rows that command an actor.
    pub fn rows(&self, actor: ActorId) -> &[CommandId] {
        &self.rows[actor.index()]
    }

    /// Those whose rows an actor stands under in turn: itself, then what it is part of. The mission's head stands for
    /// the mission; `head` means that the actor stands under it.
    pub fn line_of_inheritance(model: &Model, actor: ActorId) -> Vec<Source> {
        let mut out = vec![Source::Rows(actor)];
        let mut at = actor;
        for _ in 0..model.actors.len() {
            if let Some(head) = model.actors[at.index()].head.filter(|&head| head != actor)
                && !out.contains(&Source::Rows(head))
                && at == actor
            {
                out.push(Source::Rows(head));
            }
            let Some(whole) = model.actors[at.index()].part_of else { break };
            match model.actors[whole.index()].head {
                Some(head) if head != actor && !out.contains(&Source::Rows(head)) => {
                    out.push(Source::Head(head));
                    return out;
                }
                _ => out.push(Source::Rows(whole)),
            }
            at = whole;
        }
        out
    }

    /// Those who command an actor on a day, along a line.
    pub fn superiors(&self, model: &Model, actor: ActorId, line: Line, day: i32) -> Vec<Superior> {
        let mut perhaps: Vec<Superior> = Vec::new();
        for source in Self::line_of_inheritance(model, actor) {
            match source {
                Source::Head(head) if line == Line::Mission => {
                    perhaps.push(Superior { actor: head, row: None, certain: perhaps.is_empty() });
                    return perhaps;
                }
                Source::Head(_) => {}
                Source::Rows(from) => {
                    let mut found = false;
                    for row in self.own(model, from, line) {
                        let holds = self.span(row).on(day);
                        let command = &model.commands[row.index()];
                        if holds == Holds::No {
                            continue;
                        }
                        found |= holds == Holds::Yes;
                        for &superior in &command.superiors {
                            if superior != actor {
                                perhaps.push(Superior {
                                    actor: superior,
                                    row: Some(row),
                                    certain: holds == Holds::Yes,
                                });
                            }
                        }
                    }
                    if found {
                        return perhaps;
                    }
                }
            }
        }
        perhaps
    }

    /// The superiors of an actor on a day, upwards, along a line.
    ///
    /// # Errors
    /// Where the chain forks without a decider, depends on what is not known or runs in a circle; with what is known of
    /// it.
    pub fn chain(
        &self,
        model: &Model,
        actor: ActorId,
        line: Line,
        day: i32,
    ) -> Result<Vec<ActorId>, (Vec<ActorId>, Broken)> {
        let mut chain: Vec<ActorId> = Vec::new();
        let mut seen: FxHashSet<ActorId> = FxHashSet::from_iter([actor]);
        let mut at = actor;
        loop {
            let superiors = self.superiors(model, at, line, day);
            if superiors.iter().any(|superior| !superior.certain) {
                return Err((chain, Broken::Unknown(at)));
            }
            let mut actors: Vec<ActorId> = superiors.iter().map(|superior| superior.actor).collect();
            actors.sort();
            actors.dedup();
            let next = match actors.as_slice() {
                [] => return Ok(chain),
                [one] => *one,
                _ => {
                    let decider = superiors
                        .iter()
                        .filter_map(|superior| superior.row)
                        .find_map(|row| model.commands[row.index()].deciding);
                    // Of two superiors one of whom commands the other, the nearer one is the chain's.
                    let nearest = actors.iter().copied().find(|&one| {
                        actors.iter().all(|&other| other == one || self.is_above(model, other, one, line, day))
                    });
                    match decider.or(nearest) {
                        Some(next) => next,
                        None => return Err((chain, Broken::Ambiguous(at))),
                    }
                }
            };
            if !seen.insert(next) {
                return Err((chain, Broken::Circle(at)));
            }
            chain.push(next);
            at = next;
        }
    }

    /// Whether one actor commands another for certain on a day, directly or through others, along a line.
    pub fn is_above(&self, model: &Model, upper: ActorId, lower: ActorId, line: Line, day: i32) -> bool {
        let mut seen: FxHashSet<ActorId> = FxHashSet::from_iter([lower]);
        let mut queue = vec![lower];
        while let Some(at) = queue.pop() {
            for superior in self.superiors(model, at, line, day) {
                if !superior.certain {
                    continue;
                }
                if superior.actor == upper {
                    return true;
                }
                if seen.insert(superior.actor) {
                    queue.push(superior.actor);
                }
            }
        }
        false
    }

    /// Whether a kind of actor, or the actor itself, is declared to have nobody above it.
    pub fn is_root(model: &Model, actor: ActorId) -> bool {
        let it = &model.actors[actor.index()];
        it.root
            || it.kind.is_some_and(|kind| crate::region::wholes(model, kind).any(|kind| model.terms[kind.index()].root))
    }

    /// Whether a kind of actor is declared to need somebody above it.
    pub fn is_commanded(model: &Model, actor: ActorId) -> bool {
        let it = &model.actors[actor.index()];
        it.kind.is_some_and(|kind| crate::region::wholes(model, kind).any(|kind| model.terms[kind.index()].commanded))
    }
}

/// Where superiors come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// From the rows over this actor.
    Rows(ActorId),
    /// The superior is this actor, the head of the mission.
    Head(ActorId),
}
