//! The figures that every numeric measure has.

use super::collector::{Collector, float};
use super::options::{Norm, ReliabilitySource};
use super::{Context, Counted, Estimated, Statistic};
use crate::instrument::Better;
use crate::stats::{BootstrapMethod, Effect, Estimate, Paired, ReliableChange, ReliableClass, Sample, Undefined};

/// Rows that have no score at an occasion, and rows that were left out.
#[derive(Clone, Copy)]
pub(super) struct Without {
    pub(super) missing: u64,
    pub(super) invalid: u64,
    pub(super) duplicates: u64,
}

/// How many there are, and how many are not.
pub(super) fn presence(n: u64, without: Without, out: &mut Collector<'_>) {
    let Without { missing, invalid, duplicates } = without;
    let rows = n + missing + invalid;
    out.count(Statistic::N, n, n);
    out.count(Statistic::Missing, missing, rows);
    out.count(Counted::Invalid, invalid, rows);
    out.count(Statistic::Duplicate, duplicates, rows + duplicates);
}

/// The summary of a measure at one occasion.
pub(super) fn summary(sample: &Sample, without: Without, norm: Option<&Norm>, out: &mut Collector<'_>) {
    let n = sample.n();
    presence(n, without, out);
    out.number(Statistic::Sum, Ok(sample.sum()), n);
    for (statistic, value) in [
        (Statistic::Mean, sample.mean()),
        (Statistic::Sd, sample.sd()),
        (Statistic::Se, sample.se()),
        (Statistic::Median, sample.median()),
        (Statistic::Q1, sample.q1()),
        (Statistic::Q3, sample.q3()),
        (Statistic::Min, sample.min()),
        (Statistic::Max, sample.max()),
        (Statistic::Mode, sample.mode()),
        (Statistic::Skewness, sample.skewness()),
        (Statistic::Kurtosis, sample.kurtosis()),
    ] {
        out.number(statistic, value, n);
    }
    out.ends(Estimated::Ci95, sample.ci95(), n);
    if let Some(norm) = norm {
        against_norm(sample, norm, out);
    }
}

/// The group beside a population whose mean and SD are taken as known.
fn against_norm(sample: &Sample, norm: &Norm, out: &mut Collector<'_>) {
    let n = sample.n();
    out.number(Statistic::NormMean, Ok(norm.mean), n);
    out.number(Statistic::NormSd, Ok(norm.sd), n);
    let difference = sample.mean().map(|mean| mean - norm.mean);
    out.number(Estimated::NormDifference, difference, n);
    out.ends(Estimated::NormDifference, sample.ci95().map(|ends| ends.map(|end| end - norm.mean)), n);
    let in_sd = if norm.sd > 0.0 { difference.map(|difference| difference / norm.sd) } else { Err(Undefined::NoSpread) };
    out.number(Statistic::NormD, in_sd, n);
}

/// What is known of a measure's change beyond the pairs themselves.
pub(super) struct ChangeOf<'a> {
    pub(super) measure: &'a str,
    pub(super) better: Better,
    /// Everyone at start, for reliable change.
    pub(super) everyone: &'a Sample,
    /// Alpha of everyone at start, where the measure is a sum of items.
    pub(super) alpha: Result<f64, Undefined>,
    /// Reliable change is always shown, undefined where no r is named.
    pub(super) is_total: bool,
}

