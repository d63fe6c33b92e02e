//! What is measured, and the table.

use std::hint::black_box;
use std::time::Duration;

use cedar_policy::PolicySet;
use cpu_time::ThreadTime;
use mandate::source::InMemory;
use mandate::syntax::names::Names;
use mandate::{Compilation, Options};

use crate::allocator::{self, Memory};
use crate::content::Content;
use crate::{cedar, generate, text};

/// How much is measured.
pub struct Plan {
    /// Rounds, in each of which every work has its turn.
    pub rounds: usize,
    /// Megabytes of the comparison with others.
    pub compared: f64,
    /// Megabytes of the comparison with ourselves, ascending.
    pub sizes: Vec<f64>,
}

/// The least that a full check must be faster than Cedar parses the same content.
const RATIO: f64 = 4.0;

/// The most that the exponent of growth may be.
const EXPONENT: f64 = 1.1;

/// Measures, prints, and says whether all goals were met.
pub fn run(plan: &Plan) -> bool {
    let mut met = true;
    let content = generate::generate((plan.compared * 1e6) as usize);
    let inputs = Inputs::new(&content);
    drop(content);
    met &= sound(&inputs);
    met &= compare(plan.rounds, &inputs);
    met &= growth(plan.rounds, &plan.sizes);
    println!("\n{}", if met { "All goals met." } else { "A goal was missed." });
    met
}

/// A piece of work on its own, for profilers: `times` times and nothing else.
pub fn once(stage: &str, bytes: usize, times: usize) -> Result<(), String> {
    let inputs = Inputs::new(&generate::generate(bytes));
    let stage = STAGES.iter().find(|known| known.key == stage).ok_or_else(|| {
        let keys: Vec<_> = STAGES.iter().map(|stage| stage.key).collect();
        format!("there is no stage {stage}; there are {}", keys.join(", "))
    })?;
    for _ in 0..times {
        (stage.time)(&inputs);
    }
    Ok(())
}

/// One content in three notations.
struct Inputs {
    mandate: String,
    cedar: String,
    policies: usize,
    json: String,
}

impl Inputs {
    fn new(content: &Content<String>) -> Self {
        let (cedar, policies) = cedar::render(content);
        let json = serde_json::to_string(content).expect("the content is plain data");
        Self { mandate: text::render(content), cedar, policies, json }
    }
}

/// A piece of work that is measured.
struct Stage {
    key: &'static str,
    name: &'static str,
    input: fn(&Inputs) -> &str,
    time: fn(&Inputs) -> Duration,
    memory: fn(&Inputs) -> Memory,
}

macro_rules! stage {
    ($key:literal, $name:literal, $field:ident, $work:ident) => {
        Stage {
            key: $key,
            name: $name,
            input: |inputs| &inputs.$field,
            time: |inputs| {
                let input = $work::prepare(&inputs.$field);
                time(|| $work::run(input))
            },
            memory: |inputs| {
                let input = $work::prepare(&inputs.$field);
                allocator::count(|| $work::run(input))
            },
        }
    };
}

static STAGES: [Stage; 5] = [
    stage!("check", "mandate, full check", mandate, check),
    stage!("lex", "  of it: lex", mandate, lex),
    stage!("parse", "  of it: lex, layout, parse", mandate, parse),
    stage!("cedar", "cedar, PolicySet::from_str", cedar, policies),
    stage!("json", "serde_json, borrowed structs", json, json),
];

const CHECK: usize = 0;
const PARSE: usize = 2;
const CEDAR: usize = 3;
const JSON: usize = 4;

mod check {
    use super::*;

    pub fn prepare(text: &str) -> InMemory {
        InMemory::one("measured.mandate", text)
    }

    pub fn run(mut sources: InMemory) -> (Compilation, InMemory) {
        // The text goes out again, so that dropping it is not measured.
        (mandate::compile(&mut sources, &Options::default()), sources)
    }
}

mod lex {
    use super::*;
    use mandate::diagnostic::Sink;
    use mandate::syntax::token::{self, Lexeme};

    pub fn prepare(text: &str) -> &str {
        text
    }

    pub fn run(text: &str) -> (Vec<Lexeme>, Names, Sink) {
        let (mut names, mut sink) = (Names::default(), Sink::default());
        (token::lex(text, 0, &mut names, &mut sink), names, sink)
    }
}

mod parse {
    use super::*;
    use mandate::diagnostic::Sink;
    use mandate::syntax::ast::File;

    pub fn prepare(text: &str) -> &str {
        text
    }

    pub fn run(text: &str) -> (File, Names, Sink) {
        let (mut names, mut sink) = (Names::default(), Sink::default());
        (mandate::syntax::parse::parse(text, 0, &mut names, &mut sink), names, sink)
    }
}

mod policies {
    use super::*;

    pub fn prepare(text: &str) -> &str {
        text
    }

    pub fn run(text: &str) -> PolicySet {
        text.parse().expect("the policies are sound")
    }
}

mod json {
    use super::*;

    pub fn prepare(text: &str) -> &str {
        text
    }

    pub fn run(text: &str) -> Content<&str> {
        serde_json::from_str(text).expect("the JSON is sound")
    }
}

/// The processor time that this thread spends on the work; dropping what comes out is not counted.
fn time<T>(work: impl FnOnce() -> T) -> Duration {
    let begin = ThreadTime::now();
    let result = black_box(work());
    let spent = begin.elapsed();
    drop(result);
    spent
}

