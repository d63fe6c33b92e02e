//! Invents a mandate of a given size: a mission with one section for each part of the country, as large missions have.
//!
//! Deterministic: the same size gives the same text on every machine. Sound: every name is declared, every unit has one
//! commander at a time, every duty one lead, every restricted act its authority, every review its report.

use crate::content::*;
use crate::text;

type Text = String;

/// The names of the months.
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

const MISSION: &str = "unmiz";
const COUNTRY: &str = "zanara";

/// The last day of the mandate, in days from its adoption on 7 February 2000.
const LAST: u32 = 1095;

/// A mandate whose text has at least so many bytes, and hardly more.
pub fn generate(bytes: usize) -> Content<Text> {
    let mandate = Mandate {
        name: MISSION.into(),
        label: "United Nations Mission in Zanara".into(),
        area: COUNTRY.into(),
        until: date(LAST),
        basis: "S/RES/1289 (2000)".into(),
        adopted: date(0),
        review: date(550),
        considering: "progress".into(),
    };
    let mut maker = Maker { random: Random(0x2545_F491_4F6C_DD1D), paragraph: 0, places: 0 };
    let mut text = text::head(&mandate);
    let mut sections = vec![maker.whole()];
    text::section(&mut text, MISSION, &sections[0]);
    while text.len() < bytes {
        let section = maker.section();
        text::section(&mut text, MISSION, &section);
        sections.push(section);
    }
    Content { mandate, sections }
}

/// The day so many days after the adoption, as resolutions write it.
fn date(days: u32) -> Text {
    // Days since 1 March 1996, in years that begin in March; 7 February 2000 is 23 days before the end of the fourth.
    let days = i64::from(days) - 23 + 3 * 365 + 366;
    let mut year = 1996;
    let mut rest = days;
    loop {
        let leap = (year + 1) % 4 == 0;
        let length = if leap { 366 } else { 365 };
        if rest < length {
            break;
        }
        rest -= length;
        year += 1;
    }
    let lengths = [31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 29];
    let mut month = 2;
    for length in lengths {
        if rest < length {
            break;
        }
        rest -= length;
        month += 1;
    }
    format!("{} {} {}", rest + 1, MONTHS[month % 12], year + i64::from(month >= 12))
}

/// Marsaglia's xorshift, with the multiplication that Vigna adds.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize) % limit
    }

    fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below((high - low + 1) as usize) as u32
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

struct Maker {
    random: Random,
    paragraph: u32,
    places: usize,
}

impl Maker {
    /// A name that no other place has: three open syllables or more.
    fn place(&mut self) -> Text {
        const ONSETS: [&str; 12] = ["k", "l", "m", "s", "t", "b", "d", "g", "z", "v", "n", "p"];
        const VOWELS: [&str; 5] = ["a", "e", "i", "o", "u"];
        const ALL: usize = 60 * 60 * 60;
        // A step that shares no factor with the number of names visits each of them once.
        let mut number = (self.places % ALL) * 104_729 % ALL + ALL * (self.places / ALL);
        self.places += 1;
        let mut name = String::new();
        for at in 0.. {
            if at >= 3 && number == 0 {
                break;
            }
            name += ONSETS[number % 60 % 12];
            name += VOWELS[number % 60 / 12];
            number /= 60;
        }
        name
    }

    fn number(&mut self) -> u32 {
        self.paragraph += 1;
        self.paragraph
    }

