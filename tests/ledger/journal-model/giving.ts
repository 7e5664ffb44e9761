import { aDraft } from '#builders/a-draft.ts';
import { eur } from '#builders/currencies.ts';
import { appendEntry, entryOf } from '#ledger/entries.ts';
import { giveGesture } from '#ledger/give.ts';
import type { Patience } from '#ledger/types.ts';
import { BY_LEASES, NO_MOMENTS, type PageManner, type PageOwner, openPage, termsOf } from './a-modelled-page.ts';
import type { Script } from './page-tree.ts';

/** A gesture that somebody wants to give. */
export interface Wish {
  readonly owner: PageOwner;
  readonly customerId: string;
  readonly ticketId: string;
  readonly amountMinor: number;
}

/** Nobody tries a second time: that is the same once more, under another id. */
const ONE_TRY: Patience = { rounds: 1, looks: 1, requests: 12, requestsWithPlace: 30 };

/** Runs the real code for one wish. */
export function giving(wish: Wish, manner: PageManner = BY_LEASES): Script {
  const { owner, customerId, ticketId, amountMinor } = wish;
  return {
    async run(world) {
      const ports = openPage(owner, world, NO_MOMENTS, manner);
      const draft = aDraft({ agentId: owner.agentId, customerId, ticketId, amount: eur(amountMinor) });
      let momentId = '';
      const given = await giveGesture(ports, draft, termsOf(owner, manner.wrong), {
        remember(id) {
          momentId = id;
        },
        executor: { name: 'by hand', recipientId: null },
        claim: null,
        patience: ONE_TRY,
      });
      if (given.ok) return { kind: 'yes', what: momentId };
      const { kind } = given.error;
      return { kind: kind === 'refused' || kind === 'expired' ? 'no' : 'unsure', what: momentId };
    },
  };
}

/** Wrong: a second tab of the same agent finds what the first has reserved, and posts it. */
export function continuing({ owner, customerId, ticketId, amountMinor }: Wish): Script {
  return {
    async run(world) {
      const ports = openPage(owner, world, NO_MOMENTS);
      await ports.reader.readTail();
      const begun = [...ports.reader.entries()].find(({ kind, createdById }) => kind === 'reserve' && createdById === owner.agentId);
      if (begun === undefined) return { kind: 'unsure', what: '' };
      const { momentId, id: reserveId, createdAtMs: reservedAtMs } = begun;
      const draft = aDraft({ agentId: owner.agentId, customerId, ticketId, amount: eur(amountMinor) });
      const posted = await appendEntry(ports, entryOf(draft, { momentId, kind: 'post', detail: { reserveId, reservedAtMs } }));
      return { kind: posted.ok ? 'yes' : 'unsure', what: momentId };
    },
  };
}
