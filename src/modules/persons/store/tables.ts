import type { RecordColumns } from "../../../kernel/db/tables.ts";
import type { Sex } from "../contract.ts";

export interface HouseholdTable extends RecordColumns {
  residence_unit: string;
  head_id: string | null;
}

export interface PersonTable extends RecordColumns {
  sex: Sex | null;
  birth_on: string | null;
  birth_year: number | null;
  nationality: string | null;
  occupation: string | null;
  workplace: string | null;
  school: string | null;
  vulnerable: string[];
  residence_unit: string;
  household_id: string | null;
  named: boolean;
  description: string | null;
  merged_into: string | null;
}

export interface IdentityTable extends RecordColumns {
  full_name: string | null;
  name_sort: string | null;
  birth_year: number | null;
  word_1: number | null;
  word_2: number | null;
  word_3: number | null;
  word_4: number | null;
  word_5: number | null;
  cccd_index: Buffer | null;
  cmnd_index: Buffer | null;
  passport_index: Buffer | null;
  phone_1: Buffer | null;
  phone_2: Buffer | null;
  phone_3: Buffer | null;
  phone_4: Buffer | null;
  numbers_sealed: string | null;
  address_sealed: string | null;
  match_name_year: number | null;
  match_date_given: number | null;
  match_date_others: number | null;
}

export interface LikenessTable extends RecordColumns {
  person_a: string;
  person_b: string;
  score: number;
  reasons: string[];
  state: "open" | "merged" | "different";
  decided_by: string | null;
  decided_at: Date | null;
}

export interface MergeTable extends RecordColumns {
  kept_id: string;
  dropped_id: string;
  merged_at: Date;
  taken: string[];
  before: { person: number; identity: number };
  undone_at: Date | null;
  undone_reason: string | null;
}

type History<T> = T & { recorded_to: Date };

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "persons.household": HouseholdTable;
    "persons.household_history": History<HouseholdTable>;
    "persons.person": PersonTable;
    "persons.person_history": History<PersonTable>;
    "person_identity.identity": IdentityTable;
    "person_identity.identity_history": History<IdentityTable>;
    "person_identity.name_word": { form: number; word: number };
    "persons.likeness": LikenessTable;
    "persons.likeness_history": History<LikenessTable>;
    "persons.merge": MergeTable;
    "persons.merge_history": History<MergeTable>;
  }
}
