import { useCallback, useMemo, useState } from "react";

/** Rows ticked for an act on many. */
export interface Selection {
  keys: ReadonlySet<string>;
  toggle(key: string): void;
  /** Ticks or unticks all the rows at hand. */
  set(keys: readonly string[], on: boolean): void;
  clear(): void;
}

export function useSelection(): Selection {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  const set = useCallback((some: readonly string[], on: boolean) => {
    setKeys((before) => {
      const after = new Set(before);
      for (const key of some) on ? after.add(key) : after.delete(key);
      return after;
    });
  }, []);
  return useMemo(() => ({ keys, set, toggle: (key) => set([key], !keys.has(key)), clear: () => setKeys(new Set()) }), [keys, set]);
}
