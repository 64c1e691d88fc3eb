import { useRouter, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { readInstant } from "../../../kernel/time/local-date.ts";
import { callApi } from "../../../kernel/ui/api/api.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import type { AreaHit } from "../../../kernel/ui/input/area-picker.tsx";
import { useLanguage } from "../../../kernel/ui/language/language.tsx";
import { type AreaName, useSession } from "../../../kernel/ui/session/session.tsx";
import { type Situation, SituationContext } from "../../../kernel/ui/session/situation.tsx";

/** Area and as-of of the whole page, read from the address and written to it. */
export function SituationRoot({ children }: { children: ReactNode }) {
  const router = useRouter();
  const search: Record<string, string> = useSearch({ strict: false });
  const { language } = useLanguage();
  const area = useAreaName(search.area);
  const asOf = search.asOf ? readInstant(search.asOf)?.toISOString() : undefined;
  const situation = useMemo<Situation>(() => {
    const write = (change: Record<string, string | undefined>): void =>
      void router.navigate({ to: ".", search: ((before: Record<string, unknown>) => ({ ...before, ...change })) as never });
    return {
      area,
      asOf,
      readOnly: asOf !== undefined,
      changeArea: (key) => write({ area: key }),
      changeAsOf: (instant) => write({ asOf: instant }),
      searchAreas: async (q, signal) => {
        const answer = await callApi<{ areas: AreaHit[] }>({ method: "GET", path: "/areas/search", query: { q, language }, signal });
        return answer.ok ? answer.value.areas : [];
      },
    };
  }, [area, asOf, router, language]);
  return <SituationContext value={situation}>{children}</SituationContext>;
}

/** The area in the address by name; without one, the first area of the account. */
function useAreaName(key: string | undefined): AreaName | undefined {
  const { areas, homeArea } = useSession();
  const own = areas.find((area) => area.key === key) ?? (homeArea?.key === key ? homeArea : undefined);
  const { language } = useLanguage();
  const asked = useRead<{ name: string }>("/areas/one", { key, language }, { when: key !== undefined && !own });
  const name = own?.name ?? asked.value?.name;
  const first = areas[0] ?? homeArea ?? undefined;
  return useMemo(() => (key ? { key, name: name ?? key } : first), [key, name, first]);
}
