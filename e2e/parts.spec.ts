import { statSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import Fastify, { type FastifyInstance } from "fastify";
import { buildWebIfStale } from "../src/apps/server/build-web.ts";
import { mountWeb } from "../src/apps/server/web-files.ts";

/** The gallery of parts, the frame, sign-in and lock with invented people; no database is asked. */
let app: FastifyInstance;
let address: string;
let webFolder: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  app = Fastify();
  webFolder = await buildWebIfStale(process.cwd(), () => {});
  await mountWeb(app, webFolder);
  address = await app.listen({ port: 0, host: "127.0.0.1" });
});
test.afterAll(() => app.close());

async function open(page: Page, path: string, { theme = "light", language = "vi" } = {}): Promise<void> {
  await page.addInitScript(
    ([mode, chosen]) => {
      localStorage.setItem("vx.theme", `${mode} 18 6`);
      localStorage.setItem("vx.language", chosen!);
    },
    [theme, language],
  );
  await page.goto(address + path);
  await page.locator("h1").first().waitFor();
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)).toEqual([]);
}

const places = { gallery: "/thanh-phan", frame: "/thanh-phan/khung", "sign-in": "/thanh-phan/dang-nhap", lock: "/thanh-phan/khoa" };
for (const [name, path] of Object.entries(places)) {
  for (const [width, height] of [
    [1366, 768],
    [390, 844],
  ] as const) {
    test(`${name} can be used by everyone at ${width}×${height}, in both languages and themes`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      // Colours do not depend on the words, so two of the four pairs show both languages and both themes.
      for (const [language, theme] of [
        ["vi", "light"],
        ["en", "dark"],
      ] as const) {
        await open(page, path, { theme, language });
        if (name === "gallery") await page.getByRole("listbox").first().waitFor();
        await expectNoViolations(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}

for (const path of ["/", "/thanh-phan/khung"]) {
  test(`${path} fetches nothing from another host and less than 300 kB of script`, async ({ page }) => {
    const scripts = new Set<string>();
    page.on("response", (response) => {
      const { origin, pathname } = new URL(response.url());
      expect(origin).toBe(address);
      if (pathname.endsWith(".js")) scripts.add(pathname);
    });
    const notSignedIn = { error: { code: "kernel/not_signed_in", status: 401 } };
    await page.route("**/api/session/me", (route) => route.fulfill({ status: 401, json: notSignedIn }));
    await open(page, path);
    await page.waitForLoadState("networkidle");
    const bytes = [...scripts].map((name) => statSync(join(webFolder, `${name}.gz`)).size);
    expect(bytes.length).toBeGreaterThan(3);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300 * 1024);
  });
}

test("a list is walked with J and K and opened with Enter, and keys stay quiet while typing", async ({ page }) => {
  await open(page, "/thanh-phan/khung");
  await page.keyboard.type("jjk");
  await expect(page.getByRole("button", { name: "Gọi điều tra F0 mới" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /Gọi điều tra F0 mới: Thạch Sô Phia/ })).toBeVisible();
  await open(page, "/thanh-phan");
  await page.getByLabel("Họ tên").first().fill("");
  await page.keyboard.type("jk?");
  await expect(page.getByLabel("Họ tên").first()).toHaveValue("jk?");
});

test("a date is typed as an officer writes it and shown resolved", async ({ page }) => {
  await open(page, "/thanh-phan");
  const onset = page.getByLabel(/^Khởi phát/);
  await onset.fill("-3");
  await onset.blur();
  await expect(onset).toHaveValue("15/02/2022");
  await onset.fill("02/18/2022");
  await expect(page.getByText("Không có tháng 18.")).toBeVisible();
  await onset.fill("chưa rõ");
  await onset.blur();
  await expect(onset).toHaveValue("chưa rõ");
});

test("a unit is found without accents and cleared with Backspace", async ({ page }) => {
  await open(page, "/thanh-phan");
  const box = page.getByLabel("Chọn địa bàn, gõ không dấu");
  await box.fill("lich hoi");
  await page.getByRole("option", { name: /^Xã Lịch Hội/ }).waitFor();
  await expectNoViolations(page);
  await page.keyboard.press("Enter");
  await expect(box).toHaveValue("Xã Lịch Hội Thượng, huyện Trần Đề");
  await page.keyboard.press("Backspace");
  await expect(box).toHaveValue("");
});

test("the map is walked with arrows, searched with / and read as a table with B", async ({ page }) => {
  await open(page, "/thanh-phan");
  const map = page.getByRole("listbox", { name: /Sơ đồ cấp độ/ });
  await map.focus();
  const chosen = map.locator("[aria-selected=true]");
  await expect(chosen).toHaveAttribute("aria-label", /^Xã Số 13, .*: cấp 3, nguy cơ cao, màu cam$/);
  await page.keyboard.press("ArrowRight");
  await expect(chosen).not.toHaveAttribute("aria-label", /^Xã Số 13,/);
  await page.keyboard.press("/");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("so 7");
  await page.getByRole("listbox", { name: "Địa bàn tìm thấy" }).getByText("Xã Số 7").first().waitFor();
  await page.keyboard.press("Enter");
  await expect(chosen).toHaveAttribute("aria-label", /^Xã Số 7,/);
  await map.focus();
  await page.keyboard.press("b");
  await expect(page.getByRole("region", { name: "Cấp độ dịch của từng đơn vị" })).toBeVisible();
  await expectNoViolations(page);
});

test("an act that cannot be undone waits for its reason and its word, and gives the focus back", async ({ page }) => {
  await open(page, "/thanh-phan");
  await page.getByRole("button", { name: "Ký và ban hành…" }).click();
  const act = page.getByRole("button", { name: "Ký và ban hành cho 109 xã" });
  await expect(act).toBeDisabled();
  await page.getByLabel(/^Lý do/).fill("Phụ lục đang chờ thẩm định");
  await page.getByLabel(/^Gõ BAN HÀNH/).fill("ban hành");
  await expect(act).toBeEnabled();
  await expectNoViolations(page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Ký và ban hành…" })).toBeFocused();
});

test("what finished elsewhere floats, and stays in the bell's list", async ({ page }) => {
  await open(page, "/thanh-phan");
  await page.getByRole("button", { name: "Báo nổi" }).click();
  await expect(page.getByRole("status").getByText("Nhập xong tệp của Vĩnh Châu")).toBeVisible();
  await page.getByRole("button", { name: /Việc vừa xong, 1 chưa xem/ }).click();
  await expect(page.getByRole("dialog").getByText("Nhập xong tệp của Vĩnh Châu")).toBeVisible();
  await expectNoViolations(page);
});
