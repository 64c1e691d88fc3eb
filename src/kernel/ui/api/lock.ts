import { useSyncExternalStore } from "react";

/**
 * The lock of a session that ended or was left alone: pages stay as they are behind the lock screen, drafts and all,
 * and requests that met it wait here and are sent again after the same person has signed in.
 */
let locked = false;
let waiting: (() => void)[] = [];
const listeners = new Set<() => void>();

function become(next: boolean): void {
  locked = next;
  for (const listener of listeners) listener();
}

export function lockScreen(): void {
  if (!locked) become(true);
}

export function unlockScreen(): void {
  const resumed = waiting;
  waiting = [];
  become(false);
  for (const resume of resumed) resume();
}

/** Locks and resolves once somebody has signed in again. */
export function untilUnlocked(): Promise<void> {
  lockScreen();
  return new Promise((resolve) => waiting.push(resolve));
}

export function useLocked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => locked,
  );
}
