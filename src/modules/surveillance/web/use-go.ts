import { useRouter, useSearch } from "@tanstack/react-router";

/** Goes to another page; area and as-of stay in the address, what else stood there does not. */
export function useGo(): (to: string, search?: Readonly<Record<string, string>>) => void {
  const router = useRouter();
  return (to, search = {}) => void router.navigate({ to, search: search as never });
}

/** The texts of the address and a way to change some of them; undefined takes one out. */
export function useAddress(): [Readonly<Record<string, string>>, (change: Readonly<Record<string, string | undefined>>) => void] {
  const router = useRouter();
  const search: Record<string, string> = useSearch({ strict: false });
  const change = (some: Readonly<Record<string, string | undefined>>): void =>
    void router.navigate({ to: ".", search: ((before: Record<string, unknown>) => ({ ...before, ...some })) as never, replace: true });
  return [search, change];
}
