//! `enkat report` and `enkat change` on SOC-13 and SOC-29 against `tests/golden/kasam_golden/`, computed in R.

mod common;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use common::{Comparison, Figures, Ran, Row, csv_of, enkat, golden_json, golden_rows, golden_text, number};
use serde_json::Value;

/// What R calls a scale and what the program calls it.
const SCALES: [(&str, &str); 4] =
    [("C", "comprehensibility"), ("MA", "manageability"), ("ME", "meaningfulness"), ("total", "total")];

/// A form: its answers, what R says about them, and the reports of the program.
struct Form {
    id: &'static str,
    items: usize,
    reversed: &'static [usize],
    /// The example value of the oracle's `fixed_rxx`.
    fixed_r: &'static str,
    oracle: Value,
    /// By sex and by site, the reliability of every scale its own alpha at start.
    alpha: Figures,
    /// The same as JSON.
    json: Value,
    /// The reliability of the total given.
    fixed: Figures,
    /// Scores of complete rows only, as reliability is.
    complete: Figures,
}

static FORMS: LazyLock<[Form; 2]> = LazyLock::new(|| {
    [
        Form::new("soc13", 13, &[1, 2, 3, 7, 10], "0.84"),
        Form::new("soc29", 29, &[1, 4, 5, 6, 7, 11, 13, 14, 16, 20, 23, 25, 27], "0.85"),
    ]
});

impl Form {
    fn new(id: &'static str, items: usize, reversed: &'static [usize], fixed_r: &'static str) -> Self {
        let alphas = alphas(id);
        let alphas: Vec<&str> = alphas.iter().map(String::as_str).collect();
        let grouped = [&alphas[..], &["--by", "sex", "--by", "site"]].concat();
        let table = golden_text(&format!("kasam_golden/{id}/items.csv"));
        let fixed = format!("{id}.total={fixed_r}");
        let report = |options: &[&str]| run(id, "report", &[&["--internal"], options].concat(), &table);
        let csv = |options: &[&str]| report(&[&["--format", "csv"], options].concat()).figures();
        Self {
            id,
            items,
            reversed,
            fixed_r,
            oracle: golden_json(&format!("kasam_golden/{id}/oracle_group.json")),
            alpha: csv(&grouped),
            json: serde_json::from_str(&report(&[&["--format", "json"], &grouped[..]].concat()).out).expect("JSON"),
            fixed: csv(&["--reliability", &fixed]),
            complete: csv(&[&["--missing", "complete"], &alphas[..]].concat()),
        }
    }

    fn measure(&self, scale: &str) -> String {
        let (_, name) = SCALES.into_iter().find(|(theirs, _)| *theirs == scale).unwrap_or_else(|| panic!("scale {scale}"));
        format!("{}.{name}", self.id)
    }

    fn keyed(&self, item: usize, code: f64) -> f64 {
        if self.reversed.contains(&item) { 8.0 - code } else { code }
    }
}

/// `--reliability` of every scale, its own alpha at start.
fn alphas(form: &str) -> Vec<String> {
    SCALES.iter().flat_map(|(_, name)| ["--reliability".into(), format!("{form}.{name}=alpha")]).collect()
}

fn run(form: &str, command: &str, options: &[&str], table: &str) -> Ran {
    let map = format!("{form}_{{n}}=q{{n}}");
    let ran = enkat(&[&[command, "-", "--map", &map, "--wave", "start=pre", "--wave", "exit=post"], options].concat(), table);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    ran
}

fn occasion(wave: &str) -> &'static str {
    match wave {
        "pre" => "start",
        "post" => "exit",
        _ => panic!("wave {wave}"),
    }
}

