import { useEffect, useState } from "react";

/** Under 300 ms nothing moves; then a shape; after 5 s words. */
export type Patience = "calm" | "waiting" | "long";

export function usePatience(pending: boolean): Patience {
  const [patience, setPatience] = useState<Patience>("calm");
  useEffect(() => {
    setPatience("calm");
    if (!pending) return;
    const shape = setTimeout(() => setPatience("waiting"), 300);
    const words = setTimeout(() => setPatience("long"), 5000);
    return () => {
      clearTimeout(shape);
      clearTimeout(words);
    };
  }, [pending]);
  return patience;
}
