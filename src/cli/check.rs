//! `mandate check`: what is wrong with mandates.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::files::{self, Files};
use super::report::{Findings, Format, Wish};
use super::terminal::Out;
use super::{Color, Failure, Status};
use crate::{Compilation, Options, compile};

#[derive(Args, Debug)]
pub struct Arguments {
    /// Files to compile together, folders whose texts to compile each with what it uses, or - for standard input
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,

    /// How to show what was found
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = Format::Full, env = "MANDATE_OUTPUT_FORMAT", hide_env_values = true)]
    output_format: Format,

    /// The name of the text on standard input
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,

    /// Count warnings like errors
    #[arg(long)]
    deny_warnings: bool,

    /// Show all findings, however many and however slight
    #[arg(long)]
    all: bool,
}

pub fn run(arguments: &Arguments, color: Color) -> Result<Status, Failure> {
    let inputs = files::gather(&arguments.paths, arguments.stdin_filename.as_deref())?;
    let mut findings = Findings::new(Wish {
        format: arguments.output_format,
        all: arguments.all,
        deny_warnings: arguments.deny_warnings,
    });
    if !inputs.named.is_empty() {
        add(&mut findings, &mut Files::together(&inputs.named));
    }
    let mut found = Files::together(&inputs.found);
    for root in files::roots(&inputs.found) {
        found.turn_to(&root);
        add(&mut findings, &mut found);
    }

    let mut out = Out::standard(color);
    let style = out.style();
    findings.write(style, &mut out)?;
    out.flush()?;
    if arguments.output_format != Format::Json {
        let mut error = Out::error(color);
        writeln!(error, "{}", findings.summary())?;
        error.flush()?;
    }
    Ok(findings.status())
}

fn add(findings: &mut Findings, texts: &mut Files<'_>) {
    let Compilation { sources, diagnostics, .. } = compile(texts, &Options::default());
    findings.add(sources, diagnostics);
}
