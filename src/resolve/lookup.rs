//! What a name stands for, and what to say when it stands for nothing.

use super::Resolver;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::{ActorId, EventId, List, MandateId, Named, PhaseId, StatementId, Target, TermId, TermKind};
use crate::rule;
use crate::syntax::ast::Name;
use crate::syntax::names::Symbol;
use crate::syntax::parse::with_article;
use crate::syntax::word::Word;

/// What kind of thing a name must stand for: the name spaces to look in, in this order.
pub type Wanted = &'static [Word];

/// Statements.
pub const STATEMENTS: Wanted = &[
    Word::Duty,
    Word::Authority,
    Word::Prohibition,
    Word::Report,
    Word::Division,
    Word::Agreement,
    Word::Liaison,
    Word::Contribution,
    Word::Funding,
    Word::Interest,
    Word::Transition,
    Word::Asset,
];

/// What a hand-over can be about.
pub const HANDED: Wanted = &[
    Word::Duty,
    Word::Authority,
    Word::Report,
    Word::Prohibition,
    Word::Asset,
    Word::Agreement,
    Word::Liaison,
    Word::Contribution,
    Word::Funding,
    Word::Division,
    Word::Actor,
];

/// What guards, or comes first.
pub const STATEMENT_OR_ACTOR: Wanted = &[
    Word::Duty,
    Word::Authority,
    Word::Prohibition,
    Word::Report,
    Word::Division,
    Word::Agreement,
    Word::Liaison,
    Word::Actor,
];

/// What money is for.
pub const FUNDED: Wanted = &[Word::Actor, Word::Mandate, Word::Duty, Word::Asset, Word::Contribution, Word::Liaison];

/// A channel.
pub const CHANNEL: Wanted = &[Word::Actor, Word::Liaison];

/// An actor or a kind of actors.
pub const ACTOR_OR_KIND: Wanted = &[Word::Actor, Word::Kind];

/// Anything.
pub const ANYTHING: Wanted = &[
    Word::Mandate,
    Word::Actor,
    Word::Duty,
    Word::Authority,
    Word::Prohibition,
    Word::Report,
    Word::Division,
    Word::Agreement,
    Word::Liaison,
    Word::Contribution,
    Word::Funding,
    Word::Interest,
    Word::Transition,
    Word::Asset,
    Word::Event,
    Word::Phase,
    Word::Area,
    Word::Matter,
];

/// Whom or what a duty is about.
pub const OBJECTS: Wanted = &[
    Word::Actor,
    Word::Area,
    Word::Agreement,
    Word::Duty,
    Word::Authority,
    Word::Prohibition,
    Word::Division,
    Word::Asset,
    Word::Event,
];

const ACTOR: Wanted = &[Word::Actor];
const EVENT: Wanted = &[Word::Event];
const PHASE: Wanted = &[Word::Phase];
const MANDATE: Wanted = &[Word::Mandate];
const DUTY: Wanted = &[Word::Duty];
const REPORT: Wanted = &[Word::Report];
const AUTHORITY: Wanted = &[Word::Authority];

const fn term(kind: TermKind) -> Wanted {
    match kind {
        TermKind::Area => &[Word::Area],
        TermKind::Matter => &[Word::Matter],
        TermKind::Act => &[Word::Act],
        TermKind::Capability => &[Word::Capability],
        TermKind::Category => &[Word::TaskCategory],
        TermKind::Relation => &[Word::Relation],
        TermKind::Kind => &[Word::Kind],
        TermKind::Verb => &[Word::OperativeVerb],
        TermKind::Limiting => &[Word::LimitingWord],
        TermKind::Vague => &[Word::VagueWord],
    }
}

