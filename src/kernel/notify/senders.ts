import nodemailer from "nodemailer";

/** A way out of the system for one channel. @throws when the message was not taken */
export type Sender = (to: string, subject: string, text: string) => Promise<void>;
export type OutsideChannel = "email" | "sms";

/** Settings of an installation, as the environment gives them. */
export type Settings = Readonly<Record<string, string | undefined>>;

/** E-mail by `VX_SMTP_URL`, SMS by `VX_SMS_URL`; a channel without an adapter keeps its messages waiting, and says so. */
export function sendersFrom(settings: Settings): Partial<Record<OutsideChannel, Sender>> {
  const email = settings.VX_SMTP_URL && emailSender(settings.VX_SMTP_URL, settings.VX_MAIL_FROM || "vung-xanh@localhost");
  const sms = settings.VX_SMS_URL && smsSender({ url: settings.VX_SMS_URL, token: settings.VX_SMS_TOKEN, body: settings.VX_SMS_BODY });
  return { ...(email && { email }), ...(sms && { sms }) };
}

/** Which channels have an adapter and where it leads: the host only, since addresses may hold a password. */
export function describeChannels(settings: Settings): { channel: OutsideChannel; host: string | null }[] {
  return [
    { channel: "email", host: hostOf(settings.VX_SMTP_URL) },
    { channel: "sms", host: hostOf(settings.VX_SMS_URL) },
  ];
}

function hostOf(url: string | undefined): string | null {
  if (!url) return null;
  return URL.canParse(url) ? new URL(url).host : "?";
}

function emailSender(url: string, from: string): Sender {
  const transport = nodemailer.createTransport(url);
  return async (to, subject, text) => void (await transport.sendMail({ from, to, subject, text }));
}

export interface SmsGateway {
  /** `{to}` in it becomes the number. */
  url: string;
  /** Sent as `Authorization: Bearer`. */
  token?: string | undefined;
  /** JSON with `{to}` and `{text}` in its texts; `{"to":"{to}","text":"{text}"}` unless told. */
  body?: string | undefined;
}

const SMS_TIMEOUT_MS = 10_000;

/** Any gateway that takes a POST with JSON; whatever it answers besides 2xx counts as not taken. */
export function smsSender({ url, token, body }: SmsGateway): Sender {
  const shape: unknown = JSON.parse(body || '{"to":"{to}","text":"{text}"}');
  return async (to, _subject, text) => {
    const answer = await fetch(url.replaceAll("{to}", encodeURIComponent(to)), {
      method: "POST",
      headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(filled(shape, { "{to}": to, "{text}": text })),
      redirect: "error", // a token goes nowhere else
      signal: AbortSignal.timeout(SMS_TIMEOUT_MS),
    });
    await answer.body?.cancel();
    if (!answer.ok) throw new Error(`the gateway answered ${answer.status}`);
  };
}

/** Puts the values into the texts of a JSON value: what they hold cannot change its shape. */
function filled(shape: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof shape === "string") return shape.replace(/\{to\}|\{text\}/g, (name) => values[name] ?? "");
  if (Array.isArray(shape)) return shape.map((part) => filled(part, values));
  if (shape === null || typeof shape !== "object") return shape;
  return Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, filled(part, values)]));
}
