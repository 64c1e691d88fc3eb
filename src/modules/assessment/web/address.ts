import { useRouter, useSearch } from "@tanstack/react-router";
import { isLocalDate, type LocalDate, localDateOf } from "../../../kernel/time/local-date.ts";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import { useDayLookedAt } from "../../../kernel/ui/session/day-looked-at.ts";

type Change = Record<string, string | undefined>;

/** What stands in the address besides area and as-of, and how to write it: a link reproduces the page. */
export function useAddress(): readonly [Record<string, string>, (change: Change) => void] {
  const router = useRouter();
  const search: Record<string, string> = useSearch({ strict: false });
  const write = (change: Change): void =>
    void router.navigate({ to: ".", search: ((before: Change) => ({ ...before, ...change })) as never, replace: true });
  return [search, write];
}

/** The assessment day: the one in the address, else the day of the as-of, else the day the pages open on. */
export function useAssessmentDay(): LocalDate {
  const [{ on }] = useAddress();
  const day = useDayLookedAt();
  const today = localDateOf(useNow());
  return on && isLocalDate(on) && on <= today ? on : day;
}
