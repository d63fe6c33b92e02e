//! From letters to tokens. Nothing is refused here: what cannot be read is reported and becomes what it most likely
//! was meant to be, so that the clause around it lives.

use logos::Logos;
use unicode_security::GeneralSecurityProfile;

use super::ast::{Date, Letter, Name, Number, Percent, Text};
use super::names::Names;
use super::word::Word;
use crate::diagnostic::{Diagnostic, Fix, Sink};
use crate::rule;
use crate::source::Span;
use crate::time::civil::{self, Day};

/// What the grammar reads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    /// A word of the language.
    Word(Word),
    /// A name.
    Name(Name),
    /// A number.
    Number(Number),
    /// A date or a month.
    Date(Date),
    /// Words in quotation marks.
    Text(Text),
    /// A share.
    Percent(Percent),
    /// `(a)`.
    Letter(Letter),
    /// `{`.
    Open,
    /// `}`.
    Close,
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// The end of a clause, which nobody writes.
    EndClause,
    /// The end of an item, which nobody writes.
    EndItem,
}

/// A token with what the layout filter wants to know of it.
#[derive(Clone, Copy, Debug)]
pub struct Lexeme {
    /// The token.
    pub token: Token,
    /// Where it stands.
    pub span: Span,
    /// Its column in bytes, from 0, as far as 65,535.
    pub column: u16,
    /// Whether it is the first on its line.
    pub first: bool,
    /// Whether it is a word or name with a capital letter in it.
    pub capital: bool,
}

#[derive(Logos, Clone, Copy, PartialEq, Eq, Debug)]
enum Raw {
    #[regex(r"[ \t\r\n\u{A0}\u{202F}\u{2000}-\u{200A}\u{3000}]+")]
    Space,
    #[regex(r"#[^\n]*", allow_greedy = true)]
    Comment,
    #[token("{")]
    Open,
    #[token("}")]
    Close,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token("=")]
    Equals,
    #[token(";")]
    Semicolon,
    #[regex(r"\([ \t]*[A-Za-z0-9]+[ \t]*\)")]
    Letter,
    #[regex(r"[()\[\]]")]
    Bracket,
    #[regex(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*", priority = 20)]
    Ascii,
    #[regex(r"\p{L}[\p{L}\p{M}\p{N}]*(-[\p{L}\p{M}\p{N}]+)*", priority = 10)]
    Name,
    #[regex(r"[0-9]+", priority = 20)]
    Digits,
    #[regex(r"[0-9][0-9,]*[0-9]", priority = 15)]
    #[regex(r"[0-9]{1,3}([\u{A0}\u{202F}][0-9]{3})+", priority = 15)]
    Grouped,
    #[regex(r"[0-9]+([.,][0-9]+)?[ \u{A0}\u{202F}]?%", priority = 20)]
    Percent,
    #[regex(r"[0-9]+[-–—][0-9]+", priority = 15)]
    Range,
    #[regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", priority = 30)]
    IsoDate,
    #[regex(r"[0-9]{1,2}[ \t\r\n\u{A0}\u{202F}\u{2000}-\u{200A}\u{3000}]+([Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|[Mm]ay|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember)[ \t\r\n\u{A0}\u{202F}\u{2000}-\u{200A}\u{3000}]+[0-9]{4}", priority = 30)]
    LongDate,
    #[regex(r"([Jj]anuary|[Ff]ebruary|[Mm]arch|[Aa]pril|[Mm]ay|[Jj]une|[Jj]uly|[Aa]ugust|[Ss]eptember|[Oo]ctober|[Nn]ovember|[Dd]ecember)[ \t\r\n\u{A0}\u{202F}\u{2000}-\u{200A}\u{3000}]+[0-9]{4}", priority = 30)]
    Month,
    #[regex(r"[0-9]{1,4}[/.][0-9]{1,2}[/.][0-9]{1,4}", priority = 25)]
    #[regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}", priority = 25)]
    NumericDate,
    #[regex(r"[0-9]{1,2}(st|nd|rd|th)?[ \t\u{A0}\u{202F}]+([Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\.?,?[ \t\u{A0}\u{202F}]+[0-9]{4}", priority = 24)]
    #[regex(r"([Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec)[a-z]*\.?[ \t\u{A0}\u{202F}]+[0-9]{1,2}(st|nd|rd|th)?,?[ \t\u{A0}\u{202F}]+[0-9]{4}", priority = 24)]
    WordyDate,
    #[token("\"")]
    #[token("“")]
    #[token("”")]
    #[token("„")]
    #[token("«")]
    #[token("»")]
    #[token("'")]
    #[token("‘")]
    Quote,
    #[regex(r"[\x0B\x0C\u{85}\u{2028}\u{2029}]")]
    LineBreak,
    #[regex("[^\\s{}():,;=\"#“”„«»\\[\\]]+", priority = 1)]
    Other,
}

