import { describe, expect, it } from 'vitest';
import type { AccessMemory } from '#ports/access-memory.ts';

/** What every memory of what people may do promises. `reopen` is what the next page on the same machine sees. */
export function accessMemoryContract(
  name: string,
  open: () => { readonly memory: AccessMemory; readonly reopen: () => AccessMemory },
): void {
  describe(`${name} as a memory of what people may do`, () => {
    it('knows nothing at first', () => {
      expect(open().memory.load('11')).toEqual({ seesOthersAtMs: null, mayWrite: null });
    });

    it('gives back what was saved last, also to the next page, and nothing of it to somebody else', () => {
      const { memory, reopen } = open();
      memory.save('11', { seesOthersAtMs: 5, mayWrite: null });
      const known = { seesOthersAtMs: null, mayWrite: { isAllowed: false, atMs: 7 } };
      memory.save('11', known);
      expect(memory.load('11')).toEqual(known);
      expect(reopen().load('11')).toEqual(known);
      expect(memory.load('12')).toEqual({ seesOthersAtMs: null, mayWrite: null });
    });
  });
}