/// Where a number of the oracle is found in a report.
enum Found {
    /// A figure, or a number that follows from figures.
    Number(Option<f64>),
    /// A figure that is compared less closely.
    Within(f64, Option<f64>),
    /// A name.
    Text(String),
    /// In no report, for this reason.
    Elsewhere(&'static str),
}

use Found::{Elsewhere, Number, Text, Within};

/// The unique factor variances are searched for, so two programs stop a little apart.
const OMEGA: f64 = 1e-4;

impl Form {
    /// Every leaf of the oracle has its place here: a new one fails.
    fn find(&self, path: &[&str]) -> Found {
        match path {
            // `soc13` is how everything of `SOC-13` is called
            ["form"] => Text(self.id.to_uppercase().replace("SOC", "SOC-")),
            ["group_policy"] => Text(self.json["missing_rule"].as_str().unwrap_or_default().into()),
            ["n_rows"] => {
                let rows = |occasion| self.alpha.number(["all", "people", occasion, "rows"]);
                Number(Some(rows("start") + rows("exit")))
            }
            ["descriptives", wave, scale, rest @ ..] => self.describe("all", wave, scale, rest),
            ["by_sex", wave, sex, scale, rest @ ..] => self.describe(&format!("sex={sex}"), wave, scale, rest),
            ["by_site", wave, site, scale, rest @ ..] => self.describe(&format!("site={site}"), wave, scale, rest),
            ["reliability", wave, scale, "items", place, what] => self.item(wave, scale, place, what),
            ["reliability", wave, scale, rest @ ..] => self.reliability(wave, scale, rest),
            ["item_missing_pct", wave, item] => {
                let measure = format!("{}.total.item_{}", self.id, &item[1..]);
                let count = |statistic| self.alpha.number(["all", &measure, occasion(wave), statistic]);
                Number(Some(100.0 * count("missing") / (count("n") + count("missing") + count("invalid"))))
            }
            ["n_straightliners", wave] => {
                Number(self.alpha.value(["all", &format!("{}.quality", self.id), occasion(wave), "straight_lining"]))
            }
            ["change", scale, rest @ ..] => self.change(scale, rest),
            ["rci", scale, source, rest @ ..] => self.reliable_change(scale, source, rest),
            ["bands_total_langius_bjorvell", ..] => Elsewhere("bands are of the library; tests/kasam_scores.rs"),
            _ => panic!("{}: {path:?} has no place in a report", self.id),
        }
    }

    fn describe(&self, group: &str, wave: &str, scale: &str, statistic: &[&str]) -> Found {
        let statistic = match statistic {
            ["n_missing"] => "missing",
            ["mean_ci95", "0"] => "ci95_low",
            ["mean_ci95", "1"] => "ci95_high",
            ["floor_n"] => "floor",
            ["ceiling_n"] => "ceiling",
            [same @ ("n" | "mean" | "sd" | "se" | "median" | "q1" | "q3" | "min" | "max")] => same,
            _ => panic!("{statistic:?}"),
        };
        Number(self.alpha.value([group, &self.measure(scale), occasion(wave), statistic]))
    }

    fn reliability(&self, wave: &str, scale: &str, statistic: &[&str]) -> Found {
        let (measure, occasion) = (self.measure(scale), occasion(wave));
        let of = |figures: &Figures, statistic| figures.value(["all", &measure, occasion, statistic]);
        let same = |statistic| Number(of(&self.alpha, statistic));
        match statistic {
            // the denominator of alpha
            ["n_listwise"] => Number(Some(self.alpha.get(["all", &measure, occasion, "alpha"]).n)),
            ["k"] => Number(Some(float(self.alpha.measures("all", occasion, &format!("{measure}.item_")).len()))),
            ["alpha_raw"] => same("alpha"),
            ["alpha_ci95_feldt", "0"] => same("alpha_low"),
            ["alpha_ci95_feldt", "1"] => same("alpha_high"),
            ["alpha_standardized"] => same("alpha_standardized"),
            ["mean_inter_item_r"] => same("mean_inter_item_r"),
            ["guttman_lambda6"] => same("lambda6"),
            ["omega_total_1factor_ml"] => Within(OMEGA, of(&self.alpha, "omega_total")),
            // with `--missing complete` the scores are those of complete rows, and so is their deviation
            ["sd_total_listwise"] => Number(of(&self.complete, "sd")),
            ["sem_from_alpha"] if wave == "pre" => Number(self.complete.value(["all", &measure, "change", "sem"])),
            // reliable change rests on the start; at exit it follows from deviation and alpha
            ["sem_from_alpha"] => {
                Number(of(&self.complete, "sd").zip(of(&self.complete, "alpha")).map(|(sd, alpha)| sd * (1.0 - alpha).sqrt()))
            }
            ["omega_total_1factor_minres"] => Elsewhere("the contract has omega by maximum likelihood only"),
            ["omega_loadings_ml"] | ["omega_loadings_ml", _] => Elsewhere("loadings are of the library; tests/stats.rs"),
            ["alpha_pairwise"] => Elsewhere("the contract has alpha of complete rows only"),
            _ => panic!("{statistic:?}"),
        }
    }

