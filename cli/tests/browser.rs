//! The page in a real browser, where there is one: headless Chromium.
//!
//! A machine without Chromium skips these tests and says so. `ENKAT_AXE` may name the file `axe.min.js` of the npm package
//! axe-core; the page is then checked with it, too.

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::enkat;

fn browser() -> Option<&'static str> {
    let runs = |name: &&str| Command::new(name).arg("--version").output().is_ok_and(|output| output.status.success());
    let found = ["chromium", "chromium-browser", "google-chrome"].into_iter().find(runs);
    if found.is_none() {
        eprintln!("SKIPPED: there is no Chromium");
    }
    found
}

fn report(lang: &str) -> String {
    enkat(&["report", "--demo", "--format", "html", "--lang", lang], "").out
}

/// A page in a folder of this test.
fn written(name: &str, page: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, page).expect("a file of our own");
    path
}

/// The document after the browser has read it, and what it had to say.
fn opened(browser: &str, page: &Path, options: &[&str]) -> (String, String) {
    let profile = page.with_extension("profile");
    let output = Command::new(browser)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=60000", "--enable-logging=stderr"])
        .arg(format!("--user-data-dir={}", profile.display()))
        .args(options)
        .arg("--dump-dom")
        .arg(format!("file://{}", page.display()))
        .output()
        .expect("the browser runs");
    // what it left behind is of no use
    drop(std::fs::remove_dir_all(profile));
    [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).into()
}

/// What a script of the test wrote into the document.
fn found(document: &str) -> serde_json::Value {
    let (_, rest) = document.split_once("<pre id=\"found\">").unwrap_or_else(|| panic!("nothing was found: {document:.300}"));
    let (json, _) = rest.split_once("</pre>").expect("it ends");
    let json = json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    serde_json::from_str(&json).expect("JSON")
}

#[test]
fn the_page_opens_without_a_complaint_and_fetches_nothing() {
    let Some(browser) = browser() else { return };
    let page = written("opened.html", &report("sv"));
    let log = page.with_extension("net.json");
    let (document, said) = opened(browser, &page, &[&format!("--log-net-log={}", log.display())]);
    assert!(document.contains("Grupprapport") && document.contains("</svg>"));
    assert!(!said.contains("CONSOLE"), "{said}");
    // the browser itself calls home; the page must not
    let log = std::fs::read_to_string(log).expect("a log");
    let own = page.file_name().and_then(|name| name.to_str()).expect("a name");
    for url in log.split("\"url\":\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(!url.starts_with("file:") || url.ends_with(own), "{url}");
        assert!(!url.contains("doi.org") && !url.contains("w3.org"), "{url}");
    }
}

#[test]
fn the_page_fits_a_phone_and_its_tables_scroll_by_themselves() {
    let Some(browser) = browser() else { return };
    for (lang, width) in [("sv", 360), ("en", 390), ("sv", 1200)] {
        let framed = report(lang).replace('&', "&amp;").replace('"', "&quot;");
        let measure = "const inside = frame.contentDocument, root = inside.documentElement; \
            const cut = [...inside.querySelectorAll('svg text')].filter(text => { \
                const t = text.getBoundingClientRect(), s = text.ownerSVGElement.getBoundingClientRect(); \
                return t.right > s.right + 1 || t.left < s.left - 1; }).map(text => text.textContent); \
            const small = [...inside.querySelectorAll('svg text')].filter(text => text.getBoundingClientRect().height < 11).length; \
            out.textContent = JSON.stringify({ scroll: root.scrollWidth, client: root.clientWidth, cut, small, \
                text: inside.querySelector('main').innerText.length });";
        let outer = format!(
            "<!doctype html><meta charset=utf-8><pre id=\"found\"></pre><script>const out = document.getElementById('found');</script>\
             <iframe id=frame width={width} height=800 srcdoc=\"{framed}\" onload=\"{measure}\"></iframe>"
        );
        let (document, _) = opened(browser, &written(&format!("framed-{lang}-{width}.html"), &outer), &[]);
        let found = found(&document);
        assert_eq!(found["scroll"], found["client"], "{lang} {width}: {found}");
        assert_eq!(found["cut"], serde_json::json!([]), "{lang} {width}");
        assert_eq!(found["small"], 0, "{lang} {width}");
        assert!(found["text"].as_u64().is_some_and(|length| length > 5_000), "{found}");
    }
}

#[test]
fn an_accessibility_engine_finds_nothing() {
    let (Some(browser), Some(axe)) = (browser(), std::env::var_os("ENKAT_AXE")) else { return };
    let axe = std::fs::read_to_string(axe).expect("ENKAT_AXE names a file").replace("</script>", "<\\/script>");
    for (lang, options) in [("sv", &["--window-size=1000,2000"][..]), ("en", &["--blink-settings=preferredColorScheme=0"])] {
        let run = "axe.run(document).then(result => { const out = document.createElement('pre'); out.id = 'found'; \
            out.textContent = JSON.stringify(result.violations.map(of => [of.id, of.nodes.map(node => node.html)])); \
            document.body.appendChild(out); })";
        let page = report(lang);
        let (before, rest) = page.split_once("<meta http-equiv").expect("a policy");
        let after = rest.split_once('>').expect("it ends").1;
        let page = format!("{before}{after}").replace("</body>", &format!("<script>{axe}</script><script>{run}</script></body>"));
        let (document, _) = opened(browser, &written(&format!("axe-{lang}.html"), &page), options);
        assert_eq!(found(&document), serde_json::json!([]), "{lang}");
    }
}
