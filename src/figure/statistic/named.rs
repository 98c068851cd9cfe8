//! Enums whose variants have a name and a definition, each written once.

/// An enum of statistics: families first, whose names follow from what they hold,
/// then those with a name of their own: variant, name, definition, what else is known.
macro_rules! named {
    (
        $(#[$about:meta])*
        pub enum $Type:ident {
            $($(#[$doc:meta])* $family:ident($($held:ty),+),)*
        }
        $Else:ty {
            $($variant:ident $name:literal $definition:literal $else:expr;)+
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $Type {
            $($(#[$doc])* $family($($held),+),)*
            $(#[doc = concat!("`", $name, "`: ", $definition, ".")] $variant,)+
        }

        impl $Type {
            /// Those with a name of their own.
            const NAMED: &'static [Self] = &[$(Self::$variant),+];

            /// Name, definition and what else is known of one with a name of its own.
            pub(super) const fn row(self) -> Option<(&'static str, &'static str, $Else)> {
                match self {
                    $(Self::$variant => Some(($name, $definition, $else)),)+
                    _ => None,
                }
            }

            pub(super) fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use named;
