//! What can only be seen once everything is bound: inherited lines of command, circles, names that look alike, names
//! that nothing uses.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashSet;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::MixedScript;

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::model::time::{Base, Point};
use crate::model::*;
use crate::rule::{self, Rule};
use crate::source::Span;
use crate::syntax::names::Symbol;
use crate::syntax::word::Word;

impl Resolver<'_> {
    pub(super) fn structure(&mut self) {
        self.part_of_circles();
        self.priority_circles();
        self.event_circles();
        self.lines_of_command();
        self.later_citations();
        self.confusable_names();
        self.unused_declarations();
    }

    /// Line and exclusiveness of each row, from its relation or from what that is part of.
    fn lines_of_command(&mut self) {
        let model = &mut self.model;
        for command in &mut model.commands {
            let mut at = command.relation;
            let (mut line, mut exclusive) = (None, None);
            let mut steps = 0;
            while let Some(term) = at.map(|id| &model.terms[id.index()]) {
                line = line.or(term.line);
                exclusive = exclusive.or(term.exclusive);
                at = term.part_of;
                steps += 1;
                if steps > model.terms.len() {
                    break;
                }
            }
            command.line = line.unwrap_or(Line::Mission);
            command.exclusive = exclusive.unwrap_or(command.line != Line::None);
        }
    }

    /// Reports each circle of a graph once, at its first place, and says its members in order.
    fn circles(
        &mut self,
        rule: &'static Rule,
        nodes: &[(Symbol, Span)],
        edges: &[(usize, usize)],
        saying: &str,
        help: &str,
    ) -> Vec<Vec<usize>> {
        let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(nodes.len(), edges.len());
        for _ in nodes {
            graph.add_node(());
        }
        for &(from, to) in edges {
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
        }
        let own: FxHashSet<usize> = edges.iter().filter(|(from, to)| from == to).map(|&(from, _)| from).collect();
        // Not by recursion: the depth of the graph is up to the text.
        let mut found: Vec<Vec<usize>> = kosaraju_scc(&graph)
            .into_iter()
            .map(|circle| {
                let mut circle: Vec<usize> = circle.into_iter().map(NodeIndex::index).collect();
                circle.sort_unstable();
                circle
            })
            .filter(|circle| circle.len() > 1 || circle.iter().any(|node| own.contains(node)))
            .collect();
        found.sort();
        for circle in &found {
            let (first, span) = nodes[circle[0]];
            let names: Vec<&str> = circle.iter().map(|&node| self.names.text(nodes[node].0)).collect();
            let message = match names.as_slice() {
                [one] => format!("{one} {saying} itself"),
                _ => format!("{} {saying} each other in a circle", crate::diagnostic::all_of(&names)),
            };
            let mut finding = Diagnostic::new(rule, span, message).help(help);
            let _ = first;
            for &node in circle.iter().skip(1) {
                finding = finding.also(nodes[node].1, "and here");
            }
            self.sink.report(finding);
        }
        found
    }

    fn part_of_circles(&mut self) {
        let actors: Vec<(Symbol, Span)> =
            self.model.actors.iter().map(|actor| (actor.name, actor.origin.title)).collect();
        let edges: Vec<(usize, usize)> = self
            .model
            .actors
            .iter()
            .enumerate()
            .filter(|(_, actor)| !actor.revision)
            .filter_map(|(at, actor)| actor.part_of.map(|whole| (at, whole.index())))
            .collect();
        let help = "say of one of them that it is part of something else, or of nothing";
        let circles = self.circles(&rule::CYCLIC_PART_OF, &actors, &edges, "are part of", help);
        for node in circles.into_iter().flatten() {
            self.model.actors[node].part_of = None;
        }
        let terms: Vec<(Symbol, Span)> = self.model.terms.iter().map(|term| (term.name, term.origin.title)).collect();
        let edges: Vec<(usize, usize)> = self
            .model
            .terms
            .iter()
            .enumerate()
            .filter_map(|(at, term)| term.part_of.map(|whole| (at, whole.index())))
            .collect();
        let circles = self.circles(&rule::CYCLIC_PART_OF, &terms, &edges, "are part of", help);
        for node in circles.into_iter().flatten() {
            self.model.terms[node].part_of = None;
        }
    }

    fn priority_circles(&mut self) {
        let nodes: Vec<(Symbol, Span)> =
            self.model.statements.iter().map(|statement| (statement.name, statement.origin.title)).collect();
        let mut edges = Vec::new();
        for (at, statement) in self.model.statements.iter().enumerate() {
            let of = |named: &Named| match named.target {
                Target::Statement(id) => Some(id.index()),
                _ => None,
            };
            edges.extend(statement.notes.subject_to.iter().filter_map(of).map(|other| (at, other)));
            edges.extend(statement.notes.notwithstanding.iter().filter_map(of).map(|other| (other, at)));
        }
        let circles = self.circles(
            &rule::CYCLIC_PRIORITY,
            &nodes,
            &edges,
            "are subject to",
            "decide which of them goes before the others",
        );
        for node in circles.into_iter().flatten() {
            let notes = &mut self.model.statements[node].notes;
            notes.subject_to.clear();
            notes.notwithstanding.clear();
        }
    }

    /// Events and phases whose points are defined by each other.
    fn event_circles(&mut self) {
        let events = self.model.events.len();
        let mut nodes: Vec<(Symbol, Span)> =
            self.model.events.iter().map(|event| (event.name, event.origin.title)).collect();
        nodes.extend(self.model.phases.iter().map(|phase| (phase.name, phase.origin.title)));
        let mut edges = Vec::new();
        let node = |point: &Point| match point.base {
            Base::Event(id) => Some(id.index()),
            Base::StartOf(id) | Base::EndOf(id) => Some(events + id.index()),
            Base::Days(..) | Base::Adoption(_) | Base::Expiry(_) => None,
        };
        for (at, event) in self.model.events.iter().enumerate() {
            edges.extend(event.on.iter().filter_map(|(point, _)| node(point)).map(|other| (at, other)));
        }
        for (at, phase) in self.model.phases.iter().enumerate() {
            let time = &phase.region.time;
            edges.extend(time.from.iter().chain(&time.until).filter_map(node).map(|other| (events + at, other)));
            edges.extend(time.during.iter().map(|other| (events + at, events + other.index())));
        }
        let circles = self.circles(
            &rule::EVENT_CYCLE,
            &nodes,
            &edges,
            "are dated by",
            "give one of them a date, or bounds such as not after",
        );
        for node in circles.into_iter().flatten() {
            if node < events {
                self.model.events[node].on = None;
            } else {
                self.model.phases[node - events].region = Region { broken: true, ..Region::default() };
            }
        }
    }

    /// Names of one kind that look alike, and names that mix scripts.
    fn confusable_names(&mut self) {
        let mut seen: BTreeMap<(Word, String), (Symbol, Span)> = BTreeMap::new();
        let mut all: Vec<((Word, Symbol), Span)> =
            self.declarations.spaces.iter().map(|(&key, &(_, span))| (key, span)).collect();
        all.sort_by_key(|&(_, span)| span);
        let foreign = all.iter().any(|&((_, symbol), _)| !self.names.text(symbol).is_ascii());
        if !foreign {
            // Names in small Latin letters look alike only where they are alike.
            return;
        }
        for ((space, symbol), span) in all {
            let text = self.names.text(symbol);
            if !text.is_ascii() && text.split('-').any(|part| !part.is_single_script()) {
                self.sink.report(
                    Diagnostic::new(
                        &rule::MIXED_SCRIPT_NAME,
                        span,
                        format!("the name {text} mixes letters of several scripts"),
                    )
                    .help("type it again in one script; letters that look alike are not the same"),
                );
            }
            let shape: String = skeleton(text).collect();
            match seen.get(&(space, shape.clone())) {
                Some(&(other, first)) if other != symbol => {
                    self.sink.report(
                        Diagnostic::new(
                            &rule::CONFUSABLE_NAME,
                            span,
                            format!("the name {text} looks like another one"),
                        )
                        .also(first, "which is declared here")
                        .help("choose a name that nobody can take for the other"),
                    );
                }
                Some(_) => {}
                None => {
                    seen.insert((space, shape), (symbol, span));
                }
            }
        }
    }

    /// Areas, events, phases, actors and assets that nothing in the texts refers to.
    fn unused_declarations(&mut self) {
        if self.model.mandates.is_empty() {
            return;
        }
        let mut unused: Vec<(Symbol, Origin, Word)> = Vec::new();
        let library: Vec<bool> = self
            .declarations
            .libraries
            .iter()
            .zip(self.files)
            .map(|(&library, parsed)| library || self.map.get(parsed.source).embedded)
            .collect();
        for declaration in &self.declarations.all {
            if library[declaration.file] || declaration.change.is_some() {
                continue;
            }
            if !matches!(declaration.word, Word::Area | Word::Event | Word::Phase | Word::Actor) {
                continue;
            }
            let Some(name) = declaration.item.head.name else { continue };
            let Some(target) = self.declarations.find(declaration.word, name.symbol) else { continue };
            let mission =
                declaration.word == Word::Actor && self.declarations.find(Word::Mandate, name.symbol).is_some();
            if !self.used.contains(&target) && !mission && !self.lost.contains(&name.symbol) {
                unused.push((name.symbol, Self::origin(declaration.item), declaration.word));
            }
        }
        for (symbol, origin, word) in unused {
            let text = self.names.text(symbol);
            let what = word.spelling();
            let mut finding = Diagnostic::new(
                &rule::UNUSED_DECLARATION,
                origin.title,
                format!("nothing refers to the {what} {text}"),
            );
            finding = match word {
                Word::Actor => {
                    finding.help("say what it does, whom it reports to or what it is part of, or leave it out")
                }
                Word::Event => finding.help("let something begin, end or fall due with it, or leave it out"),
                _ => finding.help("let a statement name it, or leave it out"),
            };
            self.sink.report(finding);
        }
    }
}
