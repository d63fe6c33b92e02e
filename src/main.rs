//! The command `mandate`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mandate::cli::run(std::env::args_os())
}
