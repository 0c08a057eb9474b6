//! A word in the team's channel, without content, for somebody who cannot be written to and chose this beforehand.
//! Never says what waits.

use super::courier::Courier;
use super::turn::{Failure, Turn};
use crate::domain::ids::{DeliveryId, PersonId};
use crate::domain::notice::{Delivery, DeliveryState, NoticeKind};
use crate::store::outbox::Claim;
use crate::store::{members, outbox, teams};

/// The nod that stands in for a knock, worded; where it goes is found when it is claimed.
pub(super) fn instead_of(knock: &Delivery, courier: &dyn Courier) -> Delivery {
    let id = id_beside(&knock.id);
    let body = courier.freeze_nod(PersonId(knock.subject), &id);
    Delivery {
        id,
        kind: NoticeKind::Nod,
        channel: None,
        body,
        picture: None,
        state: DeliveryState::Claimed,
        attempts: 0,
        tried_at: None,
        ..knock.clone()
    }
}

/// As unique as the knock that it stands in for, and of one length with it; it begins with a letter that no knock's does.
fn id_beside(knock: &DeliveryId) -> DeliveryId {
    DeliveryId(format!("u{}", knock.0.chars().skip(1).collect::<String>()))
}

/// Claims it, if the person chose so in a team that has a channel. Its turn comes at once, at the pace of all notices.
pub(super) fn claim(turn: &Turn<'_>, mut nod: Delivery) -> Result<(), Failure> {
    for member in members::of_person(turn.db, PersonId(nod.subject))? {
        if !member.nod || !member.is_active() {
            continue;
        }
        let Some(team) = teams::load(turn.db, member.team)?.filter(|team| team.left_at.is_none()) else { continue };
        if team.channel.is_none() {
            continue;
        }
        (nod.channel, nod.claimed_at) = (team.channel, turn.now);
        let claim =
            Claim { delivery: &nod, nudge: false, asks: false, late: false, first: false, lease_until: turn.now };
        outbox::claim(turn.db, &claim)?;
        return Ok(());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::knock::LETTERS;

    #[test]
    fn no_knock_has_the_id_of_its_own_nod() {
        for letter in LETTERS {
            let knock = DeliveryId(format!("{}0123456789abc", char::from(*letter)));
            let nod = id_beside(&knock);
            assert_ne!(nod, knock);
            assert_eq!(nod.0.len(), knock.0.len());
        }
    }
}
