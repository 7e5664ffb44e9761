import type { FileSaver } from '#ports/file-saver.ts';

/** A browser may read the address only after the click has been handled. */
const KEPT_MS = 60_000;

/** Saves files as the browser saves downloads. */
export function createFileSaver(page: Pick<Document, 'createElement'>): FileSaver {
  return {
    save({ name, type, parts }) {
      const address = URL.createObjectURL(new Blob([...parts], { type }));
      const link = page.createElement('a');
      link.href = address;
      link.download = name;
      link.click();
      setTimeout(() => {
        URL.revokeObjectURL(address);
      }, KEPT_MS);
    },
  };
}
