//! The formatter: the author's own tokens in one layout, with every comment, proven by reading the result again.
//!
//! Tokens say what is printed, the tree says where lines begin. Nothing is spelt anew but letters in capitals and
//! quotation marks, so a date stays in the form in which it was written.

mod comments;
mod order;
mod print;
mod proof;

use std::fmt;

use super::ast::{Clause, Entry, File, Item, Row};
use super::names::Names;
use super::parse::parse;
use super::token::{Lexeme, lex};
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::rule;
use crate::source::{SourceMap, Span};
use comments::{Comment, Comments, Place};
use print::{Printer, pad, width};

/// The widest line, in code points, that an item on one line or a list may take.
const WIDTH: usize = 110;

/// The widest line of a clause with a comment behind it, in code points, where comments of several lines are aligned.
const WIDTH_WITH_COMMENT: usize = 120;

/// How far a body is indented.
const INDENT: usize = 4;

/// Why a text was left as it is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FormatError {
    /// The text cannot be read; these are all findings of its syntax, in the order of places that count from 0.
    Unreadable(Vec<Diagnostic>),
    /// The result would have meant something else: a flaw of the formatter.
    Unproven,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unreadable(_) => "the text cannot be read, so it is left as it is",
            Self::Unproven => {
                "the text is left as it is, since its meaning would have changed: a flaw of the formatter"
            }
        })
    }
}

impl std::error::Error for FormatError {}

/// A text in its canonical layout, as `mandate fmt` writes it. Formatting the result again changes nothing.
///
/// # Errors
/// When the text has a syntax error, or when the result, read again, is not the same text: the same tree but for the
/// order of clauses, the same words, the same comments.
pub fn format(text: &str) -> Result<String, FormatError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.len() > SourceMap::CAPACITY {
        let finding = Diagnostic::new(&rule::FILE_TOO_LARGE, Span::default(), "this text is too large");
        return Err(FormatError::Unreadable(vec![finding]));
    }
    let mut names = Names::default();
    let reading = Reading::of(text, &mut names).map_err(FormatError::Unreadable)?;
    // Where clauses in canonical order would be read otherwise, the order of the author is kept.
    for ordered in [true, false] {
        let result = Writer::new(&reading, &names, ordered).write();
        if result.len() <= SourceMap::CAPACITY && proof::same_meaning(&reading, &result, &mut names) {
            return Ok(result);
        }
    }
    Err(FormatError::Unproven)
}

/// A text as it was read.
struct Reading<'a> {
    text: &'a str,
    file: File,
    lexemes: Vec<Lexeme>,
}

impl<'a> Reading<'a> {
    /// Reads a text; all its findings where one of them is an error.
    fn of(text: &'a str, names: &mut Names) -> Result<Self, Vec<Diagnostic>> {
        let mut sink = Sink::default();
        let file = parse(text, 0, names, &mut sink);
        let findings = sink.finish();
        if findings.iter().any(|finding| finding.level == Level::Error) {
            return Err(findings);
        }
        // What is wrong with the tokens has been told by the parser.
        let lexemes = lex(text, 0, names, &mut Sink::default());
        Ok(Self { text, file, lexemes })
    }
}

/// A line, or several where words in quotation marks or a long list take them; a comment stands behind the last.
struct Line<'a> {
    code: String,
    comment: Option<&'a str>,
}

struct Writer<'a> {
    printer: Printer<'a>,
    file: &'a File,
    comments: Comments,
    /// Whether clauses are put in canonical order.
    ordered: bool,
    lines: Vec<Line<'a>>,
    /// Nothing stands on this level yet, so an empty line would separate nothing.
    fresh: bool,
}

impl<'a> Writer<'a> {
    fn new(reading: &'a Reading<'a>, names: &'a Names, ordered: bool) -> Self {
        Self {
            printer: Printer::new(reading.text, &reading.lexemes, names),
            file: &reading.file,
            comments: Comments::new(reading.text, &reading.lexemes),
            ordered,
            lines: Vec::new(),
            fresh: true,
        }
    }

    fn write(mut self) -> String {
        let file = self.file;
        for item in &file.items {
            self.item(item, item.span, 0);
        }
        self.own_comments(self.printer.lexemes.len(), 0);
        join(&self.lines)
    }

    // ------------------------------------------------------------------------------------------------------- lines

    fn line(&mut self, code: String) {
        self.lines.push(Line { code, comment: None });
        self.fresh = false;
    }

    /// An empty line, if the author left one in front of a place.
    fn gap(&mut self, at: usize) {
        if !self.fresh && comments::blank_before(self.printer.text, at) {
            self.lines.push(Line { code: String::new(), comment: None });
        }
    }

    /// The comments on lines of their own in front of a token.
    fn own_comments(&mut self, token: usize, indent: usize) {
        for at in self.comments.before(token) {
            let comment = self.comments.get(at);
            if comment.place == Place::Own {
                self.gap(comment.start);
                self.comment_line(comment, indent);
            }
        }
    }

    fn comment_line(&mut self, comment: Comment, indent: usize) {
        let words = comment.words(self.printer.text);
        self.line(pad("", indent) + words);
    }

