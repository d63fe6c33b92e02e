//! The tree of one text as JSON, for programs that want what was written and where, not what it means.
//!
//! Every object has a `kind`, by which unions are told apart, and a `span`: first byte and one past the last, counted
//! in bytes of UTF-8 from the beginning of the text. Names come in small letters, words without their quotation marks,
//! days as ISO dates. What is absent is `null` or an empty list, never left out.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::source::{Source, Span};
use crate::syntax::ast::*;
use crate::syntax::names::{Names, Symbol};
use crate::syntax::token::unquote;
use crate::time::civil::Day;

/// The version of this form; it rises when a key changes its name or meaning.
pub const VERSION: u32 = 1;

/// The tree of a text, ready to be serialised.
pub fn to_json<'a>(file: &'a File, names: &'a Names, source: &'a Source) -> impl Serialize + 'a {
    Node { tree: Tree { names, source }, node: file }
}

/// What the nodes of one tree have in common.
#[derive(Clone, Copy)]
struct Tree<'a> {
    names: &'a Names,
    source: &'a Source,
}

/// A node on its way to JSON.
struct Node<'a, T> {
    tree: Tree<'a>,
    node: &'a T,
}

/// Nodes on their way to JSON.
struct List<'a, T> {
    tree: Tree<'a>,
    nodes: &'a [T],
}

impl<'a, T> Serialize for List<'a, T>
where
    Node<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.nodes.iter().map(|node| self.tree.node(node)))
    }
}

impl<'a, T> Serialize for Node<'a, Box<T>>
where
    Node<'a, T>: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.tree.node(&**self.node).serialize(serializer)
    }
}

