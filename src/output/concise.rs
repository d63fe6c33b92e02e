//! Findings one a line, in the form of GCC, which editors read: `path:line:column: error: message [M0301]`.

use std::io;

use super::place::Place;
use super::words;
use crate::diagnostic::{Certainty, Diagnostic};
use crate::source::SourceMap;

/// Writes each finding on a line of its own.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write<'a>(
    findings: impl IntoIterator<Item = &'a Diagnostic>,
    sources: &SourceMap,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    for finding in findings {
        if let Some(place) = Place::of(sources, finding.primary.span) {
            write!(out, "{}:{}: ", words::clean(&place.path()), place.first())?;
        }
        // What is expected is a note, so that an editor does not count it; what it would be stands behind.
        let (level, mark) = match (finding.expected, finding.certainty) {
            (true, _) => ("note", format!("{}: ", words::title(finding))),
            (false, Certainty::Possible) => (finding.level.word(), "possible: ".to_owned()),
            (false, Certainty::Certain) => (finding.level.word(), String::new()),
        };
        writeln!(out, "{level}: {mark}{} [{}]", words::clean(&finding.message), finding.rule.code)?;
    }
    Ok(())
}
