import { aDraft } from '#builders/a-draft.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { withdrawRequest } from '#approvals/ask-lead.ts';
import { deliverRequest } from '#approvals/deliver-request.ts';
import { approveRequest, askBack, declineRequest, lineOf } from '#approvals/decide-request.ts';
import { revokeGrant } from '#approvals/hand-over.ts';
import { heldFor } from '#approvals/request-money.ts';
import { type DecideError, readRequest, writeLine } from '#approvals/request-record.ts';
import { isStated } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { undoMoment } from '#ledger/undo-moment.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import { LEAD_IDS, NO_MOMENTS, type PageOwner, type PagePorts, openPage, read, termsOf } from './a-modelled-page.ts';
import type { RequestRecord } from './account.ts';
import type { Outcome, PageWorld, Script } from './page-tree.ts';
import { recorded } from './recording.ts';

/** What somebody presses at one request of agent 11, each on a page of their own. */
export type Press =
  | { readonly kind: 'approve'; readonly amountMinor: number }
  | { readonly kind: 'decline' | 'question' | 'withdraw' | 'deliver' | 'take back' }
  /** Wrong: who is first among the lines of the record has decided; and what was granted is undone before it is revoked. */
  | { readonly kind: 'line'; readonly says: 'approved' | 'declined' }
  | { readonly kind: 'undo at once' };

export const ASKED_BY = '11';
export const ASKED_ID = 'asked-1';

const ASKED_LINE: RequestLine = {
  kind: 'asked',
  byId: ASKED_BY,
  byName: 'Ben',
  atMs: NOW_MS - 300_000,
  text: 'It was.',
  amountMinor: 4000,
};

export const ASKED_RECORD: RequestRecord = { status: 'asked', lines: [ASKED_LINE] };

/** The request as a record tells it. */
function requestOf({ status, lines }: RequestRecord): MomentRequest {
  const draft = aDraft({ agentId: ASKED_BY, amount: eur(4000) });
  const moment: Moment = { ...draft, id: ASKED_ID, status, decision: { ...draft.decision, request: lines } };
  return { moment, lines, createdAtMs: NOW_MS - 300_000, createdById: ASKED_BY };
}

/** Runs the real code for one press. `isShared` all read and write one record; else each has a copy that nobody else changes. */
export function pressing(owner: PageOwner, press: Press, isShared: boolean): Script {
  return {
    run(world) {
      const ports = openPage(owner, world, isShared ? sharedRecord(world) : ownRecord());
      return pressed(ports, owner, press);
    },
  };
}

async function pressed(ports: PagePorts, owner: PageOwner, press: Press): Promise<Outcome> {
  const terms = termsOf(owner);
  const request = requestOf(ASKED_RECORD);
  switch (press.kind) {
    case 'approve':
      return outcomeOf('approve', await approveRequest(ports, request, { amountMinor: press.amountMinor, text: 'Fine.' }, terms));
    case 'decline':
      return outcomeOf('decline', await declineRequest(ports, request, { text: 'Not ours.' }, terms));
    case 'question':
      return outcomeOf('question', await askBack(ports, request, { text: 'How late?' }, terms));
    case 'withdraw':
      return outcomeOf('withdraw', await withdrawRequest(ports, request, terms));
    case 'deliver':
      return delivered(ports, owner);
    case 'take back':
    case 'undo at once':
      return takenBack(ports, owner, press.kind === 'take back');
    case 'line':
      return saidInARecord(ports, owner, press.says);
  }
}

function outcomeOf(what: string, result: Result<unknown, DecideError>): Outcome {
  if (result.ok) return { kind: 'yes', what };
  return { kind: result.error.kind === 'failed' ? 'unsure' : 'no', what };
}

/** The asking agent has the grant on the screen, and delivers it. */
async function delivered(ports: PagePorts, owner: PageOwner): Promise<Outcome> {
  const commitment = await grantIn(ports);
  if (commitment === null || !isStated(commitment) || commitment.isRevoked === true) return { kind: 'no', what: 'deliver' };
  let isReplied = false;
  const delivery = {
    story: '',
    applyToTicket(_draft: unknown, { isAgain }: { readonly isAgain: boolean }): Promise<null> {
      isReplied ||= !isAgain;
      return Promise.resolve(null);
    },
    onStep: () => {},
  };
  const ended = await deliverRequest(ports, { request: requestOf(ASKED_RECORD), commitment }, delivery, termsOf(owner));
  return { ...outcomeOf('deliver', ended), isReplied };
}

/** A lead has the grant on the screen, revokes it and undoes it then. */
async function takenBack(ports: PagePorts, owner: PageOwner, isRevoked: boolean): Promise<Outcome> {
  const commitment = await grantIn(ports);
  // What was delivered meanwhile a lead may undo as well, and that is another press.
  if (commitment?.state !== 'granted') return { kind: 'no', what: 'take back' };
  const revoked = isRevoked ? await revokeGrant(ports, commitment, termsOf(owner)) : ok(undefined);
  if (!revoked.ok) return outcomeOf('take back', revoked);
  const workspace = { removeTag: () => Promise.resolve(ok(undefined)) };
  const terms = { agentId: owner.agentId, timeZone: TIME_ZONE, currency: EUR, causeFieldId: null };
  const undone = await undoMoment({ ...ports, workspace }, commitment, terms);
  return { kind: undone.ok ? 'yes' : 'unsure', what: 'take back' };
}

async function grantIn(ports: PagePorts): Promise<Commitment | null> {
  await ports.reader.readTail();
  return heldFor(ports, ASKED_ID);
}

/** As it was before decisions were written into the journal: whoever finds their line first has decided. */
async function saidInARecord(ports: PagePorts, owner: PageOwner, says: 'approved' | 'declined'): Promise<Outcome> {
  const what = `line ${says}`;
  const before = await readRequest(ports, ASKED_ID);
  if (!before.ok || before.value.lines.length > 1) return { kind: 'no', what };
  const line = lineOf(ports, termsOf(owner), { kind: says, text: 'Fine.', amountMinor: null });
  const written = await writeLine(ports, ASKED_ID, line);
  const first = written.ok ? written.value.lines.find(({ byId }) => LEAD_IDS.has(byId)) : undefined;
  return { kind: first?.byId === owner.agentId ? 'yes' : 'no', what };
}

/** The one record that everybody reads and writes. */
function sharedRecord({ ask }: PageWorld): MomentStore {
  return {
    ...NO_MOMENTS,
    findRequest: async () =>
      read(await ask({ method: 'find' }), (answer) =>
        answer.kind === 'record' && answer.record !== null ? requestOf(answer.record) : null,
      ),
    changeRequest: async (_id, change) => read(await ask({ method: 'change', change }), () => undefined),
    setStatus: async (_id, status) => read(await ask({ method: 'change', change: { status } }), () => undefined),
  };
}

/** A record of one's own: what others note in it never comes, as where they could not write. */
function ownRecord(): MomentStore {
  let record: RequestRecord | null = ASKED_RECORD;
  return {
    ...NO_MOMENTS,
    findRequest: () => Promise.resolve(ok(record === null ? null : requestOf(record))),
    changeRequest(_id, change) {
      record = recorded(record, change);
      return Promise.resolve(ok(undefined));
    },
    setStatus: () => Promise.resolve(ok(undefined)),
  };
}
