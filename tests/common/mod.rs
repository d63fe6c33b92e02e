//! Texts for tests: valid ones made from the tables of the language, and ways to take them apart.
#![allow(dead_code)]

use std::collections::BTreeMap;

use mandate::diagnostic::{Diagnostic, Level, Sink};
use mandate::output::ast::to_json;
use mandate::source::SourceMap;
use mandate::syntax::clauses;
use mandate::syntax::format::{FormatError, format};
use mandate::syntax::names::Names;
use mandate::syntax::parse::parse;
use mandate::syntax::token::unquote;
use mandate::syntax::word::{Role, Word};
use serde_json::Value;

// ------------------------------------------------------------------------------------------------------ reading

/// A text that was read.
pub struct Read {
    pub tree: Value,
    pub findings: Vec<Diagnostic>,
}

impl Read {
    pub fn errors(&self) -> Vec<String> {
        self.findings.iter().filter(|finding| finding.level == Level::Error).map(|f| f.message.clone()).collect()
    }

    /// The tree without places.
    pub fn meaning(&self) -> Value {
        without_places(self.tree.clone())
    }

    pub fn items(&self) -> &[Value] {
        self.tree["items"].as_array().map_or(&[], Vec::as_slice)
    }
}

/// Reads a text, which is not the first on the axis, so that a place without its base is seen.
pub fn read(text: &str) -> Read {
    let mut map = SourceMap::default();
    map.add("before".into(), "x".repeat(7), false).expect("there is room");
    let id = map.add("text".into(), text.into(), false).expect("there is room");
    let (mut names, mut sink) = (Names::default(), Sink::default());
    let source = map.get(id);
    let file = parse(text, source.base, &mut names, &mut sink);
    let tree = serde_json::to_value(to_json(&file, &names, source)).expect("a tree is JSON");
    let mut findings = sink.finish();
    for finding in &mut findings {
        let base = source.base;
        for span in places(finding) {
            span.start = span.start.checked_sub(base).expect("a place lies in the text");
            span.end = span.end.checked_sub(base).expect("a place lies in the text");
        }
    }
    Read { tree, findings }
}

/// A text in its canonical layout, or what is said against it.
pub fn formatted(text: &str) -> Result<String, Vec<String>> {
    format(text).map_err(|error| match error {
        FormatError::Unreadable(findings) => findings.into_iter().map(|finding| finding.message).collect(),
        FormatError::Unproven => vec![error.to_string()],
    })
}

fn places(finding: &mut Diagnostic) -> Vec<&mut mandate::source::Span> {
    let mut out = vec![&mut finding.primary.span];
    out.extend(finding.secondary.iter_mut().map(|label| &mut label.span));
    out.extend(finding.fixes.iter_mut().flat_map(|fix| fix.edits.iter_mut().map(|(span, _)| span)));
    out
}

/// Fails where a node of the tree does not lie in the one around it, or a name not where its letters are.
pub fn check_nesting(text: &str, tree: &Value) {
    let place = |node: &Value| Some((node.get("span")?[0].as_u64()?, node.get("span")?[1].as_u64()?));
    walk(tree, &mut |node| {
        let Some((start, end)) = place(node) else { return };
        for child in node.as_object().into_iter().flat_map(|map| map.values()) {
            for child in child.as_array().map_or(std::slice::from_ref(child), Vec::as_slice) {
                if let Some((from, to)) = place(child) {
                    assert!(start <= from && to <= end, "{child} is not in {node} of {text:?}");
                }
            }
        }
        if node["kind"] == "name" {
            assert_eq!(Some(text[start as usize..end as usize].to_lowercase().as_str()), node["name"].as_str());
        }
    });
}

/// Fails where a place of the tree or of a finding is not in the text or inside a character.
pub fn check_places(text: &str, read: &mut Read) {
    walk(&read.tree, &mut |node| {
        for key in ["span", "word_span"] {
            if let Some(place) = node.get(key) {
                check_place(text, place, node);
            }
        }
        for place in node.get("surplus").and_then(Value::as_array).into_iter().flatten() {
            check_place(text, place, node);
        }
    });
    for finding in &mut read.findings {
        let shown = finding.message.clone();
        for span in places(finding) {
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {shown:?} in {text:?}");
        }
    }
}

