/** How long the rows of one log are kept: declared here and nowhere else, a file `log-terms.ts` in each module that has logs. */
export interface LogTerm {
  /** `schema.table`. */
  table: string;
  /** Days a row is kept; null: as long as the installation. */
  days: number | null;
  /** The document it rests on, or why it is so. */
  source: string;
  /** Who checked the number against the document; null: from memory, nobody has. */
  reviewedBy: string | null;
  /** The rows whose time has passed; absent where rows are kept, or leave in a way of their own. */
  ended?: EndedRows;
}

export interface EndedRows {
  /** Columns that name a row. */
  key: string;
  /** SQL that selects these columns of the rows older than `$1`. */
  query: string;
}
