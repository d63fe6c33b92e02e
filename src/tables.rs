//! What people otherwise work out by hand: chains of command, leads, due days. Worked out once, shared by checks and
//! output.

pub mod calendar;
pub mod command;
pub mod grants;
pub mod leads;
pub mod reviews;

use crate::model::Model;
use crate::time::civil::Day;
use crate::time::timeline::{Span, Timeline};

/// All tables.
#[derive(Debug)]
pub struct Tables {
    /// Who commands whom.
    pub command: command::CommandTable,
    /// Who leads what.
    pub leads: leads::LeadTable,
    /// What falls due when.
    pub calendar: calendar::Calendar,
    /// Who may do what.
    pub grants: grants::GrantTable,
    /// Which report feeds which review.
    pub reviews: Vec<reviews::ReviewFed>,
    /// The day that each expectation is about, where it is known.
    pub expect_days: Vec<Option<Day>>,
    /// When each strength of each actor holds.
    pub strength_spans: Vec<Vec<Span>>,
}

impl Tables {
    /// Works out all tables.
    pub fn new(model: &Model, timeline: &Timeline<'_>) -> Self {
        let command = command::CommandTable::new(model, timeline);
        let leads = leads::LeadTable::new(model, timeline);
        let calendar = calendar::Calendar::new(model, timeline);
        let grants = grants::GrantTable::new(model, timeline);
        let reviews = reviews::feed(model, timeline, &calendar);
        let expect_days =
            model.expects.iter().map(|expect| expect.on.as_ref().and_then(|point| timeline.day(point))).collect();
        let strength_spans = model
            .actors
            .iter()
            .map(|actor| {
                actor.strengths.iter().map(|strength| timeline.within(&strength.region, Span::ALWAYS, None)).collect()
            })
            .collect();
        Self { command, leads, calendar, grants, reviews, expect_days, strength_spans }
    }
}
