import { fold } from "../fold.ts";
import { TabularProblem } from "../problem.ts";
import type { ByteSource } from "./byte-source.ts";

const OLE = Buffer.from("d0cf11e0a1b11ae1", "hex");
/** How an encrypted .xlsx names its content inside the OLE container. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
const PICTURES_AND_MORE: readonly (readonly [string, Buffer])[] = [
  ["pdf", Buffer.from("%PDF")],
  ["png", Buffer.from("89504e47", "hex")],
  ["jpeg", Buffer.from("ffd8ff", "hex")],
  ["gif", Buffer.from("GIF8")],
  ["rar", Buffer.from("Rar!")],
  ["7z", Buffer.from("377abcaf271c", "hex")],
  ["gzip", Buffer.from("1f8b", "hex")],
  ["rtf", Buffer.from("{\\rtf")],
];

/**
 * What a file is, by its content; the name is only compared with it.
 * @returns `zip` for anything packed (the parts tell whether it is a workbook), `text` for the rest
 * @throws TabularProblem for kinds that are not read, and `wrong_extension` when name and content disagree
 */
export async function tellFileKind(source: ByteSource, fileName: string | undefined): Promise<"zip" | "text"> {
  const { head } = source;
  if (head.subarray(0, 8).equals(OLE)) throw new TabularProblem((await contains(source, ENCRYPTED)) ? "kind_encrypted" : "kind_xls");
  const found = PICTURES_AND_MORE.find(([, magic]) => head.subarray(0, magic.length).equals(magic));
  if (found) throw new TabularProblem("kind_other", { kind: found[0] });
  const kind = isZip(head) ? "zip" : "text";
  if (kind === "text") refuseMarkup(head);
  checkExtension(kind, fileName);
  return kind;
}

/** Also an empty archive and one that starts with a marker. */
const isZip = (head: Buffer): boolean => head[0] === 0x50 && head[1] === 0x4b && [0x03, 0x05, 0x07].includes(head[2] ?? 0);

function refuseMarkup(head: Buffer): void {
  // A mark or the zeros of UTF-16 may stand in front of and between the letters.
  const start = fold(
    head
      .subarray(0, 4096)
      .toString("latin1")
      .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\0/g, "")
      .trim(),
  );
  if (/^<!doctype html|^<(html|head|body|table|meta|style)[\s>]/.test(start)) throw new TabularProblem("kind_html");
  if (!start.startsWith("<?xml")) return;
  if (start.includes("urn:schemas-microsoft-com:office:spreadsheet")) throw new TabularProblem("kind_xml_2003");
  throw /<html[\s>]/.test(start) ? new TabularProblem("kind_html") : new TabularProblem("kind_other", { kind: "xml" });
}

const EXTENSIONS = { zip: ["xlsx", "xlsm", "xltx"], text: ["csv", "txt", "tsv"] } as const;

function checkExtension(kind: "zip" | "text", fileName: string | undefined): void {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName ?? "")?.[1]?.toLowerCase();
  if (!extension || (EXTENSIONS[kind] as readonly string[]).includes(extension)) return;
  throw new TabularProblem("wrong_extension", { extension, content: kind === "zip" ? "xlsx" : "csv" });
}

async function contains(source: ByteSource, wanted: Buffer): Promise<boolean> {
  let tail = Buffer.alloc(0);
  for await (const chunk of source.chunks()) {
    const joined = Buffer.concat([tail, chunk]);
    if (joined.includes(wanted)) return true;
    tail = joined.subarray(-wanted.length);
  }
  return false;
}
