//! How to read a report, what it rests on, whose instruments these are.

use super::writer::SectionWriter;
use crate::figure::Measure;
use crate::ground::Language;
use crate::instrument::MissingRule;
use crate::table::Coding;

/// One point of the method: what it is about, and what it says.
pub(in crate::report) struct Note {
    pub(in crate::report) about: String,
    pub(in crate::report) text: String,
}

/// How many answers of a scale may be missing, in words.
pub(in crate::report) fn allowed_missing(rule: MissingRule, language: Language) -> &'static str {
    match rule {
        MissingRule::Complete => language.pick("none may be missing", "inga får saknas"),
        MissingRule::Prorate20 => {
            language.pick("at most 20 % of a scale's items may be missing", "högst 20 % av en skalas frågor får saknas")
        }
        MissingRule::Half => {
            language.pick("at most half of a scale's items may be missing", "högst hälften av en skalas frågor får saknas")
        }
    }
}

/// What the cells of an item stand for, in words.
pub(in crate::report) fn coding_told(coding: &Coding, language: Language) -> String {
    match coding {
        Coding::Texts(texts) => {
            texts.iter().map(|(text, code)| format!("{} = {code}", text.trim())).collect::<Vec<_>>().join("; ")
        }
        Coding::FromZero => language
            .pick("counted from 0 in the table, and read one higher", "räknat från 0 i tabellen, och läst ett steg högre")
            .to_owned(),
        Coding::Reversed => language
            .pick("counted from the other end in the table, and turned", "räknat från andra hållet i tabellen, och vänt")
            .to_owned(),
    }
}

