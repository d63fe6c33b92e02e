//! The compiled JSON: what programs read. Its types are written on purpose and are not the model's.
//!
//! Identifiers are absolute (`duty/verify-ceasefire`) and stay as long as names stay. Dates are ISO 8601; an interval's
//! `until` is its last day, included. What has no fixed date carries its earliest and latest.

mod build;
mod statements;
mod tables;

use std::io;

use serde::Serialize;

use crate::Compilation;

/// The version of the format: adding is minor, removing or changing a meaning is major.
pub const FORMAT_VERSION: &str = "1.0";

/// Writes the compiled mandate.
///
/// # Errors
/// When `out` cannot be written to.
pub fn write(compilation: &Compilation, out: &mut dyn io::Write) -> io::Result<()> {
    let document = build::document(compilation);
    serde_json::to_writer_pretty(&mut *out, &document)?;
    out.write_all(b"\n")
}

/// The whole of it.
#[derive(Serialize, Debug)]
pub struct Document {
    /// See [`FORMAT_VERSION`].
    pub format_version: &'static str,
    /// The texts that were compiled.
    pub sources: Vec<SourceText>,
    /// Mandates, then what amends them, in the order of the texts.
    pub mandates: Vec<Mandate>,
    /// Paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// Areas.
    pub areas: Vec<Term>,
    /// Matters.
    pub matters: Vec<Term>,
    /// Events.
    pub events: Vec<Event>,
    /// Phases.
    pub phases: Vec<Phase>,
    /// Actors.
    pub actors: Vec<Actor>,
    /// Rows of command.
    pub commands: Vec<Command>,
    /// Statements of every kind.
    pub statements: Vec<Statement>,
    /// What words mean.
    pub doctrine: Doctrine,
    /// Expectations, with what was asked.
    pub expectations: Vec<Expectation>,
    /// Findings that an `expect` names.
    pub expected_findings: Vec<Known>,
    /// Findings that an `allow` silences, with the reason.
    pub allowed_findings: Vec<Known>,
    /// What people otherwise work out by hand.
    pub tables: Tables,
}

/// A text.
#[derive(Serialize, Debug)]
pub struct SourceText {
    /// Its path, or the name of a library.
    pub path: String,
    /// Whether it ships with the compiler.
    pub library: bool,
}

/// Who said it, and where.
#[derive(Serialize, Debug)]
pub struct Provenance {
    /// The text.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// Citations of the statement, with those that it inherits from its paragraph and mandate.
    pub citations: Vec<Citation>,
    /// The amendment that put it there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amendment: Option<String>,
}

/// A place in an instrument.
#[derive(Serialize, Debug, Clone)]
pub struct Citation {
    /// The instrument.
    pub instrument: Option<String>,
    /// Where in it: `para 3(a)`.
    pub locators: Vec<String>,
}

/// Earliest and latest day; `date` where they are the same.
#[derive(Serialize, Debug, Clone, Default)]
pub struct Bounds {
    /// The day, where it is fixed.
    pub date: Option<String>,
    /// The earliest that it can be.
    pub earliest: Option<String>,
    /// The latest that it can be.
    pub latest: Option<String>,
    /// Whether there is no such day: the interval never begins or never ends.
    pub open: bool,
}

/// From when until when.
#[derive(Serialize, Debug)]
pub struct Interval {
    /// The first day.
    pub from: Bounds,
    /// The last day, included.
    pub until: Bounds,
    /// What the text says; what it leaves out is inherited.
    pub written: Written,
}

