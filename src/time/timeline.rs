//! What can be known of points in time: bounds for each, equal where it is fixed.
//!
//! Time is a line of edges between days; edge `k` is the beginning of day `k`, and an interval is half-open. A *day*
//! (a date, an adoption, a due day) has two edges, so `from` it begins with it and `until` it includes it; an *instant*
//! (an event, the end of a phase) has one, so what ends and what begins there meet. Bounds are found clause by clause,
//! which is exact where all points are dates and sound elsewhere.

use std::collections::BTreeMap;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::time::{Base, Interval, Point};
use crate::model::{EventId, MandateId, Model, PhaseId, Region};
use crate::syntax::word::Word;
use crate::time::civil::{Day, Duration};

/// The edge before all days.
pub const BEGINNING: i32 = i32::MIN;
/// The edge behind all days.
pub const FOREVER: i32 = i32::MAX;

/// The earliest and the latest that something can be.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Bounds {
    /// The earliest.
    pub earliest: i32,
    /// The latest.
    pub latest: i32,
}

impl Bounds {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { earliest: BEGINNING, latest: FOREVER };

    /// Known for certain.
    pub const fn fixed(at: i32) -> Self {
        Self { earliest: at, latest: at }
    }

    /// The one value, where it is fixed and on the calendar.
    pub fn known(self) -> Option<i32> {
        (self.earliest == self.latest).then_some(self.earliest)
    }

    fn map(self, change: impl Fn(i32) -> i32) -> Self {
        let keep = |value| if value == BEGINNING || value == FOREVER { value } else { change(value) };
        Self { earliest: keep(self.earliest), latest: keep(self.latest) }
    }

    fn max(self, other: Self) -> Self {
        Self { earliest: self.earliest.max(other.earliest), latest: self.latest.max(other.latest) }
    }

    fn min(self, other: Self) -> Self {
        Self { earliest: self.earliest.min(other.earliest), latest: self.latest.min(other.latest) }
    }
}

/// From when until when, as edges.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Span {
    /// The edge at which it begins.
    pub start: Bounds,
    /// The edge at which it ends.
    pub end: Bounds,
}

/// An answer that may depend on what is not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// In every schedule.
    Yes,
    /// In no schedule.
    No,
    /// In some schedules.
    Perhaps,
}

impl Span {
    /// Always.
    pub const ALWAYS: Self = Self { start: Bounds::fixed(BEGINNING), end: Bounds::fixed(FOREVER) };

    /// Whether it holds on a day.
    pub fn on(self, day: i32) -> Holds {
        if self.start.latest <= day && day < self.end.earliest {
            Holds::Yes
        } else if self.start.earliest > day || self.end.latest <= day {
            Holds::No
        } else {
            Holds::Perhaps
        }
    }

    /// First edge and end edge, where both are fixed and something lies between them.
    pub fn known(self) -> Option<(i32, i32)> {
        match (self.start.known(), self.end.known()) {
            (Some(start), Some(end)) if start < end => Some((start, end)),
            _ => None,
        }
    }

    /// The days that it covers whatever happens.
    pub fn certain(self) -> Option<(i32, i32)> {
        (self.start.latest < self.end.earliest).then_some((self.start.latest, self.end.earliest))
    }

    /// The days that it may cover.
    pub fn possible(self) -> Option<(i32, i32)> {
        (self.start.earliest < self.end.latest).then_some((self.start.earliest, self.end.latest))
    }

    fn clip(self, outer: Self) -> Self {
        Self { start: self.start.max(outer.start), end: self.end.min(outer.end) }
    }
}

/// Which edge of a month is meant, and which edge of a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Begin,
    End,
}

/// Mandates, events and phases in one row of numbers.
struct Nodes {
    mandates: usize,
    events: usize,
}

impl Nodes {
    fn of(&self, base: Base) -> Option<usize> {
        match base {
            Base::Expiry(id) => Some(id.index()),
            Base::Event(id) => Some(self.mandates + id.index()),
            Base::StartOf(id) | Base::EndOf(id) => Some(self.mandates + self.events + id.index()),
            Base::Days(..) | Base::Adoption(_) => None,
        }
    }

    fn base(&self, node: usize) -> Base {
        if node < self.mandates {
            Base::Expiry(MandateId(node as u32))
        } else if node < self.mandates + self.events {
            Base::Event(EventId((node - self.mandates) as u32))
        } else {
            Base::StartOf(PhaseId((node - self.mandates - self.events) as u32))
        }
    }
}

/// A point: a day, or an instant.
#[derive(Clone, Copy)]
struct Known {
    at: Bounds,
    instant: bool,
}

impl Known {
    /// The edge that `from` it means.
    fn begin(self) -> Bounds {
        self.at
    }