fn check_place(text: &str, place: &Value, node: &Value) {
    let (start, end) = (place[0].as_u64().expect("a start"), place[1].as_u64().expect("an end"));
    assert!(text.get(start as usize..end as usize).is_some(), "{place} of {node} in {text:?}");
}

/// Every node of a tree.
pub fn walk(tree: &Value, visit: &mut impl FnMut(&Value)) {
    match tree {
        Value::Object(map) => {
            visit(tree);
            map.values().for_each(|value| walk(value, visit));
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, visit)),
        _ => {}
    }
}

pub fn without_places(mut tree: Value) -> Value {
    match &mut tree {
        Value::Object(map) => {
            map.remove("span");
            map.remove("word_span");
            if let Some(surplus) = map.get_mut("surplus") {
                *surplus = surplus.as_array().map_or(0, Vec::len).into();
            }
            for value in map.values_mut() {
                *value = without_places(value.take());
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| *value = without_places(value.take())),
        _ => {}
    }
    tree
}

/// Names, numbers, dates, words and letters of a tree, each as often as it stands there.
pub fn leaves(tree: &Value) -> Vec<String> {
    let mut out = Vec::new();
    walk(tree, &mut |node| {
        let leaf = |key: &str| node[key].as_str().map_or_else(|| node[key].to_string(), str::to_owned);
        match node["kind"].as_str() {
            Some("name") => out.push(format!("name {}", leaf("name"))),
            Some("number") => out.push(format!("number {}", leaf("value"))),
            Some("date") => out.push(format!("date {} {}", leaf("first"), leaf("last"))),
            Some("text") => out.push(format!("text {}", leaf("text"))),
            Some("percent") => out.push(format!("percent {}", leaf("hundredths"))),
            Some("letter") => out.push(format!("letter {}", leaf("letter"))),
            _ => {}
        }
    });
    out.sort();
    out
}

/// The items and clauses that a tree holds, by word and kind.
pub fn kinds(tree: &Value) -> BTreeMap<String, usize> {
    let mut out = BTreeMap::new();
    walk(tree, &mut |node| {
        let word = node["word"].as_str().unwrap_or("");
        if let Some(kind) = node["kind"].as_str() {
            *out.entry(format!("{kind} {word}").trim().to_owned()).or_default() += 1;
        }
    });
    out
}

// --------------------------------------------------------------------------------------------------------- tokens

/// A token of a made text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Piece {
    pub text: String,
    /// What the tree must hold of it.
    pub leaf: Option<String>,
}

/// Where choices come from: bytes, and 0 when they have run out, so that fewer bytes make a simpler text.
pub struct Choices<'a> {
    bytes: &'a [u8],
    fresh: usize,
    /// Names may be spelt like words of the language.
    pub tricky: bool,
}

impl<'a> Choices<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, fresh: 0, tricky: false }
    }

    /// A number below `count`.
    pub fn pick(&mut self, count: usize) -> usize {
        match self.bytes.split_first() {
            Some((&first, rest)) => {
                self.bytes = rest;
                first as usize % count
            }
            None => 0,
        }
    }

    pub fn flag(&mut self) -> bool {
        self.pick(2) == 1
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.pick(list.len())]
    }
}

/// A made text: the tokens of its items.
#[derive(Clone, Debug, Default)]
pub struct Made {
    pub items: Vec<Vec<Piece>>,
}

impl Made {
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.items.iter().flatten()
    }

    /// An item a line.
    pub fn text(&self) -> String {
        self.items.iter().map(|item| joined(item.iter(), " ") + "\n").collect()
    }

    pub fn leaves(&self) -> Vec<String> {
        let mut out: Vec<String> = self.pieces().filter_map(|piece| piece.leaf.clone()).collect();
        out.sort();
        out
    }
}

pub fn joined<'a>(pieces: impl Iterator<Item = &'a Piece>, space: &str) -> String {
    pieces.map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(space)
}

const LAYOUT: &[&str] =
    &[" ", "\n", "  ", "\t", "\r\n", "\n\n", "\n    ", " \r\n\t", "\u{A0}", "\n\n\n  ", "   \n", "\u{2009}"];

