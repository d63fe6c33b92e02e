//! Texts from files, folders and standard input.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Failure;
use crate::diagnostic::{Diagnostic, Sink};
use crate::load::{LARGEST, join};
use crate::rule;
use crate::source::{ReadError, Sources, Span};
use crate::syntax::names::Names;
use crate::syntax::parse::parse;
use crate::syntax::token::unquote;
use crate::syntax::word::Word;

/// How a file of the language ends.
const EXTENSION: &str = "mandate";

/// The name of a text from standard input that has no other.
const STANDARD_INPUT: &str = "<stdin>";

/// A text that the command line asked for.
#[derive(Debug)]
pub struct Input {
    /// The name under which it is shown: a path with forward slashes, without `.` and `..` where they can be left out.
    pub name: String,
    /// The file; `None` for standard input.
    pub path: Option<PathBuf>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Input {
    /// The text, without a byte order mark; a finding at the beginning where the bytes are no text.
    pub fn text(&self) -> Result<String, Box<Diagnostic>> {
        let name = &self.name;
        let refuse = |rule, message| Err(Box::new(Diagnostic::new(rule, Span::default(), message)));
        if self.bytes.len() > LARGEST {
            return refuse(
                &rule::FILE_TOO_LARGE,
                format!("{name} has {} bytes; a text may have {LARGEST}", self.bytes.len()),
            );
        }
        match std::str::from_utf8(&self.bytes) {
            Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned()),
            Err(_) => refuse(&rule::NOT_UTF8, format!("{name} is not written in UTF-8")),
        }
    }
}

/// What the command line asked for.
#[derive(Debug, Default)]
pub struct Inputs {
    /// Files that were named, and standard input, in the order of names.
    pub named: Vec<Input>,
    /// The files below folders that were named, in the order of names.
    pub found: Vec<Input>,
}

/// Reads everything that the paths name: a file, all files of the language below a folder, or `-` for standard input.
pub fn gather(paths: &[PathBuf], stdin_filename: Option<&Path>) -> Result<Inputs, Failure> {
    let mut named = BTreeMap::new();
    let mut found = BTreeMap::new();
    let mut missing = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            let mut bytes = Vec::new();
            let read = io::stdin().lock().read_to_end(&mut bytes);
            read.map_err(|error| Failure(format!("standard input cannot be read: {}", reason(&error))))?;
            let name = stdin_filename.map_or_else(|| STANDARD_INPUT.to_owned(), shown);
            named.insert(name.clone(), Input { name, path: None, bytes });
        } else if path.is_dir() {
            if walk(path, &mut found, &mut missing) == 0 {
                missing.push(format!("there is no file ending in .{EXTENSION} below {}", shown(path)));
            }
        } else {
            take(path, &mut named, &mut missing);
        }
    }
    if missing.is_empty() {
        Ok(Inputs { named: named.into_values().collect(), found: found.into_values().collect() })
    } else {
        Err(Failure(missing.join("\nerror: ")))
    }
}

fn take(path: &Path, inputs: &mut BTreeMap<String, Input>, missing: &mut Vec<String>) {
    let name = shown(path);
    if inputs.get(&name).is_some_and(|input| input.path.is_some()) {
        return;
    }
    match fs::read(path) {
        Ok(bytes) => {
            inputs.insert(name.clone(), Input { name, path: Some(path.to_owned()), bytes });
        }
        Err(error) => missing.push(format!("{name} cannot be read: {}", reason(&error))),
    }
}

/// Takes the files of the language below a folder; says how many there were, and what could not be searched.
fn walk(folder: &Path, inputs: &mut BTreeMap<String, Input>, missing: &mut Vec<String>) -> usize {
    let mut met = 0;
    // The order of folders differs from system to system; the map brings the names in order.
    for entry in WalkBuilder::new(folder).build() {
        match entry {
            Ok(entry) => {
                let path = entry.path();
                if path.extension().is_some_and(|extension| extension == EXTENSION) && path.is_file() {
                    take(path, inputs, missing);
                    met += 1;
                }
            }
            Err(error) => {
                missing.push(format!("{} cannot be searched: {error}", shown(folder)));
                met += 1;
            }
        }
    }
    met
}

/// The name under which a path is shown: relative to the working folder where it lies below it.
pub fn shown(path: &Path) -> String {
    let folder = std::env::current_dir().unwrap_or_default();
    let path = match path.strip_prefix(&folder) {
        Ok(rest) if path.is_absolute() && !folder.as_os_str().is_empty() => rest,
        _ => path,
    };
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { Cow::Owned(text.replace('\\', "/")) } else { text };
    let name = normal(&text);
    if name.is_empty() { ".".to_owned() } else { name }
}

/// A path without `.`, `..` and doubled slashes where they can be left out.
fn normal(path: &str) -> String {
    join("", path)
}

