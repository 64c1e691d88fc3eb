import { useCallback, useEffect, useRef, useState } from "react";
import { useSession } from "./session.tsx";

const PREFIX = "vx.draft.";
const KEEP_DAYS = 7;

export interface Draft<T> {
  value: T;
  change(next: T): void;
  /** When the device last kept it; undefined while untouched. */
  keptAt: Date | undefined;
  /** After the record was accepted. */
  discard(): void;
}

/**
 * What is being typed, kept on this device each second under the account's id: it outlives a lock, a reload and a power cut.
 * @param name unique for the form and the record it edits, e.g. `case.new`
 */
export function useDraft<T>(name: string, empty: T): Draft<T> {
  const key = `${PREFIX}${useSession().account.id}.${name}`;
  const [state, setState] = useState(() => readDraft<T>(key) ?? { value: empty, keptAt: undefined });
  const unsaved = useRef<T>(undefined);

  const keep = useCallback(() => {
    if (unsaved.current === undefined) return;
    const value = unsaved.current;
    unsaved.current = undefined;
    const keptAt = new Date();
    localStorage.setItem(key, JSON.stringify({ value, keptAt }));
    setState({ value, keptAt });
  }, [key]);

  useEffect(() => {
    const timer = setInterval(keep, 1000);
    window.addEventListener("pagehide", keep);
    return () => {
      clearInterval(timer);
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [keep]);

  return {
    ...state,
    change: (value) => {
      unsaved.current = value;
      setState((before) => ({ ...before, value }));
    },
    discard: () => {
      unsaved.current = undefined;
      localStorage.removeItem(key);
      setState({ value: empty, keptAt: undefined });
    },
  };
}

function readDraft<T>(key: string): { value: T; keptAt: Date } | undefined {
  const text = localStorage.getItem(key);
  if (!text) return undefined;
  const kept = JSON.parse(text) as { value: T; keptAt: string };
  return { value: kept.value, keptAt: new Date(kept.keptAt) };
}

/** Removes drafts nobody came back to: they may hold personal data. Called when the app starts. */
export function dropOldDrafts(now: Date): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const keptAt = readDraft<unknown>(key)?.keptAt.getTime() ?? 0;
    if (now.getTime() - keptAt > KEEP_DAYS * 86_400_000) localStorage.removeItem(key);
  }
}
