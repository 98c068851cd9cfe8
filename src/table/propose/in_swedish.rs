//! What a proposal says of itself in Swedish.

use super::Evidence;
use super::evidence::Content;
use crate::ground::Language;

impl Evidence {
    /// The same as it prints, in a language; `why` of what was refused is as the error prints.
    #[must_use]
    pub fn told_in(&self, language: Language) -> String {
        match language {
            Language::En => self.to_string(),
            Language::Sv => self.in_swedish(),
        }
    }

    fn in_swedish(&self) -> String {
        match self {
            Self::Name => "efter namnet".into(),
            Self::Holds(content) => format!("den innehåller {}", content.in_swedish()),
            Self::HoldsOther(content) => format!("men det mesta är något annat än {}", content.in_swedish()),
            Self::Texts { texts, .. } => {
                format!("den innehåller texter ({}) där tal väntas: se koderna i slutet", texts.len())
            }
            Self::FromZero { .. } => {
                "tillsammans med de övriga frågorna innehåller den ofta 0 och aldrig den högsta koden: kanske räknad från 0"
                    .into()
            }
            Self::Empty => "den är tom".into(),
            Self::OnlyFitting => "den enda med ett sådant namn och ett sådant innehåll".into(),
            Self::Rivals => "men det kan en annan kolumn också vara".into(),
            Self::Taken => "men en annan kolumn heter redan så".into(),
            Self::ItemsApart => "men frågorna som den samlar har egna kolumner".into(),
            Self::NoOccasion => "men namnet säger inget om tillfället, och andra namn gör det".into(),
            Self::Numbered { count } => {
                format!("{count} kolumner med nummer; ordningen är inte kontrollerad: jämför några med formuläret")
            }
            Self::OtherName => "men namnen säger inget om frågeformuläret".into(),
            Self::NeverHigh { from, to } => format!("men ingen av dem innehåller någonsin {from} eller {to}"),
            Self::OftenZero { columns } => {
                format!("{columns} av dem innehåller ofta 0: kanske räknade från 0; här flyttas inget")
            }
            Self::Ids { people, rows, most } => {
                format!("den innehåller {people} olika på {rows} rader, högst {most} av samma; det måste vara en pseudonym")
            }
            Self::FirstColumn => "det är den första kolumnen, och ingen heter som ett id".into(),
            Self::Labels { start, exit } => format!("den innehåller ”{start}” och ”{exit}”"),
            Self::OneLabel { label } => format!("den innehåller ”{label}”, och inget känt namn på det andra tillfället"),
            Self::TwoLabels => "den har två namn, och det är okänt vilket som kommer först".into(),
            Self::Pairs { several: 0, .. } => "ingen person har flera rader, så inga par är kända".into(),
            Self::Pairs { both, several } => {
                format!("{both} av {several} personer med flera rader har vart och ett av de två namnen en gång")
            }
            Self::Words => "efter orden".into(),
            Self::Numbers => "mindre säkert, för ordningen är gissad efter talen".into(),
            Self::OtherLabels { rows } => format!(
                "{rows} rader har ett annat namn; när tillfällen har angetts tas de raderna inte med, med en notis för varje namn"
            ),
            Self::UnknownLabels { labels } => format!("den har {labels} namn, och inget av dem är känt"),
            Self::SeveralRows { most } => format!("en person har upp till {most} rader; någon kolumn skiljer dem kanske åt"),
            Self::Range { low, high } => format!("talen ligger mellan {low} och {high}"),
            Self::UnknownValueSet => "vilket värdeset det gäller har inte gissats".into(),
            Self::Refused { why } => format!("men tabellen kunde inte läsas med den: {why}"),
        }
    }
}

impl Content {
    fn in_swedish(&self) -> String {
        match self {
            Self::Whole { min, max } => format!("heltal från {min} till {max}"),
            Self::Digits { width, min, max } => format!("{width} siffror från {min} till {max}"),
            Self::Days => "dagar som 2026-11-23".into(),
            Self::Facts => "det som verksamheten kan läsa så".into(),
        }
    }
}
