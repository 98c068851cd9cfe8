//! What may have been done to the values of a set.

use super::printed::{BILLION, exact_billionths, to_billionths};
use super::table_error::{TABLE_ERRORS, TableMistake};
use crate::eq5d5l::{Dimension, DimensionLevel, Profile, ValueSet};
use crate::ground::Language;

/// One way to get other numbers from the same set; simpler ones come first.
#[derive(Clone, Copy)]
pub(super) enum Twist {
    /// The values as they are.
    None,
    /// `11111` gets 1 in a set that gives it less.
    FullHealthIsOne,
    /// The constant for any problem is taken off `11111` as well.
    ConstantForFullHealth,
    /// That constant is left out everywhere.
    WithoutConstant,
    /// An error of somebody's table.
    TableMistake(&'static TableMistake),
    /// Half away from zero.
    Rounded(u8),
    /// Towards zero.
    CutOff(u8),
    /// Seven significant digits, as `float` and `Single` hold them.
    SinglePrecision,
    /// Full health is 100.
    TimesHundred,
    /// Full health is 1, in a set where it is 100.
    Hundredth,
    /// Subtracted from 1.
    FromOne,
    /// Every level one lower; 1 stays 1.
    LevelsLower,
    /// Every level one higher; 5 stays 5.
    LevelsHigher,
    /// The last dimension first.
    DimensionsReversed,
    /// Every level counted from the other end.
    LevelsReversed,
}

impl Twist {
    /// Those that can be told from the plain values in this set.
    pub(super) fn of(set: &ValueSet) -> Vec<Self> {
        let hundred = set.scale() == crate::eq5d5l::Scale::ZeroToHundred;
        let mut twists = vec![Self::None];
        let has_constant = set.any_problem_effect().is_some();
        twists.extend(has_constant.then_some([Self::ConstantForFullHealth, Self::WithoutConstant]).into_iter().flatten());
        let full_health = exact_billionths(set.index_value(Profile::FULL_HEALTH).exact());
        twists.extend((!hundred && full_health != BILLION).then_some(Self::FullHealthIsOne));
        twists.extend(TABLE_ERRORS.iter().filter(|error| error.set == set.id()).map(Self::TableMistake));
        twists.extend([4, 3, 2, 1].map(Self::Rounded));
        twists.extend([4, 3, 2, 1].map(Self::CutOff));
        twists.push(Self::SinglePrecision);
        twists.extend(if hundred { vec![Self::Hundredth] } else { vec![Self::TimesHundred, Self::FromOne] });
        twists.extend([Self::LevelsLower, Self::LevelsHigher, Self::DimensionsReversed, Self::LevelsReversed]);
        twists
    }

    /// How far-fetched it is: of twists that explain the same rows the simplest is named.
    pub(super) fn rank(self) -> u8 {
        match self {
            Self::None => 0,
            Self::FullHealthIsOne | Self::ConstantForFullHealth | Self::WithoutConstant | Self::TableMistake(_) => 1,
            // coarser rounding is the bolder claim
            Self::Rounded(decimals) => 12 - decimals,
            Self::CutOff(decimals) => 22 - decimals,
            Self::SinglePrecision => 23,
            Self::TimesHundred | Self::Hundredth | Self::FromOne => 24,
            Self::LevelsLower | Self::LevelsHigher => 25,
            Self::DimensionsReversed | Self::LevelsReversed => 26,
        }
    }

    /// The set's numbers are right, only printed otherwise.
    pub(super) fn is_harmless(self) -> bool {
        matches!(self, Self::None | Self::Rounded(_) | Self::SinglePrecision)
    }

