//! `ground` and `stats`.

use enkat::ground::{Answer, Day, Exact, IdKey, Level, Occasion, OccasionNames};
use enkat::inner::programme::percent;
use enkat::inner::stats::{CrossProducts, Reliability};
use enkat::inner::tally::Counts;
use enkat::instrument::Better;
use enkat::stats::{Bootstrap, BootstrapMethod, Effect, Paired, ReliableChange, Sample, holm, hsdc, hsdi, shannon, wilson95};

use crate::{TEXTS, Tried};

const INTEGERS: [i128; 9] = [i128::MIN, i128::MIN + 1, -(1 << 120), -1, 0, 1, 1 << 120, 10_i128.pow(36), i128::MAX];
const COUNTS: [u64; 5] = [0, 1, 1 << 53, u64::MAX - 1, u64::MAX];
const EFFECTS: [Effect; 6] = [Effect::Dz, Effect::Gz, Effect::GzApprox, Effect::Glass, Effect::Dav, Effect::Drm];
const FLOATS: [f64; 9] = [f64::NAN, f64::NEG_INFINITY, f64::MIN, -0.0, f64::MIN_POSITIVE, 0.5, 1.0, f64::MAX, f64::INFINITY];

#[test]
fn ground() {
    Tried::of(|tried| {
        for days in [i32::MIN, -719_163, 0, 2_932_897, i32::MAX] {
            tried.call("Day::from_days", || Day::from_days(days).map(|day| (day.civil(), day.to_string())));
        }
        for text in TEXTS {
            tried.call("Day", || (text.parse::<Day>().is_ok(), Day::of_cell(text)));
            tried.call("IdKey::from_secret", || IdKey::from_secret(text.as_bytes()).is_ok());
            let mut names = OccasionNames::default();
            for occasion in Occasion::BOTH {
                tried.call("OccasionNames::rename", || names.rename(occasion, text).is_ok());
            }
            tried.call("OccasionNames::occasion", || names.occasion(text));
        }
        for code in [0, 1, 7, 8, 254, 255] {
            tried.call("Level", || Level::<1, 7>::new(code).map(Level::reversed).is_ok());
            tried.call("Level of all bytes", || Level::<0, 255>::new(code).map(Level::reversed).is_ok());
        }
        tried.call("Level::all", || (Level::<0, 255>::all().count(), Level::<255, 255>::all().rev().count()));
        tried.call("Answer", || Answer::<u8>::Invalid.map(|code| code + 1).or_reason().is_err());
    });
}

#[test]
fn exact_numbers() {
    Tried::of(|tried| {
        let exact: Vec<Exact> = INTEGERS
            .into_iter()
            .flat_map(|numerator| INTEGERS.map(|denominator| (numerator, denominator)))
            .filter_map(|(numerator, denominator)| tried.call("Exact::new", || Exact::new(numerator, denominator)).flatten())
            .collect();
        assert!(exact.len() > 10);
        for one in &exact {
            tried.call("Exact::to_f64", || (one.to_f64(), one.to_string()));
            for decimals in [0, 1, 36, 37, u32::MAX] {
                tried.call("Exact::checked_round", || one.checked_round(decimals));
            }
            for count in COUNTS {
                tried.call("Exact::checked_div", || one.checked_div(count));
            }
            for other in &exact {
                tried.call("Exact, two", || (one.checked_add(*other), one.cmp(other)));
            }
            let bands = enkat::kasam::LANGIUS_BJORVELL_1996;
            tried.call("BandSet", || (bands.of_soc29(*one), bands.of_soc13(*one)));
        }
        for value in COUNTS {
            for of in COUNTS {
                for decimals in [0, 1, 36, u32::MAX] {
                    tried.call("percent", || percent(value, of, decimals));
                }
                tried.call("wilson95", || wilson95(value, of).is_ok());
            }
        }
    });
}

#[test]
fn samples() {
    Tried::of(|tried| {
        for denominator in INTEGERS {
            for value in INTEGERS {
                for count in COUNTS {
                    let cells = [(value, count), (1, 1), (i128::MIN, 2), (2, count)];
                    let sample = tried.call("Sample::on_grid", || Sample::on_grid(denominator, cells.to_vec()));
                    if let Some(sample) = sample {
                        ask(tried, &sample);
                    }
                    let pairs = [([value, 1], count), ([1, value], 1), ([i128::MAX, i128::MIN], count), ([1, 2], 3)];
                    for pairs in [&pairs[..], &pairs[..2], &pairs[3..]] {
                        if let Some(paired) = tried.call("Paired::on_grid", || Paired::on_grid(denominator, pairs.to_vec())) {
                            ask_pairs(tried, &paired);
                        }
                    }
                }
            }
        }
        for numerator in INTEGERS {
            let exact: Vec<Exact> = INTEGERS.iter().filter_map(|denominator| Exact::new(numerator, *denominator)).collect();
            for count in COUNTS {
                let counts = exact.iter().map(|value| (*value, count));
                if let Some(sample) = tried.call("Sample::from_counts", || Sample::from_counts(counts.clone())) {
                    ask(tried, &sample);
                    for value in &exact {
                        tried.call("Sample::count_of", || sample.count_of(*value));
                    }
                }
                let pairs = exact.iter().zip(exact.iter().rev()).map(|(start, exit)| ([*start, *exit], count));
                if let Some(paired) = tried.call("Paired::from_counts", || Paired::from_counts(pairs)) {
                    ask_pairs(tried, &paired);
                }
            }
        }
    });
}

