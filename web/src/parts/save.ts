// Saving a file: the browser's own download, of bytes that are already here.

const TYPES: Record<string, string> = {
  html: "text/html",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
  json: "application/json",
  sarif: "application/json",
  toml: "application/toml",
  svg: "image/svg+xml",
  png: "image/png",
};

export function blob(name: string, content: Uint8Array<ArrayBuffer> | string): Blob {
  return new Blob([content], { type: TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream" });
}

export function save(name: string, content: Uint8Array<ArrayBuffer> | string | Blob): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : blob(name, content));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  // a browser may fetch it after the click has been handled
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
