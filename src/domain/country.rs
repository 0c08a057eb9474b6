//! Decides in which country somebody probably works, from the time zone they live by, until they say otherwise; and which
//! country they say.
//! Never decides what is kept there; that is `observance`.

use chrono_tz::Tz;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Zone and country, as the IANA time zone database has them.
static ZONES: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("country/zones.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// The country in which the zone lies, by two letters in lower case; none for a zone that belongs to none, such as UTC.
#[must_use]
pub fn of_zone(zone: Tz) -> Option<&'static str> {
    ZONES.get(zone.name()).copied()
}

/// Two letters and the English name, in the order of the letters.
static NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let lines = include_str!("country/names.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).collect()
});

/// What people call countries besides.
const ALSO: [(&str, &str); 22] = [
    ("uk", "gb"),
    ("britain", "gb"),
    ("great britain", "gb"),
    ("england", "gb"),
    ("scotland", "gb"),
    ("wales", "gb"),
    ("northern ireland", "gb"),
    ("usa", "us"),
    ("united states of america", "us"),
    ("america", "us"),
    ("the netherlands", "nl"),
    ("holland", "nl"),
    ("czech republic", "cz"),
    ("korea", "kr"),
    ("republic of korea", "kr"),
    ("uae", "ae"),
    ("ivory coast", "ci"),
    ("cote d'ivoire", "ci"),
    ("türkiye", "tr"),
    ("burma", "mm"),
    ("the philippines", "ph"),
    ("republic of ireland", "ie"),
];

/// Countries that are offered to be chosen: where many who post in healthcare work. Any other is typed.
pub const OFFERED: [&str; 23] = [
    "ar", "au", "at", "be", "br", "ca", "dk", "fr", "de", "in", "ie", "it", "nl", "nz", "no", "ph", "pt", "za", "es",
    "se", "ch", "gb", "us",
];

/// The English name of a country by its two letters in lower case.
#[must_use]
pub fn name(country: &str) -> Option<&'static str> {
    NAMES.binary_search_by_key(&country, |(letters, _)| letters).ok().map(|at| NAMES[at].1)
}

/// The country that is meant by what somebody typed, its two letters or its English name, by two letters in lower case.
#[must_use]
pub fn read(typed: &str) -> Option<&'static str> {
    let typed = typed.trim().trim_end_matches('.').to_lowercase().replace('’', "'");
    let also = ALSO.iter().find(|(called, _)| *called == typed).map(|(_, letters)| *letters);
    also.or_else(|| {
        let found = NAMES.iter().find(|(letters, name)| *letters == typed || name.to_lowercase() == typed);
        found.map(|(letters, _)| *letters)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::TZ_VARIANTS;

    #[test]
    fn zones_lie_in_countries() {
        for (zone, country) in [
            (chrono_tz::Europe::Berlin, Some("de")),
            (chrono_tz::Europe::London, Some("gb")),
            (chrono_tz::Europe::Belfast, Some("gb")),
            (chrono_tz::America::New_York, Some("us")),
            (chrono_tz::US::Pacific, Some("us")),
            (chrono_tz::America::Toronto, Some("ca")),
            (chrono_tz::Asia::Taipei, Some("tw")),
            (chrono_tz::Asia::Kolkata, Some("in")),
            (chrono_tz::Europe::Kiev, Some("ua")),
            (chrono_tz::UTC, None),
            (chrono_tz::Etc::GMTPlus5, None),
        ] {
            assert_eq!(of_zone(zone), country, "{zone}");
        }
    }

    #[test]
    fn every_place_has_a_country() {
        let places = TZ_VARIANTS.iter().filter(|zone| {
            let area = zone.name().split('/').next().unwrap_or_default();
            ["Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian"].contains(&area)
        });
        let without: Vec<&str> = places.filter(|zone| of_zone(**zone).is_none()).map(|zone| zone.name()).collect();
        assert!(without.is_empty(), "{without:?}");
        assert!(ZONES.values().all(|country| country.len() == 2 && country.chars().all(|c| c.is_ascii_lowercase())));
    }

    #[test]
    fn countries_are_known_by_letters_and_by_name() {
        for (typed, country) in [
            ("de", Some("de")),
            (" DE ", Some("de")),
            ("Germany", Some("de")),
            ("uk", Some("gb")),
            ("Scotland", Some("gb")),
            ("united kingdom", Some("gb")),
            ("U.S", None),
            ("USA", Some("us")),
            ("Côte d’Ivoire", Some("ci")),
            ("Türkiye", Some("tr")),
            ("Atlantis", None),
            ("xx", None),
            ("", None),
            ("@everyone", None),
        ] {
            assert_eq!(read(typed), country, "{typed}");
        }
        assert_eq!(name("gb"), Some("United Kingdom"));
        assert_eq!(name("xx"), None);
    }

    #[test]
    fn every_country_of_a_zone_and_every_offered_one_has_a_name() {
        assert!(NAMES.is_sorted_by_key(|(letters, _)| letters));
        for country in ZONES.values().chain(&OFFERED) {
            assert!(name(country).is_some(), "{country}");
        }
        assert!(ALSO.iter().all(|(_, country)| name(country).is_some()));
    }
}