/// Whether the invented mandate is as clean as it is meant to be; findings cost time that a sound text does not.
fn sound(inputs: &Inputs) -> bool {
    let (compilation, _) = check::run(check::prepare(&inputs.mandate));
    if !compilation.has_errors() {
        return true;
    }
    println!("The generated mandate has errors; mend benches/src/generate.rs before reading the figures:");
    for finding in
        compilation.diagnostics.iter().filter(|finding| finding.level == mandate::diagnostic::Level::Error).take(10)
    {
        let (_, place) = compilation.sources.position(finding.primary.span.start);
        println!("  {place}: {} {}: {}", finding.rule.code, finding.rule.name, finding.message);
    }
    println!();
    false
}

/// Us and others on the same content.
fn compare(rounds: usize, inputs: &Inputs) -> bool {
    let times = interleaved(rounds, STAGES.len(), |stage| (STAGES[stage].time)(inputs));
    let policies = inputs.policies;
    println!(
        "Same content: {} of mandate, {} of JSON, {} of Cedar in {policies} policies.",
        kilobytes(&inputs.mandate),
        kilobytes(&inputs.json),
        kilobytes(&inputs.cedar)
    );
    println!(
        "Processor time, median of {rounds} interleaved rounds; memory: highest point above what was there before.\n"
    );
    println!(
        "{:30} {:>9} {:>8} {:>9} {:>9} {:>11} {:>10}",
        "", "ms", "spread", "MB/s own", "x check", "peak x own", "alloc/KB"
    );
    let check = median(&times[CHECK]);
    for (stage, times) in STAGES.iter().zip(&times) {
        let own = (stage.input)(inputs).len() as f64;
        let memory = (stage.memory)(inputs);
        let median = median(times);
        println!(
            "{:30} {:>9.2} {:>7.0}% {:>9.1} {:>9.2} {:>11.2} {:>10.1}",
            stage.name,
            median * 1e3,
            spread(times) * 100.0,
            own / median / 1e6,
            median / check,
            memory.peak as f64 / own,
            memory.calls as f64 / (own / 1e3),
        );
    }
    let of = |stage: usize| median(&times[stage]);
    let ratio = of(CEDAR) / check;
    println!(
        "\nfull check against cedar parse       {ratio:>6.2} x faster   (goal: at least {RATIO}) {}",
        verdict(ratio >= RATIO)
    );
    println!("parse alone against cedar parse      {:>6.2} x faster", of(CEDAR) / of(PARSE));
    println!("full check against serde_json        {:>6.2} x its time", check / of(JSON));
    println!("parse alone against serde_json       {:>6.2} x its time", of(PARSE) / of(JSON));
    ratio >= RATIO
}

/// Us on more and more of it.
fn growth(rounds: usize, sizes: &[f64]) -> bool {
    let texts: Vec<_> = sizes.iter().map(|size| text::render(&generate::generate((size * 1e6) as usize))).collect();
    let time = |text: &String| {
        let sources = check::prepare(text);
        time(|| check::run(sources))
    };
    let times = interleaved(rounds, texts.len(), |size| time(&texts[size]));
    println!("\nGrowth of the full check\n\n{:>10} {:>9} {:>8} {:>9}", "MB", "ms", "spread", "MB/s");
    for (text, times) in texts.iter().zip(&times) {
        let (size, median) = (text.len() as f64 / 1e6, median(times));
        println!("{size:>10.2} {:>9.2} {:>7.0}% {:>9.1}", median * 1e3, spread(times) * 100.0, size / median);
    }
    let ((Some(first), Some(last)), (Some(small), Some(large))) =
        ((times.first(), times.last()), (texts.first(), texts.last()))
    else {
        return true;
    };
    if small.len() == large.len() {
        return true;
    }
    let exponent = (median(last) / median(first)).ln() / (large.len() as f64 / small.len() as f64).ln();
    println!(
        "\nexponent, smallest to largest        {exponent:>6.3}            (goal: at most {EXPONENT}) {}",
        verdict(exponent <= EXPONENT)
    );
    exponent <= EXPONENT
}

/// Times of each of `count` works, taken in turn, after one turn that warms up.
fn interleaved(rounds: usize, count: usize, mut work: impl FnMut(usize) -> Duration) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::with_capacity(rounds); count];
    for round in 0..=rounds {
        for (at, times) in times.iter_mut().enumerate() {
            let spent = work(at);
            if round > 0 {
                times.push(spent.as_secs_f64());
            }
        }
    }
    for times in &mut times {
        times.sort_by(f64::total_cmp);
    }
    times
}

/// The middle of sorted times.
fn median(times: &[f64]) -> f64 {
    let middle = times.len() / 2;
    if times.len() % 2 == 1 { times[middle] } else { (times[middle - 1] + times[middle]) / 2.0 }
}

/// How far the middle half of sorted times lies apart, as a share of the median.
fn spread(times: &[f64]) -> f64 {
    let quarter = times.len() / 4;
    (times[times.len() - 1 - quarter] - times[quarter]) / median(times)
}

fn kilobytes(text: &str) -> String {
    format!("{:.0} kB", text.len() as f64 / 1e3)
}

fn verdict(met: bool) -> &'static str {
    if met { "met" } else { "MISSED" }
}
