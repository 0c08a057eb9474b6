-- The record: further links of one post, what was brought in from a file, numbers beside an answer, acts toward other
-- careers, recaps that are corrected, and posting days by week.

-- The other places of a post, as canonical links; the first stands with the post itself.
CREATE TABLE post_links (
    post INTEGER NOT NULL REFERENCES posts(id) ON DELETE CASCADE,
    link TEXT    NOT NULL,
    PRIMARY KEY (post, link)
) STRICT, WITHOUT ROWID;
CREATE INDEX post_links_by_link ON post_links (link);

-- A file of posts: looked at first, then taken in as a whole, then perhaps taken back as a whole.
CREATE TABLE imports (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    name    TEXT    NOT NULL,                  -- of the file, as it was called
    state   TEXT    NOT NULL,
    rows    TEXT    NOT NULL,                  -- JSON: what was read; emptied once it is over
    made_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX imports_of_member ON imports (member);
ALTER TABLE posts ADD COLUMN import INTEGER;   -- the file that it came with
CREATE INDEX posts_of_import ON posts (import) WHERE import IS NOT NULL;

-- How many wrote, and how many were answered, where the member says so.
ALTER TABLE reply_checks ADD COLUMN wrote INTEGER;
ALTER TABLE reply_checks ADD COLUMN answered INTEGER;

-- Acts toward other careers that were offered: never with whom.
CREATE TABLE acts (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    member       INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    act          TEXT    NOT NULL,
    career_group TEXT    NOT NULL,
    offered_at   INTEGER NOT NULL,
    offered_on   TEXT    NOT NULL
) STRICT;
CREATE INDEX acts_of_member ON acts (member, offered_on);

-- About which weeks a member was asked whom they talked with, and whether they said anything: groups, or nobody.
CREATE TABLE talks (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    week_on     TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, week_on)
) STRICT, WITHOUT ROWID;

-- Recaps that were posted, for as long as a back-dated log can still change them.
CREATE TABLE recaps (
    team     INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    week_on  TEXT    NOT NULL,
    delivery TEXT    NOT NULL,
    channel  INTEGER NOT NULL,
    message  INTEGER NOT NULL,
    digest   INTEGER NOT NULL,                 -- of what stands there; the words are not kept
    late     INTEGER NOT NULL,
    edit_at  INTEGER,                          -- when to look whether it has to be corrected
    tries    INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (team, week_on)
) STRICT, WITHOUT ROWID;
CREATE INDEX recaps_due ON recaps (edit_at) WHERE edit_at IS NOT NULL;

-- On which weekdays a member means to post, by week, as with targets: what a week asks for depends on them, so other days
-- chosen later change no week that is over. The column members.posting_days stays, which cannot be empty, and is kept in
-- step with the days that were chosen last; nothing reads it.
CREATE TABLE posting_days (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- the Monday from which they hold
    days    INTEGER NOT NULL CHECK (days BETWEEN 1 AND 127),
    PRIMARY KEY (member, from_on)
) STRICT, WITHOUT ROWID;
INSERT INTO posting_days (member, from_on, days)
    SELECT id, date(joined_on, 'weekday 0', '-6 days'), posting_days FROM members;
