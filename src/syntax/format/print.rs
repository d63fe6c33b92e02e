//! Tokens in words: their spelling, the spaces between them, the columns of clauses and tables.

use std::borrow::Cow;
use std::ops::Range;

use super::{INDENT, WIDTH, order};
use crate::source::Span;
use crate::syntax::ast::{Clause, ClauseKind, Entry, Item, Row, RowPart};
use crate::syntax::names::Names;
use crate::syntax::token::{Lexeme, Token, unquote};
use crate::syntax::word::{Role, Word};

/// The widest opening of a clause, in code points, that the column of its item takes notice of.
const OPENING: usize = 16;

/// The widest cell of a table, in code points, that the column takes notice of.
const CELL: usize = 40;

const LONG: &str = "\"\"\"";

/// The tokens of a text, ready to be printed.
pub struct Printer<'a> {
    /// The text.
    pub text: &'a str,
    /// Its tokens.
    pub lexemes: &'a [Lexeme],
    names: &'a Names,
    /// Which tokens keep their capitals.
    capitals: Vec<bool>,
}

/// The columns of a table, in code points; 0 where there are none.
#[derive(Clone, Copy, Default)]
pub struct Table {
    /// Of the names in front.
    names: usize,
    /// Of the first part behind them.
    part: usize,
}

impl<'a> Printer<'a> {
    /// A printer of the tokens of a text.
    pub fn new(text: &'a str, lexemes: &'a [Lexeme], names: &'a Names) -> Self {
        Self { text, lexemes, names, capitals: capitals(lexemes) }
    }

    /// The words of a stretch as the author wrote them.
    pub fn source(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The tokens of a stretch.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        first..self.token_at(span.end).max(first)
    }

    /// The first token at or behind a place.
    fn token_at(&self, at: u32) -> usize {
        self.lexemes.partition_point(|lexeme| lexeme.span.start < at)
    }

    fn token(&self, at: usize) -> Option<Token> {
        self.lexemes.get(at).map(|lexeme| lexeme.token)
    }

    /// The first brace among tokens.
    pub fn brace(&self, mut tokens: Range<usize>) -> Option<usize> {
        tokens.find(|&at| self.token(at) == Some(Token::Open))
    }

    // ------------------------------------------------------------------------------------------------------- words

