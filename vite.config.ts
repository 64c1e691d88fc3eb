import { createReadStream, createWriteStream, globSync } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { constants, createBrotliCompress, createGzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Compressed once at build time, so that the server only sends files. */
function precompress(): Plugin {
  let folder = "";
  return {
    name: "precompress",
    apply: "build",
    configResolved(config) {
      folder = config.build.outDir;
    },
    async closeBundle() {
      for (const file of globSync("**/*.{js,css,html,svg,json}", { cwd: folder })) {
        const path = resolve(folder, file);
        const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
        await pipeline(createReadStream(path), createGzip({ level: 9 }), createWriteStream(`${path}.gz`));
        await pipeline(createReadStream(path), brotli, createWriteStream(`${path}.br`));
      }
    },
  };
}

const root = import.meta.dirname;

/** The staff app and the public page. Windows 7 and 8.1 stop at Chrome 109 and Firefox 115, and commune stations have such machines. */
export default defineConfig({
  root: resolve(root, "src/apps/web"),
  plugins: [react(), precompress()],
  css: { modules: { localsConvention: "camelCaseOnly" } },
  build: {
    outDir: resolve(root, ".build/web"),
    emptyOutDir: true,
    target: ["chrome109", "firefox115", "safari16.4"],
    cssTarget: ["chrome109", "firefox115", "safari16.4"],
    assetsInlineLimit: 0, // no data: URLs: fonts come from our own address
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600, // the charts, fetched with the first curve
    rolldownOptions: {
      input: { staff: resolve(root, "src/apps/web/index.html"), public: resolve(root, "src/apps/web/cong-khai.html") },
      output: { codeSplitting: { groups: [{ name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ }] } },
    },
  },
  server: { port: 5173, proxy: { "/api": process.env.VX_API ?? "http://127.0.0.1:8080" }, fs: { allow: [root] } },
  preview: { port: 4173, proxy: { "/api": process.env.VX_API ?? "http://127.0.0.1:8080" } },
});
