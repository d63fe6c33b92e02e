//! The second step: what the grammar takes and the language does not, said in a drafter's words.

use super::ast::*;
use super::clauses::{self, Count};
use super::names::Names;
use super::parse::{nearest_word, with_article};
use super::word::{Role, Word};
use crate::diagnostic::{Diagnostic, Fix, Sink, all_of, one_of};
use crate::rule;
use crate::source::Span;
use crate::time::civil::Unit;

/// Ways of doing a task, from the weakest to the strongest.
pub const MODALITIES: &[&str] = &["monitor", "verify", "assist", "secure", "implement", "coordinate", "report"];

/// Lines of command.
pub const LINES: &[&str] = &["mission", "national", "none"];

/// What an operative verb can create.
pub const EFFECTS: &[&str] = &["duty", "authority", "request", "finding", "nothing"];

/// Looks at a whole text.
pub fn refine(file: &File, names: &Names, sink: &mut Sink) {
    let mut step = Refine { names, sink };
    for item in &file.items {
        step.item(item, Place::Top);
    }
}

/// Where an item stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Top,
    Inside(Word),
    Changed(Word),
}

struct Refine<'a> {
    names: &'a Names,
    sink: &'a mut Sink,
}

impl Refine<'_> {
    fn text(&self, name: Name) -> &str {
        self.names.text(name.symbol)
    }

    fn item(&mut self, item: &Item, place: Place) {
        let word = match item.opening {
            Opening::Word(word) => word,
            Opening::Unknown(name) => return self.unknown_item(name, item),
        };
        self.place(word, item, place);
        self.head(word, item);
        if word.table() {
            // A row that has come apart makes several that say too little: the first is told.
            let mut told = false;
            for entry in item.entries() {
                if let Entry::Row(row) = entry {
                    told = self.row(word, row, told);
                }
            }
            return;
        }
        self.entries(word, item, place);
    }

    fn unknown_item(&mut self, name: Name, item: &Item) {
        let text = self.text(name);
        let finding = Diagnostic::new(&rule::UNREADABLE_ITEM, name.span, format!("an item cannot begin with {text}"));
        let finding = match nearest_word(text, |word| word.role() == Role::Item) {
            Some(word) => finding.help(format!("did you mean {}?", word.spelling())).fix(Fix::unsure(
                format!("write {}", word.spelling()),
                name.span,
                word.spelling(),
            )),
            None => finding.help("an item begins with a word such as mandate, actor, duty or report"),
        };
        self.sink.report(finding);
        for entry in item.entries() {
            if let Entry::Clause(clause) = entry {
                self.lengths_of_clause(clause);
            }
        }
    }

    fn place(&mut self, word: Word, item: &Item, place: Place) {
        let finding = match place {
            Place::Top | Place::Changed(_) => return,
            Place::Inside(Word::Paragraph) if word.in_paragraph() => return,
            Place::Inside(Word::Paragraph) => Diagnostic::new(
                &rule::MISPLACED_ITEM,
                item.title_span(),
                format!("{} cannot stand inside a paragraph", with_article(word)),
            )
            .help("write it outside: names are known in the whole text"),
            Place::Inside(Word::Amendment) => Diagnostic::new(
                &rule::MISPLACED_ITEM,
                item.title_span(),
                format!("an amendment says what happens to this {}", word.spelling()),
            )
            .help("write add, revise, replace or end before it")
            .fix(Fix::unsure("write add", item.opening_span.at_start(), "add ")),
            Place::Inside(outer) => Diagnostic::new(
                &rule::MISPLACED_ITEM,
                item.title_span(),
                format!("{} cannot stand inside {}", with_article(word), with_article(outer)),
            )
            .help(format!("close the {} first", outer.spelling())),
        };
        self.sink.report(finding);
    }

    // ------------------------------------------------------------------------------------------------------- heads

    fn head(&mut self, word: Word, item: &Item) {
        let head = &item.head;
        // One word too many makes two names; a paragraph with a name is told as that.
        let told = word == Word::Paragraph && head.name.is_some();
        for &span in head.surplus.iter().take(usize::from(!told)) {
            self.sink.report(
                Diagnostic::new(
                    &rule::REPEATED_CLAUSE,
                    span,
                    format!("this {} has been named already", word.spelling()),
                )
                .also(item.title_span(), "here")
                .help("leave one of them out; a name is one word, joined by hyphens: military-observers"),
            );
        }
        let what = word.spelling();
        let missing = match word {
            Word::Command | Word::Expect | Word::Division => false,
            Word::Use => head.name.is_none() && head.label.is_none(),
            Word::Paragraph => head.number.is_none(),
            _ => head.name.is_none(),
        };
        if missing && !item.broken {
            let (message, help) = match word {
                Word::Use => {
                    ("this use names nothing".to_owned(), "name a library, such as un, or a file in quotation marks")
                }
                Word::Paragraph => ("this paragraph has no number".to_owned(), "write its number: paragraph 3"),
                _ => (
                    format!("this {what} has no name"),
                    "write a name behind the word; names are letters, digits and hyphens",
                ),
            };
            self.sink.report(Diagnostic::new(&rule::MISSING_CLAUSE, item.opening_span, message).help(help));
        }
        if word == Word::Expect && head.label.is_none() && !item.broken {
            self.sink.report(
                Diagnostic::new(
                    &rule::MISSING_CLAUSE,
                    item.opening_span,
                    "this expectation does not say what it is about",
                )
                .help("write a question in quotation marks: expect \"who commands the observers\""),
            );
        }
        let mut stray = |what: &str, span: Span, help: &str| {
            self.sink.report(
                Diagnostic::new(&rule::FOREIGN_CLAUSE, span, format!("{} has no {what}", with_article(word)))
                    .help(help),
            );
        };
        if let (Some(name), Word::Command | Word::Expect | Word::Paragraph) = (head.name, word) {
            stray("name", name.span, "leave it out");
        }
        if let (Some(number), false) = (head.number, word == Word::Paragraph) {
            stray("number", number.span, "only a paragraph has one; the letter of a statement stands in brackets: (a)");
        }
        if let (Some(kind), false) = (head.kind, matches!(word, Word::Actor | Word::Event)) {
            stray("kind", kind.span, "only actors and recurring events have one");
        }
        if let (Some(of), false) = (head.of, matches!(word, Word::Paragraph | Word::Amendment)) {
            stray("of", of.span, "write under and the mandate before the brace");
        }
        if let Some(letter) = head.letters.first()
            && !statement(word)
            && word != Word::Paragraph
            && !matches!(word, Word::Event | Word::Phase | Word::Actor)
        {
            stray("letter", letter.span, "only statements of a paragraph have one");
        }
        if word == Word::Event
            && let Some(kind) = head.kind
            && self.names.text(kind.symbol) != "recurring"
        {
            self.sink.report(
                Diagnostic::new(
                    &rule::OUTSIDE_CLOSED_LIST,
                    kind.span,
                    format!("there is no kind of event called {}", self.names.text(kind.symbol)),
                )
                .help("an event is either of no kind or recurring"),
            );
        }
        self.head_region(word, head);
    }

    fn head_region(&mut self, word: Word, head: &Head) {
        for region in &head.region {
            let under = matches!(region.kind, RegionKind::Under(_));
            let sound = match word {
                Word::Mandate => !under,
                Word::Phase | Word::Actor | Word::Command | Word::Division => true,
                Word::Event => under,
                _ => statement(word) || word == Word::Paragraph,
            };
            if !sound {
                self.sink.report(
                    Diagnostic::new(
                        &rule::FOREIGN_CLAUSE,
                        region.span,
                        format!("{} holds everywhere and always", with_article(word)),
                    )
                    .help("leave out where and when; they belong to statements such as duties and reports"),
                );
            }
        }
        self.region(&head.region);
    }

    fn region(&mut self, parts: &[Region]) {
        for (at, part) in parts.iter().enumerate() {
            let same = |other: &&Region| std::mem::discriminant(&other.kind) == std::mem::discriminant(&part.kind);
            if let Some(first) = parts[..at].iter().find(same) {
                self.sink.report(
                    Diagnostic::new(&rule::REPEATED_CLAUSE, part.span, "this has been said already")
                        .also(first.span, "here")
                        .help("leave one of them out, or join names with commas"),
                );
            }
            match &part.kind {
                RegionKind::From(point) | RegionKind::Until(point) => self.point(point),
                RegionKind::For(length, _) => self.length(length, false),
                RegionKind::During(_) | RegionKind::In(_) | RegionKind::Concerning(_) | RegionKind::Under(_) => {}
            }
        }
        let find = |wanted: fn(&RegionKind) -> bool| parts.iter().find(|part| wanted(&part.kind));
        if let (Some(lasting), Some(until)) =
            (find(|kind| matches!(kind, RegionKind::For(..))), find(|kind| matches!(kind, RegionKind::Until(_))))
        {
            let (first, second) = if lasting.span < until.span { (lasting, until) } else { (until, lasting) };
            self.sink.report(
                Diagnostic::new(&rule::REPEATED_CLAUSE, second.span, "the end is said twice, by for and by until")
                    .also(first.span, "here")
                    .help("leave one of them out"),
            );
        }
    }

    // ----------------------------------------------------------------------------------------------------- clauses

    fn entries(&mut self, word: Word, item: &Item, place: Place) {
        let mut seen: Vec<(Word, bool, Span)> = Vec::new();
        for entry in item.entries() {
            match entry {
                Entry::Clause(clause) => self.clause(word, item, clause, &mut seen),
                Entry::Row(_) => {}
                Entry::Item(inner) => self.item(inner, Place::Inside(word)),
                Entry::Change(change) => {
                    if !matches!(word, Word::Amendment | Word::Paragraph) {
                        self.sink.report(
                            Diagnostic::new(
                                &rule::MISPLACED_ITEM,
                                change.word_span,
                                format!("{} changes a mandate and stands in an amendment", change.word.spelling()),
                            )
                            .help("write it inside amendment NAME of MANDATE { … }, or in a paragraph of one"),
                        );
                    }
                    self.item(&change.item, Place::Changed(change.word));
                }
            }
        }
        // A change names what it changes and need not say the rest; what could not be read may have been there.
        let partial = matches!(place, Place::Changed(Word::Revise | Word::End));
        if item.broken || partial {
            return;
        }
        for slot in clauses::of(word) {
            let needed = matches!(slot.count, Count::Required | Count::Needed);
            if needed && !seen.iter().any(|&(seen, _, _)| seen == slot.word) {
                let clause = slot.word.spelling();
                let operand = slot.word.operand().trim_end_matches(',');
                self.sink.report(
                    Diagnostic::new(
                        &rule::MISSING_CLAUSE,
                        item.title_span(),
                        match item.head.name {
                            Some(name) => {
                                format!("the {} {} has no {clause}", word.spelling(), self.names.text(name.symbol))
                            }
                            None => format!("this {} has no {clause}", word.spelling()),
                        },
                    )
                    .help(format!("add {clause} and {operand} between the braces")),
                );
            }
        }
        if word == Word::Expect && seen.iter().all(|&(seen, _, _)| matches!(seen, Word::On) || seen.annotation()) {
            self.sink.report(
                Diagnostic::new(&rule::MISSING_CLAUSE, item.title_span(), "this expectation asks nothing")
                    .help("add chain of, lead of, due of, strength of or finds"),
            );
        }
    }

    fn clause(&mut self, item: Word, whole: &Item, clause: &Clause, seen: &mut Vec<(Word, bool, Span)>) {
        self.lengths_of_clause(clause);
        self.closed_lists(clause);
        if clause.kind == ClauseKind::Region {
            let word = clause.word.spelling();
            self.sink.report(
                Diagnostic::new(&rule::FOREIGN_CLAUSE, clause.span, format!("{word} does not open a clause"))
                    .help(format!(
                        "what holds for the whole {} stands before its brace; inside, {word} stands behind the clause that it narrows",
                        item.spelling()
                    ))
                    .also(whole.title_span(), format!("in this {}", item.spelling())),
            );
            return;
        }
        let Some(slot) = clauses::find(item, clause.word) else { return self.foreign(item, whole, clause) };
        let question = matches!(clause.kind, ClauseKind::Question(_));
        let asks = matches!(clause.word, Word::Chain | Word::Lead | Word::Due | Word::Strength);
        if asks && question != (item == Word::Expect) {
            return if question {
                self.sink.report(
                    Diagnostic::new(
                        &rule::FOREIGN_CLAUSE,
                        clause.span,
                        format!("{} of … is asks a question", clause.word.spelling()),
                    )
                    .help("questions stand in an expect; here write the clause without of"),
                );
            } else {
                self.sink.report(
                    Diagnostic::new(
                        &rule::FOREIGN_CLAUSE,
                        clause.span,
                        format!("an expect asks: {} of NAME is VALUE", clause.word.spelling()),
                    )
                    .help(format!("write {} of, a name, is and the answer", clause.word.spelling())),
                );
            };
        }
        if let Some(part) = clause.region.first()
            && !slot.region
            && clause.word != Word::Extend
        {
            self.sink.report(
                Diagnostic::new(
                    &rule::FOREIGN_CLAUSE,
                    part.span,
                    format!("{} cannot be narrowed", clause.word.spelling()),
                )
                .help(format!("if this is meant for the whole {}, write it before the brace", item.spelling())),
            );
        }
        self.region(&clause.region);
        self.shape(item, clause, whole.broken);
        // `not before` and `not after` are two clauses.
        let variant = matches!(clause.kind, ClauseKind::Not { before: true, .. });
        if matches!(slot.count, Count::Once | Count::Required)
            && let Some(&(_, _, first)) = seen.iter().find(|&&(word, side, _)| word == clause.word && side == variant)
        {
            self.sink.report(
                Diagnostic::new(
                    &rule::REPEATED_CLAUSE,
                    clause.span,
                    format!("{} has only one {}", with_article(item), clause.word.spelling()),
                )
                .also(first, "the first is here")
                .help("leave one of them out"),
            );
        }
        seen.push((clause.word, variant, clause.span));
    }

    fn foreign(&mut self, item: Word, whole: &Item, clause: &Clause) {
        let word = clause.word;
        let mut finding = Diagnostic::new(
            &rule::FOREIGN_CLAUSE,
            clause.span,
            format!("{} has no clause {}", with_article(item), word.spelling()),
        )
        .also(whole.title_span(), format!("in this {}", item.spelling()));
        let homes: Vec<&str> = clauses::items_with(word).into_iter().map(Word::spelling).collect();
        let own: Vec<&str> = clauses::of(item).iter().map(|slot| slot.word.spelling()).collect();
        finding = finding.help(match (homes.is_empty(), own.is_empty()) {
            (false, false) => format!(
                "{} belongs to {}; {} has {}",
                word.spelling(),
                one_of(&homes),
                with_article(item),
                all_of(&own)
            ),
            (false, true) => format!("{} belongs to {}", word.spelling(), one_of(&homes)),
            (true, _) => "leave it out".to_owned(),
        });
        self.sink.report(finding);
    }

    fn shape(&mut self, item: Word, clause: &Clause, broken: bool) {
        if let ClauseKind::Points(points) = &clause.kind
            && clause.word == Word::Between
        {
            if item == Word::Event && points.len() != 2 {
                self.sink.report(
                    Diagnostic::new(&rule::UNREADABLE_CLAUSE, clause.span, "between takes two points in time")
                        .help("between 1 March 1994, 30 April 1994"),
                );
            }
            if item != Word::Event {
                if let Some(point) =
                    points.iter().find(|point| !matches!(point.base, Base::Name(_)) || !point.offsets.is_empty())
                {
                    self.sink.report(
                        Diagnostic::new(
                            &rule::UNREADABLE_CLAUSE,
                            point.span,
                            format!("the parties of this {} are named here", item.spelling()),
                        )
                        .help("between unomil, ecomog"),
                    );
                }
                if points.len() < 2 && !broken {
                    self.sink.report(
                        Diagnostic::new(
                            &rule::UNREADABLE_CLAUSE,
                            clause.span,
                            format!("{} has two parties or more", with_article(item)),
                        )
                        .help("join their names with a comma: between unomil, ecomog"),
                    );
                }
            }
        }
        // A clause that means one thing does not take a list, of which all but the first would be lost.
        let single = matches!(
            clause.word,
            Word::Part | Word::Head | Word::Verb | Word::Iso | Word::Tiles | Word::Line | Word::Survives
        );
        if let ClauseKind::Names(names) = &clause.kind
            && let (true, [first, second, ..]) = (single, names.as_slice())
        {
            let word = clause.word.spelling();
            self.sink.report(
                Diagnostic::new(&rule::REPEATED_CLAUSE, second.span, format!("{word} takes one name"))
                    .also(first.span, "the first is here")
                    .help(match clause.word {
                        Word::Part => {
                            "name the one whole that it is part of; for others there are member of and ally of"
                        }
                        _ => "leave one of them out",
                    }),
            );
        }
        if let ClauseKind::Allow { reason: None, .. } = clause.kind {
            self.sink.report(
                Diagnostic::new(&rule::MISSING_CLAUSE, clause.span, "allow needs its reason")
                    .help("write behind the rule, in quotation marks, why it is right to break it here"),
            );
        }
    }

    // -------------------------------------------------------------------------------------------------------- rows

    /// Whether the row gives nothing, which is told unless it is `told` of the row before.
    fn row(&mut self, table: Word, row: &Row, told: bool) -> bool {
        let mut gives = false;
        let mut roles = false;
        for part in &row.parts {
            let stray = match part {
                RowPart::Over(_) => {
                    if gives {
                        self.sink.report(
                            Diagnostic::new(&rule::REPEATED_CLAUSE, row.span, "this row has two overs")
                                .help("write a row for each level of command"),
                        );
                    }
                    gives = true;
                    (table == Word::Division).then_some("over")
                }
                RowPart::Relation(_) => (table == Word::Division).then_some("relation"),
                RowPart::Role(word, _) => {
                    roles = true;
                    (table == Word::Command).then_some(word.spelling())
                }
                RowPart::Region(region) => {
                    self.region(std::slice::from_ref(region));
                    None
                }
                RowPart::Annotation(clause) => {
                    self.lengths_of_clause(clause);
                    self.shape(table, clause, false);
                    None
                }
                RowPart::Jointly(_) | RowPart::Deciding(_) => None,
            };
            if let Some(what) = stray {
                self.sink.report(
                    Diagnostic::new(
                        &rule::FOREIGN_CLAUSE,
                        row.span,
                        format!("a row of a {} has no {what}", table.spelling()),
                    )
                    .help(match table {
                        Word::Command => "who leads which duty stands in a division, or in the duty",
                        _ => "who commands whom stands in a command",
                    }),
                );
            }
        }
        let empty = match table {
            Word::Command => !gives,
            _ => !roles,
        };
        if empty && !told {
            let (message, help) = match table {
                Word::Command => ("this row does not say who is commanded", "write: commander over unit"),
                _ => ("this row gives the duty to nobody", "write: duty lead actor"),
            };
            self.sink.report(Diagnostic::new(&rule::UNREADABLE_CLAUSE, row.span, message).help(help));
        }
        empty
    }

    // ------------------------------------------------------------------------------------- lengths and closed lists

    fn lengths_of_clause(&mut self, clause: &Clause) {
        match &clause.kind {
            ClauseKind::Points(points) => points.iter().for_each(|point| self.point(point)),
            ClauseKind::Not { point, .. }
            | ClauseKind::Review { by: point, .. }
            | ClauseKind::Endorsed { on: point, .. } => {
                self.point(point);
            }
            ClauseKind::Deadlines(deadlines) => {
                for deadline in deadlines {
                    match deadline {
                        Deadline::Point(point) => self.point(point),
                        Deadline::Within(length, point) => {
                            self.length(length, false);
                            point.iter().for_each(|point| self.point(point));
                        }
                    }
                }
            }
            ClauseKind::Every { length, .. } | ClauseKind::Length(length) => self.length(length, false),
            ClauseKind::Upon { within: Some(length), .. } => self.length(length, true),
            ClauseKind::Approval { within: Some(length), .. } => self.length(length, true),
            ClauseKind::Extend(Some(length)) => self.length(length, false),
            ClauseKind::Together { within, .. } => self.length(within, false),
            ClauseKind::Flag
            | ClauseKind::Region
            | ClauseKind::Names(_)
            | ClauseKind::By { .. }
            | ClauseKind::Cites(_)
            | ClauseKind::Covers(_)
            | ClauseKind::Text(_)
            | ClauseKind::Quantity(_)
            | ClauseKind::Permits { .. }
            | ClauseKind::Approval { .. }
            | ClauseKind::Delegable { .. }
            | ClauseKind::Task { .. }
            | ClauseKind::EveryText(_)
            | ClauseKind::Upon { .. }
            | ClauseKind::As(_)
            | ClauseKind::Shares(_)
            | ClauseKind::Drops { .. }
            | ClauseKind::Mixed(_)
            | ClauseKind::Extend(None)
            | ClauseKind::References(_)
            | ClauseKind::Allow { .. }
            | ClauseKind::Chapter(_)
            | ClauseKind::Creates { .. }
            | ClauseKind::Question(_)
            | ClauseKind::Finds { .. }
            | ClauseKind::Percent(_) => {}
        }
    }

    fn point(&mut self, point: &Point) {
        for offset in &point.offsets {
            self.length(&offset.length, false);
        }
    }

    fn length(&mut self, length: &Length, hours: bool) {
        if length.number.value == 0 {
            self.sink.report(
                Diagnostic::new(&rule::MALFORMED_NUMBER, length.number.span, "a length of time is at least 1")
                    .help("leave the distance out, or write how long it is"),
            );
        }
        let unit = self.text(length.unit);
        match Unit::from_word(unit) {
            Some(Unit::Hours) if !hours => self.sink.report(
                Diagnostic::new(&rule::OUTSIDE_CLOSED_LIST, length.unit.span, "a mandate counts in days, not in hours")
                    .help("write 1 day or more; hours are known only behind within, for an approval or a report upon an event"),
            ),
            Some(_) => {}
            None => {
                let mut finding =
                    Diagnostic::new(&rule::OUTSIDE_CLOSED_LIST, length.unit.span, format!("{unit} is no length of time"))
                        .help("lengths of time are counted in days, weeks, months or years");
                if let Some(month) = crate::time::civil::month(unit) {
                    finding = Diagnostic::new(&rule::UNREADABLE_CLAUSE, length.span(), "a date needs its year").help(format!(
                        "write the year behind it, such as {} {} 1993",
                        length.number.value,
                        crate::time::civil::MONTHS[(month - 1) as usize]
                    ));
                }
                self.sink.report(finding);
            }
        }
    }

    fn closed_lists(&mut self, clause: &Clause) {
        match &clause.kind {
            ClauseKind::Names(list) => match clause.word {
                Word::Line => list.iter().for_each(|&name| self.member(name, LINES, "line of command")),
                Word::Modalities => list.iter().for_each(|&name| self.member(name, MODALITIES, "way of doing a task")),
                Word::May => list.iter().for_each(|&name| self.member(name, &["grants"], "thing to hold")),
                _ => {}
            },
            ClauseKind::Task { aim: Some(aim), .. } => self.member(*aim, MODALITIES, "way of doing a task"),
            ClauseKind::Creates { what, .. } => self.member(*what, EFFECTS, "effect of a verb"),
            ClauseKind::Delegable { manner: Some(manner), .. } => {
                self.member(*manner, &["undiminished"], "way of delegating")
            }
            ClauseKind::As(name) => self.member(*name, &["requested"], "way of reporting"),
            ClauseKind::Shares(shares) => {
                for share in shares {
                    if let SharePart::Word(word) = share.part {
                        self.member(word, &["rest"], "share");
                    }
                }
            }
            ClauseKind::Quantity(quantity) => {
                if let Quantity::Word(name) = **quantity {
                    self.member(name, &["open"], "strength");
                }
            }
            ClauseKind::Question(question) => {
                if let Some(line) = question.along {
                    self.member(line, LINES, "line of command");
                }
            }
            ClauseKind::Chapter(NameOrNumber::Name(name)) => {
                let roman = self.text(*name);
                if !roman.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l')) {
                    self.sink.report(
                        Diagnostic::new(
                            &rule::OUTSIDE_CLOSED_LIST,
                            name.span,
                            format!("{roman} is not the number of a chapter"),
                        )
                        .help("chapters of the Charter are counted in Roman figures: VI, VII, VIII"),
                    );
                }
            }
            _ => {}
        }
    }

    fn member(&mut self, name: Name, list: &[&str], what: &str) {
        let text = self.text(name);
        if list.contains(&text) {
            return;
        }
        let mut finding =
            Diagnostic::new(&rule::OUTSIDE_CLOSED_LIST, name.span, format!("there is no {what} called {text}"))
                .help(format!("write {}", one_of(list)));
        let near = list.iter().copied().min_by_key(|known| strsim::damerau_levenshtein(text, known));
        if let Some(near) = near.filter(|near| strsim::damerau_levenshtein(text, near) <= 2) {
            finding = finding.fix(Fix::unsure(format!("write {near}"), name.span, near));
        }
        self.sink.report(finding);
    }
}

/// Whether an item says something that holds at a time and a place.
pub fn statement(word: Word) -> bool {
    matches!(
        word,
        Word::Authority
            | Word::Duty
            | Word::Prohibition
            | Word::Report
            | Word::Agreement
            | Word::Asset
            | Word::Liaison
            | Word::Contribution
            | Word::Funding
            | Word::Interest
            | Word::Transition
            | Word::Command
            | Word::Division
    )
}
