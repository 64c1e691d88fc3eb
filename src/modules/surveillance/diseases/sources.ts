import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { TestKind } from "../contract.ts";
import type { Branch, CaseDefinition, Dated, Disease, Fact, Source } from "./define-disease.ts";

const source = (document: string, issuedOn: LocalDate | null = null): Source => ({ document, issuedOn, reviewedBy: null });

export { source };

/** Law on communicable diseases: lists groups A, B, C in article 3; replaced by Law 114/2025/QH15 from 01/07/2026, whose lists are not known here. */
const law2007 = source("Luật 03/2007/QH12", "2007-11-21");
/** Annex 1: which disease is reported within 24 and within 48 hours of diagnosis. */
const circular54 = source("Thông tư 54/2015/TT-BYT", "2015-12-28");
/** Definitions of communicable diseases for surveillance. */
const decision4283 = source("Quyết định 4283/QĐ-BYT", "2016-08-08");

/** Group under the law of 2007, in force 01/07/2008–30/06/2026. */
export function groupOf2007(group: "A" | "B" | "C"): Disease["groups"] {
  return [{ group, from: "2008-07-01", to: "2026-06-30", source: law2007 }];
}

/** Deadline under Circular 54, in force since 01/07/2016. */
export function notifyWithin(hours: 24 | 48): Disease["notifyWithin"] {
  return [{ hours, from: "2016-07-01", to: null, source: circular54 }];
}

export const factBranch = (code: string, ...facts: Fact[]): Branch => ({ code, all: facts.map((fact) => ({ kind: "fact", fact })) });

export const positiveBranch = (code: string, ...tests: TestKind[]): Branch => ({
  code,
  all: [{ kind: "test", tests, result: "positive" }],
});

interface GeneralDefinition {
  /** Tests whose positive result confirms. */
  confirming: readonly TestKind[];
  /** Branches of a probable case; left out where the definition has no such class. */
  probable?: readonly Branch[];
  dated?: Dated;
}

/**
 * The common shape: suspected by its clinical picture, confirmed by one of the tests.
 * Entered from memory of Decision 4283 and of WHO's surveillance standards; `other` stands for serology (IgM) and antigen in tissue.
 */
export function laboratoryDefinition({ confirming, probable, dated }: GeneralDefinition): CaseDefinition {
  return {
    ...(dated ?? { from: "2016-08-08", to: null, source: decision4283 }),
    complete: false,
    branches: {
      suspected: [factBranch("clinical", "clinical_picture")],
      ...(probable && { probable }),
      confirmed: [positiveBranch("laboratory", ...confirming)],
    },
  };
}

/** A probable case by link: the clinical picture and a tie to a confirmed case or outbreak. */
export const linkedBranches: readonly Branch[] = [factBranch("linked", "clinical_picture", "epidemiological_link")];
