//! Where people went.

use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::{Counted, Statistic};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Where people went; several at once are possible.
    pub(in crate::report::sections) fn exits(&self) -> Section {
        let head = vec![
            "",
            self.say("people", "personer"),
            self.say("share", "andel"),
            self.say("of them certain", "varav säkra"),
            self.say("kind: started", "slag: påbörjad"),
            self.say("kind: returned", "slag: återgång"),
            self.say("no kind", "utan slag"),
        ];
        let mut section = self.section(["Where people went", "Vart deltagarna gick vidare"], head);
        let Some(programme) = self.report.programme() else { return section };
        for code in programme.codes().iter().filter(|code| code.exit) {
            let measure = format!("exit_to.{}", code.id);
            if self.of_programme(&measure, Counted::Persons).may_be_some() {
                let count = |statistic: Statistic| self.programme_count(&measure, statistic);
                let share = self.programme_share(&measure, Statistic::Share(Counted::Persons));
                let cells = [
                    count(Counted::Persons.into()),
                    share,
                    count(Counted::Certain.into()),
                    count(Statistic::Started),
                    count(Statistic::Returned),
                    count(Statistic::KindNotRecorded),
                ];
                section.line(self.code(code), cells);
            }
        }
        let together = self.parties(programme, "exit_to", |code| code.exit);
        for (measure, label) in &together {
            let cells = [
                self.programme_count(measure, Counted::Persons),
                self.programme_share(measure, Statistic::Share(Counted::Persons)),
            ];
            section.line(label, cells.into_iter().chain(std::iter::repeat_with(|| self.count(Shown::Absent)).take(4)));
        }
        let exits = programme.codes().iter().filter(|code| code.exit);
        let entries = exits.map(|code| (format!("exit_to.{}", code.id), self.code(code).to_owned()));
        let title = self.say("Participants by where they went, several possible", "Deltagare efter vart de gått, flera möjliga");
        section.pictures.extend(self.people_drawn(title, entries, &together));
        let of = |statistic: Statistic| self.programme_count("exit_to", statistic);
        section.lead = self.exits_in_words();
        section.remarks.extend(self.sentence(
            "Exits: {mentions}, {certain} of them certain; people: {closed}, {several} of them with more than one.",
            "Avslut: {mentions}, varav {certain} säkra; personer: {closed}, varav {several} med flera.",
            &[
                ("{closed}", of(Statistic::Closed)),
                ("{several}", of(Statistic::Several)),
                ("{mentions}", of(Statistic::Mentions)),
                ("{certain}", of(Statistic::MentionsCertain)),
            ],
        ));
        let returned = |statistic: Statistic| self.programme_count("returned_to_referrer", statistic);
        section.remarks.extend(self.sentence(
            "Back to the referrer is worked out from who referred and where people went, whatever kind is recorded: {any}, {only} of them with no other exit.",
            "Tillbaka till den som hänvisade räknas ut av hänvisning och avslut, oavsett vilket slag som antecknats: {any}, varav {only} utan något annat avslut.",
            &[("{any}", returned(Counted::Any.into())), ("{only}", returned(Counted::Only.into()))],
        ));
        section.remarks.extend(self.kind_not_recorded(programme).filter(|_| !self.is_release));
        let shares = self.say("Shares are of all participants.", "Andelarna är av alla deltagare.");
        section.remarks.push(shares.to_owned());
        if self.of_programme("exit_to", Counted::Invalid).may_be_some() {
            let text = self.say("People with an exit that cannot be read", "Personer med ett avslut som inte kan läsas");
            section.remarks.push(format!("{text}: {}.", of(Counted::Invalid.into())));
        }
        section
    }
}
