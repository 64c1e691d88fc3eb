import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Outcome, Refusal } from "../../errors/refusal.ts";
import { callApi, type Query } from "./api.ts";

/** A value asked from the server, as `Resource` shows it. */
export interface Reading<T> {
  value: T | undefined;
  refusal: Refusal | undefined;
  /** Being asked for the first time, or again after a refusal. */
  pending: boolean;
  /** When the value arrived, ms; 0 before. */
  at: number;
  again(): void;
}

/** Carries a refusal through the query cache, which knows failures only as thrown. */
class RefusedRead extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

async function askFor<T>(answer: Promise<Outcome<T>>): Promise<T> {
  const told = await answer;
  if (told.ok) return told.value;
  throw new RefusedRead(told.refusal);
}

interface ReadOptions {
  /** False asks nothing yet. */
  when?: boolean;
  /** Keep showing the last answer while another question of the same list runs. Never for one person's page. */
  keep?: boolean;
  /** Ask again this often, in seconds. */
  every?: number;
  /** Why people are read, for the audit, when it differs from what the route says. */
  purpose?: string;
}

/** GET: `const cases = useRead<CaseList>("/cases", {area, asOf})`. Nothing about a named person goes into `query`. */
export function useRead<T>(path: string, query?: Query, options: ReadOptions = {}): Reading<T> {
  return useReading<T>(
    ["GET", path, query],
    (signal) => callApi<T>({ method: "GET", path, query, purpose: options.purpose, signal }),
    options,
  );
}

/** POST that only reads, for searches with names or numbers of persons, which must not stand in an address. */
export function useSearch<T>(path: string, body: unknown, options: ReadOptions = {}): Reading<T> {
  return useReading<T>(
    ["POST", path, body],
    (signal) => callApi<T>({ method: "POST", path, body, purpose: options.purpose, signal }),
    options,
  );
}

function useReading<T>(key: unknown[], ask: (signal: AbortSignal) => Promise<Outcome<T>>, options: ReadOptions): Reading<T> {
  const { when = true, keep = false, every } = options;
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => askFor(ask(signal)),
    enabled: when,
    networkMode: "always", // callApi tells a dead line itself, and the age of what is shown stays visible
    retry: (failures, error) => failures < 2 && error instanceof RefusedRead && isPassing(error.refusal),
    ...(keep && { placeholderData: keepPreviousData }),
    ...(every && { refetchInterval: every * 1000 }),
  });
  const { error } = query;
  // A bug is not a refusal: it goes to the error boundary.
  if (error && !(error instanceof RefusedRead)) throw error;
  return {
    value: query.data,
    refusal: error?.refusal,
    pending: query.isPending ? when : query.isRefetching && Boolean(error),
    at: query.dataUpdatedAt,
    again: () => void query.refetch(),
  };
}

const isPassing = (refusal: Refusal): boolean => refusal.status === 0 || refusal.status === 503;
