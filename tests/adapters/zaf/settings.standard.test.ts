import { describe, expect, it } from 'vitest';
import { parseSettings } from '#adapters/zaf/settings.ts';

describe('the setting service_standard', () => {
  it('holds lines for one cause and lines for all', async () => {
    const text =
      'Say sorry first.\r\n\n late_delivery : Tell them when it comes: today.\ntone: warm\nbroken_glass: Send a new one.\nother:';
    const policy = JSON.stringify({ version: '1', causes: [{ cause: 'broken_glass' }] });
    expect((await parseSettings({ service_standard: text, policy })).settings.serviceStandard).toEqual([
      { cause: null, text: 'Say sorry first.' },
      { cause: 'late_delivery', text: 'Tell them when it comes: today.' },
      { cause: null, text: 'tone: warm' },
      { cause: 'broken_glass', text: 'Send a new one.' },
    ]);
  });

  it('is cut where it is longer than anyone reads', async () => {
    const { settings, problems } = await parseSettings({ service_standard: 'line\n'.repeat(201) });
    expect(settings.serviceStandard).toHaveLength(200);
    expect(problems).toMatchObject([{ setting: 'service_standard', problem: 'too_long', used: 'first_lines' }]);
  });
});
