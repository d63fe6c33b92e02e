//! Every word of the language, once: its spelling, what it opens, and what must follow it.
//!
//! The grammar, the layout filter, the formatter, the reference and the editors' grammars all agree with this table;
//! tests compare them.

/// What part a word plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// Opens an item.
    Item,
    /// Opens a clause of an item.
    Clause,
    /// Opens a change of an amendment and is followed by an item.
    Change,
    /// Says when, where or for what; stands in a head or behind the clause that it narrows.
    Region,
    /// Joins the parts of a clause.
    Glue,
    /// Glue in one place only and an ordinary name everywhere else.
    Contextual,
}

macro_rules! words {
    ($($variant:ident $spelling:literal $role:ident $operand:literal;)*) => {
        /// A word of the language.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum Word { $($variant),* }

        impl Word {
            /// All words, in the order of their numbers.
            pub const ALL: &'static [Word] = &[$(Word::$variant),*];

            const SPELLINGS: &'static [&'static str] = &[$($spelling),*];
            const ROLES: &'static [Role] = &[$(Role::$role),*];
            const OPERANDS: &'static [&'static str] = &[$($operand),*];

            /// How it is written.
            pub fn spelling(self) -> &'static str {
                Self::SPELLINGS[self as usize]
            }

            /// What part it plays.
            pub fn role(self) -> Role {
                Self::ROLES[self as usize]
            }

            /// What must follow it, in a drafter's words; empty when it may stand alone.
            pub fn operand(self) -> &'static str {
                Self::OPERANDS[self as usize]
            }
        }
    };
}

