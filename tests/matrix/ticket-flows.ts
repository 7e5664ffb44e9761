import type { Money } from '#domain/money/money.ts';
import { onCard, newestOn } from '#builders/on-card.ts';
import { isLive } from '#domain/journal/commitments.ts';
import { lastValue } from '#ports/section.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { barrierOf } from '#features/ticket/session/authority.ts';
import { SECTION_NAMES } from '#features/ticket/session/session-loaders.ts';
import {
  type TicketPage,
  OTHER_TICKET,
  TICKET,
  aTicketPage,
  anOpenTicketPage,
  choose,
  gives,
  undoes,
  withAPast,
  withRequests,
} from './a-ticket-page.ts';
import type { Flow, Stage } from './matrix.ts';
import { boughtIn } from './value-flows.ts';
import { countedOn, recordedOn, truthOn } from './truth.ts';

/** What every flow on a ticket holds, beside how it ends. */
export function stage(page: TicketPage, rest: Pick<Stage, 'act' | 'again' | 'end'> & Partial<Stage>): Stage {
  return {
    screen: { of: 'ticket', session: page.session },
    amounts: () => amountsOn(page),
    hidesForm: () => !['none', 'form'].includes(onCard(page.session).asking.phase),
    shown: () => {
      const { value, incidents, journal, giving, asking, story } = onCard(page.session);
      return { value, incidents, journal, giving, asking, story };
    },
    sums: () => sumsOn(page),
    typed: () => {
      const { story, amountText, deviation } = onCard(page.session).choice;
      return { story, amountText, deviation };
    },
    saysSo: () => !['idle', 'given', 'undone'].includes(onCard(page.session).giving.phase) || !readsArchive(page),
    ...rest,
  };
}

/** Whether the screen lists prior tickets as if these were all: without search it says that archived ones are missing. */
function readsArchive({ session }: Pick<TicketPage, 'session'>): boolean {
  const { incidents } = onCard(session);
  return incidents.state !== 'ready' || incidents.value.includesArchived;
}

/** What was made right on this ticket: it stands on the card. */
function amountsOn({ session }: TicketPage): readonly Money[] {
  const { standing } = onCard(session);
  return standing?.state === 'posted' && standing.stated !== null ? [standing.stated] : [];
}

/** What the screen says that the customer got, and what is left to give; null while it says that this is not known. */
function sumsOn({ session }: TicketPage): Readonly<Record<string, unknown>> {
  const { journal, value, incidents, plan, nowMs } = onCard(session);
  const known = journal.state === 'ready' ? journal.value : null;
  const allowances = known === null ? [] : plan.allowances;
  const orders = value.state === 'ready' ? value.value : null;
  const summary = incidents.state === 'ready' && incidents.value.includesArchived ? incidents.value.summary : null;
  return {
    ofCustomer:
      (incidents.state === 'ready' && incidents.value.includesArchived ? known : null)?.ofCustomer
        .filter((one) => isLive(one, nowMs))
        .map(({ ticketId, countsMinor }) => `${ticketId} ${countsMinor}`) ?? null,
    ...Object.fromEntries(allowances.map(({ limit, remaining, isExact }) => [limit, isExact ? remaining : null])),
    orders: orders === null ? null : JSON.stringify(boughtIn(orders)),
    incidents: summary === null ? null : JSON.stringify(summary),
  };
}

function opens(title: string, who: 'agent' | 'custom'): Flow {
  return {
    title,
    async begin(account) {
      await withAPast(account);
      return opening(aTicketPage(account, who));
    },
  };
}

export function opening(page: TicketPage): Stage {
  return stage(page, {
    act: () => page.session.start(),
    again: () => readAgain(page),
    end: () => ({ ...sumsOn(page), states: SECTION_NAMES.map((name) => onCard(page.session)[name].state) }),
  });
}

export function readAgain({ session }: Pick<TicketPage, 'session'>): void {
  for (const name of SECTION_NAMES) if (onCard(session)[name].state === 'failed') session.reload(name);
  if (!readsArchive({ session })) session.reload('incidents');
}

const searchRefused: Flow = {
  title: 'opening a ticket where search does not work',
  begin(account) {
    const { handle } = account.api;
    account.api.handle = (request) =>
      request.path === '/api/v2/search'
        ? Promise.resolve({ status: 422, headers: {}, body: { error: 'RecordInvalid' } })
        : handle.call(account.api, request);
    return Promise.resolve(opening(aTicketPage(account, 'agent')));
  },
};

const givesFlow: Flow = {
  title: 'giving',
  async begin(account) {
    await withAPast(account);
    const page = await anOpenTicketPage(account, 'agent');
    choose(page);
    return stage(page, {
      act: () => page.session.makeItRight(),
      again: () => giveAgain(page),
      end: () => ({ ...truthOn(account), isOnScreen: onCard(page.session).onTicket[0]?.state }),
    });
  },
};

