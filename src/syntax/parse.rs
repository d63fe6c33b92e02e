//! From a text to its tree: always a tree, and a finding for each place that could not be read.

use lalrpop_util::{ParseError, lalrpop_mod};

use super::ast::{Entry, File, Item};
use super::build::Errors;
use super::layout::Layout;
use super::names::Names;
use super::token::{Lexeme, Token, lex};
use super::word::{Role, Word};
use crate::diagnostic::{Diagnostic, Fix, Sink};
use crate::rule;
use crate::source::Span;

lalrpop_mod!(
    #[allow(warnings, clippy::all, clippy::pedantic)]
    grammar,
    "/mandate.rs"
);

/// Reads a text that begins at `base` on the common axis of bytes.
pub fn parse(text: &str, base: u32, names: &mut Names, sink: &mut Sink) -> File {
    let lexemes = lex(text, base, names, sink);
    let mut errors = Errors::new();
    let tokens = Layout::new(&lexemes, base, sink).map(Ok);
    let parsed = grammar::FileParser::new().parse(&mut errors, tokens);
    let mut file = match parsed {
        Ok(file) => file,
        Err(error) => {
            // Recovery holds on to ends that the filter always puts in, so this is a flaw of ours; say so at the place.
            let at = place(&error).at_start();
            sink.report(
                Diagnostic::new(&rule::UNREADABLE_ITEM, at, "the rest of this text cannot be read")
                    .help("this is a flaw of the compiler: please report it with the text"),
            );
            File::default()
        }
    };
    if !errors.is_empty() {
        let reporter = Reporter { text, base, lexemes: &lexemes };
        let mut behind = None;
        for error in &errors {
            let span = place(&error.error);
            let whole = error.dropped_tokens.iter().fold(span, |sum, &(l, _, r)| sum.to(Span::new(l, r)));
            // What cannot be read goes on where the last stretch of it ended: one fault, one finding.
            let goes_on = behind.is_some_and(|end: u32| reporter.nothing_between(end, whole.start))
                && !matches!(first_token(error), Some(Token::Word(word)) if word.opens());
            behind = Some(whole.end);
            file.lost.extend(error.dropped_tokens.iter().filter_map(|(_, token, _)| match token {
                Token::Name(name) => Some(name.symbol),
                _ => None,
            }));
            mark_broken(&mut file.items, whole);
            // What stands for another sign has been told by the lexer.
            let told = reporter.words(span) == "=";
            if !goes_on && !told {
                sink.report(reporter.finding(&error.error, span, names));
            }
        }
    }
    file
}

fn first_token(error: &lalrpop_util::ErrorRecovery<u32, Token, std::convert::Infallible>) -> Option<Token> {
    error.dropped_tokens.first().map(|&(_, token, _)| token).or(match error.error {
        ParseError::UnrecognizedToken { token: (_, token, _), .. } => Some(token),
        _ => None,
    })
}

fn place(error: &ParseError<u32, Token, std::convert::Infallible>) -> Span {
    match *error {
        ParseError::InvalidToken { location } | ParseError::UnrecognizedEof { location, .. } => {
            Span::new(location, location)
        }
        ParseError::UnrecognizedToken { token: (l, _, r), .. } | ParseError::ExtraToken { token: (l, _, r) } => {
            Span::new(l, r)
        }
        ParseError::User { error } => match error {},
    }
}

/// Notes on every item around a place that something of it could not be read.
fn mark_broken(items: &mut [Item], at: Span) {
    let from = items.partition_point(|item| item.span.end < at.start);
    for item in items.iter_mut().skip(from).take_while(|item| item.span.start <= at.end) {
        mark_item(item, at);
    }
}

fn mark_item(item: &mut Item, at: Span) {
    if item.span.end < at.start || item.span.start > at.end {
        return;
    }
    item.broken = true;
    for entry in item.body.iter_mut().flatten() {
        match entry {
            Entry::Item(inner) => mark_item(inner, at),
            Entry::Change(change) => mark_item(&mut change.item, at),
            Entry::Clause(_) | Entry::Row(_) => {}
        }
    }
}

struct Reporter<'a> {
    text: &'a str,
    base: u32,
    lexemes: &'a [Lexeme],
}

