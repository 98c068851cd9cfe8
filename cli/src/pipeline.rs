//! A table through a walk: one thread reads, some make of rows what is wanted, one puts it in order; where
//! no threads can be started, one does all of it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Result, anyhow};
use enkat::finding::{Finding, Findings};
use enkat::inspect::{InOrder, Inspected, Piece, Purpose, RowReader};
use enkat::table::TableRows;

use enkat_tables::{Chunk, LineBlock, Table, TableError};

/// Bytes of whole lines that are read at once: with what is made of them they fit into a second-level cache.
const BLOCK: usize = 96 * 1024;
/// Threads are started where there is so much memory.
const ROOM: usize = 32 << 20;
/// So many pieces wait for each thread.
const WAITING: usize = 2;

/// Rows of a table that are yet to be read.
enum Raw {
    /// Lines as they stand in the file.
    Lines(LineBlock),
    /// Rows that had to be read one after the other, what was found on the way, and how many lines they cover.
    Rows { chunk: Box<Chunk>, findings: Findings, first_line: u64, lines: u64 },
}

/// The first rows of a table, which say how its columns are printed, and a table to go on with.
pub struct Begun<'t> {
    table: &'t mut Table,
    lines_before: u64,
    first: Option<Raw>,
}

/// What came of some rows, what a worker made of each chunk of them, and how many cells were too many.
struct Done<P: Purpose, T> {
    piece: Piece<P>,
    results: Vec<T>,
    surplus_cells: u64,
}

impl<'t> Begun<'t> {
    /// Begins to read.
    pub fn new(table: &'t mut Table) -> Result<Self> {
        let lines_before = table.lines_passed();
        let first = next(table)?;
        Ok(Self { table, lines_before, first })
    }

    /// Some cells of the first rows.
    pub fn first_rows(&self) -> Result<Chunk> {
        let header: Vec<String> = self.table.header().into_iter().map(str::to_owned).collect();
        let mut rows = Chunk::default();
        match &self.first {
            Some(Raw::Lines(lines)) => {
                lines.clone().read(&header, 0, &mut rows, &mut Findings::default())?;
            }
            Some(Raw::Rows { chunk, .. }) => rows = Chunk::clone(chunk),
            None => {}
        }
        Ok(rows)
    }

    /// Reads all rows for a purpose, of which nothing is needed before the end.
    pub fn run<P: Purpose<People: Send>>(self, purpose: &P) -> Result<(P::Outcome, Inspected)> {
        self.run_making(purpose, || |_: &Chunk, _: &mut Piece<P>| Ok(()), |()| Ok(()))
    }

    /// Reads all rows for a purpose; what each worker makes of a chunk is taken in order.
    pub fn run_making<P, W, T>(
        mut self,
        purpose: &P,
        worker: impl Fn() -> W + Sync,
        mut take: impl FnMut(T) -> Result<()> + Send,
    ) -> Result<(P::Outcome, Inspected)>
    where
        P: Purpose<People: Send>,
        W: FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
        T: Send,
    {
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let expected = match &self.first {
            Some(Raw::Lines(block)) => self.table.expected_rows(block),
            _ => 0,
        };
        let expected = usize::try_from(expected).unwrap_or(usize::MAX);
        let mut in_order = InOrder::expecting(purpose, expected).after_lines(self.lines_before);
        let shared = Shared { lists: AtomicU8::new(u8::MAX), is_over: AtomicBool::new(false), surplus_cells: AtomicU64::new(0) };
        let header: Vec<String> = self.table.header().into_iter().map(str::to_owned).collect();
        let is_read = thread::scope(|scope| {
            let (to_read, raw) = sync_channel::<(u64, Raw)>(WAITING * threads);
            let (to_order, pieces) = sync_channel::<(u64, Result<Done<P, T>>)>(WAITING * threads);
            let raw = Arc::new(Mutex::new(raw));
            let (shared, header, worker) = (&shared, &header, &worker);
            let (in_order, take) = (&mut in_order, &mut take);
            let order = move || put_in_order(in_order, take, &pieces, shared);
            // a thread that starts and then has no memory would end the program
            let has_room = Vec::<u8>::new().try_reserve_exact(ROOM).is_ok();
            let ordered = has_room.then(|| thread::Builder::new().spawn_scoped(scope, order));
            let Some(Ok(ordered)) = ordered else { return Ok(false) };
            // as many as there can be, of which one is enough
            let workers = (0..threads).map_while(|_| {
                let (raw, to_order) = (Arc::clone(&raw), to_order.clone());
                let work = move || work(purpose, header, worker(), &raw, &to_order, shared);
                thread::Builder::new().spawn_scoped(scope, work).ok()
            });
            let workers = workers.count();
            drop((raw, to_order));
            let read = if workers > 0 { self.read(&to_read, shared) } else { Ok(()) };
            drop(to_read);
            let rows = ordered.join().map_err(|_| anyhow!("a thread ended early"))??;
            read.map(|()| workers > 0).map_err(|error| after_rows(error, rows))
        })?;
        if !is_read {
            self.read_alone(purpose, &header, &mut worker(), &mut in_order, &mut take, &shared)?;
        }
        self.table.add_surplus_cells(shared.surplus_cells.into_inner());
        let (outcome, inspected) = in_order.finish();
        match inspected.no_occasion {
            Some(error) => Err(error.into()),
            None => Ok((outcome, inspected)),
        }
    }