/// The same tokens with other white space between and inside them.
pub fn rewrapped<'a>(pieces: impl Iterator<Item = &'a Piece>, choices: &mut Choices) -> String {
    let mut out = String::new();
    for piece in pieces {
        out.push_str(choices.of(LAYOUT));
        if piece.leaf.as_deref().is_some_and(|leaf| leaf.starts_with("date")) {
            for part in piece.text.split(' ') {
                if !out.ends_with(char::is_whitespace) {
                    out.push_str(choices.of(&[" ", "\n", "\u{A0}", "  \n\t", "\r\n"]));
                }
                out.push_str(part);
            }
        } else {
            out.push_str(&piece.text);
        }
    }
    out.push_str(choices.of(LAYOUT));
    out
}

/// The same tokens with comments between them.
pub fn commented<'a>(pieces: impl Iterator<Item = &'a Piece>, choices: &mut Choices) -> String {
    let mut out = String::new();
    for piece in pieces {
        match choices.pick(12) {
            1 => out.push_str("# a comment behind\n"),
            2 => out.push_str("\n# a comment of its own {\n"),
            3 => out.push_str("  #\n     # two \"lines\r\n"),
            4 => out.push_str("\n\n"),
            5 => out.push('\n'),
            6 => out.push_str("\n  # before an empty line\n\n"),
            _ => {}
        }
        out.push(' ');
        out.push_str(&piece.text);
    }
    if choices.flag() {
        out.push_str(" # the last");
    }
    out
}

// -------------------------------------------------------------------------------------------------------- making

/// A valid text of some items.
pub fn make(choices: &mut Choices, items: usize) -> Made {
    let words: Vec<Word> = Word::ALL.iter().copied().filter(|word| word.role() == Role::Item).collect();
    Made {
        items: (0..items)
            .map(|_| {
                let word = choices.of(&words);
                let mut maker = Maker { choices, out: Vec::new() };
                maker.item(word, 0);
                maker.out
            })
            .collect(),
    }
}

/// A text in which every item, every clause of every item and every annotation stands, each in one of its shapes.
pub fn make_everything(choices: &mut Choices) -> Made {
    let mut made = Made::default();
    for &word in Word::ALL.iter().filter(|word| word.role() == Role::Item) {
        let mut maker = Maker { choices: &mut *choices, out: Vec::new() };
        maker.head(word);
        if word != Word::Use {
            maker.sign("{");
            if word.table() {
                for _ in 0..4 {
                    maker.row(word);
                }
            } else {
                for slot in clauses::of(word).iter().chain(clauses::ANNOTATIONS) {
                    maker.clause(word, *slot);
                    maker.clause(word, *slot);
                }
                if word == Word::Paragraph {
                    Word::ALL.iter().filter(|word| word.in_paragraph()).for_each(|&word| maker.item(word, 1));
                }
                if word == Word::Amendment {
                    Word::ALL.iter().filter(|word| word.role() == Role::Item).for_each(|&word| maker.change(word));
                }
            }
            maker.sign("}");
        }
        made.items.push(maker.out);
    }
    made
}

/// Words of the language that a drafter may take as names: not the reserved ones, not those that begin a part of a row,
/// not those that make one opening with the word behind them (`part of`), and not `expect`, which has no name.
fn tricky_names() -> Vec<&'static str> {
    let free = |word: &&Word| {
        let opens_with_another = ["of ", "by ", "with ", "on "].iter().any(|second| word.operand().starts_with(second));
        !word.reserved() && !word.row_part() && !opens_with_another && **word != Word::Expect
    };
    Word::ALL.iter().filter(free).map(|word| word.spelling()).collect()
}

struct Maker<'a, 'b> {
    choices: &'a mut Choices<'b>,
    out: Vec<Piece>,
}

impl Maker<'_, '_> {
    fn sign(&mut self, text: &str) {
        self.out.push(Piece { text: text.into(), leaf: None });
    }

    fn words(&mut self, text: &str) {
        text.split(' ').for_each(|word| self.sign(word));
    }

    fn leaf(&mut self, text: impl Into<String>, leaf: String) {
        self.out.push(Piece { text: text.into(), leaf: Some(leaf) });
    }