fn ask(tried: &mut Tried, sample: &Sample) {
    tried.call("Sample", || (sample.n(), sample.distinct(), sample.iter().count(), sample.sum()));
    tried.call("Sample's places", || [sample.min(), sample.max(), sample.mode(), sample.median(), sample.q1(), sample.q3()]);
    tried.call("Sample's moments", || [sample.mean(), sample.variance(), sample.sd(), sample.se(), sample.skewness()]);
    tried.call("Sample's kurtosis", || (sample.kurtosis(), sample.ci95().is_ok()));
    for [numerator, denominator] in [[0, 0], [0, u32::MAX], [u32::MAX; 2], [1, u32::MAX], [u32::MAX, 0], [u32::MAX - 1, u32::MAX]]
    {
        tried.call("Sample::quantile", || sample.quantile(numerator, denominator));
    }
}

fn ask_pairs(tried: &mut Tried, paired: &Paired) {
    for sample in [paired.start(), paired.exit(), paired.change()] {
        tried.call("Paired's sample", || (sample.mean(), sample.sd(), sample.median()));
    }
    tried.call("Paired", || (paired.n(), paired.r(), paired.t_test().is_ok(), paired.signed_rank().is_ok()));
    tried.call("Paired::pseudo_median", || (paired.pseudo_median(), paired.hodges_lehmann().is_ok()));
    for effect in EFFECTS {
        tried.call("Paired::effect", || (paired.effect(effect).is_ok(), paired.effect_size(effect)));
    }
    tried.call("Paired::effects", || (paired.effects(EFFECTS).len(), paired.effects([]).len()));
}

#[test]
fn statistics_of_counts() {
    Tried::of(|tried| {
        let lists: [&[u64]; 7] = [&[], &[0], &[u64::MAX], &[u64::MAX; 3], &[1, u64::MAX], &[1 << 53; 5], &[1, 2, 3]];
        for list in lists {
            tried.call("hsdi", || hsdi(list.iter().copied()));
            tried.call("hsdc", || hsdc(list.iter().copied()).is_ok());
            for categories in COUNTS {
                tried.call("shannon", || shannon(list.iter().copied(), categories).is_ok());
            }
            for sums in lists {
                for n in COUNTS {
                    let products = CrossProducts { n, sums, products: list };
                    let Some(Ok(reliability)) = tried.call("Reliability::new", || Reliability::new(products)) else { continue };
                    tried.call("Reliability", || {
                        (reliability.alpha().is_ok(), reliability.omega().is_ok(), reliability.lambda6())
                    });
                    tried.call("Reliability's others", || {
                        let sums = [reliability.sd_total(), reliability.sem(), reliability.mean_inter_item_r()];
                        (sums, reliability.alpha_standardized(), reliability.n(), reliability.items())
                    });
                    for item in [0, 1, sums.len(), usize::MAX] {
                        tried.call("Reliability::item", || reliability.item(item));
                    }
                }
            }
        }
        for a in FLOATS {
            for b in FLOATS {
                tried.call("holm", || (holm(&[a, b, f64::NAN, a]), holm(&[])));
                tried.call("qalys", || FLOATS.map(|days| enkat::eq5d5l::qalys([a, b], days)));
                if let Some(Ok(scale)) = tried.call("ReliableChange::new", || ReliableChange::new(a, b)) {
                    tried.call("ReliableChange", || {
                        let of_scale = [scale.sd(), scale.r(), scale.sem(), scale.s_diff(), scale.mdc95()];
                        let classes =
                            FLOATS.map(|c| (scale.rci(c), scale.class(c, Better::Lower), scale.class(c, Better::Higher)));
                        (of_scale, classes)
                    });
                }
            }
        }
    });
}

#[test]
fn resampling() {
    Tried::of(|tried| {
        let cells: [&[(i32, u64)]; 6] =
            [&[], &[(1, 0)], &[(1, u64::MAX)], &[(1, 1 << 60), (2, 3)], &[(1, u64::MAX), (2, 1)], &[(1, 2), (2, 0), (3, 1)]];
        for cells in cells {
            for method in [BootstrapMethod::Bca, BootstrapMethod::Percentile] {
                for replicates in [0, 1, 40, u32::MAX] {
                    for value in FLOATS {
                        let bootstrap = Bootstrap { method, replicates, seed: u64::MAX };
                        tried.call("Bootstrap::interval", || bootstrap.interval(cells, |_| Some(value)).is_ok());
                        tried.call("Bootstrap::interval of some", || {
                            bootstrap.interval(cells, |cells| (cells[0].1 % 2 == 0).then_some(value)).is_ok()
                        });
                    }
                }
            }
        }
    });
}

#[test]
fn counts() {
    Tried::of(|tried| {
        for outcomes in [0, 1, 100, 1 << 18, 1 << 24, u64::MAX] {
            for outcome in [0, 1, 99, outcomes, u64::MAX] {
                tried.call("Counts", || {
                    let mut counts = Counts::new(outcomes);
                    counts.add(outcome, u64::MAX);
                    counts.add(outcome, u64::MAX);
                    counts.add(0, 1);
                    counts.add(2, u64::MAX);
                    let other = counts.clone();
                    counts.merge(&other);
                    counts.merge(&Counts::new(0));
                    let mut few = Counts::new(3);
                    few.merge(&counts);
                    (0..50).for_each(|outcome| few.add(outcome, u64::MAX));
                    (0..50).for_each(|outcome| counts.add(outcome, u64::MAX));
                    counts.merge(&few);
                    counts.merge(&counts.clone());
                    let sums = (counts.total(), counts.distinct(), counts.count(u64::MAX), counts.iter().count());
                    (sums, format!("{counts:?}"))
                });
            }
        }
    });
}
