//! `instrument`, `kasam`, `eq5d5l` and the registry.

use enkat::Registry;
use enkat::eq5d5l::{Dimension, OwnSet, Profile, ProfileGrid, ValueSet};
use enkat::finding::Findings;
use enkat::ground::Answer;
use enkat::inner::eq5d5l::{Coefficients, DimensionLevel};
use enkat::inner::instrument::{Instrument, KeyedResponse, KeyedScore};
use enkat::inner::table::{Batch, score, score_into};
use enkat::instrument::{Better, Definition, Key, KeyedScale, MissingRule, Scorer, SubscaleKey};
use enkat::kasam::{Response, Score, Soc13, soc13, soc29};
use enkat::table::Column;

use crate::{TEXTS, Tried};

const ANSWERS: [Answer<u8>; 6] =
    [Answer::Missing, Answer::Invalid, Answer::Answered(0), Answer::Answered(3), Answer::Answered(254), Answer::Answered(255)];

fn scorers(registry: &Registry) -> Vec<std::sync::Arc<dyn Scorer>> {
    let chosen: [&[(&str, &str)]; 3] = [&[], &[("value_set", "SE-2022-TTO"), ("value_set", "XW-UK")], &[("missing", "half")]];
    let of_one = |chosen: &[(&str, &str)]| registry.iter().filter_map(|one| one.scorer(chosen).ok()).collect::<Vec<_>>();
    chosen.into_iter().flat_map(of_one).collect()
}

#[test]
fn rows_of_any_length_and_blocks_of_any_questionnaire() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        for instrument in registry.iter() {
            for text in TEXTS {
                for setting in [text, "value_set", "missing"] {
                    tried.call("AnyInstrument::scorer", || instrument.scorer(&[(setting, text), (setting, text)]).is_ok());
                }
            }
            tried.call("AnyInstrument::counting", || instrument.counting());
        }
        let scorers = scorers(&registry);
        for scorer in &scorers {
            for answer in ANSWERS {
                for length in [0, 1, 5, 6, 7, 13, 29, 64, 300] {
                    tried.call("Scorer::score_row", || scorer.score_row(&vec![answer; length]));
                }
            }
            for instrument in registry.iter() {
                let items = &instrument.definition().items;
                let cells = vec![1_u8; 5000];
                let columns = items.iter().map(|item| Some(Column::new(&item.id, cells.as_slice()))).collect();
                let batch = Batch::new(instrument.definition(), columns).expect("the columns fit");
                tried.call("score", || score(&**scorer, &batch, &mut Findings::default()).is_ok());
                for (outputs, rows) in [(0, 0), (1, 0), (1, 5000), (7, 0), (7, 5000), (7, 4096), (40, 5000)] {
                    let mut columns = vec![vec![0.0; rows]; outputs];
                    let mut out: Vec<_> = columns.iter_mut().map(|column| Some(column.as_mut_slice())).collect();
                    tried.call("score_into", || score_into(&**scorer, &batch, &mut out, &mut Findings::default()).is_ok());
                }
            }
        }
    });
}

#[test]
fn keys_and_their_scales() {
    Tried::of(|tried| {
        for id in TEXTS {
            for (min, max) in [(0, 0), (0, 1), (0, 253), (252, 253), (255, 0), (0, 255), (7, 1)] {
                for items in [vec![], vec![1], vec![1, 1], (0..64).collect(), (0..65).collect(), vec![u16::MAX]] {
                    for name in [id, "scale"] {
                        let subscale = SubscaleKey { id: name.into(), label: None, items: items.clone() };
                        let key = Key {
                            id: name.into(),
                            name: id.into(),
                            min,
                            max,
                            items: items.clone(),
                            reversed: items.clone(),
                            subscales: vec![subscale; items.len() % 3],
                            better: Better::Lower,
                            citation: id.into(),
                            doi: id.into(),
                        };
                        if let Some(Ok(scale)) = tried.call("KeyedScale::new", || KeyedScale::new(&key)) {
                            of_scale(tried, &scale);
                        }
                    }
                }
            }
        }
        of_scale(tried, &soc13());
        of_scale(tried, &soc29());
        for rule in MissingRule::ALL {
            tried.call("MissingRule::most_missing", || [0, 1, usize::MAX].map(|items| rule.most_missing(items)));
            tried.call("kasam::Score::of", || Score::of(&Soc13::try_from([Some(1); 13]).expect("levels"), rule));
        }
        tried.call("kasam::Response", || (Response::<0>::try_from([0_u8; 0]), Response::<300>::try_from([9; 300]).is_ok()));
        tried.call("kasam::Response::items", || Response::<300>::try_from([7; 300]).map(|all| all.items().count()).is_ok());
    });
}

