//! The last look at all findings: which are expected, which are allowed, and which `allow` or `finds` was in vain.

use crate::diagnostic::{Certainty, Diagnostic, Level, Sink};
use crate::model::{Model, Named, Target};
use crate::rule;
use crate::source::{SourceMap, Span};
use crate::syntax::names::Names;
use crate::syntax::token::unquote;
use crate::tables::Tables;

/// A finding that an `allow` silences, with its reason.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Allowed {
    /// The finding.
    pub finding: Diagnostic,
    /// Why it is right here.
    pub reason: String,
    /// Where the `allow` stands.
    pub place: Span,
}

/// Marks what is expected, takes out what is allowed, and reports what was in vain.
pub fn settle(model: &Model, tables: &Tables, names: &Names, sources: &SourceMap, sink: &mut Sink) -> Vec<Allowed> {
    let whole = whole(sink);
    if !whole {
        sink.all_mut()
            .retain(|finding| finding.rule != &rule::UNUSED_DECLARATION && finding.rule != &rule::FAILED_EXPECTATION);
    }
    let mut allowed = Vec::new();
    let mut used = vec![false; model.allows.len()];
    if !model.allows.is_empty() {
        let findings = std::mem::take(sink.all_mut());
        let mut kept = Vec::with_capacity(findings.len());
        for finding in findings {
            let by = model.allows.iter().position(|allow| {
                allow.rule == finding.rule
                    && places(&finding).any(|place| place.start >= allow.on.start && place.end <= allow.on.end)
            });
            match by {
                Some(at) => {
                    used[at] = true;
                    let allow = &model.allows[at];
                    let reason = allow.reason.map(|span| unquote(sources.text(span))).unwrap_or_default();
                    allowed.push(Allowed { finding, reason, place: allow.span });
                }
                None => kept.push(finding),
            }
        }
        *sink.all_mut() = kept;
    }
    for (allow, used) in model.allows.iter().zip(used) {
        if !used && whole {
            sink.report(
                Diagnostic::new(
                    &rule::UNUSED_ALLOW,
                    allow.span,
                    format!("this allow silences nothing: {} finds nothing here", allow.rule.name),
                )
                .help("leave it out")
                .fix(crate::diagnostic::Fix::safe("leave it out", allow.span, "")),
            );
        }
    }
    expected(model, tables, names, whole, sink);
    allowed.sort_by(|a, b| {
        (a.finding.primary.span, a.finding.rule.code).cmp(&(b.finding.primary.span, b.finding.rule.code))
    });
    allowed
}

/// Whether all words have been understood. Where they have not, what seems to be missing may stand in the words that
/// were lost: nothing is said of names that nobody uses, of expectations that fail and of `allow` and `finds` in vain.
fn whole(sink: &mut Sink) -> bool {
    let lost = |finding: &Diagnostic| {
        finding.level == Level::Error && !finding.rule.allowable && finding.rule.code < "M0200"
            || finding.rule == &rule::UNDEFINED_OBLIGATION
    };
    !sink.all_mut().iter().any(lost)
}

fn places(finding: &Diagnostic) -> impl Iterator<Item = Span> + '_ {
    std::iter::once(finding.primary.span).chain(finding.secondary.iter().map(|label| label.span))
}

fn expected(model: &Model, tables: &Tables, names: &Names, whole: bool, sink: &mut Sink) {
    for (at, expect) in model.expects.iter().enumerate() {
        let day = tables.expect_days.get(at).copied().flatten();
        for finds in &expect.finds {
            let on = finds.of.map(|of| origin(model, of));
            let iso = day.map(|day| day.to_string());
            let areas: Vec<&str> = finds.areas.iter().map(|area| names.text(model.terms[area.index()].name)).collect();
            let mut matched = false;
            for finding in sink.all_mut() {
                let there =
                    on.is_none_or(|on| places(finding).any(|place| place.start >= on.start && place.end <= on.end));
                let sure = !finds.certain || finding.certainty == Certainty::Certain;
                if finding.rule == finds.rule && there && sure && within(finding, iso.as_deref(), &areas) {
                    finding.expected = true;
                    matched = true;
                }
            }
            if !matched && whole {
                let of = finds.of.map(|of| format!(" of {}", names.text(name(model, of)))).unwrap_or_default();
                let elsewhere = sink.all_mut().iter().find(|finding| finding.rule == finds.rule).and_then(|finding| {
                    let region = finding.region.as_ref()?;
                    Some(format!("{} to {}", region.from.as_deref()?, region.until.as_deref()?))
                });
                if let (Some(elsewhere), Some(iso)) = (elsewhere, iso.as_deref()) {
                    sink.report(
                        Diagnostic::new(
                            &rule::FAILED_EXPECTATION,
                            finds.span,
                            format!("{} is broken from {elsewhere}, not on {iso}", finds.rule.name),
                        )
                        .help("put this line into an expectation without a day, or with one of those days"),
                    );
                    continue;
                }
                sink.report(
                    Diagnostic::new(
                        &rule::FAILED_EXPECTATION,
                        finds.span,
                        format!("nothing is found that breaks {}{of}", finds.rule.name),
                    )
                    .help("if the flaw has been mended, leave this line out"),
                );
            }
        }
    }
}

/// Whether the region of a finding contains a day and areas.
fn within(finding: &Diagnostic, day: Option<&str>, areas: &[&str]) -> bool {
    let Some(region) = &finding.region else { return true };
    // ISO dates sort as days do.
    let in_time = day.is_none_or(|day| {
        region.from.as_deref().is_none_or(|from| from <= day)
            && region.until.as_deref().is_none_or(|until| day <= until)
    });
    in_time && (region.areas.is_empty() || areas.iter().all(|area| region.areas.iter().any(|known| known == area)))
}

fn origin(model: &Model, named: Named) -> Span {
    match named.target {
        Target::Mandate(id) => model.mandates[id.index()].origin.span,
        Target::Term(id) => model.terms[id.index()].origin.span,
        Target::Event(id) => model.events[id.index()].origin.span,
        Target::Phase(id) => model.phases[id.index()].origin.span,
        Target::Actor(id) => model.actors[id.index()].origin.span,
        Target::Statement(id) => model.statements[id.index()].origin.span,
    }
}

fn name(model: &Model, named: Named) -> crate::syntax::names::Symbol {
    match named.target {
        Target::Mandate(id) => model.mandates[id.index()].name,
        Target::Term(id) => model.terms[id.index()].name,
        Target::Event(id) => model.events[id.index()].name,
        Target::Phase(id) => model.phases[id.index()].name,
        Target::Actor(id) => model.actors[id.index()].name,
        Target::Statement(id) => model.statements[id.index()].name,
    }
}
