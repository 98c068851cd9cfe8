//! Statistics against NIST, R's golden numbers, and the definitions written out.

use std::collections::{BTreeMap, HashMap};

use enkat::ground::Exact;
use enkat::inner::stats::Reliability;
use enkat::inner::stats::{CrossProducts, Stat};
use enkat::instrument::Better;
use enkat::stats::{
    Bootstrap, BootstrapMethod, Effect, Estimate, Paired, ReliableChange, ReliableClass, Sample, Undefined, holm, hsdc, hsdi,
    shannon,
};
use proptest::prelude::*;
use serde_json::Value;

mod common;

use common::{Row, json, number, rows};

/// NIST Statistical Reference Datasets, univariate, NumAcc1 to NumAcc4: certified mean and standard deviation.
#[test]
fn mean_and_deviation_are_those_certified_by_nist() {
    let alternating = |first: i128| vec![(first, 1), (first - 1, 500), (first + 1, 500)];
    for (name, denominator, cells, mean, sd) in [
        ("NumAcc1", 1, vec![(10_000_001, 1), (10_000_003, 1), (10_000_002, 1)], 10_000_002.0, 1.0),
        ("NumAcc2", 10, alternating(12), 1.2, 0.1),
        ("NumAcc3", 10, alternating(10_000_002), 1_000_000.2, 0.1),
        ("NumAcc4", 10, alternating(100_000_002), 10_000_000.2, 0.1),
    ] {
        let sample = Sample::on_grid(denominator, cells);
        assert_eq!(sample.mean(), Ok(mean), "{name}");
        assert_eq!(sample.sd(), Ok(sd), "{name}");
    }
}

const FORMS: [&str; 2] = ["soc13", "soc29"];
const SCALES: [&str; 4] = ["C", "MA", "ME", "total"];

/// A form of the golden set: its answers, and what R says about them.
struct Form {
    name: &'static str,
    rows: Vec<Row>,
    oracle: Value,
}

impl Form {
    fn read(name: &'static str) -> Self {
        let [items, oracle] = ["items.csv", "oracle_group.json"].map(|file| format!("kasam_golden/{name}/{file}"));
        Self { name, rows: rows(&items), oracle: json(&oracle) }
    }

    /// The items of a scale, as the oracle lists them.
    fn items(&self, scale: &str) -> Vec<&str> {
        let items = self.oracle["reliability"]["pre"][scale]["items"].as_array().expect("items");
        items.iter().map(|item| item["item"].as_str().expect("a name")).collect()
    }

    /// An answer, turned where the item is reverse-keyed.
    fn keyed(&self, row: &Row, item: &str) -> Option<i128> {
        let reversed: &[&str] = match self.name {
            "soc13" => &["q1", "q2", "q3", "q7", "q10"],
            _ => &["q1", "q4", "q5", "q6", "q7", "q11", "q13", "q14", "q16", "q20", "q23", "q25", "q27"],
        };
        let raw: i128 = row[item].parse().ok()?;
        Some(if reversed.contains(&item) { 8 - raw } else { raw })
    }

    /// The score under the rule `prorate20`.
    fn score(&self, row: &Row, scale: &str) -> Option<Exact> {
        let items = self.items(scale);
        let answered: Vec<i128> = items.iter().filter_map(|item| self.keyed(row, item)).collect();
        let [k, n] = [items.len(), answered.len()].map(|n| i128::try_from(n).expect("few items"));
        Exact::new(k * answered.iter().sum::<i128>(), n).filter(|_| k - n <= k / 5)
    }

    fn sample(&self, scale: &str, chosen: impl Fn(&Row) -> bool) -> Sample {
        Sample::from_counts(
            self.rows.iter().filter(|row| chosen(row)).filter_map(|row| self.score(row, scale)).map(|score| (score, 1)),
        )
    }

    fn paired(&self, scale: &str) -> Paired {
        let scores =
            |wave| self.rows.iter().filter(move |row| row["wave"] == wave).map(|row| (row["id"].clone(), self.score(row, scale)));
        let exits: HashMap<_, _> = scores("post").collect();
        let pairs = scores("pre").filter_map(|(id, start)| Some(([start?, (*exits.get(&id)?)?], 1)));
        Paired::from_counts(pairs)
    }

