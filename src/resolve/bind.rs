//! The second walk: every item becomes what it means.

use super::Resolver;
use super::declare::{Declaration, term_kind};
use super::lookup::{self, ANYTHING, OBJECTS, STATEMENTS};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::time::{Base, Point};
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{self, Clause, ClauseKind, Entry, Item, Name, RegionKind};
use crate::syntax::word::Word;
use crate::time::civil::{Duration, Unit};

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

    // -------------------------------------------------------------------------------------------------- belonging

    /// The mandate that a statement belongs to; `None` for what stands in a library, or cannot be told.
    pub(super) fn mandate_of(&mut self, declaration: &Declaration<'_>) -> Option<MandateId> {
        let item = declaration.item;
        for region in &item.head.region {
            if let RegionKind::Under(name) = region.kind {
                return self.mandate(name);
            }
        }
        if let Some(amendment) = declaration.amendment {
            let mandate = &self.model.mandates[amendment.index()];
            return mandate.amends.or(Some(amendment));
        }
        if let Some(paragraph) = declaration.paragraph {
            return self.model.paragraphs[paragraph.index()]
                .mandate
                .map(|id| self.model.mandates[id.index()].amends.unwrap_or(id));
        }
        if let Some(cited) = self.mandate_cited(item) {
            return Some(cited);
        }
        self.only_mandate(declaration.file, item)
    }

    /// The mandate whose instrument an item cites.
    fn mandate_cited(&self, item: &Item) -> Option<MandateId> {
        if self.model.mandates.len() < 2 {
            return None;
        }
        item.clauses().filter(|clause| matches!(clause.word, Word::Cite | Word::Basis)).find_map(|clause| {
            let ClauseKind::Cites(cites) = &clause.kind else { return None };
            cites.iter().find_map(|cite| {
                let text = crate::syntax::token::unquote(self.map.text(cite.instrument?.span));
                let at = self.model.mandates.iter().position(|mandate| {
                    mandate.basis.iter().any(|basis| basis.instrument.as_deref() == Some(text.as_str()))
                })?;
                let id = MandateId(at as u32);
                Some(self.model.mandates[at].amends.unwrap_or(id))
            })
        })
    }

    fn only_mandate(&mut self, file: usize, item: &Item) -> Option<MandateId> {
        let declarations = self.declarations;
        if let [one] = declarations.mandates_of[file].as_slice() {
            return Some(*one);
        }
        if declarations.libraries[file] {
            return None;
        }
        if declarations.mandates_of.iter().all(Vec::is_empty) {
            // A draft without any mandate: everything stands by itself.
            return None;
        }
        let mut near: Vec<MandateId> = declarations.mandates_of[file].clone();
        if near.is_empty() {
            near = self.connected_mandates(file);
        }
        if let [one] = near.as_slice() {
            return Some(*one);
        }
        let names: List<String> =
            near.iter().map(|id| self.text(self.model.mandates[id.index()].name).to_owned()).collect();
        let first = names.first().cloned().unwrap_or_default();
        let what = item.word().map_or("item", Word::spelling);
        self.sink.report(
            Diagnostic::new(
                &rule::UNKNOWN_MANDATE,
                item.title_span(),
                if names.is_empty() {
                    format!("this {what} belongs to no mandate")
                } else {
                    format!(
                        "this {what} can belong to {}",
                        crate::diagnostic::one_of(&names.iter().map(String::as_str).collect::<List<_>>())
                    )
                },
            )
            .help("write under and the mandate before the brace, or cite its instrument, or put it into a paragraph")
            .fix(Fix::unsure(
                format!("write under {first}"),
                item.title_span().at_end(),
                format!(" under {first}"),
            )),
        );
        None
    }

    /// The mandates of the texts that a text uses or is used by, at any distance.
    fn connected_mandates(&mut self, file: usize) -> Vec<MandateId> {
        if let Some(known) = self.connected.get(&file) {
            return known.clone();
        }
        let mut found = Vec::new();
        for forward in [true, false] {
            let mut seen = vec![false; self.files.len()];
            let mut queue = vec![file];
            seen[file] = true;
            while let Some(at) = queue.pop() {
                found.extend(self.declarations.mandates_of[at].iter().copied());
                for (other, parsed) in self.files.iter().enumerate() {
                    let linked = if forward { self.files[at].uses.contains(&other) } else { parsed.uses.contains(&at) };
                    if linked && !seen[other] {
                        seen[other] = true;
                        queue.push(other);
                    }
                }
            }
        }
        found.sort();
        found.dedup();
        self.connected.insert(file, found.clone());
        found
    }

    // -------------------------------------------------------------------------------------------- points and regions

    /// Length of time as written; `None` where its unit is none, which has been reported.
    pub(super) fn duration(&self, length: &ast::Length) -> Option<Duration> {
        let unit = Unit::from_word(self.text(length.unit.symbol))?;
        Some(Duration { count: length.number.value, unit })
    }

    /// A point in time; `owner` is the mandate or amendment whose `adoption` and `expiry` are meant.
    pub(super) fn point(&mut self, point: &ast::Point, owner: Option<MandateId>) -> Option<Point> {
        let mut offsets = List::with_capacity(point.offsets.len());
        for offset in &point.offsets {
            offsets.push((self.duration(&offset.length)?, offset.before));
        }
        let base = match point.base {
            ast::Base::Date(date) => {
                let (first, last) = date.days?;
                Base::Days(first, last)
            }
            ast::Base::Name(name) => self.point_name(name, owner)?,
            ast::Base::Of(what, whose) => self.point_of(what, whose)?,
        };
        Some(Point { base, offsets, span: point.span })
    }

    fn point_name(&mut self, name: Name, owner: Option<MandateId>) -> Option<Base> {
        if let Some(Target::Event(event)) = self.quietly(&[Word::Event], name.symbol) {
            if self.declarations.recurring.contains(&event) {
                let text = self.text(name.symbol).to_owned();
                self.sink.report(
                    Diagnostic::new(
                        &rule::WRONG_KIND,
                        name.span,
                        format!("{text} happens many times and is no point in time"),
                    )
                    .help(format!(
                        "a report can be due upon {text}; what begins or ends needs an event that happens once"
                    )),
                );
                return None;
            }
            return Some(Base::Event(event));
        }
        match self.text(name.symbol) {
            "adoption" | "expiry" => {
                let adoption = self.text(name.symbol) == "adoption";
                let owner = owner.or_else(|| {
                    let mut own = self.declarations.mandates_of.iter().flatten();
                    own.next().copied().filter(|_| own.next().is_none())
                });
                let Some(owner) = owner else {
                    let what = if adoption { "adoption" } else { "expiry" };
                    self.sink.report(
                        Diagnostic::new(&rule::UNKNOWN_MANDATE, name.span, format!("the {what} of which mandate?"))
                            .help(format!("write {what} of and the name of the mandate")),
                    );
                    return None;
                };
                Some(if adoption { Base::Adoption(owner) } else { Base::Expiry(owner) })
            }
            "revoked" => {
                self.sink.report(
                    Diagnostic::new(&rule::WRONG_KIND, name.span, "revoked is no point in time here")
                        .help("only until revoked can be said, before the brace or behind a clause"),
                );
                None
            }
            _ => {
                if let Some(Target::Phase(_)) = self.declarations.find(Word::Phase, name.symbol) {
                    let text = self.text(name.symbol).to_owned();
                    self.sink.report(
                        Diagnostic::new(
                            &rule::WRONG_KIND,
                            name.span,
                            format!("{text} is a phase, not a point in time"),
                        )
                        .help(format!("write start of {text} or end of {text}"))
                        .fix(Fix::unsure(
                            format!("write end of {text}"),
                            name.span,
                            format!("end of {text}"),
                        )),
                    );
                    return None;
                }
                self.event(name).map(Base::Event)
            }
        }
    }

    fn point_of(&mut self, what: Name, whose: Name) -> Option<Base> {
        match self.text(what.symbol) {
            "adoption" => self.mandate(whose).map(Base::Adoption),
            "expiry" => self.mandate(whose).map(Base::Expiry),
            "start" => self.phase(whose).map(Base::StartOf),
            "end" => self.phase(whose).map(Base::EndOf),
            other => {
                let message = format!("{other} of {} is no point in time", self.text(whose.symbol));
                self.sink.report(
                    Diagnostic::new(&rule::WRONG_KIND, what.span.to(whose.span), message)
                        .help("points in time are adoption of, expiry of, start of and end of"),
                );
                None
            }
        }
    }

    pub(super) fn deadline(&mut self, deadline: &ast::Deadline, owner: Option<MandateId>) -> Option<Deadline> {
        match deadline {
            ast::Deadline::Point(point) => {
                Some(Deadline { span: point.span, point: Some(self.point(point, owner)?), within: None })
            }
            ast::Deadline::Within(length, anchor) => {
                let within = self.duration(length)?;
                let span = anchor.as_ref().map_or(length.span(), |anchor| length.span().to(anchor.span));
                let point = match anchor {
                    Some(anchor) => Some(self.point(anchor, owner)?),
                    None => None,
                };
                Some(Deadline { span, point, within: Some(within) })
            }
        }
    }

    pub(super) fn region(&mut self, parts: &[ast::Region], owner: Option<MandateId>) -> Region {
        let mut region = Region::default();
        for part in parts {
            region.span = Some(region.span.map_or(part.span, |span| span.to(part.span)));
            self.region_part(part, owner, &mut region);
        }
        region
    }

    /// The region of an item: its own words, and those of its paragraph for what it does not say.
    pub(super) fn item_region(&mut self, declaration: &Declaration<'_>, owner: Option<MandateId>) -> Region {
        let declarations = self.declarations;
        let mut region = match declaration.paragraph.and_then(|id| declarations.paragraphs.get(id.index())) {
            Some(paragraph) => self.region(&paragraph.head.region, owner),
            None => Region::default(),
        };
        for part in &declaration.item.head.region {
            self.narrow(part, owner, &mut region);
        }
        region
    }

    pub(super) fn region_part(&mut self, part: &ast::Region, owner: Option<MandateId>, region: &mut Region) {
        let time = &mut region.time;
        match &part.kind {
            RegionKind::From(point) => match self.point(point, owner) {
                Some(point) => time.from = Some(point),
                None => region.broken = true,
            },
            RegionKind::Until(point) => {
                let revoked = matches!(point.base, ast::Base::Name(name) if self.text(name.symbol) == "revoked");
                if revoked && point.offsets.is_empty() {
                    time.until_revoked = true;
                } else {
                    match self.point(point, owner) {
                        Some(point) => time.until = Some(point),
                        None => region.broken = true,
                    }
                }
            }
            RegionKind::During(phases) => {
                for &phase in phases {
                    match self.phase(phase) {
                        Some(phase) => region.time.during.push(phase),
                        None => region.broken = true,
                    }
                }
            }
            RegionKind::For(length, continuing) => match self.duration(length) {
                Some(duration) => time.lasting = Some((duration, *continuing)),
                None => region.broken = true,
            },
            RegionKind::In(areas) => {
                let found = self.terms(TermKind::Area, areas);
                region.broken |= found.len() < areas.len();
                region.areas.extend(found);
            }
            RegionKind::Concerning(matters) => {
                let found = self.terms(TermKind::Matter, matters);
                region.broken |= found.len() < matters.len();
                region.matters.extend(found);
            }
            RegionKind::Under(_) => {}
        }
    }

    // ------------------------------------------------------------------------------------------------- annotations

    pub(super) fn annotations<'c>(
        &mut self,
        clauses: impl Iterator<Item = &'c Clause>,
        on: crate::source::Span,
        paragraph: Option<ParagraphId>,
    ) -> Annotations {
        let mut out = Annotations::default();
        for clause in clauses {
            self.annotation(clause, on, paragraph, &mut out);
        }
        out
    }

    pub(super) fn annotation(
        &mut self,
        clause: &Clause,
        on: crate::source::Span,
        paragraph: Option<ParagraphId>,
        out: &mut Annotations,
    ) {
        match (clause.word, &clause.kind) {
            (Word::Verb, ClauseKind::Names(list)) => {
                if let Some(&name) = list.first() {
                    out.verb = self.term(TermKind::Verb, name);
                    out.verb_span = Some(name.span);
                }
            }
            (Word::Towards, ClauseKind::Names(list)) => out.towards.extend(self.all_named(OBJECTS, list)),
            (Word::Chapter, ClauseKind::Chapter(number)) => out.chapter = self.chapter(number),
            (Word::Cite, ClauseKind::Cites(cites)) => {
                let cites = self.citations(cites, paragraph);
                out.cites.extend(cites);
            }
            (Word::Text, ClauseKind::Text(text)) => out.text = Some(text.span),
            (Word::Note, ClauseKind::Text(text)) => out.notes.push(text.span),
            (Word::Limit, ClauseKind::Mixed(parts)) => {
                for part in parts {
                    match part {
                        ast::NameOrText::Name(name) => out.limits.extend(self.term(TermKind::Limiting, *name)),
                        ast::NameOrText::Text(text) => out.limit_texts.push(text.span),
                    }
                }
            }
            (Word::Subject | Word::Notwithstanding, ClauseKind::References(list)) => {
                for reference in list {
                    let named = match reference.kind {
                        Some(kind) => {
                            let wanted =
                                STATEMENTS.iter().position(|&word| word == kind).map(|at| &STATEMENTS[at..=at]);
                            wanted.and_then(|wanted| self.obligation(wanted, reference.name))
                        }
                        None => self.obligation(STATEMENTS, reference.name),
                    };
                    if let Some(named) = named {
                        let list =
                            if clause.word == Word::Subject { &mut out.subject_to } else { &mut out.notwithstanding };
                        list.push(named);
                    }
                }
            }
            (Word::Allow, ClauseKind::Allow { rule, reason }) => self.allow(clause, *rule, *reason, on, out),
            _ => {}
        }
    }

    fn allow(
        &mut self,
        clause: &Clause,
        name: Name,
        reason: Option<ast::Text>,
        on: crate::source::Span,
        out: &mut Annotations,
    ) {
        let Some(rule) = self.rule(name) else { return };
        if !rule.allowable {
            self.sink.report(
                Diagnostic::new(
                    &rule::UNUSED_ALLOW,
                    clause.span,
                    format!("{} cannot be allowed: without it mended, the text has no meaning", rule.name),
                )
                .level(crate::diagnostic::Level::Error)
                .help("leave the allow out and mend what the rule finds"),
            );
            return;
        }
        out.allows.push(self.model.allows.len() as u32);
        self.model.allows.push(Allow { span: clause.span, rule, reason: reason.map(|text| text.span), on });
    }

    /// The rule of this name; told where there is none.
    pub(super) fn rule(&mut self, name: Name) -> Option<&'static rule::Rule> {
        let text = self.text(name.symbol);
        if let Some(rule) = rule::find(text) {
            return Some(rule);
        }
        let near = rule::RULES
            .iter()
            .map(|rule| (strsim::damerau_levenshtein(text, rule.name), rule.name))
            .min()
            .filter(|&(distance, _)| distance <= 3);
        let mut finding = Diagnostic::new(&rule::UNDEFINED_NAME, name.span, format!("no rule is called {text}"));
        finding = match near {
            Some((_, near)) => {
                finding.help(format!("did you mean {near}?")).fix(Fix::unsure(format!("write {near}"), name.span, near))
            }
            None => finding.help("mandate explain lists the rules"),
        };
        self.sink.report(finding);
        None
    }

    fn chapter(&self, number: &ast::NameOrNumber) -> Option<u32> {
        match number {
            ast::NameOrNumber::Number(number) => Some(number.value),
            ast::NameOrNumber::Name(name) => {
                let value = |letter| match letter {
                    'i' => 1,
                    'v' => 5,
                    'x' => 10,
                    'l' => 50,
                    _ => 0,
                };
                let text: List<u32> = self.text(name.symbol).chars().map(value).collect();
                let sum = text.iter().enumerate().fold(0i64, |sum, (at, &digit)| {
                    let smaller = text.get(at + 1).is_some_and(|&next| next > digit);
                    sum + if smaller { -i64::from(digit) } else { i64::from(digit) }
                });
                u32::try_from(sum).ok().filter(|&sum| sum > 0)
            }
        }
    }

    // ---------------------------------------------------------------------------------------- mandates and paragraphs

    fn bind_mandate(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let id = MandateId(self.model.mandates.len() as u32);
        let owner = Some(id);
        let amends = item.head.of.and_then(|name| self.mandate(name));
        let mut mandate = Mandate {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            amends,
            amendment: declaration.word == Word::Amendment,
            basis: List::new(),
            adopted: None,
            region: self.region(&item.head.region, owner),
            reviews: List::new(),
            reviewed: List::new(),
            extensions: List::new(),
            ceilings: List::new(),
            incorporates: List::new(),
            notes: Annotations::default(),
            changes: List::new(),
        };
        if mandate.amendment && amends.is_none() && item.head.of.is_none() && !item.broken {
            self.sink.report(
                Diagnostic::new(&rule::MISSING_CLAUSE, item.title_span(), "this amendment does not say what it amends")
                    .help("write of and the mandate behind its name: amendment res-1020 of unomil"),
            );
        }
        for clause in item.clauses() {
            self.mandate_clause(clause, owner, &mut mandate);
        }
        mandate.notes = self.annotations(item.clauses(), item.span, None);
        self.model.mandates.push(mandate);
    }

    fn mandate_clause(&mut self, clause: &Clause, owner: Option<MandateId>, mandate: &mut Mandate) {
        match (clause.word, &clause.kind) {
            (Word::Basis, ClauseKind::Cites(cites)) => {
                let cites = self.citations(cites, None);
                mandate.basis.extend(cites);
            }
            (Word::Incorporates, ClauseKind::Cites(cites)) => {
                let cites = self.citations(cites, None);
                mandate.incorporates.extend(cites);
            }
            (Word::Adopted, ClauseKind::Points(points)) => {
                if let Some(point) = points.first() {
                    match self.point(point, owner) {
                        Some(Point { base: Base::Days(first, last), offsets, span })
                            if first == last && offsets.is_empty() =>
                        {
                            mandate.adopted = Some((first, span));
                        }
                        Some(point) => self.sink.report(
                            Diagnostic::new(&rule::WRONG_KIND, point.span, "a text is adopted on a single day")
                                .help("write the date, such as 22 September 1993; leave it out in a draft"),
                        ),
                        None => {}
                    }
                }
            }
            (Word::Review, ClauseKind::Review { by, considering }) => {
                let report = considering.and_then(|name| self.report(name));
                if let Some(by) = self.point(by, owner) {
                    mandate.reviews.push(Review {
                        span: clause.span,
                        by,
                        considering: report,
                        names_report: considering.is_some(),
                    });
                }
            }
            (Word::Reviewed, ClauseKind::Points(points)) => {
                if let Some(point) = points.first().and_then(|point| self.point(point, owner)) {
                    mandate.reviewed.push((point, clause.span));
                }
            }
            (Word::Extend, ClauseKind::Extend(further)) => {
                let further = further.as_ref().and_then(|length| self.duration(length));
                let region = self.region(&clause.region, owner);
                mandate.extensions.push(Extension { span: clause.span, further, region });
            }
            (Word::Ceiling, ClauseKind::Quantity(quantity)) => {
                let strength = self.strength(clause, quantity, owner);
                mandate.ceilings.push(strength);
            }
            _ => {}
        }
    }

    fn bind_paragraph(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let mandate = match item.head.of {
            Some(name) => self.mandate(name),
            None => match declaration.amendment {
                Some(amendment) => Some(amendment),
                None => self.mandate_of(&Declaration { paragraph: None, ..*declaration }),
            },
        };
        let id = ParagraphId(self.model.paragraphs.len() as u32);
        let holds = item.entries().iter().filter(|entry| !matches!(entry, Entry::Clause(_) | Entry::Row(_))).count();
        self.model.paragraphs.push(Paragraph {
            number: item.head.number.map_or(0, |number| number.value),
            letters: item.head.letters.iter().map(|letter| letter.symbol).collect(),
            origin: Self::origin(item),
            mandate,
            label: Self::label(item),
            notes: Annotations::default(),
            holds: holds as u32,
        });
        let notes = self.annotations(item.clauses(), item.span, Some(id));
        if let Some(paragraph) = self.model.paragraphs.last_mut() {
            paragraph.notes = notes;
        }
        // Extensions and reviews of a paragraph are those of its amendment.
        let Some(owner) = mandate else { return };
        for clause in item.clauses() {
            if matches!(clause.word, Word::Extend | Word::Reviewed | Word::Incorporates) {
                let mut gathered = Mandate {
                    name: Word::Amendment.into(),
                    origin: Self::origin(item),
                    label: None,
                    amends: None,
                    amendment: true,
                    basis: List::new(),
                    adopted: None,
                    region: Region::default(),
                    reviews: List::new(),
                    reviewed: List::new(),
                    extensions: List::new(),
                    ceilings: List::new(),
                    incorporates: List::new(),
                    notes: Annotations::default(),
                    changes: List::new(),
                };
                self.mandate_clause(clause, Some(owner), &mut gathered);
                let mandate = &mut self.model.mandates[owner.index()];
                mandate.extensions.append(&mut gathered.extensions);
                mandate.reviewed.append(&mut gathered.reviewed);
                mandate.incorporates.append(&mut gathered.incorporates);
            }
        }
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

    /// The mandate around an event, phase or actor, without a word when there is none or more than one.
    fn context_mandate(&mut self, declaration: &Declaration<'_>) -> Option<MandateId> {
        for region in &declaration.item.head.region {
            if let RegionKind::Under(name) = region.kind {
                return self.mandate(name);
            }
        }
        if let Some(paragraph) = declaration.paragraph {
            return self.model.paragraphs[paragraph.index()]
                .mandate
                .map(|id| self.model.mandates[id.index()].amends.unwrap_or(id));
        }
        if let [one] = self.declarations.mandates_of[declaration.file].as_slice() {
            return Some(*one);
        }
        if self.declarations.libraries[declaration.file] {
            return None;
        }
        match self.connected_mandates(declaration.file).as_slice() {
            [one] => Some(*one),
            _ => None,
        }
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

    // ------------------------------------------------------------------------------------------------- doctrine terms

    fn bind_term(&mut self, kind: TermKind, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let mut term = Term {
            kind,
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            part_of: None,
            overlaps: List::new(),
            crosses: List::new(),
            borders: List::new(),
            divided_into: None,
            iso: None,
            root: false,
            commanded: false,
            may_hold: false,
            line: None,
            exclusive: None,
            delegable: None,
            restricted: None,
            granted_by: List::new(),
            basis: List::new(),
            modalities: List::new(),
            impartial: false,
            creates: List::new(),
            notes: self.annotations(item.clauses(), item.span, None),
        };
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Part, ClauseKind::Names(list)) => {
                    term.part_of = list.first().and_then(|&name| self.term(kind, name))
                }
                (Word::Overlaps, ClauseKind::Names(list)) => term.overlaps.extend(self.terms(kind, list)),
                (Word::Crosses, ClauseKind::Names(list)) => term.crosses.extend(self.terms(kind, list)),
                (Word::Borders, ClauseKind::Names(list)) => term.borders.extend(self.terms(kind, list)),
                (Word::Divided, ClauseKind::Names(list)) => term.divided_into = Some(self.terms(kind, list)),
                (Word::Iso, ClauseKind::Names(list)) => term.iso = list.first().map(|name| name.symbol),
                (Word::Line, ClauseKind::Names(list)) => {
                    term.line = list.first().and_then(|name| Line::from_word(self.text(name.symbol)));
                }
                (Word::Modalities, ClauseKind::Names(list)) => {
                    term.modalities = list.iter().map(|name| name.symbol).collect()
                }
                (Word::Granted, ClauseKind::Names(list)) => term.granted_by = self.actors(list),
                (Word::Basis, ClauseKind::Cites(cites)) => term.basis = self.citations(cites, None),
                (Word::Creates, ClauseKind::Creates { what, to }) => {
                    let to = self.terms(TermKind::Kind, to);
                    term.creates.push((what.symbol, to));
                }
                (Word::Delegable, ClauseKind::Delegable { never, to, manner }) => {
                    term.delegable = Some(match (never, manner) {
                        (true, _) => Delegable::Never,
                        (false, Some(_)) => Delegable::Undiminished,
                        (false, None) if to.is_empty() => Delegable::Lower,
                        (false, None) => Delegable::To(self.terms(kind, to)),
                    });
                }
                (Word::Root, _) => term.root = true,
                (Word::Commanded, _) => term.commanded = true,
                (Word::May, _) => term.may_hold = true,
                (Word::Exclusive, _) => term.exclusive = Some(true),
                (Word::Shared, _) => term.exclusive = Some(false),
                (Word::Restricted, _) => term.restricted = Some(true),
                (Word::Unrestricted, _) => term.restricted = Some(false),
                (Word::Impartial, _) => term.impartial = true,
                _ => {}
            }
        }
        self.model.terms.push(term);
    }

    fn bind_policy(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let mut policy = Policy {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            by: List::new(),
            to: List::new(),
            every: None,
            review_window: None,
            blind_gap: None,
            report_latency: None,
            largest_share: None,
            reports_together: None,
            notes: self.annotations(item.clauses(), item.span, None),
        };
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::By, ClauseKind::By { by, to, .. }) => {
                    policy.by = self.all_named(lookup::ACTOR_OR_KIND, by);
                    policy.to = self.actors(to);
                }
                (_, ClauseKind::Every { length, .. }) => policy.every = self.duration(length),
                (Word::ReviewWindow, ClauseKind::Length(length)) => policy.review_window = self.duration(length),
                (Word::BlindGap, ClauseKind::Length(length)) => policy.blind_gap = self.duration(length),
                (Word::ReportLatency, ClauseKind::Length(length)) => policy.report_latency = self.duration(length),
                (_, ClauseKind::Percent(percent)) => policy.largest_share = Some(percent.hundredths),
                (_, ClauseKind::Together { number, within }) => {
                    policy.reports_together = self.duration(within).map(|within| (number.value, within));
                }
                _ => {}
            }
        }
        self.model.policies.push(policy);
    }

    // ------------------------------------------------------------------------------------------------- expectations

    fn bind_expect(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let owner = self.context_mandate(declaration);
        let mut expect = Expect {
            origin: Self::origin(item),
            label: Self::label(item),
            on: None,
            questions: List::new(),
            finds: List::new(),
            notes: self.annotations(item.clauses(), item.span, None),
        };
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::On, ClauseKind::Points(points)) => {
                    expect.on = points.first().and_then(|point| self.point(point, owner));
                }
                (_, ClauseKind::Question(question)) => expect.questions.extend(self.question(clause, question)),
                (_, ClauseKind::Finds { certain, rule, of }) => {
                    let rule = self.rule(*rule);
                    let of = of.map(|name| self.named(ANYTHING, name));
                    let areas = self.region(&clause.region, owner).areas;
                    if let (Some(rule), None | Some(Some(_))) = (rule, &of) {
                        expect.finds.push(Finds {
                            span: clause.span,
                            rule,
                            certain: *certain,
                            of: of.flatten(),
                            areas,
                        });
                    }
                }
                _ => {}
            }
        }
        self.model.expects.push(expect);
    }

    fn question(&mut self, clause: &Clause, question: &ast::Question) -> Option<Question> {
        let line = question.along.and_then(|line| Line::from_word(self.text(line.symbol))).unwrap_or(Line::Mission);
        let asked = match clause.word {
            Word::Chain => Asked::Chain(self.actor(question.of)?, line),
            Word::Strength => Asked::Strength(self.actor(question.of)?),
            Word::Lead => match self.duty(question.of)?.target {
                Target::Statement(id) => Asked::Lead(id),
                _ => return None,
            },
            _ => Asked::Due(self.report(question.of)?),
        };
        let areas = self.terms(TermKind::Area, &question.areas);
        let mut values = List::new();
        let mut span = None;
        for value in &question.values {
            let here = value.span();
            span = Some(span.map_or(here, |span: crate::source::Span| span.to(here)));
            let answer = match *value {
                ast::Value::Name(name) if matches!(self.text(name.symbol), "nobody" | "none" | "nothing" | "never") => {
                    Answer::Nobody
                }
                ast::Value::Name(name) => match asked {
                    Asked::Chain(..) | Asked::Lead(_) => Answer::Actor(self.actor(name)?),
                    Asked::Due(_) | Asked::Strength(_) => {
                        self.wrong_answer(here, &asked);
                        return None;
                    }
                },
                ast::Value::Number(number, unit) if matches!(asked, Asked::Strength(_)) => {
                    Answer::Number(number.value, unit.map(|unit| unit.symbol))
                }
                ast::Value::Date(date) if matches!(asked, Asked::Due(_)) => {
                    let (first, last) = date.days?;
                    if first != last {
                        self.wrong_answer(here, &asked);
                        return None;
                    }
                    Answer::Day(first)
                }
                ast::Value::Number(..) | ast::Value::Date(_) => {
                    self.wrong_answer(here, &asked);
                    return None;
                }
            };
            values.push(answer);
        }
        Some(Question { span: clause.span, asked, areas, possibly: question.possibly, values, values_span: span? })
    }

    fn wrong_answer(&mut self, span: crate::source::Span, asked: &Asked) {
        let wanted = match asked {
            Asked::Chain(..) => "the answer names the superiors, the nearest first, or nobody",
            Asked::Lead(_) => "the answer names whoever leads, or nobody",
            Asked::Due(_) => "the answer is one date or more, or never",
            Asked::Strength(_) => "the answer is a number, such as 303 observers",
        };
        self.sink.report(Diagnostic::new(&rule::WRONG_KIND, span, "this cannot be the answer").help(wanted));
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
