import { formatDate } from "../../../kernel/i18n/date.ts";
import type { Text } from "../../../kernel/ui/language/language.tsx";
import type { Severity as SeverityStep } from "../../../kernel/ui/parts/severity-bars.tsx";
import type { CaseLine } from "../case-views.ts";
import { Severity } from "../contract.ts";
import { findDisease } from "../diseases/find-disease.ts";

/** 1 to 5 bars; null while nobody has assessed it. */
export function severityStep(severity: CaseLine["severity"]): SeverityStep | null {
  return severity === null ? null : ((Severity.options.indexOf(severity) + 1) as SeverityStep);
}

/** `RT-PCR, Ct 24,1`; with the result when it is not positive. */
export function testWords(line: Pick<CaseLine, "testKind" | "testResult" | "ct">, text: Text): string | null {
  const { testKind, testResult, ct } = line;
  if (testKind === null && testResult === null) return null;
  const kind = testKind === null ? text("list.test") : text(`list.testKind.${testKind}`);
  const value = ct === null ? undefined : text("list.ct", { ct });
  const result = testResult === "positive" ? undefined : testResult === null ? text("list.waiting") : text(`testResult.${testResult}`);
  return [kind, value, result].filter(Boolean).join(", ");
}

/** Where the person is, or how the case ended. */
export function whereWords(line: Pick<CaseLine, "outcome" | "outcomeOn" | "facilityName" | "stayKind">, text: Text): string | null {
  if (line.outcome !== "active") {
    const ended = text(`outcome.${line.outcome}`);
    return line.outcomeOn ? `${ended} ${formatDate(line.outcomeOn)}` : ended;
  }
  return line.facilityName ?? (line.stayKind ? text(`stayKind.${line.stayKind}`) : null);
}

/** Name of the person, or who is meant while it is not known. */
export function nameWords({ personName, personDescription }: Pick<CaseLine, "personName" | "personDescription">, text: Text): string {
  if (personName) return personName;
  return personDescription ? text("list.described", { description: personDescription }) : text("list.nameless");
}

export function diseaseName(code: string, language: "vi" | "en"): string {
  return findDisease(code)?.[language] ?? code;
}