/// An interval as it is written.
#[derive(Serialize, Debug, Default)]
pub struct Written {
    /// `from`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Point>,
    /// `until`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Point>,
    /// `until revoked`.
    #[serde(skip_serializing_if = "is_false")]
    pub until_revoked: bool,
    /// `for`, as an ISO 8601 duration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lasting: Option<String>,
    /// `continuing`.
    #[serde(skip_serializing_if = "is_false")]
    pub continuing: bool,
    /// `during`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub during: Vec<String>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A point in time.
#[derive(Serialize, Debug)]
pub struct Point {
    /// Where it is anchored.
    #[serde(flatten)]
    pub base: Base,
    /// Distances from there, the outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offsets: Vec<Offset>,
}

/// Where a point in time is anchored.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Base {
    /// A date.
    Date {
        /// The day.
        date: String,
    },
    /// A month.
    Month {
        /// Its first day.
        first: String,
        /// Its last day.
        last: String,
    },
    /// An event.
    Event {
        /// Which.
        event: String,
    },
    /// The adoption of a mandate or amendment.
    Adoption {
        /// Which.
        mandate: String,
    },
    /// The last day of a mandate.
    Expiry {
        /// Which.
        mandate: String,
    },
    /// The beginning of a phase.
    StartOf {
        /// Which.
        phase: String,
    },
    /// The end of a phase.
    EndOf {
        /// Which.
        phase: String,
    },
}

/// A distance.
#[derive(Serialize, Debug)]
pub struct Offset {
    /// As an ISO 8601 duration.
    pub duration: String,
    /// `before` or `after`.
    pub direction: &'static str,
}

/// When, where and for what; empty lists are everything.
#[derive(Serialize, Debug)]
pub struct Region {
    /// When.
    pub interval: Interval,
    /// Where.
    pub areas: Vec<String>,
    /// For what.
    pub matters: Vec<String>,
}

/// What any statement may carry; what is inherited from the paragraph and the mandate stands here too.
#[derive(Serialize, Debug, Default)]
pub struct Annotations {
    /// The operative verb.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verb: Option<String>,
    /// The chapter of the Charter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub chapter: Option<u32>,
    /// The wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Remarks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Limiting words that doctrine knows.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<String>,
    /// Limiting words as written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limit_texts: Vec<String>,
    /// Whom or what it is done for or to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub towards: Vec<String>,
    /// What goes before it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub subject_to: Vec<String>,
    /// What it goes before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notwithstanding: Vec<String>,
    /// The rules that it may break, with reasons.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub allows: Vec<Allow>,
}

/// A rule that may be broken, and why.
#[derive(Serialize, Debug)]
pub struct Allow {
    /// The rule.
    pub rule: &'static str,
    /// Why.
    pub reason: String,
}

/// A mandate or an amendment.
#[derive(Serialize, Debug)]
pub struct Mandate {
    /// `mandate/NAME`, or `amendment/NAME`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// Whether it is an amendment.
    pub amendment: bool,
    /// What it amends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amends: Option<String>,
    /// The instruments that it rests on.
    pub basis: Vec<Citation>,
    /// The day of its adoption; a draft has none.
    pub adopted: Option<String>,
    /// Its period, with extensions, and its area of operations.
    pub region: Region,
    /// The reviews that it provides for.
    pub reviews: Vec<Review>,
    /// The days of reviews that took place.
    pub reviewed: Vec<Bounds>,
    /// How it moves the end.
    pub extensions: Vec<Extension>,
    /// The highest strengths.
    pub ceilings: Vec<Strength>,
    /// What it incorporates.
    pub incorporates: Vec<Citation>,
    /// Annotations.
    pub annotations: Annotations,
    /// What it adds, revises, replaces and ends.
    pub changes: Vec<Change>,
}

/// A review.
#[derive(Serialize, Debug)]
pub struct Review {
    /// The last day for it.
    pub by: Bounds,
    /// As written.
    pub written: Point,
    /// The report that feeds it.
    pub considering: Option<String>,
}

/// How an amendment moves the end.
#[derive(Serialize, Debug)]
pub struct Extension {
    /// The distance behind `further`.
    pub further: Option<String>,
    /// As written.
    pub written: Written,
}

/// A change of an amendment.
#[derive(Serialize, Debug)]
pub struct Change {
    /// `add`, `revise`, `replace` or `end`.
    pub change: &'static str,
    /// What kind of item.
    pub item: &'static str,
    /// Its name.
    pub name: Option<String>,
    /// The identifiers of what it writes.
    pub writes: Vec<String>,
}

