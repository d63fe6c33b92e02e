//! Findings drawn with their text, for people: the only room that knows ariadne.
//!
//! What ariadne 0.6 must not meet, and does not: control characters and line ends other than LF (it obeys the ones and
//! breaks lines at the others, where editors do not), bytes in place of characters (in a second file it takes the one for
//! the other), lines of a megabyte and labels a megabyte apart (it walks all that lies between), labels of several lines
//! without words (it shows no line at all).

use std::io::{self, Write as _};
use std::ops::Range;

use anstyle::{AnsiColor, Color};
use ariadne::{Cache, CharSet, Config, IndexType, Label, Report, ReportKind, Source};

use super::place::Place;
use super::words;
use crate::diagnostic::{Diagnostic, Level};
use crate::source::{SourceId, SourceMap};

/// How findings look.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// Signs of ASCII only, without colour: for screen readers, logs and old terminals.
    Plain,
    /// Drawn boxes without colour.
    Boxes,
    /// Drawn boxes in colour.
    Colour,
}

/// The farthest, in lines, that a second place may be from the first to be drawn with it.
const FAR: usize = 2_000;

/// The longest line, in bytes, that is drawn whole.
const LONG: usize = 1_000;

/// The most places of one finding that are drawn or told.
const MANY: usize = 12;

/// How wide, in characters, notes are written.
const WIDTH: usize = 96;

/// How much of a long line, in characters, is shown before, within and behind a place.
const EXCERPT: usize = 32;

/// Draws findings, one below the other.
///
/// # Errors
/// When `out` cannot be written to.
pub fn render<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &SourceMap,
    style: Style,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut texts = Texts { sources, drawn: sources.iter().map(|_| None).collect() };
    let mut drawing = Vec::new();
    for finding in findings {
        drawing.clear();
        draw(finding, &mut texts, style, &mut drawing)?;
        for line in drawing.split(|&byte| byte == b'\n') {
            out.write_all(line.trim_ascii_end())?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// Draws one finding; the last line has no end, so that an empty line follows.
fn draw(finding: &Diagnostic, texts: &mut Texts<'_>, style: Style, out: &mut Vec<u8>) -> io::Result<()> {
    let tint = Tint::of(finding.level);
    let bold = anstyle::Style::new().bold();
    let title = format!("{}[{}]", words::title(finding), finding.rule.code);
    let message = words::clean(&finding.message);
    writeln!(out, "{}{}", style.paint(tint.ansi().bold(), &title), style.paint(bold, &format!(": {message}")))?;
    let sources = texts.sources;
    let Some(primary) = Place::of(sources, finding.primary.span) else {
        return write_notes(&notes(finding, Vec::new()), " ", style, out);
    };
    let Drawing { parts, elsewhere } = Drawing::plan(finding, primary, sources);
    let notes = notes(finding, elsewhere);
    let Some(first) = parts.iter().find(|part| part.primary) else {
        let margin = excerpt(primary, &finding.primary.text, tint, style, out)?;
        write_notes(&notes, &margin, style, out)?;
        return writeln!(out, "{}", style.frame(&style.corner(margin.chars().count().saturating_sub(1))));
    };

    let id = primary.id;
    let at = texts.characters(first);
    let mut report = Report::build(ReportKind::Error, (id, at)).with_config(style.config());
    for part in &parts {
        let colour = if part.primary { tint.ariadne() } else { ariadne::Color::Cyan };
        let label = Label::new((part.place.id, texts.characters(part)))
            .with_color(colour)
            .with_message(words::clean(part.text));
        report = report.with_label(label.with_priority(i32::from(part.primary)));
    }
    let mut picture = Vec::new();
    report.finish().write(&mut *texts, &mut picture)?;
    // The first line is ariadne's own title, the last one closes the frame and stands below the notes.
    let picture = calm(&String::from_utf8_lossy(&picture));
    let picture = picture.split_once('\n').map_or("", |(_, rest)| rest).trim_end_matches('\n');
    let (body, corner) = picture.rsplit_once('\n').unwrap_or(("", picture));
    writeln!(out, "{body}")?;
    let (horizontal, vertical) = style.strokes();
    let indent = corner.chars().filter(|&c| c == horizontal).count();
    write_notes(&notes, &format!("{:indent$}{vertical}", ""), style, out)?;
    writeln!(out, "{corner}")
}

/// A coloured picture with one change of colour where ariadne makes one for every letter, and with the text in the
/// colour of the terminal: the light grey that ariadne gives it cannot be read on white.
fn calm(picture: &str) -> String {
    const TEXT: &str = "38;5;249";
    let mut calm = String::with_capacity(picture.len());
    let mut now = "0";
    for (number, piece) in picture.split("\u{1b}[").enumerate() {
        let (wanted, text) = match piece.split_once('m') {
            Some((code, text)) if number > 0 => (if code == TEXT { "0" } else { code }, text),
            _ => (now, piece),
        };
        if text.is_empty() {
            continue;
        }
        // A gap needs no colour of its own.
        if wanted != now && !(wanted == "0" && text.bytes().all(|byte| byte == b' ')) {
            if now != "0" {
                calm.push_str("\u{1b}[0m");
            }
            if wanted != "0" {
                calm.push_str("\u{1b}[");
                calm.push_str(wanted);
                calm.push('m');
            }
            now = wanted;
        }
        calm.push_str(text);
    }
    if now != "0" {
        calm.push_str("\u{1b}[0m");
    }
    calm
}

/// What stands below the picture, each with the word that opens it.
fn notes(finding: &Diagnostic, elsewhere: Vec<String>) -> Vec<(&'static str, String)> {
    let mut notes: Vec<_> = elsewhere.into_iter().map(|place| ("also", place)).collect();
    notes.extend(finding.region.as_ref().and_then(words::region).map(|region| ("applies", region)));
    notes.extend(finding.consequence.clone().map(|consequence| ("note", consequence)));
    notes.extend(finding.help.clone().map(|help| ("help", help)));
    notes
}

fn write_notes(notes: &[(&str, String)], margin: &str, style: Style, out: &mut Vec<u8>) -> io::Result<()> {
    let margin = style.frame(margin);
    if !notes.is_empty() && margin != " " {
        writeln!(out, "{margin}")?;
    }
    for (word, text) in notes {
        let opening = style.paint(anstyle::Style::new().bold(), &format!("{word}:"));
        let indent = word.len() + 2;
        for (number, line) in words::wrap(&words::clean(text), WIDTH).iter().enumerate() {
            if number == 0 {
                writeln!(out, "{margin} {opening} {line}")?;
            } else {
                writeln!(out, "{margin} {:indent$}{line}", "")?;
            }
        }
    }
    Ok(())
}

/// What of a finding is drawn, and what is only told.
struct Drawing<'a> {
    /// What is drawn; nothing where the line of the primary place is too long, or where there is no line.
    parts: Vec<Part<'a>>,
    /// Places that are told in words.
    elsewhere: Vec<String>,
}

/// A place with its words, as it is drawn.
struct Part<'a> {
    place: Place<'a>,
    text: &'a str,
    primary: bool,
}

