//! From the model to the types of the JSON.

use super::*;
use crate::model::time as written;
use crate::model::{
    self, ActorId, CommandId, EventId, MandateId, Named, ParagraphId, PhaseId, StatementId, Target, TermId, TermKind,
};
use crate::source::Span;
use crate::syntax::names::Symbol;
use crate::syntax::token::unquote;
use crate::syntax::word::Word;
use crate::time::civil::Day;
use crate::time::timeline::{self, BEGINNING, FOREVER, Timeline};

/// The whole document.
pub fn document(compilation: &Compilation) -> Document {
    let mut builder = Builder::new(compilation);
    let model = &compilation.model;
    let terms = |builder: &mut Builder<'_>, kind: TermKind| -> Vec<Term> {
        let ids = (0..model.terms.len()).map(|at| TermId(at as u32));
        ids.filter(|id| model.terms[id.index()].kind == kind).map(|id| builder.term(id)).collect()
    };
    Document {
        format_version: FORMAT_VERSION,
        sources: compilation
            .sources
            .iter()
            .map(|(_, source)| SourceText { path: source.name.clone(), library: source.embedded })
            .collect(),
        mandates: (0..model.mandates.len()).map(|at| builder.mandate(MandateId(at as u32))).collect(),
        paragraphs: (0..model.paragraphs.len()).map(|at| builder.paragraph(ParagraphId(at as u32))).collect(),
        areas: terms(&mut builder, TermKind::Area),
        matters: terms(&mut builder, TermKind::Matter),
        events: (0..model.events.len()).map(|at| builder.event(EventId(at as u32))).collect(),
        phases: (0..model.phases.len()).map(|at| builder.phase(PhaseId(at as u32))).collect(),
        actors: (0..model.actors.len()).map(|at| builder.actor(ActorId(at as u32))).collect(),
        commands: (0..model.commands.len()).map(|at| builder.command(CommandId(at as u32))).collect(),
        statements: (0..model.statements.len()).map(|at| builder.statement(StatementId(at as u32))).collect(),
        doctrine: Doctrine {
            relations: terms(&mut builder, TermKind::Relation),
            kinds: terms(&mut builder, TermKind::Kind),
            acts: terms(&mut builder, TermKind::Act),
            capabilities: terms(&mut builder, TermKind::Capability),
            task_categories: terms(&mut builder, TermKind::Category),
            operative_verbs: terms(&mut builder, TermKind::Verb),
            limiting_words: terms(&mut builder, TermKind::Limiting),
            vague_words: terms(&mut builder, TermKind::Vague),
            policies: model.policies.iter().map(|policy| builder.policy(policy)).collect(),
        },
        expectations: model
            .expects
            .iter()
            .zip(&compilation.tables.expect_days)
            .map(|(expect, &day)| builder.expectation(expect, day))
            .collect(),
        expected_findings: compilation
            .diagnostics
            .iter()
            .filter(|finding| finding.expected)
            .map(|finding| builder.known(finding, None))
            .collect(),
        allowed_findings: compilation
            .allowed
            .iter()
            .map(|allowed| builder.known(&allowed.finding, Some(allowed.reason.clone())))
            .collect(),
        tables: super::tables::tables(&mut builder),
    }
}

/// What turns parts of the model into parts of the document.
pub(super) struct Builder<'a> {
    pub(super) compilation: &'a Compilation,
    pub(super) model: &'a model::Model,
    pub(super) timeline: Timeline<'a>,
    command_ids: Vec<String>,
}

impl<'a> Builder<'a> {
    fn new(compilation: &'a Compilation) -> Self {
        let model = &compilation.model;
        let mut builder = Self { compilation, model, timeline: Timeline::new(model), command_ids: Vec::new() };
        let mut seen: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
        for command in &model.commands {
            let join = |list: &[ActorId]| {
                list.iter().map(|&id| builder.text(model.actors[id.index()].name)).collect::<Vec<_>>().join("+")
            };
            let owner = command
                .added_by
                .or(command.mandate)
                .map_or("standing", |id| builder.text(model.mandates[id.index()].name));
            let id = format!("command/{owner}/{}/over/{}", join(&command.superiors), join(&command.subordinates));
            let count = seen.entry(id.clone()).or_default();
            *count += 1;
            let id = if *count > 1 { format!("{id}/{count}") } else { id };
            builder.command_ids.push(id);
        }
        builder
    }

