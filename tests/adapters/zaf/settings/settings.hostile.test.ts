import { describe, expect, it } from 'vitest';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { EACH_HOSTILE } from '#builders/hostile-texts.ts';
import manifest from '../../../../manifest.json' with { type: 'json' };

const TEXTS = manifest.parameters.filter(({ name, type }) => type !== 'checkbox' && name !== 'currency').map(({ name }) => name);

describe('whatever stands in the settings', () => {
  it.each(EACH_HOSTILE)('permits no money that nobody wrote, and breaks nothing: %s', async (_name, text) => {
    const all = Object.fromEntries(TEXTS.map((name) => [name, text]));
    const { settings, problems } = await parseSettings({ currency: 'EUR', ...all });
    expect(problems.length).toBeGreaterThan(5);
    const { gestureMinor, agentDayMinor, customerWindowMinor, teamMonthMinor } = settings.limits;
    expect([gestureMinor, agentDayMinor, customerWindowMinor, teamMonthMinor]).toEqual([0, 0, 0, 0]);
  });

  it.each(EACH_HOSTILE.filter(([, text]) => text.length < 2_500 && !/[\n\r]/.test(text)))(
    'is a label of a cause as it was written: %s',
    async (_name, label) => {
      const policy = JSON.stringify({ version: '1', causes: [{ cause: 'broken_glass', label }] });
      const { settings } = await parseSettings({ currency: 'EUR', policy });
      const said = settings.policy.causes.find(({ cause }) => cause === 'broken_glass')?.label;
      expect([label, label.trim(), undefined]).toContain(said);
    },
  );
});
