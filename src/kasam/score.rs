//! The four scores of a form, by name.

use std::sync::LazyLock;

use super::{Soc13, Soc29, definition};
use crate::ground::sealed::Sealed;
use crate::instrument::{KeyedResponse, KeyedScale, MissingRule, ScaleScore};

/// The scores of one response.
///
/// Ranges: SOC-29 11–77, 10–70, 8–56 and 29–203; SOC-13 5–35, 4–28, 4–28 and
/// 13–91, in the order of the fields. Higher is stronger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Swedish *begriplighet*.
    pub comprehensibility: ScaleScore,
    /// Swedish *hanterbarhet*.
    pub manageability: ScaleScore,
    /// Swedish *meningsfullhet*.
    pub meaningfulness: ScaleScore,
    /// The sum of all items, not of prorated subscales.
    pub total: ScaleScore,
}

/// A response that knows its form: to SOC-29 or SOC-13, and to no other.
pub trait Form: Sealed {
    /// The key of the form.
    fn scale() -> &'static KeyedScale;

    /// The answers, ready for the shared scorer.
    fn keyed(&self) -> KeyedResponse;
}

impl Sealed for Soc29 {}

impl Sealed for Soc13 {}

impl Form for Soc29 {
    fn scale() -> &'static KeyedScale {
        static SOC29: LazyLock<KeyedScale> = LazyLock::new(definition::soc29);
        &SOC29
    }

    fn keyed(&self) -> KeyedResponse {
        self.into()
    }
}

impl Form for Soc13 {
    fn scale() -> &'static KeyedScale {
        static SOC13: LazyLock<KeyedScale> = LazyLock::new(definition::soc13);
        &SOC13
    }

    fn keyed(&self) -> KeyedResponse {
        self.into()
    }
}

impl Score {
    /// The scores of `response` under `rule`.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "both forms have three subscales and a total")]
    pub fn of<F: Form>(response: &F, rule: MissingRule) -> Self {
        let scales = F::scale().score(&response.keyed(), rule).scales;
        let [total, comprehensibility, manageability, meaningfulness] =
            scales.try_into().expect("both forms have three subscales and a total");
        Self { comprehensibility, manageability, meaningfulness, total }
    }
}
