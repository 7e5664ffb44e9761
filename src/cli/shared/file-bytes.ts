import { closeSync, openSync, readSync } from 'node:fs';

const PIECE_BYTES = 1_048_576;

/** The bytes of a file, a megabyte at a time; each call begins anew. */
export function fileBytes(path: string): () => Iterable<Uint8Array> {
  return function* pieces() {
    const file = openSync(path, 'r');
    try {
      const piece = new Uint8Array(PIECE_BYTES);
      for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) yield piece.subarray(0, read);
    } finally {
      closeSync(file);
    }
  };
}
