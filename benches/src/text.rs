//! The content as a text of the language, laid out as a drafter would: one clause a line, wording wrapped.

use crate::content::*;

type Text = String;

/// The whole content.
pub fn render(content: &Content<Text>) -> Text {
    let mut out = head(&content.mandate);
    for part in &content.sections {
        section(&mut out, &content.mandate.name, part);
    }
    out
}

/// What stands before the sections.
pub fn head(mandate: &Mandate<Text>) -> Text {
    let mut out = String::new();
    let Mandate { name, label, area, until, basis, adopted, review, considering } = mandate;
    out += "# A mandate that nobody adopted, made for measuring: every name and figure in it is invented.\n\n";
    out += &format!("use un\n\nmandate {name} \"{label}\" in {area} from adoption until {until} {{\n");
    out += &format!("    basis    \"{basis}\"\n    adopted  {adopted}\n");
    out += &format!("    review   by {review} considering {considering}\n}}\n");
    out
}

/// One section.
pub fn section(out: &mut Text, mandate: &str, section: &Section<Text>) {
    let title = format!("# {} {}\n", "-".repeat(116 - section.title.chars().count().min(100)), section.title);
    *out += "\n";
    *out += &title;
    if !section.remark.is_empty() {
        *out += "#\n";
        wrapped(out, "# ", &section.remark);
    }
    for area in &section.areas {
        *out += &format!("\narea {}{}", area.name, label(&area.label));
        body(out, "", |b| {
            b.word("part of", &area.part_of);
            b.list("borders", &area.borders);
            b.list("divided into", &area.divided);
        });
    }
    for event in &section.events {
        *out += &format!("\nevent {}{}{}", event.name, kind(&event.kind), label(&event.label));
        body(out, "", |b| {
            b.word("on", &event.on);
            b.list("follows", &event.follows);
            b.point("not before", &event.not_before);
            b.point("not after", &event.not_after);
            b.word("determined by", &event.determined);
        });
    }
    for phase in &section.phases {
        *out += &format!("\nphase {}{}{}\n", phase.name, label(&phase.label), region(&phase.region));
    }
    for actor in &section.actors {
        *out += &format!("\nactor {}{}{}", actor.name, kind(&actor.kind), label(&actor.label));
        body(out, "", |b| {
            b.word("part of", &actor.part_of);
            b.word("head", &actor.head);
            if !actor.strength.is_empty() {
                b.line("strength", &actor.strength.iter().map(amount).collect::<Vec<_>>().join(" plus "));
            }
        });
    }
    if !section.command.is_empty() {
        *out += "\ncommand {\n";
        for row in &section.command {
            let Row { superior, subordinates, relation, region: when } = row;
            *out += &format!("    {superior} over {} : {relation}{}\n", subordinates.join(", "), spaced(&region(when)));
        }
        *out += "}\n";
    }
    for paragraph in &section.paragraphs {
        *out += &format!("\nparagraph {} of {mandate} {{\n    verb {}", paragraph.number, paragraph.verb);
        if !paragraph.chapter.is_empty() {
            *out += &format!("  chapter {}", paragraph.chapter);
        }
        *out += "\n";
        if !paragraph.text.is_empty() {
            *out += "    text \"\"\"\n";
            wrapped(out, "        ", &paragraph.text);
            *out += "        \"\"\"\n";
        }
        if let Some(cite) = &paragraph.cite {
            *out += &format!("    cite {}\n", citation(cite));
        }
        if !paragraph.note.is_empty() {
            *out += &format!("    note \"{}\"\n", paragraph.note);
        }
        for inner in &paragraph.statements {
            statement(out, "    ", inner);
        }
        *out += "}\n";
    }
    for outer in &section.statements {
        statement(out, "", outer);
    }
}

