import { expect, signIn, test } from "./demo.ts";
import { expectAccessible } from "./parts/accessible.ts";
import { press, tabTo, typeInto } from "./parts/keyboard.ts";

const syllables = ["Xoan", "Mận", "Sung", "Bần", "Đước", "Vẹt", "Sậy", "Lác", "Tràm", "Gừa", "Trâm", "Bứa", "Thốt", "Sim", "Mua", "Dừa"];
const any = () => syllables[Math.floor(Math.random() * syllables.length)]!;
/** A middle name of this run: a server that runs on must not know the people of the last one. */
const run = `${any()} ${any()} ${any()}`;

/** A case as a station hears it on the phone, in the order of the form; an empty text leaves the field as it is. */
const told: readonly (readonly [field: RegExp, text: string])[] = [
  [/^Họ tên/, `Quách ${run} Khuê`],
  [/^Ngày, năm sinh/, "04/09/1988"],
  [
    /^Điện thoại/,
    `09${Math.floor(Math.random() * 1e8)
      .toString()
      .padStart(8, "0")}`,
  ],
  [/^Ấp, số nhà, đường/, "Số 12, ấp 3"],
  [/^Ngày khởi phát/, "14/2"],
  [/^Ngày lấy mẫu/, "15/2"],
  [/^Ngày có kết quả/, "16/2"],
];

test("a case is typed without a mouse within 45 seconds and with at most 25 keys beside its text", async ({ page }) => {
  await signIn(page, "tramyte");
  await page.goto("/ca-benh/moi");
  await expect(page.getByLabel(/^Họ tên/)).toBeFocused();
  const began = Date.now();
  let keys = 0;
  const key = async (name: string) => {
    keys += 1;
    await page.keyboard.press(name);
  };
  for (const [field, text] of told) {
    while (
      !(await page
        .getByLabel(field)
        .first()
        .evaluate((node) => node === document.activeElement))
    )
      await key("Tab");
    await page.keyboard.type(text);
  }
  await key("Control+Enter");
  await expect(page.getByText(`Đã ghi ca Quách ${run} Khuê`)).toBeVisible();
  expect(keys).toBeLessThanOrEqual(25);
  expect(Date.now() - began).toBeLessThan(45_000);
});

test("two hundred rows pasted from a spreadsheet are checked in words and saved with one key", async ({ page }) => {
  await signIn(page, "tramyte");
  await page.goto("/ca-benh");
  const first = page.getByRole("grid", { name: "Nhập nhanh bằng lưới" }).getByRole("textbox").first();
  await tabTo(page, first);
  const families = ["Quách", "Liêu", "Trịnh", "Tăng", "Ông", "Khưu", "Vưu", "Giang", "Ninh", "Mạch"];
  const givens = [
    "Nhẫn",
    "Thoại",
    "Khuê",
    "Sương",
    "Lễ",
    "Oanh",
    "Điền",
    "Tịnh",
    "Uyển",
    "Bích",
    "Trọng",
    "Khắc",
    "Hoành",
    "Diệp",
    "Miên",
    "Thục",
    "Quyền",
    "Nhu",
    "Sáng",
    "Tỏ",
  ];
  const rows = Array.from({ length: 200 }, (_, n) =>
    [
      `${families[n % 10]} ${run} ${givens[Math.floor(n / 10)]}`,
      1940 + (n % 70),
      n % 2 ? "Nữ" : "Nam",
      "",
      "",
      "Phường 2",
      "14/2",
      "15/2",
      "Dương tính 16/2",
    ].join("\t"),
  );
  const lookedUp = page.waitForResponse(/\/cases\/look-alikes$/);
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, rows.join("\r\n"));
  await expect(page.getByText("Đã dán 200 dòng")).toBeVisible();
  const save = page.getByRole("button", { name: /^Ghi 200 ca hợp lệ/ });
  await lookedUp;
  await expect(save).toBeEnabled();
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText("Đã ghi 200 ca")).toBeVisible({ timeout: 60_000 });
});

test("without a mouse: a case is handed over, and the other unit accepts it", async ({ page }) => {
  await signIn(page, "tramyte");
  const { rows } = (await (await page.request.get("/api/cases?limit=40")).json()) as { rows: { id: string }[] };
  const path = `/ca-benh/${rows[Math.floor(Math.random() * rows.length)]!.id}`;
  await page.goto(path);
  await press(page, page.getByRole("button", { name: /^Chuyển giao/ }));
  const sheet = page.getByRole("dialog");
  await typeInto(page, sheet.getByLabel(/^Đơn vị tiếp nhận/), "trung binh tran de");
  await expect(sheet.getByRole("option").first()).toBeVisible();
  await page.keyboard.press("Enter");
  await typeInto(page, sheet.getByLabel(/^Lý do/), "Người bệnh về ở với con");
  await expectAccessible(page);
  await press(page, sheet.getByRole("button", { name: "Gửi đề nghị (1 ca)" }));
  await expect(sheet).toBeHidden();

  await signIn(page, "cdc");
  await page.goto(path);
  await press(page, page.getByRole("button", { name: /^(Tiếp nhận|Nhận)/ }));
  await expect(page.getByRole("button", { name: /^(Tiếp nhận|Nhận)/ })).toBeHidden();
});
