//! The contract of a questionnaire, and the adapter that drops its types.

use std::sync::Arc;

#[cfg(feature = "serde")]
use super::cell_form;
use super::{Block, Definition, KeyedScale, OutputDef, RawBlock, RawScored, SettingError, Text};
use crate::ground::sealed::Sealed;
use crate::ground::{Answer, Exact, NotScorable, object};

/// One number of a score; an empty cell keeps its reason.
pub(crate) type Cell = Result<Exact, NotScorable>;

/// Settings by name, as they come from a command line or a binding.
pub(crate) type Chosen<'a> = &'a [(&'a str, &'a str)];

/// A kind of questionnaire: one implementation serves every form of that kind. Sealed, as blocks of answers are
/// the inside of this crate; a questionnaire of keyed sums is [data](super::Key).
pub trait Instrument: Sealed + Clone + Send + Sync + 'static {
    /// One person's answers, proven to lie within their ranges.
    type Response;
    /// What was chosen, looked up and checked.
    type Settings: Send + Sync;
    /// Everything that one response gives.
    type Score;

    /// What the questionnaire says about itself.
    fn definition(&self) -> &Definition;

    /// How the answers of a group are counted.
    fn counting(&self) -> Counting;

    /// The settings behind these names.
    ///
    /// # Errors
    ///
    /// [`SettingError`] for a setting or a choice that does not exist.
    fn settings(&self, chosen: Chosen<'_>) -> Result<Self::Settings, SettingError>;

    /// The columns that come out under these settings, in order.
    fn outputs(&self, settings: &Self::Settings) -> Vec<OutputDef>;

    /// The typed response; `answers` are in form order and within range.
    fn response(&self, answers: &[Answer<u8>]) -> Self::Response;

    /// The score of one response.
    fn score(&self, response: &Self::Response, settings: &Self::Settings) -> Self::Score;

    /// One cell for each numeric output, in the order of [`Instrument::outputs`].
    fn cells(&self, score: &Self::Score) -> Vec<Cell>;

    /// What is empty and why.
    fn reasons(&self, score: &Self::Score) -> Vec<Reason>;

    /// The scales that were prorated.
    fn prorated(&self, score: &Self::Score) -> Vec<Text>;

    /// The numeric outputs of a block of rows; an empty cell is `NaN` here and nowhere else.
    ///
    /// `out` has one place for each numeric output, `None` where it is not
    /// wanted. An implementation of its own must equal this one.
    fn score_block(&self, block: &Block<'_>, settings: &Self::Settings, out: &mut [Option<&mut [f64]>]) {
        let mut answers = Vec::with_capacity(self.definition().items.len());
        for row in 0..block.rows {
            answers.clear();
            answers.extend(block.row(row));
            let cells = self.cells(&self.score(&self.response(&answers), settings));
            for (column, cell) in out.iter_mut().zip(cells) {
                if let Some(column) = column {
                    column[row] = cell.map_or(f64::NAN, Exact::to_f64);
                }
            }
        }
    }

    #[doc(hidden)]
    /// As [`Instrument::score_block`] on bytes that nobody has validated, where
    /// checking them on the way saves a pass; otherwise declined.
    fn score_raw(&self, _: &RawBlock<'_>, _: &Self::Settings, _: &mut [Option<&mut [f64]>]) -> RawScored {
        RawScored::Declined
    }
}

/// Why something of a row is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct Reason {
    /// The item or the scale.
    pub subject: Text,
    /// What is wrong with it.
    pub why: NotScorable,
}

object!(Reason { subject, why });

/// How the answers of a group are counted: which outcomes there are.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Counting {
    /// EQ-5D-5L: profiles of the first five items and a rating from 0 to 100.
    Profiles,
    /// Sums of keyed items.
    KeyedSums(Box<KeyedScale>),
}

/// A questionnaire without its types. Sealed: a new one is a [`KeyedScale`], or a part of this crate.
pub trait AnyInstrument: Sealed + Send + Sync {
    /// What the questionnaire says about itself.
    fn definition(&self) -> &Definition;