fn of_scale(tried: &mut Tried, scale: &KeyedScale) {
    let mut scores = vec![KeyedScore { scales: Vec::new(), missing: usize::MAX }];
    let of_another = KeyedResponse::from(&Response::<29>::try_from([7; 29]).expect("levels"));
    for rule in MissingRule::ALL {
        scores.extend(tried.call("KeyedScale::score of another form", || scale.score(&of_another, rule)));
        for answer in ANSWERS {
            for length in [0, 1, 13, 64, 300] {
                let response = Instrument::response(scale, &vec![answer; length]);
                scores.extend(tried.call("KeyedScale::score", || scale.score(&response, rule)));
            }
        }
    }
    for score in &scores {
        tried.call("Instrument::cells", || Instrument::cells(scale, score));
        tried.call("Instrument::reasons", || (Instrument::reasons(scale, score), Instrument::prorated(scale, score)));
        let mut spoilt = score.clone();
        for scale in &mut spoilt.scales {
            (scale.keyed_sum, scale.answered, scale.items) = (u32::MAX, usize::MAX, 0);
        }
        tried.call("Instrument of a spoilt score", || (Instrument::cells(scale, &spoilt), Instrument::prorated(scale, &spoilt)));
    }
}

#[test]
fn definitions_from_anywhere() {
    Tried::of(|tried| {
        let registry = Registry::built_in();
        for instrument in registry.iter() {
            for spoilt in spoilt(instrument.definition()) {
                tried.call("Definition::check", || spoilt.check().is_ok());
                tried.call("Definition::parts", || spoilt.parts().count());
                for length in [0, 1, 300] {
                    tried.call("Definition::asked", || spoilt.asked(&vec![true; length]));
                }
                tried.call("Definition::column", || spoilt.outputs.iter().map(|output| spoilt.column(output)).max());
                let columns = spoilt.items.iter().map(|item| Some(Column::new(&item.id, &[1_u8; 2]))).collect();
                if let Some(Ok(batch)) = tried.call("Batch::new", || Batch::new(&spoilt, columns)) {
                    for scorer in scorers(&registry) {
                        tried.call("score", || score(&*scorer, &batch, &mut Findings::default()).is_ok());
                    }
                }
                #[cfg(feature = "schemars")]
                tried.call("row_schema", || {
                    let row = serde_json::json!({ "mo": 1e300, "profile": "1", "vas": -1, "soc13_1": [], "": null });
                    let row = row.as_object().expect("an object").clone();
                    (enkat::table::row_schema(&spoilt), enkat::table::read_row(&spoilt, &row).is_ok())
                });
            }
        }
    });
}

fn spoilt(definition: &Definition) -> Vec<Definition> {
    let with = |spoil: &dyn Fn(&mut Definition)| {
        let mut spoilt = definition.clone();
        spoil(&mut spoilt);
        spoilt
    };
    let ranges = [[7, 1], [0, 255], [255, 255], [255, 0], [0, 0]];
    let mut all = ranges
        .map(|[min, max]| with(&|spoilt| spoilt.items.iter_mut().for_each(|item| (item.min, item.max) = (min, max))))
        .to_vec();
    all.push(with(&|spoilt| spoilt.items.clear()));
    all.push(with(&|spoilt| spoilt.outputs.clear()));
    all.push(with(&|spoilt| spoilt.items.truncate(3)));
    all.push(with(&|spoilt| spoilt.packed.iter_mut().for_each(|packed| packed.items = usize::MAX)));
    all.push(with(&|spoilt| spoilt.packed.iter_mut().for_each(|packed| packed.items = 0)));
    all
}

