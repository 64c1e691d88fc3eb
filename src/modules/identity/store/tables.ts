import type { Capacity } from "../contract.ts";

export interface AccountTable {
  id: string;
  login: string;
  name: string;
  title: string | null;
  province_id: string;
  home_key: string;
  email: string | null;
  phone: string | null;
  language: "vi" | "en";
  password_hash: string | null;
  must_change_password: boolean;
  totp_secret: string | null;
  totp_pending: string | null;
  totp_confirmed_at: Date | null;
  last_totp_step: number | null;
  capacities: Capacity[];
  preferences: Record<string, unknown>;
  created_at: Date;
  created_by: string;
  closed_at: Date | null;
  closed_by: string | null;
  closed_reason: string | null;
  seen_by: string[];
}

export interface GrantTable {
  id: string;
  account_id: string;
  role: string;
  key: string;
  valid_from: Date;
  valid_until: Date | null;
  given_by: string;
  delegated_by: string | null;
  giver_name: string | null;
  ended_at: Date | null;
  ended_reason: string | null;
}

export interface SessionTable {
  id: string;
  token_hash: Buffer;
  account_id: string;
  device: string | null;
  created_at: Date;
  seen_at: Date;
  ends_at: Date;
  locked_at: Date | null;
  ended_at: Date | null;
  ended_reason: string | null;
}

export interface SecretTable {
  account_id: string;
  kind: "recovery_code" | "one_time_link";
  hash: Buffer;
  created_at: Date;
  expires_at: Date | null;
  used_at: Date | null;
}

export interface AttemptTable {
  key: Buffer;
  failures: number;
  last_at: Date;
}

declare module "../../../kernel/db/tables.ts" {
  interface Tables {
    "identity.account": AccountTable;
    "identity.grant": GrantTable;
    "identity.session": SessionTable;
    "identity.secret": SecretTable;
    "identity.attempt": AttemptTable;
  }
}
