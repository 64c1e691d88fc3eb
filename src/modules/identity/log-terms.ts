import type { LogTerm } from "../../kernel/retention/log-term.ts";

export const logTerms: readonly LogTerm[] = [
  {
    table: "identity.session",
    days: 90,
    source:
      "A quarter after its end, the latest of each account longer: it says when the account was last used. Signing in and out stay in the audit.",
    reviewedBy: null,
    ended: {
      key: "id",
      query: `select s.id from identity.session s where coalesce(s.ended_at, s.ends_at) < $1
        and exists (select from identity.session l where l.account_id = s.account_id and (l.seen_at, l.id) > (s.seen_at, s.id))`,
    },
  },
  {
    table: "identity.attempt",
    days: 1,
    source: "Failures older than a day no longer delay anybody.",
    reviewedBy: null,
    ended: { key: "key", query: "select key from identity.attempt where last_at < $1" },
  },
];