words! {
    // Items.
    Use "use" Item "the name of a library such as un, or a file in quotation marks,";
    Mandate "mandate" Item "the name of the mandate";
    Paragraph "paragraph" Item "the number of the paragraph";
    Area "area" Item "the name of the area";
    Event "event" Item "the name of the event";
    Phase "phase" Item "the name of the phase";
    Actor "actor" Item "the name of the actor";
    Command "command" Item "{ and rows such as a-commander over a-unit";
    Authority "authority" Item "the name of the authority";
    Duty "duty" Item "the name of the duty";
    Prohibition "prohibition" Item "the name of the prohibition";
    Division "division" Item "the name of the division";
    Report "report" Item "the name of the report";
    Agreement "agreement" Item "the name of the agreement";
    Asset "asset" Item "the name of the asset";
    Liaison "liaison" Item "the name of the liaison";
    Contribution "contribution" Item "the name of the contribution";
    Funding "funding" Item "the name of the funding";
    Interest "interest" Item "the name of the interest";
    Transition "transition" Item "the name of the transition";
    Amendment "amendment" Item "the name of the amendment";
    Expect "expect" Item "a question in quotation marks";
    Matter "matter" Item "the name of the matter";
    Relation "relation" Item "the name of the relation";
    Kind "kind" Item "the name of the kind of actor";
    Act "act" Item "the name of the act";
    Capability "capability" Item "the name of the capability";
    TaskCategory "task-category" Item "the name of the category of tasks";
    OperativeVerb "operative-verb" Item "the verb";
    LimitingWord "limiting-word" Item "the name of the limiting words";
    VagueWord "vague-word" Item "the name of the vague words";
    Policy "policy" Item "the name of the policy";
    // Changes of an amendment.
    Add "add" Change "an item such as duty or report";
    Revise "revise" Change "an item such as actor or duty";
    Replace "replace" Change "an item such as duty or report";
    End "end" Change "an item such as duty or report";
    // Where, when, for what.
    From "from" Region "a date such as 22 October 1993 or the name of an event";
    Until "until" Region "a date such as 22 October 1993 or the name of an event";
    During "during" Region "the name of a phase";
    For "for" Region "a length of time such as 6 months";
    In "in" Region "the name of an area";
    Concerning "concerning" Region "the name of a matter such as military";
    Under "under" Region "the name of a mandate";
    // Annotations of any statement.
    Verb "verb" Clause "an operative verb such as decides";
    Chapter "chapter" Clause "the number of a chapter such as VII";
    Cite "cite" Clause "a citation such as \"S/RES/866 (1993)\" para 3";
    Text "text" Clause "the wording in quotation marks";
    Note "note" Clause "a remark in quotation marks";
    Limit "limit" Clause "limiting words, by name or in quotation marks,";
    Towards "towards" Clause "the name of whom or what it is done for";
    Subject "subject" Clause "to and the name of a statement";
    Notwithstanding "notwithstanding" Clause "the name of a statement";
    Allow "allow" Clause "the name of a rule and a reason in quotation marks";
    // Clauses.
    Basis "basis" Clause "a citation such as \"S/RES/866 (1993)\"";
    Adopted "adopted" Clause "a date such as 22 September 1993";
    Review "review" Clause "by and a date such as 16 December 1993";
    Incorporates "incorporates" Clause "a citation such as \"S/2007/307/Rev.1\" para 54";
    Iso "iso" Clause "a country code such as LR";
    Part "part" Clause "of and a name";
    Overlaps "overlaps" Clause "the name of an area";
    Crosses "crosses" Clause "the name of an area";
    Divided "divided" Clause "into and the names of all its parts";
    Borders "borders" Clause "the name of an area";
    On "on" Clause "a date such as 22 October 1993";
    Follows "follows" Clause "a date or the name of an event";
    Precedes "precedes" Clause "a date or the name of an event";
    Not "not" Clause "before or after, and a date or an event,";
    Between "between" Clause "two names or two points in time, with a comma between them,";
    Contingent "contingent" Clause "";
    Determined "determined" Clause "by and the name of an actor";
    Advised "advised" Clause "by and the name of an actor";
    Tiles "tiles" Clause "the name of a phase";
    Head "head" Clause "the name of an actor";
    Strength "strength" Clause "a number and what is counted, such as 303 observers,";
    Ceiling "ceiling" Clause "a number and what is counted, such as 6,000 military,";
    Holds "holds" Clause "the name of an office";
    Member "member" Clause "of and the name of an organisation";
    Ally "ally" Clause "of and the name of an actor";
    Root "root" Clause "";
    By "by" Clause "the name of an actor";
    Permits "permits" Clause "the name of an act such as use-of-force";
    Consent "consent" Clause "of and the name of an actor";
    Approval "approval" Clause "of and the name of an actor";
    Coordination "coordination" Clause "with and the name of an actor";
    Delegable "delegable" Clause "";
    Never "never" Clause "delegable";
    Survives "survives" Clause "the name of an authority";
    Endorsed "endorsed" Clause "by, the name of an organ, on and a date";
    Lead "lead" Clause "the name of an actor";
    With "with" Clause "the name of an actor";
    Consult "consult" Clause "the name of an actor";
    Inform "inform" Clause "the name of an actor";
    Task "task" Clause "a category of tasks such as ceasefire";
    Needs "needs" Clause "a number and what is counted, such as 120 observers,";
    Requires "requires" Clause "the name of an act such as free-movement";
    Complete "complete" Clause "by and a date or event, or within and a length of time,";
    Depends "depends" Clause "on and the name of a statement or actor";
    Binds "binds" Clause "the name of an actor";
    Forbids "forbids" Clause "the name of an act such as enforcement";
    Except "except" Clause "the name of an actor, or words in quotation marks,";
    Due "due" Clause "a date such as 16 December 1993";
    First "first" Clause "within 14 days of an event, or a date,";
    Every "every" Clause "a length of time such as 45 days, or words in quotation marks,";
    At "at" Clause "a date or an event, or least every and a length of time,";
    Once "once" Clause "";
    As "as" Clause "requested";
    Upon "upon" Clause "the name of an event";
    Covers "covers" Clause "the name of a statement, or para and a number,";
    Defines "defines" Clause "the name of a division, duty or authority";
    Owner "owner" Clause "the name of an actor";
    Through "through" Clause "the name of an actor or liaison";
    Provides "provides" Clause "a number and what is counted, such as 3,000 military,";
    Share "share" Clause "the name of an actor and a share such as 50%";
    Voluntary "voluntary" Clause "";
    Mitigated "mitigated" Clause "by and the name of a statement or actor";
    Outgoing "outgoing" Clause "the name of an actor";
    Incoming "incoming" Clause "the name of an actor";
    Transfers "transfers" Clause "the name of what passes over";
    Drops "drops" Clause "the name of what is given up";
    Completes "completes" Clause "the name of what is completed";
    Extend "extend" Clause "until and a date, or further and a length of time,";
    Reviewed "reviewed" Clause "on and a date";
    Chain "chain" Clause "of, an actor, is and the superiors in order";
    Finds "finds" Clause "the name of a rule";
    Line "line" Clause "mission, national or none";
    Exclusive "exclusive" Clause "";
    Shared "shared" Clause "";
    Commanded "commanded" Clause "";
    May "may" Clause "hold grants";
    Restricted "restricted" Clause "";
    Unrestricted "unrestricted" Clause "";
    Granted "granted" Clause "by and the name of an organ";
    Modalities "modalities" Clause "ways of doing it such as monitor, verify";
    Impartial "impartial" Clause "";
    Creates "creates" Clause "what it creates: duty, request, authority, finding or nothing";
    ReviewWindow "review-window" Clause "a length of time such as 90 days";
    BlindGap "blind-gap" Clause "a length of time such as 180 days";
    ReportLatency "report-latency" Clause "a length of time such as 90 days";
    LargestShare "largest-share" Clause "a share such as 40%";
    ReportsTogether "reports-together" Clause "a number, within and a length of time";
    // Words that join.
    Of "of" Glue "a name";
    To "to" Glue "a name";
    Over "over" Glue "the name of whom they command";
    Para "para" Glue "the number of a paragraph such as 3(a)";
    Paras "paras" Glue "the numbers of paragraphs such as 54 to 55";
    Annex "annex" Glue "the number of an annex such as II";
    Article "article" Glue "the number of an article such as 54";
    Preamble "preamble" Glue "";
    Continuing "continuing" Glue "";
    Jointly "jointly" Glue "";
    Deciding "deciding" Glue "the name of an actor";
    Including "including" Glue "a number and what is counted";
    Plus "plus" Glue "a number and what is counted";
    Within "within" Glue "a length of time such as 30 days";
    Least "least" Glue "every and a length of time";
    After "after" Contextual "a date or the name of an event";
    Before "before" Contextual "a date or the name of an event";
    Deputy "deputy" Contextual "the name of an actor";
    Considering "considering" Contextual "the name of a report";
    Is "is" Contextual "the answer";
    Along "along" Contextual "a line of command such as national";
    Only "only" Contextual "the name of an act";
    Possibly "possibly" Contextual "the answer";
    Certain "certain" Contextual "the name of a rule";
    Further "further" Contextual "a length of time such as 6 months";
    About "about" Contextual "a number";
    Into "into" Contextual "the names of all its parts";
    Hold "hold" Contextual "grants";
}

