import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import type { ShownPeople } from "../../kernel/http/shown-people.ts";
import { formatDate, formatTime } from "../../kernel/i18n/date.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { chainOf, findUnit, getUnit, levelOf, unitGraph, unitNames, unitPath } from "../directory/server.ts";
import { linesOf } from "../persons/server.ts";
import type { CaseFilter } from "./case-views.ts";
import type { HandOver } from "./contract.ts";
import { findDisease } from "./diseases/find-disease.ts";
import { caseForm } from "./documents/case-form.ts";
import { handOverLetter } from "./documents/hand-over-letter.ts";
import { lineListDocument } from "./documents/line-list.ts";
import type { PrintedCase } from "./documents/printed-case.ts";
import { errors } from "./errors.ts";
import { findBodyOf, issuerOf } from "./masthead.ts";
import { listCases } from "./store/case-queries.ts";
import { findCase, listCasesById, type StoredCase, toStoredCase } from "./store/case-store.ts";
import { listPending } from "./store/hand-over-store.ts";

type Document = ReturnType<typeof caseForm>;

/** The longest list that is printed; a longer one is a spreadsheet. */
export const MOST_PRINTED = 1000;

/** Cases with places and persons in words, in their order. Numbers of identity and phones are not in it: they are revealed one by one. */
async function printedCases(tx: Tx, cases: readonly StoredCase[], shown: ShownPeople): Promise<PrintedCase[]> {
  shown.add(cases.map(({ personId }) => personId));
  const people = await linesOf(tx, [...new Set(cases.map(({ personId }) => personId))]);
  const names = await unitNames(
    tx,
    cases.flatMap(({ facility }) => facility ?? []),
  );
  return cases.map((each): PrintedCase => {
    const person = people.get(each.personId);
    return {
      ...each,
      code: each.nationalNumber ?? each.senderRef ?? each.id.slice(-8).toUpperCase(),
      fullName: person?.fullName ?? null,
      description: person?.description ?? null,
      sex: person?.sex ?? null,
      birthOn: person?.birthOn ?? null,
      birthYear: person?.birthYear ?? null,
      idNumber: null,
      phones: [],
      nationality: null,
      occupation: null,
      workplace: null,
      riskGroups: [],
      residence: pathOf(each.residenceUnit),
      stay: each.stayUnit && each.stayUnit !== each.residenceUnit ? pathOf(each.stayUnit) : null,
      facility: each.facility && (names.get(each.facility) ?? null),
    };
  });
}

function pathOf(key: string): string | null {
  const graph = unitGraph();
  const unit = findUnit(graph, key);
  if (!unit) return null;
  const above = chainOf(graph, key).slice(1);
  return unitPath(
    unit,
    above.map((one) => getUnit(graph, one)),
  );
}

/** The investigation form of a case; without a case an empty one to be filled by hand. */
export async function printForm(tx: Tx, caseId: string | undefined, shown: ShownPeople): Promise<Outcome<Document>> {
  const { place, ...masthead } = await issuerOf(tx);
  if (!caseId) return ok(caseForm({ ...masthead, place, disease: null, case: null }));
  const stored = await findCase(tx, caseId);
  if (!stored) return refuse(errors.case_not_found);
  const [printed] = await printedCases(tx, [stored], shown);
  return ok(caseForm({ ...masthead, place, disease: findDisease(stored.diseaseCode)?.vi ?? null, case: printed! }));
}