    fn reliability(&self, scale: &str, wave: &str) -> Reliability {
        let items = self.items(scale);
        let complete = self.rows.iter().filter(|row| row["wave"] == wave);
        let complete = complete.filter_map(|row| items.iter().map(|item| self.keyed(row, item)).collect::<Option<Vec<_>>>());
        let (mut n, mut sums, mut products) = (0, vec![0; items.len()], vec![0; items.len() * (items.len() + 1) / 2]);
        for answers in complete {
            let answers: Vec<u64> = answers.into_iter().map(|answer| answer.try_into().expect("1 to 7")).collect();
            n += 1;
            for (sum, answer) in sums.iter_mut().zip(&answers) {
                *sum += answer;
            }
            let pairs = (0..answers.len()).flat_map(|row| (row..answers.len()).map(move |column| (row, column)));
            for (product, (row, column)) in products.iter_mut().zip(pairs) {
                *product += answers[row] * answers[column];
            }
        }
        Reliability::new(CrossProducts { n, sums: &sums, products: &products }).expect("complete answers")
    }

    fn same(&self, path: &[&str], found: impl Into<Found>) {
        self.within(1e-9, path, found.into());
    }

    /// Fails with the form, the statistic and both numbers.
    fn within(&self, tolerance: f64, path: &[&str], found: Found) {
        let expected = path.iter().fold(&self.oracle, |value, key| match key.parse::<usize>() {
            Ok(index) if value.is_array() => &value[index],
            _ => value.get(key).unwrap_or_else(|| panic!("{}: no {path:?}", self.name)),
        });
        let close = match (found.0, expected.as_f64()) {
            (Ok(found), Some(expected)) => (found - expected).abs() <= tolerance,
            (Err(_), None) => expected.is_null(),
            _ => false,
        };
        assert!(close, "{} {path:?}: {:?}, expected {expected}", self.name, found.0);
    }
}

/// A statistic or a count.
#[derive(Clone, Copy)]
struct Found(Stat);

impl From<Stat> for Found {
    fn from(stat: Stat) -> Self {
        Self(stat)
    }
}

impl From<f64> for Found {
    fn from(number: f64) -> Self {
        Self(Ok(number))
    }
}

impl From<u64> for Found {
    fn from(count: u64) -> Self {
        Self(Ok(float(count)))
    }
}

#[expect(clippy::cast_precision_loss, reason = "few people")]
fn float(count: u64) -> f64 {
    count as f64
}

#[test]
fn descriptives_are_those_of_r() {
    for form in FORMS.map(Form::read) {
        for wave in ["pre", "post"] {
            for scale in SCALES {
                let all = |row: &Row| row["wave"] == wave;
                describe(&form, &["descriptives", wave, scale], scale, all);
                for sex in ["F", "M"] {
                    describe(&form, &["by_sex", wave, sex, scale], scale, |row| all(row) && row["sex"] == sex);
                }
                for site in ["A", "B", "C", "D"] {
                    describe(&form, &["by_site", wave, site, scale], scale, |row| all(row) && row["site"] == site);
                }
            }
        }
    }
}

fn describe(form: &Form, path: &[&str], scale: &str, chosen: impl Fn(&Row) -> bool) {
    let sample = form.sample(scale, &chosen);
    let same = |names: &[&str], found: Found| form.same(&[path, names].concat(), found);
    let people = u64::try_from(form.rows.iter().filter(|row| chosen(row)).count()).expect("few people");
    let items = i128::try_from(form.items(scale).len()).expect("few items");
    same(&["n"], sample.n().into());
    same(&["n_missing"], (people - sample.n()).into());
    same(&["mean"], sample.mean().into());
    same(&["sd"], sample.sd().into());
    same(&["se"], sample.se().into());
    same(&["mean_ci95", "0"], sample.ci95().map(|limits| limits[0]).into());
    same(&["mean_ci95", "1"], sample.ci95().map(|limits| limits[1]).into());
    same(&["median"], sample.median().into());
    same(&["q1"], sample.q1().into());
    same(&["q3"], sample.q3().into());
    same(&["min"], sample.min().into());
    same(&["max"], sample.max().into());
    same(&["floor_n"], sample.count_of(Exact::integer(items)).into());
    same(&["ceiling_n"], sample.count_of(Exact::integer(7 * items)).into());
}

