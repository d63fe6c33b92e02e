//! The filter between tokens and grammar: it puts in the ends that nobody writes and the braces that were forgotten.
//!
//! Where clauses and items end follows from their opening words alone; lines and columns are looked at only where the
//! text is broken already, so that valid text may be wrapped in any way. Every choice is local: one look at the next
//! token, or a bounded one where braces do not balance.

use std::collections::VecDeque;

use super::ast::Name;
use super::token::{Lexeme, Token};
use super::word::{Role, Word};
use crate::diagnostic::{Diagnostic, Fix, Level, Sink};
use crate::rule;
use crate::source::Span;

/// The most braces that may be open at one time.
pub const DEPTH: usize = 200;

/// How far a look ahead goes where braces do not balance.
const LOOK_AHEAD: usize = 200;

/// What a parser takes: a token between two places.
pub type Spanned = (u32, Token, u32);

/// Puts ends and forgotten braces into a stream of tokens.
#[derive(Debug)]
pub struct Layout<'a> {
    lexemes: &'a [Lexeme],
    at: usize,
    ready: VecDeque<Spanned>,
    frames: Vec<Frame>,
    mode: Mode,
    /// The item whose head is being read.
    head: Opener,
    /// What came last.
    last: Last,
    /// More braces are opened than closed, or fewer.
    balance: i64,
    /// Reserved words that stand as a declared name; told once, taken quietly afterwards.
    tolerated: Vec<Word>,
    /// How many braces too deep the text is at this place.
    too_deep: usize,
    sink: &'a mut Sink,
}

#[derive(Clone, Copy, Debug)]
struct Opener {
    word: Option<Word>,
    span: Span,
    column: u16,
    change: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Holds {
    Clauses,
    Rows,
    Paragraph,
    Amendment,
    /// A brace that opens nothing.
    Nothing,
}

#[derive(Clone, Copy, Debug)]
struct Frame {
    opener: Opener,
    brace: Span,
    holds: Holds,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    /// Between items.
    Items,
    /// In front of a brace.
    Head,
    /// Between clauses.
    Entry,
    /// In a clause, with the word that opened it.
    Clause(Option<Word>),
    /// In a row of a table.
    Row,
    /// Behind `add`, `revise`, `replace` or `end`.
    Change,
    /// In what cannot be read, between items.
    Stray,
}

#[derive(Clone, Copy, Debug)]
struct Last {
    /// The word, where it was one.
    word: Option<Word>,
    /// Something must follow, so that an opening word is a name here.
    demands: bool,
    /// A name cannot follow.
    complete: bool,
    /// Numbers are those of paragraphs.
    citing: bool,
    /// Names are those of statements, and may have the kind of item in front of them.
    refers: bool,
    /// An end stands in front of this stretch of what cannot be read already.
    junk: bool,
    end: u32,
}

impl<'a> Layout<'a> {
    /// A filter over the tokens of one text that begins at `base`.
    pub fn new(lexemes: &'a [Lexeme], base: u32, sink: &'a mut Sink) -> Self {
        let balance = lexemes
            .iter()
            .map(|lexeme| match lexeme.token {
                Token::Open => 1,
                Token::Close => -1,
                _ => 0,
            })
            .sum();
        let nowhere = Opener { word: None, span: Span::new(base, base), column: 0, change: false };
        Self {
            lexemes,
            at: 0,
            ready: VecDeque::with_capacity(8),
            frames: Vec::new(),
            mode: Mode::Items,
            head: nowhere,
            last: Last {
                word: None,
                demands: false,
                complete: true,
                citing: false,
                refers: false,
                junk: false,
                end: base,
            },
            balance,
            tolerated: Vec::new(),
            too_deep: 0,
            sink,
        }
    }

    fn peek(&self, ahead: usize) -> Option<Token> {
        self.lexemes.get(self.at + ahead).map(|lexeme| lexeme.token)
    }

    fn holds(&self) -> Option<Holds> {
        self.frames.last().map(|frame| frame.holds)
    }

    // ------------------------------------------------------------------------------------------------ what goes out

