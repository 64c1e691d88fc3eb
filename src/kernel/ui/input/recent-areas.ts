import type { AreaHit } from "./area-picker.tsx";

const KEPT = "vx.recent-areas";

/** The last five units chosen on this device, newest first. */
export function recentAreas(): readonly AreaHit[] {
  const kept = localStorage.getItem(KEPT);
  return kept ? (JSON.parse(kept) as AreaHit[]) : [];
}

/** Levels are left out: they would be old by the next time. */
export function keepRecentArea({ epidemicLevel: _level, ...area }: AreaHit): void {
  const others = recentAreas().filter(({ key }) => key !== area.key);
  localStorage.setItem(KEPT, JSON.stringify([area, ...others].slice(0, 5)));
}