impl SectionWriter<'_> {
    /// The caveats that stand under every comparison of start with exit.
    pub(super) fn caveats(&self) -> &'static str {
        self.say(
            "This is of the group: it does not mean that every participant feels better. Answers can vary a great deal from \
             day to day. Nothing here says what caused a change.",
            "Detta gäller gruppen: det innebär inte att alla deltagare upplever en förbättring. Svaren kan variera stort från \
             dag till dag. Inget här säger vad som orsakat en förändring.",
        )
    }

    /// How to read it, what it rests on, whose instruments these are.
    pub(super) fn method(&self) -> Vec<Note> {
        let report = self.report;
        let mut notes = Vec::new();
        let mut add = |about: &str, text: String| notes.push(Note { about: about.to_owned(), text });
        if !report.measures().is_empty() {
            let of_n = self.say(
                "A sum depends on how many people are in it: never compare sums of different n.",
                "En summa beror på hur många som ingår: jämför aldrig summor med olika n.",
            );
            add(self.say("Joint sums", "Gemensamma summor"), of_n.to_owned());
        }
        if report.has_keyed_sums() {
            let allowed = allowed_missing(report.options().missing, self.language);
            let rule = self.say("Missing answers in sums of items", "Saknade svar i summaskalor");
            add(rule, super::moves::capitalized(&format!("{allowed}.")));
        }
        for (name, coding) in &report.options().codes {
            let text = coding_told(coding, self.language);
            // of an item people know its name better than its code
            let is_it = |measure: &&Measure| measure.is_item && measure.id.split_once('.').is_some_and(|(_, item)| item == name);
            let known = report.measures().iter().find(is_it).map_or(name.as_str(), |measure| self.label(measure));
            add(&format!("{} {known}", self.say("Codes of", "Koder för")), text);
        }
        for set in report.value_sets() {
            let about = format!("{} {}", self.say("Value set", "Värdeset"), set.id);
            add(&about, format!("{}, doi {}", set.citation, set.doi));
        }
        for norm in &report.options().norms {
            add(&format!("Norm {}", norm.measure), norm.source.clone());
        }
        if let Some(programme) = report.programme() {
            let name = self.language.label(programme.name());
            add(self.say("Programme", "Insats"), format!("{name}. {}", programme.source().citation));
            add(self.say("Goal", "Mål"), programme.goal().citation.to_string());
        }
        if let Some(screening) = report.screening() {
            let current = self.say("current is", "aktuellt är");
            let label = self.language.label(&screening.current.label()).to_owned();
            let forms = screening.forms.join(", ");
            add(self.say("Violence form", "Våldsformulär"), format!("{forms}; {current}: {label}"));
        }
        add(self.say("Disclosure", "Röjandekontroll"), self.disclosure());
        for notice in report.notices() {
            add(self.say("Rights and use", "Rättigheter och användning"), self.language.label(notice).to_owned());
        }
        add(self.say("Made with", "Framställd med"), format!("enkat {}", env!("CARGO_PKG_VERSION")));
        notes
    }

    fn disclosure(&self) -> String {
        #[cfg(feature = "disclosure")]
        if let Some(policy) = self.report.policy() {
            return self.rule(policy);
        }
        let text = if self.is_release {
            self.say(
                "small counts, and others that would give them away, are suppressed; suppressed means neither missing nor zero",
                "små antal, och andra tal som skulle röja dem, är skyddade; skyddat är varken inget eller noll",
            )
        } else {
            self.say(
                "none: every figure is exact, and this report must not be passed on",
                "ingen: alla tal är exakta, och rapporten får inte spridas",
            )
        };
        text.to_owned()
    }

    /// The rule of a release with its thresholds.
    #[cfg(feature = "disclosure")]
    fn rule(&self, policy: crate::release::Policy) -> String {
        let text = match policy.rounding() {
            None => self.say(
                "counts below {k} are suppressed, and so is what they could be worked out from; of the questions about violence \
                 counts below {v}, none and everyone. Shares rest on at least {d} people ({dv} for violence). Joint sums are of the \
                 same people both times and rounded; the number of people is told as a range where it would reveal a few. \
                 Suppressed means neither missing nor zero. A later release of the same people, or one by other columns, has to be \
                 held against this one (--previous): without that the two together may tell what neither does. \
                 As no release says who is in it, one who has left and one who has come are noticed only where a figure changes.",
                "antal under {k} är skyddade, liksom det som de skulle kunna räknas ut från; för frågorna om våld antal under {v}, \
                 ingen och alla. Andelar vilar på minst {d} personer ({dv} för våld). Gemensamma summor gäller samma personer \
                 båda gångerna och är avrundade; antalet personer anges som ett spann där det annars skulle röja några få. \
                 Skyddat är varken inget eller noll. En senare rapport om samma personer, eller en efter andra kolumner, måste \
                 prövas mot den här (--previous): annars kan de två tillsammans röja det som ingen av dem gör. \
                 Ingen rapport säger vilka som ingår, så en som slutat och en som tillkommit märks bara där ett tal ändras.",
            ),
            Some(_) => self.say(
                "counts are rounded down to a multiple of {k}, so {k} stands for {k} to {top}; no shares or means are given. Counts \
                 of the questions about violence below {v} are suppressed. Joint sums are of the same people both times and rounded. \
                 A later release of the same people, or one by other columns, has to be held against this one (--previous). As no \
                 release says who is in it, one who has left and one who has come are noticed only where a figure changes.",
                "antal är avrundade nedåt till en multipel av {k}, så {k} står för {k} till {top}; inga andelar eller medelvärden \
                 anges. Antal under {v} för frågorna om våld är skyddade. Gemensamma summor gäller samma personer båda gångerna \
                 och är avrundade. En senare rapport om samma personer, eller en efter andra kolumner, måste prövas mot den här \
                 (--previous). Ingen rapport säger vilka som ingår, så en som slutat och en som tillkommit märks bara där ett tal ändras.",
            ),
        };
        [
            ("{k}", policy.min_cell()),
            ("{v}", policy.min_cell_violence()),
            ("{dv}", policy.min_denominator_violence()),
            ("{d}", policy.min_denominator()),
            ("{top}", policy.min_cell().saturating_mul(2) - 1),
        ]
        .into_iter()
        .fold(text.to_owned(), |text, (key, number)| text.replace(key, &number.to_string()))
    }
}
