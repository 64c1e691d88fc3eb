-- Nothing asks for events by their subject (a person's are found by person), and each event was written at a random place of this index.
-- Requires: kernel/0001. Locks: exclusive on kernel.event for a moment. Data: none.
drop index kernel.event_subject;
