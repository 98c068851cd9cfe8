// What goes to the worker that runs the program, and what comes back.

/** A file that the program can read; `path` is what the command line calls it. */
export interface ProgramFile {
  path: string;
  /** A file that somebody brought, or a text that this page made. */
  content: File | string;
}

/** One run of the program: `enkat ARGS` in a folder with these files. */
export interface Run {
  args: string[];
  files: ProgramFile[];
}

/** What a run left: its exit code, what it said, and the files it wrote. */
export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  written: Map<string, Uint8Array<ArrayBuffer>>;
}

/** How much of the brought files has been read, from 0 to 1. */
export type Share = number;

/** Why there is no result. */
export type Broken = "trap" | "memory" | "unreadable";

/** `keys` are those of the brought files, by path: the same file has the same, whatever its name. */
export type ToWorker = { module: WebAssembly.Module; run: Run; keys: Map<string, number> };
export type FromWorker = { share: Share } | { ran: Ran } | { broken: Broken; detail: string };