fn statement(out: &mut Text, indent: &str, statement: &Statement<Text>) {
    match statement {
        Statement::Duty(duty) => {
            let title = format!("duty {}{}{}", duty.name, letter(&duty.letter), label(&duty.label));
            *out += &format!("\n{indent}{title}{}", region(&duty.region));
            body(out, indent, |b| {
                b.list("lead", &duty.lead);
                b.list("with", &duty.with);
                if !duty.task.is_empty() {
                    let aim = if duty.aim.is_empty() { String::new() } else { format!(" to {}", duty.aim) };
                    b.line("task", &format!("{}{aim}", duty.task));
                }
                for need in &duty.needs {
                    b.line("needs", &amount(need));
                }
                b.list("requires", &duty.requires);
                b.point("complete by", &duty.complete);
                b.list("depends on", &duty.depends);
                b.list("towards", &duty.towards);
                b.word("limit", &duty.limit);
                b.word("cite", &duty.cite.as_ref().map(citation).unwrap_or_default());
                b.quoted("note", &duty.note);
            });
        }
        Statement::Authority(authority) => {
            let title = format!("authority {}{}{}", authority.name, letter(&authority.letter), label(&authority.label));
            *out += &format!("\n{indent}{title}{}", region(&authority.region));
            body(out, indent, |b| {
                b.line("by", &format!("{} to {}", authority.by, authority.to.join(", ")));
                b.list("permits", &authority.permits);
                b.quoted("basis", &authority.basis);
                b.word("consent of", &authority.consent);
                if let Some(Approval { of, hours, deputy }) = &authority.approval {
                    b.line("approval of", &format!("{of} within {hours} hours deputy {deputy}"));
                }
                b.word("coordination with", &authority.coordination);
                match (authority.limit.is_empty(), authority.wording.is_empty()) {
                    (true, true) => {}
                    (false, true) => b.line("limit", &authority.limit),
                    (true, false) => b.quoted("limit", &authority.wording),
                    (false, false) => b.line("limit", &format!("{}, \"{}\"", authority.limit, authority.wording)),
                }
            });
        }
        Statement::Prohibition(ban) => {
            *out += &format!("\n{indent}prohibition {}{}{}", ban.name, label(&ban.label), region(&ban.region));
            body(out, indent, |b| {
                b.list("binds", &ban.binds);
                b.list("forbids", &ban.forbids);
                b.list("except", &ban.except);
                b.word("cite", &ban.cite.as_ref().map(citation).unwrap_or_default());
            });
        }
        Statement::Report(report) => {
            *out += &format!("\n{indent}report {}{}", report.name, label(&report.label));
            body(out, indent, |b| {
                let through = match report.through.as_slice() {
                    [] => String::new(),
                    through => format!(" through {}", through.join(", ")),
                };
                b.line("by", &format!("{}{through} to {}", report.by, report.to.join(", ")));
                b.list("due", &report.due);
                if let Some(Within { days, of }) = &report.first {
                    b.line("first", &format!("within {days} days of {of}"));
                }
                if report.every_days > 0 {
                    b.line("every", &format!("{} days until expiry", report.every_days));
                }
                if let Some(Within { days, of }) = &report.upon {
                    b.line("upon", &format!("{of} within {days} days"));
                }
                b.list("covers", &report.covers);
                b.quoted("note", &report.note);
            });
        }
        Statement::Division(division) => {
            *out += &format!("\n{indent}division {}{} {{\n", division.name, label(&division.label));
            for row in &division.rows {
                *out += &format!("{indent}    {}  lead {}{}", row.duty, row.lead, region(&row.region));
                for (word, names) in [("with", &row.with), ("consult", &row.consult), ("inform", &row.inform)] {
                    if !names.is_empty() {
                        *out += &format!("  {word} {}", names.join(", "));
                    }
                }
                *out += "\n";
            }
            *out += &format!("{indent}}}\n");
        }
        Statement::Agreement(agreement) => {
            *out += &format!("\n{indent}agreement {}{}", agreement.name, label(&agreement.label));
            body(out, indent, |b| {
                b.list("between", &agreement.between);
                b.point("complete by", &agreement.complete);
                b.list("defines", &agreement.defines);
            });
        }
        Statement::Liaison(liaison) => {
            *out += &format!("\n{indent}liaison {}{}", liaison.name, label(&liaison.label));
            body(out, indent, |b| {
                b.list("between", &liaison.between);
                b.line("every", &format!("{} weeks", liaison.every_weeks));
                b.word("through", &liaison.through);
            });
        }
        Statement::Contribution(contribution) => {
            *out += &format!("\n{indent}contribution {}{}", contribution.name, label(&contribution.label));
            body(out, indent, |b| {
                b.line("by", &format!("{} to {}", contribution.by, contribution.to));
                b.line("provides", &amount(&contribution.provides));
                if !contribution.except.is_empty() {
                    b.line("except", &format!("\"{}\" in {}", contribution.except, contribution.area));
                }
            });
        }
        Statement::Funding(funding) => {
            *out += &format!("\n{indent}funding {}{}", funding.name, label(&funding.label));
            body(out, indent, |b| {
                b.word("covers", &funding.covers);
                b.line("share", &format!("{} {}%, {} rest", funding.by, funding.percent, funding.rest));
            });
        }
        Statement::Interest(interest) => {
            let title = format!("interest {}{}", interest.name, label(&interest.label));
            *out += &format!("\n{indent}{title}{}", region(&interest.region));
            body(out, indent, |b| {
                b.word("by", &interest.by);
                b.word("mitigated by", &interest.mitigated);
            });
        }
        Statement::Transition(transition) => {
            *out += &format!("\n{indent}transition {}{}", transition.name, label(&transition.label));
            body(out, indent, |b| {
                b.word("outgoing", &transition.outgoing);
                b.word("incoming", &transition.incoming);
                for Handover { on, area } in &transition.at {
                    b.line("at", &format!("{on} in {area}"));
                }
                b.list("transfers", &transition.transfers);
            });
        }
    }
}

