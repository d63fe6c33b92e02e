//! Statements and rows of command.

use super::Resolver;
use super::declare::Declaration;
use super::lookup::{CHANNEL, FUNDED, HANDED, STATEMENT_OR_ACTOR, STATEMENTS};
use crate::model::*;
use crate::syntax::ast::{self, Clause, ClauseKind, Covered, Entry, RowPart};
use crate::syntax::refine::statement;
use crate::syntax::word::Word;

/// Whether an item becomes a [`Statement`].
pub fn is_statement(word: Word) -> bool {
    statement(word) && word != Word::Command
}

/// Where the names of a statement are looked up, and whose adoption and expiry it means.
#[derive(Clone, Copy)]
struct Scope {
    owner: Option<MandateId>,
    paragraph: Option<ParagraphId>,
}

impl<'a> Resolver<'a> {
    pub(super) fn bind_statement(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let mandate = self.mandate_of(declaration);
        // Inside an amendment, adoption and expiry are the amendment's own.
        let around = declaration.paragraph.and_then(|id| self.model.paragraphs[id.index()].mandate);
        let owner = declaration.amendment.or(around).or(mandate);
        let scope = Scope { owner, paragraph: declaration.paragraph };
        let id = StatementId(self.model.statements.len() as u32);
        if let (Some(Word::Revise | Word::Replace | Word::End), Some(name)) = (declaration.change, item.head.name)
            && let Some(at) = STATEMENTS.iter().position(|&word| word == declaration.word)
        {
            self.obligation(&STATEMENTS[at..=at], name);
        }
        let region = self.item_region(declaration, owner);
        let notes = self.annotations(item.clauses(), item.span, declaration.paragraph);
        let body = self.body(declaration.word, item, scope);
        self.model.statements.push(Statement {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: Self::label(item),
            letters: item.head.letters.iter().map(|letter| letter.symbol).collect(),
            mandate,
            paragraph: declaration.paragraph,
            change: declaration.change.and_then(|word| declaration.amendment.map(|amendment| (amendment, word))),
            region,
            notes,
            body,
        });
        debug_assert_eq!(id.index() + 1, self.model.statements.len());
    }

    fn body(&mut self, word: Word, item: &ast::Item, scope: Scope) -> Body {
        match word {
            Word::Authority => Body::Authority(Box::new(self.authority_body(item, scope))),
            Word::Duty => Body::Duty(Box::new(self.duty_body(item, scope))),
            Word::Prohibition => Body::Prohibition(Box::new(self.prohibition_body(item, scope))),
            Word::Division => Body::Division(Box::new(self.division_body(item, scope))),
            Word::Report => Body::Report(Box::new(self.report_body(item, scope))),
            Word::Agreement => Body::Agreement(Box::new(self.agreement_body(item, scope))),
            Word::Asset => Body::Asset(Box::new(self.asset_body(item, scope))),
            Word::Liaison => Body::Liaison(Box::new(self.liaison_body(item, scope))),
            Word::Contribution => Body::Contribution(Box::new(self.contribution_body(item, scope))),
            Word::Funding => Body::Funding(Box::new(self.funding_body(item, scope))),
            Word::Interest => Body::Interest(Box::new(self.interest_body(item))),
            _ => Body::Transition(Box::new(self.transition_body(item, scope))),
        }
    }

