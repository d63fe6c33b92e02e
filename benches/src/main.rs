//! Speed, memory and growth of the compiler, beside other parsers in the same run. See `benches/README.md`.

mod allocator;
mod cedar;
mod content;
mod generate;
mod measure;
mod text;

use std::io::Write;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "\
usage: mandate-benches [--quick] [--rounds N] [--size MB] [--sizes MB,MB,…]
       mandate-benches generate BYTES [mandate|cedar|json]
       mandate-benches once check|lex|parse|cedar|json BYTES [TIMES]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(complaint) => {
            eprintln!("{complaint}\n{USAGE}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[&str]) -> Result<bool, String> {
    match arguments {
        ["generate", bytes] => generate(bytes, "mandate"),
        ["generate", bytes, notation] => generate(bytes, notation),
        ["once", stage, bytes] => measure::once(stage, number(bytes)?, 1).map(|()| true),
        ["once", stage, bytes, times] => measure::once(stage, number(bytes)?, number(times)?).map(|()| true),
        flags => Ok(measure::run(&plan(flags)?)),
    }
}

fn generate(bytes: &str, notation: &str) -> Result<bool, String> {
    let content = generate::generate(number(bytes)?);
    let text = match notation {
        "mandate" => text::render(&content),
        "cedar" => cedar::render(&content).0,
        "json" => serde_json::to_string(&content).map_err(|error| error.to_string())? + "\n",
        other => return Err(format!("there is no notation {other}")),
    };
    // Whoever reads may have had enough before the end.
    let _ = std::io::stdout().lock().write_all(text.as_bytes());
    Ok(true)
}

fn plan(flags: &[&str]) -> Result<measure::Plan, String> {
    let mut plan = measure::Plan { rounds: 9, compared: 1.0, sizes: vec![1.0, 2.0, 5.0, 10.0] };
    let mut flags = flags.iter();
    while let Some(flag) = flags.next() {
        let mut value = || flags.next().ok_or_else(|| format!("a value is expected after {flag}"));
        match *flag {
            "--quick" => {
                plan.rounds = 3;
                plan.sizes = vec![1.0, 4.0];
            }
            "--rounds" => plan.rounds = number(value()?)?.max(1),
            "--size" => plan.compared = decimal(value()?)?,
            "--sizes" => plan.sizes = value()?.split(',').map(decimal).collect::<Result<_, _>>()?,
            other => return Err(format!("there is no {other}")),
        }
    }
    plan.sizes.sort_by(f64::total_cmp);
    Ok(plan)
}

fn number(text: &str) -> Result<usize, String> {
    text.replace(['_', ','], "").parse().map_err(|_| format!("a whole number is expected, not {text}"))
}

fn decimal(text: &str) -> Result<f64, String> {
    let number: f64 = text.trim().parse().map_err(|_| format!("a number of megabytes is expected, not {text}"))?;
    if (0.001..=200.0).contains(&number) { Ok(number) } else { Err(format!("{text} MB cannot be measured here")) }
}