    fn put(&mut self, token: Token, span: Span) {
        self.ready.push_back((span.start, token, span.end));
    }

    /// A token that nobody wrote, behind the last one that somebody did.
    fn insert(&mut self, token: Token) {
        let at = self.last.end;
        self.ready.push_back((at, token, at));
    }

    fn pass(&mut self, lexeme: Lexeme) {
        if lexeme.capital
            && let Token::Word(word) = lexeme.token
        {
            self.sink.report(
                Diagnostic::new(
                    &rule::CAPITAL_LETTER,
                    lexeme.span,
                    "the words of the language are written in small letters",
                )
                .fix(Fix::safe(format!("write {}", word.spelling()), lexeme.span, word.spelling())),
            );
        }
        self.pass_as(lexeme.token, lexeme.span);
    }

    fn pass_as(&mut self, token: Token, span: Span) {
        self.put(token, span);
        let last = &mut self.last;
        last.end = span.end;
        last.word = None;
        match token {
            Token::Word(word) => {
                last.word = Some(word);
                last.refers = matches!(word, Word::Subject | Word::Notwithstanding)
                    || last.refers && (word == Word::To || word.role() == Role::Item && last.demands);
                last.demands = word.demands();
                last.complete = !word.demands();
                let cites = matches!(word, Word::Cite | Word::Basis | Word::Incorporates | Word::Covers);
                if word.locator() {
                    last.citing = true;
                } else if !cites && word != Word::To {
                    last.citing = false;
                }
                if word == Word::Delegable {
                    // `delegable undiminished`
                    last.complete = false;
                }
            }
            Token::Name(_) => {
                last.demands = false;
                last.complete = true;
                last.citing = false;
            }
            Token::Number(_) => {
                last.demands = false;
                last.complete = last.citing;
            }
            Token::Comma | Token::Colon => {
                last.demands = true;
                last.complete = false;
            }
            Token::Date(_) | Token::Text(_) | Token::Percent(_) | Token::Letter(_) => {
                last.demands = false;
                last.complete = true;
            }
            Token::Open | Token::Close | Token::EndClause | Token::EndItem => {
                last.demands = false;
                last.complete = false;
                last.citing = false;
                last.refers = false;
            }
        }
    }

    fn pass_name(&mut self, word: Word, span: Span) {
        self.pass_as(Token::Name(Name { symbol: word.into(), span }), span);
    }

    fn end_clause(&mut self) {
        self.insert(Token::EndClause);
        self.last.junk = false;
    }

    fn end_item(&mut self) {
        self.insert(Token::EndItem);
    }

    /// Ends whatever is open inside the innermost braces.
    fn finish_entry(&mut self) {
        match self.mode {
            Mode::Clause(_) | Mode::Row => self.end_clause(),
            Mode::Head | Mode::Change | Mode::Stray => self.end_item(),
            Mode::Items | Mode::Entry => {}
        }
        self.mode = if self.frames.is_empty() { Mode::Items } else { Mode::Entry };
    }

    fn open_frame(&mut self, brace: Span) {
        let holds = match self.head.word {
            Some(Word::Command | Word::Division) => Holds::Rows,
            Some(Word::Paragraph) => Holds::Paragraph,
            Some(Word::Amendment) => Holds::Amendment,
            _ => Holds::Clauses,
        };
        self.frames.push(Frame { opener: self.head, brace, holds });
        self.mode = Mode::Entry;
        self.last.junk = false;
    }

    fn close_frame(&mut self, span: Span) {
        self.finish_entry();
        self.frames.pop();
        self.put(Token::Close, span);
        self.last = Last {
            word: None,
            demands: false,
            complete: false,
            citing: false,
            refers: false,
            junk: false,
            end: span.end,
        };
        self.end_item();
        self.mode = if self.frames.is_empty() { Mode::Items } else { Mode::Entry };
    }

