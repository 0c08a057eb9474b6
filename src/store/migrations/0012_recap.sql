-- What a team sees of its week: where the recap stands, and the number of posts that the team means to reach together.

ALTER TABLE teams ADD COLUMN thread         INTEGER NOT NULL DEFAULT 0;  -- whether a thread is opened under the recap
ALTER TABLE teams ADD COLUMN pin            INTEGER NOT NULL DEFAULT 0;  -- whether it is pinned
ALTER TABLE teams ADD COLUMN pinned_channel INTEGER;                     -- the recap that is pinned at the moment
ALTER TABLE teams ADD COLUMN pinned_message INTEGER;

-- How many posts a week a team means to reach together, each number with the week from which it counts.
CREATE TABLE team_aims (
    team    INTEGER NOT NULL REFERENCES teams(id) ON DELETE CASCADE,
    from_on TEXT    NOT NULL,                  -- a Monday
    posts   INTEGER CHECK (posts > 0),         -- null from the week on in which the aim was let go
    PRIMARY KEY (team, from_on)
) STRICT, WITHOUT ROWID;

ALTER TABLE recaps ADD COLUMN threaded    INTEGER NOT NULL DEFAULT 0;    -- whether its thread is there
ALTER TABLE recaps ADD COLUMN place_at    INTEGER;                       -- when to see to its thread and its pin
ALTER TABLE recaps ADD COLUMN place_tries INTEGER NOT NULL DEFAULT 0;
CREATE INDEX recaps_to_place ON recaps (place_at) WHERE place_at IS NOT NULL;
