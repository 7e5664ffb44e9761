import { describe, expect, it } from 'vitest';
import { aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { createPeopleLooks } from '#features/lead/insights/people-state.ts';

function opened() {
  const world = aWorld();
  const page = aLeadPage(world);
  const looks = createPeopleLooks(page.session.core);
  const done = async (acting: Promise<void>): Promise<void> => {
    await world.time.run();
    await acting;
  };
  return { ...page, world, looks, done };
}

function employ({ directory }: ReturnType<typeof opened>, count: number): void {
  for (let id = 1; id <= count; id += 1) directory.names.set(String(id), '');
}

describe('who may give', () => {
  it('is read page by page, once', async () => {
    const page = opened();
    employ(page, 150);
    await page.done(page.looks.loadTeam());
    await page.done(page.looks.loadTeam());
    expect(page.looks.getState().teamIds?.size).toBe(150);
    expect(page.directory.calls).toHaveLength(2);
  });

  it('is not known where it cannot be read, and is asked for again', async () => {
    const page = opened();
    employ(page, 1);
    page.directory.faults.errorBefore = () => DOWN;
    await page.done(page.looks.loadTeam());
    expect(page.looks.getState()).toMatchObject({ teamIds: null, teamError: DOWN });
    page.directory.faults.errorBefore = () => null;
    await page.done(page.looks.loadTeam());
    expect(page.looks.getState()).toMatchObject({ teamIds: new Set(['1']), teamError: null });
  });

  it('is not told of more than two thousand', async () => {
    const page = opened();
    employ(page, 2001);
    await page.done(page.looks.loadTeam());
    expect(page.looks.getState()).toMatchObject({ teamIds: null, teamError: { kind: 'too_much_to_read' } });
    expect(page.directory.calls).toHaveLength(20);
  });
});

describe('whose tickets these are', () => {
  const ADA = { customerId: '701', name: 'Ada Example', locale: 'de' };

  it('is asked once for each', async () => {
    const page = opened();
    page.people.customers.set('501', ADA);
    await page.done(page.looks.ask(['501', '502']));
    await page.done(page.looks.ask(['501', '502']));
    expect(page.looks.getState().customers).toEqual(new Map([['501', ADA]]));
    expect(page.people.calls).toHaveLength(1);
  });

  it('is asked again where it could not be read', async () => {
    const page = opened();
    page.people.customers.set('501', ADA);
    page.people.faults.errorBefore = () => DOWN;
    await page.done(page.looks.ask(['501']));
    expect(page.looks.getState().customersError).toEqual(DOWN);
    page.people.faults.errorBefore = () => null;
    await page.done(page.looks.ask(['501']));
    expect(page.looks.getState()).toMatchObject({ customersError: null, customers: new Map([['501', ADA]]) });
  });
});

describe('a copied reply', () => {
  it('is said of the customer whose it is', async () => {
    const page = opened();
    await page.done(page.looks.copy('701', 'Hello.'));
    expect(page.looks.getState().copying).toEqual({ phase: 'copied', customerId: '701' });
  });

  it('stands there to copy by hand where the browser refuses', async () => {
    const page = opened();
    page.output.mayCopy = false;
    await page.done(page.looks.copy('701', 'Hello.'));
    expect(page.looks.getState().copying).toEqual({ phase: 'refused', customerId: '701', text: 'Hello.' });
  });
});

describe('the limit of a day', () => {
  it('is the one that holds now, by what leads have chosen', async () => {
    const page = opened();
    await page.done(page.looks.loadLimit());
    expect(page.looks.getState()).toMatchObject({ dayLimit: { minor: 10_000 }, limitError: null });
  });

  it('is not known where the journal cannot be read', async () => {
    const page = opened();
    failing(page.world, 'tail');
    await page.done(page.looks.loadLimit());
    expect(page.looks.getState()).toMatchObject({ dayLimit: null, limitError: DOWN });
  });
});