#[test]
fn reliability_is_that_of_r() {
    for form in FORMS.map(Form::read) {
        for (wave, scale) in ["pre", "post"].into_iter().flat_map(|wave| SCALES.map(|scale| (wave, scale))) {
            let reliability = form.reliability(scale, wave);
            let path = |names: &[&'static str]| [&["reliability", wave, scale], names].concat();
            let same = |name, found: Found| form.same(&path(&[name]), found);
            let alpha = reliability.alpha();
            same("n_listwise", reliability.n().into());
            same("k", u64::try_from(reliability.items()).expect("few items").into());
            same("alpha_raw", alpha.map(|alpha| alpha.value).into());
            form.same(&path(&["alpha_ci95_feldt", "0"]), alpha.map(|alpha| alpha.low));
            form.same(&path(&["alpha_ci95_feldt", "1"]), alpha.map(|alpha| alpha.high));
            same("alpha_standardized", reliability.alpha_standardized().into());
            same("mean_inter_item_r", reliability.mean_inter_item_r().into());
            same("guttman_lambda6", reliability.lambda6().into());
            same("sem_from_alpha", reliability.sem().into());
            same("sd_total_listwise", reliability.sd_total().into());
            let omega = reliability.omega();
            form.within(1e-4, &path(&["omega_total_1factor_ml"]), omega.clone().map(|omega| omega.total).into());
            for (index, item) in form.items(scale).iter().enumerate() {
                let position = index.to_string();
                let path = [&path(&["items"])[..], &[&position]].concat();
                let same = |name, found: Stat| form.same(&[&path[..], &[name]].concat(), found);
                let found = reliability.item(index);
                assert_eq!(form.oracle["reliability"][wave][scale]["items"][index]["item"], *item);
                same("mean", found.mean);
                same("sd", found.sd);
                same("r_item_total", found.r_total);
                same("r_item_rest", found.r_rest);
                same("alpha_if_deleted", found.alpha_if_deleted);
                if let Ok(omega) = &omega {
                    let path = ["reliability", wave, scale, "omega_loadings_ml", &position];
                    form.within(1e-4, &path, omega.loadings[index].into());
                }
            }
        }
    }
}

#[test]
fn fewer_complete_rows_than_items_have_alpha_but_no_omega() {
    let reliability = Form::read("soc29").reliability("total", "pre");
    assert!(reliability.alpha().is_ok());
    assert_eq!(reliability.omega(), Err(Undefined::TooFew { n: 25, needed: 31 }));
    assert_eq!(reliability.lambda6(), Err(Undefined::TooFew { n: 25, needed: 31 }));
}

#[test]
fn change_is_that_of_r() {
    for form in FORMS.map(Form::read) {
        for scale in SCALES {
            let pairs = form.paired(scale);
            let same = |name, found: Found| form.same(&["change", scale, name], found);
            let (start, exit, change) = (pairs.start(), pairs.exit(), pairs.change());
            same("n_pairs", pairs.n().into());
            same("mean_pre", start.mean().into());
            same("mean_post", exit.mean().into());
            same("sd_pre", start.sd().into());
            same("sd_post", exit.sd().into());
            same("mean_change", change.mean().into());
            same("sd_change", change.sd().into());
            same("se_change", change.se().into());
            form.same(&["change", scale, "change_ci95", "0"], change.ci95().map(|limits| limits[0]));
            form.same(&["change", scale, "change_ci95", "1"], change.ci95().map(|limits| limits[1]));
            same("median_change", change.median().into());
            same("q1_change", change.q1().into());
            same("q3_change", change.q3().into());
            same("sum_change", change.sum().into());
            let counted = |chosen: fn(f64) -> bool| change.iter().filter(|cell| chosen(cell.0)).map(|cell| cell.1).sum::<u64>();
            same("n_up", counted(|change| change > 0.0).into());
            same("n_same", change.count_of(Exact::integer(0)).into());
            same("n_down", counted(|change| change < 0.0).into());
            same("r_pre_post", pairs.r().into());
            let test = pairs.t_test().expect("a spread");
            same("t", test.t.into());
            same("df", test.df.into());
            same("p_t", test.p.into());
            let ranks = pairs.signed_rank().expect("changes");
            same("wilcoxon_V", ranks.w_plus.into());
            same("W_plus", ranks.w_plus.into());
            same("W_minus", ranks.w_minus.into());
            same("wilcoxon_n_nonzero", ranks.non_zero.into());
            same("p_wilcoxon_normal_no_cc", ranks.p.into());
            same("p_wilcoxon_normal_cc", ranks.p_cc.into());
            same("rank_biserial", ranks.rank_biserial.value.into());
            let effect = |effect| pairs.effect(effect).map(|effect| effect.value);
            same("dz_srm", effect(Effect::Dz).into());
            same("gz_approx", effect(Effect::GzApprox).into());
            same("gz_exact", effect(Effect::Gz).into());
            let factor = |gz| Ok(effect(gz)? / effect(Effect::Dz)?);
            same("hedges_J_approx", factor(Effect::GzApprox).into());
            same("hedges_J_exact", factor(Effect::Gz).into());
            same("es_glass_kazis", effect(Effect::Glass).into());
            same("d_av", effect(Effect::Dav).into());
            same("d_rm", effect(Effect::Drm).into());
        }
    }
}

#[test]
fn reliable_change_is_that_of_r() {
    for form in FORMS.map(Form::read) {
        let people = rows(&format!("kasam_golden/{}/oracle_change.csv", form.name));
        for scale in SCALES {
            let sd = form.sample(scale, |row| row["wave"] == "pre").sd().expect("a spread");
            let alpha = form.reliability(scale, "pre").alpha().expect("a spread").value;
            let fixed = if form.name == "soc13" { 0.84 } else { 0.85 };
            let sources = [("alpha_pre", "alpha", alpha), ("fixed_rxx", "ext", fixed)];
            for (source, column, r) in sources.into_iter().take(if scale == "total" { 2 } else { 1 }) {
                let measure = ReliableChange::new(sd, r).expect("in range");
                let same = |name, found: f64| form.same(&["rci", scale, source, name], found);
                same("sd_pre_all", measure.sd());
                same("rxx", measure.r());
                same("sem", measure.sem());
                same("s_diff", measure.s_diff());
                same("mdc95", measure.mdc95());
                let mut counts = BTreeMap::new();
                for (change, n) in form.paired(scale).change().iter() {
                    *counts.entry(name(measure.class(change, Better::Higher))).or_default() += n;
                }
                for class in ["improved", "no_reliable_change", "deteriorated"] {
                    form.same(&["rci", scale, source, "counts", class], *counts.get(class).unwrap_or(&0_u64));
                }
                for person in &people {
                    let Some(change) = number(&person[&format!("{scale}_change")]) else { continue };
                    let expected = number(&person[&format!("{scale}_rci_{column}")]).expect("an index");
                    assert!(
                        (measure.rci(change) - expected).abs() < 1e-9,
                        "{} {scale} {source} {}: {change}",
                        form.name,
                        person["id"]
                    );
                    assert_eq!(name(measure.class(change, Better::Higher)), person[&format!("{scale}_class_{column}")]);
                }
            }
        }
    }
}

fn name(class: ReliableClass) -> &'static str {
    match class {
        ReliableClass::Improved => "improved",
        ReliableClass::None => "no_reliable_change",
        ReliableClass::Worsened => "deteriorated",
    }
}

