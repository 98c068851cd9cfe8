//! A result on demand.

use super::{FollowUp, Outcome, ScreeningResult};
use crate::ground::short_debug;

/// A [`ScreeningResult`] that somebody asked to see, as codes.
///
/// Whoever makes one answers for where it goes: an outcome may be read by the
/// person whom it concerns the most.
pub struct RevealedResult<'a>(&'a ScreeningResult);

impl ScreeningResult {
    /// The result as codes, to be written where only those see it who may.
    #[must_use]
    pub fn reveal(&self) -> RevealedResult<'_> {
        RevealedResult(self)
    }
}

impl RevealedResult<'_> {
    /// What the columns are called that hold outcomes.
    const COLUMN: &'static str = "violence_";

    /// The names of the columns that [`RevealedResult::cells`] are written to; `form` is
    /// named where a table has several.
    #[must_use]
    pub fn columns(form: Option<&str>) -> Vec<String> {
        let of = form.map(|form| format!("@{form}")).unwrap_or_default();
        Self::NAMES.map(|name| format!("{}{name}{of}", Self::COLUMN)).into()
    }

    /// The column with this name, in lower case, holds outcomes.
    pub(crate) fn is_column(name: &str) -> bool {
        let name = name.split_once('@').map_or(name, |(name, _)| name);
        name.strip_prefix(Self::COLUMN).is_some_and(|name| Self::NAMES.contains(&name))
    }

    /// What each of [`RevealedResult::cells`] is.
    pub const NAMES: [&'static str; 8] =
        ["form", "outcome", "current_means", "flags", "domains", "support_wish", "follow_up", "reason"];

    /// The form's id and version; outcome; what counted as current; side flags; domains told of; wish
    /// for support; what staff may consider; and why there is no outcome, or why nobody asked. Lists
    /// are separated by blanks.
    #[must_use]
    pub fn cells(&self) -> [String; 8] {
        let result = self.0;
        let (form, version, _) = result.form();
        let (outcome, reason) = match result.outcome() {
            Ok(outcome @ Outcome::NotAsked(reason)) => (outcome.code(), reason.code()),
            Ok(outcome) => (outcome.code(), ""),
            Err(void) => ("", void.code()),
        };
        let flags = result.flags().codes().collect::<Vec<_>>();
        let domains: Vec<&str> = result.domains_disclosed().codes().collect();
        let follow_up: Vec<&str> = result.follow_up().iter().map(FollowUp::code).collect();
        [
            format!("{form} {version}"),
            outcome.to_owned(),
            result.current().code().to_owned(),
            flags.join(" "),
            domains.join(" "),
            result.support_wish().code().to_owned(),
            follow_up.join(" "),
            reason.to_owned(),
        ]
    }
}

short_debug! {
    impl RevealedResult['_] {  }
}