impl Reporter<'_> {
    fn words(&self, span: Span) -> &str {
        self.text.get((span.start - self.base) as usize..(span.end - self.base) as usize).unwrap_or("")
    }

    /// Whether only white space lies between two places.
    fn nothing_between(&self, from: u32, to: u32) -> bool {
        from <= to && self.words(Span::new(from, to)).trim().is_empty()
    }

    /// The token that ends at or before a place.
    fn before(&self, at: u32) -> Option<&Lexeme> {
        let index = self.lexemes.partition_point(|lexeme| lexeme.span.start < at);
        index.checked_sub(1).and_then(|index| self.lexemes.get(index))
    }

    /// The word that opened the clause or item around a place.
    fn opener_before(&self, at: u32) -> Option<(Word, Span)> {
        let index = self.lexemes.partition_point(|lexeme| lexeme.span.start < at);
        self.lexemes[..index]
            .iter()
            .rev()
            .take(64)
            .take_while(|lexeme| !matches!(lexeme.token, Token::Open | Token::Close))
            .find_map(|lexeme| match lexeme.token {
                Token::Word(word) if word.opens() => Some((word, lexeme.span)),
                _ => None,
            })
    }

    fn finding(
        &self,
        error: &ParseError<u32, Token, std::convert::Infallible>,
        span: Span,
        names: &Names,
    ) -> Diagnostic {
        let (token, expected) = match error {
            ParseError::UnrecognizedToken { token: (_, token, _), expected } => (Some(*token), expected.as_slice()),
            ParseError::UnrecognizedEof { expected, .. } => (None, expected.as_slice()),
            ParseError::ExtraToken { token: (_, token, _) } => (Some(*token), &[][..]),
            ParseError::InvalidToken { .. } | ParseError::User { .. } => (None, &[][..]),
        };
        let expects = |what: &str| expected.iter().any(|known| known == what);
        let between_items = expects("\"mandate\"") && expects("\"actor\"") && !expects("\"lead\"");
        let between_clauses = expects("\"lead\"") && expects("\"cite\"");
        let ends_here = matches!(token, Some(Token::EndClause | Token::EndItem | Token::Close) | None);
        let shown = shorten(self.words(span));

        if between_items {
            return self.stray_item(token, span, names);
        }
        if between_clauses && !ends_here {
            return self.stray_clause(token, span, &shown, names);
        }
        let previous = self.before(span.start.max(self.base));
        // A comma at the end of a list.
        if let Some(comma) = previous.filter(|lexeme| lexeme.token == Token::Comma) {
            let finding = Diagnostic::new(&rule::UNREADABLE_CLAUSE, comma.span, "nothing follows this comma");
            return if ends_here {
                finding.help("name one more, or leave the comma out").fix(Fix::safe(
                    "leave the comma out",
                    comma.span,
                    "",
                ))
            } else {
                finding.help(format!("{} is expected here, not {shown}", self.after(comma, expected)))
            };
        }
        let opener = self.opener_before(span.start);
        let rule = match opener {
            Some((word, _)) if word.role() == Role::Item => &rule::UNREADABLE_ITEM,
            _ => &rule::UNREADABLE_CLAUSE,
        };
        // A word that has been left alone: `lead` with nothing behind it.
        if let Some(lexeme) = previous
            && let Token::Word(word) = lexeme.token
            && word.demands()
        {
            let operand = word.operand().trim_end_matches(',');
            let finding = if ends_here {
                Diagnostic::new(rule, lexeme.span, format!("{operand} is expected after {}", word.spelling()))
            } else if let Some(number) = number_word(&shown) {
                return Diagnostic::new(rule, span, format!("numbers are written in figures, not {shown}"))
                    .fix(Fix::safe(format!("write {number}"), span, number.to_string()));
            } else {
                Diagnostic::new(rule, span, format!("{operand} is expected after {}, not {shown}", word.spelling()))
            };
            let finding = finding.help(if ends_here {
                format!("write {operand} behind {}, or leave {} out", word.spelling(), word.spelling())
            } else {
                format!("write {operand} behind {}", word.spelling())
            });
            return match opener {
                Some((opener, place)) if place != lexeme.span && finding.primary.span != place => {
                    finding.also(place, format!("in this {}", opener.spelling()))
                }
                _ => finding,
            };
        }
        // `3 March` without its year.
        if let Some(month) = previous.filter(|lexeme| matches!(lexeme.token, Token::Name(_)))
            && let Some(number) =
                self.before(crate::time::civil::month(self.words(month.span)).map_or(0, |_| month.span.start))
            && let Token::Number(day) = number.token
        {
            let date = number.span.to(month.span);
            return Diagnostic::new(rule, date, "a date needs its year").help(format!(
                "write the year behind it, such as {} {} 1993",
                day.value,
                self.words(month.span)
            ));
        }
        // A number without what is counted, a name without its relation and the like.
        let wanted = wanted(expected);
        if ends_here {
            let at = previous.map_or(span, |lexeme| lexeme.span);
            let finding = Diagnostic::new(
                rule,
                at,
                match &wanted {
                    Some(_) if previous.is_some_and(|lexeme| matches!(lexeme.token, Token::Number(_))) => {
                        format!(
                            "a number alone says too little: what is counted is expected behind {}",
                            shorten(self.words(at))
                        )
                    }
                    Some(wanted) => format!("{wanted} is expected behind {}", shorten(self.words(at))),
                    None => format!("this breaks off behind {}", shorten(self.words(at))),
                },
            );
            return finding.help(self.example(opener));
        }
        let mut finding = Diagnostic::new(
            rule,
            span,
            match (&wanted, opener) {
                (Some(wanted), _) => format!("{wanted} is expected here, not {shown}"),
                (None, Some((word, _))) => format!("{shown} does not belong in {} here", with_article(word)),
                (None, None) => format!("{shown} does not belong here"),
            },
        );
        if let Some((word, place)) = opener {
            finding = finding.also(place, format!("in this {}", word.spelling()));
        }
        if let Some(Token::Name(name)) = token {
            let text = names.text(name.symbol);
            if text == "and" || text == "or" {
                return finding.help("in a list, write a comma instead").fix(Fix::safe("write a comma", span, ","));
            }
            if let Some(word) = nearest_word(text, |word| {
                word.opens() || matches!(word.role(), Role::Glue | Role::Region | Role::Contextual)
            }) {
                return finding.help(format!("did you mean {}?", word.spelling())).fix(Fix::unsure(
                    format!("write {}", word.spelling()),
                    span,
                    word.spelling(),
                ));
            }
        }
        finding.help(self.example(opener))
    }

    /// What can follow a comma, from what the word in front of the list demands.
    fn after(&self, comma: &Lexeme, expected: &[String]) -> String {
        self.opener_before(comma.span.start)
            .map(|(word, _)| word.operand().trim_end_matches(',').to_owned())
            .filter(|operand| !operand.is_empty())
            .or_else(|| wanted(expected))
            .unwrap_or_else(|| "one more".to_owned())
    }

    fn example(&self, opener: Option<(Word, Span)>) -> String {
        match opener {
            Some((word, _)) if word.demands() => {
                format!("{} is followed by {}", word.spelling(), word.operand().trim_end_matches(','))
            }
            _ => "see the reference for what can stand here".to_owned(),
        }
    }

    fn stray_item(&self, token: Option<Token>, span: Span, _names: &Names) -> Diagnostic {
        match token {
            Some(Token::Word(word)) if word.role() == Role::Clause || word.role() == Role::Change => {
                let items = super::clauses::items_with(word);
                let finding = Diagnostic::new(
                    &rule::UNREADABLE_ITEM,
                    span,
                    format!("{} stands outside any item", word.spelling()),
                );
                match items.first() {
                    Some(&item) => finding.help(format!(
                        "{} belongs inside the braces of {}; was a brace closed too early?",
                        word.spelling(),
                        with_article(item)
                    )),
                    None => finding.help("was a brace closed too early?"),
                }
            }
            Some(Token::EndItem) | None => Diagnostic::new(&rule::UNREADABLE_ITEM, span, "an item is expected here")
                .help("an item begins with a word such as mandate, actor, duty or report"),
            _ if self.words(span).trim().is_empty() => {
                Diagnostic::new(&rule::UNREADABLE_ITEM, span, "what stands here belongs to no item")
                    .help("an item begins with a word such as mandate, actor, duty or report")
            }
            _ => Diagnostic::new(
                &rule::UNREADABLE_ITEM,
                span,
                format!("an item cannot begin with {}", shorten(self.words(span))),
            )
            .help("an item begins with a word such as mandate, actor, duty or report"),
        }
    }

    fn stray_clause(&self, token: Option<Token>, span: Span, shown: &str, names: &Names) -> Diagnostic {
        let finding = Diagnostic::new(&rule::UNREADABLE_CLAUSE, span, format!("a clause cannot begin with {shown}"));
        if let Some(Token::Word(word)) = token
            && let Some(hint) = place_of(word)
        {
            return finding.help(hint);
        }
        let Some(Token::Name(name)) = token else {
            return finding.help("a clause begins with its own word, such as lead, from or cite");
        };
        if matches!(names.text(name.symbol), "and" | "or") {
            return finding.help("in a list, write a comma instead").fix(Fix::safe("write a comma", span, ","));
        }
        match nearest_word(names.text(name.symbol), Word::opens) {
            Some(word) => finding.help(format!("did you mean {}?", word.spelling())).fix(Fix::unsure(
                format!("write {}", word.spelling()),
                span,
                word.spelling(),
            )),
            None => finding.help("a clause begins with its own word, such as lead, from or cite"),
        }
    }
}

