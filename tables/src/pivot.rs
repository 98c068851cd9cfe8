//! A table with a row for each answer, as one with a row for each person and occasion.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use enkat::finding::{Finding, Findings, Rule};
use enkat::inner::ground::is_blank;
use enkat::inner::table::shown_name_of;

use crate::error::{ErrorKind, Place, Result, TableError};
use crate::heading::Note;
use crate::{Chunk, Filling, Form, Table};

/// All answers are held in memory before the first row is known: so many bytes of them at most.
const MOST_BYTES: usize = 1 << 30;
/// No questionnaires have so many items together: more are free texts.
const MOST_ITEMS: usize = 4096;
/// What an answer takes beside its text.
const ANSWER_BYTES: usize = size_of::<Answer>();
/// What stands between answers that differ: with it the cell is a text, which is no answer.
const BETWEEN: &str = " | ";

/// Which columns of a table with a row for each answer are which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnswerColumns {
    /// Whose answer it is.
    pub id: usize,
    /// At which occasion; none where there is one alone.
    pub wave: Option<usize>,
    /// To which item.
    pub item: usize,
    /// The answer.
    pub answer: usize,
    /// The answer in other words, which counts where the first is empty.
    pub said: Option<usize>,
}

/// A table with a row for each person and occasion, in the order in which they come up.
///
/// Its columns are `id`, `wave` if there are occasions, an item each, and what says the same in all rows of a person and occasion.
pub(crate) struct Pivot {
    header: Vec<String>,
    has_wave: bool,
    rows: Vec<Row>,
    next: usize,
    /// Where columns that are carried along stand in the table as it was.
    carried: Vec<usize>,
    /// The line after which the next row begins.
    lines_passed: u64,
    /// What is odd about the table as it was, and about rows of it that nobody is in.
    found: Vec<Finding>,
    /// What is to be told of how it was read.
    notes: Vec<Note>,
    /// What was left out: columns that differ within a person and occasion.
    pub(crate) left_out: Vec<String>,
}

struct Row {
    /// The line of its first answer.
    line: u64,
    id: Box<str>,
    wave: Box<str>,
    answers: Vec<Answer>,
    /// What is odd about the rows that it is made of, each kind once.
    found: Vec<Finding>,
    /// The cells of all columns in its first row.
    others: Vec<Box<str>>,
}

struct Answer {
    item: u32,
    is_repeated: bool,
    text: Box<str>,
}

impl Pivot {
    /// Reads the whole table.
    pub(crate) fn new(table: &mut Table, columns: AnswerColumns) -> Result<Self> {
        let header: Vec<String> = table.header().into_iter().map(str::to_owned).collect();
        let keys = [Some(columns.id), columns.wave, Some(columns.item), Some(columns.answer), columns.said];
        let others: Vec<usize> = (0..header.len()).filter(|column| !keys.contains(&Some(*column))).collect();
        let mut differs = vec![false; others.len()];
        let (mut rows, mut items) = (Vec::<Row>::new(), Vec::new());
        let (mut known_rows, mut known_items) = (HashMap::<(Box<str>, Box<str>), usize>::new(), HashMap::<Box<str>, u32>::new());
        let (mut chunk, mut bytes, mut found) = (Chunk::default(), 0, Vec::new());
        loop {
            let mut findings = Findings::listing(usize::MAX);
            let any = table.read(&mut chunk, &mut findings)?;
            let mut places: Vec<Option<usize>> = vec![None; chunk.rows()];
            for (row, place_of_row) in places.iter_mut().enumerate() {
                let cell = |column: usize| chunk.cell(row, column).trim();
                let line = chunk.lines.get(row).copied().unwrap_or_default();
                let refused = |what| Err(not_usable(chunk.number(row), what));
                if chunk.broken[row] {
                    return refused(["has more or fewer cells than the header", "har fler eller färre celler än rubrikraden"]);
                }
                let (id, item) = (cell(columns.id), cell(columns.item));
                let wave = columns.wave.map_or("", cell);
                if (0..header.len()).all(|column| cell(column).is_empty()) {
                    continue;
                }
                if id.is_empty() || item.is_empty() {
                    return refused(if id.is_empty() {
                        ["does not say whose answer it is", "säger inte vems svaret är"]
                    } else {
                        ["does not say to which item it is an answer", "säger inte vilken fråga det är svar på"]
                    });
                }
                let item = match known_items.get(item) {
                    Some(item) => *item,
                    None if items.len() == MOST_ITEMS => return Err(too_many_items()),
                    None => {
                        let place = u32::try_from(items.len()).unwrap_or(u32::MAX);
                        items.push(item.to_owned());
                        *known_items.entry(item.into()).or_insert(place)
                    }
                };
                let place = match known_rows.entry((id.into(), wave.to_lowercase().into())) {
                    Entry::Occupied(known) => {
                        let first: &Row = &rows[*known.get()];
                        for (differs, (column, first)) in differs.iter_mut().zip(others.iter().zip(&first.others)) {
                            *differs |= cell(*column) != first.trim();
                        }
                        *known.get()
                    }
                    Entry::Vacant(free) => {
                        let others = others.iter().map(|column| chunk.cell(row, *column).into()).collect::<Vec<Box<str>>>();
                        bytes += others.iter().map(|text| text.len() + size_of::<Box<str>>()).sum::<usize>() + size_of::<Row>();
                        rows.push(Row { line, id: id.into(), wave: wave.into(), answers: Vec::new(), found: Vec::new(), others });
                        *free.insert(rows.len() - 1)
                    }
                };
                *place_of_row = Some(place);
                // with the blanks around it, which are told
                let answer = columns.said.filter(|_| is_blank(cell(columns.answer))).unwrap_or(columns.answer);
                let answer = chunk.cell(row, answer);
                bytes += answer.len() + ANSWER_BYTES;
                if bytes > MOST_BYTES {
                    return Err(too_much());
                }
                rows[place].add(item, answer);
            }
            for finding in findings.listed() {
                let row = finding.row.and_then(|row| usize::try_from(row.checked_sub(chunk.first_row)?).ok());
                let place = row.and_then(|row| places.get(row).copied().flatten());
                let of_place = place.map_or(&mut found, |place| &mut rows[place].found);
                if !of_place.iter().any(|known| known.rule == finding.rule) {
                    bytes += size_of::<Finding>();
                    of_place.push(Finding { row: None, line: None, ..finding.clone() });
                }
            }
            if !any {
                break;
            }
        }
        let (mut names, mut carried, mut left_out) = (vec!["id".to_owned()], Vec::new(), Vec::new());
        names.extend(columns.wave.map(|_| "wave".to_owned()));
        names.append(&mut items);
        for (place, (column, differs)) in others.iter().zip(differs).enumerate() {
            if differs {
                left_out.push(shown_name_of(&header, *column));
            } else {
                names.push(header[*column].clone());
                carried.push(place);
            }
        }
        let (has_wave, notes) = (columns.wave.is_some(), table.form_notes());
        Ok(Self { header: names, has_wave, rows, next: 0, carried, lines_passed: 0, found, notes, left_out })
    }