/// R packages `eq5d` and `eq5dsuite`, on the profiles of 60 invented people.
#[test]
fn shannon_and_density_are_those_of_the_r_packages() {
    for (cohort, wave) in [("clean", "pre"), ("clean", "post")] {
        let read = |name: &str| rows(&format!("eq5d_group_golden/{cohort}_{name}_{wave}.csv"));
        let people = rows(&format!("eq5d_group_golden/cohort_{cohort}.csv"));
        let dimensions = ["MO", "SC", "UA", "PD", "AD"];
        let counts = |of: &[&str]| {
            let mut counts = BTreeMap::<Vec<&str>, u64>::new();
            for person in &people {
                *counts
                    .entry(of.iter().map(|dimension| person[&format!("{dimension}_{wave}")].as_str()).collect())
                    .or_default() += 1;
            }
            counts.into_values().collect::<Vec<_>>()
        };
        let profiles = counts(&dimensions);
        let expected: f64 = read("hsdi")[0]["hsdi"].parse().expect("a number");
        assert!((hsdi(profiles.clone()).expect("people") - expected).abs() < 1e-9, "HSDI {wave}");
        let mut tables: Vec<_> = read("shannon_dim").into_iter().map(|row| (counts(&[&row["dimension"]]), 5, row)).collect();
        tables.extend(read("shannon_profile").into_iter().map(|row| (profiles.clone(), 3125, row)));
        for (counts, categories, row) in tables {
            let found = shannon(counts, categories).expect("people");
            let j = if row["type"] == "max_possible" { found.j } else { found.j_observed };
            for (name, found) in [("H", found.h), ("J", j.expect("categories"))] {
                let expected: f64 = row[name].parse().expect("a number");
                assert!((found - expected).abs() < 1e-9, "{wave} {row:?} {name}: {found}");
            }
        }
    }
}

