//! Decides in which country somebody probably works, from the time zone they live by, until they say otherwise.
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
}
