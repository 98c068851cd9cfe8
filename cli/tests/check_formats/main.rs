//! What `enkat check` writes, held against the public schemas of each form.

mod cases;
mod files;
mod github;
mod human;
mod json;
mod junit;
mod privacy;
mod sarif;

#[path = "../common/mod.rs"]
mod common;