    /// What belongs to the mission as a whole.
    fn whole(&mut self) -> Section<Text> {
        let actor = |name: &str, kind: &str, label: &str, part_of: &str| Actor {
            name: name.into(),
            kind: kind.into(),
            label: label.into(),
            part_of: part_of.into(),
            ..Actor::default()
        };
        let mut mission = actor(MISSION, "mission", "United Nations Mission in Zanara", "un");
        mission.head = "srsg".into();
        let actors = vec![
            mission,
            actor("srsg", "office", "Special Representative of the Secretary-General", MISSION),
            actor("force", "force", "Military component", MISSION),
            actor("force-commander", "office", "Force Commander", MISSION),
            actor("police-component", "component", "Police component", MISSION),
            actor("police-commissioner", "office", "Police Commissioner", MISSION),
            actor("director-of-support", "office", "Director of Mission Support", MISSION),
            actor("humanitarian-coordinator", "office", "Humanitarian Coordinator", MISSION),
            actor("regional-community", "regional-organisation", "Community of Neighbouring States", ""),
            actor("regional-authority", "organ", "Conference of Heads of State of the Community", "regional-community"),
            actor("zanaran-government", "government", "Government of National Accord", ""),
            actor("joint-commission", "body", "Joint Commission of the Peace Accord", ""),
        ];
        let row = |superior: &str, subordinates: &[&str], relation: &str| Row {
            superior: superior.into(),
            subordinates: texts(subordinates),
            relation: relation.into(),
            region: Region::default(),
        };
        let command = vec![
            row("secretary-general", &["srsg"], "un-operational-authority"),
            row("srsg", &["force-commander", "police-commissioner"], "un-operational-authority"),
            row("srsg", &["director-of-support", "humanitarian-coordinator"], "un-operational-authority"),
            row("force-commander", &["force"], "un-operational-control"),
            row("police-commissioner", &["police-component"], "un-operational-control"),
        ];
        let arrest = Authority {
            name: "arrest".into(),
            letter: "a".into(),
            label: "Arrest and hand over persons suspected of grave crimes".into(),
            by: "security-council".into(),
            to: texts(&["police-component"]),
            permits: texts(&["detention"]),
            consent: "zanaran-government".into(),
            coordination: "joint-commission".into(),
            wording: "until they can be handed over to a competent court".into(),
            ..Authority::default()
        };
        let progress = Report {
            name: "progress".into(),
            label: "Progress in the implementation of the mandate".into(),
            by: "secretary-general".into(),
            to: texts(&["security-council"]),
            first: Some(Within { days: 45, of: "adoption".into() }),
            every_days: 60,
            covers: texts(&["para 1", "arrest"]),
            ..Report::default()
        };
        let paragraphs = vec![
            Paragraph {
                number: self.number(),
                verb: "decides".into(),
                chapter: "VII".into(),
                text: "Decides, acting under Chapter VII of the Charter of the United Nations, that the Mission shall \
                    have the tasks set out below in each part of the country and that its police may arrest and detain \
                    persons suspected of grave crimes until they can be handed over to a competent court;"
                    .into(),
                statements: vec![Statement::Authority(arrest)],
                ..Paragraph::default()
            },
            Paragraph {
                number: self.number(),
                verb: "requests".into(),
                text: "Requests the Secretary-General to report to the Council every sixty days on the implementation \
                    of the present resolution and on any difficulty that the Mission meets;"
                    .into(),
                statements: vec![Statement::Report(progress)],
                ..Paragraph::default()
            },
        ];
        let area = Area { name: COUNTRY.into(), label: "Republic of Zanara".into(), ..Area::default() };
        Section {
            title: "The whole country".into(),
            areas: vec![area],
            actors,
            command,
            paragraphs,
            ..Section::default()
        }
    }

    /// One part of the country: its places, forces, tasks and reports.
    fn section(&mut self) -> Section<Text> {
        let region = self.place();
        let districts: Vec<_> = (0..3).map(|_| format!("{}-district", self.place())).collect();
        let towns: Vec<_> = (0..2).map(|_| self.place()).collect();
        let here = Here {
            title: capital(&region),
            accord: format!("accord-of-{region}"),
            violation: format!("violation-in-{region}"),
            deployed: format!("{region}-deployed"),
            rotation: format!("{region}-rotation"),
            build_up: format!("{region}-build-up"),
            force: format!("{region}-force"),
            commander: format!("{region}-commander"),
            deputy: format!("{region}-deputy-commander"),
            units: ["first", "second", "third"].map(|rank| format!("{region}-{rank}-battalion")),
            police: format!("{region}-police"),
            office: format!("{region}-office"),
            donor: format!("state-of-{}", self.place()),
            vanguard: format!("{region}-vanguard"),
            movement: format!("{region}-movement"),
            committee: format!("{region}-committee"),
            accord_day: self.random.between(10, 120),
            deployed_day: self.random.between(130, 200),
            rotation_day: self.random.between(400, 500),
            region,
            districts,
            towns,
        };
        let mut section = Section {
            title: format!("{} Region", here.title),
            areas: self.areas(&here),
            events: self.events(&here),
            phases: vec![Phase {
                name: here.build_up.clone(),
                label: "Build-up".into(),
                region: Region { from: point("adoption"), until: point(&here.deployed), ..Region::default() },
            }],
            actors: self.actors(&here),
            command: self.command(&here),
            ..Section::default()
        };
        if self.random.chance(60) {
            section.remark = self.random.pick(&REMARKS).replace('@', &here.title);
        }
        section.paragraphs = vec![
            self.security(&here),
            self.force(&here),
            self.police(&here),
            self.reporting(&here),
            self.embargo(&here),
            self.partners(&here),
            self.contributors(&here),
            self.relief(&here),
        ];
        section.statements = vec![self.division(&here), self.transition(&here)];
        if self.random.chance(50) {
            section.statements.push(self.interest(&here));
        }
        section
    }

