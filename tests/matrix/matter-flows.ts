import { aTicket } from '#builders/a-ticket.ts';
import { TICKET, aTicketPage, anOpenTicketPage, choose, gives } from './a-ticket-page.ts';
import type { MatrixAccount } from './an-account.ts';
import type { Flow } from './matrix.ts';
import { opening, stage } from './ticket-flows.ts';
import { entriesIn } from './truth.ts';

/** Another ticket that is the customer's by now. */
function anotherOf({ api }: MatrixAccount): string {
  const { world } = api.state;
  const other = (world.ticketIdsByRequester.get(Number(TICKET.requester.id)) ?? []).find((id) => String(id) !== TICKET.ticketId);
  if (other === undefined) throw new Error('They have no other ticket');
  return String(other);
}

const opensMerged: Flow = {
  title: 'opening a ticket of a customer into whom another was merged',
  async begin(account) {
    const before = { id: '2000003', name: 'Ada Example' };
    await gives(account, 'agent2', aTicket({ ticketId: anotherOf(account), requester: before }), '20');
    return opening(aTicketPage(account, 'agent'));
  },
};

const saysMatter: Flow = {
  title: 'saying that another ticket is about the same failure',
  async begin(account) {
    const other = anotherOf(account);
    // Made right on another ticket of theirs, for the same cause and today: that may be the same matter.
    const ticket = { ...TICKET, createdAtMs: Date.now() };
    await gives(account, 'agent2', { ...ticket, ticketId: other }, '10');
    const page = await anOpenTicketPage(account, 'agent', { ticket });
    choose(page);
    const said = (): readonly unknown[] => entriesIn(account).flatMap(({ detail: { matter } }) => (matter === undefined ? [] : [matter]));
    const press = async (): Promise<void> => {
      if (page.session.getState().journal.state === 'failed') page.session.reload('journal');
      else await page.session.withSuggestion((flow) => flow.sayMatter(other, true));
    };
    return stage(page, {
      act: press,
      again: press,
      shown: () => [page.session.getState().answering, page.session.getState().journal],
      saysSo: () => page.session.getState().answering.phase === 'failed',
      end: () => said().at(-1) ?? null,
    });
  },
};

export const MATTER_FLOWS: readonly Flow[] = [opensMerged, saysMatter];