#[test]
fn profiles_and_value_sets() {
    Tried::of(|tried| {
        let worst = DimensionLevel::new(5).expect("a level");
        for text in TEXTS {
            tried.call("Profile", || text.parse::<Profile>().is_ok());
            tried.call("ValueSet::published", || ValueSet::published(text).is_ok());
            tried.call("Registry::get", || Registry::built_in().get(text).is_ok());
            for number in TEXTS.into_iter().chain(["-922337203685477580.7", "0.000000000000000001", "1"]) {
                let terms = ["start", "MO2", "N45SQ"].into_iter().chain(Dimension::ALL.map(Dimension::code)).chain([text]);
                let set = || OwnSet::new(text);
                tried.call("OwnSet::with_coefficients", || set().with_coefficients(terms.map(|term| (term, number))).is_ok());
                tried.call("OwnSet::with_table", || set().with_table([(text, number), ("11111", number)]).is_ok());
                tried.call("OwnSet::with_rows", || set().with_rows(&[text, number], [(text, number)]).is_ok());
                tried
                    .call("OwnSet::with_rows of a table", || set().with_rows(&["profile", "value"], [("11111", number)]).is_ok());
                if let Some(Ok(set)) = tried.call("OwnSet of all terms", || set().with_coefficients(all_terms(number))) {
                    of_set(tried, &set);
                }
                let profiles: Vec<String> = Profile::all().map(|profile| profile.to_string()).collect();
                let table = profiles.iter().map(|profile| (profile.as_str(), number));
                if let Some(Ok(set)) = tried.call("OwnSet of all profiles", || set().with_table(table)) {
                    of_set(tried, &set);
                }
            }
        }
        for profile in [Profile::new([worst; 5]), "11111".parse().expect("a profile")] {
            tried.call("Profile's scores", || (profile.index(), profile.level_sum_score(), profile.level_frequencies()));
            tried.call("Profile::one_level_worse", || (profile.one_level_worse().count(), profile.change_to(profile)));
            tried.call("Profile::with", || Dimension::ALL.map(|dimension| profile.with(dimension, worst).level(dimension)));
        }
    });
}

fn all_terms(number: &str) -> Vec<(&str, &str)> {
    const TERMS: [&str; 21] = [
        "start", "MO2", "MO3", "MO4", "MO5", "SC2", "SC3", "SC4", "SC5", "UA2", "UA3", "UA4", "UA5", "PD2", "PD3", "PD4", "PD5",
        "AD2", "AD3", "AD4", "AD5",
    ];
    TERMS.into_iter().chain(["N45SQ", "MOxAD", "PDxAD", "N5", "MO1"]).map(|term| (term, number)).collect()
}

fn of_set(tried: &mut Tried, set: &ValueSet) {
    tried.call("ValueSet::range", || (set.range(), set.is_monotone(), set.important_difference()));
    tried.call("ProfileGrid", || Profile::all().map(|profile| ProfileGrid::new(set).rank(profile)).nth(3));
    tried.call("ValueSet::index_value", || Profile::all().map(|profile| set.index_value(profile).to_f64()).sum::<f64>());
    tried.call("Registry::with_value_sets", || Registry::with_value_sets(vec![set.clone(), set.clone()]).value_sets().count());
}

#[test]
fn coefficients_by_hand() {
    Tried::of(|tried| {
        for number in [i64::MIN, -1, i64::MAX] {
            for decimals in [0, 18, 19, u32::MAX] {
                let published = ValueSet::published("US-2019").expect("published");
                let terms = published.coefficients().map(|coefficients| coefficients.terms.clone()).unwrap_or_default();
                let coefficients = Coefficients { decimals, start: number, effects: [[number; 5]; 5], terms };
                tried.call("Coefficients::grid_value", || Profile::all().map(|profile| coefficients.grid_value(profile)).last());
            }
        }
    });
}