    fn areas(&mut self, here: &Here) -> Vec<Area<Text>> {
        let whole = Area {
            name: here.region.clone(),
            label: format!("{} Region", here.title),
            part_of: COUNTRY.into(),
            divided: here.districts.clone(),
            ..Area::default()
        };
        let mut areas = vec![whole];
        for (at, district) in here.districts.iter().enumerate() {
            areas.push(Area {
                name: district.clone(),
                label: capital(&district.replace("-district", " District")),
                part_of: here.region.clone(),
                borders: if at > 0 { vec![here.districts[at - 1].clone()] } else { Vec::new() },
                ..Area::default()
            });
        }
        for (at, town) in here.towns.iter().enumerate() {
            areas.push(Area {
                name: town.clone(),
                label: format!(
                    "{} {}",
                    self.random.pick(&["Town of", "Port of", "Airfield at", "Camp at"]),
                    capital(town)
                ),
                part_of: here.districts[at].clone(),
                ..Area::default()
            });
        }
        areas
    }

    fn events(&mut self, here: &Here) -> Vec<Event<Text>> {
        let title = &here.title;
        let mut deployed = Event {
            name: here.deployed.clone(),
            label: format!("Deployment in {title} completed"),
            determined: "secretary-general".into(),
            ..Event::default()
        };
        if self.random.chance(25) {
            // A day that the text leaves open, within bounds.
            deployed.not_before = after(here.deployed_day, "adoption");
            deployed.not_after = after(here.deployed_day + self.random.between(10, 60), "adoption");
        } else {
            deployed.on = date(here.deployed_day);
            deployed.follows = vec![here.accord.clone()];
        }
        vec![
            Event {
                name: here.accord.clone(),
                label: format!("Local accord of {title}"),
                on: date(here.accord_day),
                ..Event::default()
            },
            deployed,
            Event { name: here.rotation.clone(), on: date(here.rotation_day), ..Event::default() },
            Event {
                name: here.violation.clone(),
                kind: "recurring".into(),
                label: format!("A violation of the cease-fire in {title}"),
                determined: here.committee.clone(),
                ..Event::default()
            },
        ]
    }

    fn actors(&mut self, here: &Here) -> Vec<Actor<Text>> {
        let title = &here.title;
        let actor = |name: &Text, kind: &str, label: Text, part_of: &str| Actor {
            name: name.clone(),
            kind: kind.into(),
            label,
            part_of: part_of.into(),
            ..Actor::default()
        };
        let mut force = actor(&here.force, "force", format!("{title} Sector Force"), "force");
        force.strength = vec![amount(self.random.between(24, 29) * 100, "troops"), amount(240, "observers")];
        let mut actors = vec![
            force,
            actor(&here.commander, "office", format!("Sector Commander, {title}"), &here.force),
            actor(&here.deputy, "office", format!("Deputy Sector Commander, {title}"), &here.force),
        ];
        for unit in &here.units {
            let mut unit = actor(unit, "unit", String::new(), &here.force);
            unit.strength = vec![amount(self.random.between(600, 780), "troops"), amount(70, "observers")];
            actors.push(unit);
        }
        let mut police = actor(&here.police, "unit", format!("Police in {title}"), "police-component");
        police.strength = vec![amount(self.random.between(280, 420), "police")];
        actors.push(police);
        actors.push(actor(&here.office, "office", format!("Head of Office, {title}"), MISSION));
        actors.push(actor(&here.donor, "state", String::new(), ""));
        actors.push(actor(&here.vanguard, "force", format!("Vanguard in {title}"), "regional-community"));
        actors.push(actor(&here.movement, "party", format!("Movement for the Freedom of {title}"), ""));
        actors.push(actor(&here.committee, "body", format!("Cease-fire Committee of {title}"), "joint-commission"));
        actors
    }

    fn command(&mut self, here: &Here) -> Vec<Row<Text>> {
        let row = |superior: &str, subordinates: &[&Text], relation: &str| Row {
            superior: superior.into(),
            subordinates: subordinates.iter().map(|&name| name.clone()).collect(),
            relation: relation.into(),
            region: Region::default(),
        };
        let [first, second, third] = &here.units;
        let mut before = row(&here.commander, &[third], "un-tactical-control");
        before.region.until = point(&here.rotation);
        let mut behind = row(&here.deputy, &[third], "un-tactical-control");
        behind.region.from = point(&here.rotation);
        let mut vanguard = row("regional-authority", &[&here.vanguard], "operational-control");
        vanguard.region.until = point(&here.rotation);
        vec![
            row("force-commander", &[&here.commander], "un-tactical-control"),
            row(&here.commander, &[&here.force, &here.deputy], "un-tactical-control"),
            row(&here.commander, &[first, second], "un-tactical-control"),
            before,
            behind,
            row("police-commissioner", &[&here.police], "un-tactical-control"),
            row("srsg", &[&here.office], "un-operational-authority"),
            row("director-of-support", &[second], "un-tasking"),
            row(&here.donor, &[first], "full-command"),
            vanguard,
        ]
    }

