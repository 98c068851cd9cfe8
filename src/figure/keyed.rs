//! Figures of keyed sums: scores, reliability, items, response quality.

use super::collector::{Collector, float};
use super::numeric::{ChangeOf, Without, change, norm_of, summary};
use super::{Context, Counted, Estimated, FigureOccasion, Statistic};
use crate::ground::Occasion;
use crate::ground::{Exact, NotScorable};
use crate::instrument::{KeyedScale, Scale};
use crate::stats::{Paired, Reliability, Sample, Undefined};
use crate::table::PlannedForm;
use crate::tally::{GroupTally, KeyedCounts, KeyedTally, ScaleCounts, Spread, SumCode};

pub(super) fn figures(
    context: &Context<'_>,
    form: &PlannedForm,
    scale: &KeyedScale,
    counts: &KeyedTally,
    tally: &GroupTally,
    out: &mut Collector<'_>,
) {
    if !form.asked.contains(&true) {
        return;
    }
    let id = &form.definition.id;
    let all = scale.scales.iter().enumerate();
    // subscales first and the total last, as the columns of scores
    for (place, part) in all.clone().skip(1).chain(all.take(1)) {
        let measure = format!("{id}.{}", part.id);
        let of = ScaleFigures { context, scale, part, measure: &measure, place };
        let at_start = of.occasions(counts, tally, out);
        if context.has_occasions {
            of.change(counts, &at_start, out);
        }
    }
    for occasion in context.occasions() {
        let rows = tally.people.rows[occasion.position()];
        quality(scale, id, &counts.occasions[occasion.position()], rows, *occasion, out);
    }
}

/// One scale and where its figures belong.
struct ScaleFigures<'a> {
    context: &'a Context<'a>,
    scale: &'a KeyedScale,
    part: &'a Scale,
    measure: &'a str,
    /// 0 for the total.
    place: usize,
}

/// What the change of a scale needs to know of everyone at start.
struct AtStart {
    sample: Sample,
    alpha: Result<f64, Undefined>,
}

impl ScaleFigures<'_> {
    fn occasions(&self, counts: &KeyedTally, tally: &GroupTally, out: &mut Collector<'_>) -> AtStart {
        let mut at_start = None;
        for occasion in self.context.occasions() {
            let at = &counts.occasions[occasion.position()];
            let scores = &at.scales[self.place];
            let (sample, missing) = self.sample(scores);
            let invalid = scores.invalid;
            out.at(self.measure, (*occasion).into());
            let without = Without { missing, invalid, duplicates: tally.people.duplicates[occasion.position()] };
            summary(&sample, without, norm_of(self.context, self.measure, out.group()), out);
            self.ends(&sample, out);
            let reliability = Reliability::new(scores.products.as_cross_products());
            let alpha = self::reliability(&reliability, scores.products.n, out);
            self.items(at, &reliability, *occasion, out);
            at_start.get_or_insert(AtStart { sample, alpha });
        }
        at_start.unwrap_or(AtStart { sample: Sample::on_grid(1, Vec::new()), alpha: Err(Undefined::NoData) })
    }

    /// The scores under the missing rule, and how many rows lack one.
    fn sample(&self, scores: &ScaleCounts) -> (Sample, u64) {
        let code = SumCode::new(self.part, self.scale.max);
        let (mut cells, mut missing): (Vec<(Exact, u64)>, u64) = (Vec::new(), 0);
        for (sum, count) in scores.sums.iter() {
            match code.score(sum, self.context.options.missing) {
                Ok(score) => cells.push((score, count)),
                Err(NotScorable::Missing | NotScorable::Invalid) => missing += count,
            }
        }
        (Sample::from_counts(cells), missing)
    }

    /// How many stand at either end of the scale.
    fn ends(&self, sample: &Sample, out: &mut Collector<'_>) {
        let items = self.part.items.len() as i128;
        let at = |code: u8| sample.count_of(Exact::integer(items * i128::from(code)));
        out.share(Counted::Floor, at(self.scale.min), sample.n());
        out.share(Counted::Ceiling, at(self.scale.max), sample.n());
    }

    /// Each item of the scale, keyed.
    fn items(&self, at: &KeyedCounts, reliability: &Result<Reliability, Undefined>, occasion: Occasion, out: &mut Collector<'_>) {
        for (place, item) in self.part.items.iter().enumerate() {
            let def = &self.scale.definition.items[item.position];
            let number = def.id.rsplit('_').next().unwrap_or_default();
            out.at(&format!("{}.item_{number}", self.measure), occasion.into());
            let [codes @ .., missing, invalid] = at.items[item.position].as_slice() else { continue };
            let n: u64 = codes.iter().sum();
            let keyed = |code: i128| if item.reversed { i128::from(def.min) + i128::from(def.max) - code } else { code };
            let cells = (i128::from(def.min)..).zip(codes).map(|(code, count)| (keyed(code), *count));
            let sample = Sample::on_grid(1, cells.collect());
            out.count(Statistic::N, n, n);
            out.count(Statistic::Missing, *missing, n + missing + invalid);
            out.count(Counted::Invalid, *invalid, n + missing + invalid);
            out.number(Statistic::Mean, sample.mean(), n);
            out.number(Statistic::Sd, sample.sd(), n);
            let complete = at.scales[self.place].products.n;
            let item = reliability.as_ref().map_err(|why| *why).map(|reliability| reliability.item(place));
            out.number(Statistic::RItemTotal, item.as_ref().map_err(|why| *why).and_then(|item| item.r_total), complete);
            out.number(Statistic::RItemRest, item.as_ref().map_err(|why| *why).and_then(|item| item.r_rest), complete);
            out.number(Statistic::AlphaIfDeleted, item.and_then(|item| item.alpha_if_deleted), complete);
        }
    }

    fn change(&self, counts: &KeyedTally, at_start: &AtStart, out: &mut Collector<'_>) {
        let code = SumCode::new(self.part, self.scale.max);
        let cells = counts.pairs[self.place].iter();
        let cells = cells.filter_map(|(pair, count)| Some((code.scores(pair, self.context.options.missing)?, count)));
        let pairs = Paired::from_counts(cells);
        out.at(self.measure, FigureOccasion::Change);
        let of = ChangeOf {
            measure: self.measure,
            better: self.scale.better(),
            everyone: &at_start.sample,
            alpha: at_start.alpha,
            is_total: self.place == 0,
        };
        change(self.context, &of, &pairs, out);
    }
}

