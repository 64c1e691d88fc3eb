import type { BatchView } from "../contract.ts";

/** A batch as it arrives: instants are text. */
export type Batch = Omit<BatchView, "openedAt" | "endedAt" | "undoneAt" | "undoUntil"> & {
  openedAt: string;
  endedAt: string | null;
  undoneAt: string | null;
  undoUntil: string;
};
