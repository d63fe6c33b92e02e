//! What the texts mean: actors, areas, statements, and who said so. Checks, tables and output see this, never the tree.

pub mod time;

use crate::source::Span;
use crate::syntax::names::Symbol;
use crate::syntax::word::Word;
use crate::time::civil::{Day, Duration};
use time::{Interval, Point};

/// A list that is one word long in memory while it is empty, as most lists of a statement are.
pub type List<T> = thin_vec::ThinVec<T>;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
            pub struct $id(pub u32);

            impl $id {
                /// Its place in the list of its kind.
                pub fn index(self) -> usize {
                    self.0 as usize
                }
            }
        )*
    };
}

ids! {
    /// A mandate or an amendment of one.
    MandateId;
    /// A numbered paragraph.
    ParagraphId;
    /// An area, matter, act, capability, category, kind, relation, verb or other term.
    TermId;
    /// An event.
    EventId;
    /// A phase.
    PhaseId;
    /// An actor.
    ActorId;
    /// A statement.
    StatementId;
    /// A row of a `command` table.
    CommandId;
}

/// Where something is said: the item, and what a finding points at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The whole of it.
    pub span: Span,
    /// Its keyword and name.
    pub title: Span,
    /// Whether a part of it could not be read.
    pub broken: bool,
}

/// Everything that the texts of a compilation say.
#[derive(Debug, Default)]
pub struct Model {
    /// Mandates, and amendments of them.
    pub mandates: List<Mandate>,
    /// Paragraphs.
    pub paragraphs: List<Paragraph>,
    /// Areas, matters and the terms of doctrine.
    pub terms: List<Term>,
    /// Events.
    pub events: List<Event>,
    /// Phases.
    pub phases: List<Phase>,
    /// Actors.
    pub actors: List<Actor>,
    /// Rows of command.
    pub commands: List<Command>,
    /// Statements.
    pub statements: List<Statement>,
    /// Policies.
    pub policies: List<Policy>,
    /// Expectations.
    pub expects: List<Expect>,
    /// What is allowed to break a rule.
    pub allows: List<Allow>,
    /// Whether a row of command could not be understood: then nobody can say that one is missing.
    pub rows_lost: bool,
}

/// A mandate, or an amendment.
#[derive(Debug)]
pub struct Mandate {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// What it amends, when it is an amendment.
    pub amends: Option<MandateId>,
    /// Whether it is an amendment, even where what it amends is not known.
    pub amendment: bool,
    /// The instruments that it rests on.
    pub basis: List<Citation>,
    /// The day of its adoption.
    pub adopted: Option<(Day, Span)>,
    /// Its period and its area of operations.
    pub region: Region,
    /// The reviews that it provides for.
    pub reviews: List<Review>,
    /// The reviews that took place.
    pub reviewed: List<(Point, Span)>,
    /// How an amendment moves the end.
    pub extensions: List<Extension>,
    /// The highest strength.
    pub ceilings: List<Strength>,
    /// What it incorporates.
    pub incorporates: List<Citation>,
    /// Its annotations.
    pub notes: Annotations,
    /// What the amendment changes.
    pub changes: List<Change>,
}

/// `review by POINT considering REPORT`.
#[derive(Debug)]
pub struct Review {
    /// Where it stands.
    pub span: Span,
    /// The last day for it.
    pub by: Point,
    /// The report that feeds it.
    pub considering: Option<StatementId>,
    /// Whether a report is named, even where it is not known.
    pub names_report: bool,
}

/// `extend …`.
#[derive(Debug)]
pub struct Extension {
    /// Where it stands.
    pub span: Span,
    /// The distance behind `further`.
    pub further: Option<Duration>,
    /// Until when, or for how long.
    pub region: Region,
}