    fn item(&self, wave: &str, scale: &str, place: &str, what: &str) -> Found {
        let place: usize = place.parse().expect("a place");
        let name = self.oracle["reliability"][wave][scale]["items"][place]["item"].as_str().expect("a name");
        let measure = format!("{}.item_{}", self.measure(scale), &name[1..]);
        match what {
            "item" => {
                let known = self.alpha.measures("all", occasion(wave), &measure).contains(measure.as_str());
                Text(if known { name.into() } else { format!("no {measure}") })
            }
            "r_item_total" | "r_item_rest" | "alpha_if_deleted" => {
                Number(self.alpha.value(["all", &measure, occasion(wave), what]))
            }
            // the oracle's are of the complete rows of the scale, the contract's of everyone who answered the item
            "mean" | "sd" => Elsewhere("of complete rows; tests/stats.rs, and ours below"),
            _ => panic!("{what}"),
        }
    }

    fn change(&self, scale: &str, statistic: &[&str]) -> Found {
        let measure = self.measure(scale);
        let value = |statistic| self.alpha.value(["all", &measure, "change", statistic]);
        let ratio = |of, by| Number(value(of).zip(value(by)).map(|(of, by)| of / by));
        Number(value(match statistic {
            ["n_pairs"] => "n",
            ["mean_pre"] => "mean_start",
            ["mean_post"] => "mean_exit",
            ["sd_pre"] => "sd_start",
            ["sd_post"] => "sd_exit",
            ["mean_change"] => "mean",
            ["sd_change"] => "sd",
            ["se_change"] => "se",
            ["change_ci95", "0"] => "ci95_low",
            ["change_ci95", "1"] => "ci95_high",
            ["median_change"] => "median",
            ["q1_change"] => "q1",
            ["q3_change"] => "q3",
            ["sum_change"] => "sum",
            // more is better in every scale of KASAM
            ["n_up"] => "improved",
            ["n_same"] => "unchanged",
            ["n_down"] => "worsened",
            ["r_pre_post"] => "r",
            ["wilcoxon_V" | "W_plus"] => "wilcoxon_w",
            ["wilcoxon_n_nonzero"] => "wilcoxon_n",
            ["p_wilcoxon_normal_no_cc"] => "p_wilcoxon",
            ["p_wilcoxon_normal_cc"] => "p_wilcoxon_cc",
            ["dz_srm"] => "dz",
            ["gz_exact"] => "gz",
            ["es_glass_kazis"] => "es_glass",
            [same @ ("t" | "df" | "p_t" | "rank_biserial" | "gz_approx" | "d_av" | "d_rm")] => same,
            // all ranks together are 1 + 2 + … + n
            ["W_minus"] => {
                return Number(value("wilcoxon_n").zip(value("wilcoxon_w")).map(|(n, w)| n * (n + 1.0) / 2.0 - w));
            }
            ["hedges_J_approx"] => return ratio("gz_approx", "dz"),
            ["hedges_J_exact"] => return ratio("gz", "dz"),
            _ => panic!("{statistic:?}"),
        }))
    }

