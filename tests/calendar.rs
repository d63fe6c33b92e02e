//! The civil calendar as texts use it: spellings of dates, ends of months and years, edges of days, series, bounds.

use mandate::output::compiled;
use mandate::source::InMemory;
use mandate::time::civil::{Day, Duration, Unit};
use mandate::{Compilation, Options, compile};
use serde_json::Value;

fn compiled(text: &str) -> Compilation {
    compile(&mut InMemory::one("a.mandate", text), &Options::default())
}

fn json(compilation: &Compilation) -> Value {
    let mut out = Vec::new();
    compiled::write(compilation, &mut out).expect("writing into memory does not fail");
    serde_json::from_slice(&out).expect("the output is JSON")
}

fn names(compilation: &Compilation) -> Vec<&'static str> {
    compilation.diagnostics.iter().map(|finding| finding.rule.name).collect()
}

fn day(iso: &str) -> Day {
    let part = |range: std::ops::Range<usize>| iso[range].parse::<i16>().expect("an ISO date has numbers");
    Day::new(part(0..4), part(5..7) as i8, part(8..10) as i8).expect("an ISO date is a day")
}

/// The first and last day of a mandate that is adopted on a day and runs as its head says.
fn period(adopted: &str, runs: &str) -> (Value, Value) {
    let text = format!("mandate m {runs} {{ basis \"A draft\"  adopted {adopted} }}\n");
    let compilation = compiled(&text);
    assert_eq!(names(&compilation), Vec::<&str>::new(), "{text}");
    let document = json(&compilation);
    let interval = &document["mandates"][0]["region"]["interval"];
    (interval["from"]["date"].clone(), interval["until"]["date"].clone())
}

/// The days on which a report falls due, in a mandate adopted on a day.
fn due(adopted: &str, runs: &str, clauses: &str) -> Vec<String> {
    let text = format!(
        "use un\nmandate m {runs} {{ basis \"A draft\"  adopted {adopted} }}\nevent handover {{ on 10 April 2000 }}\n\
         report r {{ by secretary-general to security-council  {clauses} }}\n"
    );
    let compilation = compiled(&text);
    // Whether a report comes in good time before the last day is another question.
    let others = ["unused-declaration", "review-without-report", "zero-slack"];
    assert!(names(&compilation).iter().all(|name| others.contains(name)), "{text}\n{:#?}", compilation.diagnostics);
    compilation.tables.calendar.reports[0].days.iter().map(|due| due.day.to_string()).collect()
}

/// What the JSON says of the only event of a text: earliest and latest.
fn bounds(events: &str, name: &str) -> (Value, Value) {
    let text =
        format!("mandate m from adoption for 6 months {{ basis \"A draft\"  adopted 22 October 1999 }}\n{events}\n");
    let compilation = compiled(&text);
    assert!(
        names(&compilation).iter().all(|&name| name == "unused-declaration"),
        "{text}\n{:#?}",
        compilation.diagnostics
    );
    let document = json(&compilation);
    let events = document["events"].as_array().expect("there are events");
    let event = events.iter().find(|event| event["name"] == name).expect("the event is there");
    (event["at"]["earliest"].clone(), event["at"]["latest"].clone())
}

// --------------------------------------------------------------------------------------------------------- arithmetic

