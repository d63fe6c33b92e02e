//! Comments and where they belong: on lines of their own, behind a line, or below such a comment in its column.

use std::ops::Range;

use crate::syntax::token::{self, Lexeme};

/// How a comment stands to the tokens around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// On a line of its own: it belongs to what follows.
    Own,
    /// Behind a token of its line.
    Behind,
    /// On the next line, in the column of a comment behind a token, which it goes on with.
    Below,
}

/// A comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// Its first byte.
    pub start: usize,
    /// One past its last byte, white space not counted.
    pub end: usize,
    /// The token behind it.
    pub next: usize,
    /// Where it belongs.
    pub place: Place,
}

impl Comment {
    /// Its words, with the sign.
    pub fn words(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }
}

/// All comments of a text, in its order.
pub struct Comments(Vec<Comment>);

impl Comments {
    /// Finds the comments of a text with these tokens.
    pub fn new(text: &str, lexemes: &[Lexeme]) -> Self {
        let mut out: Vec<Comment> = Vec::new();
        let mut next = 0;
        for (start, end) in token::comments(text) {
            while lexemes.get(next).is_some_and(|lexeme| (lexeme.span.start as usize) < start) {
                next += 1;
            }
            let token_end =
                next.checked_sub(1).and_then(|at| lexemes.get(at)).map_or(0, |lexeme| lexeme.span.end as usize);
            let former = out.last().copied().filter(|former| former.next == next);
            let since = former.map_or(token_end, |former| former.end);
            let breaks = text.get(since..start).unwrap_or("").matches('\n').count();
            let place = match former {
                None if next > 0 && breaks == 0 => Place::Behind,
                Some(former)
                    if former.place != Place::Own
                        && breaks == 1
                        && column(text, former.start) == column(text, start) =>
                {
                    Place::Below
                }
                None | Some(_) => Place::Own,
            };
            let words = text.get(start..end).unwrap_or("").trim_end();
            out.push(Comment { start, end: start + words.len(), next, place });
        }
        Self(out)
    }

    /// One comment.
    pub fn get(&self, at: usize) -> Comment {
        self.0[at]
    }

    /// Which comments stand between a token and the one in front of it.
    pub fn before(&self, token: usize) -> Range<usize> {
        let from = self.0.partition_point(|comment| comment.next < token);
        let count = self.0[from..].iter().take_while(|comment| comment.next == token).count();
        from..from + count
    }

    /// The tokens between `first` and `last`, neither included, that have comments in front of them.
    pub fn tokens_within(&self, first: usize, last: usize) -> Vec<usize> {
        let from = self.0.partition_point(|comment| comment.next <= first);
        let mut out: Vec<usize> =
            self.0[from..].iter().map(|comment| comment.next).take_while(|&next| next < last).collect();
        out.dedup();
        out
    }
}

/// Whether the author left an empty line in front of a place.
pub fn blank_before(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before[before.trim_end().len()..].matches('\n').count() > 1
}

/// The column of a place in code points, from 0.
fn column(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    before.rsplit('\n').next().unwrap_or(before).chars().count()
}
