import { describe, expect, it } from 'vitest';
import { createByHand } from '#adapters/by-hand/executor.ts';
import { eur } from '#builders/currencies.ts';
import { GESTURE_KINDS, MONEY_KINDS } from '#domain/gestures/built-in-kinds.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import type { Receipt } from '#ports/gesture-executor.ts';

async function receiptOf(kind: GestureKind): Promise<Receipt> {
  const executed = await createByHand().execute(
    { kind, amount: eur(500), customerId: '701', ticketId: '501', recipientId: null },
    'moment-1',
  );
  if (executed.kind !== 'receipt') throw new Error('by hand is never refused');
  return executed.receipt;
}

describe('by hand', () => {
  it('is for every kind of gesture', () => {
    expect(GESTURE_KINDS.filter((kind) => !createByHand().isFor(kind))).toEqual([]);
  });

  it('hands over a receipt in its own name, which nothing outside refers to', async () => {
    expect(createByHand().name).toBe('by hand');
    expect(await receiptOf('apology')).toEqual({ executor: 'by hand', kind: 'apology', reference: '', steps: ['send_reply'] });
  });

  it('ends with sending the reply, and whatever carries money is issued first', async () => {
    for (const kind of GESTURE_KINDS) {
      const { steps } = await receiptOf(kind);
      expect(steps.at(-1)).toBe('send_reply');
      expect(new Set(steps).size).toBe(steps.length);
      expect(steps.includes(`issue_${kind}`)).toBe(isMoneyKind(kind));
    }
    expect(GESTURE_KINDS.filter(isMoneyKind)).toEqual([...MONEY_KINDS]);
  });

  it.each([
    ['apology', []],
    ['redo', ['arrange_redo']],
    ['call', ['call_customer']],
    ['priority', ['raise_priority']],
  ] as const)('asks of the agent in an act of kind %s for %j, and for the reply', async (kind, steps) => {
    expect((await receiptOf(kind)).steps).toEqual([...steps, 'send_reply']);
  });

  it('asks nobody who the customer is, and nothing of the ticket', async () => {
    const { recipients, wants } = createByHand();
    expect(await recipients({ id: '701', name: 'Dana', fields: {}, emails: [] })).toEqual({ ok: true, value: null });
    expect(wants).toEqual({ userFields: [], emails: false });
  });

  it('finds what it would hand over, since nobody outside keeps it', async () => {
    const gesture = { kind: 'call', amount: eur(0), customerId: '701', ticketId: '501', recipientId: null } as const;
    expect(await createByHand().find(gesture, 'moment-1')).toEqual({ kind: 'receipt', receipt: await receiptOf('call') });
  });

  it.each([
    ['apology', []],
    ['redo', ['work_done']],
    ['call', ['work_done']],
    ['credit', ['money_outside']],
    ['surprise', ['money_outside']],
  ] as const)('cannot take back of an act of kind %s what somebody may have done: %j', async (kind, left) => {
    const gesture = { kind, customerId: '701', ticketId: '501', recipientId: null };
    expect(createByHand().reversibility(kind)).toBe('by_people');
    expect(await createByHand().reverse(gesture, 'moment-1', await receiptOf(kind))).toEqual({ kind: 'reversed', left });
  });
});
