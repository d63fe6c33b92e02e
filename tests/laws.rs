//! Laws: what holds for every text, whatever it says.

mod support;

use std::collections::BTreeMap;

use mandate::diagnostic::{Diagnostic, Level};
use mandate::output::compiled;
use mandate::source::{InMemory, Span};
use mandate::time::civil::Day;
use mandate::{Compilation, Options, compile};
use proptest::prelude::*;
use serde_json::Value;

// ------------------------------------------------------------------------------------------------------------- texts

/// A text with flaws of several kinds. `@N` is day N after the first; there are no months, so that days can be moved.
const FLAWED: &str = r#"use un
mandate mission "A mission in Valdia" in valdia from adoption until @200 {
    basis "Draft resolution on Valdia"
    adopted @0
    review by @60 considering progress
    review by @120 considering weekly
}
area valdia
area north { part of valdia }
area south { part of valdia }
event ceasefire { on @10 }
event arrival { not before adoption  not after 30 days after ceasefire  determined by secretary-general }
event elections { between @100, @130  determined by secretary-general }
phase build-up from adoption until ceasefire
phase main from ceasefire until @180
actor mission : mission { part of un  head chief }
actor chief : office "Head of mission" { part of mission }
actor deputy : office "Deputy" { part of mission }
actor observers : component { part of mission  strength 40 observers }
actor engineers : component { part of mission  strength 12 military from @20 }
actor guards : force { strength 300 military }
actor neighbour : state
command { secretary-general over chief : un-operational-authority }
command { chief over observers : un-operational-control }
command { deputy over observers : un-operational-control from @50 until @70 }
command { chief over engineers : un-operational-control  in north  deputy over engineers : un-operational-control  in south }
duty watch "Watch the line" in north {
    lead observers
    requires use-of-force
}
duty airport "Security of the airport"
duty mines "Clear mines" during main { lead engineers until @90  lead guards from @80 }
duty relief "Help" { with neighbour }
authority force { by security-council to engineers  permits use-of-force in south }
division roles "Who does what" {
    airport  lead observers until ceasefire
    airport  lead guards from ceasefire
    airport  lead neighbour from @150 until @160
}
report progress { by secretary-general to security-council  due @59, @119, @230  covers watch }
report weekly { by chief to secretary-general  first within 14 days of ceasefire  every 2 weeks until @100 }
report rare { by chief to secretary-general  every 300 days }
liaison talk { between mission, neighbour  every 1 week }
expect "a chain" {
    on @20
    chain of observers is chief, secretary-general, security-council
    lead of airport in valdia is guards
    strength of observers is 41
}
expect "the report" { due of progress is @59, @119, @230 }
"#;

/// A text without a flaw.
const SOUND: &str = r#"use un
mandate mission "A mission in Valdia" from adoption until @150 {
    basis "Draft resolution on Valdia"
    adopted @0
    review by @60 considering progress
}
event handover { on @90 }
actor mission : mission { part of un  head chief }
actor chief : office { part of mission }
actor observers : component { part of mission  strength 40 observers }
actor guards : component { part of mission }
command { secretary-general over chief : un-operational-authority }
command { chief over observers : un-operational-control  chief over guards : un-operational-control }
duty airport { lead observers until handover  lead guards from handover }
report progress { by secretary-general to security-council  due @30, @100  covers airport }
expect "who leads" { on @89  lead of airport is observers }
expect "who leads then" { on @90  lead of airport is guards }
"#;

/// `MANDATE_CASES=20` tries twenty times as many.
fn cases(few: u32) -> u32 {
    few * std::env::var("MANDATE_CASES").ok().and_then(|times| times.parse::<u32>().ok()).unwrap_or(1)
}

const FIRST: i32 = 11_382; // 1 March 2001

fn day(offset: i32) -> Day {
    Day(FIRST + offset)
}

