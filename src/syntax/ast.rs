//! The tree of one text: what was written, with its place. What it means is the model's affair.
//!
//! The tree takes more than the language: any clause in any item. `refine` says what does not belong.

use smallvec::SmallVec;

use super::names::Symbol;
use super::word::Word;
use crate::source::Span;
use crate::time::civil::Day;

/// A name where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    /// Which name.
    pub symbol: Symbol,
    /// Where it stands.
    pub span: Span,
}

/// A list of names.
pub type NameList = SmallVec<[Name; 1]>;

/// A list of letters: `(a)(ii)`.
pub type LetterList = SmallVec<[Letter; 1]>;

/// A list of places in an instrument.
pub type LocatorList = Vec<Locator>;

/// A list of references.
pub type ReferenceList = SmallVec<[Reference; 1]>;

/// A whole number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// Where it stands.
    pub span: Span,
}

/// A date, or a month with its year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Date {
    /// First and last day, equal for a date; `None` where the calendar has no such day, which has been reported.
    pub days: Option<(Day, Day)>,
    /// Where it stands.
    pub span: Span,
}

/// Words in quotation marks; the text is in the source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text {
    /// Where it stands, with its quotation marks.
    pub span: Span,
}

/// A share in hundredths of a per cent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Percent {
    /// Hundredths of a per cent: `40%` is 4000.
    pub hundredths: u32,
    /// Where it stands.
    pub span: Span,
}

/// A letter or number in brackets: `(a)`, `(ii)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Letter {
    /// What stands between the brackets.
    pub symbol: Symbol,
    /// Where it stands, with the brackets.
    pub span: Span,
}

/// A text.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct File {
    /// Its items in the order in which they stand.
    pub items: Vec<Item>,
    /// Names in what could not be read: they may have been declared or used there.
    pub lost: Vec<Symbol>,
}

/// What opens an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    /// A word of the language.
    Word(Word),
    /// A word that opens nothing; it has been reported.
    Unknown(Name),
}

/// An item: `keyword [name] … { clauses }`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// The whole of it.
    pub span: Span,
    /// Its keyword.
    pub opening: Opening,
    /// Where the keyword stands.
    pub opening_span: Span,
    /// What stands before the brace.
    pub head: Box<Head>,
    /// What stands between the braces; `None` where there are none.
    pub body: Option<Vec<Entry>>,
    /// Whether a part of it could not be read, so that what is missing may have been there.
    pub broken: bool,
}

impl Item {
    /// The keyword, where it is one.
    pub fn word(&self) -> Option<Word> {
        match self.opening {
            Opening::Word(word) => Some(word),
            Opening::Unknown(_) => None,
        }
    }

    /// What stands between the braces.
    pub fn entries(&self) -> &[Entry] {
        self.body.as_deref().unwrap_or(&[])
    }

    /// The clauses among the entries.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.entries().iter().filter_map(|entry| match entry {
            Entry::Clause(clause) => Some(clause.as_ref()),
            Entry::Row(_) | Entry::Item(_) | Entry::Change(_) => None,
        })
    }

    /// Keyword and name: what a finding points at.
    pub fn title_span(&self) -> Span {
        match (self.head.name, self.head.number) {
            (Some(name), _) => self.opening_span.to(name.span),
            (None, Some(number)) => self.opening_span.to(number.span),
            (None, None) => self.opening_span,
        }
    }
}

/// What stands before the brace.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Head {
    /// The name of the item.
    pub name: Option<Name>,
    /// The number of a paragraph.
    pub number: Option<Number>,
    /// Its letters: `(a)`, `(a)(ii)`.
    pub letters: LetterList,
    /// Of which mandate or amendment it is.
    pub of: Option<Name>,
    /// The kind of an actor or event.
    pub kind: Option<Name>,
    /// The words in quotation marks.
    pub label: Option<Text>,
    /// Where, when and for what it holds.
    pub region: Vec<Region>,
    /// What stands there a second time.
    pub surplus: Vec<Span>,
}

/// One entry of a body.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Entry {
    /// A clause.
    Clause(Box<Clause>),
    /// A row of a table.
    Row(Box<Row>),
    /// An item inside a paragraph.
    Item(Box<Item>),
    /// A change of an amendment.
    Change(Box<Change>),
}

/// `add`, `revise`, `replace` or `end`, and the item that it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The whole of it.
    pub span: Span,
    /// Which change.
    pub word: Word,
    /// Where the word stands.
    pub word_span: Span,
    /// The item.
    pub item: Item,
}

/// A part of a region.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Region {
    /// The whole of it.
    pub span: Span,
    /// What it says.
    pub kind: RegionKind,
}

/// What a part of a region says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RegionKind {
    /// `from POINT`.
    From(Box<Point>),
    /// `until POINT`.
    Until(Box<Point>),
    /// `during PHASES`.
    During(NameList),
    /// `for DURATION`, and whether `continuing` stands behind it.
    For(Length, bool),
    /// `in AREAS`.
    In(NameList),
    /// `concerning MATTERS`.
    Concerning(NameList),
    /// `under MANDATE`.
    Under(Name),
}

