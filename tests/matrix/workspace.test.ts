import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { read } from '../tidy/repository.ts';
import { type TicketPage, TICKET, anOpenTicketPage, choose } from './a-ticket-page.ts';
import { type MatrixAccount, type WorkspaceSdk, openAccount, settled, stopTheClock } from './an-account.ts';
import { loadWhatIsOnDemand } from './on-demand.ts';
import { countedOn } from './truth.ts';

const FIELD = '360000000001';

const SETS_FIELD = `set ticket.customField:custom_field_${FIELD}`;

/** Every call of Zendesk's framework that giving makes in the workspace. */
const CALLS = [
  'get ticket.status comment.type',
  'get comment.type comment.text ticket.id',
  'invoke ticket.editor.insert',
  'invoke ticket.tags.add',
  SETS_FIELD,
];

/** How often the adapters of the workspace call the framework: one more is a call that nobody has looked at. */
const CALLS_WRITTEN = { get: 3, set: 3, invoke: 6, on: 5 };
const CALLERS = ['src/adapters/zaf/workspace.ts', 'src/adapters/zaf/reply-editor.ts'];

const ANSWERS: Readonly<Record<string, (call: string) => unknown>> = {
  'an error for what was asked': (call) => Promise.resolve({ errors: { [call.replace(/^\w+ /, '')]: { message: 'no' } } }),
  'an Error': () => Promise.reject(new Error('Could not find handler for: "it"')),
  'an Error of no name': () => Promise.reject(new Error()),
  'a rejection by a word': () => Promise.reject('refused'),
  'a rejection by nothing': () => Promise.reject(undefined),
  'a throw': () => {
    throw new TypeError('it broke');
  },
  'none, ever': () => new Promise(() => {}),
  'a time-out that is resolved': () => Promise.resolve({ name: 'TimeoutError', message: 'Invocation request timeout' }),
  nothing: () => Promise.resolve(undefined),
  null: () => Promise.resolve(null),
  'an object without the key': () => Promise.resolve({}),
  'errors alone': () => Promise.resolve({ errors: { 'comment.type': { message: 'no' } } }),
  'values of the wrong type': () => Promise.resolve({ 'ticket.status': 7, 'comment.type': ['publicReply'], errors: null }),
};

beforeAll(loadWhatIsOnDemand);

beforeEach(() => {
  stopTheClock();
});

afterEach(() => {
  vi.useRealTimers();
});

interface Host {
  readonly sdk: WorkspaceSdk;
  readonly calls: Set<string>;
  readonly done: Set<string>;
}

/** A workspace that answers one of its calls wrongly, without doing it. */
function aHost(wrong: { readonly call: string; readonly answer: (call: string) => unknown } | null): Host {
  const [calls, done] = [new Set<string>(), new Set<string>()];
  const through = (call: string, right: () => unknown): Promise<unknown> => {
    calls.add(call);
    if (wrong?.call === call) return wrong.answer(call) as Promise<unknown>;
    done.add(call);
    return Promise.resolve(right());
  };
  const sdk = {
    get: (paths: readonly string[]) =>
      through(`get ${paths.join(' ')}`, () => ({ 'ticket.status': 'open', 'comment.type': 'publicReply', 'comment.text': '', errors: {} })),
    set: (path: string) => through(`set ${path}`, () => ({ errors: {} })),
    invoke: (action: string) => through(`invoke ${action}`, () => ({ errors: {} })),
  } as unknown as WorkspaceSdk;
  return { sdk, calls, done };
}

async function given(host: Host): Promise<{ readonly account: MatrixAccount; readonly page: TicketPage }> {
  const account = openAccount();
  account.workspace = host.sdk;
  const page = await anOpenTicketPage(account, 'agent', {
    ticket: TICKET,
    settings: parsedSettings({ causeFieldId: FIELD }),
    workspaceOf: (client) => createWorkspace(client, { replyEditor: () => Promise.resolve(createReplyEditor(client, null)) }),
  });
  choose(page);
  await settled(page.session.makeItRight());
  return { account, page };
}

describe('calls of the framework around the page', () => {
  it('are all known', () => {
    const source = CALLERS.map(read).join('\n');
    const counted = Object.fromEntries(
      Object.keys(CALLS_WRITTEN).map((name) => [name, source.match(new RegExp(`\\bclient\\.${name}\\(`, 'g'))?.length ?? 0]),
    );
    expect(counted).toEqual(CALLS_WRITTEN);
  });

  it('are those that giving makes where each is answered as it is meant to', async () => {
    const host = aHost(null);
    const { account, page } = await given(host);
    expect([...host.calls].toSorted()).toEqual(CALLS.toSorted());
    expect(countedOn(account)).toEqual(['late_delivery: posted 1500']);
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', ticketUpdate: { isReplyInserted: true } });
  });

  describe.each(Object.keys(ANSWERS))('answered by %s', (name) => {
    it.each(CALLS)('leave the money given once, and nothing said to be done that was not: %s', async (call) => {
      const host = aHost({ call, answer: ANSWERS[name] ?? (() => undefined) });
      const { account, page } = await given(host);
      const { giving } = page.session.getState();
      expect(countedOn(account)).toEqual(['late_delivery: posted 1500']);
      expect(giving).toMatchObject({ phase: 'given', recordError: null });
      if (giving.phase !== 'given') throw new Error('nothing is said of the ticket');
      const { isReplyInserted, isTagged, isFieldSet } = giving.ticketUpdate;
      const isYesTo = (asked: string): boolean => host.done.has(asked) || (call === asked && isYes(name));
      expect({ isReplyInserted, isTagged, isFieldSet }).toEqual({
        isReplyInserted: isYesTo('invoke ticket.editor.insert') || host.done.has('invoke comment.appendText'),
        isTagged: isYesTo('invoke ticket.tags.add'),
        isFieldSet: isYesTo(SETS_FIELD),
      });
    });
  });
});

/** The framework answers what it did with anything at all: only a rejection, or no answer, says that it did not. */
function isYes(name: string): boolean {
  return ['nothing', 'null', 'an object without the key', 'errors alone', 'values of the wrong type'].includes(name);
}
