-- What a member has settled beforehand, beside target, days, main platform and main purpose. All of it may be missing.

ALTER TABLE members ADD COLUMN country        TEXT;     -- two letters, lower case; else the one the zone lies in
ALTER TABLE members ADD COLUMN field          TEXT;     -- a physician's, in their own words
ALTER TABLE members ADD COLUMN audience       TEXT NOT NULL DEFAULT '';   -- slugs, comma between
ALTER TABLE members ADD COLUMN second_purpose TEXT;
ALTER TABLE members ADD COLUMN posting_min    INTEGER;  -- minutes after midnight, in the person's zone
ALTER TABLE members ADD COLUMN reviewer       TEXT;
ALTER TABLE members ADD COLUMN ground_rules   TEXT NOT NULL DEFAULT '';   -- slugs, comma between

-- The platforms that a member uses, and how far they are with each.
CREATE TABLE member_platforms (
    member      INTEGER NOT NULL REFERENCES members(id) ON DELETE CASCADE,
    platform    TEXT    NOT NULL,
    familiarity TEXT    NOT NULL,
    ready       TEXT    NOT NULL DEFAULT '',            -- slugs, comma between
    PRIMARY KEY (member, platform)
) STRICT, WITHOUT ROWID;
