//! Simulated cohorts: people with one state of health and one sense of coherence each, and their answers.
//!
//! The five dimensions are a graded response to one normal trait. Where the levels part is set by about
//! the frequencies of general populations; a cohort is healthier or worse than that, down to students of
//! whom one answer in 300 is severe. EQ VAS falls with the same trait. SOC items load on one trait, or on
//! three, with loadings as in published answers (alpha 0.6 to 0.9), yes-saying and some straight-lining.

use crate::random::Random;

/// Where levels part: normal deviates of about 80, 91, 96 and 99 % (mobility), and so on.
const PARTING: [[f64; 4]; 5] = [
    [0.84, 1.34, 1.75, 2.33],
    [1.55, 1.96, 2.33, 2.75],
    [0.84, 1.41, 1.88, 2.33],
    [0.0, 0.84, 1.48, 2.17],
    [0.31, 1.08, 1.70, 2.26],
];
/// The same for three levels: 80 and 99.5 %, and so on.
const PARTING_3L: [[f64; 2]; 5] = [[0.84, 2.58], [1.55, 2.33], [0.84, 1.88], [0.0, 1.64], [0.39, 1.75]];

const REVERSED_13: [usize; 5] = [1, 2, 3, 7, 10];
const REVERSED_29: [usize; 13] = [1, 4, 5, 6, 7, 11, 13, 14, 16, 20, 23, 25, 27];

/// What is wrong with a cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// 9 for a missing answer, in one cell of 20.
    Nines,
    /// One item holds the same answer throughout.
    Filled,
    /// Levels 0 to 4.
    FromZero,
    /// The same, and 0 is declared as a code for a missing answer.
    FromDeclaredZero,
    /// One item is a copy of another.
    Copied,
    /// Answers to EQ-5D-3L.
    ThreeLevels,
    /// SOC items are reversed as scoring does.
    ItemsReversed,
    /// Three people in ten give one answer throughout.
    Straight,
    /// At exit 5 stands for no problems.
    ExitReversed,
    /// 5 stands for no problems.
    LevelsReversed,
}

/// What stands where an answer is missing.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Empty,
    Zero,
}

pub(crate) struct Cohort {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<Vec<String>>,
    /// 0 is declared as a code for a missing answer.
    pub(crate) declares_zero: bool,
}

/// What the people of a cohort have in common.
struct Model {
    severity: f64,
    /// How much rarer severe problems are than in the general population.
    mildness: f64,
    loadings: [f64; 5],
    rating_slope: f64,
    rating_noise: f64,
    /// Of each SOC item: loading, mean and deviation.
    items: Vec<[f64; 3]>,
    /// What the subscales have of their own.
    own: f64,
    yes_saying: f64,
    straight: f64,
    left_out: f64,
    empty_rows: f64,
    /// How much better people are at exit.
    gain: f64,
}

impl Model {
    fn new(random: &mut Random, fault: Fault) -> Self {
        let is_healthy = random.happens(0.5);
        let items = if random.happens(0.25) { 29 } else { 13 };
        Self {
            severity: if is_healthy { random.between(-0.5, 0.2) } else { random.between(0.2, 1.8) },
            mildness: random.between(0.0, 0.6),
            loadings: std::array::from_fn(|_| random.between(0.5, 0.85)),
            rating_slope: random.between(4.0, 12.0),
            rating_noise: random.between(8.0, 18.0),
            items: (0..items).map(|_| [random.between(0.3, 0.7), random.between(3.0, 5.8), random.between(1.2, 1.9)]).collect(),
            own: random.between(0.0, 0.3),
            yes_saying: random.between(0.0, 0.35),
            straight: if fault == Fault::Straight { 0.3 } else { random.between(0.0, 0.03) },
            left_out: if fault == Fault::Nines { 0.05 } else { random.between(0.0, 0.03) },
            empty_rows: random.between(0.0, 0.05),
            gain: random.between(0.0, 0.8),
        }
    }

    fn reversed(&self) -> &'static [usize] {
        if self.items.len() == 13 { &REVERSED_13 } else { &REVERSED_29 }
    }
}

/// A cohort with nothing wrong; its size, health and habits follow from the seed.
pub(crate) fn sound(seed: u64) -> Cohort {
    let mut random = Random::seeded(seed);
    let people = if random.happens(0.5) { 10 + random.below(90) } else { 100 + random.below(901) };
    let gap = if random.happens(0.2) { Gap::Zero } else { Gap::Empty };
    let declares_zero = gap == Gap::Zero && random.happens(0.5);
    let has_waves = random.happens(0.5);
    Cohort { declares_zero, ..of(&mut random, people, has_waves, gap, Fault::None) }
}

/// So many people, with something wrong.
pub(crate) fn wrong(seed: u64, people: u64, fault: Fault) -> Cohort {
    let mut random = Random::seeded(seed ^ 0x5eed_0000_0000_0000);
    of(&mut random, people, fault == Fault::ExitReversed, Gap::Empty, fault)
}

