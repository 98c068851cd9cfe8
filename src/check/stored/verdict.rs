//! Which cause explains a column, if one does.

use super::item_counts::Share;
use crate::ground::Language;

/// A possible cause and what it explains.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<T> {
    pub(super) cause: T,
    /// Simpler causes have a lower one.
    pub(super) rank: u8,
    pub(super) share: Share,
}

/// The rows that candidates are held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Basis {
    pub(super) rows: u64,
    /// Those that disagree with what was expected; all, where nothing was.
    pub(super) disagreeing: u64,
}

/// What comes of it.
pub(super) struct Verdict<'c, T> {
    /// The causes that explain the column, equally well.
    pub(super) named: Vec<&'c Candidate<T>>,
    /// What explains most beside them, or at all.
    pub(super) next: Option<&'c Candidate<T>>,
}

impl Basis {
    /// One row in a hundred, or two, do not go wrong by a slip of the hand.
    pub(super) fn is_noteworthy(self) -> bool {
        self.disagreeing >= 2 || self.disagreeing > 0 && self.disagreeing * 100 >= self.rows
    }

    /// A cause explains the column when it is right for nine rows in ten, for more than the answers are, and for at
    /// least half of those that disagree.
    pub(super) fn is_explained(self, share: Share) -> bool {
        share.rows * 10 >= self.rows * 9
            && share.rows > self.rows - self.disagreeing
            && share.of_disagreeing * 2 >= self.disagreeing
    }

    /// The best of `candidates`; of those that explain the same rows the simplest.
    pub(super) fn judge<T>(self, candidates: &[Candidate<T>]) -> Verdict<'_, T> {
        let explaining = candidates.iter().filter(|candidate| self.is_explained(candidate.share));
        let best = explaining.max_by_key(|candidate| (candidate.share.rows, std::cmp::Reverse(candidate.rank)));
        let Some(best) = best else {
            let some = candidates.iter().filter(|candidate| candidate.share.of_disagreeing > 0).rev();
            return Verdict { named: Vec::new(), next: some.max_by_key(|candidate| closeness(candidate)) };
        };
        let is_as_good = |candidate: &&Candidate<T>| (candidate.share, candidate.rank) == (best.share, best.rank);
        let named: Vec<_> = candidates.iter().filter(is_as_good).collect();
        // a variation of the same thing is not another explanation
        let others = candidates.iter().rev().filter(|candidate| candidate.rank == 0 && candidate.share.rows < best.share.rows);
        let next = others.filter(|candidate| candidate.share.rows > 0).max_by_key(|candidate| closeness(candidate));
        Verdict { named, next }
    }

    /// `99.8 % of 1000 rows`
    pub(super) fn percent(self, share: Share, language: Language) -> String {
        let of = language.pick("of", "av");
        format!("{} {of} {}", percent(share.rows, self.rows, language), counted(self.rows, language))
    }
}

fn closeness<T>(candidate: &Candidate<T>) -> (u64, std::cmp::Reverse<u8>) {
    (candidate.share.rows, std::cmp::Reverse(candidate.rank))
}

/// `1 row`, `2 rows`
pub(super) fn counted(rows: u64, language: Language) -> String {
    if rows == 1 { language.pick("1 row", "1 rad").into() } else { format!("{rows} {}", language.pick("rows", "rader")) }
}

/// In tenths, downwards: only what is all is 100 %.
pub(super) fn percent(rows: u64, of: u64, language: Language) -> String {
    let tenths = u128::from(rows) * 1000 / u128::from(of.max(1));
    match (rows, tenths) {
        (1.., 0) => language.pick("under 0.1 %", "under 0,1 %").into(),
        (_, tenths) if tenths % 10 == 0 => format!("{} %", tenths / 10),
        (_, tenths) => format!("{}{}{} %", tenths / 10, language.pick(".", ","), tenths % 10),
    }
}

/// Up to four, then how many more there are.
pub(super) fn listed(names: &[String], joined: &str, language: Language) -> String {
    const MOST: usize = 4;
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] if names.len() <= MOST => format!("{}{joined}{last}", first.join(", ")),
        names => {
            let (first, more) = (names[..MOST].join(", "), names.len() - MOST);
            match language {
                Language::En => format!("{first} and {more} more"),
                Language::Sv => format!("{first} och {more} till"),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{listed, percent};
    use crate::ground::Language::{En, Sv};

    #[test]
    fn shares_are_never_rounded_up() {
        for (rows, of, text) in
            [(1000, 1000, "100 %"), (999_999, 1_000_000, "99.9 %"), (21, 1000, "2.1 %"), (0, 9, "0 %"), (1, 5000, "under 0.1 %")]
        {
            assert_eq!(percent(rows, of, En), text);
            assert_eq!(percent(rows, of, Sv), text.replace('.', ","));
        }
    }

    #[test]
    fn long_lists_are_cut() {
        let names: Vec<String> = ["a", "b", "c", "d", "e", "f"].map(str::to_owned).to_vec();
        assert_eq!(listed(&names[..2], " or ", En), "a or b");
        assert_eq!(listed(&names[..4], " or ", En), "a, b, c or d");
        assert_eq!(listed(&names, " or ", En), "a, b, c, d and 2 more");
        assert_eq!(listed(&names, " eller ", Sv), "a, b, c, d och 2 till");
    }
}
