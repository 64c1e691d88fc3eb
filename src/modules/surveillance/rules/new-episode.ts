import { daysBetween, type LocalDate } from "../../../kernel/time/local-date.ts";
import type { CaseOutcome, Classification } from "../contract.ts";
import type { Disease } from "../diseases/define-disease.ts";

/** An earlier case of the same person and disease, in force (not withdrawn). */
export interface EarlierCase {
  id: string;
  episode: number;
  /** Its own day, see `eventOn`. */
  eventOn: LocalDate;
  outcome: CaseOutcome;
  classification: Classification;
}

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
 * Discarded suspicions do not count as an illness. The interval is measured from the nearest earlier or later episode, so that a late report finds its place.
 * @param on own day of the incoming report
 */
export function newEpisode(disease: Pick<Disease, "newEpisodeAfter">, earlier: readonly EarlierCase[], on: LocalDate): EpisodeDecision {
  const ills = earlier.filter(({ classification }) => classification !== "discarded");
  const episode = 1 + Math.max(0, ...earlier.map((report) => report.episode));
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
  reports: readonly { earlier: readonly EarlierCase[]; on: LocalDate }[],
): EpisodeDecision[] {
  return reports.map(({ earlier, on }) => newEpisode(disease, earlier, on));
}

const distance = (report: EarlierCase, on: LocalDate): number => Math.abs(daysBetween(report.eventOn, on));
