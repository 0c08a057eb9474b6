-- Whether its writer said of which kind a post is and what it serves. Of older ones nobody knows any more; there the topic
-- from which they turn out to be written decides.
ALTER TABLE posts ADD COLUMN pillar_said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE posts ADD COLUMN purpose_said INTEGER NOT NULL DEFAULT 0;

-- Always empty. What is put there and taken away again shows whether anything can be kept.
CREATE TABLE trials (
    filling TEXT NOT NULL
) STRICT;

-- A deletion is always of everything.
ALTER TABLE deletions DROP COLUMN team;

-- What a diary, a streak and a board ask about stands in the index as a whole, so that no post has to be looked up for it.
DROP INDEX posts_of_member;
CREATE INDEX posts_of_member ON posts (member, posted_on, posted_at, deleted_at, repeats, pillar);
