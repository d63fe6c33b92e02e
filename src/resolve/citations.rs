//! Citations: what they name, and whether an instrument of that number and year can exist or be cited yet.

use super::Resolver;
use crate::diagnostic::Diagnostic;
use crate::model::{Citation, List, MandateId, ParagraphId};
use crate::rule;
use crate::source::Span;
use crate::syntax::ast;
use crate::syntax::token::unquote;

/// The number of the last resolution of the Security Council in each year from 1946, from general knowledge and not
/// checked against the registry line by line: hence the room below. A year beyond the table is not judged.
const LAST_OF_YEAR: &[u32] = &[
    15, 37, 66, 78, 89, 96, 98, 103, 106, 110, 121, 126, 131, 133, 160, 170, 177, 185, 199, 219, 232, 245, 262, 275,
    291, 307, 324, 344, 366, 384, 402, 422, 443, 461, 484, 499, 528, 545, 559, 580, 593, 606, 626, 646, 683, 725, 799,
    892, 969, 1035, 1092, 1146, 1219, 1284, 1334, 1386, 1454, 1521, 1580, 1651, 1738, 1794, 1859, 1907, 1966, 2032,
    2085, 2132, 2195, 2259, 2336, 2396, 2451,
];

/// The registry is read with this much room, since drafts and texts adopted on the last night of a year are dated both
/// ways.
const ROOM: u32 = 3;

/// A resolution of the Security Council: number and year.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Resolution {
    /// Its number; numbers rise with time.
    pub number: u32,
    /// The year of its adoption.
    pub year: u32,
}

/// Reads `S/RES/866 (1993)`; `None` for any other symbol.
pub fn resolution(text: &str) -> Option<Resolution> {
    let rest = text.trim().strip_prefix("S/RES/")?;
    let (number, rest) = rest.split_once('(')?;
    let year = rest.split_once(')')?.0;
    Some(Resolution { number: number.trim().parse().ok()?, year: year.trim().parse().ok()? })
}

/// Whether the Council can have adopted a resolution of this number in this year.
pub fn possible(resolution: Resolution) -> bool {
    let Some(at) = resolution.year.checked_sub(1946) else { return false };
    let at = at as usize;
    let Some(&last) = LAST_OF_YEAR.get(at) else {
        return LAST_OF_YEAR.last().is_some_and(|&last| resolution.number > last);
    };
    let before = at.checked_sub(1).and_then(|at| LAST_OF_YEAR.get(at)).copied().unwrap_or(0);
    resolution.number > before.saturating_sub(ROOM) && resolution.number <= last + ROOM
}

