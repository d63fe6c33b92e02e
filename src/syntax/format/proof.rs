//! The proof: a text and its formatted form are read alike, but for the order of clauses.
//!
//! Places are blanked in both trees, words in quotation marks exchanged for numbers, clauses put in one order; then the
//! trees must be equal. Whatever the tree comes to hold is compared without a line here; a place that is not blanked
//! makes the comparison fail, never pass.

use rustc_hash::FxHashMap;

use super::{Reading, order};
use crate::source::Span;
use crate::syntax::ast::*;
use crate::syntax::names::Names;
use crate::syntax::token;

/// Whether the text `result` is read like the one before it, and has the same comments.
pub fn same_meaning(reading: &Reading, result: &str, names: &mut Names) -> bool {
    let Ok(other) = Reading::of(result, names) else { return false };
    // The trees do not hold everything: a second name in a head is only counted there.
    if reading.lexemes.len() != other.lexemes.len() || sorted_comments(reading.text) != sorted_comments(result) {
        return false;
    }
    let mut words = FxHashMap::default();
    let mut former = reading.file.clone();
    let mut later = other.file;
    Blank { text: reading.text, words: &mut words }.file(&mut former);
    Blank { text: result, words: &mut words }.file(&mut later);
    former == later
}

fn sorted_comments(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> =
        token::comments(text).into_iter().map(|(start, end)| text.get(start..end).unwrap_or("").trim_end()).collect();
    out.sort_unstable();
    out
}

struct Blank<'a> {
    text: &'a str,
    words: &'a mut FxHashMap<String, u32>,
}

impl Blank<'_> {
    fn file(&mut self, file: &mut File) {
        for item in &mut file.items {
            self.item(item);
        }
    }

    fn item(&mut self, item: &mut Item) {
        place(&mut item.span);
        place(&mut item.opening_span);
        match &mut item.opening {
            Opening::Word(_) => {}
            Opening::Unknown(name) => place(&mut name.span),
        }
        self.head(&mut item.head);
        order::sort(item);
        for entry in item.body.iter_mut().flatten() {
            match entry {
                Entry::Clause(clause) => self.clause(clause),
                Entry::Row(row) => self.row(row),
                Entry::Item(item) => self.item(item),
                Entry::Change(change) => {
                    place(&mut change.span);
                    place(&mut change.word_span);
                    self.item(&mut change.item);
                }
            }
        }
    }

    fn head(&mut self, head: &mut Head) {
        let Head { name, number, letters, of, kind, label, region, surplus } = head;
        for name in [name, of, kind].into_iter().flatten() {
            place(&mut name.span);
        }
        number.iter_mut().for_each(|number| place(&mut number.span));
        letters.iter_mut().for_each(|letter| place(&mut letter.span));
        label.iter_mut().for_each(|text| self.words(text));
        self.region(region);
        surplus.iter_mut().for_each(place);
    }

    /// Words in quotation marks are equal when what stands between the marks is.
    fn words(&mut self, text: &mut Text) {
        let source = self.text.get(text.span.start as usize..text.span.end as usize).unwrap_or("");
        let next = self.words.len() as u32;
        let number = *self.words.entry(token::unquote(source)).or_insert(next);
        text.span = Span { start: number, end: number };
    }

    fn region(&mut self, parts: &mut [Region]) {
        for Region { span, kind } in parts {
            place(span);
            match kind {
                RegionKind::From(at) | RegionKind::Until(at) => point(at),
                RegionKind::During(list) | RegionKind::In(list) | RegionKind::Concerning(list) => names(list),
                RegionKind::For(lasting, _) => length(lasting),
                RegionKind::Under(name) => place(&mut name.span),
            }
        }
    }

    fn row(&mut self, row: &mut Row) {
        place(&mut row.span);
        names(&mut row.names);
        for part in &mut row.parts {
            match part {
                RowPart::Over(list) | RowPart::Role(_, list) => names(list),
                RowPart::Relation(name) | RowPart::Deciding(name) => place(&mut name.span),
                RowPart::Jointly(span) => place(span),
                RowPart::Region(region) => self.region(std::slice::from_mut(region)),
                RowPart::Annotation(clause) => self.clause(clause),
            }
        }
    }

    fn clause(&mut self, clause: &mut Clause) {
        place(&mut clause.span);
        self.region(&mut clause.region);
        match &mut clause.kind {
            ClauseKind::Flag | ClauseKind::Region => {}
            ClauseKind::Names(list) => names(list),
            ClauseKind::By { by, through, to } => [by, through, to].into_iter().for_each(names),
            ClauseKind::Cites(list) => list.iter_mut().for_each(|citation| self.citation(citation)),
            ClauseKind::Covers(list) => list.iter_mut().for_each(|covered| match covered {
                Covered::Name(name) => place(&mut name.span),
                Covered::Citation(citation) => self.citation(citation),
            }),
            ClauseKind::Text(text) | ClauseKind::EveryText(text) => self.words(text),
            ClauseKind::Points(list) => list.iter_mut().for_each(point),
            ClauseKind::Not { before: _, point: at } => point(at),
            ClauseKind::Review { by, considering } => {
                point(by);
                name(considering);
            }
            ClauseKind::Quantity(quantity) => match &mut **quantity {
                Quantity::Parts(parts) => parts.iter_mut().for_each(|part| {
                    amount(&mut part.amount);
                    part.including.iter_mut().for_each(amount);
                }),
                Quantity::Word(name) => place(&mut name.span),
                Quantity::As(citation) => self.citation(citation),
            },
            ClauseKind::Permits { acts, only } => [acts, only].into_iter().for_each(names),
            ClauseKind::Approval { of, within, deputy } => {
                names(of);
                within.iter_mut().for_each(length);
                name(deputy);
            }
            ClauseKind::Endorsed { by, on } => {
                names(by);
                point(on);
            }
            ClauseKind::Delegable { never: _, to, manner } => {
                names(to);
                name(manner);
            }
            ClauseKind::Task { categories, aim } => {
                names(categories);
                name(aim);
            }
            ClauseKind::Deadlines(list) => list.iter_mut().for_each(|deadline| match deadline {
                Deadline::Point(at) => point(at),
                Deadline::Within(within, of) => {
                    length(within);
                    of.iter_mut().for_each(|of| point(of));
                }
            }),
            ClauseKind::Every { at_least: _, length: every } => length(every),
            ClauseKind::Upon { events, within } => {
                names(events);
                within.iter_mut().for_each(length);
            }
            ClauseKind::As(manner) => place(&mut manner.span),
            ClauseKind::Shares(list) => list.iter_mut().for_each(|share| {
                place(&mut share.actor.span);
                match &mut share.part {
                    SharePart::Percent(percent) => place(&mut percent.span),
                    SharePart::Word(name) => place(&mut name.span),
                }
            }),
            ClauseKind::Drops { names: list, reason } => {
                names(list);
                reason.iter_mut().for_each(|text| self.words(text));
            }
            ClauseKind::Mixed(list) => list.iter_mut().for_each(|part| match part {
                NameOrText::Name(name) => place(&mut name.span),
                NameOrText::Text(text) => self.words(text),
            }),
            ClauseKind::Extend(further) => further.iter_mut().for_each(length),
            ClauseKind::References(list) => list.iter_mut().for_each(|reference| place(&mut reference.name.span)),
            ClauseKind::Allow { rule, reason } => {
                place(&mut rule.span);
                reason.iter_mut().for_each(|text| self.words(text));
            }
            ClauseKind::Chapter(number) => name_or_number(number),
            ClauseKind::Creates { what, to } => {
                place(&mut what.span);
                names(to);
            }
            ClauseKind::Question(question) => {
                let Question { of, along, areas, possibly: _, values } = &mut **question;
                place(&mut of.span);
                name(along);
                names(areas);
                values.iter_mut().for_each(value);
            }
            ClauseKind::Finds { certain: _, rule, of } => {
                place(&mut rule.span);
                name(of);
            }
            ClauseKind::Length(lasting) => length(lasting),
            ClauseKind::Percent(percent) => place(&mut percent.span),
            ClauseKind::Together { number, within } => {
                place(&mut number.span);
                length(within);
            }
        }
    }

    fn citation(&mut self, citation: &mut Citation) {
        place(&mut citation.span);
        citation.instrument.iter_mut().for_each(|text| self.words(text));
        for locator in &mut citation.locators {
            match locator {
                Locator::Para(number) => para(number),
                Locator::Paras(first, last) => {
                    para(first);
                    last.iter_mut().for_each(|last| para(last));
                }
                Locator::Letters(letters) => letters.iter_mut().for_each(|letter| place(&mut letter.span)),
                Locator::Numbered(_, number) => name_or_number(number),
                Locator::Preamble(span) => place(span),
            }
        }
    }
}

