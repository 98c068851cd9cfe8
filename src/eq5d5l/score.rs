//! The scorer of EQ-5D-5L.

use std::borrow::Cow;
use std::sync::Arc;

use super::places::{TILE, Tile, for_each_tile};
use super::profile::as_digits;
use super::{Dimension, Profile, Response, ValueSet, VasScore, definition};
use crate::ground::{Answer, Exact, Level, NotScorable};
use crate::instrument::setting::choices;
use crate::instrument::{
    Better, Block, Cell, Chosen, Counting, Definition, Instrument, Label, MeasureDef, OutputDef, OutputKind, RawBlock, RawScored,
    Reason, SettingError, Text,
};

/// EQ-5D-5L with the published value sets and a caller's own.
#[derive(Clone, Debug)]
pub(crate) struct Eq5d5l {
    definition: Definition,
    own: Arc<[ValueSet]>,
}

/// What one response gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Score {
    /// The answers it rests on.
    pub response: Response,
    /// The profile, when all five dimensions are answered.
    pub profile: Result<Profile, NotScorable>,
    /// The EQ VAS score, judged by itself.
    pub vas: Result<VasScore, NotScorable>,
    /// The index value under each chosen set, in order.
    pub index: Vec<Cell>,
}

/// The chosen value sets, and every score of a profile, worked out once.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    sets: Vec<ProfileIndexes>,
    digits: ProfileTable,
    level_sum_scores: ProfileTable,
    level_frequency_scores: ProfileTable,
}

/// One value set, worked out: a look-up is all that is left.
#[derive(Clone, Debug)]
struct ProfileIndexes {
    set: ValueSet,
    exact: Vec<Exact>,
    values: ProfileTable,
}

/// A number for each profile; everything beyond the 3125 is `NaN`.
#[derive(Clone, Debug)]
struct ProfileTable(Box<[f64; PLACES]>);

/// Room for every place that bytes can make, and a power of two, so that a
/// masked look-up needs no bounds check.
const PLACES: usize = 8192;

impl Eq5d5l {
    /// With the published value sets.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self::with_value_sets(Vec::new())
    }

    /// With a caller's own value sets beside the published ones.
    #[must_use]
    pub(crate) fn with_value_sets(own: Vec<ValueSet>) -> Self {
        Self { definition: definition::definition(), own: own.into() }
    }

    /// Every set that can be chosen, the caller's own first.
    pub(crate) fn value_sets(&self) -> impl Iterator<Item = &ValueSet> + Clone {
        self.own.iter().chain(ValueSet::all_published())
    }
}

impl Default for Eq5d5l {
    fn default() -> Self {
        Self::new()
    }
}

impl ProfileTable {
    fn new(numbers: impl Iterator<Item = f64>) -> Self {
        let mut values = vec![f64::NAN; PLACES];
        for (value, number) in values.iter_mut().zip(numbers) {
            *value = number;
        }
        Self(values.try_into().expect("it was made of that length"))
    }

    fn of(number: impl Fn(Profile) -> u32) -> Self {
        Self::new(Profile::all().map(|profile| number(profile).into()))
    }

    #[inline]
    fn look_up(&self, places: &[u16; TILE], out: &mut [f64]) {
        for (value, place) in out.iter_mut().zip(places) {
            *value = self.0[usize::from(*place) % PLACES];
        }
    }
}

impl ProfileIndexes {
    fn new(set: &ValueSet) -> Self {
        let exact: Vec<Exact> = Profile::all().map(|profile| set.index_value(profile).exact()).collect();
        let values = ProfileTable::new(exact.iter().map(|exact| exact.to_f64()));
        Self { set: set.clone(), exact, values }
    }

    /// `index` and `index@ID` are columns; the measure always names the set.
    fn output(&self, only: bool) -> OutputDef {
        let measure: Text = Cow::Owned(format!("index@{}", self.set.id()));
        let bound = |exact: Option<&Exact>| Cow::Owned(exact.map(Exact::to_string).unwrap_or_default());
        let [min, max] = [self.exact.iter().min(), self.exact.iter().max()].map(bound);
        OutputDef {
            id: if only { Cow::Borrowed("index") } else { measure.clone() },
            label: Label {
                en: Cow::Owned(format!("index value ({})", self.set.id())),
                sv: Cow::Owned(format!("indexvärde ({})", self.set.id())),
            },
            kind: OutputKind::Number { min, max },
            measure: Some(MeasureDef { id: measure, better: Better::Higher }),
        }
    }
}

impl crate::ground::sealed::Sealed for Eq5d5l {}

impl Instrument for Eq5d5l {
    type Response = Response;
    type Settings = Settings;
    type Score = Score;

    fn definition(&self) -> &Definition {
        &self.definition
    }

    fn counting(&self) -> Counting {
        Counting::Profiles
    }

    fn settings(&self, chosen: Chosen<'_>) -> Result<Settings, SettingError> {
        let mut sets: Vec<ProfileIndexes> = Vec::new();
        for id in choices(&self.definition, chosen, "value_set")? {
            let set = ValueSet::find(id, self.value_sets()).map_err(|error| SettingError::Choice {
                setting: "value set".into(),
                choice: error.name,
                close: error.close,
            })?;
            if sets.iter().any(|table| table.set.id() == set.id()) {
                return Err(SettingError::Repeated { setting: format!("the value set {}", set.id()) });
            }
            sets.push(ProfileIndexes::new(set));
        }
        Ok(Settings {
            sets,
            digits: ProfileTable::of(Profile::digits),
            level_sum_scores: ProfileTable::of(level_sum_score),
            level_frequency_scores: ProfileTable::of(level_frequency_score),
        })
    }

