//! From trees to the model: names bound, regions inherited, and what does not fit reported. Never fails: what cannot be
//! resolved is left out and told once.

mod annotations;
mod belonging;
mod bind;
mod citations;
mod declare;
mod expectations;
mod lookup;
mod mandates;
mod regions;
mod statements;
mod structure;
mod terms;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Sink;
use crate::load::Parsed;
use crate::model::{MandateId, Model, Target};
use crate::source::SourceMap;
use crate::syntax::ast::{Entry, Item};
use crate::syntax::names::{Names, Symbol};
use declare::Declarations;

/// Notes the names that an item whose word is unknown would declare.
fn lose(item: &Item, lost: &mut FxHashSet<Symbol>) {
    lost.extend(item.head.name.map(|name| name.symbol));
    for entry in item.entries() {
        if let Entry::Item(inner) = entry {
            lose(inner, lost);
        }
    }
}

/// Resolves all texts of a compilation.
pub fn resolve(files: &[Parsed], map: &SourceMap, names: &Names, sink: &mut Sink) -> Model {
    let declarations = declare::declare(files, map, names, sink);
    let mut lost: FxHashSet<Symbol> = files.iter().flat_map(|parsed| parsed.file.lost.iter().copied()).collect();
    for item in files.iter().flat_map(|parsed| &parsed.file.items).filter(|item| item.word().is_none()) {
        lose(item, &mut lost);
    }
    let mut resolver = Resolver {
        files,
        map,
        names,
        sink,
        declarations: &declarations,
        lost,
        used: FxHashSet::default(),
        told: FxHashSet::default(),
        connected: FxHashMap::default(),
        model: Model::default(),
    };
    resolver.bind_all();
    resolver.structure();
    resolver.model
}

struct Resolver<'a> {
    files: &'a [Parsed],
    map: &'a SourceMap,
    names: &'a Names,
    sink: &'a mut Sink,
    declarations: &'a Declarations<'a>,
    /// Names in what could not be read: nothing is said of them.
    lost: FxHashSet<Symbol>,
    /// What something refers to.
    used: FxHashSet<Target>,
    /// Names that have been told to be undefined, with the kind that was wanted: once each.
    told: FxHashSet<(lookup::Wanted, Symbol)>,
    /// The mandates that each text is connected with by `use`, once asked.
    connected: FxHashMap<usize, Vec<MandateId>>,
    model: Model,
}
