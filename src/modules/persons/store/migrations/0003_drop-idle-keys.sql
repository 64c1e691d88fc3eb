-- Two things every registration paid for and nothing needed: a key for people without year of birth, who are only ever recognised through a
-- phone or an identity number, and an index by residence, which the index of seen_by serves.
-- Requires: persons/0001. Locks: three tables for a moment. Data: the key is derived and is given up.
drop index person_identity.identity_name_place;
alter table person_identity.identity drop column match_name_place;
alter table person_identity.identity_history drop column match_name_place;
drop index persons.person_residence;