    fn outputs(&self, settings: &Settings) -> Vec<OutputDef> {
        let mut outputs = self.definition.outputs.clone();
        let only = settings.sets.len() == 1;
        outputs.extend(settings.sets.iter().map(|table| table.output(only)));
        if let [table] = settings.sets.as_slice() {
            outputs.push(OutputDef {
                id: Cow::Borrowed("value_set"),
                label: Label::new("value set", "värdeuppsättning"),
                kind: OutputKind::Constant { text: table.set.id.clone() },
                measure: None,
            });
        }
        outputs
    }

    fn response(&self, answers: &[Answer<u8>]) -> Response {
        let dimensions = std::array::from_fn(|position| level(answers.get(position)));
        Response::from_dimensions(dimensions, level(answers.get(Dimension::ALL.len())))
    }

    fn score(&self, response: &Response, settings: &Settings) -> Score {
        let profile = response.profile();
        Score {
            response: *response,
            profile,
            vas: response.vas.or_reason(),
            index: settings.sets.iter().map(|table| profile.map(|profile| table.exact[profile.index()])).collect(),
        }
    }

    fn cells(&self, score: &Score) -> Vec<Cell> {
        let of_profile = |number: fn(Profile) -> u32| score.profile.map(|profile| Exact::integer(number(profile).into()));
        let vas = score.vas.map(|vas| Exact::integer(vas.get().into()));
        let mut cells = vec![of_profile(Profile::digits), vas, of_profile(level_sum_score), of_profile(level_frequency_score)];
        cells.extend(&score.index);
        cells
    }

    fn reasons(&self, score: &Score) -> Vec<Reason> {
        let dimensions = score.response.dimensions().map(|answer| answer.or_reason().err());
        let items = self.definition.items.iter().zip(dimensions.into_iter().chain([score.vas.err()]));
        items.filter_map(|(item, why)| Some(Reason { subject: item.id.clone(), why: why? })).collect()
    }

    fn prorated(&self, _: &Score) -> Vec<Text> {
        Vec::new() // a profile is never filled in
    }

    fn score_block(&self, block: &Block<'_>, settings: &Settings, out: &mut [Option<&mut [f64]>]) {
        let Some((dimensions, [vas])) = block.items.split_at_checked(Dimension::ALL.len()) else { return };
        settings.score_profiles(std::array::from_fn(|dimension| dimensions[dimension].codes), block.rows, out);
        if let Some(Some(column)) = out.get_mut(VAS) {
            for (value, code) in column.iter_mut().zip(&vas.codes[..block.rows]) {
                *value = Answer::from_byte(*code).answered().map_or(f64::NAN, f64::from);
            }
        }
    }

    fn score_raw(&self, block: &RawBlock<'_>, settings: &Settings, out: &mut [Option<&mut [f64]>]) -> RawScored {
        let &[Some(mo), Some(sc), Some(ua), Some(pd), Some(ad), None] = block.items else { return RawScored::Declined };
        if out.get(VAS).is_none_or(Option::is_some) {
            return RawScored::Declined;
        }
        let complete = settings.score_profiles([mo, sc, ua, pd, ad], block.rows, out);
        if complete { RawScored::Clean } else { RawScored::WithInvalid }
    }
}

/// The place of EQ VAS among the numeric outputs; all others come from the profile.
const VAS: usize = 1;

impl Settings {
    /// Every output that comes from the profile; a byte that is not a level leaves its row empty.
    ///
    /// Says whether every row has a profile.
    fn score_profiles(&self, codes: [&[u8]; 5], rows: usize, out: &mut [Option<&mut [f64]>]) -> bool {
        let [profile, _, lss, lfs, index @ ..] = out else { return false };
        let tables = [&self.digits, &self.level_sum_scores, &self.level_frequency_scores];
        let of_sets = index.iter_mut().zip(self.sets.iter().map(|set| &set.values));
        let columns = [profile, lss, lfs].into_iter().zip(tables).chain(of_sets);
        let mut wanted: Vec<_> = columns.filter_map(|(column, table)| Some((column.as_deref_mut()?, table))).collect();
        let mut complete = true;
        for_each_tile(codes.map(|codes| &codes[..rows]), |rows, codes| {
            let tile = Tile::new(codes);
            complete &= tile.complete;
            for (column, table) in &mut wanted {
                let out = &mut column[rows.clone()];
                // a whole tile by itself: its length is known, so the loop unrolls
                match <&mut [f64; TILE]>::try_from(&mut *out) {
                    Ok(out) => table.look_up(&tile.places, out),
                    Err(_) => table.look_up(&tile.places, out),
                }
            }
        });
        complete
    }
}

fn level_sum_score(profile: Profile) -> u32 {
    profile.level_sum_score().into()
}

/// The level frequencies read as one number.
fn level_frequency_score(profile: Profile) -> u32 {
    as_digits(profile.level_frequencies())
}

/// An answer that the reader has held against this range.
fn level<const MIN: u8, const MAX: u8>(answer: Option<&Answer<u8>>) -> Answer<Level<MIN, MAX>> {
    match answer.copied().unwrap_or_default() {
        Answer::Answered(code) => Level::new(code).map_or(Answer::Invalid, Answer::Answered),
        Answer::Missing => Answer::Missing,
        Answer::Invalid => Answer::Invalid,
    }
}