/// A change of an amendment that adds, revises, replaces or ends something.
#[derive(Debug)]
pub struct Change {
    /// Where it stands.
    pub span: Span,
    /// `add`, `revise`, `replace` or `end`.
    pub word: Word,
    /// What kind of item.
    pub item: Word,
    /// Its name.
    pub name: Option<Symbol>,
    /// What it adds or what it writes in the place of what there was.
    pub statements: List<StatementId>,
    /// The rows that it adds.
    pub commands: List<CommandId>,
    /// The actor that it adds or revises, as it is then.
    pub actor: Option<ActorId>,
}

/// A numbered paragraph of the text.
#[derive(Debug)]
pub struct Paragraph {
    /// Its number.
    pub number: u32,
    /// Its letters.
    pub letters: List<Symbol>,
    /// Where it stands.
    pub origin: Origin,
    /// Of which mandate or amendment.
    pub mandate: Option<MandateId>,
    /// Its words.
    pub label: Option<Span>,
    /// Its annotations; what stands inside inherits verb and chapter.
    pub notes: Annotations,
    /// How many statements, rows, events and phases it holds.
    pub holds: u32,
}

/// What kind of term.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TermKind {
    /// An area.
    Area,
    /// A matter.
    Matter,
    /// An act.
    Act,
    /// A capability.
    Capability,
    /// A category of tasks.
    Category,
    /// A relation of command.
    Relation,
    /// A kind of actor.
    Kind,
    /// An operative verb.
    Verb,
    /// Limiting words.
    Limiting,
    /// Vague words.
    Vague,
}

impl TermKind {
    /// The keyword that declares it.
    pub fn word(self) -> Word {
        match self {
            Self::Area => Word::Area,
            Self::Matter => Word::Matter,
            Self::Act => Word::Act,
            Self::Capability => Word::Capability,
            Self::Category => Word::TaskCategory,
            Self::Relation => Word::Relation,
            Self::Kind => Word::Kind,
            Self::Verb => Word::OperativeVerb,
            Self::Limiting => Word::LimitingWord,
            Self::Vague => Word::VagueWord,
        }
    }
}

/// An area, a matter or a term of doctrine: something with a name that can be part of another of its kind.
#[derive(Debug)]
pub struct Term {
    /// What kind.
    pub kind: TermKind,
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// What it is part of.
    pub part_of: Option<TermId>,
    /// What it overlaps or crosses.
    pub overlaps: List<TermId>,
    /// What it crosses without being part of it.
    pub crosses: List<TermId>,
    /// Areas that it borders.
    pub borders: List<TermId>,
    /// All its parts, where it says so.
    pub divided_into: Option<List<TermId>>,
    /// The country code of an area.
    pub iso: Option<Symbol>,
    /// `root`: nobody commands an actor of this kind.
    pub root: bool,
    /// `commanded`: somebody must.
    pub commanded: bool,
    /// `may hold grants`.
    pub may_hold: bool,
    /// The line of a relation.
    pub line: Option<Line>,
    /// Whether a relation says `exclusive` or `shared`.
    pub exclusive: Option<bool>,
    /// What a relation says of handing on.
    pub delegable: Option<Delegable>,
    /// Whether an act says `restricted` or `unrestricted`.
    pub restricted: Option<bool>,
    /// Who may grant an act.
    pub granted_by: List<ActorId>,
    /// On what an act rests.
    pub basis: List<Citation>,
    /// The ways in which a task of a category can be done.
    pub modalities: List<Symbol>,
    /// Whether a category needs an impartial hand.
    pub impartial: bool,
    /// What a verb creates, and when addressed to which kinds of actor.
    pub creates: List<(Symbol, List<TermId>)>,
    /// Its annotations.
    pub notes: Annotations,
}

/// A line of command; relations are compared within one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Line {
    /// The mission's.
    Mission,
    /// The nation's, which always runs beside the mission's.
    National,
    /// No line of command.
    None,
}

impl Line {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::National => "national",
            Self::None => "none",
        }
    }

    /// The line with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "mission" => Self::Mission,
            "national" => Self::National,
            "none" => Self::None,
            _ => return None,
        })
    }
}

