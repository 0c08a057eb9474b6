//! Offers time zones while somebody types a place. Never guesses one.

use super::Context;
use chrono_tz::{TZ_VARIANTS, Tz};
use serenity::all::{AutocompleteChoice, CreateAutocompleteResponse};

/// Zones whose name holds what was typed, those that begin a part of it first, each with its time now.
pub async fn autocomplete(ctx: Context<'_>, typed: &str) -> CreateAutocompleteResponse {
    let now = ctx.data().app.clock().now();
    let choices = matching(typed).into_iter().map(|zone| {
        let label = format!("{} · {}", zone.name().replace('_', " "), now.with_timezone(&zone).format("%A %H:%M"));
        AutocompleteChoice::new(label, zone.name())
    });
    CreateAutocompleteResponse::new().set_choices(choices.collect())
}

fn matching(typed: &str) -> Vec<Tz> {
    let plain = |name: &str| name.to_lowercase().replace('_', " ");
    let wanted = plain(typed.trim());
    let mut found: Vec<(bool, usize, Tz)> = TZ_VARIANTS
        .iter()
        .enumerate()
        .filter_map(|(at, zone)| {
            let name = plain(zone.name());
            let begins = name.split('/').any(|part| part.starts_with(&wanted));
            // Nothing typed yet: places, not abbreviations.
            (name.contains(&wanted)
                && (!wanted.is_empty() || name.starts_with("europe/") || name.starts_with("america/")))
            .then_some((!begins, at, *zone))
        })
        .collect();
    found.sort_by_key(|(later, at, _)| (*later, *at));
    found.into_iter().take(25).map(|(_, _, zone)| zone).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_by_their_beginning_first() {
        assert_eq!(matching("berl")[0], chrono_tz::Europe::Berlin);
        assert_eq!(matching("new y")[0], chrono_tz::America::New_York);
        assert!(matching("atlantis").is_empty());
        assert_eq!(matching("").len(), 25);
    }
}