/// A paragraph.
#[derive(Serialize, Debug)]
pub struct Paragraph {
    /// `paragraph/MANDATE/NUMBER`.
    pub id: String,
    /// Its number.
    pub number: u32,
    /// Its letters.
    pub letters: Vec<String>,
    /// Of which mandate or amendment.
    pub mandate: Option<String>,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// Annotations.
    pub annotations: Annotations,
}

/// An area, a matter or a term of doctrine.
#[derive(Serialize, Debug, Default)]
pub struct Term {
    /// `area/NAME` and its like.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Option<Provenance>,
    /// What it is part of.
    pub part_of: Option<String>,
    /// What it overlaps.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overlaps: Vec<String>,
    /// What it crosses.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub crosses: Vec<String>,
    /// What it borders.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub borders: Vec<String>,
    /// All its parts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub divided_into: Option<Vec<String>>,
    /// The country code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// The line of a relation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<&'static str>,
    /// Whether a relation is exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive: Option<bool>,
    /// What may be handed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delegable: Option<Delegable>,
    /// `root`.
    #[serde(skip_serializing_if = "is_false")]
    pub root: bool,
    /// `commanded`.
    #[serde(skip_serializing_if = "is_false")]
    pub commanded: bool,
    /// `may hold grants`.
    #[serde(skip_serializing_if = "is_false")]
    pub may_hold_grants: bool,
    /// Whether an act is restricted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restricted: Option<bool>,
    /// Who may grant an act.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub granted_by: Vec<String>,
    /// On what an act rests.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub basis: Vec<Citation>,
    /// The ways of doing a task.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub modalities: Vec<String>,
    /// Whether a task needs an impartial hand.
    #[serde(skip_serializing_if = "is_false")]
    pub impartial: bool,
    /// What a verb creates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub creates: Vec<Creates>,
    /// Annotations.
    pub annotations: Annotations,
}

/// What a verb creates.
#[derive(Serialize, Debug)]
pub struct Creates {
    /// `duty`, `authority`, `request`, `finding` or `nothing`.
    pub effect: String,
    /// When addressed to these kinds of actor; empty is always.
    pub addressed_to: Vec<String>,
}

/// What may be handed on.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Delegable {
    /// Nothing.
    Never,
    /// Any lower degree.
    Lower,
    /// All of it.
    Undiminished,
    /// These degrees, or to these actors.
    To {
        /// Which.
        to: Vec<String>,
    },
}

/// The terms of doctrine.
#[derive(Serialize, Debug, Default)]
pub struct Doctrine {
    /// Relations of command.
    pub relations: Vec<Term>,
    /// Kinds of actor.
    pub kinds: Vec<Term>,
    /// Acts.
    pub acts: Vec<Term>,
    /// Capabilities.
    pub capabilities: Vec<Term>,
    /// Categories of tasks.
    pub task_categories: Vec<Term>,
    /// Operative verbs.
    pub operative_verbs: Vec<Term>,
    /// Limiting words.
    pub limiting_words: Vec<Term>,
    /// Vague words.
    pub vague_words: Vec<Term>,
    /// Policies.
    pub policies: Vec<Policy>,
}

/// A policy.
#[derive(Serialize, Debug)]
pub struct Policy {
    /// `policy/NAME`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// Who owes a report.
    pub by: Vec<String>,
    /// To whom.
    pub to: Vec<String>,
    /// At least how often.
    pub at_least_every: Option<String>,
    /// How old the report that feeds a review may be.
    pub review_window: Option<String>,
    /// How long nobody may hear anything.
    pub blind_gap: Option<String>,
    /// How long a report may be on its way.
    pub report_latency: Option<String>,
    /// The largest share of one contributor, in per cent.
    pub largest_share: Option<f64>,
    /// How many reports may be due in what time.
    pub reports_together: Option<Together>,
    /// Annotations.
    pub annotations: Annotations,
}

