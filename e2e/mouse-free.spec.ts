import { demoPassword } from "../src/modules/simulation/server.ts";
import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";
import { greenCommune, LAST_DAYS, somebodyKnown } from "./parts/demo-facts.ts";
import { hospitalSheet, inventPatients } from "./parts/hospital-sheet.ts";
import { press, tabTo, typeInto } from "./parts/keyboard.ts";

test("without a mouse: import a list, decide a held row, take the whole batch back", async ({ page }) => {
  await signIn(page, "cdc");
  await page.goto("/nhap-tep");
  const commune = await greenCommune(page);
  const place = { commune: commune.name, district: commune.parentName! };
  const [one, other] = [await somebodyKnown(page, 1), await somebodyKnown(page, 2)];
  const likely = [one, other].map(({ fullName, birthYear, residenceName, district }) => ({
    name: fullName,
    born: birthYear,
    commune: residenceName,
    district,
    resulted: LAST_DAYS[2],
  }));
  const buffer = await hospitalSheet([
    ...inventPatients(3, place, LAST_DAYS).map((each) => ({ ...each, name: `${each.name} Em` })),
    ...likely,
  ]);

  const chooser = page.waitForEvent("filechooser");
  await press(page, page.getByRole("button", { name: "Chọn tệp" }));
  await (await chooser).setFiles({ name: "khong-chuot.xlsx", mimeType: "application/octet-stream", buffer });
  await expect(page.getByRole("heading", { name: "Cột nào là gì" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Control+Enter");

  await expect(page.getByText("✓ Khớp: 5 = 3 + 0 + 0 + 2 + 0")).toBeVisible({ timeout: 30_000 });
  const facts = page.getByRole("table", { name: "So sánh" });
  await expect(facts).toContainText(one.fullName);
  await expectAccessible(page);
  await page.keyboard.press("3");
  await expect(facts).toContainText(other.fullName);
  await page.keyboard.press("2");
  await expect(page.getByText(/^✓ Dòng \d+: khác người, tạo mới/)).toBeVisible();
  await expect(facts).toContainText(one.fullName);
  await page.keyboard.press("1");
  await expect(page.getByText(/^✓ Dòng \d+: cùng người/)).toBeVisible();
  await expect(page.getByText(/^✓ Khớp: 5 = 4 \+ [01] \+ [01] \+ 0 \+ 0/)).toBeVisible();

  await press(page, page.getByRole("button", { name: "Hoàn tác cả lô" }));
  await press(page, page.getByRole("dialog").getByRole("button", { name: /^Hoàn tác [45] ca/ }));
  await expect(page.getByText("Đã hoàn tác lúc")).toBeVisible();
  await expect(page.getByRole("button", { name: "Hoàn tác cả lô" })).toBeHidden();
});

test("without a mouse: begin a report, edit it, check, sign, publish and issue it again with a reason", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "vanphong");
  await page.goto("/bao-cao");
  await expect(page.getByRole("button", { name: /Soạn báo cáo/ })).toBeVisible();
  await page.keyboard.press("n");
  const sheet = page.getByRole("dialog");
  await typeInto(page, sheet.getByLabel(/^Ngày/), "11/02/2022");
  await press(page, sheet.getByRole("button", { name: "Soạn báo cáo" }));

  await press(page, page.getByRole("button", { name: /^Sửa đoạn/ }).first());
  await expect(page.getByRole("textbox", { name: /^Nội dung đoạn/ })).toBeFocused();
  await page.keyboard.press("End");
  await page.keyboard.type(" Không có ổ dịch mới.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("region", { name: "Văn bản báo cáo" })).toContainText("Không có ổ dịch mới.");

  for (const reason of await page.getByLabel("Lý do").all()) await typeInto(page, reason, "Đã đối chiếu với trạm y tế");
  await press(page, page.getByRole("button", { name: "Chốt số và kiểm tra" }));
  await expectAccessible(page);
  await press(page, page.getByRole("button", { name: "Ký báo cáo…" }));
  await typeInto(page, sheet.getByLabel(/^Mật khẩu/), demoPassword);
  await press(page, sheet.getByRole("button", { name: "Ký báo cáo ngày 11/02/2022" }));
  await press(page, page.getByRole("button", { name: "Ban hành…" }));
  await typeInto(page, sheet.getByLabel(/BAN HÀNH/), "ban hành");
  await press(page, sheet.getByRole("button", { name: /^Ban hành báo cáo số/ }));

  await press(page, page.getByRole("button", { name: "Ban hành lại…" }));
  await typeInto(page, sheet.getByLabel(/^Lý do/), "Bổ sung ca có kết quả muộn");
  await press(page, sheet.getByRole("button", { name: "Soạn bản ban hành lại" }));
  await expect(page.getByText("Bổ sung ca có kết quả muộn").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Chốt số và kiểm tra" })).toBeVisible();
});

test("without a mouse: propose the level of a commune, review it, sign and publish", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page, "vanphong");
  await page.goto("/ban-do?on=2022-02-15");
  const map = page.getByRole("listbox", { name: /Bản đồ cấp độ dịch/ });
  await map.waitFor({ timeout: 30_000 });
  await tabTo(page, map);
  await page.keyboard.press("ArrowRight");
  await press(page, page.getByRole("button", { name: "Trình cấp độ đơn vị này" }));
  const sheet = page.getByRole("dialog");
  await press(page, sheet.getByRole("button", { name: /^Trình cấp \d/ }));
  await expect(sheet).toBeHidden();

  const change = async (account: string, act: string) => {
    await signIn(page, account);
    await page.goto("/ban-do?on=2022-02-15&unit=-");
    await press(page, page.getByRole("button", { name: act, exact: true }));
  };
  await change("cdc", "Xác nhận đã kiểm tra");
  await expect(page.getByText(/Đã ghi kiểm tra/)).toBeVisible();

  await change("chutich", "Xem và ký");
  await typeInto(page, sheet.getByLabel(/^Mật khẩu/), demoPassword);
  await press(page, sheet.getByRole("button", { name: /^Ký cho 1 đơn vị/ }));
  await expect(sheet).toBeHidden();

  const download = page.waitForEvent("download");
  await press(page, page.getByRole("button", { name: "Quyết định .docx" }));
  expect((await download).suggestedFilename()).toMatch(/^cap-do-dich-2022-02-15-\d+-QĐ-BCĐ\.docx$/);

  await change("vanphong", "Công bố");
  await typeInto(page, sheet.getByLabel(/CÔNG BỐ/), "công bố");
  await press(page, sheet.getByRole("button", { name: /^Công bố cấp độ của 1 đơn vị/ }));
  await expect(page.getByRole("heading", { name: /tờ trình của ngày này/ })).toBeHidden();
});

test("without a mouse: say which of two differing figures stands, and why", async ({ page }) => {
  await signIn(page, "vanphong");
  await page.goto("/doi-chieu");
  const list = page.getByRole("region", { name: "Số liệu báo cáo khác số tính từ bản ghi" });
  await typeInto(page, page.getByLabel(/^Lý do/), "Huyện tính cả ca có kết quả sau 18 giờ");
  const before = await list.getByRole("row").count();
  await page.keyboard.press("Control+Enter");
  await expect(list.getByRole("row")).toHaveCount(before - 1);
  await press(page, page.getByRole("button", { name: /^Đã quyết định 1/ }));
  await expect(page.getByText("Huyện tính cả ca có kết quả sau 18 giờ")).toBeVisible();
  await expectAccessible(page);
});