/// The text with its days, moved by `shift`.
fn dated(template: &str, shift: i32) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('@') {
        out.push_str(&rest[..at]);
        let digits = rest[at + 1..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - at - 1);
        let number: i32 = rest[at + 1..at + 1 + digits].parse().expect("a number stands behind @");
        out.push_str(&day(number + shift).long());
        rest = &rest[at + 1 + digits..];
    }
    out.push_str(rest);
    out
}

fn read(path: &str) -> String {
    std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the example is there")
}

fn liberia(main: &str) -> InMemory {
    let mut sources = InMemory::default().root("examples/liberia/unomil.mandate", main);
    for path in support::texts_below("examples/liberia") {
        if !path.ends_with("/unomil.mandate") {
            sources = sources.file(path.clone(), read(&path));
        }
    }
    sources
}

fn one(text: &str) -> Compilation {
    compile(&mut InMemory::one("a.mandate", text), &Options::default())
}

fn json(compilation: &Compilation) -> String {
    let mut out = Vec::new();
    compiled::write(compilation, &mut out).expect("writing into memory does not fail");
    String::from_utf8(out).expect("JSON is UTF-8")
}

/// The JSON without places, lists of things in no particular order.
fn loose(compilation: &Compilation) -> Value {
    let mut value: Value = serde_json::from_str(&json(compilation)).expect("the output is JSON");
    loosen(&mut value);
    value
}

fn loosen(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for key in ["provenance", "sources", "path", "line", "column"] {
                map.remove(key);
            }
            // A chain has an order that means something.
            map.iter_mut().filter(|(key, _)| *key != "chain").for_each(|(_, value)| loosen(value));
        }
        Value::Array(list) => {
            list.iter_mut().for_each(loosen);
            list.sort_by_cached_key(Value::to_string);
        }
        _ => {}
    }
}

/// Codes and messages, in no particular order.
fn findings(compilation: &Compilation) -> Vec<(&'static str, String)> {
    let mut out: Vec<_> =
        compilation.diagnostics.iter().map(|finding| (finding.rule.code, finding.message.clone())).collect();
    out.sort();
    out
}

/// The items of the only text, each with its words.
fn items(compilation: &Compilation) -> Vec<String> {
    let parsed = &compilation.files[0];
    parsed.file.items.iter().map(|item| compilation.sources.text(item.span).to_owned()).collect()
}

/// Codes, and the words of the messages: which of two rivals is named first follows from where they stand.
fn words(compilation: &Compilation) -> Vec<(&'static str, Vec<String>)> {
    let mut out: Vec<_> = findings(compilation)
        .into_iter()
        .map(|(code, message)| {
            let mut words: Vec<String> = message.split([' ', ',']).map(str::to_owned).collect();
            words.sort();
            (code, words)
        })
        .collect();
    out.sort();
    out
}

fn assert_same(one: &Compilation, other: &Compilation) {
    assert_eq!(words(one), words(other));
    let (one, other) = (loose(one), loose(other));
    for (key, value) in one.as_object().expect("a document is an object") {
        if key == "tables" {
            for (name, table) in value.as_object().expect("tables are an object") {
                assert_eq!(table, &other[key][name], "table {name}");
            }
        } else {
            assert_eq!(value, &other[key], "{key}");
        }
    }
}

// -------------------------------------------------------------------------------------------------------------- laws

