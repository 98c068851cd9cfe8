// Columns in a row whose readings are numbered one after the other.

/** `columns` in groups: those of a series together, each other alone. */
export function series<Column>(columns: readonly Column[], name: (column: Column) => string): Column[][] {
  const groups: Column[][] = [];
  for (const column of columns) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && follows(name(before), name(column))) last.push(column);
    else groups.push([column]);
  }
  return groups;
}

function follows(before: string, after: string): boolean {
  const [, stem, number] = /^(.*\D)(\d+)$/.exec(before) ?? [];
  return stem !== undefined && after === `${stem}${Number(number) + 1}`;
}
