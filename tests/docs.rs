//! The documentation: every example does what its fence says, and the reference knows every word and every clause.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use mandate::diagnostic::Sink;
use mandate::source::InMemory;
use mandate::syntax::clauses::{self, Count};
use mandate::syntax::names::Names;
use mandate::syntax::parse::parse;
use mandate::syntax::refine;
use mandate::syntax::word::{Role, Word};
use mandate::{Options, compile};

/// README.md, where there is one, and every page of `docs/`, each with its text.
fn pages() -> Vec<(String, String)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut paths = vec![root.join("README.md")];
    for entry in fs::read_dir(root.join("docs")).expect("docs is there") {
        let path = entry.expect("docs can be listed").path();
        if path.extension().is_some_and(|extension| extension == "md") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.retain(|path| path.exists());
    paths
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a page is text");
            let name = path.strip_prefix(&root).unwrap_or(&path).display().to_string();
            (name, text)
        })
        .collect()
}

/// A fenced example.
struct Example<'p> {
    /// Line of its fence, from 1.
    line: usize,
    /// What stands behind `mandate` in the fence, such as `fails=M0020`.
    words: Vec<&'p str>,
    text: String,
}

fn examples(page: &str) -> Vec<Example<'_>> {
    let mut out = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((at, line)) = lines.next() {
        let Some(fence) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> =
            lines.by_ref().map(|(_, line)| line).take_while(|line| !line.starts_with("```")).collect();
        let mut words = fence.split(',');
        if words.next() == Some("mandate") {
            out.push(Example { line: at + 1, words: words.collect(), text: body.join("\n") + "\n" });
        }
    }
    out
}

/// The codes behind `fails=`; several are parted by commas.
fn codes<'p>(words: &[&'p str]) -> BTreeSet<&'p str> {
    words.iter().map(|word| word.strip_prefix("fails=").unwrap_or(word)).collect()
}

fn problem(example: &Example<'_>) -> Option<String> {
    if example.words == ["part"] {
        let mut sink = Sink::default();
        parse(&example.text, 0, &mut Names::default(), &mut sink);
        let found: Vec<String> = sink
            .finish()
            .iter()
            .filter(|finding| finding.rule.code.starts_with("M00"))
            .map(|finding| format!("{} {}", finding.rule.code, finding.message))
            .collect();
        return (!found.is_empty()).then(|| format!("cannot be read: {found:#?}"));
    }
    let compilation = compile(&mut InMemory::one("example.mandate", example.text.as_str()), &Options::default());
    let found: BTreeSet<&str> = compilation.diagnostics.iter().map(|finding| finding.rule.code).collect();
    let wanted = codes(&example.words);
    (found != wanted).then(|| {
        let all: Vec<String> = compilation
            .diagnostics
            .iter()
            .map(|finding| format!("{} {}", finding.rule.code, finding.message))
            .collect();
        format!("raises {all:#?} instead of {wanted:?}")
    })
}

