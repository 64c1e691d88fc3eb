/**
 * Every table the application reads or writes, by `schema.table`. Each module adds its own through declaration merging
 * in its `store/tables.ts`; a test compares the declared columns with the migrated database.
 */
// biome-ignore lint/suspicious/noEmptyInterface: merged by the modules
export interface Tables {}

/** Columns every record table has besides its own. */
export interface RecordColumns {
  province_id: string;
  id: string;
  version: number;
  recorded_from: Date;
  recorded_by: string;
  batch_id: string | null;
  /** Reason this record is void; null while it is in force. */
  withdrawn: string | null;
  /** Visibility keys, derived from the record's relations. */
  seen_by: string[];
}