/// Values on mixed grids with counts, in any order, with repeats.
fn counted() -> impl Strategy<Value = Vec<(Exact, u64)>> {
    let value = (-300_i128..300, prop::sample::select(vec![1_i128, 3, 12, 13, 1_000]))
        .prop_map(|(n, d)| Exact::new(n, d).expect("a denominator"));
    prop::collection::vec((value, 0_u64..4), 1..20)
}

/// Changes of a few people: small ones, so that ties occur.
fn changes(most: usize) -> impl Strategy<Value = Vec<i128>> {
    prop::collection::vec(-6_i128..=6, 1..=most)
}

fn paired(changes: &[i128]) -> Paired {
    Paired::on_grid(1, changes.iter().map(|change| ([10, 10 + change], 1)).collect())
}

/// The bits of every statistic of pairs.
fn bits(pairs: &Paired) -> Vec<Result<u64, Undefined>> {
    let mut stats = Vec::new();
    for sample in [pairs.start(), pairs.exit(), pairs.change()] {
        stats.extend([
            Ok(sample.sum()),
            sample.mean(),
            sample.variance(),
            sample.sd(),
            sample.se(),
            sample.median(),
            sample.q1(),
        ]);
        stats.extend([sample.q3(), sample.min(), sample.max(), sample.mode(), sample.skewness(), sample.kurtosis()]);
        stats.extend(sample.ci95().map_or(vec![], |limits| limits.map(Ok).to_vec()));
    }
    stats.push(pairs.r());
    stats.extend(pairs.t_test().map_or(vec![], |test| vec![Ok(test.t), Ok(test.p)]));
    let mut estimates = vec![pairs.hodges_lehmann()];
    estimates.extend([Effect::Dz, Effect::Gz, Effect::Glass, Effect::Dav, Effect::Drm].map(|effect| pairs.effect(effect)));
    if let Ok(ranks) = pairs.signed_rank() {
        stats.extend([Ok(ranks.w_plus), Ok(ranks.p), Ok(ranks.p_cc), ranks.p_exact]);
        estimates.push(Ok(ranks.rank_biserial));
    }
    for estimate in estimates {
        stats.extend(
            estimate.map_or_else(|reason| vec![Err(reason)], |Estimate { value, low, high }| vec![Ok(value), Ok(low), Ok(high)]),
        );
    }
    for stat in stats.iter().flatten() {
        assert!(stat.is_finite(), "{pairs:?}");
    }
    stats.into_iter().map(|stat| stat.map(f64::to_bits)).collect()
}