#[test]
fn months_are_clamped_to_their_end() {
    let table = [
        ("2000-01-31", 1, Unit::Months, "2000-02-29"),
        ("1999-01-31", 1, Unit::Months, "1999-02-28"),
        ("1900-01-31", 1, Unit::Months, "1900-02-28"),
        ("1996-01-31", 1, Unit::Months, "1996-02-29"),
        ("2000-01-31", 2, Unit::Months, "2000-03-31"),
        ("1999-08-31", 6, Unit::Months, "2000-02-29"),
        ("1998-08-31", 6, Unit::Months, "1999-02-28"),
        ("1899-08-31", 6, Unit::Months, "1900-02-28"),
        ("2000-08-31", 1, Unit::Months, "2000-09-30"),
        ("2000-02-29", 1, Unit::Years, "2001-02-28"),
        ("1996-02-29", 4, Unit::Years, "2000-02-29"),
        ("1896-02-29", 4, Unit::Years, "1900-02-28"),
        ("1999-12-31", 1, Unit::Days, "2000-01-01"),
        ("1999-12-31", 2, Unit::Months, "2000-02-29"),
        ("1999-12-15", 1, Unit::Months, "2000-01-15"),
        ("1999-12-27", 1, Unit::Weeks, "2000-01-03"),
        ("2000-02-22", 1, Unit::Weeks, "2000-02-29"),
        ("2000-07-07", 0, Unit::Months, "2000-07-07"),
        ("1993-09-23", 75, Unit::Days, "1993-12-07"),
        ("1993-08-24", 90, Unit::Days, "1993-11-22"),
        ("2000-02-07", 6, Unit::Months, "2000-08-07"),
        ("1998-07-13", 6, Unit::Months, "1999-01-13"),
        ("1999-10-22", 6, Unit::Months, "2000-04-22"),
        ("2000-01-01", 48, Unit::Hours, "2000-01-01"),
    ];
    for (from, count, unit, to) in table {
        let length = Duration { count, unit };
        assert_eq!(day(from).plus(length), day(to), "{from} and {length}");
    }
}

#[test]
fn counting_back_is_clamped_too() {
    let table = [
        ("2000-03-31", 1, Unit::Months, "2000-02-29"),
        ("1999-03-31", 1, Unit::Months, "1999-02-28"),
        ("2000-01-01", 1, Unit::Days, "1999-12-31"),
        ("2000-02-29", 1, Unit::Years, "1999-02-28"),
        ("2000-03-01", 1, Unit::Weeks, "2000-02-23"),
    ];
    for (from, count, unit, to) in table {
        assert_eq!(day(from).minus(Duration { count, unit }), day(to), "{from} less {count} {unit:?}");
    }
}

#[test]
fn a_series_counts_from_its_anchor() {
    let anchor = day("2000-01-31");
    let month = Duration::months(1);
    let days: Vec<String> = (1..=6).map(|count| anchor.times(month, count).to_string()).collect();
    assert_eq!(days, ["2000-02-29", "2000-03-31", "2000-04-30", "2000-05-31", "2000-06-30", "2000-07-31"]);
}

#[test]
fn the_calendar_knows_its_days() {
    for (year, month, last) in
        [(2000, 2, 29), (1900, 2, 28), (1996, 2, 29), (1999, 2, 28), (1999, 4, 30), (1999, 12, 31)]
    {
        assert!(Day::new(year, month, last).is_some(), "{last} {month} {year}");
        assert!(Day::new(year, month, last + 1).is_none(), "{} {month} {year}", last + 1);
        assert_eq!(Day::new(year, month, 1).map(Day::end_of_month), Day::new(year, month, last));
    }
    assert!(Day::new(1599, 12, 31).is_none());
    assert!(Day::new(3000, 1, 1).is_none());
    assert_eq!(Day::new(1970, 1, 1), Some(Day(0)));
    // Nothing overflows at the ends.
    for edge in [Day(i32::MIN), Day(i32::MAX), day("1600-01-01"), day("2999-12-31")] {
        for unit in [Unit::Hours, Unit::Days, Unit::Weeks, Unit::Months, Unit::Years] {
            let _ = (edge.plus(Duration { count: u32::MAX, unit }), edge.minus(Duration { count: u32::MAX, unit }));
            let _ =
                (edge.times(Duration { count: u32::MAX, unit }, i64::MAX), edge.long(), edge.next(), edge.previous());
        }
    }
}

// ---------------------------------------------------------------------------------------------------------- spellings

