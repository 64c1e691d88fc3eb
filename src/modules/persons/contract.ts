import { z } from "zod";
import { PlaceKey, UnitKey } from "../directory/contract.ts";

export const Sex = z.enum(["male", "female", "other"]);
export type Sex = z.infer<typeof Sex>;

/** Groups in which disease runs worse (nhóm nguy cơ). */
export const Vulnerable = z.enum(["elderly", "underlying_disease", "pregnant", "immunosuppressed", "under_five", "disabled"]);
export type Vulnerable = z.infer<typeof Vulnerable>;

const Text = z.string().trim().min(1).max(200);
const Day = z.iso.date();

/** What can be known of a person. Null means not known; nothing is guessed. */
const facts = {
  /** Family name first, given name last. Null for a person without a name yet (chưa rõ tên), who then has a description. */
  fullName: z.string().trim().min(1).max(120).nullable(),
  description: z.string().trim().min(1).max(500).nullable(),
  sex: Sex.nullable(),
  /** Local date; with it the year follows. */
  birthOn: Day.nullable(),
  birthYear: z.int().min(1850).max(2200).nullable(),
  nationality: Text.nullable(),
  occupation: Text.nullable(),
  workplace: Text.nullable(),
  school: Text.nullable(),
  vulnerable: z.array(Vulnerable).max(6),
  residenceUnit: PlaceKey,
  /** House number, street, hamlet. Sealed. */
  address: z.string().trim().min(1).max(300).nullable(),
  householdId: z.uuid().nullable(),
  /** 12 digits. Sealed, like the other numbers. */
  cccd: z.string().max(40).nullable(),
  /** The old identity card, 9 digits. */
  cmnd: z.string().max(40).nullable(),
  passport: z.string().max(40).nullable(),
  /** Never an identity: families share them. */
  phones: z.array(z.string().max(40)).max(4),
};

export const PersonFacts = z.strictObject(facts);
export type PersonFacts = z.infer<typeof PersonFacts>;

/** The same with everything that may be left out left out. */
const given = {
  fullName: facts.fullName.default(null),
  description: facts.description.default(null),
  sex: facts.sex.default(null),
  birthOn: facts.birthOn.default(null),
  birthYear: facts.birthYear.default(null),
  nationality: facts.nationality.default(null),
  occupation: facts.occupation.default(null),
  workplace: facts.workplace.default(null),
  school: facts.school.default(null),
  vulnerable: facts.vulnerable.default([]),
  residenceUnit: facts.residenceUnit,
  address: facts.address.default(null),
  householdId: facts.householdId.default(null),
  cccd: facts.cccd.default(null),
  cmnd: facts.cmnd.default(null),
  passport: facts.passport.default(null),
  phones: facts.phones.default([]),
};

/** Register a person under an id minted by the client (đăng ký người). */
export const RegisterPerson = z.strictObject({
  personId: z.uuid(),
  ...given,
  /** Persons the officer has looked at and knows to be others; remembered. */
  notThese: z.array(z.uuid()).max(20).default([]),
});
export type RegisterPerson = z.infer<typeof RegisterPerson>;

/** Versions of the two parts of a person, as the corrector saw them. */
export const PersonVersions = z.strictObject({ person: z.int().min(1), identity: z.int().min(1) });
export type PersonVersions = z.infer<typeof PersonVersions>;

/** Correct what is known; a fact that is left out stays, null clears it. */
export const CorrectPerson = z.strictObject({
  personId: z.uuid(),
  expected: PersonVersions,
  changes: z
    .strictObject(facts)
    .partial()
    .refine((changes) => Object.keys(changes).length > 0),
});
export type CorrectPerson = z.infer<typeof CorrectPerson>;

/** Make a household of these persons, or change who belongs to it. */
export const SetHousehold = z.strictObject({
  householdId: z.uuid(),
  residenceUnit: PlaceKey,
  headId: z.uuid().nullable().default(null),
  /** All members; a member that is left out leaves the household. */
  memberIds: z.array(z.uuid()).min(1).max(100),
});
export type SetHousehold = z.infer<typeof SetHousehold>;

/** What speaks for or against two records being one person. */
export const LikenessReason = z.enum([
  "same_id", // CCCD, CMND or passport
  "other_id", // both have one, and they differ
  "same_name",
  "name_tone", // only accents differ
  "name_order", // same words, other order
  "name_letter", // one letter differs
  "name_part", // a middle name is missing on one side
  "other_given_name",
  "same_birth_date",
  "same_birth_year", // one side knows only the year
  "swapped_birth_date", // day and month changed places
  "other_birth",
  "other_sex",
  "same_unit",
  "same_household",
  "shared_phone", // weak: families share phones
  "twin", // same household or phone and birth date, another given name
]);
export type LikenessReason = z.infer<typeof LikenessReason>;

