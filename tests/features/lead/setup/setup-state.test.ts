import { describe, expect, it } from 'vitest';
import { LENA, aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { leadsGroupCheck } from '#features/lead/setup/checks/leads-group.ts';
import { leadsTriggerCheck } from '#features/lead/setup/checks/leads-trigger.ts';
import type { SetupMend } from '#features/lead/setup/checks/setup-check.ts';
import { createSetup } from '#features/lead/setup/setup-state.ts';
import { lastValue } from '#ports/section.ts';
import { createFakeSettings } from '../../../fakes/fake-settings.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

async function opened() {
  const settingsStore = createFakeSettings(parsedSettings());
  const page = aLeadPage(aWorld(), { agent: { ...LENA, isAdmin: true }, settingsStore });
  const setup = createSetup(page.session.core, [leadsGroupCheck, leadsTriggerCheck]);
  await setup.load();
  const states = (): readonly string[] => (lastValue(setup.getState().checked) ?? []).map(({ finding }) => finding.state);
  const mendOf = (id: string): SetupMend => {
    const found = lastValue(setup.getState().checked)?.find(({ check }) => check.id === id)?.finding;
    if (found?.state !== 'wrong' || found.mend === null) throw new Error(`${id} has nothing to mend`);
    return found.mend;
  };
  return { ...page, setup, states, mendOf, settingsStore };
}

describe('the setup of an account', () => {
  it('is checked with each reading made once', async () => {
    const { states, groups, triggers } = await opened();
    expect(states()).toEqual(['fine', 'wrong']);
    expect(groups.calls).toHaveLength(1);
    expect(triggers.calls).toHaveLength(1);
  });

  it('says by each check what that one could not read, and the others stand', async () => {
    const { setup, states, triggers } = await opened();
    triggers.faults.errorBefore = () => DOWN;
    await setup.load();
    expect(states()).toEqual(['fine', 'unread']);
    expect(setup.getState().checked.state).toBe('ready');
  });

  it('goes by the setting as it is at each look', async () => {
    const { setup, states, settingsStore } = await opened();
    settingsStore.set(parsedSettings({ leadsGroup: 'Nobody' }));
    await setup.load();
    expect(states()).toEqual(['wrong', 'wrong']);
  });

  it('is mended by one click, and read again before it is called done', async () => {
    const { setup, states, mendOf, triggers } = await opened();
    const phases: string[] = [];
    setup.subscribe(() => phases.push(setup.getState().mending.phase));
    await setup.mend('leads_trigger', mendOf('leads_trigger'));
    expect(states()).toEqual(['fine', 'fine']);
    expect(setup.getState().mending).toMatchObject({ phase: 'done', checkId: 'leads_trigger' });
    expect(phases.at(0)).toBe('working');
    expect(triggers.present).toHaveLength(1);
    await setup.load();
    expect(setup.getState().mending).toEqual({ phase: 'idle' });
  });

  it('says why it was not mended', async () => {
    const { setup, states, mendOf, triggers } = await opened();
    triggers.faults.errorBefore = ({ method }) => (method === 'create' ? DOWN : null);
    await setup.mend('leads_trigger', mendOf('leads_trigger'));
    expect(setup.getState().mending).toEqual({ phase: 'failed', checkId: 'leads_trigger', error: DOWN });
    expect(states()).toEqual(['fine', 'wrong']);
  });

  it('does one thing at a time: a second click makes no second trigger', async () => {
    const { setup, mendOf, triggers } = await opened();
    const mend = mendOf('leads_trigger');
    await Promise.all([setup.mend('leads_trigger', mend), setup.mend('leads_trigger', mend)]);
    expect(triggers.present).toHaveLength(1);
  });
});

describe('what the account was last measured to need', () => {
  it('is known once the journal has been read, which costs one page', async () => {
    const { setup, session } = await opened();
    expect(setup.getState().lastMeasured).toEqual({ listLag: null, rules: null });
    const rules = { searchDelayMs: null, duplicate: 'allowed' } as const;
    const measuredAtMs = session.core.ports.runtime.nowMs();
    const world = aWorld();
    world.journal.plant({
      kind: 'limits',
      momentId: 'measured-1',
      createdById: LENA.id,
      createdAtMs: measuredAtMs,
      detail: { listLag: { delayMs: 700, measuredAtMs }, measured: rules },
    });
    const measured = createSetup(aLeadPage(world, { agent: { ...LENA, isAdmin: true } }).session.core, []);
    expect(measured.getState().lastMeasured).toBeNull();
    await measured.load();
    expect(measured.getState().lastMeasured).toEqual({ listLag: { delayMs: 700, measuredAtMs }, rules });
  });

  it('stays what it was where the journal cannot be read', async () => {
    const world = aWorld();
    const setup = createSetup(aLeadPage(world, { agent: { ...LENA, isAdmin: true } }).session.core, []);
    world.journal.faults.errorBefore = () => DOWN;
    const loading = setup.load();
    await world.time.run();
    await loading;
    expect(setup.getState()).toMatchObject({ lastMeasured: null, checked: { state: 'ready' } });
  });
});
