// Runs the program: each run is a new instance, in a folder of its own that is in memory alone.

import { Fd, type Inode, File as MemoryFile, WASI, wasi } from "@bjorn3/browser_wasi_shim";
import { BroughtFile, Collected, folder, written } from "./files";
import type { Broken, FromWorker, Ran, Run, ToWorker } from "./run";

const ENVIRONMENT = ["LANG=sv_SE.UTF-8", "NO_COLOR=1"];

/** The bytes of what somebody brought, read once: what the person saw is what is reported, whatever becomes of the file. */
const brought = new Map<number, Uint8Array<ArrayBuffer>>();

const tell = (message: FromWorker, transfer: Transferable[] = []) => self.postMessage(message, { transfer });

async function start({ module, run, keys }: ToWorker): Promise<Ran> {
  forget(keys);
  const read = progress(run);
  const files = new Map<string, Inode>();
  for (const { path, content } of run.files) {
    if (typeof content === "string")
      files.set(path, new MemoryFile(new TextEncoder().encode(content), { readonly: true }));
    else files.set(path, new BroughtFile(await bytes(keys.get(path) ?? 0, content), read));
  }
  const { preopened, out } = folder(files);
  const [stdout, stderr] = [new Collected(), new Collected()];
  const shim = new WASI(["enkat", ...run.args], ENVIRONMENT, [new Nothing(), stdout, stderr, preopened], {
    debug: false,
  });
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: imports(shim) });
  const code = shim.start(instance as Parameters<WASI["start"]>[0]);
  return { code, stdout: stdout.text(), stderr: stderr.text(), written: written(out) };
}

/** Standard input, in which nothing stands. */
class Nothing extends Fd {
  override fd_read(): { ret: number; data: Uint8Array } {
    return { ret: wasi.ERRNO_SUCCESS, data: new Uint8Array() };
  }
}

/** What the program may call. The shim counts the letters of an argument where it has to count its bytes: å is two. */
function imports(shim: WASI): WebAssembly.ModuleImports {
  const sizes = (count: number, size: number) => {
    const memory = new DataView((shim.inst as { exports: { memory: WebAssembly.Memory } }).exports.memory.buffer);
    const bytes = shim.args.reduce((sum, arg) => sum + new TextEncoder().encode(arg).length + 1, 0);
    memory.setUint32(count, shim.args.length, true);
    memory.setUint32(size, bytes, true);
    return wasi.ERRNO_SUCCESS;
  };
  return { ...(shim.wasiImport as WebAssembly.ModuleImports), args_sizes_get: sizes };
}

async function bytes(key: number, content: Blob): Promise<Uint8Array<ArrayBuffer>> {
  const known = brought.get(key);
  if (known) return known;
  const bytes = new Uint8Array(await content.arrayBuffer());
  brought.set(key, bytes);
  return bytes;
}

/** Lets go of what is no longer among the files. */
function forget(keys: ReadonlyMap<string, number>): void {
  const used = new Set(keys.values());
  for (const key of brought.keys()) if (used.size > 0 && !used.has(key)) brought.delete(key);
}

/** Tells how much has been read, at most a hundred times. */
function progress(run: Run): (bytes: number) => void {
  const total = run.files.reduce((sum, { content }) => sum + (typeof content === "string" ? 0 : content.size), 0);
  let [read, told] = [0, 0];
  return (bytes) => {
    read += bytes;
    const share = Math.min(1, read / Math.max(1, total));
    if (share - told < 0.01) return;
    told = share;
    tell({ share });
  };
}

/** Why there is no result, as far as the kinds of errors tell. */
function reason(error: unknown): Broken {
  if (error instanceof DOMException) return "unreadable";
  const is_memory = error instanceof RangeError && !/stack/i.test(error.message);
  return is_memory ? "memory" : "trap";
}

self.onmessage = async ({ data }: MessageEvent<ToWorker>) => {
  try {
    const ran = await start(data);
    tell({ ran }, [...new Set([...ran.written.values()].map((bytes) => bytes.buffer))]);
  } catch (error) {
    tell({ broken: reason(error), detail: String(error) });
  }
};