    /// Closes the innermost braces, which the text forgot to close.
    fn close_forgotten(&mut self, noticed: Option<Span>) {
        let Some(frame) = self.frames.last().copied() else { return };
        if frame.holds == Holds::Nothing {
            self.frames.pop();
            return;
        }
        let what = frame.opener.word.map_or("item", Word::spelling);
        let mut finding =
            Diagnostic::new(&rule::UNCLOSED_BRACE, frame.brace, format!("the brace of this {what} is never closed"))
                .label("opened here")
                .help("close it with }");
        if let Some(noticed) = noticed {
            finding = finding.also(noticed, "the next item begins here");
        }
        // Where the opening brace was forgotten too, that has been told.
        if frame.brace.start < frame.brace.end {
            self.sink.report(finding.fix(Fix::unsure("close it", Span::new(self.last.end, self.last.end), "\n}")));
        }
        let at = self.last.end;
        self.close_frame(Span::new(at, at));
    }

    // ---------------------------------------------------------------------------------------------------- what comes in

    fn step(&mut self) {
        let Some(&lexeme) = self.lexemes.get(self.at) else {
            if self.frames.last().is_some() {
                self.close_forgotten(None);
            } else {
                self.finish_entry();
            }
            return;
        };
        match lexeme.token {
            Token::Word(word) => self.word(word, lexeme),
            Token::Name(_) => self.name(lexeme),
            Token::Open => self.open(lexeme),
            Token::Close => self.close(lexeme),
            Token::Number(_) => self.number(lexeme),
            Token::Date(_)
            | Token::Text(_)
            | Token::Percent(_)
            | Token::Letter(_)
            | Token::Comma
            | Token::Colon
            | Token::EndClause
            | Token::EndItem => self.operand(lexeme),
        }
        self.at += 1;
    }

    fn open(&mut self, lexeme: Lexeme) {
        if self.frames.len() >= DEPTH {
            if self.too_deep == 0 {
                self.sink.report(
                    Diagnostic::new(
                        &rule::TOO_DEEPLY_NESTED,
                        lexeme.span,
                        format!("more than {DEPTH} braces are open here"),
                    )
                    .help("an item stands in a paragraph or an amendment at most: close the braces above"),
                );
            }
            self.too_deep += 1;
            return;
        }
        if self.mode == Mode::Head {
            self.pass(lexeme);
            self.open_frame(lexeme.span);
        } else {
            if self.mode == Mode::Change {
                // `add {`: the item is missing; the grammar says so.
                self.pass(lexeme);
                self.mode = Mode::Clause(None);
                return;
            }
            if self.mode == Mode::Items {
                self.mode = Mode::Stray;
            }
            if let Some(close) = self.braces_of_unknown_item() {
                self.at = close;
                self.last.end = self.lexemes[close].span.end;
                return;
            }
            self.sink.report(
                Diagnostic::new(&rule::UNREADABLE_CLAUSE, lexeme.span, "this brace opens nothing")
                    .help("a brace stands behind the head of an item, such as actor observers : force {"),
            );
            self.frames.push(Frame { opener: self.head, brace: lexeme.span, holds: Holds::Nothing });
        }
    }

    /// Behind what cannot be read in a paragraph or an amendment, braces are those of an item whose word is misspelt; its
    /// clauses are not those of the paragraph. Where they close, if they do so before the next item.
    fn braces_of_unknown_item(&self) -> Option<usize> {
        if !self.last.junk || !matches!(self.holds(), Some(Holds::Paragraph | Holds::Amendment)) {
            return None;
        }
        let mut open = 0;
        for (at, lexeme) in self.lexemes.iter().enumerate().skip(self.at).take(LOOK_AHEAD) {
            match lexeme.token {
                Token::Open => open += 1,
                Token::Close if open == 1 => return Some(at),
                Token::Close => open -= 1,
                Token::Word(word) if word.role() == Role::Item && lexeme.first => return None,
                _ => {}
            }
        }
        None
    }