    /// The edge that `until` it means.
    fn end(self) -> Bounds {
        if self.instant { self.at } else { self.at.map(|day| day.saturating_add(1)) }
    }
}

/// The bounds of everything in a model that has a place in time.
#[derive(Debug)]
pub struct Timeline<'m> {
    model: &'m Model,
    mandates: Vec<Option<Span>>,
    events: Vec<Option<Bounds>>,
    phases: Vec<Option<Span>>,
    /// Mandates and amendments that move the end of each mandate.
    extending: BTreeMap<MandateId, Vec<MandateId>>,
}

impl<'m> Timeline<'m> {
    /// Works out the bounds of mandates, events and phases: each after all that it depends on. What depends on itself in
    /// a circle knows nothing of the circle, whatever the order of the texts.
    pub fn new(model: &'m Model) -> Self {
        let mut timeline = Self {
            model,
            mandates: vec![None; model.mandates.len()],
            events: vec![None; model.events.len()],
            phases: vec![None; model.phases.len()],
            extending: BTreeMap::new(),
        };
        for (at, mandate) in model.mandates.iter().enumerate() {
            if !mandate.extensions.is_empty() {
                let id = MandateId(at as u32);
                timeline.extending.entry(mandate.amends.unwrap_or(id)).or_default().push(id);
            }
        }
        let nodes = Nodes { mandates: model.mandates.len(), events: model.events.len() };
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        for _ in 0..nodes.mandates + nodes.events + model.phases.len() {
            graph.add_node(());
        }
        timeline.dependencies(&nodes, |from, to| {
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
        });
        // Components come with those that they depend on in front; not by recursion, since texts may be deep.
        for component in kosaraju_scc(&graph) {
            let found: Vec<(usize, Span)> =
                component.into_iter().map(|node| (node.index(), timeline.work_out(&nodes, node.index()))).collect();
            for (node, span) in found {
                match nodes.base(node) {
                    Base::Expiry(id) => timeline.mandates[id.index()] = Some(span),
                    Base::Event(id) => timeline.events[id.index()] = Some(span.start),
                    Base::StartOf(id) => timeline.phases[id.index()] = Some(span),
                    Base::EndOf(_) | Base::Days(..) | Base::Adoption(_) => {}
                }
            }
        }
        timeline
    }

    fn work_out(&self, nodes: &Nodes, node: usize) -> Span {
        match nodes.base(node) {
            Base::Expiry(id) => self.mandate_span(id),
            Base::Event(id) => {
                let at = self.event_bounds(id);
                Span { start: at, end: at }
            }
            Base::StartOf(id) => self.phase_span(id),
            Base::EndOf(_) | Base::Days(..) | Base::Adoption(_) => Span::ALWAYS,
        }
    }

    /// Says of every mandate, event and phase what it depends on.
    fn dependencies(&self, nodes: &Nodes, mut edge: impl FnMut(usize, usize)) {
        let model = self.model;
        let interval = |time: &Interval, from: usize, edge: &mut dyn FnMut(usize, usize)| {
            for point in time.from.iter().chain(&time.until) {
                nodes.of(point.base).into_iter().for_each(|to| edge(from, to));
            }
            for &phase in &time.during {
                nodes.of(Base::StartOf(phase)).into_iter().for_each(|to| edge(from, to));
            }
        };
        for (at, mandate) in model.mandates.iter().enumerate() {
            let node = at;
            interval(&mandate.region.time, node, &mut edge);
            if let Some(amended) = mandate.amends {
                edge(node, amended.index());
                for extension in &mandate.extensions {
                    interval(&extension.region.time, amended.index(), &mut edge);
                }
            }
            for extension in &mandate.extensions {
                interval(&extension.region.time, node, &mut edge);
            }
        }
        for (at, event) in model.events.iter().enumerate() {
            let node = nodes.mandates + at;
            let points = event.on.iter().map(|(point, _)| point);
            for point in points.chain(event.lower.iter().chain(&event.upper).map(|bound| &bound.point)) {
                nodes.of(point.base).into_iter().for_each(|to| edge(node, to));
            }
            // The assumption that it happens while its mandate runs, where the text says nothing else.
            if let (Some(mandate), None) = (event.mandate, &event.on)
                && event.upper.is_empty()
            {
                edge(node, mandate.index());
            }
        }
        for (at, phase) in model.phases.iter().enumerate() {
            interval(&phase.region.time, nodes.mandates + nodes.events + at, &mut edge);
        }
    }

    /// From when until when a mandate runs, with all its extensions; an amendment runs as long as what it amends.
    pub fn mandate(&self, id: MandateId) -> Span {
        self.mandates
            .get(id.index())
            .copied()
            .flatten()
            .unwrap_or(Span { start: Bounds::UNKNOWN, end: Bounds::UNKNOWN })
    }