/// What a relation or a grant says of handing on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Delegable {
    /// Never.
    Never,
    /// In any lower degree.
    Lower,
    /// Undiminished.
    Undiminished,
    /// In these degrees, or to these actors.
    To(List<TermId>),
    /// To these actors.
    ToActors(List<ActorId>),
}

/// An event.
#[derive(Debug)]
pub struct Event {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// Whether it happens many times.
    pub recurring: bool,
    /// Whether it may never come.
    pub contingent: bool,
    /// The day on which it happens.
    pub on: Option<(Point, Span)>,
    /// What it follows: `follows`, `not before`, the first point of `between`.
    pub lower: List<Bound>,
    /// What it precedes: `precedes`, `not after`, the second point of `between`.
    pub upper: List<Bound>,
    /// Who determines that it has happened.
    pub determined_by: List<ActorId>,
    /// On whose advice.
    pub advised_by: List<ActorId>,
    /// The mandate while which it is taken to happen.
    pub mandate: Option<MandateId>,
    /// The paragraph that it stands in.
    pub paragraph: Option<ParagraphId>,
    /// Its annotations.
    pub notes: Annotations,
}

/// A bound of an event.
#[derive(Debug)]
pub struct Bound {
    /// The point.
    pub point: Point,
    /// Where it is said.
    pub span: Span,
    /// The word that says it.
    pub word: Word,
}

/// A phase.
#[derive(Debug)]
pub struct Phase {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// When.
    pub region: Region,
    /// The phase that it claims to fill together with others.
    pub tiles: Option<PhaseId>,
    /// The paragraph that it stands in.
    pub paragraph: Option<ParagraphId>,
    /// Its annotations.
    pub notes: Annotations,
}

/// An actor.
#[derive(Debug)]
pub struct Actor {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// Its kind.
    pub kind: Option<TermId>,
    /// When it is there, and where.
    pub region: Region,
    /// What it is part of.
    pub part_of: Option<ActorId>,
    /// Who heads it.
    pub head: Option<ActorId>,
    /// The offices that a person holds.
    pub holds: List<(List<ActorId>, Region)>,
    /// Of what it is a member.
    pub member_of: List<(List<ActorId>, Region)>,
    /// Whose ally it is.
    pub ally_of: List<(List<ActorId>, Region)>,
    /// Areas that it borders.
    pub borders: List<TermId>,
    /// Its strength over time.
    pub strengths: List<Strength>,
    /// Its ceiling over time.
    pub ceilings: List<Strength>,
    /// Whether nobody commands it, by its own word.
    pub root: bool,
    /// A country code.
    pub iso: Option<Symbol>,
    /// Its annotations.
    pub notes: Annotations,
    /// Whether it stands in an amendment's change and not by itself.
    pub revision: bool,
}

/// A strength or a ceiling with when and where it holds.
#[derive(Debug)]
pub struct Strength {
    /// Where it is said.
    pub span: Span,
    /// How many.
    pub quantity: Quantity,
    /// When, where and for what.
    pub region: Region,
}

/// How many of what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// Parts that add up.
    Parts(List<Part>),
    /// Not yet said.
    Open,
    /// As an instrument says.
    As(Citation),
}

/// A part of a quantity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// Whether the number is a rough one.
    pub about: bool,
    /// How many of what.
    pub amount: Amount,
    /// What is counted within it.
    pub including: List<Amount>,
}

/// A number of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    /// How many.
    pub number: u32,
    /// The name of what is counted.
    pub unit: Symbol,
    /// What is counted, where it is a declared capability.
    pub capability: Option<TermId>,
    /// How large each is, and of what.
    pub each: Option<(u32, Symbol)>,
}

impl Amount {
    /// All heads: number times size.
    pub fn total(&self) -> u64 {
        u64::from(self.number) * u64::from(self.each.map_or(1, |(size, _)| size))
    }
}

