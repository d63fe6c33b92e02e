//! What statements say, by their kind.

use super::build::{Builder, percent};
use super::*;
use crate::model::{self, MandateId};
use crate::time::timeline;

impl Builder<'_> {
    pub(super) fn body(&mut self, statement: &model::Statement) -> Body {
        let (outer, mandate) = (&statement.region, statement.mandate);
        match &statement.body {
            model::Body::Authority(it) => Body::Authority {
                by: self.actors(&it.by),
                to: self.actors(&it.to),
                permits: it
                    .permits
                    .iter()
                    .map(|(acts, only, region)| Permit {
                        acts: self.terms(acts),
                        only: self.terms(only),
                        region: self.inner(region, outer, mandate),
                    })
                    .collect(),
                basis: self.citations(&it.basis),
                consent: it
                    .consent
                    .iter()
                    .map(|(actors, region)| Tie { to: self.actors(actors), region: self.inner(region, outer, mandate) })
                    .collect(),
                approvals: it
                    .approvals
                    .iter()
                    .map(|approval| Approval {
                        of: self.actors(&approval.of),
                        within: approval.within.map(|duration| duration.iso()),
                        deputy: approval.deputy.map(|id| self.actor_id(id)),
                    })
                    .collect(),
                coordination: self.actors(&it.coordination),
                delegable: it.delegable.as_ref().map(|delegable| self.delegable(delegable)),
                survives: self.named(&it.survives),
                endorsed: it
                    .endorsed
                    .iter()
                    .map(|(by, on, _)| Endorsement {
                        by: self.actors(by),
                        on: Self::day_bounds(self.timeline.day_bounds(on)),
                        written: self.point(on),
                    })
                    .collect(),
                incorporates: self.citations(&it.incorporates),
            },
            model::Body::Duty(it) => Body::Duty {
                roles: it.roles.iter().map(|role| self.role(role, outer, mandate)).collect(),
                tasks: it
                    .tasks
                    .iter()
                    .map(|(categories, aim)| Task {
                        categories: self.terms(categories),
                        modality: aim.map(|aim| self.text(aim).to_owned()),
                    })
                    .collect(),
                needs: it.needs.iter().map(|need| self.strength(need, outer, mandate)).collect(),
                requires: it
                    .requires
                    .iter()
                    .map(|(acts, region)| Acts {
                        acts: acts.iter().map(|&(act, _)| self.term_id(act)).collect(),
                        region: self.inner(region, outer, mandate),
                    })
                    .collect(),
                complete: it.complete.as_ref().map(|deadline| self.deadline(deadline, mandate)),
                depends_on: self.named(&it.depends_on),
                coordination: self.actors(&it.coordination),
                incorporates: self.citations(&it.incorporates),
            },
            model::Body::Prohibition(it) => Body::Prohibition {
                binds: self.actors(&it.binds),
                forbids: it
                    .forbids
                    .iter()
                    .map(|(acts, region)| Acts { acts: self.terms(acts), region: self.inner(region, outer, mandate) })
                    .collect(),
                except: self.actors(&it.except),
                except_texts: it.except_texts.iter().map(|&span| self.words(span)).collect(),
            },
            model::Body::Division(it) => Body::Division {
                rows: it
                    .rows
                    .iter()
                    .map(|row| DivisionRow {
                        duties: self.named(&row.duties),
                        roles: row.roles.iter().map(|role| self.role(role, outer, mandate)).collect(),
                        jointly: row.jointly,
                        deciding: row.deciding.map(|id| self.actor_id(id)),
                        annotations: self.annotations(&row.notes, statement.paragraph, mandate),
                    })
                    .collect(),
            },
            model::Body::Report(it) => Body::Report {
                by: self.actors(&it.by),
                through: self.actors(&it.through),
                to: self.actors(&it.to),
                due: it.due.iter().map(|deadline| self.deadline(deadline, mandate)).collect(),
                first: it.first.as_ref().map(|deadline| self.deadline(deadline, mandate)),
                every: self.every(it.every, it.every_text, Some((&it.every_region, outer, mandate))),
                once: it.once,
                as_requested: it.as_requested,
                upon: it
                    .upon
                    .iter()
                    .map(|(events, within)| Upon {
                        events: events.iter().map(|&id| self.event_id(id)).collect(),
                        within: within.map(|duration| duration.iso()),
                    })
                    .collect(),
                covers: self.named(&it.covers),
                covers_paragraphs: self.citations(&it.covers_cites),
            },
            model::Body::Agreement(it) => Body::Agreement {
                between: self.actors(&it.between),
                complete: it.complete.as_ref().map(|deadline| self.deadline(deadline, mandate)),
                defines: self.named(&it.defines),
            },
            model::Body::Asset(it) => Body::Asset {
                owner: self.actors(&it.owner),
                provides: it.provides.iter().map(|strength| self.strength(strength, outer, mandate)).collect(),
            },
            model::Body::Liaison(it) => Body::Liaison {
                between: self.actors(&it.between),
                through: self.named(&it.through),
                every: self.every(it.every, it.every_text, None),
            },
            model::Body::Contribution(it) => Body::Contribution {
                by: self.actors(&it.by),
                to: self.actors(&it.to),
                provides: it.provides.iter().map(|strength| self.strength(strength, outer, mandate)).collect(),
                caveats: it
                    .except_texts
                    .iter()
                    .map(|(span, region)| Caveat {
                        text: self.words(*span),
                        region: self.inner(region, outer, mandate),
                    })
                    .collect(),
                except: self.named(&it.except),
            },
            model::Body::Funding(it) => Body::Funding {
                covers: self.named(&it.covers),
                covers_paragraphs: self.citations(&it.covers_cites),
                shares: it
                    .shares
                    .iter()
                    .map(|(actor, part, region)| ShareOf {
                        actor: self.actor_id(*actor),
                        percent: part.map(percent),
                        region: self.inner(region, outer, mandate),
                    })
                    .collect(),
                voluntary: it.voluntary,
            },
            model::Body::Interest(it) => {
                Body::Interest { by: self.actors(&it.by), mitigated_by: self.named(&it.mitigated_by) }
            }
            model::Body::Transition(it) => Body::Transition {
                outgoing: self.actors(&it.outgoing),
                incoming: self.actors(&it.incoming),
                at: it
                    .at
                    .iter()
                    .map(|(point, region)| HandOver {
                        at: Self::day_bounds(self.timeline.day_bounds(point)),
                        written: self.point(point),
                        areas: self.terms(&region.areas),
                    })
                    .collect(),
                transfers: it
                    .transfers
                    .iter()
                    .map(|(names, region)| Tie { to: self.named(names), region: self.inner(region, outer, mandate) })
                    .collect(),
                drops: it
                    .drops
                    .iter()
                    .map(|(names, reason)| Dropped { names: self.named(names), reason: self.label(*reason) })
                    .collect(),
                completes: self.named(&it.completes),
            },
        }
    }

    fn role(&mut self, role: &model::Role, outer: &model::Region, mandate: Option<MandateId>) -> Role {
        Role {
            role: role.word.spelling(),
            actors: self.actors(&role.actors),
            region: self.inner(&role.region, outer, mandate),
        }
    }

    fn every(
        &mut self,
        every: Option<(crate::time::civil::Duration, crate::source::Span, bool)>,
        text: Option<crate::source::Span>,
        region: Option<(&model::Region, &model::Region, Option<MandateId>)>,
    ) -> Option<Every> {
        match (every, text) {
            (Some((duration, _, at_least)), _) => Some(Every::Duration {
                duration: duration.iso(),
                at_least,
                region: region.map(|(region, outer, mandate)| Box::new(self.inner(region, outer, mandate))),
            }),
            (None, Some(text)) => Some(Every::Untimed { text: self.words(text) }),
            (None, None) => None,
        }
    }

    fn deadline(&mut self, deadline: &model::Deadline, mandate: Option<MandateId>) -> Deadline {
        let day = match (deadline.within, &deadline.point) {
            (Some(distance), point) => {
                let day = self.timeline.day_within(point.as_ref(), distance, mandate);
                day.map_or(timeline::Bounds::UNKNOWN, |day| timeline::Bounds::fixed(day.0))
            }
            (None, Some(point)) => self.timeline.day_bounds(point),
            (None, None) => timeline::Bounds::UNKNOWN,
        };
        Deadline {
            day: Self::day_bounds(day),
            within: deadline.within.map(|duration| duration.iso()),
            point: deadline.point.as_ref().map(|point| self.point(point)),
        }
    }
}
