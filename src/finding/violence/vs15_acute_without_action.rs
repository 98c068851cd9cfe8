//! `ViolenceRule::AcuteWithoutAction`

use crate::finding::{About, Severity};

pub(in crate::finding) const ABOUT: About = About {
    code: "VS15",
    severity: Severity::Critical,
    checks: "acute danger without a coded action for safety",
    why: "somebody may be in danger now and nothing says that anyone acted",
    example: "a staff mark of acute danger and an empty list of actions",
    advice: "see at once what was done, act, and record the action",
};
