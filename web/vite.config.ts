import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Plugin, Rollup } from "vite";
import { defineConfig } from "vitest/config";

/** The program as WebAssembly; `cargo xtask page` says where it made it. */
const PROGRAM = process.env.ENKAT_WASM ?? "../target/page/enkat.wasm";

/** The script is known by its hash; no request is allowed to anywhere. Styles are free, for those of the report that is shown. */
const policy = (script: string) =>
  [
    "default-src 'none'",
    `script-src '${script}' 'wasm-unsafe-eval'`,
    "worker-src blob:",
    "style-src 'unsafe-inline'",
    "img-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");

/** Puts the script, the styles and the program into the page, so that one file is all there is. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const parts = Object.values(bundle);
      const page = parts.find(
        (part): part is Rollup.OutputAsset => part.type === "asset" && part.fileName.endsWith(".html"),
      );
      if (!page) throw new Error("no page was made");
      const script = parts.flatMap((part) => (part.type === "chunk" ? [part.code] : [])).join("");
      const style = parts.flatMap((part) =>
        part.type === "asset" && part.fileName.endsWith(".css") ? [String(part.source)] : [],
      );
      const inline = script.trim().replaceAll("</script", "<\\/script");
      const hash = `sha256-${createHash("sha256").update(inline).digest("base64")}`;
      const program = gzipSync(readFileSync(PROGRAM), { level: 9 }).toString("base64");
      const head = [
        `<meta http-equiv="Content-Security-Policy" content="${policy(hash)}">`,
        `<style>${style.join("")}</style>`,
      ];
      const body = [
        `<script type="text/plain" id="program">${program}</script>`,
        `<script type="module">${inline}</script>`,
      ];
      page.source = String(page.source)
        .replace(/<script type="module"[^>]*><\/script>\s*/, "")
        .replace(/<link rel="stylesheet"[^>]*>\s*/, "")
        .replace('<meta name="viewport"', () => `${head[0]}\n<meta name="viewport"`)
        .replace("</head>", () => `${head[1]}\n</head>`)
        .replace("</body>", () => `${body.join("\n")}\n</body>`);
      page.fileName = "enkat.html";
      for (const [name, part] of Object.entries(bundle)) if (part !== page) delete bundle[name];
    },
  };
}

export default defineConfig({
  plugins: [oneFile()],
  build: {
    outDir: "../target/page",
    // the program lies there, too
    emptyOutDir: false,
    target: "es2022",
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
  },
  // Chromium starts no module worker in a page from a file
  worker: { format: "iife" },
  test: { include: ["src/**/*.test.ts"] },
});
