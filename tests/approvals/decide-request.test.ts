import { describe, expect, it } from 'vitest';
import { approve, decline, plantDeciding, question, standIn } from '#builders/a-decision.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { approveRequest } from '#approvals/decide-request.ts';
import { freeAt } from '#domain/journal/lease.ts';

const request = aRequest();
const world = (options: Parameters<typeof aWorld>[0] = {}): World => aWorld({ leadIds: LEADS, ...options });

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

  it('gives nothing where what the customer was given cannot be read', async () => {
    const here = world();
    await stored(here);
    here.journal.faults.errorBefore = ({ method }) => (method === 'search' ? DOWN : null);
    expect(await ran(here, approve(here, '21'))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    expect(here.journal.entries).toEqual([]);
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

  it('is approved though it was withdrawn in the record alone between the grant and the word about it', async () => {
    const here = world();
    await stored(here);
    here.moments.faults.errorBefore = ({ method }) => {
      // The second read is the one after the grant.
      if (method === 'findRequest' && here.journal.entries.length === 2) void here.moments.as('11').setStatus('asked-1', 'voided');
      return null;
    };
    expect(await ran(here, approve(here, '21'))).toEqual({ ok: true, value: undefined });
    expect(standIn(here)).toBe('approved');
  });

  it('is done where the record could not be written, and again writes the record only', async () => {
    const here = world();
    await stored(here);
    here.moments.faults.errorBefore = ({ method }) => (method === 'changeRequest' ? DOWN : null);
    expect(await ran(here, approve(here, '21'))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'moment' } });
    expect(here.live()).toMatchObject([{ state: 'granted', countsMinor: 4000 }]);
    expect(standIn(here)).toBe('approved');
    here.moments.faults.errorBefore = null;
    expect(await ran(here, approve(here, '22'))).toEqual({ ok: false, error: { kind: 'already', what: 'approved', byName: 'Lead 21' } });
    expect(await ran(here, approve(here, '21'))).toEqual({ ok: true, value: undefined });
    expect(here.journal.entries.map(({ kind }) => kind)).toEqual(['reserve', 'post']);
    expect(linesOf(here).at(-1)).toEqual(['approved', '21', 'Fine.']);
  });

  it('what one asked for oneself is refused', async () => {
    const here = world();
    const own = await stored(here, aRequest({ moment: { agentId: '21' } }));
    const { ports, terms } = atWork(here, '21');
    expect(await ran(here, approveRequest(ports, own, { amountMinor: 4000, text: '' }, terms))).toEqual({
      ok: false,
      error: { kind: 'own' },
    });
    expect(here.journal.entries).toEqual([]);
  });
});

it('approving while another lead is deciding says who, and until when, and gives nothing; after that it is open', async () => {
  const here = world();
  await stored(here);
  const reserve = plantDeciding(here, 'approve', { createdById: '22', amountMinor: 5000 });
  const deciding = { kind: 'deciding', byName: 'Lead 22', untilMs: freeAt(reserve.createdAtMs) };
  expect(await ran(here, approve(here, '21', 3000))).toEqual({ ok: false, error: deciding });
  expect(here.journal.entries).toHaveLength(1);
  here.time.pass(121_000);
  expect(await ran(here, approve(here, '21', 3000))).toEqual({ ok: true, value: undefined });
  expect(here.live()).toMatchObject([{ agentId: '21', state: 'granted', countsMinor: 3000 }]);
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
  expect(await ran(here, question(here, '21'))).toEqual({ ok: true, value: undefined });
  expect(standIn(here)).toBe('question');
  expect(await ran(here, approve(here, '22'))).toEqual({ ok: true, value: undefined });
  expect(linesOf(here).map(([kind]) => kind)).toEqual(['asked', 'question', 'approved']);
});
