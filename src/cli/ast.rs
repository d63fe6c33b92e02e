//! `mandate ast`: the syntax tree of a text as JSON.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::files::{self, Input};
use super::report::{Findings, Format, Wish};
use super::terminal::Out;
use super::{Color, Failure, Status};
use crate::diagnostic::{Diagnostic, Sink};
use crate::output::ast::to_json;
use crate::source::SourceMap;
use crate::syntax::names::Names;
use crate::syntax::parse::parse;

#[derive(Args, Debug)]
pub struct Arguments {
    /// A file, or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The name of the text on standard input
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
}

pub fn run(arguments: &Arguments, color: Color) -> Result<Status, Failure> {
    let inputs = files::gather(std::slice::from_ref(&arguments.file), arguments.stdin_filename.as_deref())?;
    let [input] =
        <[Input; 1]>::try_from(inputs.named).map_err(|_| Failure("ast takes one file, not a folder".to_owned()))?;
    let mut sources = SourceMap::default();
    let findings = match input.text() {
        Ok(text) => {
            let (mut names, mut sink) = (Names::default(), Sink::default());
            if let Some(id) = sources.add(input.name, text, false) {
                let source = sources.get(id);
                let file = parse(&source.text, source.base, &mut names, &mut sink);
                let mut out = Out::standard(color);
                serde_json::to_writer_pretty(&mut out, &to_json(&file, &names, source))
                    .map_err(std::io::Error::from)?;
                writeln!(out)?;
                out.flush()?;
            }
            sink.finish()
        }
        Err(finding) => {
            sources.add(input.name, String::new(), false);
            vec![*finding]
        }
    };
    show(sources, findings, color)
}

/// Shows findings of the syntax, on standard error.
pub fn show(sources: SourceMap, diagnostics: Vec<Diagnostic>, color: Color) -> Result<Status, Failure> {
    let mut findings = Findings::new(Wish { format: Format::Full, all: false, deny_warnings: false });
    findings.add(sources, diagnostics);
    let mut error = Out::error(color);
    findings.write(error.style(), &mut error)?;
    error.flush()?;
    Ok(findings.status())
}
