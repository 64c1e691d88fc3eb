import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../kernel/ids.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { type Answer, Browser, invent, openDesk, password, signedIn } from "./test-kit/desk.ts";

let database: TestDatabase;
let app: FastifyInstance;
const commune = "o19.31681";
const district = "o19.951";
const province = "o19.94";

beforeAll(async () => {
  database = await createTestDatabase();
  app = await openDesk(database);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const codeOf = ({ status, body }: Answer) => `${status} ${body?.error?.code ?? "ok"}`;
const run = (sql: string, values: unknown[] = []) => database.pool.query(sql, values);
const me = async (browser: Browser) =>
  (await browser.get("/session/me")).body as { roles: string[]; permissions: string[]; areas: { key: string }[] };
const signIn = (login: string, given = password) => new Browser(app).send("/session/sign-in", { account: login, password: given });

describe("a shared computer", () => {
  it("locks without signing out: nothing works until its holder types the password, and then it is the same session", async () => {
    await invent(database, "khoa", "district-health-centre", district);
    await invent(database, "banhkhoa", "viewer", district);
    const browser = await signedIn(app, "khoa");
    const session = browser.cookie;
    expect((await browser.send("/session/lock")).status).toBe(200);
    for (const path of ["/accounts", "/session/devices"]) expect(codeOf(await browser.get(path))).toBe("423 kernel/locked");
    const lend = { toLogin: "banhkhoa", from: new Date(0), until: new Date(4e12) };
    expect(codeOf(await browser.send("/session/delegate", lend))).toBe("423 kernel/locked");
    expect(codeOf(await browser.send("/session/two-factor/begin"))).toBe("423 kernel/locked");
    const queued = {
      deviceId: "may-tinh-bang",
      commands: [{ id: newId(), path: "/x", version: 1, at: new Date().toISOString(), body: {} }],
    };
    expect(codeOf(await browser.send("/sync/push", queued))).toBe("423 kernel/locked");
    expect((await browser.get("/session/me")).body.locked).toBe(true);
    expect(codeOf(await browser.send("/session/unlock", { password: "sai" }))).toBe("401 identity/wrong_credentials");
    expect((await browser.send("/session/unlock", { password })).body.locked).toBe(false);
    expect(browser.cookie).toBe(session);
    expect((await browser.get("/session/devices")).body.rows.length).toBe(1);
  });

  it("locks by itself after 15 minutes without a request, ends after 12 hours, and after 24 whatever happens", async () => {
    await invent(database, "idle", "viewer", commune);
    const browser = await signedIn(app, "idle");
    const seen = (ago: string) =>
      run(
        "update identity.session s set seen_at = clock_timestamp() - $1::interval, locked_at = null from identity.account a where a.id = s.account_id and a.login = 'idle'",
        [ago],
      );
    await seen("14 min");
    expect((await browser.get("/session/me")).body.locked).toBe(false);
    await seen("15 min");
    expect((await browser.get("/session/me")).body.locked).toBe(true);
    expect(codeOf(await browser.get("/session/devices"))).toBe("423 kernel/locked");
    await seen("12 h");
    expect(codeOf(await browser.get("/session/me"))).toBe("401 kernel/not_signed_in");
    const busy = await signedIn(app, "idle");
    await run("update identity.session set ends_at = clock_timestamp() where ended_at is null");
    expect(codeOf(await busy.get("/session/me"))).toBe("401 kernel/not_signed_in");
  });

  it("signs out for good, here or from another device", async () => {
    await invent(database, "haimay", "viewer", commune);
    const [desk, phone, third] = [await signedIn(app, "haimay"), await signedIn(app, "haimay"), await signedIn(app, "haimay")];
    const token = desk.cookie!;
    await desk.send("/session/sign-out");
    expect(codeOf(await new Browser(app, token).get("/session/me"))).toBe("401 kernel/not_signed_in");
    expect((await phone.get("/session/devices")).body.rows.length).toBe(2);
    const stranger = await signedIn(app, "idle");
    const ids = (await phone.get("/session/devices")).body.rows.map((row: { id: string }) => row.id);
    for (const sessionId of ids) expect(await stranger.done("/session/end-device", { sessionId })).toEqual({ ended: 0 });
    expect(await phone.done("/session/end-device")).toEqual({ ended: 2 });
    for (const browser of [phone, third]) expect(codeOf(await browser.get("/session/me"))).toBe("401 kernel/not_signed_in");
  });
});

describe("rights", () => {
  const roles = async (admin: Browser, login: string) =>
    (await admin.get("/accounts")).body.rows.find((row: { login: string }) => row.login === login);

  it("are gone with the next request when they are taken back, when their day has passed, and when the account is closed", async () => {
    await invent(database, "quantri", "provincial-administrator", province);
    const admin = await signedIn(app, "quantri");
    const id = await invent(database, "quyen", "provincial-administrator", district);
    const holder = await signedIn(app, "quyen");
    expect((await holder.get("/accounts")).status).toBe(200);
    const { roles: granted } = await roles(admin, "quyen");
    await admin.done("/accounts/revoke", { accountId: id, grantId: granted[0].id, reason: "đổi việc" });
    expect(codeOf(await holder.get("/accounts"))).toBe("404 kernel/not_found");
    await admin.done("/accounts/grant", {
      accountId: id,
      role: "provincial-administrator",
      key: district,
      until: new Date(Date.now() + 3600_000),
    });
    expect((await holder.get("/accounts")).status).toBe(200);
    await run("update identity.grant set valid_until = clock_timestamp() where account_id = $1", [id]);
    expect(codeOf(await holder.get("/accounts"))).toBe("404 kernel/not_found");
    await admin.done("/accounts/close", { accountId: id, reason: "nghỉ hưu" });
    expect(codeOf(await holder.get("/session/me"))).toBe("401 kernel/not_signed_in");
    expect(codeOf(await signIn("quyen"))).toBe("401 identity/wrong_credentials");
    expect(await roles(admin, "quyen")).toMatchObject({ roles: [], closedAt: expect.any(String) });
  });

  it("are given and managed only inside one's own area; what lies outside looks like what does not exist", async () => {
    const admin = await signedIn(app, "quantri");
    const theirs = await invent(database, "cantho", "viewer", "o19.92");
    const wider = await invent(database, "trunguong", "provincial-administrator", commune);
    await run(
      "insert into identity.grant values ($1, $2, 'provincial-administrator', 'vn', clock_timestamp(), null, $2, null, null, null)",
      [newId(), wider],
    );
    for (const [path, body] of [
      ["/accounts/reset-password", {}],
      ["/accounts/close", { reason: "xem thử" }],
      ["/accounts/grant", { role: "viewer", key: commune }],
      ["/accounts/revoke", { grantId: newId(), reason: "xem thử" }],
    ] as const) {
      const absent = await admin.send(path, { accountId: newId(), ...body });
      const foreign = await admin.send(path, { accountId: theirs, ...body });
      expect([foreign.status, foreign.text]).toEqual([absent.status, absent.text]);
      expect(codeOf(foreign)).toBe("404 identity/account_not_found");
      expect(codeOf(await admin.send(path, { accountId: wider, ...body }))).toBe("403 identity/beyond_own_rights");
    }
    const id = newId();
    const account = { id, login: "moi", name: "Người mới", homeKey: commune, grants: [{ role: "viewer", key: "o19.92" }] };
    expect(codeOf(await admin.send("/accounts/create", account))).toBe("403 identity/beyond_own_rights");
    expect(
      codeOf(await admin.send("/accounts/create", { ...account, homeKey: "o19.92", grants: [{ role: "viewer", key: commune }] })),
    ).toBe("403 identity/beyond_own_rights");
    expect(codeOf(await admin.send("/accounts/create", { ...account, login: "quantri", grants: [{ role: "viewer", key: commune }] }))).toBe(
      "409 identity/login_taken",
    );
  });

  it("are lent for some days and never further: not beyond the giver's own, not passed on, not longer than the giver holds them", async () => {
    await invent(database, "giamdoc", "district-health-centre", district, new Date(Date.now() + 30 * 86_400_000));
    const deputyId = await invent(database, "photrung", "viewer", district);
    await invent(database, "nguoithuba", "viewer", district);
    const [giver, deputy, third] = [await signedIn(app, "giamdoc"), await signedIn(app, "photrung"), await signedIn(app, "nguoithuba")];
    const day = (n: number) => new Date(Date.now() + n * 86_400_000);
    await giver.done("/session/delegate", { toLogin: "photrung", from: day(1), until: day(60) });
    expect((await me(deputy)).roles).toEqual(["viewer"]);
    await run("update identity.grant set valid_from = clock_timestamp() where account_id = $1 and delegated_by is not null", [deputyId]);
    expect((await me(deputy)).roles.sort()).toEqual(["district-health-centre", "viewer"]);
    const { rows } = await run("select valid_until from identity.grant where account_id = $1 and delegated_by is not null", [deputyId]);
    expect(rows[0].valid_until.getTime()).toBeLessThan(day(31).getTime());
    await deputy.done("/session/delegate", { toLogin: "nguoithuba", from: day(-1), until: day(5) });
    expect((await me(third)).roles).toEqual(["viewer"]);
    const admin = await signedIn(app, "quantri");
    const own = await roles(admin, "giamdoc");
    await admin.done("/accounts/revoke", { accountId: own.id, grantId: own.roles[0].id, reason: "điều chuyển" });
    expect((await me(deputy)).roles).toEqual(["viewer"]);
  });

  it("cannot be lent to oneself, to nobody, or backwards in time", async () => {
    const giver = await signedIn(app, "photrung");
    const now = new Date();
    const day = (n: number) => new Date(now.getTime() + n * 86_400_000);
    const refused = async (body: object) => codeOf(await giver.send("/session/delegate", body));
    expect(await refused({ toLogin: "photrung", from: now, until: day(1) })).toBe("404 identity/account_not_found");
    expect(await refused({ toLogin: "khongcoai", from: now, until: day(1) })).toBe("404 identity/account_not_found");
    expect(await refused({ toLogin: "cantho", from: now, until: day(1) })).toBe("404 identity/account_not_found");
    expect(await refused({ toLogin: "nguoithuba", from: day(1), until: now })).toBe("404 identity/account_not_found");
  });
});

describe("a forgotten password", () => {
  const fresh = "mot mat khau hoan toan moi";

  it("is replaced through a link that works once; old password and sessions are worth nothing at once", async () => {
    const admin = await signedIn(app, "quantri");
    const accountId = await invent(database, "quen", "viewer", commune);
    const browser = await signedIn(app, "quen");
    const { link } = await admin.done<{ link: string }>("/accounts/reset-password", { accountId });
    expect(codeOf(await browser.get("/session/me"))).toBe("401 kernel/not_signed_in");
    expect(codeOf(await signIn("quen"))).toBe("401 identity/wrong_credentials");
    const use = (token: string, next = fresh) => new Browser(app).send("/session/use-link", { token, next });
    expect((await use(link, "ngan")).status).toBe(400);
    expect((await use(link)).status).toBe(200);
    expect(codeOf(await use(link))).toBe("410 identity/link_expired");
    expect((await signIn("quen", fresh)).status).toBe(200);
  });

  it("a newer link ends the older one, and every link ends after seven days", async () => {
    const admin = await signedIn(app, "quantri");
    const accountId = await invent(database, "hailan", "viewer", commune);
    const ask = async () => (await admin.done<{ link: string }>("/accounts/reset-password", { accountId })).link;
    const [first, second] = [await ask(), await ask()];
    const use = (token: string) => new Browser(app).send("/session/use-link", { token, next: fresh });
    expect(codeOf(await use(first))).toBe("410 identity/link_expired");
    await run("update identity.secret set expires_at = clock_timestamp() where used_at is null and account_id = $1", [accountId]);
    expect(codeOf(await use(second))).toBe("410 identity/link_expired");
  });

  it("keeps the second factor unless the administrator takes it off too, and the link is not kept readable", async () => {
    const admin = await signedIn(app, "quantri");
    const accountId = await invent(database, "haiyeuto", "viewer", commune);
    await run("update identity.account set totp_secret = 'x', totp_confirmed_at = clock_timestamp() where id = $1", [accountId]);
    const { link } = await admin.done<{ link: string }>("/accounts/reset-password", { accountId });
    await new Browser(app).send("/session/use-link", { token: link, next: fresh });
    expect(codeOf(await signIn("haiyeuto", fresh))).toBe("401 identity/code_required");
    const again = await admin.done<{ link: string }>("/accounts/reset-password", { accountId, alsoTwoFactor: true });
    await new Browser(app).send("/session/use-link", { token: again.link, next: fresh });
    expect((await signIn("haiyeuto", fresh)).status).toBe(200);
    const { rows } = await run(
      "select (select string_agg(s::text, '') from identity.secret s) as secrets, (select string_agg(a::text, '') from kernel.audit a) as audit",
    );
    expect([rows[0].secrets.includes(again.link), rows[0].audit.includes(again.link)]).toEqual([false, false]);
  });

  it("changing one's own needs the present one, and ends every other session", async () => {
    await invent(database, "doimk", "viewer", commune);
    const [here, there] = [await signedIn(app, "doimk"), await signedIn(app, "doimk")];
    expect(codeOf(await here.send("/session/password", { password: "sai", next: fresh }))).toBe("401 identity/wrong_credentials");
    expect((await here.send("/session/password", { password, next: fresh })).status).toBe(200);
    expect((await here.get("/session/me")).status).toBe(200);
    expect(codeOf(await there.get("/session/me"))).toBe("401 kernel/not_signed_in");
  });
});