/// A row of command.
#[derive(Debug)]
pub struct Command {
    /// Where it stands.
    pub span: Span,
    /// Who commands.
    pub superiors: List<ActorId>,
    /// Who is commanded.
    pub subordinates: List<ActorId>,
    /// By what relation.
    pub relation: Option<TermId>,
    /// Its line.
    pub line: Line,
    /// Whether nobody else may stand beside it on its line.
    pub exclusive: bool,
    /// Whether `jointly` stands in it.
    pub jointly: bool,
    /// Who decides.
    pub deciding: Option<ActorId>,
    /// When, where and for what.
    pub region: Region,
    /// The mandate that it belongs to.
    pub mandate: Option<MandateId>,
    /// The paragraph that it stands in.
    pub paragraph: Option<ParagraphId>,
    /// Its annotations.
    pub notes: Annotations,
    /// The amendment that adds it.
    pub added_by: Option<MandateId>,
    /// Whether it stands in a change that takes it away and so holds no longer.
    pub removed: bool,
}

/// When, where and for what.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// When; inherited parts are `None`.
    pub time: Interval,
    /// Where; empty means the whole area of operations.
    pub areas: List<TermId>,
    /// For what; empty means every matter.
    pub matters: List<TermId>,
    /// Where the words stand, if there are any.
    pub span: Option<Span>,
    /// Whether a part of it could not be resolved, which has been reported.
    pub broken: bool,
}

/// What any statement may carry.
#[derive(Debug, Default)]
pub struct Annotations {
    /// The operative verb.
    pub verb: Option<TermId>,
    /// Where the verb stands.
    pub verb_span: Option<Span>,
    /// The chapter of the Charter, as a number.
    pub chapter: Option<u32>,
    /// Citations.
    pub cites: List<Citation>,
    /// The wording.
    pub text: Option<Span>,
    /// Remarks.
    pub notes: List<Span>,
    /// Limiting words that doctrine knows.
    pub limits: List<TermId>,
    /// Limiting words in quotation marks.
    pub limit_texts: List<Span>,
    /// Whom it watches, protects or assists.
    pub towards: List<Named>,
    /// What goes before it.
    pub subject_to: List<Named>,
    /// What it goes before.
    pub notwithstanding: List<Named>,
    /// The first of what it allows, as places in [`Model::allows`].
    pub allows: List<u32>,
}

/// Something that has a name, of whatever kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Target {
    /// A mandate or amendment.
    Mandate(MandateId),
    /// A term.
    Term(TermId),
    /// An event.
    Event(EventId),
    /// A phase.
    Phase(PhaseId),
    /// An actor.
    Actor(ActorId),
    /// A statement.
    Statement(StatementId),
}

/// Something named at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Named {
    /// What.
    pub target: Target,
    /// Where it is named.
    pub span: Span,
}

/// A place in an instrument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// Where it is cited.
    pub span: Span,
    /// The instrument, as written; without it, the statement's own.
    pub instrument: Option<String>,
    /// Where in it, in the form `para 3(a)`.
    pub locators: List<String>,
    /// The paragraphs that it names, first and last, with the letters of the first.
    pub paragraphs: List<(u32, u32, List<Symbol>)>,
}

/// A statement: what a mandate says shall, may or must not be.
#[derive(Debug)]
pub struct Statement {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// Its letters in the paragraph.
    pub letters: List<Symbol>,
    /// The mandate that it belongs to; none for standing statements of doctrine.
    pub mandate: Option<MandateId>,
    /// The paragraph that it stands in.
    pub paragraph: Option<ParagraphId>,
    /// The change of an amendment that writes it.
    pub change: Option<(MandateId, Word)>,
    /// When, where and for what.
    pub region: Region,
    /// Its annotations.
    pub notes: Annotations,
    /// What it says.
    pub body: Body,
}

