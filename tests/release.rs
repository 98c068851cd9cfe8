//! A release as a reader has it, and every attempt to work out from it what it suppresses.
#![cfg(feature = "disclosure")]

#[path = "common/mod.rs"]
mod common;
#[path = "common/facts.rs"]
mod facts;
#[path = "common/people.rs"]
mod people;
#[path = "common/releases.rs"]
mod releases;
#[path = "common/violence.rs"]
mod small_form;

#[path = "release/alternatives.rs"]
mod alternatives;
#[path = "release/changes.rs"]
mod changes;
#[path = "release/crowd.rs"]
mod crowd;
#[path = "release/edges.rs"]
mod edges;
#[path = "release/findings.rs"]
mod findings;
#[cfg(feature = "schemars")]
#[path = "release/json.rs"]
mod json;
#[path = "release/levels.rs"]
mod levels;
#[path = "release/merged.rs"]
mod merged;
#[cfg(feature = "serde")]
#[path = "release/over_time.rs"]
mod over_time;
#[path = "release/pattern.rs"]
mod pattern;
#[path = "release/programme_table.rs"]
mod programme_table;
#[path = "release/shown.rs"]
mod shown;
#[path = "release/sums.rs"]
mod sums;
#[path = "release/survival.rs"]
mod survival;