/// The word of the language that is spelt most like a text, if any is near.
pub fn nearest_word(text: &str, fits: impl Fn(Word) -> bool) -> Option<Word> {
    Word::ALL
        .iter()
        .copied()
        .filter(|&word| fits(word))
        .map(|word| (strsim::damerau_levenshtein(text, word.spelling()), word))
        .filter(|&(distance, word)| distance <= 1 + word.spelling().len().min(text.len()) / 4)
        .min_by_key(|&(distance, word)| (distance, word))
        .map(|(_, word)| word)
}

fn number_word(text: &str) -> Option<u32> {
    const WORDS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    let small = WORDS.iter().position(|word| word.eq_ignore_ascii_case(text)).map(|at| at as u32);
    small.or(match text.to_ascii_lowercase().as_str() {
        "fifteen" => Some(15),
        "eighteen" => Some(18),
        "twenty" => Some(20),
        "thirty" => Some(30),
        "forty-five" => Some(45),
        "sixty" => Some(60),
        "ninety" => Some(90),
        _ => None,
    })
}

/// What is expected, in a drafter's words; `None` where too many things are.
fn wanted(expected: &[String]) -> Option<String> {
    let has = |what: &str| expected.iter().any(|known| known == what);
    Some(
        match (has("NAME"), has("DATE"), has("NUMBER"), has("TEXT")) {
            (true, true, _, _) => "a date such as 22 October 1993, or the name of an event,",
            (false, true, _, _) => "a date such as 22 October 1993",
            (true, false, true, _) => "a name or a number",
            (true, false, false, true) => "a name, or words in quotation marks,",
            (true, false, false, false) => "a name",
            (false, false, true, _) => "a number",
            (false, false, false, true) => "wording in quotation marks",
            (false, false, false, false) if has("PERCENT") => "a share such as 40%",
            (false, false, false, false) => {
                let words: Vec<&str> = expected
                    .iter()
                    .map(|known| known.trim_matches('"'))
                    .filter(|known| known.chars().all(|c| c.is_ascii_lowercase() || c == '-'))
                    .collect();
                return match words.as_slice() {
                    [] => None,
                    [one] => Some((*one).to_owned()),
                    [one, other] => Some(format!("{one} or {other}")),
                    _ => None,
                };
            }
        }
        .trim_end_matches(',')
        .to_owned(),
    )
}

