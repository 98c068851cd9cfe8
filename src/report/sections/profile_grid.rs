//! The Health Profile Grid: each pair of profiles by its ranks.

use super::questionnaire::Questionnaire;
use super::section::Section;
use super::writer::SectionWriter;
use crate::eq5d5l::{HealthChange, Profile};
use crate::figure::FigureOccasion::Change;
use crate::figure::{Counted, Statistic};
use crate::report::pictures::{About, GridPoint, Picture, ProfileGridPicture};

/// Lines of the table beyond this are only in the figures.
const MOST_LINES: usize = 60;

/// A pair of profiles that occurs.
struct Pair {
    profiles: [Profile; 2],
    people: f64,
    ranks: [f64; 2],
}

impl<'a> SectionWriter<'a> {
    /// One grid for each chosen value set; never in a report that may leave.
    pub(super) fn profile_grids(&self, of: &Questionnaire<'a>) -> Vec<Section> {
        let sets = of.measures.iter().filter_map(|measure| measure.id.strip_prefix(&format!("{}.index@", of.id)));
        sets.map(|set| self.profile_grid(of, set)).collect()
    }

    fn profile_grid(&self, of: &Questionnaire<'a>, set: &str) -> Section {
        let head = vec![
            self.say("profile at start", "profil vid start"),
            self.say("profile at exit", "profil vid avslut"),
            self.say("rank start", "rang start"),
            self.say("rank exit", "rang avslut"),
            self.say("people", "personer"),
            self.say("class", "klass"),
        ];
        let mut section = self.section(["Health Profile Grid", "Diagram över hälsoprofiler"], head).internal().of_change();
        section.title = format!("{} ({set})", section.title);
        let pairs = self.pairs_of_profiles(&format!("{}.grid@{set}", of.id));
        if pairs.is_empty() {
            return section;
        }
        for pair in pairs.iter().take(MOST_LINES) {
            let [start, exit] = pair.ranks.map(|rank| self.count(Some(rank)));
            let (_, _, class) = self.class_of(pair);
            let cells = [pair.profiles[1].to_string().into(), start, exit, self.count(Some(pair.people)), class.into()];
            section.line(&pair.profiles[0].to_string(), cells);
        }
        let remark = self.say(
            "Every profile has a rank by the value set: 1 is the best and 3125 the worst.",
            "Varje profil har en rang enligt värdesetet: 1 är bäst och 3125 sämst.",
        );
        section.remarks.push(remark.to_owned());
        if pairs.len() > MOST_LINES {
            let more = self.say("Further pairs, drawn and not listed", "Ytterligare par, ritade men inte i tabellen");
            section.remarks.push(format!("{more}: {}.", pairs.len() - MOST_LINES));
        }
        section.pictures.push(self.grid_drawn(&pairs, set));
        section
    }

    /// What the figures of the grid say, one figure after the other.
    fn pairs_of_profiles(&self, grid: &str) -> Vec<Pair> {
        let pair = |name: &str| {
            let (start, exit) = name.split_once('-')?;
            let measure = format!("{grid}.{name}");
            let figure = |statistic: Statistic| self.of(&measure, Change, statistic).value();
            Some(Pair {
                profiles: [start.parse().ok()?, exit.parse().ok()?],
                people: figure(Counted::Count.into())?,
                ranks: [figure(Statistic::RankStart)?, figure(Statistic::RankExit)?],
            })
        };
        let counts = self.figures.all().iter().filter(|figure| figure.statistic == Counted::Count.into());
        let names = counts.filter_map(|figure| figure.measure.strip_prefix(grid)?.strip_prefix('.'));
        names.filter_map(pair).collect()
    }

    fn class_of(&self, pair: &Pair) -> (HealthChange, &'static str, &'static str) {
        let [start, exit] = pair.profiles;
        let change = start.change_to(exit);
        let class = self.classes().into_iter().find(|(of, ..)| *of == change);
        class.unwrap_or((HealthChange::NoChange, "same", ""))
    }

    fn grid_drawn(&self, pairs: &[Pair], set: &str) -> Picture {
        let points = pairs.iter().map(|pair| GridPoint { class: self.class_of(pair).1, ranks: pair.ranks, people: pair.people });
        let about = About {
            title: format!("{} ({set})", self.say("Health Profile Grid", "Diagram över hälsoprofiler")),
            description: self
                .say(
                    "Each mark is a pair of profiles, its rank at start across and at exit upwards, the best in the lower left \
                     corner. Below the diagonal is better at exit, above it worse.",
                    "Varje tecken är ett par av profiler, med rang vid start vågrätt och vid avslut lodrätt, bäst i nedre vänstra \
                     hörnet. Under diagonalen är bättre vid avslut, över den sämre.",
                )
                .to_owned(),
        };
        let legend = self.classes().map(|(_, class, name)| (class, name.to_owned()));
        Picture::ProfileGrid(ProfileGridPicture {
            about,
            across: self.say("rank at start", "rang vid start").to_owned(),
            upwards: self.say("rank at exit", "rang vid avslut").to_owned(),
            better: self.say("better at exit", "bättre vid avslut").to_owned(),
            worse: self.say("worse at exit", "sämre vid avslut").to_owned(),
            legend: legend.into(),
            points: points.collect(),
        })
    }
}
