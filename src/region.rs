//! Where and for what: whether two places or two matters meet.

use crate::model::{Model, TermId};
use crate::time::timeline::Holds;

/// Whether one term is another or part of it.
pub fn is_within(model: &Model, inner: TermId, outer: TermId) -> bool {
    wholes(model, inner).any(|term| term == outer)
}

/// A term and all that it is part of, the nearest first.
pub fn wholes(model: &Model, term: TermId) -> impl Iterator<Item = TermId> + '_ {
    // Circles have been cut by the resolver; the bound is against a mistake of ours.
    std::iter::successors(Some(term), |at| model.terms[at.index()].part_of).take(model.terms.len() + 1)
}

/// Whether two lists of areas, or of matters, meet; an empty list is everything.
///
/// Sisters are disjoint unless one overlaps the other. Terms of different trees may or may not meet: nothing says so.
pub fn meet(model: &Model, one: &[TermId], other: &[TermId]) -> Holds {
    if one.is_empty() || other.is_empty() {
        return Holds::Yes;
    }
    let mut answer = Holds::No;
    for &a in one {
        for &b in other {
            match pair(model, a, b) {
                Holds::Yes => return Holds::Yes,
                Holds::Perhaps => answer = Holds::Perhaps,
                Holds::No => {}
            }
        }
    }
    answer
}

fn pair(model: &Model, a: TermId, b: TermId) -> Holds {
    if is_within(model, a, b) || is_within(model, b, a) {
        return Holds::Yes;
    }
    let declared = |x: TermId, y: TermId| {
        wholes(model, x).any(|x| {
            let term = &model.terms[x.index()];
            term.overlaps.iter().chain(&term.crosses).any(|&near| is_within(model, y, near))
        })
    };
    if declared(a, b) || declared(b, a) {
        return Holds::Perhaps;
    }
    if wholes(model, a).last() == wholes(model, b).last() { Holds::No } else { Holds::Perhaps }
}

/// Whether the outer list covers the inner one for certain; an empty list is everything.
pub fn covers(model: &Model, outer: &[TermId], inner: &[TermId]) -> bool {
    if outer.is_empty() {
        return true;
    }
    if inner.is_empty() {
        return false;
    }
    inner.iter().all(|&part| covered(model, outer, part))
}

fn covered(model: &Model, outer: &[TermId], part: TermId) -> bool {
    if outer.iter().any(|&whole| is_within(model, part, whole)) {
        return true;
    }
    // `divided into` says that the parts are all there is.
    match &model.terms[part.index()].divided_into {
        Some(parts) if !parts.is_empty() && !parts.contains(&part) => {
            parts.iter().all(|&part| covered(model, outer, part))
        }
        _ => false,
    }
}
