//! Who may do what: grants of acts that doctrine restricts.
//!
//! A grant counts where its giver is an organ that doctrine names for the act, or holds a grant that counts and may be
//! handed on; grants that only rest on each other do not. What is granted to an actor holds for its parts, and for
//! those under its command for the same mandate.

use crate::model::{ActorId, Body, Delegable, MandateId, Model, StatementId, TermId};
use crate::region::{is_within, wholes};
use crate::time::timeline::{Span, Timeline};

/// All grants of a model.
#[derive(Debug)]
pub struct GrantTable {
    /// One for each act that an authority permits, in the order of the texts.
    pub grants: Vec<Grant>,
}

/// One act that an authority permits.
#[derive(Debug)]
pub struct Grant {
    /// The authority.
    pub authority: StatementId,
    /// The mandate that it belongs to.
    pub mandate: Option<MandateId>,
    /// The act.
    pub act: TermId,
    /// Who grants; empty means the organ whose text it is.
    pub by: Vec<ActorId>,
    /// Who may.
    pub to: Vec<ActorId>,
    /// When.
    pub span: Span,
    /// Where.
    pub areas: Vec<TermId>,
    /// Whether it may be handed on.
    pub delegable: bool,
    /// Whether it rests on consent.
    pub consent: bool,
    /// Whether it counts.
    pub good: bool,
}

impl GrantTable {
    /// Gathers all grants and finds those that count.
    pub fn new(model: &Model, timeline: &mut Timeline<'_>) -> Self {
        let mut grants = Vec::new();
        for (at, statement) in model.statements.iter().enumerate() {
            let Body::Authority(authority) = &statement.body else { continue };
            if !statement.holds() {
                continue;
            }
            let whole = timeline.region(&statement.region, statement.mandate);
            for (acts, only, region) in &authority.permits {
                let span = timeline.within(region, whole, statement.mandate);
                let areas = if region.areas.is_empty() { statement.region.areas.clone() } else { region.areas.clone() };
                // `permits use-of-force only self-defence` gives self-defence and no more.
                let given = if only.is_empty() { acts } else { only };
                for &act in given {
                    grants.push(Grant {
                        authority: StatementId(at as u32),
                        mandate: statement.mandate,
                        act,
                        by: authority.by.clone(),
                        to: authority.to.clone(),
                        span,
                        areas: areas.clone(),
                        delegable: !matches!(authority.delegable, None | Some(Delegable::Never)),
                        consent: !authority.consent.is_empty(),
                        good: false,
                    });
                }
            }
        }
        let mut table = Self { grants };
        table.find_good(model);
        table
    }

    /// Least fixpoint: from the organs outwards.
    fn find_good(&mut self, model: &Model) {
        for grant in &mut self.grants {
            let competent: Vec<ActorId> =
                wholes(model, grant.act).flat_map(|act| model.terms[act.index()].granted_by.iter().copied()).collect();
            grant.good = grant.by.is_empty()
                || grant.consent
                || !restricted(model, grant.act)
                || grant.by.iter().any(|giver| competent.contains(giver));
        }
        loop {
            let mut more = Vec::new();
            for (at, grant) in self.grants.iter().enumerate() {
                if grant.good {
                    continue;
                }
                let derived = self.grants.iter().any(|source| {
                    source.good
                        && source.delegable
                        && is_within(model, grant.act, source.act)
                        && grant.by.iter().any(|giver| source.to.contains(giver))
                });
                if derived {
                    more.push(at);
                }
            }
            if more.is_empty() {
                return;
            }
            for at in more {
                self.grants[at].good = true;
            }
        }
    }
}

/// Whether doctrine restricts an act: the nearest of the act and its wholes that says so decides.
pub fn restricted(model: &Model, act: TermId) -> bool {
    wholes(model, act).find_map(|act| model.terms[act.index()].restricted).unwrap_or(false)
}