    /// In words, after the name of the set.
    pub(super) fn words(self, language: Language) -> String {
        let [english, swedish] = match self {
            Self::None => return String::new(),
            Self::FullHealthIsOne => {
                [" with 1 for 11111, to which it gives less", " med 1 för 11111, som det ger ett lägre värde"]
            }
            Self::ConstantForFullHealth => {
                [" with its constant applied to 11111 as well", " med konstanten avdragen också för 11111"]
            }
            Self::WithoutConstant => [" without its constant", " utan konstanten"],
            Self::TableMistake(error) => match language {
                Language::En => return format!(" with a known table error in {}", error.table),
                Language::Sv => return format!(" med ett känt tabellfel i {}", error.table),
            },
            Self::Rounded(1) => [", rounded to 1 decimal", ", avrundat till 1 decimal"],
            Self::CutOff(1) => [", cut off after 1 decimal", ", avkortat efter 1 decimal"],
            Self::Rounded(decimals) => match language {
                Language::En => return format!(", rounded to {decimals} decimals"),
                Language::Sv => return format!(", avrundat till {decimals} decimaler"),
            },
            Self::CutOff(decimals) => match language {
                Language::En => return format!(", cut off after {decimals} decimals"),
                Language::Sv => return format!(", avkortat efter {decimals} decimaler"),
            },
            Self::SinglePrecision => [", kept in single precision", ", sparat med enkel precision"],
            Self::TimesHundred => [", times 100", ", gånger 100"],
            Self::Hundredth => [", divided by 100", ", delat med 100"],
            Self::FromOne => [", subtracted from 1", ", draget från 1"],
            Self::LevelsLower => {
                [" with every level one too low (counted from 0)", " med alla nivåer ett för låga (räknade från 0)"]
            }
            Self::LevelsHigher => [" with every level one too high", " med alla nivåer ett för höga"],
            Self::DimensionsReversed => [" with the dimensions in reverse order", " med dimensionerna i omvänd ordning"],
            Self::LevelsReversed => [" with the levels counted from the other end", " med nivåerna räknade från andra hållet"],
        };
        language.pick(english, swedish).to_owned()
    }
}

/// The values of one set in billionths, worked out when they are asked for.
pub(super) struct SetValues<'a> {
    set: &'a ValueSet,
    values: Vec<Option<i64>>,
    constant: i64,
}

impl<'a> SetValues<'a> {
    pub(super) fn new(set: &'a ValueSet) -> Self {
        let constant = set.any_problem_effect().map_or(0, exact_billionths);
        Self { set, values: vec![None; Profile::COUNT], constant }
    }

    fn value(&mut self, profile: Profile) -> i64 {
        *self.values[profile.index()].get_or_insert_with(|| exact_billionths(self.set.index_value(profile).exact()))
    }

    /// The value of `profile` by this twist; two where a tie may have gone either way.
    pub(super) fn by(&mut self, twist: Twist, profile: Profile) -> [i64; 2] {
        let is_full_health = profile == Profile::FULL_HEALTH;
        let value = self.value(profile);
        let [one, other] = match twist {
            Twist::Rounded(decimals) => rounded(value, decimals),
            twist => {
                [match twist {
                    Twist::FullHealthIsOne if is_full_health => BILLION,
                    Twist::ConstantForFullHealth if is_full_health => value + self.constant,
                    Twist::WithoutConstant if !is_full_health => value - self.constant,
                    Twist::TableMistake(error) => value + error.off_by(profile) * (BILLION / 10_000),
                    Twist::CutOff(decimals) => value - value % unit(decimals),
                    Twist::SinglePrecision => single_precision(value),
                    Twist::TimesHundred => value * 100,
                    Twist::Hundredth => value / 100,
                    Twist::FromOne => BILLION - value,
                    Twist::LevelsLower => self.value(each_level(profile, |level| level.max(2) - 1)),
                    Twist::LevelsHigher => self.value(each_level(profile, |level| level.min(4) + 1)),
                    Twist::LevelsReversed => self.value(each_level(profile, |level| 6 - level)),
                    Twist::DimensionsReversed => {
                        let mut levels = profile.levels();
                        levels.reverse();
                        self.value(Profile::new(levels))
                    }
                    _ => value,
                }; 2]
            }
        };
        [one, other]
    }
}

fn unit(decimals: u8) -> i64 {
    BILLION / 10_i64.pow(decimals.into())
}

/// To the nearest multiples: two for a tie, which floating-point programs break either way.
fn rounded(value: i64, decimals: u8) -> [i64; 2] {
    let unit = unit(decimals);
    let below = value.div_euclid(unit) * unit;
    match (2 * (value - below)).cmp(&unit) {
        std::cmp::Ordering::Less => [below; 2],
        std::cmp::Ordering::Equal => [below, below + unit],
        std::cmp::Ordering::Greater => [below + unit; 2],
    }
}

fn single_precision(value: i64) -> i64 {
    #[expect(clippy::cast_precision_loss, reason = "at most 10^11")]
    #[expect(clippy::cast_possible_truncation, reason = "on purpose")]
    let single = (value as f64 / BILLION as f64) as f32;
    to_billionths(single.into())
}

fn each_level(profile: Profile, to: impl Fn(u8) -> u8) -> Profile {
    profile.levels().into_iter().zip(Dimension::ALL).fold(profile, |profile, (level, dimension)| {
        profile.with(dimension, DimensionLevel::new(to(level.get())).unwrap_or(level))
    })
}
