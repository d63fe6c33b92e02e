//! Laws of reading and formatting that hold for every text.

mod common;

use common::*;
use mandate::syntax::format::{FormatError, format};
use mandate::syntax::word::Word;
use proptest::prelude::*;

/// 400 cases each, unless PROPTEST_CASES says otherwise.
fn config() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(400);
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Bytes that choices are drawn from.
fn choices(most: usize) -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..most)
}

/// Tokens of the language and of texts that nobody meant to be one.
fn soup() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => prop::sample::select(Word::ALL.iter().map(|word| word.spelling().to_owned()).collect::<Vec<_>>()),
        2 => prop::sample::select(vec!["{", "}", ",", ":", "name", "other", "days", "3", "6,000", "40%", "(a)", "rest"])
            .prop_map(str::to_owned),
        1 => prop::sample::select(vec![
            "\"words\"", "\"open", "“a”", "“a\"", "\"\"\"", "\"\"\"long\n text\"\"\"", "22 October 1993", "31 June 1993",
            "03/04/99", "March 1994", "=", ";", "[", "]", "(", ")", "'", "’", "# comment\n", "54-55", "3rd", "a_b",
            "x/y", "\u{202E}", "\u{200B}", "\u{1}", "\u{2028}", "é", "Lead", "6,0", "\u{FEFF}", "�", "33,3%",
        ])
        .prop_map(str::to_owned),
    ];
    let space = prop::sample::select(vec![" ", "\n", "", "\n    ", "\t", "\r\n", "  "]);
    prop::collection::vec((word, space), 0..60)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space.to_owned()]).collect())
}

/// A valid text with some of its letters gone, doubled or exchanged.
fn broken() -> impl Strategy<Value = String> {
    let edit = (
        any::<prop::sample::Index>(),
        0..4usize,
        prop::sample::select(vec!['{', '}', '"', ',', 'x', '\n', '(', 'é', '#']),
    );
    (choices(200), prop::collection::vec(edit, 1..8)).prop_map(|(bytes, edits)| {
        let mut letters: Vec<char> = make(&mut Choices::new(&bytes), 3).text().chars().collect();
        for (at, what, letter) in edits {
            if letters.is_empty() {
                break;
            }
            let at = at.index(letters.len());
            match what {
                0 => drop(letters.remove(at)),
                1 => letters.insert(at, letter),
                2 => letters[at] = letter,
                _ => letters.truncate(at),
            }
        }
        letters.into_iter().collect()
    })
}

fn check_any(text: &str) {
    let mut read = read(text);
    check_places(text, &mut read);
    match format(text) {
        Ok(result) => prop_assert_formatted(text, &result),
        Err(FormatError::Unreadable(findings)) => assert!(!findings.is_empty()),
        Err(FormatError::Unproven) => panic!("not proven: {text:?}"),
    }
}

/// What the formatter promises beside its own proof.
fn prop_assert_formatted(text: &str, result: &str) {
    assert_eq!(format(result).as_deref(), Ok(result), "not settled: {text:?}");
    assert!(result.is_empty() || result.ends_with('\n') && !result.ends_with("\n\n"), "{result:?}");
    assert_eq!(leaves(&read(text).tree), leaves(&read(result).tree), "{text:?}");
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_letters_give_a_tree(text in any::<String>()) {
        check_any(&text);
    }

    #[test]
    fn any_tokens_give_a_tree(text in soup()) {
        check_any(&text);
    }

    #[test]
    fn a_broken_text_gives_a_tree(text in broken()) {
        check_any(&text);
    }

    #[test]
    fn the_tree_drops_nothing(bytes in choices(300)) {
        let made = make(&mut Choices::new(&bytes), 3);
        let text = made.text();
        let read = read(&text);
        prop_assert_eq!(read.errors(), Vec::<String>::new(), "{}", &text);
        prop_assert_eq!(read.items().len(), made.items.len(), "{}", &text);
        prop_assert_eq!(leaves(&read.tree), made.leaves(), "{}", &text);
        check_nesting(&text, &read.tree);
    }

    #[test]
    fn lines_and_columns_carry_no_meaning(bytes in choices(300), layout in choices(400)) {
        let made = make(&mut Choices::new(&bytes), 3);
        let (text, other) = (made.text(), rewrapped(made.pieces(), &mut Choices::new(&layout)));
        let (former, later) = (read(&text), read(&other));
        prop_assert!(former.meaning() == later.meaning(), "{}\n{:?}", &text, &other);
        let said = |read: &Read| {
            let mut out: Vec<_> = read.findings.iter().map(|finding| (finding.rule.code, finding.message.clone())).collect();
            out.sort();
            out
        };
        prop_assert_eq!(said(&former), said(&later), "{:?}", &other);
    }

    #[test]
    fn the_formatter_proves_itself(bytes in choices(300), layout in choices(300)) {
        let made = make(&mut Choices::new(&bytes), 3);
        for text in [made.text(), commented(made.pieces(), &mut Choices::new(&layout))] {
            let result = formatted(&text);
            prop_assert!(result.is_ok(), "{:?} of {}", result, &text);
            prop_assert_formatted(&text, &result.unwrap_or_default());
        }
    }

    #[test]
    fn names_may_be_spelt_like_words(bytes in choices(300), layout in choices(300)) {
        let mut choices = Choices::new(&bytes);
        choices.tricky = true;
        let made = make(&mut choices, 3);
        let text = rewrapped(made.pieces(), &mut Choices::new(&layout));
        let read = read(&text);
        prop_assert_eq!(read.errors(), Vec::<String>::new(), "{}", &text);
        prop_assert_eq!(leaves(&read.tree), made.leaves(), "{}", &text);
        let result = formatted(&text);
        prop_assert!(result.is_ok(), "{:?} of {}", result, &text);
    }

    #[test]
    fn one_token_spoils_one_item_and_its_neighbour(bytes in choices(300), at in any::<prop::sample::Index>(), twice in any::<bool>()) {
        let made = make(&mut Choices::new(&bytes), 6);
        let text = formatted(&made.text());
        prop_assert!(text.is_ok(), "{text:?} of {}", made.text());
        let text = text.unwrap_or_default();
        let former = read(&text);
        let mut ranges = token_ranges(&text);
        prop_assume!(!ranges.is_empty());
        let (start, end) = ranges.swap_remove(at.index(ranges.len()));
        let token = text[start..end].to_owned();
        let text = if twice { format!("{} {token}{}", &text[..end], &text[end..]) } else { format!("{}{}", &text[..start], &text[end..]) };
        let mut read = common::read(&text);
        check_places(&text, &mut read);
        let said = format!("without or with a second {token:?}:\n{text}");
        prop_assert!(read.items().len() + 2 >= made.items.len(), "{} of {} {said}", read.items().len(), made.items.len());
        let (before, after) = (titles(&former), titles(&read));
        let lost: Vec<_> = before.iter().filter(|title| !after.contains(title)).collect();
        prop_assert!(lost.len() <= 2, "{lost:?} are lost {said}");
    }
}

/// Word and name of the items of a text.
fn titles(read: &Read) -> Vec<String> {
    read.items()
        .iter()
        .map(|item| format!("{} {}{}", item["word"], item["name"]["name"], item["number"]["value"]))
        .collect()
}

/// Where the tokens of a text stand.
fn token_ranges(text: &str) -> Vec<(usize, usize)> {
    let (mut names, mut sink) = (Default::default(), Default::default());
    mandate::syntax::token::lex(text, 0, &mut names, &mut sink)
        .iter()
        .map(|lexeme| (lexeme.span.start as usize, lexeme.span.end as usize))
        .collect()
}
