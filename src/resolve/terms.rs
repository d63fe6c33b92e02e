//! Areas, matters and the terms of doctrine.

use super::Resolver;
use super::declare::Declaration;
use super::lookup::{self};
use crate::model::*;
use crate::syntax::ast::ClauseKind;
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
    pub(super) fn bind_term(&mut self, kind: TermKind, declaration: &Declaration<'a>) {
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

    pub(super) fn bind_policy(&mut self, declaration: &Declaration<'a>) {
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
}