    fn paragraph(
        &mut self,
        here: &Here,
        verb: &str,
        texts: &[&str],
        statements: Vec<Statement<Text>>,
    ) -> Paragraph<Text> {
        Paragraph {
            number: self.number(),
            verb: verb.into(),
            text: self.random.pick(texts).replace('@', &here.title),
            cite: if self.random.chance(30) { Some(self.citation()) } else { None },
            statements,
            ..Paragraph::default()
        }
    }

    fn citation(&mut self) -> Citation<Text> {
        let instrument = self.random.pick(&[
            "S/RES/788 (1992)",
            "S/RES/866 (1993)",
            "S/RES/1181 (1998)",
            "S/RES/1244 (1999)",
            "S/RES/1264 (1999)",
            "S/RES/1270 (1999)",
        ]);
        let number = self.random.between(1, 9);
        let locator = match self.random.below(3) {
            0 => String::new(),
            1 => format!("para {number}"),
            _ => format!("para {number}({})", self.random.pick(&["a", "b", "c"])),
        };
        Citation { instrument: instrument.into(), locator }
    }

    /// Observing, separating, disarming: a lead for each district.
    fn security(&mut self, here: &Here) -> Paragraph<Text> {
        let mut statements = Vec::new();
        let tasks = ["ceasefire", "separation", "disarmament", "free-movement", "demining", "patrol"];
        let aims = ["monitor", "assist", "monitor", "monitor", "assist", "monitor"];
        let start = self.random.below(tasks.len());
        for (at, district) in here.districts.iter().enumerate() {
            let which = (start + at) % tasks.len();
            let mut duty = Duty {
                name: format!("{}-{}", tasks[which], district.trim_end_matches("-district")),
                letter: ["a", "b", "c"][at].into(),
                label: self.random.pick(&LABELS).replace('@', &capital(district.trim_end_matches("-district"))),
                region: Region { areas: vec![district.clone()], ..Region::default() },
                lead: vec![here.units[at].clone()],
                task: tasks[which].into(),
                aim: aims[which].into(),
                needs: vec![amount(self.random.between(10, 20), "observers")],
                ..Duty::default()
            };
            if self.random.chance(50) {
                duty.with = vec![here.police.clone()];
            }
            if self.random.chance(40) {
                duty.region.matters = texts(&["military"]);
            }
            if self.random.chance(40) {
                duty.limit =
                    self.random.pick(&["within-capabilities", "in-areas-of-deployment", "as-security-permits"]).into();
            }
            if self.random.chance(30) {
                let locator = format!("para {}({})", self.paragraph + 1, duty.letter);
                duty.cite = Some(Citation { locator, ..Citation::default() });
            }
            if self.random.chance(25) {
                duty.note = self.random.pick(&NOTES).replace('@', &here.title);
            }
            if self.random.chance(30) {
                duty.complete = after(self.random.between(60, 300), &here.deployed);
            }
            statements.push(Statement::Duty(duty));
        }
        let found = Report {
            name: format!("findings-in-{}", here.region),
            by: here.force.clone(),
            to: vec![here.committee.clone(), "joint-commission".into()],
            upon: Some(Within { days: self.random.between(2, 9), of: here.violation.clone() }),
            covers: names(&statements),
            ..Report::default()
        };
        statements.push(Statement::Report(found));
        self.paragraph(here, "decides", &SECURITY, statements)
    }