/** The line list of what a filter leaves. */
export async function printList(tx: Tx, filter: CaseFilter, shown: ShownPeople): Promise<Outcome<Document>> {
  const cases = (await listCases(tx, filter, MOST_PRINTED)).map(toStoredCase);
  if (cases.length > MOST_PRINTED) return refuse(errors.too_many_to_print, { most: MOST_PRINTED });
  const diseases = new Set(cases.map(({ diseaseCode }) => findDisease(diseaseCode)?.vi ?? diseaseCode));
  const { place, ...masthead } = await issuerOf(tx);
  const asOf = filter.asOf ? new Date(filter.asOf) : tx.now;
  const inOrder = [...cases].sort((one, other) => (one.reportedOn < other.reportedOn ? -1 : one.reportedOn > other.reportedOn ? 1 : 0));
  return ok(
    lineListDocument({
      ...masthead,
      place,
      disease: [...diseases].join(", "),
      selection: selectionOf(filter),
      asOf: `${formatTime(asOf).replace(":", " giờ ")} ngày ${formatDate(asOf)}`,
      cases: await printedCases(tx, inOrder, shown),
      printedOn: localDateOf(tx.now),
    }),
  );
}

/** What was chosen, in words: `từ ngày 01/02/2022 đến ngày 18/02/2022, huyện Trần Đề`. */
function selectionOf({ from, to, unit, classification, severity, outcome, detected, caseIds }: CaseFilter): string {
  if (caseIds) return textOf("vi", "surveillance", "print.chosen");
  const word = (choice: string, value: string | undefined) => value && textOf("vi", "surveillance", `${choice}.${value}`).toLowerCase();
  const parts = [
    from && textOf("vi", "surveillance", "print.from", { on: from }),
    to && textOf("vi", "surveillance", "print.to", { on: to }),
  ].filter(Boolean);
  const words = [
    parts.join(" "),
    word("classification", classification),
    word("severity", severity),
    word("outcome", outcome),
    word("detected", detected),
    unit && levelOf(unit) && lowered(pathOf(unit)),
  ];
  return words.filter(Boolean).join(", ");
}

const lowered = (text: string | null): string => (text ? text.charAt(0).toLowerCase() + text.slice(1) : "");

/** The letter that hands offered cases over to a unit of another province: a draft, its number and day are given when it is signed. */
export async function printLetter(tx: Tx, toUnit: string, shown: ShownPeople): Promise<Outcome<Document>> {
  const offers = (await listPending(tx)).filter((offer) => offer.letter && offer.toUnit === toUnit);
  const cases = await listCasesById(
    tx,
    offers.map(({ caseId }) => caseId),
  );
  if (cases.length === 0) return refuse(errors.nothing_to_print);
  if (cases.length > MOST_PRINTED) return refuse(errors.too_many_to_print, { most: MOST_PRINTED });
  const graph = unitGraph();
  const [fromProvince, toProvince] = [offers[0]!.fromUnit, toUnit].map((key) => getUnit(graph, chainOf(graph, key).at(-1)!));
  const sender = (await findBodyOf(tx, fromProvince!.key, "syt"))?.name ?? `Sở Y tế ${lowered(pathOf(fromProvince!.key))}`;
  const destination = lowered(pathOf(toProvince!.key));
  const diseases = new Set(cases.map(({ diseaseCode }) => findDisease(diseaseCode)?.vi ?? diseaseCode));
  return ok(
    handOverLetter({
      parentBody: (await findBodyOf(tx, fromProvince!.key, "ubnd"))?.name ?? null,
      issuingBody: "Sở Y tế",
      sender,
      number: { number: null, symbol: "SYT-NVYD" },
      issued: { place: fromProvince!.name, date: localDateOf(tx.now).slice(0, 7) },
      addressee: (await findBodyOf(tx, toProvince!.key, "syt"))?.name ?? `Sở Y tế ${destination}`,
      destination,
      disease: [...diseases].join(", "),
      reason: reasonsOf(offers),
      cases: await printedCases(tx, cases, shown),
      contact: null,
      copies: [],
      filing: "VT, NVYD",
      signature: { chain: [], title: "Giám đốc", name: null },
    }),
  );
}

const reasonsOf = (offers: readonly HandOver[]): string =>
  [...new Set(offers.map(({ reason }) => reason.trim().replace(/[.;\s]+$/, "")))].join("; ");