/// "a duty", "an actor".
pub fn with_article(word: Word) -> String {
    let spelling = word.spelling();
    let vowel = spelling.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {spelling}", if vowel { "an" } else { "a" })
}

fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= 40 {
        return text;
    }
    let cut: String = text.chars().take(37).collect();
    format!("{}…", cut.trim_end())
}

/// Where a word that joins stands, with an example.
fn place_of(word: Word) -> Option<&'static str> {
    Some(match word {
        Word::To | Word::Through => "it stands behind by: by security-council to secretary-general",
        Word::Over => "it stands in a row of a command: srsg over observers",
        Word::Considering => "it stands behind a review: review by 16 December 1993 considering progress",
        Word::Within => "it stands behind due, first, complete, upon and approval: first within 30 days of adoption",
        Word::Jointly | Word::Deciding => "it stands in a row of a command or division: a, b jointly over c deciding a",
        Word::Para | Word::Paras | Word::Article | Word::Annex | Word::Preamble => {
            "it stands behind cite, basis or covers: cite para 3(a)"
        }
        Word::After | Word::Before => {
            "it stands behind a length of time: 45 days after deployed; an event follows or precedes a point"
        }
        Word::Including | Word::Plus => "it stands behind a strength: strength 6,000 military including 260 observers",
        _ => return None,
    })
}
