//! `mandate fmt`: mandates in the usual form.

use std::io::{self, Write};
use std::path::PathBuf;

use anstyle::AnsiColor;
use clap::Args;
use similar::{ChangeTag, TextDiff};

use super::files::{self, Input};
use super::terminal::{Out, write_file};
use super::{Color, Failure, Status, ast};
use crate::diagnostic::Diagnostic;
use crate::output::human::Style;
use crate::output::words;
use crate::source::SourceMap;
use crate::syntax::format::{FormatError, format};

#[derive(Args, Debug)]
pub struct Arguments {
    /// Files, folders, or - for standard input, which is written to standard output
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// Change nothing; list the files that are not in form
    #[arg(long)]
    check: bool,

    /// Change nothing; show what would be changed
    #[arg(long)]
    diff: bool,

    /// The name of the text on standard input
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, color: Color) -> Result<Status, Failure> {
    let inputs = files::gather(&arguments.paths, arguments.stdin_filename.as_deref())?;
    let mut out = Out::standard(color);
    let mut tally = Tally::default();
    let mut piped = false;
    for input in inputs.named.iter().chain(&inputs.found) {
        piped |= input.path.is_none();
        match formed(input) {
            Ok(text) => settle(arguments, input, &text, &mut out, &mut tally)?,
            Err(refusal) => {
                tally.refused += 1;
                refusal.tell(input, color)?;
            }
        }
    }
    out.flush()?;
    if !piped {
        let mut error = Out::error(color);
        writeln!(error, "{}", tally.summary(arguments.check || arguments.diff))?;
        error.flush()?;
    }
    let unfit = (arguments.check || arguments.diff) && tally.changed > 0;
    Ok(if tally.refused > 0 || unfit { Status::Found } else { Status::Clean })
}

/// Does with a text that is in form now what was asked for.
fn settle(arguments: &Arguments, input: &Input, text: &str, out: &mut Out, tally: &mut Tally) -> Result<(), Failure> {
    let changed = text.as_bytes() != input.bytes;
    if changed {
        tally.changed += 1;
    } else {
        tally.kept += 1;
    }
    if arguments.diff {
        if changed {
            let style = out.style();
            diff(input, text, style, out)?;
        }
    } else if arguments.check {
        if changed {
            writeln!(out, "{}", words::clean(&input.name))?;
        }
    } else if let Some(path) = &input.path {
        if changed {
            write_file(path, |file| file.write_all(text.as_bytes()))?;
        }
    } else {
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

/// Why a text is left as it is.
enum Refusal {
    /// It cannot be read; a formatter that guesses would write its guess into the text.
    Unreadable(Vec<Diagnostic>),
    /// What came out does not read the same.
    Unproven,
}

impl Refusal {
    fn tell(self, input: &Input, color: Color) -> Result<(), Failure> {
        let reason = match self {
            Self::Unreadable(findings) => {
                let mut sources = SourceMap::default();
                sources.add(input.name.clone(), input.text().unwrap_or_default(), false);
                ast::show(sources, findings, color)?;
                "it has errors"
            }
            Self::Unproven => {
                "its meaning would change; this is a flaw of the compiler: please report it with the text"
            }
        };
        let mut error = Out::error(color);
        writeln!(error, "{} is left as it is: {reason}", words::clean(&input.name))?;
        error.flush()?;
        Ok(())
    }
}

/// The text of an input in the usual form.
fn formed(input: &Input) -> Result<String, Refusal> {
    let text = input.text().map_err(|finding| Refusal::Unreadable(vec![*finding]))?;
    format(&text).map_err(|error| match error {
        FormatError::Unreadable(findings) => Refusal::Unreadable(findings),
        FormatError::Unproven => Refusal::Unproven,
    })
}

#[derive(Default)]
struct Tally {
    changed: usize,
    kept: usize,
    refused: usize,
}

impl Tally {
    fn summary(&self, dry: bool) -> String {
        let changed = if dry { "not in form" } else { "changed" };
        let parts = [(self.changed, changed), (self.kept, "in form already"), (self.refused, "left with errors")];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, what)| format!("{} {what}", words::count(*number, "file")))
            .collect();
        parts.join(", ")
    }
}

/// Writes what changes as a unified diff.
fn diff(input: &Input, text: &str, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let old = String::from_utf8_lossy(&input.bytes);
    let name = words::clean(&input.name);
    let paint = |colour: AnsiColor| match style {
        Style::Plain | Style::Boxes => anstyle::Style::new(),
        Style::Colour => anstyle::Style::new().fg_color(Some(colour.into())),
    };
    let changes = TextDiff::from_lines(old.as_ref(), text);
    writeln!(out, "--- {name}\n+++ {name}")?;
    for hunk in changes.unified_diff().iter_hunks() {
        let cyan = paint(AnsiColor::Cyan);
        writeln!(out, "{cyan}{}{cyan:#}", hunk.header())?;
        for change in hunk.iter_changes() {
            let paint = match change.tag() {
                ChangeTag::Equal => anstyle::Style::new(),
                ChangeTag::Delete => paint(AnsiColor::Red),
                ChangeTag::Insert => paint(AnsiColor::Green),
            };
            let line = change.value();
            let bare = line.strip_suffix('\n').unwrap_or(line);
            writeln!(out, "{paint}{}{bare}{paint:#}", change.tag())?;
            if bare.len() == line.len() {
                writeln!(out, "\\ No newline at end of file")?;
            }
        }
    }
    Ok(())
}
