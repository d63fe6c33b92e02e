//! Words that several ways of showing a finding share.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::diagnostic::{Certainty, Diagnostic, Region};
use crate::time::civil::MONTHS;

/// What a finding is, in a few words: `error`, `possible warning`, `expected error`.
pub fn title(finding: &Diagnostic) -> String {
    let expected = if finding.expected { "expected " } else { "" };
    let possible = match finding.certainty {
        Certainty::Certain => "",
        Certainty::Possible => "possible ",
    };
    format!("{expected}{possible}{}", finding.level.word())
}

/// Where and when a finding holds: `1 March to 14 April 2000, in sector-east, military matters`; `None` where that says
/// nothing.
pub fn region(region: &Region) -> Option<String> {
    let mut parts = Vec::new();
    parts.extend(days(region.from.as_deref(), region.until.as_deref()));
    if !region.areas.is_empty() {
        parts.push(format!("in {}", list(&region.areas)));
    }
    if !region.matters.is_empty() {
        parts.push(format!("{} matters", list(&region.matters)));
    }
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}

/// A stretch of days, without saying a month or year twice.
fn days(from: Option<&str>, until: Option<&str>) -> Option<String> {
    let words = match (from, until) {
        (None, None) => return None,
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(until)) => format!("until {}", day(until)),
        (Some(from), Some(until)) if from == until => format!("on {}", day(from)),
        (Some(from), Some(until)) => match (parts(from), parts(until)) {
            (Some((year, month, first)), Some(last)) if (year, month) == (last.0, last.1) => {
                format!("{first} to {} {month} {year}", last.2)
            }
            (Some((year, month, first)), Some(last)) if year == last.0 => {
                format!("{first} {month} to {} {} {year}", last.2, last.1)
            }
            _ => format!("{} to {}", day(from), day(until)),
        },
    };
    Some(words)
}

fn day(iso: &str) -> String {
    match parts(iso) {
        Some((year, month, day)) => format!("{day} {month} {year}"),
        None => iso.to_owned(),
    }
}

fn parts(iso: &str) -> Option<(u32, &'static str, u32)> {
    let mut numbers = iso.split('-').map(str::parse::<u32>);
    match (numbers.next()?, numbers.next()?, numbers.next()?, numbers.next()) {
        (Ok(year), Ok(month), Ok(day), None) => {
            Some((year, MONTHS.get((month as usize).checked_sub(1)?).copied()?, day))
        }
        _ => None,
    }
}

/// `a`, `a and b`, `a, b and c`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `1 error`, `2 errors`.
pub fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Characters that a terminal obeys instead of showing them, or that change the order of what stands around them.
pub fn unfit(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// A text on one line that a terminal can be trusted with.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(unfit) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.chars()
            .map(|c| match c {
                '\n' | '\t' => ' ',
                c if unfit(c) => char::REPLACEMENT_CHARACTER,
                c => c,
            })
            .collect(),
    )
}

/// Breaks a text at white space into lines of at most `width` characters, where words allow.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut length = 0;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let letters = word.chars().count();
        if length > 0 && length + 1 + letters > width {
            lines.push(std::mem::take(&mut line));
            length = 0;
        }
        let space = if length > 0 { " " } else { "" };
        length += space.len() + letters;
        // Writing to a string never fails.
        let _ = write!(line, "{space}{word}");
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from_to(from: &str, until: &str) -> Option<String> {
        let some = |iso: &str| Some(iso.to_owned()).filter(|iso| !iso.is_empty());
        region(&Region { from: some(from), until: some(until), ..Region::default() })
    }

    #[test]
    fn a_region_is_told_in_words() {
        let told = region(&Region {
            from: Some("2000-03-01".into()),
            until: Some("2000-04-14".into()),
            areas: vec!["sector-east".into()],
            matters: vec!["military".into(), "police".into()],
        });
        assert_eq!(told.as_deref(), Some("1 March to 14 April 2000, in sector-east, military and police matters"));
        assert_eq!(from_to("2000-03-01", "2000-03-14").as_deref(), Some("1 to 14 March 2000"));
        assert_eq!(from_to("1999-12-01", "2000-03-14").as_deref(), Some("1 December 1999 to 14 March 2000"));
        assert_eq!(from_to("2000-03-01", "2000-03-01").as_deref(), Some("on 1 March 2000"));
        assert_eq!(from_to("2000-03-01", "").as_deref(), Some("from 1 March 2000"));
        assert_eq!(from_to("", "deployed").as_deref(), Some("until deployed"));
        assert_eq!(from_to("", ""), None);
    }

    #[test]
    fn what_a_terminal_would_obey_is_not_passed_on() {
        assert_eq!(clean("plain Ünïcode"), "plain Ünïcode");
        assert_eq!(clean("a\u{1b}[31mb\nc\u{202E}"), "a\u{FFFD}[31mb c\u{FFFD}");
    }

    #[test]
    fn long_texts_are_broken_at_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("unbreakable", 3), ["unbreakable"]);
        assert!(wrap("", 3).is_empty());
    }
}