proptest! {
    #[test]
    fn the_order_of_people_changes_no_bit(starts in counted(), exits in counted(), turn: prop::sample::Index) {
        let cells: Vec<_> = starts.iter().zip(&exits).map(|(start, exit)| ([start.0, exit.0], start.1)).collect();
        let mut turned = cells.clone();
        turned.rotate_left(turn.index(cells.len()));
        turned.reverse();
        let singly = turned.iter().flat_map(|(pair, n)| (0..*n).map(|_| (*pair, 1)));
        prop_assert_eq!(bits(&Paired::from_counts(cells)), bits(&Paired::from_counts(singly)));
    }

    #[test]
    fn quantiles_rise_from_the_smallest_value_to_the_largest(counts in counted(), share in 0_u32..100) {
        let sample = Sample::from_counts(counts);
        if sample.n() == 0 {
            prop_assert_eq!(sample.median(), Err(Undefined::NoData));
        } else {
            let [low, high] = [share, share + 1].map(|share| sample.quantile(share, 100).expect("people"));
            let [min, max] = [sample.min(), sample.max()].map(|end| end.expect("people"));
            prop_assert!(min <= low && low <= high && high <= max);
        }
    }

    #[test]
    fn adjusted_p_values_keep_their_order_and_never_fall(p in prop::collection::vec(0.0..=1.0, 0..8)) {
        let adjusted = holm(&p);
        for (index, value) in p.iter().enumerate() {
            prop_assert!(adjusted[index] >= *value && adjusted[index] <= 1.0);
            for (other, beside) in p.iter().enumerate() {
                prop_assert!(value > beside || adjusted[index] <= adjusted[other]);
            }
        }
    }

    #[test]
    fn symmetric_changes_have_an_exact_p_of_one(half in changes(20)) {
        let both: Vec<_> = half.iter().flat_map(|change| [*change, -change]).collect();
        match paired(&both).signed_rank() {
            Ok(test) => {
                prop_assert_eq!((test.p_exact, test.p, test.p_cc), (Ok(1.0), 1.0, 1.0));
                prop_assert_eq!(test.rank_biserial.value, 0.0);
            }
            Err(reason) => prop_assert_eq!(reason, Undefined::NoChange),
        }
    }

    #[test]
    fn the_exact_p_is_the_share_of_all_sign_patterns(changes in changes(10)) {
        let sizes: Vec<i128> = changes.iter().filter(|change| **change != 0).map(|change| change.abs()).collect();
        // twice the midrank of a size: those below count twice, those equal once, and one
        let rank = |size: &i128| sizes.iter().map(|other| if other < size { 2 } else { i32::from(other == size) }).sum::<i32>() + 1;
        let ranks: Vec<i32> = sizes.iter().map(rank).collect();
        let total: i32 = ranks.iter().sum();
        let distance = |up: &dyn Fn(usize) -> bool| (2 * (0..ranks.len()).filter(|i| up(*i)).map(|i| ranks[i]).sum::<i32>() - total).abs();
        let signs: Vec<bool> = changes.iter().filter(|change| **change != 0).map(|change| *change > 0).collect();
        let observed = distance(&|index| signs[index]);
        let as_far = (0..1_u32 << ranks.len()).filter(|pattern| distance(&|index| pattern >> index & 1 == 1) >= observed).count();
        let expected = float(u64::try_from(as_far).expect("few")) / float(1 << ranks.len());
        match paired(&changes).signed_rank() {
            Ok(test) => prop_assert_eq!(test.p_exact, Ok(expected)),
            Err(reason) => prop_assert_eq!((reason, ranks.len()), (Undefined::NoChange, 0)),
        }
    }

    #[test]
    fn the_hodges_lehmann_estimate_is_the_median_of_all_means(
        cells in prop::collection::vec((prop_oneof![-9_i128..9, -1_000_000_007_i128..1_000_000_007, -(1_i128 << 110)..1 << 110], 1_u64..5), 1..30),
    ) {
        let pairs = Paired::on_grid(1, cells.iter().map(|(change, n)| ([0, *change], *n)).collect());
        let people: Vec<i128> = cells.iter().flat_map(|(change, n)| (0..*n).map(|_| *change)).collect();
        let mut sums: Vec<i128> = (0..people.len()).flat_map(|a| (a..people.len()).map(|b| people[a] + people[b]).collect::<Vec<_>>()).collect();
        sums.sort_unstable();
        let doubled = sums[(sums.len() - 1) / 2] + sums[sums.len() / 2];
        prop_assert_eq!(pairs.pseudo_median(), Exact::new(doubled, 4).map(Exact::to_f64).ok_or(Undefined::TooLarge));
        if let Ok(Estimate { value, low, high }) = pairs.hodges_lehmann() {
            let limit = |limit: f64| sums.iter().any(|sum| Exact::new(*sum, 2).map(Exact::to_f64) == Some(limit));
            prop_assert!(low <= value && value <= high && limit(low) && limit(high));
        }
    }

    #[test]
    fn nothing_panics_and_every_number_is_finite(
        denominator in prop_oneof![Just(i128::MIN), -1_i128..4, Just(10_i128.pow(27)), Just(i128::MAX)],
        cells in prop::collection::vec(([any_units(), any_units()], prop_oneof![0_u64..3, Just(u64::MAX / 3), Just(1 << 50)]), 0..6),
    ) {
        let pairs = Paired::on_grid(denominator, cells);
        bits(&pairs);
        prop_assert_eq!(pairs.start().n(), pairs.n());
    }

    #[test]
    fn no_sums_panic(n in prop_oneof![0_u64..5, any::<u64>()], sums in prop::collection::vec(any_sum(), 0..4), products in prop::collection::vec(any_sum(), 0..11)) {
        let cells = sums.len() * (sums.len() + 1) / 2;
        for products in [&products[..], &products[..cells.min(products.len())]] {
            if let Ok(reliability) = Reliability::new(CrossProducts { n, sums: &sums, products }) {
                let _ = (reliability.alpha(), reliability.omega(), reliability.lambda6(), reliability.sem(), reliability.item(0));
                prop_assert!(reliability.alpha_standardized().is_ok_and(f64::is_finite) || reliability.alpha_standardized().is_err());
            }
        }
    }

    #[test]
    fn counts_of_any_size_have_finite_indices(counts in prop::collection::vec(any_sum(), 0..6), categories: u64) {
        if let Ok(index) = shannon(counts.clone(), categories) {
            prop_assert!(index.h.is_finite() && index.h_max.is_finite() && index.j.is_ok_and(|j| (0.0..=1.0).contains(&j)) || index.j.is_err());
        }
        if let (Ok(index), Ok(curve)) = (hsdi(counts.clone()), hsdc(counts)) {
            prop_assert!((0.0..=1.0).contains(&index) && curve.last() == Some(&[1.0, 1.0]));
        }
    }
}

