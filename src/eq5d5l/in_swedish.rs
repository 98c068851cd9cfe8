//! What the errors of profiles and of own sets say in Swedish. An error without it does not compile.

use super::{OwnSetError, ProfileError};
use crate::ground::not_shown_in_swedish;

impl ProfileError {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        match self {
            Self::Length { found } => format!("en profil har 5 siffror, inte {found}"),
            Self::Digit { index, found } => format!("siffra {} i profilen är {found:?}, väntat 1 till 5", index + 1),
        }
    }
}

impl OwnSetError {
    /// The same as it prints, in Swedish.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        let shown = |text: &str| format!("”{}”", not_shown_in_swedish(text));
        match self {
            Self::Header { found } => {
                format!("rubrikraden är {}, väntat profile,value eller term,coefficient, med kommatecken", shown(found))
            }
            Self::Id { id } => {
                format!("id {} kan inte användas, väntat högst 40 bokstäver, siffror, '.', '_' och '-'", shown(id))
            }
            Self::Published { id } => format!("{id} är id för ett publicerat värdeset; välj ett annat"),
            Self::Number { of, found } => format!(
                "{} är {}, väntat ett tal som -0.123, mellan -1000 och 1000, avrundat till högst 12 decimaler",
                not_shown_in_swedish(of),
                shown(found)
            ),
            Self::UnknownTerm { term } => format!(
                "okänd term {}, väntat start, MO1 till AD5, N2 till N5, MO45 till AD45, N45SQ, MOxAD eller PDxAD",
                shown(term)
            ),
            Self::RepeatedTerm { term } => format!("termen {term} finns två gånger"),
            Self::MissingTerm { term } => format!("termen {term} saknas; skriv 0 om den inte har någon effekt"),
            Self::Profile(error) => error.in_swedish(),
            Self::RepeatedProfile { profile } => format!("profilen {profile} finns två gånger"),
            Self::MissingProfiles { first, missing } => {
                format!("{missing} av 3125 profiler saknar värde, den första är {first}")
            }
            Self::NotMonotone { profile, worse } => format!(
                "{worse} har ett högre värde än {profile}, som är bättre i en dimension; om det ska vara så, beskriv värdesetet i en TOML-fil med monotone = false"
            ),
            Self::Scale { best } => {
                format!("det bästa värdet är {best}, väntat högst 1 på skalan 0-1; ange skalan 0-100 om det är den")
            }
        }
    }
}
