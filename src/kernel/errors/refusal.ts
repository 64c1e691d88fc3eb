/** A refusal of a request: a value, not an exception. Its words are in the owner's messages under `error.<code>`. */
export interface Refusal {
  /** `module/code`, stable; shown to 1022 and in logs. */
  code: string;
  /** HTTP status. */
  status: number;
  /** What the sentence needs: field, row, value. Never personal data that the asker did not send. */
  params?: Record<string, string | number | null>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export interface ErrorEntry {
  code: string;
  status: number;
}

/** Every refusal of a module, as `code: status`. Discarding the type of the code would lose the check that words exist. */
export function defineErrors<const Codes extends Record<string, number>>(
  owner: string,
  codes: Codes,
): { [Code in keyof Codes]: ErrorEntry } {
  const entries = Object.entries(codes).map(([code, status]) => [code, { code: `${owner}/${code}`, status }]);
  return Object.fromEntries(entries) as { [Code in keyof Codes]: ErrorEntry };
}

export function refuse(entry: ErrorEntry, params?: Refusal["params"]): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code: entry.code, status: entry.status, ...(params && { params }) } };
}

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** Carries a refusal out of a transaction so that it rolls back; caught by the route, never by modules. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

/** Refusals every route may give. */
export const kernelErrors = defineErrors("kernel", {
  not_found: 404, // absent, forbidden and out of area look the same
  not_signed_in: 401,
  locked: 423,
  invalid_request: 400,
  too_large: 413,
  too_many: 429,
  stale: 409,
  command_reused: 409,
  unavailable: 503,
  unexpected: 500,
});
