import { type RefundTodo, doneTodo, todoWithRefund } from '#domain/moments/todos.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type OwedOutcome, type OwedStep, beginOwed, findOwed, nextAttempt, payOwed } from '#ledger/pay-owed.ts';
import { retrying } from '#ledger/retrying.ts';
import type { OwedFlow, PaidBack } from '../session/flows.ts';
import { editOf, shownRecord } from '../session/moment-edit.ts';
import { putStory } from '../session/put-moment.ts';
import type { GivingPorts, SessionCore } from '../session/session-core.ts';
import type { TicketSession } from '../session/ticket-session.ts';

/** Pays back what is owed for a moment: written down before it is sent, and again once it is known what came of it. */
export function createOwedFlow(core: SessionCore, lent: GivingPorts, withRecord: TicketSession['withRecord']): OwedFlow {
  const ports = { owed: lent.owed, moments: core.ports.moments, runtime: core.ports.runtime };
  const { agent } = core.context;
  const working = new Map<string, Promise<PaidBack>>();
  const chosen = () => lent.owed.find(({ name }) => name === core.settings().executors.owed) ?? null;
  const stepOf = ({ momentId, ticketId }: Commitment, what: string): OwedStep => {
    return { momentId, ticketId, what, whoId: agent.id, whoName: agent.name };
  };

  /** One at a time for a moment: whoever presses twice waits for the first. */
  async function once(momentId: string, pay: () => Promise<PaidBack>): Promise<PaidBack> {
    const paying = working.get(momentId) ?? pay();
    working.set(momentId, paying);
    try {
      return await paying;
    } finally {
      working.delete(momentId);
    }
  }

  async function cameTo(outcome: OwedOutcome | Promise<OwedOutcome>, { momentId }: OwedStep): Promise<PaidBack> {
    const { todo, refusal, error, notSent } = await outcome;
    // Where it is not known, the record says already that it was begun. Nobody waits for the writing: it is kept in the browser until it is done.
    if (error === null) void withRecord((flow) => flow.keepRefund(todo), momentId);
    return notSent === null ? { kind: 'asked', refusal, error } : { kind: 'not_sent', error: notSent };
  }

  /** The refund that was asked for before, as far as record and page tell. */
  function askedBefore(momentId: string) {
    const { stories } = core.getFacts();
    const story = stories.get(momentId);
    const edit = editOf(core.getFacts(), momentId);
    return todoWithRefund(story?.state === 'read' ? shownRecord(story.moment, edit).todos : (edit?.todos ?? []));
  }

  /** By the record as it stands now: the page may not have heard that somebody has done it by hand. */
  async function askAgain(step: OwedStep, refund: RefundTodo['refund']): Promise<PaidBack> {
    const { momentId, what } = step;
    const read = await retrying(ports.runtime, () => ports.moments.find(momentId));
    if (!read.ok) return { kind: 'asked', refusal: null, error: read.error };
    if (read.value === null) return { kind: 'asked', refusal: null, error: { kind: 'missing', what: 'moments' } };
    putStory(core, momentId, { state: 'read', moment: read.value });
    const { todos } = shownRecord(read.value, editOf(core.getFacts(), momentId));
    const asked = todoWithRefund(todos);
    // Since this page was told, the attempt has ended, or another was begun.
    if (asked !== null && (asked.refund.attempt !== refund.attempt || asked.refund.state === 'refused')) return { kind: 'elsewhere' };
    if (doneTodo(todos, what) === null) return cameTo(payOwed(ports, step, { refund, isFirst: false }), step);
    const outcome = await findOwed(ports, step, refund);
    return outcome === null ? { kind: 'done_by_hand' } : cameTo(outcome, step);
  }

  return {
    async candidates({ customerId }) {
      const executor = chosen();
      if (executor === null) return { kind: 'failed', error: { kind: 'not_set_up', what: 'executor' } };
      const read = await core.ports.workspace.readTicket({ causeFieldId: null, ...executor.wants });
      if (!read.ok) return { kind: 'failed', error: { kind: 'unreachable', what: 'users', cause: read.error } };
      const { requester } = read.value;
      // What somebody else paid is not theirs.
      if (requester.id !== customerId) return { kind: 'other_customer' };
      const found = await retrying(ports.runtime, () => executor.candidates(requester));
      return found.ok ? { kind: 'found', candidates: found.value } : { kind: 'failed', error: found.error };
    },
    payBack: (of, { what, candidateId, amount }) =>
      once(of.momentId, async () => {
        const executor = chosen();
        if (executor === null) return { kind: 'not_begun', error: { kind: 'not_set_up', what: 'executor' } };
        const before = askedBefore(of.momentId)?.refund;
        const attempt = nextAttempt(before);
        const step = stepOf(of, what);
        // Another page may have had it paid under this key, and its word been written over since.
        const earlier = before?.isTurnedAway === true ? await findOwed(ports, step, before) : null;
        if (earlier !== null) return cameTo(earlier, step);
        const begun = await beginOwed(ports, step, { executor: executor.name, candidateId, amount, attempt });
        if (begun.kind === 'not_begun') return begun;
        putStory(core, of.momentId, { state: 'read', moment: begun.moment });
        if (begun.kind === 'elsewhere') return { kind: 'elsewhere' };
        return cameTo(payOwed(ports, step, { refund: begun.todo.refund, isFirst: before?.isTurnedAway !== true }), step);
      }),
    askAgain: (of, { what, refund }) => once(of.momentId, () => askAgain(stepOf(of, what), refund)),
  };
}
