//! What any statement may carry.

use super::Resolver;
use super::lookup::{OBJECTS, STATEMENTS};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{self, Clause, ClauseKind, Name};
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
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

    pub(super) fn allow(
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

    pub(super) fn chapter(&self, number: &ast::NameOrNumber) -> Option<u32> {
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
}