    fn close(&mut self, lexeme: Lexeme) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let Some(frame) = self.frames.last().copied() else {
            self.sink.report(
                Diagnostic::new(&rule::UNREADABLE_ITEM, lexeme.span, "this brace closes nothing")
                    .help("leave it out")
                    .fix(Fix::unsure("leave it out", lexeme.span, "")),
            );
            return;
        };
        if frame.holds == Holds::Nothing {
            self.frames.pop();
            return;
        }
        if self.balance < 0 && lexeme.first && lexeme.column > frame.opener.column && self.closes_too_early() {
            self.balance += 1;
            self.sink.report(
                Diagnostic::new(&rule::UNREADABLE_ITEM, lexeme.span, "this brace closes the item too early")
                    .help("leave it out: clauses of the same item follow")
                    .fix(Fix::unsure("leave it out", lexeme.span, "")),
            );
            return;
        }
        self.close_frame(lexeme.span);
    }

    /// Whether a clause follows, and another closing brace before the next item.
    fn closes_too_early(&self) -> bool {
        let follows =
            self.peek(1).is_some_and(|token| matches!(token, Token::Word(word) if word.role() == Role::Clause));
        follows
            && self.lexemes[self.at + 1..]
                .iter()
                .take(LOOK_AHEAD)
                .take_while(
                    |lexeme| !matches!(lexeme.token, Token::Word(word) if word.role() == Role::Item && lexeme.first),
                )
                .any(|lexeme| lexeme.token == Token::Close)
    }

    /// A date, a number, words in quotation marks, a comma, a colon.
    fn operand(&mut self, lexeme: Lexeme) {
        match self.mode {
            Mode::Entry if self.holds() == Some(Holds::Rows) => {
                self.mode = Mode::Row;
                self.last.junk = true;
            }
            Mode::Entry => {
                self.mode = Mode::Clause(None);
                self.last.junk = true;
            }
            Mode::Items => self.mode = Mode::Stray,
            Mode::Head | Mode::Clause(_) | Mode::Row | Mode::Change | Mode::Stray => {}
        }
        self.pass(lexeme);
    }

    fn number(&mut self, lexeme: Lexeme) {
        if self.mode == Mode::Head {
            // The number of a paragraph, or the distance of a point in the region.
            let in_region = self.last.demands && !matches!(self.last.word, Some(word) if word.role() == Role::Item);
            self.operand(lexeme);
            self.last.complete = !in_region;
            return;
        }
        self.operand(lexeme);
    }

    fn name(&mut self, lexeme: Lexeme) {
        match self.mode {
            Mode::Items => {
                self.head = Opener { word: None, span: lexeme.span, column: lexeme.column, change: false };
                self.mode = Mode::Head;
                self.pass(lexeme);
                // A name may follow: what should have been the keyword was this one.
                self.last.complete = false;
                return;
            }
            Mode::Head => {
                let table = self.head.word.is_some_and(Word::table);
                if table && (self.last.complete || self.last.word == Some(Word::Command)) && self.begins_row() {
                    self.insert_brace(lexeme.span);
                    self.mode = Mode::Row;
                } else if self.last.complete && lexeme.first {
                    self.finish_entry();
                    if self.frames.is_empty() {
                        return self.name(lexeme);
                    }
                    self.mode = Mode::Clause(None);
                    self.last.junk = true;
                }
            }
            Mode::Entry => {
                self.mode = if self.holds() == Some(Holds::Rows) { Mode::Row } else { Mode::Clause(None) };
                self.last.junk = self.mode != Mode::Row;
            }
            Mode::Clause(_) => {
                if self.last.complete && !self.last.junk && !self.name_may_follow() {
                    self.end_clause();
                    self.mode = Mode::Clause(None);
                    self.last.junk = true;
                }
            }
            Mode::Row => {
                if self.last.complete && !self.last.junk {
                    self.end_clause();
                }
            }
            Mode::Change | Mode::Stray => {}
        }
        self.pass(lexeme);
        if self.last.junk {
            self.last.complete = true;
        }
    }

    /// The one clause in which a name follows a name: `share ecowas rest`.
    fn name_may_follow(&self) -> bool {
        matches!(self.mode, Mode::Clause(Some(Word::Share)))
    }

    fn begins_row(&self) -> bool {
        self.row_begins(1)
    }

