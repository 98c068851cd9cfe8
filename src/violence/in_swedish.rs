//! What is wrong with the definition of a form, in Swedish. A fault without it does not compile.

use super::fault::Mixed;
use super::{Condition, Fault, FaultKind, Form, FormError};

impl FormError {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        let faults: Vec<String> = self.faults.iter().map(Fault::in_swedish).collect();
        format!("formuläret {} har fel: {}", self.form, faults.join("; "))
    }
}

impl Fault {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        let item = self.item.as_ref().map_or(String::new(), |item| format!("frågan {item}: "));
        format!("{item}{} ({})", self.kind.in_swedish(), self.rule().code())
    }
}

impl FaultKind {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        match self {
            Self::SchemaVersion { found } => format!("schemats version är {found}, väntat 1"),
            Self::FormId => {
                "ett formulärs id är 1 till 40 små bokstäver a till z, siffror och -, och varken start eller exit".to_owned()
            }
            Self::ItemCount { found } => format!("{found} frågor, väntat 1 till {}", Form::MOST_ITEMS),
            Self::ItemCode => "en frågas kod är 1 till 40 små bokstäver a till z, siffror och _".to_owned(),
            Self::ReservedCode => "koden är upptagen av en kolumn om hur frågorna ställdes".to_owned(),
            Self::RepeatedCode => "flera frågor har samma kod".to_owned(),
            Self::ConditionSize => {
                format!("villkoret är djupare än {} eller har fler än {} delar", Condition::DEEPEST, Condition::MOST_PARTS)
            }
            Self::EmptyCondition => "villkoret har en tom lista, eller en ålder utan gränser".to_owned(),
            Self::UnknownDependency { on } => format!("ställs om {on} är besvarad, men formuläret har ingen sådan fråga"),
            Self::Cycle => "ställs bara efter en fråga som ställs bara efter den här".to_owned(),
            Self::Unreachable => "kan aldrig ställas: villkoret är aldrig uppfyllt".to_owned(),
            Self::NoMandatoryExposure => {
                "ingen obligatorisk fråga med rollen exposed som alltid ställs, väntat minst en".to_owned()
            }
            Self::MissingTranslation { what, language } => {
                format!("{what} saknas på språket {language}, som formuläret anger")
            }
            Self::UndeclaredLanguage { what, language } => {
                format!("{what} finns på språket {language}, som formuläret inte anger")
            }
            Self::Language { language } => format!("{language} är ingen språkkod, väntat till exempel sv, och varje kod en gång"),
            Self::WordingRights => "frågorna har ordalydelse, men wording_rights säger inte vems".to_owned(),
            Self::AgeRange { min, max } => format!("åldrar från {min} till {max}, väntat den lägre först"),
            Self::Dates => "valid_to ligger före valid_from".to_owned(),
            Self::OwnUse { how } => format!("eget våld och utsatthet för våld blandas: {}", how.in_swedish()),
            Self::Domain => "dess domän är inte densamma som för någon fråga om utsatthet som den följer på".to_owned(),
            Self::Window => "frågar om en längre tid bara sedan en kortare har fått ett ja".to_owned(),
            Self::ResponseSet => {
                "bara en fråga med rollen support_wish har svaren support_wish, och den har inga andra".to_owned()
            }
            Self::AnswerCode => {
                "en svarskod är 1 till 40 tecken med små bokstäver, inget som betyder tomt, och ger ingen kod en annan betydelse"
                    .to_owned()
            }
        }
    }
}

impl Mixed {
    const fn in_swedish(self) -> &'static str {
        match self {
            Self::CodeOfOwnUse => "koden säger eget våld, rollen utsatthet",
            Self::CodeOfExposure => "koden säger utsatthet, rollen eget våld",
            Self::OneAfterOther => "den ena frågan ställs efter den andra",
        }
    }
}
