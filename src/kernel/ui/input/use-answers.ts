import { useEffect, useState } from "react";

/**
 * Asks as one types: waits for a pause of 120 ms, drops answers that were overtaken.
 * @param query undefined or blank asks nothing
 */
export function useAnswers<Item>(query: string | undefined, ask: (query: string, signal: AbortSignal) => Promise<readonly Item[]>) {
  const [state, setState] = useState<{ query: string; items: readonly Item[] }>({ query: "", items: [] });
  const wanted = query?.trim() ?? "";
  // biome-ignore lint/correctness/useExhaustiveDependencies: a caller's new closure is not a new question
  useEffect(() => {
    if (!wanted) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(wanted, stop.signal).then(
        (items) => !stop.signal.aborted && setState({ query: wanted, items }),
        (error: unknown) => {
          if (!stop.signal.aborted) throw error;
        },
      );
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted]);
  const current = state.query === wanted;
  return { items: wanted ? state.items : [], pending: Boolean(wanted) && !current };
}
