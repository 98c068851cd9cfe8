//! The violence screening: what was asked, what was answered, what it comes to.
//!
//! It supports a conversation. It is not an instrument with a score, not a diagnosis, not a
//! risk assessment and no evidence: there is no sum, no severity and no order of
//! people or outcomes anywhere in this module.
//!
//! A [`Form`] says which items are asked; forms are data, and two come with the
//! program. A [`Screening`] holds one person's answers, as codes. Its
//! [`ScreeningResult`] has one of eight [`Outcome`]s, and [`FollowUp`]s for staff to
//! consider; staff decide.
//!
//! # How to read an outcome
//!
//! - *No disclosure* is what somebody said on one day. It never means that there
//!   is no violence. Many tell later, when they know what happens to what they say.
//! - Not asked, declined, does not know, does not apply and not recorded are five
//!   different silences, and none of them is a no.
//! - In this group most people who are asked affirm something. A yes is not a verdict
//!   and no priority; when it was, whether there is danger now, whether children
//!   are concerned and what the person wishes for decide what to offer.
//! - *Acute concern* comes only from a question about danger, or from a mark by
//!   staff. It is never computed from other answers.
//! - Having used violence and having been exposed to it are separate results.
//! - Whether there is a duty to notify is for a person to judge. The library only
//!   says that it should be checked.
//! - Answers given when somebody else could hear are kept, and marked.
//! - What was told stands. A yes beside the status "not asked" or "declined" is a
//!   contradiction and a finding (VS10), and the outcome goes by the yes: the
//!   status is the likelier slip, and losing the yes would be the worse one.
//! - A person's screenings, at start and exit or by two forms, are joined: every
//!   flag and everything told in either stands; the outcome is the first that the
//!   rules reach over all of them. One that cannot be read leaves the person
//!   without an outcome unless something was told.
//! - To check the duty to notify is called for when a child is exposed, when the
//!   participant is under 18, and when children live where there is violence or
//!   danger now: they may see or hear it.
//! - A cell that cannot be read is not an answer. If it decides the outcome there is
//!   none ([`Void`]) rather than a guess; acute concern stands in any case.
//!
//! # Privacy
//!
//! Nothing here holds a name, a pseudonym or free text. Answers, screenings and
//! results have a redacted `Debug`, no `Display`, no order and no `Serialize`;
//! `Screening::reveal` (feature `serde`) is the one way out. Errors and broken
//! rules never hold an answer. A rule together with a row and a column may
//! disclose by itself: show rows only to those who may see the answers.
//!
//! Answers are wiped from memory when a screening is dropped. That does not reach
//! the buffers of whoever parsed the file, the text columns it came from, values
//! that were copied out ([`Reply`] is `Copy`), results, strings in another
//! language's memory, and swap.
//!
//! # Examples
//!
//! ```
//! use enkat::violence::Context;
//! use enkat::violence::{Current, Form};
//!
//! let form = Form::built_in("se-guideline-1")?;
//! let cells = [("status", "asked"), ("physical_lifetime", "yes"), ("physical_12_months", "no")]; // invented
//! let mut broken = Vec::new();
//! let screening = form.read_named(&cells, &Context::default(), &mut broken).expect("cells that are not blank");
//! let result = screening.result(Current::default());
//! assert_eq!(result.outcome().map(|outcome| outcome.code()), Ok("disclosure_past"));
//! # Ok::<(), enkat::ground::UnknownName>(())
//! ```

pub(crate) mod asking;
mod cell;
mod check;
mod coded;
mod codes;
pub(crate) mod compare;
pub(crate) mod concept;
pub(crate) mod condition;
mod consistency;
mod contact_line;
mod content_hash;
mod definition;
pub(crate) mod draft;
pub(crate) mod fault;
mod fields;
pub(crate) mod follow_up;
#[cfg(feature = "serde")]
pub(crate) mod from_data;
mod graph;
mod held;
mod in_swedish;
mod labels;
mod links;
pub(crate) mod outcome;
mod person;
pub(crate) mod read;
pub(crate) mod reply;
mod response;
mod result;
#[cfg(feature = "serde")]
mod reveal;
mod revealed_result;
#[cfg(feature = "schemars")]
mod schema;
mod tables;
pub(crate) mod version;

pub(crate) use asking::{Action, Conditions, Interpreter, Mode, NotAskedReason, Status};
pub(crate) use concept::{Domain, ResponseSet, Role, Window};
pub(crate) use condition::{AnswerCode, Condition};
pub use contact_line::ContactLine;
pub use definition::Form;
pub use draft::FormDraft;
pub(crate) use draft::{Item, Texts};
pub use fault::FormError;
pub(crate) use fault::{Fault, FaultKind};
use follow_up::Follow;
pub(crate) use follow_up::{FollowUp, FollowUps};
pub(crate) use outcome::Void;
pub use outcome::{Current, Outcome};
pub use read::Context;
pub(crate) use read::{Broken, StatusAsks};
pub(crate) use reply::Reply;
pub(crate) use reply::{Frequency, Relation, SupportWish};
pub use response::Screening;
pub use result::ScreeningResult;
pub(crate) use result::{Domains, Flags, Stage};
pub use revealed_result::RevealedResult;
pub(crate) use version::Version;

pub(crate) use coded::{FACT_MAX, ScreeningFacts};
pub(crate) use person::{is_sound, of_person, was_answered_otherwise};
