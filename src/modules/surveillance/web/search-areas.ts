import { callApi } from "../../../kernel/ui/api/api.ts";
import type { AreaHit } from "../../../kernel/ui/input/area-picker.tsx";

interface AreaQuestion {
  /** Area in which names are looked for first; names outside it are found where nothing inside fits. */
  within: string | undefined;
  level?: "commune" | undefined;
  /** Day whose list of units is meant. */
  on: string;
}

/** Communes and other units by any words, those of the own area first. */
export async function findAreas(query: string, { within, ...rest }: AreaQuestion, signal?: AbortSignal): Promise<readonly AreaHit[]> {
  const ask = async (where: string | undefined): Promise<readonly AreaHit[]> => {
    const question = { ...rest, q: query, within: where, limit: 8 };
    const answer = await callApi<{ areas: AreaHit[] }>({ method: "GET", path: "/areas/search", query: question, signal });
    return answer.ok ? answer.value.areas : [];
  };
  const inside = within?.startsWith("ag.") || !within ? [] : await ask(within);
  return inside.length > 0 ? inside : ask(undefined);
}
