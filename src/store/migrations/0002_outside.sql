-- What the world outside makes of us: members who left a server, people written to for the first time, Discord's
-- suspicion of spam, and what managers have been told of all that.

ALTER TABLE members ADD COLUMN gone_at INTEGER;             -- since when they are no longer in the server, as far as is known

ALTER TABLE teams ADD COLUMN told_at INTEGER;               -- up to when managers were told what was not sent

ALTER TABLE deliveries ADD COLUMN first INTEGER NOT NULL DEFAULT 0;  -- whether it opened a conversation with somebody new
CREATE INDEX deliveries_first ON deliveries (claimed_at) WHERE first = 1;
CREATE INDEX deliveries_missed ON deliveries (claimed_at) WHERE state = 'missed' AND kind = 'knock';

-- Discord suspected spam: until when nobody new is written to, or nobody at all.
CREATE TABLE suspicions (
    what     TEXT    PRIMARY KEY,              -- opening conversations, or writing at all
    since_at INTEGER NOT NULL,
    until_at INTEGER NOT NULL,
    times    INTEGER NOT NULL                  -- how often in a row
) STRICT, WITHOUT ROWID;