    fn maybe(&mut self, part: impl FnOnce(&mut Self)) {
        if self.choices.flag() {
            part(self);
        }
    }

    fn list(&mut self, mut part: impl FnMut(&mut Self)) {
        part(self);
        for _ in 0..self.choices.of(&[0, 0, 1, 2, 12]) {
            self.sign(",");
            part(self);
        }
    }

    // ----------------------------------------------------------------------------------------------------- leaves

    fn name(&mut self) {
        if self.choices.tricky && self.choices.pick(3) == 0 {
            let name = self.choices.of(&tricky_names());
            return self.leaf(name, format!("name {name}"));
        }
        self.choices.fresh += 1;
        let number = self.choices.fresh;
        let text = match self.choices.pick(6) {
            1 => format!("Mixed-Case-{number}"),
            2 => format!("côte-d-{number}"),
            3 => format!("МАНДАТ-{number}"),
            _ => format!("name-{number}"),
        };
        let leaf = format!("name {}", text.to_lowercase());
        self.leaf(text, leaf);
    }

    fn names(&mut self) {
        self.list(Self::name);
    }

    fn number(&mut self) {
        let (text, value) = self.choices.of(&[
            ("3", 3),
            ("6,000", 6000),
            ("303", 303),
            ("6\u{A0}000", 6000),
            ("0", 0),
            ("12,345,678", 12_345_678),
        ]);
        self.leaf(text, format!("number {value}"));
    }

    fn unit(&mut self) {
        let unit = self.choices.of(&["days", "hours", "weeks", "months", "year", "military", "observers"]);
        self.leaf(unit, format!("name {unit}"));
    }

    fn length(&mut self) {
        self.number();
        self.unit();
    }

    fn percent(&mut self) {
        let (text, value) = self.choices.of(&[("40%", 4000), ("33.3%", 3330), ("40 %", 4000), ("100\u{A0}%", 10_000)]);
        self.leaf(text, format!("percent {value}"));
    }

    fn date(&mut self) {
        let (text, first, last) = self.choices.of(&[
            ("22 September 1993", "1993-09-22", "1993-09-22"),
            ("1999-10-22", "1999-10-22", "1999-10-22"),
            ("March 1994", "1994-03-01", "1994-03-31"),
            ("1 may 2001", "2001-05-01", "2001-05-01"),
        ]);
        self.leaf(text, format!("date {first} {last}"));
    }

    fn text(&mut self) {
        let text = self.choices.of(&[
            "\"words\"",
            "“typographic words”",
            "«S/RES/866 (1993)»",
            "\"with “inner” marks, # and { braces }\"",
            "\"\"",
            "„Worte“",
            "“«a»”",
            "\"\"\"on one line\"\"\"",
            "\"\"\"\n        Several lines,\n          some indented,\n\n        some empty.\n        \"\"\"",
            "\"\"\"Begins at once\r\n   and goes on with \"marks\"\r\n\"\"\"",
            "\"\"\"\n\t\ttabs\n\t\t\tand tabs\n\"\"\"",
            "\"\"\"\n      ends with \"marks\"\n   \"\"\"",
        ]);
        self.leaf(text, format!("text {}", unquote(text)));
    }

    fn letters(&mut self) {
        let (text, letter) = self.choices.of(&[("(a)", "a"), ("(ii)", "ii"), ("( b )", "b"), ("(12)", "12")]);
        self.leaf(text, format!("letter {letter}"));
        if self.choices.pick(4) == 1 {
            self.leaf("(iv)", "letter iv".into());
        }
    }

    fn roman(&mut self) {
        let (text, leaf) = self.choices.of(&[("VII", "name vii"), ("ii", "name ii"), ("8", "number 8")]);
        self.leaf(text, leaf.into());
    }

    // ------------------------------------------------------------------------------------------------------ parts

    fn point(&mut self) {
        for _ in 0..self.choices.of(&[0, 0, 1, 2]) {
            self.length();
            let side = self.choices.of(&["after", "before"]);
            self.sign(side);
        }
        match self.choices.pick(3) {
            0 => self.date(),
            1 => self.name(),
            _ => {
                let base = self.choices.of(&["adoption", "expiry", "start", "end"]);
                self.leaf(base, format!("name {base}"));
                self.sign("of");
                self.name();
            }
        }
    }

