//! The exact value of every profile under every set, from the reviewed tables alone.
//!
//! Nothing of the library is used: tables are read as text, sums are fractions, and the expectation of a
//! crosswalk goes over all 243 states of EQ-5D-3L, where the library goes over the few that a profile can become.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

use super::fraction::Fraction;

const DIMENSIONS: [&str; 5] = ["mo", "sc", "ua", "pd", "ad"];

/// The value of a profile.
type Valued<'a> = Box<dyn Fn([usize; 5]) -> Result<Fraction> + 'a>;

/// `id,sha256` of every set: the hash of 3125 lines, `PROFILE VALUE`, the value in lowest terms.
pub(super) fn hashes(sets: &str, crosswalks: &str) -> Result<String> {
    let [sets, crosswalks]: [Table; 2] = [toml::from_str(sets)?, toml::from_str(crosswalks)?];
    let mut text = String::from("id,sha256\n");
    for (id, value) in all(&sets, &crosswalks)? {
        writeln!(text, "{id},{}", hash(&value).with_context(|| id.clone())?)?;
    }
    Ok(text)
}

/// Every set with its id, in the order of the tables, then the official table and the exact value of each crosswalk.
fn all<'a>(sets: &'a Table, crosswalks: &'a Table) -> Result<Vec<(String, Valued<'a>)>> {
    let mut all: Vec<(String, Valued<'a>)> = Vec::new();
    for set in tables(sets, "value_set")? {
        let model = Additive::of(set, 5)?;
        all.push((text(set, "id")?.to_owned(), Box::new(move |levels| model.value(levels, false))));
    }
    let probability = crosswalks.get("probability").and_then(Value::as_table).context("no probabilities")?;
    let spread = spread(probability)?;
    for crosswalk in tables(crosswalks, "crosswalk")? {
        let id = text(crosswalk, "id")?;
        let always = crosswalk.get("constant_at_full_health").and_then(Value::as_bool).unwrap_or(false);
        let model = Additive::of(crosswalk, 3)?;
        let exact = Crosswalk { model, always, spread };
        let official = Crosswalk { model: Additive::of(crosswalk, 3)?, always, spread };
        let rounding = text(crosswalk, "rounding")?;
        all.push((id.to_owned(), Box::new(move |levels| official.official(levels, rounding))));
        all.push((format!("{id}-EXACT"), Box::new(move |levels| exact.expected(levels, |value| value))));
    }
    Ok(all)
}

fn hash(value: &Valued<'_>) -> Result<String> {
    let mut hash = Sha256::new();
    for levels in states::<5>() {
        let profile: String = levels.iter().map(ToString::to_string).collect();
        hash.update(format!("{profile} {}\n", value(levels)?.written()));
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat())
}

/// Every state of five dimensions with so many levels, the last dimension counting fastest.
fn states<const LEVELS: usize>() -> impl Iterator<Item = [usize; 5]> {
    (0..LEVELS.pow(5)).map(|place| [4, 3, 2, 1, 0].map(|power| place / LEVELS.pow(power) % LEVELS + 1))
}

/// Main effects and terms, as they stand in a table.
struct Additive {
    start: Fraction,
    effects: [Vec<Fraction>; 5],
    terms: BTreeMap<String, Fraction>,
}

impl Additive {
    fn of(set: &Table, levels: usize) -> Result<Self> {
        let mut effects: [Vec<Fraction>; 5] = std::array::from_fn(|_| Vec::new());
        for (effects, dimension) in effects.iter_mut().zip(DIMENSIONS) {
            let listed = set.get(dimension).and_then(Value::as_array).with_context(|| format!("no {dimension}"))?;
            *effects =
                listed.iter().map(|cell| Fraction::read(cell.as_str().context("a decimal is a text")?)).collect::<Result<_>>()?;
            if effects.len() != levels {
                bail!("{dimension} has {} levels, expected {levels}", effects.len());
            }
        }
        let terms = set.get("terms").and_then(Value::as_table).into_iter().flatten();
        let terms = terms.map(|(name, cell)| Ok((name.clone(), Fraction::read(cell.as_str().context("a decimal is a text")?)?)));
        Ok(Self { start: Fraction::read(text(set, "start")?)?, effects, terms: terms.collect::<Result<_>>()? })
    }

    /// The value of a state; `always` applies the constant for any problem to full health as well.
    fn value(&self, levels: [usize; 5], always: bool) -> Result<Fraction> {
        let main = self.effects.iter().zip(levels).fold(self.start, |sum, (effects, level)| sum.plus(effects[level - 1]));
        self.terms.iter().try_fold(main, |sum, (name, effect)| {
            let times = times(name, levels, always).with_context(|| format!("unknown term {name:?}"))?;
            Ok(sum.plus(effect.times_whole(times)))
        })
    }
}

/// How many times a term is added to the value of a state.
fn times(term: &str, levels: [usize; 5], always: bool) -> Option<i128> {
    let count = |is: &dyn Fn(usize) -> bool| levels.iter().filter(|level| is(**level)).count();
    let beyond_first = |count: usize| i128::try_from(count).unwrap_or(0).saturating_sub(1).max(0);
    let of = |dimension: &str| DIMENSIONS.iter().position(|known| *known == dimension.to_lowercase()).map(|place| levels[place]);
    Some(match term {
        "N2" if always => 1,
        "N2" | "N3" | "N4" | "N5" => {
            let least: usize = term[1..].parse().ok()?;
            i128::from(count(&|level| level >= least) > 0)
        }
        "N45SQ" => beyond_first(count(&|level| level >= 4)).pow(2),
        "D1" => beyond_first(count(&|level| level >= 2)),
        "I2SQ" => beyond_first(count(&|level| level == 2)).pow(2),
        "I3" => beyond_first(count(&|level| level == 3)),
        "I3SQ" => beyond_first(count(&|level| level == 3)).pow(2),
        _ => match (term.strip_suffix("45"), term.split_once('x')) {
            (Some(dimension), _) => i128::from(of(dimension)? >= 4),
            (None, Some((one, other))) => i128::try_from((of(one)? - 1) * (of(other)? - 1)).ok()?,
            (None, None) => return None,
        },
    })
}

/// For each dimension and 5L level how likely each 3L level is.
type Spread = [[[Fraction; 3]; 5]; 5];

fn spread(probability: &Table) -> Result<Spread> {
    let mut spread = [[[Fraction::ZERO; 3]; 5]; 5];
    let one = Fraction::new(1, 1);
    for (of, dimension) in spread.iter_mut().zip(DIMENSIONS) {
        let splits =
            probability.get(dimension).and_then(Value::as_array).with_context(|| format!("no probabilities of {dimension}"))?;
        let split = |place: usize| Fraction::read(splits.get(place).and_then(Value::as_str).context("two splits")?);
        let [two, four] = [split(0)?, split(1)?];
        let rest = |share: Fraction| one.plus(share.times_whole(-1));
        of[0][0] = one;
        of[1] = [two, rest(two), Fraction::ZERO];
        of[2][1] = one;
        of[3] = [Fraction::ZERO, four, rest(four)];
        of[4][2] = one;
    }
    Ok(spread)
}

struct Crosswalk {
    model: Additive,
    always: bool,
    spread: Spread,
}

impl Crosswalk {
    /// The expectation of each 3L value, over all states of EQ-5D-3L.
    fn expected(&self, levels: [usize; 5], each: impl Fn(Fraction) -> Fraction) -> Result<Fraction> {
        let mut sum = Fraction::ZERO;
        for state in states::<3>() {
            let chances = (0..5).map(|place| self.spread[place][levels[place] - 1][state[place] - 1]);
            let chance = chances.fold(Fraction::new(1, 1), Fraction::times);
            if chance != Fraction::ZERO {
                sum = sum.plus(chance.times(each(self.model.value(state, self.always)?)));
            }
        }
        Ok(sum)
    }

    /// As the official table prints it.
    fn official(&self, levels: [usize; 5], rounding: &str) -> Result<Fraction> {
        let twice = |value: Fraction| value.rounded(4).rounded(3);
        Ok(match rounding {
            "single" => self.expected(levels, |value| value)?.rounded(3),
            "double" => twice(self.expected(levels, |value| value)?),
            "value_first" => twice(self.expected(levels, |value| value.rounded(3))?),
            "additive" => (0..5).fold(self.model.start, |sum, place| {
                let chances = self.spread[place][levels[place] - 1];
                let effects = chances.iter().zip(&self.model.effects[place]);
                sum.plus(effects.fold(Fraction::ZERO, |sum, (chance, effect)| sum.plus(chance.times(*effect))).rounded(3))
            }),
            other => bail!("unknown rounding {other:?}"),
        })
    }
}

fn tables<'a>(document: &'a Table, name: &str) -> Result<Vec<&'a Table>> {
    let listed = document.get(name).and_then(Value::as_array).with_context(|| format!("no {name}"))?;
    listed.iter().map(|table| table.as_table().with_context(|| format!("{name} is no table"))).collect()
}