    /// Reads all rows in this thread, where no other can be started.
    fn read_alone<P: Purpose, T>(
        &mut self,
        purpose: &P,
        header: &[String],
        make: &mut impl FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
        in_order: &mut InOrder<'_, P>,
        take: &mut impl FnMut(T) -> Result<()>,
        shared: &Shared,
    ) -> Result<()> {
        let (mut reader, mut chunk) = (RowReader::new(purpose), Chunk::default());
        let mut raw = self.first.take();
        while let Some(this) = raw {
            let done = make_of(this, header, &mut chunk, &mut reader, make, shared);
            take_in_order(done, in_order, take, shared)?;
            raw = next(self.table).map_err(|error| after_rows(error, in_order.rows()))?;
        }
        Ok(())
    }

    /// Cuts the table into pieces.
    fn read(&mut self, to_read: &SyncSender<(u64, Raw)>, shared: &Shared) -> Result<()> {
        let mut raw = self.first.take();
        for number in 0.. {
            let Some(this) = raw else { break };
            if shared.is_over() || to_read.send((number, this)).is_err() {
                break;
            }
            raw = next(self.table)?;
        }
        Ok(())
    }
}

/// The next rows of a table; none at its end.
fn next(table: &mut Table) -> Result<Option<Raw>> {
    if let Some(lines) = table.take_lines(BLOCK)? {
        return Ok(Some(Raw::Lines(lines)));
    }
    let (mut chunk, mut findings, first_line) = (Box::<Chunk>::default(), of_chunk(), table.lines_passed());
    let any = table.read(&mut chunk, &mut findings)?;
    Ok(any.then(|| Raw::Rows { chunk, findings, first_line, lines: table.lines_passed() - first_line }))
}

/// What is found while a chunk is read: all of it, which is little, as a chunk is.
fn of_chunk() -> Findings {
    Findings::listing(usize::MAX)
}

/// An error in rows that come after so many others.
fn after_rows(error: anyhow::Error, rows: u64) -> anyhow::Error {
    match error.downcast::<TableError>() {
        Ok(error) => error.after_rows(rows).into(),
        Err(error) => error,
    }
}

/// What the threads tell each other.
struct Shared {
    /// One bit for each severity that can still be listed.
    lists: AtomicU8,
    /// Nothing more is of interest.
    is_over: AtomicBool,
    /// Cells beyond the last column, of rows that were read in the threads.
    surplus_cells: AtomicU64,
}

impl Shared {
    fn is_over(&self) -> bool {
        self.is_over.load(Ordering::Relaxed)
    }
}

/// Makes of rows what is wanted, until there are no more.
fn work<P: Purpose, T>(
    purpose: &P,
    header: &[String],
    mut make: impl FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
    raw: &Mutex<Receiver<(u64, Raw)>>,
    to_order: &SyncSender<(u64, Result<Done<P, T>>)>,
    shared: &Shared,
) {
    let mut reader = RowReader::new(purpose);
    let mut chunk = Chunk::default();
    loop {
        let piece = raw.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, raw)) = piece else { return };
        let done = make_of(raw, header, &mut chunk, &mut reader, &mut make, shared);
        if to_order.send((number, done)).is_err() {
            return;
        }
    }
}

