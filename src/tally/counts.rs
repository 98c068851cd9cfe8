//! How often each outcome occurs.

/// Counts of outcomes that are numbered from 0: a sorted list while few of them
/// occur, a table of all once many do.
///
/// # Examples
///
/// ```
/// use enkat::inner::tally::Counts;
///
/// let mut marks = Counts::new(101);
/// for mark in [70, 81, 70] {
///     marks.add(mark, 1);
/// }
/// assert_eq!(marks.iter().collect::<Vec<_>>(), [(70, 2), (81, 1)]);
/// assert_eq!(marks.total(), 3);
/// ```
#[derive(Clone)]
pub struct Counts {
    outcomes: u64,
    form: Form,
    /// Outcomes that wait to be put into a long list together; none once settled.
    pending: Vec<u64>,
}

#[derive(Clone)]
enum Form {
    /// Outcome and count, lowest outcome first, no count of zero.
    Sparse(Vec<(u64, u64)>),
    /// A count for every outcome.
    Dense(Vec<u64>),
}

/// Fewer outcomes than this may wait.
const FEW_PENDING: usize = 256;

/// Outcomes that are not counted in a table, however many people there are.
const LONGEST_POSSIBLE: u64 = 1 << 24;
/// A table for more outcomes than this must be no larger than the list would be.
pub(super) const LONGEST_TABLE: u64 = 1 << 18;

impl Counts {
    /// No counts yet of `outcomes` possible outcomes.
    #[must_use]
    pub const fn new(outcomes: u64) -> Self {
        Self { outcomes, form: Form::Sparse(Vec::new()), pending: Vec::new() }
    }

    /// How many outcomes are possible.
    #[must_use]
    pub const fn outcomes(&self) -> u64 {
        self.outcomes
    }

    /// Counts an outcome `count` times more, up to 2^64 − 1; one that is not possible is left out.
    pub fn add(&mut self, outcome: u64, count: u64) {
        if count == 0 || outcome >= self.outcomes {
            return;
        }
        match &mut self.form {
            Form::Sparse(list) => {
                match list.binary_search_by_key(&outcome, |(outcome, _)| *outcome) {
                    Ok(place) => list[place].1 = list[place].1.saturating_add(count),
                    Err(place) => list.insert(place, (outcome, count)),
                }
                self.grow();
            }
            #[expect(clippy::cast_possible_truncation, reason = "a table has at most 2^24 places")]
            Form::Dense(table) => table[outcome as usize] = table[outcome as usize].saturating_add(count),
        }
    }

    /// Counts many outcomes at once, and leaves the list empty. They may wait:
    /// [`Counts::settle`] before anything is read.
    pub(super) fn add_later(&mut self, outcomes: &mut Vec<u64>) {
        if self.outcomes <= LONGEST_TABLE {
            return self.add_all(outcomes);
        }
        self.pending.append(outcomes);
        let listed = match &self.form {
            Form::Sparse(list) => list.len(),
            Form::Dense(_) => 0,
        };
        // putting into a list means to copy it, so many are put in together
        if self.pending.len() >= FEW_PENDING.max(listed / 2) {
            self.settle();
        }
    }

    /// Nothing waits.
    pub(super) fn is_settled(&self) -> bool {
        self.pending.is_empty()
    }

    /// Counts what waits.
    pub(super) fn settle(&mut self) {
        let mut pending = std::mem::take(&mut self.pending);
        self.add_all(&mut pending);
    }

