//! The examples are real: they compile, hold what they expect, and give the same JSON to the byte.

mod support;

use std::collections::BTreeSet;

use mandate::output::compiled;
use mandate::{Compilation, Options, compile};
use support::Disk;

fn compiled(path: &str) -> Compilation {
    compile(&mut Disk::root(path), &Options::default())
}

fn lines(compilation: &Compilation) -> Vec<String> {
    compilation
        .diagnostics
        .iter()
        .map(|finding| {
            let (source, at) = compilation.sources.position(finding.primary.span.start);
            let expected = if finding.expected { " (expected)" } else { "" };
            format!(
                "{}:{at} {} [{}] {}{expected}",
                compilation.sources.get(source).name,
                finding.level.word(),
                finding.rule.code,
                finding.message
            )
        })
        .collect()
}

fn json(compilation: &Compilation) -> String {
    let mut out = Vec::new();
    compiled::write(compilation, &mut out).expect("writing into memory does not fail");
    String::from_utf8(out).expect("JSON is UTF-8")
}

#[test]
fn first_steps_is_free_of_any_finding() {
    let compilation = compiled("examples/first-steps.mandate");
    assert_eq!(lines(&compilation), Vec::<String>::new());
    insta::assert_snapshot!("first-steps-json", json(&compilation));
}

#[test]
fn liberia_raises_only_what_it_expects() {
    let compilation = compiled("examples/liberia/unomil.mandate");
    let (expected, other): (Vec<String>, Vec<String>) =
        lines(&compilation).into_iter().partition(|line| line.ends_with("(expected)"));
    assert_eq!(other, Vec::<String>::new());
    assert_eq!(expected.len(), 1, "{expected:#?}");
    assert!(
        expected[0].contains("[M0209]"),
        "the report and the review of paragraphs 2 and 13 fall on one day: {expected:#?}"
    );
}

#[test]
fn liberia_models_every_operative_paragraph() {
    let compilation = compiled("examples/liberia/unomil.mandate");
    let unomil = compilation
        .model
        .mandates
        .iter()
        .position(|mandate| compilation.names.text(mandate.name) == "unomil")
        .expect("the mandate is there");
    let numbers: BTreeSet<u32> = compilation
        .model
        .paragraphs
        .iter()
        .filter(|paragraph| paragraph.mandate.map(|id| id.index()) == Some(unomil))
        .map(|paragraph| {
            assert!(paragraph.notes.text.is_some(), "paragraph {} has no wording", paragraph.number);
            paragraph.number
        })
        .collect();
    assert_eq!(numbers, (1..=14).collect());
}

#[test]
fn the_json_answers_what_a_desk_officer_asks() {
    let compilation = compiled("examples/liberia/unomil.mandate");
    let document: serde_json::Value = serde_json::from_str(&json(&compilation)).expect("the output is JSON");
    let chains = document["tables"]["chains"].as_array().expect("there are chains");
    let on = "1993-11-01";
    let commands: Vec<&serde_json::Value> = chains
        .iter()
        .filter(|chain| chain["actor"] == "actor/observers" && chain["line"] == "mission")
        .filter(|chain| {
            chain["from"].as_str().is_none_or(|from| from <= on)
                && chain["until"].as_str().is_none_or(|until| on <= until)
        })
        .collect();
    assert_eq!(commands.len(), 1, "{chains:#?}");
    assert_eq!(
        commands[0]["chain"],
        serde_json::json!([
            "actor/chief-military-observer",
            "actor/srsg",
            "actor/secretary-general",
            "actor/security-council"
        ])
    );
    assert_eq!(commands[0]["complete"], true);
    let calendar = document["tables"]["calendar"].as_array().expect("there is a calendar");
    let before: Vec<&str> = calendar
        .iter()
        .filter(|due| due["date"].as_str().is_some_and(|date| date <= "1993-12-16"))
        .filter_map(|due| due["report"].as_str())
        .collect();
    assert!(before.contains(&"report/substantive-progress"), "{calendar:#?}");
    assert_eq!(document["format_version"], "1.0");
}

#[test]
fn the_json_of_liberia_is_the_same_to_the_byte() {
    let first = json(&compiled("examples/liberia/unomil.mandate"));
    assert_eq!(first, json(&compiled("examples/liberia/unomil.mandate")));
    insta::assert_snapshot!("liberia-json", first);
}
