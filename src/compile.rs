//! The pipeline on one screen: texts in; trees, model, tables and findings out.

use crate::checks::{self, Checked};
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::load::{Parsed, load};
use crate::model::Model;
use crate::resolve::resolve;
use crate::rule;
use crate::settle::{Allowed, settle};
use crate::source::{SourceMap, Sources, Span};
use crate::syntax::names::Names;
use crate::tables::Tables;
use crate::time::timeline::Timeline;

/// What a compilation can be told.
#[derive(Clone, Debug, Default)]
pub struct Options {}

/// What came out of a compilation.
#[derive(Debug)]
pub struct Compilation {
    /// The texts.
    pub sources: SourceMap,
    /// All names that occur.
    pub names: Names,
    /// The trees, in the order of the texts.
    pub files: Vec<Parsed>,
    /// What the texts mean.
    pub model: Model,
    /// What follows from it.
    pub tables: Tables,
    /// What was found, in the order of places.
    pub diagnostics: Vec<Diagnostic>,
    /// What was found and is allowed, with the reasons.
    pub allowed: Vec<Allowed>,
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
    let files = load(sources, &mut map, &mut names, &mut sink);
    let model = resolve(&files, &map, &names, &mut sink);
    let timeline = Timeline::new(&model);
    let tables = Tables::new(&model, &timeline);
    checks::check(&Checked { model: &model, tables: &tables, names: &names, sources: &map }, &mut sink);
    let allowed = settle(&model, &tables, &names, &map, &mut sink);
    report_dropped(&mut sink);
    Compilation { sources: map, names, files, model, tables, diagnostics: sink.finish(), allowed }
}

/// Says that there were more findings than are kept.
fn report_dropped(sink: &mut Sink) {
    let dropped = sink.dropped();
    if dropped > 0 {
        let place = sink.all_mut().last().map_or(Span::default(), |last| last.primary.span);
        sink.all_mut().push(
            Diagnostic::new(
                &rule::TOO_MANY_FINDINGS,
                place,
                format!("{dropped} more findings are not shown: only the first {} are kept", Sink::LIMIT),
            )
            .help("mend the first ones and look again; often one cause makes many findings"),
        );
    }
}
