//! What the grammar's actions do: one constructor call each.

use lalrpop_util::ErrorRecovery;
use smallvec::{Array, SmallVec};

use super::ast::*;
use super::token::Token;
use super::word::Word;
use crate::source::Span;

/// What the parser could not read and went on behind.
pub type Errors = Vec<ErrorRecovery<u32, Token, std::convert::Infallible>>;

/// Keeps an error and goes on with what there was.
pub fn keep<T>(errors: &mut Errors, value: T, error: ErrorRecovery<u32, Token, std::convert::Infallible>) -> T {
    errors.push(error);
    value
}

/// A list with one more.
pub fn push<T>(mut list: Vec<T>, value: T) -> Vec<T> {
    list.push(value);
    list
}

/// A short list with one more.
pub fn push_small<A: Array>(mut list: SmallVec<A>, value: A::Item) -> SmallVec<A> {
    list.push(value);
    list
}

/// A stretch of text.
pub fn span(l: u32, r: u32) -> Span {
    Span::new(l, r)
}

/// An item; `w` is where its keyword ends.
pub fn item(l: u32, w: u32, r: u32, opening: Opening, head: Box<Head>, body: Option<Vec<Entry>>) -> Item {
    Item { span: span(l, r), opening, opening_span: span(l, w), head, body, broken: false }
}

/// A change of an amendment; `w` is where its word ends.
pub fn change(l: u32, w: u32, r: u32, word: Word, item: Item) -> Entry {
    Entry::Change(Box::new(Change { span: span(l, r), word, word_span: span(l, w), item }))
}

/// The name of an item.
pub fn head_name(mut head: Box<Head>, name: Name) -> Box<Head> {
    if head.name.is_none() {
        head.name = Some(name);
    } else {
        head.surplus.push(name.span);
    }
    head
}

/// The number of a paragraph.
pub fn head_number(mut head: Box<Head>, number: Number) -> Box<Head> {
    if head.number.is_none() {
        head.number = Some(number);
    } else {
        head.surplus.push(number.span);
    }
    head
}

/// A letter of a paragraph.
pub fn head_letter(mut head: Box<Head>, letter: Letter) -> Box<Head> {
    head.letters.push(letter);
    head
}

/// Of which mandate.
pub fn head_of(mut head: Box<Head>, name: Name) -> Box<Head> {
    if head.of.is_none() {
        head.of = Some(name);
    } else {
        head.surplus.push(name.span);
    }
    head
}

/// Of which kind.
pub fn head_kind(mut head: Box<Head>, name: Name) -> Box<Head> {
    if head.kind.is_none() {
        head.kind = Some(name);
    } else {
        head.surplus.push(name.span);
    }
    head
}

/// The words in quotation marks.
pub fn head_label(mut head: Box<Head>, text: Text) -> Box<Head> {
    if head.label.is_none() {
        head.label = Some(text);
    } else {
        head.surplus.push(text.span);
    }
    head
}

/// A part of the region.
pub fn head_region(mut head: Box<Head>, region: Region) -> Box<Head> {
    head.region.push(region);
    head
}

/// A clause that nothing narrows.
pub fn clause(l: u32, r: u32, word: Word, kind: ClauseKind) -> Box<Clause> {
    Box::new(Clause { span: span(l, r), word, kind, region: Vec::new() })
}

/// Region words where a clause should stand.
pub fn region_only(l: u32, r: u32, region: Region) -> Box<Clause> {
    let word = match region.kind {
        RegionKind::From(_) => Word::From,
        RegionKind::Until(_) => Word::Until,
        RegionKind::During(_) => Word::During,
        RegionKind::For(..) => Word::For,
        RegionKind::In(_) => Word::In,
        RegionKind::Concerning(_) => Word::Concerning,
        RegionKind::Under(_) => Word::Under,
    };
    Box::new(Clause { span: span(l, r), word, kind: ClauseKind::Region, region: vec![region] })
}

/// A clause that one more part of a region narrows.
pub fn narrow(mut clause: Box<Clause>, region: Region) -> Box<Clause> {
    clause.span = clause.span.to(region.span);
    clause.region.push(region);
    clause
}

/// A part of a region.
pub fn region(l: u32, r: u32, kind: RegionKind) -> Region {
    Region { span: span(l, r), kind }
}

/// A point in time at its base.
pub fn point(l: u32, r: u32, base: Base) -> Box<Point> {
    Box::new(Point { span: span(l, r), offsets: Vec::new(), base })
}

/// A point in time at a distance from its base.
pub fn far_point(l: u32, r: u32, offsets: Vec<Offset>, base: Base) -> Box<Point> {
    Box::new(Point { span: span(l, r), offsets, base })
}

/// The first names of a row.
pub fn row(l: u32, r: u32, names: NameList) -> Box<Row> {
    Box::new(Row { span: span(l, r), names, parts: Vec::new() })
}

/// A row with one more part.
pub fn row_part(mut row: Box<Row>, part: RowPart, r: u32) -> Box<Row> {
    row.span.end = r;
    row.parts.push(part);
    row
}

/// A citation.
pub fn citation(l: u32, r: u32, instrument: Option<Text>, locators: LocatorList) -> Citation {
    Citation { span: span(l, r), instrument, locators }
}

/// A question about something.
pub fn question_head(of: Name) -> Box<Question> {
    Box::new(Question { of, along: None, areas: NameList::new(), possibly: false, values: Vec::new() })
}

/// A question along a line of command.
pub fn question_along(mut question: Box<Question>, line: Name) -> Box<Question> {
    question.along = Some(line);
    question
}

/// A question about some areas.
pub fn question_in(mut question: Box<Question>, areas: NameList) -> Box<Question> {
    question.areas.extend(areas);
    question
}

/// A question with its answer.
pub fn question(
    l: u32,
    r: u32,
    word: Word,
    mut question: Box<Question>,
    possibly: bool,
    values: Vec<Value>,
) -> Box<Clause> {
    question.possibly = possibly;
    question.values = values;
    clause(l, r, word, ClauseKind::Question(question))
}
