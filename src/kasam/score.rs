//! The four scores of a form, by name.

use std::sync::LazyLock;

use super::{Soc13, Soc29, definition};
#[cfg(feature = "serde")]
use crate::ground::data::Fault;
use crate::ground::object;
use crate::ground::sealed::Sealed;
use crate::instrument::{KeyedResponse, KeyedScale, MissingRule, ScaleScore};

/// The scores of one response.
///
/// Ranges: SOC-29 11–77, 10–70, 8–56 and 29–203; SOC-13 5–35, 4–28, 4–28 and
/// 13–91, in the order of the fields. Higher is stronger.
///
/// Read from data it is checked: its scales are those of one form, and the total is of the same answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = scales_of_one_form))]
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

object!(Score: of_one_form { comprehensibility, manageability, meaningfulness, total });

/// How many items the scales of SOC-29 and of SOC-13 have, in the order of the fields.
#[cfg(feature = "serde")]
const ITEMS: [[usize; 4]; 2] = [[11, 10, 8, 29], [5, 4, 4, 13]];
/// The names of the fields, which are the ids of the scales.
#[cfg(feature = "serde")]
const SCALES: [&str; 4] = ["comprehensibility", "manageability", "meaningfulness", "total"];

#[cfg(feature = "serde")]
impl Score {
    fn of_one_form(self) -> Result<Self, Fault> {
        let scales = [&self.comprehensibility, &self.manageability, &self.meaningfulness, &self.total];
        if !ITEMS.contains(&scales.map(|scale| scale.items)) || scales.map(|scale| &*scale.id) != SCALES {
            return Err(Fault::new("expected the scales of SOC-29 or of SOC-13"));
        }
        let within = |scale: &ScaleScore| (scale.answered..=7 * scale.answered).contains(&(scale.keyed_sum as usize));
        let [parts @ .., total] = scales;
        let (answered, sum) =
            (parts.iter().map(|part| part.answered).sum::<usize>(), parts.iter().map(|part| part.keyed_sum).sum());
        if (total.answered, total.keyed_sum) != (answered, sum) || !parts.into_iter().all(within) {
            return Err(Fault::new("the total and the subscales are not of the same answers"));
        }
        Ok(self)
    }
}

#[cfg(feature = "schemars")]
fn scales_of_one_form(schema: &mut schemars::Schema) {
    let form = |items: [usize; 4]| {
        let scales = SCALES.iter().zip(items).map(|(scale, items)| {
            let properties = serde_json::json!({ "id": { "const": scale }, "items": { "const": items } });
            ((*scale).to_owned(), serde_json::json!({ "properties": properties }))
        });
        serde_json::json!({ "properties": scales.collect::<serde_json::Map<_, _>>() })
    };
    schema.insert("anyOf".into(), ITEMS.map(form).to_vec().into());
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
