//! What a person sees: for every rule the findings of the failing example of its page, and for texts in `tests/ui` what
//! is said of them. Read the snapshots as a drafter would: where is it, what is wrong, what follows, what is to be done?

mod support;

use std::fmt::Write as _;

use mandate::diagnostic::{Applicability, Diagnostic};
use mandate::rule::{RULES, Rule};
use mandate::source::{InMemory, Span};
use mandate::{Compilation, Options, compile};
use support::{examples, unescape};

fn compiled(text: impl Into<Vec<u8>>) -> Compilation {
    compile(&mut InMemory::one("example.mandate", text), &Options::default())
}

/// The failing examples of a page.
fn failing(rule: &Rule) -> Vec<String> {
    let of_page = examples(rule.page, "mandate").into_iter().filter(|(words, _)| words.contains(&"fails"));
    of_page.map(|(words, text)| if words.contains(&"escapes") { unescape(&text) } else { text }).collect()
}

// ---------------------------------------------------------------------------------------------------------- rendering

/// The place of a stretch with the words that stand there, what cannot be seen escaped.
fn place(compilation: &Compilation, span: Span) -> String {
    let (source, at) = compilation.sources.position(span.start);
    let name = &compilation.sources.get(source).name;
    let words = compilation.sources.text(span);
    let mut shown = String::new();
    for c in words.lines().next().unwrap_or("").chars().take(60) {
        match c {
            '\u{20}'..='\u{7e}' => shown.push(c),
            c if c.is_alphanumeric() => shown.push(c),
            c => {
                let _ = write!(shown, "<U+{:04X}>", c as u32);
            }
        }
    }
    let more = if words.lines().count() > 1 || words.chars().count() > 60 { "…" } else { "" };
    format!("{name}:{at} `{shown}{more}`")
}

fn render(compilation: &Compilation, finding: &Diagnostic) -> String {
    let mut out = format!("{}[{}]: {}\n", finding.level.word(), finding.rule.code, finding.message);
    let label = |text: &str| if text.is_empty() { String::new() } else { format!(": {text}") };
    let _ = writeln!(out, "   at {}{}", place(compilation, finding.primary.span), label(&finding.primary.text));
    for also in &finding.secondary {
        let _ = writeln!(out, "  and {}{}", place(compilation, also.span), label(&also.text));
    }
    if let Some(region) = &finding.region {
        let or = |day: &Option<String>| day.clone().unwrap_or_else(|| "…".to_owned());
        let _ = writeln!(
            out,
            " when {} to {} {:?} {:?}",
            or(&region.from),
            or(&region.until),
            region.areas,
            region.matters
        );
    }
    if let Some(consequence) = &finding.consequence {
        let _ = writeln!(out, "   so {consequence}");
    }
    if let Some(help) = &finding.help {
        let _ = writeln!(out, " help {help}");
    }
    for fix in &finding.fixes {
        let sure = if fix.applicability == Applicability::Safe { "safe" } else { "unsure" };
        for (span, text) in &fix.edits {
            let _ = writeln!(out, "  fix {} ({sure}): {} -> {text:?}", fix.title, place(compilation, *span));
        }
    }
    if finding.expected {
        out.push_str("  (expected)\n");
    }
    out
}

fn rendered(compilation: &Compilation) -> String {
    let mut out: Vec<String> =
        compilation.diagnostics.iter().take(20).map(|finding| render(compilation, finding)).collect();
    if compilation.diagnostics.len() > 20 {
        out.push(format!("and {} more\n", compilation.diagnostics.len() - 20));
    }
    if out.is_empty() {
        out.push("nothing\n".to_owned());
    }
    out.join("\n")
}

fn snapshot(name: &str, text: &str, shown: &str) {
    insta::with_settings!({snapshot_path => "ui", prepend_module_to_snapshot => false, omit_expression => true}, {
        insta::assert_snapshot!(name, format!("{text}{shown}"));
    });
}

// --------------------------------------------------------------------------------------------------------- every rule

#[test]
fn what_is_said_of_each_rule() {
    for rule in RULES {
        for (number, text) in failing(rule).into_iter().enumerate() {
            let name = if number == 0 { rule.name.to_owned() } else { format!("{}-{}", rule.name, number + 1) };
            let visible: String = text
                .chars()
                .map(|c| {
                    if c == '\n' || ('\u{20}'..='\u{7e}').contains(&c) || c.is_alphanumeric() {
                        c.to_string()
                    } else {
                        format!("<U+{:04X}>", c as u32)
                    }
                })
                .collect();
            snapshot(&name, &format!("{visible}\n"), &rendered(&compiled(text)));
        }
    }
}

