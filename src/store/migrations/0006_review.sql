-- What became of the strategy beside its lines: which were settled or left for later, when the member was told what is
-- missing, plans in their own words, the cards of before, and the quarters on which they were asked to look back.

ALTER TABLE members ADD COLUMN settled TEXT NOT NULL DEFAULT '';         -- slugs of lines, comma between
ALTER TABLE members ADD COLUMN later   TEXT NOT NULL DEFAULT '';         -- the same, left for later
ALTER TABLE members ADD COLUMN missing_asked_at INTEGER;                 -- when they were last told what is missing
ALTER TABLE members ADD COLUMN missing_asks INTEGER NOT NULL DEFAULT 0;  -- how often since they looked at it themselves

-- If-then plans.
CREATE TABLE if_thens (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    weekday INTEGER CHECK (weekday BETWEEN 0 AND 6),   -- Monday lowest; none for any day
    words   TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX if_thens_of_member ON if_thens (member);

-- What stood in every line before the changes of a day, at most once a day.
CREATE TABLE strategy_cards (
    member  INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    kept_on TEXT    NOT NULL,
    lines   TEXT    NOT NULL,                  -- JSON
    PRIMARY KEY (member, kept_on)
) STRICT, WITHOUT ROWID;

-- On which quarters a member was asked to look back, and whether they said what stays.
CREATE TABLE reviews (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    quarter     TEXT    NOT NULL,              -- such as 2026-Q1
    asked_at    INTEGER NOT NULL,
    answered_at INTEGER,
    PRIMARY KEY (member, quarter)
) STRICT, WITHOUT ROWID;