    fn region(&mut self) {
        match self.choices.pick(7) {
            0 => {
                self.sign("in");
                self.names();
            }
            1 => {
                self.sign("from");
                self.point();
            }
            2 => {
                self.sign("until");
                self.point();
            }
            3 => {
                self.sign("during");
                self.names();
            }
            4 => {
                self.sign("for");
                self.length();
                self.maybe(|maker| maker.sign("continuing"));
            }
            5 => {
                self.sign("concerning");
                self.names();
            }
            _ => {
                self.sign("under");
                self.name();
            }
        }
    }

    fn regions(&mut self) {
        for _ in 0..self.choices.of(&[0, 1, 0, 2, 3]) {
            self.region();
        }
    }

    fn para(&mut self) {
        self.number();
        self.maybe(Self::letters);
    }

    fn locator(&mut self) {
        match self.choices.pick(5) {
            0 => {
                let word = self.choices.of(&["para", "paras"]);
                self.sign(word);
                self.para();
                self.maybe(|maker| {
                    maker.sign("to");
                    maker.para();
                });
            }
            1 => {
                self.sign("annex");
                self.roman();
            }
            2 => {
                self.sign("article");
                self.roman();
            }
            _ => self.sign("preamble"),
        }
    }

    fn citation(&mut self) {
        match self.choices.pick(6) {
            0 => self.text(),
            1 => {
                self.text();
                self.locator();
                self.maybe(Self::locator);
            }
            2 => self.locator(),
            3 => {
                self.locator();
                self.sign("of");
                self.text();
            }
            4 => self.letters(),
            _ => {
                self.sign("chapter");
                self.roman();
                self.maybe(|maker| {
                    maker.sign("of");
                    maker.text();
                });
            }
        }
    }

    fn amount(&mut self) {
        self.number();
        self.unit();
        if self.choices.pick(4) == 1 {
            self.sign("of");
            self.number();
            self.unit();
        }
    }

    fn quantity(&mut self) {
        match self.choices.pick(4) {
            0 => self.leaf("open", "name open".into()),
            1 => {
                self.sign("as");
                self.citation();
            }
            _ => {
                for number in 0..=self.choices.of(&[0, 0, 1, 2]) {
                    if number > 0 {
                        self.sign("plus");
                    }
                    self.maybe(|maker| maker.sign("about"));
                    self.amount();
                    self.maybe(|maker| {
                        maker.sign("including");
                        maker.list(Self::amount);
                    });
                }
            }
        }
    }

    fn within(&mut self) {
        self.sign("within");
        self.length();
        self.maybe(|maker| {
            maker.sign("of");
            maker.point();
        });
    }

    fn deadline(&mut self) {
        if self.choices.flag() { self.within() } else { self.point() }
    }

    fn name_or_text(&mut self) {
        if self.choices.flag() { self.text() } else { self.name() }
    }

    fn reference(&mut self) {
        if self.choices.pick(3) == 1 {
            let kind = self.choices.of(&["duty", "authority", "report", "division"]);
            self.sign(kind);
        }
        self.plain_name();
    }

    fn plain_name(&mut self) {
        let tricky = std::mem::replace(&mut self.choices.tricky, false);
        self.name();
        self.choices.tricky = tricky;
    }

    fn question(&mut self) {
        self.sign("of");
        self.name();
        self.maybe(|maker| {
            maker.sign("along");
            maker.name();
        });
        self.maybe(|maker| {
            maker.sign("in");
            maker.names();
        });
        self.sign("is");
        self.maybe(|maker| maker.sign("possibly"));
        self.list(|maker| match maker.choices.pick(4) {
            0 => maker.plain_name(),
            1 => maker.date(),
            2 => maker.number(),
            _ => maker.length(),
        });
    }

    // ---------------------------------------------------------------------------------------------------- clauses