    /// What stands in front of an entry that begins with the token `first`: its comments and those from inside it, up
    /// to the token `last`, which have no other place.
    fn before_entry(&mut self, first: usize, last: usize, indent: usize) {
        self.own_comments(first, indent);
        if let Some(lexeme) = self.printer.lexemes.get(first) {
            self.gap(lexeme.span.start as usize);
        }
        for token in self.comments.tokens_within(first, last) {
            for at in self.comments.before(token) {
                self.comment_line(self.comments.get(at), indent);
            }
        }
    }

    /// The comments behind the last token of a line, which ends before the token `next`.
    fn behind(&mut self, next: usize) {
        let text = self.printer.text;
        for at in self.comments.before(next) {
            let comment = self.comments.get(at);
            match (comment.place, self.lines.last_mut()) {
                (Place::Behind, Some(line)) => line.comment = Some(comment.words(text)),
                (Place::Behind | Place::Below, _) => {
                    self.lines.push(Line { code: String::new(), comment: Some(comment.words(text)) });
                }
                (Place::Own, _) => {}
            }
        }
    }

    // ------------------------------------------------------------------------------------------------------- items

    /// An item; `whole` is its place with that of the change word in front of it.
    fn item(&mut self, item: &Item, whole: Span, indent: usize) {
        let tokens = self.printer.tokens(whole);
        let (first, next) = (tokens.start, tokens.end);
        let brace = item.body.as_ref().and_then(|_| self.printer.brace(tokens.clone()));
        let Some(brace) = brace else {
            self.before_entry(first, next, indent);
            let head = self.printer.words(tokens, indent + INDENT);
            self.line(pad("", indent) + &head);
            return self.behind(next);
        };
        let on_one_line = !self.printer.source(whole).contains('\n');
        if on_one_line
            && let Some(line) =
                print::on_one_line(&self.printer, item, whole, self.ordered, WIDTH.saturating_sub(indent))
        {
            self.before_entry(first, next, indent);
            self.line(pad("", indent) + &line);
            return self.behind(next);
        }
        self.before_entry(first, brace + 1, indent);
        let head = self.printer.words(first..brace, indent + INDENT);
        let empty = item.entries().is_empty() && self.comments.before(next - 1).is_empty();
        self.line(pad("", indent) + &head + if empty { " {}" } else { " {" });
        if empty {
            return self.behind(next);
        }
        self.behind(brace + 1);
        if on_one_line {
            // What was said of the line is said of its head now.
            self.behind(next);
        }
        self.fresh = true;
        self.entries(item, indent + INDENT);
        self.own_comments(next - 1, indent + INDENT);
        self.line(pad("", indent) + "}");
        if !on_one_line {
            self.behind(next);
        }
    }

    fn entries(&mut self, item: &Item, indent: usize) {
        let entries = order::entries(item, self.ordered);
        let columns = self.printer.columns(item);
        let table = self.printer.table(item, indent + INDENT);
        for entry in entries {
            match entry {
                Entry::Clause(clause) => self.clause(clause, indent, columns),
                Entry::Row(row) => self.row(row, indent, &table),
                Entry::Item(item) => self.item(item, item.span, indent),
                Entry::Change(change) => self.item(&change.item, change.span, indent),
            }
        }
    }

    fn clause(&mut self, clause: &Clause, indent: usize, column: usize) {
        let tokens = self.printer.tokens(clause.span);
        self.before_entry(tokens.start, tokens.end, indent);
        let code = self.printer.clause(clause, indent, column);
        self.line(code);
        self.behind(tokens.end);
    }

    fn row(&mut self, row: &Row, indent: usize, table: &print::Table) {
        let tokens = self.printer.tokens(row.span);
        self.before_entry(tokens.start, tokens.end, indent);
        let code = pad("", indent) + &self.printer.row(row, table, indent + INDENT);
        self.line(code);
        self.behind(tokens.end);
    }
}

/// The text of all lines; comments behind lines that follow one another stand in one column where there is room.
fn join(lines: &[Line]) -> String {
    let mut out = String::with_capacity(lines.iter().map(|line| line.code.len() + 1).sum());
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.comment.is_none() {
            out.push_str(&line.code);
            out.push('\n');
            at += 1;
            continue;
        }
        let run = lines[at..].iter().take_while(|line| line.comment.is_some()).count();
        let group = &lines[at..at + run];
        let column = group.iter().filter(|line| !line.code.is_empty()).map(|line| last_width(&line.code)).max();
        let column = column.unwrap_or(0) + 2;
        let fits = group.iter().all(|line| column + line.comment.map_or(0, width) <= WIDTH_WITH_COMMENT);
        let mut own = column;
        for line in group {
            if !fits && !line.code.is_empty() {
                own = last_width(&line.code) + 2;
            }
            out.push_str(&line.code);
            for _ in last_width(&line.code)..own {
                out.push(' ');
            }
            out.push_str(line.comment.unwrap_or(""));
            out.push('\n');
        }
        at += run;
    }
    out
}

/// The width of the last line of a code of one or several.
fn last_width(code: &str) -> usize {
    width(code.rsplit('\n').next().unwrap_or(code))
}
