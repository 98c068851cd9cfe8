//! Pictures that stand alone, whatever stands in them.

use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree;

use super::drawing::{Beside, Drawing};
use crate::report::pictures::{
    About, Bar, Bars, Bin, Distribution, DistributionRow, GridPoint, Legend, Mark, NamedBar, PairedBars, PairedRow, Picture,
    ProfileGridPicture, Quantity, Stacked, StackedRow,
};

fn about() -> About {
    About { title: "A title".into(), description: "What it shows.".into() }
}

fn quantity(value: f64) -> Quantity {
    Quantity { value: Some(value), text: value.to_string(), is_suppressed: false }
}

fn suppressed() -> Quantity {
    Quantity { value: None, text: "suppressed".into(), is_suppressed: true }
}

fn bars(label: &str) -> Picture {
    let bar = |quantity| Bar { label: label.into(), quantity };
    let mark = Some(Mark { value: 2.0, label: "target".into() });
    Picture::Bars(Bars { about: about(), full: None, mark, rows: vec![bar(quantity(3.0)), bar(suppressed())] })
}

/// One of each.
fn pictures() -> Vec<Picture> {
    let named = |name: &str, quantity| NamedBar { name: name.into(), quantity };
    let paired = PairedRow {
        label: "mobility".into(),
        aside: "7 pairs".into(),
        bars: vec![named("start", quantity(3.0)), named("exit", suppressed())],
    };
    let stacked = StackedRow {
        heading: "mobility".into(),
        aside: String::new(),
        name: "start".into(),
        n: Some(9.0),
        parts: vec![quantity(4.0), suppressed()],
    };
    let mixed = StackedRow {
        heading: String::new(),
        aside: String::new(),
        name: String::new(),
        n: Some(9.0),
        parts: vec![quantity(4.0), quantity(5.0)],
    };
    let bins = vec![Bin { from: 0.0, to: 10.0, people: 3.0 }];
    vec![
        bars("a"),
        Picture::PairedBars(PairedBars { about: about(), full: None, rows: vec![paired] }),
        Picture::Stacked(Stacked {
            about: about(),
            legend: Legend::across([("better", "better"), ("worse", "worse")]),
            rows: vec![stacked, mixed],
        }),
        Picture::Distribution(Distribution {
            about: about(),
            rows: vec![DistributionRow { label: "start".into(), bins, mean: Some((5.0, "mean 5".into())) }],
        }),
        Picture::ProfileGrid(ProfileGridPicture {
            about: about(),
            across: "rank".into(),
            upwards: "rank".into(),
            better: "better".into(),
            worse: "worse".into(),
            legend: vec![("better", "better".into())],
            points: vec![GridPoint { class: "better", ranks: [1.0, 3125.0], people: 1.0 }],
        }),
    ]
}

fn pixels(picture: &Picture) -> Pixmap {
    let png = Drawing::of(picture, 1, None).expect("a drawing").png(1).expect("a PNG");
    Pixmap::decode_png(&png).expect("a picture")
}

#[test]
fn every_kind_of_picture_stands_alone() {
    for (picture, place) in pictures().iter().zip(1..) {
        let beside = Beside { title: "A title", foot: &["who may see it"] };
        let drawing = Drawing::of(picture, place, Some(&beside)).expect("a drawing");
        let svg = drawing.svg(place).expect("text");
        let document = roxmltree::Document::parse(&svg).expect("XML");
        assert!(!svg.contains("var(--") && !svg.contains("max-width"), "{svg}");
        let texts: Vec<&str> = document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
            .filter_map(|node| node.text())
            .collect();
        assert!(texts.contains(&"A title") && texts.contains(&"who may see it"), "{texts:?}");
        // what a pattern or a class fills is there, and is no black box
        let of = pixels(picture);
        let is = |red: u8, green: u8, blue: u8| {
            of.pixels().iter().filter(|pixel| [pixel.red(), pixel.green(), pixel.blue()] == [red, green, blue]).count()
        };
        assert!(is(255, 255, 255) > of.pixels().len() / 3, "the ground of {place} is white");
        assert!(is(0, 0, 0) < 50, "something in {place} has no colour");
    }
}

#[test]
fn no_text_of_a_picture_vanishes() {
    let ink = |label: &str| pixels(&bars(label)).pixels().iter().filter(|pixel| pixel.red() < 200).count();
    let none = ink("");
    // in bold and in our languages, in others', in none that the font has, and what steers nothing any more
    for label in ["Sävsjö", "Żółć Ğ", "Ελλάδα", "Україна", "名前", "עברית", "\u{1}", "→ ≥ −"] {
        let label = crate::report::inert::inert(label);
        assert!(ink(&label) > none + 20, "{label} is not to be seen");
    }
    assert!(ink("WWWWWWWW") > ink("iiiiiiii"));
}

#[test]
fn what_people_wrote_stays_in_a_picture_as_they_wrote_it() {
    for label in ["var(--ink)", "a\" style=\"fill:var(--ink)", "<script>&amp;</script>", "]]></style>"] {
        let svg = Drawing::of(&bars(label), 1, None).expect("a drawing").svg(1).expect("text");
        let document = roxmltree::Document::parse(&svg).expect("XML");
        assert!(document.descendants().any(|node| node.is_text() && node.text() == Some(label)), "{label}: {svg}");
    }
}