/// Reads a text that begins at `base` on the common axis. Every byte of it is in a token, a comment or white space, or
/// has been reported.
pub fn lex(text: &str, base: u32, names: &mut Names, sink: &mut Sink) -> Vec<Lexeme> {
    let plain = text.as_bytes().chunks(CHUNK).all(plain);
    let mut reader =
        Reader { text, base, names, sink, out: Vec::with_capacity(text.len() / 12 + 16), line_start: 0, fresh: true };
    let mut lexer = Raw::lexer(text);
    while let Some(raw) = lexer.next() {
        let mut range = lexer.span();
        let raw = match raw {
            Ok(Raw::Quote) => {
                let end = quoted_end(text, range.start);
                lexer.bump(end - range.end);
                range.end = end;
                Raw::Quote
            }
            Ok(raw) => raw,
            Err(()) => Raw::Other,
        };
        reader.take(raw, range.start, range.end);
    }
    if !plain {
        reader.strange_characters();
    }
    reader.out
}

/// How many bytes are looked at in one step.
const CHUNK: usize = 64;

/// Whether all bytes are ordinary letters and white space; without a branch a byte, so that many go in one step.
fn plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(true, |plain, &byte| plain & ((byte > 0x1F) & (byte < 0x7F) | (byte > 0x08) & (byte < 0x0E)))
}

/// The comments of a text: byte ranges in the text.
pub fn comments(text: &str) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut lexer = Raw::lexer(text);
    while let Some(raw) = lexer.next() {
        let range = lexer.span();
        match raw {
            Ok(Raw::Quote) => {
                let end = quoted_end(text, range.start);
                lexer.bump(end - range.end);
            }
            Ok(Raw::Comment) => out.push((range.start, range.end)),
            Ok(_) | Err(()) => {}
        }
    }
    out
}

const LONG: &str = "\"\"\"";

/// One past the end of the words in quotation marks that begin at `start`, closed or not.
fn quoted_end(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    if rest.starts_with(LONG) {
        let mut at = LONG.len();
        // A single letter is found many bytes at a time.
        while let Some(step) = rest[at..].find('"') {
            at += step;
            if rest[at..].starts_with(LONG) {
                return start + at + LONG.len();
            }
            at += 1;
        }
        return start + unclosed_long_end(rest);
    }
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if let Some(after) = line.strip_prefix('"')
        && let Some(at) = after.find('"')
    {
        return start + 1 + at + 1;
    }
    let open = line.chars().next().unwrap_or('"');
    let width = open.len_utf8();
    let closers: &[char] = match open {
        '“' | '„' => &['”', '“', '"'],
        '”' => &['”', '"'],
        '«' => &['»', '"'],
        '»' => &['«', '"'],
        '‘' => &['’', '\''],
        '\'' => &['\'', '’'],
        _ => &['"'],
    };
    if let Some(at) = line[width..].find(closers) {
        let end = width + at;
        return start + end + line[end..].chars().next().map_or(0, char::len_utf8);
    }
    if open == '"'
        && let Some(at) = line[width..].find('”')
    {
        return start + width + at + '”'.len_utf8();
    }
    if open == '\'' || open == '‘' {
        // An apostrophe that closes nothing is not the beginning of words.
        return start + width;
    }
    let trimmed = line.trim_end();
    start + trimmed.strip_suffix('{').map_or(trimmed, str::trim_end).len().max(width)
}

