//! By whom people were referred.

use super::super::section::Section;
use super::super::writer::SectionWriter;
use crate::figure::{Counted, Statistic};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// By whom people were referred, and who of them take part: a sender of nobody is said, too.
    pub(in crate::report::sections) fn referrals(&self) -> Section {
        let head = vec![
            "",
            self.say("referred", "hänvisade"),
            self.say("turned down", "avvisade"),
            self.say("participants", "deltagare"),
            self.say("share", "andel"),
        ];
        let mut section = self.section(["Referred from", "Hänvisade från"], head);
        let Some(programme) = self.report.programme() else { return section };
        let merges = self.merges("referred_from");
        for code in programme.codes().iter().filter(|code| code.sender) {
            let [referrals, from] = ["referrals", "referred_from"].map(|of| format!("{of}.{}", code.id));
            let cells = [
                self.programme_count(&referrals, Statistic::Received),
                self.programme_count(&referrals, Counted::Declined),
                self.programme_count(&from, Counted::Persons),
                self.programme_share(&from, Statistic::Share(Counted::Persons)),
            ];
            if !(merges && self.of_programme(&from, Counted::Persons) == Shown::Suppressed) {
                section.line(self.code(code), cells);
            }
        }
        let together = self.parties(programme, "referred_from", |code| code.sender);
        for (measure, label) in &together {
            let share = self.programme_share(measure, Statistic::Share(Counted::Persons));
            section.line(label, [self.none(), self.none(), self.programme_count(measure, Counted::Persons), share]);
        }
        let rest = self.rest_beside("referred_from", &together);
        if rest.value().is_some() {
            section.line(self.rest_label(), [self.none(), self.none(), self.count(rest), self.none()]);
        }
        let [missing, invalid] = [Statistic::Missing, Counted::Invalid.into()].map(|why| self.of_programme("referred_from", why));
        let unknown = missing.with(invalid, |missing, invalid| missing + invalid);
        section.line(
            self.say("not recorded or not readable", "inte angivet eller inte läsbart"),
            [self.none(), self.none(), self.count(unknown), self.none()],
        );
        let all = |statistic: Statistic| self.of_programme("participants", statistic);
        let accepted_or_not =
            all(Counted::Persons.into()).with(all(Statistic::DeclinedReferrals), |accepted, declined| accepted + declined);
        let received = accepted_or_not.with(all(Counted::Invalid.into()), |decided, invalid| decided + invalid);
        let all_of_them = [
            self.count(received),
            self.count(all(Statistic::DeclinedReferrals)),
            self.count(all(Counted::Persons.into())),
            self.none(),
        ];
        section.line(self.say("all", "alla"), all_of_them);
        let senders = || programme.codes().iter().filter(|code| code.sender);
        section.lead = self.took_part(programme);
        section.brief = 1;
        let title = self.say("Participants by who referred them", "Deltagare efter vem som hänvisat");
        let entries = senders().map(|code| (format!("referred_from.{}", code.id), self.code(code).to_owned()));
        section.pictures.extend(self.people_drawn(title, entries, &together));
        let reasons = programme.decline_reasons().iter().map(|reason| (format!("declined.{}", reason.id), &reason.label));
        section.remarks.extend(self.listed(self.say("Turned down because", "Avvisade på grund av"), reasons));
        if let Some(budget) = all(Counted::Budget.into()).value() {
            let text = self.say("Budgeted participants", "Budgeterat antal deltagare");
            section.remarks.push(format!("{text}: {}.", self.count(Some(budget))));
        }
        section
    }
}
