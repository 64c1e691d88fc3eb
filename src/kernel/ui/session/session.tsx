import { createContext, use } from "react";
import type { Language } from "../../i18n/language.ts";

export interface AreaName {
  /** Key of the unit, e.g. `o19.94`. */
  key: string;
  name: string;
}

/** Who is at work, as `GET /api/session/me` tells. */
export interface Session {
  account: { id: string; login: string; name: string; title: string | null; unitName: string | null };
  roles: string[];
  permissions: string[];
  /** Areas the account may work in. */
  areas: AreaName[];
  /** Its own unit or agency. */
  homeArea: AreaName | null;
  /** Code of the 2025 province. */
  provinceId: string;
  language: Language;
  /** In which capacities the person may sign. */
  capacities: { form: string; onBehalfOf: string; title: string }[];
  mustChangePassword: boolean;
  twoFactor: boolean;
  locked: boolean;
  /** Day the pages open on: today, or the last day of a demo. */
  day: string;
  /** Demo installation: nobody in it is real. */
  demo: boolean;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const found = use(SessionContext);
  if (!found) throw new Error("useSession needs a signed-in session above it");
  return found;
}

/** Whether the account holds a permission. For the look only: the server and the database decide. */
export function useMay(permission: string): boolean {
  return useSession().permissions.includes(permission);
}
