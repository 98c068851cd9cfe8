//! Which column holds which score.

use std::fmt;
use std::str::FromStr;

use crate::ground::Occasion;
use crate::ground::did_you_mean;
use crate::ground::text_form;
use crate::ground::{close_names, shown_name, shown_text};
use crate::instrument::{AnyInstrument, SettingError};
use crate::{Registry, RegistryError};

/// A column of the table that is said to hold a score: `MEASURE=COLUMN`.
///
/// # Examples
///
/// ```
/// use enkat::check::StoredScore;
///
/// let stored: StoredScore = "eq5d5l.index@US-2019=utility".parse()?;
/// assert_eq!((stored.instrument.as_str(), stored.output.as_str()), ("eq5d5l", "index"));
/// assert_eq!(stored.value_set.as_deref(), Some("US-2019"));
/// assert_eq!(stored.column, "utility");
///
/// let of_wide_file: StoredScore = "start.soc13.total=kasam_pre".parse()?;
/// assert_eq!(of_wide_file.to_string(), "start.soc13.total=kasam_pre");
/// # Ok::<(), enkat::check::StoredScoreError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredScore {
    /// The half of a wide row that it belongs to.
    pub occasion: Option<Occasion>,
    /// The id of the questionnaire.
    pub instrument: String,
    /// The id of the output: `index`, `lss`, `total`, `comprehensibility` …
    pub output: String,
    /// The set that an index is said to come from; none to find it.
    pub value_set: Option<String>,
    /// The column of the table, as it is spelt there.
    pub column: String,
}

/// The output of EQ-5D-5L that needs a value set.
pub(super) const INDEX: &str = "index";

impl FromStr for StoredScore {
    type Err = StoredScoreError;

    fn from_str(text: &str) -> Result<Self, StoredScoreError> {
        let form = || StoredScoreError::Form { text: shown_text(text) };
        let (measure, column) = text.split_once('=').map(|(measure, column)| (measure.trim(), column.trim())).ok_or_else(form)?;
        let (measure, value_set) = match measure.split_once('@') {
            Some((measure, set)) => (measure, Some(set.to_owned())),
            None => (measure, None),
        };
        let mut names: Vec<&str> = measure.split('.').collect();
        let occasion = Occasion::BOTH.into_iter().find(|occasion| names.len() == 3 && names[0] == occasion.name());
        if occasion.is_some() {
            names.remove(0);
        }
        let &[instrument, output] = names.as_slice() else { return Err(form()) };
        let is_blank = |name: &str| name.trim().is_empty();
        if [instrument, output, column].into_iter().any(is_blank) || value_set.as_deref().is_some_and(is_blank) {
            return Err(form());
        }
        Ok(Self { occasion, instrument: instrument.to_owned(), output: output.to_owned(), value_set, column: column.to_owned() })
    }
}

text_form!(StoredScore as "StoredScore": {
    "type": "string",
    "pattern": r"^\s*((start|exit)\.)?[^.=@]*[^.=@\s][^.=@]*\.[^.=@]*[^.=@\s][^.=@]*(@[^=]*[^=\s][^=]*)?=[\s\S]*\S[\s\S]*$",
});

impl fmt::Display for StoredScore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(occasion) = self.occasion {
            write!(f, "{occasion}.")?;
        }
        write!(f, "{}.{}", self.instrument, self.output)?;
        if let Some(set) = &self.value_set {
            write!(f, "@{set}")?;
        }
        write!(f, "={}", self.column)
    }
}

impl StoredScore {
    /// The questionnaire, after a check that it has such an output.
    pub(super) fn instrument<'a>(&self, registry: &'a Registry) -> Result<&'a dyn AnyInstrument, StoredScoreError> {
        let instrument = registry.get(&self.instrument)?;
        let definition = instrument.definition();
        // an index is not an output until a set is chosen
        let is_index = definition.settings.iter().any(|setting| setting.id == "value_set") && self.output == INDEX;
        let numbers = || definition.outputs.iter().filter(|output| output.is_number()).map(|output| output.id.as_ref());
        if !is_index && !numbers().any(|output| output == self.output) {
            let known = numbers().chain((definition.id == "eq5d5l").then_some(INDEX));
            let close = close_names(&self.output, known);
            return Err(StoredScoreError::Output {
                instrument: self.instrument.clone(),
                output: shown_name(&self.output),
                close,
            });
        }
        if self.value_set.is_some() && !is_index {
            return Err(StoredScoreError::NoSet { measure: format!("{}.{}", self.instrument, self.output) });
        }
        Ok(instrument)
    }
}

/// A stored score that cannot be compared.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum StoredScoreError {
    /// The text does not name a measure and column.
    #[error(
        "{text:?} does not name a stored score, expected MEASURE=COLUMN, such as eq5d5l.index@US-2019=utility or soc13.total=kasam"
    )]
    Form {
        /// The text.
        text: String,
    },
    /// No questionnaire has that id.
    #[error(transparent)]
    Instrument(#[from] RegistryError),
    /// The questionnaire has no such score.
    #[error("{instrument} has no score {output:?}{}", did_you_mean(close))]
    Output {
        /// The questionnaire.
        instrument: String,
        /// What was asked for.
        output: String,
        /// Scores with a similar name.
        close: Vec<String>,
    },
    /// Only an index comes from a value set.
    #[error("{measure} does not come from a value set; only an index does")]
    NoSet {
        /// What was asked for.
        measure: String,
    },
    /// There is no such value set.
    #[error(transparent)]
    Setting(#[from] SettingError),
}

#[cfg(test)]
mod tests {
    use super::{StoredScore, StoredScoreError};
    use crate::Registry;

    #[test]
    fn what_can_be_said_prints_back() {
        for text in ["eq5d5l.index@US-2019=utility", "eq5d5l.index=EQ index", "exit.soc13.total=kasam", "soc29.total=a=b"] {
            assert_eq!(text.parse::<StoredScore>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_names_nothing_is_refused() {
        for text in ["", "utility", "soc13=kasam", "soc13.total=", ".total=a", "soc13.=a", "eq5d5l.index@=u", "mid.soc13.total=a"]
        {
            let error = text.parse::<StoredScore>().unwrap_err();
            assert_eq!(error, StoredScoreError::Form { text: text.to_owned() });
        }
    }

    #[test]
    fn a_slip_is_shown_what_comes_close() {
        let registry = Registry::built_in();
        let message = |text: &str| {
            text.parse::<StoredScore>().unwrap().instrument(&registry).err().map(|error| error.to_string()).unwrap_or_default()
        };
        assert_eq!(message("soc31.total=k"), "unknown questionnaire \"soc31\"; did you mean soc13 or soc29?");
        assert_eq!(message("soc13.totla=k"), "soc13 has no score \"totla\"; did you mean total?");
        assert_eq!(message("eq5d5l.inedx=k"), "eq5d5l has no score \"inedx\"; did you mean index?");
        assert_eq!(message("soc13.total@US-2019=k"), "soc13.total does not come from a value set; only an index does");
        assert_eq!(message("soc13.reason=k"), "soc13 has no score \"reason\"");
        assert_eq!(message("eq5d5l.index=k"), "");
    }
}
