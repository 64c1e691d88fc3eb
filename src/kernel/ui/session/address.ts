import { useRouter, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

export type Address = Readonly<Record<string, string>>;

/**
 * What stands in the address: area and as-of of the shell, filters and the chosen row of the page. A link reproduces the page.
 * Never a name or a number of a person. Undefined takes an entry out.
 */
export function useAddress(): readonly [Address, (change: Record<string, string | undefined>) => void] {
  const router = useRouter();
  const address: Address = useSearch({ strict: false });
  const write = useCallback(
    (change: Record<string, string | undefined>) =>
      void router.navigate({ to: ".", search: ((before: Address) => ({ ...before, ...change })) as never, replace: true }),
    [router],
  );
  return [address, write];
}