    fn clause(&mut self, item: Word, slot: clauses::Slot) {
        let word = slot.word;
        let asks = item == Word::Expect && matches!(word, Word::Chain | Word::Lead | Word::Due | Word::Strength);
        if asks {
            self.sign(word.spelling());
            return self.question();
        }
        match word {
            Word::Never | Word::Delegable => match self.choices.pick(4) {
                0 => self.sign("delegable"),
                1 => {
                    self.words("delegable to");
                    self.names();
                }
                2 => {
                    self.sign("delegable");
                    self.leaf("undiminished", "name undiminished".into());
                }
                _ => self.words("never delegable"),
            },
            Word::Every => match self.choices.pick(3) {
                0 => {
                    self.sign("every");
                    self.length();
                }
                1 => {
                    self.words("at least every");
                    self.length();
                }
                _ => {
                    self.sign("every");
                    self.text();
                }
            },
            Word::Contingent
            | Word::Root
            | Word::Once
            | Word::Voluntary
            | Word::Exclusive
            | Word::Shared
            | Word::Commanded
            | Word::Restricted
            | Word::Unrestricted
            | Word::Impartial => self.sign(word.spelling()),
            _ => {
                self.sign(word.spelling());
                self.operands(item, word);
            }
        }
        if slot.region {
            self.regions();
        }
    }

    fn operands(&mut self, item: Word, word: Word) {
        match word {
            Word::Iso => self.list(|maker| {
                let (text, leaf) =
                    maker.choices.of(&[("LR", "name lr"), ("IN", "name in"), ("TO", "name to"), ("by", "name by")]);
                maker.leaf(text, leaf.into());
            }),
            Word::Part | Word::Member | Word::Ally | Word::Consent => {
                self.sign("of");
                self.names();
            }
            Word::Determined | Word::Advised | Word::Granted | Word::Mitigated => {
                self.sign("by");
                self.names();
            }
            Word::Coordination => {
                self.sign("with");
                self.names();
            }
            Word::Depends => {
                self.sign("on");
                self.names();
            }
            Word::Divided => {
                self.sign("into");
                self.names();
            }
            Word::May => {
                self.sign("hold");
                self.leaf("grants", "name grants".into());
            }
            Word::Basis | Word::Incorporates | Word::Cite => self.list(Self::citation),
            Word::Adopted | Word::On | Word::Follows | Word::Precedes | Word::At => self.point(),
            Word::Reviewed => {
                self.sign("on");
                self.point();
            }
            Word::Between if item == Word::Event => {
                self.point();
                self.sign(",");
                self.point();
            }
            Word::Not => {
                let side = self.choices.of(&["before", "after"]);
                self.sign(side);
                self.point();
            }
            Word::Strength | Word::Ceiling | Word::Needs | Word::Provides => self.quantity(),
            Word::ReviewWindow | Word::BlindGap | Word::ReportLatency => self.length(),
            Word::By => {
                self.names();
                self.maybe(|maker| {
                    maker.sign("through");
                    maker.names();
                });
                self.maybe(|maker| {
                    maker.sign("to");
                    maker.names();
                });
            }
            Word::Covers => self.list(|maker| if maker.choices.flag() { maker.citation() } else { maker.name() }),
            Word::Review => {
                self.sign("by");
                self.point();
                self.maybe(|maker| {
                    maker.sign("considering");
                    maker.name();
                });
            }
            Word::Permits => {
                self.names();
                self.maybe(|maker| {
                    maker.sign("only");
                    maker.names();
                });
            }
            Word::Approval => {
                self.sign("of");
                self.names();
                self.maybe(|maker| {
                    maker.sign("within");
                    maker.length();
                });
                self.maybe(|maker| {
                    maker.sign("deputy");
                    maker.name();
                });
            }
            Word::Endorsed => {
                self.sign("by");
                self.names();
                self.sign("on");
                self.point();
            }
            Word::Task => {
                self.names();
                self.maybe(|maker| {
                    maker.sign("to");
                    maker.name();
                });
            }
            Word::Complete => {
                if self.choices.flag() {
                    self.within();
                } else {
                    self.sign("by");
                    self.point();
                }
            }
            Word::Due => self.list(Self::deadline),
            Word::First => self.deadline(),
            Word::Upon => {
                self.names();
                self.maybe(|maker| {
                    maker.sign("within");
                    maker.length();
                });
            }
            Word::As => self.leaf("requested", "name requested".into()),
            Word::Share => self.list(|maker| {
                maker.name();
                if maker.choices.flag() {
                    maker.percent();
                } else {
                    maker.leaf("rest", "name rest".into());
                }
            }),
            Word::Drops => {
                self.names();
                self.maybe(Self::text);
            }
            Word::Except | Word::Limit => self.list(Self::name_or_text),
            Word::Extend => {
                if self.choices.flag() {
                    self.sign("further");
                    self.length();
                } else {
                    self.region();
                }
            }
            Word::Subject => {
                self.sign("to");
                self.list(Self::reference);
            }
            Word::Notwithstanding => self.list(Self::reference),
            Word::Allow => {
                self.leaf("zero-slack", "name zero-slack".into());
                self.text();
            }
            Word::Chapter => self.roman(),
            Word::Text | Word::Note => self.text(),
            Word::Creates => {
                self.name();
                self.maybe(|maker| {
                    maker.sign("to");
                    maker.names();
                });
            }
            Word::LargestShare => self.percent(),
            Word::ReportsTogether => {
                self.number();
                self.sign("within");
                self.length();
            }
            Word::Finds => {
                self.maybe(|maker| maker.sign("certain"));
                self.name();
                self.maybe(|maker| {
                    maker.sign("of");
                    maker.name();
                });
            }
            _ => self.names(),
        }
    }

