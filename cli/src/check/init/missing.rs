//! Numbers out of range that often stand for a missing answer.

use super::columns::Found;
use super::proposal::{Proposal, quoted};
use super::seen::Seen;
use crate::summary::plural;

/// Numbers that people write for a missing answer.
const USUAL: [i64; 10] = [9, 99, 999, 9999, -1, -9, -99, -999, 88, 77];
/// From so many in one column on, and so many percent of it, a code is proposed and not only told.
const FREQUENT: u64 = 3;
const PERCENT: u64 = 1;
/// So many columns are named where a code cannot be declared for all.
const MOST_NAMED: usize = 40;

/// Proposes codes for missing answers.
pub(super) fn propose(columns: &[Seen], found: &[Found], rows: u64, proposal: &mut Proposal) {
    let mut set: Vec<String> = Vec::new();
    let mut offered: Vec<String> = Vec::new();
    for code in USUAL {
        let is_out = |item: &&Found| !(item.range()[0]..=item.range()[1]).contains(&code);
        let counted = found.iter().filter(is_out).map(|item| (item, columns[item.column].count(code)));
        let holders: Vec<(&Found, u64)> = counted.filter(|(_, count)| *count > 0).collect();
        let count: u64 = holders.iter().map(|(_, count)| count).sum();
        if count == 0 {
            continue;
        }
        let is_often = |(item, count): &(&Found, u64)| *count >= FREQUENT && columns[item.column].is_mostly(*count, PERCENT);
        let is_frequent = holders.iter().any(is_often);
        let (times, of, rows) = (plural(count, "time"), plural(holders.len() as u64, "item column"), plural(rows, "row"));
        let sure = if is_frequent { "likely" } else { "unsure, left out" };
        proposal.top.say(&format!("{sure}: {code} stands {times} in {of}, of {rows}, and is no answer there"));
        // elsewhere it is an answer, as 9 and 99 are of EQ VAS
        let is_answer = found.len() > found.iter().filter(is_out).count();
        let written: Vec<String> = if is_answer {
            holders.iter().take(MOST_NAMED).map(|(item, _)| quoted(&format!("{}={code}", item.ours))).collect()
        } else {
            vec![code.to_string()]
        };
        let list = if is_frequent { &mut set } else { &mut offered };
        list.extend(written);
    }
    if set.is_empty() && offered.is_empty() {
        return;
    }
    if !set.is_empty() && !offered.is_empty() {
        proposal.top.say("With those that are unsure:");
        let all: Vec<String> = set.iter().chain(&offered).cloned().collect();
        proposal.top.list(false, "missing-code", &all);
        proposal.top.list(true, "missing-code", &set);
    } else {
        let is_set = !set.is_empty();
        proposal.top.list(is_set, "missing-code", if is_set { &set } else { &offered });
    }
}
