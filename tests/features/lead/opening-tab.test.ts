import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { Place } from '#ports/page-address.ts';
import type { LeadTab } from '#features/lead/session/lead-tab.ts';
import type { LeadRole } from '#features/lead/session/role.ts';
import { type LeadTabId, tabsFor } from '#features/lead/tabs.ts';
import { sentences } from '../../ui/english.ts';

const ENGLISH = { load: () => Promise.resolve(sentences), fetch: () => undefined };

/** A tab of the app, whose script and sentences are there already. */
async function loaded(tab: LeadTab<LeadTabId>): Promise<LeadTab<LeadTabId>> {
  const module = { ...(await tab.load()), sentences: ENGLISH };
  return { ...tab, load: () => Promise.resolve(module) };
}

function anApprovedMoment(): Moment {
  const asked = anAskedMoment();
  const line: RequestLine = { kind: 'approved', byId: LENA.id, byName: 'Lena Sample', atMs: 0, text: '', amountMinor: 4000 };
  return { ...asked, decision: { ...asked.decision, request: [...(asked.decision.request ?? []), line] } };
}

interface Opening {
  readonly role?: LeadRole;
  readonly prepare?: (page: ReturnType<typeof aLeadPage>) => void;
}

async function opened(world: World, place?: Place, { role = 'lead', prepare = () => undefined }: Opening = {}) {
  const tabs = await Promise.all(tabsFor(role).map(loaded));
  const page = aLeadPage(world, { tabs, ...(place !== undefined && { place }) });
  const shown: (string | null)[] = [page.session.getState().shown];
  page.session.subscribe(() => {
    const now = page.session.getState().shown;
    if (now !== shown.at(-1)) shown.push(now);
  });
  prepare(page);
  page.session.start();
  await world.time.run();
  const asked = () => [...page.archive.calls.map(({ method }) => method), ...world.moments.calls.map(({ method }) => method)];
  return { ...page, shown, asked };
}

describe('the tab on which a lead’s page opens', () => {
  it('is Requests where any waits, which reads nothing of that again', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    world.moments.calls.length = 0;
    const { shown, asked, session } = await opened(world);
    expect(shown).toEqual([null, 'requests']);
    expect(asked()).toEqual(['newest', 'requests']);
    expect(session.core.getState().requestsWaiting).toBe(1);
  });

  it('is the line-up where none waits, which begins with the moments that were read', async () => {
    const { shown, asked, lineUps } = await opened(aWorld());
    expect(shown).toEqual([null, 'line_up']);
    expect(asked()).toEqual(['newest', 'requests']);
    expect(lineUps.calls.length).toBe(1);
  });

  it('is the line-up where whatever was asked is approved, and its agent delivers it', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anApprovedMoment());
    expect((await opened(world)).shown).toEqual([null, 'line_up']);
  });

  it('is the line-up where the index says that one waits, and the list that it was given since', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment({ status: 'given' }));
    expect((await opened(world)).shown).toEqual([null, 'line_up']);
  });

  it('is Requests where only the list could be read, and one waits in it', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    world.moments.faults.errorBefore = () => DOWN;
    expect((await opened(world)).shown).toEqual([null, 'requests']);
  });

  it('is Requests where nobody can tell, which reads for itself and says how that went', async () => {
    const { shown, session, asked } = await opened(aWorld(), undefined, {
      prepare: ({ archive }) => {
        archive.faults.errorBefore = () => DOWN;
      },
    });
    expect(shown).toEqual([null, 'requests']);
    expect(session.getState().opened.get('requests')).toMatchObject({ state: 'open' });
    expect(asked().filter((method) => method === 'newest')).toHaveLength(1);
  });

  it('is the one that the address names, and how many requests wait is read two seconds after that shows something', async () => {
    const world = aWorld();
    await world.moments.as('11').create(anAskedMoment());
    world.moments.calls.length = 0;
    const before: string[] = [];
    let tookMs = 0;
    const { shown, asked, session } = await opened(
      world,
      { tab: 'line_up', filter: {} },
      {
        prepare: ({ session: { core }, archive }) => {
          const { runtime } = core.ports;
          const startedMs = runtime.nowMs();
          core.subscribe(() => {
            if (core.getState().requestsWaiting === null) return;
            tookMs = runtime.nowMs() - startedMs;
            before.push(...archive.calls.map(({ method }) => method));
          });
        },
      },
    );
    expect(shown).toEqual(['line_up']);
    expect(before).toContain('page');
    expect(tookMs).toBeGreaterThanOrEqual(2_000);
    expect(asked()).not.toContain('newest');
    expect(asked().filter((method) => method === 'requests')).toHaveLength(2);
    expect(session.core.getState().requestsWaiting).toBe(1);
  });

  it('says how many requests wait also for an admin, and for whoever answers none reads nothing of that', async () => {
    const counts = await Promise.all(
      (['admin', 'agent'] as const).map(async (role) => {
        const world = aWorld();
        await world.moments.as('11').create(anAskedMoment());
        const { session } = await opened(world, { tab: 'line_up', filter: {} }, { role });
        return session.core.getState().requestsWaiting;
      }),
    );
    expect(counts).toEqual([1, null]);
  });

  it('counts again when another tab than Requests is shown after a while, and leaves the number where that fails', async () => {
    const world = aWorld();
    const { session, workspace } = await opened(world, { tab: 'line_up', filter: {} });
    expect(session.core.getState().requestsWaiting).toBe(0);
    await world.moments.as('11').create(anAskedMoment());
    world.time.pass(60_001);
    workspace.show();
    await world.time.run();
    expect(session.core.getState().requestsWaiting).toBe(1);
    world.moments.faults.errorBefore = () => DOWN;
    world.time.pass(60_001);
    workspace.show();
    await world.time.run();
    expect(session.core.getState().requestsWaiting).toBe(1);
  });

  it('is for whoever answers no requests the line-up, at once', async () => {
    const { shown, asked } = await opened(aWorld(), undefined, { role: 'agent' });
    expect(shown).toEqual(['line_up']);
    expect(asked()).not.toContain('newest');
  });

  it('is left for one that somebody presses meanwhile, and Back leads to it', async () => {
    const world = aWorld();
    const { shown, session, address } = await opened(world, undefined, {
      prepare: (opening) => {
        const { newest } = opening.archive;
        opening.archive.newest = async () => {
          await Promise.resolve();
          opening.session.show('limits');
          return newest();
        };
      },
    });
    expect(shown).toEqual([null, 'limits']);
    address.back();
    await world.time.run();
    expect(session.getState().shown).toBe('line_up');
  });

  it('stays null while the answer is waited for, also after Back, and is asked for once', async () => {
    const world = aWorld();
    const answers: (() => void)[] = [];
    const { shown, session, address } = await opened(world, undefined, {
      prepare: ({ archive }) => {
        const { newest } = archive;
        archive.newest = async () => {
          await new Promise<void>((resolve) => {
            answers.push(resolve);
          });
          return newest();
        };
      },
    });
    session.show('limits');
    address.back();
    await world.time.run();
    expect(shown).toEqual([null, 'limits', null]);
    for (const answer of answers) answer();
    await world.time.run();
    expect(shown).toEqual([null, 'limits', null, 'line_up']);
    expect(answers).toHaveLength(1);
  });

  it('is not told twice: what was read for it is read again by a tab that opens later', async () => {
    const world = aWorld();
    const { session, asked } = await opened(world);
    session.show('requests');
    await world.time.run();
    expect(asked()).toEqual(['newest', 'requests', 'requests', 'requests']);
  });
});
