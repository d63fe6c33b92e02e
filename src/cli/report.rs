//! Findings of a run, gathered from its compilations and shown once.

use std::collections::{BTreeSet, HashSet};
use std::io;

use clap::ValueEnum;

use super::Status;
use crate::diagnostic::{Certainty, Diagnostic, Level};
use crate::output::human::Style;
use crate::output::place::Place;
use crate::output::{concise, diagnostics, human, words};
use crate::source::SourceMap;

/// The most findings that are drawn unless all are asked for.
const DRAWN: usize = 100;

/// How findings are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// Drawn with the text, for people
    Full,
    /// One a line, `path:line:column: error: message [code]`, for editors
    Concise,
    /// One JSON document, for programs
    Json,
}

/// What is asked of the findings.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// How they are shown.
    pub format: Format,
    /// Whether all are shown, however many and however slight.
    pub all: bool,
    /// Whether warnings count like errors.
    pub deny_warnings: bool,
}

/// The findings of a run.
#[derive(Debug)]
pub struct Findings {
    wish: Wish,
    groups: Vec<(SourceMap, Vec<Diagnostic>)>,
    seen: HashSet<(String, usize, usize, &'static str, bool, String)>,
    /// Texts that were read, not counting libraries.
    texts: BTreeSet<String>,
    /// Texts in which something was found.
    touched: BTreeSet<String>,
    /// How many there are of each weight.
    counts: [usize; 4],
}

impl Findings {
    /// None yet.
    pub fn new(wish: Wish) -> Self {
        Self {
            wish,
            groups: Vec::new(),
            seen: HashSet::new(),
            texts: BTreeSet::new(),
            touched: BTreeSet::new(),
            counts: [0; 4],
        }
    }

    /// Takes in the findings of one compilation. What another one has found in the same place is left out: a text that
    /// several use is compiled with each of them.
    pub fn add(&mut self, sources: SourceMap, findings: Vec<Diagnostic>) {
        for (_, source) in sources.iter() {
            if !source.embedded {
                self.texts.insert(source.name.clone());
            }
        }
        let mut kept = Vec::new();
        for finding in findings {
            // A possible breach of a rule that only notes is too slight to be shown unasked.
            let slight = finding.rule.level == Level::Note && finding.certainty == Certainty::Possible;
            if slight && !self.wish.all {
                continue;
            }
            let (path, start, end) = match Place::of(&sources, finding.primary.span) {
                Some(place) => (place.path().into_owned(), place.start, place.end),
                None => (String::new(), 0, 0),
            };
            let key = (path.clone(), start, end, finding.rule.code, finding.expected, finding.message.clone());
            if !self.seen.insert(key) {
                continue;
            }
            self.touched.insert(path);
            self.counts[weight(&finding)] += 1;
            kept.push(finding);
        }
        if !kept.is_empty() {
            self.groups.push((sources, kept));
        }
    }

    /// Whether something stands against the texts.
    pub fn status(&self) -> Status {
        let [errors, warnings, _, _] = self.counts;
        if errors > 0 || (self.wish.deny_warnings && warnings > 0) { Status::Found } else { Status::Clean }
    }

    /// Shows the findings.
    pub fn write(&self, style: Style, out: &mut dyn io::Write) -> io::Result<()> {
        match self.wish.format {
            Format::Full => {
                let mut left = self.drawn();
                for (sources, findings) in &self.groups {
                    let drawn = findings.iter().filter(|finding| {
                        let left = &mut left[weight(finding)];
                        let drawn = *left > 0;
                        *left = left.saturating_sub(1);
                        drawn
                    });
                    human::render(drawn, sources, style, out)?;
                }
                Ok(())
            }
            Format::Concise => {
                self.groups.iter().try_for_each(|(sources, findings)| concise::write(findings, sources, out))
            }
            Format::Json => diagnostics::write(self.groups.iter().map(|(sources, findings)| (sources, findings)), out),
        }
    }

    /// How many findings of each weight are drawn: the gravest first, so that no error is hidden behind notes.
    fn drawn(&self) -> [usize; 4] {
        let mut left = if self.wish.all { usize::MAX } else { DRAWN };
        self.counts.map(|number| {
            let drawn = number.min(left);
            left -= drawn;
            drawn
        })
    }

    /// How it went, in a few lines.
    pub fn summary(&self) -> String {
        let all: usize = self.counts.iter().sum();
        if all == 0 {
            return format!("nothing found in {}", words::count(self.texts.len(), "file"));
        }
        let nouns = ["error", "warning", "note", "expected finding"];
        let counts = self.counts.iter().zip(nouns).filter(|(number, _)| **number > 0);
        let counts: Vec<String> = counts.map(|(number, noun)| words::count(*number, noun)).collect();
        let mut summary = format!("{} in {}", counts.join(", "), words::count(self.touched.len(), "file"));
        if self.wish.format == Format::Full {
            if all > DRAWN && !self.wish.all {
                summary += &format!("\nthe gravest {DRAWN} are shown; --all shows the other {}", all - DRAWN);
            }
            if let Some(code) = self.gravest() {
                summary += &format!("\nmandate explain {code} tells more");
            }
        }
        summary
    }

    /// The code of the first of the gravest findings.
    fn gravest(&self) -> Option<&'static str> {
        let all = || self.groups.iter().flat_map(|(_, findings)| findings);
        let gravest = all().map(weight).min()?;
        all().find(|finding| weight(finding) == gravest).map(|finding| finding.rule.code)
    }
}

/// 0 for an error, 1 for a warning, 2 for a note, and 3 for whatever is expected.
fn weight(finding: &Diagnostic) -> usize {
    match (finding.expected, finding.level) {
        (false, Level::Error) => 0,
        (false, Level::Warning) => 1,
        (false, Level::Note) => 2,
        (true, _) => 3,
    }
}
