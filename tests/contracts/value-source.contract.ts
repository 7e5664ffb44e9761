import { describe, expect, it } from 'vitest';
import type { ValueSource } from '#ports/value-source.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { expectOk } from './expect-result.ts';

type Requester = OpenTicket['requester'];

/** A source that knows one customer with orders, one whose refunds are larger than the orders, and one without any. */
export interface ValueSourceHarness {
  readonly source: ValueSource;
  readonly known: { readonly requester: Requester; readonly netMinor: number; readonly orders: number };
  /** Null for a source that never gives back more than was paid. */
  readonly negative: { readonly requester: Requester; readonly netMinor: number } | null;
  readonly unknown: { readonly requester: Requester };
}

/** What every value source promises. */
export function valueSourceContract(name: string, open: () => Promise<ValueSourceHarness>): void {
  describe(`${name} as a value source`, () => {
    it('tells what a customer bought after refunds, and where from', async () => {
      const { source, known } = await open();
      const { histories, provenance } = expectOk(await source.historyOf(known.requester));
      expect(histories).toHaveLength(1);
      expect(histories[0]).toMatchObject({ net: { amountMinor: known.netMinor, currency: 'EUR' }, orders: known.orders });
      expect(histories[0]?.firstOrderAtMs).toBeLessThan(histories[0]?.lastOrderAtMs ?? 0);
      expect(provenance.rowsRejected).toBe(0);
      expect(provenance.identity).toMatchObject({ isVerified: true, accounts: 1 });
    });

    it('keeps a value below nothing as it is', async () => {
      const { source, negative } = await open();
      if (negative === null) return;
      const { histories } = expectOk(await source.historyOf(negative.requester));
      expect(histories[0]?.net).toEqual({ amountMinor: negative.netMinor, currency: 'EUR' });
    });

    it('has no history for a customer it does not know, which is not a history of nothing', async () => {
      const { source, unknown } = await open();
      expect(expectOk(await source.historyOf(unknown.requester)).histories).toEqual([]);
    });

    it('tells of a requester without an address or an id nothing, and fails over neither', async () => {
      const { source } = await open();
      const nobody = { id: '9', name: '', locale: null, fields: {}, emails: [] };
      expect(expectOk(await source.historyOf(nobody))).toMatchObject({ histories: [], provenance: { invoiced: [] } });
    });
  });
}
