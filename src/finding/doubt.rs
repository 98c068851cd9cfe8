//! What a finding about whole columns says of a report: why its figures may be wrong.

use super::Rule;
use crate::instrument::Label;

impl Rule {
    /// Why the figures of a report may be wrong where this rule is broken, in both languages; none
    /// for a rule that is about single cells, rows or people.
    pub(crate) const fn doubt(self) -> Option<[&'static str; 2]> {
        Some(match self {
            Self::NoColumn => [
                "an item has no column, so scores that need it are missing",
                "en fråga saknar kolumn; poäng som bygger på den saknas",
            ],
            Self::LikelyMissingCode => [
                "the same number out of range stands in many rows; it may be a missing code",
                "samma tal utanför skalan står på många rader; det kan vara en kod för saknat svar",
            ],
            Self::ZeroBased => [
                "the levels seem to be counted from 0, so figures of them are wrong",
                "nivåerna verkar vara räknade från 0; då är deras siffror fel",
            ],
            Self::OnlyThreeLevels => [
                "nobody answered above level 3; the answers may be to EQ-5D-3L, whose levels mean something else",
                "ingen har svarat över nivå 3; svaren kan gälla EQ-5D-3L, där nivåerna betyder något annat",
            ],
            Self::AlreadyReversed => [
                "the reverse-keyed items seem to be already reversed; answers are taken as marked on the form",
                "de omvända frågorna verkar redan vara omvända; svaren ska vara som de kryssats på formuläret",
            ],
            Self::StraightLining => {
                ["many people gave the same answer to every item", "många har gett samma svar på alla frågor"]
            }
            Self::ImplausibleShift => [
                "the mean moves further from start to exit than a group does",
                "medelvärdet ändras mer från start till avslut än en grupp brukar göra",
            ],
            Self::LevelsReversed => [
                "the levels seem to run the other way: the higher the level, the better the EQ VAS score",
                "nivåerna verkar gå åt andra hållet: ju högre nivå, desto bättre EQ VAS",
            ],
            Self::LackedByPart => [
                "a table lacks the column that others have, so answers of its people are missing",
                "en tabell saknar kolumnen som andra har; svaren från dess personer saknas",
            ],
            Self::AlikeIds => [
                "some ids differ only in case, blanks or leading zeros; one person may count as two",
                "några löpnummer skiljer sig bara i versaler, blanksteg eller inledande nollor; en person kan räknas som två",
            ],
            Self::LooksUnread => [
                "looks like answers to a questionnaire and was not read, so the answers are in no figure",
                "ser ut som svar på ett formulär men är inte inläst, så svaren ingår inte i någon siffra",
            ],
            Self::OccasionNotMet => [
                "no row has the label that was given for one of the occasions",
                "ingen rad har den beteckning som angavs för ett av tillfällena",
            ],
            _ => return None,
        })
    }
}

/// What findings about whole columns say of a report, a sentence for each rule.
pub(crate) fn doubts<'c>(found: impl IntoIterator<Item = (Rule, &'c str)>) -> Vec<Label> {
    let mut columns: Vec<(Rule, Vec<&str>)> = Vec::new();
    for (rule, column) in found {
        // of both occasions of a wide table the same is said
        let column = column.strip_prefix("start.").or(column.strip_prefix("exit.")).unwrap_or(column);
        match columns.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, known)) if known.contains(&column) => {}
            Some((_, known)) => known.push(column),
            None => columns.push((rule, vec![column])),
        }
    }
    columns.sort_by_key(|(rule, _)| *rule);
    let label = |(rule, columns): (Rule, Vec<&str>)| {
        let [en, sv] = rule.doubt()?;
        let columns = columns.join(", ");
        Some(Label { en: format!("{columns}: {en}").into(), sv: format!("{columns}: {sv}").into() })
    };
    columns.into_iter().filter_map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rule, doubts};

    #[test]
    fn a_sentence_for_each_rule_names_its_columns_once() {
        let found = [(Rule::ZeroBased, "mo"), (Rule::AlreadyReversed, "start.soc13"), (Rule::ZeroBased, "sc")];
        let found = found.into_iter().chain([(Rule::AlreadyReversed, "exit.soc13"), (Rule::OutOfRange, "mo")]);
        let labels = doubts(found);
        assert_eq!(labels.len(), 2);
        assert!(labels[0].en.starts_with("mo, sc: the levels seem") && labels[0].sv.starts_with("mo, sc: nivåerna"));
        assert!(labels[1].en.starts_with("soc13: the reverse-keyed"));
    }
}
