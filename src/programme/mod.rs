//! What a programme follows up: who sent whom, who took part, and where they
//! went on to.
//!
//! A [`Programme`] is data: its codes, its goal, its steps. Reading a row gives
//! a [`Participation`]; a person's rows at start and exit make a [`Course`];
//! [`Indicators`] are counts of distinct courses, so they are exact and the same
//! however the rows were split.
//!
//! Codes are held as places in the programme's lists, counted from 0.
//!
//! How to read it: `goal` counts persons with a certain exit that the programme
//! counts for its goal and that they **started**. `goal_any_kind` counts such
//! exits whatever became of them and is another figure: a person sent back to
//! where they came from has not reached a goal. Both stand beside each other so
//! that nobody takes one for the other.
//!
//! # Examples
//!
//! ```
//! use enkat::inner::programme::{Context, Course, FIELDS, Field, Indicators};
//! use enkat::programme::Programme;
//!
//! let programme = Programme::built_in();
//! let mut cells = [None; FIELDS.len()];
//! cells[Field::ReferredFrom as usize] = Some("Vårdcentralen"); // an id or a label
//! cells[Field::ExitTo as usize] = Some("supported_employment; Försäkringskassan");
//! cells[Field::ExitCertainty as usize] = Some("certain; possible");
//! cells[Field::ExitKind as usize] = Some("started; planned");
//! let mut broken = Vec::new();
//! let row = programme.read(&cells, &Context::default(), &mut broken).expect("something is recorded");
//! assert!(broken.is_empty());
//!
//! let course = Course::new(&programme, Some(&row), None);
//! let indicators = Indicators::of(&programme, [(course.as_bytes(), 1)]);
//! assert_eq!(indicators.goal.numerator, 1);
//! assert_eq!(indicators.goal.percent(), Some(100.0));
//! ```

pub(crate) mod activity;
mod cells;
pub(crate) mod check;
pub(crate) mod code;
pub(crate) mod code_lists;
pub(crate) mod code_set;
mod coded;
pub(crate) mod course;
mod definition;
mod exits;
mod facts;
pub(crate) mod fault;
pub(crate) mod field;
pub(crate) mod file;
pub(crate) mod goal;
pub(crate) mod hours;
mod in_swedish;
pub(crate) mod indicators;
mod lists;
mod marks;
mod names;
mod read;
mod read_exits;
mod record;
mod referrals;
pub(crate) mod response;
mod routes;
#[cfg(feature = "schemars")]
mod schema;
mod spread;
mod steps;
mod survey;
mod tables;
mod unknown;
pub(crate) mod words;

pub(crate) use activity::{Activity, Municipality, Named};
pub(crate) use code::{Code, Party};
pub(crate) use code_lists::{CodeLists, Recoding};
pub(crate) use code_set::CodeSet;
pub(crate) use course::Course;
pub use definition::Programme;
pub(crate) use exits::Exits;
pub use fault::ProgrammeError;
pub(crate) use field::{Broken, FIELDS, Field};
pub use file::ProgrammeFile;
pub(crate) use file::{Denominator, Eligibility, Fraction, GoalRule, Period};
pub(crate) use goal::Goal;
pub(crate) use hours::Hours;
pub(crate) use indicators::Indicators;
#[cfg(feature = "disclosure")]
pub(crate) use lists::hold_lists;
pub(crate) use names::Listed;
pub(crate) use record::ESSENTIAL_FIELDS;
pub(crate) use response::{Closure, Context, Decision, Enrolment, Exit, Participation, Referral, Residence};
pub(crate) use spread::{PersonCount, Spread};
pub(crate) use steps::Steps;
pub(crate) use survey::SurveyCount;
pub(crate) use unknown::Known;
pub(crate) use words::{Certainty, ExitKind, Survey};
