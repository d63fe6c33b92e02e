//! The formatter: what it makes of real texts, and what it leaves alone.

mod common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use common::*;
use mandate::syntax::clauses;
use mandate::syntax::format::{FormatError, format};
use mandate::syntax::word::{Role, Word};

/// Every item and clause of a mandate, and of a library of doctrine, as the language was first written down.
const SURFACE: &str = include_str!("format/surface.mandate");
const DOCTRINE: &str = include_str!("format/doctrine.mandate");

#[track_caller]
fn check(before: &str, after: &str) {
    let result = formatted(before);
    assert_eq!(result.as_deref(), Ok(after), "\n{}", result.as_deref().unwrap_or_default());
    assert_eq!(formatted(after).as_deref(), Ok(after), "formatting it again changes it");
}

fn texts(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "mandate") {
            out.push(path);
        }
    }
    out.sort();
}

// ------------------------------------------------------------------------------------------------ whole texts

#[test]
fn libraries_and_examples_can_be_formatted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    texts(&root.join("src/doctrine"), &mut paths);
    texts(&root.join("examples"), &mut paths);
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("a text can be read");
        let result = formatted(&text).unwrap_or_else(|said| panic!("{}: {said:?}", path.display()));
        assert_eq!(formatted(&result).as_deref(), Ok(result.as_str()), "{}", path.display());
        assert_eq!(leaves(&read(&text).tree), leaves(&read(&result).tree), "{}", path.display());
    }
}

#[test]
fn the_language_as_it_was_written_down() {
    for (name, text) in [("surface", SURFACE), ("doctrine", DOCTRINE)] {
        let result = formatted(text).unwrap_or_else(|said| panic!("{name}: {said:?}"));
        insta::assert_snapshot!(name, result);
        assert_eq!(formatted(&result).as_deref(), Ok(result.as_str()));
    }
}

#[test]
fn every_item_and_every_clause_can_be_formatted() {
    const SHAPES: &str = "
        allow_clause approval_clause as_clause by_clause chapter_clause cites_clause covers_clause
        creates_clause deadlines_clause delegable_clause drops_clause endorsed_clause every_clause
        every_text_clause extend_clause finds_clause flag_clause length_clause mixed_clause names_clause
        not_clause percent_clause permits_clause points_clause quantity_clause question_clause
        references_clause review_clause shares_clause task_clause text_clause together_clause upon_clause
        row change over relation jointly deciding role from until during for in concerning under offset
        name_of within sum as amount para paras letters numbered preamble percent letter date
    ";
    let mut known = BTreeSet::new();
    for seed in 0..10u8 {
        let bytes: Vec<u8> =
            (0..6000u32).map(|at| (at.wrapping_mul(at + u32::from(seed) * 7 + 1) >> 3) as u8).collect();
        let made = make_everything(&mut Choices::new(&bytes));
        let text = made.text();
        let read = read(&text);
        assert_eq!(read.errors(), Vec::<String>::new(), "{text}");
        assert_eq!(leaves(&read.tree), made.leaves());
        known.extend(kinds(&read.tree).into_keys());
        let result = formatted(&text).unwrap_or_else(|said| panic!("{said:?} of {text}"));
        assert_eq!(formatted(&result).as_deref(), Ok(result.as_str()));
    }
    for word in Word::ALL.iter().filter(|word| word.role() == Role::Item) {
        assert!(known.contains(&format!("item {}", word.spelling())), "no {}", word.spelling());
        for slot in clauses::of(*word).iter().chain(clauses::ANNOTATIONS) {
            let made = known.iter().any(|kind| kind.ends_with(&format!("_clause {}", slot.word.spelling())));
            assert!(made, "no {}", slot.word.spelling());
        }
    }
    let shapes: BTreeSet<&str> = known.iter().filter_map(|kind| kind.split(' ').next()).collect();
    for shape in SHAPES.split_whitespace() {
        assert!(shapes.contains(shape), "no {shape} was made");
    }
}

// ------------------------------------------------------------------------------------------------------ layout

