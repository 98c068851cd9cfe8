//! How small is too small.

#[cfg(feature = "serde")]
use crate::ground::data::Fault;
use crate::ground::object;

/// Thresholds of a release.
///
/// Counts of 1 to `min_cell` − 1 are suppressed, of the violence screening counts
/// below twice that, and there zeros and "everyone" too, because either tells
/// about each. A share needs a denominator of twice the threshold of its counts.
///
/// # Examples
///
/// ```
/// use enkat::release::Policy;
///
/// let policy = Policy::default();
/// assert_eq!((policy.min_cell(), policy.min_cell_violence()), (5, 10));
/// assert_eq!((policy.min_denominator(), policy.min_denominator_violence()), (10, 20));
/// assert!(Policy::new(2).is_err());
/// # Ok::<(), enkat::release::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(transform = allowed))]
pub struct Policy {
    /// The smallest count that is shown.
    min_cell: u32,
    /// Counts are rounded down to a multiple of this instead of suppressed.
    rounding: Option<Rounding>,
}

/// Only what the constructors make.
#[cfg(feature = "schemars")]
fn allowed(schema: &mut schemars::Schema) {
    let policy = |min_cell: serde_json::Value, rounding: serde_json::Value| serde_json::json!({ "properties": { "min_cell": min_cell, "rounding": rounding } });
    let plain = policy(serde_json::json!({ "minimum": FLOOR }), serde_json::json!({ "type": "null" }));
    let rounded = [Rounding::Base3, Rounding::Base5].map(Rounding::base);
    let rounded = rounded.map(|base| policy(serde_json::json!({ "const": base }), serde_json::json!({ "const": base })));
    schema.insert("anyOf".into(), std::iter::once(plain).chain(rounded).collect());
    crate::ground::data::limits(schema);
}

object!(Policy: allowed { min_cell, rounding });

#[cfg(feature = "serde")]
impl Policy {
    fn allowed(self) -> Result<Self, Fault> {
        match self.rounding {
            None => Self::new(self.min_cell).map_err(Fault::new),
            Some(rounding) if self == Self::rounded(rounding) => Ok(self),
            Some(rounding) => {
                Err(Fault::new(format_args!("expected min_cell {} where counts are rounded to that", rounding.base())))
            }
        }
    }
}

/// The base of rounded counts; as data the number itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Down to a multiple of three.
    Base3,
    /// Down to a multiple of five.
    Base5,
}

impl Rounding {
    /// Of 3 or 5.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Rounding`] for any other number.
    pub const fn new(base: u32) -> Result<Self, PolicyError> {
        match base {
            3 => Ok(Self::Base3),
            5 => Ok(Self::Base5),
            found => Err(PolicyError::Rounding { found }),
        }
    }

    /// 3 or 5.
    #[must_use]
    pub const fn base(self) -> u32 {
        match self {
            Self::Base3 => 3,
            Self::Base5 => 5,
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Rounding {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(self.base())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Rounding {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| Self::new(node.value()?).map_err(Fault::new))
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Rounding {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Rounding".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "enum": [Self::Base3.base(), Self::Base5.base()] })
    }
}

/// Why thresholds cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PolicyError {
    /// Counts this small must not leave.
    #[error("the smallest count of a release may be {least} or more, found {found}")]
    TooLow {
        /// What was asked for.
        found: u32,
        /// The floor.
        least: u32,
    },
    /// Not a base that is known to protect.
    #[error("counts are rounded to 3 or to 5, found {found}")]
    Rounding {
        /// What was asked for.
        found: u32,
    },
}

/// The least threshold of counts; of the violence screening twice that, at least [`FLOOR_VIOLENCE`].
const FLOOR: u32 = 3;
const FLOOR_VIOLENCE: u32 = 5;
const DEFAULT: u32 = 5;

impl Default for Policy {
    fn default() -> Self {
        Self { min_cell: DEFAULT, rounding: None }
    }
}

impl Policy {
    /// With another smallest count.
    ///
    /// # Errors
    ///
    /// [`PolicyError::TooLow`] below 3.
    pub const fn new(min_cell: u32) -> Result<Self, PolicyError> {
        if min_cell < FLOOR {
            return Err(PolicyError::TooLow { found: min_cell, least: FLOOR });
        }
        Ok(Self { min_cell, rounding: None })
    }

    /// Counts rounded down to a multiple of the base instead of suppressed; no shares are shown then.
    ///
    /// Down and not to the nearest: that would tell a 3 from a 2. Counts of the
    /// violence screening are suppressed as before.
    #[must_use]
    pub const fn rounded(rounding: Rounding) -> Self {
        Self { min_cell: rounding.base(), rounding: Some(rounding) }
    }

    /// The smallest count that is shown.
    #[must_use]
    pub const fn min_cell(&self) -> u32 {
        self.min_cell
    }

    /// The smallest count of the violence screening that is shown.
    #[must_use]
    pub const fn min_cell_violence(&self) -> u32 {
        let twice = self.min_cell.saturating_mul(2);
        if twice < FLOOR_VIOLENCE { FLOOR_VIOLENCE } else { twice }
    }

    /// The smallest denominator of a share.
    #[must_use]
    pub const fn min_denominator(&self) -> u32 {
        self.min_cell.saturating_mul(2)
    }

    /// The smallest denominator of a share of the violence screening.
    #[must_use]
    pub const fn min_denominator_violence(&self) -> u32 {
        self.min_cell_violence().saturating_mul(2)
    }

    /// How counts are rounded, if they are.
    #[must_use]
    pub const fn rounding(&self) -> Option<Rounding> {
        self.rounding
    }

    pub(super) fn ordinary(self) -> Kind {
        let rounding = self.rounding.map(|rounding| rounding.base().into());
        Kind { threshold: self.min_cell.into(), denominator: self.min_denominator().into(), zeros_are_secret: false, rounding }
    }

    pub(super) fn violence(self) -> Kind {
        let (threshold, denominator) = (self.min_cell_violence().into(), self.min_denominator_violence().into());
        Kind { threshold, denominator, zeros_are_secret: true, rounding: None }
    }
}

/// What holds for one kind of counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    /// The smallest count that is shown.
    pub(super) threshold: i64,
    /// The smallest denominator of a share.
    pub(super) denominator: i64,
    /// A zero, or everyone, tells about each.
    pub(super) zeros_are_secret: bool,
    /// Rounded down to a multiple of this instead of suppressed.
    pub(super) rounding: Option<i64>,
}
