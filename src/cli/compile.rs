//! `mandate compile`: mandates as JSON for programs.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::files::{self, Files};
use super::report::{Findings, Format, Wish};
use super::terminal::{Out, write_file};
use super::{Color, Failure, Status};
use crate::diagnostic::Level;
use crate::output::compiled;
use crate::{Compilation, Options, compile};

#[derive(Args, Debug)]
pub struct Arguments {
    /// Files to compile together, or - for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// Where to write the JSON; standard output where nothing is said
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,

    /// The name of the text on standard input
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,

    /// Write nothing where a warning stands, as where an error does
    #[arg(long)]
    deny_warnings: bool,
}

pub fn run(arguments: &Arguments, color: Color) -> Result<Status, Failure> {
    let inputs = files::gather(&arguments.files, arguments.stdin_filename.as_deref())?;
    if let Some(input) = inputs.found.first() {
        // Which of a folder's texts belong together is for a person to say.
        return Err(Failure(format!("compile takes files, not folders: name {} and the like", input.name)));
    }
    let compilation = compile(&mut Files::together(&inputs.named), &Options::default());
    let stands = if arguments.deny_warnings { Level::Warning } else { Level::Error };
    if !compilation.has(stands) {
        match arguments.output.as_deref().filter(|path| *path != Path::new("-")) {
            Some(path) => write_file(path, |out| compiled::write(&compilation, out))?,
            None => {
                let mut out = Out::standard(color);
                compiled::write(&compilation, &mut out)?;
                out.flush()?;
            }
        }
    }

    let mut findings = Findings::new(Wish { format: Format::Full, all: false, deny_warnings: arguments.deny_warnings });
    let Compilation { sources, diagnostics, .. } = compilation;
    findings.add(sources, diagnostics);
    let mut error = Out::error(color);
    findings.write(error.style(), &mut error)?;
    writeln!(error, "{}", findings.summary())?;
    error.flush()?;
    Ok(findings.status())
}