impl<'a> Part<'a> {
    fn new(place: Place<'a>, text: &'a str, primary: bool) -> Self {
        let place = fit(place, text);
        // Without a word ariadne marks nothing.
        let text = match (text, primary) {
            ("", true) => "here",
            ("", false) => "and here",
            (text, _) => text,
        };
        Self { place, text, primary }
    }
}

impl<'a> Drawing<'a> {
    fn plan(finding: &'a Diagnostic, primary: Place<'a>, sources: &'a SourceMap) -> Self {
        let mut drawing = Self { parts: Vec::new(), elsewhere: Vec::new() };
        // The line, in each text, that all places drawn of it must be near.
        let mut anchors = vec![(primary.id, line_of(primary.source, primary.start))];
        let drawn = !primary.source.text.is_empty() && is_short(primary.source, primary.start);
        if drawn {
            drawing.parts.push(Part::new(primary, &finding.primary.text, true));
        }
        for label in finding.secondary.iter().take(MANY) {
            let Some(place) = Place::of(sources, label.span) else { continue };
            let line = line_of(place.source, place.start);
            let anchor = anchors.iter().find(|(id, _)| *id == place.id).map_or(line, |&(_, anchor)| anchor);
            if drawn && anchor.abs_diff(line) <= FAR && is_short(place.source, place.start) {
                anchors.push((place.id, line));
                drawing.parts.push(Part::new(place, &label.text, false));
            } else {
                let colon = if label.text.is_empty() { "" } else { ": " };
                drawing.elsewhere.push(format!("{}:{}{colon}{}", place.path(), place.first(), label.text));
            }
        }
        if finding.secondary.len() > MANY {
            drawing.elsewhere.push(words::count(finding.secondary.len() - MANY, "more place"));
        }
        // The text of the primary place first, each in the order of lines, or ariadne shows it in several pieces.
        drawing.parts.sort_by_key(|Part { place, .. }| {
            let text = anchors.iter().position(|(id, _)| *id == place.id);
            (text, line_of(place.source, place.end.saturating_sub(1).max(place.start)))
        });
        drawing
    }
}

