//! A row of scores for each row of answers.

use std::convert::Infallible;

use crate::finding::Findings;
use crate::ground::{Occasion, short_debug};
use crate::inspect::{InOrder, Purpose, Reading};
use crate::instrument::{BLOCK_ROWS, Block, Definition, OutputKind, RowScore};
use crate::people::Register;
use crate::table::{AskedForm, TableReader, TableRows, Visits, Walk};
use crate::violence::{Form, RevealedResult, ScreeningResult};

/// Scores the rows of a table whose columns are known, and checks whatever else it says of people.
///
/// # Examples
///
/// ```
/// use enkat::table::TableRows;
/// use enkat::{Choices, Registry};
///
/// let registry = Registry::built_in();
/// let scores = Choices::default().scores(&registry, &["mo", "sc", "ua", "pd", "ad"])?;
/// assert_eq!((scores.names()[2].as_str(), scores.numbers()[2]), ("eq5d5l_lss", true));
/// let (mild, severe) = ([1_u8, 2], [3_u8, 9]);
/// let columns = [&mild, &mild, &mild, &mild, &severe].map(|cells| cells.into());
/// let mut rows = scores.begin();
/// let scored = rows.read(&TableRows::of(&columns))?;
/// assert_eq!(scored[2].number(0), Some(7.0)); // 11113
/// assert_eq!(scored[2].number(1), None); // 9 is out of range
/// let (_, inspected) = rows.finish();
/// assert_eq!(inspected.totals[0].rule.code(), "EQ001");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Scores<'a> {
    reading: Reading<'a>,
    names: Vec<String>,
    /// How many screenings have outcomes that are wanted.
    revealed: usize,
}

/// One column of scores.
#[derive(Clone, PartialEq)]
pub enum ScoredColumn {
    /// Numbers; an empty cell is `NaN`.
    Numbers(Vec<f64>),
    /// Numbers that are read digit by digit; an empty cell is `NaN`.
    Digits {
        /// The numbers.
        numbers: Vec<f64>,
        /// How many digits.
        width: usize,
    },
    /// Texts, one for each row.
    Texts(Vec<String>),
    /// The same text in every row.
    Constant(String),
}

/// One cell of a column of scores.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ScoreCell<'a> {
    /// A number, or nothing.
    Number(Option<f64>),
    /// A text, which may be empty.
    Text(&'a str),
}

impl<'a> Scores<'a> {
    /// Scores of a table; outcomes of a violence screening come out only where they are asked for.
    pub(crate) fn new(reader: TableReader<'a>, most_listed: usize, reveals_violence: bool) -> Self {
        let forms: Vec<_> = reader.facts.forms().filter(|_| reveals_violence).collect();
        let scores = reader.forms.iter().flat_map(|form| {
            let definition = form.scorer.definition();
            let occasion = form.columns.occasion;
            form.scorer.outputs().iter().map(move |output| {
                let name = definition.column(output);
                occasion.map_or_else(|| name.clone(), |occasion| format!("{occasion}.{name}"))
            })
        });
        let names = scores.chain(forms.iter().flat_map(|form| revealed_names(&reader, &forms, form))).collect();
        let revealed = forms.len();
        Self { reading: Reading::new(reader, most_listed, false), names, revealed }
    }

    /// The same, of one questionnaire alone.
    ///
    /// # Errors
    ///
    /// [`TableError::NotAsked`](crate::table::TableError::NotAsked) where the table has no answers to it.
    pub fn of_one(mut self, instrument: &str) -> Result<Self, crate::table::TableError> {
        let is_it = |form: &AskedForm| form.scorer.definition().id == instrument;
        if !self.reading.reader.forms.iter().any(is_it) {
            return Err(crate::table::TableError::NotAsked { instrument: instrument.to_owned() });
        }
        self.reading.reader.forms.retain(is_it);
        Ok(Self::new(self.reading.reader, usize::MAX, false))
    }

