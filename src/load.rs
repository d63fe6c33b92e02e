//! Brings together the texts of a compilation: the roots, what they use, and what those use.

use std::collections::{BTreeMap, VecDeque};

use crate::diagnostic::{Diagnostic, Sink};
use crate::doctrine;
use crate::rule;
use crate::source::{SourceId, SourceMap, Sources, Span};
use crate::syntax::ast;
use crate::syntax::names::Names;
use crate::syntax::parse::parse;
use crate::syntax::refine::refine;
use crate::syntax::token::unquote;
use crate::syntax::word::Word;

/// The most bytes that one text may have: a library of all resolutions fits in it several times over.
pub const LARGEST: usize = 16 << 20;

/// A text with its tree and what it uses.
#[derive(Debug)]
pub struct Parsed {
    /// Which text.
    pub source: SourceId,
    /// Its tree.
    pub file: ast::File,
    /// The texts it uses, as places in the list of all texts, in the order of its `use` items.
    pub uses: Vec<usize>,
}

/// Reads the roots and whatever they use, each text once.
pub fn load(sources: &mut dyn Sources, map: &mut SourceMap, names: &mut Names, sink: &mut Sink) -> Vec<Parsed> {
    let mut roots = sources.roots();
    roots.sort();
    roots.dedup();
    let mut loader =
        Loader { sources, map, names, sink, known: BTreeMap::new(), files: Vec::new(), waiting: VecDeque::new() };
    for root in roots {
        loader.text(&root, None);
    }
    while let Some((user, item)) = loader.waiting.pop_front() {
        loader.follow(user, item);
    }
    let files = loader.files;
    report_cycles(&files, map, sink);
    files
}

struct Loader<'a> {
    sources: &'a mut dyn Sources,
    map: &'a mut SourceMap,
    names: &'a mut Names,
    sink: &'a mut Sink,
    /// By path, or by `use NAME` for a library; `None` where it could not be read.
    known: BTreeMap<String, Option<usize>>,
    files: Vec<Parsed>,
    waiting: VecDeque<(usize, usize)>,
}

impl Loader<'_> {
    /// Follows one `use` of a text.
    fn follow(&mut self, user: usize, item: usize) {
        let Some(item) = self.files.get(user).and_then(|parsed| parsed.file.items.get(item)) else { return };
        let (name, label) = (item.head.name, item.head.label);
        let used = if let Some(label) = label {
            let wanted = unquote(self.map.text(label.span));
            let here = &self.map.get(self.map.find(label.span.start)).name;
            let path = join(here, &wanted);
            self.text(&path, Some(label.span))
        } else if let Some(name) = name {
            self.library(name)
        } else {
            None
        };
        if let (Some(used), Some(parsed)) = (used, self.files.get_mut(user)) {
            parsed.uses.push(used);
        }
    }

    fn library(&mut self, name: ast::Name) -> Option<usize> {
        let wanted = self.names.text(name.symbol).to_owned();
        let key = format!("use {wanted}");
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let added = match doctrine::find(&wanted) {
            Some(text) => self.add(wanted, text.to_owned(), true),
            None => {
                let near = doctrine::LIBRARIES
                    .iter()
                    .map(|&(known, _)| (strsim::damerau_levenshtein(&wanted, known), known))
                    .min()
                    .filter(|&(distance, _)| distance <= 2);
                let all: Vec<&str> = doctrine::LIBRARIES.iter().map(|&(known, _)| known).collect();
                let mut finding =
                    Diagnostic::new(&rule::UNREADABLE_FILE, name.span, format!("no library is called {wanted}")).help(
                        format!("the libraries are {}; a file of your own stands in quotation marks", all.join(", ")),
                    );
                if let Some((_, near)) = near {
                    finding = finding.fix(crate::diagnostic::Fix::unsure(format!("write {near}"), name.span, near));
                }
                self.sink.report(finding);
                None
            }
        };
        self.known.insert(key, added);
        added
    }

    fn text(&mut self, path: &str, named: Option<Span>) -> Option<usize> {
        if let Some(&known) = self.known.get(path) {
            if let (None, Some(span)) = (known, named) {
                self.unreadable(span, path, "it cannot be read, as told above");
            }
            return known;
        }
        let added = match self.sources.read(path) {
            Ok(bytes) => self.bytes(path, bytes, named),
            Err(error) => {
                let span = named.unwrap_or_else(|| self.nowhere(path));
                self.unreadable(span, path, &error.0);
                None
            }
        };
        self.known.insert(path.to_owned(), added);
        added
    }

    fn unreadable(&mut self, span: Span, path: &str, reason: &str) {
        self.sink.report(
            Diagnostic::new(&rule::UNREADABLE_FILE, span, format!("{path} cannot be read: {reason}"))
                .help("a path is relative to the folder of the file that uses it"),
        );
    }

    /// A place for what is to be said of a text that is not there.
    fn nowhere(&mut self, path: &str) -> Span {
        let id = self.map.add(path.to_owned(), String::new(), false);
        id.map_or(Span::default(), |id| self.map.get(id).span())
    }

    fn bytes(&mut self, path: &str, bytes: Vec<u8>, named: Option<Span>) -> Option<usize> {
        if bytes.len() > LARGEST {
            let span = named.unwrap_or_else(|| self.nowhere(path));
            self.sink.report(
                Diagnostic::new(
                    &rule::FILE_TOO_LARGE,
                    span,
                    format!("{path} has {} bytes; a text may have {LARGEST}", bytes.len()),
                )
                .help("split it over several files with use"),
            );
            return None;
        }
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
                let span = named.unwrap_or_else(|| self.nowhere(path));
                self.sink.report(
                    Diagnostic::new(
                        &rule::NOT_UTF8,
                        span,
                        format!("{path} is not written in UTF-8: line {line} holds bytes that are no letters"),
                    )
                    .help("save the file as plain text with the encoding UTF-8"),
                );
                return None;
            }
        };
        let text = match text.strip_prefix('\u{FEFF}') {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        self.add(path.to_owned(), text, false)
    }

    fn add(&mut self, name: String, text: String, embedded: bool) -> Option<usize> {
        let path = name.clone();
        let Some(source) = self.map.add(name, text, embedded) else {
            let span = self.nowhere(&path);
            self.sink.report(
                Diagnostic::new(&rule::FILE_TOO_LARGE, span, "all texts together are too large")
                    .help("compile fewer files at a time"),
            );
            return None;
        };
        let text = self.map.get(source);
        let file = parse(&text.text, text.base, self.names, self.sink);
        refine(&file, self.names, self.sink);
        let at = self.files.len();
        for (number, item) in file.items.iter().enumerate() {
            if item.word() == Some(Word::Use) {
                self.waiting.push_back((at, number));
            }
        }
        self.files.push(Parsed { source, file, uses: Vec::new() });
        Some(at)
    }
}

