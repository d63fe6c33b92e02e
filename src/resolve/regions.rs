//! Points in time and regions, as they are said.

use super::Resolver;
use super::declare::Declaration;
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::time::{Base, Point};
use crate::model::*;
use crate::rule;
use crate::syntax::ast::{self, Name, RegionKind};
use crate::syntax::word::Word;
use crate::time::civil::{Duration, Unit};

impl<'a> Resolver<'a> {
    /// Length of time as written; `None` where its unit is none, which has been reported.
    pub(super) fn duration(&self, length: &ast::Length) -> Option<Duration> {
        let unit = Unit::from_word(self.text(length.unit.symbol))?;
        Some(Duration { count: length.number.value, unit })
    }

    /// A point in time; `owner` is the mandate or amendment whose `adoption` and `expiry` are meant.
    pub(super) fn point(&mut self, point: &ast::Point, owner: Option<MandateId>) -> Option<Point> {
        let mut offsets = List::with_capacity(point.offsets.len());
        for offset in &point.offsets {
            offsets.push((self.duration(&offset.length)?, offset.before));
        }
        let base = match point.base {
            ast::Base::Date(date) => {
                let (first, last) = date.days?;
                Base::Days(first, last)
            }
            ast::Base::Name(name) => self.point_name(name, owner)?,
            ast::Base::Of(what, whose) => self.point_of(what, whose)?,
        };
        Some(Point { base, offsets, span: point.span })
    }

    pub(super) fn point_name(&mut self, name: Name, owner: Option<MandateId>) -> Option<Base> {
        if let Some(Target::Event(event)) = self.quietly(&[Word::Event], name.symbol) {
            if self.declarations.recurring.contains(&event) {
                let text = self.text(name.symbol).to_owned();
                self.sink.report(
                    Diagnostic::new(
                        &rule::WRONG_KIND,
                        name.span,
                        format!("{text} happens many times and is no point in time"),
                    )
                    .help(format!(
                        "a report can be due upon {text}; what begins or ends needs an event that happens once"
                    )),
                );
                return None;
            }
            return Some(Base::Event(event));
        }
        match self.text(name.symbol) {
            "adoption" | "expiry" => {
                let adoption = self.text(name.symbol) == "adoption";
                let owner = owner.or_else(|| {
                    let mut own = self.declarations.mandates_of.iter().flatten();
                    own.next().copied().filter(|_| own.next().is_none())
                });
                let Some(owner) = owner else {
                    let what = if adoption { "adoption" } else { "expiry" };
                    self.sink.report(
                        Diagnostic::new(&rule::UNKNOWN_MANDATE, name.span, format!("the {what} of which mandate?"))
                            .help(format!("write {what} of and the name of the mandate")),
                    );
                    return None;
                };
                Some(if adoption { Base::Adoption(owner) } else { Base::Expiry(owner) })
            }
            "revoked" => {
                self.sink.report(
                    Diagnostic::new(&rule::WRONG_KIND, name.span, "revoked is no point in time here")
                        .help("only until revoked can be said, before the brace or behind a clause"),
                );
                None
            }
            _ => {
                if let Some(Target::Phase(_)) = self.declarations.find(Word::Phase, name.symbol) {
                    let text = self.text(name.symbol).to_owned();
                    self.sink.report(
                        Diagnostic::new(
                            &rule::WRONG_KIND,
                            name.span,
                            format!("{text} is a phase, not a point in time"),
                        )
                        .help(format!("write start of {text} or end of {text}"))
                        .fix(Fix::unsure(
                            format!("write end of {text}"),
                            name.span,
                            format!("end of {text}"),
                        )),
                    );
                    return None;
                }
                self.event(name).map(Base::Event)
            }
        }
    }

    pub(super) fn point_of(&mut self, what: Name, whose: Name) -> Option<Base> {
        match self.text(what.symbol) {
            "adoption" => self.mandate(whose).map(Base::Adoption),
            "expiry" => self.mandate(whose).map(Base::Expiry),
            "start" => self.phase(whose).map(Base::StartOf),
            "end" => self.phase(whose).map(Base::EndOf),
            other => {
                let message = format!("{other} of {} is no point in time", self.text(whose.symbol));
                self.sink.report(
                    Diagnostic::new(&rule::WRONG_KIND, what.span.to(whose.span), message)
                        .help("points in time are adoption of, expiry of, start of and end of"),
                );
                None
            }
        }
    }

    pub(super) fn deadline(&mut self, deadline: &ast::Deadline, owner: Option<MandateId>) -> Option<Deadline> {
        match deadline {
            ast::Deadline::Point(point) => {
                Some(Deadline { span: point.span, point: Some(self.point(point, owner)?), within: None })
            }
            ast::Deadline::Within(length, anchor) => {
                let within = self.duration(length)?;
                let span = anchor.as_ref().map_or(length.span(), |anchor| length.span().to(anchor.span));
                let point = match anchor {
                    Some(anchor) => Some(self.point(anchor, owner)?),
                    None => None,
                };
                Some(Deadline { span, point, within: Some(within) })
            }
        }
    }

    pub(super) fn region(&mut self, parts: &[ast::Region], owner: Option<MandateId>) -> Region {
        let mut region = Region::default();
        for part in parts {
            region.span = Some(region.span.map_or(part.span, |span| span.to(part.span)));
            self.region_part(part, owner, &mut region);
        }
        region
    }

    /// The region of an item: its own words, and those of its paragraph for what it does not say.
    pub(super) fn item_region(&mut self, declaration: &Declaration<'_>, owner: Option<MandateId>) -> Region {
        let declarations = self.declarations;
        let mut region = match declaration.paragraph.and_then(|id| declarations.paragraphs.get(id.index())) {
            Some(paragraph) => self.region(&paragraph.head.region, owner),
            None => Region::default(),
        };
        for part in &declaration.item.head.region {
            self.narrow(part, owner, &mut region);
        }
        region
    }

    pub(super) fn region_part(&mut self, part: &ast::Region, owner: Option<MandateId>, region: &mut Region) {
        let time = &mut region.time;
        match &part.kind {
            RegionKind::From(point) => match self.point(point, owner) {
                Some(point) => time.from = Some(point),
                None => region.broken = true,
            },
            RegionKind::Until(point) => {
                let revoked = matches!(point.base, ast::Base::Name(name) if self.text(name.symbol) == "revoked");
                if revoked && point.offsets.is_empty() {
                    time.until_revoked = true;
                } else {
                    match self.point(point, owner) {
                        Some(point) => time.until = Some(point),
                        None => region.broken = true,
                    }
                }
            }
            RegionKind::During(phases) => {
                for &phase in phases {
                    match self.phase(phase) {
                        Some(phase) => region.time.during.push(phase),
                        None => region.broken = true,
                    }
                }
            }
            RegionKind::For(length, continuing) => match self.duration(length) {
                Some(duration) => time.lasting = Some((duration, *continuing)),
                None => region.broken = true,
            },
            RegionKind::In(areas) => {
                let found = self.terms(TermKind::Area, areas);
                region.broken |= found.len() < areas.len();
                region.areas.extend(found);
            }
            RegionKind::Concerning(matters) => {
                let found = self.terms(TermKind::Matter, matters);
                region.broken |= found.len() < matters.len();
                region.matters.extend(found);
            }
            RegionKind::Under(_) => {}
        }
    }
}
