import { useEffect } from "react";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { lockScreen, useLocked } from "../../../kernel/ui/api/lock.ts";

/** Without a hand on keyboard or mouse for this long the screen locks; sooner than the server's own limit. */
export const idleLockMinutes = 10;
const KEPT = "vx.last-touch";

/** All tabs of the browser share one clock of idleness. */
export function useIdleLock(): void {
  const locked = useLocked();
  useEffect(() => {
    if (locked) return;
    let written = 0;
    const touch = (): void => {
      const now = Date.now();
      if (now - written < 10_000) return;
      written = now;
      localStorage.setItem(KEPT, String(now));
    };
    const look = (): void => {
      const last = Number(localStorage.getItem(KEPT) ?? Date.now());
      if (Date.now() - last >= idleLockMinutes * 60_000) void lockNow();
    };
    touch();
    const timer = setInterval(look, 20_000);
    for (const event of ["keydown", "pointerdown", "pointermove", "wheel"]) document.addEventListener(event, touch, { passive: true });
    return () => {
      clearInterval(timer);
      for (const event of ["keydown", "pointerdown", "pointermove", "wheel"]) document.removeEventListener(event, touch);
    };
  }, [locked]);
}

/** Hides the page at once; the server is told as well, so that the cookie alone opens nothing. */
export async function lockNow(): Promise<void> {
  lockScreen();
  await callApi({ method: "POST", path: "/session/lock", duringSignIn: true });
}