    /// One token. Wording of several lines is indented by `block`.
    fn word(&self, at: usize, block: usize) -> Cow<'a, str> {
        let Some(lexeme) = self.lexemes.get(at) else { return Cow::Borrowed("") };
        let source = self.source(lexeme.span);
        let small = !self.capitals.get(at).copied().unwrap_or(false);
        match lexeme.token {
            Token::Word(word) if small => Cow::Borrowed(word.spelling()),
            Token::Name(name) if small => Cow::Borrowed(self.names.text(name.symbol)),
            Token::Word(_) | Token::Name(_) | Token::Number(_) => Cow::Borrowed(source),
            Token::Date(_) => squeezed(source),
            Token::Percent(_) => source.chars().filter(|character| !character.is_whitespace()).collect(),
            Token::Letter(_) => Cow::Owned(format!("({})", source.trim_matches(['(', ')', ' ', '\t']))),
            Token::Text(_) => quoted(source, block),
            Token::Open => Cow::Borrowed("{"),
            Token::Close => Cow::Borrowed("}"),
            Token::Comma => Cow::Borrowed(","),
            Token::Colon => Cow::Borrowed(":"),
            Token::EndClause | Token::EndItem => Cow::Borrowed(""),
        }
    }

    /// Whether no space stands in front of a token.
    fn clings(&self, at: usize) -> bool {
        match self.token(at) {
            Some(Token::Comma) => true,
            Some(Token::Letter(_)) => {
                matches!(at.checked_sub(1).and_then(|at| self.token(at)), Some(Token::Number(_) | Token::Letter(_)))
            }
            _ => false,
        }
    }

    /// Tokens in a row.
    pub fn words(&self, tokens: Range<usize>, block: usize) -> String {
        let mut out = String::new();
        for at in tokens {
            if !out.is_empty() && !self.clings(at) {
                out.push(' ');
            }
            out.push_str(&self.word(at, block));
        }
        out
    }

    /// Tokens that begin in the column `column` and go on in the column `hang` where a line gets too long: behind a
    /// comma, before a region word, before `plus`.
    fn flow(&self, tokens: Range<usize>, column: usize, hang: usize, block: usize) -> String {
        let mut out = String::new();
        let mut column = column;
        let mut start = tokens.start;
        while start < tokens.end {
            let next = (start + 1..tokens.end).find(|&at| self.may_break(at)).unwrap_or(tokens.end);
            let chunk = self.words(start..next, block);
            let first = chunk.split('\n').next().unwrap_or(&chunk);
            if !out.is_empty() {
                if column + 1 + width(first) > WIDTH {
                    out.push('\n');
                    out.push_str(&pad("", hang));
                    column = hang;
                } else {
                    out.push(' ');
                    column += 1;
                }
            }
            column = match chunk.rsplit_once('\n') {
                Some((_, last)) => width(last),
                None => column + width(&chunk),
            };
            out.push_str(&chunk);
            start = next;
        }
        out
    }

    fn may_break(&self, at: usize) -> bool {
        self.token(at - 1) == Some(Token::Comma)
            || matches!(self.token(at), Some(Token::Word(word)) if word.role() == Role::Region || word == Word::Plus)
    }

    // ----------------------------------------------------------------------------------------------------- clauses

    /// The width of the column in which the operands of an item's clauses stand; 0 for none. In a paragraph, which is
    /// a page of items rather than a form, every clause stands for itself.
    pub fn columns(&self, item: &Item) -> usize {
        if item.word() == Some(Word::Paragraph) {
            return 0;
        }
        let openings = item.clauses().filter_map(|clause| self.opening(clause)).map(|opening| width(&opening));
        openings.filter(|&width| width <= OPENING).max().map_or(0, |width| width + 2)
    }

    /// The opening words of a clause that takes part in the column of its item.
    fn opening(&self, clause: &Clause) -> Option<String> {
        let tokens = self.tokens(clause.span);
        let operands = tokens.start + order::opening_words(clause);
        let at_least = matches!(clause.kind, ClauseKind::Every { at_least: true, .. });
        if operands >= tokens.end || at_least || self.is_block(operands) {
            return None;
        }
        Some(self.words(tokens.start..operands, 0))
    }

    fn is_block(&self, at: usize) -> bool {
        self.lexemes.get(at).is_some_and(|lexeme| {
            matches!(lexeme.token, Token::Text(_)) && quoted(self.source(lexeme.span), 0).contains('\n')
        })
    }

    /// A clause with its indentation, its operands in a column.
    pub fn clause(&self, clause: &Clause, indent: usize, column: usize) -> String {
        let tokens = self.tokens(clause.span);
        let operands = (tokens.start + order::opening_words(clause)).min(tokens.end);
        let opening = pad("", indent) + &self.words(tokens.start..operands, 0);
        if operands == tokens.end {
            return opening;
        }
        let aligned = self.opening(clause).is_some_and(|opening| width(&opening) + 2 <= column);
        let opening = if aligned { pad(&opening, indent + column) } else { opening + " " };
        let hang = width(&opening);
        let operands = self.flow(operands..tokens.end, hang, hang, indent + INDENT);
        opening + &operands
    }

    // ------------------------------------------------------------------------------------------------------- tables

    /// The columns of a table. Rows of a command read as sentences and have none.
    pub fn table(&self, item: &Item, block: usize) -> Table {
        let mut table = Table::default();
        if item.word() != Some(Word::Division) {
            return table;
        }
        for entry in item.entries() {
            if let Entry::Row(row) = entry {
                let (names, part, more) = self.cells(row, block);
                if !part.is_empty() && width(&names) <= CELL {
                    table.names = table.names.max(width(&names));
                }
                if !more.is_empty() && width(&part) <= CELL {
                    table.part = table.part.max(width(&part));
                }
            }
        }
        table
    }

    /// A row in the columns of its table.
    pub fn row(&self, row: &Row, table: &Table, block: usize) -> String {
        let (names, part, more) = self.cells(row, block);
        let mut out = names;
        if !part.is_empty() {
            let sentence = table.names == 0 && !self.begins_with_role(row);
            out = if sentence { out + " " } else { pad(&out, table.names) + "  " } + &part;
        }
        if !more.is_empty() {
            let column = if table.part == 0 { 0 } else { table.names + 2 + table.part };
            out = pad(&out, column) + "  " + &more;
        }
        out
    }

    fn begins_with_role(&self, row: &Row) -> bool {
        matches!(row.parts.first(), Some(RowPart::Role(..)))
    }

    /// The names of a row, its first part with what goes with it, and the rest.
    fn cells(&self, row: &Row, block: usize) -> (String, String, String) {
        let tokens = self.tokens(row.span);
        let starts: Vec<usize> = row.parts.iter().map(|part| self.part_start(part)).collect();
        let end = |at: usize| starts.get(at + 1).copied().unwrap_or(tokens.end);
        let names = self.words(tokens.start..starts.first().copied().unwrap_or(tokens.end), block);
        let (mut first, mut more) = (String::new(), String::new());
        let mut former: Option<&RowPart> = None;
        for (at, part) in row.parts.iter().enumerate() {
            let words = self.words(starts[at]..end(at), block);
            let close = goes_with(former, part);
            let cell = if more.is_empty() && (former.is_none() || close) { &mut first } else { &mut more };
            if !cell.is_empty() {
                cell.push_str(if close { " " } else { "  " });
            }
            cell.push_str(&words);
            former = Some(part);
        }
        (names, first, more)
    }

    fn part_start(&self, part: &RowPart) -> usize {
        let behind_word = |name: Option<Span>| name.map_or(0, |span| self.token_at(span.start).saturating_sub(1));
        match part {
            RowPart::Over(names) | RowPart::Role(_, names) => behind_word(names.first().map(|name| name.span)),
            RowPart::Relation(name) | RowPart::Deciding(name) => behind_word(Some(name.span)),
            RowPart::Jointly(span) => self.token_at(span.start),
            RowPart::Region(region) => self.token_at(region.span.start),
            RowPart::Annotation(clause) => self.token_at(clause.span.start),
        }
    }
}

