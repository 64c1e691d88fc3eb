-- Whoever sees a person sees where else the person is seen, and nobody else does.
-- Requires: kernel/0003, persons/0001. Locks: kernel.relation for a moment. Data: none.
select kernel.show_relations('persons', 'person');
