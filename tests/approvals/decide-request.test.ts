import { describe, expect, it } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { createMortal } from '#builders/with-crash.ts';
import { approveRequest, askBack, declineRequest } from '#approvals/decide-request.ts';
import type { DecideError } from '#approvals/request-record.ts';
import { withdrawRequest } from '#approvals/ask-lead.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { requestStatusOf } from '#domain/moments/request-status.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { Result } from '#domain/shared/result.ts';

const request = aRequest();
const world = (options: Parameters<typeof aWorld>[0] = {}): World => aWorld({ leadIds: LEADS, ...options });

function approve(of: World, leadId: string, amountMinor = 4000): Promise<Result<void, DecideError>> {
  const { ports, terms } = atWork(of, leadId);
  return approveRequest(ports, request, { amountMinor, text: 'Fine.' }, terms);
}

function decline(of: World, leadId: string): Promise<Result<void, DecideError>> {
  const { ports, terms } = atWork(of, leadId);
  return declineRequest(ports, request, { text: 'Not ours.' }, terms);
}

/** Where the request stands for everybody who reads it now. */
function standIn(of: World): string {
  const { createdById, createdAtMs, ...moment } = of.moments.moments.get('asked-1') ?? {
    ...request.moment,
    createdById: '',
    createdAtMs: 0,
  };
  const read: MomentRequest = { moment, lines: moment.decision.request ?? [], createdById, createdAtMs };
  return requestStatusOf(read, of.live().find(({ momentId }) => momentId === 'asked-1') ?? null, LEADS).kind;
}