/// Which tokens keep their capitals: Roman numbers, and country codes behind `iso` with commas between them.
fn capitals(lexemes: &[Lexeme]) -> Vec<bool> {
    let mut out = Vec::with_capacity(lexemes.len());
    let mut codes = false;
    let mut former = None;
    for lexeme in lexemes {
        let number = matches!(former, Some(Token::Word(Word::Chapter | Word::Annex | Word::Article)));
        codes = match former {
            Some(Token::Word(Word::Iso)) => true,
            Some(Token::Comma) => codes,
            _ => codes && lexeme.token == Token::Comma,
        };
        out.push(number || codes);
        former = Some(lexeme.token);
    }
    out
}

/// Whether a part of a row reads as one with the part in front of it.
fn goes_with(former: Option<&RowPart>, part: &RowPart) -> bool {
    match part {
        RowPart::Over(_) | RowPart::Relation(_) | RowPart::Jointly(_) => true,
        RowPart::Region(_) => matches!(former, Some(RowPart::Region(_) | RowPart::Role(..))),
        RowPart::Deciding(_) | RowPart::Role(..) | RowPart::Annotation(_) => false,
    }
}

/// An item with its body on one line, if that takes no more than `room` code points.
pub fn on_one_line(printer: &Printer, item: &Item, whole: Span, ordered: bool, room: usize) -> Option<String> {
    let tokens = printer.tokens(whole);
    if tokens.len() > room {
        return None;
    }
    let Some(brace) = item.body.as_ref().and_then(|_| printer.brace(tokens.clone())) else {
        return fitting(printer.words(tokens, 0), room);
    };
    let mut out = fitting(printer.words(tokens.start..brace, 0), room)?;
    out.push_str(" {");
    for (number, entry) in order::entries(item, ordered).into_iter().enumerate() {
        out.push_str(if number == 0 { " " } else { "  " });
        let room = room.checked_sub(width(&out))?;
        out += &match entry {
            Entry::Clause(clause) => fitting(printer.words(printer.tokens(clause.span), 0), room)?,
            Entry::Row(row) => fitting(printer.words(printer.tokens(row.span), 0), room)?,
            Entry::Item(item) => on_one_line(printer, item, item.span, ordered, room)?,
            Entry::Change(change) => on_one_line(printer, &change.item, change.span, ordered, room)?,
        };
    }
    out.push_str(if item.entries().is_empty() { "}" } else { " }" });
    fitting(out, room)
}

fn fitting(words: String, room: usize) -> Option<String> {
    (width(&words) <= room && !words.contains('\n')).then_some(words)
}

/// Words in quotation marks in the canonical form; wording of several lines is indented by `block`.
fn quoted(source: &str, block: usize) -> Cow<'_, str> {
    if !source.starts_with(LONG) {
        let plain = source.len() > 1 && source.starts_with('"') && source.ends_with('"');
        return if plain { Cow::Borrowed(source) } else { Cow::Owned(format!("\"{}\"", unquote(source))) };
    }
    let words = unquote(source);
    let one_line = !source.contains('\n') && words.trim() == words && !words.ends_with('"');
    if words.is_empty() || one_line {
        return Cow::Owned(format!("{LONG}{words}{LONG}"));
    }
    let mut out = String::from(LONG);
    for line in words.split('\n') {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&pad("", block));
            out.push_str(line);
        }
    }
    out.push('\n');
    out.push_str(&pad("", block));
    out.push_str(LONG);
    Cow::Owned(out)
}

/// One space wherever white space stands.
fn squeezed(source: &str) -> Cow<'_, str> {
    if source.contains(char::is_whitespace) {
        Cow::Owned(source.split_whitespace().collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(source)
    }
}

/// The width of words in code points.
pub fn width(words: &str) -> usize {
    words.chars().count()
}

/// Words with spaces behind them up to a column.
pub fn pad(words: &str, column: usize) -> String {
    format!("{words:column$}")
}