    /// Whether what stands so far ahead can follow the first name of a row.
    fn row_begins(&self, ahead: usize) -> bool {
        match self.peek(ahead) {
            Some(Token::Comma) => true,
            Some(Token::Word(word)) => matches!(word, Word::Over | Word::Jointly) || word.row_part(),
            _ => false,
        }
    }

    /// Whether a brace opens before anything closes and before the next item.
    fn brace_follows(&self) -> bool {
        self.lexemes[self.at + 1..]
            .iter()
            .take(LOOK_AHEAD)
            .take_while(
                |lexeme| !matches!(lexeme.token, Token::Word(word) if word.role() == Role::Item && lexeme.first),
            )
            .map(|lexeme| lexeme.token)
            .find(|token| matches!(token, Token::Open | Token::Close))
            == Some(Token::Open)
    }

    fn insert_brace(&mut self, before: Span) {
        let what = self.head.word.map_or("item", Word::spelling);
        self.sink.report(
            Diagnostic::new(
                &rule::UNCLOSED_BRACE,
                before,
                format!("a {{ is missing before the clauses of this {what}"),
            )
            .also(self.head.span, format!("the {what} begins here"))
            .fix(Fix::unsure("open the braces here", before.at_start(), "{ ")),
        );
        let at = self.last.end;
        self.insert(Token::Open);
        self.open_frame(Span::new(at, at));
    }

    // ---------------------------------------------------------------------------------------------------------- words

    fn word(&mut self, word: Word, lexeme: Lexeme) {
        if self.reserved_in_name_position(word) {
            return self.refuse(word, lexeme);
        }
        // `iso IN`: the codes of India and Tonga are also words that are never names.
        if self.mode == Mode::Clause(Some(Word::Iso)) && self.last.demands && word.spelling().len() == 2 {
            return self.pass_name(word, lexeme.span);
        }
        if self.tolerated.contains(&word)
            && (self.last.demands || self.mode == Mode::Entry && self.holds() == Some(Holds::Rows))
            && self.mode != Mode::Change
            && !self.part_of_clause(word)
        {
            if self.mode == Mode::Entry {
                self.mode = Mode::Row;
            }
            return self.pass_name(word, lexeme.span);
        }
        match word.role() {
            Role::Region | Role::Glue => self.glue(lexeme),
            Role::Contextual => {
                if self.contextual_glue(word) {
                    self.glue(lexeme);
                } else {
                    let span = lexeme.span;
                    self.name(Lexeme { token: Token::Name(Name { symbol: word.into(), span }), ..lexeme });
                }
            }
            Role::Item | Role::Clause | Role::Change => self.opening(word, lexeme),
        }
    }

    fn reserved_in_name_position(&self, word: Word) -> bool {
        let declares = self.mode == Mode::Head
            && self.last.word == self.head.word
            && self
                .head
                .word
                .is_some_and(|item| !matches!(item, Word::Paragraph | Word::Command | Word::Expect | Word::Division));
        declares
            && (word.reserved() || word.row_part())
            && matches!(self.peek(1), None | Some(Token::Colon | Token::Open | Token::Text(_) | Token::Letter(_)))
    }

    fn refuse(&mut self, word: Word, lexeme: Lexeme) {
        let item = self.head.word.map_or("item", Word::spelling);
        let other = format!("{}-{item}", word.spelling());
        self.sink.report(
            Diagnostic::new(
                &rule::RESERVED_WORD,
                lexeme.span,
                format!("{} is a word of the language and cannot be a name", word.spelling()),
            )
            .help(format!("choose another name, such as {other}"))
            .fix(Fix::unsure(format!("write {other}"), lexeme.span, other.clone())),
        );
        self.tolerated.push(word);
        self.pass_name(word, lexeme.span);
    }

    fn glue(&mut self, lexeme: Lexeme) {
        match self.mode {
            Mode::Entry => {
                let region = matches!(lexeme.token, Token::Word(word) if word.role() == Role::Region);
                self.mode = if self.holds() == Some(Holds::Rows) { Mode::Row } else { Mode::Clause(None) };
                self.last.junk = !region;
            }
            Mode::Head
                if lexeme.first
                    && self.last.complete
                    && !matches!(lexeme.token, Token::Word(word) if word.role() == Role::Region || matches!(word, Word::Of | Word::Continuing | Word::After | Word::Before)) =>
            {
                self.finish_entry();
                if !self.frames.is_empty() {
                    self.mode = Mode::Clause(None);
                }
            }
            Mode::Items => self.mode = Mode::Stray,
            Mode::Head | Mode::Clause(_) | Mode::Row | Mode::Change | Mode::Stray => {}
        }
        self.pass(lexeme);
    }

