-- Whoever was lent work sees the name of the person it came from, who may stand above them and out of their sight.
-- Requires: identity/0001. Locks: identity.grant for a moment. Data: names of those who lent work so far.
alter table identity.grant add column giver_name text;
comment on column identity.grant.giver_name is 'Name, on that day, of who lent it; null when it was not lent.';
update identity.grant g set giver_name = a.name from identity.account a where a.id = g.delegated_by;