    /// The last day of a mandate, where it is fixed.
    pub fn last_day(&self, id: MandateId) -> Option<Day> {
        self.mandate(id).end.known().filter(|&end| end != FOREVER && end != BEGINNING).map(|end| Day(end - 1))
    }

    /// When an event happens: the edge at which it lies.
    pub fn event(&self, id: EventId) -> Bounds {
        self.events.get(id.index()).copied().flatten().unwrap_or(Bounds::UNKNOWN)
    }

    /// From when until when a phase runs.
    pub fn phase(&self, id: PhaseId) -> Span {
        self.phases.get(id.index()).copied().flatten().unwrap_or(Span { start: Bounds::UNKNOWN, end: Bounds::UNKNOWN })
    }

    /// From when until when a region holds, inside the mandate that it belongs to.
    pub fn region(&self, region: &Region, mandate: Option<MandateId>) -> Span {
        let outer = mandate.map_or(Span::ALWAYS, |id| self.mandate(id));
        if region.time.is_inherited() {
            return outer;
        }
        self.interval(&region.time, outer, mandate).clip(outer)
    }

    /// A region inside another span, such as a clause's inside its statement's.
    pub fn within(&self, region: &Region, outer: Span, mandate: Option<MandateId>) -> Span {
        if region.time.is_inherited() {
            return outer;
        }
        self.interval(&region.time, outer, mandate).clip(outer)
    }

    /// The day that a deadline, review or question means: of a month its last, of an instant the day that it begins.
    pub fn day(&self, point: &Point) -> Option<Day> {
        self.point(point, Side::End).at.known().filter(|&day| day != FOREVER && day != BEGINNING).map(Day)
    }

    /// The bounds of the day that a deadline means.
    pub fn day_bounds(&self, point: &Point) -> Bounds {
        self.point(point, Side::End).at
    }

    /// The last day of `within DURATION of POINT`.
    pub fn day_within(&self, anchor: Option<&Point>, distance: Duration, mandate: Option<MandateId>) -> Option<Day> {
        let anchor = match (anchor, mandate) {
            (Some(point), _) => self.day(point)?,
            (None, Some(id)) => self.model.mandates[id.index()].adopted?.0,
            (None, None) => return None,
        };
        Some(anchor.plus(distance))
    }

    // -------------------------------------------------------------------------------------------------------- points

    fn point(&self, point: &Point, side: Side) -> Known {
        let base = self.base(point.base, side);
        let at = point.offsets.iter().rev().fold(base.at, |at, &(duration, before)| {
            at.map(|day| if before { Day(day).minus(duration).0 } else { Day(day).plus(duration).0 })
        });
        Known { at, ..base }
    }

    fn base(&self, base: Base, side: Side) -> Known {
        let instant = |at| Known { at, instant: true };
        let day = |at| Known { at, instant: false };
        match base {
            Base::Days(first, last) => day(Bounds::fixed(if side == Side::Begin { first.0 } else { last.0 })),
            Base::Event(id) => instant(self.event(id)),
            Base::Adoption(id) => day(self.adoption(id)),
            Base::Expiry(id) => day(self.mandate(id).end.map(|edge| edge.saturating_sub(1))),
            Base::StartOf(id) => instant(self.phase(id).start),
            Base::EndOf(id) => instant(self.phase(id).end),
        }
    }

    fn adoption(&self, id: MandateId) -> Bounds {
        self.model.mandates[id.index()].adopted.map_or(Bounds::UNKNOWN, |(day, _)| Bounds::fixed(day.0))
    }

    fn event_bounds(&self, id: EventId) -> Bounds {
        let model = self.model;
        let event = &model.events[id.index()];
        match &event.on {
            Some((point, _)) => self.point(point, Side::Begin).begin(),
            None => {
                let mut bounds = Bounds::UNKNOWN;
                for lower in &event.lower {
                    let known = self.point(&lower.point, Side::Begin);
                    // Against a date `follows` leaves the date out; between events the same day is allowed.
                    let step = i32::from(lower.word == Word::Follows && !known.instant);
                    bounds.earliest = bounds.earliest.max(known.at.map(|day| day.saturating_add(step)).earliest);
                }
                for upper in &event.upper {
                    let known = self.point(&upper.point, Side::End);
                    let step = i32::from(upper.word == Word::Precedes && !known.instant);
                    bounds.latest = bounds.latest.min(known.at.map(|day| day.saturating_sub(step)).latest);
                }
                // An event that the text does not bound is taken to happen while its mandate runs, unless it may never
                // come or happens many times.
                if let Some(mandate) = event.mandate
                    && !event.contingent
                    && !event.recurring
                {
                    let span = self.mandate(mandate);
                    if event.lower.is_empty() {
                        bounds.earliest = bounds.earliest.max(self.adoption(mandate).earliest).min(bounds.latest);
                    }
                    if event.upper.is_empty() {
                        let last = span.end.map(|edge| edge.saturating_sub(1)).latest;
                        bounds.latest = bounds.latest.min(last).max(bounds.earliest);
                    }
                }
                bounds
            }
        }
    }

