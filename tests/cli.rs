//! The command line, as a person types it and as a person sees it.

use std::io::Write as _;
use std::process::{Command, Stdio};

#[test]
fn transcripts() {
    trycmd::TestCases::new().case("tests/cli/*.trycmd");
}

/// Runs the command with a text on standard input; its code and what it printed.
fn piped(arguments: &[&str], text: &str) -> (Option<i32>, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mandate"))
        .args(arguments)
        .env_remove("MANDATE_OUTPUT_FORMAT")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    child.stdin.take().expect("there is an input").write_all(text.as_bytes()).expect("the text is taken");
    let output = child.wait_with_output().expect("the command ends");
    let words = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the output is UTF-8");
    (output.status.code(), words(&output.stdout), words(&output.stderr))
}

#[test]
fn a_text_comes_from_standard_input_under_its_name() {
    let (code, out, _) =
        piped(&["check", "-", "--stdin-filename", "draft.mandate", "--output-format", "concise"], "duty a { lead }\n");
    assert_eq!(code, Some(1));
    assert_eq!(out, "draft.mandate:1:10: error: the name of an actor is expected after lead [M0002]\n");
}

#[test]
fn colour_comes_only_when_it_is_asked_for() {
    let (_, plain, _) = piped(&["check", "-"], "duty a { lead }\n");
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let (_, coloured, _) = piped(&["check", "--color", "always", "-"], "duty a { lead }\n");
    assert!(coloured.contains('\u{1b}'), "{coloured}");
}

#[test]
fn compile_writes_the_whole_file_or_nothing() {
    let folder = std::env::temp_dir().join(format!("mandate-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("there is room");
    let (text, json) = (folder.join("a.mandate"), folder.join("a.json"));
    std::fs::write(&json, "kept").expect("there is room");
    std::fs::write(&text, "duty a { lead }\n").expect("there is room");
    let run = || {
        Command::new(env!("CARGO_BIN_EXE_mandate"))
            .args(["compile"])
            .arg(&text)
            .arg("-o")
            .arg(&json)
            .output()
            .expect("the command runs")
            .status
            .code()
    };
    assert_eq!(run(), Some(1));
    assert_eq!(std::fs::read_to_string(&json).expect("it is there"), "kept");
    std::fs::write(&text, "use un\n").expect("there is room");
    assert_eq!(run(), Some(0));
    let written = std::fs::read_to_string(&json).expect("it is there");
    assert!(written.starts_with("{\n  \"format_version\": \"1.0\""), "{written:.80}");
    let left: Vec<_> =
        std::fs::read_dir(&folder).expect("it is there").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 2, "a half-written file was left: {left:?}");
    std::fs::remove_dir_all(&folder).expect("it can go");
}