fn any_units() -> impl Strategy<Value = i128> {
    prop_oneof![
        -5_i128..5,
        any::<i128>(),
        Just(1 << 120),
        Just(-(1 << 120)),
        Just(i128::MIN),
        -(10_i128.pow(27))..10_i128.pow(27)
    ]
}

fn any_sum() -> impl Strategy<Value = u64> {
    prop_oneof![0_u64..50, any::<u64>()]
}

#[test]
fn a_bootstrap_is_the_same_in_every_release() {
    let cells: Vec<(i32, u64)> = vec![(-3, 2), (0, 5), (1, 4), (4, 6), (10, 1)];
    let mean = |cells: &[(i32, u64)]| {
        let n: u64 = cells.iter().map(|cell| cell.1).sum();
        Some(cells.iter().map(|cell| f64::from(cell.0) * float(cell.1)).sum::<f64>() / float(n))
    };
    let interval = |method| Bootstrap { method, replicates: 1999, seed: 20_240_501 }.interval(&cells, mean).expect("an interval");
    let [percentile, bca] = [BootstrapMethod::Percentile, BootstrapMethod::Bca].map(interval);
    // an independent program in Python: its own xoshiro256++, the formulas of the docs
    assert_eq!([percentile.low, percentile.value, percentile.high], [4.0 / 9.0, 16.0 / 9.0, 29.0 / 9.0]);
    assert_eq!([bca.low, bca.value, bca.high], [0.5, 16.0 / 9.0, 10.0 / 3.0]);
}