/// Clauses on their way into braces: one or two short ones on the line of the head, more of them a line each.
struct Body {
    clauses: Vec<(&'static str, Text)>,
}

impl Body {
    fn line(&mut self, word: &'static str, rest: &str) {
        self.clauses.push((word, rest.to_owned()));
    }

    fn word(&mut self, word: &'static str, rest: &str) {
        if !rest.is_empty() {
            self.line(word, rest);
        }
    }

    fn quoted(&mut self, word: &'static str, rest: &str) {
        if !rest.is_empty() {
            self.line(word, &format!("\"{rest}\""));
        }
    }

    fn list(&mut self, word: &'static str, names: &[Text]) {
        self.word(word, &names.join(", "));
    }

    fn point(&mut self, word: &'static str, at: &Option<Point<Text>>) {
        if let Some(at) = at {
            self.line(word, &point(at));
        }
    }
}

fn body(out: &mut Text, indent: &str, fill: impl FnOnce(&mut Body)) {
    let mut body = Body { clauses: Vec::new() };
    fill(&mut body);
    let clauses = body.clauses;
    let line = out.len() - out.rfind('\n').map_or(0, |at| at + 1);
    let length: usize = clauses.iter().map(|(word, rest)| word.len() + rest.len() + 3).sum();
    if clauses.is_empty() {
        *out += "\n";
    } else if clauses.len() <= 2 && length < 60 && line + length <= 116 {
        let inside: Vec<_> = clauses.iter().map(|(word, rest)| format!("{word} {rest}")).collect();
        *out += &format!(" {{ {} }}\n", inside.join("  "));
    } else {
        // The first word of each clause stands in a column of its own.
        let opening = |word: &'static str| word.split_once(' ').unwrap_or((word, ""));
        let width = clauses.iter().map(|(word, _)| opening(word).0.len()).max().unwrap_or(0);
        *out += " {\n";
        for (word, rest) in &clauses {
            let (first, second) = opening(word);
            let gap = if second.is_empty() { "" } else { " " };
            *out += &format!("{indent}    {first:width$}  {second}{gap}{rest}\n");
        }
        *out += &format!("{indent}}}\n");
    }
}

fn wrapped(out: &mut Text, indent: &str, text: &str) {
    let mut width = usize::MAX;
    for word in text.split(' ') {
        let length = word.chars().count();
        if width.saturating_add(1 + length) > 120 {
            if width != usize::MAX {
                *out += "\n";
            }
            *out += indent;
            width = indent.len() + length;
        } else {
            *out += " ";
            width += 1 + length;
        }
        *out += word;
    }
    *out += "\n";
}

fn label(label: &str) -> Text {
    if label.is_empty() { String::new() } else { format!(" \"{label}\"") }
}

fn kind(kind: &str) -> Text {
    if kind.is_empty() { String::new() } else { format!(" : {kind}") }
}

fn letter(letter: &str) -> Text {
    if letter.is_empty() { String::new() } else { format!(" ({letter})") }
}

/// `"S/RES/866 (1993)" para 3(a)`, or a place in the mandate itself.
pub fn citation(citation: &Citation<Text>) -> Text {
    match (citation.instrument.is_empty(), citation.locator.as_str()) {
        (true, locator) => locator.to_owned(),
        (false, "") => format!("\"{}\"", citation.instrument),
        (false, locator) => format!("\"{}\" {locator}", citation.instrument),
    }
}

fn amount(amount: &Amount<Text>) -> Text {
    format!("{} {}", grouped(amount.number), amount.unit)
}

/// `6,000`, as resolutions write it.
fn grouped(number: u32) -> Text {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

fn point(point: &Point<Text>) -> Text {
    match point.days_after {
        0 => point.base.clone(),
        days => format!("{days} days after {}", point.base),
    }
}

fn region(region: &Region<Text>) -> Text {
    let mut out = String::new();
    for (word, at) in [("from", &region.from), ("until", &region.until)] {
        if let Some(at) = at {
            out += &format!(" {word} {}", point(at));
        }
    }
    for (word, names) in [("during", &region.during), ("in", &region.areas), ("concerning", &region.matters)] {
        if !names.is_empty() {
            out += &format!(" {word} {}", names.join(", "));
        }
    }
    out
}

fn spaced(region: &str) -> Text {
    if region.is_empty() { String::new() } else { format!(" {region}") }
}
