-- The weeks that a member has planned.
CREATE TABLE plans (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on TEXT    NOT NULL,                  -- its Monday
    asked   INTEGER NOT NULL,                  -- what the week asked for when the plan was last gone over
    made_at INTEGER NOT NULL,
    seen_at INTEGER,                           -- when the member first looked at it
    told_at INTEGER,                           -- when a knock brought it
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;

-- The posts that are meant in them. An id is never used again: calendars know the slot by it.
CREATE TABLE slots (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    member        INTEGER NOT NULL,
    week_on       TEXT    NOT NULL,
    slot_on       TEXT    NOT NULL,            -- the person's day
    time_min      INTEGER NOT NULL,            -- minutes after midnight, in the person's zone
    platform      TEXT    NOT NULL,
    offer         INTEGER REFERENCES offers(id) ON DELETE SET NULL,
    state         TEXT    NOT NULL,
    post          INTEGER REFERENCES posts(id) ON DELETE SET NULL,
    filled_by     TEXT,
    moved_from_on TEXT,                        -- the day that would not do any more
    remind        INTEGER NOT NULL,
    reminded_at   INTEGER,                     -- of which instant it has reminded
    revision      INTEGER NOT NULL DEFAULT 0,  -- how often it was changed
    exported      INTEGER NOT NULL DEFAULT 0,  -- whether it stands in a calendar file that was handed out
    FOREIGN KEY (member, week_on) REFERENCES plans (member, week_on) ON DELETE CASCADE
) STRICT;
CREATE INDEX slots_of_member ON slots (member, week_on);
CREATE INDEX slots_of_offer ON slots (offer) WHERE offer IS NOT NULL;
CREATE INDEX slots_of_post ON slots (post) WHERE post IS NOT NULL;

-- Posts of which their member said that they fill no slot.
CREATE TABLE beside_plan (
    post    INTEGER PRIMARY KEY REFERENCES posts(id) ON DELETE CASCADE,
    said_at INTEGER NOT NULL
) STRICT;

ALTER TABLE members ADD COLUMN bring_from_on TEXT;                            -- from which week on a knock brings the plan
ALTER TABLE members ADD COLUMN remind_slots  INTEGER NOT NULL DEFAULT 0;      -- whether new slots remind
