import { useSyncExternalStore } from "react";

/** What this page knows about the server: since when it is out of reach, and how old the newest answer is. */
export interface Connection {
  /** Instant of the first failure in a row; undefined while connected. */
  lostAt: Date | undefined;
  /** The server's clock in its newest answer. */
  answeredAt: Date | undefined;
}

let now: Connection = { lostAt: undefined, answeredAt: undefined };
const listeners = new Set<() => void>();

function become(next: Connection): void {
  now = next;
  for (const listener of listeners) listener();
}

/** Every answer of the server, refusals too, proves the line. Told by the minute: a chip need not change each second. */
export function connectionAnswered(at: Date): void {
  const sameMinute = Math.floor(at.getTime() / 60_000) === Math.floor((now.answeredAt?.getTime() ?? 0) / 60_000);
  if (!now.lostAt && sameMinute) return;
  become({ lostAt: undefined, answeredAt: at });
}

export function connectionFailed(at: Date): void {
  if (!now.lostAt) become({ ...now, lostAt: at });
}

/** The browser may know before any request failed that it has no line. */
const lineLost = (): void => connectionFailed(new Date());

export function useConnection(): Connection {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      window.addEventListener("offline", lineLost);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) window.removeEventListener("offline", lineLost);
      };
    },
    () => now,
  );
}
