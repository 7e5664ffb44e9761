import { eur } from '#builders/currencies.ts';
import { describe, expect, it } from 'vitest';
import type { Intent, IntentStore } from '#ports/intent-store.ts';

/** What every store of intents promises. `reopen` is what the next page on the same machine sees. */
export function intentStoreContract(name: string, open: () => { readonly store: IntentStore; readonly reopen: () => IntentStore }): void {
  describe(`${name} as an intent store`, () => {
    it('gives back what was saved last, also to the next page', () => {
      const { store, reopen } = open();
      store.save(sampleIntent({ story: 'first' }));
      store.save(sampleIntent({ story: 'second\nline' }));
      expect(store.load({ ticketId: '101', agentId: '1' })).toEqual(sampleIntent({ story: 'second\nline' }));
      expect(reopen().load({ ticketId: '101', agentId: '1' })).toEqual(sampleIntent({ story: 'second\nline' }));
    });

    it('gives back what was known beyond the questions, and the reply in the agent’s own words', () => {
      const { store, reopen } = open();
      const known = sampleIntent({
        details: { outcome: 'kept', lossText: '49,90', daysText: '3', isGroup: false, isVulnerable: true, isStatutoryMet: true },
        reply: { text: 'Dear {{ticket.requester.name}},\nI am sorry.', basis: 'late_delivery credit 1250' },
      });
      store.save(known);
      expect(reopen().load({ ticketId: '101', agentId: '1' })).toEqual(known);
    });

    it('gives back what a lead was asked, sent or not', () => {
      const { store, reopen } = open();
      for (const momentId of [null, 'asked-1']) {
        const asked = sampleIntent({ asked: { momentId, text: 'It was for a wedding.' } });
        store.save(asked);
        expect(reopen().load({ ticketId: '101', agentId: '1' })).toEqual(asked);
      }
    });

    it('gives back what was said of a moment and is not written', () => {
      const { store, reopen } = open();
      const todo = { what: 'issue_credit', whoId: '1', whoName: 'Ann Example', doneAtMs: null };
      const edit = { momentId: 'm-1', story: 'Typed.', known: '', kind: 'process_fix', todos: [todo] } as const;
      for (const said of [edit, { ...edit, story: null, kind: null, todos: [] }]) {
        store.save(sampleIntent({ edits: [said, { ...edit, momentId: 'm-2' }] }));
        expect(reopen().load({ ticketId: '101', agentId: '1' })).toEqual(sampleIntent({ edits: [said, { ...edit, momentId: 'm-2' }] }));
      }
    });

    it('gives back the reply that waits until the agent has chosen between two', () => {
      const { store, reopen } = open();
      const held = sampleIntent({ heldReply: { momentId: 'm-1', text: 'Dear {{ticket.requester.name}},\nI am sorry.' } });
      store.save(held);
      expect(reopen().load({ ticketId: '101', agentId: '1' })).toEqual(held);
    });

    it('keeps one a ticket and agent', () => {
      const { store } = open();
      store.save(sampleIntent({ story: 'mine' }));
      store.save(sampleIntent({ agentId: '2', story: 'theirs' }));
      store.save(sampleIntent({ ticketId: '102', story: 'another' }));
      expect(store.load({ ticketId: '101', agentId: '1' })?.story).toBe('mine');
      expect(store.load({ ticketId: '101', agentId: '2' })?.story).toBe('theirs');
      expect(store.load({ ticketId: '102', agentId: '1' })?.story).toBe('another');
      expect(store.load({ ticketId: '102', agentId: '2' })).toBeNull();
    });

    it('forgets what was removed, and nothing else', () => {
      const { store, reopen } = open();
      store.save(sampleIntent({}));
      store.save(sampleIntent({ ticketId: '102' }));
      store.remove({ ticketId: '101', agentId: '1' });
      store.remove({ ticketId: '103', agentId: '1' });
      expect(store.load({ ticketId: '101', agentId: '1' })).toBeNull();
      expect(reopen().load({ ticketId: '101', agentId: '1' })).toBeNull();
      expect(reopen().load({ ticketId: '102', agentId: '1' })).toEqual(sampleIntent({ ticketId: '102' }));
    });
  });
}

export function sampleIntent(over: Partial<Intent>): Intent {
  return {
    ticketId: '101',
    agentId: '1',
    story: 'It came late.',
    deviation: '',
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    gesture: 'credit',
    amountText: '12,50',
    details: { outcome: null, lossText: '', daysText: '', isGroup: null, isVulnerable: false, isStatutoryMet: false },
    reply: null,
    giving: { momentId: 'm-1', amount: eur(1250) },
    ...over,
  };
}