/// A number of reports in a length of time.
#[derive(Serialize, Debug)]
pub struct Together {
    /// How many.
    pub count: u32,
    /// In what time.
    pub within: String,
}

/// An event.
#[derive(Serialize, Debug)]
pub struct Event {
    /// `event/NAME`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// Whether it happens many times.
    pub recurring: bool,
    /// Whether it may never come.
    pub contingent: bool,
    /// When; the event lies at the beginning of the day.
    pub at: Bounds,
    /// What bounds it.
    pub constraints: Vec<Constraint>,
    /// Who determines it.
    pub determined_by: Vec<String>,
    /// On whose advice.
    pub advised_by: Vec<String>,
    /// The paragraph that it stands in.
    pub paragraph: Option<String>,
    /// Annotations.
    pub annotations: Annotations,
}

/// What bounds an event.
#[derive(Serialize, Debug)]
pub struct Constraint {
    /// `on`, `follows`, `precedes`, `not_before`, `not_after`, `between_from` or `between_until`.
    pub kind: &'static str,
    /// The point.
    pub point: Point,
}

/// A phase.
#[derive(Serialize, Debug)]
pub struct Phase {
    /// `phase/NAME`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// When, where and for what.
    pub region: Region,
    /// The phase that it fills together with others.
    pub tiles: Option<String>,
    /// The paragraph that it stands in.
    pub paragraph: Option<String>,
    /// Annotations.
    pub annotations: Annotations,
}

/// An actor.
#[derive(Serialize, Debug)]
pub struct Actor {
    /// `actor/NAME`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// Its kind.
    pub kind: Option<String>,
    /// Whether it is what an amendment writes in the place of an actor's clauses.
    #[serde(skip_serializing_if = "is_false")]
    pub revision: bool,
    /// When it is there, and where.
    pub region: Region,
    /// What it is part of.
    pub part_of: Option<String>,
    /// Who heads it.
    pub head: Option<String>,
    /// Whether nobody commands it, by its own word.
    pub root: bool,
    /// The offices that a person holds.
    pub holds: Vec<Tie>,
    /// Of what it is a member.
    pub member_of: Vec<Tie>,
    /// Whose ally it is.
    pub ally_of: Vec<Tie>,
    /// Areas that it borders.
    pub borders: Vec<String>,
    /// The country code.
    pub iso: Option<String>,
    /// Its strengths.
    pub strengths: Vec<Strength>,
    /// Its ceilings.
    pub ceilings: Vec<Strength>,
    /// Annotations.
    pub annotations: Annotations,
}

/// A tie to other actors.
#[derive(Serialize, Debug)]
pub struct Tie {
    /// To whom.
    pub to: Vec<String>,
    /// When.
    pub region: Region,
}

/// A strength or a ceiling.
#[derive(Serialize, Debug)]
pub struct Strength {
    /// How many.
    #[serde(flatten)]
    pub quantity: Quantity,
    /// When, where and for what.
    pub region: Region,
}

/// How many of what.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Quantity {
    /// Numbers that add up.
    Parts {
        /// All heads.
        total: u64,
        /// The parts.
        parts: Vec<Part>,
    },
    /// Not yet said.
    Open,
    /// As an instrument says.
    ByReference {
        /// The instrument.
        citation: Citation,
    },
}

/// A part of a quantity.
#[derive(Serialize, Debug)]
pub struct Part {
    /// Whether the number is a rough one.
    pub about: bool,
    /// How many of what.
    #[serde(flatten)]
    pub amount: Amount,
    /// What is counted within it.
    pub including: Vec<Amount>,
}

/// A number of something.
#[derive(Serialize, Debug)]
pub struct Amount {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: String,
    /// How large each is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Each>,
}

/// The size of one.
#[derive(Serialize, Debug)]
pub struct Each {
    /// How many.
    pub number: u32,
    /// Of what.
    pub unit: String,
}

