//! Decides how the domain's words become choices of a command's option. Never decides the words.

use crate::discord::render::words;
use crate::domain::facet::{Format, Pillar, Purpose};
use crate::domain::platform::Platform;
use poise::{ChoiceParameter, CommandParameterChoice};
use std::borrow::Cow;

macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident($word:ident, $named:path)),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name(pub $word);

        impl ChoiceParameter for $name {
            fn list() -> Cow<'static, [CommandParameterChoice]> {
                let choice = |word: &$word| CommandParameterChoice {
                    name: $named(*word).into(),
                    localizations: Cow::Borrowed(&[]),
                    __non_exhaustive: (),
                };
                $word::ALL.iter().map(choice).collect()
            }

            fn from_index(index: usize) -> Option<Self> {
                $word::ALL.get(index).copied().map(Self)
            }

            fn from_name(name: &str) -> Option<Self> {
                $word::ALL.iter().copied().find(|word| $named(*word).eq_ignore_ascii_case(name)).map(Self)
            }

            fn name(&self) -> &'static str {
                $named(self.0)
            }

            fn localized_name(&self, _locale: &str) -> Option<&'static str> {
                None
            }
        }
    )+};
}

choices! {
    /// A platform as an option.
    PlatformChoice(Platform, words::platform),
    /// A pillar as an option.
    PillarChoice(Pillar, words::pillar),
    /// A form as an option.
    FormatChoice(Format, words::format),
    /// A purpose as an option.
    PurposeChoice(Purpose, words::purpose),
}
