//! Where a finding is, in its own text.

use std::borrow::Cow;

use crate::source::{Position, Source, SourceId, SourceMap, Span, floor_boundary};

/// A stretch of one text: bytes from its own beginning, whole characters, never reversed.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Which text.
    pub id: SourceId,
    /// The text itself.
    pub source: &'a Source,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl<'a> Place<'a> {
    /// The place of a stretch on the common axis; `None` where there is no text at all.
    pub fn of(sources: &'a SourceMap, span: Span) -> Option<Self> {
        sources.iter().next()?;
        let id = sources.find(span.start);
        let source = sources.get(id);
        let start = floor_boundary(&source.text, span.start.saturating_sub(source.base) as usize);
        let end = ceil_boundary(&source.text, span.end.saturating_sub(source.base) as usize).max(start);
        Some(Self { id, source, start, end })
    }

    /// Line and column of the first byte.
    pub fn first(&self) -> Position {
        self.source.lines().position(&self.source.text, self.start)
    }

    /// Line and column of one past the last byte.
    pub fn last(&self) -> Position {
        self.source.lines().position(&self.source.text, self.end)
    }

    /// The name under which the text is shown.
    pub fn path(&self) -> Cow<'a, str> {
        path(self.source)
    }
}

/// The name under which a text is shown: its path, or `<un>` for a library that ships with the compiler, which is no
/// file that an editor could open.
pub fn path(source: &Source) -> Cow<'_, str> {
    if source.embedded { Cow::Owned(format!("<{}>", source.name)) } else { Cow::Borrowed(&source.name) }
}

/// The nearest end of a character at or after `offset`.
fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_hold_whole_characters_of_one_text() {
        let mut map = SourceMap::default();
        map.add("a".into(), "xÉy".into(), false);
        map.add("b".into(), "z".into(), true);
        let bytes = |span| Place::of(&map, span).map(|place| (place.path().into_owned(), place.start, place.end));
        assert_eq!(bytes(Span::new(2, 2)), Some(("a".into(), 1, 3)));
        assert_eq!(bytes(Span { start: 3, end: 1 }), Some(("a".into(), 3, 3)));
        assert_eq!(bytes(Span::new(1, 900)), Some(("a".into(), 1, 4)));
        assert_eq!(bytes(Span::new(5, 6)), Some(("<b>".into(), 0, 1)));
        assert!(Place::of(&SourceMap::default(), Span::default()).is_none());
    }
}