#[test]
fn both_spellings_mean_the_same_day() {
    for (spelt, iso) in [
        ("22 October 1999", "1999-10-22"),
        ("1999-10-22", "1999-10-22"),
        ("2 October 1999", "1999-10-02"),
        ("29 February 2000", "2000-02-29"),
        ("31\n    December\n    1999", "1999-12-31"),
        ("22\u{a0}October\u{a0}1999", "1999-10-22"),
    ] {
        assert_eq!(period(spelt, "from adoption until 1 January 2010").0, iso, "{spelt}");
    }
}

#[test]
fn other_spellings_are_refused_once() {
    for (spelt, name) in [
        ("03/04/1999", "ambiguous-date"),
        ("22.10.1999", "ambiguous-date"),
        ("October 22, 1999", "ambiguous-date"),
        ("22nd October 1999", "ambiguous-date"),
        ("1999-1-2", "ambiguous-date"),
        ("29 February 1999", "impossible-date"),
        ("29 February 1900", "impossible-date"),
        ("31 June 1999", "impossible-date"),
        ("1999-13-01", "impossible-date"),
        ("0 May 1999", "impossible-date"),
        ("1 January 1599", "impossible-date"),
        ("1 January 3000", "impossible-date"),
    ] {
        let text = format!("mandate m from adoption for 6 months {{ basis \"A draft\"  adopted {spelt} }}\n");
        assert_eq!(names(&compiled(&text)), [name], "{spelt}");
    }
}

// ------------------------------------------------------------------------------------------------------------ periods

#[test]
fn a_period_runs_through_its_last_day() {
    let table = [
        ("22 October 1999", "from adoption for 6 months", "1999-10-22", "2000-04-22"),
        ("13 July 1998", "from adoption for 6 months", "1998-07-13", "1999-01-13"),
        ("7 February 2000", "from adoption for 6 months", "2000-02-07", "2000-08-07"),
        ("31 January 1999", "from adoption for 1 month", "1999-01-31", "1999-02-28"),
        ("31 August 1999", "from adoption for 6 months", "1999-08-31", "2000-02-29"),
        ("29 February 2000", "from adoption for 1 year", "2000-02-29", "2001-02-28"),
        ("1 January 1999", "from adoption for 52 weeks", "1999-01-01", "1999-12-31"),
        ("31 December 1999", "from adoption for 1 day", "1999-12-31", "2000-01-01"),
        ("24 August 1993", "from adoption for 90 days", "1993-08-24", "1993-11-22"),
        ("1 March 2000", "from adoption until 15 December 2000", "2000-03-01", "2000-12-15"),
        ("1 March 2000", "from 15 March 2000 for 1 month", "2000-03-15", "2000-04-15"),
        ("1 March 2000", "from 10 days after adoption for 1 month", "2000-03-11", "2000-04-11"),
        ("1 March 2000", "from adoption until 30 days after adoption", "2000-03-01", "2000-03-31"),
        ("1 March 2000", "from adoption until 1 day before 1 April 2000", "2000-03-01", "2000-03-31"),
        ("1 March 2000", "from adoption until March 2000", "2000-03-01", "2000-03-31"),
        ("1 February 2000", "from adoption until February 2000", "2000-02-01", "2000-02-29"),
    ];
    for (adopted, runs, from, until) in table {
        assert_eq!(period(adopted, runs), (from.into(), until.into()), "{adopted} {runs}");
    }
}

#[test]
fn a_review_by_a_month_is_held_by_its_last_day() {
    let text = "use un\nmandate m from adoption for 7 months {\n  basis \"A draft\"  adopted 22 September 1993\n  \
                review by March 1994 considering r\n}\n\
                report r { by secretary-general to security-council  due 1 March 1994 }\n";
    let compilation = compiled(text);
    assert_eq!(names(&compilation), Vec::<&str>::new());
    assert_eq!(json(&compilation)["mandates"][0]["reviews"][0]["by"]["date"], "1994-03-31");
    // Due on the last day of March: no day is left to read it.
    let compilation = compiled(&text.replace("due 1 March 1994", "due 31 March 1994"));
    assert_eq!(names(&compilation), ["zero-slack"]);
}