impl<'a> Tree<'a> {
    fn node<T>(self, node: &'a T) -> Node<'a, T> {
        Node { tree: self, node }
    }

    fn maybe<T>(self, node: &'a Option<T>) -> Option<Node<'a, T>> {
        node.as_ref().map(|node| self.node(node))
    }

    fn list<T>(self, nodes: &'a [T]) -> List<'a, T> {
        List { tree: self, nodes }
    }

    fn span(self, span: Span) -> (u32, u32) {
        (span.start.saturating_sub(self.source.base), span.end.saturating_sub(self.source.base))
    }

    fn spans(self, spans: &[Span]) -> Vec<(u32, u32)> {
        spans.iter().map(|&span| self.span(span)).collect()
    }

    fn name(self, symbol: Symbol) -> &'a str {
        self.names.text(symbol)
    }

    /// The words between quotation marks.
    fn words(self, text: Text) -> String {
        let (start, end) = self.span(text.span);
        unquote(self.source.text.get(start as usize..end as usize).unwrap_or(""))
    }
}

macro_rules! object {
    ($serializer:ident, $tree:ident, $kind:literal at $span:expr $(, $key:literal: $value:expr)* $(,)?) => {{
        let mut map = $serializer.serialize_map(None)?;
        map.serialize_entry("kind", $kind)?;
        map.serialize_entry("span", &$tree.span($span))?;
        $(map.serialize_entry($key, &$value)?;)*
        map.end()
    }};
}

macro_rules! nodes {
    ($($type:ty: |$node:ident, $tree:ident, $serializer:ident| $body:expr;)*) => {$(
        impl Serialize for Node<'_, $type> {
            fn serialize<S: Serializer>(&self, $serializer: S) -> Result<S::Ok, S::Error> {
                let ($node, $tree) = (self.node, self.tree);
                $body
            }
        }
    )*};
}

nodes! {
    File: |file, t, s| object!(s, t, "file" at t.source.span(),
        "version": VERSION,
        "items": t.list(&file.items),
        // Names in what could not be read.
        "lost": file.lost.iter().map(|&symbol| t.name(symbol)).collect::<Vec<_>>(),
    );
    Item: |item, t, s| {
        let Head { name, number, letters, of, kind, label, region, surplus } = item.head.as_ref();
        let (word, known) = match item.opening {
            Opening::Word(word) => (word.spelling(), true),
            Opening::Unknown(name) => (t.name(name.symbol), false),
        };
        object!(s, t, "item" at item.span,
            "word": word,
            "word_span": t.span(item.opening_span),
            "known": known,
            "name": t.maybe(name),
            "number": t.maybe(number),
            "letters": t.list(letters),
            "of": t.maybe(of),
            "of_kind": t.maybe(kind),
            "label": t.maybe(label),
            "region": t.list(region),
            // What stands in the head a second time.
            "surplus": t.spans(surplus),
            "body": item.body.as_ref().map(|body| t.list(body)),
            "broken": item.broken,
        )
    };
    Change: |change, t, s| object!(s, t, "change" at change.span,
        "word": change.word.spelling(), "word_span": t.span(change.word_span), "item": t.node(&change.item),
    );
    Entry: |entry, t, s| match entry {
        Entry::Clause(clause) => t.node(clause).serialize(s),
        Entry::Row(row) => t.node(row).serialize(s),
        Entry::Item(item) => t.node(item).serialize(s),
        Entry::Change(change) => t.node(change).serialize(s),
    };

    // ---------------------------------------------------------------------------------------------------- tables
    Row: |row, t, s| object!(s, t, "row" at row.span, "names": t.list(&row.names), "parts": t.list(&row.parts));
    RowPart: |part, t, s| match part {
        RowPart::Over(names) => object!(s, t, "over" at all(names, |name| name.span), "names": t.list(names)),
        RowPart::Relation(name) => object!(s, t, "relation" at name.span, "name": t.node(name)),
        RowPart::Jointly(span) => object!(s, t, "jointly" at *span),
        RowPart::Deciding(name) => object!(s, t, "deciding" at name.span, "name": t.node(name)),
        RowPart::Role(word, names) => object!(s, t, "role" at all(names, |name| name.span),
            "word": word.spelling(), "names": t.list(names)),
        RowPart::Region(region) => t.node(region).serialize(s),
        RowPart::Annotation(clause) => t.node(clause).serialize(s),
    };

    // ----------------------------------------------------------------------------------- where, when, for what
    Region: |region, t, s| match &region.kind {
        RegionKind::From(point) => object!(s, t, "from" at region.span, "point": t.node(point)),
        RegionKind::Until(point) => object!(s, t, "until" at region.span, "point": t.node(point)),
        RegionKind::During(names) => object!(s, t, "during" at region.span, "names": t.list(names)),
        RegionKind::For(length, continuing) => object!(s, t, "for" at region.span,
            "length": t.node(length), "continuing": continuing),
        RegionKind::In(names) => object!(s, t, "in" at region.span, "names": t.list(names)),
        RegionKind::Concerning(names) => object!(s, t, "concerning" at region.span, "names": t.list(names)),
        RegionKind::Under(name) => object!(s, t, "under" at region.span, "name": t.node(name)),
    };
    Point: |point, t, s| object!(s, t, "point" at point.span,
        "offsets": t.list(&point.offsets), "base": t.node(&point.base));
    Offset: |offset, t, s| object!(s, t, "offset" at offset.length.span(),
        "length": t.node(&offset.length), "before": offset.before);
    Base: |base, t, s| match base {
        Base::Date(date) => t.node(date).serialize(s),
        Base::Name(name) => t.node(name).serialize(s),
        Base::Of(what, whose) => object!(s, t, "name_of" at what.span.to(whose.span),
            "name": t.node(what), "of": t.node(whose)),
    };
    Length: |length, t, s| object!(s, t, "length" at length.span(),
        "number": t.node(&length.number), "unit": t.node(&length.unit));

    // --------------------------------------------------------------------------------------------------- clauses
    Clause: |clause, t, s| {
        macro_rules! clause {
            ($kind:literal $(, $key:literal: $value:expr)*) => {
                object!(s, t, $kind at clause.span,
                    "word": clause.word.spelling() $(, $key: $value)*, "region": t.list(&clause.region))
            };
        }
        match &clause.kind {
            ClauseKind::Flag => clause!("flag_clause"),
            ClauseKind::Region => clause!("region_clause"),
            ClauseKind::Names(names) => clause!("names_clause", "names": t.list(names)),
            ClauseKind::By { by, through, to } =>
                clause!("by_clause", "by": t.list(by), "through": t.list(through), "to": t.list(to)),
            ClauseKind::Cites(citations) => clause!("cites_clause", "citations": t.list(citations)),
            ClauseKind::Covers(covered) => clause!("covers_clause", "covered": t.list(covered)),
            ClauseKind::Text(text) => clause!("text_clause", "text": t.node(text)),
            ClauseKind::Points(points) => clause!("points_clause", "points": t.list(points)),
            ClauseKind::Not { before, point } => clause!("not_clause", "before": before, "point": t.node(point)),
            ClauseKind::Review { by, considering } =>
                clause!("review_clause", "by": t.node(by), "considering": t.maybe(considering)),
            ClauseKind::Quantity(quantity) => clause!("quantity_clause", "quantity": t.node(quantity)),
            ClauseKind::Permits { acts, only } => clause!("permits_clause", "acts": t.list(acts), "only": t.list(only)),
            ClauseKind::Approval { of, within, deputy } =>
                clause!("approval_clause", "of": t.list(of), "within": t.maybe(within), "deputy": t.maybe(deputy)),
            ClauseKind::Endorsed { by, on } => clause!("endorsed_clause", "by": t.list(by), "on": t.node(on)),
            ClauseKind::Delegable { never, to, manner } =>
                clause!("delegable_clause", "never": never, "to": t.list(to), "manner": t.maybe(manner)),
            ClauseKind::Task { categories, aim } =>
                clause!("task_clause", "categories": t.list(categories), "aim": t.maybe(aim)),
            ClauseKind::Deadlines(deadlines) => clause!("deadlines_clause", "deadlines": t.list(deadlines)),
            ClauseKind::Every { at_least, length } =>
                clause!("every_clause", "at_least": at_least, "length": t.node(length)),
            ClauseKind::EveryText(text) => clause!("every_text_clause", "text": t.node(text)),
            ClauseKind::Upon { events, within } =>
                clause!("upon_clause", "events": t.list(events), "within": t.maybe(within)),
            ClauseKind::As(name) => clause!("as_clause", "name": t.node(name)),
            ClauseKind::Shares(shares) => clause!("shares_clause", "shares": t.list(shares)),
            ClauseKind::Drops { names, reason } =>
                clause!("drops_clause", "names": t.list(names), "reason": t.maybe(reason)),
            ClauseKind::Mixed(parts) => clause!("mixed_clause", "parts": t.list(parts)),
            ClauseKind::Extend(further) => clause!("extend_clause", "further": t.maybe(further)),
            ClauseKind::References(references) => clause!("references_clause", "references": t.list(references)),
            ClauseKind::Allow { rule, reason } =>
                clause!("allow_clause", "rule": t.node(rule), "reason": t.maybe(reason)),
            ClauseKind::Chapter(number) => clause!("chapter_clause", "number": t.node(number)),
            ClauseKind::Creates { what, to } => clause!("creates_clause", "what": t.node(what), "to": t.list(to)),
            ClauseKind::Question(question) => {
                let Question { of, along, areas, possibly, values } = &**question;
                clause!("question_clause", "of": t.node(of), "along": t.maybe(along), "areas": t.list(areas),
                    "possibly": possibly, "values": t.list(values))
            }
            ClauseKind::Finds { certain, rule, of } =>
                clause!("finds_clause", "certain": certain, "rule": t.node(rule), "of": t.maybe(of)),
            ClauseKind::Length(length) => clause!("length_clause", "length": t.node(length)),
            ClauseKind::Percent(percent) => clause!("percent_clause", "percent": t.node(percent)),
            ClauseKind::Together { number, within } =>
                clause!("together_clause", "number": t.node(number), "within": t.node(within)),
        }
    };
    Covered: |covered, t, s| match covered {
        Covered::Name(name) => t.node(name).serialize(s),
        Covered::Citation(citation) => t.node(citation).serialize(s),
    };
    Reference: |reference, t, s| object!(s, t, "reference" at reference.name.span,
        "word": reference.kind.map(|word| word.spelling()), "name": t.node(&reference.name));
    Deadline: |deadline, t, s| match deadline {
        Deadline::Point(point) => t.node(point).serialize(s),
        Deadline::Within(length, of) => {
            let span = of.as_ref().map_or(length.span(), |of| length.span().to(of.span));
            object!(s, t, "within" at span, "length": t.node(length), "of": t.maybe(of))
        }
    };
    Share: |share, t, s| {
        let part = match &share.part {
            SharePart::Percent(percent) => percent.span,
            SharePart::Word(name) => name.span,
        };
        object!(s, t, "share" at share.actor.span.to(part), "actor": t.node(&share.actor), "part": t.node(&share.part))
    };
    SharePart: |part, t, s| match part {
        SharePart::Percent(percent) => t.node(percent).serialize(s),
        SharePart::Word(name) => t.node(name).serialize(s),
    };
    Value: |value, t, s| match value {
        Value::Name(name) => t.node(name).serialize(s),
        Value::Date(date) => t.node(date).serialize(s),
        Value::Number(number, unit) => object!(s, t, "amount" at value.span(),
            "number": t.node(number), "unit": t.maybe(unit), "each": None::<()>),
    };

    // ------------------------------------------------------------------------------------------------- quantities
    Quantity: |quantity, t, s| match quantity {
        Quantity::Parts(parts) => object!(s, t, "sum" at all(parts, part_span), "parts": t.list(parts)),
        Quantity::Word(name) => t.node(name).serialize(s),
        Quantity::As(citation) => object!(s, t, "as" at citation.span, "citation": t.node(citation)),
    };
    QuantityPart: |part, t, s| object!(s, t, "part" at part_span(part),
        "about": part.about, "amount": t.node(&part.amount), "including": t.list(&part.including));
    Amount: |amount, t, s| {
        let each = amount.each.map(|(number, unit)| Amount { number, unit, each: None });
        object!(s, t, "amount" at amount_span(amount),
            "number": t.node(&amount.number),
            "unit": Some(t.node(&amount.unit)),
            "each": each.as_ref().map(|each| Node { tree: t, node: each }))
    };

    // -------------------------------------------------------------------------------------------------- citations
    Citation: |citation, t, s| object!(s, t, "citation" at citation.span,
        "instrument": t.maybe(&citation.instrument), "locators": t.list(&citation.locators));
    Locator: |locator, t, s| match locator {
        Locator::Para(number) => object!(s, t, "para" at para_span(number), "number": t.node(number)),
        Locator::Paras(first, last) => {
            let span = last.as_ref().map_or(para_span(first), |last| para_span(first).to(para_span(last)));
            object!(s, t, "paras" at span, "first": t.node(first), "last": t.maybe(last))
        }
        Locator::Letters(letters) => object!(s, t, "letters" at all(letters, |letter| letter.span),
            "letters": t.list(letters)),
        Locator::Numbered(word, number) => object!(s, t, "numbered" at number.span(),
            "word": word.spelling(), "number": t.node(number)),
        Locator::Preamble(span) => object!(s, t, "preamble" at *span),
    };
    ParaNumber: |number, t, s| object!(s, t, "para_number" at para_span(number),
        "number": t.node(&number.number), "letters": t.list(&number.letters));

    // ------------------------------------------------------------------------------------------------------ words
    NameOrText: |part, t, s| match part {
        NameOrText::Name(name) => t.node(name).serialize(s),
        NameOrText::Text(text) => t.node(text).serialize(s),
    };
    NameOrNumber: |part, t, s| match part {
        NameOrNumber::Name(name) => t.node(name).serialize(s),
        NameOrNumber::Number(number) => t.node(number).serialize(s),
    };
    Name: |name, t, s| object!(s, t, "name" at name.span, "name": t.name(name.symbol));
    Number: |number, t, s| object!(s, t, "number" at number.span, "value": number.value);
    Letter: |letter, t, s| object!(s, t, "letter" at letter.span, "letter": t.name(letter.symbol));
    Text: |text, t, s| object!(s, t, "text" at text.span, "text": t.words(*text));
    Percent: |percent, t, s| object!(s, t, "percent" at percent.span, "hundredths": percent.hundredths);
    Date: |date, t, s| {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        object!(s, t, "date" at date.span,
            "first": day(date.days.map(|days| days.0)), "last": day(date.days.map(|days| days.1)))
    };
}

/// The stretch from the first of some nodes to the last.
fn all<T>(nodes: &[T], span: impl Fn(&T) -> Span) -> Span {
    nodes.iter().map(span).reduce(Span::to).unwrap_or_default()
}

fn amount_span(amount: &Amount) -> Span {
    amount.number.span.to(amount.each.map_or(amount.unit.span, |(_, what)| what.span))
}

fn part_span(part: &QuantityPart) -> Span {
    part.including.last().map_or(amount_span(&part.amount), |last| amount_span(&part.amount).to(amount_span(last)))
}

fn para_span(number: &ParaNumber) -> Span {
    number.letters.last().map_or(number.number.span, |letter| number.number.span.to(letter.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Sink;
    use crate::source::SourceMap;
    use crate::syntax::parse::parse;
    use serde_json::{Value, json};

    fn tree(text: &str) -> Value {
        let (mut map, mut names, mut sink) = (SourceMap::default(), Names::default(), Sink::default());
        map.add("another".into(), "use un".into(), false).expect("there is room");
        let id = map.add("text".into(), text.into(), false).expect("there is room");
        let source = map.get(id);
        let file = parse(&source.text, source.base, &mut names, &mut sink);
        serde_json::to_value(to_json(&file, &names, source)).expect("a tree is JSON")
    }

    /// The first clause of the first item, without places.
    fn clause(text: &str) -> Value {
        fn bare(value: &mut Value) {
            match value {
                Value::Object(map) => {
                    map.remove("span");
                    map.values_mut().for_each(bare);
                }
                Value::Array(values) => values.iter_mut().for_each(bare),
                _ => {}
            }
        }
        let mut clause = tree(text)["items"][0]["body"][0].take();
        bare(&mut clause);
        clause
    }

    #[test]
    fn a_clause_with_its_places() {
        let tree = tree("duty A (b) { lead “É”, ECOMOG until 1 May 2001 }\nduty a { lead X until 30 days after e }");
        assert_eq!(tree["items"][0]["broken"], true);
        let item = &tree["items"][1];
        assert_eq!(
            (&item["word"], &item["word_span"], &item["name"]["name"]),
            (&json!("duty"), &json!([54, 58]), &json!("a"))
        );
        assert_eq!(
            item["body"][0],
            json!({
                "kind": "names_clause", "span": [63, 91], "word": "lead",
                "names": [{ "kind": "name", "span": [68, 69], "name": "x" }],
                "region": [{ "kind": "until", "span": [70, 91], "point": {
                    "kind": "point", "span": [76, 91],
                    "offsets": [{
                        "kind": "offset", "span": [76, 83], "before": false,
                        "length": {
                            "kind": "length", "span": [76, 83],
                            "number": { "kind": "number", "span": [76, 78], "value": 30 },
                            "unit": { "kind": "name", "span": [79, 83], "name": "days" },
                        },
                    }],
                    "base": { "kind": "name", "span": [90, 91], "name": "e" },
                } }],
            })
        );
    }

    #[test]
    fn every_word_of_a_clause_makes_a_difference() {
        for (one, other) in [
            ("mandate a { for 1 year }", "mandate a { for 1 year continuing }"),
            ("event a { not before b }", "event a { not after b }"),
            ("event a { on 3 days before b }", "event a { on 3 days after b }"),
            ("authority a { delegable }", "authority a { never delegable }"),
            ("authority a { delegable b }", "authority a { delegable to b }"),
            ("authority a { permits b, c }", "authority a { permits b only c }"),
            ("report a { every 1 month }", "report a { at least every 1 month }"),
            ("report a { every \"month\" }", "report a { every \"year\" }"),
            ("report a { by b to c }", "report a { by b through c }"),
            ("report a { covers para 3 }", "report a { covers paras 3 }"),
            ("report a { covers (a) }", "report a { covers (b) }"),
            ("actor a { strength 3 b }", "actor a { strength about 3 b }"),
            ("actor a { strength 3 b plus 1 c }", "actor a { strength 3 b including 1 c }"),
            ("actor a { strength 3 b of 1 c }", "actor a { strength 3 b of 1 d }"),
            ("expect \"a\" { finds b }", "expect \"a\" { finds certain b }"),
            ("expect \"a\" { lead of b is c }", "expect \"a\" { lead of b is possibly c }"),
            ("expect \"a\" { chain of b in c is d }", "expect \"a\" { chain of b along c is d }"),
            ("duty a { subject to b }", "duty a { subject to duty b }"),
            ("duty a { cite annex 2 }", "duty a { cite article 2 }"),
            ("command { a over b }", "command { a jointly over b }"),
            ("command { a deciding b }", "command { a over b }"),
            ("division a { b lead c }", "division a { b with c }"),
            ("amendment a { add duty b }", "amendment a { end duty b }"),
        ] {
            assert_ne!(clause(one), clause(other), "{one}");
        }
    }
}