/** `same`: taken for one person; `held`: somebody decides; `different`: not shown. */
export const LikenessVerdict = z.enum(["same", "held", "different"]);
export type LikenessVerdict = z.infer<typeof LikenessVerdict>;

export const FieldName = z.enum(Object.keys(facts) as [keyof typeof facts, ...(keyof typeof facts)[]]);
export type FieldName = z.infer<typeof FieldName>;

/** Merge two records of one person: the dropped record is kept and leads to the other. Undoable for 30 days. */
export const MergePersons = z.strictObject({
  mergeId: z.uuid(),
  keepId: z.uuid(),
  dropId: z.uuid(),
  /** Facts to take from the dropped record; what the kept one lacks is always taken. */
  take: z.array(FieldName).default([]),
});
export type MergePersons = z.infer<typeof MergePersons>;

export const UnmergePersons = z.strictObject({ mergeId: z.uuid(), reason: z.string().trim().min(3).max(500) });
export type UnmergePersons = z.infer<typeof UnmergePersons>;

/** Two records are two persons: remembered, never proposed again. */
export const NotDuplicate = z.strictObject({ personIds: z.tuple([z.uuid(), z.uuid()]) });
export type NotDuplicate = z.infer<typeof NotDuplicate>;

/** Words of a name in any order, a number (CCCD, CMND, passport, phone), and a year of birth may stand in the text. */
export const SearchPersons = z.strictObject({
  text: z.string().trim().min(1).max(200),
  unit: UnitKey.optional(),
  birthYear: z.int().min(1850).max(2200).optional(),
  limit: z.int().min(1).max(100).default(20),
});
export type SearchPersons = z.infer<typeof SearchPersons>;

/** How a found person matches: as typed, without accents, as a beginning of a word, or with one letter wrong. */
export const MatchKind = z.enum(["number", "exact", "unaccented", "beginning", "one_letter"]);
export type MatchKind = z.infer<typeof MatchKind>;

/** One line of a list of people. */
export const PersonLine = z.object({
  id: z.uuid(),
  fullName: z.string().nullable(),
  description: z.string().nullable(),
  sex: Sex.nullable(),
  birthOn: z.string().nullable(),
  birthYear: z.number().nullable(),
  residenceUnit: z.string(),
  residenceName: z.string().nullable(),
});
export type PersonLine = z.infer<typeof PersonLine>;

/** Everything about a person but the numbers, which `/persons/reveal` tells. */
export const PersonCard = PersonLine.extend({
  provinceId: z.string(),
  versions: PersonVersions,
  recordedAt: z.date(),
  recordedBy: z.uuid(),
  withdrawn: z.string().nullable(),
  nationality: z.string().nullable(),
  occupation: z.string().nullable(),
  workplace: z.string().nullable(),
  school: z.string().nullable(),
  vulnerable: z.array(Vulnerable),
  address: z.string().nullable(),
  householdId: z.string().nullable(),
  /** Which numbers are known; phones as a count. */
  numbers: z.object({ cccd: z.boolean(), cmnd: z.boolean(), passport: z.boolean(), phones: z.number() }),
  /** The asked id was merged into this person. */
  askedId: z.uuid(),
  /** Records merged into this person. */
  merged: z.array(z.object({ mergeId: z.uuid(), personId: z.uuid(), at: z.date(), undoableUntil: z.date() })),
});
export type PersonCard = z.infer<typeof PersonCard>;

/** The numbers of a person, opened. */
export const PersonNumbers = z.object({
  cccd: z.string().nullable(),
  cmnd: z.string().nullable(),
  passport: z.string().nullable(),
  phones: z.array(z.string()),
});
export type PersonNumbers = z.infer<typeof PersonNumbers>;

/** What happened to persons: ids only. All are of version 1. `personId` is the subject. */
export type PersonsEvent =
  | { type: "persons.registered"; personId: string }
  | { type: "persons.corrected"; personId: string; fields: string[] }
  | { type: "persons.withdrawn"; personId: string }
  /** Whatever pointed at `droppedId` is about `keptId` from now on. */
  | { type: "persons.merged"; keptId: string; droppedId: string; mergeId: string }
  /** The merge was wrong: what belonged to `droppedId` belongs to it again. */
  | { type: "persons.unmerged"; keptId: string; droppedId: string; mergeId: string };