/// The path that `wanted` names when it stands in the text at `here`: without `.` and `..` where they can be resolved.
pub fn join(here: &str, wanted: &str) -> String {
    let wanted = wanted.replace('\\', "/");
    let folder = here.rfind('/').map_or("", |at| &here[..=at]);
    let whole = if wanted.starts_with('/') { wanted } else { format!("{folder}{wanted}") };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." => {}
            "" if !parts.is_empty() => {}
            ".." if parts.last().is_some_and(|last| !matches!(*last, ".." | "")) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Reports each `use` that closes a circle.
fn report_cycles(files: &[Parsed], map: &SourceMap, sink: &mut Sink) {
    // 0: not seen, 1: on the way, 2: done. The way is a stack of its own, since texts may form a long chain.
    let mut state = vec![0u8; files.len()];
    for start in 0..files.len() {
        if state[start] != 0 {
            continue;
        }
        let mut way = vec![(start, 0usize)];
        state[start] = 1;
        while let Some((at, next)) = way.last_mut() {
            let Some(&used) = files[*at].uses.get(*next) else {
                state[*at] = 2;
                way.pop();
                continue;
            };
            *next += 1;
            let at = *at;
            match state[used] {
                0 => {
                    state[used] = 1;
                    way.push((used, 0));
                }
                1 => {
                    let from = way.iter().position(|&(file, _)| file == used).unwrap_or(0);
                    let circle: Vec<&str> =
                        way[from..].iter().map(|&(file, _)| map.get(files[file].source).name.as_str()).collect();
                    if let Some(span) = use_of(files, map, at, used) {
                        sink.report(
                            Diagnostic::new(
                                &rule::CYCLIC_USE,
                                span,
                                format!(
                                    "files use each other in a circle: {} uses {}",
                                    circle.join(" uses "),
                                    map.get(files[used].source).name
                                ),
                            )
                            .help("leave out one of the uses: all names of a compilation are visible everywhere"),
                        );
                    }
                }
                _ => {}
            }
        }
    }
}

fn use_of(files: &[Parsed], map: &SourceMap, user: usize, used: usize) -> Option<Span> {
    let here = &map.get(files[user].source).name;
    let target = map.get(files[used].source);
    files[user].file.items.iter().filter(|item| item.word() == Some(Word::Use)).find_map(|item| {
        if let Some(label) = item.head.label {
            return (join(here, &unquote(map.text(label.span))) == target.name).then_some(label.span);
        }
        item.head.name.filter(|_| target.embedded).map(|name| name.span)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_to_the_file_that_uses_them() {
        assert_eq!(join("a/b.mandate", "c.mandate"), "a/c.mandate");
        assert_eq!(join("a/b.mandate", "../c.mandate"), "c.mandate");
        assert_eq!(join("b.mandate", "./c/../d.mandate"), "d.mandate");
        assert_eq!(join("b.mandate", "../d.mandate"), "../d.mandate");
        assert_eq!(join("a/b.mandate", "/x/y.mandate"), "/x/y.mandate");
        assert_eq!(join("a/b.mandate", "sub\\y.mandate"), "a/sub/y.mandate");
    }
}
