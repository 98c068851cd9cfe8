//! Who referred, where people went, whether the goal was met.

use super::writer::{NONE, Writer};
use super::{Row, Section};
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

    /// The participants, and by whom they were referred: a sender of nobody is said, too.
    pub(super) fn referrals(&self) -> Section {
        let head = vec!["", self.say("participants", "deltagare"), self.say("share", "andel")];
        let mut section = self.section(["Referred from", "Hänvisade från"], head);
        let Some(programme) = self.report.programme() else { return section };
        for code in programme.codes().iter().filter(|code| code.sender) {
            let measure = format!("referred_from.{}", code.id);
            let share = self.percent(self.of_programme(&measure, "persons_share"));
            section.rows.push(Row::Cells(vec![self.code(code), self.programme_count(&measure, "persons"), share]));
        }
        let line = |label: &str, measure: &str, statistic: &str| {
            Row::Cells(vec![label.to_owned(), self.programme_count(measure, statistic), NONE.to_owned()])
        };
        let [missing, invalid] = ["missing", "invalid"].map(|why| self.of_programme("referred_from", why));
        let unknown = missing.zip(invalid).map(|(missing, invalid)| missing + invalid);
        section.rows.push(Row::Cells(vec![
            self.say("not recorded or not readable", "inte angivet eller inte läsbart").to_owned(),
            self.number(unknown, 0),
            NONE.to_owned(),
        ]));
        section.rows.push(line(self.say("all participants", "alla deltagare"), "participants", "persons"));
        section.rows.push(line(self.say("referrals turned down", "avböjda hänvisningar"), "participants", "declined_referrals"));
        if let Some(budget) = self.of_programme("participants", "budget") {
            let text = self.say("Budgeted participants", "Budgeterat antal deltagare");
            section.remarks.push(format!("{text}: {}.", self.number(Some(budget), 0)));
        }
        section
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
            "{closed} have an exit, {several} of them several; {mentions} mentions, {certain} of them certain. \
             Shares are of all participants.",
            "{closed} har ett avslut, {several} av dem flera; {mentions} nämnda, varav {certain} säkra. \
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
