//! What a rule says of itself, and how a list of files becomes the rules.

use super::Severity;

/// What a rule says of itself.
pub(super) struct About {
    /// Its stable code, such as `EQ001`.
    pub(super) code: &'static str,
    pub(super) severity: Severity,
    /// What it checks: a sentence, in lower case and without a full stop, as are those that follow.
    pub(super) checks: &'static str,
    pub(super) why: &'static str,
    pub(super) example: &'static str,
    pub(super) advice: &'static str,
}

/// Makes an enum of rules from the list of their files, by code: the files' modules,
/// the enum, all of its rules, and what each says of itself. Rules of other enums follow `..`.
macro_rules! rules {
    (
        $(#[$meta:meta])* pub enum $Rules:ident, $visible:vis const $ALL:ident;
        $($(#[$checks:meta])* $rule:ident => $file:ident,)+
        $(.. $($(#[$which:meta])* $Others:ident($Inner:ident),)+)?
    ) => {
        $(mod $file;)+

        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $Rules {
            $($(#[$checks])* $rule,)+
            $($($(#[$which])* $Others($Inner),)+)?
        }

        impl $Rules {
            /// Every one, by code.
            $visible const $ALL: [Self; [$(stringify!($rule)),+].len()] = [$(Self::$rule),+];

            pub(in crate::finding) const fn about(self) -> About {
                match self {
                    $(Self::$rule => $file::ABOUT,)+
                    $($(Self::$Others(rule) => rule.about(),)+)?
                }
            }
        }
    };
}
pub(super) use rules;
