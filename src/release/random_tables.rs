//! Random small tables, and a reader who works out what is suppressed with flows
//! in a network: in whole numbers, and with nothing in common with the solver.

use super::policy::{Kind, Policy, Rounding};
use super::problem::{Fact, Problem, Said, Sum};
use super::protection::Protection;

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end as u64).expect("below a usize")
    }
}

/// A count: so many people go from one class to another.
#[derive(Clone, Copy)]
struct Arc {
    from: usize,
    to: usize,
    truth: i64,
    table: usize,
    /// It is a figure, not just a number that nobody mentions.
    is_figure: bool,
}

/// Tables in a chain, each sharing its columns as the rows of the next. Each cell, each
/// margin and the total is an arc, and at every class as many leave as come.
struct Tables {
    arcs: Vec<Arc>,
    nodes: usize,
    count: usize,
}

impl Tables {
    /// The margins have so many classes; two margins are one table.
    fn random(random: &mut Random, margins: &[usize]) -> Self {
        let largest = [2, 4, 7, 13, 31][random.below(5)];
        let sparse = random.below(3);
        let tables = margins.len() - 1;
        // the first node is where everybody starts and ends; each class has a way in and a way out
        let mut first = vec![1];
        for classes in margins {
            first.push(first[first.len() - 1] + 2 * classes);
        }
        let node = |margin: usize, class: usize, side: usize| first[margin] + 2 * class + side;
        let mut cell = |_: usize| if random.below(3) < sparse { 0 } else { i64::try_from(random.below(largest)).expect("small") };
        let mut arcs = Vec::new();
        // people of each class of the margin at hand
        let mut people: Vec<i64> = Vec::new();
        for table in 0..tables {
            let [rows, columns] = [margins[table], margins[table + 1]];
            let mut cells = vec![vec![0; columns]; rows];
            if table == 0 {
                cells.iter_mut().flatten().for_each(|count| *count = cell(0));
                people = cells.iter().map(|row| row.iter().sum()).collect();
            } else {
                // those of each row go one by one to classes drawn from the counts
                for (row, count) in cells.iter_mut().zip(&people) {
                    let draws: Vec<i64> = row.iter().map(|_| cell(0)).collect();
                    let mut left = *count;
                    for (own, drawn) in row.iter_mut().zip(draws) {
                        *own = drawn.min(left);
                        left -= *own;
                    }
                    row[0] += left;
                }
            }
            if table == 0 {
                for (class, truth) in people.iter().enumerate() {
                    arcs.push(Arc { from: 0, to: node(0, class, 0), truth: *truth, table, is_figure: false });
                }
            }
            for (class, truth) in people.iter().enumerate() {
                // a margin of one class is the total
                let [from, to] = [node(table, class, 0), node(table, class, 1)];
                arcs.push(Arc { from, to, truth: *truth, table, is_figure: rows > 1 });
            }
            for (row, counts) in cells.iter().enumerate() {
                for (column, truth) in counts.iter().enumerate() {
                    let [from, to] = [node(table, row, 1), node(table + 1, column, 0)];
                    arcs.push(Arc { from, to, truth: *truth, table, is_figure: true });
                }
            }
            people = (0..columns).map(|column| cells.iter().map(|row| row[column]).sum()).collect();
        }
        let (last, table) = (margins.len() - 1, tables - 1);
        for (class, truth) in people.iter().enumerate() {
            let [from, to] = [node(last, class, 0), node(last, class, 1)];
            // below one row the columns are the cells
            arcs.push(Arc { from, to, truth: *truth, table, is_figure: margins[last - 1] > 1 });
            arcs.push(Arc { from: to, to: first[margins.len()], truth: *truth, table, is_figure: false });
        }
        arcs.push(Arc { from: first[margins.len()], to: 0, truth: people.iter().sum(), table: 0, is_figure: true });
        Self { arcs, nodes: first[margins.len()] + 1, count: tables }
    }