    fn acts<'n>(&mut self, names: impl IntoIterator<Item = &'n ast::Name>) -> List<TermId> {
        self.terms(TermKind::Act, names)
    }

    fn deadlines(&mut self, clause: &Clause, scope: Scope) -> List<Deadline> {
        match &clause.kind {
            ClauseKind::Deadlines(list) => {
                list.iter().filter_map(|deadline| self.deadline(deadline, scope.owner)).collect()
            }
            _ => List::new(),
        }
    }

    fn parties(&mut self, clause: &Clause) -> List<ActorId> {
        let ClauseKind::Points(points) = &clause.kind else { return List::new() };
        let names: List<ast::Name> = points
            .iter()
            .filter_map(|point| match point.base {
                ast::Base::Name(name) if point.offsets.is_empty() => Some(name),
                ast::Base::Name(_) | ast::Base::Date(_) | ast::Base::Of(..) => None,
            })
            .collect();
        self.actors(&names)
    }

    fn obligations<'n>(&mut self, names: impl IntoIterator<Item = &'n ast::Name>) -> List<Named> {
        names.into_iter().filter_map(|&name| self.obligation(HANDED, name)).collect()
    }

    fn delegable(&mut self, never: bool, to: &ast::NameList, manner: Option<ast::Name>) -> Delegable {
        match (never, manner) {
            (true, _) => Delegable::Never,
            (false, Some(_)) => Delegable::Undiminished,
            (false, None) if to.is_empty() => Delegable::Lower,
            (false, None) => Delegable::ToActors(self.actors(to)),
        }
    }

    fn authority_body(&mut self, item: &ast::Item, scope: Scope) -> Authority {
        let mut out = Authority::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::By, ClauseKind::By { by, to, .. }) => {
                    out.by = self.actors(by);
                    out.to = self.actors(to);
                }
                (Word::Permits, ClauseKind::Permits { acts, only }) => {
                    let (acts, only) = (self.acts(acts), self.acts(only));
                    let region = self.region(&clause.region, scope.owner);
                    out.permits.push((acts, only, region));
                }
                (Word::Basis, ClauseKind::Cites(cites)) => out.basis.extend(self.citations(cites, scope.paragraph)),
                (Word::Incorporates, ClauseKind::Cites(cites)) => {
                    out.incorporates.extend(self.citations(cites, scope.paragraph))
                }
                (Word::Consent, ClauseKind::Names(list)) => {
                    let actors = self.actors(list);
                    out.consent.push((actors, self.region(&clause.region, scope.owner)));
                }
                (Word::Approval, ClauseKind::Approval { of, within, deputy }) => {
                    let approval = Approval {
                        span: clause.span,
                        of: self.actors(of),
                        within: within.as_ref().and_then(|length| self.duration(length)),
                        deputy: deputy.and_then(|name| self.actor(name)),
                    };
                    out.approvals.push(approval);
                }
                (Word::Coordination, ClauseKind::Names(list)) => out.coordination.extend(self.actors(list)),
                (Word::Delegable, ClauseKind::Delegable { never, to, manner }) => {
                    out.delegable = Some(self.delegable(*never, to, *manner));
                }
                (Word::Survives, ClauseKind::Names(list)) => {
                    out.survives.extend(list.iter().filter_map(|&name| self.authority(name)));
                }
                (Word::Endorsed, ClauseKind::Endorsed { by, on }) => {
                    let by = self.actors(by);
                    if let Some(on) = self.point(on, scope.owner) {
                        out.endorsed.push((by, on, clause.span));
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn role(&mut self, word: Word, names: &ast::NameList, span: crate::source::Span, mut region: Region) -> Role {
        let actors = self.actors(names);
        region.broken |= actors.len() < names.len();
        Role { span, word, actors, region }
    }

    fn duty_body(&mut self, item: &ast::Item, scope: Scope) -> Duty {
        let mut out = Duty::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Lead | Word::With | Word::Consult | Word::Inform, ClauseKind::Names(list)) => {
                    let region = self.region(&clause.region, scope.owner);
                    let role = self.role(clause.word, list, clause.span, region);
                    out.roles.push(role);
                }
                (Word::Task, ClauseKind::Task { categories, aim }) => {
                    let categories = self.terms(TermKind::Category, categories);
                    out.tasks.push((categories, aim.map(|aim| aim.symbol)));
                }
                (Word::Needs, ClauseKind::Quantity(quantity)) => {
                    let strength = self.strength(clause, quantity, scope.owner);
                    out.needs.push(strength);
                }
                (Word::Requires, ClauseKind::Names(list)) => {
                    let acts = list
                        .iter()
                        .filter_map(|&name| self.term(TermKind::Act, name).map(|act| (act, name.span)))
                        .collect();
                    let region = self.region(&clause.region, scope.owner);
                    out.requires.push((acts, region));
                }
                (Word::Complete, _) => out.complete = self.deadlines(clause, scope).into_iter().next(),
                (Word::Depends, ClauseKind::Names(list)) => {
                    out.depends_on.extend(list.iter().filter_map(|&name| self.obligation(STATEMENT_OR_ACTOR, name)));
                }
                (Word::Coordination, ClauseKind::Names(list)) => out.coordination.extend(self.actors(list)),
                (Word::Incorporates, ClauseKind::Cites(cites)) => {
                    out.incorporates.extend(self.citations(cites, scope.paragraph))
                }
                _ => {}
            }
        }
        out
    }

    fn prohibition_body(&mut self, item: &ast::Item, scope: Scope) -> Prohibition {
        let mut out = Prohibition::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Binds, ClauseKind::Names(list)) => out.binds.extend(self.actors(list)),
                (Word::Forbids, ClauseKind::Names(list)) => {
                    let acts = self.acts(list);
                    out.forbids.push((acts, self.region(&clause.region, scope.owner)));
                }
                (Word::Except, ClauseKind::Mixed(parts)) => {
                    for part in parts {
                        match part {
                            ast::NameOrText::Name(name) => out.except.extend(self.actor(*name)),
                            ast::NameOrText::Text(text) => out.except_texts.push(text.span),
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn division_body(&mut self, item: &ast::Item, scope: Scope) -> Division {
        let mut out = Division::default();
        for entry in item.entries() {
            let Entry::Row(row) = entry else { continue };
            let duties = row.names.iter().filter_map(|&name| self.duty(name)).collect();
            let mut region = Region::default();
            let mut notes = Annotations::default();
            let mut made = DivisionRow {
                span: row.span,
                duties,
                roles: List::new(),
                jointly: false,
                deciding: None,
                notes: Annotations::default(),
            };
            for part in &row.parts {
                match part {
                    RowPart::Role(word, list) => {
                        let span =
                            list.iter().fold(row.names.first().map_or(row.span, |name| name.span), |_, name| name.span);
                        let role = self.role(*word, list, span, Region::default());
                        made.roles.push(role);
                    }
                    RowPart::Jointly(_) => made.jointly = true,
                    RowPart::Deciding(name) => made.deciding = self.actor(*name),
                    RowPart::Region(part) => {
                        region.span = Some(region.span.map_or(part.span, |span| span.to(part.span)));
                        self.region_part(part, scope.owner, &mut region);
                    }
                    RowPart::Annotation(clause) => self.annotation(clause, row.span, scope.paragraph, &mut notes),
                    RowPart::Over(_) | RowPart::Relation(_) => {}
                }
            }
            // A region of a row holds for the whole of it.
            for role in &mut made.roles {
                role.region = Region { broken: role.region.broken || region.broken, ..region.clone() };
            }
            made.notes = notes;
            out.rows.push(made);
        }
        out
    }

    fn covered(
        &mut self,
        list: &[Covered],
        wanted: super::lookup::Wanted,
        scope: Scope,
    ) -> (List<Named>, List<Citation>) {
        let mut names = List::new();
        let mut cites = List::new();
        for covered in list {
            match covered {
                Covered::Name(name) => names.extend(self.obligation(wanted, *name)),
                Covered::Citation(citation) => cites.push(self.citation(citation, scope.paragraph)),
            }
        }
        (names, cites)
    }

    fn report_body(&mut self, item: &ast::Item, scope: Scope) -> Report {
        let mut out = Report::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::By, ClauseKind::By { by, through, to }) => {
                    out.by = self.actors(by);
                    out.through = self.actors(through);
                    out.to = self.actors(to);
                    out.line_span = Some(clause.span);
                }
                (Word::Due, _) => out.due.extend(self.deadlines(clause, scope)),
                (Word::First, _) => out.first = self.deadlines(clause, scope).into_iter().next(),
                (Word::Every, ClauseKind::Every { at_least, length }) => {
                    out.every = self.duration(length).map(|duration| (duration, clause.span, *at_least));
                    out.every_region = self.region(&clause.region, scope.owner);
                }
                (Word::Every, ClauseKind::EveryText(text)) => out.every_text = Some(text.span),
                (Word::Once, _) => out.once = true,
                (Word::As, _) => out.as_requested = true,
                (Word::Upon, ClauseKind::Upon { events, within }) => {
                    let events = events.iter().filter_map(|&name| self.event(name)).collect();
                    let within = within.as_ref().and_then(|length| self.duration(length));
                    out.upon.push((events, within));
                }
                (Word::Covers, ClauseKind::Covers(list)) => {
                    let (names, cites) = self.covered(list, STATEMENTS, scope);
                    out.covers.extend(names);
                    out.covers_cites.extend(cites);
                }
                _ => {}
            }
        }
        out
    }

    fn agreement_body(&mut self, item: &ast::Item, scope: Scope) -> Agreement {
        let mut out = Agreement::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Between, _) => out.between = self.parties(clause),
                (Word::Complete, _) => out.complete = self.deadlines(clause, scope).into_iter().next(),
                (Word::Defines, ClauseKind::Names(list)) => out.defines.extend(self.obligations(list)),
                _ => {}
            }
        }
        out
    }

    fn asset_body(&mut self, item: &ast::Item, scope: Scope) -> Asset {
        let mut out = Asset::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Owner, ClauseKind::Names(list)) => out.owner.extend(self.actors(list)),
                (Word::Provides, ClauseKind::Quantity(quantity)) => {
                    let strength = self.strength(clause, quantity, scope.owner);
                    out.provides.push(strength);
                }
                _ => {}
            }
        }
        out
    }

    fn liaison_body(&mut self, item: &ast::Item, _scope: Scope) -> Liaison {
        let mut out = Liaison::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Between, _) => out.between = self.parties(clause),
                (Word::Through, ClauseKind::Names(list)) => out.through.extend(self.all_named(CHANNEL, list)),
                (Word::Every, ClauseKind::Every { at_least, length }) => {
                    out.every = self.duration(length).map(|duration| (duration, clause.span, *at_least));
                }
                (Word::Every, ClauseKind::EveryText(text)) => out.every_text = Some(text.span),
                _ => {}
            }
        }
        out
    }

    fn contribution_body(&mut self, item: &ast::Item, scope: Scope) -> Contribution {
        let mut out = Contribution::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::By, ClauseKind::By { by, to, .. }) => {
                    out.by = self.actors(by);
                    out.to = self.actors(to);
                }
                (Word::Provides, ClauseKind::Quantity(quantity)) => {
                    let strength = self.strength(clause, quantity, scope.owner);
                    out.provides.push(strength);
                }
                (Word::Except, ClauseKind::Mixed(parts)) => {
                    let region = self.region(&clause.region, scope.owner);
                    for part in parts {
                        match part {
                            ast::NameOrText::Name(name) => {
                                out.except.extend(self.named(super::lookup::OBJECTS, *name));
                            }
                            ast::NameOrText::Text(text) => out.except_texts.push((text.span, region.clone())),
                        }
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn funding_body(&mut self, item: &ast::Item, scope: Scope) -> Funding {
        let mut out = Funding::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Covers, ClauseKind::Covers(list)) => {
                    let (names, cites) = self.covered(list, FUNDED, scope);
                    out.covers.extend(names);
                    out.covers_cites.extend(cites);
                }
                (Word::Share, ClauseKind::Shares(shares)) => {
                    let region = self.region(&clause.region, scope.owner);
                    for share in shares {
                        let part = match share.part {
                            ast::SharePart::Percent(percent) => Some(percent.hundredths),
                            ast::SharePart::Word(_) => None,
                        };
                        if let Some(actor) = self.actor(share.actor) {
                            out.shares.push((actor, part, region.clone()));
                        }
                    }
                }
                (Word::Voluntary, _) => out.voluntary = true,
                _ => {}
            }
        }
        out
    }

    fn interest_body(&mut self, item: &ast::Item) -> Interest {
        let mut out = Interest::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::By, ClauseKind::By { by, .. }) => out.by = self.actors(by),
                (Word::Mitigated, ClauseKind::Names(list)) => {
                    out.mitigated_by.extend(list.iter().filter_map(|&name| self.obligation(STATEMENT_OR_ACTOR, name)));
                }
                _ => {}
            }
        }
        out
    }

    fn transition_body(&mut self, item: &ast::Item, scope: Scope) -> Transition {
        let mut out = Transition::default();
        for clause in item.clauses() {
            match (clause.word, &clause.kind) {
                (Word::Outgoing, ClauseKind::Names(list)) => out.outgoing.extend(self.actors(list)),
                (Word::Incoming, ClauseKind::Names(list)) => out.incoming.extend(self.actors(list)),
                (Word::At, ClauseKind::Points(points)) => {
                    let region = self.region(&clause.region, scope.owner);
                    if let Some(point) = points.first().and_then(|point| self.point(point, scope.owner)) {
                        out.at.push((point, region));
                    }
                }
                (Word::Transfers, ClauseKind::Names(list)) => {
                    let names = self.obligations(list);
                    out.transfers.push((names, self.region(&clause.region, scope.owner)));
                }
                (Word::Drops, ClauseKind::Drops { names, reason }) => {
                    let names = self.obligations(names);
                    out.drops.push((names, reason.map(|text| text.span)));
                }
                (Word::Completes, ClauseKind::Names(list)) => out.completes.extend(self.obligations(list)),
                _ => {}
            }
        }
        out
    }

    // ------------------------------------------------------------------------------------------------------ command

    pub(super) fn bind_command(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        self.model.rows_lost |= item.broken;
        if item.entries().is_empty() {
            return;
        }
        let mandate = self.mandate_of(declaration);
        let around = declaration.paragraph.and_then(|id| self.model.paragraphs[id.index()].mandate);
        let owner = declaration.amendment.or(around).or(mandate);
        let whole = self.item_region(declaration, owner);
        for entry in item.entries() {
            let Entry::Row(row) = entry else { continue };
            let mut made = Command {
                span: row.span,
                superiors: self.actors(&row.names),
                subordinates: List::new(),
                relation: None,
                line: Line::Mission,
                exclusive: true,
                jointly: false,
                deciding: None,
                region: whole.clone(),
                mandate,
                paragraph: declaration.paragraph,
                notes: Annotations::default(),
                added_by: declaration.change.and(declaration.amendment),
                removed: matches!(declaration.change, Some(Word::End | Word::Revise | Word::Replace)),
            };
            let mut broken = made.superiors.len() < row.names.len();
            for part in &row.parts {
                match part {
                    RowPart::Over(list) => {
                        made.subordinates = self.actors(list);
                        broken |= made.subordinates.len() < list.len();
                    }
                    RowPart::Relation(name) => {
                        made.relation = self.term(TermKind::Relation, *name);
                        broken |= made.relation.is_none();
                    }
                    RowPart::Jointly(_) => made.jointly = true,
                    RowPart::Deciding(name) => made.deciding = self.actor(*name),
                    RowPart::Region(part) => self.narrow(part, owner, &mut made.region),
                    RowPart::Annotation(clause) => {
                        self.annotation(clause, row.span, declaration.paragraph, &mut made.notes);
                    }
                    RowPart::Role(..) => {}
                }
            }
            made.region.broken |= broken;
            self.model.rows_lost |= made.region.broken;
            self.model.commands.push(made);
        }
    }

    /// Own words exchange what the table or the paragraph around says of the same thing.
    pub(super) fn narrow(&mut self, part: &ast::Region, owner: Option<MandateId>, region: &mut Region) {
        match &part.kind {
            ast::RegionKind::In(_) => region.areas.clear(),
            ast::RegionKind::Concerning(_) => region.matters.clear(),
            ast::RegionKind::During(_) => region.time.during.clear(),
            ast::RegionKind::Until(_) => region.time.lasting = None,
            ast::RegionKind::For(..) => {
                region.time.until = None;
                region.time.until_revoked = false;
            }
            ast::RegionKind::From(_) | ast::RegionKind::Under(_) => {}
        }
        region.span = Some(match region.span {
            // Words of one head stand together.
            Some(span) if span.end <= part.span.start && part.span.start - span.end < 64 => span.to(part.span),
            _ => part.span,
        });
        self.region_part(part, owner, region);
    }
}