    /// Force under Chapter VII, and the duty that needs it.
    fn force(&mut self, here: &Here) -> Paragraph<Text> {
        let authority = Authority {
            name: format!("force-in-{}", here.region),
            letter: "a".into(),
            label: format!("Use force in {} where life is at risk", here.title),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            by: "security-council".into(),
            to: vec![here.force.clone()],
            permits: texts(&["use-of-force"]),
            basis: "Charter of the United Nations".into(),
            approval: Some(Approval {
                of: here.commander.clone(),
                hours: self.random.between(2, 24),
                deputy: here.deputy.clone(),
            }),
            limit: self.random.pick(&["within-capabilities", ""]).into(),
            wording: self.random.pick(&LIMITS).into(),
            ..Authority::default()
        };
        let protect = Duty {
            name: format!("protect-civilians-in-{}", here.region),
            letter: "b".into(),
            label: "Protect civilians under imminent threat of physical violence".into(),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            lead: vec![here.force.clone()],
            with: vec![here.office.clone(), here.police.clone()],
            task: "protect-civilians".into(),
            aim: "assist".into(),
            needs: vec![amount(self.random.between(100, 300), "troops")],
            requires: texts(&["use-of-force"]),
            ..Duty::default()
        };
        let guard = Duty {
            name: format!("guard-{}", here.towns[0]),
            letter: "c".into(),
            label: format!("Guard the stores and the airfield at {}", capital(&here.towns[0])),
            region: Region {
                from: point(&date(here.deployed_day + 70)),
                areas: vec![here.towns[0].clone()],
                matters: texts(&["military"]),
                ..Region::default()
            },
            lead: vec![here.units[0].clone()],
            task: "protect-personnel".into(),
            aim: "assist".into(),
            needs: vec![amount(self.random.between(40, 120), "troops")],
            requires: texts(&["use-of-force"]),
            depends: vec![protect.name.clone()],
            towards: texts(&["humanitarian-coordinator"]),
            ..Duty::default()
        };
        let statements = vec![Statement::Authority(authority), Statement::Duty(protect), Statement::Duty(guard)];
        let mut paragraph = self.paragraph(here, "decides", &FORCE, statements);
        paragraph.chapter = "VII".into();
        paragraph
    }

    /// Public order; the table of responsibilities says who leads it when, and where.
    fn police(&mut self, here: &Here) -> Paragraph<Text> {
        let order = Duty {
            name: format!("public-order-in-{}", here.region),
            letter: "a".into(),
            label: format!("Maintain public order in {}", here.title),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            task: "public-order".into(),
            aim: "assist".into(),
            ..Duty::default()
        };
        let escort = Duty {
            name: format!("escort-in-{}", here.region),
            letter: "b".into(),
            label: "Escort convoys of relief".into(),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            task: "humanitarian".into(),
            aim: "assist".into(),
            needs: vec![amount(self.random.between(20, 60), "troops")],
            ..Duty::default()
        };
        let arrest = Duty {
            name: format!("arrest-in-{}", here.towns[1]),
            letter: "c".into(),
            label: format!("Arrest persons indicted for grave crimes in {}", capital(&here.towns[1])),
            region: Region { areas: vec![here.towns[1].clone()], matters: texts(&["police"]), ..Region::default() },
            lead: vec![here.police.clone()],
            requires: texts(&["detention"]),
            task: "justice".into(),
            aim: "assist".into(),
            needs: vec![amount(self.random.between(10, 40), "police")],
            ..Duty::default()
        };
        let handed = Duty {
            name: format!("security-of-{}", here.towns[1]),
            letter: "d".into(),
            label: format!("Secure {}", capital(&here.towns[1])),
            region: Region { areas: here.districts[1..].to_vec(), matters: texts(&["military"]), ..Region::default() },
            task: "state-authority".into(),
            aim: "assist".into(),
            ..Duty::default()
        };
        let statements = [order, escort, arrest, handed].map(Statement::Duty).into();
        self.paragraph(here, "decides", &POLICE, statements)
    }

    fn reporting(&mut self, here: &Here) -> Paragraph<Text> {
        let sector = Report {
            name: format!("sector-report-{}", here.region),
            label: format!("Situation in {}", here.title),
            by: here.commander.clone(),
            through: texts(&["force-commander"]),
            to: texts(&["srsg"]),
            first: Some(Within { days: self.random.between(10, 30), of: here.deployed.clone() }),
            every_days: self.random.between(20, 45),
            covers: vec![format!("protect-civilians-in-{}", here.region), format!("guard-{}", here.towns[0])],
            ..Report::default()
        };
        let council = Report {
            name: format!("council-report-{}", here.region),
            by: "secretary-general".into(),
            to: texts(&["security-council"]),
            due: (1..=self.random.between(2, 4)).map(|at| date(220 * at + self.random.between(0, 60))).collect(),
            covers: vec![
                format!("para {}", self.paragraph - 1),
                format!("force-in-{}", here.region),
                format!("public-order-in-{}", here.region),
            ],
            note: if self.random.chance(40) {
                self.random.pick(&NOTES).replace('@', &here.title)
            } else {
                String::new()
            },
            ..Report::default()
        };
        self.paragraph(here, "requests", &REPORTING, vec![Statement::Report(sector), Statement::Report(council)])
    }