    fn row(&mut self, item: Word) {
        self.plain_name();
        if item == Word::Command {
            self.maybe(|maker| {
                maker.sign(",");
                maker.name();
                maker.sign("jointly");
            });
            self.sign("over");
            self.names();
            self.maybe(|maker| {
                maker.sign(":");
                maker.name();
            });
            self.maybe(|maker| {
                maker.sign("deciding");
                maker.name();
            });
        } else {
            self.sign("lead");
            self.names();
            for word in ["with", "consult", "inform"] {
                self.maybe(|maker| {
                    maker.sign(word);
                    maker.names();
                });
            }
        }
        self.regions();
        if self.choices.pick(4) == 1 {
            let slot = self.choices.of(clauses::ANNOTATIONS);
            self.clause(item, slot);
        }
    }

    // ------------------------------------------------------------------------------------------------------ items

    fn head(&mut self, word: Word) {
        self.sign(word.spelling());
        match word {
            Word::Use => return if self.choices.flag() { self.text() } else { self.name() },
            Word::Paragraph => {
                self.number();
                self.maybe(Self::letters);
            }
            Word::Command => {}
            Word::Expect => self.text(),
            _ => {
                self.name();
                self.maybe(Self::letters);
            }
        }
        if matches!(word, Word::Paragraph | Word::Amendment) {
            self.sign("of");
            self.name();
        }
        if matches!(word, Word::Actor | Word::Event) {
            self.maybe(|maker| {
                maker.sign(":");
                maker.name();
            });
        }
        if !matches!(word, Word::Command | Word::Expect) {
            self.maybe(Self::text);
        }
        self.regions();
    }

    fn change(&mut self, word: Word) {
        let change = self.choices.of(&["add", "revise", "replace", "end"]);
        self.sign(change);
        self.item(word, 1);
    }

    fn item(&mut self, word: Word, depth: usize) {
        self.head(word);
        if word == Word::Use || !word.table() && self.choices.pick(5) == 1 {
            return;
        }
        self.sign("{");
        if word.table() {
            for _ in 0..self.choices.of(&[1, 2, 3]) {
                self.row(word);
            }
        } else {
            let slots: Vec<_> = clauses::of(word).iter().chain(clauses::ANNOTATIONS).copied().collect();
            let inner: Vec<Word> = Word::ALL.iter().copied().filter(|word| word.in_paragraph()).collect();
            for _ in 0..self.choices.of(&[0, 1, 2, 4]) {
                match word {
                    Word::Paragraph if depth == 0 && self.choices.flag() => {
                        let word = self.choices.of(&inner);
                        self.item(word, 1);
                    }
                    Word::Amendment if depth == 0 && self.choices.flag() => {
                        let word = self.choices.of(&inner);
                        self.change(word);
                    }
                    _ => {
                        let slot = self.choices.of(&slots);
                        self.clause(word, slot);
                    }
                }
            }
        }
        self.sign("}");
    }
}