fn line_of(source: &crate::source::Source, offset: usize) -> usize {
    source.lines().line_of(offset)
}

/// The line around an offset, without its end.
fn line_at(source: &crate::source::Source, offset: usize) -> Range<usize> {
    let line = line_of(source, offset);
    let start = source.lines().start_of(line).unwrap_or(0);
    let end = source.lines().start_of(line + 1).map_or(source.text.len(), |next| next - 1);
    start..end.max(start)
}

fn is_short(source: &crate::source::Source, offset: usize) -> bool {
    line_at(source, offset).len() <= LONG
}

/// The stretch of a place that is drawn: the first line alone where more would show nothing or too much, and the next
/// character where the place is empty.
fn fit<'a>(place: Place<'a>, text: &str) -> Place<'a> {
    let Place { source, start, mut end, .. } = place;
    let line = line_at(source, start);
    if end > line.end {
        let last = line_of(source, end - 1);
        let tall = last - line_of(source, start) > FAR;
        if text.is_empty() || tall || !is_short(source, end - 1) {
            end = line.end.max(start);
        }
    }
    if end == start && start < line.end {
        end = start + source.text[start..].chars().next().map_or(0, char::len_utf8);
    }
    Place { end, ..place }
}

/// Shows what lies around a place in a line that is too long to be drawn, and of an empty text, which mostly stands for
/// a file that cannot be read, its name; gives the margin.
fn excerpt(place: Place<'_>, text: &str, tint: Tint, style: Style, out: &mut Vec<u8>) -> io::Result<String> {
    let line = line_at(place.source, place.start);
    let end = place.end.clamp(place.start, line.end.max(place.start));
    let of = |range: Range<usize>| place.source.text.get(range).unwrap_or("");
    let (before, within, behind) = (of(line.start..place.start), of(place.start..end), of(end..line.end));
    let (dots, stroke, hook) = match style {
        Style::Plain => ("...", '^', "`--"),
        Style::Boxes | Style::Colour => ("…", '─', "╰──"),
    };
    let cut = |text: &str| match text.char_indices().nth(EXCERPT) {
        Some((at, _)) => format!("{}{dots}", words::clean(&text[..at])),
        None => words::clean(text).into_owned(),
    };
    let before = match before.char_indices().rev().nth(EXCERPT - 1) {
        Some((at, _)) if at > 0 => format!("{dots}{}", words::clean(&before[at..])),
        _ => words::clean(before).into_owned(),
    };
    let (within, behind) = (cut(within), cut(behind));
    let width = unicode_width::UnicodeWidthStr::width;
    let at = place.first();
    let number = at.line.to_string();
    let indent = number.len() + 2;
    let (horizontal, vertical) = style.strokes();
    let corner = if style == Style::Plain { ',' } else { '╭' };
    let margin = format!("{:indent$}{vertical}", "");
    let frame = style.frame(&margin);
    let opening = style.frame(&format!("{:indent$}{corner}{horizontal}[", ""));
    writeln!(out, "{opening} {}:{at} {}", words::clean(&place.path()), style.frame("]"))?;
    if place.source.text.is_empty() {
        return Ok(margin);
    }
    writeln!(out, "{frame}")?;
    let marked = style.paint(tint.ansi(), &within);
    writeln!(out, "{} {before}{marked}{behind}", style.frame(&format!(" {number} {vertical}")))?;
    let left = " ".repeat(width(before.as_str()));
    let underline = stroke.to_string().repeat(width(within.as_str()).max(1));
    writeln!(out, "{frame} {left}{}", style.paint(tint.ansi(), &underline))?;
    if !text.is_empty() {
        writeln!(out, "{frame} {left}{} {}", style.paint(tint.ansi(), hook), words::clean(text))?;
    }
    Ok(margin)
}

impl Style {
    fn config(self) -> Config {
        Config::new()
            .with_color(self == Self::Colour)
            .with_char_set(if self == Self::Plain { CharSet::Ascii } else { CharSet::Unicode })
            .with_index_type(IndexType::Char)
    }

    /// The signs of which ariadne builds frames: the horizontal and the vertical stroke.
    fn strokes(self) -> (char, char) {
        match self {
            Self::Plain => ('-', '|'),
            Self::Boxes | Self::Colour => ('─', '│'),
        }
    }

