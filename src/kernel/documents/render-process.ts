import type { OfficialDocument } from "./model.ts";
import { renderDocx } from "./render-docx.ts";
import { renderPdf } from "./render-pdf.ts";

/** What the parent sends to this process, which draws one document, answers with its bytes and ends. */
export interface RenderRequest {
  document: OfficialDocument;
  format: "docx" | "pdf";
}

process.once("message", async ({ document, format }: RenderRequest) => {
  const bytes = await (format === "docx" ? renderDocx(document) : renderPdf(document));
  // Leaving before the answer is written would cut it off.
  process.send?.(bytes, undefined, undefined, () => process.disconnect());
});
