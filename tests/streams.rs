//! The command and what flows through it: texts, findings, colours, exit codes.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The command, in an environment that says nothing about it.
fn mandate(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mandate"));
    for name in ["MANDATE_OUTPUT_FORMAT", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/folders.in"));
    command
}

/// Runs the command with a text on standard input.
fn fed(command: &mut Command, text: &[u8]) -> Output {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    child.stdin.take().expect("it listens").write_all(text).expect("it reads");
    child.wait_with_output().expect("it ends")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is text")
}

/// An empty folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

#[test]
fn standard_input_is_a_text_with_or_without_a_name() {
    let check = ["check", "-", "--output-format", "concise"];
    let output = fed(&mut mandate(&check), b"area lofa { part of }");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).starts_with("<stdin>:1:"), "{output:?}");

    let named = [&check[..], &["--stdin-filename", "./mission/new.mandate"]].concat();
    let output = fed(&mut mandate(&named), b"area lofa { part of }");
    assert!(text(&output.stdout).starts_with("mission/new.mandate:1:"), "{output:?}");
    // What it uses is sought beside that name.
    let output = fed(&mut mandate(&named), b"use \"shared.mandate\"\n");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert!(text(&output.stdout).starts_with("mission/shared.mandate:4:6: note: "), "{output:?}");
}

#[test]
fn a_text_on_standard_input_is_formatted_to_standard_output() {
    let output = fed(&mut mandate(&["fmt", "-"]), b"area   valdia   \"Valdia\"");
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(0), "area valdia \"Valdia\"\n"));
    assert!(output.stderr.is_empty(), "{output:?}");
    // An editor must not take nothing for the text.
    let output = fed(&mut mandate(&["fmt", "-"]), b"area lofa { part of }");
    assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(1), true), "{output:?}");
    let output = fed(&mut mandate(&["fmt", "--check", "-"]), b"area   valdia");
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(1), "<stdin>\n"));
}

#[test]
fn the_format_may_come_from_the_environment() {
    let run = |format: &str, more: &[&str]| {
        let mut command = mandate(&[&["check", "broken.mandate"], more].concat());
        command.env("MANDATE_OUTPUT_FORMAT", format).output().expect("it runs")
    };
    assert!(text(&run("concise", &[]).stdout).starts_with("broken.mandate:10:5: error: "));
    assert!(text(&run("concise", &["--output-format", "json"]).stdout).starts_with("{\"format_version\":"));
    assert_eq!(run("xml", &[]).status.code(), Some(2));
}

#[test]
fn every_document_is_json() {
    for arguments in [
        &["check", "broken.mandate", "--output-format", "json"][..],
        &["check", "clean.mandate", "--output-format", "json"],
        &["compile", "clean.mandate"],
        &["ast", "clean.mandate"],
        &["ast", "broken.mandate"],
    ] {
        let output = mandate(arguments).output().expect("it runs");
        let read: Result<serde_json::Value, _> = serde_json::from_slice(&output.stdout);
        assert!(read.is_ok(), "{arguments:?}: {read:?}");
    }
    let output = mandate(&["ast", "broken.mandate"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error[M0002]"), "{output:?}");
}

#[test]
fn colour_comes_when_asked_for() {
    let coloured = |arguments: &[&str], variables: &[(&str, &str)]| {
        let arguments = [&["check", "broken.mandate"], arguments].concat();
        let output = mandate(&arguments).envs(variables.iter().copied()).output().expect("it runs");
        text(&output.stdout).contains('\u{1b}')
    };
    assert!(!coloured(&[], &[]), "a pipe is no terminal");
    assert!(coloured(&["--color", "always"], &[]));
    assert!(coloured(&["--color", "always"], &[("NO_COLOR", "1")]));
    assert!(coloured(&[], &[("CLICOLOR_FORCE", "1")]));
    assert!(!coloured(&[], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]));
    assert!(!coloured(&["--color", "never"], &[("CLICOLOR_FORCE", "1")]));
}

#[test]
fn the_same_bytes_come_out_each_time() {
    let run = || mandate(&["check", ".", "--output-format", "json"]).output().expect("it runs").stdout;
    let first = run();
    assert!(!text(&first).contains(env!("CARGO_MANIFEST_DIR")), "no path of this machine");
    assert_eq!(first, run());
    let named =
        mandate(&["check", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cli/folders.in"), "--output-format", "json"]);
    assert_eq!(first, { named }.output().expect("it runs").stdout);
}

#[test]
fn at_most_a_hundred_findings_are_drawn_the_gravest_first() {
    let folder = folder("many");
    let notes: String = (0..150).map(|number| format!("area Place-{number} \"A place\"\n")).collect();
    let many = notes + "area last { part of }\n";
    fs::write(folder.join("many.mandate"), many).expect("the file can be written");
    let drawn = |more: &[&str]| {
        let output =
            mandate(&[&["check", "many.mandate"], more].concat()).current_dir(&folder).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        let shown = text(&output.stdout);
        assert!(shown.contains("error[M0002]"), "the error is behind all notes and is drawn");
        (shown.matches("[M0").count(), text(&output.stderr))
    };
    let (few, told) = drawn(&[]);
    let (all, _) = drawn(&["--all"]);
    assert_eq!(few, 100);
    assert!(all > 150);
    assert!(told.contains(&format!("--all shows the other {}", all - few)), "{told}");
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let mut child = mandate(&["explain"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    drop(child.stdout.take());
    let mut told = String::new();
    child.stderr.take().expect("it speaks").read_to_string(&mut told).expect("it is text");
    assert_eq!((child.wait().expect("it ends").code(), told.as_str()), (Some(0), ""));

    let mut child = mandate(&["check", "broken.mandate", "--all"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1), "the code is as computed");
}

#[test]
fn formatting_touches_only_what_it_changes() {
    let folder = folder("formatted");
    let (tidy, untidy) = (folder.join("tidy.mandate"), folder.join("untidy.mandate"));
    fs::write(&tidy, "area valdia \"Valdia\"\n").expect("the file can be written");
    fs::write(&untidy, "area   lofa\r\n").expect("the file can be written");
    fs::write(folder.join("notes.txt"), "area   lofa").expect("the file can be written");
    let before = fs::metadata(&tidy).and_then(|file| file.modified()).expect("the file has a time");
    let run = |arguments: &[&str]| mandate(arguments).current_dir(&folder).output().expect("it runs");
    assert_eq!(run(&["fmt", "--check"]).status.code(), Some(1));
    assert_eq!(run(&["fmt"]).status.code(), Some(0));
    assert_eq!(run(&["fmt", "--check"]).status.code(), Some(0));
    assert_eq!(fs::metadata(&tidy).and_then(|file| file.modified()).expect("the file has a time"), before);
    assert_eq!(fs::read_to_string(folder.join("notes.txt")).expect("it is there"), "area   lofa");
    assert_eq!(fs::read_dir(&folder).expect("the folder is there").count(), 3);
}

#[test]
fn a_text_that_is_no_text_is_a_finding() {
    let folder = folder("bytes");
    fs::write(folder.join("latin.mandate"), b"area c\xF4te").expect("the file can be written");
    for arguments in [&["check", "latin.mandate"][..], &["ast", "latin.mandate"], &["fmt", "latin.mandate"], &["check"]]
    {
        let output = mandate(arguments).current_dir(&folder).output().expect("it runs");
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        let shown = text(&output.stdout) + &text(&output.stderr);
        assert!(shown.contains("M0015"), "{arguments:?}: {shown}");
    }
}