impl Resolver<'_> {
    pub(super) fn text(&self, symbol: Symbol) -> &str {
        self.names.text(symbol)
    }

    /// What a name stands for, without a word when it stands for nothing.
    pub(super) fn quietly(&mut self, wanted: Wanted, symbol: Symbol) -> Option<Target> {
        let found = wanted.iter().find_map(|&space| self.declarations.find(space, symbol));
        if let Some(found) = found {
            self.used.insert(found);
        }
        found
    }

    /// What a name stands for; told where it stands for nothing.
    pub(super) fn find(&mut self, wanted: Wanted, name: Name) -> Option<Target> {
        let found = self.quietly(wanted, name.symbol);
        if found.is_none() {
            self.undefined(wanted, name, false);
        }
        found
    }

    /// What an obligation's name stands for; told as an undefined obligation where it stands for nothing.
    pub(super) fn obligation(&mut self, wanted: Wanted, name: Name) -> Option<Named> {
        let found = self.quietly(wanted, name.symbol);
        if found.is_none() {
            self.undefined(wanted, name, true);
        }
        found.map(|target| Named { target, span: name.span })
    }

    pub(super) fn named(&mut self, wanted: Wanted, name: Name) -> Option<Named> {
        self.find(wanted, name).map(|target| Named { target, span: name.span })
    }

    pub(super) fn all_named<'n>(&mut self, wanted: Wanted, names: impl IntoIterator<Item = &'n Name>) -> List<Named> {
        names.into_iter().filter_map(|&name| self.named(wanted, name)).collect()
    }

    pub(super) fn actor(&mut self, name: Name) -> Option<ActorId> {
        match self.find(ACTOR, name)? {
            Target::Actor(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn actors<'n>(&mut self, names: impl IntoIterator<Item = &'n Name>) -> List<ActorId> {
        names.into_iter().filter_map(|&name| self.actor(name)).collect()
    }

    pub(super) fn term(&mut self, kind: TermKind, name: Name) -> Option<TermId> {
        match self.find(term(kind), name)? {
            Target::Term(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn terms<'n>(&mut self, kind: TermKind, names: impl IntoIterator<Item = &'n Name>) -> List<TermId> {
        names.into_iter().filter_map(|&name| self.term(kind, name)).collect()
    }

    pub(super) fn event(&mut self, name: Name) -> Option<EventId> {
        match self.find(EVENT, name)? {
            Target::Event(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn phase(&mut self, name: Name) -> Option<PhaseId> {
        match self.find(PHASE, name)? {
            Target::Phase(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn mandate(&mut self, name: Name) -> Option<MandateId> {
        match self.find(MANDATE, name)? {
            Target::Mandate(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn report(&mut self, name: Name) -> Option<StatementId> {
        match self.obligation(REPORT, name)?.target {
            Target::Statement(id) => Some(id),
            _ => None,
        }
    }

    pub(super) fn duty(&mut self, name: Name) -> Option<Named> {
        self.obligation(DUTY, name)
    }

    pub(super) fn authority(&mut self, name: Name) -> Option<Named> {
        self.obligation(AUTHORITY, name)
    }

    fn undefined(&mut self, wanted: Wanted, name: Name, obligation: bool) {
        if self.lost.contains(&name.symbol) || !self.told.insert((wanted, name.symbol)) {
            return;
        }
        let text = self.text(name.symbol);
        let what = match wanted {
            [one] => one.spelling().to_owned(),
            _ if wanted == ACTOR_OR_KIND || wanted == CHANNEL => "actor".to_owned(),
            _ => "statement".to_owned(),
        };
        // A name of another kind: say so, instead of that there is none.
        let other = Word::ALL
            .iter()
            .copied()
            .filter(|word| word.role() == crate::syntax::word::Role::Item && !wanted.contains(word))
            .find_map(|word| self.declarations.spaces.get(&(word, name.symbol)).map(|&(_, span)| (word, span)));
        if let Some((word, span)) = other {
            let expected = match wanted {
                [one] => with_article(*one),
                _ => format!("a {what}"),
            };
            let mut finding = Diagnostic::new(
                &rule::WRONG_KIND,
                name.span,
                format!("{text} is {}; the name of {expected} is expected here", with_article(word)),
            )
            .also(span, "declared here");
            finding = match (word, wanted) {
                (Word::Mandate, [Word::Actor]) => {
                    finding.help(format!("declare the mission itself: actor {text} : mission"))
                }
                _ => finding.help(format!("name {expected} that is declared, or declare one with another name")),
            };
            self.sink.report(finding);
            return;
        }
        let near = self.nearest(wanted, text);
        let (rule, message) = if obligation {
            (&rule::UNDEFINED_OBLIGATION, format!("no {what} called {text} is declared anywhere"))
        } else {
            (&rule::UNDEFINED_NAME, format!("no {what} is called {text}"))
        };
        let mut finding = Diagnostic::new(rule, name.span, message);
        finding = match near {
            Some((near, word, span)) => {
                let near = near.to_owned();
                finding
                    .also(span, format!("the {} {near} is declared here", word.spelling()))
                    .help(format!("did you mean {near}?"))
                    .fix(Fix::unsure(format!("write {near}"), name.span, near))
            }
            None => {
                let library =
                    crate::doctrine::LIBRARIES.iter().filter(|_| self.told.len() <= 200).find(|(_, library)| {
                        wanted.iter().any(|word| {
                            library.lines().any(|line| {
                                line.strip_prefix(word.spelling()).is_some_and(|rest| {
                                    rest.trim_start().split([' ', '"']).next() == Some(text) && rest.starts_with(' ')
                                })
                            })
                        })
                    });
                match library {
                    Some((library, _)) => {
                        finding.help(format!("the library {library} declares it: write use {library} at the top"))
                    }
                    None => finding.help(match wanted {
                        [one] => format!(
                            "declare it: {} {text}{}",
                            one.spelling(),
                            if *one == Word::Actor { " : force" } else { "" }
                        ),
                        _ => "declare it, or name one that is declared".to_owned(),
                    }),
                }
            }
        };
        if obligation {
            finding = finding.consequence(format!("nobody owes {text}, and nobody can be asked for it"));
        }
        self.sink.report(finding);
    }

    /// The declared name of a fitting kind that is spelt most like this one, if any is near.
    fn nearest(&self, wanted: Wanted, text: &str) -> Option<(&str, Word, crate::source::Span)> {
        // Each look goes through all names; a text with hundreds of unknown ones has another trouble.
        if self.told.len() > 200 {
            return None;
        }
        let most = 1 + text.chars().count() / 4;
        self.declarations
            .spaces
            .iter()
            .filter(|((space, _), _)| wanted.contains(space))
            .map(|(&(space, symbol), &(_, span))| (self.names.text(symbol), space, span))
            .filter(|(known, ..)| known.len().abs_diff(text.len()) <= most)
            .map(|(known, space, span)| (strsim::damerau_levenshtein(text, known), known, space, span))
            .filter(|&(distance, ..)| distance <= most)
            .min_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)))
            .map(|(_, known, space, span)| (known, space, span))
    }
}