    /// Counts many outcomes at once; leaves the list empty.
    fn add_all(&mut self, outcomes: &mut Vec<u64>) {
        if let Form::Dense(table) = &mut self.form {
            #[expect(clippy::cast_possible_truncation, reason = "a table has at most 2^24 places")]
            outcomes.drain(..).for_each(|outcome| table[outcome as usize] += 1);
            return;
        }
        outcomes.sort_unstable();
        let runs = outcomes.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u64));
        self.add_sorted(runs);
        outcomes.clear();
    }

    /// Adds counts in ascending order of outcomes.
    pub(super) fn add_sorted(&mut self, more: impl Iterator<Item = (u64, u64)>) {
        match &mut self.form {
            #[expect(clippy::cast_possible_truncation, reason = "a table has at most 2^24 places")]
            Form::Dense(table) => {
                more.for_each(|(outcome, count)| {
                    let counted = &mut table[outcome as usize];
                    *counted = counted.saturating_add(count);
                });
            }
            Form::Sparse(list) => {
                let mut more = more.peekable();
                if more.peek().is_none() {
                    return;
                }
                let mut merged = Vec::with_capacity(list.len());
                for (outcome, count) in list.drain(..) {
                    while let Some(earlier) = more.next_if(|(other, _)| *other < outcome) {
                        merged.push(earlier);
                    }
                    let same = more.next_if(|(other, _)| *other == outcome).map_or(0, |(_, count)| count);
                    merged.push((outcome, count.saturating_add(same)));
                }
                merged.extend(more);
                *list = merged;
                self.grow();
            }
        }
    }

    /// A list that is no smaller than a table becomes one; a short table is worth it sooner.
    fn grow(&mut self) {
        if let Form::Sparse(list) = &self.form {
            let listed = list.len() as u64;
            let (is_short, is_possible) = (self.outcomes <= LONGEST_TABLE, self.outcomes <= LONGEST_POSSIBLE);
            if (is_short && listed * 4 > self.outcomes.max(64)) || (is_possible && listed * 2 > self.outcomes) {
                self.make_table();
            }
        }
    }

    /// The counts as a table, which they are from now on; none where it would be too long.
    pub(crate) fn table(&mut self) -> Option<&mut [u64]> {
        if self.outcomes > LONGEST_TABLE {
            return None;
        }
        self.make_table();
        match &mut self.form {
            Form::Dense(table) => Some(table),
            Form::Sparse(_) => None,
        }
    }

    #[expect(clippy::cast_possible_truncation, reason = "a table has at most 2^24 places")]
    fn make_table(&mut self) {
        if let Form::Sparse(list) = &self.form {
            let mut table = vec![0; self.outcomes as usize];
            for (outcome, count) in list {
                table[*outcome as usize] = *count;
            }
            self.form = Form::Dense(table);
        }
    }

    /// Adds the counts of another part of the group.
    pub fn merge(&mut self, other: &Self) {
        if let (Form::Dense(own), Form::Dense(other)) = (&mut self.form, &other.form)
            && own.len() == other.len()
        {
            own.iter_mut().zip(other).for_each(|(own, other)| *own = own.saturating_add(*other));
        } else {
            let outcomes = self.outcomes;
            self.add_sorted(other.iter().filter(|(outcome, _)| *outcome < outcomes));
        }
    }

    /// The outcomes that occur and how often, lowest first.
    pub fn iter(&self) -> impl Iterator<Item = (u64, u64)> {
        debug_assert!(self.pending.is_empty(), "counts are settled before they are read");
        let (list, table): (&[_], &[_]) = match &self.form {
            Form::Sparse(list) => (list, &[]),
            Form::Dense(table) => (&[], table),
        };
        let of_table = (0..).zip(table).map(|(outcome, count)| (outcome, *count)).filter(|(_, count)| *count > 0);
        list.iter().copied().chain(of_table)
    }

    /// How often this outcome occurs.
    #[must_use]
    pub fn count(&self, outcome: u64) -> u64 {
        match &self.form {
            Form::Sparse(list) => list.binary_search_by_key(&outcome, |(outcome, _)| *outcome).map_or(0, |place| list[place].1),
            Form::Dense(table) => usize::try_from(outcome).ok().and_then(|place| table.get(place)).copied().unwrap_or(0),
        }
    }

    /// The sum of all counts.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.iter().fold(0, |sum, (_, count)| sum.saturating_add(count))
    }

    /// How many different outcomes occur.
    #[must_use]
    pub fn distinct(&self) -> u64 {
        self.iter().count() as u64
    }
}

/// Equal counts are equal, in whichever form.
impl PartialEq for Counts {
    fn eq(&self, other: &Self) -> bool {
        self.outcomes == other.outcomes && self.iter().eq(other.iter())
    }
}

impl Eq for Counts {}

/// Counts of few people tell about each of them: `Debug` shows how many outcomes are possible.
impl std::fmt::Debug for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Counts").field("outcomes", &self.outcomes).finish_non_exhaustive()
    }
}
