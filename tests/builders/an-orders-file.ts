import type { Currency } from '#domain/money/money.ts';
import type { Result } from '#domain/shared/result.ts';
import { type FileOptions, type OrdersFile, readShopFile } from '#cli/orders/orders-file.ts';

/** A day after everything that the sample shops sell. */
const LATE_MS = Date.UTC(2099, 0, 1);

/** Bytes of a text, in one piece. */
export function bytesOf(text: string): () => Iterable<Uint8Array> {
  return () => [new TextEncoder().encode(text)];
}

/** Reads a text as a file of orders. */
export function readOrdersText(
  text: string,
  options: Partial<FileOptions> & { readonly currency?: Currency | null } = {},
): Result<OrdersFile, string> {
  const file = readShopFile(bytesOf(text), {
    timeZone: 'UTC',
    currency: null,
    map: new Map(),
    dateOrder: null,
    nowMs: LATE_MS,
    ...options,
  });
  if (!file.ok) return file;
  if (file.value.kind !== 'orders') throw new Error('a summary table');
  return { ok: true, value: file.value };
}

/** The orders of a text that can be read. */
export function anOrdersFile(text: string, options: Partial<FileOptions> = {}): OrdersFile {
  const file = readOrdersText(text, options);
  if (!file.ok) throw new Error(file.error);
  return file.value;
}
