-- What the picture of a notice is drawn from, frozen beside its body and kept no longer than that: names stand in it.
ALTER TABLE deliveries ADD COLUMN picture TEXT;
