//! The content as Cedar policies: one for each duty and lead, authority, prohibition and report. The rest of a mandate
//! (areas, actors, command, calendars) would be Cedar entities, which are no part of a policy set; it is left out, and
//! that is to Cedar's advantage.

use crate::content::*;
use crate::text;

type Text = String;

/// The whole content, and how many policies that makes.
pub fn render(content: &Content<Text>) -> (Text, usize) {
    let mut out = Policies { text: String::new(), count: 0 };
    for section in &content.sections {
        let duties = || {
            let inside = section.paragraphs.iter().flat_map(|paragraph| &paragraph.statements);
            inside.chain(&section.statements)
        };
        let rows: Vec<_> = duties()
            .filter_map(|statement| match statement {
                Statement::Division(division) => Some(&division.rows),
                _ => None,
            })
            .flatten()
            .collect();
        for paragraph in &section.paragraphs {
            let mut wording = paragraph.text.as_str();
            for statement in &paragraph.statements {
                out.statement(statement, &rows, paragraph.number, std::mem::take(&mut wording));
            }
        }
        for statement in &section.statements {
            out.statement(statement, &rows, 0, "");
        }
    }
    (out.text, out.count)
}

struct Policies {
    text: Text,
    count: usize,
}

impl Policies {
    fn statement(&mut self, statement: &Statement<Text>, rows: &[&DivisionRow<Text>], paragraph: u32, wording: &str) {
        match statement {
            Statement::Duty(duty) => self.duty(duty, rows, paragraph, wording),
            Statement::Authority(authority) => self.authority(authority, paragraph, wording),
            Statement::Prohibition(ban) => self.prohibition(ban, paragraph, wording),
            Statement::Report(report) => self.report(report, paragraph, wording),
            Statement::Division(_)
            | Statement::Agreement(_)
            | Statement::Liaison(_)
            | Statement::Contribution(_)
            | Statement::Funding(_)
            | Statement::Interest(_)
            | Statement::Transition(_) => {}
        }
    }

    fn duty(&mut self, duty: &Duty<Text>, rows: &[&DivisionRow<Text>], paragraph: u32, wording: &str) {
        let mut when = conditions(&duty.region);
        compare(&mut when, "category", &duty.task);
        compare(&mut when, "aim", &duty.aim);
        for need in &duty.needs {
            when.push(format!("context.strength[\"{}\"] >= {}", need.unit, need.number));
        }
        contains(&mut when, "authorities", "Act", &duty.requires);
        contains(&mut when, "participants", "Actor", &duty.with);
        contains(&mut when, "done", "Duty", &duty.depends);
        contains(&mut when, "for", "Actor", &duty.towards);
        if let Some(by) = &duty.complete {
            when.push(before(by));
        }
        compare(&mut when, "limit", &duty.limit);
        let cite = duty.cite.as_ref().map(text::citation).unwrap_or_default();
        let mut wording = wording;
        for lead in &duty.lead {
            self.annotate(&duty.name, &duty.label, paragraph, std::mem::take(&mut wording), &[&cite, &duty.note]);
            self.permit(&principal(lead), &action(&duty.name), &resource(&duty.region), &when);
        }
        for row in rows.iter().filter(|row| row.duty == duty.name) {
            let mut when = when.clone();
            when.extend(conditions(&row.region));
            contains(&mut when, "participants", "Actor", &row.with);
            contains(&mut when, "consulted", "Actor", &row.consult);
            contains(&mut when, "informed", "Actor", &row.inform);
            let place = if row.region.areas.is_empty() { &duty.region } else { &row.region };
            self.annotate(&duty.name, &duty.label, paragraph, std::mem::take(&mut wording), &[&cite, &duty.note]);
            self.permit(&principal(&row.lead), &action(&duty.name), &resource(place), &when);
        }
    }

    fn authority(&mut self, authority: &Authority<Text>, paragraph: u32, wording: &str) {
        let mut when = conditions(&authority.region);
        when.push(format!("context.granter == Actor::\"{}\"", authority.by));
        contains(&mut when, "consents", "Actor", std::slice::from_ref(&authority.consent));
        if let Some(Approval { of, hours, deputy }) = &authority.approval {
            when.push(format!(
                "(context.approved.contains(Actor::\"{of}\") || context.hours_waited > {hours} && context.approved.contains(Actor::\"{deputy}\"))"
            ));
        }
        contains(&mut when, "coordinated", "Actor", std::slice::from_ref(&authority.coordination));
        compare(&mut when, "limit", &authority.limit);
        compare(&mut when, "wording", &authority.wording);
        let acts: Vec<_> = authority.permits.iter().map(|act| format!("Action::\"{act}\"")).collect();
        let mut wording = wording;
        for to in &authority.to {
            self.annotate(
                &authority.name,
                &authority.label,
                paragraph,
                std::mem::take(&mut wording),
                &[&authority.basis],
            );
            let principal = format!("principal in Actor::\"{to}\"");
            let action = format!("action in [{}]", acts.join(", "));
            self.permit(&principal, &action, &resource(&authority.region), &when);
        }
    }

    fn prohibition(&mut self, ban: &Prohibition<Text>, paragraph: u32, wording: &str) {
        let when = conditions(&ban.region);
        let cite = ban.cite.as_ref().map(text::citation).unwrap_or_default();
        let unless: Vec<_> = ban.except.iter().map(|name| format!("principal in Actor::\"{name}\"")).collect();
        let mut wording = wording;
        for bound in &ban.binds {
            for act in &ban.forbids {
                self.annotate(&ban.name, &ban.label, paragraph, std::mem::take(&mut wording), &[&cite]);
                let principal = format!("principal in Actor::\"{bound}\"");
                self.policy("forbid", &principal, &action(act), &resource(&ban.region), &when, &unless);
            }
        }
    }