/// Makes of some rows what is wanted.
fn make_of<P: Purpose, T>(
    raw: Raw,
    header: &[String],
    chunk: &mut Chunk,
    reader: &mut RowReader<'_, P>,
    make: &mut impl FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
    shared: &Shared,
) -> Result<Done<P, T>> {
    let lists = shared.lists.load(Ordering::Relaxed);
    reader.list_only(std::array::from_fn(|severity| lists >> severity & 1 == 1));
    match raw {
        Raw::Lines(lines) => of_lines(lines, header, chunk, reader, make),
        Raw::Rows { chunk, findings, first_line, lines } => of_rows(&chunk, &findings, [first_line, lines], reader, make),
    }
}

fn of_lines<P: Purpose, T>(
    mut lines: LineBlock,
    header: &[String],
    chunk: &mut Chunk,
    reader: &mut RowReader<'_, P>,
    make: &mut impl FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
) -> Result<Done<P, T>> {
    let (mut piece, mut results, mut surplus_cells) = (reader.begin(), Vec::new(), 0);
    loop {
        let mut findings = of_chunk();
        if !lines.read(header, piece.rows(), chunk, &mut findings)? {
            piece.cover_lines(lines.passed());
            return Ok(Done { piece, results, surplus_cells });
        }
        surplus_cells += chunk.surplus_cells;
        read(chunk, &chunk.lines, findings, reader, &mut piece)?;
        results.push(make(chunk, &mut piece)?);
    }
}

fn of_rows<P: Purpose, T>(
    chunk: &Chunk,
    findings: &Findings,
    [first_line, lines]: [u64; 2],
    reader: &mut RowReader<'_, P>,
    make: &mut impl FnMut(&Chunk, &mut Piece<P>) -> Result<T>,
) -> Result<Done<P, T>> {
    let mut piece = reader.begin();
    let before = chunk.first_row - 1;
    let relative: Vec<u64> = chunk.lines.iter().map(|line| line - first_line - 1).collect();
    let mut moved = of_chunk();
    for finding in findings.listed() {
        moved.push(Finding { row: finding.row.map(|row| row - before), ..finding.clone() });
    }
    read(chunk, &relative, moved, reader, &mut piece)?;
    piece.cover_lines(lines);
    let result = make(chunk, &mut piece)?;
    // the table has counted its cells already
    Ok(Done { piece, results: vec![result], surplus_cells: 0 })
}

fn read<P: Purpose>(
    chunk: &Chunk,
    lines: &[u64],
    found: Findings,
    reader: &mut RowReader<'_, P>,
    piece: &mut Piece<P>,
) -> Result<()> {
    let columns = TableRows::columns_of(chunk.text());
    reader.read(&TableRows { columns: &columns, broken: &chunk.broken, lines }, found, piece)?;
    Ok(())
}

/// Takes pieces in the order of the table, whichever is ready first.
fn put_in_order<P: Purpose, T>(
    in_order: &mut InOrder<'_, P>,
    take: &mut impl FnMut(T) -> Result<()>,
    pieces: &Receiver<(u64, Result<Done<P, T>>)>,
    shared: &Shared,
) -> Result<u64> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for (number, piece) in pieces {
        waiting.insert(number, piece);
        while let Some(piece) = waiting.remove(&next) {
            next += 1;
            if let Err(error) = take_in_order(piece, in_order, take, shared) {
                shared.is_over.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
    }
    Ok(in_order.rows())
}

/// Takes the piece that comes next.
fn take_in_order<P: Purpose, T>(
    piece: Result<Done<P, T>>,
    in_order: &mut InOrder<'_, P>,
    take: &mut impl FnMut(T) -> Result<()>,
    shared: &Shared,
) -> Result<()> {
    let done = piece.map_err(|error| after_rows(error, in_order.rows()))?;
    shared.surplus_cells.fetch_add(done.surplus_cells, Ordering::Relaxed);
    in_order.add(done.piece)?;
    done.results.into_iter().try_for_each(take)?;
    let lists = in_order.lists().iter().enumerate().fold(0, |bits, (severity, lists)| bits | u8::from(*lists) << severity);
    shared.lists.store(lists, Ordering::Relaxed);
    Ok(())
}
