//! A table through a check: one thread reads, some check, one puts what they found in order.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use enkat::check::{Check, CheckResult, Checked, Checker, Part};
use enkat::finding::{Finding, Findings};
use enkat::table::TableRows;
use enkat_tables::{Chunk, LineBlock, Table};

/// Bytes of whole lines that are checked at once: with what is made of them they fit into a second-level cache.
const BLOCK: usize = 96 * 1024;
/// So many pieces wait for each thread.
const WAITING: usize = 2;

/// A piece of a table, on its way to be checked.
enum Piece {
    /// Lines as they stand in the file.
    Lines(LineBlock),
    /// Rows that had to be read one after the other, what was found on the way, and how many lines they cover.
    Rows { chunk: Box<Chunk>, findings: Findings, first_line: u64, lines: u64 },
}

/// The first rows of a table, which say how its columns are printed, and a table to go on with.
pub(super) struct Begun<'t> {
    table: &'t mut Table,
    lines_before: u64,
    first: Option<Piece>,
}

impl<'t> Begun<'t> {
    /// Begins to read.
    pub(super) fn new(table: &'t mut Table) -> Result<Self> {
        let lines_before = table.lines_passed();
        let first = next(table)?;
        Ok(Self { table, lines_before, first })
    }

    /// Some cells of the first rows.
    pub(super) fn first_rows(&self) -> Result<Chunk> {
        let header: Vec<String> = self.table.header().into_iter().map(str::to_owned).collect();
        let mut rows = Chunk::default();
        match &self.first {
            Some(Piece::Lines(lines)) => {
                lines.clone().read(&header, 0, &mut rows, &mut Findings::default())?;
            }
            Some(Piece::Rows { chunk, .. }) => rows = Chunk::clone(chunk),
            None => {}
        }
        Ok(rows)
    }

    /// Reads and checks all rows.
    pub(super) fn run(self, check: &Check<'_>) -> Result<CheckResult> {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let expected = match &self.first {
            Some(Piece::Lines(block)) => self.table.expected_rows(block),
            _ => 0,
        };
        let expected = usize::try_from(expected).unwrap_or(usize::MAX);
        let checked = check.begin().after_lines(self.lines_before).expecting_rows(expected);
        let shared = Shared { lists: AtomicU8::new(u8::MAX), is_over: AtomicBool::new(false) };
        let checked = thread::scope(|scope| {
            let (to_check, pieces) = sync_channel::<(u64, Piece)>(WAITING * threads);
            let (to_order, parts) = sync_channel::<(u64, Result<Part>)>(WAITING * threads);
            let pieces = Arc::new(Mutex::new(pieces));
            let shared = &shared;
            let header = check.reader().header();
            for _ in 0..threads {
                let (pieces, to_order) = (Arc::clone(&pieces), to_order.clone());
                scope.spawn(move || work(check, header, &pieces, &to_order, shared));
            }
            drop((pieces, to_order));
            let in_order = scope.spawn(move || put_in_order(checked, &parts, shared));
            let read = self.read(&to_check, shared);
            drop(to_check);
            let checked = in_order.join().map_err(|_| anyhow!("a thread ended early"))??;
            read.map(|()| checked)
        })?;
        Ok(checked.finish())
    }

    /// Cuts the table into pieces.
    fn read(mut self, to_check: &SyncSender<(u64, Piece)>, shared: &Shared) -> Result<()> {
        let mut piece = self.first.take();
        for number in 0.. {
            let Some(this) = piece else { break };
            if shared.is_over() || to_check.send((number, this)).is_err() {
                break;
            }
            piece = next(self.table)?;
        }
        Ok(())
    }
}

/// The next piece of a table; none at its end.
fn next(table: &mut Table) -> Result<Option<Piece>> {
    if let Some(lines) = table.take_lines(BLOCK)? {
        return Ok(Some(Piece::Lines(lines)));
    }
    let (mut chunk, mut findings, first_line) = (Box::<Chunk>::default(), of_chunk(), table.lines_passed());
    let any = table.read(&mut chunk, &mut findings)?;
    Ok(any.then(|| Piece::Rows { chunk, findings, first_line, lines: table.lines_passed() - first_line }))
}

/// What is found while a chunk is read: all of it, which is little, as a chunk is.
fn of_chunk() -> Findings {
    Findings::listing(usize::MAX)
}

/// What the threads tell each other.
struct Shared {
    /// One bit for each severity that can still be listed.
    lists: AtomicU8,
    /// Nothing more is of interest.
    is_over: AtomicBool,
}

impl Shared {
    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

/// Checks pieces until there are no more.
fn work(
    check: &Check<'_>,
    header: &[String],
    pieces: &Mutex<Receiver<(u64, Piece)>>,
    to_order: &SyncSender<(u64, Result<Part>)>,
    shared: &Shared,
) {
    let mut checker = check.checker();
    let mut chunk = Chunk::default();
    loop {
        let piece = pieces.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, piece)) = piece else { return };
        let lists = shared.lists.load(Ordering::Relaxed);
        checker.list_only(std::array::from_fn(|severity| lists >> severity & 1 == 1));
        let part = match piece {
            Piece::Lines(lines) => check_lines(lines, header, &mut chunk, &mut checker),
            Piece::Rows { chunk, findings, first_line, lines } => check_rows(&chunk, &findings, first_line, lines, &mut checker),
        };
        if to_order.send((number, part)).is_err() {
            return;
        }
    }
}

fn check_lines(mut lines: LineBlock, header: &[String], chunk: &mut Chunk, checker: &mut Checker<'_>) -> Result<Part> {
    let mut part = checker.begin();
    loop {
        let mut findings = of_chunk();
        if !lines.read(header, part.rows(), chunk, &mut findings)? {
            return Ok(part.covering_lines(lines.passed()));
        }
        add(chunk, &chunk.lines, findings, checker, &mut part)?;
    }
}

fn check_rows(chunk: &Chunk, findings: &Findings, first_line: u64, lines: u64, checker: &mut Checker<'_>) -> Result<Part> {
    let mut part = checker.begin();
    let before = chunk.first_row - 1;
    let relative: Vec<u64> = chunk.lines.iter().map(|line| line - first_line - 1).collect();
    let mut moved = of_chunk();
    for finding in findings.listed() {
        moved.push(Finding { row: finding.row.map(|row| row - before), ..finding.clone() });
    }
    add(chunk, &relative, moved, checker, &mut part)?;
    Ok(part.covering_lines(lines))
}

fn add(chunk: &Chunk, lines: &[u64], found: Findings, checker: &mut Checker<'_>, part: &mut Part) -> Result<()> {
    let columns = TableRows::columns_of(chunk.text());
    checker.add(&TableRows { columns: &columns, broken: &chunk.broken, lines }, found, part)?;
    Ok(())
}

/// Takes parts in the order of the table, whichever is ready first.
fn put_in_order<'c>(mut checked: Checked<'c>, parts: &Receiver<(u64, Result<Part>)>, shared: &Shared) -> Result<Checked<'c>> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, part) in parts {
        waiting.insert(number, part);
        while let Some(part) = waiting.remove(&next) {
            next += 1;
            match part {
                Ok(part) => checked.add(part),
                Err(error) => {
                    shared.is_over.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
            let lists = checked.lists().iter().enumerate().fold(0, |bits, (severity, lists)| bits | u8::from(*lists) << severity);
            shared.lists.store(lists, Ordering::Relaxed);
        }
    }
    Ok(checked)
}
