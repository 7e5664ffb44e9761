import { describe, expect, it, vi } from 'vitest';
import { DOWN } from '#builders/a-page.ts';
import { ExportPanel, exportSentence } from '#features/lead/setup/export/ExportPanel.tsx';
import type { ExportFormat, ExportState, ExportedObject } from '#features/lead/setup/export/export-state.ts';
import { around } from '../../../../ui/around.tsx';
import { sentences } from '../../../../ui/english.ts';
import { byRole, pressed, rendered } from '../../../../ui/rendered.tsx';

async function shown(phase: ExportState['phase']) {
  const onStart = vi.fn<() => Promise<void>>(() => Promise.resolve());
  const onStop = vi.fn<() => void>();
  const onHand = vi.fn<(object: ExportedObject, format: ExportFormat, how: 'save' | 'open') => void>();
  const screen = await rendered(
    around(<ExportPanel phase={phase} read={{ moments: 1200, journal: 3 }} onStart={onStart} onStop={onStop} onHand={onHand} />),
  );
  return { screen, onStart, onStop, onHand };
}

describe('the panel of the export', () => {
  it('says what is taken along and why before it begins', async () => {
    const { screen, onStart } = await shown({ name: 'idle' });
    expect(screen.textContent).toContain('Do this before you remove the app, because removing it may delete them.');
    expect(screen.textContent).not.toContain('Read: ');
    await pressed(byRole(screen, 'button', 'Load everything'));
    expect(onStart.mock.calls).toHaveLength(1);
  });

  it.each(['reading', 'waiting'] as const)('can be stopped while it is %s, and says how far it has come', async (name) => {
    const { screen, onStop } = await shown({ name });
    expect(screen.textContent).toContain('Loaded: moments 1,200, journal entries 3.');
    await pressed(byRole(screen, 'button', 'Stop'));
    expect(onStop.mock.calls).toHaveLength(1);
  });

  it('says why it does not go on, and goes on', async () => {
    const { screen, onStart } = await shown({ name: 'failed', error: DOWN });
    expect(screen.textContent).toContain('Loading could not continue. Zendesk has a problem');
    expect(screen.querySelector('pre')?.textContent).toContain('Fault: unavailable');
    await pressed(byRole(screen, 'button', 'Continue loading'));
    expect(onStart.mock.calls).toHaveLength(1);
  });

  it('gives each file by its own button once everything is read, and none before', async () => {
    const { screen, onHand } = await shown({ name: 'done' });
    for (const how of ['Save', 'Open'])
      for (const file of ['moments (CSV)', 'moments (JSON)', 'journal (CSV)', 'journal (JSON)'])
        await pressed(byRole(screen, 'button', `${how} the ${file}`));
    expect(onHand.mock.calls).toEqual([
      ['moments', 'csv', 'save'],
      ['moments', 'json', 'save'],
      ['journal', 'csv', 'save'],
      ['journal', 'json', 'save'],
      ['moments', 'csv', 'open'],
      ['moments', 'json', 'open'],
      ['journal', 'csv', 'open'],
      ['journal', 'json', 'open'],
    ]);
    expect((await shown({ name: 'stopped' })).screen.textContent).not.toContain('Save');
  });
});

describe('what is said aloud of the export', () => {
  it('is nothing before it begins', () => {
    expect(exportSentence(sentences, { phase: { name: 'idle' }, read: { moments: 0, journal: 0 } })).toBe('');
  });

  it('tells a wait from reading', () => {
    const read = { moments: 1, journal: 0 };
    expect(exportSentence(sentences, { phase: { name: 'waiting' }, read })).toContain('Zendesk limits how often it can be asked.');
  });
});
