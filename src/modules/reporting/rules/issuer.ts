import type { LocalDate } from "../../../kernel/time/local-date.ts";
import type { Era, Level, UnitKind } from "../../directory/contract.ts";

/** The unit a report speaks for, with what it is called. */
export interface IssuingUnit {
  level: Level;
  era: Era;
  kind: UnitKind;
  /** Without the word of its kind. */
  name: string;
  /** In full inside a sentence: `tỉnh Sóc Trăng`. */
  called: string;
  /** The same of the unit above; null for a province. */
  above: string | null;
}

export interface Issuer {
  parentBody: string | null;
  issuingBody: string;
  /** `BC-BCĐ` */
  symbol: string;
  place: string;
  recipients: string[];
  filing: string;
  /** The body its head signs on behalf of. */
  collective: string | null;
}

/**
 * From when to when each kind of body issued the report. The committees were made in 2020; COVID-19 left group A on 20/10/2023
 * (Decision of the Ministry of Health, from memory), and their work went back to health offices and People's Committees. `reviewedBy: null`.
 */
const committeesUntil: LocalDate = "2023-10-19";

/** Who issues the report of a unit on a day, in the names of that time. */
export function issuerOf(unit: IssuingUnit, on: LocalDate): Issuer {
  const place = placeOf(unit);
  return on <= committeesUntil ? committee(unit, place) : office(unit, place);
}

/** Place names that are numbers keep the word of their kind: `Phường 9`. */
function placeOf({ name, called }: IssuingUnit): string {
  return /^\d/.test(name) ? called.charAt(0).toUpperCase() + called.slice(1) : name;
}

function committee(unit: IssuingUnit, place: string): Issuer {
  return {
    parentBody: `UBND ${unit.called}`,
    issuingBody: "Ban Chỉ đạo phòng, chống dịch COVID-19",
    symbol: "BC-BCĐ",
    place,
    recipients: [...upwards(unit, "BCĐ"), ...leaders(unit), `Các thành viên BCĐ ${kindOf(unit)}`, ...downwards(unit, "BCĐ")],
    filing: "VT, BCĐ",
    collective: "Ban Chỉ đạo",
  };
}

function office(unit: IssuingUnit, place: string): Issuer {
  const isProvince = unit.level === "province";
  return {
    parentBody: isProvince ? `UBND ${unit.called}` : null,
    issuingBody: isProvince ? "Sở Y tế" : `Ủy ban nhân dân ${unit.called}`,
    symbol: isProvince ? "BC-SYT" : "BC-UBND",
    place,
    recipients: [...upwards(unit, "UBND"), ...leaders(unit), ...downwards(unit, "UBND")],
    filing: isProvince ? "VT, NVY" : "VT",
    collective: isProvince ? null : "Ủy ban nhân dân",
  };
}

const kindOf = ({ called, name }: IssuingUnit): string => called.slice(0, called.length - name.length).trim();

function upwards({ level, above }: IssuingUnit, body: string): string[] {
  if (level === "province" || above === null) return ["Bộ Y tế (để báo cáo)"];
  return [`${body} ${above} (để báo cáo)`];
}

/** What the Party's committee is called after the kind of unit. */
const partyCommittee: Partial<Record<UnitKind, string>> = {
  province: "TT Tỉnh ủy",
  municipality: "TT Thành ủy",
  city: "TT Thành ủy",
  town: "TT Thị ủy",
  "urban-district": "TT Quận ủy",
  "rural-district": "TT Huyện ủy",
};

function leaders(unit: IssuingUnit): string[] {
  const kind = kindOf(unit);
  return [`${partyCommittee[unit.kind] ?? "Đảng ủy"}, TT HĐND ${kind}`, `CT, các PCT UBND ${kind}`];
}

function downwards({ level, era }: IssuingUnit, body: string): string[] {
  if (level === "commune") return [];
  if (level === "province" && era !== "n25") return [`${body} các huyện, thị xã, thành phố`];
  return [`${body} các ${communeWords(era)}`];
}

/** Kinds of commune-level unit of an era, as a sentence names them. */
export const communeWords = (era: Era): string => (era === "n25" ? "xã, phường" : "xã, phường, thị trấn");
