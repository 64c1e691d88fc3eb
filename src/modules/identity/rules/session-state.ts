/** Limits of a session: a shared PC locks soon, the working day needs one sign-in. */
export const sessionLimits = {
  /** Without a request for this long the screen locks; the draft stays. */
  lockAfterMinutes: 15,
  /** Without a request for this long the session ends. */
  idleHours: 12,
  /** No session lives longer, however busy. */
  absoluteHours: 24,
} as const;

export interface SessionTimes {
  seenAt: Date;
  endsAt: Date;
  lockedAt: Date | null;
  endedAt: Date | null;
}

export type SessionState = "open" | "locked" | "ended";

/** What a session is worth at `now`. */
export function sessionState(session: SessionTimes, now: Date): SessionState {
  const idleMinutes = (now.getTime() - session.seenAt.getTime()) / 60_000;
  if (session.endedAt || now >= session.endsAt || idleMinutes >= sessionLimits.idleHours * 60) return "ended";
  return session.lockedAt || idleMinutes >= sessionLimits.lockAfterMinutes ? "locked" : "open";
}