impl Statement {
    /// The keyword of its kind.
    pub fn word(&self) -> Word {
        match self.body {
            Body::Authority(_) => Word::Authority,
            Body::Duty(_) => Word::Duty,
            Body::Prohibition(_) => Word::Prohibition,
            Body::Division(_) => Word::Division,
            Body::Report(_) => Word::Report,
            Body::Agreement(_) => Word::Agreement,
            Body::Asset(_) => Word::Asset,
            Body::Liaison(_) => Word::Liaison,
            Body::Contribution(_) => Word::Contribution,
            Body::Funding(_) => Word::Funding,
            Body::Interest(_) => Word::Interest,
            Body::Transition(_) => Word::Transition,
        }
    }

    /// Whether it holds now: what only stands in `revise`, `replace` or `end` waits for consolidation.
    pub fn holds(&self) -> bool {
        matches!(self.change, None | Some((_, Word::Add)))
    }
}

/// What a statement says, by its kind.
#[derive(Debug)]
pub enum Body {
    /// A power.
    Authority(Box<Authority>),
    /// A task.
    Duty(Box<Duty>),
    /// Something that must not be done.
    Prohibition(Box<Prohibition>),
    /// Who leads what.
    Division(Box<Division>),
    /// A report that is owed.
    Report(Box<Report>),
    /// A document that is to be made.
    Agreement(Box<Agreement>),
    /// Something that can pass over.
    Asset(Box<Asset>),
    /// A channel between equals.
    Liaison(Box<Liaison>),
    /// What a contributor gives.
    Contribution(Box<Contribution>),
    /// Who pays.
    Funding(Box<Funding>),
    /// A stake in the outcome.
    Interest(Box<Interest>),
    /// A hand-over.
    Transition(Box<Transition>),
}

/// A power.
#[derive(Debug, Default)]
pub struct Authority {
    /// Who grants it; empty means the organ whose text it is.
    pub by: List<ActorId>,
    /// To whom.
    pub to: List<ActorId>,
    /// Acts, to what they are cut down, when and where.
    pub permits: List<(List<TermId>, List<TermId>, Region)>,
    /// On what it rests.
    pub basis: List<Citation>,
    /// Whose consent it rests on.
    pub consent: List<(List<ActorId>, Region)>,
    /// Whose approval each use needs.
    pub approvals: List<Approval>,
    /// With whom each use is coordinated.
    pub coordination: List<ActorId>,
    /// Whether it may be handed on.
    pub delegable: Option<Delegable>,
    /// The grant that it outlives.
    pub survives: List<Named>,
    /// Who endorsed it later, and when.
    pub endorsed: List<(List<ActorId>, Point, Span)>,
    /// What it incorporates.
    pub incorporates: List<Citation>,
}

/// `approval of NAMES within DURATION deputy NAME`.
#[derive(Debug)]
pub struct Approval {
    /// Where it stands.
    pub span: Span,
    /// Whose.
    pub of: List<ActorId>,
    /// In what time.
    pub within: Option<Duration>,
    /// Who decides in their place.
    pub deputy: Option<ActorId>,
}

/// Who has a part in a duty, when and where.
#[derive(Debug)]
pub struct Role {
    /// Where it is said.
    pub span: Span,
    /// `lead`, `with`, `consult` or `inform`.
    pub word: Word,
    /// Who.
    pub actors: List<ActorId>,
    /// When, where and for what.
    pub region: Region,
}

/// A task.
#[derive(Debug, Default)]
pub struct Duty {
    /// Who has which part in it.
    pub roles: List<Role>,
    /// Categories and the way of doing it.
    pub tasks: List<(List<TermId>, Option<Symbol>)>,
    /// What it takes.
    pub needs: List<Strength>,
    /// The acts that it takes, which must be permitted.
    pub requires: List<(List<(TermId, Span)>, Region)>,
    /// The last day, for a duty that is done once.
    pub complete: Option<Deadline>,
    /// What comes first.
    pub depends_on: List<Named>,
    /// With whom it is coordinated.
    pub coordination: List<ActorId>,
    /// What it incorporates.
    pub incorporates: List<Citation>,
}

