import { describe, expect, it } from 'vitest';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { aWorld } from '#builders/a-world.ts';
import { STORY_LENGTH_AT_MOST } from '#domain/moments/moment.ts';
import { More } from '#features/ticket/suggestion/controls/More.tsx';
import type { SessionState } from '#features/ticket/session/session-state.ts';
import type { Settings } from '#ports/settings.ts';
import { byLabel, byRole, pressed, typed, until } from '../../../../ui/rendered.tsx';
import { type Shown, shown } from '../../shown.tsx';

function more(own: Partial<Settings> = {}, over: Partial<SessionState> = {}): Promise<Shown> {
  return shown((state, session) => <More state={{ ...state, ...over }} session={session} />, {
    world: aWorld({ settings: parsedSettings(own) }),
  });
}

const standard = { cause: 'late_delivery', text: 'We find it first.', reason: 'They want it.', unless: 'It is too late.' };
const general = { cause: null, text: 'We answer today.', reason: '', unless: '' };
const lines = ({ screen }: Shown): readonly string[] => [...screen.querySelectorAll('.quiet p')].map(({ textContent }) => textContent);

describe("the team's own standard", () => {
  it('for this cause stands with its reason and its exception, in a direction of their own', async () => {
    expect(lines(await more({ serviceStandard: [general, standard] }))).toEqual([
      'Our standard: We find it first.',
      'Why: They want it.',
      'When to deviate: It is too late.',
    ]);
  });

  it('is read aloud in the language that the settings name for it', async () => {
    const { screen } = await more({ serviceStandard: [{ ...standard, language: 'de' }] });
    expect([...screen.querySelectorAll('bdi[lang="de"]')].map(({ textContent }) => textContent)).toEqual([
      'We find it first.',
      'They want it.',
      'It is too late.',
    ]);
  });

  it('is the general one where there is none for this cause, and nothing where there is none at all', async () => {
    expect(lines(await more({ serviceStandard: [general, { ...standard, cause: 'outage' }] }))).toEqual(['Our standard: We answer today.']);
    expect(lines(await more())).toEqual([]);
  });
});

describe('what most gestures do without', () => {
  it('is a press away: what the reply says, and an idea for a smile', async () => {
    const at = await more();
    for (const name of ['Edit reply', 'An idea to make them smile'])
      expect(byRole(at.screen, 'button', name).getAttribute('aria-expanded')).toBe('false');
    const fields = (): number => at.screen.querySelectorAll('textarea:not([aria-hidden])').length;
    expect(fields()).toBe(1);
    await pressed(byRole(at.screen, 'button', 'Edit reply'), () => at.settle());
    await until(() => fields() === 2);
    expect(fields()).toBe(2);
  });

  it('is the story as well, kept as it is typed and no longer than a moment keeps it', async () => {
    const at = await more();
    await typed(byLabel(at.screen, 'Story'), 'It was for a wedding.');
    expect(at.session.getState().choice.story).toBe('It was for a wedding.');
    expect(byLabel(at.screen, 'Story').maxLength).toBe(STORY_LENGTH_AT_MOST);
    expect(byLabel(at.screen, 'Story').readOnly).toBe(false);
  });

  it('takes no other story while something is given', async () => {
    const at = await more({}, { giving: { phase: 'working', step: 'look' } });
    expect(byLabel(at.screen, 'Story').readOnly).toBe(true);
  });
});