    /// Whether a word that is glue in one place only is glue here.
    fn contextual_glue(&self, word: Word) -> bool {
        let last = self.last.word;
        let clause = match self.mode {
            Mode::Clause(clause) => clause,
            _ => None,
        };
        match word {
            Word::After | Word::Before => last == Some(Word::Not) || !self.last.demands,
            Word::About => {
                matches!(last, Some(Word::Strength | Word::Ceiling | Word::Needs | Word::Provides | Word::Plus))
                    && matches!(self.peek(1), Some(Token::Number(_)))
            }
            Word::Certain => {
                last == Some(Word::Finds)
                    && matches!(self.peek(1), Some(Token::Name(_) | Token::Word(_)))
                    && !matches!(self.peek(1), Some(Token::Word(Word::Of | Word::In)))
            }
            Word::Possibly => {
                last == Some(Word::Is)
                    && match self.peek(1) {
                        Some(Token::Name(_) | Token::Number(_) | Token::Date(_)) => true,
                        // `is possibly liaison`
                        Some(Token::Word(next)) => {
                            matches!(next.role(), Role::Item | Role::Change)
                                || matches!(self.peek(2), Some(Token::Comma | Token::Close))
                        }
                        _ => false,
                    }
            }
            Word::Further => last == Some(Word::Extend),
            Word::Into => last == Some(Word::Divided),
            Word::Hold => last == Some(Word::May),
            Word::Deputy => clause == Some(Word::Approval) && !self.last.demands,
            Word::Considering => clause == Some(Word::Review) && !self.last.demands,
            Word::Only => clause == Some(Word::Permits) && !self.last.demands,
            Word::Is | Word::Along => !self.last.demands && matches!(self.mode, Mode::Clause(_)),
            _ => false,
        }
    }

    /// A word that opens an item, a change or a clause, unless it is a name here or belongs to the clause in front.
    fn opening(&mut self, word: Word, lexeme: Lexeme) {
        if self.part_of_clause(word) {
            return self.glue(lexeme);
        }
        if word == Word::End && self.peek(1) == Some(Token::Word(Word::Of)) && self.mode != Mode::Entry {
            return self.pass_name(word, lexeme.span);
        }
        let in_row = self.holds() == Some(Holds::Rows) && matches!(self.mode, Mode::Row | Mode::Entry);
        if in_row && self.begins_row() && !word.row_part() && !(self.mode == Mode::Row && self.last.demands) {
            // A row whose first name is also an opening word.
            if self.mode == Mode::Row {
                self.end_clause();
            }
            self.mode = Mode::Row;
            return self.pass_name(word, lexeme.span);
        }
        if self.last.demands && self.is_name_here(word) {
            if self.mode == Mode::Head && self.last.word.is_some() && self.last.word == self.head.word {
                self.remark(word, lexeme.span);
            }
            return self.pass_name(word, lexeme.span);
        }
        if in_row && word.row_part() {
            self.mode = Mode::Row;
            return self.pass(lexeme);
        }
        match word.role() {
            Role::Item => self.open_item(word, lexeme),
            Role::Change => self.open_change(lexeme),
            Role::Clause | Role::Region | Role::Glue | Role::Contextual => self.open_clause(word, lexeme),
        }
    }

