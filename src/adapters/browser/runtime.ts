import type { Runtime } from '#ports/runtime.ts';

/**
 * The server gives its time to the second and an answer takes its way, so what it says is behind by up to so long. An answer
 * that disagrees by more means that this machine's clock was set.
 */
const CLOCK_DISAGREES_MS = 20_000;

/** This machine's runtime, with the server's clock as far as `learnServerTime` has told of it. */
export interface BrowserSurroundings extends Runtime {
  learnServerTime(serverNowMs: number): void;
}

export function createRuntime(
  machine: { readonly crypto: Pick<Crypto, 'getRandomValues'> & Partial<Pick<Crypto, 'randomUUID'>> } = globalThis,
): BrowserSurroundings {
  let skewMs: number | null = null;
  return {
    nowMs: () => Date.now() + (skewMs ?? 0),
    knowsServerTime: () => skewMs !== null,
    newId: () => machine.crypto.randomUUID?.() ?? uuidOf(machine.crypto.getRandomValues(new Uint8Array(16))),
    random: () => (machine.crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32,
    wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)),
    learnServerTime(serverNowMs) {
      const seenMs = serverNowMs - Date.now();
      // Every answer is late, never early: the one that puts the server furthest ahead was the quickest and comes closest.
      const isCloser = skewMs === null || seenMs > skewMs || skewMs - seenMs > CLOCK_DISAGREES_MS;
      if (isCloser) skewMs = seenMs;
    },
  };
}

/** A random UUID, version 4 (RFC 9562), where the browser makes none: it does so only on pages that came over a safe connection. */
function uuidOf(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte, index) => {
    const marked = index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, '0');
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)].map((part) => part.join('')).join('-');
}
