//! What a generated mandate says, apart from any notation. The same types are written out as JSON and read back with
//! every word borrowed from the text (`S = &str`).

use serde::{Deserialize, Serialize};

macro_rules! content {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty,)* })*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Default, Serialize, Deserialize)]
            #[serde(bound(serialize = "S: Serialize + Absent", deserialize = "S: Deserialize<'de> + Default"))]
            pub struct $name<S> {
                $(
                    #[serde(default, skip_serializing_if = "Absent::absent")]
                    pub $field: $type,
                )*
            }
        )*
    };
}

content! {
    Content { mandate: Mandate<S>, sections: Vec<Section<S>>, }
    Mandate {
        name: S, label: S, area: S, until: S, basis: S, adopted: S, review: S, considering: S,
    }
    /// Everything about one part of the country, or about the whole.
    Section {
        title: S, remark: S, areas: Vec<Area<S>>, events: Vec<Event<S>>, phases: Vec<Phase<S>>, actors: Vec<Actor<S>>,
        command: Vec<Row<S>>, paragraphs: Vec<Paragraph<S>>, statements: Vec<Statement<S>>,
    }
    Area { name: S, label: S, part_of: S, borders: Vec<S>, divided: Vec<S>, }
    Event {
        name: S, label: S, kind: S, on: S, follows: Vec<S>, not_before: Option<Point<S>>, not_after: Option<Point<S>>,
        determined: S,
    }
    Phase { name: S, label: S, region: Region<S>, }
    Actor { name: S, kind: S, label: S, part_of: S, head: S, strength: Vec<Amount<S>>, }
    /// A row of a table of command.
    Row { superior: S, subordinates: Vec<S>, relation: S, region: Region<S>, }
    Paragraph {
        number: u32, verb: S, chapter: S, text: S, cite: Option<Citation<S>>, note: S, statements: Vec<Statement<S>>,
    }
    Duty {
        name: S, letter: S, label: S, region: Region<S>, lead: Vec<S>, with: Vec<S>, task: S, aim: S,
        needs: Vec<Amount<S>>, requires: Vec<S>, complete: Option<Point<S>>, depends: Vec<S>, towards: Vec<S>, limit: S,
        cite: Option<Citation<S>>, note: S,
    }
    Authority {
        name: S, letter: S, label: S, region: Region<S>, by: S, to: Vec<S>, permits: Vec<S>, basis: S, consent: S,
        approval: Option<Approval<S>>, coordination: S, limit: S, wording: S,
    }
    Approval { of: S, hours: u32, deputy: S, }
    Prohibition {
        name: S, label: S, region: Region<S>, binds: Vec<S>, forbids: Vec<S>, except: Vec<S>, cite: Option<Citation<S>>,
    }
    Report {
        name: S, label: S, by: S, through: Vec<S>, to: Vec<S>, due: Vec<S>, first: Option<Within<S>>, every_days: u32,
        upon: Option<Within<S>>, covers: Vec<S>, note: S,
    }
    Division { name: S, label: S, rows: Vec<DivisionRow<S>>, }
    DivisionRow { duty: S, lead: S, region: Region<S>, with: Vec<S>, consult: Vec<S>, inform: Vec<S>, }
    Agreement { name: S, label: S, between: Vec<S>, complete: Option<Point<S>>, defines: Vec<S>, }
    Liaison { name: S, label: S, between: Vec<S>, every_weeks: u32, through: S, }
    Contribution { name: S, label: S, by: S, to: S, provides: Amount<S>, except: S, area: S, }
    Funding { name: S, label: S, covers: S, by: S, percent: u32, rest: S, }
    Interest { name: S, label: S, region: Region<S>, by: S, mitigated: S, }
    Transition { name: S, label: S, outgoing: S, incoming: S, at: Vec<Handover<S>>, transfers: Vec<S>, }
    Handover { on: S, area: S, }
    /// Where, when and for what.
    Region { from: Option<Point<S>>, until: Option<Point<S>>, during: Vec<S>, areas: Vec<S>, matters: Vec<S>, }
    /// A date or an event, or so many days after it.
    Point { days_after: u32, base: S, }
    Within { days: u32, of: S, }
    Citation { instrument: S, locator: S, }
    Amount { number: u32, unit: S, }
}

/// What can stand inside a paragraph or beside it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(
    rename_all = "snake_case",
    bound(serialize = "S: Serialize + Absent", deserialize = "S: Deserialize<'de> + Default")
)]
pub enum Statement<S> {
    Duty(Duty<S>),
    Authority(Authority<S>),
    Prohibition(Prohibition<S>),
    Report(Report<S>),
    Division(Division<S>),
    Agreement(Agreement<S>),
    Liaison(Liaison<S>),
    Contribution(Contribution<S>),
    Funding(Funding<S>),
    Interest(Interest<S>),
    Transition(Transition<S>),
}

/// Whether a field says nothing, so that it is left out of the JSON as it is left out of the mandate.
pub trait Absent {
    fn absent(&self) -> bool;
}

impl Absent for String {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for u32 {
    fn absent(&self) -> bool {
        *self == 0
    }
}

impl<T> Absent for Vec<T> {
    fn absent(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Absent for Option<T> {
    fn absent(&self) -> bool {
        self.is_none()
    }
}

impl<S> Absent for Region<S> {
    fn absent(&self) -> bool {
        let Region { from, until, during, areas, matters } = self;
        from.is_none() && until.is_none() && during.is_empty() && areas.is_empty() && matters.is_empty()
    }
}

impl<S> Absent for Amount<S> {
    fn absent(&self) -> bool {
        self.number == 0
    }
}

impl<S> Absent for Mandate<S> {
    fn absent(&self) -> bool {
        false
    }
}