    /// Whether a word that could open a clause belongs to the one in front of it.
    fn part_of_clause(&self, word: Word) -> bool {
        let clause = match self.mode {
            Mode::Clause(clause) => clause,
            _ => None,
        };
        let last = self.last.word;
        match word {
            Word::By => matches!(
                last,
                Some(
                    Word::Review
                        | Word::Complete
                        | Word::Determined
                        | Word::Advised
                        | Word::Mitigated
                        | Word::Granted
                        | Word::Endorsed
                )
            ),
            Word::On => {
                matches!(last, Some(Word::Reviewed | Word::Depends))
                    || clause == Some(Word::Endorsed) && !self.last.demands
            }
            Word::With => last == Some(Word::Coordination),
            Word::Through => clause == Some(Word::By) && !self.last.demands,
            Word::Every => last == Some(Word::Least),
            Word::Delegable => last == Some(Word::Never),
            Word::As => matches!(last, Some(Word::Strength | Word::Ceiling | Word::Needs | Word::Provides)),
            Word::Chapter => {
                matches!(last, Some(Word::Basis | Word::Cite | Word::Incorporates | Word::Covers))
                    || last == Some(Word::As)
                        && matches!(clause, Some(Word::Strength | Word::Ceiling | Word::Needs | Word::Provides))
                    || self.last.demands
                        && last.is_none()
                        && matches!(clause, Some(Word::Basis | Word::Cite | Word::Incorporates | Word::Covers))
            }
            // `subject to duty verify`: the kind of item in front of the name.
            _ if word.role() == Role::Item && self.last.demands => {
                let refers =
                    self.last.refers && (matches!(last, Some(Word::To | Word::Notwithstanding)) || last.is_none());
                refers && matches!(self.peek(1), Some(Token::Name(_)))
            }
            _ => false,
        }
    }

    /// Whether an opening word that stands where something must follow is that something: a name.
    fn is_name_here(&self, word: Word) -> bool {
        if word.reserved() || self.mode == Mode::Change || self.last.word.is_some_and(takes_no_name) {
            return false;
        }
        let heading = self.mode == Mode::Head;
        match self.peek(1) {
            None => true,
            // The next row, or `share liaison rest`.
            Some(Token::Name(_)) => match self.mode {
                Mode::Row => self.row_begins(2),
                Mode::Clause(Some(Word::Share)) => match self.peek(2) {
                    Some(Token::Comma | Token::Close) => true,
                    Some(Token::Word(next)) => matches!(next.role(), Role::Clause | Role::Region),
                    _ => false,
                },
                _ => false,
            },
            Some(Token::Number(_) | Token::Date(_)) => false,
            Some(Token::Percent(_)) => matches!(self.mode, Mode::Clause(Some(Word::Share))),
            Some(Token::Text(_)) => {
                heading && !matches!(word, Word::Expect)
                    || matches!(self.mode, Mode::Clause(Some(Word::Allow | Word::Drops)))
            }
            Some(Token::Open) => heading && !matches!(self.last.word, Some(Word::Command)),
            Some(Token::Word(Word::By)) => !matches!(
                word,
                Word::Review
                    | Word::Complete
                    | Word::Determined
                    | Word::Advised
                    | Word::Mitigated
                    | Word::Granted
                    | Word::Endorsed
            ),
            Some(Token::Word(Word::On)) => !matches!(word, Word::Reviewed | Word::Depends),
            Some(Token::Word(Word::Of)) => {
                // `amendment part of unomil`
                let named = heading && self.last.word == self.head.word;
                let asks = matches!(word, Word::Lead | Word::Due | Word::Strength)
                    && self.frames.last().is_some_and(|frame| frame.opener.word == Some(Word::Expect));
                let opens = matches!(
                    word,
                    Word::Part | Word::Member | Word::Ally | Word::Consent | Word::Approval | Word::Chain
                );
                named || !opens && !asks
            }
            Some(
                Token::Word(_)
                | Token::Letter(_)
                | Token::Close
                | Token::Comma
                | Token::Colon
                | Token::EndClause
                | Token::EndItem,
            ) => true,
        }
    }

    fn remark(&mut self, word: Word, span: Span) {
        // Doctrine is written by those who know the words.
        if self.tolerated.contains(&word) || self.head.word.is_none_or(Word::doctrine) {
            return;
        }
        self.tolerated.push(word);
        let item = self.head.word.map_or("item", Word::spelling);
        let other = format!("{}-{item}", word.spelling());
        self.sink.report(
            Diagnostic::new(&rule::RESERVED_WORD, span, format!("{} is also a word of the language", word.spelling()))
                .level(Level::Note)
                .help(format!("another name, such as {other}, is easier to read"))
                .fix(Fix::unsure(format!("write {other}"), span, other.clone())),
        );
    }

