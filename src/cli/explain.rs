//! `mandate explain`: the pages of the rules, and their list.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style as Paint};
use clap::Args;

use super::terminal::Out;
use super::{Color, Failure, Status};
use crate::output::human::Style;
use crate::output::words::{clean, wrap};
use crate::rule::{self, RULES, Rule};

/// How wide, in characters, pages are written.
const WIDTH: usize = 80;

#[derive(Args, Debug)]
pub struct Arguments {
    /// The code or the name of a rule, such as M0301 or ambiguous-command; all rules where none is given
    #[arg(value_name = "RULE")]
    rule: Option<String>,
}

pub fn run(arguments: &Arguments, color: Color) -> Result<Status, Failure> {
    let mut out = Out::standard(color);
    let style = out.style();
    match &arguments.rule {
        None => table(style, &mut out)?,
        Some(wanted) => match rule::find(&wanted.trim().to_ascii_lowercase()) {
            Some(rule) => page(rule, style, &mut out)?,
            None => return Err(unknown(wanted)),
        },
    }
    out.flush()?;
    Ok(Status::Clean)
}

/// One line for each rule.
fn table(style: Style, out: &mut dyn Write) -> io::Result<()> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in RULES {
        let (code, name, level) = (rule.code, rule.name, rule.level.word());
        let bold = paint(style, Paint::new().bold());
        writeln!(out, "{bold}{code}{bold:#}  {name:width$}  {level:7}  {}", plain(&summary(rule.page)))?;
    }
    Ok(())
}

/// The first sentence of a page.
fn summary(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.is_empty() || line.starts_with('#'));
    let paragraph = lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    match paragraph.find(". ") {
        Some(at) => paragraph[..=at].to_owned(),
        None => paragraph,
    }
}

/// A page as a terminal shows it well: headings stand out, examples are indented, paragraphs are filled. Pages are
/// Markdown with headings, paragraphs, lists, examples and `words` between backticks, and nothing else.
fn page(rule: &Rule, style: Style, out: &mut dyn Write) -> io::Result<()> {
    let bold = paint(style, Paint::new().bold());
    let mut lines = rule.page.lines().peekable();
    while let Some(line) = lines.next() {
        if line.starts_with(FENCE) {
            for code in lines.by_ref().take_while(|line| !line.starts_with(FENCE)) {
                writeln!(out, "{}", format!("    {code}").trim_end())?;
            }
        } else if let Some(title) = line.strip_prefix("# ") {
            let allowed = if rule.allowable { "can be allowed with a reason" } else { "cannot be allowed" };
            writeln!(out, "{bold}{}{bold:#} ({}; {allowed})", title.trim(), rule.level.word())?;
        } else if line.starts_with('#') {
            writeln!(out, "{bold}{}{bold:#}", plain(line.trim_start_matches('#').trim()))?;
        } else if line.trim().is_empty() {
            writeln!(out)?;
        } else {
            let item = line.strip_prefix("- ");
            let mut text = item.unwrap_or(line).trim().to_owned();
            while let Some(next) = lines.next_if(|next| goes_on(next)) {
                text.push(' ');
                text.push_str(next.trim());
            }
            let (first, others) = if item.is_some() { ("- ", "  ") } else { ("", "") };
            let mut code = false;
            for (number, line) in wrap(&text, WIDTH - first.len()).iter().enumerate() {
                let start = if number == 0 { first } else { others };
                writeln!(out, "{start}{}", words(line, style, &mut code))?;
            }
        }
    }
    Ok(())
}

/// Opens and closes an example.
const FENCE: &str = "```";

/// Whether a line belongs to the paragraph or list item above it.
fn goes_on(line: &str) -> bool {
    !line.trim().is_empty() && !["#", "- ", FENCE].iter().any(|start| line.starts_with(start))
}

/// A line with the words between backticks in colour; without colour the backticks stay. `code` says whether the line
/// begins between two of them.
fn words(line: &str, style: Style, code: &mut bool) -> String {
    if style != Style::Colour {
        return line.to_owned();
    }
    let colour = Paint::new().fg_color(Some(AnsiColor::Cyan.into()));
    let mut shown = String::new();
    for (number, part) in line.split('`').enumerate() {
        *code ^= number > 0;
        if *code && !part.is_empty() {
            shown += &format!("{colour}{part}{colour:#}");
        } else {
            shown += part;
        }
    }
    shown
}

fn plain(text: &str) -> String {
    text.replace('`', "")
}

fn paint(style: Style, paint: Paint) -> Paint {
    if style == Style::Colour { paint } else { Paint::new() }
}

/// Says that there is no such rule, and which may have been meant.
fn unknown(wanted: &str) -> Failure {
    let wanted = wanted.trim().to_ascii_lowercase();
    let by_code = wanted.strip_prefix('m').is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let distance = |rule: &Rule| {
        if by_code {
            return strsim::damerau_levenshtein(&wanted, &rule.code.to_ascii_lowercase());
        }
        if rule.name.contains(&wanted) {
            return 0;
        }
        let words = rule.name.split('-').filter(|word| word.len() > 3);
        let spellings = words.chain([rule.name]).map(|spelling| strsim::damerau_levenshtein(&wanted, spelling));
        spellings.min().unwrap_or(usize::MAX)
    };
    let limit = 1 + if by_code { 0 } else { wanted.len() / 4 };
    let mut near: Vec<(usize, &Rule)> = RULES.iter().map(|rule| (distance(rule), *rule)).collect();
    near.retain(|(distance, _)| *distance <= limit && !wanted.is_empty());
    near.sort_by_key(|(distance, rule)| (*distance, rule.code));
    let near: Vec<&str> = near.iter().take(3).map(|(_, rule)| if by_code { rule.code } else { rule.name }).collect();
    let wanted = clean(&wanted);
    Failure(match near.as_slice() {
        [] => format!("no rule is called {wanted}; mandate explain without a name lists them all"),
        [one] => format!("no rule is called {wanted}; did you mean {one}?"),
        [most @ .., last] => format!("no rule is called {wanted}; did you mean {} or {last}?", most.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_rules_are_named() {
        assert_eq!(unknown("ambigous-comand").0, "no rule is called ambigous-comand; did you mean ambiguous-command?");
        assert!(unknown("lead").0.ends_with("did you mean no-lead or two-leads?"), "{}", unknown("lead").0);
        assert!(unknown("xyzzy").0.ends_with("lists them all"));
    }

    #[test]
    fn every_page_is_shown_whole() {
        let mut out = Vec::new();
        for rule in RULES {
            assert!(page(rule, Style::Plain, &mut out).is_ok());
            assert!(page(rule, Style::Colour, &mut out).is_ok());
        }
        let shown = String::from_utf8_lossy(&out);
        assert!(!shown.contains(FENCE));
    }

    #[test]
    fn words_between_backticks_may_cross_lines() {
        let mut code = false;
        assert_eq!(words("see `use", Style::Colour, &mut code), "see \u{1b}[36muse\u{1b}[0m");
        assert_eq!(words("un` now", Style::Colour, &mut code), "\u{1b}[36mun\u{1b}[0m now");
        assert!(!code);
    }
}
