//! The command line: the only room that knows arguments, files and terminals.

mod ast;
mod check;
mod compile;
mod explain;
mod files;
mod fmt;
mod report;
mod terminal;

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Runs the command with these arguments; the first is the name of the program.
///
/// The code is 0 where no error was found, 1 where one was (or, for `fmt`, where a text is not in form), and 2 where the
/// command could not run.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too; nobody is there to be told when they cannot be written.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let done = match &cli.command {
        Command::Check(arguments) => check::run(arguments, cli.color),
        Command::Compile(arguments) => compile::run(arguments, cli.color),
        Command::Fmt(arguments) => fmt::run(arguments, cli.color),
        Command::Explain(arguments) => explain::run(arguments, cli.color),
        Command::Ast(arguments) => ast::run(arguments, cli.color),
    };
    match done {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Found) => ExitCode::from(1),
        Err(Failure(message)) => {
            let _ = writeln!(io::stderr(), "error: {}", message.trim_end());
            ExitCode::from(2)
        }
    }
}

/// The compiler for peace-operation mandates
#[derive(Parser, Debug)]
#[command(
    name = "mandate",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 no errors, 1 errors found, 2 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colour; `never` also draws with plain signs
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t = Color::Auto, hide_possible_values = false)]
    color: Color,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// Find what is wrong with mandates
    Check(check::Arguments),
    /// Write mandates as JSON for programs
    Compile(compile::Arguments),
    /// Bring mandates into the usual form
    #[command(visible_alias = "format")]
    Fmt(fmt::Arguments),
    /// Tell what a rule means, why it is there and how to mend a breach
    Explain(explain::Arguments),
    /// Write the syntax tree of a text as JSON
    Ast(ast::Arguments),
}

/// When to use colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How a command that could run has ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Status {
    /// Nothing stands against the texts.
    Clean,
    /// Something was found.
    Found,
}

/// Why a command could not run.
#[derive(Debug)]
struct Failure(String);

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self(format!("the output cannot be written: {}", files::reason(&error)))
    }
}