    fn embargo(&mut self, here: &Here) -> Paragraph<Text> {
        let arms = Prohibition {
            name: format!("no-arms-to-{}", here.region),
            label: format!("No arms to {}", here.title),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            binds: vec![here.movement.clone(), here.donor.clone()],
            forbids: texts(&["arms-delivery"]),
            cite: Some(self.citation()),
            ..Prohibition::default()
        };
        let flights = Prohibition {
            name: format!("no-flights-over-{}", here.towns[0]),
            region: Region {
                from: point(&here.accord),
                until: point(&here.rotation),
                areas: vec![here.districts[0].clone()],
                ..Region::default()
            },
            binds: texts(&["zanaran-government"]),
            forbids: texts(&["military-flight"]),
            except: if self.random.chance(50) { vec![here.force.clone()] } else { Vec::new() },
            ..Prohibition::default()
        };
        let training = Prohibition {
            name: format!("no-training-in-{}", here.region),
            region: Region {
                during: vec![here.build_up.clone()],
                areas: vec![here.region.clone()],
                ..Region::default()
            },
            binds: vec![here.movement.clone()],
            forbids: texts(&["combat-training"]),
            ..Prohibition::default()
        };
        let statements = [arms, flights, training].map(Statement::Prohibition).into();
        self.paragraph(here, "decides", &EMBARGO, statements)
    }

    fn partners(&mut self, here: &Here) -> Paragraph<Text> {
        let roles = Agreement {
            name: format!("roles-in-{}", here.region),
            label: format!("Roles of the Mission and the Community in {}", here.title),
            between: texts(&["secretary-general", "regional-authority"]),
            complete: point(&here.deployed),
            defines: vec![format!("responsibilities-in-{}", here.region)],
        };
        let liaison = Liaison {
            name: format!("liaison-in-{}", here.region),
            label: "Exchange of liaison officers".into(),
            between: vec![here.force.clone(), here.vanguard.clone()],
            every_weeks: self.random.between(2, 6),
            through: here.committee.clone(),
        };
        let statements = vec![Statement::Agreement(roles), Statement::Liaison(liaison)];
        self.paragraph(here, "welcomes", &PARTNERS, statements)
    }

    fn contributors(&mut self, here: &Here) -> Paragraph<Text> {
        let troops = Contribution {
            name: format!("troops-of-{}", here.donor.trim_start_matches("state-of-")),
            label: format!("Battalion for {}", here.title),
            by: here.donor.clone(),
            to: here.units[0].clone(),
            provides: amount(self.random.between(600, 640), "troops"),
            except: if self.random.chance(30) { "no operations at night".into() } else { String::new() },
            area: here.towns[0].clone(),
        };
        let budget = Funding {
            name: format!("budget-of-{}", here.region),
            label: String::new(),
            covers: here.force.clone(),
            by: "un".into(),
            percent: self.random.between(50, 90),
            rest: here.donor.clone(),
        };
        self.paragraph(
            here,
            "calls-upon",
            &CONTRIBUTORS,
            vec![Statement::Contribution(troops), Statement::Funding(budget)],
        )
    }

    fn relief(&mut self, here: &Here) -> Paragraph<Text> {
        let coordinate = Duty {
            name: format!("coordinate-relief-in-{}", here.region),
            letter: "a".into(),
            label: format!("Coordinate humanitarian assistance in {}", here.title),
            region: Region { areas: vec![here.region.clone()], matters: texts(&["humanitarian"]), ..Region::default() },
            lead: vec![here.office.clone()],
            task: "returns".into(),
            aim: "coordinate".into(),
            towards: texts(&["unhcr"]),
            ..Duty::default()
        };
        let talks = Duty {
            name: format!("good-offices-in-{}", here.region),
            letter: "b".into(),
            label: format!("Use good offices between the Government and the movement of {}", here.title),
            region: Region {
                until: point(&date(self.random.between(600, 900))),
                areas: vec![here.region.clone()],
                matters: texts(&["political"]),
                ..Region::default()
            },
            lead: texts(&["srsg"]),
            task: "political-process".into(),
            aim: "assist".into(),
            towards: vec![here.movement.clone()],
            note: if self.random.chance(50) {
                self.random.pick(&NOTES).replace('@', &here.title)
            } else {
                String::new()
            },
            ..Duty::default()
        };
        self.paragraph(here, "requests", &RELIEF, vec![Statement::Duty(coordinate), Statement::Duty(talks)])
    }