    fn reliable_change(&self, scale: &str, source: &str, statistic: &[&str]) -> Found {
        let figures = match source {
            "alpha_pre" => &self.alpha,
            "fixed_rxx" => &self.fixed,
            _ => panic!("{source}"),
        };
        let value = |statistic| figures.value(["all", &self.measure(scale), "change", statistic]);
        match statistic {
            ["sd_pre_all"] => Number(value("reliable_sd")),
            ["rxx"] => Number(value("reliable_r")),
            ["sem"] => Number(value("sem")),
            ["s_diff"] => Number(value("sem").map(|sem| std::f64::consts::SQRT_2 * sem)),
            ["mdc95"] => Number(value("mdc95")),
            ["counts", "improved"] => Number(value("reliable_improved")),
            ["counts", "no_reliable_change"] => Number(value("reliable_none")),
            ["counts", "deteriorated"] => Number(value("reliable_worsened")),
            _ => panic!("{statistic:?}"),
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "few items")]
fn float(count: usize) -> f64 {
    count as f64
}

/// The leaves of a JSON value, with the way to each.
fn leaves(value: &Value, path: &mut Vec<String>, each: &mut impl FnMut(&[&str], &Value)) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(object) => object.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => list.iter().enumerate().map(|(place, value)| (place.to_string(), value)).collect(),
        _ => return each(&path.iter().map(String::as_str).collect::<Vec<_>>(), value),
    };
    for (key, child) in children {
        path.push(key);
        leaves(child, path, each);
        path.pop();
    }
}

#[test]
fn every_group_figure_of_r_is_in_the_report() {
    // leaves that are compared, and leaves that are not in a report
    for (form, leaves_of) in FORMS.iter().zip([(1295, 178), (1583, 314)]) {
        let (mut comparison, mut elsewhere) = (Comparison::default(), BTreeMap::<_, usize>::new());
        leaves(&form.oracle, &mut Vec::new(), &mut |path, expected| {
            let name = format!("{} oracle_group.json {}", form.id, path.join("/"));
            match form.find(path) {
                Number(found) => comparison.same(name, found, expected.as_f64()),
                Within(tolerance, found) => comparison.within(tolerance, name, found, expected.as_f64()),
                Text(found) => comparison.text(name, &found, expected.as_str().unwrap_or_default()),
                Elsewhere(why) => *elsewhere.entry(why).or_default() += 1,
            }
        });
        assert_eq!(elsewhere.values().sum::<usize>(), leaves_of.1, "{} {elsewhere:?}", form.id);
        comparison.passes(leaves_of.0);
    }
}

/// R has no number in exactly these places: fewer complete rows than items and one more.
#[test]
fn what_r_cannot_compute_is_undefined_with_a_reason() {
    let mut nulls = BTreeSet::new();
    for form in FORMS.iter() {
        leaves(&form.oracle, &mut Vec::new(), &mut |path, expected| {
            if expected.is_null() {
                nulls.insert((form.id, path.join("/")));
            }
        });
    }
    let both = |statistic: &str| ["pre", "post"].map(|wave| ("soc29", format!("reliability/{wave}/total/{statistic}")));
    let omegas = ["omega_total_1factor_ml", "omega_total_1factor_minres", "omega_loadings_ml"];
    assert_eq!(nulls, ["guttman_lambda6"].into_iter().chain(omegas).flat_map(both).collect());
    let form = &FORMS[1];
    for (occasion, complete_rows) in [("start", 25.0), ("exit", 26.0)] {
        for statistic in ["lambda6", "omega_total"] {
            let figure = form.alpha.get(["all", "soc29.total", occasion, statistic]);
            assert_eq!((figure.value, figure.n, figure.status.as_str()), (None, complete_rows, "undefined"));
            let reason = &reasons(&form.json)[&["all", "soc29.total", occasion, statistic].map(str::to_owned)];
            assert!(reason.contains("31") && reason.contains(&complete_rows.to_string()), "{reason}");
        }
        // alpha needs no more rows than two
        assert!(form.alpha.value(["all", "soc29.total", occasion, "alpha"]).is_some());
    }
}

