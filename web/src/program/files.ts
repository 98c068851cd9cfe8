// The files of one run: a folder in memory, of which it is known how much has been read.

import { Directory, Fd, File, type Inode, OpenFile, PreopenDirectory, wasi } from "@bjorn3/browser_wasi_shim";

/** A file that somebody brought. It is read and never written, and tells how far it has been read. */
export class BroughtFile extends File {
  constructor(
    data: Uint8Array<ArrayBuffer>,
    private readonly read: (bytes: number) => void,
  ) {
    super([], { readonly: true });
    // the bytes themselves: the shim would copy them
    this.data = data;
  }

  override path_open(oflags: number, rights: bigint, flags: number): { ret: number; fd_obj: OpenFile } {
    const opened = super.path_open(oflags, rights, flags);
    // whatever its type says, there is none where it may not be opened
    return opened.fd_obj ? { ret: opened.ret, fd_obj: new OpenBroughtFile(this, this.read) } : opened;
  }
}

class OpenBroughtFile extends OpenFile {
  constructor(
    file: File,
    private readonly read: (bytes: number) => void,
  ) {
    super(file);
  }

  override fd_read(size: number): { ret: number; data: Uint8Array } {
    const from = Number(this.file_pos);
    const data = this.file.data.subarray(from, from + size);
    this.file_pos += BigInt(data.length);
    this.read(data.length);
    return { ret: wasi.ERRNO_SUCCESS, data };
  }

  override fd_pread(size: number, offset: bigint): { ret: number; data: Uint8Array } {
    const from = Number(offset);
    const data = this.file.data.subarray(from, from + size);
    this.read(data.length);
    return { ret: wasi.ERRNO_SUCCESS, data };
  }
}

/** An output that grows by doubling: the shim would copy all of it with each write. */
export class Collected extends Fd {
  private bytes = new Uint8Array(4096);
  private length = 0;

  override fd_fdstat_get(): { ret: number; fdstat: wasi.Fdstat | null } {
    const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
    fdstat.fs_rights_base = BigInt(wasi.RIGHTS_FD_WRITE);
    return { ret: wasi.ERRNO_SUCCESS, fdstat };
  }

  override fd_write(data: Uint8Array): { ret: number; nwritten: number } {
    if (this.length + data.length > this.bytes.length) {
      const more = new Uint8Array(2 * (this.length + data.length));
      more.set(this.bytes.subarray(0, this.length));
      this.bytes = more;
    }
    this.bytes.set(data, this.length);
    this.length += data.length;
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }

  text(): string {
    return new TextDecoder().decode(this.bytes.subarray(0, this.length));
  }
}

/** The folder in which the program runs, with a folder `out` for what it writes. */
export function folder(files: Map<string, Inode>): { preopened: PreopenDirectory; out: Directory } {
  const out = new Directory(new Map());
  return { preopened: new PreopenDirectory("/", new Map([...files, [OUT, out] as [string, Inode]])), out };
}

/** Where the program writes, so that nothing has the name of a file that was brought. */
export const OUT = ".out";

/** All files below `directory`, by their path. */
export function written(directory: Directory, prefix = ""): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const [name, entry] of directory.contents) {
    if (entry instanceof File) files.set(prefix + name, entry.data as Uint8Array<ArrayBuffer>);
    if (entry instanceof Directory) {
      for (const [path, data] of written(entry, `${prefix}${name}/`)) files.set(path, data);
    }
  }
  return files;
}