/// A row of command.
#[derive(Serialize, Debug)]
pub struct Command {
    /// `command/MANDATE/SUPERIOR/over/SUBORDINATE`, with a number where a row stands twice.
    pub id: String,
    /// Who said it.
    pub provenance: Provenance,
    /// The mandate that it belongs to.
    pub mandate: Option<String>,
    /// The paragraph that it stands in.
    pub paragraph: Option<String>,
    /// Who commands.
    pub superiors: Vec<String>,
    /// Who is commanded.
    pub subordinates: Vec<String>,
    /// By what relation.
    pub relation: Option<String>,
    /// The line: `mission`, `national` or `none`.
    pub line: &'static str,
    /// Whether nobody else may stand beside it.
    pub exclusive: bool,
    /// Whether the superiors command together.
    pub jointly: bool,
    /// Who decides.
    pub deciding: Option<String>,
    /// Whether an amendment takes it away.
    #[serde(skip_serializing_if = "is_false")]
    pub removed: bool,
    /// When, where and for what.
    pub region: Region,
    /// Annotations.
    pub annotations: Annotations,
}

/// A statement.
#[derive(Serialize, Debug)]
pub struct Statement {
    /// `duty/NAME` and its like.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its words.
    pub label: Option<String>,
    /// Its letters in the paragraph.
    pub letters: Vec<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// The mandate that it belongs to.
    pub mandate: Option<String>,
    /// The paragraph that it stands in.
    pub paragraph: Option<String>,
    /// The change of an amendment that writes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<&'static str>,
    /// When, where and for what.
    pub region: Region,
    /// Annotations.
    pub annotations: Annotations,
    /// What it says.
    #[serde(flatten)]
    pub body: Body,
}

/// What a statement says.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[allow(missing_docs)]
pub enum Body {
    /// A power.
    Authority {
        by: Vec<String>,
        to: Vec<String>,
        permits: Vec<Permit>,
        basis: Vec<Citation>,
        consent: Vec<Tie>,
        approvals: Vec<Approval>,
        coordination: Vec<String>,
        delegable: Option<Delegable>,
        survives: Vec<String>,
        endorsed: Vec<Endorsement>,
        incorporates: Vec<Citation>,
    },
    /// A task.
    Duty {
        roles: Vec<Role>,
        tasks: Vec<Task>,
        needs: Vec<Strength>,
        requires: Vec<Acts>,
        complete: Option<Deadline>,
        depends_on: Vec<String>,
        coordination: Vec<String>,
        incorporates: Vec<Citation>,
    },
    /// Something that must not be done.
    Prohibition { binds: Vec<String>, forbids: Vec<Acts>, except: Vec<String>, except_texts: Vec<String> },
    /// Who leads what.
    Division { rows: Vec<DivisionRow> },
    /// A report that is owed.
    Report {
        by: Vec<String>,
        through: Vec<String>,
        to: Vec<String>,
        due: Vec<Deadline>,
        first: Option<Deadline>,
        every: Option<Every>,
        once: bool,
        as_requested: bool,
        upon: Vec<Upon>,
        covers: Vec<String>,
        covers_paragraphs: Vec<Citation>,
    },
    /// A document that is to be made.
    Agreement { between: Vec<String>, complete: Option<Deadline>, defines: Vec<String> },
    /// Something that can pass over.
    Asset { owner: Vec<String>, provides: Vec<Strength> },
    /// A channel between equals.
    Liaison { between: Vec<String>, through: Vec<String>, every: Option<Every> },
    /// What a contributor gives.
    Contribution {
        by: Vec<String>,
        to: Vec<String>,
        provides: Vec<Strength>,
        caveats: Vec<Caveat>,
        except: Vec<String>,
    },
    /// Who pays.
    Funding { covers: Vec<String>, covers_paragraphs: Vec<Citation>, shares: Vec<ShareOf>, voluntary: bool },
    /// A stake in the outcome.
    Interest { by: Vec<String>, mitigated_by: Vec<String> },
    /// A hand-over.
    Transition {
        outgoing: Vec<String>,
        incoming: Vec<String>,
        at: Vec<HandOver>,
        transfers: Vec<Tie>,
        drops: Vec<Dropped>,
        completes: Vec<String>,
    },
}

