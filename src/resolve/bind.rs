//! The second walk: every item becomes what it means.

use super::Resolver;
use super::declare::{Declaration, term_kind};
use crate::model::*;
use crate::syntax::ast::{self, Clause, ClauseKind, Item};
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
    pub(super) fn bind_all(&mut self) {
        // Paragraphs and mandates first: what stands elsewhere belongs to them.
        let declarations = self.declarations;
        for declaration in &declarations.all {
            match declaration.word {
                Word::Mandate | Word::Amendment => self.bind_mandate(declaration),
                _ => {}
            }
        }
        for declaration in &declarations.all {
            if declaration.word == Word::Paragraph {
                self.bind_paragraph(declaration);
            }
        }
        for declaration in &declarations.all {
            match declaration.word {
                Word::Mandate | Word::Amendment | Word::Paragraph | Word::Use => {}
                Word::Event => self.bind_event(declaration),
                Word::Phase => self.bind_phase(declaration),
                Word::Actor => self.bind_actor(declaration),
                Word::Command => self.bind_command(declaration),
                Word::Expect => self.bind_expect(declaration),
                Word::Policy => self.bind_policy(declaration),
                word => match term_kind(word) {
                    Some(kind) => self.bind_term(kind, declaration),
                    None => self.bind_statement(declaration),
                },
            }
        }
        self.attach_changes();
    }

    pub(super) fn origin(item: &Item) -> Origin {
        Origin { span: item.span, title: item.title_span(), broken: item.broken }
    }

    pub(super) fn name_of(item: &Item) -> crate::syntax::names::Symbol {
        item.head.name.map_or_else(|| item.word().map_or(Word::Use.into(), Into::into), |name| name.symbol)
    }

    pub(super) fn label(item: &Item) -> Option<crate::source::Span> {
        item.head.label.map(|text| text.span)
    }

    // --------------------------------------------------------------------------------------- events, phases, actors

    fn bind_event(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let quiet_mandate = self.context_mandate(declaration);
        let mut event = Event {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            recurring: item.head.kind.is_some_and(|kind| self.text(kind.symbol) == "recurring"),
            contingent: false,
            on: None,
            lower: List::new(),
            upper: List::new(),
            determined_by: List::new(),
            advised_by: List::new(),
            mandate: quiet_mandate,
            paragraph: declaration.paragraph,
            notes: self.annotations(item.clauses(), item.span, declaration.paragraph),
        };
        let owner = declaration.amendment.or(quiet_mandate);
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Contingent, ClauseKind::Flag) => event.contingent = true,
                (Word::On, ClauseKind::Points(points)) => {
                    event.on =
                        points.first().and_then(|point| self.point(point, owner)).map(|point| (point, clause.span));
                }
                (Word::Follows | Word::Precedes, ClauseKind::Points(points)) => {
                    if let Some(point) = points.first().and_then(|point| self.point(point, owner)) {
                        let bound = Bound { point, span: clause.span, word: clause.word };
                        if clause.word == Word::Follows { event.lower.push(bound) } else { event.upper.push(bound) }
                    }
                }
                (Word::Not, ClauseKind::Not { before, point }) => {
                    if let Some(point) = self.point(point, owner) {
                        let bound = Bound { point, span: clause.span, word: Word::Not };
                        if *before { event.lower.push(bound) } else { event.upper.push(bound) }
                    }
                }
                (Word::Between, ClauseKind::Points(points)) => {
                    if let [first, second] = points.as_slice() {
                        if let Some(point) = self.point(first, owner) {
                            event.lower.push(Bound { point, span: clause.span, word: Word::Between });
                        }
                        if let Some(point) = self.point(second, owner) {
                            event.upper.push(Bound { point, span: clause.span, word: Word::Between });
                        }
                    }
                }
                (Word::Determined, ClauseKind::Names(list)) => event.determined_by = self.actors(list),
                (Word::Advised, ClauseKind::Names(list)) => event.advised_by = self.actors(list),
                _ => {}
            }
        }
        self.model.events.push(event);
    }

    fn bind_phase(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let owner = declaration.amendment.or(self.context_mandate(declaration));
        let mut phase = Phase {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            region: self.region(&item.head.region, owner),
            tiles: None,
            paragraph: declaration.paragraph,
            notes: self.annotations(item.clauses(), item.span, declaration.paragraph),
        };
        for clause in item.clauses() {
            if let (Word::Tiles, ClauseKind::Names(list)) = (clause.word, &clause.kind) {
                phase.tiles = list.first().and_then(|&name| self.phase(name));
            }
        }
        self.model.phases.push(phase);
    }

    fn bind_actor(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let owner = declaration.amendment.or(self.context_mandate(declaration));
        let mut actor = Actor {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            kind: item.head.kind.and_then(|name| self.term(TermKind::Kind, name)),
            region: self.region(&item.head.region, owner),
            part_of: None,
            head: None,
            holds: List::new(),
            member_of: List::new(),
            ally_of: List::new(),
            borders: List::new(),
            strengths: List::new(),
            ceilings: List::new(),
            root: false,
            iso: None,
            notes: self.annotations(item.clauses(), item.span, declaration.paragraph),
            revision: matches!(declaration.change, Some(Word::Revise | Word::Replace | Word::End)),
        };
        if actor.revision
            && let Some(name) = item.head.name
        {
            self.actor(name);
        }
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Part, ClauseKind::Names(list)) => {
                    actor.part_of = list.first().and_then(|&name| self.actor(name));
                    actor.origin.broken |= actor.part_of.is_none();
                }
                (Word::Head, ClauseKind::Names(list)) => {
                    actor.head = list.first().and_then(|&name| self.actor(name));
                    actor.origin.broken |= actor.head.is_none();
                }
                (Word::Holds | Word::Member | Word::Ally, ClauseKind::Names(list)) => {
                    let actors = self.actors(list);
                    let region = self.region(&clause.region, owner);
                    match clause.word {
                        Word::Holds => actor.holds.push((actors, region)),
                        Word::Member => actor.member_of.push((actors, region)),
                        _ => actor.ally_of.push((actors, region)),
                    }
                }
                (Word::Borders, ClauseKind::Names(list)) => actor.borders.extend(self.terms(TermKind::Area, list)),
                (Word::Iso, ClauseKind::Names(list)) => actor.iso = list.first().map(|name| name.symbol),
                (Word::Strength | Word::Ceiling, ClauseKind::Quantity(quantity)) => {
                    let strength = self.strength(clause, quantity, owner);
                    if clause.word == Word::Strength {
                        actor.strengths.push(strength)
                    } else {
                        actor.ceilings.push(strength)
                    }
                }
                (Word::Root, ClauseKind::Flag) => actor.root = true,
                _ => {}
            }
        }
        self.model.actors.push(actor);
    }

    pub(super) fn strength(&mut self, clause: &Clause, quantity: &ast::Quantity, owner: Option<MandateId>) -> Strength {
        let region = self.region(&clause.region, owner);
        let quantity = match quantity {
            ast::Quantity::Word(_) => Quantity::Open,
            ast::Quantity::As(citation) => Quantity::As(self.citation(citation, None)),
            ast::Quantity::Parts(parts) => Quantity::Parts(
                parts
                    .iter()
                    .map(|part| Part {
                        about: part.about,
                        amount: self.amount(&part.amount),
                        including: part.including.iter().map(|amount| self.amount(amount)).collect(),
                    })
                    .collect(),
            ),
        };
        Strength { span: clause.span, quantity, region }
    }

    fn amount(&mut self, amount: &ast::Amount) -> Amount {
        let capability = match self.quietly(&[Word::Capability], amount.unit.symbol) {
            Some(Target::Term(id)) => Some(id),
            _ => None,
        };
        Amount {
            number: amount.number.value,
            unit: amount.unit.symbol,
            capability,
            each: amount.each.map(|(number, name)| (number.value, name.symbol)),
        }
    }

    /// Writes into every amendment what its changes add, revise, replace and end.
    fn attach_changes(&mut self) {
        let declarations = self.declarations;
        let (mut statements, mut actors) = (0u32, 0u32);
        for declaration in &declarations.all {
            let statement = super::statements::is_statement(declaration.word).then(|| {
                statements += 1;
                StatementId(statements - 1)
            });
            let actor = (declaration.word == Word::Actor).then(|| {
                actors += 1;
                ActorId(actors - 1)
            });
            let (Some(amendment), Some(word)) = (declaration.amendment, declaration.change) else { continue };
            // Rows stand in the order of the texts.
            let whole = declaration.item.span;
            let first = self.model.commands.partition_point(|command| command.span.start < whole.start);
            let commands = self.model.commands[first..]
                .iter()
                .take_while(|command| command.span.end <= whole.end)
                .enumerate()
                .map(|(at, _)| CommandId((first + at) as u32))
                .collect();
            self.model.mandates[amendment.index()].changes.push(Change {
                span: declaration.item.span,
                word,
                item: declaration.word,
                name: declaration.item.head.name.map(|name| name.symbol),
                statements: statement.into_iter().collect(),
                commands,
                actor,
            });
        }
    }
}
