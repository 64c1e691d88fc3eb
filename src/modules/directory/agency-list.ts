import type { Tx } from "../../kernel/db/actor.ts";
import { importable, type ListColumn } from "../../kernel/http/list-file.ts";
import type { Language } from "../../kernel/i18n/language.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import type { Agency } from "./agencies/province-agencies.ts";
import type { AgencyGroup } from "./contract.ts";
import { agencyFields } from "./rules/agency-row.ts";
import { listAgencies } from "./store/agency-store.ts";
import { unitNames } from "./store/unit-store.ts";

/** A body with the words of its group and the name of its unit. */
interface NamedAgency extends Omit<Agency, "seenBy"> {
  groupName: string;
  unitName: string | null;
}

const MOST = 20_000;

export interface AgencyListQuery {
  q: string;
  provinceId?: string | undefined;
  group?: string | undefined;
  on?: string | undefined;
}

/** Every body that is asked for, as a list that leaves. */
export async function agencyList(tx: Tx, { q, provinceId, group, on }: AgencyListQuery, language: Language): Promise<NamedAgency[]> {
  const agencies = await listAgencies(tx, { text: q, provinceId, on, groups: group ? [group as AgencyGroup] : undefined, limit: MOST });
  const names = await unitNames(
    tx,
    agencies.map(({ unitKey }) => unitKey),
    language,
  );
  return agencies.map((agency) => ({
    ...agency,
    groupName: textOf(language, "directory", `group.${agency.group}`),
    unitName: names.get(agency.unitKey) ?? null,
  }));
}

/** Under the headers an import knows; the unit by its key, because names repeat. */
const known = (code: string, value: ListColumn<NamedAgency>["value"], kind?: ListColumn<NamedAgency>["kind"]) =>
  importable(agencyFields, code, value, kind);

export const agencyColumns: readonly ListColumn<NamedAgency>[] = [
  { vi: "Mã", en: "key", value: ({ key }) => key },
  known("name", ({ name }) => name),
  known("group", ({ groupName }) => groupName),
  known("unit", ({ unitKey }) => unitKey),
  { vi: "Tên địa bàn", en: "name of the area", value: ({ unitName }) => unitName },
  known("from", ({ validFrom }) => validFrom, "date"),
  known("to", ({ validTo }) => validTo, "date"),
];
