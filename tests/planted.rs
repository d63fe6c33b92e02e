//! Ten mistakes planted in ten items of a real mandate: ten findings more, each where the mistake is, and no eleventh.

mod support;

use mandate::source::{ReadError, Sources};
use mandate::{Compilation, Options, compile};
use support::Disk;

const UNOMIL: &str = "examples/liberia/unomil.mandate";

/// The files on disk, one of them with another text.
struct Overlay {
    disk: Disk,
    text: String,
}

impl Sources for Overlay {
    fn roots(&self) -> Vec<String> {
        self.disk.roots()
    }

    fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        if path == UNOMIL { Ok(self.text.clone().into_bytes()) } else { self.disk.read(path) }
    }
}

/// A mistake: what stands in the text, what is put in its place, the words at whose line the finding is to be, and the
/// rule. The words are looked for in the changed text.
struct Mistake {
    sound: &'static str,
    planted: &'static str,
    at: &'static str,
    code: &'static str,
}

const TEN: [Mistake; 10] = [
    // A clause word misspelt.
    Mistake {
        sound: "    requires  observation, free-movement\n    }\n\n    # One finding",
        planted: "    reqiures  observation, free-movement\n    }\n\n    # One finding",
        at: "reqiures",
        code: "M0002",
    },
    // A brace forgotten at the end of an item.
    Mistake {
        sound: "        towards  ecomog\n    }\n\n    duty assist-embargo",
        planted: "        towards  ecomog\n\n    duty assist-embargo",
        at: "duty verify-application",
        code: "M0005",
    },
    // A name missing behind a comma.
    Mistake {
        sound: "task  disarmament, demobilisation to assist",
        planted: "task  disarmament, to assist",
        at: "task  disarmament, to assist",
        code: "M0002",
    },
    // A date that can be read in two ways.
    Mistake {
        sound: "event cotonou \"Cotonou Agreement\" { on 25 July 1993  cite preamble }",
        planted: "event cotonou \"Cotonou Agreement\" { on 03/04/94  cite preamble }",
        at: "03/04/94",
        code: "M0007",
    },
    // A day that no calendar has.
    Mistake {
        sound: "due     16 December 1993, 16 February 1994",
        planted: "due     16 December 1993, 30 February 1994",
        at: "30 February 1994",
        code: "M0008",
    },
    // A name misspelt.
    Mistake {
        sound: "lead      transitional-government",
        planted: "lead      transitional-goverment",
        at: "transitional-goverment",
        code: "M0101",
    },
    // A clause of another item.
    Mistake {
        sound: "area border-points \"Points on the borders with Sierra Leone and other neighbours\" { part of liberia }",
        planted: "area border-points \"Points on the borders with Sierra Leone and other neighbours\" { part of liberia  lead srsg }",
        at: "lead srsg }",
        code: "M0105",
    },
    // Quotation marks that are never closed.
    Mistake {
        sound: "actor electoral-component : component \"Electoral component\" { part of unomil }",
        planted: "actor electoral-component : component \"Electoral component { part of unomil }",
        at: "\"Electoral component {",
        code: "M0004",
    },
    // A name given twice.
    Mistake {
        sound: "duty compose-commission ",
        planted: "duty let-relief-pass ",
        at: "duty let-relief-pass \"Cooperate",
        code: "M0102",
    },
    // A duty that nobody leads.
    Mistake {
        sound: "        lead     ecomog\n        task     protect-personnel",
        planted: "        task     protect-personnel",
        at: "duty protect-unomil",
        code: "M0501",
    },
];

fn line_of(text: &str, words: &str) -> u32 {
    assert_eq!(text.matches(words).count(), 1, "{words:?} stands once");
    text[..text.find(words).unwrap_or(0)].matches('\n').count() as u32 + 1
}

fn with(mistakes: &[Mistake]) -> (String, Compilation) {
    let mut disk = Disk::root(UNOMIL);
    let mut text = String::from_utf8(disk.read(UNOMIL).expect("the example is there")).expect("it is UTF-8");
    for mistake in mistakes {
        assert_eq!(text.matches(mistake.sound).count(), 1, "{:?} stands once in the example", mistake.sound);
        text = text.replace(mistake.sound, mistake.planted);
    }
    let compilation = compile(&mut Overlay { disk, text: text.clone() }, &Options::default());
    (text, compilation)
}

/// Text, line and code of each finding that nobody expects.
fn found(compilation: &Compilation) -> Vec<(String, u32, &'static str, String)> {
    let mut out: Vec<_> = compilation
        .diagnostics
        .iter()
        .filter(|finding| !finding.expected)
        .map(|finding| {
            let (source, at) = compilation.sources.position(finding.primary.span.start);
            (compilation.sources.get(source).name.clone(), at.line, finding.rule.code, finding.message.clone())
        })
        .collect();
    out.sort();
    out
}

fn assert_found(mistakes: &[Mistake]) {
    let (text, compilation) = with(mistakes);
    let mut wanted: Vec<(String, u32, &str)> =
        mistakes.iter().map(|mistake| (UNOMIL.to_owned(), line_of(&text, mistake.at), mistake.code)).collect();
    wanted.sort();
    let all = found(&compilation);
    let got: Vec<(String, u32, &str)> = all.iter().map(|(file, line, code, _)| (file.clone(), *line, *code)).collect();
    assert_eq!(got, wanted, "{all:#?}");
}

#[test]
fn each_mistake_alone_is_one_finding() {
    for mistake in &TEN {
        assert_found(std::slice::from_ref(mistake));
    }
}

#[test]
fn ten_mistakes_are_ten_findings() {
    assert_found(&TEN);
}

#[test]
fn what_is_sound_is_still_checked() {
    let (_, compilation) = with(&TEN);
    let expected: Vec<&str> =
        compilation.diagnostics.iter().filter(|finding| finding.expected).map(|finding| finding.rule.name).collect();
    assert_eq!(expected, ["zero-slack"]);
}
