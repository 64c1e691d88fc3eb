-- Whoever sees a case sees where else the case is seen, and nobody else does.
-- Requires: kernel/0003, surveillance/0001. Locks: kernel.relation for a moment. Data: none.
select kernel.show_relations('surveillance', 'case_report');
