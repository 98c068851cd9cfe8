//! Who referred, where people went, whether the goal was met.

use super::writer::{NONE, Writer};
use super::{Row, Section};
use crate::instrument::Label;
use crate::programme::{Code, Programme};
use crate::report::figure::FigureOccasion::All;
use crate::report::figures::programme::{ANY_PARTY, ANY_PARTY_NOT_RETURNED, GOAL, GOAL_ANY_KIND};

impl Writer<'_> {
    fn of_programme(&self, measure: &str, statistic: &str) -> Option<f64> {
        self.figures.value(&format!("programme.{measure}"), All, statistic)
    }

    fn programme_count(&self, measure: &str, statistic: &str) -> String {
        self.number(self.of_programme(measure, statistic), 0)
    }

    /// By whom people were referred, and who of them take part: a sender of nobody is said, too.
    pub(super) fn referrals(&self) -> Section {
        let head = vec![
            "",
            self.say("referred", "hänvisade"),
            self.say("turned down", "avvisade"),
            self.say("participants", "deltagare"),
            self.say("share", "andel"),
        ];
        let mut section = self.section(["Referred from", "Hänvisade från"], head);
        let Some(programme) = self.report.programme() else { return section };
        for code in programme.codes().iter().filter(|code| code.sender) {
            let [referrals, from] = ["referrals", "referred_from"].map(|of| format!("{of}.{}", code.id));
            section.rows.push(Row::Cells(vec![
                self.code(code),
                self.programme_count(&referrals, "received"),
                self.programme_count(&referrals, "declined"),
                self.programme_count(&from, "persons"),
                self.percent(self.of_programme(&from, "persons_share")),
            ]));
        }
        let [missing, invalid] = ["missing", "invalid"].map(|why| self.of_programme("referred_from", why));
        let unknown = missing.zip(invalid).map(|(missing, invalid)| missing + invalid);
        section.rows.push(Row::Cells(vec![
            self.say("not recorded or not readable", "inte angivet eller inte läsbart").to_owned(),
            NONE.to_owned(),
            NONE.to_owned(),
            self.number(unknown, 0),
            NONE.to_owned(),
        ]));
        let all = |statistic: &str| self.of_programme("participants", statistic);
        let received = all("persons").zip(all("declined_referrals")).zip(all("invalid"));
        section.rows.push(Row::Cells(vec![
            self.say("all", "alla").to_owned(),
            self.number(received.map(|((accepted, declined), invalid)| accepted + declined + invalid), 0),
            self.number(all("declined_referrals"), 0),
            self.number(all("persons"), 0),
            NONE.to_owned(),
        ]));
        let reasons = programme.decline_reasons().iter().map(|reason| (format!("declined.{}", reason.id), &reason.label));
        section.remarks.extend(self.listed(self.say("Turned down because", "Avvisade på grund av"), reasons));
        if let Some(budget) = all("budget") {
            let text = self.say("Budgeted participants", "Budgeterat antal deltagare");
            section.remarks.push(format!("{text}: {}.", self.number(Some(budget), 0)));
        }
        section
    }

    /// What is known of the participants, one line for each list that says anything.
    pub(super) fn participants(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share of the known", "andel av dem med uppgift")];
        let mut section = self.section(["Who took part", "Vilka som deltog"], head);
        let Some(programme) = self.report.programme() else { return section };
        let sexes = programme.sexes().iter().map(|sex| (format!("sex.{}", sex.id), self.language.label(&sex.label).to_owned()));
        let homes = programme.municipalities().iter().map(|home| (format!("municipality.{}", home.id), home.name.to_string()));
        let contacts = programme.codes().iter().filter(|code| code.contact);
        let contacts = contacts.map(|code| (format!("contact.{}", code.id), self.code(code)));
        self.list_known(&mut section, self.say("Sex", "Kön"), sexes.collect());
        self.list_known(&mut section, self.say("Municipality", "Kommun"), homes.collect());
        self.list_known(
            &mut section,
            self.say("In contact with at enrolment, several possible", "Kontakter vid inskrivning, flera möjliga"),
            contacts.collect(),
        );
        let [youngest, oldest] = programme.eligibility().priority_ages;
        let ages = format!("{youngest}\u{2013}{oldest} {}", self.say("years of age", "år"));
        self.list_known(
            &mut section,
            self.say("Of an age that comes first", "I prioriterad ålder"),
            vec![("priority_ages".into(), ages)],
        );
        section
    }

    /// The entries of one list that somebody has, under a heading.
    fn list_known(&self, section: &mut Section, heading: &str, entries: Vec<(String, String)>) {
        let has_any = |(measure, _): &(String, String)| self.of_programme(measure, "persons").is_some_and(|people| people > 0.0);
        let mut lines = entries.into_iter().filter(has_any).peekable();
        if lines.peek().is_some() {
            section.rows.push(Row::Heading(heading.to_owned()));
        }
        section.rows.extend(lines.map(|(measure, label)| {
            let share = self.percent(self.of_programme(&measure, "persons_share"));
            Row::Cells(vec![label, self.programme_count(&measure, "persons"), share])
        }));
    }

    /// A remark with the entries that somebody has, if there are any.
    fn listed<'l>(&self, heading: &str, entries: impl Iterator<Item = (String, &'l Label)>) -> Option<String> {
        let counted = entries.filter_map(|(measure, label)| {
            let people = self.of_programme(&measure, "persons").filter(|people| *people > 0.0)?;
            Some(format!("{} {}", self.language.label(label), self.number(Some(people), 0)))
        });
        let counted: Vec<String> = counted.collect();
        (!counted.is_empty()).then(|| format!("{heading}: {}.", counted.join(", ")))
    }

    /// Where people went; several at once are possible.
    pub(super) fn exits(&self) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("share", "andel"),
            self.say("of them certain", "varav säkra"),
            self.say("started", "påbörjade"),
            self.say("returned", "åter"),
        ];
        let mut section = self.section(["Where people went", "Vart deltagarna gick vidare"], head);
        let Some(programme) = self.report.programme() else { return section };
        for code in programme.codes().iter().filter(|code| code.exit) {
            let measure = format!("exit_to.{}", code.id);
            if self.of_programme(&measure, "persons").is_some_and(|people| people > 0.0) {
                let count = |statistic| self.programme_count(&measure, statistic);
                let share = self.percent(self.of_programme(&measure, "persons_share"));
                let cells = [count("persons"), share, count("certain"), count("started"), count("returned")];
                section.rows.push(Row::Cells(std::iter::once(self.code(code)).chain(cells).collect()));
            }
        }
        let of = |statistic| self.programme_count("exit_to", statistic);
        let several = self.say(
            "{closed} have an exit, {several} of them more than one; {mentions} mentions, {certain} of them certain. \
             Shares are of all participants.",
            "{closed} har avslut, varav {several} flera; {mentions} nämnda avslut, varav {certain} säkra. \
             Andelarna är av alla deltagare.",
        );
        section.remarks.push(
            several
                .replace("{closed}", &of("closed"))
                .replace("{several}", &of("several"))
                .replace("{mentions}", &of("mentions"))
                .replace("{certain}", &of("mentions_certain")),
        );
        let returned = |statistic: &str| self.programme_count("returned_to_referrer", statistic);
        let back = self.say(
            "Back to whoever referred them: {any}, to nobody else: {only}.",
            "Åter till den som hänvisade: {any}, bara dit: {only}.",
        );
        section.remarks.push(back.replace("{any}", &returned("any")).replace("{only}", &returned("only")));
        if self.of_programme("exit_to", "invalid").is_some_and(|people| people > 0.0) {
            let text = self.say("People with an exit that cannot be read", "Personer med ett avslut som inte kan läsas");
            section.remarks.push(format!("{text}: {}.", of("invalid")));
        }
        section
    }

    /// The goal and the measures that are easily taken for it.
    pub(super) fn goal(&self) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("of", "av"),
            self.say("share", "andel"),
            self.say("target", "mål"),
            "",
        ];
        let mut section = self.section(["The goal", "Målet"], head);
        let Some(programme) = self.report.programme() else { return section };
        let line = |label: &str, measure: &str| {
            let of = |statistic| self.figures.value(measure, All, statistic);
            let met = match of("met") {
                Some(met) if met > 0.0 => self.say("met", "uppnått"),
                Some(_) => self.say("not met", "inte uppnått"),
                None => "",
            };
            let target = self.percent(of("target"));
            let counts = [self.number(of("numerator"), 0), self.number(of("denominator"), 0), self.percent(of("share")), target];
            Row::Cells(std::iter::once(label.to_owned()).chain(counts).chain([met.to_owned()]).collect())
        };
        section.rows.push(line(self.language.label(&programme.goal().label), GOAL));
        section.rows.push(Row::Heading(
            self.say("Beside the goal, and not the same", "Vid sidan av målet, och inte samma sak").to_owned(),
        ));
        section
            .rows
            .push(line(self.say("the same activities, started or not", "samma insatser, påbörjade eller inte"), GOAL_ANY_KIND));
        section.rows.push(line(self.say("on to any party's activity", "vidare till någon parts verksamhet"), ANY_PARTY));
        section.rows.push(line(
            self.say("the same, without those who only returned", "samma, utan dem som bara gick tillbaka"),
            ANY_PARTY_NOT_RETURNED,
        ));
        if let Some(undecided) = self.figures.value(GOAL, All, "undecided").filter(|people| *people > 0.0) {
            let text = self.say("Of whom nobody can tell whether they reached it", "Personer som det inte går att avgöra för");
            section.remarks.push(format!("{text}: {}.", self.number(Some(undecided), 0)));
        }
        let counting: Vec<String> =
            programme.codes().iter().filter(|code| code.exit && code.counts_for_goal).map(|code| self.code(code)).collect();
        section.remarks.push(format!(
            "{}: {}.",
            self.say("For the goal count certain, started exits to", "För målet räknas säkra, påbörjade avslut till"),
            counting.join(", ")
        ));
        section
    }

    /// Steps, activities and the survey.
    pub(super) fn progress(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("share", "andel")];
        let mut section = self.section(["In the programme", "Under insatsen"], head);
        let Some(programme) = self.report.programme() else { return section };
        let steps = [
            ("forward", self.say("moved forward", "framåt")),
            ("unchanged", self.say("unchanged", "oförändrat")),
            ("back", self.say("moved back", "bakåt")),
            ("unknown", self.say("unknown", "okänt")),
            ("invalid", self.say("not readable", "inte läsbart")),
        ];
        let counts = steps.map(|(statistic, label)| (self.of_programme("step", statistic), statistic, label));
        // with steps of nobody there is nothing to say
        if counts[..3].iter().any(|(people, ..)| people.is_some_and(|people| people > 0.0)) {
            section.rows.push(Row::Heading(self.say("Steps of progression", "Stegförflyttning").to_owned()));
            for (people, statistic, label) in counts {
                let share = self.percent(self.of_programme("step", &format!("{statistic}_share")));
                section.rows.push(Row::Cells(vec![label.to_owned(), self.number(people, 0), share]));
            }
        }
        self.activities(programme, &mut section);
        if let Some(answers) = self.of_programme("survey", "persons").filter(|answers| *answers > 0.0) {
            let text = self.say("Answered the participant survey", "Har svarat på deltagarenkäten");
            let target = self.of_programme("survey", "target");
            section.remarks.push(match target {
                Some(target) => format!(
                    "{text}: {} {} {}.",
                    self.number(Some(answers), 0),
                    self.say("of a target of", "av målet"),
                    self.number(Some(target), 0)
                ),
                None => format!("{text}: {}.", self.number(Some(answers), 0)),
            });
        }
        section
    }

    fn activities(&self, programme: &Programme, section: &mut Section) {
        let mut lines = Vec::new();
        for activity in programme.activities() {
            let measure = format!("activity.{}", activity.id);
            if self.of_programme(&measure, "persons").is_some_and(|people| people > 0.0) {
                let share = self.percent(self.of_programme(&measure, "persons_share"));
                let label = self.language.label(&activity.label).to_owned();
                lines.push(Row::Cells(vec![label, self.programme_count(&measure, "persons"), share]));
            }
        }
        if !lines.is_empty() {
            section.rows.push(Row::Heading(
                self.say("Activities, people who took part", "Aktiviteter, personer som deltagit").to_owned(),
            ));
            section.rows.extend(lines);
        }
    }

    fn code(&self, code: &Code) -> String {
        self.language.label(&code.label).to_owned()
    }
}
