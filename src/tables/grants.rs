//! Who may do what: grants of acts that doctrine restricts.
//!
//! A grant counts where its giver is an organ that doctrine names for the act, or holds a grant that counts and may be
//! handed on; grants that only rest on each other do not. What is granted to an actor holds for its parts, and for
//! those under its command for the same mandate.

use std::collections::BTreeMap;

use crate::model::{ActorId, Body, Delegable, List, MandateId, Model, StatementId, TermId};
use crate::region::{is_within, wholes};
use crate::time::timeline::{Span, Timeline};

/// All grants of a model.
#[derive(Debug)]
pub struct GrantTable {
    /// One for each act that an authority permits, in the order of the texts.
    pub grants: Vec<Grant>,
    /// By act and grantee; without a grantee, what a text gives to whoever carries it out.
    by_act: BTreeMap<(TermId, Option<ActorId>), Vec<usize>>,
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
    pub by: List<ActorId>,
    /// Who may.
    pub to: List<ActorId>,
    /// When.
    pub span: Span,
    /// Where.
    pub areas: List<TermId>,
    /// Whether it may be handed on.
    pub delegable: bool,
    /// Whether it rests on consent.
    pub consent: bool,
    /// Whether it counts.
    pub good: bool,
}

impl GrantTable {
    /// Gathers all grants and finds those that count.
    pub fn new(model: &Model, timeline: &Timeline<'_>) -> Self {
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
        let mut by_act: BTreeMap<(TermId, Option<ActorId>), Vec<usize>> = BTreeMap::new();
        for (at, grant) in grants.iter().enumerate() {
            if grant.to.is_empty() {
                by_act.entry((grant.act, None)).or_default().push(at);
            }
            for &to in &grant.to {
                by_act.entry((grant.act, Some(to))).or_default().push(at);
            }
        }
        let mut table = Self { grants, by_act };
        table.find_good(model);
        table
    }

    /// The grants of an act, or of what it is part of, to an actor; without one, to whoever carries the text out.
    pub fn of<'a>(
        &'a self,
        model: &'a Model,
        act: TermId,
        to: Option<ActorId>,
    ) -> impl Iterator<Item = &'a Grant> + 'a {
        wholes(model, act)
            .filter_map(move |act| self.by_act.get(&(act, to)))
            .flatten()
            .filter_map(|&at| self.grants.get(at))
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
        // What a grant that counts may hand on makes those that rest on it count; each is looked at once.
        let mut resting: BTreeMap<ActorId, Vec<usize>> = BTreeMap::new();
        for (at, grant) in self.grants.iter().enumerate().filter(|(_, grant)| !grant.good) {
            for &giver in &grant.by {
                resting.entry(giver).or_default().push(at);
            }
        }
        let mut sources: Vec<usize> = (0..self.grants.len()).filter(|&at| self.grants[at].good).collect();
        while let Some(source) = sources.pop() {
            if !self.grants[source].delegable {
                continue;
            }
            let act = self.grants[source].act;
            for to in self.grants[source].to.clone() {
                let Some(list) = resting.get_mut(&to) else { continue };
                list.retain(|&at| {
                    let derived = !self.grants[at].good && is_within(model, self.grants[at].act, act);
                    if derived {
                        self.grants[at].good = true;
                        sources.push(at);
                    }
                    !derived
                });
            }
        }
    }
}

/// Whether doctrine restricts an act: the nearest of the act and its wholes that says so decides.
pub fn restricted(model: &Model, act: TermId) -> bool {
    wholes(model, act).find_map(|act| model.terms[act.index()].restricted).unwrap_or(false)
}
