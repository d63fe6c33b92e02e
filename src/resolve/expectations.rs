//! Questions with their answers.

use super::Resolver;
use super::declare::Declaration;
use super::lookup::ANYTHING;
use crate::diagnostic::Diagnostic;
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{self, Clause, ClauseKind};
use crate::syntax::word::Word;

impl<'a> Resolver<'a> {
    pub(super) fn bind_expect(&mut self, declaration: &Declaration<'a>) {
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

    pub(super) fn question(&mut self, clause: &Clause, question: &ast::Question) -> Option<Question> {
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

    pub(super) fn wrong_answer(&mut self, span: crate::source::Span, asked: &Asked) {
        let wanted = match asked {
            Asked::Chain(..) => "the answer names the superiors, the nearest first, or nobody",
            Asked::Lead(_) => "the answer names whoever leads, or nobody",
            Asked::Due(_) => "the answer is one date or more, or never",
            Asked::Strength(_) => "the answer is a number, such as 303 observers",
        };
        self.sink.report(Diagnostic::new(&rule::WRONG_KIND, span, "this cannot be the answer").help(wanted));
    }
}