/// Acts that are permitted.
#[derive(Serialize, Debug)]
pub struct Permit {
    /// The acts.
    pub acts: Vec<String>,
    /// To what they are cut down.
    pub only: Vec<String>,
    /// When and where.
    pub region: Region,
}

/// Acts that are required or forbidden.
#[derive(Serialize, Debug)]
pub struct Acts {
    /// The acts.
    pub acts: Vec<String>,
    /// When and where.
    pub region: Region,
}

/// An approval that each use needs.
#[derive(Serialize, Debug)]
pub struct Approval {
    /// Whose.
    pub of: Vec<String>,
    /// In what time.
    pub within: Option<String>,
    /// Who decides in their place.
    pub deputy: Option<String>,
}

/// A later endorsement.
#[derive(Serialize, Debug)]
pub struct Endorsement {
    /// By whom.
    pub by: Vec<String>,
    /// When.
    pub on: Bounds,
    /// As written.
    pub written: Point,
}

/// A part in a duty.
#[derive(Serialize, Debug)]
pub struct Role {
    /// `lead`, `with`, `consult` or `inform`.
    pub role: &'static str,
    /// Who.
    pub actors: Vec<String>,
    /// When, where and for what.
    pub region: Region,
}

/// What kind of task.
#[derive(Serialize, Debug)]
pub struct Task {
    /// The categories.
    pub categories: Vec<String>,
    /// The way of doing it.
    pub modality: Option<String>,
}

/// A last day.
#[derive(Serialize, Debug)]
pub struct Deadline {
    /// The day.
    pub day: Bounds,
    /// The distance of `within`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub within: Option<String>,
    /// The point, or the anchor of `within`; without one, adoption.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub point: Option<Point>,
}

/// A row of a division.
#[derive(Serialize, Debug)]
pub struct DivisionRow {
    /// The duties.
    pub duties: Vec<String>,
    /// Who has which part.
    pub roles: Vec<Role>,
    /// Whether they do it together.
    pub jointly: bool,
    /// Who decides.
    pub deciding: Option<String>,
    /// Annotations.
    pub annotations: Annotations,
}

/// How often.
#[derive(Serialize, Debug)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Every {
    /// After each length of time.
    Duration {
        /// As an ISO 8601 duration.
        duration: String,
        /// Whether `at least` stands before it.
        at_least: bool,
        /// When the series holds.
        #[serde(skip_serializing_if = "Option::is_none")]
        region: Option<Box<Region>>,
    },
    /// In words that give no date.
    Untimed {
        /// The words.
        text: String,
    },
}

/// Upon an event.
#[derive(Serialize, Debug)]
pub struct Upon {
    /// Which events.
    pub events: Vec<String>,
    /// In what time.
    pub within: Option<String>,
}

/// What a contribution may not be used for.
#[derive(Serialize, Debug)]
pub struct Caveat {
    /// The words.
    pub text: String,
    /// When and where.
    pub region: Region,
}

/// A share of the costs.
#[derive(Serialize, Debug)]
pub struct ShareOf {
    /// Who bears it.
    pub actor: String,
    /// In per cent; without, the rest.
    pub percent: Option<f64>,
    /// When.
    pub region: Region,
}

/// A step of a hand-over.
#[derive(Serialize, Debug)]
pub struct HandOver {
    /// When: the beginning of this day.
    pub at: Bounds,
    /// As written.
    pub written: Point,
    /// In which areas; empty is everywhere.
    pub areas: Vec<String>,
}

/// What is given up.
#[derive(Serialize, Debug)]
pub struct Dropped {
    /// What.
    pub names: Vec<String>,
    /// Why.
    pub reason: Option<String>,
}