    fn phase_span(&self, id: PhaseId) -> Span {
        let region = &self.model.phases[id.index()].region;
        let unknown = Span { start: Bounds::UNKNOWN, end: Bounds::UNKNOWN };
        if region.broken { unknown } else { self.interval(&region.time, unknown, None) }
    }

    // ----------------------------------------------------------------------------------------------------- intervals

    fn interval(&self, time: &Interval, outer: Span, mandate: Option<MandateId>) -> Span {
        let mut span = outer;
        if let Some((first, rest)) = time.during.split_first() {
            span = self.phase(*first);
            for &phase in rest {
                let next = self.phase(phase);
                span = Span { start: span.start.min(next.start), end: span.end.max(next.end) };
            }
        }
        let from = time.from.as_ref().map(|point| self.point(point, Side::Begin));
        if let Some(from) = from {
            span.start = from.begin();
        }
        if let Some(until) = &time.until {
            span.end = self.point(until, Side::End).end();
        } else if time.until_revoked {
            span.end = Bounds::fixed(FOREVER);
        } else if let Some((length, continuing)) = time.lasting {
            let anchor = from.unwrap_or_else(|| match mandate {
                Some(id) => Known { at: self.adoption(id), instant: false },
                None => Known { at: span.start, instant: true },
            });
            let end = Known { at: anchor.at.map(|day| Day(day).plus(length).0), ..anchor }.end();
            span.end = if continuing { Bounds::fixed(FOREVER) } else { end };
        }
        span
    }

    fn mandate_span(&self, id: MandateId) -> Span {
        let model = self.model;
        let mandate = &model.mandates[id.index()];
        if let Some(amended) = mandate.amends {
            let whole = self.mandate(amended);
            let start = self.adoption(id);
            Span { start: if start == Bounds::UNKNOWN { whole.start } else { start }, end: whole.end }
        } else {
            let outer = Span { start: self.adoption(id), end: Bounds::fixed(FOREVER) };
            let mut span = self.interval(&mandate.region.time, outer, Some(id));
            let said = &mandate.region.time;
            let silent =
                said.until.is_none() && said.lasting.is_none() && said.during.is_empty() && !said.until_revoked;
            if mandate.region.broken || silent && mandate.amendment {
                span.end = Bounds::UNKNOWN;
            }
            self.extend(id, span)
        }
    }

    /// The end as amendments have moved it.
    fn extend(&self, id: MandateId, mut span: Span) -> Span {
        let model = self.model;
        let mut amendments = self.extending.get(&id).cloned().unwrap_or_default();
        amendments.sort_by_key(|at| (self.adoption(*at).earliest, at.0));
        for amendment in amendments {
            for extension in &model.mandates[amendment.index()].extensions {
                let moved = match extension.further {
                    Some(length) => span.end.map(|edge| Day(edge - 1).plus(length).0 + 1),
                    None if extension.region.broken => Bounds::UNKNOWN,
                    None => self.interval(&extension.region.time, span, Some(amendment)).end,
                };
                span.end = Bounds {
                    earliest: span.end.earliest.max(moved.earliest),
                    latest: span.end.latest.max(moved.latest),
                };
            }
        }
        span
    }
}

/// An interval of days in words: `from 1 March to 14 April 2000`, `from 1 March 2000`.
pub fn words(start: i32, end: i32) -> String {
    match (start, end) {
        (BEGINNING, FOREVER) => "always".to_owned(),
        (start, FOREVER) => format!("from {}", Day(start).long()),
        (BEGINNING, end) => format!("until {}", Day(end - 1).long()),
        (start, end) if end - 1 == start => format!("on {}", Day(start).long()),
        (start, end) => {
            let (first, last) = (Day(start), Day(end - 1));
            let (year, month, _) = first.parts();
            let (last_year, last_month, _) = last.parts();
            let long = first.long();
            let short = if year == last_year && month == last_month {
                long.split(' ').next().unwrap_or(&long).to_owned()
            } else if year == last_year {
                long.rsplit_once(' ').map_or(long.clone(), |(day, _)| day.to_owned())
            } else {
                long
            };
            format!("from {short} to {}", last.long())
        }
    }
}