    fn report(&mut self, report: &Report<Text>, paragraph: u32, wording: &str) {
        let mut when = Vec::new();
        contains(&mut when, "recipients", "Actor", &report.to);
        contains(&mut when, "channel", "Actor", &report.through);
        contains(&mut when, "subjects", "Statement", &report.covers);
        if !report.due.is_empty() {
            let days: Vec<_> = report.due.iter().map(|day| number(day).to_string()).collect();
            when.push(format!("[{}].contains(context.day)", days.join(", ")));
        }
        if let Some(first) = &report.first {
            when.push(format!("context.since[\"{}\"] <= {}", first.of, first.days));
        }
        if report.every_days > 0 {
            when.push(format!("context.since_last >= {}", report.every_days));
        }
        if let Some(upon) = &report.upon {
            when.push(format!("context.since[\"{}\"] <= {}", upon.of, upon.days));
        }
        self.annotate(&report.name, &report.label, paragraph, wording, &[&report.note]);
        let resource = format!("resource == Report::\"{}\"", report.name);
        self.permit(&principal(&report.by), "action == Action::\"report\"", &resource, &when);
    }

    fn annotate(&mut self, name: &str, label: &str, paragraph: u32, wording: &str, notes: &[&Text]) {
        self.text += &format!("@id(\"{name}-{}\")\n@name(\"{name}\")\n", self.count);
        if !label.is_empty() {
            self.text += &format!("@label(\"{label}\")\n");
        }
        if paragraph > 0 {
            self.text += &format!("@cite(\"para {paragraph}\")\n");
        }
        if !wording.is_empty() {
            self.text += &format!("@text(\"{wording}\")\n");
        }
        for (at, note) in notes.iter().filter(|note| !note.is_empty()).enumerate() {
            self.text += &format!("@note{at}(\"{}\")\n", note.replace('"', "\\\""));
        }
    }

    fn permit(&mut self, principal: &str, action: &str, resource: &str, when: &[Text]) {
        self.policy("permit", principal, action, resource, when, &[]);
    }

    fn policy(&mut self, effect: &str, principal: &str, action: &str, resource: &str, when: &[Text], unless: &[Text]) {
        self.text += &format!("{effect} (\n    {principal},\n    {action},\n    {resource}\n)");
        if !when.is_empty() {
            self.text += &format!(" when {{\n    {}\n}}", when.join(" &&\n    "));
        }
        if !unless.is_empty() {
            self.text += &format!(" unless {{\n    {}\n}}", unless.join(" ||\n    "));
        }
        self.text += ";\n\n";
        self.count += 1;
    }
}

fn principal(name: &str) -> Text {
    format!("principal == Actor::\"{name}\"")
}

fn action(name: &str) -> Text {
    format!("action == Action::\"{name}\"")
}

fn resource(region: &Region<Text>) -> Text {
    match region.areas.as_slice() {
        [only] => format!("resource in Area::\"{only}\""),
        _ => "resource".to_owned(),
    }
}

fn conditions(region: &Region<Text>) -> Vec<Text> {
    let mut when = Vec::new();
    if let Some(from) = &region.from {
        when.push(match number(&from.base) {
            0 => format!("context.since[\"{}\"] >= {}", from.base, from.days_after),
            day => format!("context.day >= {day}"),
        });
    }
    if let Some(until) = &region.until {
        when.push(before(until));
    }
    contains(&mut when, "phases", "Phase", &region.during);
    if region.areas.len() > 1 {
        let areas: Vec<_> = region.areas.iter().map(|area| format!("Area::\"{area}\"")).collect();
        when.push(format!("resource in [{}]", areas.join(", ")));
    }
    if !region.matters.is_empty() {
        let matters: Vec<_> = region.matters.iter().map(|matter| format!("Matter::\"{matter}\"")).collect();
        when.push(format!("context.matter in [{}]", matters.join(", ")));
    }
    when
}

fn before(point: &Point<Text>) -> Text {
    match number(&point.base) {
        0 => format!("context.since[\"{}\"] <= {}", point.base, point.days_after),
        day => format!("context.day <= {day}"),
    }
}

fn compare(when: &mut Vec<Text>, field: &str, value: &str) {
    if !value.is_empty() {
        when.push(format!("context.{field} == \"{value}\""));
    }
}

fn contains(when: &mut Vec<Text>, field: &str, kind: &str, names: &[Text]) {
    let entities: Vec<_> =
        names.iter().filter(|name| !name.is_empty()).map(|name| format!("{kind}::\"{name}\"")).collect();
    match entities.as_slice() {
        [] => {}
        [only] => when.push(format!("context.{field}.contains({only})")),
        all => when.push(format!("context.{field}.containsAll([{}])", all.join(", "))),
    }
}

/// `7 February 2000` as 20000207; 0 for the name of an event.
fn number(date: &str) -> u32 {
    let mut words = date.split(' ');
    let day = words.next().and_then(|word| word.parse::<u32>().ok());
    let month = words.next().and_then(|word| crate::generate::MONTHS.iter().position(|month| *month == word));
    let year = words.next().and_then(|word| word.parse::<u32>().ok());
    match (day, month, year) {
        (Some(day), Some(month), Some(year)) => year * 10_000 + (month as u32 + 1) * 100 + day,
        _ => 0,
    }
}