/// A point in time: a base, and the distances in front of it, the outermost first.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Point {
    /// The whole of it.
    pub span: Span,
    /// Distances from the base: `30 days before`.
    pub offsets: Vec<Offset>,
    /// From where the distances count.
    pub base: Base,
}

/// A distance: `45 days after`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Offset {
    /// How far.
    pub length: Length,
    /// Whether towards the past.
    pub before: bool,
}

/// Where a point in time is anchored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Base {
    /// A date.
    Date(Date),
    /// An event, `adoption`, `expiry` or another name that the resolver knows.
    Name(Name),
    /// `adoption of unomil`, `start of build-up`.
    Of(Name, Name),
}

/// A length of time as written: a number and a unit that is still to be looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Length {
    /// How many.
    pub number: Number,
    /// Of what.
    pub unit: Name,
}

impl Length {
    /// The whole of it.
    pub fn span(&self) -> Span {
        self.number.span.to(self.unit.span)
    }
}

/// A clause with the region that narrows it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// The whole of it.
    pub span: Span,
    /// The word that opens it.
    pub word: Word,
    /// What it says.
    pub kind: ClauseKind,
    /// Where, when and for what it holds.
    pub region: Vec<Region>,
}

/// What a clause says, by its shape.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ClauseKind {
    /// The word alone: `contingent`.
    Flag,
    /// Region words where a clause should stand.
    Region,
    /// A word and names: `lead ecomog`, `part of liberia`, `determined by council-of-state`.
    Names(NameList),
    /// `by NAMES through NAMES to NAMES`.
    By {
        /// Who gives.
        by: NameList,
        /// Through whom.
        through: NameList,
        /// Who receives.
        to: NameList,
    },
    /// A word and citations: `basis "S/RES/866 (1993)"`.
    Cites(Vec<Citation>),
    /// `covers` with names and citations.
    Covers(Vec<Covered>),
    /// A word and words in quotation marks: `text "…"`.
    Text(Text),
    /// A word and points in time: `on 25 July 1993`, `between POINT, POINT`.
    Points(Vec<Point>),
    /// `not before POINT` or `not after POINT`.
    Not {
        /// Whether it is `not before`.
        before: bool,
        /// The bound.
        point: Box<Point>,
    },
    /// `review by POINT considering REPORT`.
    Review {
        /// The last day for the review.
        by: Box<Point>,
        /// The report that feeds it.
        considering: Option<Name>,
    },
    /// A word and a quantity: `strength 303 observers`.
    Quantity(Box<Quantity>),
    /// `permits ACTS only ACTS`.
    Permits {
        /// What is permitted.
        acts: NameList,
        /// To what that is cut down.
        only: NameList,
    },
    /// `approval of NAMES within DURATION deputy NAME`.
    Approval {
        /// Whose approval.
        of: NameList,
        /// In what time.
        within: Option<Length>,
        /// Who decides in their place.
        deputy: Option<Name>,
    },
    /// `endorsed by NAMES on POINT`.
    Endorsed {
        /// By whom.
        by: NameList,
        /// When.
        on: Box<Point>,
    },
    /// `delegable`, `delegable to NAMES`, `delegable undiminished`, `never delegable`.
    Delegable {
        /// Whether `never` stands before it.
        never: bool,
        /// To which degrees.
        to: NameList,
        /// A word behind it: `undiminished`.
        manner: Option<Name>,
    },
    /// `task NAMES to NAME`.
    Task {
        /// The categories.
        categories: NameList,
        /// The aim: `monitor`, `verify` …
        aim: Option<Name>,
    },
    /// `complete by POINT`, `complete within DURATION of POINT`, and the deadlines of `due` and `first`.
    Deadlines(Vec<Deadline>),
    /// `every DURATION`, `at least every DURATION`.
    Every {
        /// Whether `at least` stands before it.
        at_least: bool,
        /// How often.
        length: Length,
    },
    /// `every "regularly"`.
    EveryText(Text),
    /// `upon EVENTS within DURATION`.
    Upon {
        /// Which events.
        events: NameList,
        /// In what time.
        within: Option<Length>,
    },
    /// `as requested`.
    As(Name),
    /// `share NAME 50%, NAME rest`.
    Shares(Vec<Share>),
    /// `drops NAMES "reason"`.
    Drops {
        /// What is given up.
        names: NameList,
        /// Why.
        reason: Option<Text>,
    },
    /// `except "words"`, `except NAMES`, `limit NAMES and words`.
    Mixed(Vec<NameOrText>),
    /// `extend …`: the distance behind `further`.
    Extend(Option<Length>),
    /// `subject to`, `notwithstanding`.
    References(ReferenceList),
    /// `allow RULE "reason"`.
    Allow {
        /// The rule.
        rule: Name,
        /// Why it is right to break it here.
        reason: Option<Text>,
    },
    /// `chapter VII`.
    Chapter(NameOrNumber),
    /// `creates duty to organ`.
    Creates {
        /// What.
        what: Name,
        /// When addressed to whom.
        to: NameList,
    },
    /// `chain of NAME … is VALUES`.
    Question(Box<Question>),
    /// `finds certain RULE of NAME`.
    Finds {
        /// Whether only certain findings count.
        certain: bool,
        /// The rule.
        rule: Name,
        /// On which statement.
        of: Option<Name>,
    },
    /// `review-window 90 days`.
    Length(Length),
    /// `largest-share 40%`.
    Percent(Percent),
    /// `reports-together 4 within 14 days`.
    Together {
        /// How many.
        number: Number,
        /// In what time.
        within: Length,
    },
}