    fn division(&mut self, here: &Here) -> Statement<Text> {
        let row = |duty: Text, lead: &Text, region: Region<Text>| DivisionRow {
            duty,
            lead: lead.clone(),
            region,
            ..DivisionRow::default()
        };
        let order = format!("public-order-in-{}", here.region);
        let escort = format!("escort-in-{}", here.region);
        let mut rows = vec![
            row(order.clone(), &here.police, Region { until: point(&here.rotation), ..Region::default() }),
            row(order, &here.office, Region { from: point(&here.rotation), ..Region::default() }),
            row(escort.clone(), &here.units[0], Region { areas: here.districts[..1].to_vec(), ..Region::default() }),
            row(escort, &here.units[1], Region { areas: here.districts[1..].to_vec(), ..Region::default() }),
        ];
        // The hand-over says the same once more: `at` a day is its beginning, `until` a day is its end.
        for (on, area) in handovers(here) {
            let security = format!("security-of-{}", here.towns[1]);
            let eve = point(&date(on - 1));
            let day = point(&date(on));
            let areas = vec![area.clone()];
            let before = Region { until: eve, areas: areas.clone(), ..Region::default() };
            let behind = Region { from: day, areas, ..Region::default() };
            rows.push(row(security.clone(), &here.vanguard, before));
            rows.push(row(security, &here.force, behind));
        }
        rows[0].with = vec![here.force.clone()];
        rows[1].inform = vec![here.committee.clone()];
        rows[3].consult = texts(&["humanitarian-coordinator"]);
        Statement::Division(Division {
            name: format!("responsibilities-in-{}", here.region),
            label: format!("Who does what in {}", here.title),
            rows,
        })
    }

    fn transition(&mut self, here: &Here) -> Statement<Text> {
        Statement::Transition(Transition {
            name: format!("take-over-in-{}", here.region),
            label: format!("The sector force takes over from the vanguard in {}", here.title),
            outgoing: here.vanguard.clone(),
            incoming: here.force.clone(),
            at: handovers(here).map(|(day, area)| Handover { on: date(day), area: area.clone() }).collect(),
            transfers: vec![format!("security-of-{}", here.towns[1])],
        })
    }

    fn interest(&mut self, here: &Here) -> Statement<Text> {
        Statement::Interest(Interest {
            name: format!("interest-in-{}", here.region),
            label: self.random.pick(&["Refugees and trade", "Kin across the border", "Shares in the mines"]).into(),
            region: Region { areas: vec![here.region.clone()], ..Region::default() },
            by: here.donor.clone(),
            mitigated: format!("security-of-{}", here.towns[1]),
        })
    }
}

/// The names that occur in one section.
struct Here {
    title: Text,
    region: Text,
    districts: Vec<Text>,
    towns: Vec<Text>,
    accord: Text,
    violation: Text,
    deployed: Text,
    rotation: Text,
    build_up: Text,
    force: Text,
    commander: Text,
    deputy: Text,
    units: [Text; 3],
    police: Text,
    office: Text,
    donor: Text,
    vanguard: Text,
    movement: Text,
    committee: Text,
    accord_day: u32,
    deployed_day: u32,
    rotation_day: u32,
}

/// When the vanguard hands over, and where.
fn handovers(here: &Here) -> impl Iterator<Item = (u32, &Text)> {
    (0..).map(|at| here.deployed_day + 90 + 14 * at).zip(&here.districts[1..])
}

fn names(statements: &[Statement<Text>]) -> Vec<Text> {
    statements
        .iter()
        .filter_map(|statement| match statement {
            Statement::Duty(duty) => Some(duty.name.clone()),
            _ => None,
        })
        .collect()
}

fn texts(from: &[&str]) -> Vec<Text> {
    from.iter().map(|&text| text.to_owned()).collect()
}

fn amount(number: u32, unit: &str) -> Amount<Text> {
    Amount { number, unit: unit.into() }
}

fn point(base: &str) -> Option<Point<Text>> {
    after(0, base)
}

fn after(days_after: u32, base: &str) -> Option<Point<Text>> {
    Some(Point { days_after, base: base.into() })
}

