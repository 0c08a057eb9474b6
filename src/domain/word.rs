//! Decides how a closed list of words is written down: one enum, one slug a word.
//! Never decides how a word is shown; that is the business of the floor that draws.

/// Declares an enum whose variants have a stable slug, used in the database, in `prompts/` and in buttons.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $slug:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every word, in the order in which it is offered to people.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable name in the database, in `prompts/` and in buttons.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug),+ }
            }

            /// The word with this slug, if there is one.
            #[must_use]
            pub fn from_slug(slug: &str) -> Option<Self> {
                match slug { $($slug => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.slug())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let slug = <String as serde::Deserialize>::deserialize(from)?;
                Self::from_slug(&slug).ok_or_else(|| {
                    let known: Vec<&str> = Self::ALL.iter().map(|word| word.slug()).collect();
                    serde::de::Error::custom(format!("`{slug}` is not one of {}", known.join(", ")))
                })
            }
        }
    };
}

pub(crate) use words;