#[test]
fn every_example_does_what_its_fence_says() {
    let mut problems = Vec::new();
    for (name, page) in pages() {
        for example in examples(&page) {
            if let Some(problem) = problem(&example) {
                problems.push(format!("{name}, line {}: {problem}", example.line));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// What a page quotes as findings of the example before it: `> M0208 report-after-review: the report …`.
#[test]
fn quoted_findings_are_those_of_the_example_before_them() {
    let mut problems = Vec::new();
    for (name, page) in pages() {
        for (at, line) in page.lines().enumerate() {
            let Some(quoted) = line.strip_prefix("> M").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            else {
                continue;
            };
            let before = examples(&page).into_iter().rfind(|example| example.line <= at).expect("an example before it");
            let compilation = compile(&mut InMemory::one("example.mandate", before.text.as_str()), &Options::default());
            let said = |finding: &mandate::diagnostic::Diagnostic| {
                format!("{} {}: {}", finding.rule.code, finding.rule.name, finding.message)
            };
            let found: Vec<String> = compilation.diagnostics.iter().map(said).collect();
            if !found.contains(&format!("M{quoted}")) {
                problems.push(format!("{name}, line {}: not among {found:#?}", at + 1));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The example of Liberia, compiled, as the page on the JSON asks about it.
fn liberia() -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut texts = InMemory::default();
    for entry in fs::read_dir(root.join("examples/liberia")).expect("the example is there") {
        let path = entry.expect("the example can be listed").path();
        let name = format!("examples/liberia/{}", path.file_name().unwrap_or_default().to_string_lossy());
        let text = fs::read_to_string(&path).expect("an example is text");
        texts = match name.strip_suffix(".mandate") {
            Some(stem) if stem.ends_with("unomil") => texts.root(name, text),
            Some(_) => texts.file(name, text),
            None => texts,
        };
    }
    let mut json = Vec::new();
    let compilation = compile(&mut texts, &Options::default());
    mandate::output::compiled::write(&compilation, &mut json).expect("the JSON can be written");
    json
}

/// Every question for jq on the page about the JSON gets the answer that stands below it, where jq is installed.
#[test]
fn questions_for_jq_have_the_answers_below_them() {
    if Command::new("jq").arg("--version").output().is_err() || Command::new("sh").args(["-c", ":"]).output().is_err() {
        // A drafter's machine need not have it; where changes are judged the questions are asked.
        assert!(std::env::var_os("CI").is_none(), "jq is missing: .ci/run installs it");
        return;
    }
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    fs::write(folder.join("unomil.json"), liberia()).expect("the JSON can be kept");
    let pages = pages();
    let (_, page) = pages.iter().find(|(name, _)| name.ends_with("json.md")).expect("docs/json.md is there");
    let mut asked = 0;
    for question in page.split("```sh\njq").skip(1) {
        let (command, rest) = question.split_once("\n```").expect("a question is closed");
        let answer = rest.trim_start().strip_prefix("```text\n").expect("an answer stands below");
        let answer = answer.split("```").next().unwrap_or_default();
        let said = Command::new("sh").args(["-c", &format!("jq{command}")]).current_dir(&folder).output();
        let said = said.expect("jq runs");
        assert_eq!(String::from_utf8_lossy(&said.stdout), answer, "jq{command}");
        asked += 1;
    }
    assert!(asked >= 5, "only {asked} questions");
}

fn reference() -> String {
    let pages = pages();
    let found = pages.into_iter().find(|(name, _)| name.ends_with("reference.md"));
    found.expect("docs/reference.md is there").1
}

#[test]
fn the_reference_names_every_word() {
    let page = reference();
    let missing: Vec<&str> = Word::ALL
        .iter()
        .map(|word| word.spelling())
        .filter(|spelling| !page.contains(&format!("`{spelling}`")))
        .collect();
    assert!(missing.is_empty(), "not in backticks in the reference: {missing:?}");
}

#[test]
fn the_table_of_all_words_is_the_table_of_the_compiler() {
    let page = reference();
    let (_, rest) = page.split_once("\n## All words\n").expect("the reference has a table of all words");
    let table = rest.split("\n## ").next().unwrap_or(rest);
    let listed: Vec<&str> = rows(table).map(|(word, _)| word).collect();
    for word in Word::ALL {
        let times = listed.iter().filter(|listed| **listed == word.spelling()).count();
        assert_eq!(times, 1, "{} stands {times} times in the table of all words", word.spelling());
    }
    assert_eq!(listed.len(), Word::ALL.len());
}

/// The words in backticks of the paragraph that begins with `opening`.
fn listed<'p>(page: &'p str, opening: &str) -> BTreeSet<&'p str> {
    let paragraph = page.split("\n\n").find(|paragraph| paragraph.starts_with(opening)).unwrap_or_default();
    paragraph.split('`').skip(1).step_by(2).collect()
}

#[test]
fn the_rings_of_reserved_words_are_those_of_the_compiler() {
    let page = reference();
    let words = |wanted: fn(&Word) -> bool| -> BTreeSet<&str> {
        Word::ALL.iter().filter(|word| wanted(word)).map(|word| word.spelling()).collect()
    };
    assert_eq!(listed(&page, "**Never a name.**"), words(|word| word.reserved()));
    assert_eq!(listed(&page, "**Not the first word of a row.**"), words(|word| word.row_part() && !word.reserved()));
    let remarked = listed(&page, "**Allowed, and remarked on.**");
    assert!(words(|word| word.role() == Role::Contextual).is_subset(&remarked));
}

#[test]
fn the_closed_lists_are_those_of_the_compiler() {
    let page = reference();
    let section = page.split_once("\n## Closed lists\n").expect("the reference has closed lists").1;
    for word in [refine::LINES, refine::MODALITIES, refine::EFFECTS].concat() {
        assert!(section.contains(&format!("`{word}`")), "{word}");
    }
}

/// The rows of the tables in a section: the word in backticks that opens the row, and the cells behind it.
fn rows(section: &str) -> impl Iterator<Item = (&str, Vec<&str>)> {
    section.lines().filter_map(|line| {
        let (word, rest) = line.strip_prefix("| `")?.split_once('`')?;
        Some((word, rest.trim_end_matches('|').split('|').skip(1).map(str::trim).collect()))
    })
}

/// The section of the reference about an item.
fn section(page: &str, item: Word) -> Option<&str> {
    let (_, rest) = page.split_once(&format!("\n### `{}`\n", item.spelling()))?;
    let end = rest.match_indices("\n##").map(|(at, _)| at).next().unwrap_or(rest.len());
    rest.get(..end)
}

fn how_often(count: Count) -> &'static str {
    match count {
        Count::Once => "at most once",
        Count::Many => "any number",
        Count::Required => "exactly once",
        Count::Needed => "at least once",
    }
}

#[test]
fn the_reference_has_every_item_with_its_clauses_and_an_example() {
    let page = reference();
    let mut problems = Vec::new();
    for &item in Word::ALL.iter().filter(|word| word.role() == Role::Item) {
        let name = item.spelling();
        let Some(section) = section(&page, item) else {
            problems.push(format!("{name}: no section"));
            continue;
        };
        if !section.lines().any(|line| line == "```mandate") {
            problems.push(format!("{name}: no example"));
        }
        for slot in clauses::of(item) {
            let clause = slot.word.spelling();
            let wanted = [how_often(slot.count), if slot.region { "yes" } else { "no" }];
            match rows(section).find(|(word, _)| *word == clause) {
                None => problems.push(format!("{name}: no clause {clause}")),
                Some((_, cells)) if cells.get(1..) != Some(&wanted[..]) => {
                    problems.push(format!("{name}: {clause} is said to be {:?}, it is {wanted:?}", cells.get(1..)));
                }
                Some(_) => {}
            }
        }
        for (word, _) in rows(section) {
            if !clauses::of(item).iter().any(|slot| slot.word.spelling() == word) {
                problems.push(format!("{name}: it has no clause {word}"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn the_reference_has_every_annotation() {
    let page = reference();
    let (_, rest) = page.split_once("\n## Annotations\n").expect("the reference has annotations");
    let table = rest.split("\n## ").next().unwrap_or(rest);
    for slot in clauses::ANNOTATIONS {
        let row = rows(table).find(|(word, _)| *word == slot.word.spelling());
        let cells = row.map(|(_, cells)| cells).unwrap_or_default();
        assert_eq!(cells.get(1), Some(&how_often(slot.count)), "{}", slot.word.spelling());
    }
}

#[test]
fn links_inside_the_documentation_lead_somewhere() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut problems = Vec::new();
    for (name, page) in pages() {
        let folder = root.join(&name).parent().map(PathBuf::from).unwrap_or_default();
        for target in page.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if path.is_empty() { root.join(&name) } else { folder.join(path) };
            let Ok(text) = fs::read_to_string(&file) else {
                if !file.is_dir() {
                    problems.push(format!("{name}: {target} leads nowhere"));
                }
                continue;
            };
            if !anchor.is_empty() && !anchors(&text).contains(anchor) {
                problems.push(format!("{name}: {target} has no such heading"));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

/// The anchors of a page's headings, as GitHub makes them.
fn anchors(page: &str) -> BTreeSet<String> {
    page.lines()
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let title = line.trim_start_matches('#').trim().to_lowercase();
            title
                .chars()
                .filter_map(|letter| match letter {
                    ' ' => Some('-'),
                    '-' | '_' => Some(letter),
                    _ => letter.is_alphanumeric().then_some(letter),
                })
                .collect()
        })
        .collect()
}

#[test]
fn the_reference_lists_what_the_libraries_declare() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/reference.md")).expect("the page is there");
    let section = page
        .split("## What the libraries declare")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the section is there");
    let compilation = mandate::compile(
        &mut mandate::source::InMemory::one("example.mandate", "use un\nuse ecowas\n"),
        &mandate::Options::default(),
    );
    let model = &compilation.model;
    let terms = model.terms.iter().map(|term| term.name);
    let names =
        terms.chain(model.actors.iter().map(|actor| actor.name)).chain(model.policies.iter().map(|policy| policy.name));
    for name in names {
        let name = compilation.names.text(name);
        assert!(section.contains(&format!("`{name}`")), "the reference does not list {name}");
    }
}