#[test]
fn the_base_texts_are_as_they_should_be() {
    assert_eq!(findings(&one(&dated(SOUND, 0))), []);
    let codes: std::collections::BTreeSet<_> =
        findings(&one(&dated(FLAWED, 0))).into_iter().map(|(code, _)| code).collect();
    assert!(codes.len() >= 8, "{:#?}", findings(&one(&dated(FLAWED, 0))));
    assert!(codes.iter().all(|code| *code > "M0101"), "{:#?}", findings(&one(&dated(FLAWED, 0))));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(16), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_items_changes_nothing(flawed in any::<bool>(), seed in any::<u64>()) {
        let first = one(&dated(if flawed { FLAWED } else { SOUND }, 0));
        let mut parts = items(&first);
        shuffle(&mut parts, seed);
        assert_same(&first, &one(&parts.join("\n")));
    }

    #[test]
    fn splitting_into_files_changes_nothing(flawed in any::<bool>(), seed in any::<u64>()) {
        let whole = one(&dated(if flawed { FLAWED } else { SOUND }, 0));
        let mut files = [String::from("use \"b.mandate\"\n"), String::from("use \"sub/c.mandate\"\n"), String::new()];
        let mut state = seed;
        for item in items(&whole) {
            let file = &mut files[random(&mut state) as usize % 3];
            file.push_str(&item);
            file.push('\n');
        }
        let mut sources = InMemory::one("a.mandate", files[0].as_str())
            .file("b.mandate", files[1].as_str())
            .file("sub/c.mandate", files[2].as_str());
        assert_same(&whole, &compile(&mut sources, &Options::default()));
    }

    #[test]
    fn moving_all_days_moves_all_days(flawed in any::<bool>(), shift in 0..2000i32) {
        let template = if flawed { FLAWED } else { SOUND };
        let (here, there) = (one(&dated(template, 0)), one(&dated(template, shift)));
        let regions = |compilation: &Compilation, shift: i32| -> Vec<String> {
            compilation.diagnostics.iter().map(|finding| {
                let (_, at) = compilation.sources.position(finding.primary.span.start);
                let region = finding.region.as_ref().map(|region| (
                    region.from.as_deref().map(|from| back(from, shift)),
                    region.until.as_deref().map(|until| back(until, shift)),
                    region.areas.clone(),
                    region.matters.clone(),
                ));
                format!("{} {} {:?} {} {region:?}", finding.rule.code, at.line, finding.level, finding.secondary.len())
            }).collect()
        };
        prop_assert_eq!(regions(&here, 0), regions(&there, shift));
        let (here, mut there) = (loose(&here), loose(&there));
        move_back(&mut there, shift);
        loosen(&mut there);
        // What is written, in words: findings that are expected or allowed tell their days there.
        for key in ["mandates", "events", "phases", "actors", "commands", "statements", "expectations", "tables"] {
            prop_assert_eq!(&here[key], &there[key], "{}", key);
        }
    }

    #[test]
    fn a_new_name_changes_names_only(flawed in any::<bool>(), who in 0..4usize) {
        let template = dated(if flawed { FLAWED } else { SOUND }, 0);
        let old = ["observers", "guards", "chief", "deputy"][who];
        // Of the same length, so that places stay; `observers` is a capability too, which keeps its name.
        let new: String = std::iter::repeat_n('x', old.len()).collect();
        let changed = template.replace(old, &new).replace(&format!("40 {new}"), "40 observers");
        let (here, there) = (one(&template), one(&changed));
        let named_back: Vec<(&str, String)> = {
            let mut list: Vec<_> = findings(&there).into_iter().map(|(code, message)| (code, message.replace(&new, old))).collect();
            list.sort();
            list
        };
        prop_assert_eq!(findings(&here), named_back);
        let (mut here, mut there): (Value, Value) = (
            serde_json::from_str(&json(&here)).expect("the output is JSON"),
            serde_json::from_str(&json(&there).replace(&new, old)).expect("the output is JSON"),
        );
        loosen(&mut here);
        loosen(&mut there);
        prop_assert_eq!(&here["tables"], &there["tables"]);
        prop_assert_eq!(&here["statements"], &there["statements"]);
    }

    #[test]
    fn what_is_unrelated_only_adds_its_notes(flawed in any::<bool>(), at in any::<prop::sample::Index>()) {
        let first = one(&dated(if flawed { FLAWED } else { SOUND }, 0));
        let mut parts = items(&first);
        let at = at.index(parts.len());
        parts.insert(at, "actor stranger : force \"A stranger\"\narea elsewhere".to_owned());
        let second = one(&parts.join("\n"));
        let mut wanted = findings(&first);
        wanted.push(("M0110", "nothing refers to the actor stranger".to_owned()));
        wanted.push(("M0110", "nothing refers to the area elsewhere".to_owned()));
        wanted.sort();
        prop_assert_eq!(wanted, findings(&second));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(80), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_brings_it_down(which in 0..3usize, changes in prop::collection::vec(change(), 1..6)) {
        let text = match which {
            0 => dated(FLAWED, 0),
            1 => dated(SOUND, 0),
            _ => read("examples/first-steps.mandate"),
        };
        let text = mutated(text, &changes);
        let compilation = one(&text);
        well_formed(&compilation);
        prop_assert_eq!(json(&compilation), json(&one(&text)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(16), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_real_text_brings_it_down(changes in prop::collection::vec(change(), 1..4)) {
        let text = mutated(read("examples/liberia/unomil.mandate"), &changes);
        let compilation = compile(&mut liberia(&text), &Options::default());
        well_formed(&compilation);
        let again = compile(&mut liberia(&text), &Options::default());
        prop_assert_eq!(json(&compilation), json(&again));
    }

    #[test]
    fn no_bytes_bring_it_down(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,300}") {
        well_formed(&compile(&mut InMemory::one("a.mandate", bytes), &Options::default()));
        well_formed(&one(&text));
    }
}

#[test]
fn half_a_text_never_brings_it_down() {
    for text in [dated(FLAWED, 0), dated(SOUND, 0)] {
        for (at, _) in text.char_indices().step_by(17) {
            well_formed(&one(&text[..at]));
        }
    }
}

// ----------------------------------------------------------------------------------------------------------- changes

#[derive(Clone, Debug)]
enum Change {
    Delete(prop::sample::Index),
    Repeat(prop::sample::Index),
    Exchange(prop::sample::Index, prop::sample::Index),
    Insert(prop::sample::Index, &'static str),
    Cut(prop::sample::Index),
    Line(prop::sample::Index, prop::sample::Index),
}

const ODD: [&str; 34] = [
    "\u{0}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "עברית",
    "平和",
    "🏳️‍🌈",
    "“",
    "”",
    "«",
    "\"",
    "\"\"\"",
    "{",
    "}",
    "\r\n",
    "#",
    "31 February 1994",
    "03/04/94",
    "6,0000",
    "1 day after",
    "until until",
    "from adoption until adoption",
    "4294967296",
    "22 October 1993",
    "1 January 2999",
    "1600-01-01",
    "for 4000000000 years",
    "every 0 days",
    "within 1 hour of",
    "-",
    "observers, observers",
];

fn change() -> impl Strategy<Value = Change> {
    let at = any::<prop::sample::Index>;
    prop_oneof![
        3 => at().prop_map(Change::Delete),
        2 => at().prop_map(Change::Repeat),
        3 => (at(), at()).prop_map(|(one, other)| Change::Exchange(one, other)),
        3 => (at(), prop::sample::select(&ODD[..])).prop_map(|(at, odd)| Change::Insert(at, odd)),
        1 => at().prop_map(Change::Cut),
        2 => (at(), at()).prop_map(|(one, other)| Change::Line(one, other)),
    ]
}

/// Stretches of words, of white space, and single signs.
fn tokens(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut class = 0;
    for c in text.chars() {
        let now = if c.is_alphanumeric() || c == '-' {
            1
        } else if c.is_whitespace() {
            2
        } else {
            3
        };
        match out.last_mut() {
            Some(last) if now == class && now != 3 => last.push(c),
            _ => out.push(c.to_string()),
        }
        class = now;
    }
    out
}

fn mutated(mut text: String, changes: &[Change]) -> String {
    for change in changes {
        let mut parts = tokens(&text);
        if parts.is_empty() {
            return text;
        }
        match change {
            Change::Delete(at) => {
                parts.remove(at.index(parts.len()));
            }
            Change::Repeat(at) => {
                let at = at.index(parts.len());
                parts.insert(at, format!(" {} ", parts[at]));
            }
            Change::Exchange(one, other) => {
                let (one, other) = (one.index(parts.len()), other.index(parts.len()));
                parts[one] = parts[other].clone();
            }
            Change::Insert(at, odd) => parts.insert(at.index(parts.len()), (*odd).to_owned()),
            Change::Cut(at) => {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                text.truncate(places[at.index(places.len())]);
                continue;
            }
            Change::Line(one, other) => {
                let mut lines: Vec<&str> = text.lines().collect();
                let line = lines[one.index(lines.len())];
                lines.insert(other.index(lines.len()), line);
                text = lines.join("\n");
                continue;
            }
        }
        text = parts.concat();
    }
    text
}

fn random(state: &mut u64) -> u64 {
    *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    *state >> 33
}

fn shuffle(list: &mut [String], seed: u64) {
    let mut state = seed;
    for at in (1..list.len()).rev() {
        list.swap(at, random(&mut state) as usize % (at + 1));
    }
}

fn back(iso: &str, shift: i32) -> String {
    let part = |range: std::ops::Range<usize>| iso[range].parse::<i16>().expect("an ISO date has numbers");
    let day = Day::new(part(0..4), part(5..7) as i8, part(8..10) as i8).expect("an ISO date is a day");
    Day(day.0 - shift).to_string()
}

fn move_back(value: &mut Value, shift: i32) {
    match value {
        Value::String(text) => {
            let bytes = text.as_bytes();
            if bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && bytes[0].is_ascii_digit() {
                *text = back(text, shift);
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| move_back(value, shift)),
        Value::Object(map) => map.values_mut().for_each(|value| move_back(value, shift)),
        _ => {}
    }
}

// -------------------------------------------------------------------------------------------------------- what is told

fn on_boundaries(compilation: &Compilation, span: Span) {
    let source = compilation.sources.get(compilation.sources.find(span.start));
    let (start, end) = (span.start.checked_sub(source.base), span.end.checked_sub(source.base));
    let (start, end) = (start.expect("it begins in its text") as usize, end.expect("it ends in its text") as usize);
    assert!(end <= source.text.len(), "a place ends behind its text: {span:?}");
    assert!(
        source.text.is_char_boundary(start) && source.text.is_char_boundary(end),
        "a place cuts a character: {span:?}"
    );
}

fn one_line(words: &str, finding: &Diagnostic, compilation: &Compilation) {
    assert!(!words.trim().is_empty(), "empty words: {finding:#?}");
    assert!(!words.contains(['\n', '\r']), "a line break: {finding:#?}");
    // Words of the text are quoted as they stand.
    let quoted = compilation.sources.text(finding.primary.span);
    assert!(!words.ends_with('.') || quoted.ends_with('.'), "a full stop: {finding:#?}");
}

fn well_formed(compilation: &Compilation) {
    let mut told: BTreeMap<(u32, u32, &str, &str), usize> = BTreeMap::new();
    for finding in &compilation.diagnostics {
        one_line(&finding.message, finding, compilation);
        on_boundaries(compilation, finding.primary.span);
        for label in &finding.secondary {
            on_boundaries(compilation, label.span);
            one_line(&label.text, finding, compilation);
        }
        if !finding.primary.text.is_empty() {
            one_line(&finding.primary.text, finding, compilation);
        }
        for words in finding.help.iter().chain(&finding.consequence) {
            one_line(words, finding, compilation);
        }
        if finding.level == Level::Error {
            assert!(finding.help.is_some(), "no help: {finding:#?}");
        }
        for fix in &finding.fixes {
            one_line(&fix.title, finding, compilation);
            for (span, _) in &fix.edits {
                on_boundaries(compilation, *span);
            }
        }
        if let Some(region) = &finding.region
            && let (Some(from), Some(until)) = (&region.from, &region.until)
        {
            assert!(from <= until, "a region ends before it begins: {finding:#?}");
        }
        let key = (finding.primary.span.start, finding.primary.span.end, finding.rule.code, finding.message.as_str());
        *told.entry(key).or_default() += 1;
    }
    assert!(told.values().all(|&times| times == 1), "the same is told twice");
}