/// Where words that `"""` opened and nothing closed are taken to end: before the first line that looks like the end
/// of the item or the beginning of the next.
fn unclosed_long_end(rest: &str) -> usize {
    let mut at = 0;
    for (number, line) in rest.split_inclusive('\n').enumerate() {
        let word = line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or("");
        let item = Word::ALL.iter().any(|known| known.role() == super::word::Role::Item && known.spelling() == word);
        if number > 0 && (line.trim_start().starts_with('}') || item) {
            return rest[..at].trim_end().len().max(LONG.len());
        }
        at += line.len();
    }
    rest.trim_end().len()
}

struct Reader<'a> {
    text: &'a str,
    base: u32,
    names: &'a mut Names,
    sink: &'a mut Sink,
    out: Vec<Lexeme>,
    line_start: usize,
    fresh: bool,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start as u32, self.base + end as u32)
    }

    fn push(&mut self, token: Token, start: usize, end: usize) {
        self.push_word(token, start, end, false);
    }

    fn push_word(&mut self, token: Token, start: usize, end: usize, capital: bool) {
        let column = (start - self.line_start).min(usize::from(u16::MAX)) as u16;
        let first = std::mem::take(&mut self.fresh);
        self.out.push(Lexeme { token, span: self.span(start, end), column, first, capital });
    }

    fn name(&mut self, spelling: &str, start: usize, end: usize) {
        let symbol = self.names.intern(spelling);
        let span = self.span(start, end);
        match symbol.word() {
            Some(word) => {
                // Words of the language are of ASCII letters, so one in another form has a capital.
                self.push_word(Token::Word(word), start, end, spelling != word.spelling());
            }
            None => self.push(Token::Name(Name { symbol, span }), start, end),
        }
    }

    fn number(&mut self, value: u32, start: usize, end: usize) {
        let span = self.span(start, end);
        self.push(Token::Number(Number { value, span }), start, end);
    }

    fn date(&mut self, days: Option<(Day, Day)>, start: usize, end: usize) {
        let span = self.span(start, end);
        self.push(Token::Date(Date { days, span }), start, end);
    }

    fn take(&mut self, raw: Raw, start: usize, end: usize) {
        let text = &self.text[start..end];
        match raw {
            Raw::Space if text == " " => {}
            Raw::Space => {
                if let Some(at) = text.rfind('\n') {
                    self.line_start = start + at + 1;
                    self.fresh = true;
                }
            }
            Raw::Comment => {}
            Raw::Open => self.push(Token::Open, start, end),
            Raw::Close => self.push(Token::Close, start, end),
            Raw::Comma => self.push(Token::Comma, start, end),
            Raw::Colon => self.push(Token::Colon, start, end),
            Raw::Equals => {
                let span = self.span(start, end);
                self.sink.report(
                    Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, "the language has no sign =").fix(Fix::safe(
                        "write : before the kind of an actor or the relation of a command",
                        span,
                        ":",
                    )),
                );
                self.push(Token::Colon, start, end);
            }
            Raw::Semicolon => {
                let span = self.span(start, end);
                self.sink.report(
                    Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, "the language has no semicolon")
                        .help("leave the semicolon out: the next clause begins with its own word")
                        .fix(Fix::safe("leave it out", span, "")),
                );
            }
            Raw::Bracket => {
                let span = self.span(start, end);
                self.sink.report(
                    Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, format!("{text} means nothing here"))
                        .help("brackets stand only around the letter of a paragraph, such as (a)"),
                );
            }
            Raw::Letter => {
                let symbol = self.names.intern(text.trim_matches(['(', ')', ' ', '\t']));
                let span = self.span(start, end);
                self.push(Token::Letter(Letter { symbol, span }), start, end);
            }
            Raw::Ascii | Raw::Name => self.name(text, start, end),
            Raw::Digits => {
                let value = self.value(text, start, end);
                self.number(value, start, end);
            }
            Raw::Grouped => self.grouped(text, start, end),
            Raw::Percent => self.percent(text, start, end),
            Raw::Range => self.range(text, start, end),
            Raw::IsoDate => {
                let days = self.calendar(part(text, 0, 4), part(text, 5, 7), part(text, 8, 10), start, end);
                self.date(days, start, end);
            }
            Raw::LongDate => {
                let (year, month, day) = long_parts(text);
                let days = self.calendar(year, month, day, start, end);
                self.date(days, start, end);
            }
            Raw::Month => self.month(text, start, end),
            Raw::NumericDate => self.numeric_date(text, start, end),
            Raw::WordyDate => self.wordy_date(text, start, end),
            Raw::Quote => self.quoted(text, start, end),
            Raw::LineBreak => {
                let span = self.span(start, end);
                self.sink.report(
                    Diagnostic::new(
                        &rule::INVISIBLE_CHARACTER,
                        span,
                        "an unusual line break, which some editors show and some do not",
                    )
                    .fix(Fix::safe("write an ordinary line break", span, "\n")),
                );
            }
            Raw::Other => self.other(text, start, end),
        }
    }

    fn value(&mut self, digits: &str, start: usize, end: usize) -> u32 {
        let value = digits
            .bytes()
            .filter(u8::is_ascii_digit)
            .try_fold(0u32, |value, digit| value.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
        value.unwrap_or_else(|| {
            let span = self.span(start, end);
            self.sink.report(
                Diagnostic::new(&rule::MALFORMED_NUMBER, span, "this number is too large")
                    .help("the largest number is 4,294,967,295"),
            );
            u32::MAX
        })
    }

    fn grouped(&mut self, text: &str, start: usize, end: usize) {
        let groups: Vec<&str> = text.split([',', '\u{A0}', '\u{202F}']).collect();
        let sound = groups.len() > 1
            && groups.first().is_some_and(|first| (1..=3).contains(&first.len()))
            && groups.iter().skip(1).all(|group| group.len() == 3);
        if !sound {
            let span = self.span(start, end);
            let spaced = text.replace(',', ", ");
            self.sink.report(
                Diagnostic::new(&rule::MALFORMED_NUMBER, span, format!("{text} can be read as one number or as several"))
                    .help(format!(
                        "a comma inside a number stands before three digits, as in 6,000; between two numbers write a space behind it: {spaced}"
                    )),
            );
        }
        let value = self.value(text, start, end);
        self.number(value, start, end);
    }

    fn percent(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        let digits = text.trim_end_matches(['%', ' ', '\u{A0}', '\u{202F}']);
        if digits.contains(',') {
            self.sink.report(
                Diagnostic::new(&rule::MALFORMED_NUMBER, span, "a share with a comma in it can be misread")
                    .fix(Fix::safe(format!("write {}%", digits.replace(',', ".")), span, text.replace(',', "."))),
            );
        }
        let (whole, part) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let whole = self.value(whole, start, end);
        let hundredths = part.bytes().chain(*b"00").take(2).fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        let hundredths = whole.saturating_mul(100).saturating_add(hundredths);
        self.push(Token::Percent(Percent { hundredths, span }), start, end);
    }

    fn range(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        let (first, last) = text.split_once(['-', '–', '—']).unwrap_or((text, ""));
        self.sink.report(
            Diagnostic::new(&rule::MALFORMED_NUMBER, span, format!("a span of numbers is written with to, not {text}"))
                .fix(Fix::unsure(format!("write paras {first} to {last}"), span, format!("{first} to {last}"))),
        );
        let value = self.value(first, start, end);
        self.number(value, start, end);
    }

    fn calendar(&mut self, year: i64, month: i64, day: i64, start: usize, end: usize) -> Option<(Day, Day)> {
        let found = Day::new(year as i16, month as i8, day as i8);
        if found.is_none() {
            let span = self.span(start, end);
            let mut finding = Diagnostic::new(
                &rule::IMPOSSIBLE_DATE,
                span,
                format!("the calendar has no {}", squeeze(&self.text[start..end])),
            );
            let last = Day::new(year as i16, month as i8, 1).map(Day::end_of_month);
            finding = match last {
                Some(last) if day > 27 => finding.help(format!("the last day of that month is {}", last.long())),
                Some(_) => finding.help("days are counted from 1"),
                None if (1..=12).contains(&month) => finding.help("a year lies between 1600 and 2999"),
                None => {
                    finding.help("write the year, the month from 01 to 12 and the day: 1993-10-22, or 22 October 1993")
                }
            };
            self.sink.report(finding);
        }
        found.map(|day| (day, day))
    }

    fn month(&mut self, text: &str, start: usize, end: usize) {
        let mut words = text.split_whitespace();
        let month = words.next().and_then(civil::month).unwrap_or(0);
        let year = words.next().map_or(0, digits);
        let days = match Day::new(year as i16, month, 1) {
            Some(first) => Some((first, first.end_of_month())),
            None => self.calendar(year, i64::from(month), 1, start, end),
        };
        self.date(days, start, end);
    }

    fn numeric_date(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        let parts: Vec<i64> = text.split(['/', '.', '-']).map(digits).collect();
        let (a, b, c) = (parts[0], parts.get(1).copied().unwrap_or(0), parts.get(2).copied().unwrap_or(0));
        if a > 31 {
            // The year stands first: only the form is wrong.
            let days = Day::new(a as i16, b as i8, c as i8);
            self.date_form(days, text, span);
            return self.date(days.map(|day| (day, day)), start, end);
        }
        let century = |year: i64| {
            if year > 99 {
                year
            } else if year < 45 {
                2000 + year
            } else {
                1900 + year
            }
        };
        let readings: Vec<Day> = [(a, b), (b, a)]
            .into_iter()
            .filter_map(|(day, month)| Day::new(century(c) as i16, month as i8, day as i8))
            .collect();
        let mut finding = Diagnostic::new(&rule::AMBIGUOUS_DATE, span, format!("{text} can be misread"));
        let mut days = None;
        match readings.as_slice() {
            [one, other] if one != other => {
                finding = Diagnostic::new(
                    &rule::AMBIGUOUS_DATE,
                    span,
                    format!("{text} can be read as {} or as {}", one.long(), other.long()),
                )
                .help("write the month as a word")
                .fix(Fix::unsure(format!("write {}", one.long()), span, one.long()))
                .fix(Fix::unsure(format!("write {}", other.long()), span, other.long()));
            }
            [one, ..] => {
                finding = finding.fix(Fix::unsure(format!("write {}", one.long()), span, one.long()));
                days = Some((*one, *one));
            }
            [] => finding = finding.help("write the date as 22 October 1993 or 1993-10-22"),
        }
        self.sink.report(finding);
        self.date(days, start, end);
    }

    fn wordy_date(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        let cleaned = text.replace([',', '.'], " ");
        let mut numbers = cleaned.split_whitespace().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let day = numbers.next().map_or(0, digits);
        let year = numbers.next().map_or(0, digits);
        let month = cleaned.split_whitespace().find_map(civil::month).map_or(0, i64::from);
        let days = Day::new(year as i16, month as i8, day as i8);
        self.date_form(days, text, span);
        self.date(days.map(|day| (day, day)), start, end);
    }

    fn date_form(&mut self, day: Option<Day>, text: &str, span: Span) {
        let text = squeeze(text);
        self.sink.report(match day {
            Some(day) => {
                Diagnostic::new(&rule::AMBIGUOUS_DATE, span, format!("dates are not written in the form {text}"))
                    .fix(Fix::safe(format!("write {}", day.long()), span, day.long()))
            }
            None => Diagnostic::new(&rule::IMPOSSIBLE_DATE, span, format!("the calendar has no {text}"))
                .help("write the date as 22 October 1993 or 1993-10-22"),
        });
    }

    fn quoted(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        if text.len() > 1 && text.starts_with('"') && text.ends_with('"') && !text.starts_with(LONG) {
            return self.push(Token::Text(Text { span }), start, end);
        }
        let open = text.chars().next().unwrap_or('"');
        let close = text.chars().next_back().unwrap_or('"');
        let words = |text: &str| {
            let inner = text.trim_matches(['"', '“', '”', '„', '«', '»', '\'', '‘', '’']);
            format!("\"{}\"", inner.replace('"', "'"))
        };
        if text.starts_with(LONG) {
            if text.len() < 6 || !text.ends_with(LONG) {
                self.sink.report(
                    Diagnostic::new(
                        &rule::UNCLOSED_STRING,
                        self.span(start, start + 3),
                        "these quotation marks are never closed",
                    )
                    .label("opened here")
                    .help("close the wording with \"\"\""),
                );
            }
        } else if matches!((open, close), ('\'' | '‘', _)) && text.chars().count() < 2 {
            self.sink.report(
                Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, format!("{open} means nothing here"))
                    .help("words stand in double quotation marks"),
            );
            return;
        } else {
            let paired = matches!(
                (open, close),
                ('"', '"') | ('“', '”') | ('„', '“' | '”') | ('«', '»') | ('»', '«') | ('”', '”')
            ) && text.chars().count() > 1;
            let closed = text.chars().count() > 1 && ['"', '“', '”', '«', '»', '\'', '’'].contains(&close);
            if !closed {
                self.sink.report(
                    Diagnostic::new(
                        &rule::UNCLOSED_STRING,
                        self.span(start, start + open.len_utf8()),
                        "these quotation marks are never closed",
                    )
                    .label("opened here")
                    .help(
                        "close the words on the same line, or write \"\"\" before and behind wording of several lines",
                    )
                    .fix(Fix::unsure(
                        "close them at the end of the line",
                        self.span(end, end),
                        "\"",
                    )),
                );
            } else if !paired {
                self.sink.report(
                    Diagnostic::new(&rule::TYPOGRAPHIC_SIGN, span, format!("{open} and {close} do not pair"))
                        .fix(Fix::safe("write double quotation marks", span, words(text))),
                );
            }
        }
        self.push(Token::Text(Text { span }), start, end);
        self.line_breaks_inside(text, start);
    }

    fn line_breaks_inside(&mut self, text: &str, start: usize) {
        if let Some(at) = text.rfind('\n') {
            self.line_start = start + at + 1;
        }
    }

    fn other(&mut self, text: &str, start: usize, end: usize) {
        let span = self.span(start, end);
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
            let rest = &text[digits.len()..];
            let mut finding =
                Diagnostic::new(&rule::MALFORMED_NUMBER, span, format!("{text} is neither a number nor a name"));
            finding = match rest {
                "st" | "nd" | "rd" | "th" => finding.help("a date is written as 22 October 1993"),
                "." => finding.help("a paragraph of the text is written as paragraph 1 of NAME { … }"),
                _ if rest.contains('.') => finding.help("numbers are whole: round it, or write a share such as 33.3%"),
                _ => finding.help("a name begins with a letter; the letter of a paragraph stands in brackets: 8(a)"),
            };
            self.sink.report(finding);
            let value = self.value(&digits, start, end);
            return self.number(value, start, end);
        }
        let mended = mended_name(text);
        if mended.is_empty() {
            let shown = if text.chars().all(is_strange) { code_points(text) } else { text.to_owned() };
            if !text.chars().all(is_strange) {
                self.sink.report(
                    Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, format!("{shown} means nothing here"))
                        .help("leave it out")
                        .fix(Fix::unsure("leave it out", span, "")),
                );
            }
            return;
        }
        if text.contains(is_strange) {
            // Told by `strange_characters`, with its own code.
        } else if text.contains('/') {
            self.sink.report(
                Diagnostic::new(&rule::UNREADABLE_CHARACTER, span, format!("{text} is not a name")).fix(Fix::safe(
                    "write the symbol of a document in quotation marks",
                    span,
                    format!("\"{text}\""),
                )),
            );
        } else {
            let rule = if text
                .contains(['\u{2019}', '\u{2018}', '\u{2010}', '\u{2011}', '\u{2012}', '–', '—', '\u{2212}'])
            {
                &rule::TYPOGRAPHIC_SIGN
            } else {
                &rule::UNREADABLE_CHARACTER
            };
            self.sink.report(
                Diagnostic::new(rule, span, format!("{text} is not a name"))
                    .help(format!("names are letters, digits and inner hyphens: {mended}"))
                    .fix(Fix::safe(format!("write {mended}"), span, mended.clone())),
            );
        }
        self.name(&mended, start, end);
    }

    /// Reports invisible and bidirectional characters, gravely outside quotation marks, mildly inside.
    fn strange_characters(&mut self) {
        let mut quoted = self
            .out
            .iter()
            .filter(|lexeme| matches!(lexeme.token, Token::Text(_)))
            .map(|lexeme| lexeme.span)
            .peekable();
        // Nearly all letters are plain ones, which need no look.
        let mut next = 0;
        while next < self.text.len() {
            if self.text.as_bytes()[next..].chunks(CHUNK).next().is_some_and(plain) {
                next = (next + CHUNK).min(self.text.len());
                continue;
            }
            let at = next;
            let Some(character) = self.text[at..].chars().next() else { break };
            next = at + character.len_utf8();
            if !is_strange(character) {
                continue;
            }
            let place = self.base + at as u32;
            while quoted.peek().is_some_and(|span| span.end <= place) {
                quoted.next();
            }
            let inside = quoted.peek().is_some_and(|span| span.start <= place);
            let span = Span::new(place, place + character.len_utf8() as u32);
            let (rule, what) = if is_bidirectional(character) {
                (
                    &rule::BIDIRECTIONAL_CHARACTER,
                    "changes the direction of the text, so that what is shown is not what is read",
                )
            } else {
                (&rule::INVISIBLE_CHARACTER, "cannot be seen")
            };
            let mut finding = Diagnostic::new(
                rule,
                span,
                format!("the character {} {what}", code_points(&self.text[at..at + character.len_utf8()])),
            )
            .fix(Fix::safe("take the character out", span, ""));
            if inside {
                finding = finding.level(crate::diagnostic::Level::Warning);
            }
            self.sink.report(finding);
        }
    }
}

