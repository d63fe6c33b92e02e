//! Mandates, amendments and paragraphs.

use super::Resolver;
use super::declare::Declaration;
use crate::diagnostic::Diagnostic;
use crate::model::time::{Base, Point};
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{Clause, ClauseKind, Entry, Item};
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
    pub(super) fn bind_mandate(&mut self, declaration: &Declaration<'a>) {
        let item = declaration.item;
        let id = MandateId(self.model.mandates.len() as u32);
        let owner = Some(id);
        let amends = item.head.of.and_then(|name| self.mandate(name));
        let mut mandate = Mandate {
            label: Self::label(item),
            amends,
            region: self.region(&item.head.region, owner),
            ..Self::unsaid(item, declaration.word == Word::Amendment)
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

    pub(super) fn mandate_clause(&mut self, clause: &Clause, owner: Option<MandateId>, mandate: &mut Mandate) {
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

    pub(super) fn bind_paragraph(&mut self, declaration: &Declaration<'a>) {
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
                let mut gathered = Self::unsaid(item, true);
                self.mandate_clause(clause, Some(owner), &mut gathered);
                let mandate = &mut self.model.mandates[owner.index()];
                mandate.extensions.append(&mut gathered.extensions);
                mandate.reviewed.append(&mut gathered.reviewed);
                mandate.incorporates.append(&mut gathered.incorporates);
            }
        }
    }

    /// A mandate or amendment of which nothing is said yet.
    fn unsaid(item: &Item, amendment: bool) -> Mandate {
        Mandate {
            name: Self::name_of(item),
            origin: Self::origin(item),
            label: None,
            amends: None,
            amendment,
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
        }
    }
}