const givesWhatIsFree: Flow = {
  title: 'giving what a lead has made room for',
  async begin(account) {
    await gives(account, 'agent2', OTHER_TICKET, '20');
    await undoes(account, OTHER_TICKET);
    const page = await anOpenTicketPage(account, 'agent', { settings: parsedSettings({ limits: limits({ customerWindowMinor: 3000 }) }) });
    choose(page);
    return stage(page, {
      act: () => page.session.makeItRight(),
      again: () => giveAgain(page),
      // Until it is known who took something back, what they took back still counts: no more is said to be left than there is.
      sums: () => ({}),
      // That a limit stands in the way would not be true.
      saysSo: () => onCard(page.session).giving.phase === 'failed',
      end: () => ({ ...truthOn(account), isOnScreen: onCard(page.session).onTicket[0]?.state }),
    });
  },
};

/** Presses what the form or the card offers. */
async function giveAgain({ session }: TicketPage): Promise<void> {
  const { giving, standing, story } = onCard(session);
  const barrier = barrierOf(onCard(session));
  if (barrier !== null && barrier !== 'closed') return session.checkAccess();
  const isUnknown = giving.phase === 'failed' && giving.error.kind === 'failed' && giving.error.step === 'post';
  const isUnwritten = giving.phase === 'given' && giving.recordError !== null;
  if (isUnknown || isUnwritten || (standing !== null && story.state === 'missing')) return session.finish();
  if (standing?.state === 'posted') return session.readStory(newestOn(session));
  return session.makeItRight();
}

const undoesFlow: Flow = {
  title: 'taking back what was given',
  async begin(account) {
    const page = await gives(account, 'agent', TICKET, '15');
    return stage(page, {
      act: () => page.session.undo(newestOn(page.session)),
      again: () => (onCard(page.session).canUndo ? page.session.undo(newestOn(page.session)) : undefined),
      // Where its record could not be marked, a lead's page says so when it compares the two.
      end: () => countedOn(account),
    });
  },
};

const readsStory: Flow = {
  title: 'reading what was given before',
  async begin(account) {
    await gives(account, 'agent', TICKET, '15');
    const page = await anOpenTicketPage(account, 'agent2');
    return stage(page, {
      act: () => page.session.readStory(newestOn(page.session)),
      again: () => page.session.readStory(newestOn(page.session)),
      end: () => onCard(page.session).story,
    });
  },
};

const saysOfIt: Flow = {
  title: 'writing the story, and ticking off what is done, after giving',
  async begin(account) {
    await gives(account, 'agent', TICKET, '15');
    const page = await anOpenTicketPage(account, 'agent');
    const say = (): Promise<void> =>
      page.session.withRecord(async (flow) => {
        await flow.open();
        // Until it is read there is no field to write in.
        if (onCard(page.session).story.state !== 'read') return;
        flow.type('It rained, too.');
        await flow.tick('issue_credit', true);
      }, newestOn(page.session));
    return stage(page, {
      act: say,
      again: say,
      shown: () => {
        const { story, saving } = onCard(page.session);
        return { story, saving };
      },
      // What is typed is in the end, or it was lost.
      typed: () => ({}),
      end: () => recordedOn(account),
    });
  },
};

const compares: Flow = {
  title: 'comparing with what the team gave',
  async begin(account) {
    await gives(account, 'agent2', OTHER_TICKET, '20');
    const page = await anOpenTicketPage(account, 'agent');
    const compare = async (): Promise<void> => {
      await page.session.withSuggestion((flow) => flow.compare({ cause: 'late_delivery', severity: 2 }));
    };
    const given = (): readonly number[] => lastValue(onCard(page.session).journal)?.ofCustomer.map((one) => one.countsMinor) ?? [];
    return stage(page, { act: compare, again: compare, end: given });
  },
};

const asksFlow: Flow = {
  title: 'asking a lead',
  async begin(account) {
    const page = await anOpenTicketPage(account, 'agent');
    choose(page, '80');
    await withRequests(page, (flow) => flow.openForm());
    const text = 'They have waited for two weeks.';
    const press = (): Promise<void> =>
      page.session.withRequests((flow) => (onCard(page.session).asking.phase === 'form' ? flow.send(text) : flow.refresh()));
    return stage(page, { act: press, again: press, end: () => ({ ...truthOn(account), ...requestOn(page) }) });
  },
};

/** The request that is on the screen. */
export function requestOn({ session }: TicketPage): object {
  const { asking } = onCard(session);
  if (asking.phase !== 'known') return { asking: asking.phase };
  return { asking: asking.status.kind, lines: asking.request.lines.map(({ kind, text }) => `${kind}: ${text}`) };
}

export const TICKET_FLOWS: readonly Flow[] = [
  opens('opening a ticket', 'agent'),
  opens('opening a ticket in a role that an admin made', 'custom'),
  searchRefused,
  givesFlow,
  givesWhatIsFree,
  undoesFlow,
  readsStory,
  saysOfIt,
  compares,
  asksFlow,
];