fn capital(name: &str) -> Text {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

// Wording, with `@` for the name of the region. A little of it is not ASCII, as in the real texts.

const REMARKS: [&str; 4] = [
    "Compiled from the report of the assessment mission that visited @ in December 1999. Where its annexes and the text of \
     the resolution differ, the resolution is followed.",
    "Three districts and two places that matter for supply. The boundaries are those of the census; the parties dispute \
     the line along the river.",
    "The vanguard of the Community has been in @ since before the Mission came, and leaves district by district.",
    "Names follow the map of the National Institute of Geography (édition provisoire), not the usage of the movement.",
];

const SECURITY: [&str; 4] = [
    "Decides that the Mission shall observe the cease-fire in @, keep the forces of the parties apart along the lines \
     described in the annex to the local accord, and assist them in the disarmament of their combatants;",
    "Decides that the battalions deployed in @ shall each have the tasks set out for its district, and that they shall \
     investigate and report to the Cease-fire Committee any violation that comes to their notice;",
    "Decides also that the Mission shall, in @, monitor the withdrawal of all armed groups to the camps assigned to them \
     and secure free movement on the roads between the camps;",
    "Decides further that the forces deployed in @ shall, within their capabilities and areas of deployment, patrol, clear \
     mines and watch over the implementation of the local accord;",
];

const FORCE: [&str; 3] = [
    "Decides, acting under Chapter VII of the Charter, that in the discharge of its mandate in @ the Sector Force may take \
     the necessary action to protect civilians under imminent threat of physical violence, taking into account the \
     responsibilities of the Government;",
    "Decides, acting under Chapter VII of the Charter, that the Sector Force may use force in @ to protect civilians, the \
     personnel and stores of the Mission and those who bring relief, and shall guard the airfield;",
    "Decides, acting under Chapter VII of the Charter, to authorise the force in @ to take all necessary means to carry \
     out the tasks below, in accordance with its rules of engagement;",
];

const POLICE: [&str; 3] = [
    "Decides that public order in @ shall be maintained by the police of the Mission until the first rotation and under \
     the Head of Office from then on, and that convoys shall be escorted by the battalion in whose district they move;",
    "Decides that the Mission shall assist the authorities of @ in maintaining public order, escort convoys of relief and \
     bring to justice those indicted for grave crimes;",
    "Decides that responsibility for the security of @ shall pass from the vanguard of the Community to the Sector Force \
     district by district, on the days set out below;",
];

const REPORTING: [&str; 3] = [
    "Requests the Secretary-General to report to the Council on the situation in @ on the days set out below, and the \
     Sector Commander to report at regular intervals through the Force Commander;",
    "Requests that the Council be informed of the implementation in @ of the tasks set out in the paragraphs above, with an \
     assessment of the troops that they require;",
    "Requests the Secretary-General to include in his reports information on the security of civilians in @ and on the \
     measures taken by the Government, the movement and the Coopération régionale;",
];

const EMBARGO: [&str; 2] = [
    "Decides that all deliveries of arms to @ shall cease, and that no military aircraft shall fly over its western \
     district between the accord and the first rotation;",
    "Decides that the measures imposed by the present resolution shall apply to the movement in @ and to all who supply \
     it, and that flights for military purposes are forbidden there until the first rotation;",
];

const PARTNERS: [&str; 2] = [
    "Welcomes the intention of the Secretary-General to conclude with the Conference of the Community, before deployment \
     is completed, an agreement that defines the roles of both in @;",
    "Welcomes the cooperation between the vanguard of the Community and the Mission in @ and the exchange of liaison \
     officers between them;",
];

const CONTRIBUTORS: [&str; 2] = [
    "Calls upon Member States to provide troops, equipment and other means for the deployment in @, and expresses its \
     appreciation to those that have already done so;",
    "Calls upon the neighbours of @ to support the Mission with personnel and to bear their share of its costs;",
];

const RELIEF: [&str; 3] = [
    "Requests the Head of Office in @ to coordinate humanitarian assistance with the United Nations High Commissioner for \
     Refugees, and the Special Representative to use his good offices between the parties;",
    "Requests the Special Representative to support the talks between the Government and the movement of @ and to see to \
     it that refugees and displaced persons can return safely;",
    "Requests that relief reach all parts of @ by the most direct routes, and that the talks on the status of the region \
     be resumed without preconditions — à bref délai, as the mediator put it;",
];

const LABELS: [&str; 5] = [
    "Watch over the cease-fire and the lines of separation in @",
    "Observe, report and assist in @",
    "Supervise the camps of @ and the stores of weapons there",
    "Clear the roads of @ and keep them open",
    "Patrol the villages of @ by day and night",
];

const NOTES: [&str; 5] = [
    "The assessment mission found the roads of @ closed in the rains; a later start may have to be agreed.",
    "The wording follows the local accord, which speaks of the population of @ as a whole.",
    "Agreed with the parties in the Joint Commission; the movement of @ entered a reservation on the second sentence.",
    "To be read with the report of the Secretary-General, which gives the figures for @ in its annex.",
    "Formerly a task of the vanguard.",
];

const LIMITS: [&str; 4] = [
    "taking into account the responsibilities of the Government",
    "after warning, where a warning is possible",
    "in accordance with the rules of engagement",
    "",
];