/// What a report covers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Covered {
    /// A statement.
    Name(Name),
    /// All statements that rest on a paragraph.
    Citation(Citation),
}

/// A name or words in quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameOrText {
    /// A name.
    Name(Name),
    /// Words in quotation marks.
    Text(Text),
}

/// A name or a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NameOrNumber {
    /// A name, such as `VII`.
    Name(Name),
    /// A number.
    Number(Number),
}

impl NameOrNumber {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Number(number) => number.span,
        }
    }
}

/// A name with the kind of item in front of it where two kinds share the name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reference {
    /// The kind of item.
    pub kind: Option<Word>,
    /// The name.
    pub name: Name,
}

/// A place in an instrument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Citation {
    /// The whole of it.
    pub span: Span,
    /// The instrument; without it, the one that the statement belongs to.
    pub instrument: Option<Text>,
    /// Where in it.
    pub locators: LocatorList,
}

/// A part of an instrument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Locator {
    /// `para 3(a)`.
    Para(Box<ParaNumber>),
    /// `paras 54 to 55`.
    Paras(Box<ParaNumber>, Option<Box<ParaNumber>>),
    /// `(a)`: a letter of the paragraph that the statement stands in.
    Letters(LetterList),
    /// `annex II`, `article 54`, `chapter VII`.
    Numbered(Word, NameOrNumber),
    /// `preamble`.
    Preamble(Span),
}

/// The number of a paragraph with its letters.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ParaNumber {
    /// The number.
    pub number: Number,
    /// Its letters.
    pub letters: LetterList,
}

/// Parts of a strength, joined by `plus`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Quantity {
    /// Numbers of people or things.
    Parts(Vec<QuantityPart>),
    /// `open`.
    Word(Name),
    /// `as "S/26422" para 22`.
    As(Citation),
}

/// `about 4,000 military including 260 observers`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QuantityPart {
    /// Whether `about` stands before it.
    pub about: bool,
    /// The number and what is counted.
    pub amount: Amount,
    /// What is counted within it.
    pub including: Vec<Amount>,
}

/// `303 observers`, `19 formed-police-units of 140 police`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Amount {
    /// How many.
    pub number: Number,
    /// Of what.
    pub unit: Name,
    /// How large each is.
    pub each: Option<(Number, Name)>,
}

/// A last day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Deadline {
    /// By a point in time.
    Point(Box<Point>),
    /// `within 30 days of POINT`; without a point, of adoption.
    Within(Length, Option<Box<Point>>),
}

/// A part of the costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Share {
    /// Who bears it.
    pub actor: Name,
    /// How much.
    pub part: SharePart,
}

/// How much of the costs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SharePart {
    /// So many per cent.
    Percent(Percent),
    /// `rest`.
    Word(Name),
}

/// A question of an `expect` with its answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// About what.
    pub of: Name,
    /// Along which line of command.
    pub along: Option<Name>,
    /// In which areas.
    pub areas: NameList,
    /// Whether `possibly` stands before the answer.
    pub possibly: bool,
    /// The answer.
    pub values: Vec<Value>,
}

/// An expected value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// A name.
    Name(Name),
    /// A number with what is counted.
    Number(Number, Option<Name>),
    /// A date.
    Date(Date),
}

impl Value {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Name(name) => name.span,
            Self::Number(number, None) => number.span,
            Self::Number(number, Some(unit)) => number.span.to(unit.span),
            Self::Date(date) => date.span,
        }
    }
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The whole of it.
    pub span: Span,
    /// Who commands, or which duty is divided.
    pub names: NameList,
    /// The rest, in the order in which it stands.
    pub parts: Vec<RowPart>,
}

/// A part of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RowPart {
    /// `over NAMES`.
    Over(NameList),
    /// `: RELATION`.
    Relation(Name),
    /// `jointly`.
    Jointly(Span),
    /// `deciding NAME`.
    Deciding(Name),
    /// `lead NAMES`, `with NAMES`, `consult NAMES`, `inform NAMES`.
    Role(Word, NameList),
    /// Where, when and for what.
    Region(Region),
    /// An annotation.
    Annotation(Box<Clause>),
}
