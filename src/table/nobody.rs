//! Rows that are nobody's: sums, means and counts, titles, and names of columns that stand there once more.

use super::{Cells, Place, TableReader, TableRows, Values};
use crate::finding::{Finding, Findings, Rule};
use crate::ground::is_blank;

/// Finds the rows of a table that are nobody's.
#[derive(Debug)]
pub struct NobodyFinder {
    header: Vec<String>,
    /// Where a row says what it is: the column of ids, and the first one unless it holds answers.
    labels: Vec<usize>,
    id: Option<usize>,
    /// For each column whether it holds answers, facts, occasions or days; the column of ids holds none.
    is_asked: Vec<bool>,
    /// The first column of answers: where a short number stands there, a row is no title.
    anchor: Option<usize>,
    /// The columns of items whose range is small.
    levels: Vec<(usize, [f64; 2])>,
}

/// What a row is that is nobody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nobody {
    /// A sum, a mean, a count or the like of the rows above.
    Sum,
    /// One text by itself.
    Title,
    /// The names of the columns once more, or a survey's own description of them.
    Names,
}

/// Words that no pseudonym is, at the beginning of a label.
const SUMS: [&str; 27] = [
    "summa",
    "delsumma",
    "totalsumma",
    "sum",
    "total",
    "totals",
    "totalt",
    "subtotal",
    "medel",
    "medelvärde",
    "medelv",
    "medeltal",
    "genomsnitt",
    "snitt",
    "mean",
    "means",
    "average",
    "avg",
    "antal",
    "count",
    "median",
    "medianvärde",
    "standardavvikelse",
    "stdev",
    "stddev",
    "σ",
    "∑",
];
/// Words and letters that a pseudonym may be as well.
const PERHAPS_SUMS: [&str; 9] = ["n", "m", "md", "sd", "std", "se", "min", "max", "var"];
/// With what these begin: nearly every pseudonym is told by its first letter.
const INITIALS: [char; 21] =
    ['s', 'S', 'd', 'D', 't', 'T', 'm', 'M', 'g', 'G', 'a', 'A', 'c', 'C', 'n', 'N', 'v', 'V', 'σ', 'Σ', '∑'];
/// A label has no more words.
const MOST_WORDS: usize = 3;
/// A label has no more bytes.
const LONGEST_LABEL: usize = 40;
/// The range of a level ends here at the latest: a count of people is soon out of it.
const LAST_LEVEL: u8 = 10;

impl NobodyFinder {
    /// Of a table whose columns are known.
    #[must_use]
    pub fn new(reader: &TableReader<'_>) -> Self {
        let (layout, header) = (&reader.layout, reader.header().to_vec());
        let items = reader.forms.iter().flat_map(|form| form.columns.places.iter().zip(&form.scorer.definition().items));
        let items: Vec<(Place, [u8; 2])> = items.filter_map(|(place, item)| Some(((*place)?, [item.min, item.max]))).collect();
        let mut is_asked = vec![false; header.len()];
        let named = [layout.wave, layout.date, layout.age].into_iter().chain(layout.dates).flatten();
        let fields = layout.fields.iter().flat_map(|group| group.columns.iter().flatten().copied());
        for column in
            items.iter().map(|(place, _)| place.column()).chain(fields).chain(layout.violence.iter().copied()).chain(named)
        {
            is_asked[column] = true;
        }
        let first = Some(0).filter(|first| layout.id != Some(*first) && is_asked.first() == Some(&false));
        let anchor = items.first().map(|(place, _)| place.column()).or_else(|| is_asked.iter().position(|asked| *asked));
        let levels = items.iter().filter_map(|(place, range)| match place {
            Place::Column(column) if range[1] <= LAST_LEVEL => Some((*column, range.map(f64::from))),
            _ => None,
        });
        let levels = levels.collect();
        Self { header, labels: layout.id.into_iter().chain(first).collect(), id: layout.id, is_asked, anchor, levels }
    }

    /// A row of these cells is nobody's, whatever stands above and below it.
    #[must_use]
    pub fn is_nobodys(&self, cells: &[&str]) -> bool {
        let columns: Vec<Cells<'_>> = cells.chunks(1).map(Into::into).collect();
        cells.len() == self.header.len() && !self.find(&TableRows::of(&columns)).is_empty()
    }