fn text<'a>(table: &'a Table, key: &str) -> Result<&'a str> {
    table.get(key).and_then(Value::as_str).with_context(|| format!("no {key}"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use toml::Table;

    /// What is hashed is what R printed: 64 profiles under every set, unrounded and to three decimals.
    #[test]
    fn these_values_are_those_of_r() {
        let [sets, crosswalks]: [Table; 2] = [
            toml::from_str(include_str!("../../../data/eq5d5l_value_sets.toml")).expect("TOML"),
            toml::from_str(include_str!("../../../data/eq5d5l_crosswalks.toml")).expect("TOML"),
        ];
        let all: BTreeMap<_, _> = super::all(&sets, &crosswalks).expect("sets").into_iter().collect();
        let golden = include_str!("../../../tests/golden/eq5d_index_golden.csv");
        let mut compared = 0;
        for line in golden.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            let [state, kind, id, unrounded, rounded] = cells[..] else { panic!("{line}") };
            let levels: Vec<usize> = state.bytes().map(|digit| usize::from(digit - b'0')).collect();
            let levels: [usize; 5] = levels.try_into().expect("five levels");
            let value = |id: &str| all[id](levels).expect("a value");
            let exact = if kind == "CW" { format!("{id}-EXACT") } else { id.to_owned() };
            #[expect(clippy::cast_precision_loss, reason = "compared to twelve digits")]
            let float = value(&exact).over as f64 / value(&exact).under as f64;
            assert!((float - unrounded.parse::<f64>().expect("a number")).abs() < 1e-11, "{line}: {float}");
            assert_eq!(value(id).rounded(3), super::Fraction::read(rounded).expect("a decimal"), "{line}");
            compared += 1;
        }
        assert_eq!((compared, all.len()), (64 * 72, 59 + 2 * 13));
    }
}
