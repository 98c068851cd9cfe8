// The program enkat, as the page starts it.

import type { Broken, FromWorker, Ran, Run, Share, ToWorker } from "./run";
import ProgramWorker from "./worker?worker&inline";

/** A run that was ended before it was done, because somebody or something newer asked for it. */
export class Stopped extends Error {}

/** A run that broke: the program ended in a way that it does not know. */
export class BrokenRun extends Error {
  constructor(
    readonly reason: Broken,
    detail: string,
  ) {
    super(detail);
  }
}

interface Waiting {
  run: Run;
  progress: (share: Share) => void;
  done: (ran: Ran) => void;
  failed: (error: Error) => void;
}

/** Runs the program, one run after the other, in a worker: the page stays awake, and a run can be ended. */
export class Program {
  private worker: Worker | null = null;
  private current: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private readonly keys = new WeakMap<File, number>();
  private last = 0;

  private constructor(private readonly module: WebAssembly.Module) {}

  /** Unpacks what the page carries. */
  static async unpack(): Promise<Program> {
    const packed = document.getElementById("program");
    const text = packed?.textContent ?? "";
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    packed?.remove();
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Program(await WebAssembly.compile(await new Response(stream).arrayBuffer()));
  }

  run(run: Run, progress: (share: Share) => void = () => {}): Promise<Ran> {
    return new Promise((done, failed) => {
      this.queue.push({ run, progress, done, failed });
      this.next();
    });
  }

  /** Ends what runs and what waits. */
  stop(): void {
    const ended = [...(this.current ? [this.current] : []), ...this.queue.splice(0)];
    if (this.current && this.worker) this.discard(this.worker);
    this.current = null;
    for (const waiting of ended) waiting.failed(new Stopped());
  }

  private next(): void {
    if (this.current || this.queue.length === 0) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.current = waiting;
    this.worker ??= this.hire();
    const { run } = waiting;
    const keys = run.files.flatMap(({ path, content }): [string, number][] =>
      typeof content === "string" ? [] : [[path, this.key(content)]],
    );
    this.worker.postMessage({ module: this.module, run, keys: new Map(keys) } satisfies ToWorker);
  }

  /** A number for each file: two of one name, size and time need not be the same. */
  private key(file: File): number {
    const known = this.keys.get(file);
    if (known !== undefined) return known;
    this.last += 1;
    this.keys.set(file, this.last);
    return this.last;
  }

  private hire(): Worker {
    const worker = new ProgramWorker();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if ("share" in data) this.current?.progress(data.share);
      else if ("ran" in data) this.settle((waiting) => waiting.done(data.ran));
      else {
        // what broke may have left its memory in any state
        this.discard(worker);
        this.settle((waiting) => waiting.failed(new BrokenRun(data.broken, data.detail)));
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.discard(worker);
      this.settle((waiting) => waiting.failed(new BrokenRun("trap", event.message)));
    };
    return worker;
  }

  private settle(tell: (waiting: Waiting) => void): void {
    const waiting = this.current;
    this.current = null;
    if (waiting) tell(waiting);
    this.next();
  }

  private discard(worker: Worker): void {
    worker.terminate();
    if (worker === this.worker) this.worker = null;
  }
}
