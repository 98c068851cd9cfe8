//! A row of scores for each row of answers.

use super::placing::Seen;
use super::{Answers, Placed, Placing, Plan, RowsError, TableReader, TableRows, WIDTH_REASON, prorated_text, reason_text};
use crate::finding::{Finding, Findings, Rule};
use crate::ground::{Occasion, OccasionNames};
use crate::instrument::OutputKind;
use crate::violence::{Form, RevealedResult, ScreeningResult};

/// Scores the rows of a table whose columns are known, and checks whatever else it says of people.
///
/// # Examples
///
/// ```
/// use enkat::ground::OccasionNames;
/// use enkat::table::{ReadChoices, TableReader, TableRows, TableScorer};
/// use enkat::finding::Findings;
/// use enkat::Registry;
///
/// let registry = Registry::built_in();
/// let reader = TableReader::new(&registry, &["mo", "sc", "ua", "pd", "ad"], ReadChoices::default(), |_| vec![])?;
/// let mut scorer = TableScorer::new(&reader, OccasionNames::default(), false);
/// assert_eq!(scorer.names()[2], "eq5d5l_lss");
/// let (mild, severe) = ([1_u8, 2], [3_u8, 5]);
/// let columns = [&mild, &mild, &mild, &mild, &severe].map(|cells| cells.into());
/// let scores = scorer.score(&TableRows { columns: &columns, broken: &[], lines: &[] }, 1, &mut Findings::default())?;
/// assert_eq!(scores[2].number(0), Some(7.0)); // 11113
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct TableScorer<'t, 'r> {
    placing: Placing<'t, 'r>,
    seen: Seen,
    names: Vec<String>,
    /// How many screenings have outcomes that are wanted.
    revealed: usize,
    plan: Plan,
    halves: [Answers; 2],
}

/// One column of scores.
#[derive(Clone, Debug, PartialEq)]
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

impl<'t, 'r> TableScorer<'t, 'r> {
    /// A scorer of a table; outcomes of a violence screening come out only where they are asked for.
    #[must_use]
    pub fn new(reader: &'t TableReader<'r>, occasions: OccasionNames, reveals_violence: bool) -> Self {
        let plan = reader.facts.counted_in(Plan::new([]));
        let forms: Vec<_> = reader.facts.forms().filter(|_| reveals_violence).collect();
        let scores = reader.forms.iter().flat_map(|form| {
            let definition = form.scorer.definition();
            let occasion = form.columns.occasion;
            form.scorer.outputs().iter().map(move |output| {
                let name = definition.column(output);
                occasion.map_or_else(|| name.clone(), |occasion| format!("{occasion}.{name}"))
            })
        });
        let names = scores.chain(forms.iter().flat_map(|form| revealed_names(reader, &forms, form))).collect();
        let halves = [Answers::new(&plan, 0), Answers::new(&plan, 0)];
        let revealed = forms.len();
        Self { placing: Placing::new(reader, occasions), seen: Seen::default(), names, revealed, plan, halves }
    }

    /// The names of the columns of scores.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// One column for each of [`TableScorer::names`]; the first of these rows has the number `first_row`.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table.
    pub fn score(
        &mut self,
        rows: &TableRows<'_>,
        first_row: u64,
        findings: &mut Findings,
    ) -> Result<Vec<ScoredColumn>, RowsError> {
        rows.fit(self.placing.reader.header(), &self.placing.reader.texts())?;
        let mut columns = Vec::with_capacity(self.names.len());
        for form in 0..self.placing.reader.forms.len() {
            self.score_form(form, rows, first_row, findings, &mut columns)?;
        }
        let placed = self.placing.place(rows, first_row, findings);
        self.note_people(rows, first_row, &placed, findings);
        if self.placing.reader.facts.any() {
            self.halves.iter_mut().for_each(|half| half.reset(rows.len()));
            self.placing.read_facts(rows, first_row, &placed, &self.plan, &mut self.halves, findings);
        }
        columns.extend(self.outcomes(rows, first_row, &placed));
        Ok(columns)
    }

    /// The results of the violence screenings of each row, with the places of their forms among those of the table.
    ///
    /// # Errors
    ///
    /// [`RowsError`] when they are not rows of the table.
    pub fn screenings(
        &mut self,
        rows: &TableRows<'_>,
        first_row: u64,
        findings: &mut Findings,
    ) -> Result<Vec<Vec<(usize, ScreeningResult)>>, RowsError> {
        rows.fit(self.placing.reader.header(), &self.placing.reader.texts())?;
        let placed = self.placing.place(rows, first_row, findings);
        Ok((0..rows.len()).map(|row| self.screenings_of_row(rows, row, first_row, &placed, findings)).collect())
    }

