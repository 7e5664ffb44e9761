import { describe, expect, it } from 'vitest';
import { pastYear, pastLimits, monthlyBudgetFor, type PastMoment } from '#sandbox/world/past-year.ts';
import { openAccount } from '#sandbox/server/account.ts';

const NOW_MS = Date.parse('2026-11-28T12:00:00Z');
const DAY_MS = 86_400_000;

function past(moments: number, seed = 1): readonly PastMoment[] {
  const agentIds = Array.from({ length: 12 }, (_, index) => index + 1);
  return [...pastYear({ moments, seed, nowMs: NOW_MS, agentIds, nameOf: (id) => `Agent ${id} (sample)` })];
}

function dateOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}

function sums(moments: readonly PastMoment[], keyOf: (moment: PastMoment) => string): readonly number[] {
  const by = new Map<string, number>();
  for (const moment of moments) by.set(keyOf(moment), (by.get(keyOf(moment)) ?? 0) + amountOf(moment));
  return [...by.values()];
}

function amountOf({ giving }: PastMoment): number {
  return giving === null || giving.status === 'asked' || giving.status === 'declined' ? 0 : giving.amountMinor;
}

describe('the year that the sandbox makes up', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(past(400)).toEqual(past(400));
    expect(past(400, 2)).not.toEqual(past(400));
  });

  it('has as many moments as were asked for, oldest first, of the last year and none of the future', () => {
    const moments = past(2_000);
    expect(moments).toHaveLength(2_000);
    const times = moments.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(NOW_MS - 366 * DAY_MS);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW_MS);
  });

  it.each([300, 20_000])('stays within every limit with %d moments', (count) => {
    const moments = past(count);
    const largest = Math.max(...moments.map(amountOf));
    expect(largest).toBeGreaterThan(0);
    expect(largest).toBeLessThanOrEqual(pastLimits.gestureMinor);
    expect(Math.max(...sums(moments, ({ atMs }) => dateOf(atMs).slice(0, 7)))).toBeLessThanOrEqual(monthlyBudgetFor(count) * 100);
    expect(Math.max(...sums(moments, ({ atMs, agentId }) => `${agentId} ${dateOf(atMs)}`))).toBeLessThanOrEqual(pastLimits.agentDayMinor);
  });

  it('tells of every kind, of what was undone, declined and asked, with stories and without', () => {
    const moments = past(4_000);
    expect(new Set(moments.map(({ kind }) => kind))).toEqual(new Set(['external_win', 'internal_win', 'process_fix']));
    const statuses = new Set(moments.map(({ giving }) => giving?.status));
    expect(statuses).toEqual(new Set([undefined, 'given', 'voided', 'declined', 'asked']));
    const isTold = moments.map(({ story }) => story !== '');
    expect(isTold.filter(Boolean).length).toBeGreaterThan(moments.length / 2);
    expect(isTold).toContain(false);
    expect(new Set(moments.map(({ story }) => story)).size).toBeGreaterThan(1_500);
  });
});

describe('what the stories of the year say', () => {
  const moments = past(4_000);

  it('names in a win among colleagues whoever did it, who has not written it down themselves', () => {
    const wins = moments.filter(({ kind }) => kind === 'internal_win');
    expect(wins.length).toBeGreaterThan(50);
    for (const { agentId, writerId, story } of wins) {
      expect(story).toContain(`Agent ${agentId} (sample)`);
      expect(writerId).not.toBe(agentId);
    }
  });

  it('never ends a win with a customer who has not answered', () => {
    expect(moments.filter(({ story }) => /no answer/i.test(story))).toEqual([]);
  });
});

describe('the account with a past', () => {
  const account = openAccount(process.cwd(), { nowMs: NOW_MS, moments: 300 });
  const { world, tables } = account.api.state;

  it('has a record for every moment, and a ticket and a customer for each that was given', () => {
    const records = tables.get('service_moment')?.all() ?? [];
    expect(records).toHaveLength(300);
    for (const { fields } of records.filter((record) => record.fields['status'] !== undefined)) {
      expect(world.tickets.get(Number(fields['ticket']))?.requesterId).toBe(Number(fields['customer']));
      expect(world.customers.has(Number(fields['customer']))).toBe(true);
    }
  });

  it('holds in its journal what the records say was given', () => {
    const entries = tables.get('moment_entry')?.all() ?? [];
    const posted = entries.filter(({ fields }) => fields['kind'] === 'post' && fields['agent_day'] !== undefined);
    const given = (tables.get('service_moment')?.all() ?? []).filter(({ fields }) =>
      ['given', 'voided'].includes(String(fields['status'])),
    );
    expect(posted.map(({ fields }) => `${String(fields['moment'])} ${String(fields['amount_minor'])}`).toSorted()).toEqual(
      given.map(({ externalId, fields }) => `${String(externalId)} ${String(fields['amount_minor'])}`).toSorted(),
    );
    const undone = entries.filter(({ fields }) => fields['kind'] === 'reverse').map(({ fields }) => String(fields['moment']));
    expect(undone.toSorted()).toEqual(
      given
        .filter(({ fields }) => fields['status'] === 'voided')
        .map(({ externalId }) => String(externalId))
        .toSorted(),
    );
  });

  it('has the win of one agent written down by another', () => {
    const wins = (tables.get('service_moment')?.all() ?? []).filter(({ fields }) => fields['kind'] === 'internal_win');
    expect(wins.length).toBeGreaterThan(0);
    expect(wins.filter(({ fields, createdBy }) => String(fields['agent']) === String(createdBy))).toEqual([]);
  });

  it('has a budget that this fits into, and none of it where nothing is asked for', () => {
    expect(account.app.settings['team_monthly_budget']).toBe(String(monthlyBudgetFor(300)));
    const usual = openAccount(process.cwd(), { nowMs: NOW_MS });
    expect(usual.app.settings['team_monthly_budget']).toBeNull();
    expect(usual.api.state.tables.get('service_moment')?.size).toBe(0);
  });
});
