//! Every rule, once: code, name, level and page. Numbers are never used twice.

use crate::diagnostic::Level;

/// A rule that a text can break.
#[derive(PartialEq, Eq, Debug)]
pub struct Rule {
    /// Its number, such as `M0301`.
    pub code: &'static str,
    /// Its name, such as `ambiguous-command`: what may stand behind `allow` and `finds`.
    pub name: &'static str,
    /// How grave a breach is.
    pub level: Level,
    /// Whether `allow` may silence it: not where the text has no meaning.
    pub allowable: bool,
    /// What it says, why, and how to mend a breach; Markdown.
    pub page: &'static str,
}

macro_rules! rules {
    ($($constant:ident $code:literal $name:literal $level:ident $allowable:ident;)*) => {
        $(
            #[doc = concat!($code, " `", $name, "`.")]
            pub static $constant: Rule = Rule {
                code: $code,
                name: $name,
                level: Level::$level,
                allowable: rules!(@ $allowable),
                page: include_str!(concat!("checks/", $name, ".md")),
            };
        )*

        /// All rules in the order of their codes.
        pub static RULES: &[&Rule] = &[$(&$constant),*];
    };
    (@ firm) => { false };
    (@ allowable) => { true };
}

rules! {
    // M00xx: the text.
    UNREADABLE_CHARACTER "M0001" "unreadable-character" Error firm;
    UNREADABLE_CLAUSE "M0002" "unreadable-clause" Error firm;
    UNREADABLE_ITEM "M0003" "unreadable-item" Error firm;
    UNCLOSED_STRING "M0004" "unclosed-string" Error firm;
    UNCLOSED_BRACE "M0005" "unclosed-brace" Error firm;
    TYPOGRAPHIC_SIGN "M0006" "typographic-sign" Error firm;
    AMBIGUOUS_DATE "M0007" "ambiguous-date" Error firm;
    IMPOSSIBLE_DATE "M0008" "impossible-date" Error firm;
    MALFORMED_NUMBER "M0009" "malformed-number" Error firm;
    CONFUSABLE_NAME "M0010" "confusable-name" Warning firm;
    MIXED_SCRIPT_NAME "M0011" "mixed-script-name" Warning firm;
    INVISIBLE_CHARACTER "M0012" "invisible-character" Error firm;
    BIDIRECTIONAL_CHARACTER "M0013" "bidirectional-character" Error firm;
    UNREADABLE_FILE "M0014" "unreadable-file" Error firm;
    NOT_UTF8 "M0015" "not-utf8" Error firm;
    FILE_TOO_LARGE "M0016" "file-too-large" Error firm;
    TOO_DEEPLY_NESTED "M0017" "too-deeply-nested" Error firm;
    TOO_MANY_FINDINGS "M0018" "too-many-findings" Error firm;
    CAPITAL_LETTER "M0019" "capital-letter" Note firm;
    RESERVED_WORD "M0020" "reserved-word" Error firm;
    // M01xx: names and structure.
    UNDEFINED_NAME "M0101" "undefined-name" Error firm;
    DUPLICATE_NAME "M0102" "duplicate-name" Error firm;
    WRONG_KIND "M0103" "wrong-kind" Error firm;
    MISSING_CLAUSE "M0104" "missing-clause" Error firm;
    FOREIGN_CLAUSE "M0105" "foreign-clause" Error firm;
    REPEATED_CLAUSE "M0106" "repeated-clause" Error firm;
    CYCLIC_PART_OF "M0107" "cyclic-part-of" Error firm;
    CYCLIC_USE "M0108" "cyclic-use" Error firm;
    CYCLIC_PRIORITY "M0109" "cyclic-priority" Error firm;
    UNUSED_DECLARATION "M0110" "unused-declaration" Note allowable;
    UNUSED_ALLOW "M0111" "unused-allow" Warning firm;
    LATER_CITATION "M0112" "later-citation" Warning allowable;
    IMPOSSIBLE_CITATION "M0113" "impossible-citation" Error allowable;
    UNKNOWN_MANDATE "M0114" "unknown-mandate" Error firm;
    MISPLACED_ITEM "M0115" "misplaced-item" Error firm;
    OUTSIDE_CLOSED_LIST "M0116" "outside-closed-list" Error firm;
    EVENT_CYCLE "M0117" "event-cycle" Error firm;
    // M02xx: time. M0201 to M0206 belong to checks that are still to come.
    REVIEW_WITHOUT_REPORT "M0207" "review-without-report" Error allowable;
    REPORT_AFTER_REVIEW "M0208" "report-after-review" Error allowable;
    ZERO_SLACK "M0209" "zero-slack" Warning allowable;
    // M03xx: command.
    AMBIGUOUS_COMMAND "M0301" "ambiguous-command" Error allowable;
    HEADLESS "M0303" "headless" Error allowable;
    COMMAND_CYCLE "M0304" "command-cycle" Error allowable;
    // M04xx: authority.
    ACT_WITHOUT_AUTHORITY "M0401" "act-without-authority" Error allowable;
    // M05xx: duties.
    UNASSIGNED_DUTY "M0501" "unassigned-duty" Error allowable;
    UNDEFINED_OBLIGATION "M0502" "undefined-obligation" Error allowable;
    // M06xx: division of responsibilities.
    NO_LEAD "M0601" "no-lead" Error allowable;
    TWO_LEADS "M0602" "two-leads" Error allowable;
    // M07xx: reporting.
    REPORT_NEVER_DUE "M0701" "report-never-due" Error allowable;
    REPORT_AFTER_EXPIRY "M0703" "report-after-expiry" Warning allowable;
    // M09xx: transitions, amendments, expectations.
    FAILED_EXPECTATION "M0911" "failed-expectation" Error firm;
}

/// The rule with this code or name.
pub fn find(code_or_name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(code_or_name) || rule.name == code_or_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_rise_and_names_are_unique() {
        for pair in RULES.windows(2) {
            assert!(pair[0].code < pair[1].code, "{} stands before {}", pair[0].code, pair[1].code);
        }
        let names: std::collections::BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len());
    }

    #[test]
    fn a_rule_is_found_by_code_or_name() {
        assert_eq!(find("m0301"), Some(&AMBIGUOUS_COMMAND));
        assert_eq!(find("ambiguous-command"), Some(&AMBIGUOUS_COMMAND));
        assert_eq!(find("M9999"), None);
    }
}
