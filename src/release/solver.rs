//! Looks for another world in which everything said holds.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, SolveOptions, Variable};

use super::problem::{Fact, Problem, Statement, Sum, Unknown};

/// A limit that is the same on every machine, unlike time.
const MOST_NODES: u64 = 400;

/// How often a search that gives up is begun again, by another way.
const ATTEMPTS: u32 = 3;

/// Less than any figure is worth.
const COST_OF_STEP: f64 = 0.001;

/// What is looked for: a world where a sum has a value between these.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) sum: &'a Sum,
    pub(super) values: [i64; 2],
    /// Unknowns of other blocks stay as they are.
    pub(super) only: Option<&'a [usize]>,
    /// What is an example may be another one all the same.
    pub(super) examples: bool,
    /// Statements may be off, at their cost.
    pub(super) bends: bool,
}

/// What came of a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found<W> {
    World(W),
    /// The solver is sure that nothing of the kind exists.
    Nothing,
    /// It may exist or not: no proof of anything.
    GaveUp,
}

/// A world, perhaps: the solver reckons in floating point, so whoever takes it has to check it.
pub(super) fn propose(problem: &Problem, facts: &[&Fact], statements: &[&Statement], wanted: &Wanted<'_>) -> Found<Vec<i64>> {
    for attempt in 0..ATTEMPTS {
        match solved(problem, facts, statements, wanted, attempt) {
            Ok(world) => return Found::World(world),
            Err(Failure::Impossible) => return Found::Nothing,
            Err(Failure::GaveUp) => {}
        }
    }
    Found::GaveUp
}

/// Why there is no world.
enum Failure {
    Impossible,
    GaveUp,
}

fn solved(
    problem: &Problem,
    facts: &[&Fact],
    statements: &[&Statement],
    wanted: &Wanted<'_>,
    attempt: u32,
) -> Result<Vec<i64>, Failure> {
    let mut program = microlp::Problem::new(OptimizationDirection::Minimize);
    let free = |unknown: &Unknown| {
        let is_near = || wanted.only.is_none_or(|only| only.contains(&problem.tables[unknown.table].block));
        wanted.examples && unknown.is_example || is_near()
    };
    let mut variables: Vec<Option<[Variable; 2]>> = Vec::with_capacity(problem.unknowns.len());
    for (place, unknown) in (0_u32..).zip(&problem.unknowns) {
        // where everything costs the same there are many ways that are as good, and each is looked at
        let cost = COST_OF_STEP * (1.0 + f64::from(attempt * (place * 37 % 101)) / 101.0);
        // by how much it is more or less than it is: worlds near the real one are the easiest to find
        let most = |room: i64| (0, i32::try_from(room).unwrap_or(i32::MAX));
        let mut step = |room: i64| program.add_integer_var(cost, most(room));
        variables.push(free(unknown).then(|| [step(unknown.high - unknown.truth), step(unknown.truth - unknown.low)]));
    }
    let mut rows = Constraints { problem, variables: &variables, program };
    let [low, high] = wanted.values.map(i128::from);
    rows.add(&Fact::between(wanted.sum.clone(), low, high), None).ok_or(Failure::Impossible)?;
    for fact in facts {
        rows.add(fact, None).ok_or(Failure::Impossible)?;
    }
    for statement in statements {
        for fact in &statement.facts {
            rows.add(fact, wanted.bends.then_some(statement.cost)).ok_or(Failure::Impossible)?;
        }
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(MOST_NODES);
    // any world will do where nothing is to be left unsaid: the first that is found, however far from the real one
    options.mip_gap = if wanted.bends { 0.0 } else { 1.0 };
    let outcome = rows.program.solve_with(options).map_err(|error| match error {
        microlp::Error::Infeasible => Failure::Impossible,
        _ => Failure::GaveUp,
    });
    let solution = outcome?.into_solution().map_err(|_| Failure::GaveUp)?;
    let world = problem.unknowns.iter().zip(&variables).map(|(unknown, variable)| {
        #[expect(clippy::cast_possible_truncation, reason = "within the bounds of an i32")]
        let steps =
            variable.map_or(0, |[more, less]| (solution.var_value(more).round() - solution.var_value(less).round()) as i64);
        unknown.truth + steps
    });
    Ok(world.collect())
}

struct Constraints<'a> {
    problem: &'a Problem,
    variables: &'a [Option<[Variable; 2]>],
    program: microlp::Problem,
}

impl Constraints<'_> {
    /// Adds a fact; none if it cannot hold.
    #[expect(clippy::cast_precision_loss, reason = "a proposal is checked in whole numbers")]
    fn add(&mut self, fact: &Fact, cost: Option<f64>) -> Option<()> {
        // weights of a sum are brought to about one, as the solver wants them
        let scale = fact.sum.0.iter().map(|(_, weight)| weight.unsigned_abs()).max().unwrap_or(1) as f64;
        let mut sum = LinearExpr::empty();
        let mut fixed = 0;
        let mut is_free = false;
        for (name, weight) in &fact.sum.0 {
            fixed += i128::from(self.problem.unknowns[*name].truth) * i128::from(*weight);
            if let Some([more, less]) = self.variables[*name] {
                sum.add(more, *weight as f64 / scale);
                sum.add(less, -*weight as f64 / scale);
                is_free = true;
            }
        }
        if !is_free {
            let holds = fact.low.is_none_or(|low| low <= fixed) && fact.high.is_none_or(|high| fixed <= high);
            return (holds || cost.is_some()).then_some(());
        }
        let ends = [(fact.low, ComparisonOp::Ge, 1.0), (fact.high, ComparisonOp::Le, -1.0)];
        for (end, compared, sign) in ends {
            let Some(end) = end else { continue };
            let mut sum = sum.clone();
            if let Some(cost) = cost {
                let off = self.program.add_var(cost, (0.0, f64::INFINITY));
                sum.add(off, sign);
            } else if fact.low == fact.high {
                self.program.add_constraint(sum, ComparisonOp::Eq, (end - fixed) as f64 / scale);
                return Some(());
            }
            self.program.add_constraint(sum, compared, (end - fixed) as f64 / scale);
        }
        Some(())
    }
}
