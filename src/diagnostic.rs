//! Findings: one structure for people, editors and programs.

use crate::rule::Rule;
use crate::source::Span;

/// How grave a finding is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Worth knowing; nothing need be done.
    Note,
    /// Probably a flaw.
    Warning,
    /// A flaw: the text is not fit to be adopted.
    Error,
}

impl Level {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Whether a finding holds however unknown dates turn out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Certainty {
    /// True in every schedule that the text allows.
    Certain,
    /// True in some schedule that the text allows.
    Possible,
}

impl Certainty {
    /// The word that is printed.
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Possible => "possible",
        }
    }
}

/// A place with what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What, in a few words; may be empty.
    pub text: String,
}

/// Whether a fix may be applied without a person looking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Applicability {
    /// The meaning stays or becomes what was plainly meant.
    Safe,
    /// A person must decide.
    Unsafe,
}

/// An edit that mends a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// What the edit does, as a command: "write cease-fire".
    pub title: String,
    /// Whether it may be applied unseen.
    pub applicability: Applicability,
    /// Stretches to exchange, with their new text; they do not overlap.
    pub edits: Vec<(Span, String)>,
}

impl Fix {
    /// An edit of one stretch whose effect is beyond doubt.
    pub fn safe(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self { title: title.into(), applicability: Applicability::Safe, edits: vec![(span, text.into())] }
    }

    /// An edit of one stretch that a person should look at.
    pub fn unsure(title: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        Self { applicability: Applicability::Unsafe, ..Self::safe(title, span, text) }
    }
}

/// Where and when a finding holds, for machines; days are ISO dates, the last one included.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Region {
    /// First day.
    pub from: Option<String>,
    /// Last day.
    pub until: Option<String>,
    /// The areas; empty means the whole area of operations.
    pub areas: Vec<String>,
    /// The matters; empty means every matter.
    pub matters: Vec<String>,
}

/// One finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How grave it is here.
    pub level: Level,
    /// Whether it holds in every schedule.
    pub certainty: Certainty,
    /// What is wrong: one line, lower case, no full stop.
    pub message: String,
    /// The place that is wrong.
    pub primary: Label,
    /// Other places that matter, in the order of importance.
    pub secondary: Vec<Label>,
    /// Where and when it holds.
    pub region: Option<Region>,
    /// What it leads to, in plain words.
    pub consequence: Option<String>,
    /// The smallest edit that mends it.
    pub help: Option<String>,
    /// Edits that an editor can apply.
    pub fixes: Vec<Fix>,
    /// Whether an `expect … finds` names it.
    pub expected: bool,
}

impl Diagnostic {
    /// A finding at a place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            level: rule.level,
            certainty: Certainty::Certain,
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            region: None,
            consequence: None,
            help: None,
            fixes: Vec::new(),
            expected: false,
        }
    }

    /// Says something of the place that is wrong.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Shows another place.
    #[must_use]
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Says where and when it holds.
    #[must_use]
    pub fn region(mut self, region: Region) -> Self {
        self.region = Some(region);
        self
    }

    /// Says what it leads to.
    #[must_use]
    pub fn consequence(mut self, text: impl Into<String>) -> Self {
        self.consequence = Some(text.into());
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Offers an edit; its title is the help where none was given.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        if self.help.is_none() {
            self.help = Some(fix.title.clone());
        }
        self.fixes.push(fix);
        self
    }

    /// Sets the level where it differs from the rule's own.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

/// Where findings are gathered.
#[derive(Debug, Default)]
pub struct Sink {
    diagnostics: Vec<Diagnostic>,
    dropped: usize,
}

impl Sink {
    /// The most findings of one compilation; more are counted, not kept.
    pub const LIMIT: usize = 10_000;

    /// Takes a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < Self::LIMIT {
            self.diagnostics.push(diagnostic);
        } else {
            self.dropped += 1;
        }
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Whether there is no finding so far.
    pub fn is_empty(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// All findings so far, for a second look.
    pub fn all_mut(&mut self) -> &mut Vec<Diagnostic> {
        &mut self.diagnostics
    }

    /// How many were counted and not kept.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The findings in the order of their places, then of their codes.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        self.diagnostics
            .sort_by(|a, b| (a.primary.span, a.rule.code, &a.message).cmp(&(b.primary.span, b.rule.code, &b.message)));
        self.diagnostics
            .dedup_by(|a, b| a.primary.span == b.primary.span && a.rule.code == b.rule.code && a.message == b.message);
        self.diagnostics
    }
}

/// "a, b or c".
pub fn one_of(list: &[&str]) -> String {
    joined(list, "or")
}

/// "a, b and c".
pub fn all_of(list: &[&str]) -> String {
    joined(list, "and")
}

fn joined(list: &[&str], word: &str) -> String {
    match list {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}