/// Something that must not be done.
#[derive(Debug, Default)]
pub struct Prohibition {
    /// Whom it binds.
    pub binds: List<ActorId>,
    /// What it forbids.
    pub forbids: List<(List<TermId>, Region)>,
    /// Whom it does not bind.
    pub except: List<ActorId>,
    /// When it does not, in words.
    pub except_texts: List<Span>,
}

/// Who leads what.
#[derive(Debug, Default)]
pub struct Division {
    /// Its rows.
    pub rows: List<DivisionRow>,
}

/// A row of a division.
#[derive(Debug)]
pub struct DivisionRow {
    /// Where it stands.
    pub span: Span,
    /// The duties that it names.
    pub duties: List<Named>,
    /// Who has which part.
    pub roles: List<Role>,
    /// Whether `jointly` stands in it.
    pub jointly: bool,
    /// Who decides.
    pub deciding: Option<ActorId>,
    /// Its annotations.
    pub notes: Annotations,
}

/// A report that is owed.
#[derive(Debug, Default)]
pub struct Report {
    /// Who reports.
    pub by: List<ActorId>,
    /// Through whom.
    pub through: List<ActorId>,
    /// To whom.
    pub to: List<ActorId>,
    /// Where the `by` clause stands.
    pub line_span: Option<Span>,
    /// Single due days.
    pub due: List<Deadline>,
    /// The first of a series.
    pub first: Option<Deadline>,
    /// How often, where it is said, and whether `at least`.
    pub every: Option<(Duration, Span, bool)>,
    /// The region behind `every`.
    pub every_region: Region,
    /// How often, in words.
    pub every_text: Option<Span>,
    /// `once`.
    pub once: bool,
    /// `as requested`.
    pub as_requested: bool,
    /// Upon which events, within what time.
    pub upon: List<(List<EventId>, Option<Duration>)>,
    /// What it covers.
    pub covers: List<Named>,
    /// The paragraphs that it covers.
    pub covers_cites: List<Citation>,
}

/// A last day.
#[derive(Debug)]
pub struct Deadline {
    /// Where it is said.
    pub span: Span,
    /// The point, or the anchor of `within`.
    pub point: Option<Point>,
    /// The distance of `within`.
    pub within: Option<Duration>,
}

/// A document that is to be made.
#[derive(Debug, Default)]
pub struct Agreement {
    /// Between whom.
    pub between: List<ActorId>,
    /// By when.
    pub complete: Option<Deadline>,
    /// What it is to define.
    pub defines: List<Named>,
}

/// Something that can pass over.
#[derive(Debug, Default)]
pub struct Asset {
    /// Whose it is.
    pub owner: List<ActorId>,
    /// What it is worth in numbers.
    pub provides: List<Strength>,
}

/// A channel between equals.
#[derive(Debug, Default)]
pub struct Liaison {
    /// Between whom.
    pub between: List<ActorId>,
    /// Through whom or what.
    pub through: List<Named>,
    /// How often.
    pub every: Option<(Duration, Span, bool)>,
    /// How often, in words.
    pub every_text: Option<Span>,
}

/// What a contributor gives.
#[derive(Debug, Default)]
pub struct Contribution {
    /// Who gives.
    pub by: List<ActorId>,
    /// To whom.
    pub to: List<ActorId>,
    /// What.
    pub provides: List<Strength>,
    /// What it may not be used for, in words, and where.
    pub except_texts: List<(Span, Region)>,
    /// What it may not be used for, by name.
    pub except: List<Named>,
}

/// Who pays.
#[derive(Debug, Default)]
pub struct Funding {
    /// For what.
    pub covers: List<Named>,
    /// For which paragraphs.
    pub covers_cites: List<Citation>,
    /// Who bears how much, in hundredths of a per cent; `None` is the rest.
    pub shares: List<(ActorId, Option<u32>, Region)>,
    /// Whether whoever wishes pays.
    pub voluntary: bool,
}