    pub(super) fn text(&self, symbol: Symbol) -> &'a str {
        self.compilation.names.text(symbol)
    }

    pub(super) fn words(&self, span: Span) -> String {
        unquote(self.compilation.sources.text(span))
    }

    pub(super) fn label(&self, span: Option<Span>) -> Option<String> {
        span.map(|span| self.words(span))
    }

    // ------------------------------------------------------------------------------------------------- identifiers

    pub(super) fn mandate_id(&self, id: MandateId) -> String {
        let mandate = &self.model.mandates[id.index()];
        let kind = if mandate.amendment { "amendment" } else { "mandate" };
        format!("{kind}/{}", self.text(mandate.name))
    }

    pub(super) fn actor_id(&self, id: ActorId) -> String {
        let actor = &self.model.actors[id.index()];
        let name = self.text(actor.name);
        if actor.revision { format!("revision/actor/{name}/{}", id.0) } else { format!("actor/{name}") }
    }

    pub(super) fn actors(&self, ids: &[ActorId]) -> Vec<String> {
        ids.iter().map(|&id| self.actor_id(id)).collect()
    }

    pub(super) fn term_id(&self, id: TermId) -> String {
        let term = &self.model.terms[id.index()];
        format!("{}/{}", term.kind.word().spelling(), self.text(term.name))
    }

    pub(super) fn terms(&self, ids: &[TermId]) -> Vec<String> {
        ids.iter().map(|&id| self.term_id(id)).collect()
    }

    pub(super) fn event_id(&self, id: EventId) -> String {
        format!("event/{}", self.text(self.model.events[id.index()].name))
    }

    pub(super) fn phase_id(&self, id: PhaseId) -> String {
        format!("phase/{}", self.text(self.model.phases[id.index()].name))
    }

    pub(super) fn statement_id(&self, id: StatementId) -> String {
        let statement = &self.model.statements[id.index()];
        let plain = format!("{}/{}", statement.word().spelling(), self.text(statement.name));
        match statement.change {
            None | Some((_, Word::Add)) => plain,
            Some((amendment, word)) => format!("{}/{}/{plain}", self.mandate_id(amendment), word.spelling()),
        }
    }

    pub(super) fn command_id(&self, id: CommandId) -> String {
        self.command_ids.get(id.index()).cloned().unwrap_or_default()
    }

    pub(super) fn paragraph_id(&self, id: ParagraphId) -> String {
        let paragraph = &self.model.paragraphs[id.index()];
        let owner = paragraph.mandate.map_or("none", |id| self.text(self.model.mandates[id.index()].name));
        let letters: String = paragraph.letters.iter().map(|&letter| format!("({})", self.text(letter))).collect();
        format!("paragraph/{owner}/{}{letters}", paragraph.number)
    }

    pub(super) fn target(&self, target: Target) -> String {
        match target {
            Target::Mandate(id) => self.mandate_id(id),
            Target::Term(id) => self.term_id(id),
            Target::Event(id) => self.event_id(id),
            Target::Phase(id) => self.phase_id(id),
            Target::Actor(id) => self.actor_id(id),
            Target::Statement(id) => self.statement_id(id),
        }
    }

    pub(super) fn named(&self, list: &[Named]) -> Vec<String> {
        list.iter().map(|named| self.target(named.target)).collect()
    }

    // -------------------------------------------------------------------------------------------------- provenance

    pub(super) fn citation(&self, citation: &model::Citation) -> Citation {
        Citation { instrument: citation.instrument.clone(), locators: citation.locators.to_vec() }
    }

    pub(super) fn citations(&self, list: &[model::Citation]) -> Vec<Citation> {
        list.iter().map(|citation| self.citation(citation)).collect()
    }

    fn provenance(
        &self,
        span: Span,
        cites: &[model::Citation],
        owner: Option<MandateId>,
        paragraph: Option<ParagraphId>,
        letters: &[Symbol],
        amendment: Option<MandateId>,
    ) -> Provenance {
        let (source, position) = self.compilation.sources.position(span.start);
        // The instrument of a citation without one is the mandate's, or the amendment's.
        let own = amendment.or(paragraph.and_then(|id| self.model.paragraphs[id.index()].mandate)).or(owner);
        let instrument =
            own.and_then(|id| self.model.mandates[id.index()].basis.first()).and_then(|basis| basis.instrument.clone());
        let mut citations: Vec<Citation> = cites
            .iter()
            .map(|cite| Citation {
                instrument: cite.instrument.clone().or_else(|| instrument.clone()),
                locators: cite.locators.to_vec(),
            })
            .collect();
        if let Some(id) = paragraph {
            let paragraph = &self.model.paragraphs[id.index()];
            let letters: String =
                paragraph.letters.iter().chain(letters).map(|&letter| format!("({})", self.text(letter))).collect();
            let here = Citation {
                instrument: instrument.clone(),
                locators: vec![format!("para {}{letters}", paragraph.number)],
            };
            if !citations.iter().any(|cite| cite.instrument == here.instrument && cite.locators == here.locators) {
                citations.insert(0, here);
            }
        } else if citations.is_empty() && instrument.is_some() {
            citations.push(Citation { instrument, locators: Vec::new() });
        }
        Provenance {
            path: self.compilation.sources.get(source).name.clone(),
            line: position.line,
            column: position.column,
            citations,
            amendment: amendment.map(|id| self.mandate_id(id)),
        }
    }

    pub(super) fn annotations(
        &self,
        notes: &model::Annotations,
        paragraph: Option<ParagraphId>,
        owner: Option<MandateId>,
    ) -> Annotations {
        let around = paragraph.map(|id| &self.model.paragraphs[id.index()].notes);
        let amendment = paragraph.and_then(|id| self.model.paragraphs[id.index()].mandate).or(owner);
        let mandate = amendment.map(|id| &self.model.mandates[id.index()].notes);
        let chapter = notes
            .chapter
            .or_else(|| around.and_then(|notes| notes.chapter))
            .or_else(|| mandate.and_then(|notes| notes.chapter));
        Annotations {
            verb: notes.verb.or_else(|| around.and_then(|notes| notes.verb)).map(|id| self.term_id(id)),
            chapter,
            text: self.label(notes.text),
            notes: notes.notes.iter().map(|&span| self.words(span)).collect(),
            limits: self.terms(&notes.limits),
            limit_texts: notes.limit_texts.iter().map(|&span| self.words(span)).collect(),
            towards: self.named(&notes.towards),
            subject_to: self.named(&notes.subject_to),
            notwithstanding: self.named(&notes.notwithstanding),
            allows: notes
                .allows
                .iter()
                .filter_map(|&at| self.model.allows.get(at as usize))
                .map(|allow| Allow { rule: allow.rule.name, reason: self.label(allow.reason).unwrap_or_default() })
                .collect(),
        }
    }

    // -------------------------------------------------------------------------------------------------------- time

    /// A day, from bounds that count days.
    pub(super) fn day_bounds(bounds: timeline::Bounds) -> Bounds {
        let day = |value: i32| (value != BEGINNING && value != FOREVER).then(|| Day(value).to_string());
        let known = bounds.known();
        Bounds {
            date: known.and_then(day),
            earliest: day(bounds.earliest),
            latest: day(bounds.latest),
            open: matches!(known, Some(BEGINNING | FOREVER)),
        }
    }

    /// The last day before an edge.
    pub(super) fn last_day_bounds(bounds: timeline::Bounds) -> Bounds {
        let back = |value: i32| if value == BEGINNING || value == FOREVER { value } else { value - 1 };
        Self::day_bounds(timeline::Bounds { earliest: back(bounds.earliest), latest: back(bounds.latest) })
    }

    pub(super) fn point(&self, point: &written::Point) -> Point {
        let base = match point.base {
            written::Base::Days(first, last) if first == last => Base::Date { date: first.to_string() },
            written::Base::Days(first, last) => Base::Month { first: first.to_string(), last: last.to_string() },
            written::Base::Event(id) => Base::Event { event: self.event_id(id) },
            written::Base::Adoption(id) => Base::Adoption { mandate: self.mandate_id(id) },
            written::Base::Expiry(id) => Base::Expiry { mandate: self.mandate_id(id) },
            written::Base::StartOf(id) => Base::StartOf { phase: self.phase_id(id) },
            written::Base::EndOf(id) => Base::EndOf { phase: self.phase_id(id) },
        };
        let offsets = point
            .offsets
            .iter()
            .map(|&(duration, before)| Offset {
                duration: duration.iso(),
                direction: if before { "before" } else { "after" },
            })
            .collect();
        Point { base, offsets }
    }

    pub(super) fn written(&self, time: &written::Interval) -> Written {
        Written {
            from: time.from.as_ref().map(|point| self.point(point)),
            until: time.until.as_ref().map(|point| self.point(point)),
            until_revoked: time.until_revoked,
            lasting: time.lasting.map(|(duration, _)| duration.iso()),
            continuing: time.lasting.is_some_and(|(_, continuing)| continuing),
            during: time.during.iter().map(|&id| self.phase_id(id)).collect(),
        }
    }

    fn region_of(&self, region: &model::Region, span: timeline::Span) -> Region {
        Region {
            interval: Interval {
                from: Self::day_bounds(span.start),
                until: Self::last_day_bounds(span.end),
                written: self.written(&region.time),
            },
            areas: self.terms(&region.areas),
            matters: self.terms(&region.matters),
        }
    }

    pub(super) fn region(&mut self, region: &model::Region, mandate: Option<MandateId>) -> Region {
        let span = self.timeline.region(region, mandate);
        self.region_of(region, span)
    }

    /// The region of a clause inside that of its statement.
    pub(super) fn inner(
        &mut self,
        region: &model::Region,
        outer: &model::Region,
        mandate: Option<MandateId>,
    ) -> Region {
        let whole = self.timeline.region(outer, mandate);
        let span = self.timeline.within(region, whole, mandate);
        let mut made = self.region_of(region, span);
        if made.areas.is_empty() {
            made.areas = self.terms(&outer.areas);
        }
        if made.matters.is_empty() {
            made.matters = self.terms(&outer.matters);
        }
        made
    }

    // ------------------------------------------------------------------------------------------------------- items

    fn mandate(&mut self, id: MandateId) -> Mandate {
        let model = self.model;
        let mandate = &model.mandates[id.index()];
        let span = self.timeline.mandate(id);
        let reviews = mandate
            .reviews
            .iter()
            .map(|review| Review {
                by: Self::day_bounds(self.timeline.day_bounds(&review.by)),
                written: self.point(&review.by),
                considering: review.considering.map(|id| self.statement_id(id)),
            })
            .collect();
        let reviewed =
            mandate.reviewed.iter().map(|(point, _)| Self::day_bounds(self.timeline.day_bounds(point))).collect();
        let ceilings =
            mandate.ceilings.iter().map(|ceiling| self.strength(ceiling, &mandate.region, Some(id))).collect();
        Mandate {
            id: self.mandate_id(id),
            name: self.text(mandate.name).to_owned(),
            label: self.label(mandate.label),
            provenance: self.provenance(mandate.origin.span, &mandate.notes.cites, Some(id), None, &[], None),
            amendment: mandate.amendment,
            amends: mandate.amends.map(|id| self.mandate_id(id)),
            basis: self.citations(&mandate.basis),
            adopted: mandate.adopted.map(|(day, _)| day.to_string()),
            region: self.region_of(&mandate.region, span),
            reviews,
            reviewed,
            extensions: mandate
                .extensions
                .iter()
                .map(|extension| Extension {
                    further: extension.further.map(|duration| duration.iso()),
                    written: self.written(&extension.region.time),
                })
                .collect(),
            ceilings,
            incorporates: self.citations(&mandate.incorporates),
            annotations: self.annotations(&mandate.notes, None, None),
            changes: mandate
                .changes
                .iter()
                .map(|change| Change {
                    change: change.word.spelling(),
                    item: change.item.spelling(),
                    name: change.name.map(|name| self.text(name).to_owned()),
                    writes: change
                        .statements
                        .iter()
                        .map(|&id| self.statement_id(id))
                        .chain(change.commands.iter().map(|&id| self.command_id(id)))
                        .chain(change.actor.map(|id| self.actor_id(id)))
                        .collect(),
                })
                .collect(),
        }
    }

    fn paragraph(&mut self, id: ParagraphId) -> Paragraph {
        let paragraph = &self.model.paragraphs[id.index()];
        Paragraph {
            id: self.paragraph_id(id),
            number: paragraph.number,
            letters: paragraph.letters.iter().map(|&letter| self.text(letter).to_owned()).collect(),
            mandate: paragraph.mandate.map(|id| self.mandate_id(id)),
            label: self.label(paragraph.label),
            provenance: self.provenance(paragraph.origin.span, &paragraph.notes.cites, None, Some(id), &[], None),
            annotations: self.annotations(&paragraph.notes, None, paragraph.mandate),
        }
    }

    fn term(&mut self, id: TermId) -> Term {
        let term = &self.model.terms[id.index()];
        Term {
            id: self.term_id(id),
            name: self.text(term.name).to_owned(),
            label: self.label(term.label),
            provenance: Some(self.provenance(term.origin.span, &term.notes.cites, None, None, &[], None)),
            part_of: term.part_of.map(|id| self.term_id(id)),
            overlaps: self.terms(&term.overlaps),
            crosses: self.terms(&term.crosses),
            borders: self.terms(&term.borders),
            divided_into: term.divided_into.as_ref().map(|parts| self.terms(parts)),
            iso: term.iso.map(|iso| self.text(iso).to_uppercase()),
            line: term.line.map(model::Line::word),
            exclusive: term.exclusive,
            delegable: term.delegable.as_ref().map(|delegable| self.delegable(delegable)),
            root: term.root,
            commanded: term.commanded,
            may_hold_grants: term.may_hold,
            restricted: term.restricted,
            granted_by: self.actors(&term.granted_by),
            basis: self.citations(&term.basis),
            modalities: term.modalities.iter().map(|&name| self.text(name).to_owned()).collect(),
            impartial: term.impartial,
            creates: term
                .creates
                .iter()
                .map(|(effect, kinds)| Creates {
                    effect: self.text(*effect).to_owned(),
                    addressed_to: self.terms(kinds),
                })
                .collect(),
            annotations: self.annotations(&term.notes, None, None),
        }
    }

    pub(super) fn delegable(&self, delegable: &model::Delegable) -> Delegable {
        match delegable {
            model::Delegable::Never => Delegable::Never,
            model::Delegable::Lower => Delegable::Lower,
            model::Delegable::Undiminished => Delegable::Undiminished,
            model::Delegable::To(terms) => Delegable::To { to: self.terms(terms) },
            model::Delegable::ToActors(actors) => Delegable::To { to: self.actors(actors) },
        }
    }

    fn policy(&self, policy: &model::Policy) -> Policy {
        Policy {
            id: format!("policy/{}", self.text(policy.name)),
            name: self.text(policy.name).to_owned(),
            label: self.label(policy.label),
            provenance: self.provenance(policy.origin.span, &policy.notes.cites, None, None, &[], None),
            by: self.named(&policy.by),
            to: self.actors(&policy.to),
            at_least_every: policy.every.map(|duration| duration.iso()),
            review_window: policy.review_window.map(|duration| duration.iso()),
            blind_gap: policy.blind_gap.map(|duration| duration.iso()),
            report_latency: policy.report_latency.map(|duration| duration.iso()),
            largest_share: policy.largest_share.map(percent),
            reports_together: policy.reports_together.map(|(count, within)| Together { count, within: within.iso() }),
            annotations: self.annotations(&policy.notes, None, None),
        }
    }

    fn event(&mut self, id: EventId) -> Event {
        let event = &self.model.events[id.index()];
        let mut constraints = Vec::new();
        if let Some((point, _)) = &event.on {
            constraints.push(Constraint { kind: "on", point: self.point(point) });
        }
        for (bounds, not, between) in
            [(&event.lower, "not_before", "between_from"), (&event.upper, "not_after", "between_until")]
        {
            for bound in bounds {
                let kind = match bound.word {
                    Word::Follows => "follows",
                    Word::Precedes => "precedes",
                    Word::Not => not,
                    _ => between,
                };
                constraints.push(Constraint { kind, point: self.point(&bound.point) });
            }
        }
        Event {
            id: self.event_id(id),
            name: self.text(event.name).to_owned(),
            label: self.label(event.label),
            provenance: self.provenance(
                event.origin.span,
                &event.notes.cites,
                event.mandate,
                event.paragraph,
                &[],
                None,
            ),
            recurring: event.recurring,
            contingent: event.contingent,
            at: Self::day_bounds(self.timeline.event(id)),
            constraints,
            determined_by: self.actors(&event.determined_by),
            advised_by: self.actors(&event.advised_by),
            paragraph: event.paragraph.map(|id| self.paragraph_id(id)),
            annotations: self.annotations(&event.notes, event.paragraph, event.mandate),
        }
    }

    fn phase(&mut self, id: PhaseId) -> Phase {
        let phase = &self.model.phases[id.index()];
        let span = self.timeline.phase(id);
        Phase {
            id: self.phase_id(id),
            name: self.text(phase.name).to_owned(),
            label: self.label(phase.label),
            provenance: self.provenance(phase.origin.span, &phase.notes.cites, None, phase.paragraph, &[], None),
            region: self.region_of(&phase.region, span),
            tiles: phase.tiles.map(|id| self.phase_id(id)),
            paragraph: phase.paragraph.map(|id| self.paragraph_id(id)),
            annotations: self.annotations(&phase.notes, phase.paragraph, None),
        }
    }

    fn tie(&mut self, (actors, region): &(model::List<ActorId>, model::Region)) -> Tie {
        Tie { to: self.actors(actors), region: self.region(region, None) }
    }

    fn actor(&mut self, id: ActorId) -> Actor {
        let model = self.model;
        let actor = &model.actors[id.index()];
        Actor {
            id: self.actor_id(id),
            name: self.text(actor.name).to_owned(),
            label: self.label(actor.label),
            provenance: self.provenance(actor.origin.span, &actor.notes.cites, None, None, &[], None),
            kind: actor.kind.map(|id| self.term_id(id)),
            revision: actor.revision,
            region: self.region(&actor.region, None),
            part_of: actor.part_of.map(|id| self.actor_id(id)),
            head: actor.head.map(|id| self.actor_id(id)),
            root: actor.root,
            holds: actor.holds.iter().map(|tie| self.tie(tie)).collect(),
            member_of: actor.member_of.iter().map(|tie| self.tie(tie)).collect(),
            ally_of: actor.ally_of.iter().map(|tie| self.tie(tie)).collect(),
            borders: self.terms(&actor.borders),
            iso: actor.iso.map(|iso| self.text(iso).to_uppercase()),
            strengths: actor.strengths.iter().map(|strength| self.strength(strength, &actor.region, None)).collect(),
            ceilings: actor.ceilings.iter().map(|strength| self.strength(strength, &actor.region, None)).collect(),
            annotations: self.annotations(&actor.notes, None, None),
        }
    }

    pub(super) fn strength(
        &mut self,
        strength: &model::Strength,
        outer: &model::Region,
        mandate: Option<MandateId>,
    ) -> Strength {
        let quantity = match &strength.quantity {
            model::Quantity::Open => Quantity::Open,
            model::Quantity::As(citation) => Quantity::ByReference { citation: self.citation(citation) },
            model::Quantity::Parts(parts) => Quantity::Parts {
                total: parts.iter().map(|part| part.amount.total()).sum(),
                parts: parts
                    .iter()
                    .map(|part| Part {
                        about: part.about,
                        amount: self.amount(&part.amount),
                        including: part.including.iter().map(|amount| self.amount(amount)).collect(),
                    })
                    .collect(),
            },
        };
        Strength { quantity, region: self.inner(&strength.region, outer, mandate) }
    }

    fn amount(&self, amount: &model::Amount) -> Amount {
        Amount {
            number: amount.number,
            unit: amount.capability.map_or_else(|| self.text(amount.unit).to_owned(), |id| self.term_id(id)),
            each: amount.each.map(|(number, unit)| Each { number, unit: self.text(unit).to_owned() }),
        }
    }

    fn command(&mut self, id: CommandId) -> Command {
        let command = &self.model.commands[id.index()];
        let span = self.compilation.tables.command.span(id);
        Command {
            id: self.command_id(id),
            provenance: self.provenance(
                command.span,
                &command.notes.cites,
                command.mandate,
                command.paragraph,
                &[],
                command.added_by,
            ),
            mandate: command.mandate.map(|id| self.mandate_id(id)),
            paragraph: command.paragraph.map(|id| self.paragraph_id(id)),
            superiors: self.actors(&command.superiors),
            subordinates: self.actors(&command.subordinates),
            relation: command.relation.map(|id| self.term_id(id)),
            line: command.line.word(),
            exclusive: command.exclusive,
            jointly: command.jointly,
            deciding: command.deciding.map(|id| self.actor_id(id)),
            removed: command.removed,
            region: self.region_of(&command.region, span),
            annotations: self.annotations(&command.notes, command.paragraph, command.mandate),
        }
    }

    fn statement(&mut self, id: StatementId) -> Statement {
        let statement = &self.model.statements[id.index()];
        Statement {
            id: self.statement_id(id),
            name: self.text(statement.name).to_owned(),
            label: self.label(statement.label),
            letters: statement.letters.iter().map(|&letter| self.text(letter).to_owned()).collect(),
            provenance: self.provenance(
                statement.origin.span,
                &statement.notes.cites,
                statement.mandate,
                statement.paragraph,
                &statement.letters,
                statement.change.map(|(id, _)| id),
            ),
            mandate: statement.mandate.map(|id| self.mandate_id(id)),
            paragraph: statement.paragraph.map(|id| self.paragraph_id(id)),
            change: statement.change.map(|(_, word)| word.spelling()),
            region: self.region(&statement.region, statement.mandate),
            annotations: self.annotations(&statement.notes, statement.paragraph, statement.mandate),
            body: self.body(statement),
        }
    }

    fn expectation(&mut self, expect: &model::Expect, day: Option<Day>) -> Expectation {
        Expectation {
            label: self.label(expect.label),
            provenance: self.provenance(expect.origin.span, &expect.notes.cites, None, None, &[], None),
            on: day.map(|day| day.to_string()),
            questions: expect.questions.iter().map(|question| self.question(question)).collect(),
            finds: expect
                .finds
                .iter()
                .map(|finds| Finds {
                    rule: finds.rule.name,
                    code: finds.rule.code,
                    certain: finds.certain,
                    of: finds.of.map(|named| self.target(named.target)),
                    areas: self.terms(&finds.areas),
                })
                .collect(),
        }
    }

    fn question(&self, question: &model::Question) -> Question {
        let (asks, of, along) = match question.asked {
            model::Asked::Chain(actor, line) => ("chain", self.actor_id(actor), Some(line.word())),
            model::Asked::Lead(duty) => ("lead", self.statement_id(duty), None),
            model::Asked::Due(report) => ("due", self.statement_id(report), None),
            model::Asked::Strength(actor) => ("strength", self.actor_id(actor), None),
        };
        let answer = question
            .values
            .iter()
            .map(|value| match *value {
                model::Answer::Actor(id) => self.actor_id(id),
                model::Answer::Nobody => "nobody".to_owned(),
                model::Answer::Day(day) => day.to_string(),
                model::Answer::Number(number, None) => number.to_string(),
                model::Answer::Number(number, Some(unit)) => format!("{number} {}", self.text(unit)),
            })
            .collect();
        Question { asks, of, along, areas: self.terms(&question.areas), possibly: question.possibly, answer }
    }

    fn known(&self, finding: &crate::diagnostic::Diagnostic, reason: Option<String>) -> Known {
        let (source, position) = self.compilation.sources.position(finding.primary.span.start);
        Known {
            code: finding.rule.code,
            rule: finding.rule.name,
            message: finding.message.clone(),
            path: self.compilation.sources.get(source).name.clone(),
            line: position.line,
            column: position.column,
            reason,
        }
    }
}

/// Hundredths of a per cent as per cent.
pub(super) fn percent(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}
