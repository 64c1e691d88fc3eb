import { z } from "zod";
import { SheetCounts, SheetProblem } from "../../kernel/tabular/sheet-result.ts";

export const roleCodes = [
  "provincial-administrator",
  "chair",
  "committee-office",
  "cdc-epidemiologist",
  "district-health-centre",
  "commune-health-station",
  "hospital",
  "laboratory",
  "viewer",
] as const;
export const RoleCode = z.enum(roleCodes);
export type RoleCode = z.infer<typeof RoleCode>;

/** In which capacity a person signs: TM. (for the body), KT. (for the head), TL. (by order), TUQ. (by mandate), Q. (acting). */
export const Capacity = z.object({
  form: z.enum(["", "TM.", "KT.", "TL.", "TUQ.", "Q."]),
  /** Body or head signed for, in capitals on the document. */
  onBehalfOf: z.string().max(200),
  title: z.string().min(1).max(200),
});
export type Capacity = z.infer<typeof Capacity>;

const Login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/);
/** Length is what counts; no rule about kinds of characters (NIST SP 800-63B rev. 4, 2025). */
export const Password = z.string().min(10).max(200);

export const SignIn = z.strictObject({
  account: z.string().trim().min(1).max(80),
  password: z.string().min(1).max(200),
  code: z.string().trim().max(20).optional(),
});
export type SignIn = z.infer<typeof SignIn>;

export const Area = z.object({ key: z.string(), name: z.string() });

/** Who is signed in, what may be done and where. */
export const Me = z.object({
  account: z.object({ id: z.string(), login: z.string(), name: z.string(), title: z.string().nullable(), unitName: z.string().nullable() }),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  areas: z.array(Area),
  homeArea: Area.nullable(),
  provinceId: z.string(),
  language: z.enum(["vi", "en"]),
  capacities: z.array(Capacity),
  mustChangePassword: z.boolean(),
  twoFactor: z.boolean(),
  locked: z.boolean(),
  demo: z.boolean(),
  /** Day the screens open on: today, or the last day of a demo's data. */
  day: z.string(),
});
export type Me = z.infer<typeof Me>;

/** A mobile number for messages: digits only, with or without the country. */
const Phone = z.string().regex(/^\+?\d{9,15}$/);

export const CreateAccount = z.strictObject({
  id: z.uuid(),
  login: Login,
  name: z.string().trim().min(1).max(120),
  title: z.string().max(200).nullish(),
  email: z.email().nullish(),
  phone: Phone.nullish(),
  homeKey: z.string().max(40),
  grants: z
    .array(z.strictObject({ role: RoleCode, key: z.string().max(40), until: z.coerce.date().nullish() }))
    .min(1)
    .max(10),
  capacities: z.array(Capacity).max(5).default([]),
});
export type CreateAccount = z.infer<typeof CreateAccount>;

export const AccountRow = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  homeKey: z.string(),
  homeName: z.string().nullable(),
  roles: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      key: z.string(),
      keyName: z.string().nullable(),
      until: z.date().nullable(),
      delegated: z.boolean(),
    }),
  ),
  twoFactor: z.boolean(),
  closedAt: z.date().nullable(),
  lastSeenAt: z.date().nullable(),
});
export type AccountRow = z.infer<typeof AccountRow>;

export const OutsideChannel = z.enum(["email", "sms"]);
export type OutsideChannel = z.infer<typeof OutsideChannel>;

/** A message that went out or waits; what it says and to which address is not told. */
export const SentNotice = z.object({
  id: z.string(),
  channel: OutsideChannel,
  /** Key of its words: what kind of message it is. */
  about: z.string(),
  toName: z.string().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
  state: z.enum(["waiting", "tried", "sent", "given_up"]),
  attempts: z.number(),
  problem: z.string().nullable(),
});
export type SentNotice = z.infer<typeof SentNotice>;

export const TestChannel = z.discriminatedUnion("channel", [
  z.strictObject({ channel: z.literal("email"), address: z.email().max(200) }),
  z.strictObject({ channel: z.literal("sms"), address: Phone }),
]);
export type TestChannel = z.infer<typeof TestChannel>;

/** Somebody work can be handed to. */
export const Colleague = z.object({ login: z.string(), name: z.string(), title: z.string().nullable(), unitName: z.string().nullable() });
export type Colleague = z.infer<typeof Colleague>;

/** One's own work in a colleague's hands for some days, or a colleague's in one's own. */
export const Delegation = z.object({
  /** Account that received it. */
  accountId: z.string(),
  /** The other person: who has it, or whom it came from; null when that account is out of sight. */
  name: z.string().nullable(),
  login: z.string().nullable(),
  from: z.date(),
  until: z.date(),
  endedAt: z.date().nullable(),
  roles: z.array(z.object({ role: z.string(), key: z.string(), keyName: z.string().nullable() })),
});
export type Delegation = z.infer<typeof Delegation>;

export const EndDelegation = z.strictObject({ accountId: z.uuid(), from: z.coerce.date() });

export const ImportedAccount = z.object({
  row: z.number(),
  login: z.string().nullable(),
  name: z.string().nullable(),
  result: z.enum(["created", "unchanged", "rejected"]),
  /** Token of the one-time link, shown once. */
  link: z.string().nullable(),
  problems: z.array(SheetProblem),
});
export type ImportedAccount = z.infer<typeof ImportedAccount>;

/** What became of a sheet of accounts. */
export const AccountsImported = SheetCounts.extend({ rows: z.array(ImportedAccount) });
export type AccountsImported = z.infer<typeof AccountsImported>;