impl Word {
    /// The word with this number.
    pub fn from_index(index: u32) -> Option<Self> {
        Self::ALL.get(index as usize).copied()
    }

    /// Whether it can never be a name, not even where a name must stand (`grammar`: the first ring).
    pub fn reserved(self) -> bool {
        matches!(self.role(), Role::Region | Role::Glue)
            || matches!(
                self,
                Self::Chapter
                    | Self::Cite
                    | Self::Text
                    | Self::Note
                    | Self::Subject
                    | Self::Notwithstanding
                    | Self::Allow
            )
    }

    /// Whether it can begin a part of a row in a table, and so cannot be a row's first word.
    pub fn row_part(self) -> bool {
        matches!(self, Self::Lead | Self::With | Self::Consult | Self::Inform) || self.annotation()
    }

    /// Whether it opens an annotation, which any statement may carry.
    pub fn annotation(self) -> bool {
        matches!(
            self,
            Self::Verb
                | Self::Chapter
                | Self::Cite
                | Self::Text
                | Self::Note
                | Self::Limit
                | Self::Towards
                | Self::Subject
                | Self::Notwithstanding
                | Self::Allow
        )
    }

    /// Whether it says where in an instrument: `para`, `annex` and their like.
    pub fn locator(self) -> bool {
        matches!(self, Self::Para | Self::Paras | Self::Annex | Self::Article | Self::Preamble | Self::Chapter)
    }

    /// Whether something must follow it.
    pub fn demands(self) -> bool {
        !self.operand().is_empty()
    }

    /// Whether it opens an item, a change or a clause.
    pub fn opens(self) -> bool {
        matches!(self.role(), Role::Item | Role::Clause | Role::Change)
    }

    /// Whether its item is a table of rows.
    pub fn table(self) -> bool {
        matches!(self, Self::Command | Self::Division)
    }

    /// Whether its items are doctrine: what words mean, not what a mandate says.
    pub fn doctrine(self) -> bool {
        matches!(
            self,
            Self::Matter
                | Self::Relation
                | Self::Kind
                | Self::Act
                | Self::Capability
                | Self::TaskCategory
                | Self::OperativeVerb
                | Self::LimitingWord
                | Self::VagueWord
                | Self::Policy
        )
    }

    /// Whether its items may stand inside a paragraph.
    pub fn in_paragraph(self) -> bool {
        matches!(
            self,
            Self::Command
                | Self::Division
                | Self::Authority
                | Self::Duty
                | Self::Prohibition
                | Self::Report
                | Self::Agreement
                | Self::Liaison
                | Self::Contribution
                | Self::Funding
                | Self::Interest
                | Self::Transition
                | Self::Event
                | Self::Phase
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_opens_both_an_item_and_a_clause() {
        let mut seen = std::collections::BTreeSet::new();
        for word in Word::ALL {
            assert!(seen.insert(word.spelling()), "{} stands twice", word.spelling());
        }
    }

    #[test]
    fn what_joins_or_opens_with_an_operand_says_which() {
        for word in Word::ALL {
            assert_eq!(word.demands(), !word.operand().is_empty());
            assert_eq!(Word::from_index(*word as u32), Some(*word));
        }
    }
}