// --------------------------------------------------------------------------------------------------------------- edges

fn division(rows: &str) -> Vec<&'static str> {
    let text = format!(
        "use un\nmandate m from adoption for 6 months {{ basis \"A draft\"  adopted 1 January 2000 }}\n\
         event handover {{ on 1 March 2000 }}\nactor host : state\nactor neighbour : state\nactor third : state\n\
         duty airport\ndivision roles {{\n{rows}\n}}\nliaison all {{ between host, neighbour, third }}\n\
         duty other from handover {{ lead third }}\n"
    );
    names(&compiled(&text))
}

#[test]
fn what_meets_does_not_overlap() {
    assert_eq!(
        division("airport lead host until 29 February 2000\nairport lead neighbour from 1 March 2000"),
        Vec::<&str>::new()
    );
    assert_eq!(division("airport lead host until handover\nairport lead neighbour from handover"), Vec::<&str>::new());
    assert_eq!(
        division("airport lead host until 29 February 2000\nairport lead neighbour from handover"),
        Vec::<&str>::new()
    );
    assert_eq!(
        division("airport lead host until 1 day before handover\nairport lead neighbour from handover"),
        Vec::<&str>::new()
    );
}

#[test]
fn what_shares_a_day_overlaps() {
    assert_eq!(
        division("airport lead host until 1 March 2000\nairport lead neighbour from 1 March 2000"),
        ["two-leads"]
    );
    assert_eq!(division("airport lead host until 1 March 2000\nairport lead neighbour from handover"), ["two-leads"]);
}

#[test]
fn the_region_of_an_overlap_is_its_one_day() {
    let text = "use un\nmandate m from adoption for 6 months { basis \"A draft\"  adopted 1 January 2000 }\n\
                actor host : state\nactor neighbour : state\nduty airport {\n  lead host until 29 February 2000\n  \
                lead neighbour from 29 February 2000\n}\n";
    let compilation = compiled(text);
    assert_eq!(names(&compilation), ["two-leads"]);
    let region = compilation.diagnostics[0].region.as_ref().expect("it has a region");
    assert_eq!((region.from.as_deref(), region.until.as_deref()), (Some("2000-02-29"), Some("2000-02-29")));
}

#[test]
fn leads_change_on_the_day_of_the_event() {
    for (on, who) in [
        ("29 February 2000", "host"),
        ("1 March 2000", "neighbour"),
        ("1 January 2000", "host"),
        ("1 July 2000", "neighbour"),
    ] {
        let text = format!(
            "use un\nmandate m from adoption for 6 months {{ basis \"A draft\"  adopted 1 January 2000 }}\n\
             event handover {{ on 1 March 2000 }}\nactor host : state\nactor neighbour : state\n\
             duty airport {{\n  lead host until handover\n  lead neighbour from handover\n}}\n\
             expect \"who\" {{ on {on}  lead of airport is {who} }}\n"
        );
        assert_eq!(names(&compiled(&text)), Vec::<&str>::new(), "{on}");
    }
}

// -------------------------------------------------------------------------------------------------------------- series

