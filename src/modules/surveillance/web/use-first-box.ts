import { type RefObject, useEffect, useRef } from "react";

/** Puts the caret into the first box of a sheet once it is open: a dialog would give it to its close button. */
export function useFirstBox(open: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const turn = requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>("input, textarea, select")?.focus());
    return () => cancelAnimationFrame(turn);
  }, [open]);
  return frame;
}
