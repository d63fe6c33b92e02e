//! The first walk: every item gets its number, every name its place in the name space of its kind.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::{Diagnostic, Sink};
use crate::load::Parsed;
use crate::model::{ActorId, EventId, MandateId, ParagraphId, PhaseId, StatementId, Target, TermId, TermKind};
use crate::rule;
use crate::source::{SourceMap, Span};
use crate::syntax::ast::{Entry, Item, Name};
use crate::syntax::names::{Names, Symbol};
use crate::syntax::word::Word;

/// An item with its number and where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Declaration<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its keyword.
    pub word: Word,
    /// The text, as a place in the list of all texts.
    pub file: usize,
    /// The paragraph around it.
    pub paragraph: Option<ParagraphId>,
    /// The amendment around it, or the one that its paragraph is of.
    pub amendment: Option<MandateId>,
    /// The change that it stands in.
    pub change: Option<Word>,
}

/// All items of a compilation, and the name spaces.
#[derive(Debug, Default)]
pub struct Declarations<'a> {
    /// The items in the order of the texts; those inside others behind them.
    pub all: Vec<Declaration<'a>>,
    /// Name spaces, one for each kind of item.
    pub spaces: FxHashMap<(Word, Symbol), (Target, Span)>,
    /// The mandates that each text declares, without amendments.
    pub mandates_of: Vec<Vec<MandateId>>,
    /// Whether each text is a library: doctrine and no mandate.
    pub libraries: Vec<bool>,
    /// The paragraphs, by their numbers in the model.
    pub paragraphs: Vec<&'a Item>,
    /// Events that happen many times, and so are no points in time.
    pub recurring: FxHashSet<EventId>,
}

impl Declarations<'_> {
    /// What a name of a kind of item stands for.
    pub fn find(&self, space: Word, symbol: Symbol) -> Option<Target> {
        self.spaces.get(&(space, symbol)).map(|&(target, _)| target)
    }
}

#[derive(Default)]
struct Counters {
    mandates: u32,
    paragraphs: u32,
    terms: u32,
    events: u32,
    phases: u32,
    actors: u32,
    statements: u32,
}

/// Walks all texts.
pub fn declare<'a>(files: &'a [Parsed], map: &SourceMap, names: &Names, sink: &mut Sink) -> Declarations<'a> {
    let mut walk = Walk {
        declarations: Declarations::default(),
        counters: Counters::default(),
        paragraphs: FxHashMap::default(),
        map,
        names,
        sink,
    };
    for (file, parsed) in files.iter().enumerate() {
        walk.declarations.mandates_of.push(Vec::new());
        let doctrine = parsed.file.items.iter().any(|item| item.word().is_some_and(Word::doctrine));
        let mandate = parsed.file.items.iter().any(|item| item.word() == Some(Word::Mandate));
        walk.declarations.libraries.push(map.get(parsed.source).embedded || doctrine && !mandate);
        for item in &parsed.file.items {
            walk.item(item, file, None, None, None);
        }
    }
    walk.paragraphs_of_amendments();
    walk.declarations
}

struct Walk<'a, 'b> {
    declarations: Declarations<'a>,
    counters: Counters,
    /// Paragraphs by the mandate they are of and their number.
    paragraphs: FxHashMap<(Option<Symbol>, u32, Vec<Symbol>), Span>,
    map: &'b SourceMap,
    names: &'b Names,
    sink: &'b mut Sink,
}

