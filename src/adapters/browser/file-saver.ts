import type { FileSaver } from '#ports/file-saver.ts';

/** A browser may read the address only after the click has been handled. */
const KEPT_MS = 60_000;

/** Saves files as the browser saves downloads. */
export function createFileSaver(page: {
  readonly document: Pick<Document, 'createElement'>;
  readonly open: (address: string, target: string) => unknown;
}): FileSaver {
  return {
    save({ name, type, parts }) {
      const link = page.document.createElement('a');
      link.href = addressOf(parts, type);
      link.download = name;
      link.click();
    },
    open({ parts }) {
      // A table or JSON would be downloaded, which is what this frame may not do.
      page.open(addressOf(parts, 'text/plain;charset=utf-8'), '_blank');
    },
  };
}

function addressOf(parts: readonly string[], type: string): string {
  const address = URL.createObjectURL(new Blob([...parts], { type }));
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, KEPT_MS);
  return address;
}
