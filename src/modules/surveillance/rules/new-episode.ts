import { daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseOutcome, Classification, TestResult } from "../contract.ts";
import type { Disease } from "../diseases/define-disease.ts";

/** An earlier case of the same person and disease, in force (not withdrawn). */
export interface EarlierCase {
  id: string;
  episode: number;
  /** Its own day, see `eventOn`. */
  eventOn: LocalDate;
  outcome: CaseOutcome;
  classification: Classification;
  testResult: TestResult | null;
  sender: string | null;
  /** What the case is known by with its sender. */
  senderRef: string | null;
}

/** A report before it is known which case it belongs to, with the class it would have by itself. */
export type IncomingReport = Pick<EarlierCase, "eventOn" | "classification" | "testResult" | "sender" | "senderRef">;

/**
 * What a further report of a person with this disease is.
 * `update`: the same illness; `new`: a reinfection, or the first; `ask`: a person decides, because the disease has no interval and the earlier illness has ended.
 */
export type EpisodeDecision =
  | { kind: "new"; episode: number }
  | { kind: "update"; caseId: string }
  | { kind: "ask"; caseId: string; episode: number };

/**
 * New episode or more about the same one (tái nhiễm hay cùng một đợt bệnh).
 * Discarded suspicions do not count as an illness, but a report of the same suspicion is no new case. The interval is measured from the
 * nearest earlier or later episode, so that a late report finds its place.
 */
export function newEpisode(
  disease: Pick<Disease, "newEpisodeAfter">,
  earlier: readonly EarlierCase[],
  incoming: IncomingReport,
): EpisodeDecision {
  const on = incoming.eventOn;
  const [discarded, ills] = [earlier.filter(isDiscarded), earlier.filter((report) => !isDiscarded(report))];
  const known = discarded.find((report) => sameDay(report, incoming)) ?? discarded.find((report) => sentAgain(report, incoming));
  if (known) return { kind: "update", caseId: known.id };
  const episode = 1 + Math.max(0, ...ills.map((report) => report.episode));
  const nearest = ills.toSorted((a, b) => distance(a, on) - distance(b, on))[0];
  if (!nearest) return { kind: "new", episode };
  if (disease.newEpisodeAfter) {
    return distance(nearest, on) > disease.newEpisodeAfter.days ? { kind: "new", episode } : { kind: "update", caseId: nearest.id };
  }
  return nearest.outcome === "active" || nearest.eventOn === on
    ? { kind: "update", caseId: nearest.id }
    : { kind: "ask", caseId: nearest.id, episode };
}

export function newEpisodes(
  disease: Pick<Disease, "newEpisodeAfter">,
  reports: readonly { earlier: readonly EarlierCase[]; incoming: IncomingReport }[],
): EpisodeDecision[] {
  return reports.map(({ earlier, incoming }) => newEpisode(disease, earlier, incoming));
}

const isDiscarded = ({ classification }: IncomingReport): boolean => classification === "discarded";

/** The suspicion of that day; a positive result is another matter, unless it was a positive that was discarded. */
const sameDay = (discarded: EarlierCase, incoming: IncomingReport): boolean =>
  discarded.eventOn === incoming.eventOn && (incoming.testResult !== "positive" || discarded.testResult === "positive");

/** The sender's own report again, with its days corrected. What the same sender suspects anew under the same number is a new suspicion. */
const sentAgain = (discarded: EarlierCase, incoming: IncomingReport): boolean =>
  isDiscarded(incoming) &&
  incoming.senderRef !== null &&
  discarded.senderRef === incoming.senderRef &&
  discarded.sender === incoming.sender;

const distance = (report: EarlierCase, on: LocalDate): number => Math.abs(daysBetween(report.eventOn, on));
