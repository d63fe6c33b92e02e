//! The page of every rule: its failing example raises exactly the rule's own findings, its mended one raises none.

mod support;

use mandate::rule::{RULES, Rule};
use mandate::source::InMemory;
use mandate::{Compilation, Options, compile};
use support::{examples, unescape};

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
