import { SaxesParser } from "saxes";
import { TabularProblem } from "../problem.ts";

export interface XmlHandlers {
  /** @param name without its namespace prefix */
  open(name: string, attributes: Record<string, string>): void;
  close(name: string): void;
  /** One run of text, whole unless a CDATA section splits it. */
  text(text: string): void;
}

/** Depth that no spreadsheet part comes near. */
const DEPTH = 256;
/** Characters between two tags: the longest cell (32,767) with every character written as an entity stays below. */
const RUN = 400_000;

/**
 * Parses one part of a workbook, chunk by chunk and strictly: what is cut off or ill-formed is an error and never a shorter sheet.
 * A document type is refused, so entities can neither multiply nor point outside.
 */
export class XmlFeed {
  private readonly parser = new SaxesParser({ position: false, xmlns: false });
  private decoder: TextDecoder | undefined;
  private readonly part: string;
  private depth = 0;
  private run = 0;

  constructor(part: string, handlers: XmlHandlers) {
    this.part = part;
    const text = (value: string): void => handlers.text(value);
    this.parser.on("error", (error) => this.refuse("damaged_xml", error));
    this.parser.on("doctype", () => this.refuse("doctype_in_xml"));
    this.parser.on("opentag", ({ name, attributes }) => {
      this.run = 0;
      this.depth += 1;
      if (this.depth > DEPTH) this.refuse("damaged_xml");
      handlers.open(localName(name), attributes as Record<string, string>);
    });
    this.parser.on("closetag", ({ name }) => {
      this.run = 0;
      this.depth -= 1;
      handlers.close(localName(name));
    });
    this.parser.on("text", text);
    this.parser.on("cdata", text);
  }

  write(chunk: Buffer): void {
    this.decoder ??= new TextDecoder(chunk[0] === 0xff && chunk[1] === 0xfe ? "utf-16le" : "utf-8", { fatal: true });
    const text = this.decode(chunk, true);
    this.run += text.length;
    this.parser.write(text);
    if (this.run > RUN) throw new TabularProblem("cell_too_long", { part: this.part, limit: 32_767 });
  }

  end(): void {
    this.parser.write(this.decode(Buffer.alloc(0), false));
    this.parser.close();
  }

  private decode(chunk: Buffer, more: boolean): string {
    try {
      return this.decoder?.decode(chunk, { stream: more }) ?? "";
    } catch (error) {
      return this.refuse("damaged_xml", error);
    }
  }

  private refuse(code: "damaged_xml" | "doctype_in_xml", cause?: unknown): never {
    throw new TabularProblem(code, { part: this.part }, cause);
  }
}

/** Parses a whole part. */
export async function parseXml(
  part: string,
  chunks: AsyncIterable<Buffer>,
  handlers: XmlHandlers,
  timed: <T>(step: () => T) => T,
): Promise<void> {
  const feed = new XmlFeed(part, handlers);
  for await (const chunk of chunks) timed(() => feed.write(chunk));
  timed(() => feed.end());
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
