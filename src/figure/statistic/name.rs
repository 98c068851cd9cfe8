//! The names of statistics, written and read back.

use std::fmt;
use std::str::FromStr;

use super::counted::Counted;
use super::estimated::Estimated;
use super::statistic::{LEVEL_SUMS, Statistic, level_frequencies, midpoints};
use crate::eq5d5l::DimensionLevel;
use crate::ground::{NameOf, UnknownName, close_names, shown_name, text_form};

impl fmt::Display for Statistic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::People(of) => of.fmt(f),
            Self::Share(of) => write!(f, "{of}_share"),
            Self::ShareLow(of) => write!(f, "{of}_share_low"),
            Self::ShareHigh(of) => write!(f, "{of}_share_high"),
            Self::Value(of) => of.fmt(f),
            Self::Low(of) => write!(f, "{of}_low"),
            Self::High(of) => write!(f, "{of}_high"),
            Self::FromTo(from, to) => write!(f, "from_{from}_to_{to}"),
            Self::CountOfSum(sum) => write!(f, "count_{sum}"),
            Self::CountOfFrequencies(counts) => {
                f.write_str("count_")?;
                counts.iter().try_for_each(|count| count.fmt(f))
            }
            Self::Midpoint(mark) => write!(f, "midpoint_{mark}"),
            _ => f.write_str(self.row().map_or("", |(name, ..)| name)),
        }
    }
}

impl FromStr for Statistic {
    type Err = UnknownName;

    fn from_str(name: &str) -> Result<Self, UnknownName> {
        Self::named(name).or_else(|| counted(name)).or_else(|| estimated(name)).or_else(|| of_family(name)).ok_or_else(|| {
            let known: Vec<String> = Self::all().map(|known| known.to_string()).collect();
            UnknownName {
                of: NameOf::Statistic,
                name: shown_name(name),
                close: close_names(name, known.iter().map(String::as_str)),
            }
        })
    }
}

/// A way to make a statistic of what it is about.
type Makes<Of> = fn(Of) -> Statistic;

fn counted(name: &str) -> Option<Statistic> {
    let ends: [(&str, Makes<Counted>); 2] = [("_share_low", Statistic::ShareLow), ("_share_high", Statistic::ShareHigh)];
    let of_end = |(end, make): (&str, Makes<Counted>)| {
        let of = Counted::from_name(name.strip_suffix(end)?)?;
        of.has_interval().then(|| make(of))
    };
    let share = || name.strip_suffix("_share").and_then(Counted::from_name).map(Statistic::Share);
    Counted::from_name(name).map(Statistic::People).or_else(share).or_else(|| ends.into_iter().find_map(of_end))
}

fn estimated(name: &str) -> Option<Statistic> {
    let ends: [(&str, Makes<Estimated>); 2] = [("_low", Statistic::Low), ("_high", Statistic::High)];
    let of_end = |(end, make): (&str, Makes<Estimated>)| name.strip_suffix(end).and_then(Estimated::from_name).map(make);
    let value = Estimated::from_name(name).filter(|of| of.has_value()).map(Statistic::Value);
    value.or_else(|| ends.into_iter().find_map(of_end))
}

/// A name that ends in numbers.
fn of_family(name: &str) -> Option<Statistic> {
    if let Some(ways) = name.strip_prefix("from_") {
        let (from, to) = ways.split_once("_to_")?;
        let level = |text: &str| DimensionLevel::all().find(|level| level.to_string() == text);
        return Some(Statistic::FromTo(level(from)?, level(to)?));
    }
    if let Some(mark) = name.strip_prefix("midpoint_") {
        return midpoints().find(|known| known.to_string() == mark).map(Statistic::Midpoint);
    }
    let score = name.strip_prefix("count_")?;
    let sum = || LEVEL_SUMS.into_iter().find(|known| known.to_string() == score);
    let frequencies = || -> Option<[u8; 5]> {
        let counts = <[u8; 5]>::try_from(score.as_bytes()).ok()?.map(|digit| digit.wrapping_sub(b'0'));
        level_frequencies().find(|known| *known == counts)
    };
    sum().map(Statistic::CountOfSum).or_else(|| frequencies().map(Statistic::CountOfFrequencies))
}

text_form!(Statistic as "Statistic": {
    "type": "string",
    "enum": Statistic::all().map(|statistic| statistic.to_string()).collect::<Vec<_>>(),
});

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use crate::figure::Statistic;

    #[test]
    fn every_statistic_has_a_name_of_its_own_and_is_read_back_from_it() {
        let mut names = HashSet::new();
        for statistic in Statistic::all() {
            let name = statistic.to_string();
            assert_eq!(name.parse(), Ok(statistic), "{name}");
            assert!(!statistic.definition().is_empty(), "{name}");
            assert!(names.insert(name), "{statistic:?}");
        }
        assert!(names.len() > 550);
    }

    #[test]
    fn names_that_look_like_a_statistic_are_none() {
        for name in ["", "ci95", "mean_share", "level_6", "level_1_now", "from_1", "count_26", "count_11111_share", "count_60000"]
        {
            assert!(name.parse::<Statistic>().is_err(), "{name}");
        }
    }

    #[test]
    fn a_statistic_is_small() {
        assert!(size_of::<Statistic>() <= 8);
    }
}
