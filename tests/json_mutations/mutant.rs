//! Valid JSON, spoilt a little, in the ways in which people and programs spoil it.

use std::sync::LazyLock;

use serde_json::{Map, Value, json};

use crate::people::Dice;

/// Values that stand where another is meant: other types, the ends of every whole number, and texts.
static ODD_VALUES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let numbers =
        [0, 1, 2, -1, 3, 7, 8, 100, 101, 253, 254, 255, 256, 65_535, 65_536, 1_000_001, i64::from(i32::MAX), 1 << 31, 1 << 32];
    let texts = [
        "",
        " ",
        "a",
        "A",
        "invalid",
        "missing",
        "start",
        "exit",
        "all",
        "other:",
        "1.0",
        "2024-02-30",
        "null",
        "{n}",
        "=",
        "a=",
        "a;b",
    ];
    let mut odd: Vec<Value> = numbers.map(|number| json!(number)).to_vec();
    odd.extend(texts.map(|text| json!(text)));
    odd.extend([json!(null), json!(true), json!(false), json!(3.0), json!(2.5), json!(-0.5), json!(1e300), json!(-0.0)]);
    odd.extend([
        json!(i64::MIN),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(18_446_744_073_709_551_616.0),
        json!(9_007_199_254_740_993_i64),
    ]);
    odd.extend([json!([]), json!({}), json!([1]), json!(["a"]), json!([null]), json!({ "a": 1 }), json!({ "start": null })]);
    odd.extend([json!("a".repeat(41)), json!("å".repeat(300)), json!(vec![1; 70]), json!(vec!["a"; 201])]);
    odd
});

/// How many values stand in it, itself included.
fn count(value: &Value) -> u64 {
    1 + match value {
        Value::Array(entries) => entries.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The value that is at this place when all are counted, itself first.
fn at(value: &mut Value, place: u64) -> &mut Value {
    if place == 0 {
        return value;
    }
    let mut before = 1;
    let inner: Vec<&mut Value> = match value {
        Value::Array(entries) => entries.iter_mut().collect(),
        Value::Object(entries) => entries.values_mut().collect(),
        _ => unreachable!("the place was counted"),
    };
    for one in inner {
        let size = count(one);
        if place < before + size {
            return at(one, place - before);
        }
        before += size;
    }
    unreachable!("the place was counted")
}

fn pick<'a, T>(dice: &mut Dice, of: &'a [T]) -> &'a T {
    &of[usize::try_from(dice.below(of.len() as u64)).expect("small")]
}

/// The same with one or two places spoilt.
pub(crate) fn mutant(valid: &Value, dice: &mut Dice) -> Value {
    let mut spoilt = valid.clone();
    for _ in 0..=dice.below(2) {
        let place = dice.below(count(&spoilt));
        let other_place = dice.below(count(&spoilt));
        let other = at(&mut spoilt, other_place).clone();
        let value = at(&mut spoilt, place);
        *value = spoil(value, other, dice);
    }
    spoilt
}

fn spoil(value: &Value, other: Value, dice: &mut Dice) -> Value {
    let anywhere = |dice: &mut Dice| match dice.below(5) {
        0..=2 => pick(dice, &ODD_VALUES).clone(),
        3 => json!([value]),
        _ => other,
    };
    match value {
        Value::Object(entries) if dice.below(4) > 0 => object(entries, dice),
        Value::Array(entries) if dice.below(4) > 0 => array(entries, dice),
        Value::String(text) if dice.below(3) > 0 => json!(match dice.below(7) {
            0 => format!("{text} "),
            1 => text.to_uppercase(),
            2 => format!(" {text}"),
            3 => text.chars().skip(1).collect(),
            4 => text.chars().rev().collect(),
            5 => format!("{text}{text}"),
            _ => return json!({ (text): null }),
        }),
        Value::Number(number) if dice.below(3) > 0 => match (dice.below(4), number.as_f64()) {
            (0, Some(number)) => json!(number),
            (1, Some(number)) => json!(number + 0.5),
            (2, Some(number)) => json!(-number),
            _ => json!(number.to_string()),
        },
        _ => anywhere(dice),
    }
}

fn object(entries: &Map<String, Value>, dice: &mut Dice) -> Value {
    let mut spoilt = entries.clone();
    let names: Vec<String> = entries.keys().cloned().collect();
    match dice.below(6) {
        // serde's own readers take a struct for a list as well
        0 => return entries.values().cloned().collect(),
        1 => drop(spoilt.insert("unknown".into(), json!(1))),
        _ if names.is_empty() => drop(spoilt.insert("unknown".into(), json!(null))),
        2 => drop(spoilt.remove(pick(dice, &names))),
        3 => {
            let name = pick(dice, &names);
            let value = spoilt.remove(name).expect("it was there");
            spoilt.insert(name.to_uppercase(), value);
        }
        4 => drop(spoilt.insert(pick(dice, &names).clone(), json!(null))),
        _ => {
            let (one, other) = (pick(dice, &names).clone(), pick(dice, &names).clone());
            let (first, second) = (spoilt[&one].clone(), spoilt[&other].clone());
            spoilt.insert(one, second);
            spoilt.insert(other, first);
        }
    }
    spoilt.into()
}

fn array(entries: &[Value], dice: &mut Dice) -> Value {
    let mut spoilt = entries.to_vec();
    match dice.below(5) {
        0 => spoilt.reverse(),
        1 => drop(spoilt.pop()),
        2 => spoilt.extend(entries.first().cloned()),
        3 => spoilt.push(json!(null)),
        _ => spoilt = entries.iter().cycle().take(entries.len() * 5).cloned().collect(),
    }
    spoilt.into()
}

/// JSON in which some object gives one of its names twice, once for each object and name.
pub(crate) fn with_names_twice(valid: &Value) -> Vec<String> {
    const MARK: &str = "\u{1}twice";
    let mut texts = Vec::new();
    for place in 0..count(valid) {
        let mut copy = valid.clone();
        let Value::Object(entries) = at(&mut copy, place) else { continue };
        for name in entries.keys().cloned().collect::<Vec<_>>() {
            let mut copy = valid.clone();
            let Value::Object(entries) = at(&mut copy, place) else { unreachable!("an object") };
            let value = entries[&name].clone();
            entries.insert(format!("{MARK}{name}"), value);
            texts.push(copy.to_string().replace("\\u0001twice", ""));
        }
    }
    texts
}