/// An expectation.
#[derive(Serialize, Debug)]
pub struct Expectation {
    /// Its words.
    pub label: Option<String>,
    /// Who said it.
    pub provenance: Provenance,
    /// The day that it is about.
    pub on: Option<String>,
    /// The questions.
    pub questions: Vec<Question>,
    /// The findings.
    pub finds: Vec<Finds>,
}

/// A question.
#[derive(Serialize, Debug)]
pub struct Question {
    /// `chain`, `lead`, `due` or `strength`.
    pub asks: &'static str,
    /// About what.
    pub of: String,
    /// Along which line of command.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub along: Option<&'static str>,
    /// In which areas.
    pub areas: Vec<String>,
    /// Whether the answer need only be possible.
    pub possibly: bool,
    /// The answer.
    pub answer: Vec<String>,
}

/// A finding that is named.
#[derive(Serialize, Debug)]
pub struct Finds {
    /// The rule.
    pub rule: &'static str,
    /// Its code.
    pub code: &'static str,
    /// Whether only certain findings count.
    pub certain: bool,
    /// On what.
    pub of: Option<String>,
    /// In which areas.
    pub areas: Vec<String>,
}

/// A finding that is known and accepted.
#[derive(Serialize, Debug)]
pub struct Known {
    /// Its code.
    pub code: &'static str,
    /// The rule.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub path: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// Why it is right here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The tables.
#[derive(Serialize, Debug)]
pub struct Tables {
    /// Chains of command, upwards, by actor, line and interval.
    pub chains: Vec<Chain>,
    /// Leads, by duty and interval.
    pub leads: Vec<Lead>,
    /// Due days, in order.
    pub calendar: Vec<DueDay>,
    /// Paragraphs, and whether something is modelled in them.
    pub paragraphs: Vec<ParagraphModelled>,
}

/// A chain of command.
#[derive(Serialize, Debug)]
pub struct Chain {
    /// Of whom.
    pub actor: String,
    /// Along which line.
    pub line: &'static str,
    /// First day; none where it has always been so.
    pub from: Option<String>,
    /// Last day, included; none where it never ends.
    pub until: Option<String>,
    /// The superiors, the nearest first.
    pub chain: Vec<String>,
    /// Whether it is known as far as a root: false where it forks, or depends on a date that is not known.
    pub complete: bool,
}

/// Who leads a duty.
#[derive(Serialize, Debug)]
pub struct Lead {
    /// The duty.
    pub duty: String,
    /// First day.
    pub from: Option<String>,
    /// Last day, included.
    pub until: Option<String>,
    /// Where; empty is wherever the duty is owed.
    pub areas: Vec<String>,
    /// Who leads.
    pub lead: Vec<String>,
    /// Who takes part.
    pub with: Vec<String>,
    /// Who is consulted.
    pub consult: Vec<String>,
    /// Who is told.
    pub inform: Vec<String>,
    /// Whether the dates are known; where not, `from` and `until` are the earliest and the latest.
    pub certain: bool,
}

/// A due day.
#[derive(Serialize, Debug)]
pub struct DueDay {
    /// The last day for the report.
    pub date: String,
    /// The report.
    pub report: String,
    /// Its words.
    pub label: Option<String>,
    /// Who reports.
    pub by: Vec<String>,
    /// Through whom.
    pub through: Vec<String>,
    /// To whom.
    pub to: Vec<String>,
    /// The mandate.
    pub mandate: Option<String>,
}

/// A paragraph, and what is modelled in it.
#[derive(Serialize, Debug)]
pub struct ParagraphModelled {
    /// The mandate or amendment.
    pub mandate: Option<String>,
    /// The paragraph.
    pub paragraph: String,
    /// Its number.
    pub number: u32,
    /// The operative verb.
    pub verb: Option<String>,
    /// Whether the wording is there.
    pub has_text: bool,
    /// What stands in it.
    pub statements: Vec<String>,
    /// Numbers between the paragraph before and this one that no item models.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing_before: Vec<u32>,
}
