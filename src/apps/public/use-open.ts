import { useEffect, useState } from "react";

/** What everybody may read, on its way; `failed` when no usable answer came. */
export type Open<T> = { state: "waiting" } | { state: "failed" } | { state: "here"; value: T };

/** Reads an open address of the server once. @param address without `/api`; undefined asks nothing yet */
export function useOpen<T>(address: string | undefined): Open<T> {
  const [answer, setAnswer] = useState<{ of: string; open: Open<T> }>();
  useEffect(() => {
    if (!address) return;
    const stop = new AbortController();
    const settle = (open: Open<T>): void => {
      if (!stop.signal.aborted) setAnswer({ of: address, open });
    };
    fetch(`/api${address}`, { signal: stop.signal })
      .then(async (response) => settle(response.ok ? { state: "here", value: (await response.json()) as T } : { state: "failed" }))
      .catch(() => settle({ state: "failed" }));
    return () => stop.abort();
  }, [address]);
  return answer && answer.of === address ? answer.open : { state: "waiting" };
}
