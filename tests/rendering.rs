//! How findings are shown: to people, to editors, to programs.

use insta::assert_snapshot;
use mandate::diagnostic::{Certainty, Diagnostic, Fix, Level, Region};
use mandate::output::human::{Style, render};
use mandate::output::{concise, diagnostics};
use mandate::rule;
use mandate::source::{SourceMap, Span};
use proptest::prelude::*;

/// The texts, each with its path.
fn texts(texts: &[(&str, &str)]) -> SourceMap {
    let mut map = SourceMap::default();
    for (path, text) in texts {
        map.add((*path).into(), (*text).into(), false).expect("the texts are small");
    }
    map
}

/// The place of some words, the first time that they occur in any text.
fn at(map: &SourceMap, words: &str) -> Span {
    let found = map.iter().find_map(|(_, source)| source.text.find(words).map(|start| source.base + start as u32));
    let start = found.unwrap_or_else(|| panic!("no text holds {words}"));
    Span::new(start, start + words.len() as u32)
}

fn drawn(map: &SourceMap, style: Style, findings: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    render(findings, map, style, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("what is drawn is text")
}

fn boxes(map: &SourceMap, finding: Diagnostic) -> String {
    drawn(map, Style::Boxes, &[finding])
}

fn lines(map: &SourceMap, findings: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    concise::write(findings, map, &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("what is shown is text")
}

fn json(map: &SourceMap, findings: &[Diagnostic]) -> String {
    let mut out = Vec::new();
    diagnostics::write([(map, findings)], &mut out).expect("a vector takes everything");
    String::from_utf8(out).expect("JSON is text")
}

const COMMAND: &str = "command {
    srsg over observers : un-operational-authority
    chief over observers : un-operational-control from deployed
}
";

fn two_commanders(map: &SourceMap) -> Diagnostic {
    Diagnostic::new(&rule::AMBIGUOUS_COMMAND, at(map, "chief over observers"), "observers stand under two commanders")
        .label("chief commands here")
        .also(at(map, "srsg over observers"), "and srsg here")
        .region(Region {
            from: Some("2000-03-01".into()),
            until: Some("2000-04-14".into()),
            areas: vec!["sector-east".into()],
            matters: vec!["military".into()],
        })
        .consequence("from 1 March to 14 April 2000 nobody can say whose order the observers in sector-east must follow when the two differ")
        .help("put chief under srsg, or end the first row")
}

#[test]
fn a_finding_with_all_its_parts() {
    let map = texts(&[("unomil.mandate", COMMAND)]);
    assert_snapshot!(boxes(&map, two_commanders(&map)), @r"
    error[M0301]: observers stand under two commanders
       ╭─[ unomil.mandate:3:5 ]
       │
     2 │     srsg over observers : un-operational-authority
       │     ─────────┬─────────
       │              ╰─────────── and srsg here
     3 │     chief over observers : un-operational-control from deployed
       │     ──────────┬─────────
       │               ╰─────────── chief commands here
       │
       │ applies: 1 March to 14 April 2000, in sector-east, military matters
       │ note: from 1 March to 14 April 2000 nobody can say whose order the observers in sector-east must
       │       follow when the two differ
       │ help: put chief under srsg, or end the first row
    ───╯
    ");
}

#[test]
fn plain_signs_for_screen_readers() {
    let map = texts(&[("unomil.mandate", COMMAND)]);
    let shown = drawn(&map, Style::Plain, &[two_commanders(&map)]);
    assert!(shown.is_ascii());
    assert_snapshot!(shown, @r"
    error[M0301]: observers stand under two commanders
       ,-[ unomil.mandate:3:5 ]
       |
     2 |     srsg over observers : un-operational-authority
       |     ^^^^^^^^^|^^^^^^^^^
       |              `----------- and srsg here
     3 |     chief over observers : un-operational-control from deployed
       |     ^^^^^^^^^^|^^^^^^^^^
       |               `----------- chief commands here
       |
       | applies: 1 March to 14 April 2000, in sector-east, military matters
       | note: from 1 March to 14 April 2000 nobody can say whose order the observers in sector-east must
       |       follow when the two differ
       | help: put chief under srsg, or end the first row
    ---'
    ");
}

#[test]
fn colour() {
    let map = texts(&[("unomil.mandate", COMMAND)]);
    let shown = drawn(&map, Style::Colour, &[two_commanders(&map)]);
    assert_snapshot!(shown.replace('\u{1b}', "␛"), @r"
    ␛[1m␛[31merror[M0301]␛[0m␛[1m: observers stand under two commanders␛[0m
       ␛[38;5;246m╭─[␛[0m unomil.mandate:3:5 ␛[38;5;246m]␛[0m
       ␛[38;5;246m│␛[0m
     ␛[38;5;246m2 │     ␛[0m␛[36msrsg over observers ␛[0m: un-operational-authority
     ␛[38;5;240m  │     ␛[0m␛[36m─────────┬─────────␛[0m
     ␛[38;5;240m  │              ␛[0m␛[36m╰───────────␛[0m and srsg here
     ␛[38;5;246m3 │     ␛[0m␛[31mchief over observers ␛[0m: un-operational-control from deployed
     ␛[38;5;240m  │     ␛[0m␛[31m──────────┬─────────␛[0m
     ␛[38;5;240m  │               ␛[0m␛[31m╰───────────␛[0m chief commands here
    ␛[38;5;246m   │␛[0m
    ␛[38;5;246m   │␛[0m ␛[1mapplies:␛[0m 1 March to 14 April 2000, in sector-east, military matters
    ␛[38;5;246m   │␛[0m ␛[1mnote:␛[0m from 1 March to 14 April 2000 nobody can say whose order the observers in sector-east must
    ␛[38;5;246m   │␛[0m       follow when the two differ
    ␛[38;5;246m   │␛[0m ␛[1mhelp:␛[0m put chief under srsg, or end the first row
    ␛[38;5;246m───╯␛[0m
    ");
    let mut bare = shown.clone();
    while let Some(start) = bare.find('\u{1b}') {
        let end = bare[start..].find('m').expect("every escape ends");
        bare.replace_range(start..=start + end, "");
    }
    assert_eq!(bare, drawn(&map, Style::Boxes, &[two_commanders(&map)]), "colour changes no letter");
}

#[test]
fn possible_and_expected_findings_say_so() {
    let map = texts(&[("unomil.mandate", COMMAND)]);
    let mut possible = two_commanders(&map).level(Level::Warning);
    possible.certainty = Certainty::Possible;
    let mut expected = two_commanders(&map);
    expected.expected = true;
    let mut both = possible.clone();
    both.expected = true;
    let titles = drawn(&map, Style::Boxes, &[possible.clone(), expected.clone(), both.clone()]);
    let titles: Vec<&str> = titles.lines().filter(|line| line.contains("M0301")).collect();
    assert_snapshot!(titles.join("\n"), @r"
    possible warning[M0301]: observers stand under two commanders
    expected error[M0301]: observers stand under two commanders
    expected possible warning[M0301]: observers stand under two commanders
    ");
    assert_snapshot!(lines(&map, &[possible, expected, both]), @r"
    unomil.mandate:3:5: warning: possible: observers stand under two commanders [M0301]
    unomil.mandate:3:5: note: expected error: observers stand under two commanders [M0301]
    unomil.mandate:3:5: note: expected possible warning: observers stand under two commanders [M0301]
    ");
}

#[test]
fn letters_beyond_ascii_are_counted_and_underlined_as_one() {
    let map = texts(&[("é.mandate", "area côte-d-ivoire \"Côte d'Ivoire 科特迪瓦\" { part off }\n")]);
    let finding = Diagnostic::new(&rule::UNREADABLE_CLAUSE, at(&map, "off"), "off is not known").label("this word");
    assert_snapshot!(boxes(&map, finding.clone()), @r#"
    error[M0002]: off is not known
       ╭─[ é.mandate:1:48 ]
       │
     1 │ area côte-d-ivoire "Côte d'Ivoire 科特迪瓦" { part off }
       │                                                    ─┬─
       │                                                     ╰─── this word
    ───╯
    "#);
    assert_snapshot!(lines(&map, &[finding]), @"é.mandate:1:48: error: off is not known [M0002]");
}

#[test]
fn a_place_inside_a_character_is_the_whole_character() {
    let map = texts(&[("a.mandate", "côte\n")]);
    let finding = Diagnostic::new(&rule::UNREADABLE_CHARACTER, Span::new(2, 2), "this is half a letter");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0001]: this is half a letter
       ╭─[ a.mandate:1:2 ]
       │
     1 │ côte
       │  ┬
       │  ╰── here
    ───╯
    ");
    assert_snapshot!(json(&map, &[finding]), @r#"
    {"format_version":"1.0","findings":[
    {"code":"M0001","name":"unreadable-character","level":"error","certainty":"certain","expected":false,"message":"this is half a letter","places":[{"path":"a.mandate","line":1,"column":2,"end_line":1,"end_column":3,"start_byte":1,"end_byte":3,"label":"","primary":true}],"region":null,"consequence":null,"help":null,"fixes":[],"page":"mandate explain M0001"}
    ]}
    "#);
}

#[test]
fn an_empty_text() {
    let map = texts(&[("empty.mandate", "")]);
    let finding = Diagnostic::new(&rule::UNREADABLE_FILE, Span::default(), "there is nothing here");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0014]: there is nothing here
       ╭─[ empty.mandate:1:1 ]
    ───╯
    ");
    assert_snapshot!(lines(&map, &[finding]), @"empty.mandate:1:1: error: there is nothing here [M0014]");
}

#[test]
fn no_text_at_all() {
    let map = SourceMap::default();
    let finding = Diagnostic::new(&rule::UNREADABLE_FILE, Span::default(), "there is no text").help("name one");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0014]: there is no text
      help: name one
    ");
    assert_snapshot!(lines(&map, std::slice::from_ref(&finding)), @"error: there is no text [M0014]");
    assert_snapshot!(json(&map, &[finding]), @r#"
    {"format_version":"1.0","findings":[
    {"code":"M0014","name":"unreadable-file","level":"error","certainty":"certain","expected":false,"message":"there is no text","places":[],"region":null,"consequence":null,"help":"name one","fixes":[],"page":"mandate explain M0014"}
    ]}
    "#);
}

#[test]
fn the_end_of_a_text_with_and_without_a_line_feed() {
    for (text, place) in [("duty x {\n", "a.mandate:2:1"), ("duty x {", "a.mandate:1:9")] {
        let map = texts(&[("a.mandate", text)]);
        let end = Span::new(text.len() as u32, text.len() as u32);
        let finding = Diagnostic::new(&rule::UNCLOSED_BRACE, end, "the text ends in a duty").label("here");
        assert!(boxes(&map, finding.clone()).contains(&format!("[ {place} ]")), "{}", boxes(&map, finding));
        assert!(lines(&map, &[finding]).starts_with(&format!("{place}: ")));
    }
}

#[test]
fn labels_in_two_texts() {
    // In the second text a place counted in bytes lies elsewhere than one counted in letters.
    let map = texts(&[
        ("unomil.mandate", "use \"côte.mandate\"\nactor observers : force\n"),
        ("côte.mandate", "# É É É É É É É É É É É É É É É É É É É É\nactor observers : party\n"),
    ]);
    let finding =
        Diagnostic::new(&rule::DUPLICATE_NAME, at(&map, "actor observers : force"), "observers is declared twice")
            .label("the second time")
            .also(at(&map, "actor observers : party"), "the first time");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0102]: observers is declared twice
       ╭─[ unomil.mandate:2:1 ]
       │
     2 │ actor observers : force
       │ ───────────┬───────────
       │            ╰───────────── the second time
       │
       ├─[ côte.mandate:2:1 ]
       │
     2 │ actor observers : party
       │ ───────────┬───────────
       │            ╰───────────── the first time
    ───╯
    ");
    let finding = Diagnostic { primary: finding.secondary[0].clone(), secondary: vec![finding.primary], ..finding };
    assert_snapshot!(boxes(&map, finding), @r"
    error[M0102]: observers is declared twice
       ╭─[ côte.mandate:2:1 ]
       │
     2 │ actor observers : party
       │ ───────────┬───────────
       │            ╰───────────── the first time
       │
       ├─[ unomil.mandate:2:1 ]
       │
     2 │ actor observers : force
       │ ───────────┬───────────
       │            ╰───────────── the second time
    ───╯
    ");
}

#[test]
fn an_earlier_place_in_the_same_text_is_drawn_above() {
    let map = texts(&[("a.mandate", "one\n\n\n\n\ntwo three\n")]);
    let finding = Diagnostic::new(&rule::DUPLICATE_NAME, at(&map, "two"), "said twice")
        .label("again")
        .also(at(&map, "three"), "beside it")
        .also(at(&map, "one"), "before");
    assert_snapshot!(boxes(&map, finding), @r"
    error[M0102]: said twice
       ╭─[ a.mandate:6:1 ]
       │
     1 │ one
       │ ─┬─
       │  ╰─── before
       │
     6 │ two three
       │ ─┬─ ──┬──
       │  ╰───────── again
       │       │
       │       ╰──── beside it
    ───╯
    ");
}

#[test]
fn a_stretch_of_several_lines() {
    let map = texts(&[("unomil.mandate", COMMAND)]);
    let finding = Diagnostic::new(&rule::UNREADABLE_ITEM, Span::new(0, COMMAND.len() as u32), "all of this is wrong");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0003]: all of this is wrong
       ╭─[ unomil.mandate:1:1 ]
       │
     1 │ command {
       │ ────┬────
       │     ╰────── here
    ───╯
    ");
    assert_snapshot!(boxes(&map, finding.label("from the first line to the last")), @r"
    error[M0003]: all of this is wrong
       ╭─[ unomil.mandate:1:1 ]
       │
     1 │ ╭─▶ command {
       ┆ ┆
     4 │ ├─▶ }
       │ │
       │ ╰─────── from the first line to the last
    ───╯
    ");
}

#[test]
fn a_far_place_is_told_and_not_drawn() {
    let text = format!("first\n{}second\n", "x\n".repeat(2_500));
    let map = texts(&[("a.mandate", &text)]);
    let finding = Diagnostic::new(&rule::DUPLICATE_NAME, at(&map, "second"), "said twice")
        .label("again")
        .also(at(&map, "first"), "the first time");
    assert_snapshot!(boxes(&map, finding), @r"
    error[M0102]: said twice
          ╭─[ a.mandate:2502:1 ]
          │
     2502 │ second
          │ ───┬──
          │    ╰──── again
          │
          │ also: a.mandate:1:1: the first time
    ──────╯
    ");
}

#[test]
fn a_place_in_a_huge_line() {
    let text = format!("duty a {{ {}leed srsg {} }}\n", "with é ".repeat(500), "with b ".repeat(500));
    let map = texts(&[("a.mandate", &text)]);
    let finding = Diagnostic::new(&rule::UNREADABLE_CLAUSE, at(&map, "leed"), "a clause cannot begin with leed")
        .label("this word")
        .also(at(&map, "duty a"), "in this duty")
        .help("did you mean lead?");
    assert_snapshot!(boxes(&map, finding.clone()), @r"
    error[M0002]: a clause cannot begin with leed
       ╭─[ a.mandate:1:3510 ]
       │
     1 │ …h é with é with é with é with é leed srsg with b with b with b with …
       │                                  ────
       │                                  ╰── this word
       │
       │ also: a.mandate:1:1: in this duty
       │ help: did you mean lead?
    ───╯
    ");
    assert_snapshot!(drawn(&map, Style::Plain, &[finding]), @r"
    error[M0002]: a clause cannot begin with leed
       ,-[ a.mandate:1:3510 ]
       |
     1 | ...h é with é with é with é with é leed srsg with b with b with b with ...
       |                                    ^^^^
       |                                    `-- this word
       |
       | also: a.mandate:1:1: in this duty
       | help: did you mean lead?
    ---'
    ");
}

#[test]
fn what_a_terminal_would_obey_is_not_passed_on() {
    let map = texts(&[("a\u{1b}[31m\n.mandate", "actor \u{1b}[2J\u{202E}x\rb\u{85}c\u{2028}d\n\n\tlead\n")]);
    let finding =
        Diagnostic::new(&rule::INVISIBLE_CHARACTER, at(&map, "\u{202E}"), "x\u{1b}[0m turns\nround").label("\u{7}");
    let other =
        Diagnostic::new(&rule::UNREADABLE_CLAUSE, at(&map, "lead"), "a line of the text is a line of the editor");
    let shown = drawn(&map, Style::Boxes, &[finding.clone(), other.clone()]) + &lines(&map, &[finding, other]);
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n'));
    assert_snapshot!(shown, @r"
    error[M0012]: x�[0m turns round
       ╭─[ a�[31m .mandate:1:11 ]
       │
     1 │ actor ?[2J�x b·c�d
       │           ┬
       │           ╰── �
    ───╯

    error[M0002]: a line of the text is a line of the editor
       ╭─[ a�[31m .mandate:3:2 ]
       │
     3 │     lead
       │     ──┬─
       │       ╰─── here
    ───╯

    a�[31m .mandate:1:11: error: x�[0m turns round [M0012]
    a�[31m .mandate:3:2: error: a line of the text is a line of the editor [M0002]
    ");
}

#[test]
fn a_library_is_no_file() {
    let mut map = SourceMap::default();
    map.add("un".into(), "relation x {\n}\n".into(), true).expect("the text is small");
    let finding = Diagnostic::new(&rule::UNUSED_DECLARATION, at(&map, "x"), "nothing uses x");
    assert_snapshot!(lines(&map, &[finding]), @"<un>:1:10: note: nothing uses x [M0110]");
}

#[test]
fn findings_for_programs() {
    let map = texts(&[("unomil.mandate", COMMAND), ("côte.mandate", "# É\nactor x")]);
    let fix = Fix::unsure(
        "end the row",
        Span::new(at(&map, "srsg over observers").end, at(&map, "srsg over observers").end),
        " until deployed",
    );
    let other = Diagnostic::new(&rule::CAPITAL_LETTER, at(&map, "actor x"), "a \"quoted\" word").fix(Fix::safe(
        "leave it out",
        at(&map, "x"),
        "",
    ));
    let shown = json(&map, &[two_commanders(&map).fix(fix), other]);
    let read: serde_json::Value = serde_json::from_str(&shown).expect("what is written is JSON");
    assert_snapshot!(serde_json::to_string_pretty(&read).expect("a value can be written"), @r#"
    {
      "findings": [
        {
          "certainty": "certain",
          "code": "M0301",
          "consequence": "from 1 March to 14 April 2000 nobody can say whose order the observers in sector-east must follow when the two differ",
          "expected": false,
          "fixes": [
            {
              "applicability": "unsafe",
              "edits": [
                {
                  "column": 24,
                  "end_byte": 33,
                  "end_column": 24,
                  "end_line": 2,
                  "line": 2,
                  "path": "unomil.mandate",
                  "start_byte": 33,
                  "text": " until deployed"
                }
              ],
              "title": "end the row"
            }
          ],
          "help": "put chief under srsg, or end the first row",
          "level": "error",
          "message": "observers stand under two commanders",
          "name": "ambiguous-command",
          "page": "mandate explain M0301",
          "places": [
            {
              "column": 5,
              "end_byte": 85,
              "end_column": 25,
              "end_line": 3,
              "label": "chief commands here",
              "line": 3,
              "path": "unomil.mandate",
              "primary": true,
              "start_byte": 65
            },
            {
              "column": 5,
              "end_byte": 33,
              "end_column": 24,
              "end_line": 2,
              "label": "and srsg here",
              "line": 2,
              "path": "unomil.mandate",
              "primary": false,
              "start_byte": 14
            }
          ],
          "region": {
            "areas": [
              "sector-east"
            ],
            "from": "2000-03-01",
            "matters": [
              "military"
            ],
            "until": "2000-04-14"
          }
        },
        {
          "certainty": "certain",
          "code": "M0019",
          "consequence": null,
          "expected": false,
          "fixes": [
            {
              "applicability": "safe",
              "edits": [
                {
                  "column": 7,
                  "end_byte": 12,
                  "end_column": 8,
                  "end_line": 2,
                  "line": 2,
                  "path": "côte.mandate",
                  "start_byte": 11,
                  "text": ""
                }
              ],
              "title": "leave it out"
            }
          ],
          "help": "leave it out",
          "level": "note",
          "message": "a \"quoted\" word",
          "name": "capital-letter",
          "page": "mandate explain M0019",
          "places": [
            {
              "column": 1,
              "end_byte": 12,
              "end_column": 8,
              "end_line": 2,
              "label": "",
              "line": 2,
              "path": "côte.mandate",
              "primary": true,
              "start_byte": 5
            }
          ],
          "region": null
        }
      ],
      "format_version": "1.0"
    }
    "#);
    assert_snapshot!(json(&map, &[]), @r#"{"format_version":"1.0","findings":[]}"#);
}

/// Texts in which every way of counting differs.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\r".to_owned()),
        Just("\t".to_owned()),
        Just("É𝔸科\u{301}".to_owned()),
        Just("\u{85}\u{2028}\u{b}\u{1b}[1m\u{202E}".to_owned()),
        Just("duty x { lead ".to_owned()),
        Just("\n".repeat(2_100)),
        Just("long ".repeat(210)),
        any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// Whatever the places are, findings are shown, and the first place is the same in every form.
    #[test]
    fn any_places_in_any_texts(
        first in any_text(),
        second in any_text(),
        places in proptest::collection::vec((0u32..16_000, 0u32..16_000, any::<bool>()), 1..6),
        style in prop_oneof![Just(Style::Plain), Just(Style::Boxes), Just(Style::Colour)],
    ) {
        let map = texts(&[("first.mandate", &first), ("second.mandate", &second)]);
        let end = map.iter().map(|(_, source)| source.span().end).max().unwrap_or(0) + 2;
        let mut places = places.into_iter().map(|(a, b, near)| {
            let start = a % end;
            // Reversed and overlong places may come too.
            Span { start, end: if near { start + b % 4 } else { b % end } }
        });
        let mut finding = Diagnostic::new(&rule::DUPLICATE_NAME, places.next().unwrap_or_default(), "something is wrong");
        for (number, place) in places.enumerate() {
            finding = finding.also(place, if number % 2 == 0 { "words" } else { "" });
        }
        if end % 2 == 0 {
            finding = finding.label("words");
        }
        let shown = drawn(&map, style, &[finding.clone()]);
        prop_assert!(shown.lines().all(|line| line.trim_end() == line));
        let obeyed = shown.contains(|c: char| c.is_control() && !['\n', '\u{1b}'].contains(&c));
        prop_assert!(!obeyed, "{shown:?}");
        let concise = lines(&map, &[finding.clone()]);
        let place = concise.split_once(": error").map_or("", |(place, _)| place);
        prop_assert!(shown.contains(&format!(" {place} ")), "{place} is not in\n{shown}");
        let read: serde_json::Value = serde_json::from_str(&json(&map, &[finding])).expect("what is written is JSON");
        let spot = &read["findings"][0]["places"][0];
        prop_assert_eq!(format!("{}:{}:{}", spot["path"].as_str().unwrap_or(""), spot["line"], spot["column"]), place);
    }
}