    /// How the answers of a group are counted.
    fn counting(&self) -> Counting;

    /// The questionnaire with its settings chosen, ready to score: it is its own owner and may be kept and shared.
    ///
    /// # Errors
    ///
    /// [`SettingError`] for a setting or a choice that does not exist.
    fn scorer(&self, chosen: Chosen<'_>) -> Result<Arc<dyn Scorer>, SettingError>;
}

/// A questionnaire whose settings are chosen. Sealed: [`AnyInstrument::scorer`] makes it.
pub trait Scorer: Sealed + Send + Sync {
    /// What the questionnaire says about itself.
    fn definition(&self) -> &Definition;

    /// The columns that come out, in order.
    fn outputs(&self) -> &[OutputDef];

    /// Everything that one row gives; `answers` are in form order and within range.
    fn score_row(&self, answers: &[Answer<u8>]) -> RowScore;

    /// The numeric outputs of a block; see [`Instrument::score_block`].
    fn score_block(&self, block: &Block<'_>, out: &mut [Option<&mut [f64]>]);

    #[doc(hidden)]
    /// The numeric outputs of bytes that nobody has validated; see [`Instrument::score_raw`].
    fn score_raw(&self, block: &RawBlock<'_>, out: &mut [Option<&mut [f64]>]) -> RawScored;
}

/// Everything that one row gives.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize), serde(deny_unknown_fields))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
pub struct RowScore {
    /// One cell for each numeric output, in order; as data a number or why there is none.
    #[cfg_attr(feature = "serde", serde(serialize_with = "cell_form::serialize_all"))]
    #[cfg_attr(feature = "schemars", schemars(with = "Vec<cell_form::Written>"))]
    pub cells: Vec<Cell>,
    /// What is empty and why.
    pub reasons: Vec<Reason>,
    /// The scales that were prorated.
    pub prorated: Vec<Text>,
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for RowScore {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        crate::ground::data::read(deserializer, |node| {
            let mut object = node.object(&["cells", "reasons", "prorated"])?;
            let cells: Vec<cell_form::Written> = object.take("cells")?;
            let cells = cells.into_iter().map(|written| written.0).collect();
            Ok(Self { cells, reasons: object.take("reasons")?, prorated: object.take("prorated")? })
        })
    }
}

struct Prepared<I: Instrument> {
    instrument: I,
    settings: I::Settings,
    outputs: Vec<OutputDef>,
}

impl<I: Instrument> Sealed for Prepared<I> {}

impl<I: Instrument> AnyInstrument for I {
    fn definition(&self) -> &Definition {
        Instrument::definition(self)
    }

    fn counting(&self) -> Counting {
        Instrument::counting(self)
    }

    fn scorer(&self, chosen: Chosen<'_>) -> Result<Arc<dyn Scorer>, SettingError> {
        let settings = self.settings(chosen)?;
        let outputs = self.outputs(&settings);
        Ok(Arc::new(Prepared { instrument: self.clone(), settings, outputs }))
    }
}

impl<I: Instrument> Scorer for Prepared<I> {
    fn definition(&self) -> &Definition {
        self.instrument.definition()
    }

    fn outputs(&self) -> &[OutputDef] {
        &self.outputs
    }

    fn score_row(&self, answers: &[Answer<u8>]) -> RowScore {
        let score = self.instrument.score(&self.instrument.response(answers), &self.settings);
        RowScore {
            cells: self.instrument.cells(&score),
            reasons: self.instrument.reasons(&score),
            prorated: self.instrument.prorated(&score),
        }
    }

    fn score_block(&self, block: &Block<'_>, out: &mut [Option<&mut [f64]>]) {
        self.instrument.score_block(block, &self.settings, out);
    }

    fn score_raw(&self, block: &RawBlock<'_>, out: &mut [Option<&mut [f64]>]) -> RawScored {
        self.instrument.score_raw(block, &self.settings, out)
    }
}
