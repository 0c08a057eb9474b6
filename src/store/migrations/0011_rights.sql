-- What a member shows the team, what is still to be deleted at Discord, and what is deleted once its people are gone.

ALTER TABLE members ADD COLUMN overview INTEGER NOT NULL DEFAULT 0;   -- whether they are in the team's overview
ALTER TABLE members ADD COLUMN titles   INTEGER NOT NULL DEFAULT 0;   -- whether the team sees the titles of their posts there
ALTER TABLE members ADD COLUMN gone_since_at INTEGER;                 -- as gone_at, but not forgotten at a sign of life elsewhere

-- Messages of ours that are to be deleted, and channels that are read back for more of them. Says nothing of whose they
-- were, and is empty once all is done.
CREATE TABLE erasures (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    channel INTEGER NOT NULL,
    message INTEGER NOT NULL,                  -- the message; of a channel that is read back, the one before which it is
    reads   INTEGER NOT NULL,                  -- whether the channel is read back
    due_at  INTEGER NOT NULL,
    tries   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (channel, message, reads)
) STRICT;
CREATE INDEX erasures_due ON erasures (due_at);

-- When it is looked next whether a server or a member has been gone for so long that what is kept of them goes too, and on
-- how many different days it was seen that this is near: one look at a clock that is wrong deletes nothing.
CREATE TABLE expiries (
    kind    TEXT    NOT NULL,                  -- team or member
    subject INTEGER NOT NULL,
    due_at  INTEGER NOT NULL,
    seen    INTEGER NOT NULL DEFAULT 0,
    seen_on TEXT,
    PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX expiries_due ON expiries (due_at);
INSERT INTO expiries (kind, subject, due_at) SELECT 'team', id, left_at FROM teams WHERE left_at IS NOT NULL;
INSERT INTO expiries (kind, subject, due_at)
    SELECT 'member', members.id, people.last_sign_at + 358 * 86400000 FROM members JOIN people ON people.id = members.person
    WHERE quit_at IS NULL;
INSERT INTO expiries (kind, subject, due_at) SELECT 'member', id, quit_at + 358 * 86400000 FROM members WHERE quit_at IS NOT NULL;

-- A deletion finds a member's checks without reading everybody's.
CREATE INDEX reply_checks_of_member ON reply_checks (member);
