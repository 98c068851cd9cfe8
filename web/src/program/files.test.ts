import { Directory, File } from "@bjorn3/browser_wasi_shim";
import { expect, test } from "vitest";
import { BroughtFile, Collected, written } from "./files";

const bytes = (text: string) => new TextEncoder().encode(text);

test("a brought file is read in parts, tells how many bytes, and is not copied", () => {
  const read: number[] = [];
  const data = bytes("abcdef");
  const file = new BroughtFile(data, (count) => read.push(count));
  expect(file.data).toBe(data);
  const open = file.path_open(0, 0n, 0).fd_obj;
  expect(new TextDecoder().decode(open.fd_read(4).data)).toBe("abcd");
  expect(new TextDecoder().decode(open.fd_read(4).data)).toBe("ef");
  expect(open.fd_read(4).data.length).toBe(0);
  expect(new TextDecoder().decode(open.fd_pread(2, 1n).data)).toBe("bc");
  expect(read).toEqual([4, 2, 0, 2]);
});

test("an output holds what was written, however much that is", () => {
  const out = new Collected();
  const line = bytes(`${"å".repeat(999)}\n`);
  for (let at = 0; at < 20; at++) expect(out.fd_write(line).nwritten).toBe(line.length);
  expect(out.text()).toBe(`${"å".repeat(999)}\n`.repeat(20));
});

test("what was written is found in folders too", () => {
  const inner = new Directory(new Map([["a.svg", new File(bytes("svg"))]]));
  const files = written(
    new Directory(
      new Map<string, Directory | File>([
        ["pictures", inner],
        ["r.html", new File(bytes("html"))],
      ]),
    ),
  );
  expect([...files.keys()]).toEqual(["pictures/a.svg", "r.html"]);
});
