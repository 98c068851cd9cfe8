//! `enkat qualify`: the program against what it carries, on this machine.
#![cfg(feature = "qualify")]

mod common;

use std::collections::BTreeSet;

use common::{Here, enkat, names_in, program};
use scraper::{Html, Selector};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

const DAY: &str = "--date 2026-01-31";

#[test]
fn it_passes_and_says_what_was_held_against_what() {
    let here = Here::new("qualify", &[]);
    let ran = here.run(&format!("qualify -o page.html --json data.json --lang sv {DAY}"));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""));
    let [first, data] = ["page.html", "data.json"].map(|name| std::fs::read(here.0.join(name)).expect("a file"));

    let json: Value = serde_json::from_slice(&data).expect("JSON");
    assert_eq!((json["passes"].as_bool(), json["date"].as_str()), (Some(true), Some("2026-01-31")));
    assert_eq!(json["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(json["platform"]["os"], std::env::consts::OS);
    let bytes = std::fs::read(program().get_program()).expect("the program");
    let hash: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(json["program"], hash);
    let listed = |name: &str| json[name].as_array().expect("a list").clone();
    assert_eq!(listed("value_sets").len(), 59 + 26);
    assert!(listed("value_sets").iter().all(|set| set["sha256"] == set["expected"]));
    let (requirements, controls) = (listed("requirements"), listed("controls"));
    let ids = |of: &[Value], key: &str| -> BTreeSet<String> {
        of.iter().map(|one| one[key].as_str().expect("a text").to_owned()).collect()
    };
    assert_eq!(ids(&requirements, "id"), ids(&controls, "of"));
    assert!(requirements.iter().all(|one| one["compared"].as_u64() > Some(0) && one["differing"] == 0 && one["passes"] == true));
    assert!(
        controls.iter().all(|one| one["tried"].as_u64() > Some(0) && one["tried"] == one["noticed"] && one["passes"] == true)
    );
    for line in listed("sign_off") {
        assert_eq!(["name", "role", "date", "signature"].map(|cell| line[cell].as_str()), [Some(""); 4]);
    }

    // the same day, the same bytes; another language, the same data
    let again = here.run(&format!("qualify -o again.html --json again.json --lang sv {DAY}"));
    assert_eq!(again.code, Some(0), "{}", again.err);
    let read = |name: &str| std::fs::read(here.0.join(name)).expect("a file");
    assert!(read("again.html") == first && read("again.json") == data);
    let english = here.run(&format!("qualify --format html --json english.json --lang en {DAY}"));
    assert!(english.code == Some(0) && read("english.json") == data, "{}", english.err);

    for (page, claim, title) in [
        (String::from_utf8(first).expect("UTF-8"), "sv", "Kvalificering av enkat"),
        (english.out, "en", "Qualification of enkat"),
    ] {
        let html = Html::parse_document(&page);
        let all = |selector: &str| html.select(&Selector::parse(selector).expect("a selector")).count();
        assert_eq!(all("script, link, img, iframe, object, embed, base, form"), 0);
        assert!(!page.contains("http:") && !page.contains("https:"), "{claim}");
        let text: String = html.root_element().text().collect::<String>().to_lowercase();
        assert!(page.contains(title) && page.contains(&hash), "{claim}");
        for one in &requirements {
            for part in
                [one["id"].as_str(), one["claim"][claim].as_str(), one["test"][claim].as_str(), one["source"][claim].as_str()]
            {
                let part = part.expect("a text").to_lowercase();
                assert!(text.contains(&part), "{part:?} is not in the page");
            }
        }
        for one in &controls {
            let part = one["change"][claim].as_str().expect("a text").to_lowercase();
            assert!(text.contains(&part), "{part:?} is not in the page");
        }
        assert!(!text.contains('\u{2026}'), "something is cut off");
    }
}

#[test]
fn a_file_that_cannot_be_written_leaves_none() {
    let here = Here::new("qualify_refused", &[]);
    for (arguments, told) in [
        ("qualify -o page.docx", ".docx"),
        ("qualify -o page.html --json page.txt", ".txt"),
        ("qualify -o page.json --json page.json", "page.json"),
        ("qualify -o missing/page.html", "missing"),
    ] {
        here.run(arguments).refused_in_err(told);
        assert_eq!(names_in(&here.0), [""; 0], "{arguments}");
    }
    enkat(&["qualify", "--format", "csv"], "").refused_in_err("csv");
}
