//! Random small tables against every world there is.

use super::policy::Policy;
use super::problem::{Problem, Said, Sum};
use super::protection::Protection;

struct Random(u64);
impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

#[test]
fn tables() {
    let mut random = Random(88_172_645_463_325_252);
    let kind = Policy::default().ordinary();
    let started = std::time::Instant::now();
    let (mut cells, mut primary, mut secondary, mut hidden) = (0, 0, 0, 0);
    let n = 1000;
    for _ in 0..n {
        let (rows, columns) = (1 + random.below(4) as usize, 2 + random.below(4) as usize);
        let largest = [3, 6, 12, 30][random.below(4) as usize];
        let mut problem = Problem::default();
        let table = problem.table("t", None);
        let truth: Vec<Vec<u64>> = (0..rows).map(|_| (0..columns).map(|_| random.below(largest)).collect()).collect();
        let names: Vec<Vec<usize>> =
            truth.iter().map(|row| row.iter().map(|c| problem.unknown(table, *c, 1000)).collect()).collect();
        let mut said = vec![];
        for row in &names {
            for name in row {
                said.push(problem.count(table, Sum::from(*name), kind, problem.unknowns[*name].truth as f64));
            }
            if rows > 1 {
                said.push(problem.count(table, Sum::of(row.iter().copied()), kind, 50.0));
            }
        }
        for c in 0..columns {
            if rows > 1 {
                said.push(problem.count(table, Sum::of(names.iter().map(|r| r[c])), kind, 50.0));
            }
        }
        said.push(problem.count(table, Sum::of(names.iter().flatten().copied()), kind, 1000.0));
        let protection = Protection::of(&problem).unwrap();
        cells += said.len();
        primary += said.iter().filter(|s| **s == Said::Secret).count();
        secondary += said.iter().filter(|s| matches!(s, Said::Statement(_)) && !protection.shows(table, **s)).count();
        hidden += usize::from(!protection.shows(table, Said::Zero));
    }
    eprintln!("{n} tables {cells} cells {primary} primary {secondary} secondary {hidden} hidden zeros; {:?}", started.elapsed());
}