    /// The rows that are nobody's, in order; nearly always none.
    pub(crate) fn find(&self, rows: &TableRows<'_>) -> Vec<(usize, Nobody)> {
        let mut found: Vec<(usize, Nobody)> = Vec::new();
        let mut doubtful = Vec::new();
        let labels: Vec<usize> = self.labels.iter().copied().filter(|column| rows.columns[*column].are_texts()).collect();
        for row in 0..rows.len() {
            let Some((column, label)) = labels.iter().find_map(|column| Some((*column, label(rows.text(*column, row))?))) else {
                continue;
            };
            match label {
                Label::Sum | Label::SumOf if self.id == Some(column) => found.push((row, Nobody::Sum)),
                // each row by itself: how a table is cut decides nothing
                Label::Sum if self.is_unnamed(rows, row) => found.push((row, Nobody::Sum)),
                _ => doubtful.push((row, label)),
            }
        }
        for row in self.without_number(rows) {
            if let Some(nobody) = self.without_answers(rows, row) {
                found.push((row, nobody));
            }
        }
        if let Some(id) = self.id.filter(|id| rows.columns[*id].are_texts()) {
            let is_unnamed = |row: &usize| is_blank(rows.text(id, *row).trim());
            let is_sum = |row: &usize| self.says_sum(rows, *row) && !self.holds_level(rows, *row);
            found.extend((0..rows.len()).filter(is_unnamed).filter(is_sum).map(|row| (row, Nobody::Sum)));
        }
        for (row, label) in doubtful {
            // beside one sum there are often others
            let is_near = |(other, nobody): &(usize, Nobody)| *nobody == Nobody::Sum && other.abs_diff(row) == 1;
            if label == Label::Perhaps && found.iter().any(is_near) || self.holds_no_level(rows, row) {
                found.push((row, Nobody::Sum));
            }
        }
        found.sort_by_key(|(row, _)| *row);
        found.dedup_by_key(|(row, _)| *row);
        found
    }

    /// The rows in which no number stands where the first answer should.
    fn without_number(&self, rows: &TableRows<'_>) -> Vec<usize> {
        let Some(anchor) = self.anchor else { return Vec::new() };
        let cells = rows.columns[anchor];
        let is_text = |cell: &str| !cell.starts_with(|sign: char| sign.is_ascii_digit());
        let all = 0..rows.len();
        match cells.values {
            // a byte for each cell tells answers of one digit
            Values::TextColumn(column) => {
                let singles = column.singles();
                all.filter(|row| !singles[*row].is_ascii_digit() && is_text(column.cell(*row))).collect()
            }
            Values::Text(texts) => all.filter(|row| is_text(texts[*row])).collect(),
            Values::F64(numbers) => all.filter(|row| numbers[*row].is_nan() || !cells.is_valid(*row)).collect(),
            Values::F32(numbers) => all.filter(|row| numbers[*row].is_nan() || !cells.is_valid(*row)).collect(),
            _ if cells.validity.is_some() => all.filter(|row| !cells.is_valid(*row)).collect(),
            _ => Vec::new(),
        }
    }

    /// A title, or names of columns.
    fn without_answers(&self, rows: &TableRows<'_>, row: usize) -> Option<Nobody> {
        let (mut filled, mut only, mut names) = (0, 0, 0);
        // a line of names has one above the first answer
        let may_be_names = self.anchor.is_some_and(|anchor| !is_blank(rows.columns[anchor].shown(row).trim()));
        for column in 0..self.header.len() {
            let cell = rows.columns[column].shown(row);
            let cell = cell.trim();
            if is_blank(cell) {
                continue;
            }
            if self.is_asked[column] && cell.starts_with(|sign: char| sign.is_ascii_digit()) {
                return None;
            }
            if cell.starts_with("{\"ImportId\"") {
                return Some(Nobody::Names);
            }
            (filled, only) = (filled + 1, column);
            if filled > 1 && !may_be_names {
                return None;
            }
            names += usize::from(is_same_name(cell, &self.header[column]));
            if names > 1 {
                // no answer has the name of its column, and here are two
                return (column + 1..self.header.len()).all(|column| !self.is_number(rows, column, row)).then_some(Nobody::Names);
            }
        }
        let is_title = || {
            let cell = rows.columns[only].shown(row);
            let cell = cell.trim();
            // a pseudonym by itself is somebody who has not answered
            let may_be_id = self.id == Some(only) && !cell.contains(char::is_whitespace) && !cell.ends_with(':');
            cell.contains(char::is_alphabetic) && !may_be_id
        };
        (filled == 1 && self.header.len() > 2 && !self.is_asked[only] && is_title()).then_some(Nobody::Title)
    }

    fn is_number(&self, rows: &TableRows<'_>, column: usize, row: usize) -> bool {
        self.is_asked[column] && rows.columns[column].shown(row).trim().starts_with(|sign: char| sign.is_ascii_digit())
    }