impl Resolver<'_> {
    pub(super) fn citations(&mut self, cites: &[ast::Citation], paragraph: Option<ParagraphId>) -> List<Citation> {
        cites.iter().map(|cite| self.citation(cite, paragraph)).collect()
    }

    pub(super) fn citation(&mut self, cite: &ast::Citation, paragraph: Option<ParagraphId>) -> Citation {
        let instrument = cite.instrument.map(|text| unquote(self.map.text(text.span)));
        let mut locators = List::new();
        let mut paragraphs = List::new();
        let letters = |list: &[ast::Letter]| -> String {
            list.iter().map(|letter| format!("({})", self.names.text(letter.symbol))).collect()
        };
        for locator in &cite.locators {
            match locator {
                ast::Locator::Para(first) | ast::Locator::Paras(first, None) => {
                    locators.push(format!("para {}{}", first.number.value, letters(&first.letters)));
                    let symbols = first.letters.iter().map(|letter| letter.symbol).collect();
                    paragraphs.push((first.number.value, first.number.value, symbols));
                }
                ast::Locator::Paras(first, Some(last)) => {
                    locators.push(format!(
                        "paras {}{} to {}{}",
                        first.number.value,
                        letters(&first.letters),
                        last.number.value,
                        letters(&last.letters)
                    ));
                    paragraphs.push((first.number.value, last.number.value, List::new()));
                }
                ast::Locator::Letters(list) => {
                    let number = paragraph
                        .and_then(|id| self.model.paragraphs.get(id.index()))
                        .map(|paragraph| paragraph.number);
                    match number {
                        Some(number) => {
                            locators.push(format!("para {number}{}", letters(list)));
                            paragraphs.push((number, number, list.iter().map(|letter| letter.symbol).collect()));
                        }
                        None => locators.push(letters(list)),
                    }
                }
                ast::Locator::Numbered(word, number) => {
                    locators.push(format!("{} {}", word.spelling(), self.map.text(number.span()).trim()));
                }
                ast::Locator::Preamble(_) => locators.push("preamble".to_owned()),
            }
        }
        if let Some(cited) = instrument.as_deref().and_then(resolution)
            && !possible(cited)
        {
            let span = cite.instrument.map_or(cite.span, |text| text.span);
            let year = LAST_OF_YEAR.iter().position(|&last| cited.number <= last).map(|at| at + 1946);
            let finding = Diagnostic::new(
                &rule::IMPOSSIBLE_CITATION,
                span,
                format!("resolution {} is not of the year {}", cited.number, cited.year),
            );
            self.sink.report(match year {
                Some(year) => finding.help(format!("the Council adopted resolution {} in {year}", cited.number)),
                None => finding.help("check number and year"),
            });
        }
        Citation { span: cite.span, instrument, locators, paragraphs }
    }

    /// Reports citations of resolutions that are later than the text that cites them.
    pub(super) fn later_citations(&mut self) {
        let mut found: List<(Span, String, MandateId)> = List::new();
        let model = &self.model;
        let own = |id: MandateId| {
            model.mandates[id.index()].basis.iter().find_map(|basis| basis.instrument.as_deref().and_then(resolution))
        };
        let mut look = |cites: &[Citation], mandate: Option<MandateId>| {
            let Some((id, own)) = mandate.and_then(|id| own(id).map(|own| (id, own))) else { return };
            for cite in cites {
                if let Some(text) = cite.instrument.as_deref()
                    && let Some(cited) = resolution(text)
                    && possible(cited)
                    && (cited.number > own.number || cited.year > own.year)
                {
                    found.push((cite.span, text.to_owned(), id));
                }
            }
        };
        for (at, mandate) in model.mandates.iter().enumerate() {
            look(&mandate.notes.cites, Some(MandateId(at as u32)));
            look(&mandate.incorporates, Some(MandateId(at as u32)));
        }
        for paragraph in &model.paragraphs {
            look(&paragraph.notes.cites, paragraph.mandate);
        }
        for statement in &model.statements {
            let mandate = statement.change.map(|(id, _)| id).or(statement.mandate);
            look(&statement.notes.cites, mandate);
            if let crate::model::Body::Authority(authority) = &statement.body {
                look(&authority.basis, mandate);
            }
        }
        for command in &model.commands {
            look(&command.notes.cites, command.mandate);
        }
        for (span, text, id) in found {
            let basis = &self.model.mandates[id.index()];
            let own = basis.basis.first().and_then(|basis| basis.instrument.clone()).unwrap_or_default();
            self.sink.report(
                Diagnostic::new(
                    &rule::LATER_CITATION,
                    span,
                    format!("{text} is later than {own}, which cites it here"),
                )
                .also(basis.origin.title, format!("this text is {own}"))
                .help("check the symbol; what a later text says belongs in an amendment"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read() {
        assert_eq!(resolution("S/RES/866 (1993)"), Some(Resolution { number: 866, year: 1993 }));
        assert_eq!(resolution("S/RES/1270(1999)"), Some(Resolution { number: 1270, year: 1999 }));
        assert_eq!(resolution("S/26422"), None);
        assert_eq!(resolution("A/RES/47/20 B"), None);
    }

    #[test]
    fn numbers_rise_with_the_years() {
        for (number, year) in
            [(788, 1992), (866, 1993), (1181, 1998), (1270, 1999), (1289, 2000), (1769, 2007), (2036, 2012)]
        {
            assert!(possible(Resolution { number, year }), "{number} ({year})");
        }
        for (number, year) in [(866, 1999), (1270, 1993), (1, 1945), (2036, 2002)] {
            assert!(!possible(Resolution { number, year }), "{number} ({year})");
        }
    }
}