/// The change of a measure in the people who have it both times.
pub(super) fn change(context: &Context<'_>, of: &ChangeOf<'_>, pairs: &Paired, out: &mut Collector<'_>) {
    let n = pairs.n();
    let [start, exit, change] = [pairs.start(), pairs.exit(), pairs.change()];
    out.count(Statistic::N, n, n);
    out.number(Statistic::SumStart, Ok(start.sum()), n);
    out.number(Statistic::SumExit, Ok(exit.sum()), n);
    out.number(Statistic::Sum, Ok(change.sum()), n);
    for (statistic, value) in [
        (Statistic::MeanStart, start.mean()),
        (Statistic::MeanExit, exit.mean()),
        (Statistic::SdStart, start.sd()),
        (Statistic::SdExit, exit.sd()),
        (Statistic::Mean, change.mean()),
        (Statistic::Sd, change.sd()),
        (Statistic::Se, change.se()),
        (Statistic::Median, change.median()),
        (Statistic::Q1, change.q1()),
        (Statistic::Q3, change.q3()),
    ] {
        out.number(statistic, value, n);
    }
    out.ends(Estimated::Ci95, change.ci95(), n);
    let hodges_lehmann = pairs.hodges_lehmann();
    out.number(Estimated::HodgesLehmann, pairs.pseudo_median(), n);
    out.ends(Estimated::HodgesLehmann, hodges_lehmann.map(|estimate| [estimate.low, estimate.high]), n);
    tests(pairs, out);
    let names = [Estimated::Dz, Estimated::Gz, Estimated::GzApprox, Estimated::EsGlass, Estimated::DAv, Estimated::DRm];
    let effects = [Effect::Dz, Effect::Gz, Effect::GzApprox, Effect::Glass, Effect::Dav, Effect::Drm];
    for ((statistic, effect), estimate) in names.into_iter().zip(effects).zip(pairs.effects(effects)) {
        out.number(statistic, pairs.effect_size(effect), n);
        out.ends(statistic, estimate.map(|estimate| [estimate.low, estimate.high]), n);
    }
    out.number(Statistic::R, pairs.r(), n);
    bootstrap(context, pairs, out);
    directions(change, of.better, out);
    reliable(context, of, change, out);
}

fn tests(pairs: &Paired, out: &mut Collector<'_>) {
    let n = pairs.n();
    let t_test = pairs.t_test();
    out.number(Statistic::T, t_test.map(|test| test.t), n);
    out.number(Statistic::Df, t_test.map(|test| float(test.df)), n);
    out.number(Statistic::PT, t_test.map(|test| test.p), n);
    let ranks = pairs.signed_rank();
    let non_zero = ranks.as_ref().map_or(0, |ranks| ranks.non_zero);
    out.count(Statistic::WilcoxonN, non_zero, n);
    out.number(Statistic::WilcoxonW, ranks.as_ref().map(|ranks| ranks.w_plus).map_err(|why| *why), non_zero);
    out.number(Statistic::PWilcoxon, ranks.as_ref().map(|ranks| ranks.p).map_err(|why| *why), non_zero);
    out.number(Statistic::PWilcoxonCc, ranks.as_ref().map(|ranks| ranks.p_cc).map_err(|why| *why), non_zero);
    out.number(Statistic::PWilcoxonExact, ranks.as_ref().map_err(|why| *why).and_then(|ranks| ranks.p_exact), non_zero);
    let rank_biserial = ranks.map(|ranks| ranks.rank_biserial);
    out.number(Estimated::RankBiserial, rank_biserial.map(|estimate| estimate.value), non_zero);
    // Fisher's z is infinite where every change goes one way
    let ends = rank_biserial.and_then(|estimate| match estimate {
        Estimate { low, high, .. } if low < high => Ok([low, high]),
        _ => Err(Undefined::OneWay),
    });
    out.ends(Estimated::RankBiserial, ends, non_zero);
}

/// Resampled intervals, named after their method.
fn bootstrap(context: &Context<'_>, pairs: &Paired, out: &mut Collector<'_>) {
    let Some(bootstrap) = &context.options.bootstrap else { return };
    let n = pairs.n();
    let cells: Vec<(f64, u64)> = pairs.change().iter().collect();
    let [of_mean, of_median] = match bootstrap.method {
        BootstrapMethod::Percentile => [Estimated::MeanPercentile, Estimated::MedianPercentile],
        BootstrapMethod::Bca => [Estimated::MeanBca, Estimated::MedianBca],
    };
    for (statistic, of) in [(of_mean, weighted_mean as fn(&[(f64, u64)]) -> Option<f64>), (of_median, weighted_median)] {
        let interval: Result<Estimate, Undefined> = bootstrap.interval(&cells, of);
        out.ends(statistic, interval.map(|estimate| [estimate.low, estimate.high]), n);
    }
}

