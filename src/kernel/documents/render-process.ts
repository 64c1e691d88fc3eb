import type { OfficialDocument } from "./model.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";

/** What the server sends to this process, which answers with the bytes of the file. It ends when the server lets go of it. */
export interface RenderRequest {
  document: OfficialDocument;
  format: "docx" | "pdf";
}

/** The file, or why there is none. */
export type RenderReply = { bytes: Uint8Array } | { failure: string };

async function reply({ document, format }: RenderRequest): Promise<RenderReply> {
  try {
    return { bytes: await (format === "docx" ? renderDocx(document) : renderPdf(document)) };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

process.on("message", async (request: RenderRequest) => process.send?.(await reply(request)));
