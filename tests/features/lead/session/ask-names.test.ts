import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { askNames } from '#features/lead/session/ask-names.ts';
import { createFakeDirectory } from '../../../fakes/fake-directory.ts';

function aCore() {
  const directory = createFakeDirectory();
  const core = aLeadCore(aWorld());
  return { directory, core: { ...core, ports: { ...core.ports, directory } } };
}

describe('the names of people', () => {
  it('are asked for once, of those who are not known yet', async () => {
    const { core, directory } = aCore();
    directory.names.set('11', 'Ben Sample').set('12', 'Cleo Sample');
    await askNames(core, ['91', '11', '', '11', '12']);
    await askNames(core, ['12', '11']);
    expect(directory.calls.map(({ keys }) => keys)).toEqual([['11', '12']]);
    expect(core.getState().names.get('12')).toBe('Cleo Sample');
  });

  it('are asked for a hundred at a time', async () => {
    const { core, directory } = aCore();
    await askNames(
      core,
      Array.from({ length: 201 }, (_, index) => `a${index}`),
    );
    expect(directory.calls.map(({ keys }) => keys.length)).toEqual([100, 100, 1]);
  });

  it('stay unknown where Zendesk cannot be asked, and nothing more is asked then', async () => {
    const { core, directory } = aCore();
    directory.faults.errorBefore = () => ({ kind: 'unavailable', what: 'users', status: 503 });
    await askNames(
      core,
      Array.from({ length: 150 }, (_, index) => `a${index}`),
    );
    expect(directory.calls).toHaveLength(1);
    expect(core.getState().names.size).toBe(1);
  });
});
