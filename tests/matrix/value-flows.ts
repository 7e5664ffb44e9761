import { lastValue } from '#ports/section.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import type { ValueSourceSetting } from '#ports/settings.ts';
import { TICKET, aTicketPage } from './a-ticket-page.ts';
import type { MatrixAccount } from './an-account.ts';
import { type Flow, nothingTyped } from './matrix.ts';

/** Reading what a customer bought, from a source that is asked. */
function reads(
  title: string,
  valueSource: ValueSourceSetting,
  fieldsOf: (account: MatrixAccount) => OpenTicket['requester']['fields'] = () => ({}),
): Flow {
  return {
    title,
    begin(account) {
      const { api } = account;
      const emails = [{ address: api.state.world.customers.get(Number(TICKET.requester.id))?.email ?? '', isVerified: true }];
      const ticket = { ...TICKET, requester: { ...TICKET.requester, emails, fields: fieldsOf(account) } };
      const { session } = aTicketPage(account, 'agent', { ticket, valueSource });
      const orders = (): string | null => {
        const { value } = session.getState();
        return value.state === 'ready' ? JSON.stringify(boughtIn(value.value)) : null;
      };
      return Promise.resolve({
        ...nothingTyped,
        screen: { of: 'ticket', session },
        act: () => session.start(),
        again: () => session.reload('value'),
        shown: () => session.getState().value,
        sums: () => ({ orders: orders() }),
        // Of a customer who may have more than is read it is said that some is missing.
        saysSo: () => (lastValue(session.getState().value)?.provenance.approximations ?? []).length > 0,
        end: () => orders(),
      });
    },
  };
}

/** What is said of orders, without what the day alone changes. */
export function boughtIn(value: CustomerValue): unknown {
  return value.kind === 'known' ? { history: value.history, others: value.others, tier: value.tier } : value.kind;
}

export const VALUE_FLOWS: readonly Flow[] = [
  reads('reading orders from an object', { kind: 'orders_object', objectKey: 'order' }),
  reads('reading charges by address', { kind: 'stripe' }),
  reads('reading charges by account', { kind: 'stripe' }, () => ({ stripe_customer_id: 'cus_2000001x11' })),
  reads('reading a shop by address', { kind: 'shopify', shop: 'sandbox.myshopify.com' }),
  reads('reading a shop by account', { kind: 'shopify', shop: 'sandbox.myshopify.com' }, () => ({ shopify_customer_id: '700000000' })),
];
