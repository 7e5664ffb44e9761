import { describe, expect, it } from 'vitest';
import { approve, decline, plantDeciding, question, standIn } from '#builders/a-decision.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { type Answer, answerError, approveRequest, parseAnswer } from '#approvals/decide-request.ts';
import { freeAt } from '#domain/journal/lease.ts';

const request = aRequest();
const world = (options: Parameters<typeof aWorld>[0] = {}): World => aWorld({ leadIds: LEADS, ...options });

/** The request's moment, of which nobody may give more than this. */
function bounded(mostMinor: number | null): typeof request.moment {
  const range = { lowMinor: 0, highMinor: 0, mostMinor };
  return { ...request.moment, decision: { ...request.moment.decision, range } };
}

function approving(amountText: string): Answer {
  return { kind: 'approve', amountText, text: '' };
}

describe('what a lead types', () => {
  it.each<[Answer, object]>([
    [
      { kind: 'approve', amountText: '40', text: '' },
      { ok: true, value: { kind: 'approve', amountMinor: 4000, text: '' } },
    ],
    [
      { kind: 'approve', amountText: ' 12,50 ', text: ' ok ' },
      { ok: true, value: { kind: 'approve', amountMinor: 1250, text: 'ok' } },
    ],
    [
      { kind: 'approve', amountText: '', text: '' },
      { ok: false, error: 'missing' },
    ],
    [
      { kind: 'approve', amountText: '-1', text: '' },
      { ok: false, error: 'negative' },
    ],
    [
      { kind: 'approve', amountText: 'ten', text: '' },
      { ok: false, error: 'not_a_number' },
    ],
    [
      { kind: 'approve', amountText: '1.2345', text: '' },
      { ok: false, error: 'too_precise' },
    ],
    [
      { kind: 'approve', amountText: '1', text: 'a'.repeat(501) },
      { ok: false, error: 'too_long' },
    ],
    [
      { kind: 'decline', text: ' ' },
      { ok: false, error: 'missing_text' },
    ],
    [
      { kind: 'decline', text: 'Not ours.' },
      { ok: true, value: { kind: 'decline', text: 'Not ours.' } },
    ],
    [
      { kind: 'question', text: '' },
      { ok: false, error: 'missing_text' },
    ],
    [
      { kind: 'question', text: 'How late?' },
      { ok: true, value: { kind: 'question', text: 'How late?' } },
    ],
  ])('%j is read as %j', (answer, parsed) => {
    expect(parseAnswer(answer, request.moment)).toEqual(parsed);
  });

  it('is nothing only where the gesture is no money', () => {
    const nothing: Answer = { kind: 'approve', amountText: '0', text: '' };
    expect(answerError(nothing, request.moment)).toBe('missing');
    expect(answerError(nothing, { ...request.moment, gesture: 'call' })).toBeNull();
    expect(answerError({ kind: 'decline', text: '' }, request.moment)).toBe('missing_text');
  });

  it('is never more than anybody may give for it, where that was known', () => {
    expect(answerError(approving('30'), bounded(3000))).toBeNull();
    expect(answerError(approving('30.01'), bounded(3000))).toBe('over_most');
    expect(answerError(approving('0.01'), bounded(0))).toBe('over_most');
    expect(answerError(approving('3000'), bounded(null))).toBeNull();
    expect(answerError({ kind: 'decline', text: 'No.' }, bounded(0))).toBeNull();
  });
});

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