    /// The table, whose columns are known.
    #[must_use]
    pub fn reader(&self) -> &TableReader<'a> {
        &self.reading.reader
    }

    /// The names of the columns of scores.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The columns of [`Scores::names`] that hold numbers, as `eq5d5l_index` does; the others hold texts.
    #[must_use]
    pub fn numbers(&self) -> Vec<bool> {
        let outputs = self.reading.reader.forms.iter().flat_map(|form| form.scorer.outputs());
        let mut numbers: Vec<bool> = outputs.map(|output| matches!(output.kind, OutputKind::Number { .. })).collect();
        numbers.resize(self.names.len(), false);
        numbers
    }

    /// Takes the rows of the table in order; [`InOrder::read`] gives a column for each of [`Scores::names`].
    #[must_use]
    pub fn begin(&self) -> InOrder<'_, Self> {
        InOrder::new(self)
    }

    fn score_form(&self, asked: &AskedForm, rows: &TableRows<'_>, visits: &Visits, columns: &mut Vec<ScoredColumn>) {
        let scorer = &asked.scorer;
        let outputs = scorer.outputs().iter().filter(|output| output.is_number()).count();
        let mut numbers = vec![vec![f64::NAN; rows.len()]; outputs];
        // what was prorated and what is empty, in rows that are not complete
        let mut remarks: [Vec<String>; 2] = [Vec::new(), Vec::new()];
        let half = asked.columns.occasion.map_or(0, Occasion::position);
        let items = self.reading.reader.plan().forms()[asked.planned].items.clone();
        for start in (0..rows.len()).step_by(BLOCK_ROWS) {
            let range = start..rows.len().min(start + BLOCK_ROWS);
            let codes = visits.halves[half].items(items.clone(), range.clone());
            let block = Block { items: &codes, rows: range.len() };
            let mut part: Vec<Option<&mut [f64]>> = numbers.iter_mut().map(|column| Some(&mut column[range.clone()])).collect();
            scorer.score_block(&block, &mut part);
            for row in block.incomplete_rows(&asked.asked) {
                let place = start + row;
                for texts in &mut remarks {
                    texts.resize(rows.len(), String::new());
                }
                if visits.is_nobodys(place) {
                    NOBODYS_REASON.clone_into(&mut remarks[1][place]);
                    continue;
                }
                if rows.is_broken(place) {
                    WIDTH_REASON.clone_into(&mut remarks[1][place]);
                    continue;
                }
                let score = scorer.score_row(&block.row(row).collect::<Vec<_>>());
                remarks[0][place] = score.prorated.join(" ");
                remarks[1][place] = reason_text(scorer.definition(), &score, &asked.asked);
            }
        }
        let mut numbers = numbers.into_iter();
        let [mut prorated, mut reasons] = remarks;
        for output in scorer.outputs() {
            columns.push(match &output.kind {
                OutputKind::Number { .. } => ScoredColumn::Numbers(numbers.next().unwrap_or_default()),
                OutputKind::Digits { width } => {
                    ScoredColumn::Digits { numbers: numbers.next().unwrap_or_default(), width: *width }
                }
                OutputKind::Prorated => texts_of(std::mem::take(&mut prorated)),
                OutputKind::Reason => texts_of(std::mem::take(&mut reasons)),
                OutputKind::Constant { text } => ScoredColumn::Constant(text.to_string()),
            });
        }
    }

    /// What came of each violence screening, on demand.
    fn outcomes(&self, rows: &TableRows<'_>, visits: &Visits) -> Vec<ScoredColumn> {
        const NAMES: usize = RevealedResult::NAMES.len();
        let mut columns = vec![vec![String::new(); rows.len()]; self.revealed * NAMES];
        for row in (0..rows.len()).filter(|_| self.revealed > 0) {
            for (form, result) in screenings(&self.reading.reader, rows, visits, row) {
                let cells = result.reveal().cells();
                columns[form * NAMES..].iter_mut().zip(cells).for_each(|(column, cell)| column[row] = cell);
            }
        }
        columns.into_iter().map(ScoredColumn::Texts).collect()
    }
}

/// The results of the screenings of a row, each with the place of its form among those of the table;
/// what is odd about them is told by the walk.
fn screenings(reader: &TableReader<'_>, rows: &TableRows<'_>, visits: &Visits, row: usize) -> Vec<(usize, ScreeningResult)> {
    let cell = |column| rows.text(column, row);
    let of_row = Walk::fact_row(visits, rows, row, &cell);
    let mut told = Findings::listing(0);
    let halves = if visits.is_nobodys(row) { [].as_slice() } else { &[0, 1] };
    let screenings = halves.iter().copied().flat_map(|half| reader.facts.screenings(&of_row, half, &mut told));
    screenings.map(|(form, screening)| (form, screening.result(reader.facts.current()))).collect()
}

impl Purpose for Scores<'_> {
    type Made = Vec<ScoredColumn>;
    type Outcome = ();
    type Error = Infallible;
    type People = Register;

    fn reading(&self) -> &Reading<'_> {
        &self.reading
    }

    fn make(&self, rows: &TableRows<'_>, visits: &Visits, _: &mut Findings, made: &mut Vec<ScoredColumn>) {
        let mut columns = Vec::with_capacity(self.names.len());
        for form in &self.reading.reader.forms {
            self.score_form(form, rows, visits, &mut columns);
        }
        columns.extend(self.outcomes(rows, visits));
        *made = columns;
    }

    fn people(&self, expected: usize) -> Register {
        Register::new(&self.reading.reader, expected)
    }

    fn outcome(&self, _: Register, _: Vec<ScoredColumn>) {}
}

/// Reads the violence screenings of a table, of which nothing is shown unless it is asked for.
pub struct Screenings<'a> {
    reading: Reading<'a>,
    form: usize,
}

