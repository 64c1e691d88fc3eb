import { withFlippedBit, withRenamedPart, withZipField } from "./break-bytes.ts";
import { buildWorkbook, HEADER, packed, people, row } from "./build-workbook.ts";
import type { HostileFile } from "./hostile-file.ts";

const SHEET = "xl/worksheets/sheet1.xml";
const rows = row(1, HEADER) + people(2, 50);
const plain = (level: 0 | 6 = 6): Uint8Array => buildWorkbook({ sheets: [{ rows }], level });
const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.subarray(0, Math.floor(bytes.length * share));
const inSheet = (bytes: Uint8Array): number => Buffer.from(bytes).indexOf(SHEET) + SHEET.length + 200;

/** Archives that are cut, altered or lie about themselves. */
export const damagedArchives: readonly HostileFile[] = [
  { name: "an upload that stopped half-way", bytes: () => cut(plain(), 0.5), expected: { problem: "damaged_zip" } },
  {
    name: "an archive without its last bytes",
    bytes: () => plain().subarray(0, plain().length - 10),
    expected: { problem: "damaged_zip" },
  },
  { name: "an archive of its first four bytes", bytes: () => plain().subarray(0, 4), expected: { problem: "damaged_zip" } },
  { name: "an empty archive", bytes: () => packed({}), expected: { problem: "kind_archive" } },
  {
    name: "a packed sheet with one bit turned over",
    bytes: () => withFlippedBit(plain(), inSheet(plain())),
    expected: { problem: "damaged_xml" },
  },
  {
    name: "a stored sheet with one bit turned over",
    bytes: () => withFlippedBit(plain(0), Buffer.from(plain(0)).indexOf("094180000044") + 11),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a checksum that does not fit",
    bytes: () => withZipField(plain(), { name: SHEET, field: "crc", value: 1 }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a sheet longer than it says",
    bytes: () => withZipField(plain(), { name: SHEET, field: "size", value: 100 }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a sheet shorter than it says",
    bytes: () => withZipField(plain(), { name: SHEET, field: "size", value: 999_999 }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a sheet that claims four gigabytes",
    bytes: () => withZipField(plain(), { name: SHEET, field: "size", value: 0xffff_fff0 }),
    expected: { problem: "expands_too_far" },
  },
  {
    name: "a sheet packed by an unknown method",
    bytes: () => withZipField(plain(), { name: SHEET, field: "method", value: 99 }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "an archive locked with a zip password",
    bytes: () => withZipField(plain(), { name: SHEET, field: "flags", value: 1 }),
    expected: { problem: "kind_encrypted" },
  },
  {
    name: "two parts of the same name",
    bytes: () =>
      withRenamedPart(
        buildWorkbook({ sheets: [{ rows }], parts: { "xl/worksheets/sheet9.xml": "<x/>" } }),
        "xl/worksheets/sheet9.xml",
        SHEET,
      ),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a part that climbs out of the archive",
    bytes: () => withRenamedPart(buildWorkbook({ sheets: [{ rows }], parts: { "xx/aaaa.xml": "<x/>" } }), "xx/aaaa.xml", "../aaaa.xml"),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a workbook without its sheet",
    bytes: () => buildWorkbook({ sheets: [{ rows }], without: [SHEET] }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a workbook without its relations",
    bytes: () => buildWorkbook({ sheets: [{ rows }], without: ["xl/_rels/workbook.xml.rels"] }),
    expected: { problem: "no_sheet" },
  },
  { name: "a workbook without sheets", bytes: () => buildWorkbook({ sheets: [] }), expected: { problem: "no_sheet" } },
  {
    name: "a package without a workbook",
    bytes: () => buildWorkbook({ sheets: [{ rows }], without: ["xl/workbook.xml"] }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "a package without relations",
    bytes: () => buildWorkbook({ sheets: [{ rows }], without: ["_rels/.rels"] }),
    expected: { problem: "damaged_zip" },
  },
  {
    name: "three thousand parts",
    bytes: () => packed(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`xl/media/image${index}.png`, "x"]))),
    expected: { problem: "too_many_parts" },
  },
  { name: "bytes before and after the archive", bytes: () => Buffer.concat([plain(), Buffer.from("PK tail")]), expected: "any" },
];
