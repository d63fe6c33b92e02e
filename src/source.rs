//! The texts of a compilation, and places in them.
//!
//! All texts lie one behind the other on a single axis of bytes, so a [`Span`] of eight bytes says both which text it
//! is in and where. Nothing here reads files: a host hands the texts over through [`Sources`].

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;

/// A stretch of text: byte offsets on the common axis of a [`SourceMap`], the end not included.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` to `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end: end.max(start) }
    }

    /// The smallest stretch that holds both.
    pub fn to(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The empty stretch at the beginning of this one.
    pub fn at_start(self) -> Self {
        Self { start: self.start, end: self.start }
    }

    /// The empty stretch at the end of this one.
    pub fn at_end(self) -> Self {
        Self { start: self.end, end: self.end }
    }
}

/// Which text, in the order in which they were added.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SourceId(pub u32);

/// One text with its name.
#[derive(Debug)]
pub struct Source {
    /// The path as the host wrote it, or a name such as `un` for a doctrine library.
    pub name: String,
    /// The text, without a byte order mark.
    pub text: String,
    /// Where the text begins on the common axis.
    pub base: u32,
    /// Whether it ships with the compiler.
    pub embedded: bool,
    lines: OnceCell<LineIndex>,
}

impl Source {
    /// Where the lines of this text begin; worked out at the first question.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// The whole text as a stretch.
    pub fn span(&self) -> Span {
        Span::new(self.base, self.base + self.text.len() as u32)
    }
}

/// All texts of a compilation.
#[derive(Debug, Default)]
pub struct SourceMap {
    sources: Vec<Source>,
    end: u32,
}

impl SourceMap {
    /// The most bytes that all texts of one compilation may have together: places are 32 bits wide.
    pub const CAPACITY: usize = 1 << 31;

    /// Adds a text and says which one it is; `None` when the common axis is full.
    pub fn add(&mut self, name: String, text: String, embedded: bool) -> Option<SourceId> {
        if self.end as usize + text.len() + 1 > Self::CAPACITY {
            return None;
        }
        let id = SourceId(self.sources.len() as u32);
        let base = self.end;
        // One byte of distance, so that the end of one text is never the beginning of the next.
        self.end = base + text.len() as u32 + 1;
        self.sources.push(Source { name, text, base, embedded, lines: OnceCell::new() });
        Some(id)
    }

    /// The text with this number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    /// All texts in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.sources.iter().enumerate().map(|(at, source)| (SourceId(at as u32), source))
    }

    /// The text in which a place lies.
    pub fn find(&self, at: u32) -> SourceId {
        let after = self.sources.partition_point(|source| source.base <= at);
        SourceId(after.saturating_sub(1) as u32)
    }

    /// The words of a stretch.
    pub fn text(&self, span: Span) -> &str {
        let Some(source) = self.sources.get(self.find(span.start).0 as usize) else { return "" };
        let start = (span.start - source.base) as usize;
        let end = (span.end.saturating_sub(source.base) as usize).min(source.text.len());
        source.text.get(start..end).unwrap_or("")
    }

    /// Where a place is for a person: its text, line and column.
    pub fn position(&self, at: u32) -> (SourceId, Position) {
        let id = self.find(at);
        let source = self.get(id);
        (id, source.lines().position(&source.text, (at - source.base) as usize))
    }
}

/// A line and column, both counted from 1; columns count code points.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column in Unicode code points, from 1.
    pub column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// Where each line of a text begins.
#[derive(Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the beginnings of lines. A line ends at a line feed, as editors count them.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at as u32 + 1));
        Self { starts }
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether there is no line; never true, since an empty text has one line.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The line, from 0, in which a byte offset lies.
    pub fn line_of(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start as usize <= offset).saturating_sub(1)
    }

    /// The byte offset at which a line, from 0, begins.
    pub fn start_of(&self, line: usize) -> Option<usize> {
        self.starts.get(line).map(|&start| start as usize)
    }

    /// Line and column of a byte offset. An offset inside a character counts as its beginning.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let offset = floor_boundary(text, offset);
        let line = self.line_of(offset);
        let start = self.start_of(line).unwrap_or(0);
        let column = text.get(start..offset).map_or(0, |before| before.chars().count());
        Position { line: line as u32 + 1, column: column as u32 + 1 }
    }

    /// The column, from 0, of a byte offset in UTF-16 code units, as the language server protocol counts by default.
    pub fn utf16_column(&self, text: &str, offset: usize) -> u32 {
        let offset = floor_boundary(text, offset);
        let start = self.start_of(self.line_of(offset)).unwrap_or(0);
        text.get(start..offset).map_or(0, |before| before.encode_utf16().count()) as u32
    }
}

/// The nearest beginning of a character at or before `offset`.
pub fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Why a text could not be had, in words that follow "cannot be read: ".
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadError(pub String);

/// Where texts come from: the only way in which the compiler meets the outside world.
pub trait Sources {
    /// The paths to compile, in any order; the result does not depend on it.
    fn roots(&self) -> Vec<String>;

    /// The bytes of the text at `path`, which is a root or was named by `use` relative to one.
    ///
    /// # Errors
    /// When there is no such text or it cannot be read.
    fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError>;
}

/// Texts that are already at hand, by path.
#[derive(Clone, Debug, Default)]
pub struct InMemory {
    texts: BTreeMap<String, Vec<u8>>,
    roots: Vec<String>,
}

impl InMemory {
    /// A single text.
    pub fn one(path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        Self::default().root(path, text)
    }

    /// Adds a text that is to be compiled.
    #[must_use]
    pub fn root(mut self, path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        let path = path.into();
        self.roots.push(path.clone());
        self.texts.insert(path, text.into());
        self
    }

    /// Adds a text that is there to be used by others.
    #[must_use]
    pub fn file(mut self, path: impl Into<String>, text: impl Into<Vec<u8>>) -> Self {
        self.texts.insert(path.into(), text.into());
        self
    }
}

impl Sources for InMemory {
    fn roots(&self) -> Vec<String> {
        self.roots.clone()
    }

    fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        self.texts.get(path).cloned().ok_or_else(|| ReadError("there is no such file".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_code_points_and_utf16_units() {
        let text = "É𝔸x\r\nsecond";
        let lines = LineIndex::new(text);
        assert_eq!(lines.position(text, 6), Position { line: 1, column: 3 });
        assert_eq!(lines.utf16_column(text, 6), 3);
        assert_eq!(lines.position(text, 9), Position { line: 2, column: 1 });
        // Inside the character É.
        assert_eq!(lines.position(text, 1), Position { line: 1, column: 1 });
    }

    #[test]
    fn a_place_says_which_text_it_is_in() {
        let mut map = SourceMap::default();
        let a = map.add("a".into(), "abc".into(), false);
        let b = map.add("b".into(), "def".into(), false);
        assert_eq!(Some(map.find(3)), a);
        assert_eq!(Some(map.find(4)), b);
        assert_eq!(map.text(Span::new(4, 7)), "def");
        assert_eq!(map.text(Span::new(5, 900)), "ef");
    }
}
