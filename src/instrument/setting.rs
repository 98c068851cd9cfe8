//! Settings that are chosen by name.

use super::{Chosen, Definition};
use crate::ground::{close_names, did_you_mean, shown_name};

/// A setting, or a choice for it, that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SettingError {
    /// The questionnaire has no such setting.
    #[error("{instrument} has no setting {setting:?}")]
    Unknown {
        /// The questionnaire.
        instrument: String,
        /// What was asked for.
        setting: String,
    },
    /// A setting that takes one choice was given several.
    #[error("{setting} was chosen more than once")]
    Repeated {
        /// The setting.
        setting: String,
    },
    /// There is no such choice.
    #[error("unknown {setting} {choice:?}{}", did_you_mean(close))]
    Choice {
        /// The setting.
        setting: String,
        /// What was asked for.
        choice: String,
        /// Choices with a similar name.
        close: Vec<String>,
    },
    /// There is no such missing rule.
    #[error("unknown missing rule; expected complete, prorate20 or half")]
    MissingRule {
        /// Rules with a similar name.
        close: Vec<String>,
    },
}

/// The choices for `setting`, after a check that every name in `chosen` is a
/// setting of this questionnaire and none is repeated that may not be.
pub(crate) fn choices<'a>(definition: &Definition, chosen: Chosen<'a>, setting: &str) -> Result<Vec<&'a str>, SettingError> {
    for (position, (name, _)) in chosen.iter().enumerate() {
        let Some(def) = definition.settings.iter().find(|def| def.id == *name) else {
            return Err(SettingError::Unknown { instrument: definition.id.to_string(), setting: shown_name(name) });
        };
        if !def.repeatable && chosen[..position].iter().any(|(earlier, _)| earlier == name) {
            return Err(SettingError::Repeated { setting: (*name).into() });
        }
    }
    Ok(chosen.iter().filter(|(name, _)| *name == setting).map(|(_, choice)| *choice).collect())
}

/// The error for a choice that does not exist.
pub(crate) fn unknown_choice<'a>(setting: &str, choice: &str, known: impl IntoIterator<Item = &'a str>) -> SettingError {
    SettingError::Choice { setting: setting.into(), choice: shown_name(choice), close: close_names(choice, known) }
}