    fn corner(self, width: usize) -> String {
        let (horizontal, _) = self.strokes();
        let end = if self == Self::Plain { '\'' } else { '╯' };
        format!("{}{end}", horizontal.to_string().repeat(width))
    }

    /// A part of the frame, in the grey that ariadne gives it.
    fn frame(self, text: &str) -> String {
        self.paint(anstyle::Style::new().fg_color(Some(Color::Ansi256(anstyle::Ansi256Color(246)))), text)
    }

    fn paint(self, paint: anstyle::Style, text: &str) -> String {
        match self {
            Self::Plain | Self::Boxes => text.to_owned(),
            Self::Colour => format!("{paint}{text}{paint:#}"),
        }
    }
}

/// The colour of a level.
#[derive(Clone, Copy)]
enum Tint {
    Red,
    Yellow,
    Blue,
}

impl Tint {
    fn of(level: Level) -> Self {
        match level {
            Level::Error => Self::Red,
            Level::Warning => Self::Yellow,
            Level::Note => Self::Blue,
        }
    }

    fn ansi(self) -> anstyle::Style {
        let colour = match self {
            Self::Red => AnsiColor::Red,
            Self::Yellow => AnsiColor::Yellow,
            Self::Blue => AnsiColor::Blue,
        };
        anstyle::Style::new().fg_color(Some(Color::Ansi(colour)))
    }

    fn ariadne(self) -> ariadne::Color {
        match self {
            Self::Red => ariadne::Color::Red,
            Self::Yellow => ariadne::Color::Yellow,
            Self::Blue => ariadne::Color::Blue,
        }
    }
}

/// The texts as ariadne sees them, each made ready at the first finding in it.
struct Texts<'a> {
    sources: &'a SourceMap,
    drawn: Vec<Option<Source<String>>>,
}

impl Texts<'_> {
    fn text(&mut self, id: SourceId) -> Option<&Source<String>> {
        let sources = self.sources;
        let slot = self.drawn.get_mut(id.0 as usize)?;
        Some(slot.get_or_insert_with(|| Source::from(presentable(&sources.get(id).text))))
    }

    /// The characters of a part, counted from the beginning of its text.
    fn characters(&mut self, part: &Part<'_>) -> Range<usize> {
        let Some(text) = self.text(part.place.id) else { return 0..0 };
        let count = |offset: usize| {
            let (line, _, bytes) = text.get_byte_line(offset)?;
            let before = text.get_line_text(line)?.get(..bytes)?;
            Some(line.offset() + before.chars().count())
        };
        let start = count(part.place.start).unwrap_or(0);
        start..count(part.place.end).unwrap_or(start).max(start)
    }
}

impl Cache<SourceId> for Texts<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &SourceId) -> Result<&Source<String>, impl std::fmt::Debug> {
        self.text(*id).ok_or("no such text")
    }

    fn display<'a>(&self, id: &'a SourceId) -> Option<impl std::fmt::Display + 'a> {
        Some(words::clean(&super::place::path(self.sources.get(*id))).into_owned())
    }
}

/// A text that can be drawn: characters that a terminal would obey are exchanged for others of the same number of
/// bytes, and a last line is there even where the text ends in a line feed, since a place can be behind it.
fn presentable(text: &str) -> String {
    let suspicious = |byte: u8| matches!(byte, 0..=8 | 11..=31 | 127 | 0xC2 | 0xD8 | 0xE2 | 0xEF);
    let mut drawn = String::with_capacity(text.len() + 1);
    if text.bytes().any(suspicious) {
        let mut characters = text.chars().peekable();
        while let Some(c) = characters.next() {
            drawn.push(match c {
                '\n' | '\t' => c,
                '\r' if characters.peek() == Some(&'\n') => c,
                '\r' => ' ',
                c if words::unfit(c) => match c.len_utf8() {
                    1 => '?',
                    2 => '·',
                    _ => char::REPLACEMENT_CHARACTER,
                },
                c => c,
            });
        }
    } else {
        drawn.push_str(text);
    }
    drawn.push('\n');
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_has_the_bytes_of_the_text() {
        let text = "a\u{0}b\rc\r\n\u{85}\u{61C}\u{2028}\u{202E}É\u{FEFF}\t";
        let drawn = presentable(text);
        assert_eq!(drawn.len(), text.len() + 1);
        assert!(text.char_indices().zip(drawn.char_indices()).all(|((a, _), (b, _))| a == b));
        assert!(!drawn.contains(|c| words::unfit(c) && !matches!(c, '\n' | '\r' | '\t')));
    }
}
