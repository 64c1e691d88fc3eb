import type { Database } from "../db/pool.ts";
import { sealAudit } from "./seal.ts";

const EVERY_MS = 5000;

export interface Sealing {
  /** Seals what is left and ends. */
  stop(): Promise<void>;
}

/**
 * Seals the audit at once and then every 5 s while the server runs; a failure is told and tried again at the next turn.
 * @param headFile second file, see `headsPath`
 */
export function startSealing(database: Database, headFile: string, onError: (error: unknown) => void, everyMs = EVERY_MS): Sealing {
  const seal = async () => {
    try {
      await sealAudit(database, headFile);
    } catch (error) {
      onError(error);
    }
  };
  let turn = seal();
  // Turns follow one another: a long one delays the next instead of meeting it.
  const timer = setInterval(() => {
    turn = turn.then(seal);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await turn;
      await seal();
    },
  };
}
