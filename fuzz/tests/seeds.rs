//! Every border holds for its seeds and for what chance makes of them: what a fuzzer found once stays found, without a fuzzer.

use std::env;
use std::time::{Duration, Instant};

use enkat_fuzz::seeds::{self, Chance};

/// For how long a border is tried; `ENKAT_FUZZ_SECONDS` says otherwise.
const SECONDS: u64 = 5;

fn tried(name: &str) {
    let (_, holds) = enkat_fuzz::BORDERS.into_iter().find(|(border, _)| *border == name).expect("it is one of them");
    let seeds = seeds::of(name);
    assert!(!seeds.is_empty());
    for seed in &seeds {
        holds(seed);
    }
    let seconds = env::var("ENKAT_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok()).unwrap_or(SECONDS);
    let (began, mut chance, mut tries) = (Instant::now(), Chance(1), 0_u64);
    while began.elapsed() < Duration::from_secs(seconds) {
        let of = chance.below(seeds.len());
        let bytes = chance.changed(&seeds[of]);
        if let Err(fault) = std::panic::catch_unwind(|| holds(&bytes)) {
            eprintln!("{name}, try {tries}: {}", bytes.escape_ascii());
            std::panic::resume_unwind(fault);
        }
        tries += 1;
    }
    println!("{name}: {tries} tries");
}

macro_rules! borders {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            tried(stringify!($name));
        })*

        #[test]
        fn each_border_is_tried() {
            assert_eq!(enkat_fuzz::BORDERS.map(|(name, _)| name), [$(stringify!($name)),*]);
        }
    };
}

borders!(answer_text batch_equals_rows cohort_merge json line_blocks programme_cells state_bytes table_bytes value_set_file violence_form workbook);
