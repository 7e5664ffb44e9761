import { describe, expect, it } from 'vitest';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';

describe('the setting service_standard', () => {
  it('holds lines for one cause and lines for all', async () => {
    const text =
      'Say sorry first.\r\n\n late_delivery : Tell them when it comes: today.\ntone: warm\nbroken_glass: Send a new one.\nother:';
    const policy = JSON.stringify({ version: '1', causes: [{ cause: 'broken_glass' }] });
    expect((await parseSettings({ currency: 'EUR', service_standard: text, policy })).settings.serviceStandard).toEqual([
      { cause: null, text: 'Say sorry first.', reason: '', unless: '' },
      { cause: 'late_delivery', text: 'Tell them when it comes: today.', reason: '', unless: '' },
      { cause: null, text: 'tone: warm', reason: '', unless: '' },
      { cause: 'broken_glass', text: 'Send a new one.', reason: '', unless: '' },
    ]);
  });

  it('holds behind bars why it is so, and when deviating is right', async () => {
    const text = 'late_delivery: Find it first. | They want their thing. | It is too late for it.\nBe kind |\nSay | why | a | b';
    expect((await parseSettings({ currency: 'EUR', service_standard: text })).settings.serviceStandard).toEqual([
      { cause: 'late_delivery', text: 'Find it first.', reason: 'They want their thing.', unless: 'It is too late for it.' },
      { cause: null, text: 'Be kind', reason: '', unless: '' },
      { cause: null, text: 'Say', reason: 'why', unless: 'a | b' },
    ]);
  });

  it('says in a line of its own in which language the others are, wherever that stands', async () => {
    const text = 'Sagt zuerst Entschuldigung.\nLanguage: de-AT \nSeid freundlich. | Es hilft.';
    expect((await parseSettings({ currency: 'EUR', service_standard: text })).settings.serviceStandard).toEqual([
      { cause: null, text: 'Sagt zuerst Entschuldigung.', reason: '', unless: '', language: 'de-AT' },
      { cause: null, text: 'Seid freundlich.', reason: 'Es hilft.', unless: '', language: 'de-AT' },
    ]);
    const [line] = (await parseSettings({ currency: 'EUR', service_standard: 'language: plain and short' })).settings.serviceStandard;
    expect(line).toEqual({ cause: null, text: 'language: plain and short', reason: '', unless: '' });
  });

  it('is cut where it is longer than anyone reads: after 200 lines', async () => {
    const long = await parseSettings({ currency: 'EUR', service_standard: 'line\n'.repeat(200) });
    expect(long.settings.serviceStandard).toHaveLength(200);
    expect(long.problems).toEqual([]);
    const { settings, problems } = await parseSettings({ currency: 'EUR', service_standard: 'line\n'.repeat(201) });
    expect(settings.serviceStandard).toHaveLength(200);
    expect(problems).toMatchObject([{ setting: 'service_standard', problem: 'too_long', used: 'first_lines' }]);
  });
});
