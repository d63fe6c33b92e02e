//! Which mandate a statement belongs to.

use super::Resolver;
use super::declare::Declaration;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{ClauseKind, Item, RegionKind};
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
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
    pub(super) fn mandate_cited(&self, item: &Item) -> Option<MandateId> {
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

    pub(super) fn only_mandate(&mut self, file: usize, item: &Item) -> Option<MandateId> {
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
    pub(super) fn connected_mandates(&mut self, file: usize) -> Vec<MandateId> {
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

    /// The mandate around an event, phase or actor, without a word when there is none or more than one.
    pub(super) fn context_mandate(&mut self, declaration: &Declaration<'_>) -> Option<MandateId> {
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
}
