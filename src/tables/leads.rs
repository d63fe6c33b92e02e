//! Who leads which duty, when and where: from the duty's own clauses and from the rows of divisions.

use crate::model::{ActorId, Body, List, Model, Role, StatementId, Target, TermId};
use crate::source;
use crate::syntax::word::Word;
use crate::time::timeline::{Span, Timeline};

/// The duties of a model.
#[derive(Debug)]
pub struct LeadTable {
    /// One for each duty that holds, in the order of the texts.
    pub duties: Vec<DutyLeads>,
}

/// A duty with all who have a part in it.
#[derive(Debug)]
pub struct DutyLeads {
    /// The duty.
    pub duty: StatementId,
    /// When it is owed.
    pub span: Span,
    /// Who has a part in it.
    pub parts: Vec<Part>,
    /// Whether a division names it.
    pub divided: bool,
    /// Whether some part in it could not be resolved: then nobody can say that a lead is missing.
    pub broken: bool,
}

/// A part in a duty.
#[derive(Debug)]
pub struct Part {
    /// `lead`, `with`, `consult` or `inform`.
    pub word: Word,
    /// Who.
    pub actor: ActorId,
    /// When.
    pub span: Span,
    /// Where; empty means wherever the duty is owed.
    pub areas: List<TermId>,
    /// For what; empty means for whatever the duty is owed.
    pub matters: List<TermId>,
    /// Where it is said.
    pub place: source::Span,
    /// Whether the row says `jointly`, and who decides.
    pub jointly: bool,
    /// Who decides.
    pub deciding: Option<ActorId>,
    /// Which clause or row it comes from, to tell those who share one.
    pub row: u32,
    /// Whether its region could not be resolved.
    pub broken: bool,
}

impl DutyLeads {
    /// Those who lead.
    pub fn leads(&self) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(|part| part.word == Word::Lead)
    }
}

impl LeadTable {
    /// Gathers all parts of all duties.
    pub fn new(model: &Model, timeline: &Timeline<'_>) -> Self {
        let mut at = vec![None; model.statements.len()];
        let mut duties: Vec<DutyLeads> = Vec::new();
        let mut row = 0;
        for (id, statement) in model.statements.iter().enumerate() {
            let Body::Duty(duty) = &statement.body else { continue };
            if !statement.holds() {
                continue;
            }
            let span = timeline.region(&statement.region, statement.mandate);
            let mut parts = Vec::new();
            let broken = duty.roles.iter().any(|role| role.region.broken);
            for role in &duty.roles {
                row += 1;
                let when = timeline.within(&role.region, span, statement.mandate);
                add(role, when, &statement.region.areas, false, None, row, &mut parts);
            }
            at[id] = Some(duties.len());
            duties.push(DutyLeads { duty: StatementId(id as u32), span, parts, divided: false, broken });
        }
        for statement in &model.statements {
            let Body::Division(division) = &statement.body else { continue };
            if !statement.holds() {
                continue;
            }
            let whole = timeline.region(&statement.region, statement.mandate);
            for line in &division.rows {
                row += 1;
                for named in &line.duties {
                    let Target::Statement(id) = named.target else { continue };
                    let Some(duty) = at[id.index()].and_then(|at: usize| duties.get_mut(at)) else { continue };
                    duty.divided = true;
                    duty.broken |= line.roles.iter().any(|role| role.region.broken);
                    for role in &line.roles {
                        let when = timeline.within(&role.region, whole, statement.mandate);
                        let areas =
                            if role.region.areas.is_empty() { &statement.region.areas } else { &role.region.areas };
                        add(role, when, areas, line.jointly, line.deciding, row, &mut duty.parts);
                    }
                }
            }
        }
        Self { duties }
    }

    /// The parts of one duty.
    pub fn of(&self, duty: StatementId) -> Option<&DutyLeads> {
        self.duties.binary_search_by_key(&duty, |leads| leads.duty).ok().and_then(|at| self.duties.get(at))
    }
}

fn add(
    role: &Role,
    span: Span,
    areas: &[TermId],
    jointly: bool,
    deciding: Option<ActorId>,
    row: u32,
    out: &mut Vec<Part>,
) {
    for &actor in &role.actors {
        out.push(Part {
            word: role.word,
            actor,
            span,
            areas: if role.region.areas.is_empty() { List::from(areas) } else { role.region.areas.clone() },
            matters: role.region.matters.clone(),
            place: role.span,
            jointly,
            deciding,
            row,
            broken: role.region.broken,
        });
    }
}