#[test]
fn reports_fall_due_when_they_should() {
    let half_year = "from adoption for 6 months";
    let table: [(&str, &str, &str, &[&str]); 12] = [
        (
            "31 January 2000",
            half_year,
            "every 1 month",
            &["2000-02-29", "2000-03-31", "2000-04-30", "2000-05-31", "2000-06-30", "2000-07-31"],
        ),
        (
            "31 January 1999",
            half_year,
            "every 1 month",
            &["1999-02-28", "1999-03-31", "1999-04-30", "1999-05-31", "1999-06-30", "1999-07-31"],
        ),
        ("31 January 2000", half_year, "every 2 months", &["2000-03-31", "2000-05-31", "2000-07-31"]),
        (
            "31 January 2000",
            half_year,
            "first 28 February 2000  every 2 months",
            &["2000-02-28", "2000-04-28", "2000-06-28"],
        ),
        ("31 December 1999", half_year, "every 2 months", &["2000-02-29", "2000-04-30", "2000-06-30"]),
        (
            "1 March 2000",
            "from adoption for 8 weeks",
            "every 2 weeks",
            &["2000-03-15", "2000-03-29", "2000-04-12", "2000-04-26"],
        ),
        ("1 March 2000", half_year, "due within 14 days of handover", &["2000-04-24"]),
        ("1 March 2000", half_year, "due within 30 days", &["2000-03-31"]),
        ("1 March 2000", half_year, "due within 2 weeks of 31 March 2000", &["2000-04-14"]),
        (
            "1 March 2000",
            half_year,
            "first within 14 days of handover  every 45 days until expiry",
            &["2000-04-24", "2000-06-08", "2000-07-23"],
        ),
        (
            "1 March 2000",
            half_year,
            "due March 2000, handover, 30 days before expiry",
            &["2000-03-31", "2000-04-10", "2000-08-02"],
        ),
        ("23 September 1993", half_year, "due 75 days after adoption", &["1993-12-07"]),
    ];
    for (adopted, runs, clauses, days) in table {
        assert_eq!(due(adopted, runs, clauses), days, "{adopted} {clauses}");
    }
}

#[test]
fn a_last_due_day_may_be_the_last_day() {
    // 22 April 2000 is the last day; the sixth month ends on it.
    assert_eq!(due("22 October 1999", "from adoption for 6 months", "every 3 months"), ["2000-01-22", "2000-04-22"]);
}

// -------------------------------------------------------------------------------------------------------------- events

#[test]
fn events_have_the_bounds_that_are_written() {
    let table = [
        ("event e { on 1 March 2000 }", "e", Some("2000-03-01"), Some("2000-03-01")),
        ("event e { not before 1 December 1999  not after 1 March 2000 }", "e", Some("1999-12-01"), Some("2000-03-01")),
        ("event e { between 1 December 1999, 1 March 2000 }", "e", Some("1999-12-01"), Some("2000-03-01")),
        ("event e { follows 1 December 1999  precedes 1 March 2000 }", "e", Some("1999-12-02"), Some("2000-02-29")),
        (
            "event a { on 1 December 1999 }\nevent e { follows a  not after 30 days after a }",
            "e",
            Some("1999-12-01"),
            Some("1999-12-31"),
        ),
        (
            "event a { on 1 December 1999 }\nevent e { not before adoption  precedes a }",
            "e",
            Some("1999-10-22"),
            Some("1999-12-01"),
        ),
        ("event e { not before 10 days after adoption }", "e", Some("1999-11-01"), Some("2000-04-22")),
        ("event e", "e", Some("1999-10-22"), Some("2000-04-22")),
        ("event e { not after 1 March 2000 }", "e", Some("1999-10-22"), Some("2000-03-01")),
        ("event e { not before 1 March 2000  not before 1 April 2000 }", "e", Some("2000-04-01"), Some("2000-04-22")),
        (
            "event a { between 1 March 2000, 10 March 2000 }\nevent e { not before 1 month after a  not after 2 months after a }",
            "e",
            Some("2000-04-01"),
            Some("2000-05-10"),
        ),
        ("event e { not before March 2000  not after March 2000 }", "e", Some("2000-03-01"), Some("2000-03-31")),
    ];
    for (events, name, earliest, latest) in table {
        let wanted = (earliest.map_or(Value::Null, Value::from), latest.map_or(Value::Null, Value::from));
        assert_eq!(bounds(events, name), wanted, "{events}");
    }
}

#[test]
fn what_may_never_come_has_no_end() {
    let (_, latest) = bounds("event e { contingent }", "e");
    assert_eq!(latest, Value::Null);
}
