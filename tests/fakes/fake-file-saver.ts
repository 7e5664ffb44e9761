import type { FileSaver } from '#ports/file-saver.ts';

/** Files that were handed over, by name. */
export interface FakeFileSaver extends FileSaver {
  readonly saved: Map<string, { readonly type: string; readonly text: string }>;
}

export function createFakeFileSaver(): FakeFileSaver {
  const saved: FakeFileSaver['saved'] = new Map();
  const keep: FileSaver['save'] = ({ name, type, parts }) => {
    saved.set(name, { type, text: parts.join('') });
  };
  return { saved, save: keep, open: keep };
}