fn of(random: &mut Random, people: u64, has_waves: bool, gap: Gap, fault: Fault) -> Cohort {
    let model = Model::new(random, fault);
    let mut header: Vec<String> = ["mo", "sc", "ua", "pd", "ad", "vas"].map(str::to_owned).to_vec();
    header.extend((1..=model.items.len()).map(|item| format!("soc{}_{item}", model.items.len())));
    header.extend(has_waves.then(|| ["id".to_owned(), "wave".to_owned()]).into_iter().flatten());
    let mut rows = Vec::new();
    for person in 0..people {
        let health = random.normal();
        let coherence = 0.9 * random.normal() - 0.44 * health;
        for wave in ["start", "exit"].into_iter().take(if has_waves { 2 } else { 1 }) {
            let better = if wave == "exit" { model.gain } else { 0.0 };
            let mut row: Vec<String> = Vec::new();
            row.extend(eq5d(random, &model, health - better, wave, fault));
            row.extend(soc(random, &model, coherence + better / 2.0, fault));
            leave_out(random, &model, &mut row, gap, fault);
            row.extend(has_waves.then(|| [person.to_string(), wave.to_owned()]).into_iter().flatten());
            rows.push(row);
        }
    }
    Cohort { header, rows, declares_zero: fault == Fault::FromDeclaredZero }
}

fn eq5d(random: &mut Random, model: &Model, health: f64, wave: &str, fault: Fault) -> Vec<String> {
    let mut cells = Vec::new();
    for (dimension, loading) in model.loadings.iter().enumerate() {
        let trait_of_it = model.severity + loading * health + (1.0 - loading * loading).sqrt() * random.normal();
        let rarer = [0.0, 0.0, model.mildness, 1.5 * model.mildness];
        let level = 1 + if fault == Fault::ThreeLevels {
            PARTING_3L[dimension].iter().filter(|parting| trait_of_it > **parting).count()
        } else {
            PARTING[dimension].iter().zip(rarer).filter(|(parting, rarer)| trait_of_it > *parting + rarer).count()
        };
        let is_reversed = fault == Fault::LevelsReversed || fault == Fault::ExitReversed && wave == "exit";
        let level = if is_reversed { 6 - level } else { level };
        cells.push(if matches!(fault, Fault::FromZero | Fault::FromDeclaredZero) { level - 1 } else { level }.to_string());
    }
    let rating = 80.0 - model.rating_slope * (health + 0.8 * model.severity) + model.rating_noise * random.normal();
    let rating = if random.happens(0.6) { (rating / 5.0).round() * 5.0 } else { rating.round() };
    cells.push(rating.clamp(0.0, 100.0).to_string());
    cells
}

fn soc(random: &mut Random, model: &Model, coherence: f64, fault: Fault) -> Vec<String> {
    let own: [f64; 3] = std::array::from_fn(|_| random.normal());
    let yes = model.yes_saying * random.normal();
    let straight = random.happens(model.straight).then(|| (1 + random.below(7)).to_string());
    let mut cells = Vec::new();
    for (place, [loading, mean, deviation]) in model.items.iter().enumerate() {
        let shared = (1.0 - model.own).sqrt() * coherence + model.own.sqrt() * own[place % 3];
        let answer = mean + deviation * (loading * shared + (1.0 - loading * loading).sqrt() * random.normal());
        let is_reversed = model.reversed().contains(&(place + 1));
        let marked = if is_reversed { 8.0 - answer } else { answer } + yes * deviation;
        let marked = marked.round().clamp(1.0, 7.0);
        let is_keyed = is_reversed && fault == Fault::ItemsReversed;
        cells.push(if is_keyed { 8.0 - marked } else { marked }.to_string());
    }
    if let Some(straight) = straight {
        cells.fill(straight);
    }
    if fault == Fault::Filled {
        "4".clone_into(&mut cells[5]);
    }
    if fault == Fault::Copied {
        cells.remove(5);
        let copied = cells[4].clone();
        cells.insert(5, copied);
    }
    cells
}

/// Some people leave out an item, some a questionnaire.
fn leave_out(random: &mut Random, model: &Model, row: &mut [String], gap: Gap, fault: Fault) {
    let empty = match (fault, gap) {
        (Fault::Nines, _) => "9",
        (_, Gap::Zero) => "0",
        (_, Gap::Empty) => "",
    };
    let (eq5d, soc) = row.split_at_mut(6);
    for (cells, levels) in [(eq5d, 5), (soc, usize::MAX)] {
        let leaves_all = random.happens(model.empty_rows);
        for (place, cell) in cells.iter_mut().enumerate() {
            let is_filled = matches!(fault, Fault::Filled | Fault::Copied) && levels > 5;
            if !is_filled && (random.happens(model.left_out) || leaves_all) {
                // 0 and 9 are ratings
                if place < levels { empty } else { "" }.clone_into(cell);
            }
        }
    }
}
