//! Which clauses each item has, how often, and whether a region may narrow them: one table for the second step, the
//! reference and the editors.

use super::word::Word;

/// How often a clause may stand in one item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// At most once.
    Once,
    /// Any number of times.
    Many,
    /// Exactly once.
    Required,
    /// At least once.
    Needed,
}

/// A clause of an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Slot {
    /// The word that opens it.
    pub word: Word,
    /// How often.
    pub count: Count,
    /// Whether words such as `from` and `in` may stand behind it.
    pub region: bool,
}

macro_rules! slots {
    ($($word:ident $count:ident $($region:ident)?),* $(,)?) => {
        &[$(Slot { word: Word::$word, count: Count::$count, region: slots!(@ $($region)?) }),*]
    };
    (@ region) => { true };
    (@) => { false };
}

/// The annotations that any statement may carry.
pub const ANNOTATIONS: &[Slot] = slots![
    Verb Once, Chapter Once, Cite Many, Text Once, Note Many, Limit Many, Towards Many, Subject Many,
    Notwithstanding Many, Allow Many,
];

/// The clauses of an item, without the annotations. Tables have rows instead.
pub fn of(item: Word) -> &'static [Slot] {
    match item {
        Word::Mandate => slots![
            Basis Required, Adopted Once, Review Many, Reviewed Many, Incorporates Many, Ceiling Many region,
        ],
        Word::Area => slots![Part Once, Iso Once, Overlaps Many, Crosses Many, Divided Once, Borders Many],
        Word::Event => slots![
            On Once, Follows Many, Precedes Many, Not Many, Between Once, Contingent Once, Determined Once, Advised Once,
        ],
        Word::Phase => slots![Tiles Once],
        Word::Actor => slots![
            Part Once, Head Once, Strength Many region, Ceiling Many region, Holds Many region, Member Many region,
            Ally Many region, Root Once, Iso Once, Borders Many,
        ],
        Word::Authority => slots![
            By Once, Permits Needed region, Basis Many, Consent Many region, Approval Many, Coordination Many,
            Delegable Once, Survives Once, Endorsed Many, Incorporates Many,
        ],
        Word::Duty => slots![
            Lead Many region, With Many region, Consult Many region, Inform Many region, Task Many region, Needs Many region,
            Requires Many region, Complete Once, Depends Many, Coordination Many, Incorporates Many,
        ],
        Word::Prohibition => slots![Binds Needed, Forbids Needed region, Except Many],
        Word::Report => slots![
            By Required, Due Many, First Once, Every Once region, Once Once, As Once, Upon Many, Covers Many,
        ],
        Word::Agreement => slots![Between Required, Complete Once, Defines Many],
        Word::Asset => slots![Owner Once, Provides Many],
        Word::Liaison => slots![Between Required, Every Once region, Through Many],
        Word::Contribution => slots![By Required, Provides Needed region, Except Many region],
        Word::Funding => slots![Covers Needed, Share Many region, Voluntary Once],
        Word::Interest => slots![By Required, Mitigated Many],
        Word::Transition => slots![
            Outgoing Required, Incoming Required, At Needed region, Transfers Many region, Drops Many, Completes Many,
        ],
        Word::Amendment => {
            slots![Basis Required, Adopted Required, Extend Many, Reviewed Many, Incorporates Many, Review Many]
        }
        Word::Paragraph => slots![Extend Many, Reviewed Many, Incorporates Many],
        Word::Expect => slots![On Once, Chain Many, Lead Many, Due Many, Strength Many, Finds Many region],
        Word::Matter => slots![Part Once, Overlaps Many, Divided Once],
        Word::Relation => slots![Part Once, Line Once, Exclusive Once, Shared Once, Delegable Once],
        Word::Kind => slots![Part Once, Root Once, Commanded Once, May Once],
        Word::Act => slots![Part Once, Restricted Once, Unrestricted Once, Granted Once, Basis Many],
        Word::Capability => slots![Part Once],
        Word::TaskCategory => slots![Part Once, Modalities Once, Impartial Once],
        Word::OperativeVerb => slots![Creates Needed],
        Word::LimitingWord | Word::VagueWord => slots![],
        Word::Policy => slots![
            By Once, Every Once, ReviewWindow Once, BlindGap Once, ReportLatency Once, LargestShare Once, ReportsTogether Once,
        ],
        _ => slots![],
    }
}

/// The place of a clause in an item, whether its own or an annotation.
pub fn find(item: Word, clause: Word) -> Option<Slot> {
    if item == Word::Use {
        return None;
    }
    let own = of(item).iter().find(|slot| slot.word == clause);
    own.or_else(|| ANNOTATIONS.iter().find(|slot| slot.word == clause)).copied()
}

/// Whether an item may have a clause.
pub fn allowed(item: Word, clause: Word) -> bool {
    find(item, clause).is_some()
}

/// The items that may have a clause, in the order of the words.
pub fn items_with(clause: Word) -> Vec<Word> {
    Word::ALL.iter().copied().filter(|&item| of(item).iter().any(|slot| slot.word == clause)).collect()
}