/// A stake in the outcome.
#[derive(Debug, Default)]
pub struct Interest {
    /// Whose.
    pub by: List<ActorId>,
    /// What guards against it.
    pub mitigated_by: List<Named>,
}

/// A hand-over.
#[derive(Debug, Default)]
pub struct Transition {
    /// Who gives.
    pub outgoing: List<ActorId>,
    /// Who takes.
    pub incoming: List<ActorId>,
    /// When and in which areas.
    pub at: List<(Point, Region)>,
    /// What passes over.
    pub transfers: List<(List<Named>, Region)>,
    /// What is given up, and why.
    pub drops: List<(List<Named>, Option<Span>)>,
    /// What is completed.
    pub completes: List<Named>,
}

/// What doctrine expects of reports, shares and reviews.
#[derive(Debug)]
pub struct Policy {
    /// Its name.
    pub name: Symbol,
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// Which kinds of actor owe a report.
    pub by: List<Named>,
    /// To whom.
    pub to: List<ActorId>,
    /// At least how often.
    pub every: Option<Duration>,
    /// How old the report that feeds a review may be.
    pub review_window: Option<Duration>,
    /// How long nobody may hear anything.
    pub blind_gap: Option<Duration>,
    /// How long a report may be on its way.
    pub report_latency: Option<Duration>,
    /// The largest share of one contributor, in hundredths of a per cent.
    pub largest_share: Option<u32>,
    /// How many reports may be due in what time.
    pub reports_together: Option<(u32, Duration)>,
    /// Its annotations.
    pub notes: Annotations,
}

/// A question with its answer, or a finding that is known.
#[derive(Debug)]
pub struct Expect {
    /// Where it stands.
    pub origin: Origin,
    /// Its words.
    pub label: Option<Span>,
    /// The day that it is about.
    pub on: Option<Point>,
    /// The questions.
    pub questions: List<Question>,
    /// The findings.
    pub finds: List<Finds>,
    /// Its annotations.
    pub notes: Annotations,
}

/// What is asked.
#[derive(Debug)]
pub enum Asked {
    /// The superiors of an actor, upwards, along a line.
    Chain(ActorId, Line),
    /// Who leads a duty.
    Lead(StatementId),
    /// When a report is due.
    Due(StatementId),
    /// How strong an actor is.
    Strength(ActorId),
}

/// A question with its answer.
#[derive(Debug)]
pub struct Question {
    /// Where it stands.
    pub span: Span,
    /// What is asked.
    pub asked: Asked,
    /// In which areas.
    pub areas: List<TermId>,
    /// Whether the answer need only be possible.
    pub possibly: bool,
    /// The answer.
    pub values: List<Answer>,
    /// Where the answer stands.
    pub values_span: Span,
}

/// A part of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// An actor.
    Actor(ActorId),
    /// `nobody`, `none` or `nothing`.
    Nobody,
    /// A day.
    Day(Day),
    /// A number, with what is counted.
    Number(u32, Option<Symbol>),
}

/// `finds RULE of NAME in AREAS`.
#[derive(Debug)]
pub struct Finds {
    /// Where it stands.
    pub span: Span,
    /// The rule.
    pub rule: &'static crate::rule::Rule,
    /// Whether only certain findings count.
    pub certain: bool,
    /// On what.
    pub of: Option<Named>,
    /// In which areas.
    pub areas: List<TermId>,
}

/// `allow RULE "reason"`.
#[derive(Debug)]
pub struct Allow {
    /// Where it stands.
    pub span: Span,
    /// The rule.
    pub rule: &'static crate::rule::Rule,
    /// Why.
    pub reason: Option<Span>,
    /// The item on which the rule is silenced.
    pub on: Span,
}