#[test]
fn a_clause_a_line_with_its_operands_in_one_column() {
    check(
        "Duty Verify (a)(ii)  \"Verify\"\n  in  Liberia{ task ceasefire to verify\n\n with ECOMOG , un\tlead observers \
         Chapter vii requires free-movement from  3 days\n after 1  May 1999 coordination with npfl}",
        r#"duty verify (a)(ii) "Verify" in liberia {
    chapter   vii
    lead      observers

    with      ecomog, un
    task      ceasefire to verify
    requires  free-movement from 3 days after 1 May 1999
    coordination with npfl
}
"#,
    );
}

#[test]
fn what_stood_on_one_line_stays_on_one() {
    check(
        "area   a{iso LR,in part of  b}\nuse un use ecowas\nduty b { }\nduty c {\n}\n",
        "area a { part of b  iso LR, in }\nuse un\nuse ecowas\nduty b {}\nduty c {}\n",
    );
}

#[test]
fn what_does_not_fit_on_one_line_takes_several() {
    check(
        "report long-name \"A long label that takes room\" { by secretary-general to security-council  due 1 May 2001 covers x } # said of it",
        r#"report long-name "A long label that takes room" {  # said of it
    by      secretary-general to security-council
    due     1 May 2001
    covers  x
}
"#,
    );
}

#[test]
fn a_long_list_goes_on_in_its_column() {
    let names = (10..40).map(|number| format!("actor-{number}")).collect::<Vec<_>>().join(",");
    check(
        &format!("duty a {{ lead x\n with {names} from 1 May 2001\n}}"),
        r#"duty a {
    lead  x
    with  actor-10, actor-11, actor-12, actor-13, actor-14, actor-15, actor-16, actor-17, actor-18, actor-19,
          actor-20, actor-21, actor-22, actor-23, actor-24, actor-25, actor-26, actor-27, actor-28, actor-29,
          actor-30, actor-31, actor-32, actor-33, actor-34, actor-35, actor-36, actor-37, actor-38, actor-39
          from 1 May 2001
}
"#,
    );
}

#[test]
fn paragraphs_begin_with_their_verb_and_have_no_columns() {
    check(
        "paragraph 3 of unomil {\n text \"Decides …\"\nduty a\n\n duty b { lead x }\n chapter VII verb decides }",
        r#"paragraph 3 of unomil {
    verb decides
    chapter VII
    text "Decides …"
    duty a

    duty b { lead x }
}
"#,
    );
}

#[test]
fn changes_keep_their_order() {
    check(
        "amendment a of b { end duty y add command {\n x over y } adopted 1 May 2001 basis \"S/RES/1\" revise actor z { strength 5 military } }",
        r#"amendment a of b {
    basis    "S/RES/1"
    adopted  1 May 2001
    end duty y
    add command {
        x over y
    }
    revise actor z { strength 5 military }
}
"#,
    );
}

#[test]
fn rows_of_a_division_stand_in_columns_and_rows_of_a_command_read_as_sentences() {
    check(
        r#"division d "D" { a lead ecomog with observers until x b-and-more lead observers consult ecomog inform y
            c lead z from 1 May 2001 in liberia }
           command { a,b jointly over c:opcon deciding d a over b from x in y cite para 3 }"#,
        r#"division d "D" {
    a           lead ecomog     with observers until x
    b-and-more  lead observers  consult ecomog  inform y
    c           lead z from 1 May 2001 in liberia
}
command { a, b jointly over c : opcon deciding d  a over b from x in y cite para 3 }
"#,
    );
    check(
        "command {\n a,b jointly over c:opcon deciding d a over b from x in y cite para 3 }",
        "command {\n    a, b jointly over c : opcon  deciding d\n    a over b  from x in y  cite para 3\n}\n",
    );
}

// ------------------------------------------------------------------------------------------------------- words

#[test]
fn spellings_are_kept_and_quotation_marks_are_not() {
    check(
        "mandate A “The inner words” from 1999-10-22 for  6\u{A0}months {\nbasis «S/RES/1 (1999)» para 8 ( d ) ,\nANNEX ii article 54 }\n\
         funding F { share UN 33.3 % , ecowas  Rest covers para 6 }",
        r#"mandate a "The inner words" from 1999-10-22 for 6 months {
    basis  "S/RES/1 (1999)" para 8(d), annex ii article 54
}
funding f { covers para 6  share un 33.3%, ecowas rest }
"#,
    );
}