impl<'a> Screenings<'a> {
    /// Of the form with this id; in a wide table at exit where `at_exit`, else at start.
    pub(crate) fn new(reader: TableReader<'a>, form: &str, occasion: Occasion) -> Option<Self> {
        let half = if reader.layout.wide { occasion.position() } else { 0 };
        let form = reader.facts.forms().position(|(known, of_half)| known.id() == form && of_half == half)?;
        Some(Self { reading: Reading::new(reader, 0, false), form })
    }

    /// Takes the rows of the table in order; [`InOrder::read`] gives what came of each row, none where nothing was recorded.
    #[must_use]
    pub fn begin(&self) -> InOrder<'_, Self> {
        InOrder::new(self)
    }
}

impl Purpose for Screenings<'_> {
    type Made = Vec<Option<ScreeningResult>>;
    type Outcome = ();
    type Error = Infallible;
    type People = Register;

    fn reading(&self) -> &Reading<'_> {
        &self.reading
    }

    fn make(&self, rows: &TableRows<'_>, visits: &Visits, _: &mut Findings, made: &mut Vec<Option<ScreeningResult>>) {
        for row in 0..rows.len() {
            let of_row = screenings(&self.reading.reader, rows, visits, row);
            made.push(of_row.into_iter().find(|(form, _)| *form == self.form).map(|(_, result)| result));
        }
    }

    fn people(&self, expected: usize) -> Register {
        Register::new(&self.reading.reader, expected)
    }

    fn outcome(&self, _: Register, _: Vec<Option<ScreeningResult>>) {}
}

/// The reason of a row that has too few or too many cells.
const WIDTH_REASON: &str = "row:width";
/// The reason of a row that is a sum, a title or names of columns.
const NOBODYS_REASON: &str = "row:nobody";

/// `subject:reason` for everything that is empty, separated by blanks; what was never asked is left out,
/// because the table says so once and not in every row.
fn reason_text(definition: &Definition, score: &RowScore, asked: &[bool]) -> String {
    let was_asked = |subject: &str| {
        let item = definition.items.iter().position(|item| item.id == subject);
        item.is_none_or(|item| asked.get(item).copied().unwrap_or(true))
    };
    let reasons = score.reasons.iter().filter(|reason| was_asked(&reason.subject));
    reasons.map(|reason| format!("{}:{}", reason.subject, reason.why)).collect::<Vec<_>>().join(" ")
}

/// Texts of rows; where no row has any, the same nothing in each.
fn texts_of(texts: Vec<String>) -> ScoredColumn {
    if texts.is_empty() { ScoredColumn::Constant(String::new()) } else { ScoredColumn::Texts(texts) }
}

/// The names of the columns of one screening, with its form where the table has several.
fn revealed_names(reader: &TableReader<'_>, forms: &[(&Form, usize)], (form, half): &(&Form, usize)) -> Vec<String> {
    let has_several = forms.iter().any(|(other, _)| other.id() != forms[0].0.id());
    let prefix = if reader.layout.wide { format!("{}.", Occasion::BOTH[*half]) } else { String::new() };
    let names = RevealedResult::columns(has_several.then(|| form.id()));
    names.into_iter().map(|name| format!("{prefix}{name}")).collect()
}

impl ScoredColumn {
    /// The cell of a row, empty where there is no such row; digits side by side are written into `digits`, whatever it holds.
    #[must_use]
    pub fn cell<'a>(&'a self, row: usize, digits: &'a mut String) -> ScoreCell<'a> {
        match self {
            Self::Numbers(_) => ScoreCell::Number(self.number(row)),
            Self::Digits { width, .. } => {
                digits.clear();
                if let Some(number) = self.number(row) {
                    write_digits(number, *width, digits);
                }
                ScoreCell::Text(digits)
            }
            Self::Texts(texts) => ScoreCell::Text(texts.get(row).map_or("", String::as_str)),
            Self::Constant(text) => ScoreCell::Text(text),
        }
    }

    /// The number in a row; none where it is empty or not there, or in a column of texts.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<f64> {
        match self {
            Self::Numbers(numbers) | Self::Digits { numbers, .. } => numbers.get(row).copied().filter(|number| !number.is_nan()),
            Self::Texts(_) | Self::Constant(_) => None,
        }
    }
}

/// A whole number as so many digits.
fn write_digits(number: f64, width: usize, text: &mut String) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "digits side by side are a whole number")]
    let mut rest = number as u64;
    let mut digits = [b'0'; 20];
    let mut first = digits.len();
    while rest > 0 || digits.len() - first < width.min(digits.len()) {
        first -= 1;
        digits[first] += u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    text.extend(digits[first..].iter().map(|digit| char::from(*digit)));
}

short_debug! {
    impl ScoredColumn {  }
    impl Scores['_] { columns: |scores: &Self| scores.names.len() }
    impl Screenings['_] {  }
}
