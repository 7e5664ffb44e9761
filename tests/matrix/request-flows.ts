import { type TicketPage, STORY, TICKET, aTicketPage, anOpenTicketPage, asks, withRequests } from './a-ticket-page.ts';
import type { MatrixAccount } from './an-account.ts';
import type { Flow } from './matrix.ts';
import { readAgain, requestOn, stage } from './ticket-flows.ts';
import { countedOn, truthOn } from './truth.ts';

/** A flow about a request, by whoever is on the page. */
function aboutRequest(
  title: string,
  about: {
    /** Where it is the journal that decides: its record is a note, which may be missing. */
    readonly isJournalsAlone?: true;
    /** Where a request whose record could not be marked waits again, and the screen says so. */
    readonly isOpenAgain?: true;
    readonly prepare: (account: MatrixAccount) => Promise<TicketPage>;
    readonly press: (page: TicketPage) => Promise<void>;
  },
): Flow {
  const { prepare, press, isJournalsAlone, isOpenAgain } = about;
  return {
    title,
    async begin(account) {
      const page = await prepare(account);
      return stage(page, {
        act: () => press(page),
        again: () =>
          page.session.getState().asking.phase === 'unread' ? page.session.withRequests((flow) => flow.refresh()) : press(page),
        end: () => ({
          ...(isJournalsAlone ? { counts: countedOn(account) } : truthOn(account)),
          ...(isOpenAgain ? {} : requestOn(page)),
        }),
      });
    },
  };
}

async function asked(account: MatrixAccount, who: 'agent' | 'lead'): Promise<TicketPage> {
  const page = await asks(account);
  const ticket = { ...TICKET, tags: page.workspace.tags };
  return who === 'agent' ? page : anOpenTicketPage(account, 'lead', { ticket });
}

async function answered(account: MatrixAccount, answer: 'approve' | 'question'): Promise<TicketPage> {
  const lead = await asked(account, 'lead');
  await withRequests(lead, (flow) =>
    flow.answer(answer === 'approve' ? { kind: 'approve', amountText: '60', text: 'Fine.' } : { kind: 'question', text: 'Since when?' }),
  );
  const page = await anOpenTicketPage(account, 'agent', { ticket: { ...TICKET, tags: lead.workspace.tags } });
  page.session.choose({ story: STORY });
  return page;
}

export const REQUEST_FLOWS: readonly Flow[] = [
  aboutRequest('withdrawing a request', {
    isJournalsAlone: true,
    prepare: (account) => asked(account, 'agent'),
    press: ({ session }) => session.withRequests((flow) => flow.withdraw()),
  }),
  aboutRequest('answering a lead', {
    prepare: (account) => answered(account, 'question'),
    press: ({ session }) => session.withRequests((flow) => flow.reply('Since Monday.')),
  }),
  aboutRequest('delivering what was approved', {
    prepare: (account) => answered(account, 'approve'),
    press: ({ session }) => session.withRequests((flow) => flow.deliver()),
  }),
  aboutRequest('approving on the ticket', {
    prepare: (account) => asked(account, 'lead'),
    press: ({ session }) => session.withRequests((flow) => flow.answer({ kind: 'approve', amountText: '60', text: 'Fine.' })),
  }),
  aboutRequest('declining on the ticket', {
    isJournalsAlone: true,
    prepare: (account) => asked(account, 'lead'),
    press: ({ session }) => session.withRequests((flow) => flow.answer({ kind: 'decline', text: 'Not ours.' })),
  }),
  aboutRequest('taking back on the ticket what was approved', {
    isJournalsAlone: true,
    isOpenAgain: true,
    prepare: async (account) => {
      const { workspace } = await answered(account, 'approve');
      return anOpenTicketPage(account, 'lead', { ticket: { ...TICKET, tags: workspace.tags } });
    },
    press: ({ session }) => session.withRequests((flow) => flow.takeBack()),
  }),
  aboutRequest('opening a ticket with a request', {
    prepare: async (account) => {
      const { workspace } = await asks(account);
      return aTicketPage(account, 'lead', { ticket: { ...TICKET, tags: workspace.tags } });
    },
    press: async (page) => {
      if (page.session.getState().journal.state === 'loading') page.session.start();
      else readAgain(page);
      await Promise.resolve();
    },
  }),
];
