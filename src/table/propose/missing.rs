//! Numbers out of range that often stand for a missing answer.

use super::columns::Found;
use super::{Proposal, ProposedCode, TableSample, tables};

/// From so many in one column on, and so many percent of it, a code is likely and not only told.
const FREQUENT: u64 = 3;
const PERCENT: u64 = 1;
/// So many items are named where a code cannot be declared for all.
const MOST_NAMED: usize = 40;

/// Proposes codes for missing answers.
pub(super) fn propose(sample: &TableSample, found: &[Found], proposal: &mut Proposal) {
    for code in tables::MISSING_CODES {
        let is_out = |item: &&Found| !(item.range[0]..=item.range[1]).contains(code);
        let counted = found.iter().filter(is_out).map(|item| (item, sample.contents[item.column].count(*code)));
        let holders: Vec<(&Found, u64)> = counted.filter(|(_, count)| *count > 0).collect();
        let times: u64 = holders.iter().map(|(_, count)| count).sum();
        if times == 0 {
            continue;
        }
        let is_often =
            |(item, count): &(&Found, u64)| *count >= FREQUENT && sample.contents[item.column].is_mostly(*count, PERCENT);
        // elsewhere it is an answer, as 9 and 99 are of a rating up to 100
        let is_answer = found.len() > found.iter().filter(is_out).count();
        let only_in = holders.iter().take(MOST_NAMED).filter(|_| is_answer).map(|(item, _)| item.ours.clone()).collect();
        let is_likely = holders.iter().any(is_often);
        proposal.missing_codes.push(ProposedCode { code: *code, only_in, times, items: holders.len(), is_likely });
    }
}
