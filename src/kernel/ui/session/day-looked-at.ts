import { type LocalDate, localDateOf } from "../../time/local-date.ts";
import { useSession } from "./session.tsx";
import { useSituation } from "./situation.tsx";

/** The local day pages open on: the one that is worked on, or that of the as-of when it is earlier. */
export function useDayLookedAt(): LocalDate {
  const { asOf } = useSituation();
  const { day } = useSession();
  const then = asOf && localDateOf(new Date(asOf));
  return then && then < day ? then : day;
}