/// Why something could not be read or written, in the same words on every system.
pub fn reason(error: &io::Error) -> Cow<'static, str> {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".into(),
        io::ErrorKind::PermissionDenied => "permission is denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        io::ErrorKind::NotADirectory => "a part of the path is no folder".into(),
        io::ErrorKind::StorageFull => "no space is left".into(),
        _ => error.to_string().into(),
    }
}

/// The texts of one compilation: some at hand, all others in the file system.
#[derive(Debug)]
pub struct Files<'a> {
    at_hand: BTreeMap<&'a str, &'a [u8]>,
    roots: Vec<String>,
}

impl<'a> Files<'a> {
    /// The texts of `inputs`, of which `roots` are to be compiled.
    pub fn new(inputs: &'a [Input], roots: Vec<String>) -> Self {
        Self { at_hand: inputs.iter().map(|input| (input.name.as_str(), input.bytes.as_slice())).collect(), roots }
    }

    /// All of `inputs`, compiled together.
    pub fn together(inputs: &'a [Input]) -> Self {
        Self::new(inputs, inputs.iter().map(|input| input.name.clone()).collect())
    }

    /// Compiles something else next.
    pub fn turn_to(&mut self, root: &str) {
        self.roots = vec![root.to_owned()];
    }
}

impl Sources for Files<'_> {
    fn roots(&self) -> Vec<String> {
        self.roots.clone()
    }

    fn read(&mut self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.at_hand.get(path) {
            Some(bytes) => Ok(bytes.to_vec()),
            None => fs::read(path).map_err(|error| ReadError(reason(&error).into_owned())),
        }
    }
}

/// The texts that no other one uses, in the order of names. Of texts that use each other in a circle, and that nothing
/// else uses, the first stands for all: none may go unread.
pub fn roots(inputs: &[Input]) -> Vec<String> {
    let known: BTreeMap<&str, usize> = inputs.iter().enumerate().map(|(at, input)| (input.name.as_str(), at)).collect();
    let uses: Vec<Vec<usize>> = inputs
        .iter()
        .map(|input| uses(input).iter().filter_map(|name| known.get(name.as_str()).copied()).collect())
        .collect();
    let used: BTreeSet<usize> = uses
        .iter()
        .enumerate()
        .flat_map(|(user, uses)| uses.iter().copied().filter(move |&used| used != user))
        .collect();
    let mut roots = Vec::new();
    let mut reached = vec![false; inputs.len()];
    let free = (0..inputs.len()).filter(|at| !used.contains(at));
    for root in free.chain(0..inputs.len()) {
        if reached[root] {
            continue;
        }
        roots.push(root);
        let mut waiting = vec![root];
        while let Some(at) = waiting.pop() {
            if !std::mem::replace(&mut reached[at], true) {
                waiting.extend(&uses[at]);
            }
        }
    }
    roots.sort_unstable();
    roots.into_iter().map(|root| inputs[root].name.clone()).collect()
}

/// The paths of the files that a text uses.
fn uses(input: &Input) -> Vec<String> {
    let Ok(text) = input.text() else { return Vec::new() };
    let file = parse(&text, 0, &mut Names::default(), &mut Sink::default());
    let files = file.items.iter().filter(|item| item.word() == Some(Word::Use)).filter_map(|item| item.head.label);
    files
        .filter_map(|label| text.get(label.span.start as usize..label.span.end as usize))
        .map(|quoted| join(&input.name, &unquote(quoted)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, text: &str) -> Input {
        Input { name: name.into(), path: None, bytes: text.into() }
    }

    #[test]
    fn names_are_the_same_on_every_system() {
        assert_eq!(shown(Path::new("./a//b/../c.mandate")), "a/c.mandate");
        assert_eq!(shown(Path::new("../c.mandate")), "../c.mandate");
        assert_eq!(shown(Path::new(".")), ".");
        assert_eq!(shown(&std::env::current_dir().unwrap_or_default().join("x/y.mandate")), "x/y.mandate");
    }

    #[test]
    fn what_another_text_uses_is_no_root() {
        let inputs = [
            input("a.mandate", "use \"shared/c.mandate\""),
            input("b.mandate", "use un\nuse \"./shared/../shared/c.mandate\""),
            input("shared/c.mandate", "use \"c.mandate\""),
        ];
        assert_eq!(roots(&inputs), ["a.mandate", "b.mandate"]);
    }

    #[test]
    fn a_circle_is_not_forgotten() {
        let inputs = [
            input("a.mandate", "use \"b.mandate\""),
            input("b.mandate", "use \"c.mandate\""),
            input("c.mandate", "use \"b.mandate\""),
            input("d.mandate", "use \"e.mandate\""),
            input("e.mandate", "use \"d.mandate\""),
        ];
        assert_eq!(roots(&inputs), ["a.mandate", "d.mandate"]);
    }
}