describe('approving', () => {
  it('grants the money under the name of the lead, for whoever asked, and says so in the record', async () => {
    const here = world();
    await stored(here);
    expect(await ran(here, approve(here, '21', 3000))).toEqual({ ok: true, value: undefined });
    expect(here.live()).toMatchObject([{ momentId: 'asked-1', agentId: '21', forAgentId: '11', countsMinor: 3000, state: 'granted' }]);
    expect(here.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
    expect(linesOf(here)).toEqual([
      ['asked', '11', 'It was a wedding.'],
      ['approved', '21', 'Fine.'],
    ]);
    expect(standIn(here)).toBe('approved');
  });

  it('is bound by the limit of the lead, whose own day it counts against', async () => {
    const here = world();
    await stored(here);
    expect(await ran(here, approve(here, '21', 10_001))).toMatchObject({ error: { kind: 'refused', refusal: { limit: 'gesture' } } });
    const { ports, terms } = atWork(here, '21', { limits: limits({ agentDayMinor: 5000 }) });
    here.journal.plant({ kind: 'reserve', momentId: 'own', createdById: '21', agentId: '21', amountMinor: 2000 });
    const answered = approveRequest(ports, request, { amountMinor: 4000, text: '' }, terms);
    expect(await ran(here, answered)).toMatchObject({ error: { kind: 'refused', refusal: { limit: 'agent_day', remaining: 3000 } } });
    expect(here.live().filter(({ momentId }) => momentId === 'asked-1')).toEqual([]);
    expect(standIn(here)).toBe('waiting');
  });

  it('counts what the customer was given long before', async () => {
    const here = world();
    await stored(here);
    plantGiven(here.journal, {
      momentId: 'earlier',
      customerId: '701',
      amountMinor: 2000,
      createdAtMs: here.time.nowMs() - 20 * 86_400_000,
    });
    for (let index = 0; index < 150; index += 1) {
      here.journal.plant({ kind: 'reserve', momentId: `f${index}`, createdAtMs: here.time.nowMs() - 15 * 86_400_000 + index });
    }
    const { ports, terms } = atWork(here, '21', { limits: limits({ customerWindowMinor: 5000 }) });
    expect(await ran(here, approveRequest(ports, request, { amountMinor: 4000, text: '' }, terms))).toMatchObject({
      error: { kind: 'refused', refusal: { limit: 'customer_window', remaining: 3000 } },
    });
  });

  it('twice gives once, and says who was first', async () => {
    const here = world();
    await stored(here);
    await ran(here, approve(here, '21', 3000));
    for (const leadId of ['21', '22']) {
      expect(await ran(here, approve(here, leadId, 5000))).toEqual({
        ok: false,
        error: { kind: 'already', what: 'approved', byName: 'Lead 21' },
      });
    }
    expect(here.live()).toMatchObject([{ countsMinor: 3000, agentId: '21' }]);
  });

  it('what has ended meanwhile reserves nothing', async () => {
    for (const status of ['given', 'declined', 'voided'] as const) {
      const here = world();
      await stored(here, aRequest({ moment: { status } }));
      expect(await ran(here, approve(here, '21'))).toMatchObject({ ok: false, error: { kind: 'already' } });
      expect(here.journal.entries).toEqual([]);
    }
    const here = world();
    expect(await ran(here, approve(here, '21'))).toEqual({ ok: false, error: { kind: 'not_found' } });
  });

  it('steps back where it is withdrawn between the grant and the word about it', async () => {
    const here = world();
    await stored(here);
    here.moments.faults.errorBefore = ({ method }) => {
      // The second read is the one after the grant.
      if (method === 'findRequest' && here.journal.entries.length === 2) void here.moments.as('11').setStatus('asked-1', 'voided');
      return null;
    };
    expect(await ran(here, approve(here, '21'))).toMatchObject({ ok: false, error: { kind: 'already', what: 'withdrawn' } });
    expect(here.live()).toEqual([]);
  });

  it('goes on where an earlier attempt has granted and not said so', async () => {
    const here = world();
    await stored(here);
    here.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    expect(await ran(here, approve(here, '21'))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'moment' } });
    expect(here.live()).toMatchObject([{ state: 'granted', countsMinor: 4000 }]);
    expect(standIn(here)).toBe('waiting');
    here.moments.faults.errorBefore = null;
    expect(await ran(here, approve(here, '21', 3500))).toEqual({ ok: true, value: undefined });
    expect(here.live()).toMatchObject([{ countsMinor: 3500 }]);
    expect(standIn(here)).toBe('approved');
  });

  it('takes the place of what another lead granted and never said, once they cannot be deciding any more', async () => {
    const here = world();
    await stored(here);
    const { life, withCrash } = createMortal();
    const dead = atWork(here, '22');
    void approveRequest({ ...dead.ports, moments: withCrash(dead.ports.moments) }, request, { amountMinor: 4000, text: '' }, dead.terms);
    life.end({ atCall: 2, when: 'before' });
    await here.time.run();
    expect(here.live()).toMatchObject([{ agentId: '22', state: 'granted' }]);
    const untilMs = freeAt(here.journal.entries[0]?.createdAtMs ?? 0);
    expect(await ran(here, approve(here, '21'))).toEqual({ ok: false, error: { kind: 'deciding', byName: 'Lead 22', untilMs } });
    here.time.pass(120_000);
    expect(await ran(here, approve(here, '21'))).toEqual({ ok: true, value: undefined });
    expect(here.live()).toMatchObject([{ agentId: '21', countsMinor: 4000 }]);
    expect(standIn(here)).toBe('approved');
  });
});

it('approving while another lead is deciding says who, and until when, and gives nothing; after that it is open', async () => {
  const here = world();
  await stored(here);
  const reserve = here.journal.plant({
    kind: 'reserve',
    momentId: 'asked-1',
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    createdById: '22',
    amountMinor: 5000,
    detail: { agentName: 'Lead 22' },
  });
  const deciding = { kind: 'deciding', byName: 'Lead 22', untilMs: freeAt(reserve.createdAtMs) };
  expect(await ran(here, approve(here, '21', 3000))).toEqual({ ok: false, error: deciding });
  expect(here.journal.entries).toHaveLength(1);
  here.time.pass(121_000);
  expect(await ran(here, approve(here, '21', 3000))).toEqual({ ok: true, value: undefined });
  expect(here.live()).toMatchObject([{ agentId: '21', state: 'granted', countsMinor: 3000 }]);
});