    fn open_item(&mut self, word: Word, lexeme: Lexeme) {
        if self.mode == Mode::Change {
            self.begin_head(word, lexeme, true);
            return;
        }
        while let Some(frame) = self.frames.last().copied() {
            let nested = match frame.holds {
                Holds::Paragraph => {
                    let outside = self.balance > 0 && lexeme.first && lexeme.column <= frame.opener.column;
                    word.in_paragraph() && !outside
                }
                Holds::Amendment | Holds::Clauses | Holds::Rows => {
                    lexeme.first && lexeme.column > frame.opener.column && self.balance <= 0
                        || frame.holds == Holds::Amendment && self.balance <= 0 && lexeme.first && lexeme.column > 0
                }
                Holds::Nothing => false,
            };
            if nested {
                break;
            }
            self.balance -= 1;
            self.finish_entry();
            self.close_forgotten(Some(lexeme.span));
        }
        self.finish_entry();
        self.begin_head(word, lexeme, false);
    }

    fn begin_head(&mut self, word: Word, lexeme: Lexeme, change: bool) {
        self.head = Opener { word: Some(word), span: lexeme.span, column: lexeme.column, change };
        self.mode = Mode::Head;
        self.pass(lexeme);
        self.last.junk = false;
    }

    fn open_change(&mut self, lexeme: Lexeme) {
        // A forgotten brace of an item inside an amendment.
        while self.frames.len() > 1
            && self.frames.last().is_some_and(|frame| frame.holds != Holds::Amendment && frame.opener.change)
        {
            self.finish_entry();
            self.close_forgotten(Some(lexeme.span));
        }
        if self.frames.is_empty() {
            if self.mode == Mode::Head {
                self.finish_entry();
            }
            self.mode = Mode::Stray;
            return self.pass(lexeme);
        }
        self.finish_entry();
        self.mode = Mode::Change;
        self.pass(lexeme);
        if !matches!(self.peek(1), Some(Token::Word(next)) if next.role() == Role::Item) {
            self.mode = Mode::Clause(None);
            self.last.junk = true;
        }
    }

    fn open_clause(&mut self, word: Word, lexeme: Lexeme) {
        match self.mode {
            Mode::Items | Mode::Stray => {
                self.mode = Mode::Stray;
                return self.pass(lexeme);
            }
            Mode::Head => {
                let container = self.frames.last().and_then(|frame| frame.opener.word);
                if container.is_some_and(|container| super::clauses::allowed(container, word)) {
                    self.finish_entry();
                } else if self.brace_follows() {
                    // A clause that has strayed in front of the brace: the head goes on behind it.
                    return self.pass(lexeme);
                } else {
                    self.insert_brace(lexeme.span);
                }
            }
            Mode::Entry | Mode::Clause(_) | Mode::Row | Mode::Change => self.finish_entry(),
        }
        self.mode = Mode::Clause(Some(word));
        self.last.junk = false;
        self.pass(lexeme);
    }
}

/// Whether what must follow a word never begins with a name.
fn takes_no_name(word: Word) -> bool {
    matches!(
        word,
        Word::Text
            | Word::Note
            | Word::Basis
            | Word::Cite
            | Word::Incorporates
            | Word::For
            | Word::Within
            | Word::Every
            | Word::ReviewWindow
            | Word::BlindGap
            | Word::ReportLatency
            | Word::LargestShare
            | Word::ReportsTogether
    )
}

impl Iterator for Layout<'_> {
    type Item = Spanned;

    fn next(&mut self) -> Option<Spanned> {
        loop {
            if let Some(token) = self.ready.pop_front() {
                return Some(token);
            }
            if self.at >= self.lexemes.len() && self.frames.is_empty() && self.mode == Mode::Items {
                return None;
            }
            self.step();
        }
    }
}