fn weighted_mean(cells: &[(f64, u64)]) -> Option<f64> {
    let n: u64 = cells.iter().map(|(_, count)| count).sum();
    (n > 0).then(|| cells.iter().map(|(value, count)| value * float(*count)).sum::<f64>() / float(n))
}

/// Of cells in ascending order.
fn weighted_median(cells: &[(f64, u64)]) -> Option<f64> {
    let n: u64 = cells.iter().map(|(_, count)| count).sum();
    let at = |rank: u64| {
        let mut below = 0;
        cells.iter().find(|(_, count)| {
            below += count;
            below > rank
        })
    };
    let (low, high) = (at(n.checked_sub(1)? / 2)?.0, at(n / 2)?.0);
    Some(f64::midpoint(low, high))
}

/// How many improved, stayed the same and worsened.
fn directions(change: &Sample, better: Better, out: &mut Collector<'_>) {
    let n = change.n();
    let of = |is: fn(f64) -> bool| change.iter().filter(|(change, _)| is(*change)).map(|(_, count)| count).sum::<u64>();
    let (up, down) = (of(|change| change > 0.0), of(|change| change < 0.0));
    let (improved, worsened) = match better {
        Better::Higher => (up, down),
        Better::Lower => (down, up),
    };
    shares_of_change([improved, n - up - down, worsened], n, out);
}

pub(super) fn shares_of_change([improved, unchanged, worsened]: [u64; 3], n: u64, out: &mut Collector<'_>) {
    out.share(Counted::Improved, improved, n);
    out.share(Counted::Unchanged, unchanged, n);
    out.share(Counted::Worsened, worsened, n);
}

/// Reliable change (Jacobson and Truax 1991), where r is named.
fn reliable(context: &Context<'_>, of: &ChangeOf<'_>, change: &Sample, out: &mut Collector<'_>) {
    const NAMES: [Statistic; 3] = [Statistic::ReliableImproved, Statistic::ReliableNone, Statistic::ReliableWorsened];
    let n = change.n();
    let named = context.options.reliability.iter().find(|named| named.measure == of.measure.to_lowercase());
    let Some(named) = named else {
        if of.is_total {
            for statistic in NAMES.into_iter().chain([Statistic::Mdc95]) {
                out.undefined(statistic, n, "no reliability is named for this measure");
            }
        }
        return;
    };
    let r = match named.source {
        ReliabilitySource::Given(r) => Ok(r),
        ReliabilitySource::Alpha => of.alpha,
    };
    let rule = r.and_then(|r| of.everyone.sd().and_then(|sd| ReliableChange::new(sd, r)));
    let mut classes = [0_u64; 3];
    if let Ok(rule) = &rule {
        for (change, count) in change.iter() {
            classes[match rule.class(change, of.better) {
                ReliableClass::Improved => 0,
                ReliableClass::None => 1,
                ReliableClass::Worsened => 2,
            }] += count;
        }
    }
    for (statistic, count) in NAMES.into_iter().zip(classes) {
        out.number(statistic, rule.as_ref().map(|_| float(count)).map_err(|why| *why), n);
    }
    let everyone = of.everyone.n();
    out.number(Statistic::ReliableR, r, everyone);
    out.number(Statistic::ReliableSd, of.everyone.sd(), everyone);
    out.number(Statistic::Sem, rule.as_ref().map(|rule| rule.sem()).map_err(|why| *why), everyone);
    out.number(Statistic::Mdc95, rule.as_ref().map(|rule| rule.mdc95()).map_err(|why| *why), everyone);
}

/// The norm that the user brings for this measure and group.
pub(super) fn norm_of<'a>(context: &'a Context<'_>, measure: &str, group: &str) -> Option<&'a Norm> {
    let is = |norm: &&Norm| norm.measure.eq_ignore_ascii_case(measure) && norm.group == group;
    context.options.norms.iter().find(is)
}