impl<'a> Walk<'a, '_> {
    fn item(
        &mut self,
        item: &'a Item,
        file: usize,
        paragraph: Option<ParagraphId>,
        amendment: Option<MandateId>,
        change: Option<Word>,
    ) {
        let Some(word) = item.word() else { return };
        self.declarations.all.push(Declaration { item, word, file, paragraph, amendment, change });
        let counters = &mut self.counters;
        let mut next = |counter: fn(&mut Counters) -> &mut u32| {
            let counter = counter(counters);
            *counter += 1;
            *counter - 1
        };
        let mut inner_paragraph = paragraph;
        let mut inner_amendment = amendment;
        let target = match word {
            Word::Mandate | Word::Amendment => {
                let id = MandateId(next(|c| &mut c.mandates));
                if word == Word::Mandate {
                    self.declarations.mandates_of[file].push(id);
                } else {
                    inner_amendment = Some(id);
                }
                Some(Target::Mandate(id))
            }
            Word::Paragraph => {
                inner_paragraph = Some(ParagraphId(next(|c| &mut c.paragraphs)));
                self.declarations.paragraphs.push(item);
                self.paragraph(item);
                None
            }
            Word::Event => {
                let id = EventId(next(|c| &mut c.events));
                if item.head.kind.is_some_and(|kind| self.names.text(kind.symbol) == "recurring") {
                    self.declarations.recurring.insert(id);
                }
                Some(Target::Event(id))
            }
            Word::Phase => Some(Target::Phase(PhaseId(next(|c| &mut c.phases)))),
            Word::Actor => Some(Target::Actor(ActorId(next(|c| &mut c.actors)))),
            Word::Command | Word::Expect | Word::Use | Word::Policy => None,
            _ if term_kind(word).is_some() => Some(Target::Term(TermId(next(|c| &mut c.terms)))),
            _ => Some(Target::Statement(StatementId(next(|c| &mut c.statements)))),
        };
        // What is revised, replaced or ended has been declared elsewhere.
        let declares = !matches!(change, Some(Word::Revise | Word::Replace | Word::End));
        if let (Some(target), Some(name), true) = (target, item.head.name, declares) {
            self.name(word, name, target, item);
        }
        for entry in item.entries() {
            match entry {
                Entry::Item(inner) => self.item(inner, file, inner_paragraph, inner_amendment, None),
                Entry::Change(change) => {
                    self.item(&change.item, file, inner_paragraph, inner_amendment, Some(change.word));
                }
                Entry::Clause(_) | Entry::Row(_) => {}
            }
        }
    }

    fn name(&mut self, word: Word, name: Name, target: Target, item: &Item) {
        // A mandate and its amendments share a name space: both can be amended and asked about.
        let space = if word == Word::Amendment { Word::Mandate } else { word };
        let title = item.title_span();
        match self.declarations.spaces.entry((space, name.symbol)) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert((target, title));
            }
            std::collections::hash_map::Entry::Occupied(taken) => {
                let first = taken.get().1;
                let text = self.names.text(name.symbol);
                let elsewhere = self.map.get(self.map.find(first.start));
                let help = if elsewhere.embedded {
                    format!("the library {} declares it; choose another name, or leave your own out", elsewhere.name)
                } else {
                    "choose another name for one of them".to_owned()
                };
                self.sink.report(
                    Diagnostic::new(
                        &rule::DUPLICATE_NAME,
                        name.span,
                        format!("there are two {}s called {text}", word.spelling()),
                    )
                    .also(first, "the first is here")
                    .help(help),
                );
            }
        }
        self.capitals(name);
    }

    /// What stands in a paragraph of an amendment belongs to the amendment, and is added where no change says otherwise.
    fn paragraphs_of_amendments(&mut self) {
        let amendments: FxHashMap<Symbol, MandateId> = self
            .declarations
            .all
            .iter()
            .filter(|declaration| declaration.word == Word::Amendment)
            .filter_map(|declaration| declaration.item.head.name)
            .filter_map(|name| match self.declarations.find(Word::Mandate, name.symbol) {
                Some(Target::Mandate(id)) => Some((name.symbol, id)),
                _ => None,
            })
            .collect();
        let of: Vec<Option<MandateId>> = self
            .declarations
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.head.of.and_then(|of| amendments.get(&of.symbol).copied()))
            .collect();
        for declaration in &mut self.declarations.all {
            let amendment = declaration.paragraph.and_then(|id| of.get(id.index()).copied().flatten());
            if declaration.amendment.is_none() && amendment.is_some() {
                declaration.amendment = amendment;
                declaration.change = declaration.change.or(Some(Word::Add));
            }
        }
    }

    fn capitals(&mut self, name: Name) {
        let written = self.map.text(name.span);
        if written.chars().any(char::is_uppercase) {
            let lower = self.names.text(name.symbol);
            self.sink.report(
                Diagnostic::new(&rule::CAPITAL_LETTER, name.span, "names are written in small letters")
                    .fix(crate::diagnostic::Fix::safe(format!("write {lower}"), name.span, lower)),
            );
        }
    }

    fn paragraph(&mut self, item: &Item) {
        let Some(number) = item.head.number else { return };
        let letters = item.head.letters.iter().map(|letter| letter.symbol).collect();
        let key = (item.head.of.map(|of| of.symbol), number.value, letters);
        match self.paragraphs.entry(key) {
            std::collections::hash_map::Entry::Vacant(free) => {
                free.insert(item.title_span());
            }
            std::collections::hash_map::Entry::Occupied(taken) => {
                self.sink.report(
                    Diagnostic::new(
                        &rule::DUPLICATE_NAME,
                        item.title_span(),
                        format!("there are two paragraphs {}", number.value),
                    )
                    .also(*taken.get(), "the first is here")
                    .help("write what belongs to one paragraph between one pair of braces"),
                );
            }
        }
    }
}

/// The kind of term that a keyword declares.
pub fn term_kind(word: Word) -> Option<TermKind> {
    Some(match word {
        Word::Area => TermKind::Area,
        Word::Matter => TermKind::Matter,
        Word::Act => TermKind::Act,
        Word::Capability => TermKind::Capability,
        Word::TaskCategory => TermKind::Category,
        Word::Relation => TermKind::Relation,
        Word::Kind => TermKind::Kind,
        Word::OperativeVerb => TermKind::Verb,
        Word::LimitingWord => TermKind::Limiting,
        Word::VagueWord => TermKind::Vague,
        _ => return None,
    })
}