describe.each(['reject', 'allow'] as const)('two leads at once, where the server is to %s a second key,', (duplicateExternalId) => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('approve once: seed %i', async (seed) => {
    const here = world({ seed, duplicateExternalId });
    await stored(here);
    here.slow(900);
    const both = [approve(here, '21', 3000), approve(here, '22', 5000)];
    await here.time.run();
    const answered = await Promise.all(both);
    const live = here.live().filter(({ momentId }) => momentId === 'asked-1');
    expect(live.length).toBeLessThanOrEqual(1);
    expect(answered.some(({ ok }) => ok)).toBe(live.length === 1);
    expect(standIn(here)).toBe(live.length === 1 ? 'approved' : 'waiting');
  });

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    'approve within the limit under faults, and end in one or none: seed %i',
    async (seed) => {
      const here = world({ seed, duplicateExternalId });
      await stored(here);
      here.slow(500);
      here.trouble({ errors: 0.2, lostReplies: 0.1 });
      const both = [approve(here, '21', 3000), approve(here, '22', 5000)];
      await here.time.run();
      await Promise.all(both);
      here.trouble({ errors: 0, lostReplies: 0 });
      here.time.pass(130_000);
      const again = await ran(here, approve(here, '21', 3000));
      expect(again.ok || again.error.kind === 'already').toBe(true);
      expect(here.live().filter(({ momentId }) => momentId === 'asked-1')).toHaveLength(1);
      expect(standIn(here)).toBe('approved');
    },
  );

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('of whom one declines, agree in the end: seed %i', async (seed) => {
    const here = world({ seed, duplicateExternalId });
    await stored(here);
    here.slow(900);
    const approved = approve(here, '21');
    const declined = decline(here, '22');
    await here.time.run();
    const [yes, no] = await Promise.all([approved, declined]);
    // Never both; where each stepped back for the other, the request waits as before.
    expect(yes.ok && no.ok).toBe(false);
    expect(standIn(here)).toBe(yes.ok ? 'approved' : no.ok ? 'declined' : 'waiting');
    expect(here.live()).toHaveLength(yes.ok ? 1 : 0);
  });

  it.each(Array.from({ length: 40 }, (_, index) => index + 1))('and an agent who withdraws, agree in the end: seed %i', async (seed) => {
    const here = world({ seed, duplicateExternalId });
    await stored(here);
    here.slow(900);
    const agent = atWork(here, '11');
    const approved = [approve(here, '21'), approve(here, '22')];
    const withdrawn = withdrawRequest(agent.ports, request, agent.terms);
    await here.time.run();
    const yes = await Promise.all(approved);
    const no = await withdrawn;
    const isApproved = yes.some(({ ok }) => ok);
    expect(isApproved && no.ok).toBe(false);
    expect(standIn(here)).toBe(isApproved ? 'approved' : no.ok ? 'withdrawn' : 'waiting');
  });
});

describe('declining', () => {
  it('says why, and by whom', async () => {
    const here = world();
    await stored(here);
    expect(await ran(here, decline(here, '21'))).toEqual({ ok: true, value: undefined });
    expect(linesOf(here).at(-1)).toEqual(['declined', '21', 'Not ours.']);
    expect(standIn(here)).toBe('declined');
    expect(await ran(here, decline(here, '22'))).toEqual({ ok: false, error: { kind: 'already', what: 'declined', byName: 'Lead 21' } });
  });

  it('what was approved is refused', async () => {
    const here = world();
    await stored(here);
    await ran(here, approve(here, '21'));
    expect(await ran(here, decline(here, '22'))).toEqual({ ok: false, error: { kind: 'already', what: 'approved', byName: 'Lead 21' } });
    expect(standIn(here)).toBe('approved');
  });
});

it('asking back leaves the request waiting, for any lead to decide', async () => {
  const here = world();
  await stored(here);
  const { ports, terms } = atWork(here, '21');
  expect(await ran(here, askBack(ports, request, { text: 'How late?' }, terms))).toEqual({ ok: true, value: undefined });
  expect(standIn(here)).toBe('question');
  expect(await ran(here, approve(here, '22'))).toEqual({ ok: true, value: undefined });
  expect(linesOf(here).map(([kind]) => kind)).toEqual(['asked', 'question', 'approved']);
});