fn place(span: &mut Span) {
    *span = Span::default();
}

fn name(name: &mut Option<Name>) {
    name.iter_mut().for_each(|name| place(&mut name.span));
}

fn names(list: &mut NameList) {
    list.iter_mut().for_each(|name| place(&mut name.span));
}

fn length(length: &mut Length) {
    place(&mut length.number.span);
    place(&mut length.unit.span);
}

fn point(point: &mut Point) {
    place(&mut point.span);
    point.offsets.iter_mut().for_each(|offset| length(&mut offset.length));
    match &mut point.base {
        Base::Date(date) => place(&mut date.span),
        Base::Name(name) => place(&mut name.span),
        Base::Of(what, whose) => {
            place(&mut what.span);
            place(&mut whose.span);
        }
    }
}

fn amount(amount: &mut Amount) {
    place(&mut amount.number.span);
    place(&mut amount.unit.span);
    if let Some((number, what)) = &mut amount.each {
        place(&mut number.span);
        place(&mut what.span);
    }
}

fn para(number: &mut ParaNumber) {
    place(&mut number.number.span);
    number.letters.iter_mut().for_each(|letter| place(&mut letter.span));
}

fn name_or_number(value: &mut NameOrNumber) {
    match value {
        NameOrNumber::Name(name) => place(&mut name.span),
        NameOrNumber::Number(number) => place(&mut number.span),
    }
}

fn value(value: &mut Value) {
    match value {
        Value::Name(name) => place(&mut name.span),
        Value::Number(number, unit) => {
            place(&mut number.span);
            name(unit);
        }
        Value::Date(date) => place(&mut date.span),
    }
}
