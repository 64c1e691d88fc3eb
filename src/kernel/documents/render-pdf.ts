import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { type ComposedDocument, composeDocument } from "./compose.ts";
import { type OfficialDocument, tableCells } from "./model.ts";
import { leftPartsMm, pageLayout, textWidthMm } from "./page-layout.ts";
import { ruleLengths } from "./rule-lengths.ts";
import { withBreaksInLongWords } from "./word-breaks.ts";

const FONT_FILES = [
  "400Regular/Tinos_400Regular",
  "400Regular_Italic/Tinos_400Regular_Italic",
  "700Bold/Tinos_700Bold",
  "700Bold_Italic/Tinos_700Bold_Italic",
];
/** Tags let screen readers find their way, but make long tables nine times as many bytes: above so many cells they are left out. */
const TAGGED_CELLS = 3_000;
/** Compilations after which the compiler forgets what it laid out, so that a long-lived server does not keep every document. */
const CACHE_AGE = 2;

let prepared: { compiler: NodeCompiler; template: string } | undefined;

/** Fonts and template are read once, at the first document. */
function prepare(): { compiler: NodeCompiler; template: string } {
  const { resolve } = createRequire(import.meta.url);
  const fontBlobs = FONT_FILES.map((file) => readFileSync(resolve(`@expo-google-fonts/tinos/${file}.ttf`)));
  const template = readFileSync(new URL("./official-document.typ", import.meta.url), "utf8");
  return { compiler: NodeCompiler.create({ fontArgs: [{ fontBlobs }] }), template };
}

/**
 * A document as .pdf in the layout of Decree 30/2020/NĐ-CP, set in Tinos (the metrics of Times New Roman), fonts embedded.
 * The same document always gives the same bytes. Takes the processor for about a second per 500 table rows.
 */
export async function renderPdf(document: OfficialDocument): Promise<Uint8Array> {
  prepared ??= prepare();
  const { compiler, template } = prepared;
  const composed = breakable(composeDocument(document));
  const data = JSON.stringify({
    document: composed,
    layout: pageLayout,
    left: leftPartsMm(composed.landscape),
    rules: ruleLengths(composed),
  });
  const pdf = compiler.pdf({ mainFileContent: template, inputs: { data } }, { pdfTags: tableCells(document) <= TAGGED_CELLS });
  compiler.evictCache(CACHE_AGE);
  return new Uint8Array(pdf);
}

function breakable(document: ComposedDocument): ComposedDocument {
  const annexes = document.annexes.map((annex) => ({
    ...annex,
    blocks: withBreaksInLongWords(annex.blocks, textWidthMm(annex.landscape)),
  }));
  return { ...document, blocks: withBreaksInLongWords(document.blocks, textWidthMm(document.landscape)), annexes };
}
