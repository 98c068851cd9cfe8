//! Who was asked about violence, and what that calls for.

use super::writer::Writer;
use super::{Row, Section};
use crate::report::figure::FigureOccasion::All;
use crate::report::figures::violence::{ASKED, FOLLOW_UP, NOT_ASKED, OUTCOME};
use crate::violence::{FollowUp, NotAskedReason, Outcome};

impl Writer<'_> {
    fn count_of(&self, measure: &str, statistic: &str) -> String {
        self.number(self.figures.value(measure, All, statistic), 0)
    }

    /// A line with a count and its share.
    fn counted(&self, label: &str, measure: &str, statistic: &str) -> Row {
        let share = self.figures.value(measure, All, &format!("{statistic}_share"));
        Row::Cells(vec![label.to_owned(), self.count_of(measure, statistic), self.percent(share)])
    }

    /// From everyone who was enrolled to those who answered everything.
    pub(super) fn asked_about_violence(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("of enrolled", "av inskrivna")];
        let title = ["Questions about violence: who was asked", "Frågor om våld: vilka som tillfrågats"];
        let mut section = self.section(title, head);
        if self.report.screening().is_none() {
            return section;
        }
        let stages = [
            ("enrolled", self.say("enrolled", "inskrivna")),
            ("asked", self.say("asked", "tillfrågade")),
            ("answered", self.say("answered, wholly or in part", "svarat, helt eller delvis")),
            ("complete", self.say("every mandatory question taken up", "alla obligatoriska frågor har tagits upp")),
        ];
        section.rows.extend(stages.map(|(statistic, label)| self.counted(label, ASKED, statistic)));
        let reasons: Vec<String> = NotAskedReason::ALL
            .iter()
            .filter(|reason| self.figures.value(NOT_ASKED, All, reason.code()).is_some_and(|people| people > 0.0))
            .map(|reason| format!("{} {}", self.language.label(&reason.label()), self.count_of(NOT_ASKED, reason.code())))
            .collect();
        if !reasons.is_empty() {
            section.remarks.push(format!("{}: {}.", self.say("Not asked", "Inte tillfrågade"), reasons.join(", ")));
        }
        section
    }

    /// How many are in each class.
    pub(super) fn violence_outcomes(&self) -> Section {
        let head = vec!["", self.say("people", "personer"), self.say("of enrolled", "av inskrivna")];
        let mut section = self.section(["Questions about violence: what was said", "Frågor om våld: vad som framkommit"], head);
        if self.report.screening().is_none() {
            return section;
        }
        let outcomes = Outcome::CODES.into_iter().zip(Outcome::LABELS);
        section.rows.extend(outcomes.map(|(code, label)| self.counted(self.language.label(&label), OUTCOME, code)));
        if self.figures.value(OUTCOME, All, "invalid").is_some_and(|invalid| invalid > 0.0) {
            section.rows.push(self.counted(
                self.say("answers that cannot be read", "svar som inte kan läsas"),
                OUTCOME,
                "invalid",
            ));
        }
        let share = |statistic: &str| self.figures.figure(ASKED, All, statistic);
        let of = |statistic: &str| {
            let figure = share(statistic);
            let n = figure.and_then(|figure| figure.n).unwrap_or(0);
            format!("{} {} {n}", self.percent(figure.and_then(|figure| figure.value)), self.say("of", "av"))
        };
        let current = self.report.screening().map(|screening| screening.current.label());
        section.remarks.extend(current.map(|label| {
            format!("{}: {}.", self.say("Current is what is", "Som aktuellt räknas våld som är"), self.language.label(&label))
        }));
        section.remarks.extend([
            format!(
                "{}: {}.",
                self.say(
                    "Told of violence or of danger now, of those who told of it or denied it",
                    "Har berättat om våld eller fara nu, av dem vars svar ger besked"
                ),
                of("disclosed_of_answered"),
            ),
            format!("{}: {}.", self.say("The same, of everyone asked", "Samma, av alla tillfrågade"), of("disclosed_of_asked")),
            self.say(
                "The classes are no scale. That nothing was said does not mean that there was no violence.",
                "Klasserna är ingen skala. Att inget framkommit betyder inte att våld inte förekommit.",
            )
            .to_owned(),
        ]);
        section
    }

    /// What staff may have to do.
    pub(super) fn violence_follow_up(&self) -> Section {
        let head = vec!["", self.say("people", "personer")];
        let mut section = self.section(["Questions about violence: to follow up", "Frågor om våld: att följa upp"], head);
        if self.report.screening().is_none() {
            return section;
        }
        for follow_up in FollowUp::ALL {
            if self.figures.value(FOLLOW_UP, All, follow_up.code()).is_some_and(|people| people > 0.0) {
                let label = self.language.label(&follow_up.label()).to_owned();
                section.rows.push(Row::Cells(vec![label, self.count_of(FOLLOW_UP, follow_up.code())]));
            }
        }
        let staff = self.say("Staff decide; these are reminders.", "Personalen avgör; detta är bara påminnelser.");
        section.remarks.push(staff.to_owned());
        section
    }
}
