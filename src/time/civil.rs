//! The civil calendar: days, and durations in the unit in which they were written.
//!
//! Months and years follow the calendar, are counted from the anchor and clamped to the end of the month: 31 January
//! and one month is 28 or 29 February, and two months is 31 March.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span as Length, Unit as JiffUnit};

/// A day, counted from 1 January 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day(pub i32);

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Years that a text can mean: the Gregorian calendar as instruments have used it.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2999;

impl Day {
    /// The day with this year, month and day of the month; `None` when the calendar has no such day or the year is not
    /// between 1600 and 2999.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if !YEARS.contains(&year) {
            return None;
        }
        Date::new(year, month, day).ok().map(Self::from_date)
    }

    fn from_date(date: Date) -> Self {
        // Between two dates of these years `until` in days never fails.
        Self(EPOCH.until((JiffUnit::Day, date)).map_or(0, |span| span.get_days()))
    }

    fn date(self) -> Date {
        EPOCH.saturating_add(Length::new().days(self.0.clamp(-4_000_000, 2_000_000)))
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i16, i8, i8) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// The last day of the month in which this one lies.
    pub fn end_of_month(self) -> Self {
        Self::from_date(self.date().last_of_month())
    }

    /// The next day.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The day that lies `duration` after this one. A time of day below one day counts as none.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        self.times(duration, 1)
    }

    /// The day that lies `duration` before this one.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        self.times(duration, -1)
    }

    /// The day that lies `count` times `duration` after this one, counted from this anchor in one step, so that clamping
    /// at the end of a month does not add up.
    #[must_use]
    pub fn times(self, duration: Duration, count: i64) -> Self {
        let amount = i64::from(duration.count).saturating_mul(count);
        // Beyond the years of the calendar a date is of no use; clamped, it still compares rightly.
        let days = |factor: i64| amount.saturating_mul(factor).clamp(-2_000_000, 2_000_000) as i32;
        match duration.unit {
            Unit::Hours => self,
            Unit::Days => Self(self.0.saturating_add(days(1))),
            Unit::Weeks => Self(self.0.saturating_add(days(7))),
            Unit::Months => {
                Self::from_date(self.date().saturating_add(Length::new().months(amount.clamp(-20_000, 20_000))))
            }
            Unit::Years => {
                Self::from_date(self.date().saturating_add(Length::new().years(amount.clamp(-2_000, 2_000))))
            }
        }
    }

    /// As resolutions write it: `22 October 1993`.
    pub fn long(self) -> String {
        let (year, month, day) = self.parts();
        format!("{day} {} {year}", MONTHS[(month.clamp(1, 12) - 1) as usize])
    }
}

/// As ISO 8601 writes it: `1993-10-22`.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// The names of the months in English.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The number of a month, from 1, by its English name or the first three letters of it, in any case.
pub fn month(name: &str) -> Option<i8> {
    let name = name.trim_end_matches('.');
    MONTHS
        .iter()
        .position(|month| month.eq_ignore_ascii_case(name) || (name.len() >= 3 && is_short(month, name)))
        .map(|at| at as i8 + 1)
}

fn is_short(month: &str, name: &str) -> bool {
    name.len() <= 4 && month.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}

/// A unit of time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Unit {
    /// Below the resolution of the calendar; only compared, never placed on it.
    Hours,
    /// Calendar days.
    Days,
    /// Seven days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

impl Unit {
    /// The unit with this name, singular or plural.
    pub fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "hour" | "hours" => Self::Hours,
            "day" | "days" => Self::Days,
            "week" | "weeks" => Self::Weeks,
            "month" | "months" => Self::Months,
            "year" | "years" => Self::Years,
            _ => return None,
        })
    }

    fn word(self) -> &'static str {
        match self {
            Self::Hours => "hour",
            Self::Days => "day",
            Self::Weeks => "week",
            Self::Months => "month",
            Self::Years => "year",
        }
    }
}

/// A length of time in the unit in which it was written; months and days cannot be compared without an anchor.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

impl Duration {
    /// So many days.
    pub const fn days(count: u32) -> Self {
        Self { count, unit: Unit::Days }
    }

    /// So many months.
    pub const fn months(count: u32) -> Self {
        Self { count, unit: Unit::Months }
    }

    /// As ISO 8601 writes it: `P6M`.
    pub fn iso(self) -> String {
        match self.unit {
            Unit::Hours => format!("PT{}H", self.count),
            Unit::Days => format!("P{}D", self.count),
            Unit::Weeks => format!("P{}W", self.count),
            Unit::Months => format!("P{}M", self.count),
            Unit::Years => format!("P{}Y", self.count),
        }
    }
}

/// In words: `6 months`.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.count, self.unit.word(), if self.count == 1 { "" } else { "s" })
    }
}