#[test]
fn not_utf8() {
    let compilation = compiled(b"use un\n# caf\xe9\n".to_vec());
    assert_eq!(compilation.diagnostics.len(), 1);
    snapshot("not-utf8", "", &rendered(&compilation));
}

#[test]
fn file_too_large() {
    let compilation = compiled(vec![b'#'; (16 << 20) + 1]);
    assert_eq!(compilation.diagnostics.len(), 1);
    snapshot("file-too-large", "", &rendered(&compilation));
    assert!(compiled(vec![b'#'; 16 << 20]).diagnostics.is_empty());
}

#[test]
fn too_deeply_nested() {
    let compilation = compiled("actor a {".to_owned() + &"{".repeat(200) + &"}".repeat(201));
    let own: Vec<_> =
        compilation.diagnostics.iter().filter(|finding| finding.rule.name == "too-deeply-nested").collect();
    assert_eq!(own.len(), 1);
    snapshot("too-deeply-nested", "", &render(&compilation, own[0]));
}

#[test]
fn too_many_findings() {
    let compilation = compiled("area a { lead b }\n".repeat(6_000));
    let last =
        compilation.diagnostics.iter().find(|finding| finding.rule.name == "too-many-findings").expect("it is told");
    assert_eq!(compilation.diagnostics.iter().filter(|finding| finding.rule.name == "too-many-findings").count(), 1);
    snapshot("too-many-findings", "", &render(&compilation, last));
}

#[test]
fn every_rule_is_shown() {
    for rule in RULES {
        let path = format!("{}/tests/ui/{}.snap", env!("CARGO_MANIFEST_DIR"), rule.name);
        assert!(std::path::Path::new(&path).exists(), "{path} is missing");
    }
}

// ------------------------------------------------------------------------------------------------------------- fixes

/// Applies the safe fixes of the findings of one rule, as an editor does: from the end, none that touches another.
fn mended(compilation: &Compilation, rule: &Rule, text: &str) -> Option<String> {
    let source = compilation.sources.iter().find(|(_, source)| source.name == "example.mandate")?.1;
    let mut edits: Vec<(Span, &str)> = compilation
        .diagnostics
        .iter()
        .filter(|finding| finding.rule == rule)
        .filter_map(|finding| finding.fixes.iter().find(|fix| fix.applicability == Applicability::Safe))
        .flat_map(|fix| fix.edits.iter().map(|(span, text)| (*span, text.as_str())))
        .collect();
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(*span));
    let mut out = text.to_owned();
    for (span, with) in edits {
        out.replace_range((span.start - source.base) as usize..(span.end - source.base) as usize, with);
    }
    Some(out)
}

#[test]
fn safe_fixes_mend_and_break_nothing() {
    let mut bad = Vec::new();
    for rule in RULES {
        for text in failing(rule) {
            let before = compiled(text.as_str());
            let Some(after) = mended(&before, rule, &text) else { continue };
            let left = compiled(after.as_str());
            if left.diagnostics.iter().any(|finding| finding.rule == *rule)
                || left.diagnostics.len() >= before.diagnostics.len()
            {
                bad.push(format!("{}:\n{after}\n{}", rule.name, rendered(&left)));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

// ---------------------------------------------------------------------------------------------------------- odd texts

#[test]
fn what_is_said_of_odd_texts() {
    for path in support::texts_below("tests/ui") {
        let text =
            std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(&path)).expect("it is there");
        let name =
            path.rsplit('/').next().and_then(|file| file.strip_suffix(".mandate")).expect("it has a name").to_owned();
        snapshot(&format!("text-{name}"), "", &rendered(&compiled(text)));
    }
}

#[test]
fn texts_of_nothing_are_silent() {
    for text in
        ["", "\n", "\r\n\r\n", "# only a remark", "# one\n\n# two\n", "\u{feff}", "\u{feff}# with a mark\n", "   \t\n"]
    {
        assert!(compiled(text).diagnostics.is_empty(), "{text:?}: {}", rendered(&compiled(text)));
    }
}

#[test]
fn line_ends_and_a_missing_last_one_change_nothing() {
    for rule in RULES {
        for text in failing(rule) {
            let codes = |compilation: &Compilation| -> Vec<(&'static str, u32)> {
                compilation
                    .diagnostics
                    .iter()
                    .map(|finding| (finding.rule.code, compilation.sources.position(finding.primary.span.start).1.line))
                    .collect()
            };
            let plain = codes(&compiled(text.as_str()));
            assert_eq!(plain, codes(&compiled(text.replace('\n', "\r\n"))), "{} with CRLF", rule.name);
            assert_eq!(plain, codes(&compiled(text.trim_end())), "{} without a last line end", rule.name);
            assert_eq!(plain, codes(&compiled(format!("\u{feff}{text}"))), "{} with a byte order mark", rule.name);
        }
    }
}
