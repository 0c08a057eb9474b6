-- A team's own topics, what members made of topics they took, and files of topics that wait to be taken in.

-- Thrown anew with each change of the team's topics, so that what was prepared of them is known to be of today. It is thrown
-- and not counted: a change that was undone leaves no number behind that the next one would use again. Zero: no topics yet.
ALTER TABLE teams ADD COLUMN topics_stamp INTEGER NOT NULL DEFAULT 0;

-- Lists are the domain's slugs with a comma between; an empty one means what is usual for the pillar. Retired topics stay,
-- so that old offers and posts can be shown, and no id comes again.
CREATE TABLE team_topics (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    team        INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    title       TEXT    NOT NULL,
    idea        TEXT    NOT NULL,
    opening     TEXT    NOT NULL,
    pillar      TEXT,                          -- null: it waits for its kind
    formats     TEXT    NOT NULL,
    platforms   TEXT    NOT NULL,
    audience    TEXT    NOT NULL,
    purposes    TEXT    NOT NULL,
    specialties TEXT    NOT NULL,
    subjects    TEXT    NOT NULL,              -- words, with a comma between
    effort      INTEGER NOT NULL,              -- minutes
    device      TEXT    NOT NULL,
    made_at     INTEGER NOT NULL,
    retired_at  INTEGER
) STRICT;
CREATE INDEX team_topics_of_team ON team_topics (team);

-- A file of topics: looked at first, then taken in as a whole.
CREATE TABLE topic_files (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    team    INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,                  -- of the file, as it was called
    state   TEXT    NOT NULL,
    rows    TEXT    NOT NULL,                  -- JSON: what was read; emptied once it is over
    taken   INTEGER NOT NULL DEFAULT 0,        -- how many topics came of it
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX topic_files_of_team ON topic_files (team);

-- What members made of topics that they took: theirs, and shown to those who manage the team once it is proposed. A topic
-- that comes of it does not say of whom it came.
CREATE TABLE twists (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    offer      INTEGER NOT NULL UNIQUE REFERENCES offers(id) ON DELETE CASCADE,
    title      TEXT    NOT NULL,
    idea       TEXT    NOT NULL,
    state      TEXT    NOT NULL,
    made_at    INTEGER NOT NULL,
    settled_at INTEGER,                        -- when it was accepted or declined
    told_at    INTEGER                         -- when the member saw that it was accepted
) STRICT;
CREATE INDEX twists_of_member ON twists (member);
CREATE INDEX twists_proposed ON twists (state) WHERE state = 'proposed';
