//! What findings about cells, rows and people say of a report: what it leaves out.

use super::{ProgrammeRule, Rule, Severity};
use crate::instrument::Label;

/// More columns than these are not named one by one.
const MOST_NAMED: usize = 6;

impl Rule {
    /// What a report leaves out where this rule is broken, in both languages, `{n}` for how often; none for a rule that voids
    /// nothing, is about whole columns, or may tell of an answer about violence.
    const fn left_out(self) -> Option<[&'static str; 2]> {
        Some(match self {
            Self::OutOfRange => [
                "{n} answers lie outside the range of their item and were not used",
                "{n} svar ligger utanför frågans skala och användes inte",
            ],
            Self::NotAnInteger => ["{n} answers have decimals and were not used", "{n} svar har decimaler och användes inte"],
            Self::NotANumber => ["{n} answers are texts and were not used", "{n} svar är text och användes inte"],
            Self::NoCode => [
                "{n} answers have no code among those that were declared and were not used",
                "{n} svar saknar kod bland dem som angetts och användes inte",
            ],
            Self::ColumnsDisagree => [
                "{n} answers differ between two columns for one item and were not used",
                "{n} svar skiljer sig mellan två kolumner för samma fråga och användes inte",
            ],
            Self::RowWidth => [
                "{n} rows have too few or too many cells, and their answers were not used",
                "{n} rader har för få eller för många celler, och deras svar användes inte",
            ],
            Self::BrokenLine => {
                ["{n} lines are broken, and their answers were not used", "{n} rader är trasiga, och deras svar användes inte"]
            }
            Self::LateKey => [
                "{n} rows have a name that the first rows lack, and their answers were not used",
                "{n} rader har ett namn som saknas i de första raderna, och deras svar användes inte",
            ],
            Self::RepeatedOccasion => [
                "{n} rows repeat an occasion of a person; no row of that occasion was used",
                "{n} rader upprepar ett tillfälle för en person; ingen rad för det tillfället användes",
            ],
            Self::UnknownOccasion => [
                "{n} rows have an occasion that is not known and are in no figure",
                "{n} rader har ett okänt tillfälle och ingår inte i någon siffra",
            ],
            Self::IgnoredOccasion => [
                "{n} other labels of occasions stand in the table; their rows are in no figure, and a QALY is of start and exit alone",
                "{n} andra beteckningar på tillfällen finns i tabellen; deras rader ingår inte i någon siffra, och QALY bygger bara på start \
                 och avslut",
            ],
            Self::NoId => ["{n} rows have no id and were not paired", "{n} rader saknar id och parades inte ihop"],
            Self::NoDate => ["{n} dates cannot be read", "{n} datum går inte att läsa"],
            Self::DatesOutOfOrder | Self::Programme(ProgrammeRule::ClosedBeforeEnrolment) => [
                "{n} people have an exit that is dated before the start",
                "{n} personer har ett avslut som är daterat före starten",
            ],
            Self::Programme(rule) if matches!(Self::Programme(rule).severity(), Severity::Error) => {
                ["{n} facts about the programme could not be used", "{n} uppgifter om insatsen kunde inte användas"]
            }
            _ => return None,
        })
    }

    /// So many findings of it are worth a sentence: a single one is a slip, a label stands for many rows.
    const fn fewest_left_out(self) -> u64 {
        if matches!(self, Self::IgnoredOccasion) { 1 } else { 2 }
    }
}

/// A sentence for each thing that was left out more than once. Without counts it tells neither how often nor in which columns, so
/// that it may stand in a release.
pub(crate) fn left_out<'c>(found: impl IntoIterator<Item = (Rule, &'c str, u64)>, with_counts: bool) -> Vec<Label> {
    let mut kinds: Vec<(Rule, [&str; 2], u64, Vec<&str>)> = Vec::new();
    for (rule, column, count) in found {
        let Some(sentences) = rule.left_out() else { continue };
        let kind = match kinds.iter_mut().position(|(_, known, ..)| *known == sentences) {
            Some(place) => place,
            None => {
                kinds.push((rule, sentences, 0, Vec::new()));
                kinds.len() - 1
            }
        };
        let Some((_, _, sum, columns)) = kinds.get_mut(kind) else { continue };
        *sum = sum.saturating_add(count);
        if !column.is_empty() && !columns.contains(&column) {
            columns.push(column);
        }
    }
    kinds.retain(|(rule, _, count, _)| *count >= rule.fewest_left_out());
    kinds.sort_by_key(|(rule, ..)| *rule);
    let label = |(_, [en, sv], count, columns): (Rule, [&str; 2], u64, Vec<&str>)| {
        if !with_counts {
            return Label { en: en.replace("{n}", "some").into(), sv: sv.replace("{n}", "några").into() };
        }
        let columns = match columns.len() {
            1..=MOST_NAMED => format!(" ({})", columns.join(", ")),
            _ => String::new(),
        };
        let [en, sv] = [en, sv].map(|text| text.replace("{n}", &count.to_string()) + &columns);
        Label { en: en.into(), sv: sv.into() }
    };
    kinds.into_iter().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::{Rule, left_out};
    use crate::finding::ViolenceRule;

    #[test]
    fn what_was_left_out_twice_is_told_with_a_number_or_without() {
        let found = [(Rule::OutOfRange, "mo", 2), (Rule::RowWidth, "", 1), (Rule::OutOfRange, "sc", 1), (Rule::Padded, "mo", 9)];
        let exact = left_out(found, true);
        assert_eq!(exact.len(), 1);
        assert_eq!(exact[0].en, "3 answers lie outside the range of their item and were not used (mo, sc)");
        assert_eq!(left_out(found, false)[0].sv, "några svar ligger utanför frågans skala och användes inte");
    }

    #[test]
    fn nothing_is_told_of_violence() {
        let rules = ViolenceRule::ALL.map(|rule| (Rule::Violence(rule), "se-guideline-1", 9));
        assert!(left_out(rules, true).is_empty());
    }
}