    pub(crate) fn header(&self) -> &[String] {
        &self.header
    }
}

impl Row {
    /// Adds an answer; of several that differ none counts, and their cell says so.
    fn add(&mut self, item: u32, text: &str) {
        match self.answers.iter_mut().find(|answer| answer.item == item) {
            None => self.answers.push(Answer { item, is_repeated: false, text: text.into() }),
            Some(answer) => {
                answer.is_repeated = true;
                if answer.text.trim() != text.trim() && !answer.text.ends_with(BETWEEN) {
                    answer.text = format!("{}{BETWEEN}", answer.text).into();
                }
            }
        }
    }
}

impl Form for Pivot {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        let first_item = 1 + usize::from(self.has_wave);
        into.findings.extend(self.found.drain(..));
        while let Some(row) = self.rows.get(self.next).filter(|_| into.has_room()) {
            let mut cells = vec![""; self.header.len()];
            cells[0] = &row.id;
            if self.has_wave {
                cells[1] = &row.wave;
            }
            for answer in &row.answers {
                cells[first_item + answer.item as usize] = &answer.text;
            }
            let first_carried = self.header.len() - self.carried.len();
            for (cell, place) in cells[first_carried..].iter_mut().zip(&self.carried) {
                *cell = &row.others[*place];
            }
            into.rows.push(cells)?;
            into.add((row.line > 0).then_some(row.line));
            for answer in row.answers.iter().filter(|answer| answer.is_repeated) {
                let name = shown_name_of(into.header, first_item + answer.item as usize);
                into.find(Finding::about_row(Rule::RepeatedItem, into.number, &name));
            }
            for finding in &row.found {
                into.find(Finding { row: Some(into.number), ..finding.clone() });
            }
            self.lines_passed = row.line;
            self.next += 1;
        }
        Ok(())
    }

    fn lines_passed(&self) -> u64 {
        self.lines_passed
    }

    fn notes(&self) -> Vec<Note> {
        self.notes.clone()
    }
}

fn not_usable(row: u64, [what, what_in_swedish]: [&str; 2]) -> TableError {
    let text = format!("row {row} {what}; a table with a row for each answer cannot be used before that is corrected");
    let swedish = format!("rad {row} {what_in_swedish}; en tabell med en rad per svar kan inte användas förrän det är rättat");
    TableError::new(ErrorKind::Text, text).with_swedish(swedish).at(Place::Row(row))
}

fn too_many_items() -> TableError {
    let text = format!("its column of items has more than {MOST_ITEMS} different values, so it is not one");
    let swedish = format!("kolumnen med frågor har fler än {MOST_ITEMS} olika värden, så den är ingen sådan");
    TableError::too_large(text, swedish)
}

fn too_much() -> TableError {
    let most = MOST_BYTES >> 20;
    let text = format!(
        "its answers take more than {most} MiB; with a row for each answer a table has to fit into memory, so cut it into files of some people each"
    );
    let swedish = format!(
        "svaren tar mer än {most} MiB; en tabell med en rad per svar måste få plats i minnet, så dela upp den i filer med några personer i varje"
    );
    TableError::too_large(text, swedish)
}
