// The program itself, to compare with: what the page saves is what it writes, byte for byte.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const PROGRAM = process.env.ENKAT ?? fileURLToPath(new URL("../../target/debug/enkat", import.meta.url));

/** What `enkat ARGS` writes into `out/NAME` in a folder with these files. */
export function made(args, files, name) {
  const folder = mkdtempSync(join(tmpdir(), "enkat-page-"));
  try {
    mkdirSync(join(folder, "out"));
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const env = { PATH: process.env.PATH, HOME: folder, TZ: "UTC", LANG: "sv_SE.UTF-8" };
    const ran = spawnSync(PROGRAM, args, { cwd: folder, env, encoding: "utf8", input: "" });
    if (ran.error) throw ran.error;
    if (ran.status !== 0) throw new Error(`enkat ${args.join(" ")}: ${ran.stderr}`);
    return readFileSync(join(folder, "out", name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