/// Alpha and its kin, of complete rows; hands alpha on.
fn reliability(reliability: &Result<Reliability, Undefined>, n: u64, out: &mut Collector<'_>) -> Result<f64, Undefined> {
    let of = |get: fn(&Reliability) -> Result<f64, Undefined>| reliability.as_ref().map_err(|why| *why).and_then(get);
    let alpha = reliability.as_ref().map_err(|why| *why).and_then(Reliability::alpha);
    out.interval(Estimated::Alpha, alpha, n);
    out.number(Statistic::AlphaStandardized, of(Reliability::alpha_standardized), n);
    out.number(Statistic::MeanInterItemR, of(Reliability::mean_inter_item_r), n);
    out.number(Statistic::Lambda6, of(Reliability::lambda6), n);
    let omega = reliability.as_ref().map_err(|why| *why).and_then(Reliability::omega);
    let caution = match &omega {
        Ok(omega) if omega.heywood => Some("an item is explained in full by the factor (a Heywood case): read with care"),
        Ok(_) if n < 50 => Some("fewer than 50 complete rows: read with care"),
        _ => None,
    };
    out.cautioned(Statistic::OmegaTotal, omega.map(|omega| omega.total), n, caution);
    alpha.map(|alpha| alpha.value)
}

/// How people answered: runs of one mark, the same mark everywhere, spread of a person's marks.
fn quality(scale: &KeyedScale, id: &str, at: &KeyedCounts, rows: u64, occasion: Occasion, out: &mut Collector<'_>) {
    let items = scale.definition.items.len() as u64;
    let n = at.runs.total();
    out.at(&format!("{id}.quality"), occasion.into());
    out.count(Statistic::N, n, n);
    out.count(Statistic::Missing, rows.saturating_sub(n + at.invalid), rows);
    out.count(Counted::Invalid, at.invalid, rows);
    let runs = Sample::on_grid(1, at.runs.iter().map(|(run, count)| (run.into(), count)).collect());
    out.number(Statistic::LongestRunMean, runs.mean(), n);
    out.number(Statistic::LongestRunMax, runs.max(), n);
    out.share(Counted::StraightLining, at.runs.count(items), n);
    let spread = Spread::new(scale);
    // in ascending order, so that the sum is the same for any order of the rows
    let mut spreads: Vec<(Exact, u64)> =
        at.spreads.iter().filter_map(|(code, count)| Some((spread.variance(code)?, count))).collect();
    spreads.sort_unstable();
    let with_spread: u64 = spreads.iter().map(|(_, count)| count).sum();
    let sum: f64 = spreads.iter().map(|(variance, count)| variance.to_f64().sqrt() * float(*count)).sum();
    let mean = if with_spread == 0 { Err(Undefined::NoData) } else { Ok(sum / float(with_spread)) };
    out.number(Statistic::IrvMean, mean, with_spread);
}
