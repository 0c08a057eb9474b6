-- Instants are UTC milliseconds (_at), local dates ISO text (_on), times of day minutes after midnight (_min),
-- weekdays bits with Monday lowest. Words are the slugs of the domain.

CREATE TABLE teams (
    id           INTEGER PRIMARY KEY,          -- the Discord server
    zone         TEXT    NOT NULL,
    channel      INTEGER,                      -- where the recap goes
    recap_day    INTEGER NOT NULL DEFAULT 0,   -- 0 is Monday
    recap_min    INTEGER NOT NULL DEFAULT 540,
    ranks        INTEGER NOT NULL DEFAULT 1,
    aim          INTEGER NOT NULL DEFAULT 3,   -- career groups a week
    manager_role INTEGER,
    set_up_at    INTEGER,                      -- null until /team setup
    left_at      INTEGER,                      -- since when the bot is no longer there
    trouble      TEXT,                         -- what managers are to be told at the next occasion
    trouble_at   INTEGER
) STRICT;

CREATE TABLE people (
    id             INTEGER PRIMARY KEY,        -- the Discord user
    zone           TEXT    NOT NULL,
    day_ends_min   INTEGER NOT NULL,
    from_min       INTEGER NOT NULL,
    until_min      INTEGER NOT NULL,
    knock_min      INTEGER NOT NULL,
    knock_days     INTEGER NOT NULL,
    intensity      TEXT    NOT NULL,
    consent_at     INTEGER,
    closed_at      INTEGER,                    -- since when direct messages are refused
    closed_untold  INTEGER NOT NULL DEFAULT 0, -- whether they have still to be told
    direct_channel INTEGER,
    direct_team    INTEGER,
    last_sign_at   INTEGER NOT NULL,
    hush_until_on  TEXT,
    remarked_on    TEXT,                       -- the day of the last remark on sameness
    courtesies     INTEGER NOT NULL DEFAULT 0  -- how many have been shown, for their rotation
) STRICT;

CREATE TABLE members (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    team         INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    person       INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    joined_at    INTEGER NOT NULL,
    joined_on    TEXT    NOT NULL,
    quit_at      INTEGER,
    posting_days INTEGER NOT NULL,
    platform     TEXT,
    specialty    TEXT,
    device       TEXT    NOT NULL DEFAULT 'either',
    purpose      TEXT,
    listed       INTEGER NOT NULL,
    nod          INTEGER NOT NULL DEFAULT 0,   -- a word in the team's channel where no direct message gets through
    UNIQUE (team, person)
) STRICT;
CREATE INDEX members_of_person ON members (person);

CREATE TABLE targets (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- the Monday from which it counts
    target  INTEGER NOT NULL CHECK (target BETWEEN 1 AND 21),
    PRIMARY KEY (member, from_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE settlements (
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on    TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    settled_at INTEGER NOT NULL,
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE authorisations (
    id        INTEGER PRIMARY KEY,
    member    INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    platforms TEXT    NOT NULL,                -- slugs, comma between
    until_on  TEXT    NOT NULL
) STRICT;
CREATE INDEX authorisations_of_member ON authorisations (member);

CREATE TABLE leave (
    id       INTEGER PRIMARY KEY,
    person   INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    from_on  TEXT    NOT NULL,
    until_on TEXT    NOT NULL,
    by_team  INTEGER,                          -- the team whose manager entered it; null for the person's own
    made_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX leave_of_person ON leave (person);

-- Between quitting and coming back: excused like leave, in this team alone.
CREATE TABLE absences (
    id       INTEGER PRIMARY KEY,
    member   INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on  TEXT    NOT NULL,
    until_on TEXT    NOT NULL
) STRICT;
CREATE INDEX absences_of_member ON absences (member);

CREATE TABLE busy_days (
    person INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
    day_on TEXT    NOT NULL,
    PRIMARY KEY (person, day_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE posts (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    member     INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    posted_at  INTEGER NOT NULL,
    posted_on  TEXT    NOT NULL,               -- the person's day then; a later change of zone moves no history
    title      TEXT,
    link       TEXT,                           -- canonical
    pillar     TEXT,
    format     TEXT,
    purpose    TEXT,
    topic      TEXT,
    repeats    INTEGER,                        -- the post that has the same link: told apart, not counted
    source     TEXT    NOT NULL UNIQUE,        -- what logged it, so that the same request logs once
    logged_at  INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;
CREATE INDEX posts_of_member ON posts (member, posted_on);
CREATE INDEX posts_deleted ON posts (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX posts_by_link ON posts (member, link) WHERE link IS NOT NULL;

CREATE TABLE post_platforms (
    post     INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    platform TEXT    NOT NULL,
    PRIMARY KEY (post, platform)
) STRICT, WITHOUT ROWID;

CREATE TABLE reply_checks (
    post        INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    round       INTEGER NOT NULL,
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    due_at      INTEGER NOT NULL,
    asked_at    INTEGER,
    answer      TEXT,
    answered_at INTEGER,
    PRIMARY KEY (post, round)
) STRICT, WITHOUT ROWID;
CREATE INDEX reply_checks_open ON reply_checks (member, due_at) WHERE answer IS NULL;
CREATE INDEX reply_checks_asked ON reply_checks (member, asked_at) WHERE asked_at IS NOT NULL;

CREATE TABLE conversations (
    member       INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on      TEXT    NOT NULL,
    career_group TEXT    NOT NULL,
    said_at      INTEGER NOT NULL,
    PRIMARY KEY (member, week_on, career_group)
) STRICT, WITHOUT ROWID;

CREATE TABLE offers (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    topic       TEXT    NOT NULL,
    pillar      TEXT    NOT NULL,
    offered_at  INTEGER NOT NULL,
    offered_on  TEXT    NOT NULL,
    observance  TEXT,                          -- the awareness day that came along, by its id
    answer      TEXT,
    answered_at INTEGER
) STRICT;
CREATE INDEX offers_of_member ON offers (member, offered_on);

-- One row a person and one a team: the next notice there might be. Finding what is due is a look at the index.
CREATE TABLE queue (
    kind       TEXT    NOT NULL,
    subject    INTEGER NOT NULL,               -- the person of a knock, the team of a recap
    occurrence TEXT    NOT NULL,               -- the day of a knock, the week of a recap
    due_at     INTEGER NOT NULL,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX queue_due ON queue (due_at);

-- Notices that were claimed, with their bodies as they will be seen, whatever happens.
CREATE TABLE deliveries (
    id         TEXT    PRIMARY KEY,            -- the nonce
    kind       TEXT    NOT NULL,
    subject    INTEGER NOT NULL,
    occurrence TEXT    NOT NULL,
    channel    INTEGER,
    body       TEXT    NOT NULL,
    nudge      INTEGER NOT NULL DEFAULT 0,     -- whether it holds one, for the ladder
    asks       INTEGER NOT NULL DEFAULT 0,     -- whether it puts the ladder's question
    late       INTEGER NOT NULL DEFAULT 0,
    state      TEXT    NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    claimed_at INTEGER NOT NULL,
    tried_at   INTEGER,                        -- the first attempt whose outcome is unknown
    next_at    INTEGER,                        -- when to try; null once it is over
    message    INTEGER,
    fault      TEXT,
    UNIQUE (kind, subject, occurrence)
) STRICT;
CREATE INDEX deliveries_due ON deliveries (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX deliveries_of_subject ON deliveries (kind, subject, claimed_at);
