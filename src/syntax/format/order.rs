//! The canonical order of clauses, and how many words a clause opens with.

use crate::syntax::ast::{Clause, ClauseKind, Entry, Item};
use crate::syntax::clauses;
use crate::syntax::word::Word;

/// The entries of an item: clauses in canonical order, then items and changes as they stand. All stay as they stand
/// where one of the clauses does not belong to the item, since what it would do elsewhere is not known.
pub fn entries(item: &Item, ordered: bool) -> Vec<&Entry> {
    let mut out: Vec<&Entry> = item.entries().iter().collect();
    if ordered && let Some(word) = item.word().filter(|&word| sortable(word, item)) {
        out.sort_by_key(|entry| rank_of_entry(word, entry));
    }
    out
}

/// Puts the entries of an item, and of those inside it, into canonical order.
pub fn sort(item: &mut Item) {
    let word = item.word().filter(|&word| sortable(word, item));
    if let (Some(word), Some(entries)) = (word, &mut item.body) {
        entries.sort_by_key(|entry| rank_of_entry(word, entry));
    }
}

/// Whether every clause belongs to the item. Region words that narrow no clause belong to none.
fn sortable(word: Word, item: &Item) -> bool {
    item.clauses().all(|clause| rank(word, clause.word).is_some())
}

fn rank_of_entry(item: Word, entry: &Entry) -> usize {
    match entry {
        Entry::Clause(clause) => rank(item, clause.word).unwrap_or(usize::MAX),
        Entry::Row(_) | Entry::Item(_) | Entry::Change(_) => usize::MAX,
    }
}

/// The place of a clause in its item: verb and chapter, as in a resolution, then the item's own clauses in the order
/// of their table, then what is remarked. A mandate or amendment begins with its basis.
fn rank(item: Word, clause: Word) -> Option<usize> {
    const OWN: usize = 10;
    const REMARKS: usize = 100;
    if !clauses::allowed(item, clause) {
        return None;
    }
    if matches!(clause, Word::Verb | Word::Chapter) && !matches!(item, Word::Mandate | Word::Amendment) {
        return Some(usize::from(clause == Word::Chapter));
    }
    let place = |slots: &[clauses::Slot]| slots.iter().position(|slot| slot.word == clause);
    let own = place(clauses::of(item)).map(|at| OWN + at);
    own.or_else(|| place(clauses::ANNOTATIONS).map(|at| REMARKS + at))
}

/// How many words stand in front of the operands of a clause: `part of` are two, `at least every` three.
pub fn opening_words(clause: &Clause) -> usize {
    let every_at_least = matches!(clause.kind, ClauseKind::Every { at_least: true, .. });
    let two = matches!(
        clause.word,
        Word::Part
            | Word::Member
            | Word::Ally
            | Word::Consent
            | Word::Approval
            | Word::Determined
            | Word::Advised
            | Word::Granted
            | Word::Mitigated
            | Word::Endorsed
            | Word::Coordination
            | Word::Depends
            | Word::Divided
            | Word::May
            | Word::Subject
            | Word::Not
            | Word::Reviewed
    ) || matches!(clause.kind, ClauseKind::Delegable { never: true, .. });
    if every_at_least { 3 } else { 1 + usize::from(two) }
}