    fn problem(&self, kind: Kind) -> (Problem, Vec<Option<Said>>) {
        let mut problem = Problem::default();
        for table in 0..self.count {
            problem.table(&format!("table {table}"), None);
        }
        let names: Vec<usize> = self.arcs.iter().map(|arc| problem.unknown(arc.table, arc.truth.unsigned_abs(), 1000)).collect();
        for node in 0..self.nodes {
            let at = |is: fn(&Arc) -> usize| {
                Sum::of(names.iter().zip(&self.arcs).filter(|(_, arc)| is(arc) == node).map(|(name, _)| *name))
            };
            problem.identities.push(Fact::equal(at(|arc| arc.to), at(|arc| arc.from)));
        }
        let mut say = |(name, arc): (&usize, &Arc)| {
            #[expect(clippy::cast_precision_loss, reason = "counts are small")]
            let cost = if arc.to == 0 { 200.0 } else { 1.0 + arc.truth as f64 };
            arc.is_figure.then(|| problem.count(arc.table, Sum::from(*name), kind, cost))
        };
        let said = names.iter().zip(&self.arcs).map(&mut say).collect();
        (problem, said)
    }

    fn reader(&self) -> Onlooker<'_> {
        Onlooker { tables: self, between: vec![[0, MANY]; self.arcs.len()] }
    }
}

/// More than anybody would believe.
const MANY: i64 = 5000;

/// What somebody concludes from the figures: of each arc, the least and the most.
#[derive(Clone)]
struct Onlooker<'t> {
    tables: &'t Tables,
    between: Vec<[i64; 2]>,
}

impl Onlooker<'_> {
    /// Whether an arc can have this value: there is a flow within all bounds. What is short
    /// at one end of the arcs' least is sent on from where it is too much.
    fn can_be(&self, arc: usize, value: i64) -> bool {
        let mut between = self.between.clone();
        if value < between[arc][0] || value > between[arc][1] {
            return false;
        }
        between[arc] = [value, value];
        let arcs = &self.tables.arcs;
        let mut left: Vec<[i64; 2]> = between.iter().map(|[least, most]| [most - least, 0]).collect();
        let mut excess = vec![0; self.tables.nodes];
        for (arc, [least, _]) in arcs.iter().zip(&between) {
            excess[arc.to] += least;
            excess[arc.from] -= least;
        }
        while let Some(start) = excess.iter().position(|excess| *excess > 0) {
            // a way to any node that is short, found breadth first
            let mut came: Vec<Option<(usize, usize)>> = vec![None; excess.len()];
            let mut queue = vec![start];
            let mut next = 0;
            let mut end = None;
            while next < queue.len() && end.is_none() {
                let node = queue[next];
                next += 1;
                for (place, arc) in arcs.iter().enumerate() {
                    for (side, from, to) in [(0, arc.from, arc.to), (1, arc.to, arc.from)] {
                        if from == node && to != start && came[to].is_none() && left[place][side] > 0 {
                            came[to] = Some((place, side));
                            queue.push(to);
                            end = end.or((excess[to] < 0).then_some(to));
                        }
                    }
                }
            }
            let Some(end) = end else { return false };
            let mut way = Vec::new();
            let mut at = end;
            while let Some((place, side)) = came[at] {
                way.push((place, side));
                at = if side == 0 { arcs[place].from } else { arcs[place].to };
            }
            let amount =
                way.iter().map(|(place, side)| left[*place][*side]).min().unwrap_or(0).min(excess[start]).min(-excess[end]);
            for (place, side) in way {
                left[place][side] -= amount;
                left[place][1 - side] += amount;
            }
            excess[start] -= amount;
            excess[end] += amount;
        }
        true
    }

    /// Flows between two whole flows are whole, so both ends stand for what is between.
    fn believes_all(&self, arc: usize, most: i64) -> bool {
        self.can_be(arc, 1) && self.can_be(arc, most)
    }

    fn knows(&self, arc: usize) -> bool {
        let truth = self.tables.arcs[arc].truth;
        !self.can_be(arc, truth - 1) && !self.can_be(arc, truth + 1)
    }
}