    /// Nobody is named, and something else than levels stands where levels should: somebody whose levels are levels may be in a
    /// group that is called a total.
    fn is_unnamed(&self, rows: &TableRows<'_>, row: usize) -> bool {
        let has_no_id = self.id.is_none_or(|id| is_blank(rows.columns[id].shown(row).trim()));
        let mut levels = self.are_levels(rows, row).peekable();
        has_no_id && (levels.peek().is_none() || !levels.all(|is_level| is_level))
    }

    /// A word for a sum stands somewhere in a row that is nobody's by its id.
    fn says_sum(&self, rows: &TableRows<'_>, row: usize) -> bool {
        let texts = (0..self.header.len()).filter(|column| rows.columns[*column].are_texts());
        texts.map(|column| rows.text(column, row)).any(|cell| label(cell) == Some(Label::Sum))
    }

    /// Several numbers stand where levels should, and none of them is one.
    fn holds_no_level(&self, rows: &TableRows<'_>, row: usize) -> bool {
        let filled: Vec<bool> = self.are_levels(rows, row).collect();
        filled.len() > 1 && !filled.contains(&true)
    }

    fn holds_level(&self, rows: &TableRows<'_>, row: usize) -> bool {
        self.are_levels(rows, row).any(|is_level| is_level)
    }

    /// For each filled cell of a level whether it may be one: a whole number in range, or a text.
    fn are_levels(&self, rows: &TableRows<'_>, row: usize) -> impl Iterator<Item = bool> {
        let filled = self.levels.iter().map(move |(column, range)| (rows.columns[*column].shown(row), *range));
        let is_answer = |cell: &str| !is_blank(cell.trim()) && label(cell) != Some(Label::Sum);
        filled.filter(move |(cell, _)| is_answer(cell)).map(|(cell, [min, max])| {
            let number = cell.trim().replace(',', ".").parse::<f64>();
            number.is_err() || number.is_ok_and(|number| number.fract() == 0.0 && (min..=max).contains(&number))
        })
    }
}

impl Nobody {
    /// What the row is, for a finding.
    pub(crate) fn tell(self, row: u64, findings: &mut Findings) {
        let what = match self {
            Self::Sum => ["a sum, a mean or a count", "en summa, ett medelvärde eller ett antal"],
            Self::Title => ["a title", "en rubrik"],
            Self::Names => ["names or descriptions of the columns", "kolumnernas namn eller beskrivningar"],
        };
        findings.push(Finding::about_row(Rule::NobodysRow, row, "").with_notes(what.map(str::to_owned)));
    }
}

/// What a cell says of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Label {
    /// A word for a sum, by itself: `Summa`.
    Sum,
    /// The same with a word or two behind it, which may also be what a group is called: `Antal svar`, `Total hip`.
    SumOf,
    /// What a pseudonym may be as well: `n`, `Max`.
    Perhaps,
}

/// The cell is a word for a sum, or may be one; a pseudonym such as `sum01` is none.
fn label(cell: &str) -> Option<Label> {
    let cell = cell.trim();
    if cell.len() > LONGEST_LABEL || !cell.starts_with(INITIALS) || cell.contains(|sign: char| sign.is_ascii_digit()) {
        return None;
    }
    let cell = cell.to_lowercase();
    let mut words = cell.split_whitespace().map(|word| word.trim_end_matches([':', '.', '=']));
    let first = words.next()?;
    let others = words.count();
    match others {
        0 if SUMS.contains(&first) => Some(Label::Sum),
        0 if PERHAPS_SUMS.contains(&first) => Some(Label::Perhaps),
        1..MOST_WORDS if SUMS.contains(&first) => Some(Label::SumOf),
        _ => None,
    }
}

/// Letters and digits alone, without case: `Start Date` is `StartDate`.
fn is_same_name(cell: &str, name: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    plain(cell).eq(plain(name)) && plain(name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::{Label, PERHAPS_SUMS, SUMS, label};

    #[test]
    fn words_for_sums_are_told_from_pseudonyms() {
        for word in ["Summa", " medel ", "Medelvärde:", "TOTALT", "mean", "Σ"] {
            assert_eq!(label(word), Some(Label::Sum), "{word}");
        }
        for word in ["Antal svar", "Total n", "Total hip", "total knee replacement"] {
            assert_eq!(label(word), Some(Label::SumOf), "{word}");
        }
        for word in SUMS.iter().chain(&PERHAPS_SUMS) {
            assert!(label(word).is_some() && label(&word.to_uppercase()).is_some(), "{word}");
        }
        for word in ["n", "N:", "Max", "SD"] {
            assert_eq!(label(word), Some(Label::Perhaps), "{word}");
        }
        for word in
            ["sum01", "Medel-3", "summan", "P1", "", "Anna", "Max Ek", "Total eclipse of the heart", "medel3", "totalt 15"]
        {
            assert_eq!(label(word), None, "{word}");
        }
    }
}
