import type { Meter } from "../budgets.ts";
import { TabularProblem } from "../problem.ts";
import type { Package } from "./package.ts";
import { parseXml } from "./xml-feed.ts";

/** The table of texts cells refer to by index. The one part of a workbook that is held in memory. */
export async function readSharedStrings(packed: Package, part: string | undefined, meter: Meter): Promise<SharedTexts> {
  const texts = new SharedTexts();
  if (!part || !packed.has(part)) return texts;
  if (packed.sizeOf(part) > meter.budgets.sharedTextBytes)
    throw new TabularProblem("expands_too_far", { limit: meter.budgets.sharedTextBytes });
  const run = new TextRun();
  await parseXml(
    part,
    packed.chunks(part),
    {
      open: (name) => run.open(name),
      text: (text) => run.add(text),
      close: (name) => {
        run.close(name);
        if (name === "si") texts.add(run.take());
      },
    },
    (step) => meter.timed(step),
  );
  return texts;
}

/** Texts by index, packed as UTF-8: as strings they would keep the XML they were cut from in memory, several times their size. */
export class SharedTexts {
  private bytes = Buffer.alloc(64 * 1024);
  private ends = new Uint32Array(1024);
  private count = 0;

  add(text: string): void {
    const start = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    const longest = text.length * 3;
    if (start + longest > this.bytes.length) this.bytes = Buffer.concat([this.bytes], (start + longest) * 2);
    if (this.count === this.ends.length) this.ends = grown(this.ends);
    this.ends[this.count++] = start + this.bytes.write(text, start);
  }

  /** @returns undefined for an index beyond the table */
  get(index: number): string | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return undefined;
    return this.bytes.toString("utf8", index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }
}

function grown(ends: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(ends.length * 2);
  larger.set(ends);
  return larger;
}

/** Gathers the text of `<t>` elements, plain or in rich runs; readings aloud (`<rPh>`) are no part of the text. */
export class TextRun {
  private gathered = "";
  private inText = false;
  private inReading = false;

  open(name: string): void {
    if (name === "t") this.inText = !this.inReading;
    else if (name === "rPh") this.inReading = true;
  }

  add(text: string): void {
    if (this.inText) this.gathered += text;
  }

  close(name: string): void {
    if (name === "t") this.inText = false;
    else if (name === "rPh") this.inReading = false;
  }

  take(): string {
    const text = unescapeText(this.gathered);
    this.gathered = "";
    return text;
  }
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
export function unescapeText(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}