/// Why figures are undefined, by their names.
fn reasons(json: &Value) -> HashMap<[String; 4], String> {
    let text = |figure: &Value, name: &str| figure[name].as_str().unwrap_or_default().to_owned();
    let figures = json["figures"].as_array().expect("figures").iter().filter(|figure| figure["status"] == "undefined");
    figures
        .map(|figure| (["group", "measure", "occasion", "statistic"].map(|name| text(figure, name)), text(figure, "reason")))
        .collect()
}

#[test]
fn csv_and_json_hold_the_same_figures_and_json_the_reasons() {
    for form in FORMS.iter() {
        let listed = form.json["figures"].as_array().expect("figures");
        assert_eq!(listed.len(), form.alpha.0.len());
        for figure in listed {
            let key = ["group", "measure", "occasion", "statistic"].map(|name| figure[name].as_str().expect("a name"));
            let tidy = form.alpha.get(key);
            assert_eq!(figure["status"], tidy.status, "{key:?}");
            assert_eq!(figure["n"].as_f64(), Some(tidy.n), "{key:?}");
            // the reader of JSON may round the last bit another way
            let apart = figure["value"].as_f64().zip(tidy.value).map(|(json, csv)| (json - csv).abs() / csv.abs().max(1.0));
            assert_eq!(figure["value"].is_null(), tidy.value.is_none(), "{key:?}");
            assert!(apart.is_none_or(|apart| apart < 1e-15), "{key:?}");
            assert_ne!(figure["definition"].as_str(), Some(""), "{key:?}");
            if tidy.status == "undefined" {
                assert!(figure["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{key:?}");
            }
        }
    }
}

/// Per item: everyone who answered it, whatever else they left out; keyed.
#[test]
fn items_are_described_over_everyone_who_answered_them() {
    for form in FORMS.iter() {
        let rows = golden_rows(&format!("kasam_golden/{}/items.csv", form.id));
        let mut comparison = Comparison::default();
        for (wave, item) in ["pre", "post"].into_iter().flat_map(|wave| (1..=form.items).map(move |item| (wave, item))) {
            let at_wave = rows.iter().filter(|row| row["wave"] == wave);
            let answers: Vec<f64> =
                at_wave.filter_map(|row| number(&row[&format!("q{item}")])).map(|code| form.keyed(item, code)).collect();
            let n = float(answers.len());
            let mean = answers.iter().sum::<f64>() / n;
            let squares: f64 = answers.iter().map(|answer| (answer - mean).powi(2)).sum();
            let measure = format!("{}.total.item_{item}", form.id);
            for (statistic, expected) in [("n", n), ("mean", mean), ("sd", (squares / (n - 1.0)).sqrt())] {
                comparison.same(
                    format!("{measure} {wave} {statistic}"),
                    form.alpha.value(["all", &measure, occasion(wave), statistic]),
                    expected,
                );
            }
        }
        comparison.passes(2 * 3 * form.items);
    }
}

/// What `enkat change` calls the oracle's classes.
fn class(theirs: &str) -> &str {
    match theirs {
        "deteriorated" => "worsened",
        "no_reliable_change" => "none",
        same => same,
    }
}

#[test]
fn every_persons_change_is_that_of_r() {
    for form in FORMS.iter() {
        let table = golden_text(&format!("kasam_golden/{}/items.csv", form.id));
        let alphas = alphas(form.id);
        let by_alpha = run(form.id, "change", &alphas.iter().map(String::as_str).collect::<Vec<_>>(), &table);
        let by_fixed = run(form.id, "change", &["--reliability", &format!("{}.total={}", form.id, form.fixed_r)], &table);
        let of = |ran: &Ran| ran.rows().into_iter().map(|row| (row["id"].clone(), row)).collect::<HashMap<String, Row>>();
        let (by_alpha, by_fixed) = (of(&by_alpha), of(&by_fixed));
        let answers = golden_rows(&format!("kasam_golden/{}/items.csv", form.id));
        // P0001 came to the exit of SOC-29 and answered nothing: no more of a change than those who stayed away
        let holds_any = |row: &&Row| (1..=form.items).any(|item| !row[&format!("q{item}")].is_empty());
        let exits = answers.iter().filter(|row| row["wave"] == "post").filter(holds_any);
        let exits: BTreeSet<&String> = exits.map(|row| &row["id"]).collect();
        assert_eq!(by_alpha.keys().collect::<BTreeSet<_>>(), exits, "everyone who answered at start and at exit");
        let mut comparison = Comparison::default();
        for person in golden_rows(&format!("kasam_golden/{}/oracle_change.csv", form.id)) {
            let Some(found) = by_alpha.get(&person["id"]) else {
                // the oracle lists everyone with a start; without an exit nothing can have changed
                assert!(person.iter().all(|(column, cell)| !column.ends_with("_change") || cell.is_empty()), "{person:?}");
                continue;
            };
            for (theirs, name) in SCALES {
                let ours = format!("{}_{name}", form.id);
                let what = |what: &str| format!("{} oracle_change.csv {} {theirs}_{what}", form.id, person["id"]);
                for (their_end, our_end) in [("pre", "start"), ("post", "exit"), ("change", "change"), ("rci_alpha", "rci")] {
                    let expected = number(&person[&format!("{theirs}_{their_end}")]);
                    comparison.same(what(their_end), number(&found[&format!("{ours}_{our_end}")]), expected);
                }
                let expected = class(&person[&format!("{theirs}_class_alpha")]);
                comparison.text(what("class_alpha"), &found[&format!("{ours}_reliable")], expected);
            }
            let (found, ours) = (&by_fixed[&person["id"]], format!("{}_total", form.id));
            let what = |what: &str| format!("{} oracle_change.csv {} total_{what}", form.id, person["id"]);
            comparison.same(what("rci_ext"), number(&found[&format!("{ours}_rci")]), number(&person["total_rci_ext"]));
            comparison.text(what("class_ext"), &found[&format!("{ours}_reliable")], class(&person["total_class_ext"]));
        }
        // per scale four numbers and a class, and two of the given reliability of the total
        comparison.passes(exits.len() * (4 * (4 + 1) + 2));
    }
}

/// Answers that were reversed before export are reversed twice: exactly those items then speak against the rest.
#[test]
fn answers_that_are_already_reversed_are_noticed() {
    let expected = golden_json("kasam_golden/dirty/soc13_already_reversed_expected.json");
    let rows = golden_rows("kasam_golden/dirty/soc13_already_reversed.csv");
    let columns: Vec<String> = ["id".into()].into_iter().chain((1..=13).map(|item| format!("q{item}"))).collect();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    let marked_on_the_form: Vec<Row> = rows
        .iter()
        .cloned()
        .map(|mut row| {
            for item in [1, 2, 3, 7, 10] {
                if let Some(code) = row.get_mut(&format!("q{item}"))
                    && let Some(reversed) = number(code)
                {
                    *code = (8.0 - reversed).to_string();
                }
            }
            row
        })
        .collect();
    let mut comparison = Comparison::default();
    for (rows, alpha, items, is_warned) in [
        (&rows, "alpha_if_reversed_again", "item_rest_if_reversed_again", true),
        (&marked_on_the_form, "alpha_if_scored_as_is", "item_rest_if_scored_as_is", false),
    ] {
        let options = ["report", "-", "--internal", "--format", "csv", "--map", "soc13_{n}=q{n}"];
        let ran = enkat(&options, csv_of(&columns, rows));
        let figures = ran.figures();
        comparison.same(alpha, figures.value(["all", "soc13.total", "start", "alpha"]), expected[alpha].as_f64());
        for item in 1..=13 {
            let found = figures.value(["all", &format!("soc13.total.item_{item}"), "start", "r_item_rest"]);
            let name = format!("q{item}");
            // printed with six decimals
            comparison.within(5.1e-7, format!("{items} {name}"), found, expected[items][&name].as_f64());
        }
        assert_eq!(ran.err.contains("already reversed"), is_warned, "{}", ran.err);
    }
    comparison.passes(28);
}
