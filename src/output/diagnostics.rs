//! Findings as JSON, for programs: one document, one finding a line.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use super::place::Place;
use crate::diagnostic::{self, Applicability, Diagnostic};
use crate::source::{SourceMap, Span};

/// The version of the document's form: the second number grows when something is added, the first when something that
/// was there changes.
pub const FORMAT_VERSION: &str = "1.0";

/// Writes the document of all findings; each group comes with the texts that its places lie in.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write<'a, F>(groups: impl IntoIterator<Item = (&'a SourceMap, F)>, out: &mut dyn io::Write) -> io::Result<()>
where
    F: IntoIterator<Item = &'a Diagnostic>,
{
    write!(out, "{{\"format_version\":\"{FORMAT_VERSION}\",\"findings\":[")?;
    let mut separator = "\n";
    for (sources, findings) in groups {
        for finding in findings {
            out.write_all(separator.as_bytes())?;
            serde_json::to_writer(&mut *out, &Finding::new(finding, sources))?;
            separator = ",\n";
        }
    }
    let end = if separator == "\n" { "]}" } else { "\n]}" };
    writeln!(out, "{end}")
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Finding<'a> {
    /// The rule's number: `M0301`.
    pub code: &'static str,
    /// The rule's name: `ambiguous-command`.
    pub name: &'static str,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// `certain` or `possible`.
    pub certainty: &'static str,
    /// Whether an `expect … finds` names it, so that it counts for nothing.
    pub expected: bool,
    /// What is wrong.
    pub message: &'a str,
    /// Where: the place that is wrong, then others that matter.
    pub places: Vec<Spot<'a>>,
    /// Where and when it holds.
    pub region: Option<Region<'a>>,
    /// What it leads to.
    pub consequence: Option<&'a str>,
    /// How to mend it.
    pub help: Option<&'a str>,
    /// Edits that can be applied.
    pub fixes: Vec<Fix<'a>>,
    /// How to read the rule's page.
    pub page: String,
}

/// A place in a text. Lines and columns count from 1, columns in code points; bytes count from 0 at the text's
/// beginning, without a byte order mark; ends are not included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Spot<'a> {
    /// The text's path, or `<un>` for a library that ships with the compiler.
    pub path: Cow<'a, str>,
    /// First line.
    pub line: u32,
    /// Column in it.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column in it.
    pub end_column: u32,
    /// First byte.
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// What is said of this place; may be empty.
    pub label: &'a str,
    /// Whether this is the place that is wrong.
    pub primary: bool,
}

/// Where and when a finding holds; days are ISO dates, the last one included.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Region<'a> {
    /// First day; without one, since ever.
    pub from: Option<&'a str>,
    /// Last day; without one, for good.
    pub until: Option<&'a str>,
    /// The areas; none means the whole area of operations.
    pub areas: &'a [String],
    /// The matters; none means every matter.
    pub matters: &'a [String],
}

/// Edits that mend a finding together.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Fix<'a> {
    /// What they do.
    pub title: &'a str,
    /// `safe`, or `unsafe` where a person must decide.
    pub applicability: &'static str,
    /// The edits; they do not overlap.
    pub edits: Vec<Edit<'a>>,
}

/// A stretch of text and what to write in its place.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Edit<'a> {
    /// The text's path.
    pub path: Cow<'a, str>,
    /// First byte.
    pub start_byte: usize,
    /// One past the last byte.
    pub end_byte: usize,
    /// First line.
    pub line: u32,
    /// Column in it.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column in it.
    pub end_column: u32,
    /// The new text.
    pub text: &'a str,
}

impl<'a> Finding<'a> {
    /// The finding as programs read it.
    pub fn new(finding: &'a Diagnostic, sources: &'a SourceMap) -> Self {
        let primary = (&finding.primary, true);
        let others = finding.secondary.iter().map(|label| (label, false));
        Self {
            code: finding.rule.code,
            name: finding.rule.name,
            level: finding.level.word(),
            certainty: finding.certainty.word(),
            expected: finding.expected,
            message: &finding.message,
            places: std::iter::once(primary)
                .chain(others)
                .filter_map(|(label, primary)| Spot::new(label, primary, sources))
                .collect(),
            region: finding.region.as_ref().map(Region::new),
            consequence: finding.consequence.as_deref(),
            help: finding.help.as_deref(),
            fixes: finding.fixes.iter().map(|fix| Fix::new(fix, sources)).collect(),
            page: format!("mandate explain {}", finding.rule.code),
        }
    }
}

impl<'a> Spot<'a> {
    fn new(label: &'a diagnostic::Label, primary: bool, sources: &'a SourceMap) -> Option<Self> {
        let place = Place::of(sources, label.span)?;
        let (first, last) = (place.first(), place.last());
        Some(Self {
            path: place.path(),
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
            start_byte: place.start,
            end_byte: place.end,
            label: &label.text,
            primary,
        })
    }
}

impl<'a> Region<'a> {
    fn new(region: &'a diagnostic::Region) -> Self {
        Self {
            from: region.from.as_deref(),
            until: region.until.as_deref(),
            areas: &region.areas,
            matters: &region.matters,
        }
    }
}

impl<'a> Fix<'a> {
    fn new(fix: &'a diagnostic::Fix, sources: &'a SourceMap) -> Self {
        Self {
            title: &fix.title,
            applicability: match fix.applicability {
                Applicability::Safe => "safe",
                Applicability::Unsafe => "unsafe",
            },
            edits: fix.edits.iter().filter_map(|(span, text)| Edit::new(*span, text, sources)).collect(),
        }
    }
}

impl<'a> Edit<'a> {
    fn new(span: Span, text: &'a str, sources: &'a SourceMap) -> Option<Self> {
        let place = Place::of(sources, span)?;
        let (first, last) = (place.first(), place.last());
        Some(Self {
            path: place.path(),
            start_byte: place.start,
            end_byte: place.end,
            line: first.line,
            column: first.column,
            end_line: last.line,
            end_column: last.column,
            text,
        })
    }
}
