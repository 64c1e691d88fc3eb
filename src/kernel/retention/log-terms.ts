import type { LogTerm } from "./log-term.ts";

export const auditTerm = {
  table: "kernel.audit",
  days: 730,
  source:
    "Two years in the database, then in files that nothing deletes. Decree 53/2022/NĐ-CP of 15/8/2022 asks for 12 months of system logs at least (from memory).",
  reviewedBy: null,
} as const satisfies LogTerm;

/** The logs of the kernel. */
export const logTerms: readonly LogTerm[] = [
  auditTerm,
  {
    table: "kernel.command",
    days: 730,
    source: "As long as the audit: a receipt can be asked about while its act can be looked up. A phone is not offline for so long.",
    reviewedBy: null,
    ended: { key: "id", query: "select id from kernel.command where at < $1" },
  },
  {
    table: "kernel.notice",
    days: 90,
    source: "A quarter: who was told what is also in the audit of the act.",
    reviewedBy: null,
    ended: { key: "province_id, id", query: "select province_id, id from kernel.notice where created_at < $1 and due_at < $1" },
  },
  {
    table: "kernel.event",
    days: null,
    source: "As long as the records: a person's timeline is made of it, and a reaction that comes later reads it from the start.",
    reviewedBy: null,
  },
  { table: "kernel.file", days: null, source: "As long as what they belong to, and records are never deleted.", reviewedBy: null },
];
