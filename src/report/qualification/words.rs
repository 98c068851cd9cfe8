//! The qualification as it is read and signed.

use std::fmt;

use super::Qualification;
use super::outcome::{Control, Requirement};
use crate::ground::Language;
use crate::report::front::Front;
use crate::report::sections::{Cell, CellKind, Chapter, Contents, Note, Section, capitalized};
use crate::report::{html, markdown, text};

impl Qualification {
    /// The qualification as plain text.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_text(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        text::write(out, &self.front(language), self.contents(language))
    }

    /// The qualification as Markdown.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_markdown(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        markdown::write(out, &self.front(language), self.contents(language), language)
    }

    /// The qualification as a self-contained HTML page, to be printed and signed.
    ///
    /// # Errors
    ///
    /// Only those of `out`.
    pub fn write_html(&self, out: &mut impl fmt::Write, language: Language) -> fmt::Result {
        html::write_page(out, self.front(language), &self.contents(language), language)
    }

    fn front(&self, language: Language) -> Front {
        let say = |en, sv| language.pick(en, sv);
        let face = if self.passes {
            say(
                "PASSED: every requirement is met, and every control was noticed",
                "GODKÄND: varje krav är uppfyllt, och varje kontroll upptäcktes",
            )
        } else {
            say("NOT PASSED: do not rely on this program here", "UNDERKÄND: lita inte på programmet här")
        };
        let failed = self
            .requirements
            .iter()
            .filter(|requirement| !requirement.passes)
            .map(|requirement| format!("{} {}", requirement.id, capitalized(language.label(&requirement.claim))));
        let unnoticed = self.controls.iter().filter(|control| !control.passes).map(|control| {
            format!("{} {}: {}", control.id, say("was not noticed", "upptäcktes inte"), language.label(&control.change))
        });
        Front {
            title: format!("{} {}", say("Qualification of enkat", "Kvalificering av enkat"), self.version),
            about: self.date.clone().unwrap_or_default(),
            face: vec![face],
            findings: failed.chain(unnoticed).collect(),
            is_release: self.passes,
            ..Front::default()
        }
    }

    fn contents(&self, language: Language) -> Contents {
        let chapter = |id: &str, [en, sv]: [&'static str; 2], sections: Vec<Section>| Chapter {
            id: id.to_owned(),
            title: language.pick(en, sv).to_owned(),
            sections,
        };
        let chapters = vec![
            chapter("machine", ["What was qualified, and where", "Vad som kvalificerats, och var"], vec![self.machine(language)]),
            chapter(
                "requirements",
                ["Requirements", "Krav"],
                std::iter::once(self.overview(language))
                    .chain(self.requirements.iter().map(|requirement| of_requirement(requirement, language)))
                    .collect(),
            ),
            chapter("controls", ["Controls that must fail", "Kontroller som ska slå fel"], vec![self.controls(language)]),
            chapter("hashes", ["Hashes", "Kontrollsummor"], vec![self.value_sets(language), self.references(language)]),
            chapter("sign-off", ["Signatures", "Underskrifter"], vec![self.signatures(language)]),
        ];
        // on paper: tables may go on over the page
        Contents { chapters, caveats: "", method: method(language), is_short: true }
    }

    fn machine(&self, language: Language) -> Section {
        let say = |en: &'static str, sv: &'static str| language.pick(en, sv).to_owned();
        let mut section = Section::new(language.pick("Program and platform", "Program och plattform"), vec![String::new(); 2]);
        let unknown = || say("not given", "inte angivet");
        let lines = [
            (say("version", "version"), self.version.to_owned()),
            (say("operating system", "operativsystem"), self.platform.os.to_owned()),
            (say("processor", "processor"), self.platform.arch.to_owned()),
            (say("build", "bygge"), self.platform.build.to_owned()),
            (say("SHA-256 of the program", "programmets SHA-256"), self.program.clone().unwrap_or_else(unknown)),
            (say("date", "datum"), self.date.clone().unwrap_or_else(unknown)),
        ];
        for (name, value) in lines {
            section.line(&name, [value.into()]);
        }
        section
    }

    fn overview(&self, language: Language) -> Section {
        let say = |en: &'static str, sv: &'static str| language.pick(en, sv).to_owned();
        let head = vec![
            String::new(),
            say("requirement", "krav"),
            say("compared", "jämförda"),
            say("differing", "avvikande"),
            say("result", "resultat"),
        ];
        let mut section = Section::new(language.pick("All requirements", "Alla krav"), head);
        for requirement in &self.requirements {
            let Requirement { id, claim, comparison, passes, .. } = requirement;
            let counts = [comparison.compared, comparison.differing].map(number);
            let [compared, differing] = counts;
            section.line(id, [language.label(claim).into(), compared, differing, verdict(*passes, language).into()]);
        }
        section
    }

    fn controls(&self, language: Language) -> Section {
        let say = |en: &'static str, sv: &'static str| language.pick(en, sv).to_owned();
        let head =
            vec![String::new(), say("of", "av"), say("tried", "prövade"), say("noticed", "upptäckta"), say("result", "resultat")];
        let mut section = Section::new(language.pick("What was changed on purpose", "Vad som ändrats med avsikt"), head);
        section.lead.push(say(
            "Each control is the comparison of a requirement, of something that is wrong on purpose. One that is not noticed \
             fails the qualification: a test that cannot fail shows nothing.",
            "Varje kontroll är ett kravs jämförelse av något som är fel med avsikt. En som inte upptäcks underkänner \
             kvalificeringen: en prövning som inte kan slå fel visar ingenting.",
        ));
        for Control { id, of, tried, passes, .. } in &self.controls {
            section.line(id, [(*of).into(), number(tried.tried), number(tried.noticed), verdict(*passes, language).into()]);
        }
        let changes = self.controls.iter().map(|control| format!("{}: {}.", control.id, language.label(&control.change)));
        section.remarks.extend(changes);
        section
    }

    fn value_sets(&self, language: Language) -> Section {
        let head = vec![language.pick("value set", "värdeset").to_owned(), "SHA-256".to_owned()];
        let mut section = Section::new(language.pick("Value sets", "Värdeset"), head);
        section.lead.push(
            language
                .pick(
                    "Of 3125 lines, the profile and its exact value in lowest terms, such as `21111 489/500`.",
                    "Av 3125 rader, profilen och dess exakta värde i enklaste form, som `21111 489/500`.",
                )
                .to_owned(),
        );
        for set in &self.value_sets {
            section.line(&set.id, [set.sha256.as_str().into()]);
        }
        section
    }

    fn references(&self, language: Language) -> Section {
        let head = vec![language.pick("file", "fil").to_owned(), "SHA-256".to_owned()];
        let mut section = Section::new(language.pick("What it was held against", "Vad det jämförts med"), head);
        for file in &self.references {
            section.line(file.name, [file.sha256.as_str().into()]);
        }
        section
    }

    fn signatures(&self, language: Language) -> Section {
        let say = |en: &'static str, sv: &'static str| language.pick(en, sv).to_owned();
        let head =
            vec![String::new(), say("name", "namn"), say("role", "roll"), say("date", "datum"), say("signature", "underskrift")];
        let mut section = Section::new(language.pick("To be filled in by hand", "Fylls i för hand"), head);
        for line in &self.sign_off {
            let filled = [line.name, line.role, line.date, line.signature];
            // room to write in
            let cells = filled.map(|cell| Cell::from(if cell.is_empty() { "\u{a0}" } else { cell }));
            section.line(&capitalized(language.label(&line.task)), cells);
        }
        section
    }
}