#[derive(Default, Debug)]
struct Account {
    tables: usize,
    cells: usize,
    primary: usize,
    secondary: usize,
    hidden_zeros: usize,
    naive_derived: usize,
    naive_narrowed: usize,
}

fn attack(account: &mut Account, tables: &Tables, kind: Kind) {
    let (problem, said) = tables.problem(kind);
    let protection = Protection::of(&problem, &mut || std::ops::ControlFlow::Continue(())).expect("tables can be protected");
    let most = kind.threshold - 1;
    let shows_zeros = !kind.zeros_are_secret && kind.rounding.is_none();
    let is_secret = |truth: i64| truth <= most && (truth > 0 || !shows_zeros);
    let (mut reader, mut naive) = (tables.reader(), tables.reader());
    for (place, arc) in tables.arcs.iter().enumerate().filter(|(_, arc)| arc.is_figure) {
        let said = said[place].expect("a figure");
        let shown =
            kind.rounding.map_or([arc.truth; 2], |base| [arc.truth - arc.truth % base, arc.truth - arc.truth % base + base - 1]);
        let is_shown = protection.shows(arc.table, said);
        let tells_zeros = shows_zeros && protection.shows(arc.table, Said::Zero);
        assert!(is_shown || !tells_zeros || arc.truth != 0, "a zero is suppressed where zeros are shown");
        assert!(!is_shown || !is_secret(arc.truth) || kind.rounding.is_some(), "a secret is shown");
        reader.between[place] = if is_shown { shown } else { [i64::from(tells_zeros), MANY] };
        naive.between[place] = if is_secret(arc.truth) { [i64::from(shows_zeros), most] } else { [arc.truth; 2] };
        account.cells += 1;
        account.primary += usize::from(is_secret(arc.truth));
        account.secondary += usize::from(!is_shown && !is_secret(arc.truth));
        account.hidden_zeros += usize::from(!is_shown && arc.truth == 0 && shows_zeros);
    }
    let secrets: Vec<usize> =
        (0..tables.arcs.len()).filter(|place| tables.arcs[*place].is_figure && is_secret(tables.arcs[*place].truth)).collect();
    for place in &secrets {
        assert!(reader.believes_all(*place, most), "a secret is narrowed");
    }
    account.tables += tables.count;
    account.naive_derived += usize::from(secrets.iter().any(|place| naive.knows(*place)));
    account.naive_narrowed += usize::from(secrets.iter().any(|place| !naive.believes_all(*place, most)));
}

/// Attacks so many releases of one to three tables.
fn attack_many(releases: usize) -> Account {
    let mut random = Random(88_172_645_463_325_252);
    let kinds = [
        Policy::default().ordinary(),
        Policy::new(3).expect("the floor").ordinary(),
        Policy::default().violence(),
        Policy::rounded(Rounding::Base3).ordinary(),
        Policy::rounded(Rounding::Base5).ordinary(),
    ];
    let mut account = Account::default();
    for release in 0..releases {
        let mut margins = vec![1 + random.below(4), 2 + random.below(4)];
        for _ in 0..[0, 0, 0, 1, 2][random.below(5)] {
            margins.push(2 + random.below(3));
        }
        let tables = Tables::random(&mut random, &margins);
        attack(&mut account, &tables, kinds[release % kinds.len()]);
    }
    account
}

#[test]
fn nobody_works_out_a_count_of_two_thousand_random_tables() {
    let account = attack_many(1450);
    eprintln!("{account:?}");
    assert!(account.tables >= 2000, "{account:?}");
    assert!(account.naive_derived > 200, "{account:?}");
}

#[test]
#[ignore = "takes minutes without optimisation"]
fn nobody_works_out_a_count_of_ten_thousand_random_tables() {
    let account = attack_many(7200);
    eprintln!("{account:?}");
    assert!(account.tables >= 10_000, "{account:?}");
}
