//! Several tables that are read as one: the rows of one after those of the other.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use enkat::finding::{Finding, Findings};
use enkat::inner::table::shown_names_of;

use crate::error::Result;
use crate::heading::Note;
use crate::origin::SheetRows;
use crate::{Chunk, Filling, Form, Origin, Table};

/// What is done to the cells of a row before it is handed on; of a broken row it is told that its cells may stand
/// under the wrong names.
pub type RowEdit = Box<dyn for<'c> FnMut(&mut [Cow<'c, str>], bool)>;

/// One of several tables that are read as one.
pub struct Part {
    /// The table, of which nothing was read yet.
    pub table: Table,
    /// What its columns are called in the whole; those of one name stand in one column there.
    pub columns: Vec<String>,
    /// Columns that hold one text in every row: the name and the text.
    pub constant: Vec<(String, String)>,
    /// What is done to its rows; their cells stand in the order of `columns`.
    pub edit: Option<RowEdit>,
    /// What is known to be odd about it before any row is read.
    pub findings: Vec<Finding>,
}

/// Several tables as one.
pub(crate) struct Stack {
    parts: Vec<Placed>,
    /// How many columns the whole has.
    width: usize,
    /// The part that is read.
    current: usize,
    /// Rows of it that were read, and those of them that were handed on.
    chunk: Chunk,
    place: usize,
    /// The line after which the next row begins, where there is one part; of several the lines run backwards.
    lines_passed: u64,
    /// What is odd about the rows of the chunk that are not handed on yet, and about the table.
    found: VecDeque<Finding>,
}

/// A part, and where its columns stand in the whole.
struct Placed {
    table: Table,
    places: Vec<usize>,
    constant: Vec<(usize, String)>,
    edit: Option<RowEdit>,
    /// How many of its rows were handed on.
    rows: u64,
    /// Where they stand, where it is a sheet.
    sheet_rows: SheetRows,
}

impl Stack {
    /// The parts one after the other, and the names of all their columns.
    pub(crate) fn new(parts: Vec<Part>) -> (Self, Vec<String>) {
        let mut header = Header::default();
        let mut found = VecDeque::new();
        let placed = parts.into_iter().map(|part| {
            let mut seen = HashMap::new();
            let places = part.columns.iter().map(|name| header.place(name, &mut seen)).collect();
            let constant = part.constant.into_iter().map(|(name, text)| (header.place(&name, &mut seen), text)).collect();
            found.extend(part.findings);
            Placed { table: part.table, places, constant, edit: part.edit, rows: 0, sheet_rows: SheetRows::default() }
        });
        let parts = placed.collect();
        let width = header.names.len();
        (Self { parts, width, current: 0, chunk: Chunk::default(), place: 0, lines_passed: 0, found }, header.names)
    }

    /// There is another row, at `place` of the chunk.
    fn has_row(&mut self) -> Result<bool> {
        while self.place == self.chunk.rows() {
            let Some(part) = self.parts.get_mut(self.current) else { return Ok(false) };
            let mut findings = Findings::listing(usize::MAX);
            self.place = 0;
            if !part.table.read(&mut self.chunk, &mut findings)? {
                self.current += 1;
            }
            self.found.extend(findings.listed().iter().cloned());
        }
        Ok(true)
    }
}

impl Form for Stack {
    fn read(&mut self, into: &mut Filling<'_>) -> Result<()> {
        let (width, has_lines) = (into.header.len(), self.parts.len() == 1);
        while into.has_room() && self.has_row()? {
            let Some(part) = self.parts.get_mut(self.current) else { break };
            let (row, is_broken) = (self.place, self.chunk.broken[self.place]);
            let mut cells: Vec<Cow<'_, str>> =
                (0..part.places.len()).map(|column| Cow::Borrowed(self.chunk.cell(row, column))).collect();
            if let Some(edit) = &mut part.edit {
                edit(&mut cells, is_broken);
            }
            let mut placed = vec![""; width];
            let constant = part.constant.iter().map(|(place, text)| (*place, text.as_str()));
            for (place, text) in part.places.iter().copied().zip(cells.iter().map(AsRef::as_ref)).chain(constant) {
                placed[place] = text;
            }
            into.rows.push(placed)?;
            let line = self.chunk.lines.get(row).copied();
            if let Some(line) = line.filter(|_| part.table.sheet().is_some()) {
                part.sheet_rows.note(part.rows + 1, line);
            }
            let line = line.filter(|_| has_lines);
            into.add(line);
            self.lines_passed = line.unwrap_or_default();
            if is_broken {
                into.mark_broken();
            }
            part.rows += 1;
            self.place += 1;
            let number = self.chunk.number(row);
            let is_reached = |finding: &Finding| finding.row.is_none_or(|row| row <= number);
            while self.found.front().is_some_and(is_reached) {
                let Some(finding) = self.found.pop_front() else { break };
                let row = finding.row.map(|_| into.number);
                into.findings.push(Finding { row, line: line.filter(|_| row.is_some()), ..finding });
            }
        }
        Ok(())
    }

    fn lines_passed(&self) -> u64 {
        self.lines_passed
    }

    fn origin(&self, row: u64) -> Option<Origin<'_>> {
        let mut before = 0;
        self.parts.iter().find_map(|part| {
            let own = row.checked_sub(before)?;
            before += part.rows;
            (own <= part.rows).then(|| Origin::new(&part.table, &part.places, own, part.sheet_rows.of(own)))
        })
    }

    fn own_names(&self) -> Vec<Option<String>> {
        let mut names: Vec<Option<String>> = vec![None; self.width];
        let mut differ = vec![false; self.width];
        for part in &self.parts {
            for (name, place) in shown_names_of(&part.table.header()).into_iter().zip(&part.places) {
                differ[*place] |= names[*place].get_or_insert_with(|| name.clone()) != &name;
            }
        }
        names.into_iter().zip(differ).map(|(name, differs)| name.filter(|_| !differs)).collect()
    }

    fn notes(&self) -> Vec<Note> {
        let of_part = |part: &Placed| {
            let name = part.table.name().to_owned();
            part.table.both_notes().map(move |note| note.map(|note| format!("{name}: {note}"))).collect::<Vec<_>>()
        };
        self.parts.iter().flat_map(of_part).collect()
    }

    fn surplus_cells(&self) -> u64 {
        self.parts.iter().map(|part| part.table.surplus_cells()).sum()
    }
}

/// The names of the whole, each where it comes up first.
#[derive(Default)]
struct Header {
    names: Vec<String>,
    /// Where a name stands, without case, and how many of the same stand before it in its part.
    places: HashMap<(String, usize), usize>,
}

impl Header {
    fn place(&mut self, name: &str, seen: &mut HashMap<String, usize>) -> usize {
        let plain = name.trim().to_lowercase();
        let before = seen.entry(plain.clone()).or_default();
        *before += 1;
        *self.places.entry((plain, *before)).or_insert_with(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        })
    }
}