    fn screenings_of_row(
        &self,
        rows: &TableRows<'_>,
        row: usize,
        first_row: u64,
        placed: &Placed,
        findings: &mut Findings,
    ) -> Vec<(usize, ScreeningResult)> {
        let facts = &self.placing.reader.facts;
        let cell = |column| rows.text(column, row);
        let of_row = self.placing.fact_row(rows, row, first_row, placed, &cell);
        let screenings = [0, 1].into_iter().flat_map(|half| facts.screenings(&of_row, half, findings));
        screenings.map(|(form, screening)| (form, screening.result(facts.current()))).collect()
    }

    /// Makes a second row of the same person and occasion a finding.
    fn note_people(&mut self, rows: &TableRows<'_>, first_row: u64, placed: &Placed, findings: &mut Findings) {
        for row in 0..rows.len() {
            if let (Some(id), Some(occasion)) = (self.placing.id(rows, row), placed.occasion(row))
                && self.seen.again(id, occasion)
            {
                findings.push(Finding::about_row(Rule::RepeatedOccasion, first_row + row as u64, "id"));
            }
        }
    }

    fn score_form(
        &self,
        form: usize,
        rows: &TableRows<'_>,
        first_row: u64,
        findings: &mut Findings,
        columns: &mut Vec<ScoredColumn>,
    ) -> Result<(), RowsError> {
        let asked = &self.placing.reader.forms[form];
        let (scorer, definition) = (&asked.scorer, asked.scorer.definition());
        let outputs = scorer.outputs().iter().filter(|output| output.is_number()).count();
        let mut numbers = vec![vec![f64::NAN; rows.len()]; outputs];
        // what was prorated and what is empty, in rows that are not complete
        let mut remarks: [Vec<String>; 2] = [vec![String::new(); rows.len()], vec![String::new(); rows.len()]];
        self.placing.reader.for_each_block(form, rows, first_row, findings, |start, block| {
            let mut part: Vec<Option<&mut [f64]>> =
                numbers.iter_mut().map(|column| Some(&mut column[start..start + block.rows()])).collect();
            scorer.score_block(&block, &mut part);
            for row in (0..block.rows()).filter(|row| !block.is_complete(*row, &asked.asked)) {
                let score = scorer.score_row(&block.row(row).collect::<Vec<_>>());
                let place = start + row;
                remarks[0][place] = prorated_text(&score);
                remarks[1][place] =
                    if rows.is_broken(place) { WIDTH_REASON.to_owned() } else { reason_text(definition, &score, &asked.asked) };
            }
        })?;
        let mut numbers = numbers.into_iter();
        let [mut prorated, mut reasons] = remarks;
        for output in scorer.outputs() {
            columns.push(match &output.kind {
                OutputKind::Number { .. } => ScoredColumn::Numbers(numbers.next().unwrap_or_default()),
                OutputKind::Digits { width } => {
                    ScoredColumn::Digits { numbers: numbers.next().unwrap_or_default(), width: *width }
                }
                OutputKind::Prorated => ScoredColumn::Texts(std::mem::take(&mut prorated)),
                OutputKind::Reason => ScoredColumn::Texts(std::mem::take(&mut reasons)),
                OutputKind::Constant { text } => ScoredColumn::Constant(text.to_string()),
            });
        }
        Ok(())
    }

    /// What came of each violence screening, on demand.
    fn outcomes(&self, rows: &TableRows<'_>, first_row: u64, placed: &Placed) -> Vec<ScoredColumn> {
        const NAMES: usize = RevealedResult::NAMES.len();
        let mut columns = vec![vec![String::new(); rows.len()]; self.revealed * NAMES];
        for row in (0..rows.len()).filter(|_| self.revealed > 0) {
            // what is odd about them is told already
            for (form, result) in self.screenings_of_row(rows, row, first_row, placed, &mut Findings::listing(0)) {
                let cells = result.reveal().cells();
                columns[form * NAMES..].iter_mut().zip(cells).for_each(|(column, cell)| column[row] = cell);
            }
        }
        columns.into_iter().map(ScoredColumn::Texts).collect()
    }
}

/// The names of the columns of one screening, with its form where the table has several.
fn revealed_names(reader: &TableReader<'_>, forms: &[(&Form, usize)], (form, half): &(&Form, usize)) -> Vec<String> {
    let has_several = forms.iter().any(|(other, _)| other.id() != forms[0].0.id());
    let prefix = if reader.layout.wide { format!("{}.", Occasion::BOTH[*half]) } else { String::new() };
    let names = RevealedResult::columns(has_several.then(|| form.id()));
    names.into_iter().map(|name| format!("{prefix}{name}")).collect()
}

impl ScoredColumn {
    /// The cell of a row; digits side by side are written into `digits`, whatever it holds.
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
            Self::Texts(texts) => ScoreCell::Text(&texts[row]),
            Self::Constant(text) => ScoreCell::Text(text),
        }
    }

    /// The number in a row; none where it is empty, or in a column of texts.
    #[must_use]
    pub fn number(&self, row: usize) -> Option<f64> {
        match self {
            Self::Numbers(numbers) | Self::Digits { numbers, .. } => Some(numbers[row]).filter(|number| !number.is_nan()),
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
