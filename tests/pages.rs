//! The page of every rule: its failing example raises exactly the rule's own findings, its mended one raises none.

use mandate::rule::{RULES, Rule};
use mandate::source::InMemory;
use mandate::{Compilation, Options, compile};

/// The fenced examples of a page whose fence begins with `kind`, with the words of the fence.
fn examples<'p>(page: &'p str, kind: &str) -> Vec<(Vec<&'p str>, String)> {
    let mut out = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with("```")).collect();
        let words: Vec<&str> = fence.split(',').collect();
        if words.first() == Some(&kind) {
            out.push((words, body.join("\n") + "\n"));
        }
    }
    out
}

/// Writes `\u{200B}` as the character that it names.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("\\u{") {
        out.push_str(&rest[..at]);
        let end = rest[at..].find('}').expect("an escape is closed") + at;
        let code = u32::from_str_radix(&rest[at + 3..end], 16).expect("an escape is hexadecimal");
        out.push(char::from_u32(code).expect("an escape names a character"));
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}

fn compiled(text: &str) -> Compilation {
    compile(&mut InMemory::one("example.mandate", text), &Options::default())
}

fn codes(compilation: &Compilation) -> Vec<String> {
    compilation.diagnostics.iter().map(|finding| format!("{} {}", finding.rule.code, finding.message)).collect()
}

/// Rules whose breach cannot be written as a text; tests of their own show them.
const WITHOUT_TEXT: [&str; 4] = ["not-utf8", "file-too-large", "too-deeply-nested", "too-many-findings"];

fn problems(rule: &Rule) -> Vec<String> {
    let mut out = Vec::new();
    let title = format!("# {} {}", rule.code, rule.name);
    if rule.page.lines().next() != Some(title.as_str()) {
        out.push(format!("{}: the page does not begin with {title}", rule.name));
    }
    for heading in ["## Why it matters", "## How to mend it", "## Fails", "## Mended"] {
        if !rule.page.contains(heading) {
            out.push(format!("{}: the page has no {heading}", rule.name));
        }
    }
    let all = examples(rule.page, "mandate");
    let failing: Vec<_> = all.iter().filter(|(words, _)| words.contains(&"fails")).collect();
    let mended: Vec<_> = all.iter().filter(|(words, _)| !words.contains(&"fails")).collect();
    if (failing.is_empty() || mended.is_empty()) != WITHOUT_TEXT.contains(&rule.name) {
        out.push(format!("{}: a failing or a mended example is missing", rule.name));
    }
    for (words, text) in failing {
        let text = if words.contains(&"escapes") { unescape(text) } else { text.clone() };
        let compilation = compiled(&text);
        let own = compilation.diagnostics.iter().any(|finding| finding.rule == rule);
        let foreign = compilation.diagnostics.iter().any(|finding| finding.rule != rule);
        if !own || foreign {
            out.push(format!("{} fails with {:#?}", rule.name, codes(&compilation)));
        }
    }
    for (words, text) in mended {
        let text = if words.contains(&"escapes") { unescape(text) } else { text.clone() };
        let compilation = compiled(&text);
        if !compilation.diagnostics.is_empty() {
            out.push(format!("{} mended raises {:#?}", rule.name, codes(&compilation)));
        }
    }
    out
}

#[test]
fn every_page_shows_its_own_rule_and_no_other() {
    let problems: Vec<String> = RULES.iter().flat_map(|rule| problems(rule)).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}