#[test]
fn capitals_stay_where_they_are_usual() {
    check(
        "AREA Liberia { ISO LR , CI }\nact A { basis CHAPTER VII of \"Charter\" cite annex II, article IV }",
        "area liberia { iso LR, CI }\nact a { basis chapter VII of \"Charter\"  cite annex II, article IV }\n",
    );
}

#[test]
fn wording_of_several_lines_is_indented_under_its_clause() {
    check(
        "paragraph 1 of a {\n text \"\"\"Welcomes the report:\r\n\t\t(a) first;\r\n\r\n\t\t\t(b) second \"in marks\";\r\n\"\"\"\n\
         note \"\"\"one line\"\"\"\n}",
        r#"paragraph 1 of a {
    text """
        Welcomes the report:
        (a) first;

        	(b) second "in marks";
        """
    note """one line"""
}
"#,
    );
}

#[test]
fn white_space_of_word_processors_becomes_plain() {
    check(
        "\u{FEFF}use\u{A0}un\r\n\r\n\r\n\r\nmandate a from 1\u{2009}May\n2001 {\r\n\r\n\tbasis \"x\"\r\n\r\n}\r\n\r\n",
        "use un\n\nmandate a from 1 May 2001 {\n    basis  \"x\"\n}\n",
    );
}

#[test]
fn an_empty_text_stays_empty() {
    check("", "");
    check("\u{FEFF}\r\n \t", "");
    check(" # only this", "# only this\n");
}

// ---------------------------------------------------------------------------------------------------- comments

#[test]
fn comments_go_with_what_they_stand_at() {
    check(
        r#"# of the file

# of the mandate
mandate a { # of its head
  # of adopted
  adopted 1 May 2001   # behind adopted
                       # and below
  # of basis

  basis "x" # behind basis
  # before the brace
} # behind the brace
    # of the last item
duty b { lead c, # inside
   d # behind d
}
# the end"#,
        r#"# of the file

# of the mandate
mandate a {  # of its head
    # of basis

    basis    "x"  # behind basis
    # of adopted
    adopted  1 May 2001  # behind adopted
                         # and below
    # before the brace
}  # behind the brace
# of the last item
duty b {
    # inside
    lead  c, d  # behind d
}
# the end
"#,
    );
}

#[test]
fn comments_in_odd_places_are_not_lost() {
    check(
        "duty # a\n x # b\n { # c\n} # d\nduty y {\n# e\n\n\n# f\n}\ncommand {\n a # g\n over # h\n b # i\n}\n#j",
        "# a\n# b\nduty x {  # c\n}         # d\nduty y {\n    # e\n\n    # f\n}\ncommand {\n    # g\n    # h\n    a over b  # i\n}\n#j\n",
    );
}

#[test]
fn signs_in_words_are_no_comments() {
    check("use \"a # b\" # c", "use \"a # b\"  # c\n");
}

// ----------------------------------------------------------------------------------------------------- refusal

#[test]
fn a_text_with_a_syntax_error_is_left_alone() {
    for text in ["duty a { lead }", "duty a {", "mandate a { basis \"x }", "actor a\u{1}b", "use un;", "x = y"] {
        let Err(FormatError::Unreadable(findings)) = format(text) else { panic!("{text:?} was formatted") };
        assert!(!findings.is_empty());
    }
}

/// Fixtures of other tests and the examples of the pages: what can be read comes into form, and into the same form again.
#[test]
fn every_fixture_and_every_page_can_be_formatted_or_is_left_alone() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    texts(&root.join("tests"), &mut paths);
    let mut all: Vec<String> = paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
    for rule in mandate::rule::RULES {
        all.extend(rule.page.split("```mandate").skip(1).filter_map(|rest| {
            let (_, body) = rest.split_once('\n')?;
            Some(body.split("```").next()?.to_owned())
        }));
    }
    let mut formed = 0;
    for text in &all {
        match format(text) {
            Ok(first) => {
                formed += 1;
                assert_eq!(format(&first).as_deref(), Ok(first.as_str()), "not the same a second time:\n{text}");
            }
            Err(FormatError::Unreadable(findings)) => {
                assert!(!findings.is_empty(), "left alone without a word:\n{text}")
            }
            Err(FormatError::Unproven) => panic!("the formatter would have changed the meaning of:\n{text}"),
        }
    }
    assert!(formed > 60, "only {formed} of {} texts could be formatted", all.len());
}
