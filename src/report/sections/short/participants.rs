//! Who took part, and who referred them.

use super::super::group_names::of_sex;
use super::super::moves::capitalized;
use super::super::section::Section;
use super::super::writer::{SectionWriter, heading, joined};
use super::by_group::MOST_COLUMNS;
use crate::figure::FigureOccasion::{Change, Exit, Start};
use crate::figure::{Counted, Statistic};
use crate::programme::{Code, Named, Programme};
use crate::report::pictures::{About, Band, Flow, FlowSide, Picture};
use crate::report::shown::Shown;

impl SectionWriter<'_> {
    /// Who took part, who referred them, and how many the comparisons rest on.
    pub(super) fn short_participants(&self) -> Vec<Section> {
        let Some(programme) = self.report.programme() else {
            let mut section = self.section(["Participants", "Deltagare"], Vec::new());
            section.lead = self.answered_in_words();
            return vec![section];
        };
        let mut section = self.section(
            ["Participants by who referred them", "Deltagare efter vem som hänvisat"],
            vec![self.say("referred by", "hänvisad från"), self.say("participants", "deltagare"), self.say("share", "andel")],
        );
        let participants = self.of_programme("participants", Counted::Persons);
        section.lead = self.took_part(programme);
        section.lead.extend(self.sexes_in_words(programme));
        section.lead.extend(self.answered_in_words());
        let routes = self.routes(programme);
        if routes.is_none() {
            self.sender_lines(programme, &mut section);
        }
        let nobody: Vec<&str> = programme
            .codes()
            .iter()
            .filter(|code| code.sender && self.from(code) == Shown::Number(0.0))
            .map(|code| self.code(code))
            .collect();
        // a count that is rounded down to nothing may be somebody's
        if !nobody.is_empty() && participants.may_be_some() && self.report.rounding_base() == 1 {
            let text = self.say("Nobody was referred by", "Ingen har hänvisats från");
            section.remarks.push(format!("{text} {}.", self.either(&nobody)));
        }
        if section.rows.is_empty() {
            section.head.clear();
        }
        std::iter::once(section).chain(routes).collect()
    }

    /// How many took part, and who referred the most.
    pub(in crate::report::sections) fn took_part(&self, programme: &Programme) -> Vec<String> {
        let participants = self.of_programme("participants", Counted::Persons);
        let people = [("{people}", self.people_counted(participants))];
        let took_part = self.sentence("{people} took part.", "{people} har deltagit.", &people);
        took_part.into_iter().chain(self.most_referred(programme)).collect()
    }

    fn from(&self, code: &Code) -> Shown {
        self.of_programme(&format!("referred_from.{}", code.id), Counted::Persons)
    }

    /// Codes by how many people they have, the most first, where all are told; otherwise in the order of their list.
    fn by_size<'c>(codes: impl Iterator<Item = &'c Code>, people: impl Fn(&Code) -> Shown) -> Vec<&'c Code> {
        let mut some: Vec<(&Code, Shown)> =
            codes.map(|code| (code, people(code))).filter(|(_, people)| people.may_be_some()).collect();
        if some.iter().all(|(_, people)| people.value().is_some()) {
            some.sort_by(|one, other| other.1.value().unwrap_or_default().total_cmp(&one.1.value().unwrap_or_default()));
        }
        some.into_iter().map(|(code, _)| code).collect()
    }

    pub(super) fn senders<'p>(&self, programme: &'p Programme) -> Vec<&'p Code> {
        Self::by_size(programme.codes().iter().filter(|code| code.sender), |code| self.from(code))
    }

    pub(super) fn places<'p>(&self, programme: &'p Programme) -> Vec<&'p Code> {
        let people = |code: &Code| self.of_programme(&format!("exit_to.{}", code.id), Counted::Persons);
        Self::by_size(programme.codes().iter().filter(|code| code.exit), people)
    }

    fn sender_lines(&self, programme: &Programme, section: &mut Section) {
        let merges = self.merges("referred_from");
        for code in self.senders(programme) {
            if !(merges && self.from(code).value().is_none()) {
                let share = self.programme_share(&format!("referred_from.{}", code.id), Statistic::Share(Counted::Persons));
                section.line(self.code(code), [self.count(self.from(code)), share]);
            }
        }
        let together = self.parties(programme, "referred_from", |code| code.sender);
        for (measure, label) in &together {
            let share = self.programme_share(measure, Statistic::Share(Counted::Persons));
            section.line(label, [self.programme_count(measure, Counted::Persons), share]);
        }
        let rest = self.rest_beside("referred_from", &together);
        if rest.value().is_some() {
            section.line(self.rest_label(), [self.count(rest), self.none()]);
        }
        let known = section.rows.len();
        let entries = self.senders(programme).into_iter();
        let entries = entries.map(|code| (format!("referred_from.{}", code.id), self.code(code).to_owned()));
        let title = self.say("Participants by who referred them", "Deltagare efter vem som hänvisat");
        // two of them are read faster than a picture
        section.pictures.extend(self.people_drawn(title, entries, &together).filter(|_| known > 2));
    }

    /// Who referred the most, where one did.
    fn most_referred(&self, programme: &Programme) -> Option<String> {
        let people: Option<Vec<(&Code, f64)>> = programme
            .codes()
            .iter()
            .filter(|code| code.sender)
            .map(|code| self.from(code).value().map(|people| (code, people)))
            .collect();
        // those who are told together are fewer than one who is told alone, or nothing is said
        let (people, rest) = if let Some(people) = people {
            (people, 0.0)
        } else {
            let senders = programme.codes().iter().filter(|code| code.sender);
            let told = senders.filter_map(|code| self.from(code).value().map(|people| (code, people))).collect();
            (told, self.of_programme("referred_from.rest", Counted::Persons).value()?)
        };
        let most = people.iter().map(|(_, people)| *people).fold(0.0, f64::max);
        let mut first = people.iter().filter(|(_, people)| *people == most);
        let (code, _) = first.next().filter(|_| most > rest)?;
        if first.next().is_some() {
            return None;
        }
        let is_all = self.of_programme("referred_from", Statistic::N).value() == Some(most);
        let [en, sv] = if is_all && most > 1.0 {
            ["{sender} referred all {n}.", "{sender} har hänvisat alla {n}."]
        } else {
            ["{sender} referred the most: {people} of {n} ({share}).", "{sender} har hänvisat flest: {people} av {n} ({share})."]
        };
        self.sentence(
            en,
            sv,
            &[
                ("{people}", self.count(Shown::Number(most))),
                ("{n}", self.participants_counted(self.of_programme("referred_from", Statistic::N))),
                ("{share}", self.programme_share(&format!("referred_from.{}", code.id), Statistic::Share(Counted::Persons))),
                ("{sender}", capitalized(self.code(code)).into()),
            ],
        )
    }

    fn sexes_in_words(&self, programme: &Programme) -> Option<String> {
        let people = |sex: &Named| self.of_programme(&format!("sex.{}", sex.id), Counted::Persons);
        let told: Vec<String> = programme
            .sexes()
            .iter()
            .filter(|sex| people(sex).value().is_some_and(|people| people > 0.0))
            .map(|sex| {
                let name = if people(sex) == Shown::Number(1.0) {
                    self.language.label(&sex.label)
                } else {
                    of_sex(&sex.id, &sex.label, self.language)
                };
                format!("{} {name}", self.count(people(sex)))
            })
            .collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        if told.is_empty() || self.report.rounding_base() > 1 {
            return None;
        }
        let of_each = programme.sexes().iter().map(|sex| people(sex).value()).sum::<Option<f64>>();
        let is_all = of_each.is_some() && of_each == self.of_programme("participants", Counted::Persons).value();
        let rest = self.say("; of the others it is not known or not shown", "; för övriga är det inte känt eller visas inte");
        Some(format!("{} {}{}.", self.say("They are", "De är"), self.enumerated(&told), if is_all { "" } else { rest }))
    }

    /// How many answered at both occasions, and who is in no comparison.
    fn answered_in_words(&self) -> Vec<String> {
        if self.report.measures().is_empty() {
            return Vec::new();
        }
        let of = |occasion, statistic: Statistic| self.of("people", occasion, statistic);
        if !self.report.has_occasions() {
            let people = self.people_counted(of(Start, Statistic::N));
            return self.sentence("{people} answered.", "{people} har svarat.", &[("{people}", people)]).into_iter().collect();
        }
        let [start, exit, both] = [of(Start, Statistic::N), of(Exit, Statistic::N), of(Change, Statistic::N)];
        let mut lines: Vec<String> = Vec::new();
        if start == exit && exit == both && both.value().is_some_and(|both| both > 1.0) {
            lines.extend(self.sentence(
                "All {both} answered at start and at exit.",
                "Alla {both} har svarat både vid start och vid avslut.",
                &[("{both}", self.count(both))],
            ));
            return lines;
        }
        lines.extend(self.sentence(
            "{start} answered at start and {exit} at exit; {both} did both times and are those who are compared.",
            "{start} har svarat vid start och {exit} vid avslut; {both} har svarat båda gångerna och ingår i jämförelserna.",
            &[("{start}", self.people_counted(start)), ("{exit}", self.how_many(exit)), ("{both}", self.how_many(both))],
        ));
        if lines.is_empty() {
            lines.extend(self.sentence(
                "{both} answered at start and at exit and are those who are compared.",
                "{both} har svarat både vid start och vid avslut och ingår i jämförelserna.",
                &[("{both}", self.people_counted(both))],
            ));
        }
        lines
    }

    /// Sender by exit, where every number of it is told.
    fn routes(&self, programme: &Programme) -> Option<Section> {
        // a release tells no routes: what it does not hold is not zero
        if self.is_release {
            return None;
        }
        let (senders, places) = (self.senders(programme), self.places(programme));
        if senders.is_empty() || places.is_empty() || senders.len() > MOST_COLUMNS {
            return None;
        }
        let route = |from: &Code, to: &Code| match self.of_programme(&format!("route.{}.{}", from.id, to.id), Counted::Persons) {
            Shown::Absent => Shown::Number(0.0),
            people => people,
        };
        let title = ["From who referred to where they went", "Från hänvisning till avslut"];
        let mut section = self.section(title, vec![self.say("exit to", "avslutad till")]);
        section.head.extend(senders.iter().map(|from| self.code(from).to_owned()));
        section.head.extend([self.say("all", "alla"), self.say("share of all", "andel av alla")].map(str::to_owned));
        let participants = senders.iter().map(|from| self.count(self.from(from)));
        let all = [self.programme_count("participants", Counted::Persons), self.none()];
        section.line(self.say("participants", "deltagare"), participants.chain(all));
        let shares = senders
            .iter()
            .map(|from| self.programme_share(&format!("referred_from.{}", from.id), Statistic::Share(Counted::Persons)));
        section.line(self.say("share of all", "andel av alla"), shares.chain([self.none(), self.none()]));
        section.rows.push(heading(self.say("Of them to", "Av dem till")));
        for to in &places {
            let measure = format!("exit_to.{}", to.id);
            let all = [
                self.programme_count(&measure, Counted::Persons),
                self.programme_share(&measure, Statistic::Share(Counted::Persons)),
            ];
            let cells = senders.iter().map(|from| self.count(route(from, to)));
            section.line(self.code(to), cells.chain(all));
        }
        let several = self.say(
            "A person may have several exits, so a column may add up to more than its participants.",
            "En deltagare kan ha flera avslut, så en kolumn kan ge mer än antalet deltagare.",
        );
        section.remarks.push(several.to_owned());
        section.pictures.push(self.routes_drawn(&senders, &places, &route));
        Some(section)
    }

    fn routes_drawn(&self, senders: &[&Code], places: &[&Code], route: &dyn Fn(&Code, &Code) -> Shown) -> Picture {
        let people = |shown: Shown| shown.value().unwrap_or_default();
        let mut bands = Vec::new();
        for (from, sender) in senders.iter().enumerate() {
            for (to, place) in places.iter().enumerate() {
                let size = people(route(sender, place));
                if size > 0.0 {
                    bands.push(Band { from, to, size });
                }
            }
        }
        let side = |code: &Code, shown: Shown| FlowSide { label: self.code(code).to_owned(), text: self.count(shown).text };
        let about = About {
            title: self.say("From who referred to where they went", "Från hänvisning till avslut").to_owned(),
            description: self
                .say(
                    "Who referred on the left, where people went on the right; the wider a band, the more people.",
                    "Till vänster vem som hänvisat, till höger vart deltagarna gick; ju bredare band, desto fler deltagare.",
                )
                .to_owned(),
        };
        Picture::Flow(Flow {
            about,
            left: senders.iter().map(|code| side(code, self.from(code))).collect(),
            right: places
                .iter()
                .map(|code| side(code, self.of_programme(&format!("exit_to.{}", code.id), Counted::Persons)))
                .collect(),
            bands,
        })
    }

    /// `a, b or c`.
    fn either(&self, names: &[&str]) -> String {
        joined(names, self.say("or", "eller"))
    }
}