fn of_requirement(requirement: &Requirement, language: Language) -> Section {
    let Requirement { id, claim, test, source, passes, comparison } = requirement;
    let mut section = Section::new(&format!("{id} {}", capitalized(language.label(claim))), Vec::new());
    let verdict = verdict(*passes, language);
    let (compared, differing) = (comparison.compared, comparison.differing);
    section.lead = match language {
        Language::En => vec![
            format!("Test: {}.", test.en),
            format!("Expected from: {}.", source.en),
            format!("Result: {verdict}; {compared} compared, {differing} differing."),
        ],
        Language::Sv => vec![
            format!("Prövning: {}.", test.sv),
            format!("Det väntade kommer från: {}.", source.sv),
            format!("Resultat: {verdict}; {compared} jämförda, {differing} avvikande."),
        ],
    };
    section.remarks.clone_from(&comparison.differences);
    section
}

fn verdict(passes: bool, language: Language) -> &'static str {
    if passes { language.pick("passed", "godkänt") } else { language.pick("NOT PASSED", "UNDERKÄNT") }
}

fn number(count: u64) -> Cell {
    Cell { text: count.to_string(), kind: CellKind::Number, number: None }
}

fn method(language: Language) -> Vec<Note> {
    let note = |about: [&'static str; 2], text: [&'static str; 2]| Note {
        about: language.pick(about[0], about[1]).to_owned(),
        text: language.pick(text[0], text[1]).to_owned(),
    };
    vec![
        note(
            ["What this shows", "Vad detta visar"],
            [
                "that this build, on this machine, gives what others worked out. It does not show that your own table holds what you \
                 think: for that there is `enkat check`.",
                "att detta bygge, på denna dator, ger det som andra räknat fram. Det visar inte att din egen tabell innehåller det du \
                 tror: för det finns `enkat check`.",
            ],
        ),
        note(
            ["To make it again", "För att göra om den"],
            ["`enkat qualify`, with the same program and the same date.", "`enkat qualify`, med samma program och samma datum."],
        ),
        note(
            ["Whose answers these are", "Vems svar det är"],
            ["nobody's: every person in it is invented.", "ingens: alla personer i den är påhittade."],
        ),
    ]
}