fn part(text: &str, from: usize, to: usize) -> i64 {
    text.get(from..to).map_or(0, digits)
}

fn digits(text: &str) -> i64 {
    text.bytes().take_while(u8::is_ascii_digit).take(9).fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

fn long_parts(text: &str) -> (i64, i64, i64) {
    let mut words = text.split_whitespace();
    let day = words.next().map_or(0, digits);
    let month = words.next().and_then(civil::month).map_or(0, i64::from);
    (words.next().map_or(0, digits), month, day)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn code_points(text: &str) -> String {
    text.chars().map(|c| format!("U+{:04X}", c as u32)).collect::<Vec<_>>().join(" ")
}

/// The nearest name: signs that are no part of one become hyphens.
fn mended_name(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() || is_mark(character) {
            out.push(character);
        } else if !is_strange(character) && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').trim_start_matches(|c: char| !c.is_alphabetic()).to_owned()
}

fn is_mark(character: char) -> bool {
    !character.is_ascii()
        && character.identifier_allowed()
        && !character.is_alphanumeric()
        && !is_strange(character)
        && !matches!(character, '\u{2019}' | '\u{2010}' | '\u{2011}' | '\u{B7}' | '\u{30FB}')
}

fn is_bidirectional(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that cannot be seen or that turn the direction of the text.
fn is_strange(character: char) -> bool {
    is_bidirectional(character)
        || matches!(
            character,
            '\u{0}'..='\u{8}' | '\u{E}'..='\u{1F}' | '\u{7F}' | '\u{80}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{AD}'
                | '\u{34F}' | '\u{180E}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}'
                | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
        )
}

/// The words between quotation marks: without the marks, and for `"""` without the common indentation.
pub fn unquote(text: &str) -> String {
    if let Some(inner) = text.strip_prefix(LONG) {
        return dedent(inner.strip_suffix(LONG).unwrap_or(inner));
    }
    let mut characters = text.chars();
    characters.next();
    let inner = characters.as_str();
    let closed = ['"', '”', '“', '»', '«', '’', '\''].iter().find_map(|&mark| inner.strip_suffix(mark));
    closed.unwrap_or(inner).to_owned()
}

fn dedent(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let indent = text
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t']).len())
        .min()
        .unwrap_or(0);
    let mut lines: Vec<&str> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line =
            if number == 0 { line.trim_start() } else { line.get(indent..).unwrap_or_else(|| line.trim_start()) };
        lines.push(line.trim_end());
    }
    lines.join("\n").trim_matches('\n').to_owned()
}
